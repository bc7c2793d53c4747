//! What people do with issues, as a form says it: with one or with several. Leaves out the pages that
//! the forms are on (`list`, `detail`) and what is stored (the store's).

use app::document::part::Faults;
use app::finding::Spot;
use domain::zone::Date;
use domain::{DAY_MS, Millis, Zone};
use store::{Anomaly, AnomalyAnswer, AnomalyStatus, Change};
use wording::Words;
use wording::page::performance::anomaly::deed as says;

/// The form that was sent.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// The issues, each once.
    pub ids: Vec<i64>,
    /// The button.
    pub act: String,
    /// Fields of a plan.
    pub assigned_to: String,
    /// A day such as 2026-11-30.
    pub due_on: String,
    /// A day such as 2026-11-30.
    pub until: String,
    /// The note.
    pub note: String,
}

impl Sent {
    /// Reads a form. A card's box holds the ids of all of its issues.
    pub fn of(fields: Vec<(String, String)>) -> Self {
        let mut sent = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "id" => sent.ids.extend(value.split(',').filter_map(|id| id.trim().parse::<i64>().ok())),
                "act" => sent.act = value,
                "assigned_to" => sent.assigned_to = value,
                "due_on" => sent.due_on = value,
                "until" => sent.until = value,
                "note" => sent.note = value,
                _ => {}
            }
        }
        sent.ids.sort_unstable();
        sent.ids.dedup();
        sent
    }

    /// The answer, and the word for what is done; the faults of the form otherwise. `before` is the
    /// plan that the form showed: what it says as before is kept, and what is emptied is taken away.
    ///
    /// # Errors
    /// The faults by field.
    pub fn answer(
        &self,
        words: Words,
        zone: &Zone,
        now: Millis,
        before: &Shown,
    ) -> Result<(AnomalyAnswer, &'static str), Faults> {
        let answer = AnomalyAnswer { note: self.note.trim().to_owned(), ..AnomalyAnswer::default() };
        let wait = |until| AnomalyAnswer { snoozed_until: Change::Set(until), ..answer.clone() };
        let today = zone.date(now).days();
        Ok(match self.act.as_str() {
            // A confirmed fault is open again, even after another verdict.
            "fault" => (AnomalyAnswer { status: Some(AnomalyStatus::Investigating), is_fault: Some(true), ..answer }, "fault"),
            "not_a_fault" => (AnomalyAnswer { is_fault: Some(false), ..answer }, "not_a_fault"),
            "day" => (wait(now + DAY_MS), "snoozed"),
            "week" => (wait(zone.start_of(Date::from_days(today + 7)).max(now + DAY_MS)), "snoozed"),
            "plan" => (self.plan(words, zone, now, before, answer)?, "planned"),
            act => match AnomalyStatus::parse(act) {
                Some(status) => (AnomalyAnswer { status: Some(status), ..answer }, status.as_str()),
                None => (answer, "note"),
            },
        })
    }

    fn plan(
        &self,
        words: Words,
        zone: &Zone,
        now: Millis,
        before: &Shown,
        answer: AnomalyAnswer,
    ) -> Result<AnomalyAnswer, Faults> {
        let mut faults = Faults::new();
        let example = Date::from_days(zone.date(now).days() + 7).to_string();
        let mut day = |field: &'static str, given: &str, shown: &str| match given.trim() {
            given if given == shown => Change::Keep,
            "" => Change::Clear,
            given => Date::parse(given).map_or_else(
                || {
                    faults.insert(field, says::no_date(words, &example));
                    Change::Keep
                },
                Change::Set,
            ),
        };
        let due_on = day("due_on", &self.due_on, &before.due_on);
        let until = day("until", &self.until, &before.until);
        let snoozed_until = match until {
            Change::Set(date) => Change::Set(zone.start_of(date)),
            Change::Clear => Change::Clear,
            Change::Keep => Change::Keep,
        };
        let assigned_to = match self.assigned_to.trim() {
            name if name == before.assigned_to => Change::Keep,
            "" => Change::Clear,
            name => Change::Set(name.to_owned()),
        };
        let planned = AnomalyAnswer { snoozed_until, assigned_to, due_on, ..answer };
        if faults.is_empty() && planned == AnomalyAnswer::default() {
            faults.insert("assigned_to", says::nothing_planned(words).to_owned());
        }
        if faults.is_empty() { Ok(planned) } else { Err(faults) }
    }
}

/// The plan that a form showed, as its fields had it. All are empty where the form is for several.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Who deals with it.
    pub assigned_to: String,
    /// By which day.
    pub due_on: String,
    /// Until which day it may wait.
    pub until: String,
}

impl Shown {
    /// The plan of one issue.
    pub fn of(spot: &Spot, anomaly: &Anomaly, now: Millis) -> Self {
        let plan = &anomaly.plan;
        let until = plan.snoozed_until.filter(|_| anomaly.is_snoozed(now));
        Self {
            assigned_to: plan.assigned_to.clone().unwrap_or_default(),
            due_on: plan.due_on.map(|day| day.to_string()).unwrap_or_default(),
            until: until.map(|until| spot.zone.date(until).to_string()).unwrap_or_default(),
        }
    }
}

/// The form's field of a field of the store.
pub fn field(of_store: &str) -> &'static str {
    match of_store {
        "snoozed_until" => "until",
        "due_on" => "due_on",
        "note" => "note",
        "id" => "id",
        _ => "assigned_to",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    /// 30 November 2026, 12:00 UTC.
    const NOW: Millis = 1_796_040_000_000;

    fn sent(act: &str, fields: &[(&str, &str)]) -> Sent {
        let all = [fields, &[("act", act), ("note", " seen it ")]].concat();
        Sent::of(all.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    fn answer(sent: &Sent, before: &Shown) -> Result<(AnomalyAnswer, &'static str), Faults> {
        sent.answer(Words::ENGLISH, &Zone::utc(), NOW, before)
    }

    #[test]
    fn a_button_says_a_state_or_a_verdict_and_never_both_by_accident() {
        let of = |act: &str| answer(&sent(act, &[]), &Shown::default()).unwrap().0;
        assert_eq!((of("acknowledged").status, of("acknowledged").is_fault), (Some(AnomalyStatus::Acknowledged), None));
        assert_eq!((of("not_a_fault").status, of("not_a_fault").is_fault), (None, Some(false)));
        assert_eq!((of("nonsense").status, of("nonsense").note.as_str()), (None, "seen it"));
        assert_eq!(of("day").snoozed_until, Change::Set(NOW + DAY_MS));
        assert_eq!(of("week").snoozed_until, Change::Set(NOW - DAY_MS / 2 + 7 * DAY_MS));
    }

    #[test]
    fn the_box_of_a_card_selects_all_of_its_issues_and_each_is_selected_once() {
        let sent = sent("resolved", &[("id", "12,14,3"), ("id", "14"), ("id", "x"), ("other", "9")]);
        assert_eq!(sent.ids, [3, 12, 14]);
    }

    #[test]
    fn a_plan_changes_what_was_changed_in_its_fields_and_names_the_wrong_one() {
        let before = Shown { assigned_to: "Maria".into(), due_on: "2026-12-01".into(), until: String::new() };
        let fields = [("assigned_to", " Maria "), ("due_on", ""), ("until", "2026-12-24")];
        let (planned, done) = answer(&sent("plan", &fields), &before).unwrap();
        assert_eq!((planned.assigned_to, planned.due_on, done), (Change::Keep, Change::Clear, "planned"));
        assert_eq!(planned.snoozed_until, Change::Set(Date::parse("2026-12-24").unwrap().days() * DAY_MS));
        let faults = answer(&sent("plan", &[("until", "soon"), ("due_on", "2026-02-30")]), &Shown::default()).unwrap_err();
        assert_eq!(faults.keys().copied().collect::<Vec<_>>(), ["due_on", "until"]);
        let nothing = Sent { note: " ".into(), ..sent("plan", &[]) };
        assert!(answer(&nothing, &Shown::default()).unwrap_err().contains_key("assigned_to"));
    }
}
