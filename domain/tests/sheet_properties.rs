//! What a form can say of a tariff reads back the same, and a published tariff that a form can show
//! costs in every hour, and on every bill, what it cost before it was shown.
#![cfg(feature = "zones")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use domain::tariff::sheet::{LEVELS_MAX, LIMITS_MAX, Level, SEASONS_MAX, Season, Sheet};
use domain::tariff::{BillingDay, LineKind, Metering, Per, Tariff, Tariffs, Usage, Version, bill, by_day, urdb};
use domain::zone::{Date, Span};
use domain::{HOUR_MS, Slot, Utility, Zone};
use proptest::prelude::*;
use serde_json::{Value, json};

fn money() -> impl Strategy<Value = f64> {
    (1_i32..5_000).prop_map(|tenths| f64::from(tenths) / 1e4)
}

fn level() -> impl Strategy<Value = Level> {
    let steps = (prop::collection::btree_set(1_u32..2_000, 0..=LIMITS_MAX), prop::collection::vec(money(), LIMITS_MAX));
    (money(), steps, prop::option::of(money()), prop::option::of(money())).prop_map(|(price, (limits, prices), sell, demand)| {
        let steps = limits.into_iter().map(f64::from).zip(prices).collect();
        Level { name: String::new(), price, steps, sell, demand }
    })
}

fn per() -> impl Strategy<Value = Per> {
    prop_oneof![Just(Per::Day), Just(Per::Month), Just(Per::Year)]
}

/// A sheet as it stands when it was read: seasons in the order of their months, no two the same, and
/// demand only where a level has hours.
fn sheet() -> impl Strategy<Value = Sheet> {
    let levels = prop::collection::vec(level(), 1..=LEVELS_MAX);
    let season = (prop::array::uniform24(0_u8..8), prop::array::uniform24(0_u8..8), prop::option::of(money()));
    let seasons = prop::collection::vec(season, SEASONS_MAX);
    let season_of = prop::array::uniform12(0_u8..SEASONS_MAX as u8);
    let charges = (prop::option::of((money(), per())), prop::option::of((money(), per())), any::<bool>(), any::<bool>());
    (levels, seasons, season_of, charges).prop_map(|(mut levels, drawn, months, (fixed, minimum, is_net, is_daily))| {
        let hour = |hour: u8| hour % levels.len() as u8;
        let (mut seasons, mut season_of) = (Vec::<Season>::new(), [0; 12]);
        for (month, of_month) in season_of.iter_mut().enumerate() {
            let (weekday, weekend, demand) = drawn[usize::from(months[month])];
            let season = Season { weekday: weekday.map(hour), weekend: weekend.map(hour), demand };
            let at = seasons.iter().position(|one| *one == season).unwrap_or_else(|| {
                seasons.push(season);
                seasons.len() - 1
            });
            *of_month = at as u8;
        }
        for (index, level) in levels.iter_mut().enumerate() {
            let has_hours =
                |season: &Season| season.weekday.iter().chain(&season.weekend).any(|hour| usize::from(*hour) == index);
            level.name = format!("level {index}");
            level.demand = level.demand.filter(|_| seasons.iter().any(has_hours));
        }
        let is_daily = is_daily && levels.iter().any(|level| !level.steps.is_empty());
        let metering = if is_net { Metering::NetMetering } else { Metering::NetBilling };
        Sheet { levels, is_daily, seasons, season_of, has_demand: true, fixed, minimum, metering }
    })
}

fn read(value: &Value) -> Tariff {
    urdb::read_value(value, Utility::Electricity).unwrap_or_else(|fault| panic!("{fault}: {value}"))
}

/// A published tariff: what a form shows, and beside it what it does not.
fn published() -> impl Strategy<Value = Value> {
    let apart = (any::<bool>(), any::<bool>(), any::<bool>(), 0_u8..3);
    (sheet(), apart).prop_map(|(sheet, (has_adjustment, has_holidays, has_other_demand, ratchet))| {
        let mut value = urdb::write(&sheet.tariff("Published"), Utility::Electricity);
        value["sector"] = json!("Residential");
        if has_adjustment {
            value["energyratestructure"][0][0]["adj"] = json!(0.0173);
        }
        if has_holidays {
            value["holidays"] = json!(["2026-06-15", "2026-12-25"]);
        }
        if has_other_demand {
            // The hours of no level: the first hour of each day alone.
            let day: Vec<u8> = (0..24).map(|hour| u8::from(hour == 0)).collect();
            value["demandratestructure"] = json!([[{ "rate": 0 }], [{ "rate": 7.5 }]]);
            value["demandweekdayschedule"] = json!(vec![&day; 12]);
            value["demandweekendschedule"] = json!(vec![&day; 12]);
            value["demandtoulabels"] = json!([]);
        }
        if ratchet > 0 {
            value["demandratchetpercentage"] = json!(vec![f64::from(ratchet) / 4.0; 12]);
        }
        value
    })
}

/// July 2026 by the hour: more by day, some of it sold.
fn july() -> (Vec<Slot>, Vec<Slot>) {
    let first = Date { year: 2026, month: 7, day: 1 }.days() * 24;
    let slot = |hour: i64, energy: f64| {
        let span = Span { start: (first + hour) * HOUR_MS, end: (first + hour + 1) * HOUR_MS };
        Slot { energy: Some(energy), covered_ms: HOUR_MS, quality: 1.0, count: 1, ..Slot::empty(span) }
    };
    let import = (0..31 * 24).map(|hour| slot(hour, 0.7 + (hour % 24) as f64 * 0.113 + (hour % 7) as f64 * 0.031)).collect();
    let export = (0..31 * 24).filter(|hour| (10..15).contains(&(hour % 24))).map(|hour| slot(hour, 0.37)).collect();
    (import, export)
}

fn dated(tariff: Tariff) -> Tariffs {
    Tariffs::new(vec![Version { from: Date { year: 2020, month: 1, day: 1 }, to: None, tariff }])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_a_form_says_reads_back_the_same(sheet in sheet()) {
        let value = urdb::overlaid(&sheet, "Time of Use", None, Utility::Electricity);
        let back = Sheet::of(&read(&value)).unwrap();
        prop_assert_eq!(&back, &sheet);
        // Once more, over what it wrote.
        let again = urdb::overlaid(&back, "Time of Use", Some(&value), Utility::Electricity);
        prop_assert_eq!(again, value);
    }

    #[test]
    fn every_hour_and_every_bill_costs_what_it_did_before_a_form_showed_it(value in published()) {
        let before = read(&value);
        let Ok(sheet) = Sheet::of(&before) else { return Ok(()) };
        let written = urdb::overlaid(&sheet, "Published", Some(&value), Utility::Electricity);
        let after = read(&written);
        let zone = Zone::named("America/New_York").unwrap();
        let year = Date { year: 2026, month: 1, day: 1 }.days() * 24;
        for hour in 0..365 * 24 {
            let at = (year + hour) * HOUR_MS;
            let (was, is) = (before.price_at(&zone, at), after.price_at(&zone, at));
            prop_assert_eq!((was.buy, was.sell), (is.buy, is.sell), "{}", at);
        }
        prop_assert_eq!(&written["sector"], &value["sector"]);
        prop_assert_eq!((&after.holidays, after.demand_ratchet), (&before.holidays, before.demand_ratchet));
        let (import, export) = july();
        let usage = Usage { import: &import, export: &export, earlier: &[] };
        let span = BillingDay::default().period_of_month(&zone, 2026, 7);
        let [was, is] = [before, after].map(|tariff| bill(&dated(tariff), &zone, span, &usage));
        let amounts = |of: &domain::tariff::Bill| of.lines.iter().map(|line| (line.kind, line.amount)).collect::<Vec<_>>();
        prop_assert_eq!(amounts(&was), amounts(&is));
    }

    #[test]
    fn the_days_of_a_bill_add_up_to_its_energy_to_the_cent(sheet in sheet()) {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let (import, export) = july();
        let usage = Usage { import: &import, export: &export, earlier: &[] };
        let span = BillingDay::default().period_of_month(&zone, 2026, 7);
        let only_energy = Sheet { fixed: None, minimum: None, ..sheet };
        let levels = only_energy.levels.into_iter().map(|level| Level { demand: None, ..level }).collect();
        let seasons = only_energy.seasons.into_iter().map(|season| Season { demand: None, ..season }).collect();
        let only_energy = Sheet { levels, seasons, ..only_energy };
        let tariffs = dated(only_energy.tariff("Energy alone"));
        let made = bill(&tariffs, &zone, span, &usage);
        prop_assert!(made.lines.iter().all(|line| matches!(line.kind, LineKind::Energy | LineKind::Export)));
        let days = by_day(&made, &tariffs, &zone, &usage);
        prop_assert_eq!(days.len(), 31);
        let cents = |money: f64| (money * 100.0).round() as i64;
        let sum: i64 = days.iter().filter_map(|day| day.cost).map(cents).sum();
        let lines: i64 = made.lines.iter().map(|line| cents(line.amount)).sum();
        prop_assert_eq!((sum, lines), (cents(made.total), cents(made.total)));
        let energy: f64 = days.iter().filter_map(|day| day.energy).sum();
        prop_assert!((energy - made.import).abs() < 1e-6);
    }
}

#[test]
fn published_tariffs_are_sheets_where_they_fit() {
    let tariff = |text: &str| urdb::read(text, Utility::Electricity).unwrap();
    let pge = Sheet::of(&tariff(include_str!("tariffs/pge-el-1.json"))).unwrap();
    assert_eq!((pge.levels.len(), pge.levels[0].steps.len(), pge.is_daily, pge.seasons.len()), (1, 2, true, 1));
    assert!(Sheet::of(&tariff(include_str!("tariffs/columbia-mo-residential.json"))).is_ok());
    assert!(Sheet::of(&tariff(include_str!("tariffs/duke-rt-sc.json"))).is_ok());
}
