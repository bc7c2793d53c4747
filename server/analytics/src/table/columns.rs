//! Which column of a table is what: times, values, temperatures, units. By names and by contents;
//! what stays open is asked. Leaves out what a value measures (`measure`).

use super::asked::{Asked, Scale, Stamp};
use super::cells::Lines;
use super::fault::{TableError, fault, open, shown};
use super::head::{Head, head, is_time, names_a_time};
use super::hour_number;
use super::number::{self, Decimal};
use super::stamp;
use super::unit::{self, Named, TableUnit};
use super::words::{ENDS, EXTREMES, INDOORS, OTHERS, OUTDOORS, STARTS, TEMPERATURES, UNITS, UTC, VALUES, Words, has};
use domain::DAY_MS;

/// The columns of a table.
pub(super) struct Columns {
    /// All names.
    pub names: Vec<String>,
    /// The place of the first row among the lines.
    pub first: usize,
    /// The number of the line of names.
    pub line: usize,
    /// The column of times or dates.
    pub time: usize,
    /// A column of times of day beside dates.
    pub clock: Option<usize>,
    /// A column that numbers the hours of dates.
    pub number: Option<usize>,
    /// The column of values.
    pub value: usize,
    /// The column of outdoor temperatures.
    pub temp: Option<usize>,
    /// The scale that its name tells.
    pub scale: Option<Scale>,
    /// A column with the unit of each row.
    pub unit: Option<usize>,
    /// The unit that names tell.
    pub named_unit: Option<TableUnit>,
    /// Whether it has the columns `timestamp` and `value`: hours as this project writes them.
    pub is_plain: bool,
    /// The end of the period that the name of the times tells.
    pub stamp: Option<Stamp>,
    /// Whether a name says UTC.
    pub is_utc: bool,
    /// The names of the columns that are not read.
    pub left_out: Vec<String>,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Time,
    Date,
    Clock,
    Number,
    /// Whole numbers that count the rows.
    Row,
    Text,
    Empty,
}

/// Rows that are looked at, and filled cells of a column among them.
const ROWS: usize = 500;
const CELLS: usize = 12;

/// Finds the columns.
pub(super) fn columns(lines: &Lines, asked: &Asked) -> Result<Columns, TableError> {
    let Head { names, units, line, first } = head(lines)?;
    let exact = |wanted: &str| names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
    let is_plain = exact("timestamp").is_some() && exact("value").is_some() && asked.column.is_none();
    let content: Vec<Content> = contents(lines, first, &names);
    let (time, clock) = times(&names, &content, line)?;
    let is_bare = clock.is_none() && content[time] == Content::Date;
    let number = is_bare.then(|| hour_number::column(&names, time, &looked_at(lines, first))).flatten();
    let temp = match exact("temp_c") {
        Some(temp) => Some(temp),
        None => temperatures(&names, &content)?,
    };
    let unit = names.iter().zip(&content).position(|(name, content)| *content == Content::Text && has(name, UNITS));
    let value = match asked.column {
        Some(column) => by_name(column, &names)?,
        None if is_plain => exact("value").unwrap_or(0),
        None => values(&names, &content, &[Some(time), clock, number, temp, unit], line)?,
    };
    let temp = temp.filter(|temp| *temp != value);
    let named_unit = match unit::named(&names[value]) {
        Named::Unit(unit) => Some(unit),
        Named::Other | Named::Nothing => units.get(value).cloned().flatten(),
    };
    let named = |wanted: Words| has(&names[time], wanted) || clock.or(number).is_some_and(|beside| has(&names[beside], wanted));
    let (is_start, is_end, is_utc) = (named(STARTS), named(ENDS), named(UTC));
    let stamp = match (is_start, is_end) {
        _ if is_plain => Some(Stamp::Start),
        (true, false) => Some(Stamp::Start),
        (false, true) => Some(Stamp::End),
        _ => None,
    };
    let used = [Some(time), clock, number, Some(value), temp, unit];
    let is_left = |i: &usize| !used.contains(&Some(*i)) && content[*i] != Content::Empty;
    let left_out = (0..names.len()).filter(is_left).map(|i| shown(&names[i])).collect();
    let scale = temp.and_then(|temp| scale(&names[temp]));
    Ok(Columns {
        first,
        line,
        time,
        clock,
        number,
        value,
        temp,
        scale,
        unit,
        named_unit,
        is_plain,
        stamp,
        is_utc,
        left_out,
        names,
    })
}

/// The cells of the first rows.
fn looked_at<'a>(lines: &Lines<'a>, first: usize) -> Vec<Vec<&'a str>> {
    lines.lines[first..].iter().take(ROWS).map(|(_, text)| lines.cells(text)).collect()
}

fn contents(lines: &Lines, first: usize, names: &[String]) -> Vec<Content> {
    let mut cells = vec![Vec::new(); names.len()];
    for row in looked_at(lines, first) {
        for (column, cell) in cells.iter_mut().zip(row) {
            if column.len() < CELLS && !number::is_missing(cell) {
                column.push(cell);
            }
        }
    }
    cells.iter().zip(names).map(|(cells, name)| content(cells, name)).collect()
}

fn content(cells: &[&str], name: &str) -> Content {
    let most = |is: &dyn Fn(&str) -> bool| cells.iter().filter(|cell| is(cell)).count() * 2 > cells.len();
    let number = |cell: &str| number::parse(cell, Decimal::Point).or_else(|| number::parse(cell, Decimal::Comma));
    if cells.is_empty() {
        Content::Empty
    } else if most(&|cell| is_time(cell, names_a_time(name))) {
        let either = |cell: &str, is: &dyn Fn(stamp::Written) -> bool| {
            let read = |order| stamp::parse(cell, Some(order)).is_ok_and(is);
            read(stamp::DateOrder::DayFirst) || read(stamp::DateOrder::MonthFirst)
        };
        // Spreadsheets write a date as its midnight; as times of one meter they would not come again.
        let is_midnight = |written: stamp::Written| written.offset.is_none() && written.local % DAY_MS == 0 && !written.is_24;
        let comes_again = cells[1..].contains(&cells[0]);
        let is_date = comes_again && cells.iter().all(|cell| either(cell, &is_midnight));
        if !is_date && most(&|cell| either(cell, &|written| !written.is_date)) { Content::Time } else { Content::Date }
    } else if most(&|cell| stamp::clock(cell).is_some()) {
        Content::Clock
    } else if most(&|cell| number(cell).is_some()) {
        let numbers: Vec<f64> = cells.iter().filter_map(|cell| number(cell)).collect();
        let counts = numbers.len() > 2 && numbers.windows(2).all(|pair| pair[1] - pair[0] == 1.0);
        if counts { Content::Row } else { Content::Number }
    } else {
        Content::Text
    }
}

/// The column of times, and that of times of day where they stand apart.
fn times(names: &[String], content: &[Content], line: usize) -> Result<(usize, Option<usize>), TableError> {
    if let Some(time) = names.iter().position(|name| name.eq_ignore_ascii_case("timestamp")) {
        return Ok((time, None));
    }
    let of = |wanted: Content| (0..names.len()).filter(move |&i| content[i] == wanted);
    let mut found: Vec<usize> = of(Content::Time).collect();
    let dates: Vec<usize> = of(Content::Date).collect();
    let clocks: Vec<usize> = of(Content::Clock).collect();
    if found.is_empty() {
        found = dates;
    }
    // Of "from" and "until" the first; of a local time and UTC, UTC.
    for better in [STARTS, UTC] {
        if found.len() > 1 && found.iter().any(|&i| has(&names[i], better)) {
            found.retain(|&i| has(&names[i], better));
        }
    }
    if found.len() > 1 {
        let named: Vec<usize> = found.iter().copied().filter(|&i| !has(&names[i], ENDS) && names_a_time(&names[i])).collect();
        found = if named.is_empty() { found } else { named };
    }
    match found.as_slice() {
        [] => names.iter().position(|name| names_a_time(name)).map(|time| (time, None)).ok_or_else(|| {
            fault(line, "no column holds times such as 2026-01-31T14:00:00Z or 2026-01-31 14:00: the columns are timestamp,value[,temp_c], or others with such names")
        }),
        [time] if content[*time] == Content::Time => Ok((*time, None)),
        [time] => {
            let starts = clocks.iter().copied().find(|&i| has(&names[i], STARTS));
            Ok((*time, starts.or(clocks.first().copied())))
        }
        [first, second, ..] => Err(fault(
            line,
            format!("`{}` and `{}` both hold times: leave one of them in the table", shown(&names[*first]), shown(&names[*second])),
        )),
    }
}

/// The column of outdoor temperatures.
fn temperatures(names: &[String], content: &[Content]) -> Result<Option<usize>, TableError> {
    let is_temperature = |name: &str| {
        let lower = name.to_lowercase();
        let says_degrees = ["°c", "°f", "celsius", "fahrenheit"].iter().any(|degrees| lower.contains(degrees));
        (has(name, TEMPERATURES) || says_degrees) && !has(name, INDOORS)
    };
    let mut found: Vec<usize> = (0..names.len())
        .filter(|&i| matches!(content[i], Content::Number | Content::Row | Content::Empty) && is_temperature(&names[i]))
        .collect();
    if found.len() > 1 {
        found.retain(|&i| has(&names[i], OUTDOORS));
        if found.len() != 1 {
            return Err(open("several columns hold temperatures: leave only the outdoor one in the table"));
        }
    }
    Ok(found.first().copied())
}

/// The scale that a name of a temperature tells.
fn scale(name: &str) -> Option<Scale> {
    let lower = name.to_lowercase();
    let ends = |letter: &str| {
        let bare = lower.trim_end_matches([')', ']']);
        ["_", "(", "[", " "].iter().any(|before| bare.ends_with(&format!("{before}{letter}")))
    };
    if ["°c", "celsius", "degc", "deg c"].iter().any(|word| lower.contains(word)) || ends("c") {
        Some(Scale::Celsius)
    } else if ["°f", "fahrenheit", "degf", "deg f"].iter().any(|word| lower.contains(word)) || ends("f") {
        Some(Scale::Fahrenheit)
    } else if lower.contains("kelvin") || ends("k") {
        Some(Scale::Kelvin)
    } else {
        None
    }
}

/// The column that a person names.
fn by_name(column: &str, names: &[String]) -> Result<usize, TableError> {
    let by_number =
        || column.trim().parse::<usize>().ok().filter(|number| (1..=names.len()).contains(number)).map(|number| number - 1);
    names.iter().position(|name| name.eq_ignore_ascii_case(column.trim())).or_else(by_number).ok_or_else(|| {
        let all: Vec<String> = names.iter().map(|name| format!("`{}`", shown(name))).collect();
        open(format!("--column: there is no column `{column}`: use one of {}", all.join(", ")))
    })
}

/// So many columns that are named by hours are the hours of a day.
const HOURS_ACROSS: usize = 12;

/// Whether a name is a time of day: `00:00-00:15`, `1:30 PM`, `H01`, `24`.
fn names_an_hour(name: &str) -> bool {
    let number = name.trim_start_matches(['H', 'h']).parse::<u8>();
    stamp::time_of_day(name.trim()).is_some() || number.is_ok_and(|hour| hour <= 25)
}

/// The column of values.
fn values(names: &[String], content: &[Content], used: &[Option<usize>], line: usize) -> Result<usize, TableError> {
    let free = || (0..names.len()).filter(|i| !used.contains(&Some(*i)) && !has(&names[*i], TEMPERATURES));
    let is_number = |i: usize| matches!(content[i], Content::Number | Content::Row);
    let of_flow = |i: &usize| {
        let is_unit = match unit::named(&names[*i]) {
            Named::Unit(_) => true,
            Named::Other => return false,
            Named::Nothing => false,
        };
        let named = is_unit || has(&names[*i], VALUES);
        let is_other = has(&names[*i], OTHERS) && !is_unit || has(&names[*i], EXTREMES);
        let is_reading = has(&names[*i], "meter") && has(&names[*i], "reading readings");
        (is_number(*i) || content[*i] == Content::Empty && is_unit) && named && (!is_other || is_reading)
    };
    if (0..names.len()).filter(|&i| is_number(i) && names_an_hour(&names[i])).count() >= HOURS_ACROSS {
        return Err(fault(
            line,
            "the columns are times of a day: the analyses need a row a period, with its time and its value; `greenpulse import` reads \
             such files",
        ));
    }
    let mut found: Vec<usize> = free().filter(of_flow).collect();
    if found.iter().any(|&i| content[i] != Content::Row) {
        found.retain(|&i| content[i] != Content::Row);
    }
    if found.is_empty() {
        let any =
            |i: &usize| content[*i] == Content::Number && unit::named(&names[*i]) != Named::Other && !has(&names[*i], OTHERS);
        found = free().filter(any).collect();
    }
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(fault(
            line,
            "no column holds values: give one named value, or with its unit such as usage (kWh), or say which with --column",
        )),
        _ => {
            let all: Vec<String> = found.iter().take(8).map(|&i| format!("`{}`", shown(&names[i]))).collect();
            Err(open(format!(
                "the values may be {}: say which with --column, such as --column \"{}\"",
                all.join(" or "),
                shown(&names[found[0]])
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    fn of(names: &str, cells: &str) -> Result<(String, Columns), String> {
        let sign = if names.contains(';') { ';' } else { ',' };
        let row =
            |hour: usize| cells.replace("TIME", &format!("2026-01-01 {hour:02}:00")).replace("CLOCK", &format!("{hour:02}:00"));
        let text = format!("{names}\n{}\n{}\n{}\n", row(0), row(1), row(2));
        let lines = Lines::new(&text);
        assert_eq!(lines.sign, sign);
        let found = columns(&lines, &Asked::default()).map_err(|error| error.to_string())?;
        Ok((found.names[found.value].clone(), found))
    }

    #[test]
    fn columns_are_known_by_their_names_and_contents() {
        for (names, cells, value) in [
            ("timestamp,value,temp_c,label", "TIME,1.5,4,0", "value"),
            ("Zeit;Verbrauch", "TIME;1,5", "Verbrauch"),
            ("Datum;Uhrzeit;Zählerstand", "01.01.2026;CLOCK;1234,5", "Zählerstand"),
            ("Start date,End date,Usage (kWh),Cost ($)", "TIME,TIME,0.4,0.1", "Usage (kWh)"),
            ("Meter ID,Interval start,kWh", "700012,TIME,0.4", "kWh"),
            ("time,temperature (°F),reading", "TIME,40,7", "reading"),
            (",time,usage,units", "1,TIME,0.4,kWh", "usage"),
            ("time,kvarh,kWh,max kW", "TIME,0.1,0.4,3", "kWh"),
            ("time,wat", "TIME,3", "wat"),
        ] {
            assert_eq!(of(names, cells).unwrap().0, value, "{names}");
        }
        let (_, found) = of("Date;Start time;End time;kWh", "01.01.2026;CLOCK;CLOCK;1").unwrap();
        assert_eq!((found.time, found.clock), (0, Some(1)));
        let (_, found) = of("Hour ending,temp_f,kWh", "TIME,40,7").unwrap();
        assert_eq!((found.stamp, found.scale, found.temp), (Some(Stamp::End), Some(Scale::Fahrenheit), Some(1)));
        let (_, found) = of("timestamp (UTC),consumption (kWh)", "TIME,40").unwrap();
        assert!(found.is_utc && !found.is_plain);
    }

    #[test]
    fn two_columns_that_may_be_the_values_are_asked_about() {
        for (names, cells) in [
            ("time,import kWh,export kWh", "TIME,1,2"),
            ("time,power_w,energy_kwh", "TIME,1,2"),
            ("time,house,garage", "TIME,1.5,2"),
            ("time,Electricity 1 (low tariff),Gas", "TIME,1.5,2"),
        ] {
            let asked = of(names, cells).map(|found| found.0).unwrap_err();
            assert!(asked.contains("--column"), "{asked}");
        }
        assert!(of("time,name", "TIME,x").map(|found| found.0).unwrap_err().contains("no column holds values"));
    }

    #[test]
    fn hours_across_are_no_values_of_days() {
        let names = (1..=24).map(|hour| format!("H{hour:02}")).collect::<Vec<_>>().join(";");
        let asked = of(&format!("Tag;{names}"), &format!("01.01.2026{}", ";0,5".repeat(24))).map(|found| found.0).unwrap_err();
        assert!(asked.contains("times of a day") && asked.contains("greenpulse import"), "{asked}");
    }

    #[test]
    fn columns_that_are_not_read_are_listed() {
        assert_eq!(of("time,kWh,status,Cost (€)", "TIME,1,ok,2").unwrap().1.left_out, ["status", "Cost (€)"]);
    }
}
