//! The page of a bill.

use crate::Words;
use crate::room::texts;
use domain::figure::Figure;
use domain::tariff::Counted;
use domain::zone::Date;

texts! { "settings/tariff/bill";
    /// The title.
    title();
    /// The period has not begun.
    not_begun();
    /// The name of the links to other periods.
    periods();
    /// The link to the period before.
    period_before();
    /// The link to the period after.
    period_after();
    /// By which tariff it is.
    by_tariff(tariff: &str);
    /// The button that removes the account.
    remove();
    /// The head of the column of what is billed.
    head_for();
    /// The head of the column of quantities.
    head_quantity();
    /// The head of the column of prices.
    head_each();
    /// The last line.
    total();
    /// The headline of a period that is over.
    [3] sum(sum: &str, range: &str);
    /// The headline of a period that runs.
    [3] sum_so_far(sum: &str, first: &str);
    /// What it rests on: how much was used.
    used(amount: &Figure);
    /// The same with the highest demand.
    used_peak(amount: &Figure, peak: &str);
    /// Every hour is known.
    all_known();
    /// How much of a running period is known.
    metered(percent: &str);
    /// How much of a past period is known.
    incomplete(percent: &str);
    /// Two sentences.
    both(first: &str, second: &str);
    /// So many days.
    days(count: usize);
    /// So many months.
    months(count: usize);
    /// A part of a month, or of a day.
    of_days(value: &str);
    /// A part of months.
    of_months(value: &str);
    /// What each is of: a day.
    a_day();
    /// What each is of: a month.
    a_month();
    /// The first tier.
    up_to(to: &str, unit: &str);
    /// A tier between.
    from_to(from: &str, to: &str, unit: &str);
    /// The last tier.
    above(from: &str, unit: &str);
}

/// The headline: the sum, and of which days.
#[must_use]
pub fn headline(words: Words, sum_of: &str, first: Date, last: Date, is_running: bool) -> [String; 3] {
    if is_running { sum_so_far(words, sum_of, &words.day(first)) } else { sum(words, sum_of, &words.range(first, last)) }
}

/// What the bill rests on: what was used, the highest demand, and how much of the period is known.
#[must_use]
pub fn rests_on(words: Words, amount: &Figure, peak_kw: Option<f64>, covered: f64, is_running: bool) -> String {
    let used = match peak_kw {
        Some(kw) => used_peak(words, amount, &words.significant(kw)),
        None => used(words, amount),
    };
    let known = if covered > 0.995 {
        all_known(words).to_owned()
    } else if is_running {
        metered(words, &words.share(covered))
    } else {
        incomplete(words, &words.share(covered))
    };
    both(words, &used, &known)
}

/// How much of what is counted. `unit` is that of the utility.
#[must_use]
pub fn quantity(words: Words, value: f64, counted: Counted, unit: &str) -> String {
    let whole = (value.fract() == 0.0 && value >= 0.0).then_some(value as usize);
    match (counted, whole) {
        (Counted::Days, Some(count)) => days(words, count),
        (Counted::Months, Some(count)) => months(words, count),
        (Counted::Days, None) => of_days(words, &words.significant(value)),
        (Counted::Months, None) => of_months(words, &words.significant(value)),
        (Counted::Kilowatts, _) => format!("{}\u{a0}kW", words.significant(value)),
        (Counted::Units, _) => format!("{}\u{a0}{unit}", words.significant(value)),
    }
}

/// Of what the price of each is.
#[must_use]
pub fn each_of(words: Words, counted: Counted, unit: &str) -> &str {
    match counted {
        Counted::Units => unit,
        Counted::Kilowatts => "kW",
        Counted::Days => a_day(words),
        Counted::Months => a_month(words),
    }
}

/// A tier by its bounds, each times `each` in the unit that the reader knows.
#[must_use]
pub fn tier(words: Words, (from, to): (f64, Option<f64>), each: f64, unit: &str) -> String {
    let shown = |amount: f64| words.significant(amount * each);
    match to {
        Some(to) if from <= 0.0 => up_to(words, &shown(to), unit),
        Some(to) => from_to(words, &shown(from), &shown(to), unit),
        None => above(words, &shown(from), unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tier_is_told_in_the_unit_that_its_reader_knows() {
        let said = |bounds| tier(Words::ENGLISH, bounds, 2.0, "m³");
        assert_eq!([said((0.0, Some(50.0))), said((50.0, None))], ["up to 100 m³", "above 100 m³"]);
    }

    #[test]
    fn a_whole_month_has_no_digits_behind_a_point() {
        let said = |value, counted| quantity(Words::ENGLISH, value, counted, "kWh").replace('\u{a0}', " ");
        assert_eq!([said(1.0, Counted::Months), said(30.0, Counted::Days)], ["1 month", "30 days"]);
        assert_eq!([said(0.5, Counted::Months), said(12.0, Counted::Units)], ["0.500 months", "12.0 kWh"]);
    }
}
