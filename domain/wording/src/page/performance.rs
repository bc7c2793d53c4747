//! The texts of the pages of the analytics (`app/performance`), a file a page.

pub mod anomaly;
pub mod department;
pub mod forecast;
pub mod load;
pub mod model;
pub mod place;
pub mod savings;
