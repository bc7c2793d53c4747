//! Tariffs, accounts and emission factors: what is stored, what is refused, and what a place pays
//! by them.

use crate::ground::*;
use domain::source_energy::{SourceRatio, Supply};
use domain::tariff::{BillingDay, Pricing, Usage, bill};
use domain::zone::{Date, Span};
use domain::{
    BillingAccountId, DAY_MS, FactorId, HOUR_MS, MeterRole, Millis, Sight, SiteId, TariffId, UnitSystem, Utility, Zone,
};
use store::{Error, NewBillingAccount, NewFactor, NewRatio, NewSite, NewTariff, Owner, Rate, Store};

const ELECTRICITY: Utility = Utility::Electricity;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A tariff with one price.
fn tariff(site_id: SiteId, name: &str, from: &str, price: f64) -> NewTariff {
    NewTariff {
        site_id,
        utility: ELECTRICITY,
        name: name.to_owned(),
        currency: "EUR".to_owned(),
        effective_from: day(from),
        effective_to: None,
        urdb: format!(r#"{{"energyratestructure": [[{{"rate": {price}}}]]}}"#),
        source: "a letter".to_owned(),
    }
}

fn account(site_id: SiteId, tariff_name: &str) -> NewBillingAccount {
    NewBillingAccount {
        site_id,
        building_id: None,
        meter_id: None,
        utility: ELECTRICITY,
        name: format!("the account of {tariff_name}"),
        tariff_name: tariff_name.to_owned(),
        billing_day: BillingDay::default(),
    }
}

fn price(pricing: &Pricing, at: Millis) -> Option<f64> {
    pricing.price_at(&Zone::utc(), at).map(|price| price.buy)
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, Error>, of: &str) {
    let error = result.unwrap_err();
    assert!(error.is_refusal() && error.to_string().contains(of), "{error} does not speak of {of}");
}

pub async fn a_site_is_shown_the_units_of_its_place(ground: &Ground) {
    let store = ground.store().await;
    let (berlin, boston) = (site(&store, "Europe/Berlin").await, site(&store, "America/New_York").await);
    let catalog = store.catalog();
    assert_eq!(catalog.sites[&berlin].unit_system, UnitSystem::Metric);
    assert_eq!(catalog.sites[&boston].unit_system, UnitSystem::Us);
}

pub async fn a_tariff_is_kept_and_prices_what_its_site_buys(ground: &Ground) {
    let store = ground.store().await;
    let rate = Rate { price: Some(0.5), carbon_kg: None, source: "flat".to_owned() };
    let site = NewSite {
        name: "Elm Street".to_owned(),
        zone: "UTC".to_owned(),
        currency: "EUR".to_owned(),
        is_demo: false,
        rates: vec![(ELECTRICITY, rate)],
    };
    let site_id = store.site_insert(&site, 0).await.unwrap();
    let home = building(&store, site_id).await;
    let new = NewTariff { effective_to: Some(day("2026-03-03")), ..tariff(site_id, "Day", "2026-03-02", 0.25) };
    let tariff_id = store.tariff_insert(&new).await.unwrap();
    let listed = store.tariff_list().await.unwrap();
    assert_eq!(listed.iter().map(|one| (one.tariff_id, &one.tariff)).collect::<Vec<_>>(), [(tariff_id, &new)]);
    // Before its start and after its end the flat price holds.
    for owner in [Owner::Building(home), Owner::Site(site_id)] {
        let pricing = store.catalog().pricing_of(owner, ELECTRICITY);
        let prices = [MONDAY - 1, MONDAY, MONDAY + 2 * DAY_MS - 1, MONDAY + 2 * DAY_MS].map(|at| price(&pricing, at));
        assert_eq!(prices, [Some(0.5), Some(0.25), Some(0.25), Some(0.5)]);
    }
    // It holds for another process too, and after a restart.
    store.close().await;
    let again = ground.store().await;
    assert_eq!(price(&again.catalog().pricing_of(Owner::Site(site_id), ELECTRICITY), MONDAY), Some(0.25));
}

pub async fn a_tariff_that_cannot_be_read_is_refused_with_its_field(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let good = tariff(site_id, "Day", "2026-03-02", 0.25);
    let with = |edit: &dyn Fn(&mut NewTariff)| {
        let mut new = good.clone();
        edit(&mut new);
        new
    };
    for (new, field) in [
        (with(&|new| new.urdb = r#"{"energyratestructure": [[{"rate": "x"}]]}"#.to_owned()), "energyratestructure[0][0].rate"),
        (with(&|new| new.urdb = "no".to_owned()), "urdb"),
        (with(&|new| new.name = " ".to_owned()), "name"),
        (with(&|new| new.currency = "USD".to_owned()), "currency"),
        (with(&|new| new.effective_to = Some(day("2026-03-01"))), "effective_to"),
        (with(&|new| new.site_id = SiteId(99)), "site 99"),
    ] {
        refused(store.tariff_insert(&new).await, field);
    }
    assert!(store.tariff_list().await.unwrap().is_empty());
}

pub async fn a_new_version_never_says_anything_of_the_days_before_it(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    store.tariff_insert(&tariff(site_id, "Day", "2026-03-02", 0.25)).await.unwrap();
    store.tariff_insert(&tariff(site_id, "Day", "2026-03-04", 0.30)).await.unwrap();
    let pricing = store.catalog().pricing_of(Owner::Site(site_id), ELECTRICITY);
    let prices = [MONDAY, MONDAY + 2 * DAY_MS - 1, MONDAY + 2 * DAY_MS].map(|at| price(&pricing, at));
    assert_eq!(prices, [Some(0.25), Some(0.25), Some(0.30)]);
    for from in ["2026-03-02", "2026-03-03", "2026-03-04"] {
        refused(store.tariff_insert(&tariff(site_id, "Day", from, 9.0)).await, "effective_from");
    }
    // Two tariffs of the same utility and no account: nobody said which applies, so neither does.
    store.tariff_insert(&tariff(site_id, "Night", "2026-03-02", 0.10)).await.unwrap();
    assert_eq!(price(&store.catalog().pricing_of(Owner::Site(site_id), ELECTRICITY), MONDAY), None);
}

pub async fn a_version_that_holds_is_not_changed_and_one_to_come_is(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let first = store.tariff_insert(&tariff(site_id, "Day", "2026-03-02", 0.25)).await.unwrap();
    let next = store.tariff_insert(&tariff(site_id, "Day", "2026-04-01", 0.30)).await.unwrap();
    let today = day("2026-03-10");
    refused(store.tariff_update(first, &tariff(site_id, "Day", "2026-03-20", 9.0), today).await, "is not changed");
    refused(store.tariff_update(next, &tariff(site_id, "Day", "2026-03-05", 9.0), today).await, "is not changed");
    refused(store.tariff_update(TariffId(99), &tariff(site_id, "Day", "2026-05-01", 9.0), today).await, "99");
    let changed = tariff(site_id, "Day", "2026-04-02", 0.35);
    store.tariff_update(next, &changed, today).await.unwrap();
    assert_eq!(store.tariff_list().await.unwrap()[1].tariff, changed);
    let at = MONDAY + 31 * DAY_MS;
    assert_eq!(price(&store.catalog().pricing_of(Owner::Site(site_id), ELECTRICITY), at), Some(0.35));
}

pub async fn a_tariff_that_accounts_use_is_not_removed(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let first = store.tariff_insert(&tariff(site_id, "Day", "2026-03-02", 0.25)).await.unwrap();
    let next = store.tariff_insert(&tariff(site_id, "Day", "2026-04-01", 0.30)).await.unwrap();
    let spare = store.tariff_insert(&tariff(site_id, "Spare", "2026-03-02", 0.30)).await.unwrap();
    store.billing_account_insert(&account(site_id, "Day")).await.unwrap();
    let today = day("2026-03-10");
    refused(store.tariff_delete(first, today).await, "accounts are billed by it");
    for id in [next, spare] {
        store.tariff_delete(id, today).await.unwrap();
    }
    refused(store.tariff_delete(next, today).await, "no version");
    let left: Vec<TariffId> = store.tariff_list().await.unwrap().iter().map(|one| one.tariff_id).collect();
    assert_eq!(left, [first]);
}

pub async fn an_account_goes_before_the_site_and_other_buildings_pay_by_theirs(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let (school, home, flat) =
        (building(&store, site_id).await, building(&store, site_id).await, building(&store, site_id).await);
    for (name, price) in [("Site", 0.1), ("School", 0.2), ("Flat", 0.3)] {
        store.tariff_insert(&tariff(site_id, name, "2026-01-01", price)).await.unwrap();
    }
    store.billing_account_insert(&account(site_id, "Site")).await.unwrap();
    assert_eq!(store.catalog().charged_places(site_id, ELECTRICITY), [Owner::Site(site_id)]);
    store.billing_account_insert(&NewBillingAccount { building_id: Some(school), ..account(site_id, "School") }).await.unwrap();
    channel(&store, "flat", "energy_kwh").await;
    give(&store, "flat", flat, MeterRole::Main).await;
    let meter_id = store.catalog().meter_named("flat").unwrap().meter_id;
    store.billing_account_insert(&NewBillingAccount { meter_id: Some(meter_id), ..account(site_id, "Flat") }).await.unwrap();
    let catalog = store.catalog();
    let of = |owner| price(&catalog.pricing_of(owner, ELECTRICITY), MONDAY);
    let owners = [Owner::Site(site_id), Owner::Building(school), Owner::Building(home), Owner::Building(flat)];
    assert_eq!(owners.map(of), [Some(0.1), Some(0.2), Some(0.1), Some(0.3)]);
    // The site no longer pays one single price.
    assert_eq!(catalog.charged_places(site_id, ELECTRICITY), owners[1..]);
    assert_eq!(catalog.pricing_of(owners[0], Utility::NaturalGas), Pricing::default());
}

pub async fn an_account_is_changed_and_removed(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    for (name, price) in [("Day", 0.1), ("Night", 0.2)] {
        store.tariff_insert(&tariff(site_id, name, "2026-01-01", price)).await.unwrap();
    }
    let id = store.billing_account_insert(&account(site_id, "Day")).await.unwrap();
    let fifth = BillingDay::new(5).unwrap();
    store.billing_account_update(id, "Main", "Night", fifth).await.unwrap();
    let listed = store.billing_account_list().await.unwrap();
    let wanted = NewBillingAccount { name: "Main".to_owned(), billing_day: fifth, ..account(site_id, "Night") };
    assert_eq!(listed.iter().map(|one| (one.billing_account_id, &one.account)).collect::<Vec<_>>(), [(id, &wanted)]);
    assert_eq!(store.catalog().billing_accounts[&id].account, wanted);
    refused(store.billing_account_update(id, "Main", "Noon", fifth).await, "tariff_name");
    refused(store.billing_account_update(BillingAccountId(99), "Main", "Day", fifth).await, "99");
    store.billing_account_delete(id).await.unwrap();
    refused(store.billing_account_delete(id).await, "no account");
    assert!(store.billing_account_list().await.unwrap().is_empty() && store.catalog().billing_accounts.is_empty());
}

pub async fn an_account_that_names_what_is_not_there_is_refused(ground: &Ground) {
    let store = ground.store().await;
    let (site_id, other) = (site(&store, "UTC").await, site(&store, "Asia/Kolkata").await);
    let elsewhere = building(&store, other).await;
    store.tariff_insert(&tariff(site_id, "Day", "2026-01-01", 0.1)).await.unwrap();
    let good = account(site_id, "Day");
    refused(store.billing_account_insert(&NewBillingAccount { site_id: SiteId(99), ..good.clone() }).await, "site_id");
    refused(
        store.billing_account_insert(&NewBillingAccount { building_id: Some(elsewhere), ..good.clone() }).await,
        "building_id",
    );
    refused(
        store.billing_account_insert(&NewBillingAccount { meter_id: Some(domain::MeterId(99)), ..good.clone() }).await,
        "meter_id",
    );
    refused(
        store.billing_account_insert(&NewBillingAccount { tariff_name: "Noon".to_owned(), ..good.clone() }).await,
        "tariff_name",
    );
    refused(store.billing_account_insert(&NewBillingAccount { name: " ".to_owned(), ..good.clone() }).await, "name");
    store.billing_account_insert(&good).await.unwrap();
    refused(store.billing_account_insert(&good).await, "already");
}

pub async fn a_meters_account_sees_what_its_meter_bought_and_sold(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let home = building(&store, site_id).await;
    let bought = channel(&store, "main", "energy_kwh").await;
    let sold = channel(&store, "main", "energy_export_kwh").await;
    let other = channel(&store, "garage", "energy_kwh").await;
    give(&store, "main", home, MeterRole::Main).await;
    give(&store, "garage", home, MeterRole::Main).await;
    for (id, rate) in [(bought, 3.0), (sold, 1.0), (other, 2.0)] {
        commit(&store, &hourly(id, MONDAY, 24, rate)).await;
    }
    let selling = NewTariff {
        urdb: r#"{"energyratestructure": [[{"rate": 0.25, "sell": 0.10}]], "flatdemandstructure": [[{"rate": 2}]],
                  "demandratchetpercentage": [1,1,1,1,1,1,1,1,1,1,1,1]}"#
            .to_owned(),
        ..tariff(site_id, "Day", "2026-01-01", 0.0)
    };
    store.tariff_insert(&selling).await.unwrap();
    let meter_id = store.catalog().meter_named("main").unwrap().meter_id;
    let of_meter = NewBillingAccount { meter_id: Some(meter_id), ..account(site_id, "Day") };
    let of_building = NewBillingAccount { building_id: Some(home), ..account(site_id, "Day") };
    let span = Span { start: MONDAY + 12 * HOUR_MS, end: MONDAY + DAY_MS };
    let usage = store.billing_account_usage(&of_meter, span).await.unwrap();
    assert_near(energy(&usage.import), 36.0);
    assert_near(energy(&usage.export), 12.0);
    // The tariff looks back, so earlier usage is included.
    assert_near(energy(&usage.earlier), 36.0);
    assert_eq!(usage.import.len(), 48);
    let whole = store.billing_account_usage(&of_building, span).await.unwrap();
    assert_near(energy(&whole.import), 60.0);
    let tariffs = store.catalog().tariffs_named(site_id, ELECTRICITY, "Day").unwrap().clone();
    let seen = Usage { import: &usage.import, export: &usage.export, earlier: &usage.earlier };
    // 36 x 0.25 + 3 kW x 2 - 12 x 0.10.
    assert_near(bill(&tariffs, &Zone::utc(), span, &seen).total, 9.0 + 6.0 - 1.2);
    agrees(&store).await;
}

pub async fn a_sites_account_pays_for_what_no_other_account_does(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let (school, home) = (building(&store, site_id).await, building(&store, site_id).await);
    for (key, of, rate) in [("school", school, 5.0), ("home", home, 2.0)] {
        let id = channel(&store, key, "energy_kwh").await;
        give(&store, key, of, MeterRole::Main).await;
        commit(&store, &hourly(id, MONDAY, 10, rate)).await;
    }
    store.tariff_insert(&tariff(site_id, "Day", "2026-01-01", 0.25)).await.unwrap();
    let (of_site, of_school) =
        (account(site_id, "Day"), NewBillingAccount { building_id: Some(school), ..account(site_id, "Day") });
    store.billing_account_insert(&of_site).await.unwrap();
    let span = Span { start: MONDAY, end: MONDAY + DAY_MS };
    assert_near(energy(&store.billing_account_usage(&of_site, span).await.unwrap().import), 70.0);
    store.billing_account_insert(&of_school).await.unwrap();
    assert_near(energy(&store.billing_account_usage(&of_site, span).await.unwrap().import), 20.0);
    assert_near(energy(&store.billing_account_usage(&of_school, span).await.unwrap().import), 50.0);
    // Of all accounts at once it is the same, each in its own period.
    let first = Span { end: MONDAY + 3 * HOUR_MS, ..span };
    let asked = [(&of_site, span), (&of_school, first), (&of_school, span), (&of_site, first)];
    let at_once = store.billing_account_usage_all(&asked).await.unwrap();
    assert_eq!(at_once.iter().map(|usage| energy(&usage.import).round()).collect::<Vec<_>>(), [20.0, 15.0, 50.0, 6.0]);
    for ((account, span), usage) in asked.into_iter().zip(at_once) {
        assert_eq!(usage, store.billing_account_usage(account, span).await.unwrap());
    }
}

pub async fn a_building_pays_the_same_for_whoever_sees_it_alone(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let (school, home) = (building(&store, site_id).await, building(&store, site_id).await);
    for name in ["Day", "Night", "School"] {
        store.tariff_insert(&tariff(site_id, name, "2026-01-01", 0.25)).await.unwrap();
    }
    store.billing_account_insert(&account(site_id, "Night")).await.unwrap();
    let of_school = NewBillingAccount { building_id: Some(school), ..account(site_id, "School") };
    store.billing_account_insert(&of_school).await.unwrap();
    let all = store.catalog();
    for (building, name) in [(school, "School"), (home, "Night")] {
        let (owner, seen) = (Owner::Building(building), store.catalog_for(&Sight::of([building])));
        assert_eq!((seen.tariff_name_of(owner, ELECTRICITY), all.tariff_name_of(owner, ELECTRICITY)), (Some(name), Some(name)));
        assert!(seen.pricing_of(owner, ELECTRICITY).tariffs.at(&Zone::utc(), MONDAY).is_some(), "{name} has no price");
        let names = ["Day", "Night", "School"].map(|of| seen.tariffs_named(site_id, ELECTRICITY, of).is_some());
        assert_eq!(names, [false, name == "Night", name == "School"]);
    }
}

pub async fn the_published_factors_stand_and_a_sites_own_goes_before_them(ground: &Ground) {
    let store = ground.store().await;
    let (boston, berlin) = (site(&store, "America/New_York").await, site(&store, "Europe/Berlin").await);
    let kg = |store: &Store, site_id, utility, year| store.catalog().factors_of(site_id, utility).kg_in(year);
    // 0.81 lb a kWh from 2023 on, nothing before; gas is gas.
    assert_eq!(
        [2022, 2023, 2026].map(|year| kg(&store, boston, ELECTRICITY, year)),
        [None, Some(0.3674098197), Some(0.3674098197)]
    );
    assert_eq!(kg(&store, boston, Utility::NaturalGas, 2026), Some(domain::carbon::GAS_KG_PER_THERM));
    // Only a site can set a factor for steam, and no US figure applies to Berlin.
    assert_eq!(kg(&store, boston, Utility::Steam, 2026), None);
    assert_eq!(kg(&store, berlin, ELECTRICITY, 2026), None);
    let own = NewFactor {
        site_id: Some(berlin),
        region: String::new(),
        utility: ELECTRICITY,
        year: 2025,
        kg_co2e_per_unit: 0.33,
        source: "the utility's own statement".to_owned(),
    };
    store.factor_insert(&own).await.unwrap();
    assert_eq!([2024, 2025, 2026].map(|year| kg(&store, berlin, ELECTRICITY, year)), [None, Some(0.33), Some(0.33)]);
    let catalog = store.catalog();
    let factors = catalog.factors_of(berlin, ELECTRICITY);
    assert!(factors.held(2026).unwrap().stands_in && !factors.held(2025).unwrap().stands_in);
    // The years before a site's own factor keep the published one; no later published one overrides
    // the site's own.
    store.factor_insert(&NewFactor { site_id: Some(boston), year: 2026, kg_co2e_per_unit: 0.2, ..own.clone() }).await.unwrap();
    let later = NewFactor { site_id: None, region: "US".to_owned(), year: 2027, kg_co2e_per_unit: 0.35, ..own };
    store.factor_insert(&later).await.unwrap();
    assert_eq!(
        [2022, 2023, 2025, 2026, 2027].map(|year| kg(&store, boston, ELECTRICITY, year)),
        [None, Some(0.3674098197), Some(0.3674098197), Some(0.2), Some(0.2)]
    );
}

pub async fn a_factor_is_mended_and_removed_and_stands_once(ground: &Ground) {
    let store = ground.store().await;
    let published = store.factor_list().await.unwrap().len();
    let new = NewFactor {
        site_id: None,
        region: "DE".to_owned(),
        utility: ELECTRICITY,
        year: 2024,
        kg_co2e_per_unit: 0.363,
        source: "UBA".to_owned(),
    };
    let id = store.factor_insert(&new).await.unwrap();
    refused(store.factor_insert(&new).await, "year");
    refused(store.factor_insert(&NewFactor { year: 1066, ..new.clone() }).await, "year");
    refused(store.factor_insert(&NewFactor { region: String::new(), year: 2025, ..new.clone() }).await, "region");
    refused(store.factor_insert(&NewFactor { kg_co2e_per_unit: f64::NAN, year: 2025, ..new.clone() }).await, "kg_co2e_per_unit");
    refused(store.factor_insert(&NewFactor { site_id: Some(SiteId(99)), year: 2025, ..new.clone() }).await, "site_id");
    store.factor_update(id, 0.36, "UBA, revised").await.unwrap();
    let listed = store.factor_list().await.unwrap();
    let mended = listed.iter().find(|one| one.factor_id == id).unwrap();
    assert_eq!((mended.factor.kg_co2e_per_unit, mended.factor.source.as_str()), (0.36, "UBA, revised"));
    refused(store.factor_update(FactorId(999), 0.36, "UBA").await, "999");
    refused(store.factor_update(id, 0.36, "").await, "source");
    store.factor_delete(id).await.unwrap();
    refused(store.factor_delete(id).await, "no factor");
    assert_eq!(store.factor_list().await.unwrap().len(), published);
}

fn ratio(site_id: Option<SiteId>, supply: Supply, year: i32, ratio: f64) -> NewRatio {
    let stated = SourceRatio { year, ratio, source: "the plant".to_owned() };
    NewRatio { site_id, region: String::new(), supply, stated }
}

pub async fn the_published_ratios_of_source_energy_stand_and_a_sites_own_go_before_them(ground: &Ground) {
    let store = ground.store().await;
    let (boston, berlin) = (site(&store, "America/New_York").await, site(&store, "Europe/Berlin").await);
    let of = |site_id, supply, year| store.catalog().source_ratio(site_id, supply, year).map(|held| held.ratio);
    let [grid, roof, gas, _, steam, ..] = Supply::ALL;
    assert_eq!([grid, roof, gas, steam].map(|one| of(boston, one, 2026)), [Some(2.8), Some(1.0), Some(1.05), None]);
    assert_eq!(of(berlin, grid, 2026), None, "the EPA's are the US's");
    let kept = ratio(Some(berlin), grid, 2024, 1.8);
    let id = store.source_ratio_insert(&kept).await.unwrap();
    store.source_ratio_insert(&ratio(Some(berlin), grid, 2026, 1.5)).await.unwrap();
    store.source_ratio_insert(&ratio(Some(boston), steam, 2025, 1.2)).await.unwrap();
    store.source_ratio_insert(&ratio(Some(boston), grid, 2026, 2.5)).await.unwrap();
    assert_eq!(
        [2023, 2024, 2025, 2026, 2030].map(|year| of(berlin, grid, year)),
        [None, Some(1.8), Some(1.8), Some(1.5), Some(1.5)]
    );
    // Before the site's first own ratio the published one holds.
    assert_eq!([2025, 2026].map(|year| of(boston, grid, year)), [Some(2.8), Some(2.5)]);
    assert_eq!((of(boston, steam, 2026), of(berlin, steam, 2026)), (Some(1.2), None));
    let listed = store.source_ratio_list().await.unwrap();
    assert_eq!(listed.len(), 7);
    assert_eq!(listed.iter().find(|one| one.source_ratio_id == id).unwrap().ratio, kept);
    store.source_ratio_delete(id).await.unwrap();
    assert_eq!(of(berlin, grid, 2025), None);
    refused(store.source_ratio_delete(id).await, "no ratio");
    let published = listed.iter().find(|one| one.ratio.site_id.is_none()).unwrap().source_ratio_id;
    refused(store.source_ratio_delete(published).await, "site’s own");
}

pub async fn a_ratio_of_source_energy_that_cannot_be_is_refused(ground: &Ground) {
    let store = ground.store().await;
    let site_id = site(&store, "UTC").await;
    let grid = Supply::bought(ELECTRICITY);
    store.source_ratio_insert(&ratio(Some(site_id), grid, 2024, 1.8)).await.unwrap();
    refused(store.source_ratio_insert(&ratio(Some(site_id), grid, 2024, 2.0)).await, "`year` is 2024");
    refused(store.source_ratio_insert(&ratio(Some(site_id), grid, 1066, 2.0)).await, "`year` is 1066");
    refused(store.source_ratio_insert(&ratio(Some(site_id), grid, 2025, -1.0)).await, "`ratio` is -1");
    refused(store.source_ratio_insert(&ratio(Some(site_id), grid, 2025, f64::NAN)).await, "`ratio` is NaN");
    refused(store.source_ratio_insert(&ratio(Some(SiteId(99)), grid, 2025, 2.0)).await, "`site_id`");
    refused(store.source_ratio_insert(&ratio(None, grid, 2025, 2.0)).await, "`region`");
    refused(store.source_ratio_insert(&ratio(Some(site_id), Supply::bought(Utility::Water), 2025, 2.0)).await, "`of`");
    let mut nobodys = ratio(Some(site_id), grid, 2025, 2.0);
    nobodys.stated.source.clear();
    refused(store.source_ratio_insert(&nobodys).await, "`source`");
    assert_eq!(store.source_ratio_list().await.unwrap().len(), 4);
}
