//! NEM12, the interval data of Australia's market: a record a day with a value for each interval,
//! after a record that names the meter, the channel, the unit and the interval. Times are the
//! market's, without daylight saving. Source: AEMO, Meter Data File Format Specification NEM12 and
//! NEM13. Leaves out reactive energy, volts and checks, which are listed.

use super::times::When;
use super::{Entry, Known, Reader, Spec, Taker, Told, Zones, cell, not_date, told};
use crate::stamp::{self, Written};
use crate::{Decimal, Layout, Order, Plain, Result, Sign, Why};
use csv::ByteRecord;
use domain::{DAY_MS, MINUTE_MS, Millis};

pub(super) const KNOWN: Known = Known {
    layout: Layout::Nem12,
    marks: |head| marks(head, b"NEM12", b"200", b"300"),
    reader: || Box::new(Days::default()),
    order: Order::YearFirst,
    decimal: Some(Decimal::Point),
    zones: MARKET,
    ..Known::USUAL
};

/// The market's time: UTC+10, as Queensland has it all year.
pub(super) const MARKET: Zones = Zones::Of(&["Australia/Brisbane"]);
const WESTERN: Zones = Zones::Of(&["Australia/Perth"]);

/// The most intervals of a day: one a minute.
const INTERVALS_MAX: i64 = 1_440;

/// Whether a file begins with a header of that version, or, if it was cut off, with the record that
/// names a meter and one with its values.
pub(super) fn marks(head: &[(u64, ByteRecord)], version: &[u8], meter: &[u8], values: &[u8]) -> bool {
    let mut rows = head.iter().map(|(_, cells)| cells);
    let Some(first) = rows.next() else { return false };
    match cell(first, Some(0)) {
        b"100" => cell(first, Some(1)).eq_ignore_ascii_case(version),
        indicator if indicator == meter && first.len() >= 9 => {
            rows.next().is_some_and(|second| cell(second, Some(0)) == values && second.len() > 9)
        }
        _ => false,
    }
}

/// The zone of a meter's times: Western Australia is not in the market.
pub(super) fn zones_of(nmi: &str) -> Zones {
    if ["WAAA", "8001", "8020", "8021"].iter().any(|prefix| nmi.starts_with(prefix)) { WESTERN } else { MARKET }
}

/// A unit's name in the files, the name by which it is known here, and whether it is energy.
pub(super) fn unit(name: &[u8]) -> Told<&'static str> {
    match name.to_ascii_lowercase().as_slice() {
        b"kwh" => Told::Sure("kWh"),
        b"wh" => Told::Sure("Wh"),
        b"mwh" => Told::Sure("MWh"),
        b"" => Told::Likely("kWh", Plain::RecordNoUnit),
        _ => Told::Unknown(Plain::NoEnergyUnit),
    }
}

/// A channel of a meter, from a `200` record.
#[derive(Default)]
struct Channel {
    series: Option<usize>,
    interval_ms: Millis,
}

/// Reads the records.
#[derive(Default)]
struct Days {
    channel: Channel,
    zones: Option<Zones>,
    /// A day whose quality may follow in `400` records.
    day: Option<Day>,
}

struct Day {
    line: u64,
    cells: ByteRecord,
    midnight: Written,
    /// The quality of each interval, by its first letter.
    quality: Vec<u8>,
}

impl Reader for Days {
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        let indicator = cell(cells, Some(0));
        if indicator != b"400" {
            self.pass_on(to);
        }
        match indicator {
            b"200" => self.channel(line, cells, to)?,
            b"300" => self.day(line, cells, to),
            b"400" => self.quality(line, cells, to),
            b"500" if !cell(cells, Some(4)).is_empty() => {
                to.note(Plain::NoteRegisterReadings);
            }
            b"100" | b"500" | b"900" | b"" => {}
            other => to.problem(line, "", other, Plain::NotNem12.into()),
        }
        Ok(())
    }

    fn end(&mut self, to: &mut dyn Taker) -> Result<()> {
        self.pass_on(to);
        Ok(())
    }

    fn zones(&self) -> Option<Zones> {
        self.zones
    }
}

impl Days {
    fn channel(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        self.channel = Channel::default();
        let (nmi, uom) = (told(cell(cells, Some(1))), told(cell(cells, Some(7))));
        let suffix = [4, 3].map(|i| told(cell(cells, Some(i)))).into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        let minutes = told(cell(cells, Some(8))).parse::<i64>().unwrap_or(0);
        if !(1..=60).contains(&minutes) || INTERVALS_MAX % minutes != 0 {
            to.problem(line, "IntervalLength", cell(cells, Some(8)), Plain::IntervalMinutes.into());
            return Ok(());
        }
        if self.zones.is_some_and(|zones| zones != zones_of(&nmi)) {
            to.note(Plain::NoteTwoMarkets);
        }
        self.zones.get_or_insert(zones_of(&nmi));
        let series = to.series(&[&nmi, &suffix, &uom], &|| spec(&nmi, &suffix, &uom))?;
        self.channel = Channel { series: Some(series), interval_ms: minutes * MINUTE_MS };
        Ok(())
    }

    fn day(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) {
        if self.channel.series.is_none() {
            return to.problem(line, "", b"", Plain::ValuesOfNoChannel.into());
        }
        let given = cell(cells, Some(1));
        let day = stamp::parse(given, Order::YearFirst).filter(|written| written.is_date);
        let Some(midnight) = day else {
            return to.problem(line, "IntervalDate", given, not_date("20261122"));
        };
        let count = (DAY_MS / self.channel.interval_ms) as usize;
        // The quality stands behind the values. If it does not, the values are not as many as the
        // interval makes them.
        let method = cell(cells, Some(2 + count));
        let is_whole = method.first().is_some_and(u8::is_ascii_alphabetic)
            && (2..2 + count).all(|i| !cell(cells, Some(i)).first().is_some_and(u8::is_ascii_alphabetic));
        if !is_whole {
            return to.problem(line, "", given, Why::DayHasValues { count: count as u64 });
        }
        let quality = vec![method.first().map_or(b'A', u8::to_ascii_uppercase); count];
        self.day = Some(Day { line, cells: cells.clone(), midnight, quality });
    }

    /// A `400` record gives the quality of some of the day's intervals, counted from 1.
    fn quality(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) {
        let Some(day) = &mut self.day else {
            return to.problem(line, "", b"", Plain::QualityOfNothing.into());
        };
        let number = |i| told(cell(cells, Some(i))).parse::<usize>().ok();
        let (first, last) = (number(1), number(2));
        let method = cell(cells, Some(3)).first().map(u8::to_ascii_uppercase);
        match (first, last, method) {
            (Some(first @ 1..), Some(last), Some(method)) if first <= last && last <= day.quality.len() => {
                day.quality[first - 1..last].fill(method);
            }
            _ => to.problem(line, "", cell(cells, Some(1)), Plain::QualityRange.into()),
        }
    }

    fn pass_on(&mut self, to: &mut dyn Taker) {
        let (Some(day), Some(series)) = (self.day.take(), self.channel.series) else { return };
        for (nth, quality) in day.quality.iter().enumerate() {
            // Null: there is no value, whatever number stands there.
            if *quality == b'N' {
                to.missing();
                continue;
            }
            let start = Written { local: day.midnight.local + nth as i64 * self.channel.interval_ms, ..day.midnight };
            to.put(Entry {
                series,
                line: day.line,
                column: "IntervalValue",
                when: When::From { start, span_ms: self.channel.interval_ms },
                cell: cell(&day.cells, Some(2 + nth)),
                is_estimated: matches!(quality, b'E' | b'F' | b'S'),
            });
        }
    }
}

/// What a channel's suffix says: `E` is bought, `B` is sold, seen from the network.
fn spec(nmi: &str, suffix: &str, uom: &str) -> Spec {
    let mut letters = suffix.chars().map(|c| c.to_ascii_uppercase());
    let (letter, number) = (letters.next(), letters.collect::<String>().to_lowercase());
    let label = format!("{nmi} {suffix} {uom}");
    let (field, sign) = match letter {
        Some('E' | 'D') => (Told::Sure("energy_kwh"), Some(Sign::Plain)),
        Some('B' | 'A') => (Told::Sure("energy_export_kwh"), Some(Sign::Plain)),
        Some('N') => (Told::Likely("energy_kwh", Plain::NetChannel), None),
        Some('C' | 'F') => return Spec::left_out(nmi, &label, Plain::CheckChannel),
        Some('J'..='L' | 'P'..='R') => return Spec::left_out(nmi, &label, Plain::Reactive),
        Some('G' | 'S'..='V') => return Spec::left_out(nmi, &label, Plain::NoEnergy),
        _ => (Told::Unknown(Plain::SuffixUnknown), None),
    };
    let unit = unit(uom.as_bytes());
    if matches!(unit, Told::Unknown(_)) {
        return Spec::left_out(nmi, &label, Plain::NoEnergy);
    }
    let part = match (letter, number.as_str()) {
        (_, "1" | "") => String::new(),
        (Some(letter), number) => format!("{}{number}", letter.to_ascii_lowercase()),
        (None, _) => String::new(),
    };
    let evidence = Plain::Nem12Suffix;
    Spec { field, sign, part, unit, ..Spec::energy(nmi, &label, "energy_kwh", evidence) }
}
