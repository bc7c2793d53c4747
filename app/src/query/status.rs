//! The state of the system: its parts, its rates, what waits for a person.

use super::value::shown_value;
use super::{Gaps, failed};
use crate::Scope;
use crate::model::status::{NewMeter, Part, QuarantineLine, Status};
use crate::words;
use domain::{Meter, Millis, Zone, figure};
use ingest::{SourceState, StatsNow, WaitingState};
use leptos::prelude::ServerFnError;
use std::num::NonZeroU32;
use store::{Catalog, Quarantined, Trouble};

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
    let count = |n: u64| figure::fixed(n as f64, 0);
    let mut text = match waiting.sessions_absent {
        0 => "No session of a device that is away is kept.".to_owned(),
        1 => "1 device is away, and its session is kept.".to_owned(),
        n => format!("{} devices are away, and their sessions are kept.", count(n)),
    };
    if waiting.queued_bytes > 0 {
        let kilobytes = waiting.queued_bytes.div_ceil(1024);
        text += &format!(" Messages of {} kB wait for devices that are away or slow.", count(kilobytes));
    }
    if let (made_place @ 1.., Some(at)) = (waiting.sessions_made_place, waiting.made_place_at) {
        let last = words::when(zone, at, now);
        text += &match made_place {
            1 => format!(" The session that was away longest made place for another one ({last})."),
            n => format!(" {} sessions that were away longest made place for others, the last {last}.", count(n)),
        };
    }
    if waiting.queued_dropped > 0 {
        text += &format!(
            " {} messages reached no one: too much waited for devices that are away or slow.",
            count(waiting.queued_dropped)
        );
    }
    let has_room = waiting.sessions_made_place == 0 && waiting.queued_dropped == 0;
    Part {
        name: "Sessions".to_owned(),
        state: if has_room { "ok" } else { "waiting" }.to_owned(),
        word: if has_room { "Works" } else { "Full" }.to_owned(),
        text,
    }
}

/// The most new meters that the page shows. The settings list all of them in pages.
const NEW_METERS_SHOWN: usize = 50;

/// The words on new meters that wait to be let in; empty if none wait.
fn waiting_words(topics: i64, messages: i64, clients: &[(String, i64)]) -> String {
    if topics == 0 {
        return String::new();
    }
    let count = |n: i64, one: &str, many: &str| match n {
        1 => format!("one {one}"),
        n => format!("{} {many}", figure::fixed(n as f64, 0)),
    };
    let who: Vec<String> =
        clients.iter().map(|(client, topics)| format!("{client} ({})", count(*topics, "topic", "topics"))).collect();
    format!(
        "More new meters came within an hour than one client, or all together, may bring: {} of them wait, of {}. {} acknowledged \
         and not stored as readings; the last of each topic is kept, and becomes its first reading once you let them in.",
        count(topics, "topic", "topics"),
        who.join(", "),
        match messages {
            1 => "One message was".to_owned(),
            n => format!("{} messages were", figure::fixed(n as f64, 0)),
        },
    )
}

/// The status page.
pub async fn status(state: &Scope) -> Result<Status, ServerFnError> {
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
        count => format!("{} more had to make place for them.", figure::fixed(count as f64, 0)),
    };
    let (waiting_topics, waiting_messages) = gaps.ask(state.store.waiting_count()).await?;
    let clients = match waiting_topics {
        0 => Vec::new(),
        _ => gaps.ask(state.store.waiting_clients(3)).await?,
    };
    let all_work = parts.iter().all(|part| part.state != "down");
    Ok(Status {
        all_work,
        readings_per_s: stats.readings_per_s,
        readings: stats.readings,
        repeated: stats.repeated,
        messages: stats.messages,
        commits: stats.commits,
        since: words::when(&zone, state.started_at, now),
        committed: (stats.committed_at > 0).then(|| words::when(&zone, stats.committed_at, now)),
        new_meters: catalog
            .meters_new()
            .take(NEW_METERS_SHOWN)
            .map(|meter| new_meter(state, &catalog, meter, &zone, now))
            .collect(),
        new_meter_count: catalog.new_count(),
        waiting: waiting_words(waiting_topics, waiting_messages, &clients),
        buildings: catalog.buildings.values().map(|b| (b.building_id, b.name.clone())).collect(),
        sites: catalog.sites.values().map(|site| (site.site_id, site.name.clone())).collect(),
        quarantine: quarantined.into_iter().map(|one| quarantine_line(one, &zone, now)).collect(),
        quarantine_count,
        quarantine_evicted,
        rendered: format!("As of {}", zone.clock(now)),
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
        return Part::new("Broker", false, "Starting", "It is not connected yet.".to_owned());
    };
    let devices = source
        .connections
        .map(|n| if n == 1 { " 1 device is connected.".to_owned() } else { format!(" {n} devices are connected.") });
    let word = if source.is_up { "Works" } else { "Down" };
    Part::new("Broker", source.is_up, word, format!("{}: {}.{}", source.name, source.detail, devices.unwrap_or_default()))
}

/// The database; no version if it does not answer.
fn database(version: Option<String>, trouble: Option<Trouble>) -> Part {
    match (version, trouble) {
        (None, _) | (_, Some(Trouble::Away)) => {
            Part::new("Database", false, "Down", "It does not answer. Readings wait; nothing is lost.".to_owned())
        }
        (Some(version), None) => Part::new("Database", true, "Works", format!("{version}.")),
        (Some(version), Some(trouble)) => {
            let word = if trouble == Trouble::Full { "Full" } else { "Failing" };
            Part::new(
                "Database",
                false,
                word,
                format!("{version}. It {}. Readings wait and are tried again each second; nothing is lost.", trouble.words()),
            )
        }
    }
}

/// The queue before the pipeline.
fn queue(stats: &StatsNow) -> Part {
    let (is_calm, word) = if stats.queued * 2 < stats.queue_max {
        (true, if stats.queued == 0 { "Empty" } else { "Moves" })
    } else {
        (false, "Fills")
    };
    Part::new(
        "Queue",
        is_calm,
        word,
        format!("{} of {} messages wait.", figure::fixed(stats.queued as f64, 0), figure::fixed(stats.queue_max as f64, 0)),
    )
}

/// The cache that several replicas would share.
fn cache() -> Part {
    Part {
        name: "Cache".to_owned(),
        state: "waiting".to_owned(),
        word: "Not used".to_owned(),
        text: "Redis is needed only by several replicas.".to_owned(),
    }
}

fn new_meter(state: &Scope, catalog: &Catalog, meter: &Meter, zone: &Zone, now: Millis) -> NewMeter {
    let heard = catalog.channels_of_meter(meter.meter_id).filter_map(|channel| {
        let newest = state.live.newest_sent(channel.channel_id)?;
        Some((newest.at, shown_value(channel, newest.value, catalog.unit_system(meter.site_id))))
    });
    let heard: Vec<_> = heard.collect();
    let at = heard.iter().map(|one| one.0).max();
    let values: Vec<String> = heard.into_iter().map(|one| one.1).collect();
    NewMeter {
        meter_id: meter.meter_id,
        key: meter.key.clone(),
        text: format!(
            "Speaks {}{}. {}.",
            meter.dialect,
            at.map(|at| format!(", last heard {}", words::when(zone, at, now))).unwrap_or_default(),
            values.join(", ")
        ),
    }
}

fn quarantine_line(one: Quarantined, zone: &Zone, now: Millis) -> QuarantineLine {
    QuarantineLine {
        quarantine_id: one.quarantine_id,
        reason: one.reason,
        place: format!("{}, {}", one.topic, words::when(zone, one.arrived_at, now)),
        payload: shown_payload(&one.payload),
    }
}

/// A payload as text, or as bytes if it is not text.
fn shown_payload(payload: &[u8]) -> String {
    match std::str::from_utf8(payload) {
        Ok("") => "(empty)".to_owned(),
        Ok(text) => text.chars().take(2_000).collect(),
        Err(_) => payload.iter().take(256).map(|byte| format!("{byte:02x} ")).collect(),
    }
}

/// Deletes the messages in quarantine up to and including this id.
pub async fn quarantine_clear(state: &Scope, up_to: NonZeroU32) -> Result<(), ServerFnError> {
    state.store.quarantine_clear(up_to.get().into()).await.map(drop).map_err(|error| failed(&error))
}
