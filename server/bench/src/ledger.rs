//! Reads greenpulse's ledger from outside, read-only: how far it is, and whether it holds exactly
//! what was acknowledged. All knowledge of the schema is in the constants below and in `tables.rs`.

use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use rusqlite::OptionalExtension;

use crate::plan::Published;
use crate::readings::{FIELDS, Form, Readings};
use crate::tables::Tables;

/// The latest device time of one channel, by the primary key.
const READING_LATEST: &str = "select max(at) from reading where channel_id = (
    select channel.channel_id from channel join meter on meter.meter_id = channel.meter_id
    where meter.key = ?1 and channel.field = ?2)";
/// Whether one reading exists, by the primary key.
const READING_FIND: &str = "select 1 from reading where at = ?3 and channel_id = (
    select channel.channel_id from channel join meter on meter.meter_id = channel.meter_id
    where meter.key = ?1 and channel.field = ?2)";

/// The polling interval.
const POLL: Duration = Duration::from_millis(5);

/// An open ledger; close it (drop it) before greenpulse is stopped.
pub struct Ledger {
    tables: Tables,
    readings: Readings,
}

/// Compares the ledger with what was published. A fault is anything that [`Audit::is_clean`] does
/// not allow.
#[derive(Debug, Default)]
pub struct Audit {
    pub published: u64,
    pub acknowledged: u64,
    /// Readings with all their fields stored.
    pub stored: u64,
    /// Rows: one per field of each reading.
    pub rows: u64,
    /// Acknowledged readings with a field that is not stored.
    pub missing: u64,
    /// Rows with a different value than was sent.
    pub wrong: u64,
    /// Rows whose channel and device time occurred before.
    pub twice: u64,
    /// Rows of plugs whose message was resent because its acknowledgement was lost: without a time
    /// they cannot be told apart.
    pub again: u64,
    /// Rows of our channels that nobody published.
    pub unknown: u64,
    /// Rows of other channels.
    pub foreign: u64,
    /// Examples of faults, in words.
    pub examples: Vec<String>,
}

impl Audit {
    /// Whether nothing is stored but what was published.
    pub fn is_clean(&self) -> bool {
        self.is_kept() && self.foreign == 0
    }

    /// Whether everything acknowledged for these meters is stored, once and as it was sent.
    pub fn is_kept(&self) -> bool {
        self.missing == 0 && self.wrong == 0 && self.twice == 0 && self.unknown == 0
    }

    fn example(&mut self, text: impl FnOnce() -> String) {
        if self.examples.len() < 10 {
            self.examples.push(text());
        }
    }
}

impl Ledger {
    pub fn open(database: &Path, readings: Readings) -> Result<Self> {
        Ok(Self::of(Tables::sqlite(database)?, readings))
    }

    pub fn of(tables: Tables, readings: Readings) -> Self {
        Self { tables, readings }
    }

    /// The latest device time of a meter, UTC epoch milliseconds.
    pub fn latest_ms(&self, meter: u32) -> Result<Option<i64>> {
        let mut statement = self.tables.file()?.prepare_cached(READING_LATEST)?;
        Ok(statement.query_row((self.readings.meter_key(meter), FIELDS[0]), |row| row.get(0))?)
    }

    /// Waits until the last reading of each meter is stored and returns when that was seen; fails
    /// after `patience`.
    pub fn wait_for_last(&self, meters: &[Published], patience: Duration) -> Result<Instant> {
        let give_up = Instant::now() + patience;
        let last = (0..).zip(meters).filter_map(|(meter, published)| Some((meter, published.count.checked_sub(1)?)));
        let mut open: Vec<(u32, u64)> = last.collect();
        loop {
            while let Some((meter, sequence)) = open.last() {
                if !self.holds(*meter, *sequence)? {
                    break;
                }
                open.pop();
            }
            if open.is_empty() {
                return Ok(Instant::now());
            }
            if Instant::now() > give_up {
                bail!("after {} s the last reading of {} meters is not in the ledger", patience.as_secs(), open.len());
            }
            std::thread::sleep(POLL);
        }
    }

    fn holds(&self, meter: u32, sequence: u64) -> Result<bool> {
        let mut statement = self.tables.file()?.prepare_cached(READING_FIND)?;
        for field in FIELDS {
            let key = (self.readings.meter_key(meter), field, self.readings.at_ms(sequence));
            if statement.query_row(key, |_| Ok(())).optional()?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Reads the whole ledger and compares it with what was published and acknowledged.
    pub fn audit(&self, meters: &[Published]) -> Result<Audit> {
        let mut audit = Audit::default();
        let channels = self.channels()?;
        // For each meter and sequence number, one bit per stored field.
        let mut seen: Vec<Vec<u8>> = meters.iter().map(|meter| vec![0; meter.count as usize]).collect();
        self.tables.readings(|channel, at, value| match channels.get(&channel) {
            Some((meter, field)) => self.audit_row(&mut audit, &mut seen, (*meter, *field), at, value),
            None => audit.foreign += 1,
        })?;
        let whole = (1 << FIELDS.len()) - 1;
        for (meter, (published, seen)) in meters.iter().zip(&seen).enumerate() {
            audit.published += published.count;
            for (sequence, bits) in seen.iter().enumerate() {
                let is_acknowledged = published.acknowledged.get(sequence).is_some_and(|it| *it);
                audit.acknowledged += u64::from(is_acknowledged);
                audit.stored += u64::from(*bits == whole);
                if is_acknowledged && *bits != whole {
                    audit.missing += 1;
                    audit.example(|| format!("meter {meter}, reading {sequence} was acknowledged and is missing"));
                }
            }
        }
        Ok(audit)
    }

    fn audit_row(&self, audit: &mut Audit, seen: &mut [Vec<u8>], (meter, field): (u32, usize), at: i64, value: f64) {
        audit.rows += 1;
        let place = self.readings.sequence_of(meter, field, at, value).and_then(|sequence| {
            let bits = seen.get_mut(meter as usize)?.get_mut(usize::try_from(sequence).ok()?)?;
            Some((sequence, bits))
        });
        let Some((sequence, bits)) = place else {
            audit.unknown += 1;
            audit.example(|| format!("meter {meter}, field {field} at {at}: nobody published {value}"));
            return;
        };
        if *bits & (1 << field) != 0 {
            match self.readings.form {
                Form::Plug => audit.again += 1,
                Form::Own => {
                    audit.twice += 1;
                    audit.example(|| format!("meter {meter}, field {field} at {at} stands twice"));
                }
            }
        }
        *bits |= 1 << field;
        let expected = match field {
            0 => self.readings.energy_kwh(meter, sequence),
            _ => self.readings.power_w(meter, sequence),
        };
        // Tolerates a unit conversion there and back, but not a neighbour's value.
        if (value - expected).abs() > expected.abs() * 1e-9 {
            audit.wrong += 1;
            audit.example(|| format!("meter {meter}, field {field} at {at} is {value}, sent was {expected}"));
        }
    }

    /// The meter number and field index of each channel that is ours.
    fn channels(&self) -> Result<HashMap<i64, (u32, usize)>> {
        let mut channels = HashMap::new();
        for (channel, key, field) in self.tables.channels()? {
            let field = FIELDS.iter().position(|known| *known == field);
            if let (Some(meter), Some(field)) = (self.readings.meter_of_key(&key), field) {
                channels.insert(channel, (meter, field));
            }
        }
        Ok(channels)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

    use super::*;
    use crate::process::Folder;
    use rusqlite::Connection;

    const READINGS: Readings = Readings { start_s: 1_735_689_600, step_s: 1, seed: 42, form: Form::Own };

    /// A ledger of two meters with the first `count` readings of each, modified by `change`.
    fn ledger(folder: &Folder, count: u64, change: &str) -> Ledger {
        let file = folder.path().join("ledger.db");
        let connection = Connection::open(&file).unwrap();
        // No primary key here, so that the check for duplicates can be tested.
        let schema = "create table meter(meter_id integer primary key, key text);
            create table channel(channel_id integer primary key, meter_id integer, field text);
            create table reading(channel_id integer, at integer, value real);";
        connection.execute_batch(schema).unwrap();
        for meter in 0..2 {
            let insert = "insert into meter values (?1, ?2)";
            connection.execute(insert, (meter, READINGS.meter_key(meter))).unwrap();
            for (index, field) in (0..).zip(FIELDS) {
                let channel = meter * 2 + index;
                connection.execute("insert into channel values (?1, ?2, ?3)", (channel, meter, field)).unwrap();
                for sequence in 0..count {
                    let value = [READINGS.energy_kwh(meter, sequence), READINGS.power_w(meter, sequence)];
                    let row = (channel, READINGS.at_ms(sequence), value[index as usize]);
                    connection.execute("insert into reading values (?1, ?2, ?3)", row).unwrap();
                }
            }
        }
        connection.execute_batch(change).unwrap();
        Ledger::open(&file, READINGS).unwrap()
    }

    /// Ten readings were published for each of the two meters; the last one is not acknowledged.
    fn published() -> [Published; 2] {
        let published = Published { count: 10, acknowledged: vec![true; 9] };
        [published.clone(), published]
    }

    fn audit_after(count: u64, change: &str) -> Audit {
        let folder = Folder::new(None).unwrap();
        ledger(&folder, count, change).audit(&published()).unwrap()
    }

    #[test]
    fn the_wait_ends_only_when_the_last_reading_of_every_meter_stands_with_all_its_fields() {
        let folder = Folder::new(None).unwrap();
        let whole = ledger(&folder, 10, "");
        assert!(whole.wait_for_last(&published(), Duration::ZERO).is_ok());
        assert_eq!(whole.latest_ms(1).unwrap(), Some(READINGS.at_ms(9)));
        for (count, change) in [(9, ""), (10, "delete from reading where rowid = 40"), (0, "")] {
            let folder = Folder::new(None).unwrap();
            let ledger = ledger(&folder, count, change);
            assert!(ledger.wait_for_last(&published(), Duration::ZERO).is_err());
        }
    }

    #[test]
    fn a_ledger_that_holds_everything_is_clean() {
        let audit = audit_after(10, "");
        assert!(audit.is_clean(), "{audit:?}");
        assert_eq!((audit.published, audit.acknowledged, audit.stored, audit.rows), (20, 18, 20, 40));
    }

    #[test]
    fn a_reading_that_was_never_acknowledged_may_be_missing() {
        let audit = audit_after(9, "");
        assert!(audit.is_clean(), "{audit:?}");
        assert_eq!((audit.published, audit.stored), (20, 18));
    }

    #[test]
    fn an_acknowledged_reading_that_lacks_one_of_its_fields_is_missing() {
        assert_eq!(audit_after(10, "delete from reading where rowid in (4, 34)").missing, 2);
        assert_eq!(audit_after(0, "").missing, 18);
    }

    #[test]
    fn another_value_a_double_and_a_row_that_nobody_sent_are_each_found() {
        let audit = audit_after(
            10,
            "update reading set value = value + 0.001 where rowid = 3;
            insert into reading select * from reading where rowid = 5;
            delete from reading where rowid = 40;
            insert into reading values (1, 5, 1.0), (99, 5, 1.0)",
        );
        assert_eq!((audit.wrong, audit.twice, audit.unknown, audit.missing), (1, 1, 1, 0), "{audit:?}");
        assert_eq!(audit.foreign, 1);
        assert!(!audit.is_clean() && !audit.is_kept());
    }
}
