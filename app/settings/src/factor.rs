//! Emission factors: what a unit of each utility emits, by region and year, and a site's own.

use crate::field::{Figures, needed, needed_whole, site_choices, stated_by};
use crate::stated::{Row, Stated, YEAR, done_words, is_lacking};
use app::document::answer::{Failure, Named, Params, answered, see_other, status_of};
use app::document::frame::Frame;
use app::document::part::{Done, Faults, FormFault, SelectField, TextField, utility_choices};
use app::{Routes, Scope};
use axum::extract::{Form, Query};
use axum::response::Response;
use domain::{Capability, FactorId, Millis, SiteId, UnitSystem, Utility, display};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Catalog, NewFactor, StoredFactor};
use wording::page::settings::factor as says;
use wording::page::settings::stated::{self, What};
use wording::{Words, label};

const KG: Figures = Figures { range: 0.0..=999_999.0, would_do: says::kg_would_do };

pub fn routes() -> Routes {
    Routes::documents()
        .for_holders(Capability::Configure)
        .get("/settings/factors", show)
        .post("/settings/factors", save)
        .post("/settings/factors/remove", remove)
}

/// The upper limit of an emission factor, in kg per stored unit.
const KG_STORED_END: f64 = 1e6;

/// The utilities whose use causes emissions.
const EMITTING: [Utility; 8] = [
    Utility::Electricity,
    Utility::NaturalGas,
    Utility::Heat,
    Utility::ChilledWater,
    Utility::Steam,
    Utility::HotWater,
    Utility::Propane,
    Utility::FuelOil,
];

/// The form of a factor.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct FactorInput {
    /// The units that the form was shown in.
    units: String,
    site: String,
    utility: String,
    year: String,
    kg: String,
    source: String,
}

impl FactorInput {
    fn factor(&self, words: Words, catalog: &Catalog) -> Result<NewFactor, Faults> {
        let mut faults = Faults::new();
        let site = self.site.parse().ok().map(SiteId).filter(|id| catalog.sites.contains_key(id));
        if site.is_none() {
            faults.insert("site", stated::site_needed(words).to_owned());
        }
        let utility = Utility::parse(&self.utility).filter(|one| EMITTING.contains(one)).unwrap_or(Utility::Electricity);
        let year = needed_whole(words, "year", &self.year, &YEAR, &mut faults).map(|year| year as i32);
        let system = UnitSystem::parse(&self.units).unwrap_or_default();
        let kg = needed(words, "kg", &self.kg, &KG, &mut faults).map(|kg| display::per_unit_stored(kg, utility, system));
        if kg.is_some_and(|kg| kg >= KG_STORED_END) {
            faults.insert("kg", says::kg_too_much(words, self.kg.trim(), says::kg_would_do(words)));
        }
        let source = stated_by(words, "source", &self.source, &mut faults);
        let is_there = |of: &NewFactor| (of.site_id, of.utility, Some(of.year)) == (site, utility, year);
        if site.is_some() && catalog.factors.iter().any(|one| is_there(&one.factor)) {
            faults.insert("year", stated::stands(words, What::Factor, self.year.trim()));
        }
        match (site, year, kg) {
            (Some(site_id), Some(year), Some(kg)) if faults.is_empty() => {
                Ok(NewFactor { site_id: Some(site_id), region: String::new(), utility, year, kg_co2e_per_unit: kg, source })
            }
            _ => Err(faults),
        }
    }
}

async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    let catalog = state.catalog();
    let site = catalog.sites.keys().next().copied().unwrap_or(SiteId(0));
    let input = FactorInput {
        units: catalog.unit_system(site).as_str().to_owned(),
        site: site.to_string(),
        utility: Utility::Electricity.as_str().to_owned(),
        year: catalog.zone(site).date(state.now()).year.to_string(),
        ..FactorInput::default()
    };
    answered(&state, page(&state, params.done.as_deref(), input, Faults::new()).await)
}

async fn save(state: Scope, Form(input): Form<FactorInput>) -> Response {
    let words = state.words_of_all();
    let done = async {
        let factor = match input.factor(words, &state.catalog()) {
            Ok(factor) => factor,
            Err(faults) => return page(&state, None, input, faults).await,
        };
        match state.store.factor_insert(&factor).await {
            Ok(_) => Ok(see_other("/settings/factors?done=saved")),
            // Everything else was checked before, so somebody else added it first.
            Err(store::Error::Conflict { .. }) => {
                let faults = Faults::from([("year", stated::stands(words, What::Factor, input.year.trim()))]);
                page(&state, None, input, faults).await
            }
            Err(error) => Err(Failure::from(error)),
        }
    };
    answered(&state, done.await)
}

async fn remove(state: Scope, Form(named): Form<Named>) -> Response {
    let done = state.store.factor_delete(FactorId(named.id)).await;
    answered(&state, done.map(|()| see_other("/settings/factors?done=removed")).map_err(Failure::from))
}

/// The utilities that are metered at a site but have no factor there for this year.
fn missing(catalog: &Catalog, now: Millis) -> Vec<&'static str> {
    let has_none = |utility: &Utility| {
        is_lacking(catalog, now, *utility, |site_id, year| catalog.factors_of(site_id, *utility).kg_in(year).is_some())
    };
    EMITTING.into_iter().filter(has_none).map(Utility::label).collect()
}

async fn page(state: &Scope, done: Option<&str>, input: FactorInput, faults: Faults) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let factors = state.store.factor_list().await?;
    let catalog = state.catalog();
    let missing = missing(&catalog, state.now());
    let system = UnitSystem::parse(&input.units).unwrap_or_default();
    let sites = site_choices(&catalog);
    let site_name = |id: Option<SiteId>| id.and_then(|id| catalog.sites.get(&id)).map(|site| site.name.clone());
    let row = |one: StoredFactor| {
        let factor = one.factor;
        let system = factor.site_id.map_or(system, |id| catalog.unit_system(id));
        let kg = display::per_unit(factor.kg_co2e_per_unit, factor.utility, system);
        let place = site_name(factor.site_id).unwrap_or(factor.region);
        Row {
            id: one.factor_id.0,
            what: stated::what_where(words, label::utility(words, factor.utility), &place),
            year: factor.year,
            value: format!("{} kg/{}", words.significant(kg), display::unit(factor.utility, system)),
            source: factor.source,
            is_own: factor.site_id.is_some(),
        }
    };
    let rows: Vec<Row> = factors.into_iter().map(row).collect();
    let headline = stated::headline(words, What::Factor, &missing);
    let done = done_words(words, done);
    let status = status_of(&faults);
    Ok(Frame::new(state, says::title(words)).answer(status, || {
        let f = || faults.clone();
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{headline}</strong>
                </h1>
                <p class="lede">{says::lede(words)}</p>
            </div>
            <Done text=done/>
            <Stated words rows value=says::head_value(words) remove="/settings/factors/remove"/>
            <section class="page-section" aria-labelledby="own">
                <h2 id="own">{says::own(words)}</h2>
                <form class="form" method="post" action="/settings/factors">
                    <FormFault words faults=f()/>
                    <input type="hidden" name="units" value=system.as_str()/>
                    <div class="form-row">
                        <SelectField name="site" label=stated::site(words) value=input.site choices=sites faults=f()/>
                        <SelectField name="utility" label=stated::of_what(words) value=input.utility choices=utility_choices(words, &EMITTING, system) faults=f()/>
                    </div>
                    <div class="form-row">
                        <TextField name="year" label=stated::year(words) value=input.year keys="numeric" faults=f()/>
                        <TextField name="kg" label=says::kg(words) value=input.kg keys="decimal" unit="kg CO₂e" faults=f()/>
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
    use domain::carbon::US_GRID_KG_PER_KWH_2023;
    use domain::{Meter, Site, fixture};

    /// Noon of 1 July 2026 in UTC.
    const SUMMER: Millis = 1_782_907_200_000;

    fn site(id: i64, zone: &str) -> Site {
        Site { zone: zone.to_owned(), unit_system: UnitSystem::Us, ..fixture::site(id) }
    }

    fn stored(site_id: Option<SiteId>, year: i32) -> StoredFactor {
        let region = if site_id.is_none() { "US" } else { "" };
        let factor = NewFactor {
            site_id,
            region: region.to_owned(),
            utility: Utility::Electricity,
            year,
            kg_co2e_per_unit: US_GRID_KG_PER_KWH_2023,
            source: "a test".to_owned(),
        };
        StoredFactor { factor_id: FactorId(i64::from(year)), factor }
    }

    /// Boston and Berlin, each with an electricity meter, and the factors published for the US.
    fn catalog() -> Catalog {
        let mut catalog = Catalog::default();
        for (id, zone) in [(1, "America/New_York"), (2, "Europe/Berlin")] {
            catalog.sites.insert(SiteId(id), site(id, zone));
            catalog.meter_put(Meter { site_id: SiteId(id), ..fixture::meter(id) });
            catalog.channel_put(fixture::channel(id, id));
        }
        std::sync::Arc::make_mut(&mut catalog.factors).push(stored(None, 2023));
        catalog
    }

    #[test]
    fn a_factor_of_another_place_or_of_a_year_to_come_is_none() {
        let mut catalog = catalog();
        assert_eq!(missing(&catalog, SUMMER), ["Electricity"], "what is published for the US says nothing of Berlin");
        std::sync::Arc::make_mut(&mut catalog.factors).push(stored(Some(SiteId(2)), 2027));
        assert_eq!(missing(&catalog, SUMMER), ["Electricity"], "it holds from next year on");
        std::sync::Arc::make_mut(&mut catalog.factors).push(stored(Some(SiteId(2)), 2025));
        assert!(missing(&catalog, SUMMER).is_empty());
    }

    #[test]
    fn each_fault_stands_at_its_field() {
        let mut catalog = catalog();
        std::sync::Arc::make_mut(&mut catalog.factors).push(stored(Some(SiteId(2)), 2025));
        let good = FactorInput {
            units: "us".to_owned(),
            site: "2".to_owned(),
            utility: "electricity".to_owned(),
            year: "2026".to_owned(),
            kg: "0.33".to_owned(),
            source: "the utility".to_owned(),
        };
        assert!(good.factor(Words::ENGLISH, &catalog).is_ok_and(|factor| factor.year == 2026));
        let fields = |input: FactorInput| {
            input.factor(Words::ENGLISH, &catalog).map_or_else(|faults| faults.into_keys().collect(), |_| vec![])
        };
        assert_eq!(fields(FactorInput { year: "2026.5".to_owned(), ..good.clone() }), ["year"]);
        assert_eq!(fields(FactorInput { year: "2025".to_owned(), ..good.clone() }), ["year"], "one stands");
        assert_eq!(fields(FactorInput { source: "x".repeat(501), ..good.clone() }), ["source"]);
        assert_eq!(fields(FactorInput { site: "9".to_owned(), ..good.clone() }), ["site"]);
        let gas = FactorInput { units: "metric".to_owned(), utility: "natural_gas".to_owned(), kg: "999999".to_owned(), ..good };
        assert_eq!(fields(gas), ["kg"], "of a therm it would be more than is kept");
    }
}
