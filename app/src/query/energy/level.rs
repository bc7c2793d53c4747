//! How full the batteries of a place are, by the newest level that each told. Leaves out what flows in
//! and out of them (`now`, `flow`).

use super::source::buildings_of;
use crate::Scope;
use crate::model::energy::BatteryLevel;
use domain::{BuildingId, Channel, Meter, Millis, Utility};
use services::Services;
use store::{Catalog, Owner};

/// The level of the batteries of a building or a site, as told within `age_ms` before now; `None` if
/// none was.
pub fn battery_level<S: AsRef<Services>>(state: &Scope<S>, owner: Owner, age_ms: Millis) -> Option<BatteryLevel> {
    let catalog = state.catalog();
    let services: &Services = (**state).as_ref();
    let now = services.now();
    let buildings: Vec<BuildingId> = match owner {
        Owner::Site(id) => buildings_of(&catalog, id).map(|one| one.building_id).collect(),
        Owner::Building(id) => vec![id],
        Owner::Channel(_) => Vec::new(),
    };
    let channels = buildings.iter().flat_map(|&id| catalog.meters_of(id)).flat_map(|meter| levels_of(&catalog, meter));
    let told = channels.filter_map(|channel| services.live.newest(channel.channel_id));
    told.filter(|reading| now - reading.at <= age_ms).fold(None, |found: Option<BatteryLevel>, reading| {
        let one = BatteryLevel { lowest: reading.value, highest: reading.value, at: reading.at };
        Some(found.map_or(one, |found| BatteryLevel {
            lowest: found.lowest.min(one.lowest),
            highest: found.highest.max(one.highest),
            at: found.at.min(one.at),
        }))
    })
}

/// The channels of a meter that say how full a battery is: that of the whole, or those of its parts.
fn levels_of<'a>(catalog: &'a Catalog, meter: &Meter) -> Vec<&'a Channel> {
    let all: Vec<&Channel> =
        catalog.channels_of_meter(meter.meter_id).filter(|channel| channel.utility == Utility::Battery).collect();
    match all.iter().find(|channel| channel.part().is_empty()) {
        Some(whole) => vec![whole],
        None => all,
    }
}
