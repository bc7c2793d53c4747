//! The texts of the list of issues.

use super::filter::State;
use crate::Words;
use crate::room::texts;
use domain::finding::Kind;

texts! { "performance/anomaly/list";
    /// The page's title.
    title();
    /// The headline before the first look.
    nothing_looked_at();
    /// When the first look comes.
    first_look();
    /// How many issues the filter lets through: by their state, at a place, with other filters.
    [3] headline(state: &str, count: usize, place: Option<&str>, is_narrow: bool);
    /// How many of these have high priority.
    high(count: usize);
    /// What they have cost.
    costs(cost: &str);
    /// Two sentences.
    both(first: &str, second: &str);
    /// The heading of the list.
    found();
    /// Where nothing fits: before the link to all issues, the link, and after it.
    [3] nothing_fits();
    /// The link to further issues.
    show_next(count: usize);
    /// The heading of how issues are found.
    how();
    /// How issues are found: before the link to the models, the link, and after it.
    [3] how_found();
    /// How the priority is judged: the weekly costs of high and medium priority.
    how_judged(high: &str, medium: &str);
    /// The likely cause, which is a sentence.
    likely(cause: &str);
    /// A meter of a building.
    meter_of(building: &str, meter: &str);
    /// What an issue is, where and of what.
    about(kind: &str, place: &str, utility: &str, is_no_fault: bool);
    /// The same thing on the same days in several buildings.
    places(kind: Kind, is_less: bool, count: usize, utility: &str, range: &str);
    /// What opens the issues of a card.
    unfold(is_of_places: bool, count: usize, range: &str);
    /// The small chart, for those who do not see it.
    chart(range: &str, most: &str);
}

/// The headline of a state. The states of issues that wait are all open.
#[must_use]
pub fn headline_of(words: Words, state: State, count: usize, place: Option<&str>, is_narrow: bool) -> [String; 3] {
    let (state, is_part) = match state {
        State::Open => ("open", false),
        State::New | State::Acknowledged | State::Investigating => ("open", true),
        State::Snoozed => ("snoozed", false),
        State::Resolved => ("resolved", false),
        State::All => ("all", false),
    };
    headline(words, state, count, place, is_narrow || is_part)
}

/// How many have high priority, and what all have cost, by currency.
#[must_use]
pub fn weight(words: Words, count: usize, high_count: usize, money: &[String]) -> String {
    let high = (count > 0).then(|| high(words, high_count));
    let cost = (!money.is_empty()).then(|| costs(words, &words.list(money)));
    match (high, cost) {
        (Some(high), Some(cost)) => both(words, &high, &cost),
        (high, cost) => high.or(cost).unwrap_or_default(),
    }
}
