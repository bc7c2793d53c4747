//! Which names are those of a room, and which thermometers hang in none: in a fridge, on a pipe, in
//! the garden.

use super::lexicon::{Sense, compound};

/// Rooms of a house.
#[rustfmt::skip]
const ROOMS: &[&str] = &[
    "attic", "badkamer", "bad", "badezimmer", "bagno", "basement", "bath", "bathroom", "baño", "bed", "bedroom", "bureau", "büro", "camera", "cellar",
    "chambre", "cocina", "conservatory", "corridor", "cucina", "cuisine", "dachboden", "dining", "diele", "dormitorio", "flur", "garage", "gang", "greenhouse",
    "hall", "hallway", "kantoor", "kelder", "keller", "keuken", "kitchen", "küche", "landing", "living", "livingroom", "loft", "lounge", "nursery", "office",
    "salon", "salón", "salotto", "shed", "sleeping", "soggiorno", "studio", "study", "werkstatt", "workshop", "zolder",
];

/// Whether a word names a room.
pub(super) fn is_room(word: &str) -> bool {
    ROOMS.contains(&word) || ["kamer", "raum", "room", "zimmer"].iter().any(|end| word.ends_with(end))
}

/// Whether a thermometer of this name measures no room: it hangs in a fridge or on a pipe.
pub(crate) fn is_of_no_room(words: &[String]) -> bool {
    const NAMES: &[&str] = &[
        "aquarium",
        "boiler",
        "buffer",
        "cylinder",
        "flow",
        "freezer",
        "fridge",
        "frigo",
        "gefrierschrank",
        "heizung",
        "inlet",
        "kessel",
        "koelkast",
        "kühlschrank",
        "nevera",
        "oven",
        "outlet",
        "pool",
        "puffer",
        "refrigerator",
        "return",
        "sauna",
        "tank",
        "vriezer",
    ];
    let is_pipe = |word: &String| compound(word).0.contains(&Sense::NoRoom);
    words.iter().any(|word| NAMES.contains(&word.as_str()) || is_pipe(word))
}

/// The air outside, in the words of eight languages.
#[rustfmt::skip]
const OUTSIDE: &[&str] = &[
    "aussen", "außen", "buiten", "dehors", "draussen", "draußen", "esterna", "esterno", "exterior", "exterieur", "extérieur", "extérieure", "fuera", "fuori",
    "outdoor", "outdoors", "outside", "ude", "udendørs", "ute", "utendørs", "utomhus",
];

/// Where one hangs a thermometer in the open.
#[rustfmt::skip]
const OPEN_AIR: &[&str] = &[
    "backyard", "balcon", "balcone", "balcony", "balcón", "balkon", "carport", "garden", "garten", "giardino", "jardin", "jardín", "patio", "terras",
    "terrace", "terrasse", "terraza", "terrazza", "tuin", "yard",
];

/// Whether a device of this name measures the air outside. A garden house is none.
pub(crate) fn is_outdoors(words: &[String]) -> bool {
    #[rustfmt::skip]
    const HOUSE: &[&str] = &[
        "apartment", "cabin", "casa", "casetta", "deur", "door", "fenster", "flat", "haus", "hiver", "house", "huis", "hus", "hut", "hütte", "invierno",
        "level", "maison", "porta", "porte", "puerta", "rez", "tür", "tuer", "window", "winter",
    ];
    let is = |any: &[&str]| words.iter().any(|word| any.contains(&word.as_str()));
    is(OUTSIDE) || is(OPEN_AIR) && !is(HOUSE) && !words.iter().any(|word| is_room(word))
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

    #[test]
    fn rooms_and_fridges_are_told_apart() {
        assert!(["kitchen", "wohnzimmer", "slaapkamer", "bathroom"].into_iter().all(is_room));
        assert!(!is_room("sole") && !is_room("pump"));
        for name in ["kitchen fridge", "Vorlauftemperatur", "hot water tank", "koelkast"] {
            assert!(is_of_no_room(&words(name)), "{name}");
        }
        assert!(!is_of_no_room(&words("kitchen temperature")) && !is_of_no_room(&words("tasmota switch")));
    }

    #[test]
    fn a_garden_is_outside_and_a_garden_house_is_not() {
        for name in ["Balkon Nord", "garden_thermometer", "terrasse", "température extérieure", "buiten", "Temperatura exterior"]
        {
            assert!(is_outdoors(&words(name)), "{name}");
        }
        for name in ["garden house", "Garden room", "kitchen", "garage", "balcony door", "rez-de-jardin", "jardin d'hiver"] {
            assert!(!is_outdoors(&words(name)), "{name}");
        }
    }
}
