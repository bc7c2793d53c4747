//! What the pages of one building (`app/performance/src/place.rs`) say alike.

use crate::room::texts;

texts! { "performance/place";
    /// The name of the links to choose a utility.
    utilities();
    /// The button to the meters that wait for a place.
    new_meters();
    /// The heading above links to other pages of the building.
    next();
    /// The headline of a building without meters.
    [3] no_meter(building: &str);
}
