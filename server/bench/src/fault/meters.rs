//! New meters from one client, as fast as they are accepted. At most 200 per hour may become
//! meters, in an empty store and in one with 30,000 meters. Also compares the cost of a new meter's
//! first reading with 100,000 known meters and with 100.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rusqlite::Connection;

use super::Settings;
use super::device::{Device, PATIENCE};
use super::flood::beside_a_good_device;
use super::verdict::Verdict;
use crate::packet::SignIn;
use crate::process::Folder;
use crate::server::Greenpulse;
use crate::table::grouped;

/// New meters that one client may create per hour.
const AN_HOUR: u64 = 200;
const CONNECTIONS: u32 = 4;
/// Each connection publishes for this many new meters, or for this long.
const FLOOD: u32 = 1_000;
const FLOOD_FOR: Duration = Duration::from_secs(40);
/// Known meters in the store for the second flood.
const KNOWN: u32 = 30_000;
/// The sizes of the two stores whose cost is compared.
const FEW: u32 = 100;
const MANY: u32 = 100_000;
const COST_RATIO_MAX: f64 = 2.0;
/// New meters for measuring the cost: few enough that one client may create them.
const MEASURED: u32 = 150;

const METERS: &str = "select count(*) from meter where key like 'flood-%'";
/// Makes `?1` copies of the existing meter.
const METERS_COPY: &str = "with recursive n(i) as (select 1 union all select i + 1 from n where i < ?1)
    insert into meter (site_id, key, name, dialect, address, role, status)
    select site_id, 'known-' || i, 'known-' || i, dialect, 'greenpulse/v1/known-' || i || '/readings', role, status
    from n, meter where key = 'template'";
const CHANNELS_COPY: &str = "insert into channel (meter_id, field, utility, kind, direction, unit)
    select m.meter_id, c.field, c.utility, c.kind, c.direction, c.unit from meter m, meter t join channel c on c.meter_id = t.meter_id
    where m.key like 'known-%' and t.key = 'template'";
const SERIES_COPY: &str = "insert into series (owner, owner_id, utility, flow)
    select 'channel', c.channel_id, c.utility, c.field from channel c join meter m on m.meter_id = c.meter_id where m.key like 'known-%'";

pub fn run(settings: &Settings, folder: &Folder) -> Result<Vec<Verdict>> {
    let mut verdicts = Vec::new();
    for known in [0, KNOWN] {
        let place = folder.inside(&format!("flood-{known}"))?;
        let found = beside_a_good_device(settings, &place, |greenpulse| fill(greenpulse, known), flood)?;
        let beside = |verdict: Verdict| Verdict { asked: format!("{known} known: {}", verdict.asked), ..verdict };
        verdicts.extend(found.into_iter().map(beside));
    }
    let few = cost_ms(settings, folder, FEW)?;
    let many = cost_ms(settings, folder, MANY)?;
    verdicts.push(Verdict::new(
        format!("processor of a new meter's reading, {MANY} known beside {FEW} <= {COST_RATIO_MAX}"),
        format!("{:.2} ({many:.1} ms beside {few:.1} ms)", many / few),
        few > 0.0 && many / few <= COST_RATIO_MAX,
    ));
    Ok(verdicts)
}

/// Adds this many meters to a store before its server is started.
fn fill(greenpulse: &mut Greenpulse, known: u32) -> Result<()> {
    if known == 0 {
        return Ok(());
    }
    greenpulse.start()?;
    Device::connect(greenpulse.publish_port(), &SignIn::named("template"))?.publish(
        "greenpulse/v1/template/readings",
        br#"{"power_w":5}"#,
        PATIENCE,
    )?;
    greenpulse.stop()?;
    let mut connection = Connection::open(greenpulse.database())?;
    let transaction = connection.transaction()?;
    transaction.execute(METERS_COPY, [known])?;
    transaction.execute(CHANNELS_COPY, [])?;
    transaction.execute(SERIES_COPY, []).context("cannot copy the meter that stands")?;
    transaction.commit()?;
    Ok(())
}

fn flood(greenpulse: &mut Greenpulse) -> Result<Vec<Verdict>> {
    let port = greenpulse.publish_port();
    let start = Instant::now();
    let sent: u32 = std::thread::scope(|scope| {
        let floods: Vec<_> = (0..CONNECTIONS)
            .map(|number| {
                let first = number * FLOOD;
                scope.spawn(move || new_meters(port, &format!("flooder-{number}"), "flood", first, FLOOD, FLOOD_FOR))
            })
            .collect();
        floods.into_iter().map(|flood| flood.join().unwrap_or(0)).sum()
    });
    let took_s = start.elapsed().as_secs_f64();
    let made = greenpulse.tables()?.number(METERS)?;
    Ok(vec![
        Verdict::told("new meters that were spoken of", format!("{} in {took_s:.0} s", grouped(f64::from(sent)))),
        Verdict::new(format!("meters made of them <= {AN_HOUR}, and some"), grouped(made as f64), (1..=AN_HOUR).contains(&made)),
    ])
}

/// Publishes one reading for each of `count` new meters, one after another; returns how many were
/// acknowledged.
fn new_meters(port: u16, client_id: &str, prefix: &str, first: u32, count: u32, within: Duration) -> u32 {
    let give_up = Instant::now() + within;
    let Ok(mut device) = Device::connect(port, &SignIn::of(client_id, prefix)) else { return 0 };
    for number in first..first + count {
        let topic = format!("greenpulse/v1/{prefix}-{number}/readings");
        let left = give_up.saturating_duration_since(Instant::now());
        if left.is_zero() || device.publish(&topic, br#"{"power_w":5}"#, left).is_err() {
            return number - first;
        }
    }
    count
}

/// Milliseconds of CPU time for a new meter's first reading, with this many known meters.
fn cost_ms(settings: &Settings, folder: &Folder, known: u32) -> Result<f64> {
    let mut greenpulse = Greenpulse::new(&settings.program, &folder.inside(&format!("cost-{known}"))?, None)?;
    fill(&mut greenpulse, known)?;
    greenpulse.start()?;
    // The first meters trigger one-time setup.
    new_meters(greenpulse.publish_port(), "warm", "warm", 0, 5, FLOOD_FOR);
    let before_s = greenpulse.process_cpu_s()?;
    let sent = new_meters(greenpulse.publish_port(), "measured", "measured", 0, MEASURED, Duration::from_secs(120));
    let took_s = greenpulse.process_cpu_s()? - before_s;
    greenpulse.stop()?;
    Ok(took_s * 1_000.0 / f64::from(sent.max(1)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

    use super::*;

    #[test]
    fn meters_are_copied_with_their_channels_and_series() {
        let connection = Connection::open_in_memory().unwrap();
        let schema = "create table meter(meter_id integer primary key, site_id, key, name, dialect, address, role, status);
            create table channel(channel_id integer primary key, meter_id, field, utility, kind, direction, unit);
            create table series(series_id integer primary key, owner, owner_id, utility, flow);
            insert into meter values (1, 1, 'template', 't', 'greenpulse', 'a', 'submeter', 'new');
            insert into channel values (1, 1, 'power_w', 'electricity', 'power', 'import', 'W');
            insert into series values (1, 'channel', 1, 'electricity', 'power_w')";
        connection.execute_batch(schema).unwrap();
        assert_eq!(connection.execute(METERS_COPY, [3]).unwrap(), 3);
        assert_eq!(connection.execute(CHANNELS_COPY, []).unwrap(), 3);
        assert_eq!(connection.execute(SERIES_COPY, []).unwrap(), 3);
        let count = "select count(*) from meter m join channel c using (meter_id) join series s on s.owner_id = c.channel_id
            where m.key = 'known-3' and s.flow = 'power_w'";
        assert_eq!(connection.query_row(count, [], |row| row.get::<_, i64>(0)).unwrap(), 1);
    }
}
