//! Why a message, or a part of it, is not used: facts with their values, which pages say in the reader's
//! language. `Display` is their English, for senders and logs. Has what dialects cannot read, and what
//! whoever stores it cannot keep.

use crate::json_kind::{JsonKind, kind};
use domain::Field;
use serde::{Deserialize, Serialize};

/// Defines faults by their English.
macro_rules! faults {
    ($($variant:ident $({ $($field:ident: $type:ty),+ })? => $text:literal;)+) => {
        /// Why a message, or a part of it, is not used.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Fault {
            /// The message of an error from elsewhere.
            Other(String),
            /// Several faults.
            Several(Vec<Fault>),
            $(#[doc = $text] $variant $({ $(#[doc = concat!("`", stringify!($field), "` of the text.")] $field: $type),+ })?),+
        }

        impl std::fmt::Display for Fault {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    Fault::Other(text) => f.write_str(text),
                    Fault::Several(all) => f.write_str(&all.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")),
                    $(Fault::$variant $({ $($field),+ })? => write!(f, $text $(, $($field = $field),+)?)),+
                }
            }
        }
    };
}

impl Fault {
    /// The fault of the part that is called so.
    #[must_use]
    pub fn of(self, name: impl Into<String>) -> Self {
        Fault::In { name: name.into(), fault: Box::new(self) }
    }

    /// A value that the field cannot have.
    #[must_use]
    pub fn beyond(name: impl Into<String>, value: f64, field: &Field) -> Self {
        let name = name.into();
        if !(value * field.factor + field.offset).is_finite() {
            return Fault::NotFinite { name };
        }
        let written = |stored: f64| ((stored - field.offset) / field.factor).to_string();
        Fault::CannotBeTrue { name, value: value.to_string(), lowest: written(field.lowest), highest: written(field.highest) }
    }

    /// A text that is no time.
    pub(crate) fn not_time(name: &str, text: &str, example: &str) -> Self {
        Fault::NotTime { name: name.to_owned(), text: format!("\"{text}\""), example: example.to_owned() }
    }

    /// A value that is of another kind than a number.
    pub(crate) fn not_number(name: impl Into<String>, json: &serde_json::Value) -> Self {
        Fault::NotNumber { name: name.into(), kind: kind(json) }
    }
}

/// The faults of a message as they are kept: the first few, and how many more there are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Faults {
    /// The first ones.
    pub first: Vec<Fault>,
    /// How many more.
    pub more: u64,
}

/// How many of a message's faults are written out. The rest is only counted.
const FAULTS_SHOWN: usize = 5;

impl Faults {
    /// Those of a message.
    #[must_use]
    pub fn of(all: &[Fault]) -> Self {
        let shown = all.len().min(FAULTS_SHOWN);
        Self { first: all[..shown].to_vec(), more: (all.len() - shown) as u64 }
    }

    /// Those that were written as JSON; `None` if an earlier or a later version wrote them otherwise.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// As JSON.
    #[must_use]
    pub fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl std::fmt::Display for Faults {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Fault::Several(self.first.clone()).fmt(f)?;
        if self.more > 0 { write!(f, "; and {} more", self.more) } else { Ok(()) }
    }
}

faults! {
    In { name: String, fault: Box<Fault> } => "`{name}`: {fault}";
    OfReading { nth: u64, count: u64, fault: Box<Fault> } => "reading {nth} of {count}: {fault}";
    OfDevice { device: String, fault: Box<Fault> } => "\"{device}\": {fault}";
    SendSuch { fault: Box<Fault>, example: String } => "{fault}; send an object such as {example}, or an array of them";
    NotText => "the payload is not text";
    Empty => "the payload is empty";
    JsonEnds { line: u64, column: u64 } => "the payload ends in the middle of its JSON (line {line}, column {column})";
    JsonTooDeep { line: u64, column: u64 } => "the payload's JSON is nested too deeply (line {line}, column {column})";
    JsonGoesOn { line: u64, column: u64 } => "the payload goes on behind the end of its JSON (line {line}, column {column}); send one JSON value in a message";
    JsonNan { line: u64, column: u64 } => "the payload is not JSON (line {line}, column {column}): JSON has no NaN and no Infinity, leave the field out instead";
    NotJson { around: String, line: u64, column: u64 } => "the payload is not JSON: `{around}` cannot be read (line {line}, column {column})";
    NotTextNumber => "the payload is not text, but a number is expected";
    PayloadNoNumber { text: String } => "the payload is `{text}`, not a number";
    NotNumber { name: String, kind: JsonKind } => "`{name}` is {kind}, not a number";
    NotNumberBut { name: String, text: String } => "`{name}` is {text}, not a number";
    NoNumber { name: String } => "`{name}` is not a number";
    NeitherNumber { name: String, other: String } => "`{name}` or `{other}` is not a number";
    MemberNoNumber { name: String } => "`{name}` has a member that is not a number";
    NotFinite { name: String } => "`{name}` is not a finite number";
    CannotBeTrue { name: String, value: String, lowest: String, highest: String } => "`{name}` is {value}, outside of what can be true ({lowest} to {highest})";
    NotTime { name: String, text: String, example: String } => "`{name}` is {text}, which is not a time such as {example}";
    NotSeconds { name: String, text: String } => "`{name}` is {text}: give seconds since 1970, or RFC 3339";
    NotMillis { name: String, text: String } => "`{name}` is {text}: give milliseconds since 1970";
    NotRfc3339 { name: String, text: String } => "`{name}` is \"{text}\": write it as RFC 3339 with an offset, such as 2026-11-22T17:00:00Z";
    NoRfc3339 { name: String, kind: JsonKind } => "`{name}` is {kind}: write it as RFC 3339, such as \"2026-11-22T17:00:00Z\"";
    NotPeriod { name: String, text: String } => "`{name}` is {text}: give the period's length in seconds";
    NotField { name: String, fields: String } => "`{name}` is not a field; the fields are {fields}";
    ObjectExpected { kind: JsonKind, example: String } => "{kind} where an object such as {example} is expected";
    NoReading { example: String } => "there is no reading in it; send an object such as {example}";
    OwnTopic => "publish to greenpulse/v1/<meter>/readings, with the meter's name without a slash";
    NoKey { name: String } => "`{name}` cannot be a meter's name: use letters, digits, `-`, `_` and `.`, 120 at most";
    NoKeyAnnounced { name: String } => "`{name}` cannot be a meter's name: announce a `device` with `identifiers`";
    NoPart { name: String, most: u64 } => "`{name}` names a part that cannot be one: behind the colon use letters, digits, `-`, `_`, `.` and `/`, {most} at most, beginning and ending with another than `-`";
    PayloadIs { kind: JsonKind, example: String } => "the payload is {kind}, not an object such as {example}";
    ObjectIs { name: String, kind: JsonKind, example: String } => "`{name}` is {kind}, not an object such as {example}";
    NotModelId { kind: JsonKind } => "the payload is {kind}, not an object with `model` and `id`";
    NotListOfDevices { kind: JsonKind } => "the payload is {kind}, not the list of the bridge's devices";
    TextSuch { example: String } => "the payload is not text such as {example}";
    NoCodec => "there is no `object`: give the device profile a codec in ChirpStack, which makes figures of the device's bytes";
    NoFormatter => "there is no `uplink_message.decoded_payload`: give the device a payload formatter, which makes figures of its bytes";
    EmonObject => "emon/<node> carries an object such as {{\"power1\":100}}; a bare number goes to emon/<node>/<name>";
    NthNoNumber { nth: String, text: String } => "value {nth} is `{text}`, not a number; send numbers such as 100,200,300";
    PayloadHasNo { name: String } => "the payload has no `{name}`";
    TopicSays { name: String } => "the payload has no `{name}`, as the topic says that it should";
    UnitIs { name: String, unit: String } => "the unit of `{name}` is `{unit}`, which is not one of kWh, Wh, m3, kW or W";
    TooFewMembers { count: u64 } => "`nrg` has {count} members, and the total power is its twelfth";
    NotArray { name: String } => "`{name}` is not an array of numbers";
    PowersNoNumbers { kind: JsonKind } => "`power1_W` to `power3_W` are not numbers, the first is {kind}";
    NotSparkplug => "the payload is not a Sparkplug B payload (protobuf): is the device set to Sparkplug A, or to JSON?";
    BirthNotHeard => "the birth of this device was not heard: ask it for a rebirth (Node Control/Rebirth)";
    NoToken => "who speaks is not known: sign in with the device's access token as the MQTT user name";
    TelemetryJson => "telemetry is read as JSON here: publish it to v1/devices/me/telemetry";
    GatewayTelemetry { example: String } => "a gateway's telemetry is an object such as {example}";
    TelemetryIs { example: String, kind: JsonKind } => "telemetry is an object such as {example}, and this is {kind}";
    TooManyDevices { count: u64, most: u64 } => "{count} devices in one message; {most} are read, send the others in another";
    NoTelegramId => "the telegram has no `id`";
    NeedsWmbusKey { error: String, meter: String } => "`error` is \"{error}\": give wmbusmeters the key of meter {meter}";
    NoMeasurement => "there is no measurement: a line begins with its name";
    TagNoValue { key: String } => "the tag `{key}` has no value: write it as name=value, without spaces";
    NoFields => "there are no fields: behind the measurement and its tags stands a space, then name=value";
    FieldNoValue { key: String } => "the field `{key}` has no value: write it as name=value, without spaces";
    LineTime { text: String, precision: String } => "the time is `{text}`: write a whole number of {precision}, or leave it out";
    LineTimeBeyond { count: i64, precision: String } => "the time {count} is beyond all times: is it in {precision}?";
    LineGoesOn { text: String } => "`{text}` stands where a comma, a time or the line's end belongs";
    NoClosingQuote { key: String } => "the text of the field `{key}` has no closing quote";
    FieldNoNumber { key: String, text: String } => "the field `{key}` is `{text}`, which is no number: write 1.5, 2i, true, or a text in quotes";
    LineNotUtf8 => "the line is not UTF-8";
    AnnouncementObject => "an announcement is a JSON object with `state_topic`";
    WildTopic { topic: String, name: String } => "the topic `{topic}` of `{name}` stands for any number of others; map them by hand instead";
    TemplateTooMuch { name: String, template: String, topic: String } => "the `value_template` of `{name}` is more than can be followed here ({template}); map the topic `{topic}` by hand instead";
    NoStateTopic { name: String } => "the announcement of `{name}` has no `state_topic` (`stat_t`)";
    NothingWhereMapped { pointer: String } => "there is no `{pointer}` in the payload, where the mapping looks";
    NothingAt { pointer: String } => "`pointer`: there is no `{pointer}` in the payload";
    TopicNotTaken { filter: String, topic: String } => "`topic`: `{filter}` does not take `{topic}`; `+` is one level, `#` all that follow";
    MeterNoKey { name: String } => "`meter`: `{name}` cannot be a meter's name: use letters, digits, `-`, `_` and `.`, 120 at most";
    SayWhere { kind: JsonKind } => "`pointer`: the payload is {kind}: say where in it the number stands, such as `/energy`";
    MappedNoField { name: String } => "`field`: `{name}` is not a field";
    NoTimeAt { pointer: String } => "there is no time at `{pointer}` in the payload";
    TimeAtText { pointer: String, found: String } => "the time at `{pointer}` is {found}, and the mapping expects a text such as 2026-11-20T21:57:38";
    TimeAtSeconds { pointer: String, found: String } => "the time at `{pointer}` is {found}, and the mapping expects seconds since 1970";
    TimeAtMillis { pointer: String, found: String } => "the time at `{pointer}` is {found}, and the mapping expects milliseconds since 1970";
    NulTopic => "the topic holds a NUL, which no topic may";
    OtherMeter { meant: String, own: String } => "this is meant for the meter `{meant}`, and the token stands for `{own}` alone: give the sender a gateway's token (Settings, Tokens), which may speak of any meter, or a token of `{meant}`";
    ClockAfterCut { at: String } => "the device's clock reads {at}, as after a power cut: set it, or send no time";
    ClockAhead { at: String } => "the device's clock reads {at}, which is yet to come: set it (and its time zone), or send no time";
    ClockBehind { at: String } => "the device's clock reads {at}, more than two years ago: set it (and its time zone), or send no time; what is older comes in as a file, or by HTTP";
    CannotKeep { error: String } => "the database cannot keep what it says: {error}";
    NeedsAt { field: String } => "`{field}` is set to amounts a period, which need `at`: the end of the period, by a clock that is right";
    StandsOtherwise { field: String, value: String, stands: String } => "conflict: `{field}` is {value} here, and a reading of the same device time with {stands} was there first and stays";
    TooManyChannels { meter: String, most: u64, channel: String } => "`{meter}` has {most} channels, the most that a meter can have: `{channel}` is one more";
    SameNameTooLong { meter: String } => "another meter is called `{meter}` too, and the name is too long to tell them apart: rename one";
    NobodyReads => "no dialect and no mapping reads this topic: make a mapping for it";
    TooLong => "too long to be kept whole, so it cannot be read again: have the device send it again";
}
