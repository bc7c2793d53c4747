//! Emission factors: what a unit of each utility emits, by region and year, and a site's own.

use crate::field::{Figures, needed, needed_whole, stated_by};
use app::AppState;
use axum::Router;
use axum::extract::{Form, Query, State};
use axum::response::Response;
use axum::routing::{get, post};
use document::answer::{Failure, Named, answered, see_other, status_of};
use document::frame::Frame;
use document::part::{Done, Faults, FormFault, PostButton, SelectField, TextField, utility_choices};
use domain::{FactorId, Millis, SiteId, UnitSystem, Utility, display, figure};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Catalog, NewFactor};

const YEAR: Figures = Figures { range: 1990.0..=2100.0, would_do: "a year from 1990 to 2100" };
const KG: Figures = Figures { range: 0.0..=999_999.0, would_do: "kilograms of CO₂e for one unit, such as 0.37" };

pub fn routes() -> Router<AppState> {
    Router::new().route("/settings/factors", get(show).post(save)).route("/settings/factors/remove", post(remove))
}

/// The upper limit of an emission factor, in kg per stored unit.
const KG_STORED_END: f64 = 1e6;

/// The utilities whose use causes emissions.
const EMITTING: [Utility; 5] =
    [Utility::Electricity, Utility::NaturalGas, Utility::ChilledWater, Utility::Steam, Utility::HotWater];

#[derive(Deserialize)]
struct Params {
    done: Option<String>,
}

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
    fn factor(&self, catalog: &Catalog) -> Result<NewFactor, Faults> {
        let mut faults = Faults::new();
        let site = self.site.parse().ok().map(SiteId).filter(|id| catalog.sites.contains_key(id));
        if site.is_none() {
            faults.insert("site", "Choose the site.".to_owned());
        }
        let utility = Utility::parse(&self.utility).filter(|one| EMITTING.contains(one)).unwrap_or(Utility::Electricity);
        let year = needed_whole("year", &self.year, &YEAR, &mut faults).map(|year| year as i32);
        let system = UnitSystem::parse(&self.units).unwrap_or_default();
        let kg = needed("kg", &self.kg, &KG, &mut faults).map(|kg| display::per_unit_stored(kg, utility, system));
        if kg.is_some_and(|kg| kg >= KG_STORED_END) {
            faults.insert("kg", format!("“{}” is too much: give {}.", self.kg.trim(), KG.would_do));
        }
        let source = stated_by("source", &self.source, &mut faults);
        let is_there = |of: &NewFactor| (of.site_id, of.utility, Some(of.year)) == (site, utility, year);
        if site.is_some() && catalog.factors.iter().any(|one| is_there(&one.factor)) {
            faults.insert("year", stands(self));
        }
        match (site, year, kg) {
            (Some(site_id), Some(year), Some(kg)) if faults.is_empty() => {
                Ok(NewFactor { site_id: Some(site_id), region: String::new(), utility, year, kg_co2e_per_unit: kg, source })
            }
            _ => Err(faults),
        }
    }
}

/// The fault of a year that already has a factor.
fn stands(input: &FactorInput) -> String {
    format!("The site has a factor from {} on already: remove that one first.", input.year.trim())
}

async fn show(State(state): State<AppState>, Query(params): Query<Params>) -> Response {
    let catalog = state.store.catalog();
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

async fn save(State(state): State<AppState>, Form(input): Form<FactorInput>) -> Response {
    let done = async {
        let factor = match input.factor(&state.store.catalog()) {
            Ok(factor) => factor,
            Err(faults) => return page(&state, None, input, faults).await,
        };
        match state.store.factor_insert(&factor).await {
            Ok(_) => Ok(see_other("/settings/factors?done=saved")),
            // Everything else was checked before, so somebody else added it first.
            Err(store::Error::Conflict { .. }) => {
                let faults = Faults::from([("year", stands(&input))]);
                page(&state, None, input, faults).await
            }
            Err(error) => Err(Failure::from(error)),
        }
    };
    answered(&state, done.await)
}

async fn remove(State(state): State<AppState>, Form(named): Form<Named>) -> Response {
    let done = state.store.factor_delete(FactorId(named.id)).await;
    answered(&state, done.map(|()| see_other("/settings/factors?done=removed")).map_err(Failure::from))
}

/// The utilities that are metered at a site but have no factor there for this year.
fn missing(catalog: &Catalog, now: Millis) -> Vec<&'static str> {
    let has_none = |utility: &Utility| {
        catalog.channels.values().filter(|channel| channel.utility == *utility).any(|channel| {
            let site_id = catalog.meters.get(&channel.meter_id).map(|meter| meter.site_id).unwrap_or(SiteId(0));
            let year = catalog.zone(site_id).date(now).year;
            catalog.factors_of(site_id, *utility).kg_in(year).is_none()
        })
    };
    EMITTING.into_iter().filter(has_none).map(Utility::label).collect()
}

async fn page(state: &AppState, done: Option<&str>, input: FactorInput, faults: Faults) -> Result<Response, Failure> {
    let factors = state.store.factor_list().await?;
    let catalog = state.store.catalog();
    let missing = missing(&catalog, state.now());
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
    let headline = match missing.as_slice() {
        [] => "Every metered utility has a factor.".to_owned(),
        [only] => format!("{only} has no factor."),
        [most @ .., last] => format!("{} and {} have no factor.", most.join(", "), last.to_lowercase()),
    };
    let status = status_of(&faults);
    Ok(Frame::new(state, "Emission factors").answer(status, || {
        let f = || faults.clone();
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{headline}</strong>
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::carbon::US_GRID_KG_PER_KWH_2023;
    use domain::{Channel, ChannelId, ChannelKind, Direction, Meter, MeterId, MeterRole, MeterStatus, SeriesId, Site, Unit};
    use store::StoredFactor;

    /// Noon of 1 July 2026 in UTC.
    const SUMMER: Millis = 1_782_907_200_000;

    fn site(id: i64, zone: &str) -> Site {
        Site {
            site_id: SiteId(id),
            name: zone.to_owned(),
            zone: zone.to_owned(),
            currency: "USD".to_owned(),
            unit_system: UnitSystem::Us,
            floor_area_m2: None,
            is_demo: false,
        }
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
            let meter = Meter {
                meter_id: MeterId(id),
                site_id: SiteId(id),
                building_id: None,
                key: zone.to_owned(),
                name: zone.to_owned(),
                dialect: "greenpulse".to_owned(),
                address: String::new(),
                role: MeterRole::Main,
                parent_meter_id: None,
                status: MeterStatus::Active,
                is_interval: false,
                max_register: None,
                max_power_w: None,
                end_offset_ms: 0,
                power_gap_ms: None,
                delta_t_f: None,
                is_demo: false,
            };
            catalog.meter_put(meter);
            let channel = Channel {
                channel_id: ChannelId(id),
                meter_id: MeterId(id),
                series_id: SeriesId(id),
                field: "energy_kwh".to_owned(),
                utility: Utility::Electricity,
                kind: ChannelKind::Cumulative,
                direction: Direction::Import,
                unit: Unit::KilowattHour,
            };
            catalog.channel_put(channel);
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
        assert!(good.factor(&catalog).is_ok_and(|factor| factor.year == 2026));
        let fields = |input: FactorInput| input.factor(&catalog).map_or_else(|faults| faults.into_keys().collect(), |_| vec![]);
        assert_eq!(fields(FactorInput { year: "2026.5".to_owned(), ..good.clone() }), ["year"]);
        assert_eq!(fields(FactorInput { year: "2025".to_owned(), ..good.clone() }), ["year"], "one stands");
        assert_eq!(fields(FactorInput { source: "x".repeat(501), ..good.clone() }), ["source"]);
        assert_eq!(fields(FactorInput { site: "9".to_owned(), ..good.clone() }), ["site"]);
        let gas = FactorInput { units: "metric".to_owned(), utility: "natural_gas".to_owned(), kg: "999999".to_owned(), ..good };
        assert_eq!(fields(gas), ["kg"], "of a therm it would be more than is kept");
    }
}
