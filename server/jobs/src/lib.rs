//! Runs the jobs: takes them from the table `job`, does them a step at a time, and stores what they
//! come to. Knows the store and what may be learned from a series (`learning`). Does not own the
//! clock or know HTTP.
//!
//! To add a kind of job:
//!
//! 1. Write one file beside `scan`: its `NAME`, and an async function that does a step and returns
//!    what it came to. A job that goes through series takes a [`Context`] and a series, and returns
//!    an [`Outcome`]. Any other job takes a [`Context`] and its row, and returns a [`Step`]. All
//!    that it may use is in the context; it writes nothing of the job itself.
//! 2. Add one row to [`registry::KINDS`]: its name, its place among the others, when it is due.
//!
//! The table, the leases, the schedule, the page of jobs and the API take it from there.

mod caches;
mod context;
pub mod forecast;
pub mod kind;
mod lease;
pub mod look_back;
pub mod registry;
mod runner;
pub mod scan;
mod schedule;
pub mod selection;
mod series;
mod step;
mod yields;
pub mod zone;

pub use caches::Caches;
pub use context::Context;
pub use kind::{Due, Kind, Work};
pub use learning::{Error, Pace, Result};
pub use registry::{KINDS, kind_named};
pub use runner::Runner;
pub use step::{Doing, Next, Outcome, Step};
pub use yields::Yield;
