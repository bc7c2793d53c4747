//! The menu in the bar: the ways to the settings, and how one likes to read. That is a form, so it
//! works without scripts.

use super::icon::icon;
use crate::Scope;
use crate::theme::Theme;
use domain::UnitSystem;
use leptos::prelude::*;
use wording::page::round;
use wording::page::settings::account;
use wording::page::{help, menu as says};
use wording::{Language, Words, frame};

/// The icon of the menu: how the app looks, and who is signed in.
const SUN: &str = "M12 8.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M4 12h1.5M18.5 12H20M12 4v1.5M12 18.5V20M6.3 6.3l1.1 1.1M16.6 16.6l1.1 1.1M6.3 17.7l1.1-1.1M16.6 7.4l1.1-1.1";
const PERSON: &str = "M12 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M5 19.5a7 6 0 0 1 14 0";

/// The menu.
pub(super) fn menu(state: &Scope, words: Words) -> AnyView {
    let person = state.caller.person().filter(|person| !person.is_of_demo());
    let title = if person.is_some() { says::title_of_person(words) } else { says::title(words) };
    let drawn = if person.is_some() { PERSON } else { SUN };
    let units = state.reader.units.map_or("", UnitSystem::as_str);
    let languages = wording::languages();
    let links = [
        ("/account", account::title(words)),
        ("/settings", frame::settings(words)),
        ("/status", frame::system_health(words)),
        ("/help", help::title(words)),
    ]
    .into_iter();
    view! {
        <details class="app-menu">
            <summary class="app-tool" title=title>
                {icon(drawn)}
                <span class="visually-hidden">{title}</span>
            </summary>
            <div class="app-menu-body">
            {person.map(|person| {
                let [before, name, behind] = says::signed_in(words, &person.name);
                view! {
                    <div class="app-menu-person">
                        <p>{before}<strong>{name}</strong>{behind}</p>
                        {sign_out(words)}
                    </div>
                }
            })}
            <ul class="app-menu-links">
                {links.map(|(href, name)| state.may_open(href).then(|| view! { <li><a href=href>{name}</a></li> })).collect_view()}
            </ul>
            <form class="app-menu-form" method="post" action="/reader">
                {choice("theme", says::theme(words), state.theme.as_str(), &themes(words))}
                {(languages.len() > 1).then(|| choice("language", says::language(words), words.language.as_str(), &named(languages)))}
                {choice("units", says::units(words), units, &unit_systems(words))}
                <button class="button button-primary" type="submit">{says::save(words)}</button>
            </form>
            </div>
        </details>
    }
    .into_any()
}

/// The button to sign out.
pub(super) fn sign_out(words: Words) -> AnyView {
    view! {
        <form method="post" action="/sign-out" data-ask=round::sign_out_anyway(words)>
            <button class="button button-quiet" type="submit">{frame::sign_out(words)}</button>
        </form>
    }
    .into_any()
}

/// What can be chosen: values and names.
type Choices = Vec<(&'static str, &'static str)>;

fn themes(words: Words) -> Choices {
    let name = |theme| match theme {
        Theme::Device => says::theme_device(words),
        Theme::Light => says::theme_light(words),
        Theme::Dark => says::theme_dark(words),
    };
    Theme::ALL.into_iter().map(|theme| (theme.as_str(), name(theme))).collect()
}

fn named(languages: &[Language]) -> Choices {
    languages.iter().map(|language| (language.as_str(), language.own_name())).collect()
}

fn unit_systems(words: Words) -> Choices {
    let name = |system| match system {
        UnitSystem::Us => says::units_us(words),
        UnitSystem::Metric => says::units_metric(words),
    };
    let systems = UnitSystem::ALL.iter().map(|system| (system.as_str(), name(*system)));
    std::iter::once(("", says::units_of_site(words))).chain(systems).collect()
}

fn choice(name: &'static str, label: &'static str, chosen: &str, choices: &Choices) -> AnyView {
    let options = choices.iter().map(|&(value, text)| {
        view! { <option value=value selected=value == chosen>{text}</option> }
    });
    view! {
        <label class="app-menu-choice">
            <span>{label}</span>
            <select class="input" name=name>{options.collect_view()}</select>
        </label>
    }
    .into_any()
}
