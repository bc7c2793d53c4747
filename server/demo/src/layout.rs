//! Which meters each building has, and what each of their channels counts.
//!
//! A *flow* is one physical stream (the heat pump of a home, a library's steam). A *balance* is an
//! electricity main: the sum of the flows behind it. Channels read one or the other, so that main
//! and submeters always agree.

use crate::faults::SCHOOL;
use crate::hall::{Hall, HallFlow};
use crate::home::{Home, HomeFlow};
use crate::places::{Building, BuildingType, Field, HOMES, Meter, MeterRole, equipment};

/// A physical stream.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Flow {
    Home(usize, HomeFlow),
    Hall(usize, HallFlow),
    OutdoorTemperature,
    OutdoorHumidity,
}

/// An electricity main and the flows behind it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Balance {
    /// What is used; the first is the rest without a meter of its own.
    pub uses: Vec<usize>,
    /// What is generated, or given back by a battery.
    pub supplies: Vec<usize>,
}

/// What a channel reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// A flow's register.
    Flow(usize),
    /// A balance's import register.
    Import(usize),
    /// A balance's export register.
    Export(usize),
    /// Momentary power of a flow, minus that of a second one.
    FlowPower(usize, Option<usize>),
    /// Momentary import minus export.
    BalancePower(usize),
    /// A flow that is a level.
    Level(usize),
}

/// One channel of one meter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gauge {
    pub meter: usize,
    pub channel: usize,
    pub field: Field,
    pub source: Source,
}

/// All flows, balances, meters and gauges.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub meters: Vec<Meter>,
    pub gauges: Vec<Gauge>,
    pub flows: Vec<Flow>,
    pub balances: Vec<Balance>,
    pub homes: Vec<Home>,
    pub halls: Vec<Hall>,
}

impl Layout {
    pub(crate) fn new(seed: u64, buildings: &[Building]) -> Self {
        let mut layout = Self::default();
        let (outdoor, humidity) = (layout.flow(Flow::OutdoorTemperature), layout.flow(Flow::OutdoorHumidity));
        let channels = [(Field::OutdoorTemperature, Source::Level(outdoor)), (Field::OutdoorHumidity, Source::Level(humidity))];
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

    fn flow(&mut self, flow: Flow) -> usize {
        self.flows.push(flow);
        self.flows.len() - 1
    }

    fn meter(
        &mut self,
        key: String,
        name: String,
        role: MeterRole,
        parent: Option<String>,
        building: Option<usize>,
        channels: &[(Field, Source)],
    ) {
        let meter = self.meters.len();
        for (channel, &(field, source)) in channels.iter().enumerate() {
            self.gauges.push(Gauge { meter, channel, field, source });
        }
        let channels = channels.iter().map(|&(field, _)| field).collect();
        self.meters.push(Meter { key, name, role, parent, building, channels });
    }

    /// A meter of one flow in `building`.
    fn part(&mut self, at: (usize, &Building), slug: &str, name: &str, role: MeterRole, channels: &[(Field, Source)]) {
        let (index, building) = at;
        let parent = matches!(role, MeterRole::Submeter | MeterRole::Generation | MeterRole::Storage)
            .then(|| format!("{}-main", building.key));
        self.meter(format!("{}-{slug}", building.key), format!("{} {name}", building.name), role, parent, Some(index), channels);
    }

    fn home_meters(&mut self, index: usize, building: &Building) {
        let has = equipment(index);
        let at = (index, building);
        let mut balance = Balance { uses: vec![self.flow(Flow::Home(index, HomeFlow::Rest))], supplies: Vec::new() };
        let number = self.balances.len();
        let mut main = vec![(Field::Energy, Source::Import(number))];
        if has.solar_kw > 0.0 {
            main.push((Field::EnergyExport, Source::Export(number)));
        }
        main.push((Field::Power, Source::BalancePower(number)));
        self.part(at, "main", "electricity", MeterRole::Main, &main);
        if has.solar_kw > 0.0 {
            let flow = self.flow(Flow::Home(index, HomeFlow::Solar));
            balance.supplies.push(flow);
            self.part(at, "solar", "solar panels", MeterRole::Generation, &counted(flow));
        }
        if has.car {
            let flow = self.flow(Flow::Home(index, HomeFlow::Charger));
            balance.uses.push(flow);
            self.part(at, "charger", "car charger", MeterRole::Submeter, &counted(flow));
        }
        if has.heat_pump {
            let flow = self.flow(Flow::Home(index, HomeFlow::HeatPump));
            balance.uses.push(flow);
            self.part(at, "heat-pump", "heat pump", MeterRole::Submeter, &counted(flow));
        }
        if has.battery {
            let (charge, discharge) =
                (self.flow(Flow::Home(index, HomeFlow::BatteryCharge)), self.flow(Flow::Home(index, HomeFlow::BatteryDischarge)));
            balance.uses.push(charge);
            balance.supplies.push(discharge);
            let channels = [
                (Field::Energy, Source::Flow(charge)),
                (Field::EnergyExport, Source::Flow(discharge)),
                (Field::Power, Source::FlowPower(charge, Some(discharge))),
            ];
            self.part(at, "battery", "battery", MeterRole::Storage, &channels);
        }
        if has.gas() {
            let flow = self.flow(Flow::Home(index, HomeFlow::Gas));
            self.part(at, "gas", "gas", MeterRole::Main, &[(Field::Gas, Source::Flow(flow))]);
        }
        if has.thermometer {
            let flow = self.flow(Flow::Home(index, HomeFlow::Indoor));
            self.part(at, "indoor", "living room", MeterRole::Sensor, &[(Field::IndoorTemperature, Source::Level(flow))]);
        }
        self.balances.push(balance);
    }

    fn hall_meters(&mut self, index: usize, building: &Building) {
        let at = (index, building);
        let hall = index - HOMES;
        let mut balance = Balance { uses: vec![self.flow(Flow::Hall(hall, HallFlow::Rest))], supplies: Vec::new() };
        let number = self.balances.len();
        self.part(
            at,
            "main",
            "electricity",
            MeterRole::Main,
            &[(Field::Energy, Source::Import(number)), (Field::Power, Source::BalancePower(number))],
        );
        let part = match building.kind {
            BuildingType::School | BuildingType::Dining => Some(("kitchen", "kitchen")),
            BuildingType::Library => Some(("ventilation", "ventilation")),
            BuildingType::Research => Some(("fume-hoods", "fume hoods")),
            _ => None,
        };
        if let Some((slug, name)) = part {
            let flow = self.flow(Flow::Hall(hall, HallFlow::Part));
            balance.uses.push(flow);
            self.part(at, slug, name, MeterRole::Submeter, &counted(flow));
        }
        self.balances.push(balance);

        let mut utilities = vec![("gas", "gas", Field::Gas, HallFlow::Gas)];
        if index != SCHOOL {
            utilities.push(("chilled-water", "chilled water", Field::ChilledWater, HallFlow::ChilledWater));
            utilities.push(("steam", "steam", Field::Steam, HallFlow::Steam));
            utilities.push(("hot-water", "hot water", Field::HotWater, HallFlow::HotWater));
        }
        if matches!(
            building.kind,
            BuildingType::School | BuildingType::Research | BuildingType::Residential | BuildingType::Dining
        ) {
            utilities.push(("water", "water", Field::Water, HallFlow::Water));
        }
        for (slug, name, field, flow) in utilities {
            let flow = self.flow(Flow::Hall(hall, flow));
            self.part(at, slug, name, MeterRole::Main, &[(field, Source::Flow(flow))]);
        }
        if matches!(building.kind, BuildingType::School | BuildingType::Library) {
            let flow = self.flow(Flow::Hall(hall, HallFlow::Indoor));
            self.part(at, "indoor", "indoors", MeterRole::Sensor, &[(Field::IndoorTemperature, Source::Level(flow))]);
        }
    }
}

/// The channels of a meter on one electric flow.
fn counted(flow: usize) -> [(Field, Source); 2] {
    [(Field::Energy, Source::Flow(flow)), (Field::Power, Source::FlowPower(flow, None))]
}
