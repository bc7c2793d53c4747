//! The price levels in the form of a tariff: name, price, export credit, demand, and steps by usage.

use super::typed::{DEMAND, NAME, NEXT, PRICE, SELL, Terms, Typed, UP_TO};
use app::document::part::{Faults, SelectField, TextField};
use domain::display;
use domain::tariff::sheet::LEVELS_MAX;
use leptos::prelude::*;
use wording::Words;
use wording::page::settings::tariff::form::level as says;

/// The fields of all levels.
pub fn levels(words: Words, typed: &Typed, terms: Terms, has_demand: bool, faults: Faults) -> AnyView {
    let each = terms.each();
    let limits =
        vec![("period".to_owned(), says::limits_month(words).to_owned()), ("day".to_owned(), says::limits_day(words).to_owned())];
    let count = typed.levels();
    let level = |index| one(words, typed, terms, has_demand && terms.has_demand(), &faults, index);
    view! {
        <fieldset class="form-part">
            <legend>{says::title(words)}</legend>
            <p class="field-hint">{says::title_hint(words, &each.example(words), &each.example_in_cents())}</p>
            {(0..count).map(level).collect_view()}
            {has_steps(typed).then(|| view! {
                <SelectField name="limits" label=says::limits(words) value=typed.text("limits") choices=limits faults=faults.clone()/>
            })}
            {(count < LEVELS_MAX).then(|| view! {
                <p><button class="button button-small" id="add-level" type="submit" name="do" value="level">{says::add(words)}</button></p>
            })}
        </fieldset>
    }
    .into_any()
}

/// A level as people name it.
pub fn named(words: Words, typed: &Typed, index: usize) -> String {
    match typed.get(NAME[index]) {
        "" => says::level(words, index + 1),
        name => name.to_owned(),
    }
}

fn has_steps(typed: &Typed) -> bool {
    (0..typed.levels()).any(|index| UP_TO.iter().any(|names| !typed.get(names[index]).is_empty()))
}

/// The fields of one level.
fn one(words: Words, typed: &Typed, terms: Terms, has_demand: bool, faults: &Faults, index: usize) -> AnyView {
    let f = || faults.clone();
    let (_, units) = display::amount(1.0, terms.utility, terms.system);
    let (each, kilowatt) = (terms.each().sign(), terms.kilowatt().sign());
    let heading = match typed.get(NAME[index]) {
        "" => says::level(words, index + 1),
        name => says::named(words, index + 1, name),
    };
    let steps = UP_TO.iter().zip(&NEXT).map(|(up_to, next)| (up_to[index], next[index]));
    let is_open = steps.clone().any(|(up_to, next)| !typed.get(up_to).is_empty() || faults.contains_key(next));
    let id = format!("level-{}-title", index + 1);
    let titled = id.clone();
    view! {
        <div class="price-level" role="group" aria-labelledby=titled>
            <h2 class="price-level-name" id=id>{heading}</h2>
            <div class="form-row">
                <TextField name=NAME[index] label=says::name(words) value=typed.text(NAME[index]) faults=f()/>
                <TextField name=PRICE[index] label=says::price(words) value=typed.text(PRICE[index]) unit=each.clone() faults=f()/>
                <TextField name=SELL[index] label=says::sell(words) value=typed.text(SELL[index]) unit=each.clone() faults=f()/>
                {has_demand.then(|| view! {
                    <TextField name=DEMAND[index] label=says::demand(words) value=typed.text(DEMAND[index]) unit=kilowatt.clone() faults=f()/>
                })}
            </div>
            <details class="details" open=is_open>
                <summary>{says::steps(words)}</summary>
                <p class="field-hint">{says::steps_hint(words)}</p>
                {steps.enumerate().map(|(step, (up_to, next))| view! {
                    <div class="form-row form-row-pair">
                        <TextField name=up_to label=says::up_to(words, step + 1) value=typed.text(up_to) keys="decimal" unit=units faults=f()/>
                        <TextField name=next label=says::next(words, step + 1) value=typed.text(next) unit=each.clone() faults=f()/>
                    </div>
                }).collect_view()}
            </details>
        </div>
    }
    .into_any()
}
