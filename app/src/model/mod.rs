//! The models of the pages: what `query` makes and `page` shows, one file a page or a part; and what
//! passes between a browser and the server. Leaves out how a model is made and how it looks.

#[cfg(feature = "ssr")]
pub mod building;
#[cfg(feature = "ssr")]
pub mod building_meters;
#[cfg(feature = "ssr")]
pub mod buildings;
#[cfg(feature = "ssr")]
pub mod change;
#[cfg(feature = "ssr")]
pub mod chart;
#[cfg(feature = "ssr")]
pub mod energy;
#[cfg(feature = "ssr")]
pub mod energy_section;
#[cfg(feature = "ssr")]
pub mod first_day;
#[cfg(feature = "ssr")]
pub mod history;
pub mod live;
#[cfg(feature = "ssr")]
pub mod map;
#[cfg(feature = "ssr")]
pub mod meter;
#[cfg(feature = "ssr")]
pub mod overview;
#[cfg(feature = "ssr")]
pub mod reading;
#[cfg(feature = "ssr")]
pub mod round;
#[cfg(feature = "ssr")]
pub mod search;
#[cfg(feature = "ssr")]
pub mod status;
