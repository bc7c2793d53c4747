//! The form of a tariff version: prices, their hours, and what else is charged, as fields; or the
//! whole tariff as JSON where it has more than the fields can show. What the fields do not show is
//! kept as it was.

mod charges;
mod hours;
mod levels;
mod preview;
mod price;
mod typed;

use super::shown::found;
use crate::above;
use crate::field::{name, site_choices};
use app::Scope;
use app::document::answer::{Failure, answered, faults_of, see_other, status_of};
use app::document::frame::Frame;
use app::document::part::{Faults, FormActions, FormFault, SelectField, TextArea, TextField, utility_choices};
use axum::extract::{Form, Query};
use axum::response::{Html, IntoResponse, Response};
use charges::{charges, kept};
use domain::tariff::sheet::{LEVELS_MAX, LIMITS_MAX, SEASONS_MAX, Sheet, TooRich};
use domain::tariff::{Tariff, urdb};
use domain::zone::Date;
use domain::{SiteId, UnitSystem, Utility};
use hours::hours;
use leptos::prelude::*;
use levels::levels;
use serde::Deserialize;
use store::{NewTariff, StoredTariff};
use typed::{Terms, Typed};
use wording::Words;
use wording::page::settings::tariff::form as says;

/// The utilities that have tariffs.
const PAID: [Utility; 9] = [
    Utility::Electricity,
    Utility::NaturalGas,
    Utility::Heat,
    Utility::ChilledWater,
    Utility::Steam,
    Utility::HotWater,
    Utility::Propane,
    Utility::FuelOil,
    Utility::Water,
];

/// The form of a tariff version, as it was typed.
struct TariffInput {
    typed: Typed,
    site: SiteId,
    utility: Utility,
    currency: String,
    system: UnitSystem,
    /// The tariff that the fields were made of, as JSON and as it is read. What they do not show
    /// stays as it stands there.
    before: Option<(serde_json::Value, Tariff)>,
}

impl TariffInput {
    fn of(typed: Typed, state: &Scope) -> Self {
        let catalog = state.catalog();
        let site = typed.get("site").parse().ok().map(SiteId).and_then(|id| catalog.sites.get(&id));
        let site = site.or_else(|| catalog.sites.values().next());
        let utility = Utility::parse(typed.get("utility")).filter(|utility| PAID.contains(utility));
        let utility = utility.unwrap_or(Utility::Electricity);
        let before = serde_json::from_str::<serde_json::Value>(typed.get("before")).ok();
        Self {
            site: site.map_or(SiteId(0), |site| site.site_id),
            currency: site.map(|site| site.currency.clone()).unwrap_or_default(),
            system: UnitSystem::parse(typed.get("units")).unwrap_or_default(),
            before: before.and_then(|value| Some((value.clone(), urdb::read_value(&value, utility).ok()?))),
            utility,
            typed,
        }
    }

    /// The form for a new tariff.
    fn first(state: &Scope) -> Self {
        let catalog = state.catalog();
        let site = catalog.sites.keys().next().copied().unwrap_or(SiteId(0));
        let mut typed = Typed::default();
        typed.set("units", catalog.unit_system(site).as_str());
        typed.set("site", site.to_string());
        typed.set("effective_from", catalog.zone(site).date(state.now()).month_start(0).to_string());
        Self::of(typed, state)
    }

    /// The form for a version that follows another.
    fn after(before: &StoredTariff, state: &Scope) -> Self {
        let one = &before.tariff;
        let catalog = state.catalog();
        let mut typed = Typed::default();
        typed.set("units", catalog.unit_system(one.site_id).as_str());
        typed.set("site", one.site_id.to_string());
        typed.set("utility", one.utility.as_str());
        typed.set("name", one.name.clone());
        typed.set("effective_from", catalog.zone(one.site_id).date(state.now()).month_start(1).to_string());
        typed.set("before", one.urdb.clone());
        let mut input = Self::of(typed, state);
        match input.before.as_ref().map(|before| Sheet::of(&before.1)) {
            Some(Ok(sheet)) => {
                let terms = Terms { currency: &input.currency, utility: input.utility, system: input.system };
                input.typed.fill(&sheet, &terms);
            }
            _ => input.typed.set("urdb", one.urdb.clone()),
        }
        input
    }

    fn terms(&self) -> Terms<'_> {
        Terms { currency: &self.currency, utility: self.utility, system: self.system }
    }

    /// Why the tariff that the fields would be made of does not fit into them.
    fn too_rich(&self) -> Option<TooRich> {
        self.before.as_ref().and_then(|before| Sheet::of(&before.1).err())
    }

    /// Whether all demand charges are in the fields.
    fn has_demand(&self) -> bool {
        self.before.as_ref().is_none_or(|before| Sheet::of(&before.1).is_ok_and(|sheet| sheet.has_demand))
    }

    /// The fields as JSON.
    fn written(&self, words: Words, faults: &mut Faults) -> Option<String> {
        let sheet = self.typed.sheet(words, &self.terms(), self.has_demand(), faults)?;
        let before = self.before.as_ref().map(|before| &before.0);
        Some(urdb::overlaid(&sheet, self.typed.get("name"), before, self.utility).to_string())
    }

    /// The prices: the JSON as it was given or as the fields say it, and the tariff in it.
    fn prices(&self, words: Words, faults: &mut Faults) -> Option<(String, Tariff)> {
        let text = match self.typed.get("urdb") {
            "" => self.written(words, faults)?,
            text => text.to_owned(),
        };
        match urdb::read(&text, self.utility) {
            Ok(tariff) => Some((text, tariff)),
            Err(fault) => {
                faults.insert("urdb", fault.to_string());
                None
            }
        }
    }

    /// The version, or the faults of the form.
    fn tariff(&self, words: Words) -> Result<NewTariff, Faults> {
        let mut faults = Faults::new();
        let name = name(words, "name", self.typed.get("name"), &mut faults);
        let from = Date::parse(self.typed.get("effective_from"));
        if from.is_none() {
            let why = match self.typed.get("effective_from") {
                "" => says::first_day_needed(words).to_owned(),
                text => says::no_day(words, text),
            };
            faults.insert("effective_from", why);
        }
        match (self.prices(words, &mut faults), from) {
            (Some((urdb, _)), Some(effective_from)) if faults.is_empty() => Ok(NewTariff {
                site_id: self.site,
                utility: self.utility,
                name,
                currency: self.currency.clone(),
                effective_from,
                effective_to: None,
                urdb,
                source: self.typed.get("source").to_owned(),
            }),
            _ => Err(faults),
        }
    }
}

/// The query: which tariff a new version follows.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Follows {
    after: Option<i64>,
}

pub async fn new(state: Scope, Query(follows): Query<Follows>) -> Response {
    answered(&state, new_page(&state, &follows).await)
}

async fn new_page(state: &Scope, follows: &Follows) -> Result<Response, Failure> {
    let input = match follows.after {
        Some(id) => TariffInput::after(&found(state, id).await?, state),
        None => TariffInput::first(state),
    };
    page(state, input, Faults::new()).await
}

pub async fn save(state: Scope, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let input = TariffInput::of(Typed::of(fields), &state);
    answered(&state, save_or_show(&state, input).await)
}

async fn save_or_show(state: &Scope, mut input: TariffInput) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let mut faults = Faults::new();
    match input.typed.get("do") {
        "level" => input.typed.add_level(),
        "season" => input.typed.add_season(),
        "json" => {
            if let Some(json) = input.written(words, &mut faults) {
                input.typed.set("urdb", json);
            }
        }
        "preview" => drop(input.prices(words, &mut faults)),
        _ => return save_now(state, input).await,
    }
    page(state, input, faults).await
}

async fn save_now(state: &Scope, input: TariffInput) -> Result<Response, Failure> {
    let tariff = match input.tariff(state.words_of_all()) {
        Ok(tariff) => tariff,
        Err(faults) => return page(state, input, faults).await,
    };
    match state.store.tariff_insert(&tariff).await {
        Ok(id) => Ok(see_other(&format!("/settings/tariffs/{id}"))),
        // Only the store can see these: another version from the same day, another currency.
        Err(error) => {
            let faults = faults_of(error, |field| match field {
                "name" => "name",
                "source" => "source",
                "urdb" => "urdb",
                _ => "effective_from",
            })?;
            page(state, input, faults).await
        }
    }
}

/// What the fields come to, as a part of the page, while somebody types.
pub async fn preview(state: Scope, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let input = TariffInput::of(Typed::of(fields), &state);
    match preview::of(&state, &input).await {
        Ok(preview) => {
            let owner = Owner::new();
            Html(owner.with(|| preview.view(state.words_of_all()).to_html())).into_response()
        }
        Err(error) => answered(&state, Err(error.into())),
    }
}

/// The page with the form.
async fn page(state: &Scope, input: TariffInput, faults: Faults) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let seen = preview::of(state, &input).await?;
    let sites = site_choices(&state.catalog());
    let frame = Frame { above: &above::tariffs(words), ..Frame::new(state, says::title(words)) };
    Ok(frame.answer(status_of(&faults), || {
        view! {
            <div class="headline-block">
                <h1 class="headline">{says::headline(words)}</h1>
                <p class="lede">{says::lede(words)}</p>
            </div>
            <div class="form-beside">
                <TariffForm words input sites faults/>
                <section class="tariff-preview" id="tariff-preview" aria-live="polite">{seen.view(words)}</section>
            </div>
        }
        .into_any()
    }))
}

#[component]
fn TariffForm(words: Words, input: TariffInput, sites: Vec<(String, String)>, faults: Faults) -> impl IntoView {
    let f = || faults.clone();
    let text = |name: &str| input.typed.text(name);
    let (too_rich, kept) = (input.too_rich(), kept(words, input.before.as_ref(), input.has_demand()));
    let is_json = too_rich.is_some() || !input.typed.get("urdb").is_empty() || faults.contains_key("urdb");
    let utilities = utility_choices(words, &PAID, input.system);
    view! {
        <form class="form" id="tariff-form" method="post" action="/settings/tariffs/new" data-preview="/settings/tariffs/preview">
            // The first button is what Enter in a field presses.
            <button class="visually-hidden" type="submit" name="do" value="save" tabindex="-1" aria-hidden="true">{says::save(words)}</button>
            <FormFault words faults=f()/>
            {["units", "before", "levels", "seasons"].map(|name| view! { <input type="hidden" name=name value=text(name)/> })}
            {if sites.len() > 1 {
                view! { <SelectField name="site" label=says::site(words) value=input.site.to_string() choices=sites faults=f()/> }.into_any()
            } else {
                view! { <input type="hidden" name="site" value=input.site.to_string()/> }.into_any()
            }}
            <div class="form-row">
                <TextField name="name" label=says::name(words) value=text("name") hint=says::name_hint(words) faults=f()/>
                <SelectField name="utility" label=says::utility(words) value=input.utility.as_str() choices=utilities faults=f()/>
                <TextField name="effective_from" label=says::first_day(words) value=text("effective_from") kind="date" faults=f()/>
            </div>
            {match too_rich {
                Some(why) => view! { <p class="form-notice">{format!("{} {}", says::json_only(words), why_json(words, why))}</p> }.into_any(),
                None => view! {
                    {levels(words, &input.typed, input.terms(), input.has_demand(), f())}
                    {hours(words, &input.typed, input.terms())}
                    {charges(words, &input.typed, input.terms(), input.has_demand(), f())}
                    {kept.map(|kept| view! { <p class="form-notice">{kept}</p> })}
                }.into_any(),
            }}
            <details class="details" open=is_json>
                <summary>{says::urdb(words)}</summary>
                <div class="form-part">
                    <TextArea name="urdb" label=says::urdb(words) value=text("urdb") rows=6 hint=says::urdb_hint(words) faults=f()/>
                    {too_rich.is_none().then(|| view! { <p><button class="button button-small" id="to-json" type="submit" name="do" value="json">{says::to_json(words)}</button></p> })}
                </div>
            </details>
            <TextField name="source" label=says::source(words) value=text("source") hint=says::source_hint(words) faults=f()/>
            <div class="form-row-buttons">
                <button class="button" id="see" type="submit" name="do" value="preview">{says::see(words)}</button>
                <FormActions words label=says::save(words) back="/settings/tariffs"/>
            </div>
        </form>
    }
    .into_any()
}

fn why_json(words: Words, why: TooRich) -> String {
    match why {
        TooRich::Levels(count) => says::too_many_levels(words, count, LEVELS_MAX),
        TooRich::Steps(count) => says::too_many_steps(words, count, LIMITS_MAX + 1),
        TooRich::Limits => says::other_limits(words).to_owned(),
        TooRich::Seasons(count) => says::too_many_seasons(words, count, SEASONS_MAX),
    }
}
