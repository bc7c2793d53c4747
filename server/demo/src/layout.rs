//! Which meters each building has, and what each of their channels counts.
//!
//! A *signal* is one physical quantity over time (the heat pump of a home, a library's steam). A *balance* is an
//! electricity main: the sum of the signals behind it. Channels read one or the other, so that main
//! and submeters always agree.

use crate::faults::SCHOOL;
use crate::hall::{Hall, HallSignal};
use crate::home::{Home, HomeSignal};
use crate::places::{Building, BuildingType, Field, HOMES, Meter, MeterRole, equipment};

/// A physical quantity over time.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Signal {
    Home(usize, HomeSignal),
    Hall(usize, HallSignal),
    OutdoorTemperature,
    OutdoorHumidity,
}

/// An electricity main and the signals behind it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Balance {
    /// What is used; the first is the rest without a meter of its own.
    pub uses: Vec<usize>,
    /// What is generated, or given back by a battery.
    pub supplies: Vec<usize>,
}

/// What a channel measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quantity {
    /// A signal's register.
    Register(usize),
    /// A balance's import register.
    Import(usize),
    /// A balance's export register.
    Export(usize),
    /// Momentary power of a signal, minus that of a second one.
    Power(usize, Option<usize>),
    /// Momentary import minus export.
    BalancePower(usize),
    /// A signal that is a level.
    Level(usize),
    /// How full a home's battery is, by its number.
    Stored(usize),
}

/// One channel of one meter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gauge {
    pub meter: usize,
    pub channel: usize,
    pub field: Field,
    pub quantity: Quantity,
}

/// All signals, balances, meters and gauges.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub meters: Vec<Meter>,
    pub gauges: Vec<Gauge>,
    pub signals: Vec<Signal>,
    pub balances: Vec<Balance>,
    pub homes: Vec<Home>,
    pub halls: Vec<Hall>,
}

impl Layout {
    pub(crate) fn new(seed: u64, buildings: &[Building]) -> Self {
        let mut layout = Self::default();
        let (outdoor, humidity) = (layout.signal(Signal::OutdoorTemperature), layout.signal(Signal::OutdoorHumidity));
        let channels =
            [(Field::OutdoorTemperature, Quantity::Level(outdoor)), (Field::OutdoorHumidity, Quantity::Level(humidity))];
        layout.meter("demo-weather".to_owned(), "Weather station".to_owned(), MeterRole::Sensor, None, None, &channels);
        for (index, building) in buildings.iter().enumerate() {
            if index < HOMES {
                layout.homes.push(Home::new(seed, index, building, equipment(index)));
                layout.home_meters(index, building);
            } else {
                layout.halls.push(Hall::new(seed, index, building));
                layout.hall_meters(index, building);
            }
        }
        layout
    }

    /// The gauges of a meter, in the order of its channels.
    pub(crate) fn gauges_of(&self, meter: usize) -> std::ops::Range<usize> {
        let first = self.gauges.partition_point(|gauge| gauge.meter < meter);
        first..first + self.meters[meter].channels.len()
    }

    fn signal(&mut self, signal: Signal) -> usize {
        self.signals.push(signal);
        self.signals.len() - 1
    }

    fn meter(
        &mut self,
        key: String,
        name: String,
        role: MeterRole,
        parent: Option<String>,
        building: Option<usize>,
        channels: &[(Field, Quantity)],
    ) {
        let meter = self.meters.len();
        for (channel, &(field, quantity)) in channels.iter().enumerate() {
            self.gauges.push(Gauge { meter, channel, field, quantity });
        }
        let channels = channels.iter().map(|&(field, _)| field).collect();
        self.meters.push(Meter { key, name, role, parent, building, channels });
    }

    /// A meter of one signal in `building`.
    fn part(&mut self, at: (usize, &Building), slug: &str, name: &str, role: MeterRole, channels: &[(Field, Quantity)]) {
        let (index, building) = at;
        let parent = matches!(role, MeterRole::Submeter | MeterRole::Generation | MeterRole::Storage)
            .then(|| format!("{}-main", building.key));
        self.meter(format!("{}-{slug}", building.key), format!("{} {name}", building.name), role, parent, Some(index), channels);
    }

    fn home_meters(&mut self, index: usize, building: &Building) {
        let has = equipment(index);
        let at = (index, building);
        let mut balance = Balance { uses: vec![self.signal(Signal::Home(index, HomeSignal::Rest))], supplies: Vec::new() };
        let number = self.balances.len();
        let mut main = vec![(Field::Energy, Quantity::Import(number))];
        if has.solar_kw > 0.0 {
            main.push((Field::EnergyExport, Quantity::Export(number)));
        }
        main.push((Field::Power, Quantity::BalancePower(number)));
        self.part(at, "main", "electricity", MeterRole::Main, &main);
        if has.solar_kw > 0.0 {
            let signal = self.signal(Signal::Home(index, HomeSignal::Solar));
            balance.supplies.push(signal);
            self.part(at, "solar", "solar panels", MeterRole::Generation, &counted(signal));
        }
        if has.car {
            let signal = self.signal(Signal::Home(index, HomeSignal::Charger));
            balance.uses.push(signal);
            self.part(at, "charger", "car charger", MeterRole::Submeter, &counted(signal));
        }
        if has.heat_pump {
            let signal = self.signal(Signal::Home(index, HomeSignal::HeatPump));
            balance.uses.push(signal);
            self.part(at, "heat-pump", "heat pump", MeterRole::Submeter, &counted(signal));
        }
        if has.battery {
            let (charge, discharge) = (
                self.signal(Signal::Home(index, HomeSignal::BatteryCharge)),
                self.signal(Signal::Home(index, HomeSignal::BatteryDischarge)),
            );
            balance.uses.push(charge);
            balance.supplies.push(discharge);
            let channels = [
                (Field::Energy, Quantity::Register(charge)),
                (Field::EnergyExport, Quantity::Register(discharge)),
                (Field::Power, Quantity::Power(charge, Some(discharge))),
                (Field::BatteryLevel, Quantity::Stored(index)),
            ];
            self.part(at, "battery", "battery", MeterRole::Storage, &channels);
        }
        if has.gas() {
            let signal = self.signal(Signal::Home(index, HomeSignal::Gas));
            self.part(at, "gas", "gas", MeterRole::Main, &[(Field::Gas, Quantity::Register(signal))]);
        }
        if has.thermometer {
            let signal = self.signal(Signal::Home(index, HomeSignal::Indoor));
            self.part(at, "indoor", "living room", MeterRole::Sensor, &[(Field::IndoorTemperature, Quantity::Level(signal))]);
        }
        self.balances.push(balance);
    }

    fn hall_meters(&mut self, index: usize, building: &Building) {
        let at = (index, building);
        let hall = index - HOMES;
        let mut balance = Balance { uses: vec![self.signal(Signal::Hall(hall, HallSignal::Rest))], supplies: Vec::new() };
        let number = self.balances.len();
        self.part(
            at,
            "main",
            "electricity",
            MeterRole::Main,
            &[(Field::Energy, Quantity::Import(number)), (Field::Power, Quantity::BalancePower(number))],
        );
        let part = match building.kind {
            BuildingType::School | BuildingType::Dining => Some(("kitchen", "kitchen")),
            BuildingType::Library => Some(("ventilation", "ventilation")),
            BuildingType::Research => Some(("fume-hoods", "fume hoods")),
            _ => None,
        };
        if let Some((slug, name)) = part {
            let signal = self.signal(Signal::Hall(hall, HallSignal::Part));
            balance.uses.push(signal);
            self.part(at, slug, name, MeterRole::Submeter, &counted(signal));
        }
        self.balances.push(balance);

        let mut utilities = vec![("gas", "gas", Field::Gas, HallSignal::Gas)];
        if index != SCHOOL {
            utilities.push(("chilled-water", "chilled water", Field::ChilledWater, HallSignal::ChilledWater));
            utilities.push(("steam", "steam", Field::Steam, HallSignal::Steam));
            utilities.push(("hot-water", "hot water", Field::HotWater, HallSignal::HotWater));
        }
        if matches!(
            building.kind,
            BuildingType::School | BuildingType::Research | BuildingType::Residential | BuildingType::Dining
        ) {
            utilities.push(("water", "water", Field::Water, HallSignal::Water));
        }
        for (slug, name, field, signal) in utilities {
            let signal = self.signal(Signal::Hall(hall, signal));
            self.part(at, slug, name, MeterRole::Main, &[(field, Quantity::Register(signal))]);
        }
        if matches!(building.kind, BuildingType::School | BuildingType::Library) {
            let signal = self.signal(Signal::Hall(hall, HallSignal::Indoor));
            self.part(at, "indoor", "indoors", MeterRole::Sensor, &[(Field::IndoorTemperature, Quantity::Level(signal))]);
        }
    }
}

/// The channels of a meter on one electric signal.
fn counted(signal: usize) -> [(Field, Quantity); 2] {
    [(Field::Energy, Quantity::Register(signal)), (Field::Power, Quantity::Power(signal, None))]
}
