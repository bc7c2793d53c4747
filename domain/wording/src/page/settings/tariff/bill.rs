//! The page of a bill.

use crate::Words;
use crate::room::texts;
use domain::figure::Figure;
use domain::tariff::{Counted, Line, LineKind, Note, PeriodName};
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
    /// The heading of the days.
    days_title();
    /// What the chart of the days shows, for screen readers.
    days_alt(range: &str, sum: &str);
    /// The chart of the days if nothing is known.
    days_empty();
    /// The bars of the period, as the key and the chart name them.
    bars_own();
    /// The bars of the period before.
    bars_before();
    /// The head of the column of days.
    head_day();
    /// The head of the column of what a day cost.
    head_cost();
    /// The head of the column of what the same day of the period before cost.
    head_cost_before();
    /// What the bars add up to.
    bars_add_up(sum: &str);
    /// The same if there is more on the bill.
    bars_and_rest(sum: &str, rest: &str);
    /// The heading of what the period will come to, and of the bill before.
    beside();
    /// What the period will come to.
    [3] expected(last: &str, sum: &str, lower: &str, upper: &str);
    /// A higher peak would change that.
    expected_demand();
    /// Sales would change that.
    expected_sold();
    /// There is no forecast.
    expected_none(last: &str);
    /// The forecast ends too early.
    expected_until(last: &str, day: &str);
    /// What is billed is not forecast.
    expected_never(last: &str);
    /// How the bill differs from the one before: `less`, `more`, `same`.
    [3] than_before(change: &str, difference: &str, sum: &str, range: &str);
    /// How what is expected differs from the bill before.
    [3] expected_than_before(change: &str, difference: &str, sum: &str, range: &str);
    /// The bill before, if there is nothing yet to compare with it.
    [3] before(sum: &str, range: &str);
    /// How the use differs from that of the period before.
    use_than_before(percent: &str, before: &Figure);
    /// The bill before is not whole.
    before_incomplete(percent: &str);
    /// There is no bill before.
    before_none(range: &str);
    /// A line: what it is for, with its price period, month, step, share of the period, and the first
    /// day of its prices.
    line(
        kind: LineKind,
        period: Option<&str>,
        month: Option<&str>,
        step: Option<usize>,
        share: Option<&str>,
        since: Option<&str>
    );
    /// A price period without a name.
    period(number: usize);
    /// No tariff holds on some days.
    note_no_tariff(range: &str);
    /// A minimum by the year.
    note_yearly_minimum(amount: &str);
    /// The demand of months before is not known.
    note_demand_before(unknown: u32, months: u32);
    /// A price period's demand has no floor.
    note_no_floor(period: Option<&str>);
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

/// What a line is for.
#[must_use]
pub fn line_of(words: Words, of: &Line) -> String {
    let about = &of.about;
    let name = about.period.as_ref().map(|name| period_of(words, name));
    let month = about.month.map(|month| words.month_short(month));
    let share = about.share.map(|share| words.share(share));
    let since = about.since.map(|since| words.short_with_year(since));
    line(words, of.kind, name.as_deref(), month.as_deref(), about.tier, share.as_deref(), since.as_deref())
}

fn period_of(words: Words, name: &PeriodName) -> String {
    match name {
        PeriodName::Label(label) => label.clone(),
        PeriodName::Number(number) => period(words, *number),
    }
}

/// What the bill leaves out or assumes.
#[must_use]
pub fn note(words: Words, note: &Note, currency: &str) -> String {
    match note {
        Note::NoTariff(first, last) => note_no_tariff(words, &words.range(*first, *last)),
        Note::YearlyMinimum(amount) => note_yearly_minimum(words, &words.money_exact(*amount, currency)),
        Note::DemandBefore(unknown, months) => note_demand_before(words, *unknown, *months),
        Note::NoFloor(name) => note_no_floor(words, name.as_ref().map(|name| period_of(words, name)).as_deref()),
        // The field's own name, as the tariff's publisher writes it.
        Note::Unpriced(what) => what.clone(),
    }
}

/// How a sum differs from another: `less`, `more` or `same`, and by how much. Less than half a cent
/// is the same.
#[must_use]
pub fn change(sum: f64, before: f64) -> (&'static str, f64) {
    let difference = ((sum - before) * 100.0).round() / 100.0;
    let change = match difference {
        difference if difference < 0.0 => "less",
        difference if difference > 0.0 => "more",
        _ => "same",
    };
    (change, difference.abs())
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
    fn a_line_is_told_with_all_that_sets_it_apart() {
        let about = domain::tariff::About {
            period: Some(PeriodName::Label("peak".to_owned())),
            tier: Some(2),
            since: Some(Date { year: 2026, month: 5, day: 1 }),
            ..Default::default()
        };
        let of =
            Line { kind: LineKind::Energy, about, quantity: 1.0, counted: Counted::Units, tier: None, rate: 0.1, amount: 0.1 };
        assert_eq!(line_of(Words::ENGLISH, &of), "Energy, peak, step 2 (prices from 1 May 2026)");
        let plain = Line { about: domain::tariff::About::default(), kind: LineKind::Fixed, ..of };
        assert_eq!(line_of(Words::ENGLISH, &plain), "Fixed charge");
    }

    #[test]
    fn a_difference_below_a_cent_is_none() {
        assert_eq!(
            [change(61.2, 73.5), change(73.504, 73.5), change(74.0, 73.5)],
            [("less", 12.3), ("same", 0.0), ("more", 0.5)]
        );
    }

    #[test]
    fn a_whole_month_has_no_digits_behind_a_point() {
        let said = |value, counted| quantity(Words::ENGLISH, value, counted, "kWh").replace('\u{a0}', " ");
        assert_eq!([said(1.0, Counted::Months), said(30.0, Counted::Days)], ["1 month", "30 days"]);
        assert_eq!([said(0.5, Counted::Months), said(12.0, Counted::Units)], ["0.500 months", "12.0 kWh"]);
    }
}
