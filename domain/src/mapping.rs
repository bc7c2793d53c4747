//! Mappings: what a person says about messages that no dialect reads. A mapping names the topics,
//! the place of the number, its meaning and its time. Leaves out reading the messages (the ingest
//! crate) and keeping mappings (the store).

use crate::{ChannelKind, Field, MappingId};
use serde::{Deserialize, Serialize};

/// How a mapped message writes its time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeFormat {
    /// Text: RFC 3339, or the same without an offset, which is then local time in the mapping's
    /// zone.
    #[default]
    Text,
    /// Seconds since 1970.
    EpochSeconds,
    /// Milliseconds since 1970.
    EpochMillis,
}

crate::named!(TimeFormat {
    Text => "text",
    EpochSeconds => "epoch_seconds",
    EpochMillis => "epoch_millis",
});

/// One number in the messages of some topics, and its meaning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// Its id; 0 before it is stored.
    pub mapping_id: MappingId,
    /// The topics, as an MQTT filter: `+` matches one level, a `#` at the end all that follow.
    pub topic: String,
    /// The meter's key; `{1}` stands for the first wildcard's match, `{2}` for the second's,
    /// `{device}` for the user that the sender signed in as.
    pub meter: String,
    /// The part of the device, with the same placeholders; empty if there is only one.
    pub part: String,
    /// The JSON pointer to the number, such as `/ENERGY/Total`; empty if the payload is the number.
    pub pointer: String,
    /// The name of the number's [`Field`].
    pub field: String,
    /// The factor that converts the number to the field's unit.
    pub factor: f64,
    /// Whether it is the amount of a period rather than a register.
    pub is_interval: bool,
    /// The length of that period, if it is always the same.
    pub interval_s: Option<f64>,
    /// The JSON pointer to the time; empty if the message carries none.
    pub time_pointer: String,
    /// How the time is written.
    pub time_format: TimeFormat,
    /// The IANA zone of times without an offset; empty for the site's zone.
    pub zone: String,
}

impl Default for Mapping {
    fn default() -> Self {
        Self {
            mapping_id: MappingId(0),
            topic: String::new(),
            meter: String::new(),
            part: String::new(),
            pointer: String::new(),
            field: "energy_kwh".to_owned(),
            factor: 1.0,
            is_interval: false,
            interval_s: None,
            time_pointer: String::new(),
            time_format: TimeFormat::Text,
            zone: String::new(),
        }
    }
}

/// What is wrong with one field of a mapping.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("`{field}`: {reason}")]
pub struct MappingFault {
    /// Which field.
    pub field: String,
    /// What was given and what would be valid.
    pub reason: String,
}

impl Mapping {
    /// The longest text in any field.
    pub const TEXT_MAX: usize = 250;

    /// The field that the number is stored as: the one for amounts of a period, if it is one.
    #[must_use]
    pub fn target(&self) -> Option<&'static Field> {
        let field = Field::named(&self.field)?;
        if self.is_interval && field.kind == ChannelKind::Cumulative { field.of_period() } else { Some(field) }
    }

    /// Checks the mapping, field by field.
    ///
    /// # Errors
    /// All faults; never an empty list.
    pub fn check(&self) -> Result<(), Vec<MappingFault>> {
        let mut faults = Vec::new();
        self.check_texts(&mut faults);
        self.check_names(&mut faults);
        self.check_field(&mut faults);
        self.check_time(&mut faults);
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn check_texts(&self, faults: &mut Vec<MappingFault>) {
        let texts = [
            ("topic", &self.topic),
            ("meter", &self.meter),
            ("part", &self.part),
            ("pointer", &self.pointer),
            ("field", &self.field),
            ("time_pointer", &self.time_pointer),
            ("zone", &self.zone),
        ];
        for (name, text) in texts {
            if text.len() > Self::TEXT_MAX || text.chars().any(char::is_control) {
                faults.push(fault(name, format!("at most {} characters, and none that cannot be seen", Self::TEXT_MAX)));
            }
        }
    }

    /// Checks the topic, what the meter is called by it, and where in the payload the values stand.
    fn check_names(&self, faults: &mut Vec<MappingFault>) {
        if let Some(reason) = filter_fault(&self.topic) {
            faults.push(fault("topic", reason));
        }
        let wildcards = self.topic.split('/').filter(|level| matches!(*level, "+" | "#")).count();
        if !crate::naming::is_visible(&self.meter) {
            let reason = "say what the meter is called, such as `boiler`, or `{1}` for what the first wildcard stands for";
            faults.push(fault("meter", reason));
        }
        for (name, template) in [("meter", &self.meter), ("part", &self.part)] {
            if let Err(reason) = filled(template, &vec!["x"; wildcards], Some("x")) {
                faults.push(fault(name, reason));
            }
        }
        for (name, pointer) in [("pointer", &self.pointer), ("time_pointer", &self.time_pointer)] {
            if !pointer.is_empty() && !pointer.starts_with('/') {
                let reason = format!("`{pointer}` is no JSON pointer: it begins with a slash, such as `/ENERGY/Total`");
                faults.push(fault(name, reason));
            }
        }
    }

    fn check_field(&self, faults: &mut Vec<MappingFault>) {
        if Field::named(&self.field).is_none() {
            let reason = format!("`{}` is not a field; the fields are {}", self.field, field_names());
            faults.push(fault("field", reason));
        }
        if !self.factor.is_finite() || self.factor == 0.0 {
            let reason = format!("{} will not do: give a number other than 0, such as 0.001 for Wh as kWh", self.factor);
            faults.push(fault("factor", reason));
        }
    }

    fn check_time(&self, faults: &mut Vec<MappingFault>) {
        if self.is_interval && self.time_pointer.is_empty() {
            let reason = "amounts of a period need a time, the period's end: say where it stands in the payload";
            faults.push(fault("time_pointer", reason));
        }
        if let Some(seconds) = self.interval_s.filter(|s| !(*s > 0.0 && *s <= 400.0 * 86_400.0)) {
            let reason = format!("{seconds} will not do: give the period's length in seconds, such as 900");
            faults.push(fault("interval_s", reason));
        }
        #[cfg(feature = "zones")]
        if !self.zone.is_empty()
            && let Err(reason) = crate::Zone::named(&self.zone)
        {
            faults.push(fault("zone", reason));
        }
    }
}

fn fault(field: &str, reason: impl Into<String>) -> MappingFault {
    MappingFault { field: field.to_owned(), reason: reason.into() }
}

fn field_names() -> String {
    Field::ALL.iter().map(|field| field.name).collect::<Vec<_>>().join(", ")
}

fn filter_fault(filter: &str) -> Option<String> {
    let levels: Vec<&str> = filter.split('/').collect();
    let last = levels.len() - 1;
    if filter.is_empty() {
        return Some("say which topic, such as `plant/+/meter`".to_owned());
    }
    if levels.iter().all(|level| matches!(*level, "+" | "#")) {
        return Some(format!("`{filter}` would take every message: name at least one level"));
    }
    if levels[..last].contains(&"#") {
        return Some("`#` stands for all levels that follow, so it can be the last only".to_owned());
    }
    if levels.iter().any(|level| level.len() > 1 && level.contains(['+', '#'])) {
        return Some("`+` and `#` stand for whole levels: put them between slashes".to_owned());
    }
    None
}

/// What each wildcard of the filter matches in the topic; `None` if the topic does not match.
#[must_use]
pub fn topic_match<'a>(filter: &str, topic: &'a str) -> Option<Vec<&'a str>> {
    let mut found = Vec::new();
    let mut rest = Some(topic);
    // Topics that begin with $ are the broker's own: wildcards do not match them.
    if topic.starts_with('$') && filter.starts_with(['+', '#']) {
        return None;
    }
    for level in filter.split('/') {
        if level == "#" {
            found.push(rest.unwrap_or_default());
            return Some(found);
        }
        let (head, tail) = match rest?.split_once('/') {
            Some((head, tail)) => (head, Some(tail)),
            None => (rest?, None),
        };
        match level {
            "+" => found.push(head),
            same if same == head => {}
            _ => return None,
        }
        rest = tail;
    }
    rest.is_none().then_some(found)
}

/// The template with its placeholders filled in.
///
/// # Errors
/// A sentence, if a placeholder has no value.
pub fn filled(template: &str, wildcards: &[&str], device: Option<&str>) -> Result<String, String> {
    let mut found = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        found.push_str(before);
        let (name, after) = behind.split_once('}').ok_or_else(|| format!("`{template}` has a `{{` without its `}}`"))?;
        if name == "device" {
            found.push_str(device.ok_or("`{device}` is who signed in, and this sender has not: use a user name or a token")?);
        } else {
            let number = name.parse::<usize>().ok().filter(|n| *n > 0);
            let wildcard = number.and_then(|n| wildcards.get(n - 1)).ok_or_else(|| {
                format!(
                    "`{{{name}}}` stands for nothing: the topic has {} wildcards; use {{1}}, {{2}}… or {{device}}",
                    wildcards.len()
                )
            })?;
            found.push_str(wildcard);
        }
        rest = after;
    }
    found.push_str(rest);
    Ok(found)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn mapping() -> Mapping {
        Mapping { topic: "plant/+/meter".to_owned(), meter: "plant-{1}".to_owned(), ..Mapping::default() }
    }

    #[test]
    fn wildcards_stand_for_levels() {
        assert_eq!(topic_match("a/+/c/#", "a/b/c/d/e"), Some(vec!["b", "d/e"]));
        assert_eq!(topic_match("a/#", "a"), Some(vec![""]));
        assert_eq!(topic_match("a/b", "a/b"), Some(vec![]));
        for (filter, topic) in [("a/+", "a/b/c"), ("a/+", "a"), ("a/b", "a"), ("a", "a/b"), ("+/x", "$SYS/x")] {
            assert_eq!(topic_match(filter, topic), None, "{filter} {topic}");
        }
    }

    #[test]
    fn a_meters_name_is_made_of_what_the_wildcards_stand_for() {
        assert_eq!(filled("p-{1}.{2}", &["a", "b"], None).unwrap(), "p-a.b");
        assert_eq!(filled("{device}", &[], Some("token7")).unwrap(), "token7");
        assert!(filled("{3}", &["a"], None).unwrap_err().contains("1 wildcards"));
        assert!(filled("{1", &["a"], None).is_err());
        assert!(filled("{device}", &[], None).is_err());
    }

    #[test]
    fn a_fault_names_its_field() {
        assert_eq!(mapping().check(), Ok(()));
        let named =
            |wrong: Mapping| wrong.check().unwrap_err().iter().map(|fault| fault.field.clone()).collect::<Vec<_>>().join(",");
        assert_eq!(named(Mapping { topic: "#".to_owned(), ..mapping() }), "topic");
        assert_eq!(named(Mapping { topic: "a/#/b".to_owned(), ..mapping() }), "topic");
        assert_eq!(named(Mapping { meter: "{2}".to_owned(), ..mapping() }), "meter");
        assert_eq!(named(Mapping { meter: " ".to_owned(), ..mapping() }), "meter");
        assert_eq!(named(Mapping { field: "energy".to_owned(), ..mapping() }), "field");
        assert_eq!(named(Mapping { factor: 0.0, ..mapping() }), "factor");
        assert_eq!(named(Mapping { pointer: "a.b".to_owned(), ..mapping() }), "pointer");
        assert_eq!(named(Mapping { is_interval: true, ..mapping() }), "time_pointer");
        assert_eq!(named(Mapping { interval_s: Some(-1.0), ..mapping() }), "interval_s");
        assert_eq!(named(Mapping { part: "x".repeat(300), ..mapping() }), "part");
    }

    #[cfg(feature = "zones")]
    #[test]
    fn a_zone_that_is_not_known_is_a_fault() {
        assert_eq!(Mapping { zone: "Mars/Olympus".to_owned(), ..mapping() }.check().unwrap_err()[0].field, "zone");
    }

    #[test]
    fn an_amount_of_a_period_goes_to_a_channel_of_its_own() {
        assert_eq!(Mapping { is_interval: true, ..mapping() }.target().unwrap().name, "interval_energy_kwh");
        assert_eq!(Mapping { is_interval: true, field: "power_w".to_owned(), ..mapping() }.target().unwrap().name, "power_w");
    }
}
