//! A channel's value in words.

use domain::display::Scale;
use domain::{Channel, ChannelKind, Unit, figure};
use wording::Words;

/// A channel's value in the shown unit; registers keep all their digits.
pub fn shown_value(words: Words, channel: &Channel, value: f64) -> String {
    let scale = Scale::of(channel.utility, channel.unit, words.units);
    let told = match channel.kind {
        ChannelKind::Cumulative => format!("{}\u{a0}{}", words.fixed(scale.shown(value), 2), scale.symbol),
        ChannelKind::Level => format!("{}\u{a0}{}", words.fixed(scale.shown(value), 1), scale.symbol),
        _ if channel.unit == Unit::Watt => words.written(&figure::power(value)),
        _ => words.amount(value, channel.utility),
    };
    // A value without a unit has no space after it.
    told.trim_end().to_owned()
}
