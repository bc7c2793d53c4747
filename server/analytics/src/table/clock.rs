//! From times as written to instants: offsets, zones, the hour that comes twice and the one that
//! never comes. Then in order of time, each once. Leaves out how far rows are apart (`step`).

use super::asked::Asked;
use super::columns::Columns;
use super::fault::{TableError, fault, open};
use super::rows::Row;
use domain::{DAY_MS, HOUR_MS, Millis, Zone};

/// The longest span of a table: 30 years.
const SPAN_MS_MAX: Millis = 30 * 366 * DAY_MS;

/// The instants of a local time.
enum Found {
    Once(Millis),
    Twice(Millis, Millis),
    Never,
}

fn find(zone: &Zone, local: Millis) -> Found {
    let (before, after) = (zone.offset_ms(local - DAY_MS), zone.offset_ms(local + DAY_MS));
    if before == after {
        return Found::Once(local - before);
    }
    let held = |offset: Millis| Some(local - offset).filter(|&at| zone.local_ms(at) == local);
    match (held(before), held(after)) {
        (Some(first), Some(second)) if first < second => Found::Twice(first, second),
        (Some(at), _) | (None, Some(at)) => Found::Once(at),
        (None, None) => Found::Never,
    }
}

/// Follows the rows through the hour that comes twice. Its second pass begins where the times fall
/// back, or where a time comes again: both `02:00 02:30 02:00 02:30` and `02:00 02:00 02:30 02:30`
/// are written.
#[derive(Default)]
struct Fold {
    /// Local times seen so far in the repeated hour.
    seen: Vec<Millis>,
    last: Option<Millis>,
    fell: bool,
}

impl Fold {
    fn is_second(&mut self, local: Millis) -> bool {
        // Another year's hour.
        if self.last.is_some_and(|last| (last - local).abs() > DAY_MS) {
            *self = Self::default();
        }
        self.fell |= self.last.is_some_and(|last| local < last);
        let is_second = self.fell || self.seen.contains(&local);
        self.last = Some(local);
        if !is_second {
            self.seen.push(local);
        }
        is_second
    }
}

/// Sets the instant of each row, and sorts the rows by it.
pub(super) fn place(rows: &mut [Row], columns: &Columns, asked: &Asked) -> Result<(), TableError> {
    let utc = Zone::utc();
    let zone = if columns.is_utc { Some(&utc) } else { asked.zone };
    // Newest first: the passes of the repeated hour are told from the other end.
    if rows.first().zip(rows.last()).is_some_and(|(first, last)| first.written.local > last.written.local) {
        rows.reverse();
    }
    let is_in_order = rows.windows(2).all(|pair| pair[1].written.local > pair[0].written.local - 2 * HOUR_MS);
    let mut fold = Fold::default();
    for row in rows.iter_mut() {
        row.at = match (row.written.offset, zone) {
            (Some(offset), _) => row.written.local - offset,
            (None, Some(zone)) => instant(row, zone, is_in_order, &mut fold)?,
            (None, None) => {
                return Err(fault(
                    row.line,
                    "the time has no offset from UTC: say on which clock it is, such as --zone Europe/Berlin (or --zone UTC)",
                ));
            }
        };
    }
    rows.sort_by_key(|row| row.at);
    if let Some(pair) = rows.windows(2).find(|pair| pair[0].at == pair[1].at) {
        let (before, after) = (pair[0].line.min(pair[1].line), pair[0].line.max(pair[1].line));
        return Err(fault(
            after,
            format!(
                "{} stands in line {before} already: give the rows of one meter, each time once; an hour beside its date \
                 needs a column with a name such as hour",
                super::time_text(pair[1].at)
            ),
        ));
    }
    match rows.first().zip(rows.last()) {
        Some((first, last)) if last.at - first.at > SPAN_MS_MAX => {
            Err(open(format!("the rows of line {} and line {} are more than 30 years apart", first.line, last.line)))
        }
        _ => Ok(()),
    }
}

fn instant(row: &Row, zone: &Zone, is_in_order: bool, fold: &mut Fold) -> Result<Millis, TableError> {
    let local = row.written.local;
    match find(zone, local) {
        Found::Once(at) => Ok(at),
        Found::Twice(..) if !is_in_order => Err(fault(
            row.line,
            format!(
                "{} comes twice in {}, where clocks go back: only rows in order of time tell which one it is",
                Zone::utc().stamp(local),
                zone.name
            ),
        )),
        Found::Twice(first, second) => Ok(if fold.is_second(local) { second } else { first }),
        Found::Never => Err(fault(
            row.line,
            format!(
                "{} does not exist in {}, where clocks go forward over it: say the zone that the table is really in; standard time \
                 all year is a zone such as {}",
                Zone::utc().stamp(local),
                zone.name,
                standard(zone, local)
            ),
        )),
    }
}

/// The zone of the standard time all year, by its name: `Etc/GMT-1` is one hour ahead of UTC.
fn standard(zone: &Zone, local: Millis) -> String {
    let hours = zone.offset_ms(local - DAY_MS).min(zone.offset_ms(local + DAY_MS)) / HOUR_MS;
    if hours == 0 { "UTC".to_owned() } else { format!("Etc/GMT{}{}", if hours > 0 { '-' } else { '+' }, hours.abs()) }
}
