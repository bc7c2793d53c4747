//! Reads form fields as names and figures. An empty field is no figure. A value that cannot be
//! accepted is a fault that says what was given and what would be accepted.

use app::document::part::Faults;
use app::typed;
use std::ops::RangeInclusive;
use store::Catalog;
use wording::Words;
use wording::page::settings::field as says;

/// The most characters of the name of who stated a figure.
const STATED_BY_MAX: usize = 500;

/// A name.
pub fn name(words: Words, field: &'static str, text: &str, faults: &mut Faults) -> String {
    typed::name(words, text).unwrap_or_else(|why| {
        faults.insert(field, why);
        text.trim().to_owned()
    })
}

/// The figures that a field accepts.
pub struct Figures {
    /// The range, in the field's unit.
    pub range: RangeInclusive<f64>,
    /// What would be accepted, in words: `kilowatts above 0, such as 6.9`.
    pub would_do: fn(Words) -> &'static str,
}

/// A figure; `None` if the field is empty, or if the figure is not accepted, which is a fault.
pub fn figure(words: Words, field: &'static str, text: &str, figures: &Figures, faults: &mut Faults) -> Option<f64> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let would_do = says::or_empty(words, (figures.would_do)(words));
    told(field, typed::number_within(words, text, &figures.range, &would_do), faults)
}

/// A required figure; otherwise like [`figure`].
pub fn needed(words: Words, field: &'static str, text: &str, figures: &Figures, faults: &mut Faults) -> Option<f64> {
    if text.trim().is_empty() {
        faults.insert(field, says::needed(words, (figures.would_do)(words)));
        return None;
    }
    told(field, typed::number_within(words, text, &figures.range, (figures.would_do)(words)), faults)
}

fn told<T>(field: &'static str, read: Result<T, String>, faults: &mut Faults) -> Option<T> {
    read.map_err(|why| faults.insert(field, why)).ok()
}

/// A whole figure; otherwise like [`figure`].
pub fn whole(words: Words, field: &'static str, text: &str, figures: &Figures, faults: &mut Faults) -> Option<i64> {
    let found = figure(words, field, text, figures, faults)?;
    if found.fract() != 0.0 {
        faults.insert(field, says::not_whole(words, text.trim(), &says::or_empty(words, (figures.would_do)(words))));
        return None;
    }
    Some(found as i64)
}

/// A required whole figure; otherwise like [`figure`].
pub fn needed_whole(words: Words, field: &'static str, text: &str, figures: &Figures, faults: &mut Faults) -> Option<i64> {
    let found = needed(words, field, text, figures, faults)?;
    if found.fract() != 0.0 {
        faults.insert(field, says::not_whole(words, text.trim(), (figures.would_do)(words)));
        return None;
    }
    Some(found as i64)
}

/// Who stated a figure: required, and limited in length.
pub fn stated_by(words: Words, field: &'static str, text: &str, faults: &mut Faults) -> String {
    let text = text.trim();
    let length = text.chars().count();
    if !domain::naming::is_visible(text) {
        faults.insert(field, says::stated_by_nobody(words).to_owned());
    } else if length > STATED_BY_MAX {
        faults.insert(field, says::stated_by_too_long(words, length, STATED_BY_MAX));
    }
    text.to_owned()
}

/// The sites to choose from.
pub fn site_choices(catalog: &Catalog) -> Vec<(String, String)> {
    catalog.sites.values().map(|site| (site.site_id.to_string(), site.name.clone())).collect()
}

/// A figure as a field shows it, to six decimals; empty for `None`.
pub fn written(value: Option<f64>) -> String {
    value.map(|value| read_alike(((value * 1e6).round() / 1e6).to_string())).unwrap_or_default()
}

/// A number with a decimal point that is read alike in every language: three decimals get a fourth,
/// since `6.125` may be 6125 where people write `6.125` for it.
pub fn read_alike(number: String) -> String {
    match number.trim_start_matches('-').split_once('.') {
        Some((whole, decimals)) if whole != "0" && decimals.len() == 3 => number + "0",
        _ => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEARS: Figures = Figures { range: 1000.0..=2100.0, would_do: |_| "a year, such as 1974" };

    #[test]
    fn nothing_typed_is_no_figure_and_no_fault() {
        let mut faults = Faults::new();
        assert_eq!(
            (figure(Words::ENGLISH, "a", " ", &YEARS, &mut faults), whole(Words::ENGLISH, "b", "1974", &YEARS, &mut faults)),
            (None, Some(1974))
        );
        assert!(faults.is_empty());
    }

    #[test]
    fn what_will_not_do_is_told_with_what_would() {
        let mut faults = Faults::new();
        assert_eq!(whole(Words::ENGLISH, "year", "74", &YEARS, &mut faults), None);
        assert_eq!(faults["year"], "“74” is not accepted. Enter a year, such as 1974, or leave it empty.");
        assert_eq!(whole(Words::ENGLISH, "year", "1974.5", &YEARS, &mut faults), None);
        assert!(faults["year"].contains("not a whole number"), "{faults:?}");
        name(Words::ENGLISH, "name", "  ", &mut faults);
        assert!(faults["name"].contains("1 to 160"), "{faults:?}");
        assert_eq!(needed(Words::ENGLISH, "kg", "", &YEARS, &mut faults), None);
        assert_eq!(faults["kg"], "Enter a year, such as 1974.");
        let any = Figures { range: 0.0..=1e9, would_do: |_| "an area" };
        assert_eq!(figure(Words::ENGLISH, "area", "1,840", &any, &mut faults), None);
        assert_eq!(faults["area"], "“1,840” can mean 1840 or, with a decimal point, 1.840. Enter the one you mean.");
    }

    #[test]
    fn a_year_is_asked_for_whole_and_a_source_that_is_kept() {
        let mut faults = Faults::new();
        assert_eq!(needed_whole(Words::ENGLISH, "year", " 2024 ", &YEARS, &mut faults), Some(2024));
        assert_eq!(stated_by(Words::ENGLISH, "source", " EPA ", &mut faults), "EPA");
        assert!(faults.is_empty());
        assert_eq!(needed_whole(Words::ENGLISH, "year", "2024.9", &YEARS, &mut faults), None);
        assert_eq!(faults["year"], "“2024.9” is not a whole number. Enter a year, such as 1974.");
        assert_eq!(needed_whole(Words::ENGLISH, "year", "", &YEARS, &mut faults), None);
        assert_eq!(faults["year"], "Enter a year, such as 1974.");
        stated_by(Words::ENGLISH, "source", &"é".repeat(500), &mut faults);
        assert!(!faults.contains_key("source"));
        stated_by(Words::ENGLISH, "source", &"é".repeat(501), &mut faults);
        assert!(faults["source"].starts_with("501 characters"), "{faults:?}");
        stated_by(Words::ENGLISH, "source", " ", &mut faults);
        assert!(faults["source"].starts_with("Enter the source"), "{faults:?}");
    }

    #[test]
    fn a_converted_figure_stands_in_its_field_without_the_dust_of_arithmetic() {
        assert_eq!(written(Some(100.0 / 10.763_910_416_709_722 * 10.763_910_416_709_722)), "100");
        assert_eq!(written(None), "");
        let german = Words { language: wording::Language::German, ..Words::ENGLISH };
        for value in [0.125, 6.125, 1840.9, 12.25, 1_000.0] {
            assert_eq!(typed::number(german, &written(Some(value))), Ok(value));
        }
    }
}
