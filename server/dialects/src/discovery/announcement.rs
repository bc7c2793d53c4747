//! Parses an announcement: a sensor, or a device with all its sensors. Leaves out what the figures
//! mean for each other (`settle`) and other components: lamps, buttons.

use super::device::Device;
use super::figure::{Figure, figure};
use crate::Fault;
use crate::json::{parse, shortened};
use crate::name::{self, Sense, words};
use crate::template::Template;
use serde_json::{Map, Value as Json};
use std::sync::Arc;

/// Sensors of one announcement. Further ones are not remembered.
const SENSORS_MAX: usize = 500;

/// What names what a figure measures, in whatever language.
const NAMED: &[Sense] = &[
    Sense::Plain,
    Sense::Import,
    Sense::Export,
    Sense::Consumed,
    Sense::Produced,
    Sense::Yield,
    Sense::Night,
    Sense::Heat,
    Sense::Charge,
    Sense::Discharge,
    Sense::Period,
    Sense::Indoor,
    Sense::Outdoor,
];

/// The memory of a sensor in bytes, without its texts.
const SENSOR_BYTES: usize = 600;

/// A sensor that was announced.
#[derive(Debug)]
pub(super) struct Sensor {
    /// The announcement's topic, a `#` (which no topic holds) and the object's name.
    pub id: String,
    /// The topic of its values; it may hold `+`.
    pub topic: String,
    /// The device's key: the meter, unless the device is several.
    pub device_key: String,
    pub device: Arc<Device>,
    /// `None` if it is not energy, water or climate. Its topic is understood and gives no reading.
    pub figure: Option<Arc<Figure>>,
    pub template: Template,
}

/// A parsed announcement.
pub(super) struct Announced {
    pub sensors: Vec<Sensor>,
    /// Why parts of it could not be read.
    pub faults: Vec<Fault>,
    /// Its memory in bytes.
    pub bytes: usize,
}

/// The levels of an announcement's topic: the component, the object, and the levels before it.
/// `None` if it announces no sensors.
pub(super) fn place<'a>(levels: &[&'a str]) -> Option<(&'a str, &'a str, Vec<&'a str>)> {
    let ["homeassistant", component @ ("sensor" | "device"), nodes @ .., object, "config"] = levels else { return None };
    Some((component, object, nodes.to_vec()))
}

/// Parses an announcement. `component`, `object` and `nodes` are from its topic.
pub(super) fn announced(
    topic: &str,
    (component, object, nodes): &(&str, &str, Vec<&str>),
    payload: &[u8],
    is_native: impl Fn(&str) -> bool,
) -> Result<Announced, Fault> {
    let config = match parse(payload)? {
        Json::Object(config) => config,
        _ => return Err(Fault::AnnouncementObject),
    };
    let device = Arc::new(Device::of(&config, nodes));
    let sensors: Vec<(&str, &Map<String, Json>)> = if *component == "device" {
        let listed = get(&config, "components", "cmps").and_then(Json::as_object);
        let listed = listed.into_iter().flatten().filter_map(|(id, sensor)| Some((id.as_str(), sensor.as_object()?)));
        listed.filter(|(_, sensor)| text(sensor, "platform", "p") == Some("sensor")).take(SENSORS_MAX).collect()
    } else {
        vec![(object, &config)]
    };
    let mut found = Announced { sensors: Vec::new(), faults: Vec::new(), bytes: 0 };
    for (object, sensor) in sensors {
        let one = Announcing { announcement: topic, object, sensor, config: &config, device: &device };
        match one.sensor(&is_native) {
            Ok(Some(sensor)) => {
                let label = sensor.figure.as_ref().map_or(0, |figure| figure.label.len());
                found.bytes += SENSOR_BYTES + 4 * (sensor.topic.len() + sensor.id.len() + sensor.device_key.len() + label);
                found.sensors.push(sensor);
            }
            Ok(None) => {}
            Err(fault) => found.faults.push(fault),
        }
    }
    Ok(found)
}

/// A value by its full name or its abbreviation.
pub(super) fn get<'a>(object: &'a Map<String, Json>, full: &str, short: &str) -> Option<&'a Json> {
    object.get(full).or_else(|| object.get(short)).filter(|json| !json.is_null())
}

pub(super) fn text<'a>(object: &'a Map<String, Json>, full: &str, short: &str) -> Option<&'a str> {
    get(object, full, short).and_then(Json::as_str)
}

/// One sensor within its announcement.
struct Announcing<'a> {
    announcement: &'a str,
    object: &'a str,
    sensor: &'a Map<String, Json>,
    config: &'a Map<String, Json>,
    device: &'a Arc<Device>,
}

impl Announcing<'_> {
    /// The sensor; `None` if it is left to others.
    fn sensor(&self, is_native: impl Fn(&str) -> bool) -> Result<Option<Sensor>, Fault> {
        let topic = self.state_topic()?;
        let unique = text(self.sensor, "unique_id", "uniq_id").unwrap_or_default();
        // Our own announcements would come back as meters.
        let is_ours =
            self.object.starts_with("greenpulse_") || unique.starts_with("greenpulse_") || topic.starts_with("greenpulse/");
        if is_ours || topic.is_empty() || is_native(&topic) {
            return Ok(None);
        }
        let name = self.name();
        let device_key = self.device.key.clone().unwrap_or_else(|| self.stem());
        if !crate::is_key(&device_key) {
            return Err(Fault::NoKeyAnnounced { name: shortened(&device_key) });
        }
        // Without a device, the object's name already made the key, so it names no part.
        let of_object = words(self.object);
        let owner = if self.device.key.is_none() { &of_object } else { &self.device.words };
        let template = text(self.sensor, "value_template", "val_tpl");
        let key = template.and_then(last_step).unwrap_or_else(|| unique.rsplit('_').next().unwrap_or_default().to_owned());
        let figure = figure(self.sensor, &name, &key, self.object, owner, self.device);
        if topic.contains('#') || topic.ends_with('+') {
            let fault = Fault::WildTopic { topic, name: shortened(&name) };
            return if figure.is_some() { Err(fault) } else { Ok(None) };
        }
        let template = self.template(figure.as_ref(), &name, &topic)?;
        let id = format!("{}#{}", self.announcement, self.object);
        Ok(Some(Sensor { id, topic, device_key, device: self.device.clone(), figure: figure.map(Arc::new), template }))
    }

    fn template(&self, figure: Option<&Figure>, name: &str, topic: &str) -> Result<Template, Fault> {
        let template = text(self.sensor, "value_template", "val_tpl");
        let (Some(figure), Some(template)) = (figure, template) else { return Ok(Template::Payload) };
        match Template::parse(template) {
            Some(template) => Ok(template),
            // A figure that cannot count needs no reading.
            None if figure.unfit.is_some() => Ok(Template::Nothing),
            None => Err(Fault::TemplateTooMuch { name: shortened(name), template: shortened(template), topic: topic.to_owned() }),
        }
    }

    /// The topic of the sensor's values. In it, `~` stands for the announcement's base.
    fn state_topic(&self) -> Result<String, Fault> {
        let topic = text(self.sensor, "state_topic", "stat_t").or_else(|| text(self.config, "state_topic", "stat_t"));
        let Some(topic) = topic else {
            return Err(Fault::NoStateTopic { name: shortened(self.object) });
        };
        let base = text(self.config, "~", "~").unwrap_or_default();
        Ok(match (topic.strip_prefix('~'), topic.strip_suffix('~')) {
            (Some(rest), _) => format!("{base}{rest}"),
            (None, Some(rest)) => format!("{rest}{base}"),
            (None, None) => topic.to_owned(),
        })
    }

    /// The name for people, or the one for machines if only that says more than what is measured.
    fn name(&self) -> String {
        let called = text(self.sensor, "name", "name").unwrap_or_default();
        let is_said = |word: &String| name::senses(word).iter().any(|sense| NAMED.contains(sense));
        let says = |name: &str| !name.is_empty() && name::part(&words(name), &[]) != name::clean(&words(name).join("-"));
        let is_called = says(called) || words(called).iter().any(is_said) || (!says(self.object) && !called.is_empty());
        if is_called { called } else { self.object }.to_owned()
    }

    /// The meter of sensors without a device: those whose names differ only in what they measure
    /// are one.
    fn stem(&self) -> String {
        let stem = name::part(&words(self.object), &[]);
        name::key(if stem.is_empty() { self.object } else { &stem })
    }
}

/// The last key in a template: `value_json['nrgconstotal']` is `nrgconstotal`.
fn last_step(template: &str) -> Option<String> {
    let rest = template.split_once("value_json")?.1;
    let end = rest.find(|c: char| !(c.is_alphanumeric() || "._-[]'\"".contains(c))).unwrap_or(rest.len());
    let mut steps = rest[..end].rsplit(|c: char| ".[]'\"".contains(c)).filter(|step| !step.is_empty());
    steps.next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_key_of_a_template_is_found() {
        assert_eq!(last_step("{{value_json['a']['nrgcons'] if value_json.a is defined else 0}}").as_deref(), Some("nrgcons"));
        assert_eq!(last_step("{{ value_json.day.use | is_defined }}").as_deref(), Some("use"));
        assert_eq!(last_step("{{ value }}"), None);
    }
}
