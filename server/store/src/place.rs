//! Sites, buildings, meters and channels: how they come, change and go, and what follows from that.

pub(crate) mod building;
mod change;
pub(crate) mod channel;
mod channel_unit;
mod demo;
mod gas_quality;
mod gone;
pub(crate) mod meter;
pub(crate) mod meter_away;
pub(crate) mod meter_change;
mod meter_merge;
pub(crate) mod meter_settle;
mod moved;
mod name;
mod plan;
mod redirect;
pub(crate) mod site;
mod wire;
