//! An account's bill for a period: what it comes to, a bar a day, what the running period will come
//! to, the bill before beside it, and line by line what it is made of.

pub(super) mod days;
mod expected;

use super::account::BillOf;
use app::Scope;
use app::chart::{ChartSheet, ChartView};
use app::document::answer::{Failure, answered_in};
use app::document::frame::{COSTS, Frame, may};
use app::document::part::PostButton;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use days::Days;
use domain::tariff::{Bill, Counted, LineKind};
use domain::zone::{Date, Span};
use domain::{BillingAccountId, Capability, Millis, UnitSystem, Utility, Zone, display};
use expected::{Expected, Unknown, expected};
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
    answered_in(COSTS, &state, page(&state, id, &params).await)
}

/// Year and month of `2026-10`.
fn month(text: &str) -> Option<(i32, u32)> {
    let (year, month) = text.split_once('-')?;
    let (year, month) = (year.parse().ok()?, month.parse().ok()?);
    ((2000..=2100).contains(&year) && (1..=12).contains(&month)).then_some((year, month))
}

async fn page(state: &Scope, id: i64, params: &Params) -> Result<Response, Failure> {
    let catalog = state.catalog();
    let account = catalog.billing_accounts.get(&BillingAccountId(id)).ok_or(Failure::Missing("account"))?;
    let one = account.account.clone();
    let site = catalog.sites.get(&one.site_id);
    let words = site.map_or_else(|| state.words_of_all(), |site| state.words(site));
    let (zone, now) = (catalog.zone(one.site_id), state.now());
    let span = match params.period.as_deref().and_then(month) {
        Some((year, month)) => one.billing_day.period_of_month(&zone, year, month),
        None => one.billing_day.period_at(&zone, now),
    };
    let span_before = one.billing_day.period_at(&zone, span.start - 1);
    let tariffs = catalog.tariffs_named(one.site_id, one.utility, &one.tariff_name).cloned().unwrap_or_default();
    let usage = state.store.billing_account_usage(&one, span).await?;
    let usage_before = state.store.billing_account_usage(&one, span_before).await?;
    let of = BillOf { tariffs: &tariffs, zone: &zone, span, usage: &usage };
    let of_before = BillOf { span: span_before, usage: &usage_before, ..of };
    let (made, before) = (of.bill(), of_before.bill());
    let (own_days, days_before) = (of.days(&made), of_before.days(&before));
    let is_running = span.contains(now);
    let expected = if is_running { Some(expected(state, &one, (of.tariffs, of.zone, span), &usage).await?) } else { None };
    let currency = site.map(|site| site.currency.clone()).unwrap_or_default();
    let days = Days { words, zone: &zone, currency: &currency, utility: one.utility, now };
    let shown = Shown {
        words,
        chart: days.chart(&own_days, &days_before),
        compared: Compared {
            words,
            zone: &zone,
            currency: &currency,
            utility: one.utility,
            made: &made,
            before: &before,
            has_before: days_before.iter().any(|day| day.energy.is_some()),
            has_demand: tariffs.at(&zone, span.end - 1).is_some_and(|version| version.tariff.has_demand()),
        }
        .told(expected),
        name: one.name,
        tariff_name: one.tariff_name,
        utility: one.utility,
        system: words.units,
        first: zone.date(span.start),
        last: zone.date(span.end - 1),
        is_running,
        is_over: span.end <= now,
        has_begun: span.start <= now,
        rests_on: rests_on(words, &made, one.utility, words.units, now),
        id,
        made,
        currency: currency.clone(),
    };
    let frame = Frame { section: COSTS, site_id: Some(one.site_id), ..Frame::new(state, says::title(words)) };
    Ok(frame.answer(StatusCode::OK, || shown.view()))
}

/// What the page shows.
struct Shown {
    words: Words,
    id: i64,
    name: String,
    tariff_name: String,
    made: Bill,
    currency: String,
    utility: Utility,
    system: UnitSystem,
    first: Date,
    last: Date,
    is_running: bool,
    is_over: bool,
    has_begun: bool,
    rests_on: String,
    chart: Option<ChartView>,
    compared: AnyView,
}

impl Shown {
    fn view(self) -> AnyView {
        let Self { words, id, made, currency, .. } = self;
        let sum = words.money_exact(made.total, &currency);
        let [ahead, sum, rest] = says::headline(words, &sum, self.first, self.last, self.is_running);
        let period = |months| {
            let date = self.first.month_start(months);
            format!("?period={:04}-{:02}", date.year, date.month)
        };
        let notes: Vec<String> = made.notes.iter().map(|note| says::note(words, note, &currency)).collect();
        view! {
            <div class="headline-block">
                <p class="headline-over">{self.name}</p>
                <h1 class="headline">{ahead}<strong>{sum}</strong>{rest}</h1>
                <p class="lede">{self.rests_on}</p>
            </div>
            <nav class="range-picker" aria-label=says::periods(words)>
                <a class="button button-quiet" href=period(-1)>{says::period_before(words)}</a>
                {self.is_over.then(|| view! { <a class="button button-quiet" href=period(1)>{says::period_after(words)}</a> })}
            </nav>
            {self.has_begun.then(|| days_shown(words, self.chart, &made, &currency, self.utility))}
            {self.compared}
            <Lines words made=made.clone() currency=currency.clone() utility=self.utility system=self.system/>
            <p class="status-text">{says::by_tariff(words, &self.tariff_name)}</p>
            {(!notes.is_empty()).then(|| view! {
                <ul class="inline-list status-text">{notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
            })}
            {may(Capability::Configure).then(|| view! { <PostButton action=format!("/settings/accounts/{id}/remove") label=says::remove(words)/> })}
        }
        .into_any()
    }
}

/// The section with the bar a day.
fn days_shown(words: Words, chart: Option<ChartView>, made: &Bill, currency: &str, utility: Utility) -> AnyView {
    let of_energy = made.lines.iter().filter(|line| matches!(line.kind, LineKind::Energy | LineKind::Export));
    let sum: f64 = of_energy.map(|line| line.amount).sum();
    let rest = made.total - sum;
    let money = |sum| words.money_exact(sum, currency);
    let note = if rest.abs() < 0.005 {
        says::bars_add_up(words, &money(sum))
    } else {
        says::bars_and_rest(words, &money(sum), &money(rest))
    };
    let body = match chart {
        None => view! { <p>{says::days_empty(words)}</p> }.into_any(),
        Some(chart) => view! {
            <figure class="figure-chart" data-utility=utility.as_str().replace('_', "-")>
                <figcaption class="chart-caption">
                    <h2 id="days-title">{says::days_title(words)}</h2>
                    <ul class="chart-key">
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar" y="2" width="12" height="8"/></svg>{says::bars_own(words)}</li>
                        <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>{says::bars_before(words)}</li>
                    </ul>
                </figcaption>
                <ChartSheet chart/>
                <p class="chart-note">{note}</p>
            </figure>
        }
        .into_any(),
    };
    view! { <section class="page-section">{body}</section> }.into_any()
}

/// The bill, what it will come to, and the bill before.
struct Compared<'a> {
    words: Words,
    zone: &'a Zone,
    currency: &'a str,
    utility: Utility,
    made: &'a Bill,
    before: &'a Bill,
    has_before: bool,
    /// Whether the tariff charges for demand.
    has_demand: bool,
}

impl Compared<'_> {
    fn told(&self, expected: Option<Result<Expected, Unknown>>) -> AnyView {
        let words = self.words;
        let known = expected.and_then(Result::ok);
        view! {
            <section class="page-section bill-beside" aria-labelledby="beside">
                <h2 id="beside">{says::beside(words)}</h2>
                {expected.map(|expected| self.expected(expected))}
                {self.than_before(expected.is_some(), known)}
            </section>
        }
        .into_any()
    }

    /// What the running period will come to, and what is not in it.
    fn expected(&self, expected: Result<Expected, Unknown>) -> AnyView {
        let (words, last) = (self.words, self.words.day_of_month(self.zone.date(self.made.span.end - 1)));
        let about = |sum: f64| words.money_about(sum, self.currency);
        match expected {
            Ok(Expected { total, lower, upper }) => {
                let [before, sum, after] = says::expected(words, &last, &about(total), &about(lower), &about(upper));
                let demand = self.has_demand.then(|| says::expected_demand(words));
                let sold = (self.made.export > 0.0).then(|| says::expected_sold(words));
                view! {
                    <p>{before}<strong>{sum}</strong>{after}</p>
                    {demand.map(|told| view! { <p class="status-text">{told}</p> })}
                    {sold.map(|told| view! { <p class="status-text">{told}</p> })}
                }
                .into_any()
            }
            Err(why) => {
                let told = match why {
                    Unknown::NoForecast => says::expected_none(words, &last),
                    Unknown::Until(at) => says::expected_until(words, &last, &words.day_of_month(self.zone.date(at - 1))),
                    Unknown::Meter => says::expected_never(words, &last),
                };
                view! { <p>{told}</p> }.into_any()
            }
        }
    }

    /// The difference from the bill before: of a period that is over, or of what is expected.
    fn than_before(&self, is_running: bool, known: Option<Expected>) -> AnyView {
        let words = self.words;
        let Span { start, end } = self.before.span;
        let range = words.range(self.zone.date(start), self.zone.date(end - 1));
        if !self.has_before {
            return view! { <p>{says::before_none(words, &range)}</p> }.into_any();
        }
        let sum = words.money_exact(self.before.total, self.currency);
        let [ahead, strong, rest] = match (is_running, known) {
            (true, None) => says::before(words, &sum, &range),
            (true, Some(expected)) => {
                let (change, by) = says::change(expected.total, self.before.total);
                says::expected_than_before(words, change, &words.money_about(by, self.currency), &sum, &range)
            }
            (false, _) => {
                let (change, by) = says::change(self.made.total, self.before.total);
                says::than_before(words, change, &words.money_exact(by, self.currency), &sum, &range)
            }
        };
        let used = (!is_running && self.before.import > 0.0).then(|| {
            let percent = words.signed_percent((self.made.import / self.before.import - 1.0) * 100.0);
            says::use_than_before(words, &percent, &display::figure(self.before.import, self.utility, words.units))
        });
        let covered = self.before.covered_ms as f64 / (end - start).max(1) as f64;
        let known = (covered < 0.995).then(|| says::before_incomplete(words, &words.share(covered)));
        view! {
            <p>{ahead}<strong>{strong}</strong>{rest}</p>
            {used.map(|used| view! { <p class="status-text">{used}</p> })}
            {known.map(|known| view! { <p class="status-text">{known}</p> })}
        }
        .into_any()
    }
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
    let unit = display::unit(utility, system);
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
                                {says::line_of(words, &line)}
                                {line.tier.map(|tier| view! { <span class="field-hint">{says::tier(words, tier, in_one(line.counted), says::each_of(words, line.counted, units))}</span> })}
                            </th>
                            <td class="number">{says::quantity(words, line.quantity * in_one(line.counted), line.counted, units)}</td>
                            <td class="number minor">{words.price(line.rate / in_one(line.counted), &of_each, says::each_of(words, line.counted, unit))}</td>
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
            ..domain::tariff::bill(
                &domain::tariff::Tariffs::default(),
                &domain::Zone::utc(),
                span,
                &domain::tariff::Usage::default(),
            )
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
