//! The analytics at work: which series are analysed and when, what of their hours may be learned from, and how what is found is kept. Knows the
//! store and the arithmetic. Leaves out the clock, HTTP, and the arithmetic itself (`analytics`).

mod error;
mod forecasting;
mod hours;
mod look;
mod money;
mod peers;
mod profiling;
mod runner;
mod schedule;
mod selection;
mod subject;
mod worker;

pub use error::{Error, Result};
pub use hours::Hours;
pub use runner::Runner;
pub use subject::{Subject, subjects};
