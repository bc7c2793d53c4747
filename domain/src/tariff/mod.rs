//! What energy costs: a tariff in the shape of the OpenEI Utility Rate Database (URDB), its dated versions, the charge
//! of a slot and the bill of an account over a period. Leaves out where tariffs are kept and who may change them.
//!
//! Slots carry the energy charge of the first tier, so they add up over time and over the buildings of one tariff.
//! Tiers, demand, fixed and minimum charges belong to a period as a whole and stand on its [`Bill`] only.

mod bill;
mod dated;
mod peak;
mod pricing;
pub mod urdb;

pub use bill::{Bill, Counted, Line, LineKind, Usage, bill};
pub use dated::{BillingDay, Tariffs, Version};
pub use pricing::Pricing;

use crate::zone::Date;
use crate::{DAY_MS, HOUR_MS, MINUTE_MS, Millis, Zone};

/// The period of each hour of the day, by month: what URDB calls a 12x24 schedule.
pub type Schedule = [[u8; 24]; 12];

/// How the limit of a tier counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Units in the billing period (`kWh`).
    Period,
    /// Units a day of it (`kWh daily`).
    Daily,
    /// Units for each kilowatt of the period's highest demand (`kWh/kW`): hours of use.
    PerDemand,
    /// The same a day (`kWh/kW daily`).
    PerDemandDaily,
}

/// One step of a price.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tier {
    /// Price of a unit.
    pub rate: f64,
    /// What is added to it: riders, fuel.
    pub adjustment: f64,
    /// What a unit that is sold brings.
    pub sell: Option<f64>,
    /// Up to where it reaches, counted from nothing; `None` without an end.
    pub max: Option<f64>,
    /// How `max` counts. Of demand always [`Limit::Period`].
    pub limit: Limit,
}

impl Tier {
    /// What a unit costs in all.
    #[must_use]
    pub fn price(&self) -> f64 {
        self.rate + self.adjustment
    }
}

/// Periods of prices and the hours at which they hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Rates {
    /// Of each period its tiers, at least one.
    pub periods: Vec<Vec<Tier>>,
    /// What people call the periods; as many as there are, or none.
    pub labels: Vec<String>,
    /// Which holds from Monday to Friday.
    pub weekday: Schedule,
    /// Which holds on Saturday, Sunday and holidays.
    pub weekend: Schedule,
}

/// What a charge counts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Each day of the billing period.
    Day,
    /// Each billing period.
    Month,
    /// Each year.
    Year,
}

/// How what is sold counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metering {
    /// It is credited at its own price.
    NetBilling,
    /// It first offsets what is bought in the same period of prices.
    NetMetering,
}

/// One version of a tariff: prices in the tariff's currency for the stored units of its utility.
#[derive(Clone, Debug, PartialEq)]
pub struct Tariff {
    /// What it is called.
    pub name: String,
    /// Who sells.
    pub company: String,
    /// From when on it was published to hold.
    pub starts_at: Option<Millis>,
    /// Until when.
    pub ends_at: Option<Millis>,
    /// What energy costs.
    pub energy: Rates,
    /// What the highest demand costs, by period; without periods where it does not.
    pub demand: Rates,
    /// What the highest demand of the whole period costs: by season, its tiers.
    pub flat_demand: Vec<Vec<Tier>>,
    /// The season of each month.
    pub flat_demand_months: [u8; 12],
    /// By month, the share of the highest demand of the months before below which demand does not fall.
    pub demand_ratchet: [f64; 12],
    /// How many months before count for that.
    pub demand_ratchet_months: u32,
    /// Over how long demand is averaged.
    pub demand_window_ms: Millis,
    /// What is paid in any case.
    pub fixed: Option<(f64, Per)>,
    /// What a bill comes to at least.
    pub minimum: Option<(f64, Per)>,
    /// How exports count.
    pub metering: Metering,
    /// Days that count as weekends, in order.
    pub holidays: Vec<Date>,
    /// What was stated and is not priced, in words: said on every bill.
    pub unpriced: Vec<String>,
}

/// The price of energy at an instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// The period of prices that holds.
    pub period: usize,
    /// What a unit costs in its first tier.
    pub buy: f64,
    /// What a unit that is sold brings.
    pub sell: f64,
}

impl Tariff {
    /// What energy costs at an instant: the first tier of the period that holds by the site's clock.
    #[must_use]
    pub fn price_at(&self, zone: &Zone, at: Millis) -> Price {
        let period = self.period_at(&self.energy, zone, at);
        let Some(tier) = self.energy.periods.get(period).and_then(|tiers| tiers.first()) else {
            return Price { period, buy: 0.0, sell: 0.0 };
        };
        Price { period, buy: tier.price(), sell: self.sell_price(tier) }
    }

    /// What a unit that is sold brings: under net metering it saves one that would have been bought.
    fn sell_price(&self, tier: &Tier) -> f64 {
        match self.metering {
            Metering::NetBilling => tier.sell.unwrap_or(0.0),
            Metering::NetMetering => tier.price(),
        }
    }

    /// Whether anything that is sold brings money.
    #[must_use]
    pub fn credits_exports(&self) -> bool {
        self.metering == Metering::NetMetering || self.energy.periods.iter().flatten().any(|tier| tier.sell.is_some())
    }

    /// The price, where it is the same at all times; then it may be applied to sums over time.
    #[must_use]
    pub fn constant_price(&self) -> Option<f64> {
        let first = self.energy.periods.first()?.first()?.price();
        self.energy.periods.iter().all(|tiers| tiers.first().is_some_and(|tier| tier.price() == first)).then_some(first)
    }

    /// Whether the months before a bill's period have a say in it.
    #[must_use]
    pub fn looks_back(&self) -> bool {
        self.demand_ratchet.iter().any(|share| *share > 0.0)
    }

    /// Whether any demand is charged.
    #[must_use]
    pub fn has_demand(&self) -> bool {
        !self.demand.periods.is_empty() || !self.flat_demand.is_empty()
    }

    fn period_at(&self, rates: &Rates, zone: &Zone, at: Millis) -> usize {
        let local = zone.local_ms(at);
        let date = Date::from_days(local.div_euclid(DAY_MS));
        let hour = (local.rem_euclid(DAY_MS) / HOUR_MS) as usize;
        let is_free = date.weekday() >= 5 || self.holidays.binary_search(&date).is_ok();
        let schedule = if is_free { &rates.weekend } else { &rates.weekday };
        usize::from(schedule[date.month as usize - 1][hour])
    }
}

impl Rates {
    /// No prices at all.
    #[must_use]
    pub fn none() -> Self {
        Self { periods: Vec::new(), labels: Vec::new(), weekday: [[0; 24]; 12], weekend: [[0; 24]; 12] }
    }

    /// What people call a period: its label, or its number from 1.
    fn label(&self, period: usize) -> String {
        let label = self.labels.get(period).filter(|label| !label.is_empty());
        label.cloned().unwrap_or_else(|| format!("period {}", period + 1))
    }

    /// What a line of a bill is called: `Energy, peak`; where there is one period and it has no label, `Energy`.
    fn line_name(&self, what: &str, period: usize) -> String {
        match self.labels.get(period).filter(|label| !label.is_empty()) {
            None if self.periods.len() == 1 => what.to_owned(),
            _ => format!("{what}, {}", self.label(period)),
        }
    }

    /// Whether a period holds at some hour of that month.
    fn holds_in(&self, month: u32, period: usize) -> bool {
        let month = month as usize - 1;
        let is_it = |found: &u8| usize::from(*found) == period;
        self.weekday[month].iter().any(is_it) || self.weekend[month].iter().any(is_it)
    }
}

/// The window over which demand is averaged where a tariff does not say.
pub const DEMAND_WINDOW_MS: Millis = 15 * MINUTE_MS;
