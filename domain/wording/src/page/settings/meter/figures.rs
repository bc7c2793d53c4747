//! What the figures of a meter count for that were announced to Home Assistant's discovery, on its
//! page.

use crate::room::texts;

texts! { "settings/meter/figures";
    /// The heading.
    title();
    /// The button that makes a figure count no longer.
    uncount();
    /// What the button does.
    uncount_hint();
    /// Such a figure: from when to when it counted.
    counted(name: &str, since: &str, until: &str);
    /// Figures that counted beside the others before.
    counted_before(count: usize);
    /// What counts instead.
    instead(name: &str);
    /// Why a figure counts, or not, by the name of the reason.
    why(reason: &str);
}
