//! Price periods of a URDB tariff: their tiers with units and limits, and the hours at which each
//! applies.

use super::{Read, Reader, fault, money, number, period, shown};
use crate::Utility;
use crate::tariff::{Limit, Rates, Schedule, Tier};
use serde_json::Value;

/// The most price periods, and the most tiers of one.
const PERIODS_MAX: usize = 96;
const TIERS_MAX: usize = 32;
/// Larger limits mean "no limit". Published tariffs write 1e+38.
const NUMBER_MAX: f64 = 1e30;

impl Reader<'_> {
    /// Price periods with their schedules and labels.
    pub(super) fn rates(&mut self, kind: &str, structure: &str) -> Read<Rates> {
        let periods = self.structure(structure)?;
        let (weekday, weekend) = (format!("{kind}weekdayschedule"), format!("{kind}weekendschedule"));
        let labels = self.array(&format!("{kind}toulabels"))?;
        let labels = labels.iter().map(|label| label.as_str().unwrap_or_default().trim().chars().take(60).collect());
        Ok(Rates {
            weekday: self.schedule(&weekday, &periods)?,
            weekend: self.schedule(&weekend, &periods)?,
            labels: labels.take(periods.len()).collect(),
            periods,
        })
    }

    pub(super) fn structure(&mut self, field: &str) -> Read<Vec<Vec<Tier>>> {
        let periods = self.array(field)?;
        if periods.len() > PERIODS_MAX {
            return fault(field, format!("has {} periods: at most {PERIODS_MAX} are read", periods.len()));
        }
        let mut found = Vec::with_capacity(periods.len());
        for (p, period) in periods.iter().enumerate() {
            let name = format!("{field}[{p}]");
            let Some(tiers) = period.as_array() else {
                return fault(name, format!("{}: give a list of tiers", shown(period)));
            };
            if tiers.is_empty() || tiers.len() > TIERS_MAX {
                return fault(name, format!("has {} tiers: give 1 to {TIERS_MAX}", tiers.len()));
            }
            let mut read = Vec::with_capacity(tiers.len());
            for (t, tier) in tiers.iter().enumerate() {
                read.push(self.tier(tier, &format!("{name}[{t}]"), field)?);
            }
            check_limits(&read, &name)?;
            // Use beyond a last limit would cost nothing: published last limits mean the size of
            // the service.
            if let Some(last) = read.last_mut() {
                last.max = None;
            }
            found.push(read);
        }
        Ok(found)
    }

    fn tier(&mut self, value: &Value, name: &str, structure: &str) -> Read<Tier> {
        let Some(fields) = value.as_object() else {
            return fault(name, format!("{}: give a tier such as {{\"rate\": 0.12}}", shown(value)));
        };
        let is_energy = structure == "energyratestructure";
        let get = |field: &str| fields.get(field).unwrap_or(&Value::Null);
        let (limit, stored) = if is_energy { self.unit(get("unit"), &format!("{name}.unit"))? } else { (Limit::Period, 1.0) };
        // Converts a price per unit of the tariff to one per stored unit.
        let price = |field: &str| Ok(money(get(field), &format!("{name}.{field}"))?.map(|price| price / stored));
        let rate = price("rate")?;
        if rate.is_none() && is_energy && get("adj").is_null() {
            self.unpriced.push(format!("{name} states no rate: 0 is taken"));
        }
        let max_name = format!("{name}.max");
        let max = number(get("max"), &max_name)?.filter(|max| *max < NUMBER_MAX);
        if max.is_some_and(|max| max < 0.0) {
            return fault(max_name, format!("{}: give where the tier ends, above nothing", shown(get("max"))));
        }
        Ok(Tier {
            rate: rate.unwrap_or(0.0),
            adjustment: price("adj")?.unwrap_or(0.0),
            sell: price("sell")?,
            max: max.map(|max| max * stored),
            limit,
        })
    }

    /// How a tier's limit counts, and how many stored units one unit of the tariff is.
    fn unit(&self, value: &Value, name: &str) -> Read<(Limit, f64)> {
        let text = match value {
            Value::Null => return Ok((Limit::Period, 1.0)),
            Value::String(text) => text.trim().to_lowercase(),
            other => return fault(name, format!("{}: give a text such as \"kWh\"", shown(other))),
        };
        let (of_demand, rest) = match text.strip_suffix(" daily") {
            Some(rest) => (true, rest),
            None => (false, text.as_str()),
        };
        let (unit, limit) = match (rest.strip_suffix("/kw"), of_demand) {
            (Some(unit), false) => (unit, Limit::PerDemand),
            (Some(unit), true) => (unit, Limit::PerDemandDaily),
            (None, false) => (rest, Limit::Period),
            (None, true) => (rest, Limit::Daily),
        };
        let units = units_of(self.utility);
        match units.iter().find(|known| known.0 == unit) {
            Some((_, stored)) => Ok((limit, *stored)),
            None => {
                let known: Vec<&str> = units.iter().map(|known| known.0).collect();
                let utility = self.utility.label().to_lowercase();
                fault(name, format!("{}: of {utility} give {}", shown(value), known.join(", ")))
            }
        }
    }

    fn schedule(&self, field: &str, periods: &[Vec<Tier>]) -> Read<Schedule> {
        let mut found = [[0; 24]; 12];
        let months = self.array(field)?;
        if months.is_empty() {
            return match periods.len() {
                0 | 1 => Ok(found),
                many => fault(field, format!("is missing: {many} periods need 12 months of 24 hours that say which holds")),
            };
        }
        if months.len() != 12 {
            return fault(field, format!("has {} months: give 12", months.len()));
        }
        for (m, month) in months.iter().enumerate() {
            let name = format!("{field}[{m}]");
            let hours = month.as_array().filter(|hours| hours.len() == 24);
            let Some(hours) = hours else { return fault(name, "is not a list of 24 hours") };
            for (h, hour) in hours.iter().enumerate() {
                found[m][h] = period(hour, &format!("{name}[{h}]"), periods.len())?;
            }
        }
        Ok(found)
    }
}

/// Checks that each limit is above the one before, and that only the last tier has no end.
fn check_limits(tiers: &[Tier], name: &str) -> Read<()> {
    let mut before = 0.0;
    for (t, tier) in tiers.iter().enumerate() {
        let field = format!("{name}[{t}].max");
        match tier.max {
            None if t + 1 < tiers.len() => return fault(field, "is missing: every tier but the last says where it ends"),
            Some(max) if t > 0 && max <= before && tier.limit == tiers[t - 1].limit => {
                return fault(field, format!("is {max}: give more than the {before} at which the tier before ends"));
            }
            Some(max) => before = max,
            None => {}
        }
    }
    Ok(())
}

/// The units in which a tariff may count a utility, and how many stored units each is.
pub(super) fn units_of(utility: Utility) -> &'static [(&'static str, f64)] {
    match utility {
        Utility::Electricity => &[("kwh", 1.0), ("mwh", 1_000.0)],
        // 102,600 Btu per ccf and 36,300 per cubic metre: EPA Portfolio Manager.
        Utility::NaturalGas => &[
            ("therm", 1.0),
            ("ccf", 1.026),
            ("mmbtu", 10.0),
            ("m3", crate::units::THERMS_PER_GAS_M3),
            ("kwh", crate::units::BTU_PER_KWH / 100_000.0),
        ],
        Utility::ChilledWater => &[("ton_hour", 1.0), ("ton-hour", 1.0), ("kwh", crate::units::BTU_PER_KWH / 12_000.0)],
        Utility::Steam => &[("lb", 1.0), ("klb", 1_000.0), ("mlb", 1_000.0)],
        Utility::HotWater => &[("gal", 1.0), ("kgal", 1_000.0)],
        Utility::Heat => &[
            ("kwh", 1.0),
            ("mwh", 1_000.0),
            ("gj", 1e6 / 3_600.0),
            ("mmbtu", 1e6 / crate::units::BTU_PER_KWH),
            ("therm", 1e5 / crate::units::BTU_PER_KWH),
        ],
        Utility::Propane | Utility::FuelOil => &[("gal", 1.0), ("l", 1.0 / 3.785_411_784)],
        // A US gallon is 231 cubic inches, a ccf 100 cubic feet.
        Utility::Water => &[("m3", 1.0), ("gal", 0.003_785_411_784), ("kgal", 3.785_411_784), ("ccf", 2.831_684_659_2)],
        Utility::Climate | Utility::Battery | Utility::Unknown => &[],
    }
}
