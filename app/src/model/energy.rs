//! What the energy page of a place shows, as plain numbers and typed facts: who gave energy to whom,
//! what it cost and emitted, and what comes. Leaves out words: the page says them.

use domain::energy::{Balance, Session};
use domain::tariff::LineKind;
use domain::zone::{Date, Span};
use domain::{Appliance, MeterId, Millis};

/// The length of what is shown, by the site's calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnergySpan {
    /// A day, by hours.
    Day,
    /// A month, by days.
    Month,
    /// A year, by months.
    Year,
}

impl EnergySpan {
    /// All lengths, the shortest first.
    pub const ALL: [Self; 3] = [Self::Day, Self::Month, Self::Year];

    /// The name that addresses and the API use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The span of that name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|span| span.as_str() == text)
    }
}

/// The electricity of a place over a day, a month or a year.
#[derive(Clone, Debug, PartialEq)]
pub struct EnergyView {
    /// How long the span is.
    pub length: EnergySpan,
    /// A day within it: the one that was asked for.
    pub on: Date,
    /// From its first instant to the first after it, which may be to come.
    pub span: Span,
    /// What the place has.
    pub has: Has,
    /// What flowed so far, matched hour by hour. Where a place only buys, by day is enough.
    pub balance: Balance,
    /// The same by hour of the day, day of the month or month of the year: all of the span, with
    /// empty balances for what is to come.
    pub bars: Vec<Bar>,
    /// The appliances that have meters of their own, with what they used, the largest first.
    pub appliances: Vec<ApplianceUse>,
    /// What it cost.
    pub cost: Cost,
    /// What the bought energy emitted; `None` if that is not known, or has no factor.
    pub carbon: Option<Carbon>,
    /// When cars charged: the sessions that began within the span, in order. None are sought in a
    /// year.
    pub sessions: Vec<CarSession>,
    /// What is expected of the rest of today, if the span is today and the place generates.
    pub today: Option<RestOfToday>,
}

impl EnergyView {
    /// Everything else: what was used and has no meter of its own, in kWh, never below nought.
    #[must_use]
    pub fn everything_else(&self) -> f64 {
        self.balance.taken_by(domain::energy::Party::House)
    }
}

/// What a place has, by its meters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Has {
    /// A meter of what it buys.
    pub grid: bool,
    /// A meter of what it sells.
    pub sales: bool,
    /// Something that generates.
    pub generation: bool,
    /// A battery.
    pub battery: bool,
}

/// One bar of the span.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// An hour, a day or a month.
    pub span: Span,
    /// What flowed in it.
    pub balance: Balance,
}

/// What an appliance used.
#[derive(Clone, Debug, PartialEq)]
pub struct ApplianceUse {
    /// The appliance.
    pub appliance: Appliance,
    /// What its meters say, in kWh.
    pub kwh: f64,
    /// Its share of what was used, 0 to 1; `None` if that is not known.
    pub share: Option<f64>,
    /// Its meters with their names.
    pub meters: Vec<(MeterId, String)>,
}

/// What the energy cost, in the site's currency: energy charges less credits.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    /// The ISO 4217 code of the currency.
    pub currency: String,
    /// So far, to the cent, as the bill of these days has it; `None` if no price or no use is known.
    pub so_far: Option<f64>,
    /// The credit for what was sold that is in `so_far`.
    pub credit: f64,
    /// What was bought without a known price, in kWh: it is not in `so_far`.
    pub unpriced_kwh: f64,
    /// Charges of the tariff that are on the bill only, each once.
    pub beyond: Vec<LineKind>,
    /// The tariff's name; `None` for the site's flat price, or where several hold.
    pub tariff: Option<String>,
    /// By the end of the span, with its range.
    pub expected: Result<Expected, NotExpected>,
}

/// A sum that is expected, with its range.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Between {
    /// The expected value.
    pub value: f64,
    /// The range's lower end.
    pub lower: f64,
    /// The range's upper end.
    pub upper: f64,
}

/// What a month will have cost by its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// The cost of the whole month, with what was paid so far.
    pub cost: Between,
    /// When the forecast behind it was made; of several, the oldest.
    pub made_at: Millis,
    /// What it is based on.
    pub basis: Basis,
}

/// On what an expected cost is based.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// On forecasts of every hour that is left.
    Hours,
    /// On the forecast of the month, priced like the week to come.
    Month,
    /// On the week to come, as if the rest of the month were like it.
    Week,
}

/// Why no cost is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotExpected {
    /// Only of the current month.
    OtherSpan,
    /// Of this many buildings of so many, the use (or what they generate) is not forecast.
    NoForecast {
        /// Without a forecast.
        missing: usize,
        /// All buildings that use electricity.
        all: usize,
    },
    /// A price is not known.
    NoPrice,
    /// Nothing of the month is known.
    NothingYet,
}

/// Carbon of bought energy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Carbon {
    /// kg CO2e.
    pub kg: f64,
    /// The year of the factor, if it stands in for the year's own.
    pub stands_in: Option<i32>,
}

/// One charging of a car.
#[derive(Clone, Debug, PartialEq)]
pub struct CarSession {
    /// The car's meter.
    pub meter_id: MeterId,
    /// Its name.
    pub meter: String,
    /// When, and how much.
    pub session: Session,
}

/// What is expected between now and the end of today, in kWh.
#[derive(Clone, Debug, PartialEq)]
pub struct RestOfToday {
    /// What will be generated.
    pub made: Between,
    /// What will be used; `None` if some building's use is not forecast.
    pub used: Option<Between>,
    /// Hour by hour, beginning with the current one: its start, what is made and what is used in it.
    /// Of the current hour only the rest counts.
    pub hours: Vec<(Millis, f64, Option<f64>)>,
}

/// The flow of power through a place at this moment, in kW.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnergyNow {
    /// What the place has.
    pub has: Has,
    /// Who gives how much to whom; the amounts are kW.
    pub balance: Balance,
    /// The time of the newest reading in it.
    pub at: Option<Millis>,
    /// Meters that are silent, each once, with their names: what they measure is not in it.
    pub silent: Vec<(MeterId, String)>,
    /// How full the batteries are whose level is live.
    pub level: Option<BatteryLevel>,
}

/// How full the batteries of a place are, in percent. Of several the mean would say nothing, as nobody
/// knows which is how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BatteryLevel {
    /// The emptiest.
    pub lowest: f64,
    /// The fullest.
    pub highest: f64,
    /// When the oldest of these levels was read.
    pub at: Millis,
}
