//! What was seen, as facts: the figures that stand beside a finding's own. Their words are
//! elsewhere (`wording`).

use super::events::{Draft, Source};
use super::rules::Rule;
use super::{Kind, Medium};
use domain::finding::{Evidence, HourAmount};
use domain::zone::Date;

/// Less than this share of the usual is nothing.
const NOTHING_SHARE: f64 = 0.01;

/// What was seen of an anomaly.
pub(super) fn of(source: &Source, draft: &Draft) -> Evidence {
    let is_yield = source.options.medium == Medium::Generation;
    let count = draft.group.len() as f64;
    let (an_hour, usual_an_hour) = (draft.measured / count, draft.expected / count);
    match draft.kind {
        Kind::MeterFault => of_meter(source, draft),
        Kind::UsageSpike => {
            let value = source.series.value;
            let peak = draft.group.iter().copied().max_by(|&a, &b| value[a].total_cmp(&value[b]));
            Evidence::More { most: peak.filter(|_| draft.group.len() > 1).map(|i| hour(source, i)), is_yield }
        }
        Kind::EquipmentFailure if draft.measured.abs() <= NOTHING_SHARE * draft.expected.abs() => Evidence::Nothing { is_yield },
        Kind::EquipmentFailure => Evidence::Less { is_yield },
        Kind::NightWaste => Evidence::NightOn { an_hour: draft.unsettled.is_none().then_some(an_hour) },
        Kind::WeekendWaste => {
            let (first, last) = weekend(source, draft.group);
            Evidence::WeekendOn { first, last, like: draft.like_working }
        }
        Kind::ScheduleDeviation => Evidence::DayMoved { hours: shift_of(source, draft.group) },
        Kind::LevelShift => Evidence::NewLevel { an_hour, usual_an_hour, is_yield },
        Kind::Drift => {
            let quarter = (draft.group.len() / 4).max(1);
            let off = |part: &[usize]| {
                let sum = |of: &dyn Fn(usize) -> f64| part.iter().map(|&i| of(i)).filter(|v| v.is_finite()).sum::<f64>();
                let percent = 100.0 * (sum(&|i| source.series.value[i]) / sum(&|i| source.hours[i].expected) - 1.0);
                percent.is_finite().then_some(percent)
            };
            Evidence::Creeping {
                early_percent: off(&draft.group[..quarter]),
                late_percent: off(&draft.group[draft.group.len() - quarter..]),
                an_hour,
                usual_an_hour,
            }
        }
    }
}

fn of_meter(source: &Source, draft: &Draft) -> Evidence {
    let of_rule =
        |rule: Rule| draft.group.iter().copied().filter(move |&i| source.breach[i].is_some_and(|breach| breach.rule == rule));
    let first = |rule: Rule| of_rule(rule).next();
    if let Some(i) = first(Rule::Falling) {
        return Evidence::CountedBackwards { by: -source.series.value[i], at: source.at(i) };
    }
    if let Some(i) = first(Rule::Impossible) {
        return Evidence::Impossible { hour: hour(source, i), most: source.options.max_per_hour };
    }
    let silent = of_rule(Rule::Silent).count();
    if silent > 0 {
        return Evidence::OnlyZero {
            hours: silent,
            usual_an_hour: draft.expected / draft.group.len() as f64,
            then: first(Rule::CatchUp).map(|i| hour(source, i)),
        };
    }
    let same = first(Rule::Stuck).unwrap_or(draft.worst);
    Evidence::SameValue { value: source.series.value[same], hours: draft.group.len() }
}

fn hour(source: &Source, i: usize) -> HourAmount {
    HourAmount { at: source.at(i), amount: source.series.value[i] }
}

/// The first and the last weekend day that the hours fall on.
fn weekend(source: &Source, group: &[usize]) -> (Date, Date) {
    let date = |i: usize| Date::from_days(source.clock[i].index.div_euclid(24));
    let mut days = group.iter().copied().filter(|&i| source.clock[i].weekend());
    let first = days.next().unwrap_or(group[0]);
    let last = days.next_back().unwrap_or(first);
    (date(first), date(last))
}

/// The shift of most of the shifted hours.
fn shift_of(source: &Source, group: &[usize]) -> i64 {
    let moved = || group.iter().map(|&i| source.shift[i]).filter(|&shift| shift != 0);
    moved().max_by_key(|&shift| moved().filter(|&other| other == shift).count()).unwrap_or(0)
}
