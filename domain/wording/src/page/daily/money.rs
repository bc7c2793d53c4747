//! What today's cost and carbon are based on, and what is not counted in them.

use crate::room::texts;
use domain::figure::Figure;

texts! { "daily/money";
    /// A price by a named tariff.
    by_tariff(price: &str, tariff: &str);
    /// Prices of several buildings.
    tariffs(buildings: usize);
    /// An emission factor: a mass for each unit of a utility, and the year that it was stated for
    /// if that is another one.
    factor(mass: &Figure, unit: &str, of_year: Option<&str>);
    /// What a utility is counted at: a price, a factor or both.
    counted(utility: &str, price: Option<&str>, factor: Option<&str>);
    /// What the figures are based on.
    based_on(counted: &str);
    /// A utility that some of the buildings have no price for.
    unpriced_in(utility: &str, some: usize, all: usize);
    /// What has no price.
    unpriced(utilities: &str);
    /// What has no emission factor.
    unfactored(utilities: &str);
}
