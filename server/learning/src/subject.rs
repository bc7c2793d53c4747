//! What is analysed: the use and generation of each building by utility, and what its single meters
//! measure. Channels that repeat their building's series are left out.

use analytics::detect::Medium;
use domain::place::{Aspect, building_flows};
use domain::{Building, BuildingId, Flow, Meter, SeriesId, SiteId, Utility};
use std::collections::BTreeSet;
use store::{Catalog, JobSubject, Owner};

/// A series that is analysed.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// The series.
    pub series_id: SeriesId,
    /// Its owner.
    pub owner: Owner,
    /// The building that it belongs to.
    pub building_id: BuildingId,
    /// The building's site.
    pub site_id: SiteId,
    /// Its utility.
    pub utility: Utility,
    /// Use or generation.
    pub flow: Flow,
    /// The building's name, or the meter's: shown to people who watch a job.
    pub name: String,
    /// The most that can flow in an hour, in the stored unit, where it is known.
    pub max_per_hour: Option<f64>,
}

impl Subject {
    /// Whether the series is the building's own: these are also forecast and profiled.
    #[must_use]
    pub fn is_place(&self) -> bool {
        matches!(self.owner, Owner::Building(_))
    }

    /// What it measures, as far as it matters for faults.
    #[must_use]
    pub fn medium(&self) -> Medium {
        Medium::of(self.utility, self.flow == Flow::Generation)
    }

    /// The subject as shown with a job: `Mill House, electricity`.
    #[must_use]
    pub fn words(&self) -> String {
        let made = if self.flow == Flow::Generation { " made" } else { "" };
        format!("{}, {}{made}", self.name, self.utility.label().to_lowercase())
    }
}

/// The series within what a job is about, in the order of analysis: electricity of buildings, their
/// other utilities, their generation, single meters.
#[must_use]
pub fn subjects(catalog: &Catalog, of: impl Into<JobSubject>) -> Vec<Subject> {
    let of = of.into();
    let is_asked = |building: &Building| match of {
        JobSubject::All | JobSubject::Series(_) => true,
        JobSubject::Site(site_id) => building.site_id == site_id,
        JobSubject::Building(building_id) => building.building_id == building_id,
    };
    let mut found = Vec::new();
    for building in catalog.buildings.values().filter(|building| is_asked(building)) {
        let owner = Owner::Building(building.building_id);
        let mut told: BTreeSet<SeriesId> = BTreeSet::new();
        for series in catalog.series_of_owner(owner).filter(|series| series.utility.is_amount()) {
            // A series of one channel with factor 1 repeats that channel.
            if let [(part, 1.0)] = series.parts[..] {
                told.insert(part);
            }
            if matches!(series.flow, Flow::Use | Flow::Generation) {
                found.push(Subject {
                    series_id: series.series_id,
                    owner,
                    building_id: building.building_id,
                    site_id: building.site_id,
                    utility: series.utility,
                    flow: series.flow,
                    name: building.name.clone(),
                    max_per_hour: None,
                });
            }
        }
        for meter in catalog.meters_of(building.building_id) {
            found.extend(of_meter(catalog, meter, building.building_id).filter(|subject| !told.contains(&subject.series_id)));
        }
    }
    if let JobSubject::Series(series_id) = of {
        found.retain(|subject| subject.series_id == series_id);
    }
    found.sort_by_key(|subject| (turn(subject), subject.series_id));
    found
}

fn turn(subject: &Subject) -> u8 {
    match (subject.is_place(), subject.flow, subject.utility) {
        (true, Flow::Use, Utility::Electricity) => 0,
        (true, Flow::Use, _) => 1,
        (true, ..) => 2,
        (false, ..) => 3,
    }
}

/// The flows of one meter that a single channel measures.
fn of_meter<'a>(catalog: &'a Catalog, meter: &'a Meter, building_id: BuildingId) -> impl Iterator<Item = Subject> + 'a {
    let flows = building_flows(&[(meter, catalog.channels_of_meter(meter.meter_id).collect())], Aspect::Energy);
    flows.into_iter().filter(|flow| matches!(flow.flow, Flow::Use | Flow::Generation)).filter_map(move |flow| {
        let [(channel_id, _)] = flow.parts[..] else { return None };
        let kilowatts = meter.max_power_w.filter(|_| flow.utility == Utility::Electricity).map(|max_w| max_w / 1_000.0);
        Some(Subject {
            series_id: catalog.channels.get(&channel_id)?.series_id,
            owner: Owner::Channel(channel_id),
            building_id,
            site_id: meter.site_id,
            utility: flow.utility,
            flow: flow.flow,
            name: meter.name.clone(),
            max_per_hour: kilowatts,
        })
    })
}
