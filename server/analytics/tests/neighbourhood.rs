//! The demo neighbourhood's built-in faults, found in the hours of its registers.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use analytics::Hourly;
use analytics::detect::{Detection, Event, Kind, Medium, Mode, Options, Peers, Severity, detect, peers};
use demo::{Fault, FaultKind, Field, Neighbourhood};
use domain::{HOUR_MS, Millis, Zone};
use std::collections::{BTreeMap, HashMap};

const ZONE: &str = "America/New_York";
/// 2026-11-22 12:00 UTC, a Sunday.
const SETTLED: Millis = 1_795_348_800_000;

/// The hourly energy of one register, from its first reading on; missing where either reading is
/// missing.
struct Hours {
    start: Millis,
    value: Vec<f64>,
}

struct Town {
    town: Neighbourhood,
    hours: HashMap<(usize, usize), Hours>,
    temp_c: Hours,
}

fn town() -> Town {
    let town = Neighbourhood::new(7, ZONE, SETTLED).unwrap();
    let mut readings: HashMap<(usize, usize), Vec<(Millis, f64)>> = HashMap::new();
    for batch in town.history(SETTLED) {
        for reading in batch.readings.into_iter().filter(|reading| reading.at_ms % HOUR_MS == 0) {
            readings.entry((reading.meter, reading.channel)).or_default().push((reading.at_ms, reading.value));
        }
    }
    let mut temp_c = None;
    let mut hours = HashMap::new();
    for (key, readings) in readings {
        let start = readings[0].0;
        let length = ((SETTLED - start) / HOUR_MS) as usize;
        let mut level = vec![f64::NAN; length + 1];
        for (at, value) in readings {
            level[((at - start) / HOUR_MS) as usize] = value;
        }
        match town.meters()[key.0].channels[key.1] {
            Field::OutdoorTemperature => temp_c = Some(Hours { start, value: level }),
            field if field.kind() == demo::ChannelKind::Register => {
                let value = level.windows(2).map(|pair| pair[1] - pair[0]).collect();
                hours.insert(key, Hours { start, value });
            }
            _ => {}
        }
    }
    Town { town, hours, temp_c: temp_c.unwrap() }
}

impl Town {
    /// The first register of a meter.
    fn register(&self, meter: usize) -> usize {
        let channels = &self.town.meters()[meter].channels;
        channels.iter().position(|field| field.kind() == demo::ChannelKind::Register).unwrap()
    }

    /// The same register of the same kind of meter in other buildings, compared as the server does
    /// it.
    fn peers(&self, meter: usize, channel: usize) -> Peers {
        let all = self.town.meters();
        let (own, field) = (&all[meter], all[meter].channels[channel]);
        let mut beside: BTreeMap<usize, (f64, &[f64])> = BTreeMap::new();
        for (&(other, at), hours) in &self.hours {
            let is_like = all[other].channels[at] == field && all[other].role == own.role && all[other].building != own.building;
            let Some(building) = all[other].building.filter(|_| is_like) else { continue };
            assert_eq!(hours.start, self.temp_c.start);
            let size = hours.value.iter().filter(|value| value.is_finite()).sum();
            let largest = beside.entry(building).or_insert((size, &hours.value));
            if size > largest.0 {
                *largest = (size, &hours.value);
            }
        }
        let beside: Vec<&[f64]> = beside.into_values().map(|(_, value)| value).collect();
        peers(&self.hours[&(meter, channel)].value, &beside, if own.role == demo::MeterRole::Generation { 1 } else { 3 })
    }

    fn detect(&self, meter: usize, channel: usize, mode: Mode) -> Detection {
        let zone = Zone::named(ZONE).unwrap();
        let hours = &self.hours[&(meter, channel)];
        let medium = match (self.town.meters()[meter].channels[channel], self.town.meters()[meter].role) {
            (_, demo::MeterRole::Generation) => Medium::Generation,
            (Field::Water, _) => Medium::Water,
            (Field::Gas | Field::Steam | Field::HotWater, _) => Medium::Heat,
            (Field::ChilledWater, _) => Medium::Cooling,
            _ => Medium::Electricity,
        };
        assert_eq!(hours.start, self.temp_c.start);
        let series = Hourly { start: hours.start, zone: &zone, value: &hours.value, temp_c: &self.temp_c.value };
        let peers = self.peers(meter, channel);
        let options = Options { medium, peers: &peers.share, peers_count: peers.count, ..Options::new(mode) };
        detect(&series, &options).unwrap()
    }
}

/// The expected finding for a built-in fault: its kind, and words of its sentence or likely causes.
fn expected(kind: FaultKind) -> Option<(Kind, &'static str)> {
    match kind {
        FaultKind::VentilationLeftOn => Some((Kind::NightWaste, "stayed near the daytime level")),
        FaultKind::WeekendLeftOn => Some((Kind::WeekendWaste, "On the weekend of ")),
        FaultKind::StuckRegister => Some((Kind::MeterFault, "reported only zeros for")),
        FaultKind::Gap => Some((Kind::MeterFault, "the meter was offline for 10 hours")),
        FaultKind::WaterLeak => Some((Kind::LevelShift, "A leak that runs day and night")),
        FaultKind::SolarUnderperforming => Some((Kind::LevelShift, "A string of panels or an inverter has failed")),
        FaultKind::FreezerDrift => Some((Kind::Drift, "a worn refrigerator or freezer seal")),
        // The pipeline refuses a single wrong reading, so the hours show no trace of it.
        FaultKind::Glitch => None,
    }
}

fn overlaps(event: &Event, fault: &Fault) -> bool {
    event.start < fault.end_ms && event.end > fault.start_ms
}

fn told(event: &Event) -> String {
    let (zone, found) = (Zone::named(ZONE).unwrap(), event.finding());
    let sentence = wording::seen(wording::Words::ENGLISH, &found, &zone, wording::Amounts::Stored("kWh")).unwrap();
    format!("{} {}: {sentence} {}", event.kind, event.severity, wording::causes(wording::Words::ENGLISH, &found).join("; "))
}

#[test]
fn every_fault_that_is_built_in_is_found_and_said_in_words() {
    let town = town();
    for mode in [Mode::Retrospective, Mode::Causal] {
        for fault in town.town.faults().iter().filter(|fault| fault.start_ms < SETTLED) {
            let found = town.detect(fault.meter, town.register(fault.meter), mode);
            let events: Vec<&Event> = found.events.iter().filter(|event| overlaps(event, fault)).collect();
            let said: Vec<String> = events.iter().map(|event| told(event)).collect();
            let Some((kind, words)) = expected(fault.kind) else {
                assert!(events.iter().all(|event| event.end - event.start > 6 * HOUR_MS), "{mode:?} {:?}: {said:?}", fault.kind);
                continue;
            };
            let hit = events.iter().any(|event| event.kind == kind && told(event).contains(words));
            assert!(hit, "{mode:?} {:?}, {}: {said:?}", fault.kind, fault.what);
        }
    }
}

#[test]
fn meters_without_a_fault_are_left_in_peace() {
    let town = town();
    // Every fourth register, since all of them would take long.
    let mut registers: Vec<(usize, usize)> = town.hours.keys().copied().collect();
    registers.sort_unstable();
    let registers: Vec<(usize, usize)> = registers.into_iter().step_by(4).collect();
    let weeks = 56.0 * registers.len() as f64;
    for (mode, low, grave) in [(Mode::Retrospective, 0.25, 0.06), (Mode::Causal, 0.3, 0.1)] {
        let (mut all, mut serious) = (0.0, 0.0);
        for &(meter, channel) in &registers {
            let found = town.detect(meter, channel, mode);
            let faults: Vec<&Fault> = town.town.faults().iter().filter(|fault| fault.meter == meter).collect();
            for event in found.events.iter().filter(|event| !faults.iter().any(|fault| overlaps(event, fault))) {
                all += 1.0;
                serious += f64::from(u8::from(event.severity >= Severity::High));
            }
        }
        let rates = [all / weeks, serious / weeks];
        assert!(rates[0] < low && rates[1] < grave, "{mode:?}: {rates:?} a meter-week");
    }
}
