//! The state of the system: its parts, its rates, what waits for a person.

use super::value::shown_value;
use super::{Gaps, NoAnswer, failed};
use crate::Scope;
use crate::model::status::{LateMeter, NewMeter, Part, QuarantineLine, Status};
use domain::{ChannelKind, HOUR_MS, Meter, MeterRole, MeterStatus, Millis, Zone};
use ingest::{Lack, SourceState, StatsNow, WaitingState};
use std::num::NonZeroU32;
use store::{Catalog, FileImport, ImportOutcome, Quarantined, Trouble};
use wording::Words;
use wording::page::daily::status as says;

/// The command that publishes to a meter.
pub fn publish_line(state: &Scope, meter: &str, payload: &str) -> String {
    let hint = &state.publish;
    let password = if hint.needs_token {
        " -u \"$TOKEN\""
    } else if hint.needs_password {
        " -u any-name -P \"$GREENPULSE_PASSWORD\""
    } else {
        ""
    };
    format!(
        "mosquitto_pub -q 1 -h {} -p {}{password} \\\n  -t 'greenpulse/v1/{meter}/readings' \\\n  -m '{payload}'",
        hint.host, hint.port
    )
}

/// The sessions that the broker keeps for devices that are away, and what it had to drop.
fn sessions(words: Words, waiting: &WaitingState, zone: &Zone, now: Millis) -> Part {
    let mut sentences = vec![says::absent(words, waiting.sessions_absent)];
    if waiting.queued_bytes > 0 {
        sentences.push(says::queued(words, waiting.queued_bytes.div_ceil(1024)));
    }
    if let Some(at) = waiting.made_place_at.filter(|_| waiting.sessions_made_place > 0) {
        sentences.push(says::made_place(words, waiting.sessions_made_place, &words.when(zone, at, now)));
    }
    if waiting.queued_dropped > 0 {
        sentences.push(says::dropped(words, waiting.queued_dropped));
    }
    let has_room = waiting.sessions_made_place == 0 && waiting.queued_dropped == 0;
    let (state, word) = if has_room { ("ok", says::works(words)) } else { ("waiting", says::full(words)) };
    Part::in_state(says::sessions(words), state, word, sentences.join(" "))
}

/// The most new meters that the page shows. The settings list all of them in pages.
const NEW_METERS_SHOWN: usize = 50;

/// The status page.
pub async fn status(state: &Scope) -> Result<Status, NoAnswer> {
    let catalog = state.catalog();
    let now = state.now();
    let stats = state.stats.now(now);
    let zone = catalog.first_zone();
    let words = state.words_of_all();
    let gaps = Gaps::default();
    let version = gaps.ask(async { state.store.version().await.map(Some) }).await?;
    let mut parts = parts(words, version, state.store.trouble().or(stats.trouble), &stats, &zone, now);
    parts.extend(state.store.free_bytes().map(|bytes| disk(words, bytes)));
    let imported = gaps.ask(state.store.file_import_list(20)).await?;
    let ended = imported.iter().find(|one| matches!(one.outcome, Some(ImportOutcome::Failed | ImportOutcome::Done)));
    parts.push(imports(words, ended, &zone, now));
    let (late, late_count) = late_meters(state, &catalog, words, now);
    let quarantined = gaps.ask(state.store.quarantine_list(50)).await?;
    let quarantine_count = gaps.ask(state.store.quarantine_count()).await?;
    let quarantine_evicted = match gaps.ask(state.store.quarantine_evicted()).await? {
        0 => String::new(),
        count => says::evicted(words, count),
    };
    let (waiting_topics, waiting_messages) = gaps.ask(state.store.waiting_count()).await?;
    let waiting = match waiting_topics {
        0 => String::new(),
        _ => {
            let clients = gaps.ask(state.store.waiting_clients(3)).await?;
            let clients: Vec<String> = clients.iter().map(|(client, topics)| says::topics_of(words, client, *topics)).collect();
            says::too_many(words, waiting_topics, waiting_messages, &words.list(&clients))
        }
    };
    let all_work = parts.iter().all(|part| part.state != "down");
    Ok(Status {
        words,
        all_work,
        readings_per_s: stats.readings_per_s,
        readings: stats.readings,
        repeated: stats.repeated,
        messages: stats.messages,
        commits: stats.commits,
        since: words.when(&zone, state.started_at, now),
        committed: (stats.committed_at > 0).then(|| words.when(&zone, stats.committed_at, now)),
        late,
        late_count,
        new_meters: new_meter_lines(state, &catalog, NEW_METERS_SHOWN),
        new_meter_count: catalog.new_count(),
        waiting,
        buildings: catalog.buildings.values().map(|b| (b.building_id, b.name.clone())).collect(),
        sites: catalog.sites.values().map(|site| (site.site_id, site.name.clone())).collect(),
        quarantine: quarantined.into_iter().map(|one| quarantine_line(words, one, &zone, now)).collect(),
        quarantine_count,
        quarantine_evicted,
        parts,
        publish_line: publish_line(state, "kitchen", r#"{"power_w": 412.5, "energy_kwh": 1834.21}"#),
    })
}

/// The parts of the system, in the order of a reading's way.
fn parts(
    words: Words,
    version: Option<String>,
    trouble: Option<Trouble>,
    stats: &StatsNow,
    zone: &Zone,
    now: Millis,
) -> Vec<Part> {
    let waiting = stats.source.as_ref().and_then(|source| source.waiting.as_ref());
    let mut parts = vec![broker(words, stats.source.as_ref())];
    parts.extend(waiting.map(|waiting| sessions(words, waiting, zone, now)));
    parts.extend([database(words, version, trouble), queue(words, stats), cache(words)]);
    parts
}

/// The connection to the broker.
fn broker(words: Words, source: Option<&SourceState>) -> Part {
    let Some(source) = source else {
        return Part::new(says::broker(words), false, says::starting(words), says::not_connected(words).to_owned());
    };
    let text = match &source.lack {
        None => says::broker_up(words, &source.address, source.connections),
        Some(Lack::Connecting) => says::broker_connecting(words, &source.address),
        Some(Lack::Refused { refused, topics }) => says::broker_refuses(words, &source.address, *refused, *topics),
        Some(Lack::Away(way, error)) => says::broker_away(words, &source.address, way.as_str(), error),
        Some(Lack::Stopped) => says::broker_stopped(words, &source.address),
    };
    let word = if source.is_up { says::works(words) } else { says::down(words) };
    Part::new(says::broker(words), source.is_up, word, text)
}

/// The database; no version if it does not answer.
fn database(words: Words, version: Option<String>, trouble: Option<Trouble>) -> Part {
    let name = says::database(words);
    match (version, trouble) {
        (None, _) | (_, Some(Trouble::Away)) => Part::new(name, false, says::down(words), says::database_away(words).to_owned()),
        (Some(version), None) => Part::new(name, true, says::works(words), says::database_version(words, &version)),
        (Some(version), Some(trouble)) => {
            let word = if trouble == Trouble::Full { says::full(words) } else { says::failing(words) };
            Part::new(name, false, word, says::database_trouble(words, &version, trouble.as_str()))
        }
    }
}

/// The queue before the pipeline.
fn queue(words: Words, stats: &StatsNow) -> Part {
    let (is_calm, word) = if stats.queued * 2 < stats.queue_max {
        (true, if stats.queued == 0 { says::empty(words) } else { says::moves(words) })
    } else {
        (false, says::fills(words))
    };
    Part::new(says::queue(words), is_calm, word, says::waiting_in_queue(words, stats.queued, stats.queue_max))
}

/// The cache that several replicas would share.
fn cache(words: Words) -> Part {
    Part::in_state(says::cache(words), "waiting", says::not_used(words), says::cache_hint(words).to_owned())
}

/// Below this a database should be moved, or its disk cleared.
const ROOM_GB: f64 = 1.0;

/// The disk of the database's file.
fn disk(words: Words, free_bytes: u64) -> Part {
    let gigabytes = free_bytes as f64 / 1e9;
    let (state, word) = if gigabytes >= ROOM_GB { ("ok", says::works(words)) } else { ("attention", says::tight(words)) };
    let text = says::disk_free(words, &words.fixed(gigabytes, if gigabytes < 10.0 { 1 } else { 0 }));
    Part::in_state(says::disk(words), state, word, text)
}

/// The last import of a file.
fn imports(words: Words, last: Option<&FileImport>, zone: &Zone, now: Millis) -> Part {
    let when = |one: &FileImport| words.when(zone, one.heard_at, now);
    let (state, word, text) = match last {
        None => ("waiting", says::not_used(words), says::no_import(words).to_owned()),
        Some(one) if one.outcome == Some(ImportOutcome::Failed) => {
            ("attention", says::failing(words), says::import_failed(words, &one.file_name, &when(one)))
        }
        Some(one) => {
            let readings = u64::try_from(one.progress.reading_count).unwrap_or_default();
            ("ok", says::works(words), says::last_import(words, &one.file_name, readings, &when(one)))
        }
    };
    Part::in_state(says::imports(words), state, word, text)
}

/// The most late meters that the page shows.
const LATE_SHOWN: usize = 20;

/// Meters that send more often than this are late no sooner.
const PATIENCE_MS: Millis = HOUR_MS;

/// How many times as long as between its last two readings a meter may be silent.
const PATIENCE_TIMES: Millis = 3;

/// The meters of buildings that used to send by themselves and are silent, the longest silent first, and how many there
/// are in all. One that only files or people feed is never late, nor is one in maintenance, one that has sent only once,
/// or a thermometer, which sends when something changes.
fn late_meters(state: &Scope, catalog: &Catalog, words: Words, now: Millis) -> (Vec<LateMeter>, usize) {
    let mut late: Vec<(Millis, &Meter)> = catalog
        .meters
        .values()
        .filter(|meter| meter.building_id.is_some() && meter.status != MeterStatus::Maintenance)
        .filter_map(|meter| {
            let channels = catalog.channels_of_meter(meter.meter_id).filter(|one| one.kind != ChannelKind::Level);
            let heard = channels.filter_map(|one| Some((state.live.newest_sent(one.channel_id)?.at, one.channel_id)));
            let (at, channel_id) = heard.max()?;
            let usual_ms = state.live.pace(channel_id)?;
            (now - at > PATIENCE_MS.max(PATIENCE_TIMES * usual_ms)).then_some((at, meter))
        })
        .collect();
    late.sort_by_key(|(at, meter)| (*at, meter.meter_id));
    let line = |(at, meter): &(Millis, &Meter)| {
        let building = meter.building_id.and_then(|id| catalog.buildings.get(&id)).map(|building| building.name.clone());
        let heard = says::last_heard(words, &words.age(now - at));
        LateMeter {
            meter_id: meter.meter_id,
            name: meter.name.clone(),
            text: building.map_or_else(|| heard.clone(), |building| format!("{building} · {heard}")),
        }
    };
    (late.iter().take(LATE_SHOWN).map(line).collect(), late.len())
}

/// The first new meters, so many at most.
pub fn new_meter_lines(state: &Scope, catalog: &Catalog, most: usize) -> Vec<NewMeter> {
    let (words, now) = (state.words_of_all(), state.now());
    let zone = catalog.first_zone();
    catalog.meters_new().take(most).map(|meter| new_meter(state, catalog, words, meter, &zone, now)).collect()
}

/// Parts of names that say that a meter measures a whole building.
const OF_MAINS: [&str; 8] = ["3em", "mains", "main", "grid", "p1", "smartmeter", "smart-meter", "total"];

/// The dialects of devices that read the meter of a whole building.
const READ_MAINS: [&str; 4] = ["ams-reader", "dsmr-reader", "glow", "vzlogger"];

/// The role proposed for a new meter: what its device says, or that of a main meter where its kind or
/// its name says so. A plug is a submeter.
fn proposed_role(meter: &Meter) -> MeterRole {
    let key = meter.key.to_ascii_lowercase();
    let is_main = READ_MAINS.contains(&meter.dialect.as_str()) || OF_MAINS.iter().any(|name| key.contains(name));
    if meter.role == MeterRole::Submeter && is_main { MeterRole::Main } else { meter.role }
}

fn new_meter(state: &Scope, catalog: &Catalog, words: Words, meter: &Meter, zone: &Zone, now: Millis) -> NewMeter {
    let heard = catalog.channels_of_meter(meter.meter_id).filter_map(|channel| {
        let newest = state.live.newest_sent(channel.channel_id)?;
        Some((newest.at, shown_value(words, channel, newest.value)))
    });
    let heard: Vec<_> = heard.collect();
    let at = heard.iter().map(|one| one.0).max().map(|at| words.when(zone, at, now));
    let values: Vec<String> = heard.into_iter().map(|one| one.1).collect();
    let text = says::new_meter(words, &meter.dialect, &values.join(", "), at.as_deref());
    NewMeter { meter_id: meter.meter_id, key: meter.key.clone(), text, role: proposed_role(meter) }
}

fn quarantine_line(words: Words, one: Quarantined, zone: &Zone, now: Millis) -> QuarantineLine {
    QuarantineLine {
        quarantine_id: one.quarantine_id,
        reason: crate::fault::reason(words, &one),
        place: says::came(words, &one.topic, &words.when(zone, one.arrived_at, now)),
        payload: shown_payload(words, &one.payload),
    }
}

/// A payload as text, or as bytes if it is not text.
fn shown_payload(words: Words, payload: &[u8]) -> String {
    match std::str::from_utf8(payload) {
        Ok("") => says::no_payload(words).to_owned(),
        Ok(text) => text.chars().take(2_000).collect(),
        Err(_) => payload.iter().take(256).map(|byte| format!("{byte:02x} ")).collect(),
    }
}

/// Deletes the messages in quarantine up to and including this id.
pub async fn quarantine_clear(state: &Scope, up_to: NonZeroU32) -> Result<(), NoAnswer> {
    state.store.quarantine_clear(up_to.get().into()).await.map(drop).map_err(|error| failed(&error))
}
