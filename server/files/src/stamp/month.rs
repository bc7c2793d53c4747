//! Months and days of the week by their names, in the languages of `meaning`. Leaves out where in a
//! date they stand.

use crate::meaning::words::folded;

/// Beginnings of the names of months, without accents. The longest that fits wins: `juil` is no
/// June.
const MONTHS: &[(&str, u32)] = &[
    ("jan", 1),
    ("gen", 1),
    ("ene", 1),
    ("feb", 2),
    ("fev", 2),
    ("febbr", 2),
    ("mar", 3),
    ("mrz", 3),
    ("mrt", 3),
    ("maa", 3),
    ("mae", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("may", 5),
    ("mai", 5),
    ("mei", 5),
    ("mag", 5),
    ("maj", 5),
    ("maio", 5),
    ("jun", 6),
    ("juin", 6),
    ("giu", 6),
    ("jul", 7),
    ("juil", 7),
    ("lug", 7),
    ("aug", 8),
    ("aou", 8),
    ("ago", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("okt", 10),
    ("out", 10),
    ("ott", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
    ("dic", 12),
    ("des", 12),
];

/// The longest name of a month.
const NAME_MAX: usize = 10;

/// The month of a name: `Nov`, `März`, `févr`, `août`, `dicembre`.
pub(crate) fn month(name: &str) -> Option<u32> {
    let plain = folded(name);
    if !(3..=NAME_MAX).contains(&plain.len()) || !plain.chars().all(|c| c.is_ascii_lowercase()) {
        return None;
    }
    // `Main` and `Market` only begin like one.
    if !WHOLE.iter().any(|whole| whole.starts_with(plain.as_str())) {
        return None;
    }
    MONTHS.iter().filter(|(start, _)| plain.starts_with(start)).max_by_key(|(start, _)| start.len()).map(|(_, month)| *month)
}

/// The names of the months, without accents, as far as languages write them otherwise.
const WHOLE: &[&str] = &[
    "january",
    "januari",
    "januar",
    "janvier",
    "janeiro",
    "janner",
    "enero",
    "gennaio",
    "february",
    "februari",
    "februar",
    "fevrier",
    "febrero",
    "febbraio",
    "fevereiro",
    "feber",
    "march",
    "marz",
    "maart",
    "mars",
    "marzo",
    "marco",
    "marts",
    "maerz",
    "april",
    "avril",
    "abril",
    "aprile",
    "may",
    "mai",
    "mei",
    "mayo",
    "maggio",
    "maio",
    "maj",
    "june",
    "juni",
    "juin",
    "junio",
    "giugno",
    "junho",
    "july",
    "juli",
    "juillet",
    "julio",
    "luglio",
    "julho",
    "august",
    "augustus",
    "augusti",
    "aout",
    "agosto",
    "september",
    "septembre",
    "septiembre",
    "setiembre",
    "settembre",
    "setembro",
    "october",
    "oktober",
    "octobre",
    "octubre",
    "ottobre",
    "outubro",
    "november",
    "novembre",
    "noviembre",
    "novembro",
    "december",
    "dezember",
    "decembre",
    "diciembre",
    "dicembre",
    "dezembro",
    "desember",
    "mrz",
    "mrt",
];

/// Beginnings of the names of weekdays, without accents.
const WEEKDAYS: &[&str] = &[
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", // English
    "mo", "di", "mi", "do", "fr", "sa", "so", // German, Dutch
    "maa", "din", "woe", "don", "vri", "zat", "zon", "ma", "wo", "vr", "za", "zo", // Dutch
    "lun", "mar", "mer", "jeu", "ven", "sam", "dim", // French
    "mie", "jue", "vie", "sab", "dom", // Spanish
    "gio", // Italian
    "seg", "ter", "qua", "qui", "sex", // Portuguese
    "man", "tir", "ons", "tor", "fre", "lor", "son", "tis", // Nordic
];

/// Whether a word is the name of a weekday, perhaps shortened.
pub(crate) fn is_weekday(name: &str) -> bool {
    let plain = folded(name);
    let long = plain.len() <= 13 && plain.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    long && WEEKDAYS.iter().any(|start| plain == *start || start.len() >= 3 && plain.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_name_in_each_language() {
        for (name, number) in [
            ("January", 1),
            ("enero", 1),
            ("gennaio", 1),
            ("Februar", 2),
            ("févr", 2),
            ("März", 3),
            ("maart", 3),
            ("mars", 3),
            ("março", 3),
            ("avril", 4),
            ("Mai", 5),
            ("mei", 5),
            ("maggio", 5),
            ("maj", 5),
            ("juin", 6),
            ("giugno", 6),
            ("juillet", 7),
            ("luglio", 7),
            ("août", 8),
            ("agosto", 8),
            ("sept", 9),
            ("setembro", 9),
            ("settembre", 9),
            ("setiembre", 9),
            ("Maerz", 3),
            ("Oktober", 10),
            ("outubro", 10),
            ("ottobre", 10),
            ("Nov", 11),
            ("décembre", 12),
            ("Dezember", 12),
            ("diciembre", 12),
            ("desember", 12),
        ] {
            assert_eq!(month(name), Some(number), "{name}");
        }
        for word in ["Market", "Main", "Marina", "Ja", "Total", "Generation", "Description", "settings"] {
            assert_eq!(month(word), None, "{word}");
        }
        assert!(is_weekday("Mo") && is_weekday("sábado") && is_weekday("Donderdag") && !is_weekday("Main"));
    }
}
