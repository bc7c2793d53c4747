//! What each column of a table is for, by its name and by what its cells look like. Leaves out which
//! of several times is taken (`choose`), and which columns tell meters apart (`keys`).

pub(crate) mod status;
pub(crate) mod vocabulary;

use crate::header::{MONTH_WORDS, TIME_WORDS, YEAR_WORDS};
use crate::look::{Look, is_pointed_clock};
use crate::meaning::words::{is_one_of, says, words};
use crate::meaning::{direction, money, obis, passage, utility};
use crate::{Column, ColumnRole, Plain, stamp, unit};
use status::{ESTIMATED_WORDS, KNOWN_WORDS, STATE_WORDS, STATUS_WORDS};
use vocabulary::*;

/// Whether the name of a column says that its cells name meters.
pub(crate) fn names_meter(words: &[String]) -> bool {
    says(words, METER_WORDS) || says(words, POINT_WORDS)
}

/// What the columns of a table are for, from their names and looks.
pub(crate) fn of(names: &[String], looks: &[Look]) -> Vec<Column> {
    let has_dates = looks.iter().any(|look| look.mostly(look.times) && !look.mostly(look.short));
    let mut columns: Vec<Column> = names.iter().zip(looks).map(|(name, look)| one(name, look, has_dates)).collect();
    parts_of_years(&mut columns, looks);
    // The day of a delivery is that of the row, if no other date stands in it.
    let told = [ColumnRole::Time, ColumnRole::Date, ColumnRole::Period, ColumnRole::Year, ColumnRole::Month, ColumnRole::Day];
    if !columns.iter().any(|column| told.contains(&column.role))
        && let Some(i) = columns.iter().position(|column| column.why == Some(Plain::OtherDate.into()))
    {
        let role = if looks[i].mostly(looks[i].dates) { ColumnRole::Date } else { ColumnRole::Time };
        columns[i] = Column::new(columns[i].name.clone(), role);
    }
    // `Meter 1`, `Meter 2` above numbers are meters with their values, if nothing else holds any.
    if !columns.iter().any(|column| column.role == ColumnRole::Value) {
        for column in columns.iter_mut().filter(|column| column.why == NAMED_METER.into()) {
            *column = Column::new(column.name.clone(), ColumnRole::Value);
        }
    }
    columns
}

/// Beside a year, a column of quarters or weeks tells the period of the row, as a column of months does.
fn parts_of_years(columns: &mut [Column], looks: &[Look]) {
    let is = |role| columns.iter().any(|column| column.role == role);
    let told = [ColumnRole::Time, ColumnRole::Date, ColumnRole::Period, ColumnRole::Month];
    if !is(ColumnRole::Year) || told.into_iter().any(is) {
        return;
    }
    let is_part = |i: usize| {
        let said = words(&columns[i].name);
        let says_no_more = |word: &String| {
            stamp::PartOfYear::named(std::slice::from_ref(word)).is_some()
                || is_one_of(word, &["no", "nr", "number", "iso", "of", "the", "year"])
        };
        let named = stamp::PartOfYear::named(&said).filter(|_| said.iter().all(says_no_more));
        let is_one = |cell: &Vec<u8>| stamp::part_in(cell, named).is_some_and(|(part, number)| part.of(2020, number).is_some());
        let is_free = !matches!(columns[i].role, ColumnRole::Year | ColumnRole::Day | ColumnRole::Clock);
        is_free && !looks[i].distinct.is_empty() && looks[i].distinct.iter().all(is_one)
    };
    if let Some(i) = (0..columns.len()).find(|&i| is_part(i)) {
        columns[i] = Column::new(columns[i].name.clone(), ColumnRole::Month);
    }
}

/// Whether a name says that its column tells a calorific value, which only gas has.
pub(crate) fn is_of_gas(name: &str) -> bool {
    says(&words(name), CALORIFIC_WORDS) && !says(&words(name), PERHAPS_CALORIFIC) && unit::in_name(name).is_none()
}

/// Whether a name says start, and whether it says end.
pub(crate) fn ends(name: &str) -> (bool, bool) {
    let words = words(name);
    // `Date de fin` and `Data de início`: the article says as little as `of`.
    let is_plain = |word: &&String| !is_one_of(word, &["de", "da", "do"]);
    let bare: Vec<String> = words.iter().filter(is_plain).cloned().collect();
    let told = |words: &[String]| (says(words, START_WORDS), says(words, END_WORDS));
    match told(&bare) {
        (false, false) => told(&words),
        told => told,
    }
}

fn one(name: &str, look: &Look, has_dates: bool) -> Column {
    let words = words(name);
    let column = |role| Column::new(name, role);
    let left_out = |why| Column::left_out(name, why);
    if let Some(column) = of_time(name, &words, look, has_dates) {
        return column;
    }
    if let Some(column) = beside_values(name, &words, look) {
        return column;
    }
    let is_numeric = look.numbers * 2 > look.filled || look.numbers >= 3 && unit::in_name(name).is_some();
    if look.filled == 0 || is_numeric {
        return numeric(name, &words, look);
    }
    if look.mostly(look.directions) || are_passages(look) {
        return column(ColumnRole::Quantity);
    }
    if look.distinct.iter().all(|cell| is_day_type(cell)) {
        return left_out(Plain::DayType);
    }
    if names_meter(&words) && !says(&words, &["value", "reading", "kwh", "usage"]) {
        return column(ColumnRole::Meter);
    }
    let speaks = look.distinct.iter().all(|cell| tells(cell));
    if says(&words, QUANTITY_WORDS) || speaks {
        return column(ColumnRole::Quantity);
    }
    left_out(Plain::WordsNoNumbers)
}

/// Whether the cells are a pair such as `Entrada` and `Saída`.
fn are_passages(look: &Look) -> bool {
    let texts: Vec<String> = look.distinct.iter().take(3).map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
    passage::are_pair(&texts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Whether a cell is the kind of a day, such as a weekday, or a season, and no more.
fn is_day_type(cell: &[u8]) -> bool {
    let words = words(&String::from_utf8_lossy(cell));
    let is_type = |word: &String| {
        // A day alone is the rate beside the night.
        is_one_of(word, DAY_TYPES) && !matches!(word.as_str(), "day" | "days" | "tag" | "dag")
    };
    let is_beside = |word: &String| is_one_of(word, BESIDE_DAY_TYPES);
    words.iter().any(is_type) && words.iter().all(|word| is_type(word) || is_beside(word))
}

/// Whether a cell names a utility or a direction.
fn tells(cell: &[u8]) -> bool {
    let text = String::from_utf8_lossy(cell);
    let says_so = || utility::of(&words(&text)).is_some() || direction::way(&text).is_some() || obis::find(&text).is_some();
    text.len() <= 60 && says_so()
}

/// Columns of times, of parts of a date, and of lengths.
fn of_time(name: &str, words: &[String], look: &Look, has_dates: bool) -> Option<Column> {
    let column = |role| Some(Column::new(name, role));
    let left_out = |why| Some(Column::left_out(name, why));
    if look.filled == 0 {
        return None;
    }
    if look.has_periods() {
        return column(ColumnRole::Period);
    }
    let is_plain_time = says(words, TIME_WORDS) && look.mostly(look.plain_times);
    // Beside dates, `1/12` is a number of a room, or anything else.
    let are_times = look.mostly(look.times) && !(has_dates && look.mostly(look.short));
    if are_times || is_plain_time {
        if says(words, OTHER_TIMES) {
            return left_out(Plain::OtherDate);
        }
        return column(if look.mostly(look.dates) { ColumnRole::Date } else { ColumnRole::Time });
    }
    if look.mostly(look.clock_ranges) {
        return column(ColumnRole::Period);
    }
    // `03:10:00` beside a start, called a duration, is no time of day.
    if says(words, DURATION_WORDS) && look.mostly(look.clocks) {
        return column(ColumnRole::Length);
    }
    // `073000` is a number, too.
    let are_digits = || has_dates && says(words, CLOCK_WORDS) && look.distinct.iter().all(|cell| matches!(cell.len(), 4 | 6));
    // And so is `14.00`, behind a date.
    let has_points = || has_dates && says(words, CLOCK_WORDS) && look.distinct.iter().all(|cell| is_pointed_clock(cell));
    if look.filled > 0 && !look.distinct.is_empty() && has_points() {
        return column(ColumnRole::Clock);
    }
    if look.mostly(look.clocks) && (look.numbers * 2 < look.filled || are_digits()) {
        return column(ColumnRole::Clock);
    }
    let range = look.small_range.filter(|_| look.mostly(look.small) && unit::in_name(name).is_none());
    match range {
        Some((1990.., ..=2100)) if says(words, YEAR_WORDS) => return column(ColumnRole::Year),
        Some((1.., ..=12)) if says(words, MONTH_WORDS) => return column(ColumnRole::Month),
        Some((1.., ..=31)) if says(words, DAY_WORDS) => return column(ColumnRole::Day),
        // One constant number is the length of an interval, not its place in the day.
        Some((_, ..=300)) if says(words, NUMBER_WORDS) && !look.is_constant() => {
            return column(ColumnRole::Number);
        }
        Some((_, ..=24)) if !has_dates && says(words, &["hour", "hh"]) => return column(ColumnRole::Number),
        _ => {}
    }
    let is_month = |cell: &Vec<u8>| std::str::from_utf8(cell).ok().and_then(stamp::month).is_some();
    if look.numbers == 0 && !look.distinct.is_empty() && look.distinct.iter().all(is_month) {
        return column(ColumnRole::Month);
    }
    if look.mostly(look.lengths) {
        return column(ColumnRole::Length);
    }
    let minutes_or_seconds = matches!(range, Some((5..=60, ..)) | Some((300..=3000, ..)));
    if says(words, LENGTH_WORDS) && look.is_constant() && minutes_or_seconds {
        return column(ColumnRole::Length);
    }
    None
}

/// Whether a cell says how a value is known.
fn says_how_known(cell: &[u8]) -> bool {
    let words = words(&String::from_utf8_lossy(cell));
    !words.is_empty() && words.iter().all(|word| is_one_of(word, ESTIMATED_WORDS) || is_one_of(word, KNOWN_WORDS))
}

/// Columns that say something of the values beside them.
fn beside_values(name: &str, words: &[String], look: &Look) -> Option<Column> {
    let column = |role| Some(Column::new(name, role));
    let left_out = |why| Some(Column::left_out(name, why));
    // One letter may as well be a code: A for actual, E for estimated.
    let is_coded = look.distinct.iter().all(|cell| cell.len() == 1);
    // Numbers below "Units used" are amounts, not units.
    let are_words = look.numbers * 2 <= look.filled;
    if says(words, UNIT_WORDS) && words.len() <= 3 && are_words || look.numbers == 0 && look.mostly(look.units) && !is_coded {
        return column(ColumnRole::Unit);
    }
    if let Some(why) = money::why(name, unit::in_name(name).is_some()) {
        return left_out(why);
    }
    if says(words, ESTIMATED_WORDS) && look.numbers * 2 <= look.filled.max(1)
        || says(words, ESTIMATED_WORDS) && unit::in_name(name).is_none()
    {
        return column(ColumnRole::Estimated);
    }
    if says(words, STATUS_WORDS) && unit::in_name(name).is_none() {
        return column(ColumnRole::Status);
    }
    if look.numbers == 0 && !look.distinct.is_empty() && look.distinct.iter().all(|cell| says_how_known(cell)) {
        return column(ColumnRole::Estimated);
    }
    if are_words && says(words, STATE_WORDS) && unit::in_name(name).is_none() {
        return column(ColumnRole::Status);
    }
    let measured = unit::in_name(name).is_some();
    if look.mostly(look.money) {
        return left_out(Plain::MoneyCells);
    }
    if says(words, &["utc offset"]) && look.numbers == look.filled && look.filled > 0 {
        return column(ColumnRole::OffsetMinutes);
    }
    // `Gaz (kWh PCS)` is energy by its calorific value.
    if says(words, CALORIFIC_WORDS) && !measured {
        return left_out(Plain::CalorificValue);
    }
    if unit::is_ratio(name) {
        return left_out(Plain::SoMuchForEach);
    }
    if says(words, FACTOR_WORDS) && look.numbers == look.filled && look.filled > 0 && !says(words, &["power", "load"]) {
        let one = look.is_constant()
            && look.distinct.iter().all(|cell| matches!(cell.as_slice(), b"1" | b"1.0" | b"1,0" | b"1.00" | b"1,00"));
        return match one {
            true => left_out(Plain::FactorOne),
            false => column(ColumnRole::Factor),
        };
    }
    if says(words, OTHER_WORDS) && !measured {
        return left_out(Plain::NameNoAmount);
    }
    None
}

/// Why a column of numbers holds names.
const NAMED_METER: Plain = Plain::NamedMeter;

/// A column of numbers: values, or names made of digits.
fn numeric(name: &str, words: &[String], look: &Look) -> Column {
    let is_measured = unit::in_name(name).is_some() || says(words, &["value", "reading*", "kwh", "usage"]);
    let is_meter = names_meter(words) && !is_measured;
    let digits = look.filled > 0 && look.mostly(look.names) && !is_measured;
    // Values change from row to row; names stay for a while, or come again and again.
    let rests = look.changes * 2 <= look.filled || look.known_names * 5 > look.filled * 4;
    let are_long = look.distinct.iter().all(|cell| cell.len() >= 10 && cell.iter().all(u8::is_ascii_digit));
    if digits && (rests || are_long && look.distinct.len() * 3 <= look.filled) {
        return Column::new(name, ColumnRole::Meter);
    }
    let is_numbered = name.starts_with("column ");
    // A number of the row: `Session ID`.
    let is_number_of_row = says(words, &["id", "nr", "no", "number", "nummer", "numero", "num"]) && !is_measured;
    let are_whole = || look.distinct.iter().all(|cell| cell.iter().all(u8::is_ascii_digit));
    if is_number_of_row && look.filled >= 6 && look.distinct.len() == look.filled && are_whole() {
        return Column::left_out(name, Plain::NumberOfRow);
    }
    // Names come again and again; values differ.
    let comes_again = rests || look.filled < 6 || look.distinct.len() * 3 <= look.filled;
    let is_whole = look.distinct.iter().all(|cell| !cell.contains(&b'.') && !cell.contains(&b','));
    if is_meter && look.filled > 0 && !is_numbered && comes_again && is_whole {
        return Column { why: NAMED_METER.into(), ..Column::new(name, ColumnRole::Meter) };
    }
    Column::new(name, ColumnRole::Value)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use csv::ByteRecord;

    fn role(name: &str, cells: &[&str]) -> ColumnRole {
        let rows: Vec<ByteRecord> = cells.iter().map(|cell| ByteRecord::from(vec![*cell])).collect();
        let look = Look::at(&rows.iter().collect::<Vec<_>>(), 0);
        one(name, &look, true).role
    }

    #[test]
    fn a_name_says_start_or_end_in_each_language() {
        for (start, end) in [
            ("Date de début", "Date de fin"),
            ("Begindatum", "Einddatum"),
            ("Data de início", "Data de fim"),
            ("Fecha de inicio", "Fecha de fin"),
            ("Anfangsdatum", "Enddatum"),
            ("Data inizio", "Data fine"),
            ("Startdato", "Slutdato"),
            ("Startdatum", "Slutdatum"),
            ("Fra", "Til"),
            ("Od", "Do"),
            ("Dal", "Al"),
            ("Início do período", "Fim do período"),
            ("von", "bis"),
        ] {
            assert_eq!((ends(start), ends(end)), ((true, false), (false, true)), "{start}, {end}");
        }
        assert_eq!(ends("Datum"), (false, false));
    }

    #[test]
    fn a_column_is_known_by_its_name_and_its_cells() {
        for (name, cells, expected) in [
            ("Fecha", &["26/10/2025", "27/10/2025"][..], ColumnRole::Date),
            ("Horodate", &["2026-01-01 00:30", "2026-01-01 01:00"], ColumnRole::Time),
            ("Period", &["2026-01-01 00:00 to 2026-01-01 01:00"], ColumnRole::Period),
            ("Hora", &["1", "2", "3"], ColumnRole::Number),
            ("Uhrzeit", &["00:15", "00:30"], ColumnRole::Clock),
            ("Jahr", &["2025", "2026"], ColumnRole::Year),
            ("Monat", &["Januar", "März"], ColumnRole::Month),
            ("Interval", &["60min", "60min"], ColumnRole::Length),
            ("Einheit", &["kWh", "m³"], ColumnRole::Unit),
            ("Cost", &["1.5", "2.5"], ColumnRole::Ignored),
            ("Electricity 1 (normal tariff)", &["1.5", "2.5"], ColumnRole::Value),
            ("Total", &["$1.5", "$2.5"], ColumnRole::Ignored),
            ("eancodeasn", &["871600000000000018", "871600000000000018", "871600000000000018"], ColumnRole::Meter),
            ("Caloric upper value", &["11,29", "11,29"], ColumnRole::Ignored),
            ("Brennwert [kWh/m³]", &["11,29", "11,31"], ColumnRole::Ignored),
            ("CV (MJ/m3)", &["39.9", "39.8"], ColumnRole::Ignored),
            ("Intensity (kWh/m2)", &["0.9", "0.8"], ColumnRole::Ignored),
            ("Gaz (kWh PCS)", &["112", "98"], ColumnRole::Value),
            ("Mean (kWh/h)", &["1.2", "0.8"], ColumnRole::Value),
            ("Type", &["Weekday", "Weekend"], ColumnRole::Ignored),
            ("Tipo", &["Laborable", "Fin de semana"], ColumnRole::Ignored),
            ("Tagesart", &["Werktag", "Feiertag", "Sonntag"], ColumnRole::Ignored),
            ("Sentido", &["Saída", "Entrada"], ColumnRole::Quantity),
            ("Multiplier", &["40", "40"], ColumnRole::Factor),
            ("Multiplier", &["1", "1"], ColumnRole::Ignored),
            ("Power factor", &["0.9", "0.8"], ColumnRole::Value),
            ("Validation status", &["Read", "Read"], ColumnRole::Status),
            ("Stav", &["ok", "Neplatná"], ColumnRole::Status),
            ("Estado", &["Real", "Estimada"], ColumnRole::Estimated),
            ("Stav elektroměru", &["1834", "1835"], ColumnRole::Value),
            ("Betriebsart", &["Bezug", "Einspeisung"], ColumnRole::Quantity),
            ("Reading", &["1834.2", "1835.1"], ColumnRole::Value),
        ] {
            assert_eq!(role(name, cells), expected, "{name}");
        }
    }
}
