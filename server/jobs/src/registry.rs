//! The one list of the kinds of jobs. A kind's name, priority, schedule and work stand here and
//! nowhere else.

use crate::schedule::{each_hour, each_night, each_six_hours, each_week};
use crate::{Due, Kind, Work, forecast, look_back, scan, selection, zone};
use learning::Subject;

/// Every kind of job, in the order of their priority: of those that wait, the first kind goes
/// first.
pub static KINDS: &[Kind] = &[
    Kind {
        name: zone::NAME,
        label: "Changing the time zone",
        is_quick: true,
        due: Due::Requested,
        work: Work::Own(|context, job| Box::pin(zone::change(context, job))),
    },
    Kind {
        name: scan::NAME,
        label: "Judging new hours",
        is_quick: true,
        due: Due::EachSite(each_hour),
        work: Work::EachSeries { takes: |_| true, step: |context, subject| Box::pin(scan::scan(context, subject)) },
    },
    Kind {
        name: look_back::NAME,
        label: "Looking back over all hours",
        is_quick: true,
        due: Due::EachSite(each_night),
        work: Work::EachSeries { takes: |_| true, step: |context, subject| Box::pin(look_back::look_back(context, subject)) },
    },
    Kind {
        name: forecast::NAME,
        label: "Forecasting",
        is_quick: true,
        due: Due::EachSite(each_six_hours),
        work: Work::EachSeries {
            takes: Subject::is_place,
            step: |context, subject| Box::pin(forecast::forecast(context, subject)),
        },
    },
    Kind {
        name: selection::NAME,
        label: "Choosing methods",
        is_quick: false,
        due: Due::EachSite(each_week),
        work: Work::EachSeries {
            takes: Subject::is_place,
            step: |context, subject| Box::pin(selection::select(context, subject)),
        },
    },
];

/// The kind of that name.
#[must_use]
pub fn kind_named(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// The names of the kinds that may be taken while a job of `under_way` runs: all if none does, else
/// the quick kinds before it.
pub(crate) fn takeable(kinds: &[Kind], under_way: Option<&Kind>) -> Vec<&'static str> {
    let before = kinds.iter().take_while(|kind| under_way.is_none_or(|of| of.name != kind.name));
    before.filter(|kind| under_way.is_none() || kind.is_quick).map(|kind| kind.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_kinds_step_in_before_a_long_one() {
        assert_eq!(takeable(KINDS, None), ["zone", "scan", "look_back", "forecast", "selection"]);
        assert_eq!(takeable(KINDS, kind_named(selection::NAME)), ["zone", "scan", "look_back", "forecast"]);
        assert_eq!(takeable(KINDS, kind_named(look_back::NAME)), ["zone", "scan"]);
        assert_eq!(takeable(KINDS, kind_named(scan::NAME)), ["zone"]);
    }

    #[test]
    fn each_kind_stands_once() {
        let names: std::collections::BTreeSet<&str> = KINDS.iter().map(|kind| kind.name).collect();
        assert_eq!(names.len(), KINDS.len());
        assert!(kind_named("no such kind").is_none());
    }
}
