//! What energy costs: a tariff in the shape of the OpenEI Utility Rate Database (URDB), its dated
//! versions, the charge of a slot, and the bill of an account for a period. Leaves out where
//! tariffs are kept and who may change them.
//!
//! Slots carry the energy charge of the first tier, so they add up over time and over the buildings
//! of one tariff. Tiers, demand, fixed and minimum charges belong to a whole period and appear on
//! its [`Bill`] only.

mod bill;
mod charge;
mod dated;
mod peak;
mod pricing;
mod ratchet;
pub mod sheet;
pub mod urdb;

pub use bill::{About, Bill, Counted, DayCost, Line, LineKind, Note, PeriodName, Usage, bill, by_day};
pub use charge::{Charge, charge};
pub use dated::{BillingDay, Tariffs, Version};
pub use pricing::Pricing;
pub use sheet::Sheet;

use crate::zone::Date;
use crate::{DAY_MS, HOUR_MS, MINUTE_MS, Millis, Zone};

/// The period of each hour of the day, by month: what URDB calls a 12x24 schedule.
pub type Schedule = [[u8; 24]; 12];

/// How the limit of a tier counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Units in the billing period (`kWh`).
    Period,
    /// Units per day of the billing period (`kWh daily`).
    Daily,
    /// Units per kilowatt of the period's highest demand (`kWh/kW`): hours of use.
    PerDemand,
    /// The same per day (`kWh/kW daily`).
    PerDemandDaily,
}

/// One tier of a price.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tier {
    /// Price of a unit.
    pub rate: f64,
    /// Added to the rate: riders, fuel.
    pub adjustment: f64,
    /// The credit for a unit sold.
    pub sell: Option<f64>,
    /// The upper end, counted from zero; `None` if it has no end.
    pub max: Option<f64>,
    /// How `max` counts. For demand always [`Limit::Period`].
    pub limit: Limit,
}

impl Tier {
    /// The full price of a unit.
    #[must_use]
    pub fn price(&self) -> f64 {
        self.rate + self.adjustment
    }
}

/// Price periods and the hours at which they apply.
#[derive(Clone, Debug, PartialEq)]
pub struct Rates {
    /// The tiers of each period, at least one.
    pub periods: Vec<Vec<Tier>>,
    /// The names of the periods; one for each, or none at all.
    pub labels: Vec<String>,
    /// The period of each hour from Monday to Friday.
    pub weekday: Schedule,
    /// The period of each hour on Saturday, Sunday and holidays.
    pub weekend: Schedule,
}

/// What a charge is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Each day of the billing period.
    Day,
    /// Each billing period.
    Month,
    /// Each year.
    Year,
}

/// How exports are credited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metering {
    /// At their own price.
    NetBilling,
    /// They first offset what is bought in the same price period.
    NetMetering,
}

/// One version of a tariff: prices in the tariff's currency for the stored units of its utility.
#[derive(Clone, Debug, PartialEq)]
pub struct Tariff {
    /// Its name.
    pub name: String,
    /// The company that sells.
    pub company: String,
    /// The published start of validity.
    pub starts_at: Option<Millis>,
    /// The published end of validity.
    pub ends_at: Option<Millis>,
    /// What energy costs.
    pub energy: Rates,
    /// What the highest demand costs, by period; no periods if it costs nothing.
    pub demand: Rates,
    /// What the highest demand of the whole billing period costs: tiers by season.
    pub flat_demand: Vec<Vec<Tier>>,
    /// The season of each month.
    pub flat_demand_months: [u8; 12],
    /// The ratchet by month: demand counts as at least this share of the highest demand of the
    /// months before.
    pub demand_ratchet: [f64; 12],
    /// How many months before the ratchet looks at.
    pub demand_ratchet_months: u32,
    /// The calendar months whose demand counts for the ratchet, from January on: all, or those of a
    /// season.
    pub demand_ratchet_peaks: [bool; 12],
    /// The window over which demand is averaged.
    pub demand_window_ms: Millis,
    /// The fixed charge.
    pub fixed: Option<(f64, Per)>,
    /// The minimum charge of a bill.
    pub minimum: Option<(f64, Per)>,
    /// How exports count.
    pub metering: Metering,
    /// Days that count as weekend days, in order.
    pub holidays: Vec<Date>,
    /// What the tariff states but is not priced here, in words: noted on every bill.
    pub unpriced: Vec<String>,
}

/// The price of energy at an instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// The price period that applies.
    pub period: usize,
    /// What a unit costs in its first tier.
    pub buy: f64,
    /// The credit for a unit sold.
    pub sell: f64,
}

impl Tariff {
    /// A tariff that charges nothing.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            name: String::new(),
            company: String::new(),
            starts_at: None,
            ends_at: None,
            energy: Rates::none(),
            demand: Rates::none(),
            flat_demand: Vec::new(),
            flat_demand_months: [0; 12],
            demand_ratchet: [0.0; 12],
            demand_ratchet_months: 0,
            demand_ratchet_peaks: [true; 12],
            demand_window_ms: DEMAND_WINDOW_MS,
            fixed: None,
            minimum: None,
            metering: Metering::NetBilling,
            holidays: Vec::new(),
            unpriced: Vec::new(),
        }
    }

    /// The energy price at an instant: the first tier of the period that applies in local time.
    #[must_use]
    pub fn price_at(&self, zone: &Zone, at: Millis) -> Price {
        let period = self.period_at(&self.energy, zone, at);
        let Some(tier) = self.energy.periods.get(period).and_then(|tiers| tiers.first()) else {
            return Price { period, buy: 0.0, sell: 0.0 };
        };
        Price { period, buy: tier.price(), sell: self.sell_price(tier) }
    }

    /// The credit for a unit sold. Under net metering it saves buying one.
    fn sell_price(&self, tier: &Tier) -> f64 {
        match self.metering {
            Metering::NetBilling => tier.sell.unwrap_or(0.0),
            Metering::NetMetering => tier.price(),
        }
    }

    /// Whether exports earn money.
    #[must_use]
    pub fn credits_exports(&self) -> bool {
        self.metering == Metering::NetMetering || self.energy.periods.iter().flatten().any(|tier| tier.sell.is_some())
    }

    /// The price, if it is the same at all times and may be applied to sums over time.
    #[must_use]
    pub fn constant_price(&self) -> Option<f64> {
        let first = self.energy.periods.first()?.first()?.price();
        self.energy.periods.iter().all(|tiers| tiers.first().is_some_and(|tier| tier.price() == first)).then_some(first)
    }

    /// Whether the months before affect a bill.
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
    /// No prices.
    #[must_use]
    pub fn none() -> Self {
        Self { periods: Vec::new(), labels: Vec::new(), weekday: [[0; 24]; 12], weekend: [[0; 24]; 12] }
    }

    /// A period's name on a bill: its label, or its number; nothing if there is only one period and
    /// it has no label.
    fn name_of(&self, period: usize) -> Option<PeriodName> {
        match self.labels.get(period).filter(|label| !label.is_empty()) {
            Some(label) => Some(PeriodName::Label(label.clone())),
            None => (self.periods.len() != 1).then_some(PeriodName::Number(period + 1)),
        }
    }

    /// Whether a period applies at some hour of that month.
    fn holds_in(&self, month: u32, period: usize) -> bool {
        let month = month as usize - 1;
        let is_it = |found: &u8| usize::from(*found) == period;
        self.weekday[month].iter().any(is_it) || self.weekend[month].iter().any(is_it)
    }
}

/// The default window over which demand is averaged.
pub const DEMAND_WINDOW_MS: Millis = 15 * MINUTE_MS;
