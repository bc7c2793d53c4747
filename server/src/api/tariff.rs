//! Tariffs, billing accounts, emission factors and source energy ratios over the API: all are
//! listed, the first two also added. Leaves out what a bill comes to (`bill`).

use super::fields::Fields;
use crate::http::problem::Problem;
use app::Scope;
use axum::Json;
use axum::http::{StatusCode, Uri};
use axum::response::Redirect;
use domain::tariff::{BillingDay, urdb};
use domain::{BillingAccountId, BuildingId, FactorId, Flow, MeterId, SiteId, TariffId, Utility};
use serde::Serialize;
use serde_json::Value;
use services::Services;
use store::{BillingAccount, Catalog, NewBillingAccount, NewTariff, StoredFactor, StoredRatio, StoredTariff};

/// A version of a tariff.
#[derive(Serialize)]
pub(super) struct TariffBody {
    tariff_id: TariffId,
    site_id: SiteId,
    utility: Utility,
    name: String,
    currency: String,
    effective_from: String,
    /// Its last day; null if it has no end.
    effective_to: Option<String>,
    source: String,
    /// Whether it applies today.
    is_in_force: bool,
    /// The tariff in the URDB's format, as given.
    urdb: Value,
}

/// A billing account.
#[derive(Serialize)]
pub(super) struct BillingAccountBody {
    account_id: BillingAccountId,
    site_id: SiteId,
    building_id: Option<BuildingId>,
    meter_id: Option<MeterId>,
    utility: Utility,
    name: String,
    tariff_name: String,
    billing_day: u32,
}

/// The emission factor of a year.
#[derive(Serialize)]
pub(super) struct FactorBody {
    factor_id: FactorId,
    site_id: Option<SiteId>,
    region: String,
    utility: Utility,
    year: i32,
    kg_co2e_per_unit: f64,
    unit: &'static str,
    source: String,
}

/// The source energy ratio of a year.
#[derive(Serialize)]
pub(super) struct RatioBody {
    source_ratio_id: i64,
    site_id: Option<SiteId>,
    region: String,
    utility: Utility,
    /// `import`: bought energy. `generation`: energy made on site.
    flow: Flow,
    year: i32,
    ratio: f64,
    source: String,
}

/// `GET /api/tariffs`
pub(super) async fn tariff_list(state: Scope<Services>) -> Result<Json<Vec<TariffBody>>, Problem> {
    let catalog = state.catalog();
    let mut stored = state.store.tariff_list().await?;
    stored.retain(|one| catalog.is_seen(&one.tariff));
    Ok(Json(stored.into_iter().map(|one| tariff_body(&catalog, one, state.now())).collect()))
}

/// `POST /api/tariffs`
pub(super) async fn tariff_add(
    state: Scope<Services>,
    body: axum::body::Bytes,
) -> Result<(StatusCode, Json<TariffBody>), Problem> {
    let catalog = state.catalog();
    let new = new_tariff(&catalog, &body)?;
    let tariff_id = state.store.tariff_insert(&new).await?;
    let stored = StoredTariff { tariff_id, tariff: new };
    Ok((StatusCode::CREATED, Json(tariff_body(&state.catalog(), stored, state.now()))))
}

/// `GET /api/billing-accounts`
pub(super) async fn billing_account_list(state: Scope<Services>) -> Json<Vec<BillingAccountBody>> {
    Json(state.catalog().billing_accounts.values().map(billing_account_body).collect())
}

/// `POST /api/billing-accounts`
pub(super) async fn billing_account_add(
    state: Scope<Services>,
    body: axum::body::Bytes,
) -> Result<(StatusCode, Json<BillingAccountBody>), Problem> {
    let account = new_billing_account(&state.catalog(), &body)?;
    let billing_account_id = state.store.billing_account_insert(&account).await?;
    Ok((StatusCode::CREATED, Json(billing_account_body(&BillingAccount { billing_account_id, account }))))
}

/// `/api/accounts`, as the path was called before: the same request belongs to the new one.
pub(super) async fn billing_account_moved(_: Scope<Services>, uri: Uri) -> Redirect {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Redirect::permanent(&format!("/api/billing-accounts{query}"))
}

/// `GET /api/factors`
pub(super) async fn factor_list(state: Scope<Services>) -> Result<Json<Vec<FactorBody>>, Problem> {
    let body = |one: StoredFactor| FactorBody {
        factor_id: one.factor_id,
        site_id: one.factor.site_id,
        region: one.factor.region,
        utility: one.factor.utility,
        year: one.factor.year,
        kg_co2e_per_unit: one.factor.kg_co2e_per_unit,
        unit: one.factor.utility.unit().as_str(),
        source: one.factor.source,
    };
    let (catalog, stored) = (state.catalog(), state.store.factor_list().await?);
    let is_seen = |one: &StoredFactor| one.factor.site_id.is_none_or(|id| catalog.sites.contains_key(&id));
    Ok(Json(stored.into_iter().filter(is_seen).map(body).collect()))
}

/// `GET /api/source-ratios`
pub(super) async fn ratio_list(state: Scope<Services>) -> Result<Json<Vec<RatioBody>>, Problem> {
    let body = |one: StoredRatio| RatioBody {
        source_ratio_id: one.source_ratio_id,
        site_id: one.ratio.site_id,
        region: one.ratio.region,
        utility: one.ratio.supply.utility,
        flow: one.ratio.supply.flow,
        year: one.ratio.stated.year,
        ratio: one.ratio.stated.ratio,
        source: one.ratio.stated.source,
    };
    let (catalog, stored) = (state.catalog(), state.store.source_ratio_list().await?);
    let is_seen = |one: &StoredRatio| one.ratio.site_id.is_none_or(|id| catalog.sites.contains_key(&id));
    Ok(Json(stored.into_iter().filter(is_seen).map(body).collect()))
}

fn tariff_body(catalog: &Catalog, stored: StoredTariff, now: domain::Millis) -> TariffBody {
    let StoredTariff { tariff_id, tariff } = stored;
    let today = catalog.zone(tariff.site_id).date(now);
    let held = catalog.tariffs_named(tariff.site_id, tariff.utility, &tariff.name).and_then(|versions| versions.on(today));
    TariffBody {
        tariff_id,
        site_id: tariff.site_id,
        utility: tariff.utility,
        is_in_force: held.is_some_and(|held| held.from == tariff.effective_from),
        name: tariff.name,
        currency: tariff.currency,
        effective_from: tariff.effective_from.to_string(),
        effective_to: tariff.effective_to.map(|to| to.to_string()),
        source: tariff.source,
        urdb: serde_json::from_str(&tariff.urdb).unwrap_or_default(),
    }
}

fn billing_account_body(one: &BillingAccount) -> BillingAccountBody {
    let account = &one.account;
    BillingAccountBody {
        account_id: one.billing_account_id,
        site_id: account.site_id,
        building_id: account.building_id,
        meter_id: account.meter_id,
        utility: account.utility,
        name: account.name.clone(),
        tariff_name: account.tariff_name.clone(),
        billing_day: account.billing_day.day(),
    }
}

const TARIFF_FIELDS: [&str; 8] = ["site_id", "utility", "name", "currency", "effective_from", "effective_to", "source", "urdb"];

/// Parses a tariff with its terms (`urdb` holds the tariff), or a bare URDB object, whose name,
/// source and start are then the terms.
fn new_tariff(catalog: &Catalog, body: &[u8]) -> Result<NewTariff, Problem> {
    let given = Fields::of(body, &[])?;
    let is_bare = given.get("urdb").is_none() && (given.get("energyratestructure").is_some() || given.get("items").is_some());
    let (terms, urdb, place) = if is_bare {
        (Fields::default(), given.into_value(), "")
    } else {
        let terms = Fields::of(body, &TARIFF_FIELDS)?;
        let urdb = terms.get("urdb").cloned().ok_or_else(|| {
            Problem::parameter("urdb", "`urdb` is missing: give the tariff as the OpenEI Utility Rate Database publishes it")
        })?;
        (terms, urdb, "urdb.")
    };
    let (site_id, utility) = (terms.site(catalog)?, terms.utility()?);
    let read = urdb::read_value(&urdb, utility).map_err(|fault| {
        let field = if fault.field == "urdb" { fault.field.clone() } else { format!("{place}{}", fault.field) };
        Problem::parameter(field.clone(), format!("`{field}` {}", fault.detail))
    })?;
    let published = urdb.get("items").and_then(|items| items.get(0)).unwrap_or(&urdb);
    let zone = catalog.zone(site_id);
    let missing = |name: &str, or: &str| {
        Problem::parameter(name, format!("`{name}` is missing, and the tariff has no `{or}` to take it from"))
    };
    let name = terms.text("name", "a text")?.map_or(read.name.clone(), str::to_owned);
    if name.is_empty() {
        return Err(missing("name", "name"));
    }
    let from = terms.date("effective_from")?.or(read.starts_at.map(|at| zone.date(at)));
    let of_source = |field: &str| published.get(field).and_then(Value::as_str).map(str::to_owned);
    Ok(NewTariff {
        site_id,
        utility,
        name,
        currency: match terms.text("currency", "a code such as USD")? {
            Some(currency) => currency.to_owned(),
            None => catalog.sites.get(&site_id).map(|site| site.currency.clone()).unwrap_or_default(),
        },
        effective_from: from.ok_or_else(|| missing("effective_from", "startdate"))?,
        effective_to: terms.date("effective_to")?.or(read.ends_at.map(|at| zone.date(at))),
        source: match terms.text("source", "a text")? {
            Some(source) => source.to_owned(),
            None => of_source("source").or_else(|| of_source("uri")).unwrap_or_default().chars().take(500).collect(),
        },
        urdb: urdb.to_string(),
    })
}

fn new_billing_account(catalog: &Catalog, body: &[u8]) -> Result<NewBillingAccount, Problem> {
    let fields = Fields::of(body, &["site_id", "building_id", "meter_id", "utility", "name", "tariff_name", "billing_day"])?;
    let day = fields.number("billing_day")?.unwrap_or(1);
    let billing_day = BillingDay::new(day).ok_or_else(|| {
        Problem::parameter("billing_day", format!("`billing_day` is {day}: give a day that every month has, 1 to 28"))
    })?;
    let text = |name: &str| match fields.text(name, "a text")? {
        Some(text) => Ok(text.to_owned()),
        None => Err(Problem::parameter(name, format!("`{name}` is missing"))),
    };
    Ok(NewBillingAccount {
        site_id: fields.site(catalog)?,
        building_id: fields.number("building_id")?.map(BuildingId),
        meter_id: fields.number("meter_id")?.map(MeterId),
        utility: fields.utility()?,
        name: text("name")?,
        tariff_name: text("tariff_name")?,
        billing_day,
    })
}
