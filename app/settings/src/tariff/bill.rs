//! An account's bill for a period, line by line, and the data that it is based on.

use crate::above;
use app::{Scope, words};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use document::answer::{Failure, answered};
use document::frame::Frame;
use document::part::PostButton;
use domain::tariff::{Bill, Counted, Usage, bill};
use domain::{BillingAccountId, Millis, UnitSystem, Utility, display, figure};
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Params {
    /// The month in which the period begins: `2026-10`.
    period: Option<String>,
}

pub async fn show(state: Scope, Path(id): Path<i64>, Query(params): Query<Params>) -> Response {
    answered(&state, page(&state, id, &params).await)
}

/// Year and month of `2026-10`.
fn month(text: &str) -> Option<(i32, u32)> {
    let (year, month) = text.split_once('-')?;
    let (year, month) = (year.parse().ok()?, month.parse().ok()?);
    ((2000..=2100).contains(&year) && (1..=12).contains(&month)).then_some((year, month))
}

async fn page(state: &Scope, id: i64, params: &Params) -> Result<Response, Failure> {
    let accounts = state.store.billing_account_list().await?;
    let account =
        accounts.into_iter().find(|one| one.billing_account_id == BillingAccountId(id)).ok_or(Failure::Missing("account"))?;
    let one = account.account;
    let catalog = state.catalog();
    let (zone, system) = (catalog.zone(one.site_id), catalog.unit_system(one.site_id));
    let now = state.now();
    let span = match params.period.as_deref().and_then(month) {
        Some((year, month)) => one.billing_day.period_of_month(&zone, year, month),
        None => one.billing_day.period_at(&zone, now),
    };
    let usage = state.store.billing_account_usage(&one, span).await?;
    let tariffs = catalog.tariffs_named(one.site_id, one.utility, &one.tariff_name).cloned().unwrap_or_default();
    let made = bill(&tariffs, &zone, span, &Usage { import: &usage.import, export: &usage.export, earlier: &usage.earlier });
    let currency = catalog.sites.get(&one.site_id).map(|site| site.currency.clone()).unwrap_or_default();
    let first = zone.date(span.start);
    let (before, after) = (first.month_start(-1), first.month_start(1));
    let name_of = |date: domain::zone::Date| format!("{:04}-{:02}", date.year, date.month);
    let (before, after) = (name_of(before), name_of(after));
    let last = zone.date(span.end - 1);
    let is_running = span.contains(now);
    let frame = Frame { above: above::TARIFFS, ..Frame::new(state, "A bill") };
    Ok(frame.answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <p class="headline-over">{one.name.clone()}</p>
                <h1 class="headline">
                    <strong>{money(made.total, &currency)}</strong>
                    {if is_running { format!(" so far, since {}.", words::day(first)) } else { format!(", {}.", words::range(first, last)) }}
                </h1>
                <p class="lede">{rests_on(&made, one.utility, system, now)}</p>
            </div>
            <nav class="range-picker" aria-label="Billing period">
                <a class="button button-quiet" href=format!("?period={before}")>"The period before"</a>
                {(span.end <= now).then(|| view! { <a class="button button-quiet" href=format!("?period={after}")>"The period after"</a> })}
            </nav>
            <Lines made=made.clone() currency=currency.clone() utility=one.utility system/>
            <p class="status-text">{format!("By the tariff {}.", one.tariff_name)}</p>
            {(!made.notes.is_empty()).then(|| view! {
                <ul class="inline-list status-text">{made.notes.iter().cloned().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
            })}
            <PostButton action=format!("/settings/accounts/{id}/remove") label="Remove this account"/>
        }
        .into_any()
    }))
}

fn money(amount: f64, currency: &str) -> String {
    figure::money_exact(amount, currency)
}

/// A quantity in words; months and days have no empty decimals, as in `1 month`.
fn quantity(value: f64, counted: Counted, unit: &str) -> String {
    match counted {
        Counted::Days | Counted::Months if value == 1.0 => format!("1 {}", unit.trim_end_matches('s')),
        Counted::Days | Counted::Months if value.fract() == 0.0 => format!("{value:.0} {unit}"),
        _ => format!("{} {unit}", figure::significant(value)),
    }
}

/// The bounds of a tier in words. `each` is the number of shown units in one counted unit.
fn tier_words((from, to): (f64, Option<f64>), each: f64, unit: &str) -> String {
    let shown = |amount: f64| figure::significant(amount * each);
    match to {
        Some(to) if from <= 0.0 => format!("up to {} {unit}", shown(to)),
        Some(to) => format!("{} to {} {unit}", shown(from), shown(to)),
        None => format!("above {} {unit}", shown(from)),
    }
}

/// How much of the period the bill's data covers, in words.
fn rests_on(made: &Bill, utility: Utility, system: UnitSystem, now: Millis) -> String {
    if now < made.span.start {
        return "This period has not begun: of what it will be, only what does not depend on use is known.".to_owned();
    }
    let length = (made.span.end - made.span.start).max(1);
    let covered = made.covered_ms as f64 / length as f64;
    let used = display::figure(made.import, utility, system);
    let peak = made.peak_kw.map(|kw| format!(", with a highest demand of {} kW", figure::significant(kw))).unwrap_or_default();
    let known = if covered > 0.995 {
        "every hour of it is known".to_owned()
    } else if made.span.contains(now) {
        format!("{:.0} % of the period has been metered", covered * 100.0)
    } else {
        format!("only {:.0} % of the period was metered, so it is not complete", covered * 100.0)
    };
    format!("For {used}{peak}; {known}.")
}

#[component]
fn Lines(made: Bill, currency: String, utility: Utility, system: UnitSystem) -> impl IntoView {
    let (each, units) = display::amount(1.0, utility, system);
    // The number of shown units in one counted unit.
    let in_one = |counted: Counted| if counted == Counted::Units { each } else { 1.0 };
    let unit = |counted: Counted| match counted {
        Counted::Units => units,
        Counted::Kilowatts => "kW",
        Counted::Days => "days",
        Counted::Months => "months",
    };
    let total = money(made.total, &currency);
    view! {
        <div class="table-scroll">
            <table class="table">
                <thead><tr><th scope="col">"For"</th><th scope="col" class="number">"Quantity"</th><th scope="col" class="number minor">"Each"</th><th scope="col" class="number">{currency.clone()}</th></tr></thead>
                <tbody>
                    {made.lines.into_iter().map(|line| view! {
                        <tr>
                            <th scope="row">
                                {line.name}
                                {line.tier.map(|tier| view! { <span class="field-hint">{tier_words(tier, in_one(line.counted), unit(line.counted))}</span> })}
                            </th>
                            <td class="number">{quantity(line.quantity * in_one(line.counted), line.counted, unit(line.counted))}</td>
                            <td class="number minor">{super::shown::price(line.rate / in_one(line.counted))}</td>
                            <td class="number">{figure::fixed(line.amount, 2)}</td>
                        </tr>
                    }).collect_view()}
                    <tr><th scope="row">"Total"</th><td></td><td class="minor"></td><td class="number"><strong>{total}</strong></td></tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tier_is_told_in_the_unit_that_its_reader_knows() {
        // 36.3 therms are 100 m³ of gas.
        let each = display::amount(1.0, Utility::NaturalGas, UnitSystem::Metric).0;
        let told = [(0.0, Some(36.3)), (36.3, Some(72.6)), (72.6, None)].map(|tier| tier_words(tier, each, "m³"));
        assert_eq!(told, ["up to 100 m³", "100 to 200 m³", "above 200 m³"]);
    }

    #[test]
    fn a_bill_says_how_much_of_its_period_is_known() {
        let span = domain::zone::Span { start: 1_000, end: 2_000 };
        let made = Bill {
            import: 10.0,
            covered_ms: 400,
            ..bill(&domain::tariff::Tariffs::default(), &domain::Zone::utc(), span, &Usage::default())
        };
        let told = |now| rests_on(&made, Utility::Electricity, UnitSystem::Us, now).replace('\u{a0}', " ");
        assert!(told(999).starts_with("This period has not begun"), "{}", told(999));
        assert_eq!(told(1_000), "For 10.0 kWh; 40 % of the period has been metered.");
        assert_eq!(told(2_000), "For 10.0 kWh; only 40 % of the period was metered, so it is not complete.");
    }

    #[test]
    fn a_whole_month_has_no_digits_behind_a_point() {
        let told = [(1.0, Counted::Months), (31.0, Counted::Days), (0.5, Counted::Months), (40.0, Counted::Units)];
        let told = told.map(|(value, counted)| {
            quantity(
                value,
                counted,
                match counted {
                    Counted::Months => "months",
                    Counted::Days => "days",
                    _ => "kWh",
                },
            )
        });
        assert_eq!(told, ["1 month", "31 days", "0.500 months", "40.0 kWh"]);
    }

    #[test]
    fn a_period_is_named_by_the_month_in_which_it_begins() {
        assert_eq!(month("2026-10"), Some((2026, 10)));
        for text in ["2026", "2026-13", "x-1", "1999-01"] {
            assert_eq!(month(text), None, "{text}");
        }
    }
}
