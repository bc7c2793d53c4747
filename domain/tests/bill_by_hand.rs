//! Bills worked out by hand from published tariffs, to the cent. Each case names its document and
//! does the arithmetic in its comments. The tariffs are in `tests/tariffs`, written by us in URDB's
//! format.
#![cfg(feature = "zones")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use domain::tariff::{Bill, BillingDay, LineKind, Tariffs, Usage, Version, bill, urdb};
use domain::zone::{Date, Span};
use domain::{HOUR_MS, QUARTER_MS, Slot, Utility, Zone};

fn tariffs(text: &str) -> Tariffs {
    let tariff = urdb::read(text, Utility::Electricity).unwrap();
    let from = Date { year: 2010, month: 1, day: 1 };
    Tariffs::new(vec![Version { from, to: None, tariff }])
}

fn slot(span: Span, energy: f64) -> Slot {
    Slot { energy: Some(energy), covered_ms: span.length_ms(), quality: 1.0, count: 1, ..Slot::empty(span) }
}

/// Every hour of a period, with the energy for its local date and hour.
fn hours(zone: &Zone, span: Span, of: impl Fn(Date, i64) -> f64) -> Vec<Slot> {
    let hours = zone.hours(span).into_iter();
    hours.map(|hour| slot(hour, of(zone.date(hour.start), zone.minute_of_day(hour.start) / 60))).collect()
}

fn month(zone: &Zone, year: i32, month: u32) -> Span {
    BillingDay::default().period_of_month(zone, year, month)
}

fn amounts(bill: &Bill) -> Vec<(LineKind, f64)> {
    bill.lines.iter().map(|line| (line.kind, line.amount)).collect()
}

/// Pacific Gas and Electric, schedule EL-1, Cal. P.U.C. sheet 42736-E of September 2018: $0.13686
/// per kWh up to the baseline, $0.18075 from 101 to 400 %, $0.27987 above; delivery minimum bill
/// amount $0.16427 per meter per day. With a baseline of 10.1 kWh per day.
#[test]
fn a_bill_of_daily_tiers_agrees_to_the_cent() {
    let zone = Zone::named("America/Los_Angeles").unwrap();
    let span = month(&zone, 2018, 9);
    // 1,500 kWh in 30 days. Baseline 10.1 x 30 = 303 kWh, 400 % is 1,212 kWh.
    let import = hours(&zone, span, |_, _| 1_500.0 / 720.0);
    let found =
        bill(&tariffs(include_str!("tariffs/pge-el-1.json")), &zone, span, &Usage { import: &import, ..Usage::default() });
    assert_eq!(
        amounts(&found),
        [
            (LineKind::Energy, 41.47),  // 303 x 0.13686 = 41.46858
            (LineKind::Energy, 164.30), // (1,212 - 303) = 909 x 0.18075 = 164.30175
            (LineKind::Energy, 80.60),  // (1,500 - 1,212) = 288 x 0.27987 = 80.60256
        ]
    );
    assert_eq!(found.total, 286.37);
    assert_eq!(found.lines[1].quantity, 909.0);
    // A single price period without a name is not named.
    assert_eq!(found.lines[1].name(), "Energy, tier 2");
    let tiers: Vec<_> = found.lines.iter().filter_map(|line| line.tier).collect();
    assert_eq!(tiers, [(0.0, Some(303.0)), (303.0, Some(1_212.0)), (1_212.0, None)]);
}

/// The same schedule, for a meter without any use: 30 x 0.16427 = 4.9281.
#[test]
fn a_bill_comes_to_its_minimum_to_the_cent() {
    let zone = Zone::named("America/Los_Angeles").unwrap();
    let span = month(&zone, 2018, 9);
    let import = hours(&zone, span, |_, _| 0.0);
    let found =
        bill(&tariffs(include_str!("tariffs/pge-el-1.json")), &zone, span, &Usage { import: &import, ..Usage::default() });
    assert_eq!(amounts(&found), [(LineKind::Minimum, 4.93)]);
    assert_eq!(found.total, 4.93);
}

/// Duke Energy Carolinas, Electricity No. 4, South Carolina Thirty-Ninth Revised Leaf No. 15,
/// schedule RT (SC): basic facilities charge $13.37, on-peak demand in the summer months $7.09 per
/// kW, on-peak energy 6.0286 and off-peak energy 4.9451 cents per kWh. On-peak in summer: Monday to
/// Friday from 1 to 7 p.m., except holidays; demand over 30 minutes.
#[test]
fn a_bill_of_time_of_use_and_demand_agrees_to_the_cent() {
    let zone = Zone::named("America/New_York").unwrap();
    let span = month(&zone, 2026, 7);
    // 2 kWh every hour, except 10 kWh from 3 a.m. on the 15th, and quarters of 1.5, 1.5, 0.5 and
    // 0.5 kWh from 2 p.m. on Tuesday the 14th: 3 kWh in half an hour are 6 kW.
    let busy = Date { year: 2026, month: 7, day: 14 };
    let night = Date { day: 15, ..busy };
    let mut import = hours(&zone, span, |date, hour| if (date, hour) == (night, 3) { 10.0 } else { 2.0 });
    let hour = zone.start_of(busy) + 14 * HOUR_MS;
    import.retain(|slot| slot.start != hour);
    for (i, energy) in [1.5, 1.5, 0.5, 0.5].into_iter().enumerate() {
        let start = hour + i as i64 * QUARTER_MS;
        import.push(slot(Span { start, end: start + QUARTER_MS }, energy));
    }
    let found =
        bill(&tariffs(include_str!("tariffs/duke-rt-sc.json")), &zone, span, &Usage { import: &import, ..Usage::default() });
    // July 2026 has 744 hours and 23 weekdays, one of which (the 3rd) is a holiday: 22 x 6 = 132
    // on-peak hours, 612 off-peak.
    assert_eq!(
        amounts(&found),
        [
            (LineKind::Energy, 60.92), // 612 x 2 + 8 = 1,232 x 0.049451 = 60.923632
            (LineKind::Energy, 16.04), // 132 x 2 + 2 = 266 x 0.060286 = 16.036076
            (LineKind::Demand, 42.54), // 6 x 7.09; the 10 kW at night are free
            (LineKind::Fixed, 13.37),
        ]
    );
    assert_eq!(found.total, 132.87);
    assert_eq!((found.peak_kw, found.lines[2].name()), (Some(10.0), "Demand, summer on-peak".to_owned()));
}

/// City of Lebanon, Ohio, Codified Ordinances chapter 915, single phase commercial under 50 kW
/// (without its distribution charge): customer charge $15.00, which is also the minimum; $0.08 per
/// kWh for the first 165 kWh per kW, $0.07 for the next 85, $0.04 over 250; demand: first 5 kW no
/// charge, next 20 $7.00, over 25 $9.00 per kW, the highest 15 minutes.
#[test]
fn a_bill_of_hours_of_use_and_tiers_of_demand_agrees_to_the_cent() {
    let zone = Zone::named("America/New_York").unwrap();
    let span = month(&zone, 2026, 4);
    // 30 kW for one hour, and 8,970 kWh evenly over the other 719 hours: 9,000 kWh.
    let peak = Date { year: 2026, month: 4, day: 9 };
    let import = hours(&zone, span, |date, hour| if (date, hour) == (peak, 11) { 30.0 } else { 8_970.0 / 719.0 });
    let found = bill(
        &tariffs(include_str!("tariffs/lebanon-oh-commercial.json")),
        &zone,
        span,
        &Usage { import: &import, ..Usage::default() },
    );
    assert_eq!(
        amounts(&found),
        [
            (LineKind::Energy, 396.00), // 165 x 30 = 4,950 x 0.08
            (LineKind::Energy, 178.50), // 85 x 30 = 2,550 x 0.07
            (LineKind::Energy, 60.00),  // 9,000 - 7,500 = 1,500 x 0.04
            (LineKind::FlatDemand, 140.00),
            (LineKind::FlatDemand, 45.00), // (30 - 25) x 9.00
            (LineKind::Fixed, 15.00),
        ]
    );
    assert_eq!(found.total, 834.50);
}

/// City of Columbia, Missouri, Code of Ordinances section 27-112, residential: customer charge
/// $7.20; in summer the first 750 kWh 9.44, the next 1,250 kWh 12.77, all remaining 13.72 cents;
/// otherwise the first 750 kWh 9.44, the remaining 10.88.
#[test]
fn a_bill_of_seasonal_tiers_agrees_to_the_cent() {
    let zone = Zone::named("America/Chicago").unwrap();
    let columbia = tariffs(include_str!("tariffs/columbia-mo-residential.json"));
    let of = |span: Span, kwh: f64| {
        let count = zone.hours(span).len() as f64;
        let import = hours(&zone, span, |_, _| kwh / count);
        bill(&columbia, &zone, span, &Usage { import: &import, ..Usage::default() })
    };
    // 750 x 0.0944 = 70.80; 1,250 x 0.1277 = 159.625, rounded up; 500 x 0.1372 = 68.60; 7.20.
    let july = of(month(&zone, 2026, 7), 2_500.0);
    assert_eq!(july.lines.iter().map(|line| line.amount).collect::<Vec<_>>(), [70.80, 159.63, 68.60, 7.20]);
    assert_eq!(july.total, 306.23);
    // 70.80 + 250 x 0.1088 = 27.20 + 7.20, in March with 743 hours.
    assert_eq!(of(month(&zone, 2026, 3), 1_000.0).total, 105.20);
    // From 16 May to 15 June: 16 of 31 days are not summer. 1,000 kWh evenly by the hour; 16/31 of
    // each tier at the non-summer price. Tier 1 costs 9.44 in both seasons: 750 kWh = 387.096774 +
    // 362.903226 at 36.54 and 34.26. Tier 2: 129.032258 x 0.1088 = 14.04 and 120.967742 x 0.1277 =
    // 15.45; 7.20.
    let span = BillingDay::new(16).unwrap().period_of_month(&zone, 2026, 5);
    let found = of(span, 1_000.0);
    assert_eq!(found.lines.iter().map(|line| line.amount).collect::<Vec<_>>(), [36.54, 14.04, 34.26, 15.45, 7.20]);
    assert_eq!(found.total, 107.49);
}

/// A tariff for rules that the published tariffs above do not exercise.
fn made(fields: &str) -> Tariffs {
    tariffs(&format!(r#"{{"energyratestructure": [[{{"rate": 0.10}}]], {fields}}}"#))
}

fn flat_month(kw: f64) -> (Zone, Span, Vec<Slot>) {
    let zone = Zone::named("America/New_York").unwrap();
    let span = month(&zone, 2026, 6);
    let import = hours(&zone, span, |_, _| kw);
    (zone, span, import)
}

#[test]
fn demand_never_falls_below_the_peak_already_set_in_the_period() {
    let (zone, span, mut import) = flat_month(1.0);
    let demand = made(r#""flatdemandstructure": [[{"rate": 10.0}]]"#);
    import[5].energy = Some(8.0);
    let peak_after = |hours: usize| bill(&demand, &zone, span, &Usage { import: &import[..hours], ..Usage::default() }).peak_kw;
    assert_eq!([5, 6, 7, 720].map(peak_after), [Some(1.0), Some(8.0), Some(8.0), Some(8.0)]);
    // The same if another version applies by then: half of the days each, at 10 and 20 per kW, both
    // for the 8 kW.
    let version = |day: u32, rate: f64| Version {
        from: Date { year: 2026, month: 6, day },
        to: None,
        tariff: urdb::read(
            &format!(r#"{{"energyratestructure": [[{{"rate": 0}}]], "flatdemandstructure": [[{{"rate": {rate}}}]]}}"#),
            Utility::Electricity,
        )
        .unwrap(),
    };
    let found = bill(
        &Tariffs::new(vec![version(1, 10.0), version(16, 20.0)]),
        &zone,
        span,
        &Usage { import: &import, ..Usage::default() },
    );
    let demand: Vec<f64> = found.lines.iter().filter(|line| line.kind == LineKind::FlatDemand).map(|line| line.amount).collect();
    assert_eq!(demand, [40.0, 80.0]);
}

#[test]
fn a_ratchet_holds_demand_at_a_share_of_the_months_before() {
    let (zone, span, import) = flat_month(1.0);
    let share = [0.8; 12];
    let ratchet = made(&format!(r#""flatdemandstructure": [[{{"rate": 10.0}}]], "demandratchetpercentage": {share:?}"#));
    let before = slot(Span { start: span.start - HOUR_MS, end: span.start }, 20.0);
    let found = bill(&ratchet, &zone, span, &Usage { import: &import, earlier: &[before], ..Usage::default() });
    assert_eq!(found.lines[1].quantity, 16.0);
    let unknown = bill(&ratchet, &zone, span, &Usage { import: &import, ..Usage::default() });
    assert!(unknown.notes.iter().any(|note| note.to_string().contains("months before")), "{:?}", unknown.notes);
}

#[test]
fn what_is_sold_is_credited_or_offsets_what_is_bought() {
    let (zone, span, import) = flat_month(1.0);
    let export = hours(&zone, span, |_, hour| if hour == 12 { 0.5 } else { 0.0 });
    let of = |tariffs: &Tariffs| bill(tariffs, &zone, span, &Usage { import: &import, export: &export, ..Usage::default() });
    // 720 kWh at 0.10, 15 kWh sold at 0.04.
    let billing = tariffs(r#"{"energyratestructure": [[{"rate": 0.10, "sell": 0.04}]]}"#);
    assert_eq!(amounts(&of(&billing)), [(LineKind::Energy, 72.0), (LineKind::Export, -0.60)]);
    let metering = made(r#""dgrules": "Net Metering""#);
    assert_eq!(amounts(&of(&metering)), [(LineKind::Energy, 70.50)]);
}

#[test]
fn a_new_version_leaves_the_days_before_it_as_they_were() {
    let (zone, span, import) = flat_month(1.0);
    let version = |day, rate: f64| Version {
        from: Date { year: 2026, month: 6, day },
        to: None,
        tariff: urdb::read(
            &format!(r#"{{"energyratestructure": [[{{"rate": {rate}}}]], "fixedchargefirstmeter": 30}}"#),
            Utility::Electricity,
        )
        .unwrap(),
    };
    let found = bill(
        &Tariffs::new(vec![version(21, 0.20), version(1, 0.10)]),
        &zone,
        span,
        &Usage { import: &import, ..Usage::default() },
    );
    // 20 days of 24 kWh at 0.10 and two thirds of 30; 10 days at 0.20 and one third.
    assert_eq!(
        amounts(&found),
        [(LineKind::Energy, 48.0), (LineKind::Fixed, 20.0), (LineKind::Energy, 48.0), (LineKind::Fixed, 10.0)]
    );
    let early = bill(&Tariffs::new(vec![version(21, 0.20)]), &zone, span, &Usage { import: &import, ..Usage::default() });
    assert_eq!(early.total, 58.0);
    assert_eq!(
        early.notes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["no tariff holds from 2026-06-01 to 2026-06-20: nothing is charged for these days"]
    );
}

#[test]
fn gas_is_billed_by_the_same_structure_in_its_own_units() {
    let zone = Zone::utc();
    let span = month(&zone, 2026, 2);
    // 50 therms. Priced per ccf of 1.026 therms: the first 20 ccf are 20.52 therms at 1.20 / 1.026
    // per therm.
    let gas = urdb::read(
        r#"{"energyratestructure": [[{"rate": 1.20, "max": 20, "unit": "ccf"}, {"rate": 0.80, "unit": "ccf"}]],
            "fixedchargefirstmeter": 0.40, "fixedchargeunits": "$/day"}"#,
        Utility::NaturalGas,
    )
    .unwrap();
    let tariffs = Tariffs::new(vec![Version { from: Date { year: 2026, month: 1, day: 1 }, to: None, tariff: gas }]);
    let import = hours(&zone, span, |_, _| 50.0 / 672.0);
    let found = bill(&tariffs, &zone, span, &Usage { import: &import, ..Usage::default() });
    // 20 x 1.20 = 24.00; (50 / 1.026 - 20) = 28.732943 x 0.80 = 22.99; 28 x 0.40 = 11.20.
    assert_eq!(amounts(&found), [(LineKind::Energy, 24.0), (LineKind::Energy, 22.99), (LineKind::Fixed, 11.2)]);
}

#[test]
fn a_period_begins_on_its_day_also_after_a_clock_change() {
    let zone = Zone::named("America/New_York").unwrap();
    let period = BillingDay::new(5).unwrap().period_of_month(&zone, 2026, 10);
    assert_eq!((zone.stamp(period.start), zone.stamp(period.end)), ("2026-10-05 00:00".into(), "2026-11-05 00:00".into()));
    // The night of 1 November has an extra hour.
    assert_eq!(period.length_ms(), 31 * 24 * HOUR_MS + HOUR_MS);
    let around = |date: &str| BillingDay::new(5).unwrap().period_at(&zone, zone.start_of(Date::parse(date).unwrap()));
    assert_eq!(around("2026-11-04"), period);
    assert_eq!(around("2026-10-05"), period);
    assert_eq!(around("2026-11-05").start, period.end);
    assert_eq!(BillingDay::new(29), None);
}

#[test]
fn a_refusal_names_the_field_and_what_would_do() {
    let refused = |text: &str| urdb::read(text, Utility::Electricity).unwrap_err();
    for (text, field) in [
        ("{", "urdb"),
        ("[]", "urdb"),
        ("{}", "energyratestructure"),
        (r#"{"energyratestructure": [[{"rate": "dear"}]]}"#, "energyratestructure[0][0].rate"),
        (
            r#"{"energyratestructure": [[{"rate": 1, "max": 9}, {"rate": 2, "max": 5}, {"rate": 3}]]}"#,
            "energyratestructure[0][1].max",
        ),
        (r#"{"energyratestructure": [[{"rate": 1}, {"rate": 2}]]}"#, "energyratestructure[0][0].max"),
        (r#"{"energyratestructure": [[{"rate": 1, "unit": "furlong"}]]}"#, "energyratestructure[0][0].unit"),
        (r#"{"energyratestructure": [[]]}"#, "energyratestructure[0]"),
        (r#"{"energyratestructure": [[{"rate": 1}], [{"rate": 2}]]}"#, "energyweekdayschedule"),
        (r#"{"energyratestructure": [[{"rate": 1}]], "energyweekdayschedule": [[0]]}"#, "energyweekdayschedule"),
        (
            r#"{"energyratestructure": [[{"rate": 1}]], "fixedchargefirstmeter": 1, "fixedchargeunits": "$/kWh"}"#,
            "fixedchargeunits",
        ),
        (r#"{"energyratestructure": [[{"rate": 1}]], "demandwindow": 7}"#, "demandwindow"),
        (r#"{"energyratestructure": [[{"rate": 1}]], "dgrules": "Buy All Sell All"}"#, "dgrules"),
        (r#"{"energyratestructure": [[{"rate": 1}]], "holidays": ["Christmas"]}"#, "holidays[0]"),
        (
            r#"{"energyratestructure": [[{"rate": 1}]], "demandratchetpercentage": [2,0,0,0,0,0,0,0,0,0,0,0]}"#,
            "demandratchetpercentage[0]",
        ),
        (
            r#"{"energyratestructure": [[{"rate": 1}]], "flatdemandstructure": [[{"rate": 1}], [{"rate": 2}]]}"#,
            "flatdemandmonths",
        ),
    ] {
        let found = refused(text);
        assert_eq!(found.field, field, "{text}: {found}");
    }
    let hour_off = include_str!("tariffs/duke-rt-sc.json").replacen("0,1,1", "0,9,1", 1);
    assert_eq!(refused(&hour_off).field, "energyweekdayschedule[5][13]");
    let gas =
        urdb::read(r#"{"energyratestructure": [[{"rate": 1}]], "flatdemandstructure": [[{"rate": 1}]]}"#, Utility::NaturalGas);
    assert_eq!(gas.unwrap_err().field, "flatdemandstructure");
}

#[test]
fn a_published_tariff_is_written_as_it_was_read_and_says_what_it_does_not_price() {
    for text in [
        include_str!("tariffs/pge-el-1.json"),
        include_str!("tariffs/duke-rt-sc.json"),
        include_str!("tariffs/lebanon-oh-commercial.json"),
        include_str!("tariffs/columbia-mo-residential.json"),
    ] {
        let read = urdb::read(text, Utility::Electricity).unwrap();
        let written = urdb::write(&read, Utility::Electricity).to_string();
        assert_eq!(urdb::read(&written, Utility::Electricity).unwrap(), read);
    }
    let answer = r#"{"items": [{"energyratestructure": [[{"rate": 1}]], "demandreactivepowercharge": 2.7, "fixedattrs": []}]}"#;
    let read = urdb::read(answer, Utility::Electricity).unwrap();
    assert_eq!(read.unpriced, ["`demandreactivepowercharge` of the tariff is not priced"]);
}
