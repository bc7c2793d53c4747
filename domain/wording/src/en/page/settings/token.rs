//! The page of the tokens that devices and programs sign in with.

use domain::{Millis, figure};

/// Title of the page.
pub const TITLE: &str = "Tokens";
/// Below the headline.
pub const LEDE: &str = "A token lets one device or program send readings, and nothing else. Take it back, and the others go on.";
/// The answer after one was revoked.
pub const REVOKED: &str = "Revoked. It opens nothing any more.";

/// The heading of the list.
pub const IN_USE: &str = "In use";
/// The button that revokes one.
pub const REVOKE: &str = "Revoke";
/// A gateway's token, in the list.
pub const OF_A_GATEWAY: &str = "For a gateway, by MQTT and HTTP; any meter.";
/// A program's token, in the list.
pub const OF_A_PROGRAM: &str = "For programs, by HTTP; any meter.";

/// The heading of the form.
pub const MAKE_ONE: &str = "Make one";
/// The label of a token's name.
pub const NAME: &str = "What it is for";
/// The hint of a token's name.
pub const NAME_HINT: &str = "Such as “Telegraf on the server” or “heat pump”.";
/// The label of a token's kind.
pub const KIND: &str = "What it may do";
/// The kind of a device's token, to choose.
pub const KIND_DEVICE: &str = "Write for one meter";
/// The kind of a gateway's token, to choose.
pub const KIND_GATEWAY: &str = "Write for any meter: a gateway";
/// The kind of a program's token, to choose.
pub const KIND_HTTP: &str = "Write for any meter, by HTTP";
/// The label of the meter that a token is for.
pub const METER: &str = "Its meter";
/// The hint of the meter that a token is for.
pub const METER_HINT: &str =
    "Of one meter’s token: its key, as in its topic, or the name of a meter that is there. Empty for gateways and programs.";
/// What each kind is good for, below the form.
pub const KINDS_EXPLAINED: &str = "What a device’s token says of another meter, and what it announces for one, goes to quarantine. A Zigbee2MQTT, a ThingsBoard gateway or another bridge that speaks for several devices needs a gateway’s token.";
/// The button of the form.
pub const MAKE: &str = "Make a token";

/// Above the secret of a token that was just made.
pub const COPY_NOW: &str = "Copy it now; it is not shown again.";
/// Above a command that uses the token.
pub const TRY_IT: &str = "Try it:";

/// The headline: how many are in use.
#[must_use]
pub fn headline(in_use: usize) -> String {
    match in_use {
        0 => "Nobody has a token.".to_owned(),
        1 => "One token is in use.".to_owned(),
        n => format!("{n} tokens are in use."),
    }
}

/// A device's token, in the list.
#[must_use]
pub fn of_meter(key: &str) -> String {
    format!("Stands for the meter {key} alone.")
}

/// A token in the list: what it is for (a sentence), how long ago it was made, and last used.
#[must_use]
pub fn line(stands_for: &str, made_ago: Millis, used_ago: Option<Millis>) -> String {
    let used = used_ago.map_or_else(|| "never used".to_owned(), |ago| format!("last used {}", figure::age_words(ago)));
    format!("{stands_for} Made {}, {used}.", figure::age_words(made_ago))
}

/// How many were revoked, below the list.
#[must_use]
pub fn revoked(count: usize) -> String {
    format!("{} revoked.", figure::fixed(count as f64, 0))
}
