//! The page of source energy ratios. Leaves out what it has in common with that of emission factors
//! (`stated`).

/// The title.
pub const TITLE: &str = "Source energy";
/// Below the headline.
pub const LEDE: &str = "How many units of energy it took at the source, in power plants and on the way, for one that is used. Shipped are those of the US; elsewhere, and for district energy, set your own. What has none is left out at the source, and said so.";

/// The ratios that would be accepted.
pub const RATIO_WOULD_DO: &str = "how many units at the source one takes, such as 1.8";
/// No utility is chosen.
pub const SUPPLY_NEEDED: &str = "Choose of what.";

/// The head of the column of ratios.
pub const HEAD_VALUE: &str = "One takes";
/// The heading of the form.
pub const OWN: &str = "A site’s own ratio";
/// How long a ratio holds.
pub const YEAR_HINT: &str = "Until a later one stands.";
/// The field of the ratio.
pub const RATIO: &str = "One takes at the source";
/// How the ratio is meant.
pub const RATIO_HINT: &str = "Such as 1.8 units for one.";
