//! The texts of the page of one finding. What happened, its evidence and its causes are told by
//! `finding`, `evidence` and `cause`.

use crate::room::texts;
use crate::{Words, label};
use domain::figure::Figure;
use domain::finding::Status;

texts! { "performance/anomaly/detail";
    /// In the headline: between what happened and its figures, and after them.
    [2] headline();
    /// How much it is, if no price is known.
    beyond_usual(amount: &Figure);
    /// Behind the cost: since which day it is not seen any more.
    withdrawn(day: &str);
    /// The heading of the chart.
    hours();
    /// In the chart's key: what was measured.
    key_measured();
    /// In the chart's key: what is usual.
    key_usual();
    /// In the chart's key: the hours of the finding.
    key_marked();
    /// The link to the week of the issue beside the week before.
    compare();
    /// The heading of the evidence and the causes.
    causes();
    /// Instead of causes.
    no_causes();
    /// The heading of the facts.
    facts();
    /// A fact: the building.
    building();
    /// A fact: a meter.
    meter();
    /// A fact: the utility.
    utility();
    /// A fact: the time.
    span_label();
    /// A fact: the kind of the finding.
    kind();
    /// A fact: how soon it should be dealt with.
    priority();
    /// A fact: how unusual it is.
    severity();
    /// A fact: by how much it departs from the usual.
    deviation();
    /// A fact: the score.
    score_label();
    /// The score with its scale.
    score(level: &str, score: &str);
    /// A fact: how and when it was found.
    seen_label();
    /// The heading of what people do about it.
    work();
    /// The button of a verdict.
    verdict(is_fault: bool);
    /// The button that keeps a note and changes nothing else.
    keep_note();
    /// The button that saves the plan.
    save_plan();
    /// What to write there.
    hint_of_note();
    /// What a verdict does.
    hint_of_verdict();
    /// What it has cost.
    cost(is_less: bool, amount: &Figure, money: &str);
    /// A time that is over, and how long it was.
    span(start: &str, end: &str, hours: i64);
    /// A time that goes on, and how long it is.
    span_open(start: &str, hours: i64);
    /// How and when it was found.
    seen(is_looking_back: bool, first: &str);
    /// A state that needs no more words.
    standing_is(status: &str);
    /// Nobody has dealt with it.
    not_reviewed();
    /// Somebody said that it is no fault.
    not_an_issue_said();
    /// It was marked as seen.
    done_acknowledged();
    /// Somebody looks into it.
    done_investigating();
    /// It was resolved.
    done_resolved();
    /// It is open again.
    done_new();
    /// It is no fault.
    done_not_a_fault();
    /// It is a fault.
    done_fault();
    /// It may wait.
    done_snoozed();
    /// The plan is saved.
    done_planned();
    /// The note is kept.
    done_note();
    /// The name of the links to the issues beside this one.
    beside();
    /// The link to the one before.
    previous();
    /// The link to the next one.
    next();
    /// The link back to the list.
    to_list();
    /// The button that leads to a state.
    act(each Status);
    /// A note that says that it is no fault.
    note_not_an_issue();
    /// A note that says that it is a fault.
    note_an_issue();
    /// A note and nothing else; also the label of the field.
    note_only();
}

/// How it stands.
#[must_use]
pub fn standing(words: Words, status: Status, is_fault: Option<bool>) -> String {
    match (status, is_fault) {
        (_, Some(false)) => not_an_issue_said(words).to_owned(),
        (Status::New, _) => not_reviewed(words).to_owned(),
        (status, _) => standing_is(words, label::status(words, status)),
    }
}

/// What was just done, by its word in the address.
#[must_use]
pub fn done(words: Words, word: &str) -> Option<&'static str> {
    Some(match word {
        "acknowledged" => done_acknowledged(words),
        "investigating" => done_investigating(words),
        "resolved" => done_resolved(words),
        "new" => done_new(words),
        "not_a_fault" => done_not_a_fault(words),
        "fault" => done_fault(words),
        "snoozed" => done_snoozed(words),
        "planned" => done_planned(words),
        "note" => done_note(words),
        _ => return None,
    })
}

/// What a kept note did.
#[must_use]
pub fn note(words: Words, is_fault: Option<bool>, status: Option<Status>) -> &'static str {
    match (is_fault, status) {
        (Some(false), _) => note_not_an_issue(words),
        (Some(true), _) => note_an_issue(words),
        (None, Some(status)) => label::status(words, status),
        (None, None) => note_only(words),
    }
}

/// How sure it is, by its score below 0.
#[must_use]
pub fn confidence(words: Words, found_score: f64) -> String {
    let size = found_score.abs();
    let level = match size {
        s if s >= 0.5 => "strong",
        s if s >= 0.2 => "fair",
        _ => "weak",
    };
    score(words, level, &words.fixed(size, 2))
}
