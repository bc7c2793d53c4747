//! The unit that a column's name holds. Leaves out what units measure (`unit`).

use super::{measure_named, uncounted};

/// The unit in a column's name, and the name without it: `Usage (kWh)`, `Power [W]`, `import_kwh`,
/// `water usage dl`. A unit that never counts is one too.
pub(crate) fn in_name(name: &str) -> Option<(String, String)> {
    found(name).filter(|(unit, _)| !is_scaled(name, unit))
}

/// Whether a factor stands beside a unit: `(x0.1 kWh)`, `(10 kWh)`, `(kWh x 1000)`, `thousand kWh`. Then
/// the unit alone would say a wrong amount.
fn is_scaled(name: &str, unit: &str) -> bool {
    const WORDS: [&str; 9] = ["thousand", "hundred", "million", "tausend", "tsd", "mille", "milliers", "miles", "mila"];
    let plain = name.to_lowercase();
    let Some(at) = plain.rfind(&unit.to_lowercase()) else { return false };
    let (before, behind) = (plain[..at].trim_end_matches(['.', ' ']), plain[at + unit.len()..].trim_start());
    let in_brackets = before.rfind(['(', '[']).is_some_and(|open| !before[open..].contains([')', ']']));
    let last = before.rsplit([' ', '(', '[']).next().unwrap_or_default();
    let number = last.trim_start_matches(['x', '×', '*', '\'', '’']).trim_end_matches(['x', '×', '*']);
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',');
    let is_ten = matches!(number, "10" | "100" | "1000" | "10000" | "0.1" | "0.01" | "0.001" | "0,1" | "0,01" | "0,001" | "000");
    let is_times = number.len() < last.len();
    let follows = behind.trim_start_matches(['x', '×', '*']).trim_start();
    let is_before = is_number && (in_brackets || is_ten || is_times) || in_brackets && WORDS.contains(&number);
    is_before || follows.len() < behind.len() && follows.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a name tells so much for each of another unit: `Brennwert [kWh/m³]`, `kWh/m2`, `m3/kWh`.
pub(crate) fn is_ratio(name: &str) -> bool {
    let parts = name.match_indices('/').map(|(at, _)| (&name[..at], &name[at + 1..]));
    let is_of = |(before, behind): (&str, &str)| {
        let is_end = |c: char| c.is_whitespace() || "()[]_,".contains(c);
        let (over, under) = (before.rsplit(is_end).next().unwrap_or_default(), behind.split(is_end).next().unwrap_or_default());
        let is_known = measure_named(&format!("{over}/{under}")).is_some() || uncounted(&format!("{over}/{under}")).is_some();
        let is_area = ["m2", "m²", "ft2", "ft²", "sqft", "sqm"].contains(&under.to_lowercase().as_str());
        let is_measured = |text: &str| text.chars().count() > 1 && measure_named(text).is_some();
        is_measured(over) && (is_area || is_measured(under)) && !is_known && over.to_lowercase() != under.to_lowercase()
    };
    parts.into_iter().any(is_of)
}

fn found(name: &str) -> Option<(String, String)> {
    if is_ratio(name) {
        return None;
    }
    let is_unit = |text: &str| measure_named(text).is_some() || uncounted(text).is_some();
    // Without brackets, two letters such as `Pa` may as well be a word.
    let is_last = |text: &str| measure_named(text).is_some() || text.len() > 2 && uncounted(text).is_some();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(at) = name.rfind(open)
            && let Some(inner) = name[at + 1..].split(close).next()
            && is_unit(inner)
        {
            return Some((inner.trim().to_owned(), name[..at].trim().to_owned()));
        }
    }
    if is_unit(name) {
        return Some((name.trim().to_owned(), String::new()));
    }
    // SCE and others spell it out: `Usage Delivered(Real energy in kilowatt-hours)`.
    let words: Vec<&str> =
        name.split(|c: char| c.is_whitespace() || "()[]_,/".contains(c)).filter(|word| !word.is_empty()).collect();
    let last = words.last()?;
    // A single letter is not enough for a unit.
    if last.chars().count() > 1 && is_last(last) && name.trim_end_matches([')', ']']).ends_with(last) {
        let at = name.rfind(last)?;
        return Some(((*last).to_owned(), without_end(&name[..at]).to_owned()));
    }
    let tail = name.rsplit(['-', '.']).next().filter(|tail| tail.len() > 1 && tail.len() < name.len() && is_last(tail));
    if let Some(tail) = tail {
        let bare = name[..name.len() - tail.len()].trim_end_matches([' ', '_', ',', '/', '-', '.']);
        return Some((tail.to_owned(), bare.to_owned()));
    }
    within(name, &words)
}

/// A name without the signs that stood between it and its unit. The sign of `A-` is no such one.
fn without_end(name: &str) -> &str {
    let name = name.trim_end_matches([' ', '_', ',', '/', '(', '[']);
    match name.strip_suffix('-') {
        Some(before) if !before.ends_with(char::is_alphanumeric) => without_end(before),
        _ => name,
    }
}

/// A unit among the words of a name, if there is one: `Total kWh today`. Not where it is a part of
/// another: `kWh/m²`, `price per kWh`.
fn within(name: &str, words: &[&str]) -> Option<(String, String)> {
    let mut units = words.iter().filter(|word| word.chars().count() > 1 && measure_named(word).is_some());
    let unit = *units.next().filter(|_| !name.contains('/') && !words.iter().any(|word| word.eq_ignore_ascii_case("per")))?;
    if units.next().is_some() {
        return None;
    }
    let at = name.find(unit)?;
    let bare = format!("{} {}", name[..at].trim(), name[at + unit.len()..].trim());
    Some((unit.to_owned(), bare.trim_matches([' ', '_', '(', ')', '[', ']']).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_found_where_people_put_it() {
        for (name, unit, rest) in [
            ("Usage (kWh)", "kWh", "Usage"),
            ("Power [W]", "W", "Power"),
            ("import_kwh", "kwh", "import"),
            ("water usage dl", "dl", "water usage"),
            ("LIB.GAS.CCF", "CCF", "LIB.GAS"),
            ("Usage delivered(real energy in kilowatt-hours)", "kilowatt-hours", "Usage delivered(real energy in"),
            ("power kW mean", "kW", "power mean"),
            ("kWh", "kWh", ""),
            ("Hall - kWh", "kWh", "Hall"),
            ("Dodávka A-/kW", "kW", "Dodávka A-"),
            ("Gas units used (ft3 hundreds)", "ft3 hundreds", "Gas units used"),
            ("Apparent energy (kVAh)", "kVAh", "Apparent energy"),
        ] {
            assert_eq!(in_name(name), Some((unit.to_owned(), rest.to_owned())), "{name}");
        }
        for name in
            ["Usage (x0.1 kWh)", "Usage (10 kWh)", "Usage (kWh x 1000)", "Usage (thousand kWh)", "Usage x10 kWh", "1000 kWh"]
        {
            assert_eq!(in_name(name), None, "{name}");
        }
        for name in ["Phase 1 kWh", "T2 (kWh)", "Meter 3 [kWh]", "Usage (kWh) 15 min", "Hall 4 (kWh)"] {
            assert!(in_name(name).is_some(), "{name}");
        }
        for name in [
            "Hall",
            "Phase A",
            "Building PA",
            "Price per kWh today",
            "kWh/m2 year",
            "Brennwert (kWh/m³)",
            "CV MJ/m3",
            "EUI (kBtu/ft²)",
        ] {
            assert_eq!(in_name(name), None, "{name}");
        }
        assert!(is_ratio("Brennwert (kWh/m³)") && is_ratio("Gas m3/kWh") && !is_ratio("Usage kWh/h") && !is_ratio("Energie/kWh"));
    }
}
