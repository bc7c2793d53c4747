//! Words for what goes into a building and out of it: `Entrada` and `Saída`. Alone they may name a place, such
//! as an entrance, so they tell a direction only where both stand side by side. Leaves out words that tell a
//! direction by themselves (`direction`).

use super::way::Way;
use super::words::{folded, is_one_of, words};

const INTO: &[&str] = &[
    "in",
    "incoming",
    "entrada",
    "entradas",
    "entree",
    "entrees",
    "ingresso",
    "ingressi",
    "entrata",
    "entrate",
    "eingang",
    "eingehend*",
    "ingang",
    "ingaand*",
    "inkomend*",
    "ind",
    "indgang",
    "indgaende",
    "ingaende",
    "inn",
    "inngang",
    "inngaende",
    "wejscie",
];
const OUT_OF: &[&str] = &[
    "out",
    "outgoing",
    "saida",
    "saidas",
    "sortie",
    "sorties",
    "uscita",
    "uscite",
    "salida",
    "salidas",
    "ausgang",
    "ausgehend*",
    "uitgang",
    "uitgaand*",
    "ud",
    "udgang",
    "udgaende",
    "ut",
    "utgang",
    "utgaende",
    "wyjscie",
];
/// Words that are as often of a device: the input of an inverter is the output of panels.
const INTO_DEVICE: &[&str] = &["input"];
const OUT_OF_DEVICE: &[&str] = &["output"];

/// The way of one of two labels that stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    /// The way, as the building sees it.
    pub way: Way,
    /// Whether it is that of a building, and not perhaps of a device.
    pub is_sure: bool,
}

const ALL: [(&[&str], Way, bool); 4] =
    [(INTO, Way::Bought, true), (OUT_OF, Way::Sold, true), (INTO_DEVICE, Way::Bought, false), (OUT_OF_DEVICE, Way::Sold, false)];

/// The passage that a word names.
fn named(word: &str) -> Option<Passage> {
    ALL.iter().find(|(names, ..)| is_one_of(word, names)).map(|&(_, way, is_sure)| Passage { way, is_sure })
}

/// The only passage in a label, and its other words.
fn only(label: &str) -> Option<(Passage, Vec<String>)> {
    let (mut told, mut rest): (Vec<String>, Vec<String>) = words(label).into_iter().partition(|word| named(word).is_some());
    // `Energia in uscita`
    if told.len() > 1 {
        let (weak, strong) = told.into_iter().partition(|word| word == "in");
        (told, rest) = (strong, [rest, weak].concat());
    }
    match told.as_slice() {
        [one] => Some((named(one)?, rest)),
        _ => None,
    }
}

/// The passage of each label that has a counterpart: the same words with the other way.
pub(crate) fn pairs<'a>(labels: &[&'a str]) -> Vec<(&'a str, Passage)> {
    let told: Vec<(&str, Passage, Vec<String>)> =
        labels.iter().filter_map(|label| only(label).map(|(passage, rest)| (*label, passage, rest))).collect();
    let has_other = |(_, passage, rest): &&(&str, Passage, Vec<String>)| {
        told.iter().any(|(_, other, others)| other.way != passage.way && other.is_sure == passage.is_sure && others == rest)
    };
    told.iter().filter(has_other).map(|(label, passage, _)| (*label, *passage)).collect()
}

/// Whether a label speaks of what goes out, without a counterpart: what was sold, or a place.
pub(crate) fn is_exit(label: &str) -> bool {
    only(label).is_some_and(|(passage, _)| passage.way == Way::Sold)
}

/// Whether the texts of a column are such a pair, and nothing else.
pub(crate) fn are_pair(cells: &[&str]) -> bool {
    cells.len() == 2 && pairs(cells).len() == 2
}

/// A label without its words of passage.
pub(crate) fn without(label: &str) -> String {
    let is_passage = |piece: &&str| named(&folded(piece.trim_matches(|c: char| !c.is_alphanumeric()))).is_some();
    label.split_inclusive(|c: char| !c.is_alphanumeric()).filter(|piece| !is_passage(piece)).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_side_by_side_are_directions() {
        for (into, out_of) in [
            ("Entrada", "Saída"),
            ("Entrée (kWh)", "Sortie (kWh)"),
            ("Ingresso [kWh]", "Uscita [kWh]"),
            ("Energía de entrada", "Energía de salida"),
            ("Eingang", "Ausgang"),
            ("Ind kWh", "Ud kWh"),
            ("kWh in", "kWh out"),
            ("Hall in", "Hall out"),
            ("Energia in ingresso", "Energia in uscita"),
        ] {
            let found = pairs(&[into, out_of]);
            let told: Vec<(Way, bool)> = found.iter().map(|(_, passage)| (passage.way, passage.is_sure)).collect();
            assert_eq!(told, [(Way::Bought, true), (Way::Sold, true)], "{into}, {out_of}");
        }
        assert!(pairs(&["Input (kWh)", "Output (kWh)"]).iter().all(|(_, passage)| !passage.is_sure));
    }

    #[test]
    fn one_alone_may_be_a_place() {
        assert_eq!(pairs(&["Entrée (kWh)", "Salon (kWh)"]), []);
        assert_eq!(pairs(&["Hall in", "Gym out"]), []);
        assert!(is_exit("Salida (kWh)") && !is_exit("Entrada (kWh)") && !is_exit("Hall (kWh)"));
        assert_eq!((without("Saída (kWh)").as_str(), without("Hall in").as_str()), ("(kWh)", "Hall"));
        assert!(are_pair(&["Saída", "Entrada"]) && !are_pair(&["Saída"]));
    }
}
