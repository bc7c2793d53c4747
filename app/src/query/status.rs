//! The state of the system: its parts, its rates, what waits for a person.

use super::value::shown_value;
use super::{Gaps, NoAnswer, failed};
use crate::Scope;
use crate::model::status::{NewMeter, Part, QuarantineLine, Status};
use domain::{Meter, Millis, Zone};
use ingest::{SourceState, StatsNow, WaitingState};
use std::num::NonZeroU32;
use store::{Catalog, Quarantined, Trouble};
use wording::calendar;
use wording::page::status as says;

/// The command that publishes to a meter.
pub fn publish_line(state: &Scope, meter: &str, payload: &str) -> String {
    let hint = &state.publish;
    let password = if hint.needs_password { " -u any-name -P \"$GREENPULSE_PASSWORD\"" } else { "" };
    format!(
        "mosquitto_pub -q 1 -h {} -p {}{password} \\\n  -t 'greenpulse/v1/{meter}/readings' \\\n  -m '{payload}'",
        hint.host, hint.port
    )
}

/// The sessions that the broker keeps for devices that are away, and what it had to drop.
fn sessions(waiting: &WaitingState, zone: &Zone, now: Millis) -> Part {
    let last = waiting.made_place_at.map(|at| calendar::when(zone, at, now));
    let made_place = last.as_deref().filter(|_| waiting.sessions_made_place > 0);
    let text = says::sessions(says::Sessions {
        absent: waiting.sessions_absent,
        queued_bytes: waiting.queued_bytes,
        made_place: made_place.map(|last| (waiting.sessions_made_place, last)),
        dropped: waiting.queued_dropped,
    });
    let has_room = waiting.sessions_made_place == 0 && waiting.queued_dropped == 0;
    Part {
        name: says::SESSIONS.to_owned(),
        state: if has_room { "ok" } else { "waiting" }.to_owned(),
        word: if has_room { says::WORKS } else { says::FULL }.to_owned(),
        text,
    }
}

/// The most new meters that the page shows. The settings list all of them in pages.
const NEW_METERS_SHOWN: usize = 50;

/// The status page.
pub async fn status(state: &Scope) -> Result<Status, NoAnswer> {
    let catalog = state.catalog();
    let now = state.now();
    let stats = state.stats.now(now);
    let zone = catalog.sites.keys().next().map(|&id| catalog.zone(id)).unwrap_or_default();
    let gaps = Gaps::default();
    let version = gaps.ask(async { state.store.version().await.map(Some) }).await?;
    let parts = parts(version, state.store.trouble().or(stats.trouble), &stats, &zone, now);
    let quarantined = gaps.ask(state.store.quarantine_list(50)).await?;
    let quarantine_count = gaps.ask(state.store.quarantine_count()).await?;
    let quarantine_evicted = match gaps.ask(state.store.quarantine_evicted()).await? {
        0 => String::new(),
        count => says::evicted(count),
    };
    let (waiting_topics, waiting_messages) = gaps.ask(state.store.waiting_count()).await?;
    let waiting = match waiting_topics {
        0 => String::new(),
        _ => says::waiting(waiting_topics, waiting_messages, &gaps.ask(state.store.waiting_clients(3)).await?),
    };
    let all_work = parts.iter().all(|part| part.state != "down");
    Ok(Status {
        all_work,
        readings_per_s: stats.readings_per_s,
        readings: stats.readings,
        repeated: stats.repeated,
        messages: stats.messages,
        commits: stats.commits,
        since: calendar::when(&zone, state.started_at, now),
        committed: (stats.committed_at > 0).then(|| calendar::when(&zone, stats.committed_at, now)),
        new_meters: catalog
            .meters_new()
            .take(NEW_METERS_SHOWN)
            .map(|meter| new_meter(state, &catalog, meter, &zone, now))
            .collect(),
        new_meter_count: catalog.new_count(),
        waiting,
        buildings: catalog.buildings.values().map(|b| (b.building_id, b.name.clone())).collect(),
        sites: catalog.sites.values().map(|site| (site.site_id, site.name.clone())).collect(),
        quarantine: quarantined.into_iter().map(|one| quarantine_line(one, &zone, now)).collect(),
        quarantine_count,
        quarantine_evicted,
        parts,
        publish_line: publish_line(state, "kitchen", r#"{"power_w": 412.5, "energy_kwh": 1834.21}"#),
    })
}

/// The parts of the system, in the order of a reading's way.
fn parts(version: Option<String>, trouble: Option<Trouble>, stats: &StatsNow, zone: &Zone, now: Millis) -> Vec<Part> {
    let waiting = stats.source.as_ref().and_then(|source| source.waiting.as_ref());
    let mut parts = vec![broker(stats.source.as_ref())];
    parts.extend(waiting.map(|waiting| sessions(waiting, zone, now)));
    parts.extend([database(version, trouble), queue(stats), cache()]);
    parts
}

/// The connection to the broker.
fn broker(source: Option<&SourceState>) -> Part {
    let Some(source) = source else {
        return Part::new(says::BROKER, false, says::STARTING, says::NOT_CONNECTED.to_owned());
    };
    let word = if source.is_up { says::WORKS } else { says::DOWN };
    Part::new(says::BROKER, source.is_up, word, says::broker(&source.name, &source.detail, source.connections))
}

/// The database; no version if it does not answer.
fn database(version: Option<String>, trouble: Option<Trouble>) -> Part {
    match (version, trouble) {
        (None, _) | (_, Some(Trouble::Away)) => Part::new(says::DATABASE, false, says::DOWN, says::DATABASE_AWAY.to_owned()),
        (Some(version), None) => Part::new(says::DATABASE, true, says::WORKS, says::database(&version)),
        (Some(version), Some(trouble)) => {
            let word = if trouble == Trouble::Full { says::FULL } else { says::FAILING };
            Part::new(says::DATABASE, false, word, says::database_trouble(&version, trouble.words()))
        }
    }
}

/// The queue before the pipeline.
fn queue(stats: &StatsNow) -> Part {
    let (is_calm, word) = if stats.queued * 2 < stats.queue_max {
        (true, if stats.queued == 0 { says::EMPTY } else { says::MOVES })
    } else {
        (false, says::FILLS)
    };
    Part::new(says::QUEUE, is_calm, word, says::queue(stats.queued, stats.queue_max))
}

/// The cache that several replicas would share.
fn cache() -> Part {
    Part {
        name: says::CACHE.to_owned(),
        state: "waiting".to_owned(),
        word: says::NOT_USED.to_owned(),
        text: says::CACHE_HINT.to_owned(),
    }
}

fn new_meter(state: &Scope, catalog: &Catalog, meter: &Meter, zone: &Zone, now: Millis) -> NewMeter {
    let heard = catalog.channels_of_meter(meter.meter_id).filter_map(|channel| {
        let newest = state.live.newest_sent(channel.channel_id)?;
        Some((newest.at, shown_value(channel, newest.value, catalog.unit_system(meter.site_id))))
    });
    let heard: Vec<_> = heard.collect();
    let at = heard.iter().map(|one| one.0).max().map(|at| calendar::when(zone, at, now));
    let values: Vec<String> = heard.into_iter().map(|one| one.1).collect();
    NewMeter { meter_id: meter.meter_id, key: meter.key.clone(), text: says::new_meter(&meter.dialect, at.as_deref(), &values) }
}

fn quarantine_line(one: Quarantined, zone: &Zone, now: Millis) -> QuarantineLine {
    QuarantineLine {
        quarantine_id: one.quarantine_id,
        reason: one.reason,
        place: says::came(&one.topic, &calendar::when(zone, one.arrived_at, now)),
        payload: shown_payload(&one.payload),
    }
}

/// A payload as text, or as bytes if it is not text.
fn shown_payload(payload: &[u8]) -> String {
    match std::str::from_utf8(payload) {
        Ok("") => says::NO_PAYLOAD.to_owned(),
        Ok(text) => text.chars().take(2_000).collect(),
        Err(_) => payload.iter().take(256).map(|byte| format!("{byte:02x} ")).collect(),
    }
}

/// Deletes the messages in quarantine up to and including this id.
pub async fn quarantine_clear(state: &Scope, up_to: NonZeroU32) -> Result<(), NoAnswer> {
    state.store.quarantine_clear(up_to.get().into()).await.map(drop).map_err(|error| failed(&error))
}
