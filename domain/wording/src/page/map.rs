//! The plan of a site's buildings, and the page on which it is arranged. A `trend` is `worse`,
//! `better`, `same` or `unknown`.

use crate::room::texts;
use domain::figure::Figure;

texts! { "map";
    /// The heading.
    title();
    /// The heading, if there are several sites.
    title_of(site: &str);
    /// Leads from the head of the page to the plan.
    show();
    /// What the plan is, for screen readers.
    alt(buildings: usize);
    /// What its dots mean.
    note();
    /// Some buildings have no place on it.
    unplaced(buildings: usize);
    /// Leads to the page on which it is arranged.
    arrange();
    /// How a building's month stands, in the legend.
    trend(trend: &str);
    /// A building: its power now, and how its month stands.
    told(building: &str, power: Option<&Figure>, trend: &str);
}
