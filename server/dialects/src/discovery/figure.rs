//! What one announced sensor is by itself: what it measures, in which unit, and whether it can count
//! at all. Leaves out the figures beside it.

use super::announcement::text;
use super::device::{Device, Nature};
use super::why::Why;
use crate::Proposal;
use crate::measure::{Measure, THERMS_PER_KWH};
use crate::name::{self, Said, Sense, Share, Tariff, words};
use domain::Field;
use serde_json::{Map, Value as Json};

/// What flows, or what has a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Medium {
    Electricity,
    Gas,
    Water,
    HotWater,
    Heat,
    Cold,
    /// Fuel in kWh, or a volume of nobody knows what.
    Other,
}

/// The field of a battery's level.
const CHARGE: &str = "battery_percent";

/// A quantity, and the factor from the device's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Amount {
    /// To kWh.
    Energy(f64),
    /// To W.
    Power(f64),
    /// To m³, and to therms if it is gas.
    Volume { m3: f64, therms: f64 },
    /// Gas by its heat, to therms.
    Therms(f64),
    /// A temperature, a humidity or a battery's level: the input field.
    Level(&'static str),
    /// Nobody knows.
    Unknown,
}

impl Amount {
    pub fn is_power(self) -> bool {
        matches!(self, Self::Power(_))
    }

    /// Whether it is how full a battery is.
    pub fn is_charge(self) -> bool {
        self == Self::Level(CHARGE)
    }

    /// The field of this amount of a medium, going out or not, and the factor to its unit.
    pub fn field(self, medium: Medium, is_export: bool) -> Option<(&'static str, f64)> {
        const GALLONS_PER_M3: f64 = 1.0 / 0.003_785_411_784;
        Some(match (self, medium) {
            (Self::Power(w), Medium::Electricity) => ("power_w", w),
            (Self::Energy(kwh), Medium::Electricity) if is_export => ("energy_export_kwh", kwh),
            (Self::Energy(kwh), Medium::Electricity) => ("energy_kwh", kwh),
            (Self::Energy(kwh), Medium::Heat) => ("heat_kwh", kwh),
            (Self::Energy(kwh), Medium::Cold) => ("cold_kwh", kwh),
            (Self::Energy(kwh), Medium::Gas) => ("gas_therms", kwh * THERMS_PER_KWH),
            (Self::Therms(therms) | Self::Volume { therms, .. }, Medium::Gas) => ("gas_therms", therms),
            (Self::Volume { m3, .. }, Medium::Water) => ("water_m3", m3),
            (Self::Volume { m3, .. }, Medium::HotWater) => ("hot_water_gal", m3 * GALLONS_PER_M3),
            (Self::Level(field), _) => (field, 1.0),
            _ => return None,
        })
    }
}

/// A sensor's figure.
#[derive(Debug, PartialEq)]
pub(super) struct Figure {
    /// The name under which it is kept if it does not count.
    pub label: String,
    /// Its name in the announcement.
    pub name: String,
    pub said: Said,
    pub medium: Medium,
    pub amount: Amount,
    /// Why it cannot count, whatever stands beside it.
    pub unfit: Option<Why>,
    /// Whether its number is kept if it does not count, as it is neither climate nor unnamed.
    pub is_kept: bool,
    /// Whether it is a register that may fall, as its device says (`state_class: total`).
    pub may_fall: bool,
}

impl Figure {
    /// Whether it is a register of what is drawn less what is fed in, as far as its name says.
    pub fn is_net(&self) -> bool {
        self.may_fall && self.said.senses.has(Sense::Net) && !self.amount.is_power()
    }

    /// Whether it is of the meter at the grid that an inverter reads, which makers call its power meter.
    pub fn is_of_power_meter(&self) -> bool {
        self.name.to_lowercase().contains("power meter")
    }

    /// Whether it has the name of Fronius' interface for the load, which tells use below 0.
    pub fn is_raw_load(&self) -> bool {
        let plain: String = self.name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        plain.ends_with("pload")
    }

    /// The number that its name gives it, as in `Battery 2 SOC`; "" if it has none.
    pub fn number(&self) -> String {
        words(&self.name).into_iter().find(|word| word.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or_default()
    }

    /// What it probably is, where somebody has to confirm that it counts.
    pub fn proposal(&self, why: Why, nature: Nature) -> Option<Proposal> {
        let is_export = self.said.senses.any(&[Sense::Export, Sense::Discharge]);
        let medium = match self.medium {
            Medium::Electricity if why == Why::OwnHeat => Medium::Heat,
            Medium::Other if nature.is_gas && !nature.is_water => Medium::Gas,
            Medium::Other if nature.is_water && !nature.is_gas => Medium::Water,
            medium => medium,
        };
        let (field, factor) = self.amount.field(medium, is_export)?;
        let factor = match why {
            Why::NoStateClass | Why::NoSubstance | Why::TariffAlone | Why::SignUnknown | Why::OwnHeat | Why::RoomUnknown => {
                factor
            }
            Why::OneWay if is_export && self.amount.is_power() => -factor,
            Why::OneWay => factor,
            _ => return None,
        };
        Field::named(field).map(|field| Proposal { field, factor, part: String::new() })
    }
}

/// The figure of a sensor; `None` if it is not energy, water or climate.
pub(super) fn figure(
    sensor: &Map<String, Json>,
    name: &str,
    key: &str,
    object: &str,
    owner: &[String],
    device: &Device,
) -> Option<Figure> {
    let class = text(sensor, "device_class", "dev_cla").map(str::to_lowercase);
    let class = class.as_deref();
    let is_named = name::is_state_of_charge(&words(name));
    // Each sensor in a room tells how full its own cell is.
    let may_store = is_named || device.nature.is_battery || device.nature.is_inverter || device.nature.is_solar;
    let is_charge = match class {
        Some("battery") => may_store,
        Some(_) => false,
        None => is_named,
    };
    if class.is_some_and(|class| !CLASSES.contains(&class)) && !is_charge {
        return None;
    }
    let mut said = Said::of(name, owner);
    if let Some(known) = device.integration {
        known.correct_said(key, &mut said);
    }
    let unit = text(sensor, "unit_of_measurement", "unit_of_meas").map(str::trim).filter(|unit| !unit.is_empty());
    let state = text(sensor, "state_class", "stat_cla");
    let category = text(sensor, "entity_category", "ent_cat");
    let is_register = matches!(state, Some("total" | "total_increasing"));
    // One that begins anew says when it did.
    let begins_anew = ["last_reset_value_template", "lrst_val_tpl"].iter().any(|key| sensor.contains_key(*key));
    let mut figure = Figure {
        may_fall: state == Some("total") && !begins_anew,
        label: object.to_owned(),
        name: name.to_owned(),
        said,
        medium: Medium::Other,
        amount: Amount::Unknown,
        unfit: None,
        is_kept: true,
    };
    if is_charge {
        return charge(figure, unit, category);
    }
    let Some(measure) = unit.and_then(Measure::of) else {
        // A running total without a unit is worth a question; any other number is not.
        figure.is_kept = class.is_some();
        figure.unfit = Some(if unit.is_some() { Why::UnknownUnit } else { Why::NoUnit });
        return (class.is_some() || (is_register && unit.is_none() && category.is_none())).then_some(figure);
    };
    if let Some(level) = level(measure, &figure.said) {
        return climate(figure, level, class, category, device);
    }
    (figure.amount, figure.medium) = amount(measure, class, (&figure.said, &words(name)), unit.unwrap_or_default(), device);
    if figure.medium == Medium::Electricity {
        figure.said.water_is_place();
    }
    figure.unfit = unfit(&figure, is_register, category);
    // Without a class, a volume or an amount of a step is not known to be anything.
    figure.is_kept = class.is_some() || figure.medium != Medium::Other;
    (figure.is_kept || state != Some("measurement")).then_some(figure)
}

/// The classes that are read. `volume` is gas or water, as the name says.
const CLASSES: &[&str] = &["energy", "power", "gas", "water", "volume", "temperature", "humidity"];

fn amount(
    measure: Measure,
    class: Option<&str>,
    (said, called): (&Said, &[String]),
    unit: &str,
    device: &Device,
) -> (Amount, Medium) {
    let (has, any) = (|sense| said.senses.has(sense), |senses: &[Sense]| said.senses.any(senses));
    let amount = match measure {
        Measure::Energy(kwh) => Amount::Energy(kwh),
        Measure::Power(w) => Amount::Power(w),
        Measure::Volume { m3, gas_therms } => Amount::Volume { m3, therms: gas_therms },
        Measure::Gas(therms) => Amount::Therms(therms),
        Measure::Celsius | Measure::Fahrenheit | Measure::Percent => Amount::Unknown,
    };
    // No meter of electricity counts in these.
    let is_thermal = ["cal", "gj"].iter().any(|end| unit.to_lowercase().ends_with(end));
    let nature = device.nature;
    let is_cold = name::is_cold(called);
    let is_hot = has(Sense::Hot) || name::is_hot_water(called) || nature.is_hot_water && !is_cold;
    let water = if is_hot { Medium::HotWater } else { Medium::Water };
    let medium = match (amount, class) {
        (Amount::Therms(_), _) | (_, Some("gas")) => Medium::Gas,
        // Warm water, or water that is not for drinking.
        (Amount::Volume { .. }, _) if called.iter().any(|word| word.starts_with("brauchwasser")) => Medium::Other,
        (Amount::Volume { .. }, Some("water")) => water,
        (Amount::Volume { .. }, _) if has(Sense::Gas) => Medium::Gas,
        (Amount::Volume { .. }, _) if has(Sense::Water) => water,
        (Amount::Volume { .. }, _) => Medium::Other,
        (Amount::Energy(_), _) if has(Sense::Fuel) => Medium::Other,
        _ if has(Sense::Gas) => Medium::Gas,
        _ if has(Sense::Heat) => Medium::Heat,
        (Amount::Energy(_), _) if is_cold && (is_thermal || nature.is_heat_meter || nature.is_cold_meter) => Medium::Cold,
        (Amount::Energy(_), _) if is_thermal => Medium::Heat,
        (Amount::Energy(_), _) if has(Sense::Chilled) => Medium::Cold,
        _ if nature.is_heat_meter && !any(&[Sense::Solar]) => Medium::Heat,
        _ if nature.is_cold_meter && !any(&[Sense::Solar]) => Medium::Cold,
        _ => Medium::Electricity,
    };
    (amount, medium)
}

/// Why a figure cannot count, whatever stands beside it.
fn unfit(figure: &Figure, is_register: bool, category: Option<&str>) -> Option<Why> {
    let has = |sense| figure.said.senses.has(sense);
    let is_power = figure.amount.is_power();
    // `peak` and `day` name tariffs where others stand beside them, which `flow` sees.
    let otherwise = figure.said.tariff.as_ref().filter(|_| is_power).and_then(Tariff::otherwise);
    let has = |sense| has(sense) || otherwise == Some(sense);
    Some(match category {
        Some("diagnostic") => Why::Diagnostic,
        Some(_) => Why::NotMeasured,
        None if has(Sense::Reactive) => Why::Reactive,
        None if has(Sense::Period) => Why::OfPeriod,
        None if has(Sense::Statistic) => Why::Statistic,
        None if has(Sense::Limit) => Why::NotMeasured,
        None if has(Sense::Derived) || (has(Sense::Net) && !is_power && !figure.may_fall) => Why::Derived,
        None if matches!(figure.amount, Amount::Volume { .. }) && figure.medium == Medium::Other => Why::NoSubstance,
        None if figure.medium == Medium::Other => Why::Fuel,
        None if !is_power && !is_register => Why::NoStateClass,
        // The flow of gas or of heat is not stored.
        None if is_power && figure.medium == Medium::Gas => Why::UnknownUnit,
        None => return None,
    })
}

/// The field of a level.
fn level(measure: Measure, said: &Said) -> Option<&'static str> {
    let is_outdoor = said.senses.has(Sense::Outdoor);
    Some(match measure {
        Measure::Celsius if is_outdoor => "outdoor_temp_c",
        Measure::Celsius => "indoor_temp_c",
        Measure::Fahrenheit if is_outdoor => "outdoor_temp_f",
        Measure::Fahrenheit => "indoor_temp_f",
        Measure::Percent if is_outdoor => "outdoor_humidity_percent",
        Measure::Percent => "indoor_humidity_percent",
        _ => return None,
    })
}

/// How full the battery of the device is. Whether that stores energy, or is a sensor's own cell, its
/// other figures say. A limit is no level, nor is what a device says of itself (diagnostic).
fn charge(mut figure: Figure, unit: Option<&str>, category: Option<&str>) -> Option<Figure> {
    if unit.and_then(Measure::of) != Some(Measure::Percent) || category.is_some() {
        return None;
    }
    figure.amount = Amount::Level(CHARGE);
    figure.is_kept = false;
    let is_limit = figure.said.senses.any(&[Sense::Limit, Sense::Statistic, Sense::Period]);
    figure.unfit = is_limit.then_some(Why::NotMeasured);
    Some(figure)
}

/// A temperature or humidity of a room or of the air outside. That of the device's own chip
/// (diagnostic), a target and a percentage of something else are none.
fn climate(
    mut figure: Figure,
    field: &'static str,
    class: Option<&str>,
    category: Option<&str>,
    device: &Device,
) -> Option<Figure> {
    let is_humidity = field.ends_with("_percent");
    let fits = class == Some(if is_humidity { "humidity" } else { "temperature" });
    if !fits || category.is_some() {
        return None;
    }
    let any = |senses: &[Sense]| figure.said.senses.any(senses);
    figure.amount = Amount::Level(field);
    figure.is_kept = false;
    let is_elsewhere = any(&[
        Sense::NoRoom,
        Sense::Heating,
        Sense::HeatPump,
        Sense::HeaterPart,
        Sense::Inverter,
        Sense::Battery,
        Sense::Water,
        Sense::Hot,
        Sense::Channel,
        Sense::Export,
        Sense::Supplied,
        Sense::Input,
        Sense::Output,
        Sense::Solar,
    ]);
    // The air outside may be measured at the boiler's own sensor.
    let is_air = any(&[Sense::Outdoor, Sense::Indoor]);
    let is_elsewhere = is_elsewhere || matches!(figure.said.share, Share::Phase(_));
    figure.unfit = if any(&[Sense::Limit, Sense::Statistic, Sense::Period]) {
        Some(Why::NotMeasured)
    } else if is_elsewhere && !is_air || (figure.said.is_bare && device.nature.is_heater && !device.is_thermostat()) {
        Some(Why::NotOfRoom)
    } else {
        None
    };
    Some(figure)
}
