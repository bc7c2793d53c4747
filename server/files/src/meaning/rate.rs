//! What tells the registers of one meter apart: rates (day and night, peak and off-peak, T1 and T2) and
//! phases. Leaves out what a rate costs.

use super::obis;
use super::words::{fits, words};

/// Words that name a rate, beside their number. A part of a channel is called after them.
const RATES: &[(&str, &str)] = &[
    ("day", "day"),
    ("tag", "day"),
    ("dag", "day"),
    ("jour", "day"),
    ("giorno", "day"),
    ("night", "night"),
    ("nacht", "night"),
    ("nuit", "night"),
    ("noche", "night"),
    ("notte", "night"),
    ("noite", "night"),
    ("nat", "night"),
    ("natt", "night"),
    ("peak", "peak"),
    ("onpeak", "peak"),
    ("offpeak", "offpeak"),
    ("shoulder", "shoulder"),
    ("hochtarif", "high"),
    ("niedertarif", "low"),
    ("ht", "high"),
    ("nt", "low"),
    ("hoog", "high"),
    ("laag", "low"),
    ("hoogtarief", "high"),
    ("laagtarief", "low"),
    ("normaal", "normal"),
    ("piek", "peak"),
    ("hp", "peak"),
    ("hc", "offpeak"),
    ("pleines", "peak"),
    ("creuses", "offpeak"),
    ("punta", "peak"),
    ("llano", "flat"),
    ("valle", "valley"),
    ("ponta", "peak"),
    ("cheias", "flat"),
    ("cheia", "flat"),
    ("vazio", "valley"),
];
/// Words that need the word tariff beside them.
const WITH_TARIFF: &[(&str, &str)] = &[("low", "low"), ("normal", "normal"), ("high", "high")];
const TARIFF: &[&str] = &["tariff*", "tarif*", "tarief*", "rate", "rates", "tariffa", "taxa", "tarifa"];

/// The rate that a label names, as the part of a channel is called.
pub(crate) fn rate(label: &str) -> Option<String> {
    if let Some(code) = obis::find(label) {
        return (code.rate > 0).then(|| format!("t{}", code.rate));
    }
    let words = words(label);
    let is_off = words.windows(2).any(|pair| pair[0] == "off" && pair[1] == "peak");
    if is_off {
        return Some("offpeak".to_owned());
    }
    let known = |table: &[(&str, &str)]| {
        words.iter().find_map(|word| table.iter().find(|(name, _)| name == word).map(|(_, part)| (*part).to_owned()))
    };
    let numbered = words.iter().find(|word| {
        let number = word.strip_prefix(['t', 'p', 'f']);
        let phase = word.strip_prefix('l');
        matches!(number, Some("1" | "2" | "3" | "4" | "5" | "6")) || matches!(phase, Some("1" | "2" | "3"))
    });
    if let Some(word) = numbered {
        return Some(word.clone());
    }
    let phase = words.windows(2).find(|pair| matches!(pair[0].as_str(), "phase" | "fase" | "fas"));
    if let Some(pair) = phase.filter(|pair| matches!(pair[1].as_str(), "1" | "2" | "3" | "a" | "b" | "c")) {
        return Some(format!("l{}", pair[1]));
    }
    let has_tariff = words.iter().any(|word| TARIFF.iter().any(|pattern| fits(word, pattern)));
    let number = || {
        let is_number = |word: &&String| matches!(word.as_str(), "1" | "2" | "3" | "4");
        words.iter().find(is_number).map(|number| format!("t{number}"))
    };
    // Before other words it is an Italian article.
    let is_dal = words.last().is_some_and(|word| word == "dal");
    let dal = is_dal.then(|| "low".to_owned());
    known(RATES).or(dal).or_else(|| has_tariff.then(|| known(WITH_TARIFF).or_else(number)).flatten())
}

/// Whether a word is only about a rate.
pub(crate) fn is_word_of(word: &str) -> bool {
    RATES.iter().chain(WITH_TARIFF).any(|(name, _)| *name == word)
        || TARIFF.iter().any(|pattern| fits(word, pattern))
        || rate(word).is_some()
        || word == "off"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_known_by_its_usual_names() {
        for (label, part) in [
            ("Offtake Night", "night"),
            ("Off-peak usage", "offpeak"),
            ("Peak usage", "peak"),
            ("Verbrauch HT", "high"),
            ("Electricity 1 (Dutch users: low tariff)", "low"),
            ("Delivered tariff 2", "t2"),
            ("Heures creuses", "offpeak"),
            ("F3 (kWh)", "f3"),
            ("1.8.2", "t2"),
            ("Energy L2 (kWh)", "l2"),
            ("Phase B", "lb"),
            ("Stand dal", "low"),
            ("Teruglevering piek", "peak"),
        ] {
            assert_eq!(rate(label).as_deref(), Some(part), "{label}");
        }
        for label in ["Consumption", "1.8.0", "Room 1", "High street", "Building 2"] {
            assert_eq!(rate(label), None, "{label}");
        }
    }
}
