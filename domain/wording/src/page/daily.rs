//! What the five daily pages say: the overview, a building, a meter, the form for a reading, system
//! health; and the parts that they share.

// Parts.
pub mod ahead;
pub mod change;
pub mod chart;
pub mod finding;
pub mod money;
pub mod now;
pub mod weather;
// Pages.
pub mod building;
pub mod first_day;
pub mod history;
pub mod meter;
pub mod new_meter;
pub mod overview;
pub mod reading;
pub mod status;
