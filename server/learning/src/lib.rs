//! Runs the analytics: which series are analysed and when, which of their hours may be learned
//! from, and how results are stored. Knows the store and the analytics. Does not know the clock or
//! HTTP; the arithmetic itself is in `analytics`.

mod ahead;
mod baseline;
mod detector;
mod error;
mod forecasting;
mod hours;
mod look;
mod money;
mod old_text;
mod peers;
mod profiling;
mod runner;
mod schedule;
mod selection;
mod subject;
pub mod turn;
mod worker;

pub use ahead::{MonthAhead, MonthPast, MonthsAhead, NoMonths, months_ahead};
pub use baseline::{BASELINE_METHOD, baseline_keep};
pub use error::{Error, Result};
pub use hours::Hours;
pub use old_text::facts_from_text;
pub use runner::Runner;
pub use subject::{Subject, subjects};
pub use worker::Pace;
