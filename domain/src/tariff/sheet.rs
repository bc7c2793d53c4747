//! A tariff as a form shows it: named price levels with their steps, the hours of each by season,
//! demand, fixed and minimum charges. A tariff may be richer: what does not fit is said. Leaves out
//! how it is written into a published tariff (`urdb`) and its words.

mod demand;

use super::{Limit, Metering, Per, Rates, Tariff, Tier};

/// The most price levels of a sheet.
pub const LEVELS_MAX: usize = 8;
/// The most steps of a price: so many limits and one price more.
pub const LIMITS_MAX: usize = 3;
/// The most seasons of a sheet.
pub const SEASONS_MAX: usize = 4;

/// A tariff of an everyday shape. Prices are per stored unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The price levels, at least one.
    pub levels: Vec<Level>,
    /// Whether the limits of steps count each day, and not the billing period.
    pub is_daily: bool,
    /// The seasons, at least one, in the order of their first months.
    pub seasons: Vec<Season>,
    /// The season of each month.
    pub season_of: [u8; 12],
    /// Whether the demand charges are in the sheet. If not, the tariff has some that do not fit.
    pub has_demand: bool,
    /// The fixed charge.
    pub fixed: Option<(f64, Per)>,
    /// The minimum charge of a bill.
    pub minimum: Option<(f64, Per)>,
    /// How exports count.
    pub metering: Metering,
}

/// A price that holds at certain hours.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Level {
    /// Its name; may be empty.
    pub name: String,
    /// What a unit costs.
    pub price: f64,
    /// From which use on, counted from zero, a unit costs what instead.
    pub steps: Vec<(f64, f64)>,
    /// The credit for a unit sold.
    pub sell: Option<f64>,
    /// What the highest demand at its hours costs, per kW.
    pub demand: Option<f64>,
}

/// Months with the same hours.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Season {
    /// The level of each hour from Monday to Friday.
    pub weekday: [u8; 24],
    /// The level of each hour on Saturday, Sunday and holidays.
    pub weekend: [u8; 24],
    /// What the highest demand of the whole billing period costs, per kW.
    pub demand: Option<f64>,
}

/// Why a tariff is no sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooRich {
    /// It has more price levels.
    Levels(usize),
    /// A level has more steps.
    Steps(usize),
    /// The limits of steps count in a way that a sheet does not know, or in several ways.
    Limits,
    /// It has more seasons.
    Seasons(usize),
}

impl Sheet {
    /// A tariff as a sheet. Every hour costs what it cost before.
    ///
    /// # Errors
    /// The first reason why its energy prices do not fit.
    pub fn of(tariff: &Tariff) -> Result<Self, TooRich> {
        let rates = &tariff.energy;
        if rates.periods.len() > LEVELS_MAX {
            return Err(TooRich::Levels(rates.periods.len()));
        }
        let is_daily = is_daily(&rates.periods)?;
        let demand = demand::Demand::of(tariff);
        // Demand prices that need more seasons than there are do not fit.
        let (seasons, season_of, demand) = match (seasons(tariff, demand.as_ref()), seasons(tariff, None)) {
            (Ok(found), _) => (found.0, found.1, demand),
            (Err(_), Ok(found)) => (found.0, found.1, None),
            (Err(_), Err(why)) => return Err(why),
        };
        let level = |(index, tiers): (usize, &Vec<Tier>)| Level {
            name: rates.labels.get(index).cloned().unwrap_or_default(),
            price: tiers.first().map_or(0.0, Tier::price),
            steps: tiers.windows(2).filter_map(|two| Some((two[0].max?, two[1].price()))).collect(),
            sell: tiers.first().and_then(|tier| tier.sell),
            demand: demand.as_ref().and_then(|demand| demand.by_level[index]),
        };
        Ok(Self {
            levels: rates.periods.iter().enumerate().map(level).collect(),
            is_daily,
            seasons,
            season_of,
            has_demand: demand.is_some(),
            fixed: tariff.fixed,
            minimum: tariff.minimum,
            metering: tariff.metering,
        })
    }

    /// The tariff of a sheet. `has_demand` says whether its demand charges are all there are.
    #[must_use]
    pub fn tariff(&self, name: &str) -> Tariff {
        let limit = if self.is_daily { Limit::Daily } else { Limit::Period };
        let has_names = self.levels.iter().any(|level| !level.name.is_empty());
        let (demand, flat_demand, flat_demand_months) = self.demand_rates();
        Tariff {
            name: name.to_owned(),
            energy: Rates {
                periods: self.levels.iter().map(|level| level.tiers(limit)).collect(),
                labels: if has_names { self.levels.iter().map(|level| level.name.clone()).collect() } else { Vec::new() },
                weekday: self.season_of.map(|season| self.season(season).weekday),
                weekend: self.season_of.map(|season| self.season(season).weekend),
            },
            demand,
            flat_demand,
            flat_demand_months,
            fixed: self.fixed,
            minimum: self.minimum,
            metering: self.metering,
            ..Tariff::empty()
        }
    }

    fn season(&self, index: u8) -> Season {
        self.seasons.get(usize::from(index)).cloned().unwrap_or_default()
    }
}

impl Level {
    fn tiers(&self, limit: Limit) -> Vec<Tier> {
        let prices = std::iter::once(self.price).chain(self.steps.iter().map(|step| step.1));
        let limits = self.steps.iter().map(|step| Some(step.0)).chain(std::iter::once(None));
        let tier = |(rate, max)| Tier { rate, adjustment: 0.0, sell: self.sell, max, limit };
        prices.zip(limits).map(tier).collect()
    }
}

/// Whether limits count each day.
fn is_daily(levels: &[Vec<Tier>]) -> Result<bool, TooRich> {
    if let Some(tiers) = levels.iter().find(|tiers| tiers.len() > LIMITS_MAX + 1) {
        return Err(TooRich::Steps(tiers.len()));
    }
    let mut limits = levels.iter().flatten().filter(|tier| tier.max.is_some()).map(|tier| tier.limit);
    let first = limits.next();
    match first {
        _ if limits.any(|limit| Some(limit) != first) => Err(TooRich::Limits),
        None | Some(Limit::Period) => Ok(false),
        Some(Limit::Daily) => Ok(true),
        Some(Limit::PerDemand | Limit::PerDemandDaily) => Err(TooRich::Limits),
    }
}

/// Months of the same hours and the same price of demand, and the season of each month.
fn seasons(tariff: &Tariff, demand: Option<&demand::Demand>) -> Result<(Vec<Season>, [u8; 12]), TooRich> {
    let (mut found, mut season_of) = (Vec::<Season>::new(), [0; 12]);
    for (month, of_month) in season_of.iter_mut().enumerate() {
        let season = Season {
            weekday: tariff.energy.weekday[month],
            weekend: tariff.energy.weekend[month],
            demand: demand.and_then(|demand| demand.by_month[month]),
        };
        let index = found.iter().position(|one| *one == season).unwrap_or_else(|| {
            found.push(season);
            found.len() - 1
        });
        *of_month = index as u8;
    }
    if found.len() > SEASONS_MAX { Err(TooRich::Seasons(found.len())) } else { Ok((found, season_of)) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use crate::Utility;
    use crate::tariff::urdb;

    fn read(text: &str) -> Tariff {
        urdb::read(text, Utility::Electricity).unwrap()
    }

    #[test]
    fn what_does_not_fit_is_said() {
        let levels = ["[{\"rate\": 1}]"; 9].join(",");
        let hours = format!("[{}]", vec![format!("[{}]", vec!["8"; 24].join(",")); 12].join(","));
        let many = format!(
            r#"{{"energyratestructure": [{levels}], "energyweekdayschedule": {hours}, "energyweekendschedule": {hours}}}"#
        );
        assert_eq!(Sheet::of(&read(&many)), Err(TooRich::Levels(9)));
        let of_use = r#"{"energyratestructure": [[{"rate": 1, "max": 5, "unit": "kWh/kW"}, {"rate": 2, "unit": "kWh/kW"}]]}"#;
        assert_eq!(Sheet::of(&read(of_use)), Err(TooRich::Limits));
        let steps = r#"{"energyratestructure": [[{"rate": 1, "max": 5}, {"rate": 2, "max": 6}, {"rate": 3, "max": 7}, {"rate": 4, "max": 8}, {"rate": 5}]]}"#;
        assert_eq!(Sheet::of(&read(steps)), Err(TooRich::Steps(5)));
    }

    #[test]
    fn an_adjustment_is_a_part_of_the_price_and_steps_count_from_zero() {
        let text = r#"{"energyratestructure": [[{"rate": 0.25, "adj": 0.5, "max": 10, "unit": "kWh daily"}, {"rate": 1.5, "unit": "kWh daily"}]]}"#;
        let sheet = Sheet::of(&read(text)).unwrap();
        assert_eq!((sheet.levels[0].price, &sheet.levels[0].steps[..], sheet.is_daily), (0.75, &[(10.0, 1.5)][..], true));
    }
}
