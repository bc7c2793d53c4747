//! What the demo guarantees to code that stores, publishes and analyses it.

#![allow(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use demo::{BuildingType, ChannelKind, Fault, FaultKind, Field, MeterRole, Neighbourhood, QUARTER_MS, Reading};

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;
/// 2025-03-20T15:07:12Z: the last two weeks hold a clock change, and the walk from the anchor is
/// short.
const NOW_MS: i64 = 1_742_483_232_000;
const SEED: u64 = 11;

fn town() -> Neighbourhood {
    Neighbourhood::new(SEED, "America/New_York", NOW_MS).unwrap()
}

/// The history, made once for all tests that read it.
fn readings() -> &'static [Reading] {
    static READINGS: OnceLock<Vec<Reading>> = OnceLock::new();
    READINGS.get_or_init(|| town().history(NOW_MS).flat_map(|batch| batch.readings).collect())
}

type Series = BTreeMap<i64, f64>;

/// The history of the channel of a meter.
fn series(town: &Neighbourhood, key: &str, field: Field) -> Series {
    let meter = town.meters().iter().position(|meter| meter.key == key).unwrap();
    let channel = town.meters()[meter].channels.iter().position(|&each| each == field).unwrap();
    let own = readings().iter().filter(|reading| (reading.meter, reading.channel) == (meter, channel));
    own.map(|reading| (reading.at_ms, reading.value)).collect()
}

fn fault(town: &Neighbourhood, kind: FaultKind) -> Fault {
    *town.faults().iter().find(|fault| fault.kind == kind).unwrap()
}

fn per_day(series: &Series) -> f64 {
    let (first, last) = (series.first_key_value().unwrap(), series.last_key_value().unwrap());
    (last.1 - first.1) / ((last.0 - first.0) as f64 / DAY_MS as f64)
}

/// What a register adds between two instants that have readings.
fn added(series: &Series, from_ms: i64, to_ms: i64) -> f64 {
    series[&to_ms] - series[&from_ms]
}

#[test]
fn the_neighbourhood_has_the_places_and_meters_that_it_promises() {
    let town = town();
    let of = |kind| town.buildings().iter().filter(|building| building.kind == kind).count();
    assert_eq!((of(BuildingType::Home), of(BuildingType::School), town.buildings().len()), (24, 1, 31));
    let with =
        |ending: &str| town.meters().iter().filter(|meter| meter.key.contains("-home-") && meter.key.ends_with(ending)).count();
    assert_eq!((with("-main"), with("-solar"), with("-charger")), (24, 8, 6));
    assert!(with("-heat-pump") > 0 && with("-gas") > 0);
    for (index, building) in town.buildings().iter().enumerate().filter(|(_, building)| building.key.contains("campus")) {
        let fields: HashSet<_> =
            town.meters().iter().filter(|meter| meter.building == Some(index)).flat_map(|meter| &meter.channels).collect();
        for field in [Field::Energy, Field::Gas, Field::ChilledWater, Field::Steam, Field::HotWater] {
            assert!(fields.contains(&field), "{} has no {}", building.key, field.name());
        }
    }
}

#[test]
fn meter_keys_are_unique_fit_for_a_topic_and_children_follow_their_parent() {
    let mut seen = HashSet::new();
    for meter in town().meters() {
        assert!(
            meter.key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{}",
            meter.key
        );
        if let Some(parent) = &meter.parent {
            assert!(seen.contains(parent), "{} stands before {parent}", meter.key);
        }
        assert_eq!(
            meter.parent.is_some(),
            matches!(meter.role, MeterRole::Submeter | MeterRole::Generation | MeterRole::Storage)
        );
        assert!(seen.insert(meter.key.clone()), "{} twice", meter.key);
    }
}

#[test]
fn the_same_seed_gives_the_same_readings_and_another_seed_others() {
    let now_ms = demo::ANCHOR_MS + 40 * DAY_MS;
    let history = |seed| {
        let town = Neighbourhood::new(seed, "America/New_York", now_ms).unwrap();
        town.history(now_ms).flat_map(|batch| batch.readings).collect::<Vec<_>>()
    };
    let first = history(3);
    assert_eq!(first, history(3));
    let other = history(4);
    assert_eq!(first.len(), other.len());
    assert_ne!(first, other);
}

#[test]
fn history_is_hourly_for_13_months_then_by_quarter_hours_and_at_last_by_the_minute() {
    let town = town();
    let times: Vec<i64> = series(&town, "demo-home-01-main", Field::Energy).keys().copied().collect();
    assert_eq!(*times.last().unwrap(), NOW_MS.div_euclid(MINUTE_MS) * MINUTE_MS);
    // 2024-02-20T11:07:12 on the local clock, up to the next hour.
    assert_eq!(times[0], 1_708_448_400_000);
    let steps_of = |step_ms| times.windows(2).filter(|pair| pair[1] - pair[0] == step_ms).count();
    let [hours, fine, minutes] = [HOUR_MS, QUARTER_MS, MINUTE_MS].map(steps_of);
    assert!((14 * 96 - 5..=14 * 96 + 4).contains(&fine), "{fine} quarter-hours");
    assert!((60..75).contains(&minutes), "{minutes} minutes");
    assert_eq!(hours + fine + minutes, times.len() - 1);
    assert!(times.windows(2).map(|pair| pair[1] - pair[0]).is_sorted_by(|one, next| one >= next));
    assert!(times.windows(2).take(hours).all(|pair| pair[0] % HOUR_MS == 0));
    let weather = series(&town, "demo-weather", Field::OutdoorTemperature);
    assert!(weather.keys().zip(weather.keys().skip(1)).all(|(one, next)| next - one == HOUR_MS), "levels are hourly to the end");
    assert!(readings().is_sorted_by_key(|reading| (reading.at_ms, reading.meter, reading.channel)));
    let power: Vec<i64> = series(&town, "demo-home-01-main", Field::Power).keys().copied().collect();
    assert_eq!(power, times[times.len() - 1 - minutes..], "power has a course in the last hour alone");
    assert!(town.history(demo::ANCHOR_MS - 1).next().is_none());
}

#[test]
fn a_past_made_with_the_newest_week_first_is_the_same_past() {
    let history = town().history(NOW_MS);
    let end_ms = NOW_MS.div_euclid(HOUR_MS) * HOUR_MS + HOUR_MS;
    let mut weeks: Vec<_> = history.clone().newest_first(end_ms).collect();
    assert!(weeks.is_sorted_by_key(|week| -week.readings[0].at_ms));
    weeks.reverse();
    assert!(weeks.into_iter().flat_map(|week| week.readings).eq(readings().iter().copied()));
    // What is missing at both ends, after a stop.
    let middle_ms = end_ms - 60 * DAY_MS;
    let mut older: Vec<_> = history.clone().newest_first(middle_ms).collect();
    older.reverse();
    let both = older.into_iter().chain(history.since(middle_ms + 1));
    assert!(both.flat_map(|week| week.readings).eq(readings().iter().copied()));
}

#[test]
fn registers_never_fall_but_for_the_listed_glitch() {
    let town = town();
    let glitch = fault(&town, FaultKind::Glitch);
    let mut last: HashMap<(usize, usize), f64> = HashMap::new();
    let mut falls = Vec::new();
    for reading in readings() {
        if town.meters()[reading.meter].channels[reading.channel].kind() != ChannelKind::Register {
            continue;
        }
        let before = last.insert((reading.meter, reading.channel), reading.value);
        if before.is_some_and(|before| reading.value < before) {
            falls.push((reading.meter, reading.at_ms, reading.value));
        }
    }
    assert_eq!(falls, [(glitch.meter, glitch.start_ms, 0.0)]);
}

#[test]
fn a_solar_home_uses_what_it_imports_and_makes_less_what_it_exports() {
    let town = town();
    for main in
        town.meters().iter().filter(|meter| meter.channels.contains(&Field::EnergyExport) && meter.role == MeterRole::Main)
    {
        let import = series(&town, &main.key, Field::Energy);
        let export = series(&town, &main.key, Field::EnergyExport);
        let behind: Vec<_> = town.meters().iter().filter(|meter| meter.parent.as_ref() == Some(&main.key)).collect();
        let of = |role, field| {
            let meters = behind.iter().filter(move |meter| meter.role == role);
            meters.map(|meter| series(&town, &meter.key, field)).collect::<Vec<_>>()
        };
        let made = of(MeterRole::Generation, Field::Energy);
        let (charged, discharged) = (of(MeterRole::Storage, Field::Energy), of(MeterRole::Storage, Field::EnergyExport));
        let parts = of(MeterRole::Submeter, Field::Energy);
        let times: Vec<_> = import.keys().copied().collect();
        for pair in times.windows(2) {
            let step = |series: &Series| added(series, pair[0], pair[1]);
            let sum = |many: &[Series]| many.iter().map(step).sum::<f64>();
            let used = step(&import) - step(&export) + sum(&made) + sum(&discharged) - sum(&charged);
            // Each register is rounded to a watt-hour.
            assert!(used > sum(&parts) - 0.004, "{} uses {used} at {}", main.key, pair[0]);
            assert!(used < 15.0, "{} uses {used} at {}", main.key, pair[0]);
        }
        assert!(per_day(&export) > 1.0, "{} gives nothing back", main.key);
    }
}

#[test]
fn momentary_power_is_the_slope_of_the_registers() {
    let town = town();
    let at_ms = NOW_MS - 3 * HOUR_MS;
    let mut live = town.live(at_ms);
    let mut before = live.step(at_ms);
    let mut energy_wh = vec![0.0; town.meters().len()];
    let first = before.clone();
    for second in 1..=1800 {
        let now = live.step(at_ms + second * 1000);
        for (earlier, later) in before.iter().zip(&now) {
            let power =
                |fields: &[(Field, f64)]| fields.iter().find(|(field, _)| *field == Field::Power).map(|&(_, power)| power);
            let (Some(from), Some(_)) = (power(&earlier.fields), power(&later.fields)) else { continue };
            energy_wh[earlier.meter] += from / 3600.0;
        }
        before = now;
    }
    for (earlier, later) in first.iter().zip(&before) {
        let net = |fields: &[(Field, f64)]| {
            fields.iter().fold(0.0, |sum, &(field, value)| match field {
                Field::Energy => sum + value,
                Field::EnergyExport => sum - value,
                _ => sum,
            })
        };
        let counted_wh = (net(&later.fields) - net(&earlier.fields)) * 1000.0;
        let summed_wh = energy_wh[earlier.meter];
        assert!(
            (counted_wh - summed_wh).abs() <= 3.0 + summed_wh.abs() * 0.001,
            "{}: {counted_wh} Wh by register, {summed_wh} by power",
            town.meters()[earlier.meter].key
        );
    }
}

#[test]
fn live_goes_on_from_the_history_without_a_jump() {
    let town = town();
    let end_ms = NOW_MS.div_euclid(QUARTER_MS) * QUARTER_MS;
    let last: HashMap<_, _> = readings()
        .iter()
        .filter(|reading| reading.at_ms == end_ms)
        .map(|reading| ((reading.meter, reading.channel), reading.value))
        .collect();
    let mut live = town.live(end_ms);
    for publication in live.step(end_ms) {
        for (channel, (field, value)) in publication.fields.iter().enumerate() {
            if field.kind() != ChannelKind::Power {
                assert_eq!(last[&(publication.meter, channel)], *value, "{}", town.meters()[publication.meter].key);
            }
        }
    }
    let mut before = live.step(end_ms);
    for at_ms in [5_000, 9_300, 60_000, 61_000, 899_999, 900_000, 7_200_001, 9_000_000].map(|after| end_ms + after) {
        let now = live.step(at_ms);
        assert_eq!(now.len(), town.meters().len());
        for (earlier, later) in before.iter().zip(&now) {
            for ((field, from), (_, to)) in earlier.fields.iter().zip(&later.fields) {
                let hours = (later.at_ms - earlier.at_ms) as f64 / HOUR_MS as f64;
                let most = if *field == Field::Energy { 400.0 * hours + 0.01 } else { f64::MAX };
                assert!(field.kind() != ChannelKind::Register || (*from..=from + most).contains(to), "{from} then {to}");
            }
        }
        before = now;
    }
}

#[test]
fn a_clock_that_goes_back_stands_still() {
    let now_ms = demo::ANCHOR_MS + 3 * DAY_MS;
    let mut live = Neighbourhood::new(SEED, "America/New_York", now_ms).unwrap().live(now_ms);
    let first = live.step(now_ms + 5_000);
    assert_eq!(live.step(now_ms - DAY_MS), first);
}

#[test]
fn a_restart_a_week_later_agrees_with_what_was_live_before() {
    let town = town();
    let mut live = town.live(NOW_MS);
    let instants: Vec<i64> =
        (0..7 * 24 * 4 - 8).map(|step| NOW_MS.div_euclid(QUARTER_MS) * QUARTER_MS + (step + 1) * QUARTER_MS).collect();
    let mut seen = HashMap::new();
    for &at_ms in &instants {
        for publication in live.step(at_ms) {
            for (channel, (field, value)) in publication.fields.into_iter().enumerate() {
                // Levels have hourly readings only.
                let is_in_past = field.kind() == ChannelKind::Register || at_ms % HOUR_MS == 0;
                if field.kind() != ChannelKind::Power && is_in_past {
                    seen.insert((publication.meter, channel, at_ms), value);
                }
            }
        }
    }
    let restarted = Neighbourhood::new(SEED, "America/New_York", NOW_MS).unwrap();
    let later: HashMap<_, _> = restarted
        .history(NOW_MS + 7 * DAY_MS)
        .flat_map(|batch| batch.readings)
        .map(|reading| ((reading.meter, reading.channel, reading.at_ms), reading.value))
        .collect();
    assert!(seen.len() > 60_000);
    assert!(seen.iter().all(|(key, value)| later.get(key) == Some(value)));
    // A week later, what was by the minute is by quarter-hours, without power.
    let kind = |reading: &Reading| town.meters()[reading.meter].channels[reading.channel].kind();
    let stays = |reading: &&Reading| kind(reading) != ChannelKind::Power && reading.at_ms % QUARTER_MS == 0;
    for reading in readings().iter().filter(|reading| reading.at_ms > NOW_MS - 7 * DAY_MS).filter(stays) {
        assert_eq!(later[&(reading.meter, reading.channel, reading.at_ms)], reading.value);
    }
}

#[test]
fn buildings_of_each_type_use_a_plausible_amount_a_day() {
    let town = town();
    for building in town.buildings() {
        let main = town.meters().iter().find(|meter| meter.key == format!("{}-main", building.key)).unwrap();
        let net = |key: &str| {
            let made =
                town.meters().iter().find(|meter| meter.parent.as_deref() == Some(key) && meter.role == MeterRole::Generation);
            let export = main.channels.contains(&Field::EnergyExport).then(|| per_day(&series(&town, key, Field::EnergyExport)));
            made.map_or(0.0, |made| per_day(&series(&town, &made.key, Field::Energy))) - export.unwrap_or(0.0)
        };
        let kwh = per_day(&series(&town, &main.key, Field::Energy)) + net(&main.key);
        let range = match building.kind {
            BuildingType::Home if main.channels.contains(&Field::EnergyExport) => 6.0..50.0,
            BuildingType::Home => 5.0..35.0,
            BuildingType::School => 400.0..1200.0,
            _ => 500.0..6000.0,
        };
        assert!(range.contains(&kwh), "{} uses {kwh:.1} kWh a day", building.key);
    }
}

#[test]
fn people_sun_and_seasons_show_in_the_curves() {
    let town = town();
    let between = |key: &str, field: Field, from_ms: i64, to_ms: i64| added(&series(&town, key, field), from_ms, to_ms);
    // 2024-07-08 and 2025-01-13 were Mondays; local midnights in summer and standard time.
    let (july, january) = (1_720_411_200_000, 1_736_744_400_000);
    let week = 7 * DAY_MS;
    let steam = |from| between("demo-campus-academic-steam", Field::Steam, from, from + week);
    let chilled = |from| between("demo-campus-academic-chilled-water", Field::ChilledWater, from, from + week);
    assert!(steam(january) > 5.0 * steam(july) && chilled(july) > 5.0 * chilled(january));
    let sun = |from| between("demo-home-02-solar", Field::Energy, from, from + week);
    assert!(sun(july) > 2.0 * sun(january));
    assert_eq!(between("demo-home-02-solar", Field::Energy, july, july + 4 * HOUR_MS), 0.0);
    let office = |from| between("demo-campus-administration-main", Field::Energy, from, from + DAY_MS);
    assert!(office(january) > 1.5 * office(january + 6 * DAY_MS));
    let school = |from| between("demo-school-main", Field::Energy, from, from + week);
    assert!(school(january) > 1.3 * school(july));
}

#[test]
fn a_day_with_a_clock_change_has_its_own_length_and_no_hole() {
    let town = town();
    let office = series(&town, "demo-campus-administration-main", Field::Energy);
    // 2024-11-03 has 25 hours, 2025-03-09 has 23; both are Sundays.
    for (midnight, hours) in [(1_730_606_400_000, 25), (1_741_496_400_000, 23)] {
        let readings = office.range(midnight..=midnight + hours * HOUR_MS);
        let times: Vec<_> = readings.map(|(&at_ms, _)| at_ms).collect();
        assert!(times.windows(2).all(|pair| pair[1] - pair[0] <= HOUR_MS) && times.len() as i64 > hours);
    }
    // People come at eight by the local clock, before and after it changes: Friday 7 and Monday 10
    // March 2025.
    let rise =
        |eight_ms| added(&office, eight_ms, eight_ms + HOUR_MS) - added(&office, eight_ms - 2 * HOUR_MS, eight_ms - HOUR_MS);
    assert!(rise(1_741_352_400_000) > 15.0 && rise(1_741_608_000_000) > 15.0);
}

#[test]
fn zones_with_half_hours_and_the_far_south_work_and_an_unknown_one_is_refused() {
    for zone in ["Asia/Kathmandu", "Australia/Lord_Howe", "UTC"] {
        let now_ms = demo::ANCHOR_MS + 30 * DAY_MS;
        let town = Neighbourhood::new(1, zone, now_ms).unwrap();
        let readings: Vec<_> = town.history(now_ms).flat_map(|batch| batch.readings).collect();
        assert_eq!(readings.last().unwrap().at_ms, now_ms, "{zone}");
        assert!(readings.iter().all(|reading| reading.value.is_finite()));
    }
    let refused = Neighbourhood::new(1, "Atlantis/Centre", 0).unwrap_err();
    assert!(refused.to_string().contains("Atlantis/Centre"));
}

#[test]
fn each_listed_fault_shows_in_the_readings() {
    let town = town();
    let recent = town.faults().iter().filter(|fault| fault.end_ms <= NOW_MS && fault.start_ms > NOW_MS - 14 * DAY_MS);
    let kinds: HashSet<_> = recent.map(|fault| fault.kind).collect();
    assert_eq!(kinds.len(), 5, "five kinds begin and end in the last two weeks: {kinds:?}");
    let key = |fault: &Fault| town.meters()[fault.meter].key.clone();

    let nights: Vec<_> =
        town.faults().iter().filter(|fault| fault.kind == FaultKind::VentilationLeftOn && fault.end_ms < NOW_MS).collect();
    assert_eq!(nights.len(), 5);
    let fans = series(&town, &key(nights[0]), Field::Energy);
    for night in nights {
        let five = |end_ms: i64| added(&fans, end_ms - 6 * HOUR_MS, end_ms - HOUR_MS);
        assert!(five(night.end_ms) > 4.0 * five(night.end_ms - 14 * DAY_MS));
    }

    let weekend = fault(&town, FaultKind::WeekendLeftOn);
    let school = series(&town, &key(&weekend), Field::Energy);
    // Two weeks before, with the clock change in between.
    assert!(
        added(&school, weekend.start_ms, weekend.end_ms)
            > 1.5 * added(&school, weekend.start_ms - 21 * DAY_MS, weekend.end_ms - 21 * DAY_MS)
    );

    let stuck = fault(&town, FaultKind::StuckRegister);
    let home = series(&town, &key(&stuck), Field::Energy);
    assert_eq!(added(&home, stuck.start_ms, stuck.end_ms - QUARTER_MS), 0.0);
    assert!(added(&home, stuck.start_ms, stuck.end_ms) > 5.0);

    let gap = fault(&town, FaultKind::Gap);
    let home = series(&town, &key(&gap), Field::Energy);
    assert_eq!(home.range(gap.start_ms..gap.end_ms).count(), 0);
    let (before, after) = (home.range(..gap.start_ms).next_back().unwrap(), home.range(gap.end_ms..).next().unwrap());
    assert!(after.1 - before.1 > 1.0 && after.0 - before.0 == 9 * HOUR_MS + QUARTER_MS);

    let leak = fault(&town, FaultKind::WaterLeak);
    let water = series(&town, &key(&leak), Field::Water);
    let night = |one_am_ms: i64| added(&water, one_am_ms + 2 * HOUR_MS, one_am_ms + 4 * HOUR_MS);
    assert!(night(leak.start_ms + DAY_MS) > night(leak.start_ms - 7 * DAY_MS) + 0.75);

    let panels = fault(&town, FaultKind::SolarUnderperforming);
    let (weak, sound) = (series(&town, &key(&panels), Field::Energy), series(&town, "demo-home-13-solar", Field::Energy));
    let at_ms = panels.start_ms.div_euclid(HOUR_MS) * HOUR_MS;
    let ratio = |from_ms, to_ms| added(&weak, from_ms, to_ms) / added(&sound, from_ms, to_ms);
    assert!(ratio(at_ms, at_ms + 21 * DAY_MS) < 0.72 * ratio(at_ms - 21 * DAY_MS, at_ms));

    let freezer = fault(&town, FaultKind::FreezerDrift);
    let home = series(&town, &key(&freezer), Field::Energy);
    let night = |midnight_ms: i64| {
        (0..7)
            .map(|day| added(&home, midnight_ms + day * DAY_MS + 2 * HOUR_MS, midnight_ms + day * DAY_MS + 5 * HOUR_MS))
            .sum::<f64>()
    };
    assert!(night(freezer.start_ms + 27 * DAY_MS) > night(freezer.start_ms - 8 * DAY_MS) + 7.0 * 3.0 * 0.08);
}

#[test]
fn a_silent_meter_publishes_nothing_and_a_glitch_publishes_nought() {
    let town = town();
    let gap = fault(&town, FaultKind::Gap);
    let mut live = town.live(gap.start_ms - 1);
    assert!(live.step_meter(gap.meter, gap.start_ms - 1).is_some());
    assert!(live.step_meter(gap.meter, gap.start_ms).is_none());
    assert_eq!(live.step(gap.end_ms - 1).len(), town.meters().len() - 1);
    assert!(live.step_meter(gap.meter, gap.end_ms).is_some());
    let glitch = fault(&town, FaultKind::Glitch);
    assert_eq!(live.step_meter(glitch.meter, glitch.start_ms).unwrap().fields[0], (Field::Energy, 0.0));
    assert!(live.step_meter(glitch.meter, glitch.end_ms).unwrap().fields[0].1 > 100.0);
}

#[test]
fn a_payload_is_in_the_own_format() {
    let now_ms = demo::ANCHOR_MS + DAY_MS;
    let town = Neighbourhood::new(SEED, "America/New_York", now_ms).unwrap();
    let main = town.meters().iter().position(|meter| meter.key == "demo-home-07-main").unwrap();
    assert_eq!(town.meters()[main].topic(), "greenpulse/v1/demo-home-07-main/readings");
    let mut publication = town.live(now_ms).step_meter(main, now_ms + 5_000).unwrap();
    publication.fields = vec![(Field::Energy, 1834.21), (Field::EnergyExport, 0.5), (Field::Power, -412.5)];
    assert_eq!(
        publication.payload(),
        r#"{"at":"2024-01-02T00:00:05Z","energy_kwh":1834.210,"energy_export_kwh":0.500,"power_w":-412.5}"#
    );
}
