//! The page of emission factors. Leaves out what it has in common with that of source energy ratios
//! (`stated`).

use crate::room::texts;

texts! { "settings/factor";
    /// The title.
    title();
    /// Below the headline.
    lede();
    /// The factors that would be accepted.
    kg_would_do();
    /// The head of the column of factors.
    head_value();
    /// The heading of the form.
    own();
    /// The field of the factor.
    kg();
    /// A figure that is too large.
    kg_too_much(typed: &str, would_do: &str);
}
