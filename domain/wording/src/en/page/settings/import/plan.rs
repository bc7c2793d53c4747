//! How a file will be read: guesses, questions, and what each series is.

use domain::figure;

/// A box was sent with neither of its values.
pub const BOX_UNCLEAR: &str = "tick it or not";
/// All series are to be what the first is, which is not said.
pub const FIRST_NEEDED: &str = "say it of the first, then of all";

/// The headline: for what the file is taken, and behind that how many questions are open.
#[must_use]
pub fn headline(publisher: &str, open: usize) -> (String, String) {
    let asked = match open {
        0 => " Is that so?".to_owned(),
        1 => " One thing must be said first.".to_owned(),
        n => format!(" {n} things must be said first."),
    };
    (format!("It looks like {publisher}."), asked)
}

/// Above the headline: the file, and its size with the unit.
#[must_use]
pub fn file(name: &str, size: &str) -> String {
    format!("{name} · {size}")
}

/// How much of the file was looked at.
#[must_use]
pub fn judged_by(rows: u64, is_whole: bool) -> String {
    let rows = figure::fixed(rows as f64, 0);
    let looked = if is_whole { format!("all {rows} rows") } else { format!("the first {rows} rows") };
    format!("Judged by {looked}. Nothing is stored yet.")
}

/// What came of a dry run. `result` is a sentence.
#[must_use]
pub fn tried(result: &str) -> String {
    format!("Tried, nothing stored: {result}")
}

/// The field of how dates are written.
pub const ORDER: &str = "Dates are written";
/// Dates are seconds since 1970.
pub const ORDER_SECONDS: &str = "Seconds since 1970";
/// Dates are milliseconds since 1970.
pub const ORDER_MILLIS: &str = "Milliseconds since 1970";
/// Dates are a spreadsheet's numbers of days.
pub const ORDER_SERIAL_1900: &str = "A spreadsheet’s day number";
/// Dates are a spreadsheet's numbers of days, counted from 1904.
pub const ORDER_SERIAL_1904: &str = "A spreadsheet’s day number from 1904";
/// The field of the decimal sign.
pub const DECIMAL: &str = "Decimal sign";
/// The field of the time zone.
pub const ZONE: &str = "Time zone";
/// The field of the length of a period.
pub const SPACING: &str = "Length of a period";
/// The field of which end of a period is written. The choices below complete the sentence.
pub const STAMP: &str = "The time is that of the period’s";
/// The start of a period is written.
pub const STAMP_START: &str = "Start";
/// The end of a period is written.
pub const STAMP_END: &str = "End";
/// The field of a period's last day. The choices below complete the sentence.
pub const END_DAY: &str = "A period";
/// A period's last day is a part of it.
pub const END_DAY_INCLUDED: &str = "Takes its last day in";
/// A period's last day is no part of it.
pub const END_DAY_EXCLUDED: &str = "Ends before its last day";
/// The field of how hours are numbered. The choices below complete the sentence.
pub const NUMBERS: &str = "Numbers of hours count";
/// Numbers count the hours that passed.
pub const NUMBERS_ELAPSED: &str = "The hours that passed";
/// Numbers count the hours of the clock.
pub const NUMBERS_WALL: &str = "The hours that the clock showed";
/// The field of the factor in the file.
pub const FACTORS: &str = "The factor in the file";
/// Values are to be multiplied.
pub const FACTORS_APPLY: &str = "Multiply by it";
/// Values are multiplied already.
pub const FACTORS_IGNORE: &str = "Values are multiplied already";
/// Nothing is chosen yet.
pub const CHOOSE: &str = "Choose";

/// The heading of the series on this page, of which the first and the last have these numbers, out
/// of so many.
#[must_use]
pub fn series_on_page(first: usize, last: usize, count: usize) -> String {
    match count {
        1 => "What is in it".to_owned(),
        n if first > 1 || last < n => format!("Series {first} to {last} of the {n} in it"),
        n => format!("The {n} series in it"),
    }
}

/// The button that makes all series what the first is.
pub const ALL_AS_FIRST: &str = "All are what the first is";
/// The button to the page before.
pub const SERIES_BEFORE: &str = "The series before";
/// The button to the next page.
pub const SERIES_AFTER: &str = "The next series";
/// What becomes of the answers on this page.
pub const SERIES_KEPT: &str = "What is said on this page is kept.";
/// The button of the dry run.
pub const TRY: &str = "Try it, store nothing";
/// The button of the import.
pub const IMPORT: &str = "Import";

/// A series in few words, with a question for each thing that is not known.
#[must_use]
pub fn series(meter: Option<&str>, field: Option<&str>, unit: Option<&str>) -> String {
    let (meter, field) = (meter.unwrap_or("which meter?"), field.unwrap_or("what is it?"));
    format!("{meter} · {field} · {}", unit.unwrap_or("which unit?"))
}

/// How many values a series has, from the lowest to the highest, and why it is taken or not: a
/// sentence, if there is a reason.
#[must_use]
pub fn values(count: u64, low: f64, high: f64, why: Option<&str>) -> String {
    let values = if count == 1 { "value" } else { "values" };
    let (count, low, high) = (figure::fixed(count as f64, 0), figure::significant(low), figure::significant(high));
    let why = why.map(|why| format!(". {why}")).unwrap_or_default();
    format!("{count} {values}, {low} to {high}{why}")
}

/// The box of a series that is imported.
pub const IMPORT_IT: &str = "Import it";
/// The field of a series' meter.
pub const METER: &str = "Meter";
/// The field of what a series measures.
pub const FIELD: &str = "What it is";
/// The field of a series' unit.
pub const UNIT: &str = "Unit";
/// The field of how a series counts.
pub const KIND: &str = "How it counts";
/// It is a register.
pub const KIND_CUMULATIVE: &str = "A register that grows";
/// It is an amount.
pub const KIND_INTERVAL: &str = "The amount of a period";
/// It is a power.
pub const KIND_POWER: &str = "A power at an instant";
/// It is a level.
pub const KIND_LEVEL: &str = "A level at an instant";
/// The field of a series' sign.
pub const SIGN: &str = "Its sign";
/// The sign is as written.
pub const SIGN_PLAIN: &str = "As written";
/// The sign is the other one.
pub const SIGN_REVERSED: &str = "The other way round";
/// The sign tells import from export.
pub const SIGN_NET: &str = "Import where positive, export where negative";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series_are_numbered_only_if_there_are_more_than_a_page_shows() {
        let told = [(1, 1, 1), (1, 7, 7), (1, 100, 250), (201, 250, 250)];
        let told = told.map(|(first, last, count)| series_on_page(first, last, count));
        let numbered = ["Series 1 to 100 of the 250 in it", "Series 201 to 250 of the 250 in it"];
        assert_eq!(told, ["What is in it", "The 7 series in it", numbered[0], numbered[1]]);
    }
}
