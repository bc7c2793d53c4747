//! Why a file is understood as it is, why something of it is left out, and what is wrong with a line, in the
//! reader's words. Leaves out what a plan asks (`question`).

use domain::{ChannelKind, HOUR_MS, MINUTE_MS};
use files::{LeftOut, Problem, Spacing, What, Why};
use wording::page::settings::import::{plan, why as says};
use wording::{Words, label};

/// Why something is left out, in a line.
pub fn left_out(words: Words, left: &LeftOut) -> String {
    says::left(words, &what(words, &left.what), &reason(words, &left.why))
}

/// What is wrong with a line, in a line.
pub fn problem(words: Words, problem: &Problem) -> String {
    let some = |text: &'_ String| Some(text.clone()).filter(|text| !text.is_empty());
    let (column, given) = (some(&problem.column), some(&problem.given));
    says::problem(words, problem.line, column.as_deref(), given.as_deref(), &reason(words, &problem.fault))
}

fn what(words: Words, what: &What) -> String {
    match what {
        What::Column(name) => says::what_column(words, name),
        What::Series(label) => says::what_series(words, label),
        What::Sheet(name) => says::what_sheet(words, name),
        What::Line(line) => says::what_line(words, *line),
        What::Rows(count) => says::what_rows(words, *count),
        What::Values(count) => says::what_values(words, *count),
        What::Amounts { count, channel, first } => says::what_amounts(words, *count, channel, *first),
        What::MoreLines(count) => says::what_more_lines(words, *count),
        What::Channel(meter, name) => says::what_channel(words, meter, &field_words(words, name)),
    }
}

/// A field's name with its part, in words: `energy_kwh:low` is "Energy · low".
pub fn field_words(words: Words, name: &str) -> String {
    let (base, part) = name.split_once(':').map_or((name, None), |(base, part)| (base, Some(part)));
    let label = label::field(words, base);
    part.map_or_else(|| label.clone(), |part| format!("{label} · {part}"))
}

fn all_fields(words: Words, names: &[String]) -> String {
    names.iter().map(|name| field_words(words, name)).collect::<Vec<_>>().join(", ")
}

fn kind_words(words: Words, kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::Cumulative => plan::kind_cumulative(words),
        ChannelKind::Interval => plan::kind_interval(words),
        ChannelKind::Power => plan::kind_power(words),
        ChannelKind::Level => plan::kind_level(words),
    }
}

fn length(words: Words, spacing: Spacing) -> String {
    match spacing {
        Spacing::Day => says::day(words).to_owned(),
        Spacing::Month => says::month(words).to_owned(),
        Spacing::Millis(ms) if ms % HOUR_MS == 0 => says::hours(words, ms / HOUR_MS),
        Spacing::Millis(ms) if ms % MINUTE_MS == 0 => says::minutes(words, ms / MINUTE_MS),
        Spacing::Millis(ms) => says::seconds(words, &words.significant(ms as f64 / 1000.0)),
        Spacing::Stated | Spacing::Steps => says::stated(words).to_owned(),
    }
}

fn all_lengths(words: Words, all: &[Spacing]) -> String {
    all.iter().map(|one| length(words, *one)).collect::<Vec<_>>().join(", ")
}

fn all_parts(words: Words, all: &[(Spacing, String)]) -> String {
    all.iter().map(|(one, at)| says::from(words, &length(words, *one), at)).collect::<Vec<_>>().join(", ")
}

/// A reason, in words.
pub fn reason(words: Words, why: &Why) -> String {
    match why {
        Why::Nothing => String::new(),
        Why::Plain(plain) => says::plain(words, plain.as_str(), plain.english()),
        Why::Other(text) => text.clone(),
        Why::ColumnCalled { name } => says::column_called(words, name),
        Why::RowSays { text } => says::row_says(words, text),
        Why::LineSaysSo { line } => says::line_says_so(words, *line),
        Why::LineNamesIt { line } => says::line_names_it(words, *line),
        Why::LineAboveTable { line } => says::line_above_table(words, *line),
        Why::LineHas { line, cell } => says::line_has(words, *line, cell),
        Why::ByteOrderMark { name } => says::byte_order_mark(words, name),
        Why::NotUtf8 { line } => says::not_utf8(words, *line),
        Why::Splits { sign, agree, lines, cells } => says::splits(words, sign, *agree, *lines, *cells),
        Why::EachRowStates { every } => says::each_row_states(words, &length(words, every.0)),
        Why::StepsAreMonth { fit, all } => says::steps_are_month(words, *fit, *all),
        Why::EveryStep { every } => says::every_step(words, &length(words, every.0)),
        Why::StepsAre { fit, all, every } => says::steps_are(words, *fit, *all, &length(words, every.0)),
        Why::StepsChange { lengths } => says::steps_change(words, &all_lengths(words, &lengths.0)),
        Why::DayValues { count } => says::day_values(words, *count),
        Why::GoesOnEvenly { order } => says::goes_on_evenly(words, &says::order(words, order.0.as_str())),
        Why::OnlyOrder { line, cell, order } => says::only_order(words, *line, cell, &says::order(words, order.0.as_str())),
        Why::OnlyOrderAll { order } => says::only_order_all(words, &says::order(words, order.0.as_str())),
        Why::LeastWrong { read, line, cell } => says::least_wrong(words, *read, *line, cell),
        Why::ShortYearsMonths { first } => says::short_years_months(words, first),
        Why::MonthNamed { order, first } => says::month_named(words, &says::order(words, order.0.as_str()), first),
        Why::ShortYears { order, first } => says::short_years(words, &says::order(words, order.0.as_str()), first),
        Why::MixesSigns { line, cell, other_line, other } => says::mixes_signs(words, *line, cell, *other_line, other),
        Why::ThousandOrFraction { sign } => says::thousand_or_fraction(words, sign),
        Why::Points { points, commas } => says::points(words, *points, *commas),
        Why::Skipped { line, cell, site } => says::skipped(words, *line, cell, site),
        Why::Twice { cell, site } => says::twice(words, cell, site),
        Why::OddMark { line, cell, site } => says::odd_mark(words, *line, cell, site),
        Why::DayOf25Hours { site } => says::day_of25_hours(words, site),
        Why::NoOffsetSite { site } => says::no_offset_site(words, site),
        Why::ValueSkipped { line, zone } => says::value_skipped(words, *line, zone),
        Why::HourTwice { zone } => says::hour_twice(words, zone),
        Why::ClockOf { zone } => says::clock_of(words, zone),
        Why::MayBeFrom { zones } => says::may_be_from(words, zones),
        Why::StartsEither { same, next } => says::starts_either(words, *same, *next),
        Why::FactorColumn { column, factors } => says::factor_column(words, column, factors),
        Why::Beyond24 { date } => says::beyond24(words, date),
        Why::NumberTwice { date } => says::number_twice(words, date),
        Why::SkippedIsMissing { date } => says::skipped_is_missing(words, date),
        Why::LastIsMissing { date } => says::last_is_missing(words, date),
        Why::ClocksChange { date } => says::clocks_change(words, date),
        Why::UnitOfCalled { unit, about } => says::unit_of_called(words, unit, about),
        Why::UnitMayBe { unit, fields } => says::unit_may_be(words, unit, &all_fields(words, &fields.0)),
        Why::MayBe { fields } => says::may_be(words, &all_fields(words, &fields.0)),
        Why::UnitOf { unit, about } => says::unit_of(words, unit, about),
        Why::UnitUnknown { unit } => says::unit_unknown(words, unit),
        Why::StoredIn { field } => says::stored_in(words, &field_words(words, field)),
        Why::Uom { code } => says::uom(words, *code),
        Why::UomOfOnlyType { code } => says::uom_of_only_type(words, *code),
        Why::TwoServices { point, service } => {
            says::two_services(words, label::utility(words, point.0), label::utility(words, service.0))
        }
        Why::ServiceIs { service } => says::service_is(words, label::utility(words, service.0)),
        Why::ServiceExport { service } => says::service_export(words, label::utility(words, service.0)),
        Why::Accumulation { code, spans, count } => says::accumulation(words, *code, *spans, *count),
        Why::NoAccumulation { spans, count } => says::no_accumulation(words, *spans, *count),
        Why::HomeAssistantRegister { name } => says::home_assistant_register(words, name),
        Why::Grows { rises, forgiven } => says::grows(words, *rises, &says::forgiven(words, forgiven.0)),
        Why::GrowsButAmounts { rises, forgiven } => says::grows_but_amounts(words, *rises, &says::forgiven(words, forgiven.0)),
        Why::FewGrow { forgiven, count } => says::few_grow(words, &says::forgiven(words, forgiven.0), *count),
        Why::LeftOfSomething { rises, falls } => {
            says::left_of_something(words, &says::times(words, rises.0), &says::times(words, falls.0))
        }
        Why::AmountsAPeriod { rises, falls } => {
            says::amounts_aperiod(words, &says::times(words, rises.0), &says::times(words, falls.0))
        }
        Why::RunsBothWays { rises, falls } => {
            says::runs_both_ways(words, &says::times(words, rises.0), &says::times(words, falls.0))
        }
        Why::RiseAndFall { rises, falls } => {
            says::rise_and_fall(words, &says::times(words, rises.0), &says::times(words, falls.0))
        }
        Why::GrowAndFall { grows, falls } => {
            says::grow_and_fall(words, &says::times(words, grows.0), &says::times(words, falls.0))
        }
        Why::RegisterFalls { falls } => says::register_falls(words, &says::times(words, falls.0)),
        Why::PowerMeans { every } => says::power_means(words, &length(words, every.0)),
        Why::PowerFarApart { every } => says::power_far_apart(words, &length(words, every.0)),
        Why::AnotherStream { meter } => says::another_stream(words, meter),
        Why::AnotherSeries { meter } => says::another_series(words, meter),
        Why::AnotherColumn { meter } => says::another_column(words, meter),
        Why::NoKey { text } => says::no_key(words, text),
        Why::NoField { text } => says::no_field(words, text),
        Why::NoUnitNamed { text } => says::no_unit_named(words, text),
        Why::NoKind { text } => says::no_kind(words, text),
        Why::OfOneMeter { first, other } => says::of_one_meter(words, first, other),
        Why::BoughtAndSold { bought, sold } => says::bought_and_sold(words, bought, sold),
        Why::PowerBeside { label } => says::power_beside(words, label),
        Why::RateOfMeter { part } => says::rate_of_meter(words, part),
        Why::Undirected { label } => says::undirected(words, label),
        Why::SameAmountsAs { label } => says::same_amounts_as(words, label),
        Why::BatteryFlow { label } => says::battery_flow(words, label),
        Why::AllUsed { label } => says::all_used(words, label),
        Why::PowerOfEnergy { label } => says::power_of_energy(words, label),
        Why::PowerOfCounted { label } => says::power_of_counted(words, label),
        Why::VolumeOf { label } => says::volume_of(words, label),
        Why::RegisterOf { label } => says::register_of(words, label),
        Why::DifferencesOf { label } => says::differences_of(words, label),
        Why::SumsOf { label } => says::sums_of(words, label),
        Why::SameGas { label } => says::same_gas(words, label),
        Why::SameInOtherUnit { label } => says::same_in_other_unit(words, label),
        Why::ChangesTogether { name } => says::changes_together(words, name),
        Why::NoTimeBelow { text } => says::no_time_below(words, text),
        Why::OddValue { line, cell } => says::odd_value(words, *line, cell),
        Why::OddValues { line, cell, more } => says::odd_values(words, *line, cell, *more),
        Why::FarBeyond { label, most } => says::far_beyond(words, label, most),
        Why::Covers { label, parts } => says::covers(words, label, &all_parts(words, &parts.0)),
        Why::MoreRemarks { count } => says::more_remarks(words, *count),
        Why::Leap { label, rise, at } => says::leap(words, label, rise, at),
        Why::NotTime { example } => says::not_time(words, example),
        Why::NotDate { example } => says::not_date(words, example),
        Why::KeptApart { written, odd } => says::kept_apart(words, written, &says::odd(words, odd.as_str(), odd.english())),
        Why::CannotBeTrue { field, lowest, highest, unit } => {
            says::cannot_be_true(words, &field_words(words, field), lowest, highest, unit)
        }
        Why::TimeGoesBack { meter } => says::time_goes_back(words, meter),
        Why::CellsInRow { cells, header } => says::cells_in_row(words, *cells, *header),
        Why::ClocksSkip { zone } => says::clocks_skip(words, zone),
        Why::DayHasValues { count } => says::day_has_values(words, *count),
        Why::TooManySeries { series, columns } => says::too_many_series(words, *series, *columns),
        Why::NoSuchField { label } => says::no_such_field(words, label),
        Why::KeyCannotBe { label, key } => says::key_cannot_be(words, label, key),
        Why::ScaleNoNumber { label } => says::scale_no_number(words, label),
        Why::CountsOtherwise { label, field, kind } => {
            says::counts_otherwise(words, label, &field_words(words, field), kind_words(words, *kind))
        }
        Why::CountsOnlyAs { label, field, kind, only } => {
            says::counts_only_as(words, label, &field_words(words, field), kind_words(words, *kind), kind_words(words, *only))
        }
        Why::MeanIsNoKind { label, kind } => says::mean_is_no_kind(words, label, kind_words(words, *kind)),
        Why::PowerOnlyInterval { label } => says::power_only_interval(words, label),
        Why::CannotBeCounted { label, field, unit } => says::cannot_be_counted(words, label, &field_words(words, field), unit),
        Why::OnlyElectricitySplit { label } => says::only_electricity_split(words, label),
        Why::TwoWaysOfCounting { meter } => says::two_ways_of_counting(words, meter),
        Why::BothWouldBe { first, other, name, meter, field } => {
            says::both_would_be(words, first, other, &field_words(words, name), meter, field)
        }
        Why::NotAnswered { label } => says::not_answered(words, label),
        Why::NotKeptAs { meter, name, kind } => {
            says::not_kept_as(words, meter, &field_words(words, name), kind_words(words, *kind))
        }
        Why::CountsAs { meter, field, here, there } => {
            says::counts_as(words, meter, &field_words(words, field), kind_words(words, *here), kind_words(words, *there))
        }
        Why::FallsAtEnd { label, before, after, at, end } => says::falls_at_end(words, label, before, after, at, *end),
        Why::FallsAnew { label, before, after, at } => says::falls_anew(words, label, before, after, at),
        Why::PowerBesideMean { label } => says::power_beside_mean(words, label),
        Why::MayBeGasBeside { label } => says::may_be_gas_beside(words, label),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use files::{Hints, Odd, Plain};
    use std::io::Cursor;
    use wording::Language;

    fn in_every_language() -> impl Iterator<Item = Words> {
        Language::ALL.iter().map(|&language| Words { language, ..Words::ENGLISH })
    }

    #[test]
    fn every_reason_without_values_has_a_text_in_every_language() {
        for words in in_every_language() {
            for plain in Plain::ALL {
                assert!(!says::plain(words, plain.as_str(), "?").contains('?'), "{:?}: {plain:?}", words.language);
            }
            for odd in Odd::ALL {
                assert!(!says::odd(words, odd.as_str(), "?").contains('?'), "{:?}: {odd:?}", words.language);
            }
        }
    }

    #[test]
    fn what_is_seen_in_a_file_is_said_in_the_readers_language() {
        let rows = (0..24).map(|hour| format!("2026-11-02 {hour:02}:00,{},2\n", 100 + hour));
        let text = format!("time,Library kWh,Price (EUR/kWh)\n{}", rows.collect::<String>());
        let plan = files::plan(&mut Cursor::new(text.into_bytes()), "rooms.csv", &Hints::default()).unwrap();
        let words = Words { language: Language::German, ..Words::ENGLISH };
        assert_eq!(reason(words, &plan.spacing.evidence), "Abstand jedes Schritts: 1\u{a0}h");
        assert_eq!(left_out(words, &plan.left_out()[0]), "Spalte „Price (EUR/kWh)“: Geld: Der Name enthält eine Währung");
        let kind = &plan.series[0].kind.evidence;
        assert!(reason(words, kind).contains("steigen die Werte nur"), "{}", reason(words, kind));
        assert_ne!(reason(words, kind), kind.to_string());
    }

    #[test]
    fn a_problem_names_its_line_and_what_would_do_in_the_readers_language() {
        let fault = Problem { line: 7, column: "Time".to_owned(), given: "x".to_owned(), fault: Plain::TimeMissing.into() };
        let said = |language| problem(Words { language, ..Words::ENGLISH }, &fault);
        assert_eq!(said(Language::English), "line 7, Time, “x”: the time is missing");
        assert_eq!(said(Language::Spanish), "línea 7, Time, «x»: falta la hora");
    }
}
