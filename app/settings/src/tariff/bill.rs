//! An account's bill for a period, line by line, and the data that it is based on.

use crate::above;
use app::Scope;
use app::document::answer::{Failure, answered};
use app::document::frame::Frame;
use app::document::part::PostButton;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::tariff::{Bill, Counted, Usage, bill};
use domain::{BillingAccountId, Millis, UnitSystem, Utility, display};
use leptos::prelude::*;
use serde::Deserialize;
use wording::Words;
use wording::page::settings::tariff::bill as says;

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
    let words = state.words_of_all();
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
    let frame = Frame { above: &above::tariffs(words), ..Frame::new(state, says::title(words)) };
    let sum = words.money_exact(made.total, &currency);
    let [ahead, sum, rest] = says::headline(words, &sum, first, last, is_running);
    Ok(frame.answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <p class="headline-over">{one.name.clone()}</p>
                <h1 class="headline">{ahead}<strong>{sum}</strong>{rest}</h1>
                <p class="lede">{rests_on(words, &made, one.utility, system, now)}</p>
            </div>
            <nav class="range-picker" aria-label=says::periods(words)>
                <a class="button button-quiet" href=format!("?period={before}")>{says::period_before(words)}</a>
                {(span.end <= now).then(|| view! { <a class="button button-quiet" href=format!("?period={after}")>{says::period_after(words)}</a> })}
            </nav>
            <Lines words made=made.clone() currency=currency.clone() utility=one.utility system/>
            <p class="status-text">{says::by_tariff(words, &one.tariff_name)}</p>
            {(!made.notes.is_empty()).then(|| view! {
                <ul class="inline-list status-text">{made.notes.iter().cloned().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
            })}
            <PostButton action=format!("/settings/accounts/{id}/remove") label=says::remove(words)/>
        }
        .into_any()
    }))
}

/// How much of the period the bill's data covers, in words.
fn rests_on(words: Words, made: &Bill, utility: Utility, system: UnitSystem, now: Millis) -> String {
    if now < made.span.start {
        return says::not_begun(words).to_owned();
    }
    let length = (made.span.end - made.span.start).max(1);
    let covered = made.covered_ms as f64 / length as f64;
    let used = display::figure(made.import, utility, system);
    says::rests_on(words, &used, made.peak_kw, covered, made.span.contains(now))
}

#[component]
fn Lines(words: Words, made: Bill, currency: String, utility: Utility, system: UnitSystem) -> impl IntoView {
    let (each, units) = display::amount(1.0, utility, system);
    // The number of shown units in one counted unit.
    let in_one = |counted: Counted| if counted == Counted::Units { each } else { 1.0 };
    let total = words.money_exact(made.total, &currency);
    let of_each = currency.clone();
    view! {
        <div class="table-scroll">
            <table class="table">
                <thead><tr><th scope="col">{says::head_for(words)}</th><th scope="col" class="number">{says::head_quantity(words)}</th><th scope="col" class="number minor">{says::head_each(words)}</th><th scope="col" class="number">{currency.clone()}</th></tr></thead>
                <tbody>
                    {made.lines.into_iter().map(|line| view! {
                        <tr>
                            <th scope="row">
                                {line.name}
                                {line.tier.map(|tier| view! { <span class="field-hint">{says::tier(words, tier, in_one(line.counted), says::each_of(words, line.counted, units))}</span> })}
                            </th>
                            <td class="number">{says::quantity(words, line.quantity * in_one(line.counted), line.counted, units)}</td>
                            <td class="number minor">{words.rate(line.rate / in_one(line.counted), &of_each)}</td>
                            <td class="number">{words.fixed(line.amount, 2)}</td>
                        </tr>
                    }).collect_view()}
                    <tr><th scope="row">{says::total(words)}</th><td></td><td class="minor"></td><td class="number"><strong>{total}</strong></td></tr>
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
    fn a_bill_says_how_much_of_its_period_is_known() {
        let span = domain::zone::Span { start: 1_000, end: 2_000 };
        let made = Bill {
            import: 10.0,
            covered_ms: 400,
            ..bill(&domain::tariff::Tariffs::default(), &domain::Zone::utc(), span, &Usage::default())
        };
        let told = |now| rests_on(Words::ENGLISH, &made, Utility::Electricity, UnitSystem::Us, now).replace('\u{a0}', " ");
        assert!(told(999).starts_with("This period has not started"), "{}", told(999));
        assert_eq!(told(1_000), "Usage: 10.0 kWh. 40% complete.");
        assert_eq!(told(2_000), "Usage: 10.0 kWh. Only 40% of the period was metered, so it is incomplete.");
    }

    #[test]
    fn a_period_is_named_by_the_month_in_which_it_begins() {
        assert_eq!(month("2026-10"), Some((2026, 10)));
        for text in ["2026", "2026-13", "x-1", "1999-01"] {
            assert_eq!(month(text), None, "{text}");
        }
    }
}
