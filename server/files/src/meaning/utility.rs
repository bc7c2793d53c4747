//! What is metered, by the words around it: electricity, gas, heat and so on, and whether a level is
//! indoors or outdoors. Leaves out units (`unit`) and directions (`direction`).

use super::words::says;
use domain::Utility;

const CHILLED: &[&str] = &[
    "chilled",
    "cooling",
    "chw",
    "cold",
    "*kalte*",
    "*kuhl*",
    "*koude*",
    "koeling",
    "froid",
    "eau glacee",
    "eau refrigeree",
    "climatis*",
    "agua helada",
    "agua gelada",
    "frio",
    "freddo",
    "raffresc*",
    "refriger*",
    "koling",
    "fjernkol*",
    "*kyla*",
    "kjoling",
    "fjernkjol*",
];
const STEAM: &[&str] = &["steam", "condensate", "*dampf*", "stoom", "vapeur", "vapor", "vapore", "damp", "anga"];
const HOT_WATER: &[&str] = &[
    "hot",
    "*warmwasser*",
    "warmwater",
    "eau chaude",
    "agua caliente",
    "acqua calda",
    "agua quente",
    "varmt vand",
    "varmvatten",
    "varmtvann",
    "domestic hot",
    "dhw",
];
const HEAT: &[&str] = &[
    "heat",
    "heating",
    "*warme*",
    "*waerme*",
    "*warmte*",
    "*verwarming",
    "*heizung*",
    "*heizenergie*",
    "chaleur",
    "chauffage",
    "calor",
    "calefacc*",
    "calore",
    "riscald*",
    "teleriscald*",
    "aquecim*",
    "*varme",
    "*fjernvarme*",
    "*fjarrvarme*",
    "oppvarming",
];
/// Words that say that it is the heat that is counted, and no electricity that heats.
const HEAT_ITSELF: &[&str] = &[
    "district",
    "heat meter",
    "heat output",
    "heat produced",
    "thermal*",
    "thermi*",
    "termic*",
    "*warme*",
    "*waerme*",
    "*warmte*",
    "chaleur",
    "calore",
    "teleriscald*",
    "*varme",
    "*fjernvarme*",
    "*fjarrvarme*",
    "*stadsverwarming",
    "*stadtwarme*",
    "chauffage urbain",
    "calefaccion urbana",
    "red de calor",
    "riscaldamento urbano",
    "aquecimento urbano",
    "aquecimento distrital",
    "*blokverwarming*",
];
const HEAT_PUMP: &[&str] = &[
    "heat pump*",
    "heatpump*",
    "*warmepumpe*",
    "*warmtepomp*",
    "pompe a chaleur",
    "pac",
    "bomba de calor",
    "pompa di calore",
    "*varmepump*",
];
const GAS: &[&str] = &[
    "gas",
    "gaz",
    "gass",
    "erdgas",
    "gasverbrauch",
    "gaszahl*",
    "gasmeter*",
    "gasstand*",
    "gasbezug*",
    "gasverbruik",
    "aardgas",
    "naturgas*",
    "metano",
    "gaskwh",
    "biogas",
    "cng",
    "lng",
    "gasforbrug",
];
const OIL: &[&str] = &[
    "oil",
    "heizol",
    "ol",
    "stookolie",
    "mazout",
    "fioul",
    "gasoleo",
    "gasolio",
    "fyringsolie",
    "eldningsolja",
    "fyringsolje",
    "diesel",
    "huisbrandolie",
];
const PROPANE: &[&str] = &["propan*", "propaan", "lpg", "lp", "flussiggas", "gpl", "glp"];
const WATER: &[&str] = &[
    "water",
    "potable",
    "*wasser*",
    "eau",
    "agua",
    "acqua",
    "vand",
    "vandforbrug",
    "vatten*",
    "vann",
    "vannforbruk",
    "drinkwater",
    "watermeter*",
    "waterverbruik",
    "kaltwasser",
];
const ELECTRICITY: &[&str] = &[
    "electric*",
    "solar",
    "pv",
    "grid",
    "*strom*",
    "elektri*",
    "stroom*",
    "elettric*",
    "eletric*",
    "netzbezug",
    "wirkenergie",
    "wirkarbeit",
    "*einspeis*",
    "photovolt*",
    "fotovolt*",
    "elforbrug",
    "elforbrukning",
    "elektrisk",
];

/// The utility that the words name. The first that fits wins: hot water is no cold water.
pub(crate) fn of(words: &[String]) -> Option<Utility> {
    let known: [(&[&str], Utility); 9] = [
        (CHILLED, Utility::ChilledWater),
        (STEAM, Utility::Steam),
        (HOT_WATER, Utility::HotWater),
        (HEAT, Utility::Heat),
        (PROPANE, Utility::Propane),
        (GAS, Utility::NaturalGas),
        (OIL, Utility::FuelOil),
        (ELECTRICITY, Utility::Electricity),
        (WATER, Utility::Water),
    ];
    // Cold drinking water is water, and a heating oil is an oil.
    if says(words, &["cold water", "kaltwasser", "koud water", "eau froide", "agua fria", "acqua fredda", "domestic water"]) {
        return Some(Utility::Water);
    }
    if says(words, OIL) && !says(words, GAS) {
        return Some(Utility::FuelOil);
    }
    // Danish and Swedish call electricity `el`, which is the Spanish article.
    let nordic = says(words, &["el"]).then_some(Utility::Electricity);
    known.into_iter().find(|(names, _)| says(words, names)).map(|(_, utility)| utility).or(nordic)
}

/// Whether the words say that heat itself is counted. Kilowatt-hours of "heating", of hot water or of a heat
/// pump may as well be electricity.
pub(crate) fn is_heat_itself(words: &[String]) -> bool {
    says(words, HEAT_ITSELF)
        && (!says(words, HEAT_PUMP) || says(words, &["heat output", "thermal*", "*warmemenge*", "heat produced"]))
}

/// Where a level is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Indoors.
    Inside,
    /// Outdoors.
    Outside,
}

const INSIDE: &[&str] = &[
    "indoor",
    "indoors",
    "inside",
    "room",
    "interior",
    "space",
    "zone",
    "innen*",
    "*raum*",
    "binnen*",
    "interieur*",
    "intern*",
    "kamer",
    "inde",
    "inomhus",
    "inne",
    "stue",
];
const OUTSIDE: &[&str] = &[
    "outdoor",
    "outdoors",
    "outside",
    "ambient",
    "oat",
    "weather",
    "exterior",
    "aussen*",
    "buiten*",
    "exterieur*",
    "estern*",
    "extern*",
    "ude",
    "utomhus",
    "ute",
    "udendors",
];

/// The place that the words name; `None` if they name none, or both.
pub(crate) fn place(words: &[String]) -> Option<Place> {
    match (says(words, INSIDE), says(words, OUTSIDE)) {
        (true, false) => Some(Place::Inside),
        (false, true) => Some(Place::Outside),
        _ => None,
    }
}

/// Whether a word is only about the utility.
pub(crate) fn is_word_of(word: &str) -> bool {
    of(&[word.to_owned()]).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meaning::words::words;

    #[test]
    fn each_language_names_its_utilities() {
        for (label, utility) in [
            ("Gasverbrauch", Utility::NaturalGas),
            ("Gaz naturel", Utility::NaturalGas),
            ("Fernwärme", Utility::Heat),
            ("Fjernvarme", Utility::Heat),
            ("Stadsverwarming", Utility::Heat),
            ("Teleriscaldamento", Utility::Heat),
            ("Wasserzähler", Utility::Water),
            ("Agua caliente", Utility::HotWater),
            ("Domestic cold water", Utility::Water),
            ("District Chilled Water - Electric", Utility::ChilledWater),
            ("District Hot Water", Utility::HotWater),
            ("Fuel Oil (No 2)", Utility::FuelOil),
            ("Heating oil", Utility::FuelOil),
            ("Propane", Utility::Propane),
            ("Stromverbrauch", Utility::Electricity),
            ("Elektriciteit", Utility::Electricity),
            ("Steam condensate", Utility::Steam),
        ] {
            assert_eq!(of(&words(label)), Some(utility), "{label}");
        }
        assert_eq!(of(&words("Main meter")), None);
    }
}
