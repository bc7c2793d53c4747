//! What a time zone says of a place: its country, its money, its units, and where its town lies. A
//! proposal for a first day, which a person confirms. Leaves out towns by name: nobody is asked.
//!
//! `zones.txt` is the IANA database's `zone.tab` (a zone, its country, the position of its town in
//! degrees), with older names that browsers still tell; `currencies.txt` is ISO 4217.

use crate::UnitSystem;

const ZONES: &str = include_str!("whereabouts/zones.txt");
const CURRENCIES: &str = include_str!("whereabouts/currencies.txt");

/// What is proposed for a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Whereabouts {
    /// The IANA name of its time zone.
    pub zone: &'static str,
    /// The ISO 3166 code of its country.
    pub country: &'static str,
    /// The ISO 4217 code of its money.
    pub currency: &'static str,
    /// The units of its people.
    pub units: UnitSystem,
    /// Latitude and longitude of the zone's town in degrees: near enough for the weather.
    pub position: (f64, f64),
}

impl Whereabouts {
    /// What the time zone of that name says; `None` for one that is of no country, such as UTC.
    #[must_use]
    pub fn of_zone(name: &str) -> Option<Self> {
        let mut parts = ZONES.lines().map(|line| line.split(' ')).find_map(|mut parts| {
            let zone = parts.next().filter(|zone| *zone == name)?;
            Some((zone, parts))
        })?;
        let country = parts.1.next()?;
        let mut degrees = || parts.1.next()?.parse().ok();
        let position = (degrees()?, degrees()?);
        let money = CURRENCIES.lines().find(|line| line.split(' ').skip(1).any(|of| of == country))?;
        let currency = money.split(' ').next()?;
        Some(Self { zone: parts.0, country, currency, units: UnitSystem::of_place(name), position })
    }

    /// The town that the zone is named after: `New York`.
    #[must_use]
    pub fn town(&self) -> String {
        self.zone.rsplit('/').next().unwrap_or_default().replace('_', " ")
    }
}

/// The names of all zones that belong to a country, in order.
pub fn zones() -> impl Iterator<Item = &'static str> {
    ZONES.lines().filter_map(|line| line.split(' ').next())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use crate::Zone;

    #[test]
    fn each_zone_is_known_and_says_country_money_and_place() {
        for name in zones() {
            let found = Whereabouts::of_zone(name);
            assert!(Zone::named(name).is_ok() && found.is_some(), "{name}");
            let Whereabouts { currency, position: (latitude, longitude), .. } = found.unwrap();
            assert!(currency.len() == 3 && latitude.abs() <= 90.0 && longitude.abs() <= 180.0, "{name}");
        }
    }

    #[test]
    fn a_zone_proposes_what_people_there_use() {
        let of = |zone| Whereabouts::of_zone(zone).map(|found| (found.country, found.currency, found.units, found.town()));
        assert_eq!(of("Europe/Berlin"), Some(("DE", "EUR", UnitSystem::Metric, "Berlin".to_owned())));
        assert_eq!(of("America/New_York"), Some(("US", "USD", UnitSystem::Us, "New York".to_owned())));
        assert_eq!(of("Asia/Calcutta").map(|found| found.1), Some("INR"));
        assert_eq!((of("Etc/UTC"), of("Mars/Olympus")), (None, None));
    }
}
