//! Reads messages. Asks the dialects, which remember announcements and mappings, and counts the
//! topics that nobody reads. Leaves out the ledger (`pipeline`).

use crate::batch::{Batch, Wanted};
use crate::message::Client;
use crate::{Message, Outcome};
use dialects::line_protocol::{FieldValue, Precision, read};
use dialects::{Clock, Decoded, Dialects, Fault, MeterValues, RawMessage, Request, Unread, Value, clean, key, own_part};
use domain::naming::{has_no_device, is_key};
use domain::{EARLIEST, Field, Mapping, Millis, Reading, Zone};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use store::{Announcement, Catalog, ChannelWanted, PAYLOAD_BYTES_MAX, SourceKind, Store, Topic, chain};

/// The topic on which we publish a building's state: the text before and after the building's id.
pub const OWN_STATE: (&str, &str) = ("greenpulse/v1/buildings/", "/state");

/// The start of the topics on which we announce that state to Home Assistant.
pub const OWN_CONFIG: &str = "homeassistant/sensor/greenpulse_";

/// How far ahead of our clock a time may be and still be taken as it is. A reading further ahead
/// would occupy the instant of a later one.
pub(crate) const AHEAD_MS_MAX: Millis = domain::MINUTE_MS;

/// How far ahead of our clock a device's clock may run. Its times are shifted back by the
/// difference, and then count as our times.
const FAST_MS_MAX: Millis = 10 * domain::MINUTE_MS;

/// How far behind our clock a time may be that comes by MQTT. Older readings come as a file or by
/// HTTP.
const BEHIND_MS_MAX: Millis = 2 * 366 * domain::DAY_MS;

/// Topics that nobody reads and that wait to be written. Further topics within the same second are
/// not noted.
const TOPICS_WAITING_MAX: usize = 2_000;

/// A longer topic is not noted: a database key may be no longer.
const TOPIC_BYTES_MAX: usize = 1_000;

/// A larger announcement is used but not stored. After a restart it has to come again.
const ANNOUNCEMENT_BYTES_MAX: usize = 256 * 1024;

/// Announcements in use that are kept by name. The store keeps no more.
const ANNOUNCEMENTS_USED_MAX: usize = 10_000;

/// What the fields of a line came to.
#[derive(Default)]
struct OfLine {
    /// Of our own fields.
    values: Vec<Value>,
    /// By mappings.
    meters: Vec<MeterValues>,
    faults: Vec<Fault>,
    /// Whether a field means something here.
    is_claimed: bool,
}

impl OfLine {
    /// Takes a field of our own.
    fn own(&mut self, field: &'static Field, name: &str, part: &str, number: f64, at: Option<Millis>) {
        self.is_claimed = true;
        let stored = || field.stored(number).map_err(|_| Fault::beyond(field.name, number, field));
        match own_part(name, part).and_then(|part| Ok((part.to_owned(), stored()?))) {
            Ok((part, value)) => {
                let field = Field::named(field.channel).unwrap_or(field);
                self.values.push(Value { field, part, value, at, span_ms: None });
            }
            Err(fault) => self.faults.push(fault),
        }
    }

    /// Takes what the mappings made of another field.
    fn mapped(&mut self, decoded: Decoded, at: Option<Millis>) {
        match decoded {
            Decoded::Unclaimed => return,
            Decoded::Values { meters, faults, .. } => {
                self.faults.extend(faults);
                self.meters.extend(meters.into_iter().map(|mut one| {
                    one.values.iter_mut().for_each(|value| value.at = value.at.or(at));
                    one
                }));
            }
            Decoded::Refused(fault) => self.faults.push(fault),
            Decoded::Announced | Decoded::Nothing => {}
        }
        self.is_claimed = true;
    }

    fn decoded(self, meter: String, is_from_quarantine: bool) -> Decoded {
        let Self { values, mut meters, faults, is_claimed } = self;
        if !values.is_empty() {
            if !is_key(&meter) {
                let shown: String = meter.chars().take(120).collect();
                return Decoded::Refused(Fault::NoKey { name: shown });
            }
            meters.push(MeterValues { values, ..MeterValues::new(meter, "influx") });
        }
        match (is_claimed, meters.is_empty()) {
            // Each number is noted under a topic of its own. If the message came from quarantine
            // and still cannot be used, it stays there.
            (false, _) if is_from_quarantine => Decoded::Unclaimed,
            (false, _) => Decoded::Nothing,
            (true, true) if faults.is_empty() => Decoded::Nothing,
            (true, true) => Decoded::Refused(Fault::Several(faults)),
            (true, false) => Decoded::Values { meters, faults, announces: false },
        }
    }
}

#[derive(Default)]
pub(crate) struct Reader {
    dialects: Dialects,
    mappings: Vec<Mapping>,
    /// The catalog's shape that the mappings are of. A new meter does not change it.
    shape: Option<i64>,
    topics: HashMap<String, Topic>,
    /// Announcements that the store knows to be in use; `used_news` are those to tell it about.
    used: HashSet<String>,
    used_news: Vec<String>,
}

impl Reader {
    /// Loads what devices announced before.
    pub async fn remember(&mut self, store: &Store) -> store::Result<()> {
        let catalog = store.catalog();
        for one in store.announcement_list().await? {
            self.dialects.client_is(one.client.map(Arc::from).as_ref());
            self.dialects.decode(&RawMessage { topic: &one.topic, payload: &one.payload, device: None }, &*zone(&catalog));
            if one.is_used {
                self.dialects.use_announcement(&one.topic);
                self.used.insert(one.topic);
            }
        }
        Ok(())
    }

    /// Loads the mappings again if something has changed. Topics that are read from now on are
    /// removed from the topics that nobody reads.
    pub async fn mappings_follow(&mut self, store: &Store) {
        let catalog = store.catalog();
        if self.shape == Some(catalog.shape()) {
            return;
        }
        match self.mappings_read(store, &catalog).await {
            Ok(()) => self.shape = Some(catalog.shape()),
            Err(error) => tracing::warn!(error = %chain(&error), "the mappings could not be read; those before still hold"),
        }
    }

    async fn mappings_read(&mut self, store: &Store, catalog: &Catalog) -> store::Result<()> {
        let mappings = store.mapping_list().await?;
        if mappings == self.mappings {
            return Ok(());
        }
        self.dialects.mappings_set(&mappings);
        self.mappings = mappings;
        self.topics_write(store).await;
        let zone = zone(catalog);
        let is_read = |dialects: &mut Dialects, topic: &Topic| {
            let raw = RawMessage { topic: &topic.topic, payload: &topic.last_payload, device: Some("") };
            dialects.decode(&raw, &*zone) != Decoded::Unclaimed
        };
        let topics = store.topic_list(TOPICS_WAITING_MAX as i64).await?;
        let read: Vec<String> =
            topics.into_iter().filter(|topic| is_read(&mut self.dialects, topic)).map(|topic| topic.topic).collect();
        if read.is_empty() { Ok(()) } else { store.topic_delete(&read).await }
    }

    /// Reads messages into a batch.
    pub fn read(&mut self, catalog: &Catalog, messages: &[Message]) -> Batch {
        let (zone, zone_of) = (zone(catalog), |dialect: &str, meter: &str| zone_of(catalog, dialect, meter));
        let mut batch = Batch::default();
        for (index, message) in messages.iter().enumerate() {
            let mut outcome = Outcome::default();
            self.dialects.client_is(announcer(message));
            let clock = Clock::new(&zone, &zone_of, message.arrived_at);
            let own = Own::of(message, catalog);
            let decoded = match Precision::of_topic(&message.topic) {
                // MQTT topics and database texts may hold no NUL.
                _ if message.topic.contains('\0') => Decoded::Refused(Fault::NulTopic),
                // What we (or another GreenPulse) publish of buildings is computed from readings.
                // It is not a reading.
                _ if is_own_word(&message.topic) => Decoded::Nothing,
                Some(precision) if !message.is_replay => self.line(message, precision, clock),
                _ => match &own {
                    Some(own) => self.dialects.decode_own(&raw(message), clock, |dialect, meter| own.takes(dialect, meter)),
                    None => self.dialects.decode(&raw(message), clock),
                },
            };
            match decoded {
                Decoded::Nothing => {}
                Decoded::Announced => batch.announce(index, announcement(message)),
                // A retained message is not a new reading. It may only announce what new ones mean.
                Decoded::Values { announces, .. } if message.is_replay => {
                    batch.announce(index, announcement(message).filter(|_| announces));
                }
                Decoded::Refused(_) | Decoded::Unclaimed if message.is_replay => {}
                Decoded::Refused(reason) => {
                    outcome.filed = 1;
                    outcome.faults.push(reason);
                }
                Decoded::Unclaimed => {
                    outcome.is_unclaimed = true;
                    if message.quarantine_id.is_none() {
                        self.unclaimed(&message.topic, &message.payload, message.arrived_at);
                    }
                }
                Decoded::Values { meters, faults, announces } => {
                    batch.announce(index, announcement(message).filter(|_| announces));
                    outcome.filed = faults.len();
                    outcome.faults = faults;
                    for one in meters {
                        if let Some(Err(fault)) = own.as_ref().map(|own| own.takes(one.dialect, &one.meter)) {
                            outcome.filed += one.values.len();
                            outcome.faults.push(fault);
                            continue;
                        }
                        take(&mut batch.values, &mut outcome, one, message, index);
                    }
                    outcome.faults.dedup();
                }
            }
            batch.outcomes.push(outcome);
        }
        batch
    }

    /// Reads a line of line protocol. Our own fields are taken as they are; mappings read every
    /// other number.
    fn line(&mut self, message: &Message, precision: Precision, clock: Clock<'_>) -> Decoded {
        let Ok(text) = std::str::from_utf8(&message.payload) else {
            return Decoded::Refused(Fault::LineNotUtf8);
        };
        let line = match read(text, precision) {
            Ok(line) => line,
            Err(fault) => return Decoded::Refused(fault),
        };
        let meter = message.device.as_deref().unwrap_or_else(|| line.meter()).to_owned();
        let mut found = OfLine::default();
        for (name, value) in &line.fields {
            let (plain, part) = name.split_once(':').unwrap_or((name, ""));
            match (Field::named(plain), value) {
                (Some(field), FieldValue::Number(number)) => found.own(field, name, part, *number, line.at),
                (Some(_), FieldValue::Other) => {
                    found.is_claimed = true;
                    found.faults.push(Fault::NoNumber { name: name.clone() });
                }
                (None, FieldValue::Number(number)) => {
                    let topic = format!("influx/{}/{name}", line.measurement);
                    found.mapped(self.mapped(message, &topic, &meter, *number, clock), line.at);
                }
                (None, FieldValue::Other) => {}
            }
        }
        found.decoded(meter, message.quarantine_id.is_some())
    }

    /// Reads a number of a line by the mappings. It is noted under its own topic if none takes it.
    fn mapped(&mut self, message: &Message, topic: &str, meter: &str, number: f64, clock: Clock<'_>) -> Decoded {
        let payload = number.to_string();
        let decoded = self.dialects.decode(&RawMessage { topic, payload: payload.as_bytes(), device: Some(meter) }, clock);
        if decoded == Decoded::Unclaimed && message.quarantine_id.is_none() {
            self.unclaimed(topic, payload.as_bytes(), message.arrived_at);
        }
        decoded
    }

    fn unclaimed(&mut self, topic: &str, payload: &[u8], at: Millis) {
        if topic.len() > TOPIC_BYTES_MAX {
            return;
        }
        let payload = &payload[..payload.len().min(PAYLOAD_BYTES_MAX)];
        if let Some(known) = self.topics.get_mut(topic) {
            known.message_count += 1;
            known.last_at = at;
            known.last_payload = payload.to_vec();
        } else if self.topics.len() < TOPICS_WAITING_MAX {
            let unread = Topic { topic: topic.to_owned(), message_count: 1, last_payload: payload.to_vec(), last_at: at };
            self.topics.insert(topic.to_owned(), unread);
        }
    }

    /// Notes the announcements that the stored readings were read by. They are evicted last.
    pub fn kept(&mut self, messages: &[Message], batch: &Batch, outcomes: &[Outcome]) {
        let mut used = Vec::new();
        for (announcement, message) in batch.announced() {
            // The message announces and also holds readings.
            if outcomes[message].values > 0 && !self.used.contains(&announcement.topic) {
                used.push(announcement.topic.clone());
            }
        }
        for wanted in batch.values.iter().filter(|wanted| outcomes[wanted.message].values > 0) {
            used.append(&mut self.dialects.use_topic(wanted.channel.dialect, &messages[wanted.message].topic));
        }
        for topic in used {
            if self.used.len() >= ANNOUNCEMENTS_USED_MAX {
                // The store is told of them once more.
                self.used.clear();
            }
            if self.used.insert(topic.clone()) {
                self.used_news.push(topic);
            }
        }
    }

    /// What devices want to hear by now.
    pub fn requests(&mut self, now: Millis) -> Vec<Request> {
        self.dialects.requests(now)
    }

    /// Whether there is something to write.
    pub fn has_topics(&self) -> bool {
        !self.topics.is_empty() || !self.used_news.is_empty()
    }

    /// Tells the store which announcements are in use, before others can evict them.
    pub async fn used_write(&mut self, store: &Store) {
        let used = std::mem::take(&mut self.used_news);
        if let Err(error) = store.announcement_used(&used).await {
            tracing::debug!(error = %chain(&error), "which announcements are in use could not be noted");
            self.used_news = used;
        }
    }

    /// Writes the topics that nobody reads. What cannot be written is dropped: it is not a reading.
    pub async fn topics_write(&mut self, store: &Store) {
        self.used_write(store).await;
        if self.topics.is_empty() {
            return;
        }
        let topics: Vec<Topic> = self.topics.drain().map(|(_, topic)| topic).collect();
        if let Err(error) = store.topic_seen(&topics).await {
            tracing::debug!(error = %chain(&error), "topics that nobody reads could not be noted");
        }
    }
}

/// The one meter that a device's token may write.
struct Own<'a> {
    key: String,
    catalog: &'a Catalog,
}

impl<'a> Own<'a> {
    fn of(message: &Message, catalog: &'a Catalog) -> Option<Self> {
        let device = message.device.as_deref().filter(|_| message.own_meter_only)?;
        Some(Self { key: key(device), catalog })
    }

    /// Checks that a dialect's name for a meter means this meter. The error
    /// names both.
    fn takes(&self, dialect: &str, name: &str) -> Result<(), Fault> {
        let meant = self.catalog.sender_key(dialect, name);
        if meant == self.key {
            return Ok(());
        }
        let shown: String = meant.chars().take(120).collect();
        Err(Fault::OtherMeter { meant: shown, own: self.key.clone() })
    }
}

fn is_own_word(topic: &str) -> bool {
    topic.starts_with(OWN_CONFIG) || (topic.starts_with(OWN_STATE.0) && topic.ends_with(OWN_STATE.1))
}

fn raw(message: &Message) -> RawMessage<'_> {
    RawMessage { topic: &message.topic, payload: &message.payload, device: message.device.as_deref() }
}

/// The zone for meters that are not known yet: that of the first site, to which they will belong.
fn zone(catalog: &Catalog) -> std::sync::Arc<Zone> {
    catalog.first_zone()
}

/// The zone of a meter's site.
fn zone_of<'a>(catalog: &'a Catalog, dialect: &str, name: &str) -> Option<&'a Zone> {
    // A meter that a file made waits for its device.
    let waiting = || catalog.meter_named(name).filter(|meter| has_no_device(&meter.dialect));
    let meter = catalog.sender_meter(dialect, name).or_else(waiting)?;
    catalog.zones.get(&meter.site_id).map(|zone| &**zone)
}

fn announcement(message: &Message) -> Option<Announcement> {
    // A long list of devices is kept as far as its dialect needs it.
    let payload = Dialects::shortened(&raw(message)).unwrap_or_else(|| message.payload.to_vec());
    let is_kept = message.topic.len() <= TOPIC_BYTES_MAX && payload.len() <= ANNOUNCEMENT_BYTES_MAX;
    is_kept.then(|| Announcement {
        topic: message.topic.clone(),
        payload,
        at: message.arrived_at,
        client: announcer(message).map(|name| name.to_string()),
        is_used: false,
    })
}

/// The client that announces. `None` for an outside broker, which does not say which of its clients
/// sent a message.
fn announcer(message: &Message) -> Option<&Arc<str>> {
    match &message.client {
        Client::One(name) => Some(name),
        Client::Many(_) | Client::Trusted => None,
    }
}

/// Takes the values of one meter, which has one clock.
fn take(values: &mut Vec<Wanted>, outcome: &mut Outcome, found: MeterValues, message: &Message, index: usize) {
    let newest = found.values.iter().filter_map(|value| value.at).max();
    let ahead_ms = newest.map_or(0, |at| at.saturating_sub(message.arrived_at));
    // A clock that is minutes fast tells the distances between its readings, but not their times.
    let fast_ms = if ahead_ms > AHEAD_MS_MAX && ahead_ms <= FAST_MS_MAX { ahead_ms } else { 0 };
    let (meter, dialect, role) = (found.meter, found.dialect, found.role);
    let known = found.values.into_iter().map(|value| (value, None));
    // What a dialect knows and cannot count is kept as a number without a unit, with what it
    // probably is, until somebody says so.
    let unread = found.unread.into_iter().filter_map(|one| Some((unread(&one)?, one.proposal)));
    for (value, proposal) in known.chain(unread) {
        let at = value.at.map_or(message.arrived_at, |at| at.saturating_sub(fast_ms));
        if let Some(fault) = implausible(at, message) {
            outcome.faults.push(fault);
            outcome.filed += 1;
            continue;
        }
        let channel = ChannelWanted {
            part: value.part,
            role,
            proposal: proposal.map(|one| (one.field, one.factor)),
            ..ChannelWanted::new(meter.clone(), dialect, message.topic.clone(), value.field)
        };
        let reading = Reading { at, value: value.value, span_ms: value.span_ms };
        values.push(Wanted { channel, reading, has_time: value.at.is_some() && fast_ms == 0, message: index });
    }
}

/// An unread figure as a number without a unit.
fn unread(one: &Unread) -> Option<Value> {
    let field = Field::named("value")?;
    let value = field.stored(one.value).ok()?;
    Some(Value { field, part: clean(&one.path), value, at: one.at, span_ms: None })
}

/// Whether the message came live, as by MQTT. A message from quarantine counts as live unless it is
/// line protocol, because the way it came is not known.
fn is_live(message: &Message) -> bool {
    match &message.source {
        Some(source) => source.kind == SourceKind::Mqtt,
        None => message.quarantine_id.is_some() && Precision::of_topic(&message.topic).is_none(),
    }
}

/// Why a time cannot be right.
fn implausible(at: Millis, message: &Message) -> Option<Fault> {
    let arrived_at = message.arrived_at;
    let shown = || jiff::Timestamp::from_millisecond(at).map_or_else(|_| at.to_string(), |at| at.to_string());
    if at < EARLIEST {
        Some(Fault::ClockAfterCut { at: shown() })
    } else if at > arrived_at + AHEAD_MS_MAX {
        Some(Fault::ClockAhead { at: shown() })
    } else if at < arrived_at - BEHIND_MS_MAX && is_live(message) {
        Some(Fault::ClockBehind { at: shown() })
    } else {
        None
    }
}
