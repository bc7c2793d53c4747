//! Words for warm water and for delivered cold, and names of what a district delivers: in a figure's own name other words
//! may say what they say here, so only meters of water and heat are asked. Leaves out heat itself (`lexicon`).

use super::lexicon::{Sense, plain, senses};

/// Words that begin so are of warm water.
const HOT_WATER: &[&str] =
    &["warmwasser", "warmwater", "heißwasser", "heisswasser", "trinkwarmwasser", "varmvatten", "varmtvann", "varmtvand"];
/// Its short names.
const HOT_WATER_SHORT: &[&str] = &["dhw", "acs", "ecs", "ww", "tww"];

/// Words that begin so are of cold, or of cooling.
const COLD: &[&str] = &[
    "cooling",
    "chilled",
    "cold",
    "kälte",
    "kaelte",
    "kühl",
    "kuehl",
    "koude",
    "koeling",
    "froid",
    "refroid",
    "frigor",
    "raffredd",
    "raffresc",
    "refriger",
    "køling",
    "kjøling",
    "kyla",
    "fjernkøl",
    "fjärrkyl",
    "fernkälte",
];

/// Devices that count cold.
const COLD_METERS: &[&str] = &[
    "kältezähler",
    "kaeltezaehler",
    "kältemengenzähler",
    "fernkälte",
    "fernkaelte",
    "koudemeter",
    "stadskoeling",
    "fjernkøling",
    "fjernkjøling",
    "fjärrkyla",
    "teleraffrescamento",
];
const COLD_METERS_IN_WORDS: &[[&str; 2]] = &[
    ["cold", "meter"],
    ["cooling", "meter"],
    ["chilled", "water"],
    ["district", "cooling"],
    ["froid", "urbain"],
    ["réseau", "froid"],
    ["red", "frío"],
];

/// Networks whose heat a device counts, by names that have no word for heat.
const NETWORKS: &[&str] = &["teleriscaldamento", "fernheizung", "nahheizung", "stadsverwarming", "blokverwarming"];
const NETWORKS_IN_WORDS: &[[&str; 2]] = &[
    ["district", "heating"],
    ["heating", "network"],
    ["chauffage", "urbain"],
    ["riscaldamento", "urbano"],
    ["calefacción", "urbana"],
    ["aquecimento", "urbano"],
];

/// Meters of heat and networks that bring it, by names that say so. A word for heat alone may be that of a heater.
const HEAT_METERS: &[&str] =
    &["fernwärme", "fjernvarme", "fjärrvärme", "heatmeter", "nahwärme", "warmtemeter", "wärmemengenzähler", "wärmezähler"];
const HEAT_METERS_IN_WORDS: &[[&str; 2]] = &[["heat", "meter"], ["district", "heat"]];

fn begins(word: &str, with: &[&str]) -> bool {
    with.iter().any(|start| word.starts_with(start))
}

fn says(words: &[String], all: &[&str], pairs: &[[&str; 2]]) -> bool {
    words.iter().any(|word| all.contains(&word.as_str()))
        || words.windows(2).any(|pair| pairs.iter().any(|two| pair[0] == two[0] && pair[1] == two[1]))
}

/// Whether the words are of warm water.
pub(crate) fn is_hot_water(words: &[String]) -> bool {
    let has = |wanted: Sense| words.iter().any(|word| senses(word).contains(&wanted));
    let is_named = |word: &String| begins(word, HOT_WATER) || HOT_WATER_SHORT.contains(&word.as_str());
    words.iter().any(is_named) || has(Sense::Hot) && has(Sense::Water)
}

/// Whether the words are of cold, or of cooling.
pub(crate) fn is_cold(words: &[String]) -> bool {
    words.iter().any(|word| begins(word, COLD))
}

/// Whether a device of this name counts the cold that is delivered.
pub(crate) fn is_cold_meter(words: &[String]) -> bool {
    says(words, COLD_METERS, COLD_METERS_IN_WORDS)
}

/// Whether a device of this name counts the heat of a network.
pub(crate) fn is_heat_network(words: &[String]) -> bool {
    says(words, NETWORKS, NETWORKS_IN_WORDS)
}

/// Whether the words name a meter of heat, or a network whose heat is counted.
pub(crate) fn is_heat_meter(words: &[String]) -> bool {
    let words: Vec<String> = words.iter().map(|word| plain(word)).collect();
    says(&words, HEAT_METERS, HEAT_METERS_IN_WORDS) || is_heat_network(&words)
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

    #[test]
    fn warm_water_and_cold_are_known_in_each_language() {
        for name in
            ["Warmwasser", "Warmwasser Volumen", "Warmwater", "Heißwasser", "DHW volume", "ACS", "Hot water meter", "Eau chaude"]
        {
            assert!(is_hot_water(&words(name)) && !is_cold(&words(name)), "{name}");
        }
        for name in ["Cooling energy", "Koude", "Froid énergie", "Energia frigorifera", "Frigorías", "Kälteenergie"] {
            assert!(is_cold(&words(name)), "{name}");
        }
        assert!(!is_hot_water(&words("Kaltwasser")) && !is_hot_water(&words("Water total")));
    }

    #[test]
    fn a_device_says_that_it_counts_the_heat_or_the_cold_of_a_network() {
        for name in ["District heating", "Chauffage urbain", "Teleriscaldamento", "Fernheizung"] {
            assert!(is_heat_network(&words(name)), "{name}");
        }
        for name in ["Kältezähler", "Cooling meter", "District cooling", "Koudemeter"] {
            assert!(is_cold_meter(&words(name)), "{name}");
        }
        assert!(!is_cold_meter(&words("Cold water meter")) && !is_heat_network(&words("Heating")));
    }
}
