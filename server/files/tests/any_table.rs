//! Properties of tables: in any order of rows, under headers of any language, with any change of
//! steps, a table gives the same energy, or asks.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test may fail loudly")]

mod harness;

use domain::{ChannelKind, DAY_MS, MINUTE_MS, Millis, Zone};
use files::Plan;
use harness::{Shown, plan, read, site};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// 2026-01-01.
const FROM: Millis = 1_767_225_600_000;

/// What is true of a table, for the questions that it leaves open.
#[derive(Clone, Debug)]
struct Truth {
    kind: ChannelKind,
    unit: &'static str,
    stamp: &'static str,
    zone: &'static str,
    spacing: String,
    decimal: &'static str,
    order: &'static str,
}

/// Answers every open question truly. Returns the sums of each meter and field.
fn energy(text: &str, truth: &Truth) -> BTreeMap<(String, String), f64> {
    let mut plan = plan(text.as_bytes(), "table.csv", &site(truth.zone)).unwrap();
    for series in plan.series.iter().filter(|series| series.import) {
        let kind = series.kind.value;
        assert!(
            kind.is_none_or(|kind| kind == truth.kind || kind == ChannelKind::Power),
            "{kind:?} is not {:?}: {}",
            truth.kind,
            series.kind.evidence
        );
    }
    for _ in 0..4 {
        for question in plan.questions() {
            let of_series = question.path.rsplit('.').next().unwrap_or_default();
            let answer = match of_series {
                "order" => truth.order.to_owned(),
                "decimal" => truth.decimal.to_owned(),
                "zone" => truth.zone.to_owned(),
                "spacing" => truth.spacing.clone(),
                "stamp" => truth.stamp.to_owned(),
                "unit" => truth.unit.to_owned(),
                "kind" => truth.kind.as_str().to_owned(),
                "field" => question.suggestion.clone().unwrap_or_else(|| "energy_kwh".to_owned()),
                "meter" => question.suggestion.clone().unwrap_or_else(|| "m".to_owned()),
                other => question.suggestion.clone().unwrap_or_else(|| panic!("{other} is asked: {question:?}")),
            };
            plan.answer(&question.path, &answer).unwrap();
        }
    }
    sums(&plan, text)
}

fn sums(plan: &Plan, text: &str) -> BTreeMap<(String, String), f64> {
    let (rows, summary) = read(plan, text.as_bytes());
    assert_eq!(summary.problem_count, 0, "{:?}", summary.problems);
    let mut found: BTreeMap<(String, String), Vec<Shown>> = BTreeMap::new();
    for row in rows {
        found.entry((row.meter.clone(), row.field.clone())).or_default().push(row);
    }
    found
        .into_iter()
        .map(|(channel, mut rows)| {
            rows.sort_by_key(|row| row.at);
            let sum = match rows[0].kind {
                ChannelKind::Cumulative => rows[rows.len() - 1].value - rows[0].value,
                _ => rows.iter().map(|row| row.value).sum(),
            };
            (channel, sum)
        })
        .collect()
}

fn clock(local: Millis, order: &str) -> String {
    let date = domain::zone::Date::from_days(local.div_euclid(DAY_MS));
    let minutes = local.rem_euclid(DAY_MS) / MINUTE_MS;
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let (y, m, d) = (date.year, date.month, date.day);
    match order {
        "day_first" => format!("{d:02}/{m:02}/{y} {time}"),
        "month_first" => format!("{m:02}/{d:02}/{y} {time}"),
        _ => format!("{y}-{m:02}-{d:02} {time}"),
    }
}

fn number(value: f64, decimal: &str) -> String {
    let text = format!("{value:.2}");
    if decimal == "comma" { text.replace('.', ",") } else { text }
}

/// Puts rows in an order: 0 oldest first, 1 newest first, more: shuffled by it.
fn in_order<T>(mut rows: Vec<T>, order: u64) -> Vec<T> {
    match order {
        0 => {}
        1 => rows.reverse(),
        seed => {
            let mut state = seed;
            for i in (1..rows.len()).rev() {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                rows.swap(i, (state >> 33) as usize % (i + 1));
            }
        }
    }
    rows
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-6 * expected.abs().max(1.0)
}

/// The words of a language for a time, for what was bought and what was sold.
struct Language {
    time: &'static [&'static str],
    bought: &'static [&'static str],
    sold: &'static [&'static str],
}

const LANGUAGES: [Language; 10] = [
    Language {
        time: &["Time", "Interval start", "Date and time"],
        bought: &["Import", "Consumption", "From grid", "Delivered", "1.8.0"],
        sold: &["Export", "Returned", "To grid", "Injection", "2.8.0"],
    },
    Language {
        time: &["Zeit", "Zeitstempel", "Datum"],
        bought: &["Netzbezug", "Bezug", "Stromverbrauch", "1-0:1.8.0"],
        sold: &["Einspeisung", "Netzeinspeisung", "Rückspeisung", "1-0:2.8.0"],
    },
    Language {
        time: &["Tijdstip", "Datum en tijd"],
        bought: &["Afname", "Verbruik"],
        sold: &["Injectie", "Teruglevering", "Teruggeleverd"],
    },
    Language {
        time: &["Horodate", "Date et heure"],
        bought: &["Soutirage", "Consommation", "Énergie prélevée"],
        sold: &["Injection", "Surplus injecté", "Énergie injectée"],
    },
    Language {
        time: &["Fecha", "Fecha y hora"],
        bought: &["Consumo", "Energía consumida", "Importada"],
        sold: &["Vertido", "Energía vertida", "Excedentes"],
    },
    Language {
        time: &["Data e ora", "Orario"],
        bought: &["Prelievo", "Energia prelevata", "Consumo"],
        sold: &["Immissione", "Energia immessa", "Immissioni"],
    },
    Language {
        time: &["Data e hora", "Data"],
        bought: &["Consumo", "Energia consumida"],
        sold: &["Injeção", "Energia injetada", "Excedente"],
    },
    Language { time: &["Tidspunkt", "Dato"], bought: &["Forbrug", "Købt"], sold: &["Solgt", "Eksport", "Salg"] },
    Language { time: &["Tid", "Datum"], bought: &["Förbrukning", "Uttag"], sold: &["Inmatning", "Överskott"] },
    Language { time: &["Tidspunkt", "Dato"], bought: &["Forbruk", "Uttak"], sold: &["Innmating", "Eksport"] },
];

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_rows_gives_the_same_energy(
        amounts in prop::collection::vec(1u32..900, 3..120),
        is_register in any::<bool>(),
        step in prop::sample::select(vec![5i64, 15, 30, 60, 1440]),
        first_minutes in 0i64..500_000,
        order in prop::sample::select(vec![0u64, 1, 7, 99, 12345]),
        meters in 1usize..4,
        zone in prop::sample::select(vec!["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"]),
    ) {
        let first = FROM + first_minutes / step * step * MINUTE_MS;
        let at = Zone::named(zone).unwrap();
        let mut rows = Vec::new();
        let mut expected = BTreeMap::new();
        for meter in 0..meters {
            let mut register = 5_000.0 + 111.0 * meter as f64;
            let mut sum = 0.0;
            for (i, amount) in amounts.iter().enumerate() {
                let amount = f64::from((amount + 37 * meter as u32) % 900 + 1) / 100.0;
                let local = first + i as i64 * step * MINUTE_MS;
                // A time that clocks skip or repeat is another property's.
                if at.local_ms(local - at.offset_ms(local)) != local || at.offset_ms(local - DAY_MS) != at.offset_ms(local + DAY_MS) {
                    continue;
                }
                register += amount;
                sum += amount;
                rows.push(format!("{},Meter {meter},{:.2}", clock(local, "year_first"), if is_register { register } else { amount }));
                if rows.len() % meters.max(1) == 0 && is_register && i == 0 {
                    continue;
                }
            }
            let count = rows.iter().filter(|row| row.contains(&format!("Meter {meter}"))).count();
            prop_assume!(count >= 3);
            let first_amount = rows.iter().find(|row| row.contains(&format!("Meter {meter}"))).map_or(0.0, |row| row.rsplit(',').next().unwrap().parse().unwrap());
            expected.insert(format!("Meter {meter}"), if is_register { register - first_amount } else { sum });
        }
        let text = format!("time,meter,value (kWh)\n{}\n", in_order(rows, order).join("\n"));
        let kind = if is_register { ChannelKind::Cumulative } else { ChannelKind::Interval };
        let truth = Truth { kind, unit: "kWh", stamp: "start", zone, spacing: format!("{step}min"), decimal: "point", order: "year_first" };
        for ((meter, field), sum) in energy(&text, &truth) {
            prop_assert_eq!(field, "energy_kwh");
            prop_assert!(near(sum, expected[&meter]), "{} of {}, not {}", sum, meter, expected[&meter]);
        }
    }

    #[test]
    fn headers_of_any_language_tell_what_was_bought_and_sold(
        language in 0usize..LANGUAGES.len(),
        words in (any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        amounts in prop::collection::vec((1u32..900, 0u32..500), 24..60),
        is_long in any::<bool>(),
        is_register in any::<bool>(),
        unit in prop::sample::select(vec!["kWh", "Wh", "MWh"]),
        style in 0usize..3,
        order in prop::sample::select(vec![0u64, 1, 5]),
    ) {
        let Language { time, bought, sold } = &LANGUAGES[language];
        let (time, bought, sold) = (words.0.get(time), words.1.get(bought), words.2.get(sold));
        let (delimiter, decimal, date) = [(",", "point", "year_first"), (";", "comma", "day_first"), ("\t", "point", "month_first")][style];
        let mut rows = Vec::new();
        let (mut sums, mut first, mut registers) = ([0.0, 0.0], None, [1_000.0, 200.0]);
        for (i, (one, other)) in amounts.iter().enumerate() {
            let now = [f64::from(*one) / 100.0, f64::from(*other) / 100.0];
            let at = clock(FROM + 20 * DAY_MS + i as i64 * 60 * MINUTE_MS, date);
            for k in 0..2 {
                sums[k] += now[k];
                registers[k] += now[k];
            }
            first.get_or_insert(now);
            let shown = if is_register { registers } else { now };
            if is_long {
                for (name, value) in [(bought, shown[0]), (sold, shown[1])] {
                    rows.push([at.as_str(), name, &number(value, decimal), unit].join(delimiter));
                }
            } else {
                rows.push([at, number(shown[0], decimal), number(shown[1], decimal)].join(delimiter));
            }
        }
        if is_register {
            let first = first.unwrap();
            sums = [sums[0] - first[0], sums[1] - first[1]];
        }
        prop_assume!(!is_register || sums[1] > 0.0);
        let names = if is_long { [*time, "Register", "Value", "Unit"].join(delimiter) } else { [(*time).to_owned(), format!("{bought} ({unit})"), format!("{sold} [{unit}]")].join(delimiter) };
        let text = format!("{names}\n{}\n", in_order(rows, order).join("\n"));
        let kind = if is_register { ChannelKind::Cumulative } else { ChannelKind::Interval };
        let truth = Truth { kind, unit, stamp: "start", zone: "Europe/Berlin", spacing: "60min".to_owned(), decimal, order: date };
        let factor = match unit { "Wh" => 0.001, "MWh" => 1000.0, _ => 1.0 };
        let found = energy(&text, &truth);
        let sum = |field: &str| found.iter().filter(|((_, of), _)| of == field).map(|(_, sum)| *sum).sum::<f64>();
        prop_assert!(near(sum("energy_kwh"), sums[0] * factor), "bought {} of {found:?}\n{text}", sums[0] * factor);
        prop_assert!(near(sum("energy_export_kwh"), sums[1] * factor), "sold {} of {found:?}\n{text}", sums[1] * factor);
    }

    #[test]
    fn any_change_of_steps_gives_the_same_energy(
        parts in prop::collection::vec((prop::sample::select(vec![15i64, 30, 60, 1440]), 6usize..40, 1u32..90), 1..4),
        is_power in any::<bool>(),
        is_end in any::<bool>(),
        order in prop::sample::select(vec![0u64, 1, 3]),
    ) {
        let (mut rows, mut local, mut expected) = (Vec::new(), FROM + 40 * DAY_MS, 0.0);
        for (step, count, level) in parts {
            for i in 0..count {
                let power = f64::from(level + (i as u32 * 7) % 5);
                let hours = step as f64 / 60.0;
                let shown = if is_power { power } else { power * hours };
                expected += power * hours;
                let at = if is_end { local + step * MINUTE_MS } else { local };
                rows.push(format!("{},{shown:.2}", clock(at, "year_first")));
                local += step * MINUTE_MS;
            }
        }
        let column = match (is_power, is_end) { (true, false) => "Interval start,Mean power (kW)", (true, true) => "Interval end,Mean power (kW)", (false, false) => "Interval start,Usage (kWh)", (false, true) => "Interval end,Usage (kWh)" };
        let text = format!("{column}\n{}\n", in_order(rows, order).join("\n"));
        let truth = Truth { kind: ChannelKind::Interval, unit: "kWh", stamp: "start", zone: "Asia/Kolkata", spacing: "steps".to_owned(), decimal: "point", order: "year_first" };
        let found = energy(&text, &truth);
        prop_assert!(near(found.values().sum(), expected), "{found:?}, not {expected}\n{text}");
    }
}

/// The shapes in which files tell the hours of days.
const SHAPES: [&str; 8] =
    ["plain", "two columns", "one cell", "date and clocks", "numbers", "numbers from 0", "ranges across", "numbers across"];

/// Hours of some days in a shape: what each hour holds, in order.
fn in_shape(shape: &str, zone: &Zone, first_day: i64, days: &[Vec<f64>]) -> String {
    let mut rows = Vec::new();
    let hour = |local: Millis| clock(local, "year_first");
    for (nth, values) in days.iter().enumerate() {
        let midnight = (first_day + nth as i64) * DAY_MS;
        let date = &hour(midnight)[..10];
        let start = zone.first_instant_of(midnight);
        let local = |i: usize| zone.local_ms(start + i as i64 * 60 * MINUTE_MS);
        match shape {
            "ranges across" | "numbers across" => {
                let cells: Vec<String> = values.iter().map(|value| format!("{value:.2}")).collect();
                rows.push(format!("{date},{}", cells.join(",")));
            }
            _ => rows.extend(values.iter().enumerate().map(|(i, value)| match shape {
                "plain" => {
                    let minutes = zone.offset_ms(start + i as i64 * 60 * MINUTE_MS) / MINUTE_MS;
                    let sign = if minutes < 0 { '-' } else { '+' };
                    format!("{}:00{sign}{:02}:{:02},{value:.2}", hour(local(i)), minutes.abs() / 60, minutes.abs() % 60)
                }
                "two columns" => format!("{},{},{value:.2}", hour(local(i)), hour(local(i + 1))),
                "one cell" => format!("{} - {},{value:.2}", hour(local(i)), hour(local(i + 1))),
                "date and clocks" => format!("{date},{},{},{value:.2}", &hour(local(i))[11..], &hour(local(i + 1))[11..]),
                "numbers" => format!("{date},{},{value:.2}", i + 1),
                _ => format!("{date},{i},{value:.2}"),
            })),
        }
    }
    let header = match shape {
        "plain" => "start,Usage (kWh)".to_owned(),
        "two columns" => "from,until,Usage (kWh)".to_owned(),
        "one cell" => "period,Usage (kWh)".to_owned(),
        "date and clocks" => "date,start time,end time,Usage (kWh)".to_owned(),
        "numbers" | "numbers from 0" => "date,hour,Usage (kWh)".to_owned(),
        "ranges across" => {
            format!("date,{}", (0..24).map(|i| format!("{i:02}:00-{:02}:00 (kWh)", i + 1)).collect::<Vec<_>>().join(","))
        }
        _ => format!(
            "date,{}",
            (1..=days.iter().map(Vec::len).max().unwrap()).map(|i| format!("H{i:02} (kWh)")).collect::<Vec<_>>().join(",")
        ),
    };
    format!("{header}\n{}\n", rows.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_hours_in_any_shape_are_the_same_readings(
        shape in prop::sample::select(SHAPES.to_vec()),
        zone in prop::sample::select(vec!["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney"]),
        day in 0i64..360,
        around_change in any::<bool>(),
        seed in 1u32..10_000,
        count in 2usize..5,
    ) {
        let at = Zone::named(zone).unwrap();
        // Clocks change on two days of a year; half of the cases lie around one of them.
        let first = FROM / DAY_MS + day;
        let change = (first..first + 366).find(|day| at.day_of(domain::zone::Date::from_days(*day)).length_ms() != DAY_MS);
        let first_day = match change.filter(|_| around_change) {
            Some(change) => change - 1,
            None => first,
        };
        let mut state = seed;
        let days: Vec<Vec<f64>> = (0..count as i64)
            .map(|nth| {
                let hours = at.day_of(domain::zone::Date::from_days(first_day + nth)).length_ms() / (60 * MINUTE_MS);
                (0..hours)
                    .map(|_| {
                        state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
                        f64::from(state >> 16 & 1023) / 100.0
                    })
                    .collect()
            })
            .collect();
        let is_changing = days.iter().any(|hours| hours.len() != 24);
        // Names of columns and a clock without a date cannot tell the hour that comes twice.
        prop_assume!(!is_changing || !matches!(shape, "ranges across" | "date and clocks" | "numbers from 0"));
        let start = at.first_instant_of(first_day * DAY_MS);
        let expected: Vec<(Millis, String)> =
            days.concat().iter().enumerate().map(|(i, value)| (start + (i as i64 + 1) * 60 * MINUTE_MS, format!("{value:.2}"))).collect();
        let text = in_shape(shape, &at, first_day, &days);
        let mut plan = plan(text.as_bytes(), "table.csv", &site(zone)).unwrap();
        plan.accept_suggestions();
        for question in plan.questions() {
            let answer = match question.path.rsplit('.').next().unwrap() {
                "stamp" => "start",
                "spacing" => "1h",
                "kind" => "interval",
                "zone" => zone,
                "numbers" => "elapsed",
                other => panic!("{other} is asked of {shape}: {question:?}\n{text}"),
            };
            plan.answer(&question.path, answer).unwrap();
        }
        let (mut rows, summary) = read(&plan, text.as_bytes());
        prop_assert_eq!(summary.problem_count, 0, "{}: {:?}\n{}", shape, summary.problems, text);
        rows.sort_by_key(|row| row.at);
        let found: Vec<(Millis, String)> = rows.iter().map(|row| (row.at, format!("{:.2}", row.value))).collect();
        prop_assert_eq!(&found, &expected, "{} in {}\n{}", shape, zone, text);
        prop_assert!(rows.iter().all(|row| row.span_ms == Some(60 * MINUTE_MS)), "{shape}: {rows:?}");
    }
}

/// The number of cases. For more: `PROPTEST_CASES=20000 cargo test --release`.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256)
}
