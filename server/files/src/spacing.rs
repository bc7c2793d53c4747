//! The length of a file's periods, and which end of a period its times name: what the rows state, or
//! the steps between them. Leaves out how steps are cut into parts (`steps`).

use crate::clock::Clock;
use crate::evidence::Evidence;
use crate::roles::ends;
use crate::steps::Steps;
use crate::{ColumnRole, Guess, Lasting, Layout, Lengths, Plain, Plan, Spacing, Stamp, Why};
use domain::{DAY_MS, HOUR_MS, Millis};

/// The length of periods, from what rows state or from the steps of each series.
pub(crate) fn spacing(evidence: &Evidence, clock: &Clock, steps: &[Steps], plan: &Plan) -> Guess<Spacing> {
    let has = |role| plan.columns.iter().any(|column| column.role == role);
    if has(ColumnRole::Start) && has(ColumnRole::End) {
        return Guess::sure(Spacing::Stated, Plain::EachRowStartEnd);
    }
    if has(ColumnRole::SpanMs) {
        return Guess::sure(Spacing::Stated, Plain::EachRowLength);
    }
    if plan.format.layout == Layout::HomeAssistant {
        return Guess::sure(Spacing::Millis(HOUR_MS), Plain::HomeAssistantHourly);
    }
    if clock.months > 0 && clock.months == clock.read && clock.named_periods == clock.read {
        return of_months(steps);
    }
    if let Some(stated) = stated(evidence) {
        return stated;
    }
    let known: Vec<&Steps> = steps.iter().filter(|steps| steps.all > 0).collect();
    let Some(first) = known.first() else {
        return Guess::maybe(Some(Spacing::Day).filter(|_| clock.dates > 0), Plain::NoTwoTimes);
    };
    match first.only().filter(|only| known.iter().all(|steps| steps.only() == Some(*only))) {
        Some(only) => one_length(only, &known, clock),
        None => several(&known),
    }
}

/// Each row names a month. Where only every second or third month is there, a value may be of several.
fn of_months(steps: &[Steps]) -> Guess<Spacing> {
    let evidence = Plain::EachRowMonth;
    let is_month = |steps: &&Steps| steps.all < 2 || steps.parts.iter().any(|part| part.spacing == Spacing::Month);
    match steps.iter().all(|steps| is_month(&steps)) {
        true => Guess::sure(Spacing::Month, evidence),
        false => Guess::maybe(Spacing::Month, Plain::SomeMonths),
    }
}

/// What rows state of their own lengths, if they do.
fn stated(evidence: &Evidence) -> Option<Guess<Spacing>> {
    let states = evidence.parts.all.iter().any(|part| part.when.states_periods())
        || evidence.parts.all.iter().any(|part| part.values.iter().any(|values| values.length.is_some()))
        || !evidence.stated.is_empty();
    if !states {
        return None;
    }
    let all: u64 = evidence.stated.values().sum();
    let usual = evidence.stated.iter().max_by_key(|(_, count)| **count);
    Some(match usual {
        Some((&ms, &count)) if count * 20 >= all * 19 && ms > 0 && ms < DAY_MS => {
            Guess::sure(Spacing::Millis(ms), Why::EachRowStates { every: Lasting(Spacing::Millis(ms)) })
        }
        Some((&ms, &count)) if count * 20 >= all * 19 && ms == DAY_MS => Guess::sure(Spacing::Day, Plain::EachRowPeriodDay),
        _ => Guess::sure(Spacing::Stated, Plain::EachRowPeriod),
    })
}

/// Every series has the same step.
fn one_length(spacing: Spacing, steps: &[&Steps], clock: &Clock) -> Guess<Spacing> {
    let (all, fit) = steps.iter().fold((0, 0), |(all, fit), steps| (all + steps.all as u64, fit + steps.fit as u64));
    let every = Lasting(spacing);
    if spacing == Spacing::Month {
        let begins = clock.midnights * 20 >= clock.read * 19;
        let evidence = if fit == all { Plain::EveryStepMonth.into() } else { Why::StepsAreMonth { fit, all } };
        return if begins && fit * 20 >= all * 19 && all >= 2 {
            Guess::sure(spacing, evidence)
        } else {
            Guess::maybe(spacing, evidence)
        };
    }
    if fit == all && all >= 3 {
        return Guess::sure(spacing, Why::EveryStep { every });
    }
    let evidence = Why::StepsAre { fit, all, every };
    if fit * 20 >= all * 19 && all >= 20 {
        return Guess::sure(spacing, evidence);
    }
    Guess::maybe(Some(spacing).filter(|_| fit * 2 >= all), evidence)
}

/// The step changes within a series, or differs between series.
fn several(steps: &[&Steps]) -> Guess<Spacing> {
    let (all, fit) = steps.iter().fold((0, 0), |(all, fit), steps| (all + steps.all, fit + steps.fit));
    let mut lengths: Vec<Spacing> = Vec::new();
    for part in steps.iter().flat_map(|steps| &steps.parts) {
        if !lengths.contains(&part.spacing) {
            lengths.push(part.spacing);
        }
    }
    lengths.truncate(4);
    let evidence = Why::StepsChange { lengths: Lengths(lengths) };
    let is_sure = steps.iter().all(|steps| steps.fit * 10 >= steps.all * 9 && steps.all >= 3);
    if is_sure && fit * 20 >= all * 19 {
        return Guess::sure(Spacing::Steps, evidence);
    }
    Guess::maybe(Some(Spacing::Steps).filter(|_| fit * 10 >= all * 9), evidence)
}

/// Which end of a period the times name. `at_ends`: the first and the last length of a period.
pub(crate) fn stamp(evidence: &Evidence, clock: &Clock, at_ends: Option<(Spacing, Spacing)>, plan: &Plan) -> Guess<Stamp> {
    let has = |role| plan.columns.iter().find(|column| column.role == role);
    if plan.names_periods {
        let why = Plain::WholePeriodNamed;
        return Guess::maybe(None, why);
    }
    if plan.format.layout == Layout::HomeAssistant {
        return Guess::sure(Stamp::Start, Plain::HomeAssistantStart);
    }
    if plan.format.layout == Layout::GreenPulse {
        return Guess::sure(Stamp::End, Plain::OwnExportEnd);
    }
    let by_length = evidence.parts.all.iter().any(|part| part.when.has_only_length());
    if !evidence.stated.is_empty() && !by_length {
        return Guess::sure(Stamp::Start, Plain::EachRowPeriod);
    }
    let timed =
        [ColumnRole::Start, ColumnRole::End, ColumnRole::Clock, ColumnRole::Time, ColumnRole::Date].into_iter().find_map(has);
    if let Some(column) = timed {
        let evidence = Why::ColumnCalled { name: column.name.clone() };
        match ends(&column.name) {
            (true, false) => return Guess::sure(Stamp::Start, evidence),
            (false, true) => return Guess::sure(Stamp::End, evidence),
            _ => {}
        }
    }
    if clock.is_24 > 0 {
        return Guess::sure(Stamp::End, Plain::MidnightIsEnd);
    }
    if clock.dates == clock.read && clock.read > 0 {
        return Guess::sure(Stamp::Start, Plain::DateAlone);
    }
    let size = |spacing| if let Spacing::Millis(ms) = spacing { ms } else { DAY_MS };
    let (first_step, last_step) = at_ends.map_or((DAY_MS, DAY_MS), |(first, last)| (size(first), size(last)));
    let of_day = |local: Option<Millis>| local.map(|local| local.rem_euclid(DAY_MS));
    match (of_day(clock.first), of_day(clock.last)) {
        (Some(0), Some(last)) if last == DAY_MS - last_step => Guess::maybe(Stamp::Start, Plain::FileBeginsAtMidnight),
        (Some(first), Some(0)) if first == first_step => Guess::maybe(Stamp::End, Plain::FileEndsAtMidnight),
        _ => Guess::maybe(None, Plain::NothingTells),
    }
}
