//! The temperature outside a site, in a line. `$is_own`: it comes from the site's own
//! thermometer.

use crate::room::texts;
use domain::UnitSystem;

texts! { "daily/weather";
    /// A temperature.
    degrees(units: UnitSystem, number: &str, unit: &str);
    /// A difference of temperatures.
    apart(number: &str);
    /// A temperature of now that cannot be compared with a usual one.
    now(temperature: &str, is_own: bool);
    /// A temperature of some time ago.
    earlier(temperature: &str, is_own: bool, when: &str);
    /// About as usual.
    as_usual(temperature: &str, is_own: bool);
    /// Warmer than usual.
    warmer(temperature: &str, apart: &str, is_own: bool);
    /// Colder than usual.
    colder(temperature: &str, apart: &str, is_own: bool);
}
