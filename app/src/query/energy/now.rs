//! The flow of power through a place at this moment, from what is live. Old is never dressed as
//! live: what is silent is named, and is not in it.

use super::level::battery_level;
use super::source::{buildings_of, metered};
use crate::Scope;
use crate::model::energy::{EnergyNow, Has};
use domain::appliance::appliance_parts;
use domain::energy::Amounts;
use domain::naming::has_no_device;
use domain::place::{Aspect, building_flows};
use domain::{BuildingId, ChannelId, Flow, LIVE_MS, MeterId, Millis, Utility};
use services::Services;
use std::collections::BTreeMap;
use store::{Catalog, Owner};

/// The flow of power through a building or site now.
pub fn energy_now<S: AsRef<Services>>(state: &Scope<S>, owner: Owner) -> EnergyNow {
    let catalog = state.catalog();
    let services: &Services = (**state).as_ref();
    let buildings: Vec<BuildingId> = match owner {
        Owner::Site(id) => buildings_of(&catalog, id).map(|one| one.building_id).collect(),
        Owner::Building(id) => vec![id],
        Owner::Channel(_) => Vec::new(),
    };
    let mut present = Present { services, catalog: &catalog, now: services.now(), found: EnergyNow::default() };
    for building_id in buildings {
        present.add(building_id);
    }
    let mut found = present.found;
    found.level = battery_level(state, owner, LIVE_MS);
    found.silent.sort();
    found.silent.dedup();
    found
}

/// The present of a place while its buildings are added.
struct Present<'a> {
    services: &'a Services,
    catalog: &'a Catalog,
    now: Millis,
    found: EnergyNow,
}

impl Present<'_> {
    /// Adds a building. What its neighbours sell is not what it buys: each is matched by itself.
    fn add(&mut self, building_id: BuildingId) {
        let meters = metered(self.catalog, building_id);
        let flows: BTreeMap<Flow, Vec<(ChannelId, f64)>> = building_flows(&meters, Aspect::Power)
            .into_iter()
            .filter(|flow| flow.utility == Utility::Electricity)
            .map(|flow| (flow.flow, flow.parts))
            .collect();
        if flows.is_empty() {
            return;
        }
        let of = |flow: Flow| flows.get(&flow).map(Vec::as_slice);
        let import = of(Flow::Import).or(of(Flow::Use));
        let has = self.found.has;
        self.found.has = Has {
            grid: has.grid || import.is_some(),
            // A power is net of both directions.
            sales: has.sales || of(Flow::Export).is_some() || of(Flow::Generation).is_some(),
            generation: has.generation || of(Flow::Generation).is_some(),
            battery: has.battery || of(Flow::Charge).is_some() || of(Flow::Discharge).is_some(),
        };
        let mut amount = |parts: Option<&[(ChannelId, f64)]>| match parts {
            Some(parts) => self.kilowatts(parts),
            None => Some(0.0),
        };
        let bought = import.and_then(|parts| amount(Some(parts)));
        let [sold, made, charged, discharged] =
            [Flow::Export, Flow::Generation, Flow::Charge, Flow::Discharge].map(|flow| amount(of(flow)));
        let used = of(Flow::Use).and_then(|parts| amount(Some(parts)));
        let appliances = appliance_parts(&meters, Aspect::Power)
            .into_iter()
            .filter_map(|(appliance, parts)| Some((appliance, self.kilowatts(&parts)?)))
            .collect();
        self.found.balance.add(&Amounts { bought, sold, made, charged, discharged, used, appliances });
    }

    /// The sum of some channels in kW; `None` while one of them is silent.
    fn kilowatts(&mut self, parts: &[(ChannelId, f64)]) -> Option<f64> {
        let mut sum = Some(0.0);
        for (channel_id, sign) in parts {
            let Some(channel) = self.catalog.channels.get(channel_id) else { continue };
            let live = self.services.live.rate(channel).filter(|(_, at)| self.now - at <= LIVE_MS);
            match live {
                Some((watts, at)) => {
                    sum = sum.map(|sum: f64| sum + sign * watts / 1000.0);
                    self.found.at = self.found.at.max(Some(at));
                }
                None => {
                    sum = None;
                    self.silence(channel.meter_id);
                }
            }
        }
        sum
    }

    /// Names a silent meter. One that only files feed has no device that could be live.
    fn silence(&mut self, meter_id: MeterId) {
        let meter = self.catalog.meters.get(&meter_id).filter(|meter| !has_no_device(&meter.dialect));
        self.found.silent.extend(meter.map(|meter| (meter_id, meter.name.clone())));
    }
}
