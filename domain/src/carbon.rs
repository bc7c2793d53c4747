//! Emissions of energy: dated emission factors, and which one applies in a year. Factors are data
//! with a region, a year and a source. The constants here are what the published defaults are built
//! from. Source energy is in `source`.

use crate::zone::Span;
use crate::{HOUR_MS, Slot, Zone};

/// Kilograms in a pound.
pub const KG_PER_LB: f64 = 0.453_592_37;

/// Global warming potential of methane over 100 years, to convert it to CO2e: IPCC AR5, as used by
/// the EPA Emission Factors Hub 2024.
pub const GWP_CH4: f64 = 28.0;
/// The same for N2O.
pub const GWP_N2O: f64 = 265.0;

/// kg CO2e per therm of natural gas burnt on site: 53.06 kg CO2, 1.0 g CH4 and 0.10 g N2O per mmBtu
/// (EPA Emission Factors Hub 2024), ten therms per mmBtu.
pub const GAS_KG_PER_THERM: f64 = (53.06 + 1.0e-3 * GWP_CH4 + 0.10e-3 * GWP_N2O) / 10.0;

/// kg CO2 per kilowatt-hour, US grid average in 2023: 0.81 lb (EIA).
pub const US_GRID_KG_PER_KWH_2023: f64 = 0.81 * KG_PER_LB;

/// Emissions per unit of a utility in a region. Applies from its year until a later one is known.
#[derive(Clone, Debug, PartialEq)]
pub struct EmissionFactor {
    /// The year that it was stated for.
    pub year: i32,
    /// kg CO2e of one stored unit.
    pub kg_co2e_per_unit: f64,
    /// Who stated it.
    pub source: String,
}

/// The factor that applies in a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held<'a> {
    /// The factor.
    pub factor: &'a EmissionFactor,
    /// Whether it is from an earlier year, for lack of one for this year.
    pub stands_in: bool,
}

/// Emissions per unit of one utility at one place, by year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Factors {
    years: Vec<EmissionFactor>,
    flat: Option<f64>,
}

impl Factors {
    /// Takes the years in any order; the first of two factors for one year counts. `flat` applies
    /// where no year does.
    #[must_use]
    pub fn new(mut years: Vec<EmissionFactor>, flat: Option<f64>) -> Self {
        years.sort_by_key(|factor| factor.year);
        years.dedup_by_key(|factor| factor.year);
        Self { years, flat }
    }

    /// One factor for all years.
    #[must_use]
    pub fn flat(kg_co2e_per_unit: f64) -> Self {
        Self { years: Vec::new(), flat: Some(kg_co2e_per_unit) }
    }

    /// Whether any factor is known.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.flat.is_some() || !self.years.is_empty()
    }

    /// The factor of a year: its own, or that of the closest earlier year.
    #[must_use]
    pub fn held(&self, year: i32) -> Option<Held<'_>> {
        let factor = self.years[..self.years.partition_point(|factor| factor.year <= year)].last()?;
        Some(Held { factor, stands_in: factor.year != year })
    }

    /// kg CO2e per unit in a year; `None` if no factor is known for that year or an earlier one.
    #[must_use]
    pub fn kg_in(&self, year: i32) -> Option<f64> {
        self.held(year).map(|held| held.factor.kg_co2e_per_unit).or(self.flat)
    }

    /// The factor per unit, if it is the same throughout the span.
    #[must_use]
    pub fn constant_within(&self, zone: &Zone, span: Span) -> Option<f64> {
        let (first, last) = (zone.date(span.start).year, zone.date(span.end - 1).year);
        let kg = self.kg_in(first)?;
        (first..=last).all(|year| self.kg_in(year) == Some(kg)).then_some(kg)
    }

    /// Total kg CO2e of these slots, each by its local year. A longer slot is spread evenly. `None`
    /// if no slot has an energy, or if one has an energy but no factor.
    #[must_use]
    pub fn emissions_kg(&self, zone: &Zone, slots: &[Slot]) -> Option<f64> {
        let mut sum = None;
        for slot in slots {
            let Some(energy) = slot.energy else { continue };
            let span = Span { start: slot.start, end: slot.start + slot.length_ms };
            let kg = match (slot.length_ms <= HOUR_MS).then(|| zone.date(slot.start).year) {
                Some(year) => energy * self.kg_in(year)?,
                None => match self.constant_within(zone, span) {
                    Some(kg) => energy * kg,
                    None => {
                        let mut kg = 0.0;
                        for day in zone.days(span) {
                            let within_ms = day.end.min(span.end) - day.start.max(span.start);
                            let share = within_ms as f64 / slot.length_ms as f64;
                            kg += energy * share * self.kg_in(zone.date(day.start.max(span.start)).year)?;
                        }
                        kg
                    }
                },
            };
            sum = Some(sum.unwrap_or(0.0) + kg);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn factor(year: i32, kg: f64) -> EmissionFactor {
        EmissionFactor { year, kg_co2e_per_unit: kg, source: "a test".to_owned() }
    }

    #[test]
    fn a_year_without_a_factor_takes_the_closest_earlier_one_and_says_so() {
        let factors = Factors::new(vec![factor(2023, 0.4), factor(2021, 0.5)], None);
        let held = |year| factors.held(year).map(|held| (held.factor.year, held.stands_in));
        assert_eq!(
            [2020, 2021, 2022, 2023, 2026].map(held),
            [None, Some((2021, false)), Some((2021, true)), Some((2023, false)), Some((2023, true))]
        );
        assert_eq!(factors.kg_in(2020), None);
        assert_eq!(Factors::new(vec![factor(2023, 0.4)], Some(0.6)).kg_in(2020), Some(0.6));
    }

    #[test]
    fn the_published_defaults_are_what_their_parts_add_up_to() {
        // 53.06 + 1.0 g x 28 + 0.10 g x 265 = 53.06 + 0.028 + 0.0265 = 53.1145 kg per mmBtu.
        assert!((GAS_KG_PER_THERM - 5.311_45).abs() < 1e-12);
        assert!((US_GRID_KG_PER_KWH_2023 - 0.367_409_819_7).abs() < 1e-12);
    }

    #[test]
    fn a_slot_over_new_year_emits_by_both_years() {
        let factors = Factors::new(vec![factor(2023, 1.0), factor(2024, 3.0)], None);
        let new_year = 1_704_067_200_000; // 2024-01-01T00:00:00Z
        let span = Span { start: new_year - crate::DAY_MS, end: new_year + crate::DAY_MS };
        let slot = Slot { energy: Some(10.0), covered_ms: span.length_ms(), quality: 1.0, ..Slot::empty(span) };
        assert_eq!(factors.emissions_kg(&Zone::utc(), &[slot]), Some(20.0));
        assert_eq!(factors.constant_within(&Zone::utc(), span), None);
    }
}
