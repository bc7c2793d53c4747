//! The way of a table from text to hours or days: each step is a file beside this one.

use super::asked::{Asked, NewScale, length};
use super::cells::Lines;
use super::columns::{Columns, columns};
use super::fault::{TableError, fault, open, shown};
use super::measure::{Facts, Growth, Measure, growth, measure};
use super::rows::{Row, rows};
use super::step::{self, Calendar};
use super::unit::TableUnit;
use super::{Days, Hours, Series, Stamp, Table, clock, dates, doubt, edge, hours, numbered, time_text};
use domain::zone::Date;
use domain::{DAY_MS, HOUR_MS, Millis};

/// Reads a table.
pub(super) fn table(text: &str, asked: &Asked) -> Result<Table, TableError> {
    let lines = Lines::new(text);
    let columns = columns(&lines, asked)?;
    let mut found = rows(&lines, &columns, asked)?;
    let mut notes = Vec::new();
    if !columns.left_out.is_empty() {
        notes.push(format!("not read: {}", columns.left_out.join(", ")));
    }
    let numbers = numbered::place(&mut found.rows, &found.numbers, &columns, asked)?;
    notes.extend(numbers.as_ref().map(numbered::Numbers::note));
    // What is numbered is placed by its start.
    let asked = &Asked { stamp: if numbers.is_some() { Some(Stamp::Start) } else { asked.stamp }, ..*asked };
    let calendar = step::calendar(&found.rows, asked)?;
    match calendar {
        Calendar::Times => clock::place(&mut found.rows, &columns, asked)?,
        Calendar::Days => dates::place(&mut found.rows)?,
    }
    if let (Calendar::Days, Some(analysis)) = (calendar, asked.hours_for) {
        return Err(open(super::needs_hours(analysis)));
    }
    let step = match calendar {
        Calendar::Times => step::step(&found.rows, asked)?,
        Calendar::Days => DAY_MS,
    };
    let unit = converted(&mut found.rows, &found.units, &columns, asked)?;
    let beyond = doubt::temperatures(&mut found.rows, &columns, asked)?;
    if beyond > 0 {
        notes.push(format!("{beyond} temperatures that no air has are left out"));
    }
    let values: Vec<f64> = found.rows.iter().map(|row| row.value).collect();
    let facts = Facts {
        name: &columns.names[columns.value],
        unit: unit.as_ref(),
        is_plain: columns.is_plain,
        step_ms: step,
        growth: growth(&values),
    };
    // Whatever they measure: only a register may have rows that are unevenly apart.
    if calendar == Calendar::Times && asked.register != Some(true) && matches!(facts.growth, Growth::None | Growth::Unknown) {
        step::even(&found.rows, step, asked.step_ms.is_some())?;
    }
    let measure = measure(&facts, asked)?;
    if let Some(numbers) = numbers.as_ref().filter(|_| measure == Measure::Register) {
        numbers.refuse_register()?;
    }
    notes.extend(how(&facts, measure, asked));
    if measure != Measure::Register && !asked.keeps_faults {
        notes.extend(doubt::senseless(&mut found.rows).map(|(line, value, count)| {
            let more = if count > 1 { format!(", and {} more like it,", count - 1) } else { String::new() };
            format!("line {line}: {value} cannot have been measured{more} and is left out")
        }));
    }
    let (series, line) = match calendar {
        Calendar::Times => by_hours(&found.rows, &columns, measure, step, asked, &mut notes)?,
        Calendar::Days => by_days(&found.rows, &columns, measure, asked, &mut notes)?,
    };
    scale_changes(&series, &line, asked, &mut notes)?;
    notes.extend(far(&series, &line, asked));
    below_zero(&series, asked, &mut notes);
    Ok(Table { series, unit: unit.map(|unit| unit.name().to_owned()), notes })
}

/// Turns the rows' values into the unit of their hours, which all have in common.
fn converted(rows: &mut [Row], units: &[TableUnit], columns: &Columns, asked: &Asked) -> Result<Option<TableUnit>, TableError> {
    let usual = asked.unit.or(columns.named_unit.as_ref());
    let changes = asked.unit_changes.unwrap_or(&[]);
    if usual.is_none() && columns.unit.is_none() && changes.iter().any(|change| matches!(change.to, NewScale::Unit(_))) {
        return Err(open("--unit-change names a unit, and nothing says which one was before it: say it with --unit"));
    }
    let mut common: Option<&TableUnit> = None;
    for row in rows {
        let change = changes.iter().rev().find(|change| change.from <= row.at);
        let own = asked.unit.or_else(|| row.unit.map(|place| &units[place])).or(usual);
        let (unit, times) = match change.map(|change| &change.to) {
            Some(NewScale::Unit(unit)) => (Some(unit), 1.0),
            Some(NewScale::Times(times)) => (own, *times),
            None => (own, 1.0),
        };
        if let (Some(unit), Some(before)) = (unit, common)
            && (unit.name() != before.name() || unit.is_rate() != before.is_rate())
        {
            return Err(fault(
                row.line,
                format!(
                    "the values are in {} here and in {} before: give a table with one of them",
                    shown(unit.written()),
                    shown(before.written())
                ),
            ));
        }
        common = common.or(unit);
        row.value *= unit.map_or(1.0, TableUnit::factor) / times;
    }
    Ok(common.or(usual).cloned())
}

/// How the values were read, where it is not plainly hours as they stand.
fn how(facts: &Facts, measure: Measure, asked: &Asked) -> Option<String> {
    let name = shown(facts.name);
    let unit = facts.unit.map_or(String::new(), |unit| format!(" in {}", shown(unit.written())));
    let each = length(facts.step_ms);
    let given = facts.unit.map_or("hours", |unit| if unit.name() == "kWh" { "kWh an hour" } else { "hours" });
    match measure {
        Measure::Register if asked.register.is_none() => {
            Some(format!("`{name}` only grows: it is read as a register{unit}; say --register=no if it is none"))
        }
        Measure::Register => None,
        _ if facts.step_ms == DAY_MS => None,
        Measure::Amount if facts.step_ms != HOUR_MS => Some(format!("`{name}`{unit} of each {each} is added up to {given}")),
        Measure::Rate if facts.step_ms != HOUR_MS => Some(format!("`{name}`{unit} of each {each} is averaged to {given}")),
        _ if facts.unit.is_some_and(|unit| unit.written() != unit.name()) => Some(format!("`{name}`{unit} is given as {given}")),
        _ => None,
    }
}

/// A series, and the line of each of its hours or days.
type Placed = (Series, Vec<usize>);

fn by_hours(
    rows: &[Row],
    columns: &Columns,
    measure: Measure,
    step: Millis,
    asked: &Asked,
    notes: &mut Vec<String>,
) -> Result<Placed, TableError> {
    if measure != Measure::Register {
        step::even(rows, step, asked.step_ms.is_some())?;
    }
    let stamp = step::stamp(rows, columns, step, asked)?;
    let mut bins = hours::hours(rows, measure, step, stamp, asked)?;
    let wild = if measure == Measure::Register && !asked.keeps_faults { doubt::wild(&mut bins.value) } else { Vec::new() };
    let time = |hour: usize| time_text(bins.start + hour as Millis * HOUR_MS);
    let count = |hours: &[usize]| format!("{} hour{}", hours.len(), if hours.len() == 1 { "" } else { "s" });
    if let Some(&first) = bins.incomplete.first() {
        notes.push(format!("{} with a part of the rows only are missing, the first at {}", count(&bins.incomplete), time(first)));
    }
    if let Some(&first) = bins.resets.first() {
        notes.push(format!(
            "the register falls in {}, the first at {}: what flowed there is not known",
            count(&bins.resets),
            time(first)
        ));
    }
    bins.refused.extend(wild.iter().map(|hour| hour.0));
    if let Some(&first) = bins.refused.iter().min() {
        notes.push(format!(
            "the register steps by what cannot have been measured in {}, the first at {}: what flowed there is not known",
            count(&bins.refused),
            time(first)
        ));
    }
    let hours = Hours { start: bins.start, value: bins.value, temp_c: known(bins.temp_c), rows: bins.rows };
    Ok((Series::Hours(hours), bins.line))
}

fn by_days(
    rows: &[Row],
    columns: &Columns,
    measure: Measure,
    asked: &Asked,
    notes: &mut Vec<String>,
) -> Result<Placed, TableError> {
    let mut found = dates::dates(rows, columns, measure, asked)?;
    if measure == Measure::Register
        && !asked.keeps_faults
        && let Some(&(first, value)) = doubt::wild(&mut found.value).first()
    {
        let date = Date::from_days(found.first + first as i64);
        notes.push(format!("the register steps by {value:.1} on {date}, which cannot have been measured: the day is missing"));
    }
    if let Some(&first) = found.resets.first() {
        let date = Date::from_days(found.first + first as i64);
        notes
            .push(format!("the register falls on {} days, the first {date}: what flowed there is not known", found.resets.len()));
    }
    let days = Days { first: Date::from_days(found.first), value: found.value, temp_c: known(found.temp_c) };
    Ok((Series::Days(days), found.line))
}

/// The temperatures, or none where none is known.
fn known(temp_c: Vec<f64>) -> Vec<f64> {
    if temp_c.iter().all(|temp| temp.is_nan()) { Vec::new() } else { temp_c }
}

/// Asks where the values become ten or a thousand times as large from one row to the next.
fn scale_changes(series: &Series, line: &[usize], asked: &Asked, notes: &mut Vec<String>) -> Result<(), TableError> {
    if asked.unit_changes.is_some() {
        return Ok(());
    }
    let (value, a_day) = match series {
        Series::Hours(hours) => (&hours.value, 24),
        Series::Days(days) => (&days.value, 1),
    };
    let Some(change) = doubt::change(value, a_day).or_else(|| edge::change(value, a_day)) else { return Ok(()) };
    let from = match series {
        Series::Hours(hours) => hours.time(change.at),
        Series::Days(days) => format!("{}T00:00:00Z", Date::from_days(days.first.days() + change.at as i64)),
    };
    let (times, word, sign) =
        if change.factor > 1.0 { (change.factor, "large", "x") } else { (1.0 / change.factor, "small", "/") };
    let reason = format!(
        "from here on ({from}) the values are about {times:.0} times as {word} as before: if their unit changed, say --unit-change \
         {from}={sign}{times:.0}, or name the new unit after the =; if what is measured changed, say --unit-change none"
    );
    if asked.keeps_faults {
        notes.push(reason);
        return Ok(());
    }
    let line = line[change.at.min(line.len() - 1)..].iter().find(|line| **line > 0).copied().unwrap_or(1);
    Err(fault(line, reason))
}

/// What is said of values far above all others, which count all the same.
fn far(series: &Series, line: &[usize], asked: &Asked) -> Option<String> {
    let (value, a_day) = match series {
        Series::Hours(hours) => (&hours.value, 24),
        Series::Days(days) => (&days.value, 1),
    };
    let doubt::Far { first, last, size, count } = doubt::far(value, a_day).filter(|_| !asked.keeps_faults)?;
    let more = if count > 1 { format!(", and {} more like it up to line {}", count - 1, line[last]) } else { String::new() };
    Some(format!(
        "line {}: {size:.3} is more than a hundred times all others{more}: it counts, so see whether it is right",
        line[first]
    ))
}

/// Notes values below zero where nobody said that the meter feeds back.
fn below_zero(series: &Series, asked: &Asked, notes: &mut Vec<String>) {
    let (value, what) = match series {
        Series::Hours(hours) => (&hours.value, "hours"),
        Series::Days(days) => (&days.value, "days"),
    };
    let count = value.iter().filter(|value| **value < 0.0).count();
    if count > 0 && !asked.feeds_back && !asked.keeps_faults {
        notes.push(format!(
            "{count} {what} are below 0: say --feeds-back if the meter counts what is fed in as negative; without panels it is a fault"
        ));
    }
}
