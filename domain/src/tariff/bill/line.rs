//! A line of a bill, and what of it a reader has to be told. Leaves out the arithmetic (`bill`) and
//! words in other languages than that of programs.

use crate::zone::Date;
use std::fmt;

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineKind {
    /// Energy of a price period and a tier.
    Energy,
    /// The highest demand of a price period.
    Demand,
    /// The highest demand of the whole billing period.
    FlatDemand,
    /// The fixed charge.
    Fixed,
    /// What was sold.
    Export,
    /// The difference to the minimum charge.
    Minimum,
}

impl LineKind {
    /// Its name in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Energy => "energy",
            Self::Demand => "demand",
            Self::FlatDemand => "flat_demand",
            Self::Fixed => "fixed",
            Self::Export => "export",
            Self::Minimum => "minimum",
        }
    }
}

/// What a line's quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Stored units of the utility.
    Units,
    /// Kilowatts.
    Kilowatts,
    /// Days.
    Days,
    /// Billing periods.
    Months,
}

/// A price period of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodName {
    /// Its label.
    Label(String),
    /// It has no label: its number, from 1.
    Number(usize),
}

/// What a line is about, beside its kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// The price period, if there are several or if the only one has a label.
    pub period: Option<PeriodName>,
    /// The month whose price of demand it is, if the billing period has several.
    pub month: Option<u32>,
    /// The number of the tier, from 1, if there are several.
    pub tier: Option<usize>,
    /// For how much of the billing period it counts, if not for all of it: 0 to 1.
    pub share: Option<f64>,
    /// The first day of the tariff's version, if several hold within the billing period.
    pub since: Option<Date>,
}

/// A line of a bill.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is for.
    pub kind: LineKind,
    /// What it is about.
    pub about: About,
    /// How much.
    pub quantity: f64,
    /// The unit of the quantity.
    pub counted: Counted,
    /// For a price with tiers: from where to where this tier reaches, in what is counted; the last
    /// has no end.
    pub tier: Option<(f64, Option<f64>)>,
    /// The price per unit.
    pub rate: f64,
    /// Rounded to the cent; a credit is negative.
    pub amount: f64,
}

impl Line {
    /// What it is for and about, as programs are told: `Energy, peak, tier 2`.
    #[must_use]
    pub fn name(&self) -> String {
        let mut name = match self.kind {
            LineKind::Energy => "Energy",
            LineKind::Demand | LineKind::FlatDemand => "Demand",
            LineKind::Fixed => "Fixed charge",
            LineKind::Export => "Sold",
            LineKind::Minimum => "to the minimum charge",
        }
        .to_owned();
        match &self.about.period {
            Some(PeriodName::Label(label)) => name.push_str(&format!(", {label}")),
            Some(PeriodName::Number(number)) => name.push_str(&format!(", period {number}")),
            None => {}
        }
        let About { month, tier, share, since, .. } = &self.about;
        name.extend(month.map(|month| format!(", month {month}")));
        name.extend(tier.map(|tier| format!(", tier {tier}")));
        name.extend(share.map(|share| format!(", for {:.0} % of the period", share * 100.0)));
        name.extend(since.map(|since| format!(" (from {since})")));
        name
    }
}

/// What a bill leaves out or assumes. Written out, it is what programs are told.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// No version of the tariff holds on these days: the first and the last.
    NoTariff(Date, Date),
    /// A minimum by the year, which is settled elsewhere.
    YearlyMinimum(f64),
    /// Of some of the months before, the demand is not known: how many, and of how many.
    DemandBefore(u32, u32),
    /// The demand of a price period has no floor, because its hours are in other months.
    NoFloor(Option<PeriodName>),
    /// What the tariff states but is not priced, as the tariff's reader says it.
    Unpriced(String),
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTariff(first, last) => {
                write!(f, "no tariff holds from {first} to {last}: nothing is charged for these days")
            }
            Self::YearlyMinimum(amount) => write!(f, "a minimum of {amount} a year is settled by the year, not here"),
            Self::DemandBefore(unknown, months) if unknown == months => {
                write!(f, "the demand of the months before, which sets a floor, is not known")
            }
            Self::DemandBefore(unknown, months) => {
                write!(
                    f,
                    "the demand of {unknown} of the {months} calendar months before, whose highest sets a floor, is not known"
                )
            }
            Self::NoFloor(period) => {
                let name = match period {
                    None => "Demand".to_owned(),
                    Some(PeriodName::Label(label)) => format!("Demand, {label}"),
                    Some(PeriodName::Number(number)) => format!("Demand, period {number}"),
                };
                write!(f, "\"{name}\" has no hours in the months whose demand sets a floor: it has none")
            }
            Self::Unpriced(what) => f.write_str(what),
        }
    }
}
