//! From rows of days to days: amounts as they are, mean rates times the day's hours, a register
//! differenced from day to day. Leaves out hours (`hours`).

use super::asked::{Asked, Stamp};
use super::columns::Columns;
use super::fault::{TableError, fault, open};
use super::measure::Measure;
use super::rows::Row;
use domain::zone::Date;
use domain::{DAY_MS, HOUR_MS, Millis};

/// The longest span of a table, in days: 30 years.
const DAYS_MAX: i64 = 30 * 366;

/// Days in the making.
pub(super) struct Dates {
    /// Days since 1970 of the first.
    pub first: i64,
    /// The days' amounts, `NaN` where missing.
    pub value: Vec<f64>,
    /// The days' mean temperatures, `NaN` where unknown.
    pub temp_c: Vec<f64>,
    /// The line of each day; 0 where it has none.
    pub line: Vec<usize>,
    /// Days in which a register fell.
    pub resets: Vec<usize>,
}

/// Sorts rows of days by their date. Dates that come again are no days.
pub(super) fn place(rows: &mut [Row]) -> Result<(), TableError> {
    rows.sort_by_key(|row| row.written.local);
    match rows.windows(2).find(|pair| pair[0].written.local == pair[1].written.local) {
        Some(pair) => Err(twice(Date::from_days(pair[0].written.local.div_euclid(DAY_MS)), pair[0].line, pair[1].line)),
        None => Ok(()),
    }
}

fn twice(date: Date, one: usize, other: usize) -> TableError {
    fault(
        one.max(other),
        format!(
            "{date} stands in line {} already: give the rows of one meter, each day once; if the rows are hours, give their times, or \
             their numbers (1 to 24) in a column with a name such as hour",
            one.min(other)
        ),
    )
}

/// Makes days of rows in order of time. The rows' values are in the unit of the days.
pub(super) fn dates(rows: &[Row], columns: &Columns, measure: Measure, asked: &Asked) -> Result<Dates, TableError> {
    let shift = ends(rows, columns, measure, asked)?;
    let day = |row: &Row| (local(row, asked) - shift).div_euclid(DAY_MS);
    let (first, last) = (rows.first().map_or(0, &day), rows.last().map_or(0, &day));
    if last - first > DAYS_MAX {
        return Err(open("the first and the last row are more than 30 years apart"));
    }
    let count = usize::try_from(last - first + 1).unwrap_or(0);
    let mut out =
        Dates { first, value: vec![f64::NAN; count], temp_c: vec![f64::NAN; count], line: vec![0; count], resets: Vec::new() };
    for row in rows {
        let at = (day(row) - first) as usize;
        if out.line[at] != 0 {
            return Err(twice(Date::from_days(day(row)), out.line[at], row.line));
        }
        out.line[at] = row.line;
        out.temp_c[at] = row.temp;
        out.value[at] = match measure {
            Measure::Rate => row.value * hours_of(first + at as i64, asked),
            Measure::Amount | Measure::Register => row.value,
        };
    }
    if measure == Measure::Register {
        difference(&mut out, asked.feeds_back);
    }
    Ok(out)
}

/// Where a row's day is written on the site's clock.
fn local(row: &Row, asked: &Asked) -> Millis {
    match (row.written.offset, asked.zone) {
        // The instant of a local midnight, told in UTC.
        (Some(offset), Some(zone)) if row.written.local % DAY_MS != 0 => zone.local_ms(row.written.local - offset),
        _ => row.written.local,
    }
}

/// How far the times are behind the start of their days.
fn ends(rows: &[Row], columns: &Columns, measure: Measure, asked: &Asked) -> Result<Millis, TableError> {
    let is_24 = rows.iter().any(|row| row.written.is_24);
    match asked.stamp.or(columns.stamp) {
        _ if measure == Measure::Register => Ok(0),
        None if is_24 => Ok(DAY_MS),
        None | Some(Stamp::Start) => Ok(0),
        Some(Stamp::End) if asked.stamp.is_none() && rows.iter().all(|row| row.written.is_date) => Err(open(format!(
            "`{}` names the end of a day by its date: say --times start if it is the date of the day itself, or --times end if it is \
             that of the next day",
            columns.names[columns.time]
        ))),
        Some(Stamp::End) => Ok(DAY_MS),
    }
}

/// The hours of a day on the site's clock; 24 where it is not known.
fn hours_of(days: i64, asked: &Asked) -> f64 {
    asked.zone.map_or(24.0, |zone| zone.day_of(Date::from_days(days)).length_ms() as f64 / HOUR_MS as f64)
}

/// Each day's difference to the next day's reading; missing where either is, and where the register
/// fell.
fn difference(out: &mut Dates, feeds_back: bool) {
    for day in 0..out.value.len() {
        let step = out.value.get(day + 1).map_or(f64::NAN, |next| next - out.value[day]);
        let is_reset = step < 0.0 && !feeds_back;
        if is_reset {
            out.resets.push(day);
        }
        out.value[day] = if is_reset { f64::NAN } else { step };
    }
    // The last reading begins a day that has no end yet.
    out.value.pop();
    out.temp_c.truncate(out.value.len());
    out.line.truncate(out.value.len());
}
