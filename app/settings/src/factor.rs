//! Emission factors: what a unit of each utility emits, by region and year, and a site's own.

use crate::field::{Figures, needed};
use app::AppState;
use axum::Router;
use axum::extract::{Form, Query, State};
use axum::response::Response;
use axum::routing::{get, post};
use document::answer::{Failure, Named, answered, see_other, status_of};
use document::frame::Frame;
use document::part::{Done, Faults, FormFault, PostButton, SelectField, TextField, utility_choices};
use domain::{FactorId, SiteId, UnitSystem, Utility, display, figure};
use leptos::prelude::*;
use serde::Deserialize;
use store::{NewFactor, StoredFactor};

const YEAR: Figures = Figures { range: 1990.0..=2100.0, would_do: "a year from 1990 to 2100" };
const KG: Figures = Figures { range: 0.0..=999_999.0, would_do: "kilograms of CO₂e for one unit, such as 0.37" };

pub fn routes() -> Router<AppState> {
    Router::new().route("/settings/factors", get(show).post(save)).route("/settings/factors/remove", post(remove))
}

/// The utilities whose use emits something.
const EMITTING: [Utility; 5] =
    [Utility::Electricity, Utility::NaturalGas, Utility::ChilledWater, Utility::Steam, Utility::HotWater];

#[derive(Deserialize)]
struct Asked {
    done: Option<String>,
}

/// What was typed.
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
    fn factor(&self, state: &AppState) -> Result<NewFactor, Faults> {
        let catalog = state.store.catalog();
        let mut faults = Faults::new();
        let site = self.site.parse().ok().map(SiteId).filter(|id| catalog.sites.contains_key(id));
        let utility = Utility::parse(&self.utility).filter(|one| EMITTING.contains(one)).unwrap_or(Utility::Electricity);
        let year = needed("year", &self.year, &YEAR, &mut faults).map(|year| year as i32);
        let kg = needed("kg", &self.kg, &KG, &mut faults);
        if self.source.trim().is_empty() {
            faults.insert("source", "Say who stated the figure; someone will ask.".to_owned());
        }
        match (site, year, kg) {
            (Some(site_id), Some(year), Some(kg)) if faults.is_empty() => Ok(NewFactor {
                site_id: Some(site_id),
                region: String::new(),
                utility,
                year,
                kg_co2e_per_unit: display::per_unit_stored(kg, utility, UnitSystem::parse(&self.units).unwrap_or_default()),
                source: self.source.trim().to_owned(),
            }),
            _ => Err(faults),
        }
    }
}

async fn show(State(state): State<AppState>, Query(asked): Query<Asked>) -> Response {
    let catalog = state.store.catalog();
    let site = catalog.sites.keys().next().copied().unwrap_or(SiteId(0));
    let input = FactorInput {
        units: catalog.unit_system(site).as_str().to_owned(),
        site: site.to_string(),
        utility: Utility::Electricity.as_str().to_owned(),
        year: catalog.zone(site).date(state.now()).year.to_string(),
        ..FactorInput::default()
    };
    answered(&state, page(&state, asked.done.as_deref(), input, Faults::new()).await)
}

async fn save(State(state): State<AppState>, Form(input): Form<FactorInput>) -> Response {
    let done = async {
        let factor = match input.factor(&state) {
            Ok(factor) => factor,
            Err(faults) => return page(&state, None, input, faults).await,
        };
        match state.store.factor_insert(&factor).await {
            Ok(_) => Ok(see_other("/settings/factors?done=saved")),
            Err(store::Error::Refused(why)) => page(&state, None, input, Faults::from([("year", why)])).await,
            Err(error) => Err(Failure::from(error)),
        }
    };
    answered(&state, done.await)
}

async fn remove(State(state): State<AppState>, Form(named): Form<Named>) -> Response {
    let done = state.store.factor_delete(FactorId(named.id)).await;
    answered(&state, done.map(|()| see_other("/settings/factors?done=removed")).map_err(Failure::from))
}

/// Utilities that are metered at a site and have no factor that holds there.
fn missing(state: &AppState, factors: &[StoredFactor]) -> Vec<&'static str> {
    let catalog = state.store.catalog();
    let has = |utility: Utility| {
        factors.iter().any(|one| one.factor.utility == utility)
            || catalog.rates.iter().any(|((_, of), rate)| *of == utility && rate.carbon_kg.is_some())
    };
    EMITTING
        .into_iter()
        .filter(|utility| catalog.channels.values().any(|channel| channel.utility == *utility) && !has(*utility))
        .map(Utility::label)
        .collect()
}

async fn page(state: &AppState, done: Option<&str>, input: FactorInput, faults: Faults) -> Result<Response, Failure> {
    let factors = state.store.factor_list().await?;
    let missing = missing(state, &factors);
    let catalog = state.store.catalog();
    let system = UnitSystem::parse(&input.units).unwrap_or_default();
    let sites: Vec<(String, String)> = catalog.sites.values().map(|site| (site.site_id.to_string(), site.name.clone())).collect();
    let site_name = |id: Option<SiteId>| id.and_then(|id| catalog.sites.get(&id)).map(|site| site.name.clone());
    let rows: Vec<(i64, String, String, String, String, bool)> = factors
        .into_iter()
        .map(|one| {
            let factor = one.factor;
            let place = site_name(factor.site_id).unwrap_or_else(|| factor.region.clone());
            let system = factor.site_id.map_or(system, |id| catalog.unit_system(id));
            let value = format!(
                "{} kg/{}",
                figure::significant(display::per_unit(factor.kg_co2e_per_unit, factor.utility, system)),
                display::unit(factor.utility, system)
            );
            (
                one.factor_id.0,
                format!("{} · {place}", factor.utility.label()),
                factor.year.to_string(),
                value,
                factor.source,
                factor.site_id.is_some(),
            )
        })
        .collect();
    let done = match done {
        Some("saved") => Some("Saved. Years before it keep what they had.".to_owned()),
        Some("removed") => Some("Removed.".to_owned()),
        _ => None,
    };
    let status = status_of(&faults);
    Ok(Frame::new(state, "Emission factors").answer(status, || {
        let f = || faults.clone();
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{if missing.is_empty() { "Every metered utility has a factor.".to_owned() } else { format!("{} has no factor.", missing.join(", ")) }}</strong>
                </h1>
                <p class="lede">"What a unit emits, by region and year. Where a year is missing, the closest earlier one stands in. District steam and chilled water differ from plant to plant: ask yours."</p>
            </div>
            <Done words=done/>
            <div class="table-scroll">
                <table class="table">
                    <thead><tr><th scope="col">"Of what, where"</th><th scope="col" class="number">"From year"</th><th scope="col" class="number">"CO₂e"</th></tr></thead>
                    <tbody>
                        {rows.into_iter().map(|(id, what, year, value, source, is_own)| view! {
                            <tr>
                                <th scope="row">
                                    {what}
                                    <span class="field-hint">{source}</span>
                                    {is_own.then(|| view! { <PostButton action="/settings/factors/remove" with=vec![("id", id.to_string())] label="Remove" class="button-small"/> })}
                                </th><td class="number">{year}</td><td class="number">{value}</td>
                            </tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </div>
            <section class="page-section" aria-labelledby="own">
                <h2 id="own">"A site’s own factor"</h2>
                <form class="form" method="post" action="/settings/factors">
                    <FormFault faults=f()/>
                    <input type="hidden" name="units" value=system.as_str()/>
                    <div class="form-row">
                        <SelectField name="site" label="Site" value=input.site choices=sites faults=f()/>
                        <SelectField name="utility" label="Of what" value=input.utility choices=utility_choices(&EMITTING, system) faults=f()/>
                    </div>
                    <div class="form-row">
                        <TextField name="year" label="From year" value=input.year keys="numeric" faults=f()/>
                        <TextField name="kg" label="A unit emits" value=input.kg keys="decimal" unit="kg CO₂e" faults=f()/>
                    </div>
                    <TextField name="source" label="Who stated it" value=input.source faults=f()/>
                    <div class="form-actions"><button class="button button-primary" type="submit">"Save"</button></div>
                </form>
            </section>
        }
        .into_any()
    }))
}
