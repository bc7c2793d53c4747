//! Meters and their channels. Leaves out what a channel's name says (`field`), how messages are read
//! (the dialects) and where meters are stored.

use crate::field::BOTH_WAYS;
use crate::named;
use crate::units::POUNDS_PER_GALLON;
use crate::{Appliance, BuildingId, ChannelId, ChannelKind, Direction, Field, MeterId, Millis, SeriesId, SiteId, Unit, Utility};
use serde::{Deserialize, Serialize};

/// What a meter measures in its building; determines how it counts in the building's use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeterRole {
    /// What the utility delivers to the building.
    Main,
    /// A part of what a main meter already counts.
    Submeter,
    /// Generated in the building: solar, cogeneration.
    Generation,
    /// A battery: import charges it, export discharges it.
    Storage,
}

named!(MeterRole {
    Main => "main",
    Submeter => "submeter",
    Generation => "generation",
    Storage => "storage",
});

/// Whether a meter is in service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeterStatus {
    /// Seen, but not yet named and assigned to a building.
    New,
    /// In service.
    Active,
    /// Being worked on: its readings count, and its silence is not a fault.
    Maintenance,
    /// Known to be wrong.
    Error,
}

named!(MeterStatus {
    New => "new",
    Active => "active",
    Maintenance => "maintenance",
    Error => "error",
});

/// A meter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meter {
    /// Its id.
    pub meter_id: MeterId,
    /// The site it belongs to; its time zone is the meter's.
    pub site_id: SiteId,
    /// The building that it is assigned to, if any.
    pub building_id: Option<BuildingId>,
    /// The name that it gives itself in its topic: `<meter>` in `greenpulse/v1/<meter>/readings`.
    /// For other dialects see [`naming::key_of`](crate::naming::key_of). Unique.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// The dialect in which its device was first heard.
    pub dialect: String,
    /// The topic on which it was last heard, or how else its readings arrive.
    pub address: String,
    /// How it counts.
    pub role: MeterRole,
    /// What it feeds, for a submeter; `None` if nobody said so.
    pub appliance: Option<Appliance>,
    /// The meter that already counts what this one does.
    pub parent_meter_id: Option<MeterId>,
    /// Whether it is in service.
    pub status: MeterStatus,
    /// Whether its energy fields are amounts of a period rather than registers.
    pub is_interval: bool,
    /// The value at which the register starts again from 0.
    pub max_register: Option<f64>,
    /// The most that can flow through it, in W. Larger steps are kept and quarantined, and do not
    /// count.
    pub max_power_w: Option<f64>,
    /// How long after the end of a period (or after the register was read) its timestamp is, in
    /// milliseconds.
    pub end_offset_ms: Millis,
    /// Powers further apart than this, in milliseconds, are not integrated; `None` means
    /// [`POWER_GAP_MS`](crate::rules::POWER_GAP_MS).
    pub power_gap_ms: Option<Millis>,
    /// For hot water: by how many °F it is cooled, which converts gallons to energy. `None` means
    /// [`HOT_WATER_RISE_F`](crate::units::HOT_WATER_RISE_F).
    pub delta_t_f: Option<f64>,
    /// Made by the demo.
    pub is_demo: bool,
}

impl Meter {
    /// Site energy in Btu per stored unit as this meter counts it; `None` if the utility carries no
    /// energy.
    #[must_use]
    pub fn btu_per_unit(&self, utility: Utility) -> Option<f64> {
        match self.delta_t_f {
            Some(delta_t_f) if utility == Utility::HotWater => Some(POUNDS_PER_GALLON * delta_t_f),
            _ => utility.btu_per_unit(),
        }
    }
}

/// One quantity that a meter reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Channel {
    /// Its id in the ledger.
    pub channel_id: ChannelId,
    /// Its meter.
    pub meter_id: MeterId,
    /// Its rollups.
    pub series_id: SeriesId,
    /// Its name within the meter: the payload's field, followed by a colon and the part if the
    /// device has several parts.
    pub field: String,
    /// What is metered.
    pub utility: Utility,
    /// How it counts.
    pub kind: ChannelKind,
    /// Which way it flows.
    pub direction: Direction,
    /// The unit of its readings in the ledger.
    pub unit: Unit,
    /// Whether its device said that its register may fall.
    #[serde(default)]
    pub may_fall: bool,
}

impl Channel {
    /// The part of the device that this channel measures, "" if there is only one. Channels of one
    /// part, utility and direction measure the same flow.
    #[must_use]
    pub fn part(&self) -> &str {
        self.field.split_once(':').map_or("", |(_, part)| part)
    }

    /// Whether its register counts down what flows back, instead of only up.
    #[must_use]
    pub fn counts_both_ways(&self) -> bool {
        self.may_fall || self.field.split(':').next() == Some(BOTH_WAYS.name)
    }

    /// How it counts on a meter that is (or is not) set to interval. Interval fields stay interval.
    #[must_use]
    pub fn kind_on(&self, is_interval: bool) -> ChannelKind {
        let field = Field::named(self.field.split(':').next().unwrap_or_default());
        field.map_or(self.kind, |field| field.kind_on(is_interval))
    }
}
