//! The bill of an account for one of its periods, and the data behind it.

use super::notation::{thousandths, tidy, written};
use crate::http::problem::Problem;
use app::Scope;
use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use domain::tariff::{Bill, Counted, Line, Usage, bill};
use domain::zone::{Date, Span};
use domain::{BillingAccountId, Millis, Utility, Zone};
use serde::Serialize;
use services::Services;
use store::{BillingAccount, Catalog};

/// A bill.
#[derive(Serialize)]
pub(super) struct BillBody {
    account_id: BillingAccountId,
    account: String,
    utility: Utility,
    tariff_name: String,
    currency: String,
    period: PeriodBody,
    lines: Vec<LineBody>,
    total: f64,
    import: f64,
    export: f64,
    unit: &'static str,
    /// Only for a tariff with a demand charge.
    peak_kw: Option<f64>,
    /// Share of the period so far that is known; `quality` is that share times how far it can be
    /// trusted. See docs/api.md.
    coverage: f64,
    quality: f64,
    /// Hours of the period so far without data.
    missing_hours: f64,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct PeriodBody {
    start: String,
    end: String,
    first_day: String,
    last_day: String,
    /// Whether the period is over; until then the bill grows.
    is_over: bool,
}

#[derive(Serialize)]
struct LineBody {
    kind: &'static str,
    name: String,
    quantity: f64,
    unit: &'static str,
    rate: f64,
    amount: f64,
}

/// `GET /api/bills?account=…&period=2026-10`
pub(super) async fn bill_of(
    state: Scope<Services>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Json<BillBody>, Problem> {
    let parameters = query?.0;
    let catalog = state.catalog();
    let account = account_asked(&catalog, &parameters)?;
    let zone = catalog.zone(account.account.site_id);
    let now = state.now();
    let span = period_asked(&parameters, account, &zone, now)?;
    let usage = state.store.billing_account_usage(&account.account, span).await?;
    let of = &account.account;
    let tariffs = catalog.tariffs_named(of.site_id, of.utility, &of.tariff_name).cloned().unwrap_or_default();
    let seen = Usage { import: &usage.import, export: &usage.export, earlier: &usage.earlier };
    let made = bill(&tariffs, &zone, span, &seen);
    let currency = catalog.sites.get(&of.site_id).map(|site| site.currency.clone()).unwrap_or_default();
    Ok(Json(bill_body(account, currency, &zone, made, now)))
}

/// The value of a required parameter, given exactly once.
fn single<'a>(parameters: &'a [(String, String)], name: &str, would_do: &str) -> Result<&'a str, Problem> {
    if let Some((unknown, _)) = parameters.iter().find(|(given, _)| !["account", "period"].contains(&given.as_str())) {
        return Err(Problem::parameter(unknown, format!("`{unknown}` is no parameter here: there are account, period")));
    }
    let mut values = parameters.iter().filter(|(given, _)| given == name).map(|(_, value)| value.trim());
    match (values.next(), values.next()) {
        (Some(value), None) => Ok(value),
        (Some(_), Some(_)) => Err(Problem::parameter(name, format!("`{name}` is given more than once: give it once"))),
        (None, _) => Err(Problem::parameter(name, format!("`{name}` is missing: give {would_do}"))),
    }
}

fn account_asked<'a>(catalog: &'a Catalog, parameters: &[(String, String)]) -> Result<&'a BillingAccount, Problem> {
    const WOULD_DO: &str = "a number, as /api/billing-accounts lists them";
    let text = single(parameters, "account", WOULD_DO)?;
    let id: BillingAccountId =
        text.parse().map_err(|_| Problem::parameter("account", format!("`account` is \"{text}\": give {WOULD_DO}")))?;
    let account = catalog.billing_accounts.get(&id);
    account.ok_or_else(|| {
        Problem::unknown("account", format!("there is no account {id}: /api/billing-accounts lists what there is"))
    })
}

fn period_asked(parameters: &[(String, String)], account: &BillingAccount, zone: &Zone, now: Millis) -> Result<Span, Problem> {
    const WOULD_DO: &str = "the month in which the billing period begins, such as 2026-10";
    let text = single(parameters, "period", WOULD_DO)?;
    let month = Date::parse(&format!("{text}-01"));
    let month = month.ok_or_else(|| Problem::parameter("period", format!("`period` is \"{text}\": give {WOULD_DO}")))?;
    let span = account.account.billing_day.period_of_month(zone, month.year, month.month);
    if span.start > now || span.start < domain::EARLIEST {
        let day = zone.date(span.start);
        return Err(Problem::parameter(
            "period",
            format!("`period` is \"{text}\", which begins on {day}: nothing is known of then"),
        ));
    }
    Ok(span)
}

fn bill_body(account: &BillingAccount, currency: String, zone: &Zone, bill: Bill, now: Millis) -> BillBody {
    let unit = account.account.utility.unit();
    let line = |line: Line| LineBody {
        kind: line.kind.as_str(),
        name: line.name(),
        quantity: line.quantity,
        unit: match line.counted {
            Counted::Units => unit.as_str(),
            Counted::Kilowatts => "kw",
            Counted::Days => "days",
            Counted::Months => "months",
        },
        rate: tidy(line.rate),
        amount: line.amount,
    };
    let so_far_ms = (bill.span.end.min(now) - bill.span.start).max(1);
    let coverage = (bill.covered_ms as f64 / so_far_ms as f64).min(1.0);
    let mut notes: Vec<String> = bill.notes.iter().map(ToString::to_string).collect();
    let is_over = bill.span.end <= now;
    if !is_over {
        notes.push("the period is not over: this is the bill so far, with its fixed charges whole".to_owned());
    }
    if coverage < 0.999 {
        notes.push(format!("{:.1} % of the time is not known, and nothing is charged for it", (1.0 - coverage) * 100.0));
    }
    BillBody {
        account_id: account.billing_account_id,
        account: account.account.name.clone(),
        utility: account.account.utility,
        tariff_name: account.account.tariff_name.clone(),
        currency,
        period: PeriodBody {
            start: written(bill.span.start),
            end: written(bill.span.end),
            first_day: zone.date(bill.span.start).to_string(),
            last_day: zone.date(bill.span.end - 1).to_string(),
            is_over,
        },
        lines: bill.lines.into_iter().map(line).collect(),
        total: bill.total,
        import: bill.import,
        export: bill.export,
        unit: unit.as_str(),
        peak_kw: bill.peak_kw.map(tidy),
        coverage: thousandths(coverage),
        quality: thousandths(bill.quality * coverage),
        missing_hours: tidy((so_far_ms - bill.covered_ms).max(0) as f64 / domain::HOUR_MS as f64),
        notes,
    }
}
