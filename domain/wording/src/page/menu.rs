//! The menu of every page: how one likes to read.

use crate::room::texts;

texts! { "menu";
    /// What the menu is for.
    title();
    /// What the menu is for, where somebody signed in.
    title_of_person();
    /// Who did.
    [3] signed_in(name: &str);
    /// Light or dark.
    theme();
    /// As the device is set.
    theme_device();
    /// Dark on light.
    theme_light();
    /// Light on dark.
    theme_dark();
    /// The language.
    language();
    /// The units.
    units();
    /// Those of each site.
    units_of_site();
    /// US units.
    units_us();
    /// Metric units.
    units_metric();
    /// The button.
    save();
}
