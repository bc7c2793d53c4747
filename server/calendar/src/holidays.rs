//! Public holidays by country and region, from a table that is made from the Python package `holidays`
//! (`data/README.md`). Leaves out holidays of schools and banks, what is kept without a law, and working
//! days that are moved to a weekend.

mod table;

use crate::Error;
use domain::calendar::layers::NamedDays;
use domain::zone::Date;

/// A country whose holidays are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// Its two letters: `DE`.
    pub code: &'static str,
    /// Its English name.
    pub name: &'static str,
    /// The first and the last year of which its holidays are known.
    pub years: (i32, i32),
    /// Its regions with holidays of their own, or that may have some.
    pub regions: Vec<Region>,
}

/// A region of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// What stands after the country in ISO 3166-2 (`BY` of `DE-BY`), or the name of a city with holidays of
    /// its own.
    pub code: &'static str,
    /// Its name, in the country's language.
    pub name: &'static str,
}

/// A public holiday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Its date.
    pub date: Date,
    /// What it is called in English. Several of one day stand behind one another with commas.
    pub name: String,
    /// What it is called in its country.
    pub local_name: String,
    /// Whether only half of the day is free.
    pub is_half: bool,
    /// Whether it stands in the place of another day that fell on a weekend.
    pub is_observed: bool,
    /// Whether its date was calculated: whoever watches the moon may announce another day.
    pub is_estimated: bool,
}

/// All countries whose holidays are known, by their codes.
#[must_use]
pub fn countries() -> Vec<Country> {
    table::COUNTRIES.values().map(table::Entry::country).collect()
}

/// The public holidays from `first` to `last`, in order, one a date. Codes are read in any case; without a
/// region they are those that the whole country has.
///
/// # Errors
/// If the country or region is not known, or one of the days lies in a year that is not.
pub fn holidays(country: &str, region: Option<&str>, first: Date, last: Date) -> Result<Vec<Holiday>, Error> {
    let code = country.trim().to_ascii_uppercase();
    let entry = table::COUNTRIES.get(code.as_str()).ok_or_else(|| Error::Country {
        given: country.to_owned(),
        known: table::COUNTRIES.keys().copied().collect::<Vec<_>>().join(", "),
    })?;
    let region = match region.map(str::trim) {
        None | Some("") => table::WHOLE,
        Some(given) => entry.region(given).ok_or_else(|| Error::Region {
            country: entry.code,
            given: given.to_owned(),
            known: entry.known_regions(),
        })?,
    };
    let (from, until) = entry.years;
    if first.year < from || last.year > until {
        return Err(Error::Years { country: entry.code, first: from, last: until });
    }
    let mut found = entry.days(region, first, last);
    // The whole day before the half, the day itself before one that it is observed for.
    found.sort_by_key(|day| (day.date, day.is_half, day.is_observed));
    found.dedup_by(|later, day| {
        let is_one = later.date == day.date;
        if is_one && later.is_half == day.is_half {
            day.join(later);
        }
        is_one
    });
    Ok(found)
}

impl Holiday {
    /// As days of a calendar, by the English or the country's own name.
    #[must_use]
    pub fn named(&self, is_local: bool) -> NamedDays {
        let name = if is_local { &self.local_name } else { &self.name };
        NamedDays { first: self.date, last: self.date, name: name.clone() }
    }

    /// Adds the name of another holiday of the same date.
    fn join(&mut self, other: &Self) {
        for (name, other) in [(&mut self.name, &other.name), (&mut self.local_name, &other.local_name)] {
            if !name.split(", ").any(|one| one == other) {
                name.push_str(", ");
                name.push_str(other);
            }
        }
    }
}

#[cfg(test)]
mod tests;
