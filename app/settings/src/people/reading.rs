//! How somebody reads: the choices of their language and units, and one's own in My account, which the menu
//! changes too. Leaves out where the choice is kept (the server's).

use app::document::part::{Faults, SelectField};
use domain::{Person, UnitSystem};
use leptos::prelude::*;
use wording::Words;
use wording::page::menu;
use wording::page::settings::account as says;

/// What can be chosen: values and names.
type Choices = Vec<(String, String)>;

/// The languages; the first is none.
pub fn languages(words: Words) -> Choices {
    let all = wording::languages().iter().map(|language| (language.as_str().to_owned(), language.own_name().to_owned()));
    std::iter::once((String::new(), says::reading_by_browser(words).to_owned())).chain(all).collect()
}

/// The units; the first are none.
pub fn units(words: Words) -> Choices {
    let name = |system| match system {
        UnitSystem::Us => menu::units_us(words),
        UnitSystem::Metric => menu::units_metric(words),
    };
    let all = UnitSystem::ALL.iter().map(|system| (system.as_str().to_owned(), name(*system).to_owned()));
    std::iter::once((String::new(), menu::units_of_site(words).to_owned())).chain(all).collect()
}

/// One's own choice.
pub fn section(words: Words, own: &Person) -> AnyView {
    let chosen = own.reads.clone();
    let (language, system) = (chosen.language.unwrap_or_default(), chosen.units.map_or("", UnitSystem::as_str).to_owned());
    view! {
        <section class="page-section" aria-labelledby="reading">
            <h2 id="reading">{says::reading(words)}</h2>
            <p class="lede">{says::reading_lede(words)}</p>
            <form class="form" method="post" action="/reader">
                <input type="hidden" name="of_account" value="yes"/>
                <input type="hidden" name="back" value="/account?done=reading"/>
                <div class="form-row">
                    <SelectField name="language" label=menu::language(words) value=language choices=languages(words) faults=Faults::new()/>
                    <SelectField name="units" label=menu::units(words) value=system choices=units(words) faults=Faults::new()/>
                </div>
                <div class="form-actions"><button class="button" type="submit">{menu::save(words)}</button></div>
            </form>
        </section>
    }
    .into_any()
}
