//! The texts of what people do with issues: with several of the list, or with one.

use crate::room::texts;

/// A deed that one button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Somebody has seen it.
    Acknowledged,
    /// Somebody looks for the cause.
    Investigating,
    /// It is over.
    Resolved,
    /// It is no fault.
    NotAFault,
    /// It may wait for a day.
    Day,
    /// It may wait for a week.
    Week,
}

impl Act {
    /// Every one, in the order of the buttons.
    pub const ALL: &'static [Act] = &[Act::Acknowledged, Act::Investigating, Act::Resolved, Act::NotAFault, Act::Day, Act::Week];

    /// The name in a form.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Act::Acknowledged => "acknowledged",
            Act::Investigating => "investigating",
            Act::Resolved => "resolved",
            Act::NotAFault => "not_a_fault",
            Act::Day => "day",
            Act::Week => "week",
        }
    }
}

texts! { "performance/anomaly/deed";
    /// Above what can be done with the selected issues.
    with_selected();
    /// What opens the fields of a plan.
    plan();
    /// A field: who deals with it.
    assigned_to();
    /// What to write there.
    hint_of_assigned();
    /// A field: by which day.
    due_on();
    /// A field: until which day it may wait.
    until();
    /// The button that saves the plan of several.
    apply();
    /// A button.
    act(each Act);
    /// The box in front of an issue.
    select(sentence: &str);
    /// The box in front of several.
    select_all(count: usize, sentence: &str);
    /// No box was ticked.
    nothing_selected();
    /// A selected issue does not exist any more.
    gone_meanwhile();
    /// All fields of the plan are empty.
    nothing_planned();
    /// A day that is none.
    no_date(example: &str);
    /// Done: marked as seen.
    done_acknowledged(count: usize);
    /// Done: an investigation began.
    done_investigating(count: usize);
    /// Done: resolved.
    done_resolved(count: usize);
    /// Done: no issues.
    done_not_a_fault(count: usize);
    /// Done: they may wait.
    done_snoozed(count: usize);
    /// Done: the plan is saved.
    done_planned(count: usize);
    /// Who deals with it.
    assigned(name: &str);
    /// By when.
    due(is_overdue: bool, day: &str);
    /// Until when it waits.
    snoozed(day: &str);
    /// In the history: who deals with it.
    note_assigned(name: &str);
    /// In the history: nobody deals with it any more.
    note_unassigned();
    /// In the history: by when.
    note_due(day: &str);
    /// In the history: by no day any more.
    note_not_due();
    /// In the history: until when it waits.
    note_snoozed(day: &str);
    /// In the history: it does not wait any more.
    note_woken();
}

/// What was just done with so many issues, by its word in the address.
#[must_use]
pub fn done(words: crate::Words, word: &str, count: usize) -> Option<String> {
    Some(match word {
        "acknowledged" => done_acknowledged(words, count),
        "investigating" => done_investigating(words, count),
        "resolved" => done_resolved(words, count),
        "not_a_fault" => done_not_a_fault(words, count),
        "snoozed" => done_snoozed(words, count),
        "planned" => done_planned(words, count),
        _ => return None,
    })
}
