//! Which series say what flows through a place: its own flows, and its appliances. Leaves out their
//! slots (`flow`).

use crate::model::energy::Has;
use domain::appliance::appliance_parts;
use domain::place::Aspect;
use domain::{Appliance, Building, BuildingId, Channel, Flow, Meter, MeterId, SeriesId, SiteId, Utility, Zone};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Catalog, Owner};

/// An appliance of a place.
pub struct AppliancePart {
    /// The appliance.
    pub appliance: Appliance,
    /// Its series.
    pub series: Vec<Metered>,
}

impl AppliancePart {
    /// Its meters with their names, each once.
    pub fn meters(&self) -> Vec<(MeterId, String)> {
        let mut all: Vec<(MeterId, String)> = self.series.iter().map(|one| (one.meter_id, one.name.clone())).collect();
        all.sort();
        all.dedup();
        all
    }
}

/// A series of an appliance.
pub struct Metered {
    /// The series.
    pub series_id: SeriesId,
    /// Its sign: below 0 for what the appliance gives back.
    pub sign: f64,
    /// Its meter.
    pub meter_id: MeterId,
    /// The meter's name.
    pub name: String,
}

/// The series of a place.
pub struct Source {
    /// The place.
    pub owner: Owner,
    /// Its site.
    pub site_id: SiteId,
    /// The site's time zone.
    pub zone: Arc<Zone>,
    /// The flows that it has; what it buys is what it uses, where it only buys.
    pub flows: BTreeMap<Flow, SeriesId>,
    /// Its appliances.
    pub appliances: Vec<AppliancePart>,
}

impl Source {
    /// The series of a building or site; `None` if there is no such place.
    pub fn of(catalog: &Catalog, owner: Owner) -> Option<Self> {
        let (site_id, buildings): (SiteId, Vec<BuildingId>) = match owner {
            Owner::Building(id) => (catalog.buildings.get(&id)?.site_id, vec![id]),
            Owner::Site(id) => (catalog.sites.get(&id)?.site_id, buildings_of(catalog, id).map(|one| one.building_id).collect()),
            Owner::Channel(_) => return None,
        };
        let of_electricity = catalog.series_of_owner(owner).filter(|series| series.utility == Utility::Electricity);
        let mut flows: BTreeMap<Flow, SeriesId> =
            of_electricity.filter(|series| !series.parts.is_empty()).map(|series| (series.flow, series.series_id)).collect();
        if let Some(&used) = flows.get(&Flow::Use) {
            flows.entry(Flow::Import).or_insert(used);
        }
        Some(Self { owner, site_id, zone: catalog.zone(site_id), flows, appliances: appliances(catalog, &buildings) })
    }

    /// What the place has.
    pub fn has(&self) -> Has {
        let has = |flow| self.flows.contains_key(&flow);
        Has {
            grid: has(Flow::Import),
            sales: has(Flow::Export),
            generation: has(Flow::Generation),
            battery: has(Flow::Charge) || has(Flow::Discharge),
        }
    }

    /// Whether it only buys. Then nothing depends on the hour but the price.
    pub fn only_buys(&self) -> bool {
        let has = self.has();
        !has.sales && !has.generation && !has.battery
    }

    /// All its series, each once.
    pub fn series(&self) -> Vec<SeriesId> {
        let of_appliances = self.appliances.iter().flat_map(|part| part.series.iter().map(|one| one.series_id));
        let mut all: Vec<SeriesId> = self.flows.values().copied().chain(of_appliances).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// The buildings of a site.
pub fn buildings_of(catalog: &Catalog, site_id: SiteId) -> impl Iterator<Item = &Building> {
    catalog.buildings.values().filter(move |building| building.site_id == site_id)
}

/// The meters of a building with their channels that count somewhere.
pub fn metered(catalog: &Catalog, building_id: BuildingId) -> Vec<(&Meter, Vec<&Channel>)> {
    let counts = |channel: &&Channel| !catalog.redirects.contains_key(&channel.channel_id);
    let channels = |meter: &Meter| catalog.channels_of_meter(meter.meter_id).filter(counts).collect();
    catalog.meters_of(building_id).map(|meter| (meter, channels(meter))).collect()
}

fn appliances(catalog: &Catalog, buildings: &[BuildingId]) -> Vec<AppliancePart> {
    let mut found: BTreeMap<Appliance, AppliancePart> = BTreeMap::new();
    for &building_id in buildings {
        for (appliance, channels) in appliance_parts(&metered(catalog, building_id), Aspect::Energy) {
            let part = found.entry(appliance).or_insert_with(|| AppliancePart { appliance, series: Vec::new() });
            part.series.extend(channels.into_iter().filter_map(|(channel_id, sign)| {
                let channel = catalog.channels.get(&channel_id)?;
                let meter = catalog.meters.get(&channel.meter_id)?;
                Some(Metered { series_id: channel.series_id, sign, meter_id: meter.meter_id, name: meter.name.clone() })
            }));
        }
    }
    found.into_values().collect()
}
