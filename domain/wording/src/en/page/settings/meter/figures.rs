//! What the figures of a meter count for that were announced to Home Assistant's discovery, on its
//! page.

use domain::figure;

/// The heading.
pub const TITLE: &str = "What its figures count for";
/// The button that makes a figure count no longer.
pub const UNCOUNT: &str = "Count it no longer";
/// What the button does.
pub const UNCOUNT_HINT: &str = "Its readings stay, as numbers without a unit. What the building used is worked out again.";

/// How many figures counted before, and count no more by what is announced.
#[must_use]
pub fn counted_before(count: usize) -> String {
    match count {
        1 => "One figure counted beside the others before, and may have counted a flow twice:".to_owned(),
        count => format!(
            "{} figures counted beside the others before, and may have counted a flow twice:",
            figure::fixed(count as f64, 0)
        ),
    }
}

/// Such a figure: from when to when it counted.
#[must_use]
pub fn counted(name: &str, since: &str, until: &str) -> String {
    format!("{name}, from {since} to {until}.")
}

/// After why a figure does not count: the one that counts instead.
#[must_use]
pub fn instead(name: &str) -> String {
    format!(" In its place: {name}.")
}

/// Why a figure counts, or does not; named as in the crate of the dialects.
pub mod why {
    #![allow(missing_docs, reason = "the strings say what the names do")]

    pub const COUNTS: &str = "Counts.";
    pub const TARIFF_IN_SUM: &str = "Counts, in the sum of all tariffs.";
    pub const SHARE_IN_SUM: &str = "Counts, in the sum of its phases or strings.";
    pub const SIDE_OF_NET: &str = "Counts, as one side of what is drawn less what is fed in.";
    pub const NO_UNIT: &str = "Not counted: it has no unit.";
    pub const UNKNOWN_UNIT: &str = "Not counted: its unit is not known here.";
    pub const NO_STATE_CLASS: &str = "Not counted: it does not say whether it is a register or the amount of a period.";
    pub const NO_SUBSTANCE: &str = "Not counted: it does not say of what it is the volume.";
    pub const OF_PERIOD: &str = "Not counted: it is of a day, a month or a session.";
    pub const STATISTIC: &str = "Not counted: it is a highest, a lowest or a mean.";
    pub const NOT_MEASURED: &str = "Not counted: it is set or expected, not measured.";
    pub const DIAGNOSTIC: &str = "Not counted: the device calls it diagnostic.";
    pub const REACTIVE: &str = "Not counted: it is reactive or apparent.";
    pub const DERIVED: &str = "Not counted: the device computed it from figures beside it.";
    pub const RAW: &str = "Not counted: the checked value of the same register counts.";
    pub const OTHER_SIDE: &str = "Not counted: the same flow counts on its other side.";
    pub const PART_OF_WHOLE: &str = "Not counted: it is a part of what counts as a whole.";
    pub const TARIFF_OF_TOTAL: &str = "Not counted: the register of all tariffs counts.";
    pub const TARIFF_ALONE: &str = "Not counted: it is one tariff alone, and others may be missing.";
    pub const DUPLICATE: &str = "Not counted: another figure of the same flow counts.";
    pub const OTHER_UNIT: &str = "Not counted: the same amount in another unit counts.";
    pub const ONE_WAY: &str = "Not counted: it goes one way alone, and the net is not known.";
    pub const SIGN_UNKNOWN: &str = "Not counted: its sign may mean either direction.";
    pub const OWN_HEAT: &str = "Not counted: this heat is made of energy that is metered already.";
    pub const OF_HEAT_METER: &str = "Not counted: it is the power or the water of a heat meter.";
    pub const FUEL: &str = "Not counted: it is fuel in kWh, no electricity.";
    pub const CONCENTRATOR: &str = "Not counted: it is the sum of devices that count themselves.";
    pub const NOT_OF_ROOM: &str = "Not counted: it is not of a room, nor of the air outside.";
    pub const ROOM_UNKNOWN: &str = "Not counted: it may be of a room, or of a part of the device.";
}
