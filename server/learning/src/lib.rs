//! What is learned of a series: which series there are to learn from, which of their hours may be
//! learned from, and how what was learned is stored. Serves jobs and pages. Knows the store and the
//! analytics. Does not know when to learn (crate `jobs`), the clock or HTTP; the arithmetic itself
//! is in `analytics`.

mod ahead;
mod baseline;
pub mod detector;
mod error;
pub mod forecasting;
mod hours;
pub mod look;
mod money;
mod old_text;
pub mod peers;
pub mod profiling;
pub mod selection;
mod subject;
pub mod turn;
mod worker;

pub use ahead::{MonthAhead, MonthPast, MonthsAhead, NoMonths, months_ahead};
pub use baseline::{BASELINE_METHOD, baseline_keep, baseline_renew};
pub use error::{Error, Result};
pub use hours::{HISTORY_MS, Hours, LEARNED_MS};
pub use old_text::facts_from_text;
pub use subject::{Subject, subjects};
pub use worker::{Pace, Worker};
