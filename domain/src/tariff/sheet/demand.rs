//! The demand charges of a sheet: one price for each level's hours, and one for each season. Leaves
//! out those with steps, and those whose hours are not a level's.

use super::Sheet;
use crate::tariff::{Limit, Rates, Schedule, Tariff, Tier};

/// Demand charges that fit.
pub(super) struct Demand {
    /// What the highest demand at the hours of each level costs.
    pub by_level: Vec<Option<f64>>,
    /// What the highest demand of the billing period costs, by month.
    pub by_month: [Option<f64>; 12],
}

impl Demand {
    /// The demand charges of a tariff, if they fit.
    pub fn of(tariff: &Tariff) -> Option<Self> {
        if tariff.flat_demand.iter().chain(&tariff.demand.periods).any(|tiers| tiers.len() != 1) {
            return None;
        }
        let price = |tiers: &Vec<Tier>| tiers.first().map(Tier::price).filter(|price| *price != 0.0);
        let mut by_level = vec![None; tariff.energy.periods.len()];
        for (period, tiers) in tariff.demand.periods.iter().enumerate() {
            let (Some(price), true) = (price(tiers), (1..=12).any(|month| tariff.demand.holds_in(month, period))) else {
                continue;
            };
            let level = (0..by_level.len()).find(|&level| {
                same_hours(&tariff.demand.weekday, period, &tariff.energy.weekday, level)
                    && same_hours(&tariff.demand.weekend, period, &tariff.energy.weekend, level)
            })?;
            by_level[level] = Some(price);
        }
        let by_month = tariff.flat_demand_months.map(|season| tariff.flat_demand.get(usize::from(season)).and_then(price));
        Some(Self { by_level, by_month })
    }
}

/// Whether a period of one schedule has the hours of a period of another.
fn same_hours(one: &Schedule, period: usize, other: &Schedule, of_other: usize) -> bool {
    let pairs = one.iter().flatten().zip(other.iter().flatten());
    pairs.into_iter().all(|(a, b)| (usize::from(*a) == period) == (usize::from(*b) == of_other))
}

impl Sheet {
    /// The demand charges as a tariff has them: by hours, by season, and the season of each month.
    pub(super) fn demand_rates(&self) -> (Rates, Vec<Vec<Tier>>, [u8; 12]) {
        let tiers = |rate| vec![Tier { rate, adjustment: 0.0, sell: None, max: None, limit: Limit::Period }];
        let mut rates = Rates::none();
        if self.levels.iter().any(|level| level.demand.is_some()) {
            // The first period is that of the hours at which demand costs nothing.
            rates.periods.push(tiers(0.0));
            rates.labels.push(String::new());
            let mut period_of = vec![0; self.levels.len()];
            for (level, of) in self.levels.iter().zip(&mut period_of) {
                if let Some(price) = level.demand {
                    *of = rates.periods.len() as u8;
                    rates.periods.push(tiers(price));
                    rates.labels.push(level.name.clone());
                }
            }
            let hours = |hours: [u8; 24]| hours.map(|level| period_of.get(usize::from(level)).copied().unwrap_or(0));
            rates.weekday = self.season_of.map(|season| hours(self.season(season).weekday));
            rates.weekend = self.season_of.map(|season| hours(self.season(season).weekend));
        }
        if self.seasons.iter().all(|season| season.demand.is_none()) {
            return (rates, Vec::new(), [0; 12]);
        }
        (rates, self.seasons.iter().map(|season| tiers(season.demand.unwrap_or(0.0))).collect(), self.season_of)
    }
}
