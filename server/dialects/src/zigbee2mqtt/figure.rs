//! What one figure of a device is, by its unit and by its words. Leaves out the air of rooms (`room`)
//! and which of several figures of one flow counts (`plan`).

use super::super::measure::Measure;
use super::exposed::{Device, Exposed};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quantity {
    Import,
    Export,
    Power,
    Heat,
    Gas,
    Water,
    HotWater,
    IndoorTemperature,
    OutdoorTemperature,
    IndoorHumidity,
    OutdoorHumidity,
}

/// How much of the device a figure covers.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Scope {
    /// All of it. Of several, the lowest rank counts.
    Whole(u8),
    /// One part: a phase, an outlet. Whether it is said to be a total all the same.
    Part(String, bool),
    /// What was counted in one tariff.
    Tariff,
}

/// A figure that is understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    pub property: String,
    pub quantity: Quantity,
    /// The field that it becomes, and the factor to that field's unit.
    pub field: &'static str,
    pub factor: f64,
    pub scope: Scope,
}

/// What became of a figure.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    Figure(Figure),
    /// The amount of a day or of a session: beside a register it is the same energy again.
    OfPeriod(Quantity),
    /// Somebody has to say what it is; with what it probably is.
    Unsure(Option<(&'static str, f64)>),
    /// Water in cubic metres or in litres: its digits tell.
    WaterByDigits,
    /// Nothing that is counted.
    Other,
}

/// Words of figures that are set, derived or something else than what flows.
const OTHER: &[&str] = &[
    "add",
    "alarm",
    "apparent",
    "balance",
    "behavior",
    "calibration",
    "capacity",
    "compressor",
    "cost",
    "count",
    "factor",
    "hob",
    "insufficient",
    "level",
    "limit",
    "max",
    "maximum",
    "min",
    "minimum",
    "offset",
    "outage",
    "overload",
    "peak",
    "price",
    "protection",
    "protector",
    "rating",
    "reactive",
    "remaining",
    "set",
    "setpoint",
    "setting",
    "source",
    "surplus",
    "target",
    "threshold",
    "transmission",
    "transmit",
    "zone",
];

/// Words of amounts that begin again with each period.
const OF_PERIODS: &[&str] = &[
    "daily",
    "day",
    "hour",
    "hourly",
    "last",
    "month",
    "monthly",
    "once",
    "previous",
    "session",
    "single",
    "today",
    "week",
    "weekly",
    "year",
    "yearly",
    "yesterday",
];

/// The same in a description, where `day` and `single` may be something else.
const OF_PERIODS_SAID: &[&str] = &["daily", "hourly", "last", "monthly", "previous", "session", "today", "yesterday"];

const EXPORTS: &[&str] =
    &["export", "exported", "generated", "injected", "output", "produced", "production", "received", "returned", "reverse"];

/// Words that name no part of a device.
const PLAIN: &[&str] = &[
    "active",
    "all",
    "consumed",
    "consumption",
    "cumulative",
    "current",
    "delivered",
    "electricity",
    "energy",
    "forward",
    "gas",
    "heat",
    "humidity",
    "indoor",
    "input",
    "kw",
    "kwh",
    "local",
    "measured",
    "meter",
    "outdoor",
    "ph",
    "phase",
    "power",
    "room",
    "sum",
    "summ",
    "summation",
    "temperature",
    "temp",
    "air",
    "total",
    "volume",
    "w",
    "water",
    "wh",
];

const M3_PER_GALLON: f64 = 0.003_785_411_784;

pub(super) fn has(words: &[String], any: &[&str]) -> bool {
    words.iter().any(|word| any.contains(&word.as_str()))
}

impl Exposed {
    /// What this figure of a device is.
    pub fn found(&self, device: &Device) -> Found {
        // A counter that people may set to what the water meter shows is a counter all the same.
        let is_counter = has(&self.words, &["meter"]) && matches!(self.measure, Some(Measure::Volume { .. }));
        if (self.is_setting && !is_counter) || has(&self.words, OTHER) || has(&self.says, &["remaining", "allowed"]) {
            return Found::Other;
        }
        match self.measure {
            Some(Measure::Energy(kwh)) => self.energy(kwh),
            Some(Measure::Power(w)) => self.power(w, device),
            Some(Measure::Volume { m3, gas_therms }) => self.volume(m3, gas_therms, device),
            Some(Measure::Gas(therms)) => self.figure(Quantity::Gas, "gas_therms", therms, 0),
            Some(Measure::Celsius) => self.temperature(device, ["indoor_temp_c", "outdoor_temp_c"]),
            Some(Measure::Fahrenheit) => self.temperature(device, ["indoor_temp_f", "outdoor_temp_f"]),
            Some(Measure::Percent) => self.humidity(device),
            None => self.without_unit(device),
        }
    }

    fn is_of_period(&self) -> bool {
        has(&self.words, OF_PERIODS)
            || has(&self.says, OF_PERIODS_SAID)
            || (has(&self.words, &["real"]) && has(&self.words, &["time"]))
    }

    fn energy(&self, kwh: f64) -> Found {
        let is_export = has(&self.words, EXPORTS);
        let quantity = if is_export { Quantity::Export } else { Quantity::Import };
        if self.is_of_period() {
            return Found::OfPeriod(quantity);
        }
        if has(&self.words, &["heat", "thermal"]) {
            return self.figure(Quantity::Heat, "heat_kwh", kwh, 0);
        }
        // Neither what was used nor what was made, but both, or their difference.
        if has(&self.says, &["consumed"]) && has(&self.says, &["produced"]) {
            return Found::Unsure(None);
        }
        if !has(&self.words, &["energy", "summ", "summation", "consumption", "consumed"]) {
            return Found::Unsure(Some(("energy_kwh", kwh)));
        }
        let rank = match self.property.as_str() {
            "energy" | "produced_energy" => 0,
            _ if has(&self.words, &["total", "all", "sum", "summ", "summation"]) => 1,
            _ => 2,
        };
        self.figure(quantity, if is_export { "energy_export_kwh" } else { "energy_kwh" }, kwh, rank)
    }

    fn power(&self, w: f64, device: &Device) -> Found {
        // A mean of the last minutes, an exported power without a sign: not what flows now.
        if self.is_of_period() || has(&self.words, EXPORTS) {
            return Found::Unsure(Some(("power_w", w)).filter(|_| !has(&self.words, EXPORTS) && !has(&self.says, &["previous"])));
        }
        if !has(&self.words, &["power"]) {
            return Found::Unsure(None);
        }
        let rank = match self.property.as_str() {
            _ if has(&self.words, &["total"]) => 0,
            "power" => 1,
            "active_power" => 2,
            _ => 3,
        };
        let figure = self.figure(Quantity::Power, "power_w", w, rank);
        match &figure {
            // Names of parts are many, and by the name alone a part may be anything.
            Found::Figure(Figure { scope: Scope::Part(part, _), .. }) if device.is_by_name && !is_usual(part) => {
                Found::Unsure(Some(("power_w", w)))
            }
            _ => figure,
        }
    }

    fn volume(&self, m3: f64, gas_therms: f64, device: &Device) -> Found {
        let is = |any: &[&str]| has(&self.words, any) || has(&self.says, any);
        if has(&self.words, &["gas"]) {
            return if self.is_of_period() {
                Found::OfPeriod(Quantity::Gas)
            } else {
                self.figure(Quantity::Gas, "gas_therms", gas_therms, 0)
            };
        }
        if self.is_of_period() {
            return Found::OfPeriod(Quantity::Water);
        }
        // A heat meter counts the water that carries the heat round, which nobody uses up.
        if device.figures.iter().any(|one| has(&one.words, &["heat", "inlet"])) || has(&self.words, EXPORTS) {
            return Found::Unsure(None);
        }
        if !is(&["water", "watering", "irrigation", "volume"]) {
            return Found::Unsure(None);
        }
        if has(&self.says, &["hot"]) {
            return self.figure(Quantity::HotWater, "hot_water_gal", m3 / M3_PER_GALLON, 0);
        }
        let rank = if has(&self.words, &["total"]) { 0 } else { 1 };
        self.figure(Quantity::Water, "water_m3", m3, rank)
    }

    fn without_unit(&self, device: &Device) -> Found {
        let is_amount =
            has(&self.words, &["summation", "pulse", "pulses"]) || ["energy", "water_consumed"].contains(&&*self.property);
        match self.property.as_str() {
            // Everything else that has a unit measures something else.
            _ if self.has_unit => Found::Other,
            // Watts at one model and kilowatts at another.
            "active_power" if device.is_by_name => Found::Unsure(Some(("power_w", 1e-3))),
            "total_active_power" if device.is_by_name => Found::Unsure(Some(("power_w", 1.0))),
            "water_consumed" if device.is_by_name => Found::WaterByDigits,
            "gas" if device.is_by_name => Found::Unsure(Some(("gas_m3", 1.0))),
            "water_total" => Found::Unsure(Some(("water_m3", 1e-3))),
            _ if device.is_by_name && self.words.first().is_some_and(|word| word == "volume") && self.words.len() == 2 => {
                Found::Unsure(Some(("water_m3", 1e-3)))
            }
            _ if is_amount && !self.is_of_period() => Found::Unsure(None),
            _ => Found::Other,
        }
    }

    pub(super) fn figure(&self, quantity: Quantity, field: &'static str, factor: f64, rank: u8) -> Found {
        let is_phase = has(&self.says, &["phase"]);
        let is_tariff = |word: &String| {
            let digits = word.trim_start_matches("tier").trim_start_matches(['t', 'd']);
            digits.len() < word.len() && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        let is_energy = matches!(quantity, Quantity::Import | Quantity::Export);
        let scope = if is_energy && !is_phase && (has(&self.words, &["tier", "tariff"]) || self.words.iter().any(is_tariff)) {
            Scope::Tariff
        } else {
            let plain = |word: &&String| !(PLAIN.contains(&word.as_str()) || (is_energy && EXPORTS.contains(&word.as_str())));
            let part: Vec<&str> = self.words.iter().filter(plain).map(String::as_str).collect();
            match part.join("-") {
                part if part.is_empty() => Scope::Whole(rank),
                part => Scope::Part(part, has(&self.says, &["total"]) && !is_phase),
            }
        };
        Found::Figure(Figure { property: self.property.clone(), quantity, field, factor, scope })
    }
}

/// Whether a part has a name that a phase, a channel or an outlet usually has.
fn is_usual(part: &str) -> bool {
    const NAMES: &[&str] =
        &["a", "b", "c", "ab", "x", "y", "z", "left", "right", "center", "top", "bottom", "main", "main-switch", "usb"];
    let digits = part.trim_start_matches(['l', 'p']).trim_start_matches("ch");
    NAMES.contains(&part) || (!digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
