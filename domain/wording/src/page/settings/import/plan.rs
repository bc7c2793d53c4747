//! How a file will be read: guesses, questions, and what each series is.

use crate::Words;
use crate::room::texts;

texts! { "settings/import/plan";
    /// A box was sent with neither of its values.
    box_unclear();
    /// All series are to be what the first is, which is not said.
    first_needed();
    /// Above the headline: the file, and its size with the unit.
    file(name: &str, size: &str);
    /// What came of a dry run. `result` is a sentence.
    tried(result: &str);
    /// The field of how dates are written.
    order();
    /// Dates are seconds since 1970.
    order_seconds();
    /// Dates are milliseconds since 1970.
    order_millis();
    /// Dates are a spreadsheet's numbers of days.
    order_serial_1900();
    /// Dates are a spreadsheet's numbers of days, counted from 1904.
    order_serial_1904();
    /// The field of the decimal sign.
    decimal();
    /// The field of the time zone.
    zone();
    /// The field of the length of a period.
    spacing();
    /// The field of which end of a period is written. The choices below complete the sentence.
    stamp();
    /// The start of a period is written.
    stamp_start();
    /// The end of a period is written.
    stamp_end();
    /// The field of a period's last day. The choices below complete the sentence.
    end_day();
    /// A period's last day is a part of it.
    end_day_included();
    /// A period's last day is no part of it.
    end_day_excluded();
    /// The field of how hours are numbered. The choices below complete the sentence.
    numbers();
    /// Numbers count the hours that passed.
    numbers_elapsed();
    /// Numbers count the hours of the clock.
    numbers_wall();
    /// The field of the factor in the file.
    factors();
    /// Values are to be multiplied.
    factors_apply();
    /// Values are multiplied already.
    factors_ignore();
    /// Nothing is chosen yet.
    choose();
    /// The button that makes all series what the first is.
    all_as_first();
    /// The button to the page before.
    series_before();
    /// The button to the next page.
    series_after();
    /// What becomes of the answers on this page.
    series_kept();
    /// The button of the dry run.
    try_label();
    /// The button of the import.
    import();
    /// The box of a series that is imported.
    import_it();
    /// What opens the first rows of the file.
    first_rows();
    /// The field of a series' meter.
    meter();
    /// The field of what a series measures.
    field();
    /// The field of a series' unit.
    unit();
    /// The field of how a series counts.
    kind();
    /// It is a register.
    kind_cumulative();
    /// It is an amount.
    kind_interval();
    /// It is a power.
    kind_power();
    /// It is a level.
    kind_level();
    /// The field of a series' sign.
    sign();
    /// The sign is as written.
    sign_plain();
    /// The sign is the other one.
    sign_reversed();
    /// The sign tells import from export.
    sign_net();
    /// The headline: what it is, and what is asked.
    [3] headline(publisher: &str, open: usize);
    /// On how many rows it is based.
    judged_by(rows: u64, is_whole: bool);
    /// The heading of the only series.
    only_series();
    /// The heading of some of the series.
    some_series(first: usize, last: usize, count: usize);
    /// The heading of all series.
    all_series(count: usize);
    /// A series: of which meter, what, in which unit.
    series_of(meter: &str, field: &str, unit: &str);
    /// No meter is known yet.
    which_meter();
    /// Nobody said what it is yet.
    which_field();
    /// No unit is known yet.
    which_unit();
    /// How many values, and between which.
    values_of(count: u64, low: &str, high: &str);
    /// The same with the reason of a guess.
    values_because(values: &str, why: &str);
}

/// The heading of the series that a page shows.
#[must_use]
pub fn series_on_page(words: Words, first: usize, last: usize, count: usize) -> String {
    match count {
        1 => only_series(words).to_owned(),
        n if first > 1 || last < n => some_series(words, first, last, n),
        n => all_series(words, n),
    }
}

/// A series by its meter, field and unit, as far as they are known.
#[must_use]
pub fn series(words: Words, meter: Option<&str>, field: Option<&str>, unit: Option<&str>) -> String {
    series_of(words, meter.unwrap_or(which_meter(words)), field.unwrap_or(which_field(words)), unit.unwrap_or(which_unit(words)))
}

/// How many values a series has, between which, and why it was taken for what it is.
#[must_use]
pub fn values(words: Words, count: u64, low: f64, high: f64, why: Option<&str>) -> String {
    let values = values_of(words, count, &words.significant(low), &words.significant(high));
    why.map(|why| values_because(words, &values, why)).unwrap_or(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series_are_numbered_only_if_there_are_more_than_a_page_shows() {
        let said = |first, last, count| series_on_page(Words::ENGLISH, first, last, count);
        assert_eq!([said(1, 1, 1), said(1, 3, 3)], ["Contents", "Contents: 3 series"]);
        assert_eq!(said(21, 40, 50), "Series 21 to 40 of 50");
    }
}
