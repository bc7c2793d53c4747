//! The page of source energy ratios. Leaves out what it has in common with that of emission factors
//! (`stated`).

use crate::room::texts;

texts! { "settings/source_energy";
    /// The title.
    title();
    /// Below the headline.
    lede();
    /// The ratios that would be accepted.
    ratio_would_do();
    /// No utility is chosen.
    supply_needed();
    /// The head of the column of ratios.
    head_value();
    /// The heading of the form.
    own();
    /// How long a ratio holds.
    year_hint();
    /// The field of the ratio.
    ratio();
    /// How the ratio is meant.
    ratio_hint();
}
