//! The metrics of a building: which series each rests on, and its value of one slot. Pure: slots come in. What is not
//! known gives nothing, never 0, and a sum over utilities is given only when every one of them is known.

use domain::{Building, Channel, Flow, Meter, SeriesId, Slot, Utility};
use std::collections::BTreeSet;
use store::{Catalog, Owner};

/// Kilograms in a pound.
const KG_PER_LB: f64 = 0.453_592_37;

/// Something that can be asked of a building.
#[derive(Debug, PartialEq)]
pub(super) struct Metric {
    /// Its name in requests and answers, with the unit in it.
    pub name: &'static str,
    kind: Kind,
}

#[derive(Debug, PartialEq)]
enum Kind {
    /// What was used of a utility, in its stored unit.
    Use(Utility),
    /// Site energy over all utilities.
    EnergyBtu,
    /// What was bought, at flat prices, in the site's currency.
    Cost,
    /// The same where that currency is the dollar, and nothing elsewhere: no exchange rate is made up.
    CostUsd,
    /// What was bought, times flat factors.
    CarbonLbs,
    /// The mean of a level, in the channel's unit, and from °C to °F where that is asked for.
    Level { field: &'static str, in_fahrenheit: bool },
}

const fn metric(name: &'static str, kind: Kind) -> Metric {
    Metric { name, kind }
}

/// Every metric, in the order in which people are shown them.
pub(super) const METRICS: &[Metric] = &[
    metric("electricity_kwh", Kind::Use(Utility::Electricity)),
    metric("natural_gas_therms", Kind::Use(Utility::NaturalGas)),
    metric("chilled_water_ton_hours", Kind::Use(Utility::ChilledWater)),
    metric("steam_lbs", Kind::Use(Utility::Steam)),
    metric("hot_water_gal", Kind::Use(Utility::HotWater)),
    metric("water_m3", Kind::Use(Utility::Water)),
    metric("total_energy_btu", Kind::EnergyBtu),
    metric("cost", Kind::Cost),
    metric("cost_usd", Kind::CostUsd),
    metric("carbon_emissions_lbs", Kind::CarbonLbs),
    metric("outdoor_temp_f", Kind::Level { field: "outdoor_temp_c", in_fahrenheit: true }),
    metric("outdoor_temp_c", Kind::Level { field: "outdoor_temp_c", in_fahrenheit: false }),
    metric("outdoor_humidity_percent", Kind::Level { field: "outdoor_humidity_percent", in_fahrenheit: false }),
    metric("indoor_temp_f", Kind::Level { field: "indoor_temp_c", in_fahrenheit: true }),
    metric("indoor_temp_c", Kind::Level { field: "indoor_temp_c", in_fahrenheit: false }),
    metric("indoor_humidity_percent", Kind::Level { field: "indoor_humidity_percent", in_fahrenheit: false }),
];

/// A utility that is paid for: the series of what is bought, and its flat rates.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bought {
    /// Which.
    pub utility: Utility,
    /// What is bought of it.
    pub series_id: SeriesId,
    /// What a unit costs, in the site's currency.
    pub price: Option<f64>,
    /// What a unit emits, in kg CO2e.
    pub carbon_kg: Option<f64>,
}

impl Bought {
    /// Whether a cost without it would be too low. Water is no energy: it counts only where it has been given a price.
    pub fn costs(&self) -> bool {
        self.price.is_some() || self.utility.btu_per_unit().is_some()
    }

    /// The same of carbon.
    pub fn emits(&self) -> bool {
        self.carbon_kg.is_some() || self.utility.btu_per_unit().is_some()
    }
}

/// What a building's metrics rest on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sources {
    /// The ISO 4217 code of the site's money.
    pub currency: String,
    /// What it uses of each utility that it has.
    pub uses: Vec<(Utility, SeriesId)>,
    /// What it pays for: imports where they are metered apart, else what it uses.
    pub bought: Vec<Bought>,
    /// Levels, each by the field of its channels.
    pub levels: Vec<(&'static str, SeriesId)>,
}

/// A value of one slot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measured {
    /// The value.
    pub value: f64,
    /// See [`quality`]; of a sum, its worst part's.
    pub quality: f64,
}

/// From 0 to 1: how much of a slot is known, times how far that can be trusted.
pub(super) fn quality(slot: &Slot) -> f64 {
    slot.quality * coverage(slot)
}

/// From 0 to 1: how much of a slot is known.
pub(super) fn coverage(slot: &Slot) -> f64 {
    if slot.length_ms > 0 { slot.covered_ms as f64 / slot.length_ms as f64 } else { 0.0 }
}

impl Sources {
    /// What a building's metrics rest on, as the catalog now stands.
    pub fn of(catalog: &Catalog, building: &Building) -> Self {
        let owner = Owner::Building(building.building_id);
        let flow = |utility, flow| catalog.series_of(owner, utility, flow).map(|series| series.series_id);
        let utilities = || Utility::ALL.iter().copied();
        let bought = utilities().filter_map(|utility| {
            let series_id = flow(utility, Flow::Import).or_else(|| flow(utility, Flow::Use))?;
            let rate = catalog.rates.get(&(building.site_id, utility));
            let (price, carbon_kg) = rate.map_or((None, None), |rate| (rate.price, rate.carbon_kg));
            Some(Bought { utility, series_id, price, carbon_kg })
        });
        let mut levels: Vec<&'static str> = METRICS
            .iter()
            .filter_map(|metric| if let Kind::Level { field, .. } = metric.kind { Some(field) } else { None })
            .collect();
        levels.dedup();
        Self {
            currency: catalog.sites.get(&building.site_id).map(|site| site.currency.clone()).unwrap_or_default(),
            uses: utilities().filter_map(|utility| Some((utility, flow(utility, Flow::Use)?))).collect(),
            bought: bought.collect(),
            levels: levels
                .iter()
                .flat_map(|&field| level_series(catalog, building, field).into_iter().map(move |id| (field, id)))
                .collect(),
        }
    }

    /// Every series that one of these metrics rests on, each once.
    pub fn series(&self, metrics: &[&Metric]) -> Vec<SeriesId> {
        let found: BTreeSet<SeriesId> = metrics.iter().flat_map(|metric| self.parts(metric)).collect();
        found.into_iter().collect()
    }

    fn parts(&self, metric: &Metric) -> Vec<SeriesId> {
        match metric.kind {
            Kind::Use(wanted) => self.uses.iter().filter(|(utility, _)| *utility == wanted).map(|part| part.1).collect(),
            Kind::EnergyBtu => {
                self.uses.iter().filter(|(utility, _)| utility.btu_per_unit().is_some()).map(|part| part.1).collect()
            }
            Kind::Cost | Kind::CostUsd => {
                self.bought.iter().filter(|bought| bought.costs()).map(|bought| bought.series_id).collect()
            }
            Kind::CarbonLbs => self.bought.iter().filter(|bought| bought.emits()).map(|bought| bought.series_id).collect(),
            Kind::Level { field, .. } => self.levels.iter().filter(|level| level.0 == field).map(|level| level.1).collect(),
        }
    }

    /// The value of a slot of time, whose slots of series `slot_of` gives.
    pub fn value<'a>(&self, metric: &Metric, slot_of: impl Fn(SeriesId) -> Option<&'a Slot>) -> Option<Measured> {
        let slots: Vec<Option<&Slot>> = self.parts(metric).into_iter().map(slot_of).collect();
        // One factor for each part, in the order of `parts`.
        let amounts = |factors: Vec<Option<f64>>| -> Option<Measured> {
            let known = slots.iter().zip(factors).map(|(slot, factor)| {
                let slot = (*slot)?;
                Some(Measured { value: slot.energy? * factor?, quality: quality(slot) })
            });
            known
                .collect::<Option<Vec<Measured>>>()?
                .into_iter()
                .reduce(|a, b| Measured { value: a.value + b.value, quality: a.quality.min(b.quality) })
        };
        match metric.kind {
            Kind::Use(_) => amounts(vec![Some(1.0)]),
            Kind::EnergyBtu => amounts(self.uses.iter().filter_map(|(utility, _)| utility.btu_per_unit().map(Some)).collect()),
            Kind::CostUsd if self.currency != "USD" => None,
            Kind::Cost | Kind::CostUsd => {
                amounts(self.bought.iter().filter(|bought| bought.costs()).map(|bought| bought.price).collect())
            }
            Kind::CarbonLbs => amounts(
                self.bought
                    .iter()
                    .filter(|bought| bought.emits())
                    .map(|bought| bought.carbon_kg.map(|kg| kg / KG_PER_LB))
                    .collect(),
            ),
            Kind::Level { in_fahrenheit, .. } => {
                let known: Vec<(f64, f64)> =
                    slots.iter().flatten().filter_map(|slot| slot.mean.map(|mean| (mean, quality(slot)))).collect();
                let worst = known.iter().map(|part| part.1).reduce(f64::min)?;
                let mean = known.iter().map(|part| part.0).sum::<f64>() / known.len() as f64;
                Some(Measured { value: if in_fahrenheit { mean * 1.8 + 32.0 } else { mean }, quality: worst })
            }
        }
    }
}

impl Metric {
    /// Whether its values add up over time. Levels do not.
    pub fn is_amount(&self) -> bool {
        !matches!(self.kind, Kind::Level { .. })
    }
}

/// The series of a level in a building: of its own meters; outdoors, where it has none, of the site's.
fn level_series(catalog: &Catalog, building: &Building, field: &str) -> Vec<SeriesId> {
    let is_asked = |channel: &&Channel| channel.field.split(':').next() == Some(field);
    let of = |meter: &Meter| catalog.channels_of_meter(meter.meter_id).filter(is_asked).map(|channel| channel.series_id);
    let own: Vec<SeriesId> = catalog.meters_of(building.building_id).flat_map(of).collect();
    if !own.is_empty() || !field.starts_with("outdoor") {
        return own;
    }
    catalog.meters.values().filter(|meter| meter.site_id == building.site_id).flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::HOUR_MS;
    use domain::zone::Span;

    const KWH: SeriesId = SeriesId(1);
    const BOUGHT: SeriesId = SeriesId(2);
    const GAS: SeriesId = SeriesId(3);
    const WATER: SeriesId = SeriesId(4);

    fn sources() -> Sources {
        let bought = |utility, series_id, price, carbon_kg| Bought { utility, series_id, price, carbon_kg };
        Sources {
            currency: "USD".to_owned(),
            uses: vec![(Utility::Electricity, KWH), (Utility::NaturalGas, GAS), (Utility::Water, WATER)],
            bought: vec![
                bought(Utility::Electricity, BOUGHT, Some(0.25), Some(KG_PER_LB)),
                bought(Utility::NaturalGas, GAS, Some(2.0), Some(10.0 * KG_PER_LB)),
                bought(Utility::Water, WATER, Some(3.0), None),
            ],
            levels: vec![("indoor_temp_c", SeriesId(5)), ("indoor_temp_c", SeriesId(6))],
        }
    }

    fn slot(energy: f64, share: f64) -> Slot {
        let covered_ms = (HOUR_MS as f64 * share) as i64;
        Slot {
            energy: Some(energy),
            mean: Some(energy),
            covered_ms,
            count: 1,
            quality: 1.0,
            ..Slot::empty(Span { start: 0, end: HOUR_MS })
        }
    }

    fn value(sources: &Sources, name: &str, slots: &[(SeriesId, Slot)]) -> Option<Measured> {
        let metric = METRICS.iter().find(|metric| metric.name == name).unwrap();
        let measured = sources.value(metric, |id| slots.iter().find(|one| one.0 == id).map(|one| &one.1))?;
        Some(Measured { value: crate::api::notation::tidy(measured.value), ..measured })
    }

    #[test]
    fn only_what_is_bought_costs_and_emits() {
        let slots = [(KWH, slot(10.0, 1.0)), (BOUGHT, slot(4.0, 1.0)), (GAS, slot(1.0, 0.5)), (WATER, slot(2.0, 1.0))];
        assert_eq!(value(&sources(), "electricity_kwh", &slots), Some(Measured { value: 10.0, quality: 1.0 }));
        assert_eq!(value(&sources(), "cost_usd", &slots), Some(Measured { value: 9.0, quality: 0.5 }));
        assert_eq!(value(&sources(), "carbon_emissions_lbs", &slots), Some(Measured { value: 14.0, quality: 0.5 }));
        assert_eq!(value(&sources(), "total_energy_btu", &slots), Some(Measured { value: 134_121.42, quality: 0.5 }));
    }

    #[test]
    fn a_sum_of_which_a_part_is_not_known_is_not_known() {
        let slots = [(KWH, slot(10.0, 1.0)), (BOUGHT, slot(4.0, 1.0)), (WATER, slot(2.0, 1.0))];
        assert_eq!(value(&sources(), "natural_gas_therms", &slots), None);
        for name in ["total_energy_btu", "cost", "cost_usd", "carbon_emissions_lbs"] {
            assert_eq!(value(&sources(), name, &slots), None, "{name}");
        }
        assert_eq!(value(&sources(), "steam_lbs", &slots), None);
    }

    #[test]
    fn without_a_price_there_is_no_cost_but_there_is_carbon() {
        let mut sources = sources();
        sources.bought[1].price = None;
        let slots = [(BOUGHT, slot(4.0, 1.0)), (GAS, slot(1.0, 1.0)), (WATER, slot(2.0, 1.0))];
        assert_eq!(value(&sources, "cost", &slots), None);
        assert_eq!(value(&sources, "carbon_emissions_lbs", &slots).map(|one| one.value), Some(14.0));
    }

    #[test]
    fn water_costs_only_where_it_has_a_price() {
        let mut sources = sources();
        sources.bought[2].price = None;
        let slots = [(BOUGHT, slot(4.0, 1.0)), (GAS, slot(1.0, 1.0))];
        assert_eq!(value(&sources, "cost_usd", &slots).map(|one| one.value), Some(3.0));
    }

    #[test]
    fn euros_are_not_dollars() {
        let sources = Sources { currency: "EUR".to_owned(), ..sources() };
        let slots = [(BOUGHT, slot(4.0, 1.0)), (GAS, slot(1.0, 1.0)), (WATER, slot(2.0, 1.0))];
        assert_eq!(value(&sources, "cost", &slots).map(|one| one.value), Some(9.0));
        assert_eq!(value(&sources, "cost_usd", &slots), None);
    }

    #[test]
    fn a_building_is_as_warm_as_its_rooms_that_are_known_are_on_average() {
        let slots = [(SeriesId(5), slot(20.0, 1.0)), (SeriesId(6), slot(22.0, 0.75))];
        assert_eq!(value(&sources(), "indoor_temp_f", &slots), Some(Measured { value: 69.8, quality: 0.75 }));
        assert_eq!(value(&sources(), "indoor_temp_c", &slots[..1]).map(|one| one.value), Some(20.0));
        assert_eq!(value(&sources(), "outdoor_temp_c", &slots), None);
    }

    #[test]
    fn no_two_metrics_share_a_name() {
        let names: BTreeSet<_> = METRICS.iter().map(|metric| metric.name).collect();
        assert_eq!(names.len(), METRICS.len());
    }
}
