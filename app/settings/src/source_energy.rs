//! Source energy ratios: the units at the source for each unit used, by region and year, and a
//! site's own.

use crate::field::{Figures, needed, needed_whole, site_choices, stated_by};
use crate::stated::{Row, Stated, YEAR, done_words, is_lacking};
use app::document::answer::{Failure, Named, Params, answered, see_other, status_of};
use app::document::frame::Frame;
use app::document::part::{Done, Faults, FormFault, SelectField, TextField};
use app::{Routes, Scope};
use axum::extract::{Form, Query};
use axum::response::Response;
use domain::source_energy::{SourceRatio, Supply};
use domain::{Capability, SiteId};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Catalog, NewRatio, StoredRatio};
use wording::page::settings::source_energy as says;
use wording::page::settings::stated::{self, What};
use wording::source_energy;
use wording::{Words, label};

const RATIO: Figures = Figures { range: 0.0..=100.0, would_do: says::ratio_would_do };

pub fn routes() -> Routes {
    Routes::documents()
        .for_holders(Capability::Configure)
        .get("/settings/source-energy", show)
        .post("/settings/source-energy", save)
        .post("/settings/source-energy/remove", remove)
}

/// The form of a ratio.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct RatioInput {
    site: String,
    of: String,
    year: String,
    ratio: String,
    source: String,
}

impl RatioInput {
    fn ratio(&self, words: Words, catalog: &Catalog) -> Result<NewRatio, Faults> {
        let mut faults = Faults::new();
        let site = self.site.parse().ok().map(SiteId).filter(|id| catalog.sites.contains_key(id));
        if site.is_none() {
            faults.insert("site", stated::site_needed(words).to_owned());
        }
        let supply = Supply::named(&self.of);
        if supply.is_none() {
            faults.insert("of", says::supply_needed(words).to_owned());
        }
        let year = needed_whole(words, "year", &self.year, &YEAR, &mut faults).map(|year| year as i32);
        let ratio = needed(words, "ratio", &self.ratio, &RATIO, &mut faults);
        let source = stated_by(words, "source", &self.source, &mut faults);
        let is_there = |of: &NewRatio| (of.site_id, Some(of.supply), Some(of.stated.year)) == (site, supply, year);
        if site.is_some() && catalog.source_ratios.iter().any(|one| is_there(&one.ratio)) {
            faults.insert("year", stated::stands(words, What::Ratio, self.year.trim()));
        }
        match (site, supply, year, ratio) {
            (Some(site_id), Some(supply), Some(year), Some(ratio)) if faults.is_empty() => Ok(NewRatio {
                site_id: Some(site_id),
                region: String::new(),
                supply,
                stated: SourceRatio { year, ratio, source },
            }),
            _ => Err(faults),
        }
    }
}

async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    let catalog = state.catalog();
    let site = catalog.sites.keys().next().copied().unwrap_or(SiteId(0));
    let input = RatioInput {
        site: site.to_string(),
        of: Supply::ALL[0].name(),
        year: catalog.zone(site).date(state.now()).year.to_string(),
        ..RatioInput::default()
    };
    answered(&state, page(&state, params.done.as_deref(), input, Faults::new()).await)
}

async fn save(state: Scope, Form(input): Form<RatioInput>) -> Response {
    let words = state.words_of_all();
    let done = async {
        let ratio = match input.ratio(words, &state.catalog()) {
            Ok(ratio) => ratio,
            Err(faults) => return page(&state, None, input, faults).await,
        };
        match state.store.source_ratio_insert(&ratio).await {
            Ok(_) => Ok(see_other("/settings/source-energy?done=saved")),
            // Everything else was checked before, so somebody else added it first.
            Err(store::Error::Conflict { .. }) => {
                let faults = Faults::from([("year", stated::stands(words, What::Ratio, input.year.trim()))]);
                page(&state, None, input, faults).await
            }
            Err(error) => Err(Failure::from(error)),
        }
    };
    answered(&state, done.await)
}

async fn remove(state: Scope, Form(named): Form<Named>) -> Response {
    let done = state.store.source_ratio_delete(named.id).await;
    answered(&state, done.map(|()| see_other("/settings/source-energy?done=removed")).map_err(Failure::from))
}

/// The utilities that are metered at a site and carry energy, but have no ratio there for this
/// year.
fn missing(state: &Scope) -> Vec<&'static str> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let has_none = |supply: &Supply| {
        is_lacking(&catalog, state.now(), supply.utility, |site_id, year| catalog.source_ratio(site_id, *supply, year).is_some())
    };
    let bought = Supply::ALL.into_iter().filter(|supply| *supply == Supply::bought(supply.utility));
    bought.filter(has_none).map(|supply| label::utility(words, supply.utility)).collect()
}

async fn page(state: &Scope, done: Option<&str>, input: RatioInput, faults: Faults) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let missing = missing(state);
    let row = |one: StoredRatio| {
        let NewRatio { site_id, region, supply, stated: figure } = one.ratio;
        let site = site_id.and_then(|id| catalog.sites.get(&id)).map(|site| site.name.clone());
        Row {
            id: one.source_ratio_id,
            what: stated::what_where(words, &label::supply(words, supply), &site.unwrap_or(region)),
            year: figure.year,
            value: source_energy::ratio(words, figure.ratio),
            source: figure.source,
            is_own: site_id.is_some(),
        }
    };
    let rows: Vec<Row> = state.store.source_ratio_list().await?.into_iter().map(row).collect();
    let sites = site_choices(&catalog);
    let supplies: Vec<(String, String)> = Supply::ALL.into_iter().map(|one| (one.name(), label::supply(words, one))).collect();
    let headline = stated::headline(words, What::Ratio, &missing);
    let done = done_words(words, done);
    let status = status_of(&faults);
    Ok(Frame::new(state, says::title(words)).answer(status, || {
        let f = || faults.clone();
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{headline}</strong></h1>
                <p class="lede">{says::lede(words)}</p>
            </div>
            <Done text=done/>
            <Stated words rows value=says::head_value(words) remove="/settings/source-energy/remove"/>
            <section class="page-section" aria-labelledby="own">
                <h2 id="own">{says::own(words)}</h2>
                <form class="form" method="post" action="/settings/source-energy">
                    <FormFault words faults=f()/>
                    <div class="form-row">
                        <SelectField name="site" label=stated::site(words) value=input.site choices=sites faults=f()/>
                        <SelectField name="of" label=stated::of_what(words) value=input.of choices=supplies faults=f()/>
                    </div>
                    <div class="form-row">
                        <TextField name="year" label=stated::year(words) value=input.year keys="numeric" hint=says::year_hint(words) faults=f()/>
                        <TextField name="ratio" label=says::ratio(words) value=input.ratio keys="decimal" hint=says::ratio_hint(words) faults=f()/>
                    </div>
                    <TextField name="source" label=stated::source(words) value=input.source faults=f()/>
                    <div class="form-actions"><button class="button button-primary" type="submit">{stated::save(words)}</button></div>
                </form>
            </section>
        }
        .into_any()
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_stands_at_its_field() {
        let mut catalog = Catalog::default();
        catalog.sites.insert(SiteId(1), domain::fixture::site(1));
        let good = RatioInput {
            site: "1".to_owned(),
            of: Supply::ALL[0].name(),
            year: "2025".to_owned(),
            ratio: "1.8".to_owned(),
            source: "the utility".to_owned(),
        };
        match good.ratio(Words::ENGLISH, &catalog) {
            Ok(ratio) => std::sync::Arc::make_mut(&mut catalog.source_ratios).push(StoredRatio { source_ratio_id: 1, ratio }),
            Err(faults) => panic!("{faults:?}"),
        }
        let fields = |input: RatioInput| {
            input.ratio(Words::ENGLISH, &catalog).map_or_else(|faults| faults.into_keys().collect(), |_| vec![])
        };
        assert_eq!(fields(good.clone()), ["year"], "one stands");
        let good = RatioInput { year: "2026".to_owned(), ..good };
        assert!(fields(good.clone()).is_empty());
        assert_eq!(fields(RatioInput { year: "2024.9".to_owned(), ..good.clone() }), ["year"]);
        assert_eq!(fields(RatioInput { source: "x".repeat(501), ..good.clone() }), ["source"]);
        assert_eq!(fields(RatioInput { source: String::new(), ..good.clone() }), ["source"]);
        assert_eq!(fields(RatioInput { of: "water:import".to_owned(), ..good }), ["of"]);
    }
}
