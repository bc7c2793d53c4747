//! What a submeter feeds: a car, a heat pump, a washing machine; and what a meter's name says
//! about it. Leaves out the energy itself (`energy`).

use crate::named;
use serde::{Deserialize, Serialize};

mod words;

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

impl Appliance {
    /// What a name says that a meter feeds: the name that people gave it, or that its device
    /// announced. English, German, Dutch, French, Spanish and Italian. `None` if it says nothing, or
    /// more than one thing. Never says [`Appliance::Other`].
    ///
    /// ```
    /// # use domain::Appliance;
    /// assert_eq!(Appliance::proposed("Wärmepumpe Keller"), Some(Appliance::HeatPump));
    /// assert_eq!(Appliance::proposed("EV charger 2"), Some(Appliance::Car));
    /// assert_eq!(Appliance::proposed("Office"), None);
    /// ```
    #[must_use]
    pub fn proposed(name: &str) -> Option<Self> {
        words::proposed(name)
    }
}
