//! What the prices in the form of a tariff come to: the hours of each price, and what the use of the
//! last whole billing period would have cost. Made by the server, with the page or while somebody
//! types.

use super::TariffInput;
use crate::tariff::account::{BillOf, place_name};
use crate::tariff::schedule::{DayPrices, PriceKey, period_names};
use app::Scope;
use app::document::part::Faults;
use domain::tariff::{Bill, BillingDay, Tariff, Tariffs, Version};
use domain::zone::{Date, Span};
use domain::{SiteId, UnitSystem, Utility, display};
use leptos::prelude::*;
use store::NewBillingAccount;
use wording::Words;
use wording::page::settings::tariff::form::preview as says;
use wording::page::settings::tariff::shown;

/// The most buildings of a site that are asked for an example.
const PLACES_MAX: usize = 8;

/// What the form comes to.
pub struct Preview {
    /// The tariff, if it can be read yet.
    tariff: Option<Tariff>,
    example: Option<Example>,
    utility: Utility,
    system: UnitSystem,
    currency: String,
}

/// The bill of the last period of an account, or of a place.
struct Example {
    place: String,
    month: String,
    /// By the prices of the form.
    made: Bill,
    /// By the prices that hold, if the account has some.
    now: Option<Bill>,
}

/// What the fields come to.
///
/// # Errors
/// The store's.
pub async fn of(state: &Scope, input: &TariffInput) -> store::Result<Preview> {
    let tariff = input.prices(state.words_of_all(), &mut Faults::new()).map(|prices| prices.1);
    let example = match &tariff {
        Some(tariff) => example(state, input, tariff).await?,
        None => None,
    };
    Ok(Preview { tariff, example, utility: input.utility, system: input.system, currency: input.currency.clone() })
}

/// The example bill: of the account that pays by a tariff of this name, else of the site, else of one
/// of its buildings.
async fn example(state: &Scope, input: &TariffInput, tariff: &Tariff) -> store::Result<Option<Example>> {
    let catalog = state.catalog();
    let (words, zone) = (state.words_of_all(), catalog.zone(input.site));
    let new = |building_id| NewBillingAccount {
        site_id: input.site,
        building_id,
        meter_id: None,
        utility: input.utility,
        name: String::new(),
        tariff_name: input.typed.get("name").to_owned(),
        billing_day: BillingDay::default(),
    };
    let is_of = |site_id: SiteId| site_id == input.site;
    let accounts = catalog.billing_accounts.values().map(|one| &one.account);
    let own =
        accounts.filter(|one| is_of(one.site_id) && one.utility == input.utility && one.tariff_name == input.typed.get("name"));
    let buildings = catalog.buildings.values().filter(|one| is_of(one.site_id)).take(PLACES_MAX);
    let places = buildings.map(|one| new(Some(one.building_id)));
    let asked: Vec<NewBillingAccount> = own.take(1).cloned().chain([new(None)]).chain(places).collect();
    for account in asked {
        let running = account.billing_day.period_at(&zone, state.now());
        let span = account.billing_day.period_at(&zone, running.start - 1);
        let usage = state.store.billing_account_usage(&account, span).await?;
        if usage.import.iter().all(|slot| slot.energy.is_none()) {
            continue;
        }
        let begin = Version { from: Date { year: 1970, month: 1, day: 1 }, to: None, tariff: tariff.clone() };
        let bill = |tariffs: &Tariffs| BillOf { tariffs, zone: &zone, span, usage: &usage }.bill();
        let held = catalog.tariffs_named(account.site_id, account.utility, &account.tariff_name);
        return Ok(Some(Example {
            place: place_name(&catalog, &account),
            month: month(words, zone.date(span.start), span, &zone),
            made: bill(&Tariffs::new(vec![begin])),
            now: held.map(|held| bill(held)).filter(|now| !now.lines.is_empty()),
        }));
    }
    Ok(None)
}

/// The period in words: a month by its name, another by its days.
fn month(words: Words, first: Date, span: Span, zone: &domain::Zone) -> String {
    if first.day == 1 { words.month_and_year(first) } else { words.range(first, zone.date(span.end - 1)) }
}

impl Preview {
    /// The part of the page.
    pub fn view(self, words: Words) -> AnyView {
        let Self { tariff, example, utility, system, currency } = self;
        let Some(tariff) = tariff else {
            return view! { <h2>{says::title(words)}</h2><p>{says::nothing_yet(words)}</p> }.into_any();
        };
        let unit = display::unit(utility, system);
        let price = |period: usize| {
            let price = tariff.energy.periods[period].first().map_or(0.0, domain::tariff::Tier::price);
            words.price(display::per_unit(price, utility, system), &currency, unit)
        };
        let names = period_names(words, &tariff.energy.labels, tariff.energy.periods.len());
        let prices: Vec<String> = (0..tariff.energy.periods.len()).map(price).collect();
        let energy = &tariff.energy;
        let hours = match &prices[..] {
            [only] => view! { <p>{says::flat(words, only)}</p> }.into_any(),
            _ => view! {
                <p class="status-text">{says::colours(words)}</p>
                <PriceKey rates=energy.clone() names=names.clone() prices/>
                <DayPrices words name=shown::weekdays(words) rates=energy.clone() schedule=energy.weekday names=names.clone()/>
                <DayPrices words name=shown::weekends(words) rates=energy.clone() schedule=energy.weekend names/>
            }
            .into_any(),
        };
        view! { <h2>{says::title(words)}</h2>{told(words, example, utility, system, &currency)}{hours} }.into_any()
    }
}

/// The example bill in words.
fn told(words: Words, example: Option<Example>, utility: Utility, system: UnitSystem, currency: &str) -> AnyView {
    let Some(Example { place, month, made, now }) = example else {
        return view! { <p>{says::no_use(words)}</p> }.into_any();
    };
    let amount = words.written(&display::figure(made.import, utility, system));
    let [before, sum, after] = says::would_cost(words, &place, &month, &amount, &words.money_exact(made.total, currency));
    let now = now.map(|now| says::now_costs(words, &words.money_exact(now.total, currency)));
    let covered = made.covered_ms as f64 / made.span.length_ms().max(1) as f64;
    let known = (covered < 0.995).then(|| says::incomplete(words, &words.share(covered)));
    view! {
        <p class="tariff-example">{before}<strong>{sum}</strong>{after}</p>
        {now.map(|now| view! { <p>{now}</p> })}
        {known.map(|known| view! { <p class="status-text">{known}</p> })}
    }
    .into_any()
}
