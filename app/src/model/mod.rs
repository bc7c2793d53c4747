//! The models of the pages: what `query` makes and `page` shows, one file a page or a part. Leaves
//! out how a model is made and how it looks.

pub mod building;
pub mod change;
pub mod chart;
pub mod live;
pub mod meter;
pub mod overview;
pub mod reading;
pub mod status;
