//! The filter of the list: chips that are links, each with the number of issues that it leads to. They
//! combine. Leaves out what passes the filter (`entry`).

use super::entry::{Entry, counts};
use super::params::{NOBODY, Params};
use domain::finding::Kind;
use domain::{BuildingId, Millis, Priority, SiteId, Utility};
use leptos::prelude::*;
use store::Catalog;
use wording::page::performance::anomaly::filter::{self as says, Facet, Order, State};
use wording::{Words, label};

/// The periods that are offered, in days.
const PERIODS: [i64; 3] = [7, 30, 90];

/// A chip.
struct Chip {
    /// The value in the address; empty for no filter.
    value: String,
    label: String,
    /// How many issues it leads to.
    count: usize,
    is_chosen: bool,
}

/// The filter.
pub fn filter(catalog: &Catalog, words: Words, entries: &[Entry], params: &Params, now: Millis) -> AnyView {
    let row = |facet| row(words, params, facet, chips(catalog, words, entries, params, facet, now));
    let is_used = |facets: &[Facet]| facets.iter().any(|&facet| !params.value(facet).is_empty());
    let further = [Facet::Site, Facet::Building, Facet::Utility, Facet::Kind, Facet::Assigned, Facet::Days];
    let clear = is_used(Facet::ALL).then(|| {
        view! { <p><a class="chip-clear" href=Params::default().ordered(params.order()).address()>{says::clear(words)}</a></p> }
    });
    view! {
        <nav class="chips" aria-label=says::filter(words)>
            {row(Facet::Status)}
            {row(Facet::Priority)}
            <details class="behind" open=is_used(&further)>
                <summary>{says::more(words)}</summary>
                <div class="chips">{further.map(row).collect_view()}</div>
            </details>
            {clear}
        </nav>
    }
    .into_any()
}

/// The links to other orders.
pub fn orders(words: Words, params: &Params) -> AnyView {
    let link = |&order: &Order| {
        let is_chosen = params.order() == order;
        view! { <a href=params.ordered(order).address() aria-current=is_chosen.then_some("true")>{says::order_of(words, order)}</a> }
    };
    view! {
        <nav class="segmented segmented-wrap" aria-label=says::order(words)>{Order::ALL.iter().map(link).collect_view()}</nav>
    }
    .into_any()
}

fn row(words: Words, params: &Params, facet: Facet, chips: Vec<Chip>) -> AnyView {
    // One value alone tells nothing, but for the priority: it is what one looks at first.
    let least = if facet == Facet::Priority { 1 } else { 2 };
    if chips.len() < least && !chips.iter().any(|chip| chip.is_chosen) {
        return ().into_any();
    }
    let id = format!("chips-{}", facet.as_str());
    // A state is always chosen: its chips lead to another, the others' chips can be taken away.
    let can_go = facet != Facet::Status;
    let chip = |chip: Chip| {
        let to = if chip.is_chosen && can_go { "" } else { &chip.value };
        view! {
            <li>
                <a class="chip" href=params.with(facet, to).address() aria-current=chip.is_chosen.then_some("true")>
                    {chip.label}
                    <span class="chip-count">{words.count(chip.count)}</span>
                    {(chip.is_chosen && can_go).then(|| view! { <span class="visually-hidden">{says::take_away(words)}</span> })}
                </a>
            </li>
        }
    };
    view! {
        <div class="chip-row">
            <span class="chip-name" id=id.clone()>{says::row(words, facet)}</span>
            <ul aria-labelledby=id>{chips.into_iter().map(chip).collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// The chips of a facet: those that lead to an issue, and the chosen one.
fn chips(catalog: &Catalog, words: Words, entries: &[Entry], params: &Params, facet: Facet, now: Millis) -> Vec<Chip> {
    let chosen = params.value(facet);
    let chip = |value: String, label: String, count: usize| Chip { is_chosen: value == chosen, value, label, count };
    let mut found: Vec<Chip> = match facet {
        Facet::Status => {
            let of = |&state: &State| {
                let count = entries.iter().filter(|one| one.passes(params, Some(facet), now) && one.is_in(state, now)).count();
                let value = if state == State::default() { String::new() } else { state.as_str().to_owned() };
                Chip { is_chosen: params.state() == state, value, label: says::state(words, state).to_owned(), count }
            };
            State::ALL.iter().map(of).collect()
        }
        Facet::Days => {
            let of = |days: i64| {
                let within = params.with(Facet::Days, &days.to_string());
                let count = entries.iter().filter(|one| one.passes(&within, None, now)).count();
                chip(days.to_string(), says::last_days(words, days), count)
            };
            PERIODS.into_iter().map(of).collect()
        }
        facet => counts(entries, params, facet, now)
            .into_iter()
            .map(|(value, count)| {
                let label = name(catalog, words, facet, &value);
                chip(value, label, count)
            })
            .collect(),
    };
    match facet {
        Facet::Status | Facet::Days => {}
        Facet::Priority => found.sort_by_key(|chip| std::cmp::Reverse(Priority::parse(&chip.value))),
        _ => found.sort_by(|a, b| b.count.cmp(&a.count).then(a.label.cmp(&b.label))),
    }
    let is_offered = |chip: &Chip| chip.count > 0 || chip.is_chosen || chip.value.is_empty();
    found.retain(is_offered);
    // What was chosen and leads nowhere any more can still be taken away.
    if !chosen.is_empty() && !found.iter().any(|chip| chip.is_chosen) {
        let label = name(catalog, words, facet, chosen);
        found.push(Chip { value: chosen.to_owned(), label, count: 0, is_chosen: true });
    }
    found
}

/// What a value of a facet is called.
fn name(catalog: &Catalog, words: Words, facet: Facet, value: &str) -> String {
    let named = match facet {
        Facet::Priority => Priority::parse(value).map(|one| label::priority(words, one).to_owned()),
        Facet::Site => value.parse().ok().and_then(|id| catalog.sites.get(&SiteId(id))).map(|site| site.name.clone()),
        Facet::Building if value == NOBODY => Some(says::no_building(words).to_owned()),
        Facet::Building => {
            value.parse().ok().and_then(|id| catalog.buildings.get(&BuildingId(id))).map(|building| building.name.clone())
        }
        Facet::Utility => Utility::parse(value).map(|one| label::utility(words, one).to_owned()),
        Facet::Kind => Kind::parse(value).map(|one| label::kind(words, one).to_owned()),
        Facet::Assigned if value == NOBODY => Some(says::nobody(words).to_owned()),
        Facet::Days => value.parse().ok().map(|days: i64| says::last_days(words, days)),
        Facet::Status | Facet::Assigned => None,
    };
    named.unwrap_or_else(|| value.to_owned())
}
