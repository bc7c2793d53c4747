//! Words of several pages, for crates that do not name `wording` themselves yet.

pub use wording::calendar::{day, month, range, short, weekday, when};
pub use wording::phrase::count;
pub use wording::source_energy::{ratio, sentence as whole_energy};
