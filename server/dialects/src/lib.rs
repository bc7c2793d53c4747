//! The dialects that meters speak, on MQTT and in the line protocol. Each is a pure module of its own: it turns a topic and a payload
//! into values of channels, or into a reason why not. Announcements about later messages are kept
//! in [`Dialects`], which is a fold over them. To add a dialect, write its module, and name it in
//! [`Dialects::decode`] and `is_native` (or in `families`, which stands for several in both), in
//! [`TOPICS`], in `hostile.rs` and in `fuzz`.

mod ahoy;
mod ams_reader;
mod chirpstack;
mod discovery;
mod dsmr;
mod emonhub;
mod ems_esp;
mod esphome;
mod evcc;
mod families;
mod glow;
mod go_e;
mod mapped;
mod opendtu;
mod openevse;
mod own;
mod rtl_433;
mod rtl_433_models;
mod rtlamr;
mod shelly_component;
mod shelly_gen1;
mod shelly_gen2;
mod sparkplug;
mod sparkplug_payload;
mod statestream;
mod tasmota;
mod template;
mod things_stack;
mod thingsboard;
mod victron;
mod victron_alive;
mod victron_inverter;
mod vzlogger;
mod wmbusmeters;
mod wmbusmeters_names;
mod zigbee2mqtt;
mod zwave;

pub mod iotawatt;
pub mod line_protocol;

// What the dialects share.
mod clock;
mod fault;
mod json;
mod json_kind;
mod measure;
mod memory;
mod message;
mod name;
mod single;
mod telemetry;
mod topics;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod testing;

pub use clock::Clock;
pub use discovery::{AnnouncedFigure, Why};
use domain::naming::is_key;
use domain::{Mapping, Millis};
pub use fault::{Fault, Faults};
pub use json_kind::JsonKind;
pub use mapped::preview;
pub use message::{Decoded, MeterValues, Proposal, RawMessage, Unread, Value};
pub use name::{clean, key, own_part};
use std::sync::Arc;
pub use topics::TOPICS;
pub use victron_alive::{KEEP_ALIVE_MS, Request};

/// What the dialects remember: devices' announcements about other messages, and people's mappings.
/// It is a fold over announcements, so decoding the kept announcements again at the start rebuilds
/// it. It is bounded, and evicts the oldest.
#[derive(Debug, Default)]
pub struct Dialects {
    mappings: mapped::Mappings,
    discovery: discovery::Discovery,
    shelly: shelly_gen2::States,
    dsmr: dsmr::Figures,
    births: sparkplug::Births,
    families: families::Families,
    radio: rtl_433::Heard,
    vzlogger: vzlogger::Channels,
    streams: statestream::Streams,
    zigbee: zigbee2mqtt::Zigbee,
    readers: tasmota::Names,
    /// The client whose message is read.
    client: Option<Arc<str>>,
}

impl Dialects {
    /// Nothing is remembered yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Replaces the mappings. A mapping that fails its check is left out.
    pub fn mappings_set(&mut self, mappings: &[Mapping]) {
        self.mappings = mapped::Mappings::new(mappings);
    }

    /// Topics in addition to [`TOPICS`] that hold readings: those announced and those mapped (with
    /// wildcards). For sources that have to subscribe.
    #[must_use]
    pub fn topics_wanted(&self) -> Vec<String> {
        let bridges = self.zigbee.topics().map(|base| format!("{base}/#"));
        self.discovery.topics().chain(self.mappings.topics()).map(str::to_owned).chain(bridges).collect()
    }

    /// What a device announced by Home Assistant's discovery of this meter (by the dialect's own
    /// name for it), whether each figure counts, and why.
    #[must_use]
    pub fn figures_of(&self, meter: &str) -> Vec<AnnouncedFigure> {
        self.discovery.figures_of(meter)
    }

    /// Reads a message from a sender that may write one meter only. `takes` returns an error for
    /// any other meter. A message that would be remembered for another meter is refused as a whole,
    /// before anything is remembered.
    pub fn decode_own<'a>(
        &mut self,
        message: &RawMessage<'_>,
        clock: impl Into<Clock<'a>>,
        takes: impl Fn(&str, &str) -> Result<(), Fault>,
    ) -> Decoded {
        let clock = clock.into();
        if let Some(found) = self.mappings.read(message, clock) {
            return found;
        }
        match self.remembered_of(message).iter().find_map(|(dialect, meter)| takes(dialect, meter).err()) {
            Some(fault) => Decoded::Refused(fault),
            None => self.decode(message, clock),
        }
    }

    /// The meters (with their dialects) for which this message would change what is remembered.
    fn remembered_of(&self, message: &RawMessage<'_>) -> Vec<(&'static str, String)> {
        let levels: Vec<&str> = message.topic.split('/').collect();
        match levels[0] {
            "homeassistant" => {
                let meters = self.discovery.meters_of(message.topic, message.payload, is_native);
                let meters = meters.into_iter().map(|meter| ("home-assistant", meter));
                meters.chain(statestream::meter_of(&levels).map(|meter| (statestream::DIALECT, meter))).collect()
            }
            "spBv1.0" => sparkplug::born(&levels).map(|meter| ("sparkplug", meter)).into_iter().collect(),
            "dsmr" => vec![(dsmr::DIALECT, dsmr::METER.to_owned())],
            "rtl_433" => rtl_433::meter_of(&levels, message.payload).map(|meter| (rtl_433::DIALECT, meter)).into_iter().collect(),
            _ if vzlogger::claims(&levels) => vec![(vzlogger::DIALECT, vzlogger::meter_of(&levels))],
            _ if message.topic.ends_with("/bridge/devices") || levels[0] == "zigbee2mqtt" => {
                let meters = self.zigbee.meters_of(message.topic, message.payload);
                meters.into_iter().map(|meter| (zigbee2mqtt::DIALECT, meter)).collect()
            }
            _ if shelly_gen2::claims(&levels) => vec![("shelly-gen2", shelly_gen2::device_of(&levels))],
            _ => families::remembers(&levels)
                .or_else(|| statestream::meter_of(&levels).map(|meter| (statestream::DIALECT, meter)))
                .into_iter()
                .collect(),
        }
    }

    /// What to keep of a message that announces, where less than the whole does: decoding it has the
    /// same effect. `None` if it is the whole. A Zigbee bridge's list of its devices is hundreds of
    /// kilobytes long, of which a tenth is needed.
    #[must_use]
    pub fn shortened(message: &RawMessage<'_>) -> Option<Vec<u8>> {
        zigbee2mqtt::Zigbee::shortened(message.topic, message.payload)
    }

    /// Sets which client sends the messages that follow; `None` if that is not known. A client may
    /// fill only a part of the memory for announcements.
    pub fn client_is(&mut self, client: Option<&Arc<str>>) {
        self.client = client.cloned();
    }

    /// Notes that stored readings of a topic were read by announcements. Returns the topics of the
    /// announcements for which this is new. They are evicted last.
    pub fn use_topic(&mut self, dialect: &str, topic: &str) -> Vec<String> {
        match dialect {
            "home-assistant" => self.discovery.use_topic(topic),
            "sparkplug" => self.births.use_topic(topic).into_iter().collect(),
            statestream::DIALECT => self.streams.use_topic(topic),
            vzlogger::DIALECT => self.vzlogger.use_topic(topic).into_iter().collect(),
            zigbee2mqtt::DIALECT => self.zigbee.use_topic(topic).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Notes that readings were read by the announcement on this topic, as before a restart.
    pub fn use_announcement(&mut self, topic: &str) {
        self.discovery.use_announcement(topic);
        self.births.use_topic(topic);
        self.zigbee.use_announcement(topic);
    }

    /// What sources should publish now, so that devices go on speaking: to each broker that they
    /// listen to, at QoS 0, not retained. To be asked at least every [`KEEP_ALIVE_MS`]; it returns
    /// only what is due.
    pub fn requests(&mut self, now: Millis) -> Vec<Request> {
        self.families.requests(now)
    }

    /// Reads a message. `clock` is for times without an offset. Pure but for its own memory.
    ///
    /// Mappings come first. Then the topic's first level or shape decides, so that one dialect
    /// reads a message. An announced topic comes before bare numbers without a unit.
    pub fn decode<'a>(&mut self, message: &RawMessage<'_>, clock: impl Into<Clock<'a>>) -> Decoded {
        let clock = clock.into();
        if let Some(found) = self.mappings.read(message, clock) {
            return found;
        }
        let levels: Vec<&str> = message.topic.split('/').collect();
        let payload = message.payload;
        let by_first = match levels[0] {
            "greenpulse" => own::decode(&levels, payload),
            "shellies" => shelly_gen1::decode(&levels, payload),
            "zigbee2mqtt" => {
                self.zigbee.client_is(self.client.as_ref());
                self.zigbee.decode(message.topic, payload, clock)
            }
            "homeassistant" => {
                self.discovery.client_is(self.client.as_ref());
                self.discovery.announce(message.topic, payload, is_native)
            }
            "emon" if openevse::claims(&levels) => self.families.decode(self.client.as_ref(), &levels, payload, clock),
            "emon" | "emonhub" => emonhub::decode(&levels, payload, clock),
            "dsmr" => dsmr::decode(&mut self.dsmr, &levels, payload, clock),
            "glow" => glow::decode(&levels, payload, clock),
            "v1" | "v2" => thingsboard::decode(&levels, message, clock),
            "spBv1.0" => {
                self.births.client_is(self.client.as_ref());
                sparkplug::decode(&mut self.births, &levels, payload)
            }
            "rtl_433" => {
                self.radio.client_is(self.client.as_ref());
                rtl_433::decode(&mut self.radio, &levels, payload, clock)
            }
            "wmbusmeters" | "wmbusmeters_alarm" => wmbusmeters::decode(&levels, payload, clock),
            "ems-esp" => self.discovery.read(message.topic, payload).unwrap_or_else(|| ems_esp::decode(&levels, payload)),
            _ if families::yields(&levels) => {
                let announced = self.discovery.read(message.topic, payload);
                announced.unwrap_or_else(|| self.families.decode(self.client.as_ref(), &levels, payload, clock))
            }
            _ => self.families.decode(self.client.as_ref(), &levels, payload, clock),
        };
        if by_first != Decoded::Unclaimed {
            return by_first;
        }
        let by_shape = tasmota::decode(&mut self.readers, &levels, payload, clock);
        if by_shape != Decoded::Unclaimed {
            return by_shape;
        }
        if shelly_gen2::claims(&levels) {
            self.shelly.client_is(self.client.as_ref());
        }
        let by_shape = shelly_gen2::decode(&mut self.shelly, &levels, payload);
        if by_shape != Decoded::Unclaimed {
            return by_shape;
        }
        if let Some(announced) = self.discovery.read(message.topic, payload) {
            return if levels[0] == "rtlamr" { rtlamr::dated(announced, payload, clock) } else { announced };
        }
        // A bridge with another topic, whose devices announce themselves to Home Assistant, is read
        // by that.
        self.zigbee.client_is(self.client.as_ref());
        let by_bridge = self.zigbee.decode_elsewhere(message.topic, payload, clock);
        by_bridge.unwrap_or_else(|| self.unannounced(message, &levels, clock))
    }
}

impl Dialects {
    /// Reads what has no first level of its own and was not announced.
    fn unannounced(&mut self, message: &RawMessage<'_>, levels: &[&str], clock: Clock<'_>) -> Decoded {
        let payload = message.payload;
        // These have their marks, and any topic.
        if wmbusmeters::claims(payload) {
            return wmbusmeters::decode(levels, payload, clock);
        }
        if ams_reader::claims(payload) {
            return ams_reader::decode(payload);
        }
        if levels[0] == "rtlamr" {
            return rtlamr::decode(levels, payload, clock);
        }
        if vzlogger::claims(levels) {
            self.vzlogger.client_is(self.client.as_ref());
            return vzlogger::decode(&mut self.vzlogger, message.topic, levels, payload, clock);
        }
        self.streams.client_is(self.client.as_ref());
        match self.streams.decode(message.topic, levels, payload) {
            Decoded::Unclaimed => esphome::decode(levels, payload),
            read => read,
        }
    }
}

/// Whether a dialect reads this topic without any announcement. Such a device's own announcements
/// are ignored, or it would count twice.
fn is_native(topic: &str) -> bool {
    const FIRST: &[&str] =
        &["greenpulse", "shellies", "zigbee2mqtt", "emon", "emonhub", "dsmr", "glow", "spBv1.0", "rtl_433", "wmbusmeters"];
    let levels: Vec<&str> = topic.split('/').collect();
    FIRST.contains(&levels[0])
        || ["v1/devices/", "v1/gateway/", "v2/t"].iter().any(|start| topic.starts_with(start))
        || tasmota::claims(&levels)
        || shelly_gen2::claims(&levels)
        || families::claims(&levels) && !families::yields(&levels)
}

/// What was collected of one meter. If there is nothing, the first fault is the reason.
fn of_meter(meter: String, dialect: &'static str, found: json::Collected) -> Decoded {
    if !is_key(&meter) {
        return Decoded::Refused(not_a_key(&meter));
    }
    let (meter, faults) = found.of(meter, dialect);
    many(vec![meter], faults)
}

/// The values of several meters, likewise.
fn many(mut meters: Vec<MeterValues>, mut faults: Vec<Fault>) -> Decoded {
    meters.retain(|one| {
        let is_named = is_key(&one.meter);
        let is_empty = one.values.is_empty() && one.unread.is_empty();
        if !is_named && !is_empty {
            faults.push(not_a_key(&one.meter));
        }
        is_named && !is_empty
    });
    if meters.is_empty() { without_values(faults) } else { Decoded::Values { meters, faults, announces: false } }
}

fn without_values(faults: Vec<Fault>) -> Decoded {
    faults.into_iter().next().map_or(Decoded::Nothing, Decoded::Refused)
}

fn not_a_key(meter: &str) -> Fault {
    Fault::NoKey { name: json::shortened(meter) }
}
