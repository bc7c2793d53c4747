//! The facts of a place's energy, and the sentences above them. Leaves out where they come from
//! (`query::energy`).

use crate::model::energy::{BatteryLevel, Cost, EnergySpan, EnergyView, Expected};
use crate::model::energy_section::Fact;
use domain::energy::Party;
use domain::figure::Figure;
use domain::zone::Date;
use domain::{Millis, Unit, Zone, display, figure};
use leptos::prelude::*;
use wording::Words;
use wording::page::energy as says;

/// Below this share nothing worth telling came from the own roof.
const SHARE_MIN: f64 = 0.005;
/// Below this share nothing came from it: what is left is rounding.
const NOTHING: f64 = 1e-6;

/// When the shown span is, as texts choose by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// `today`, `day`, `month_now`, `month`, `year_now` or `year`.
    pub which: &'static str,
    /// The day, the month or the year.
    pub period: String,
}

impl When {
    /// When a span is, seen from now.
    #[must_use]
    pub fn of(words: Words, zone: &Zone, view: &EnergyView, now: Millis) -> Self {
        let (first, today) = (zone.date(view.span.start), zone.date(now));
        let is_current = view.span.contains(now);
        let (which, period) = match (view.length, is_current) {
            (EnergySpan::Day, true) => ("today", words.day(first)),
            (EnergySpan::Day, false) => ("day", words.day(first)),
            (EnergySpan::Month, true) => ("month_now", words.month(first)),
            (EnergySpan::Month, false) if first.year == today.year => ("month", words.month(first)),
            (EnergySpan::Month, false) => ("month", words.month_and_year(first)),
            (EnergySpan::Year, true) => ("year_now", first.year.to_string()),
            (EnergySpan::Year, false) => ("year", first.year.to_string()),
        };
        Self { which, period }
    }
}

/// The sentences: how much came from the own roof, and what it costs. Today they tell of the month's
/// cost, which is what one will pay. As HTML.
#[must_use]
pub fn headline(words: Words, zone: &Zone, view: &EnergyView, month: Option<&EnergyView>, when: &When, is_home: bool) -> String {
    let share = view.has.generation.then(|| view.balance.self_sufficiency()).flatten();
    let share = share.map(|share| parted(of_share(words, share, when, is_home)));
    let cost = match month.unwrap_or(view) {
        month if month.length == EnergySpan::Month && matches!(when.which, "today" | "month_now") => of_month(words, zone, month),
        view => view
            .cost
            .so_far
            .map(|cost| says::cost_of(words, &words.money_exact(cost, &view.cost.currency), when.which, &when.period)),
    };
    view! { {share}" "{cost.map(parted)} }.to_html()
}

/// How much came from the own roof: before the bold part, the bold part, and behind it.
fn of_share(words: Words, share: f64, when: &When, is_home: bool) -> [String; 3] {
    let alone = |sentence| [sentence, String::new(), String::new()];
    match share {
        share if share < NOTHING => alone(says::all_bought(words, when.which, &when.period)),
        share if share < SHARE_MIN => alone(says::nearly_all_bought(words, when.which, &when.period)),
        share => says::own_share(words, &words.share(share), is_home, when.which, &when.period),
    }
}

/// What the month costs so far, and by its end.
fn of_month(words: Words, zone: &Zone, month: &EnergyView) -> Option<[String; 3]> {
    let (first, last) = (zone.date(month.span.start), zone.date(month.span.end - 1));
    let Cost { currency, so_far, expected, .. } = &month.cost;
    let (so_far, name) = (words.money_exact((*so_far)?, currency), words.month(first));
    Some(match expected {
        Ok(Expected { cost, .. }) => {
            let about = |value: f64| words.money_about(value, currency);
            let last = last_day(words, last);
            says::cost_expected(words, &so_far, &name, &about(cost.value), &last, &about(cost.lower), &about(cost.upper))
        }
        Err(_) => says::cost_so_far(words, &so_far, &name),
    })
}

fn last_day(words: Words, last: Date) -> String {
    words.day_of_month(last)
}

fn parted([before, strong, behind]: [String; 3]) -> AnyView {
    view! { {before}<strong>{strong}</strong>{behind} }.into_any()
}

/// The facts, those that matter most first. `level` says how full the battery is.
#[must_use]
pub fn facts(words: Words, view: &EnergyView, level: Option<Fact>) -> Vec<Fact> {
    let energy = |kwh: f64| figure::amount(kwh, Unit::KilowattHour);
    let money = |value: f64| words.money_exact(value, &view.cost.currency);
    let plain = |number: String| Figure { number, unit: String::new() };
    let (balance, amounts) = (&view.balance, view.balance.amounts());
    let mut facts = Vec::new();
    let mut add = |label: &'static str, figure: Figure, note: Option<String>| facts.push(Fact { label, figure, note });
    if let Some(cost) = view.cost.so_far {
        let credit = (view.cost.credit >= 0.005).then(|| says::cost_credit(words, &money(view.cost.credit)));
        add(says::cost(words), plain(money(cost)), credit);
    }
    if view.has.generation || view.has.battery {
        if let Some(share) = balance.self_sufficiency() {
            add(says::self_sufficiency(words), plain(words.share(share)), Some(says::self_sufficiency_note(words).to_owned()));
        }
        if let Some(share) = balance.self_use() {
            add(says::self_use(words), plain(words.share(share)), Some(says::self_use_note(words).to_owned()));
        }
    }
    if let Some(sold) = amounts.sold.filter(|_| view.has.sales) {
        let note = match view.cost.credit {
            _ if sold < 0.005 => None,
            credit if credit >= 0.005 => Some(says::sold_note(words, &money(credit))),
            _ => Some(says::sold_free(words).to_owned()),
        };
        add(says::sold(words), words.figure(&energy(sold)), note);
    }
    if let (true, Some(charged), Some(used)) = (view.has.battery, amounts.charged, amounts.used) {
        let helped = balance.used_from(Party::Battery);
        let share = if used > 0.0 { helped / used } else { 0.0 };
        let note = says::battery_note(words, &words.share(share), &energy(charged));
        add(says::battery(words), words.figure(&energy(helped)), Some(note));
    }
    level.into_iter().for_each(|fact| add(fact.label, fact.figure, fact.note));
    if let Some(rest) = &view.today {
        let used = rest.used.map(|used| energy(used.value));
        let note = says::solar_rest_note(words, &words.significant(rest.made.lower), &energy(rest.made.upper), used.as_ref());
        add(says::solar_rest(words), words.figure(&energy(rest.made.value)), Some(note));
    }
    if let Some(carbon) = view.carbon {
        let (value, unit) = display::carbon_kg(carbon.kg, words.units);
        add(says::carbon(words), Figure { number: words.significant(value), unit: unit.to_owned() }, None);
    }
    facts
}

/// How full the batteries are, in words: `82%`, or `60% to 82%` of several.
#[must_use]
pub fn level_told(words: Words, level: BatteryLevel) -> String {
    let [lowest, highest] = [level.lowest, level.highest].map(|percent| words.share(percent.round() / 100.0));
    if lowest == highest { highest } else { says::battery_levels(words, &lowest, &highest) }
}

/// The fact of that, with when it was read.
#[must_use]
pub fn level_fact(words: Words, zone: &Zone, level: BatteryLevel, now: Millis) -> Fact {
    Fact {
        label: says::battery_level(words),
        figure: Figure { number: level_told(words, level), unit: String::new() },
        note: Some(says::battery_level_note(words, &words.when(zone, level.at, now))),
    }
}

/// What is to be known about the figures: what disagrees, what has no price.
#[must_use]
pub fn notes(words: Words, view: &EnergyView) -> Vec<String> {
    let energy = |kwh: f64| figure::amount(kwh, Unit::KilowattHour);
    let exceeded = view.balance.exceeded();
    // Meters are never read at the same instant.
    let is_much = exceeded > 0.01 && exceeded > 0.01 * view.balance.amounts().used.unwrap_or(0.0);
    let mut notes = Vec::new();
    notes.extend(is_much.then(|| says::exceeded(words, &energy(exceeded))));
    let unpriced = view.cost.unpriced_kwh;
    notes.extend((unpriced > 0.05 && view.cost.so_far.is_some()).then(|| says::unpriced(words, &energy(unpriced))));
    let has_more = !view.cost.beyond.is_empty() && view.cost.so_far.is_some();
    notes.extend(has_more.then(|| says::cost_beyond(words).to_owned()));
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_came_from_the_grid_only_where_nothing_came_from_the_roof() {
        let today = When { which: "today", period: String::new() };
        let said = |share| of_share(Words::ENGLISH, share, &today, true).concat();
        for share in [0.0, 1e-12] {
            assert_eq!(said(share), "All electricity came from the grid today.");
        }
        assert_eq!(said(0.004), "Nearly all electricity came from the grid today.");
        assert!(said(0.3).contains("30%"), "{}", said(0.3));
    }
}
