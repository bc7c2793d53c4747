//! The metrics of a building: the series behind each, and the value of one slot. Pure: slots come
//! in as parameters. What is not known yields no value, never 0. A sum over utilities is given only
//! if all of them are known.

use domain::carbon::{Factors, KG_PER_LB};
use domain::tariff::Pricing;
use domain::zone::Span;
use domain::{Building, Channel, Flow, HOUR_MS, Meter, Millis, SeriesId, Slot, Utility, Zone};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use store::{Catalog, Owner};

/// Slots by their series.
pub(super) type Slots = HashMap<SeriesId, Vec<Slot>>;

/// A metric of a building.
#[derive(Debug, PartialEq)]
pub(super) struct Metric {
    /// Its name in requests and answers, including the unit.
    pub name: &'static str,
    kind: Kind,
}

#[derive(Debug, PartialEq)]
enum Kind {
    /// Use of a utility, in its stored unit.
    Use(Utility),
    /// Site energy over all utilities.
    EnergyBtu,
    /// Bought energy at the hour's price, minus sold energy if the tariff credits it, in the site's
    /// currency.
    Cost,
    /// The same if that currency is the dollar, otherwise nothing: no exchange rate is assumed.
    CostUsd,
    /// Bought energy times the factor of its year.
    CarbonLbs,
    /// Mean of a level, in the channel's unit; `in_fahrenheit` converts from °C to °F.
    Level { field: &'static str, in_fahrenheit: bool },
}

const fn metric(name: &'static str, kind: Kind) -> Metric {
    Metric { name, kind }
}

/// All metrics, in the order in which people see them.
pub(super) const METRICS: &[Metric] = &[
    metric("electricity_kwh", Kind::Use(Utility::Electricity)),
    metric("natural_gas_therms", Kind::Use(Utility::NaturalGas)),
    metric("chilled_water_ton_hours", Kind::Use(Utility::ChilledWater)),
    metric("steam_lbs", Kind::Use(Utility::Steam)),
    metric("hot_water_gal", Kind::Use(Utility::HotWater)),
    metric("heat_kwh", Kind::Use(Utility::Heat)),
    metric("propane_gal", Kind::Use(Utility::Propane)),
    metric("fuel_oil_gal", Kind::Use(Utility::FuelOil)),
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
    metric("battery_percent", Kind::Level { field: "battery_percent", in_fahrenheit: false }),
];

/// A utility that is paid for: the series bought and sold, and the price and emissions of a unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bought {
    /// The utility.
    pub utility: Utility,
    /// The series bought.
    pub series_id: SeriesId,
    /// The series sold, if the tariff pays for it.
    pub sold: Option<SeriesId>,
    /// The price of a unit, in the site's currency.
    pub pricing: Pricing,
    /// Emissions per unit.
    pub factors: Factors,
}

impl Bought {
    /// Whether a cost without it would be too low. Water is not energy, so it counts only if it has
    /// a price.
    pub fn costs(&self) -> bool {
        self.pricing.is_set() || self.utility.btu_per_unit().is_some()
    }

    /// Whether carbon without it would be too low.
    pub fn emits(&self) -> bool {
        self.factors.is_set() || self.utility.btu_per_unit().is_some()
    }

    /// The cost of a span of time.
    fn cost<'a>(&self, zone: &Zone, slot_of: &impl Fn(SeriesId) -> Option<&'a Slot>, hours: &'a Slots) -> Option<Measured> {
        let bought = slot_of(self.series_id)?;
        bought.energy?;
        let charge = self.pricing.charge(zone, fine(self.series_id, bought, hours))?;
        let Some(sold) = self.sold else { return Some(Measured { value: charge, quality: quality(bought) }) };
        let slot = slot_of(sold)?;
        slot.energy?;
        let credit = self.pricing.credit(zone, fine(sold, slot, hours))?;
        Some(Measured { value: charge - credit, quality: quality(bought).min(quality(slot)) })
    }

    /// Emissions of what was bought, in kg CO2e.
    fn emissions<'a>(&self, zone: &Zone, slot_of: &impl Fn(SeriesId) -> Option<&'a Slot>, hours: &'a Slots) -> Option<Measured> {
        let bought = slot_of(self.series_id)?;
        bought.energy?;
        let kg = self.factors.emissions_kg(zone, fine(self.series_id, bought, hours))?;
        Some(Measured { value: kg, quality: quality(bought) })
    }
}

/// The hours of a longer slot, if they were read: the price may change from one hour to the next.
fn fine<'a>(series_id: SeriesId, slot: &'a Slot, hours: &'a Slots) -> &'a [Slot] {
    match hours.get(&series_id) {
        Some(hours) if slot.length_ms > HOUR_MS => {
            let end = slot.start + slot.length_ms;
            &hours[hours.partition_point(|hour| hour.start < slot.start)..hours.partition_point(|hour| hour.start < end)]
        }
        _ => std::slice::from_ref(slot),
    }
}

/// The metrics that are amounts: what was used, its cost and its carbon.
pub(super) fn amounts() -> Vec<&'static Metric> {
    METRICS.iter().filter(|metric| metric.is_amount()).collect()
}

/// The series and rates behind a building's metrics.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sources {
    /// ISO 4217 code of the site's currency.
    pub currency: String,
    /// The site's time zone, by which prices change.
    pub zone: Arc<Zone>,
    /// The use of each utility it has.
    pub uses: Vec<(Utility, SeriesId)>,
    /// What it pays for: imports if they are metered separately, otherwise its use.
    pub bought: Vec<Bought>,
    /// The asked levels, by the field of their channels.
    pub levels: Vec<(&'static str, SeriesId)>,
}

/// The value of one slot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measured {
    /// The value.
    pub value: f64,
    /// See [`quality`]; a sum has the quality of its worst part.
    pub quality: f64,
}

/// 0 to 1: the share of a slot that is known, times how far it can be trusted.
pub(super) fn quality(slot: &Slot) -> f64 {
    slot.quality * coverage(slot)
}

/// 0 to 1: the share of a slot that is known.
pub(super) fn coverage(slot: &Slot) -> f64 {
    if slot.length_ms > 0 { slot.covered_ms as f64 / slot.length_ms as f64 } else { 0.0 }
}

impl Sources {
    /// The sources of these metrics of a building, from the current catalog. Outdoor levels may come from
    /// any meter of the site, so nobody looks for them who does not ask.
    pub fn of(catalog: &Catalog, building: &Building, metrics: &[&Metric]) -> Self {
        let owner = Owner::Building(building.building_id);
        let flow = |utility, flow| catalog.series_of(owner, utility, flow).map(|series| series.series_id);
        let utilities = || Utility::ALL.iter().copied();
        let bought = utilities().filter_map(|utility| {
            let (bought, sold) = catalog.bought_and_sold(owner, utility);
            let pricing = catalog.pricing_of(owner, utility);
            let sold = sold.filter(|_| pricing.credits_exports());
            Some(Bought { utility, series_id: bought?, sold, pricing, factors: catalog.factors_of(building.site_id, utility) })
        });
        let levels: BTreeSet<&'static str> = metrics
            .iter()
            .filter_map(|metric| if let Kind::Level { field, .. } = metric.kind { Some(field) } else { None })
            .collect();
        Self {
            currency: catalog.sites.get(&building.site_id).map(|site| site.currency.clone()).unwrap_or_default(),
            zone: catalog.zone(building.site_id),
            uses: utilities().filter_map(|utility| Some((utility, flow(utility, Flow::Use)?))).collect(),
            bought: bought.collect(),
            levels: levels
                .iter()
                .flat_map(|&field| level_series(catalog, building, field).into_iter().map(move |id| (field, id)))
                .collect(),
        }
    }

    /// All series behind these metrics, each once.
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
                let of = |bought: &Bought| std::iter::once(bought.series_id).chain(bought.sold);
                self.bought.iter().filter(|bought| bought.costs()).flat_map(of).collect()
            }
            Kind::CarbonLbs => self.bought.iter().filter(|bought| bought.emits()).map(|bought| bought.series_id).collect(),
            Kind::Level { field, .. } => self.levels.iter().filter(|level| level.0 == field).map(|level| level.1).collect(),
        }
    }

    /// Series whose hours must be read besides slots of days, because a price or factor changes
    /// within `span`.
    pub fn hours_wanted(&self, metrics: &[&Metric], span: Span) -> Vec<SeriesId> {
        let mut found = BTreeSet::new();
        for metric in metrics {
            for bought in &self.bought {
                let changes = match metric.kind {
                    Kind::Cost | Kind::CostUsd => {
                        bought.pricing.is_set()
                            && (bought.sold.is_some() || bought.pricing.constant_within(&self.zone, span).is_none())
                    }
                    Kind::CarbonLbs => bought.factors.is_set() && bought.factors.constant_within(&self.zone, span).is_none(),
                    _ => false,
                };
                if changes {
                    found.extend(std::iter::once(bought.series_id).chain(bought.sold));
                }
            }
        }
        found.into_iter().collect()
    }

    /// Prices and factors unknown at `at`, in words: the reasons why cost or carbon is unknown.
    pub fn missing_rates(&self, at: Millis) -> Vec<String> {
        let name = |utility: Utility| utility.label().to_lowercase();
        let mut found = Vec::new();
        for bought in self.bought.iter().filter(|bought| bought.costs()) {
            match bought.pricing.price_at(&self.zone, at) {
                None if bought.pricing.is_set() => {
                    found.push(format!("no price of {} holds on {}", name(bought.utility), self.zone.date(at)));
                }
                None => found.push(format!("no price of {} is set", name(bought.utility))),
                Some(_) => {}
            }
        }
        let year = self.zone.date(at).year;
        for bought in self.bought.iter().filter(|bought| bought.emits()) {
            match bought.factors.kg_in(year) {
                None if bought.factors.is_set() => {
                    found.push(format!("no carbon factor of {} is known for {year} or before", name(bought.utility)));
                }
                None => found.push(format!("no carbon factor of {} is set", name(bought.utility))),
                Some(_) => {}
            }
        }
        found
    }

    /// Which year's carbon factor of electricity stands in for that of `at`, in words.
    pub fn standing_in(&self, at: Millis) -> Vec<String> {
        let year = self.zone.date(at).year;
        let held = self.bought.iter().filter_map(|bought| Some((bought.utility, bought.factors.held(year)?)));
        held.filter(|(utility, held)| held.stands_in && *utility == Utility::Electricity)
            .map(|(utility, held)| {
                let utility = utility.label().to_lowercase();
                format!("the carbon factor of {utility} is that of {}, the closest year before {year}", held.factor.year)
            })
            .collect()
    }

    /// The value of one slot of time. `slot_of` gives the slot of each series; `hours` are those of
    /// [`Self::hours_wanted`].
    pub fn value<'a>(
        &self,
        metric: &Metric,
        slot_of: impl Fn(SeriesId) -> Option<&'a Slot>,
        hours: &'a Slots,
    ) -> Option<Measured> {
        let slots: Vec<Option<&Slot>> = self.parts(metric).into_iter().map(&slot_of).collect();
        let all = |parts: &mut dyn Iterator<Item = Option<Measured>>| -> Option<Measured> {
            parts
                .collect::<Option<Vec<Measured>>>()?
                .into_iter()
                .reduce(|a, b| Measured { value: a.value + b.value, quality: a.quality.min(b.quality) })
        };
        // One factor per part, in the order of `parts`.
        let amounts = |factors: Vec<Option<f64>>| -> Option<Measured> {
            let known = slots.iter().zip(factors).map(|(slot, factor)| {
                let slot = (*slot)?;
                Some(Measured { value: slot.energy? * factor?, quality: quality(slot) })
            });
            let mut known = known;
            all(&mut known)
        };
        match metric.kind {
            Kind::Use(_) => amounts(vec![Some(1.0)]),
            Kind::EnergyBtu => amounts(self.uses.iter().filter_map(|(utility, _)| utility.btu_per_unit().map(Some)).collect()),
            Kind::CostUsd if self.currency != "USD" => None,
            Kind::Cost | Kind::CostUsd => {
                let costs = self.bought.iter().filter(|bought| bought.costs());
                all(&mut costs.map(|bought| bought.cost(&self.zone, &slot_of, hours)))
            }
            Kind::CarbonLbs => {
                let emits = self.bought.iter().filter(|bought| bought.emits());
                all(&mut emits.map(|bought| bought.emissions(&self.zone, &slot_of, hours)))
                    .map(|sum| Measured { value: sum.value / KG_PER_LB, ..sum })
            }
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
    /// Whether it needs prices or factors.
    pub fn needs_rates(&self) -> bool {
        matches!(self.kind, Kind::Cost | Kind::CostUsd | Kind::CarbonLbs)
    }

    /// Whether its values add up over time. Levels do not.
    pub fn is_amount(&self) -> bool {
        !matches!(self.kind, Kind::Level { .. })
    }
}

/// The series of a level in a building: from its own meters or, for outdoor levels without one,
/// from the site's meters.
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
        let bought = |utility, series_id, price: Option<f64>, kg: Option<f64>| Bought {
            utility,
            series_id,
            sold: None,
            pricing: price.map(Pricing::flat).unwrap_or_default(),
            factors: kg.map(Factors::flat).unwrap_or_default(),
        };
        Sources {
            currency: "USD".to_owned(),
            zone: Arc::new(Zone::utc()),
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
        let measured = sources.value(metric, |id| slots.iter().find(|one| one.0 == id).map(|one| &one.1), &Slots::new())?;
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
        sources.bought[1].pricing = Pricing::default();
        let slots = [(BOUGHT, slot(4.0, 1.0)), (GAS, slot(1.0, 1.0)), (WATER, slot(2.0, 1.0))];
        assert_eq!(value(&sources, "cost", &slots), None);
        assert_eq!(sources.missing_rates(0), ["no price of natural gas is set"]);
        assert_eq!(value(&sources, "carbon_emissions_lbs", &slots).map(|one| one.value), Some(14.0));
    }

    #[test]
    fn water_costs_only_where_it_has_a_price() {
        let mut sources = sources();
        sources.bought[2].pricing = Pricing::default();
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
