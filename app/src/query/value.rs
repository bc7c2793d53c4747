//! A channel's value in words.

use domain::display::{self, Scale};
use domain::{Channel, ChannelKind, Unit, UnitSystem, figure};

/// A channel's value in the shown unit; registers keep all their digits.
pub fn shown_value(channel: &Channel, value: f64, system: UnitSystem) -> String {
    let scale = Scale::of(channel.utility, channel.unit, system);
    let told = match channel.kind {
        ChannelKind::Cumulative => format!("{}\u{a0}{}", figure::fixed(scale.shown(value), 2), scale.symbol),
        ChannelKind::Level => format!("{}\u{a0}{}", figure::fixed(scale.shown(value), 1), scale.symbol),
        _ if channel.unit == Unit::Watt => figure::power(value).to_string(),
        _ => display::figure(value, channel.utility, system).to_string(),
    };
    // A value without a unit has no space after it.
    told.trim_end().to_owned()
}
