//! The present of what a page watches.

use domain::{BuildingId, ChannelId, MeterId, Millis, SiteId};
use serde::{Deserialize, Serialize};

/// What a page watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Watch {
    /// A site and its buildings.
    Site(SiteId),
    /// A building and its meters.
    Building(BuildingId),
    /// A meter and its channels.
    Meter(MeterId),
}

/// The present electric power of a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlaceNow {
    /// Power used now, in W; `None` if no meter is live.
    pub power_w: Option<f64>,
    /// Power generated now, in W.
    pub generation_w: Option<f64>,
    /// The time of the newest reading of its meters.
    pub at: Option<Millis>,
    /// The number of its meters' flows that are not live.
    pub silent: usize,
    /// The number of all its meters' flows.
    pub expected: usize,
}

/// The newest value of a channel.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueNow {
    /// The channel.
    pub channel_id: ChannelId,
    /// The meter.
    pub meter_id: MeterId,
    /// Its newest value.
    pub value: f64,
    /// The value's time.
    pub at: Millis,
}

/// The present of what a page watches.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// When the server took it.
    pub taken_at: Millis,
    /// The place as a whole. Not set for a meter.
    pub place: PlaceNow,
    /// The buildings of a site.
    pub buildings: Vec<(BuildingId, PlaceNow)>,
    /// The channels of a building's meters, or of a meter.
    pub values: Vec<ValueNow>,
}
