//! Sites, buildings, meters and channels for tests. A test states what it is about and takes the
//! rest from here, as in `Meter { role: MeterRole::Storage, ..fixture::meter(7) }`.

use crate::{
    Building, BuildingId, BuildingType, Channel, ChannelId, ChannelKind, Direction, Meter, MeterId, MeterRole, MeterStatus,
    SeriesId, Site, SiteId, Unit, UnitSystem, Utility,
};

/// A site in UTC with metric units and the euro.
#[must_use]
pub fn site(id: i64) -> Site {
    Site {
        site_id: SiteId(id),
        name: format!("Site {id}"),
        zone: "UTC".to_owned(),
        currency: "EUR".to_owned(),
        unit_system: UnitSystem::Metric,
        floor_area_m2: None,
        location: None,
        created_at: None,
        is_demo: false,
    }
}

/// A home of site 1 about which nothing else is known.
#[must_use]
pub fn building(id: i64) -> Building {
    Building {
        building_id: BuildingId(id),
        site_id: SiteId(1),
        name: format!("Building {id}"),
        building_type: BuildingType::Home,
        floor_area_m2: None,
        floors: None,
        occupancy: None,
        year_built: None,
        energy_star_score: None,
        position: None,
        baseline_kwh: None,
        created_at: None,
        is_demo: false,
    }
}

/// A main meter of site 1, in service, of no building, without limits and with no settings of its
/// own.
#[must_use]
pub fn meter(id: i64) -> Meter {
    Meter {
        meter_id: MeterId(id),
        site_id: SiteId(1),
        building_id: None,
        key: format!("m{id}"),
        name: format!("Meter {id}"),
        dialect: "greenpulse".to_owned(),
        address: String::new(),
        role: MeterRole::Main,
        appliance: None,
        parent_meter_id: None,
        status: MeterStatus::Active,
        is_interval: false,
        max_register: None,
        max_power_w: None,
        end_offset_ms: 0,
        power_gap_ms: None,
        delta_t_f: None,
        is_demo: false,
    }
}

/// A register of electricity bought, with a series of the same number.
#[must_use]
pub fn channel(id: i64, meter_id: i64) -> Channel {
    Channel {
        channel_id: ChannelId(id),
        meter_id: MeterId(meter_id),
        series_id: SeriesId(id),
        field: "energy_kwh".to_owned(),
        utility: Utility::Electricity,
        kind: ChannelKind::Cumulative,
        direction: Direction::Import,
        unit: Unit::KilowattHour,
        may_fall: false,
    }
}
