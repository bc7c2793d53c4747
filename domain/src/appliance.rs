//! What a submeter feeds: a car, a heat pump, a washing machine; what a meter's name says about it,
//! and which channels count for each. Leaves out the energy itself (`energy`).

use crate::named;
use serde::{Deserialize, Serialize};

mod counted;
mod words;

pub use counted::{ApplianceParts, appliance_parts};

/// What a submeter feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Appliance {
    /// The charging of electric cars.
    Car,
    /// A heat pump, with its heating rod.
    HeatPump,
    /// A boiler or a heater of water.
    WaterHeater,
    /// Stove, oven, microwave oven, kettle.
    Cooking,
    /// Washing machine and dryer.
    Laundry,
    /// Dishwasher.
    Dishwasher,
    /// Refrigerator and freezer.
    Refrigeration,
    /// Lamps.
    Lighting,
    /// Air conditioning and fans.
    CoolingVentilation,
    /// Computers, servers, networks, screens.
    Computing,
    /// Something else, which is still worth a bar of its own.
    Other,
}

named!(Appliance {
    Car => "car",
    HeatPump => "heat_pump",
    WaterHeater => "water_heater",
    Cooking => "cooking",
    Laundry => "laundry",
    Dishwasher => "dishwasher",
    Refrigeration => "refrigeration",
    Lighting => "lighting",
    CoolingVentilation => "cooling_ventilation",
    Computing => "computing",
    Other => "other",
});
