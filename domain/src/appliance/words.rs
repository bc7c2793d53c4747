//! The words that name an appliance, in six languages. Leaves out what a person says (`Meter`).

use super::Appliance;

/// Words and word groups. A group stands for itself written as one word, too.
#[rustfmt::skip]
const WORDS: &[(Appliance, &[&str])] = &[
    (Appliance::Car, &[
        "ev", "evse", "ev charger", "car", "car charger", "charge point", "charging point", "charging station", "wall box", "zappi", "go echarger", "go e charger",
        "e auto", "elektroauto", "ladestation", "ladesäule", "ladepunkt", "ladestelle", "laadpaal", "laadpunt", "laadstation", "elektrische auto",
        "borne de recharge", "borne de charge", "voiture", "voiture électrique", "coche", "coche eléctrico", "punto de recarga", "cargador coche",
        "auto elettrica", "colonnina", "colonnina di ricarica", "vehicle", "vehículo",
    ]),
    (Appliance::HeatPump, &[
        "heat pump", "ashp", "gshp", "wärmepumpe", "waermepumpe", "warmtepomp", "pompe à chaleur", "pac", "bomba de calor", "aerotermia", "pompa di calore",
    ]),
    (Appliance::WaterHeater, &[
        "water heater", "immersion heater", "hot water tank", "hot water heater", "boiler", "durchlauferhitzer", "warmwasserspeicher", "warmwasserboiler", "heizstab",
        "elektrische boiler", "waterverwarmer", "chauffe eau", "ballon d eau chaude", "cumulus", "calentador", "calentador de agua", "termo eléctrico", "scaldabagno",
        "scaldacqua",
    ]),
    (Appliance::Cooking, &[
        "cooking", "cooker", "stove", "oven", "hob", "cooktop", "induction hob", "microwave", "kettle", "herd", "elektroherd", "backofen", "kochfeld", "mikrowelle", "wasserkocher",
        "fornuis", "kookplaat", "inductiekookplaat", "magnetron", "waterkoker", "cuisinière", "four", "plaque de cuisson", "plaques de cuisson", "micro ondes", "bouilloire", "horno", "microondas", "vitrocerámica",
        "placa de inducción", "forno", "piano cottura", "fornelli", "microonde",
    ]),
    (Appliance::Laundry, &[
        "laundry", "washing machine", "washer", "dryer", "tumble dryer", "clothes dryer", "waschmaschine", "wäschetrockner", "trockner", "waschküche", "wasmachine", "wasdroger", "droger",
        "lave linge", "machine à laver", "sèche linge", "lavadora", "secadora", "lavatrice", "asciugatrice",
    ]),
    (Appliance::Dishwasher, &[
        "dish washer", "geschirrspüler", "geschirrspülmaschine", "spülmaschine", "vaatwasser", "vaatwasmachine", "afwasmachine", "lave vaisselle", "lavavajillas", "lavaplatos", "lavastoviglie",
    ]),
    (Appliance::Refrigeration, &[
        "fridge", "refrigerator", "freezer", "fridge freezer", "cold room", "refrigeration", "kühlschrank", "gefrierschrank", "gefriertruhe", "kühltruhe", "kühlraum", "koelkast", "vriezer",
        "diepvries", "vrieskist", "réfrigérateur", "frigo", "congélateur", "nevera", "frigorífico", "congelador", "frigorifero", "congelatore",
    ]),
    (Appliance::Lighting, &[
        "lighting", "light", "lights", "lamp", "lamps", "licht", "beleuchtung", "lampe", "lampen", "leuchten", "verlichting", "éclairage", "lampes", "lumière", "lumières", "iluminación", "alumbrado",
        "luces", "lámpara", "lámparas", "illuminazione", "luci", "lampada", "lampade",
    ]),
    (Appliance::CoolingVentilation, &[
        "air conditioning", "air conditioner", "aircon", "hvac", "chiller", "ventilation", "fan", "fans", "ahu", "air handling unit", "klimaanlage", "klimagerät", "klima", "lüftung", "lüftungsanlage",
        "kältemaschine", "airco", "ventilatie", "koelmachine", "climatisation", "clim", "climatiseur", "vmc", "ventilateur", "aire acondicionado", "ventilación", "ventilador", "climatizzatore",
        "condizionatore", "aria condizionata", "ventilazione", "ventilatore",
    ]),
    (Appliance::Computing, &[
        "computer", "computers", "server", "servers", "server room", "data center", "data centre", "pc", "laptop", "router", "network", "nas", "rechner", "serverraum", "rechenzentrum", "netzwerk", "netwerk",
        "ordinateur", "serveur", "serveurs", "ordenador", "servidor", "servidores", "switches",
    ]),
];

/// Stems that stand within the long words of German and Dutch.
const STEMS: &[(Appliance, &str)] = &[
    (Appliance::Car, "wallbox"),
    (Appliance::Car, "ladestation"),
    (Appliance::Car, "ladesäule"),
    (Appliance::Car, "laadpaal"),
    (Appliance::Car, "elektroauto"),
    (Appliance::HeatPump, "wärmepumpe"),
    (Appliance::HeatPump, "waermepumpe"),
    (Appliance::HeatPump, "warmtepomp"),
    (Appliance::HeatPump, "heatpump"),
    (Appliance::WaterHeater, "durchlauferhitzer"),
    (Appliance::Laundry, "waschmaschine"),
    (Appliance::Laundry, "wäschetrockner"),
    (Appliance::Laundry, "wasmachine"),
    (Appliance::Dishwasher, "spülmaschine"),
    (Appliance::Dishwasher, "geschirrspüler"),
    (Appliance::Refrigeration, "kühlschrank"),
    (Appliance::Refrigeration, "gefrierschrank"),
    (Appliance::Lighting, "beleuchtung"),
    (Appliance::Lighting, "verlichting"),
    (Appliance::CoolingVentilation, "klimaanlage"),
    (Appliance::CoolingVentilation, "lüftung"),
];

impl Appliance {
    /// What a name says that a meter feeds: the name that people gave it, or that its device
    /// announced. English, German, Dutch, French, Spanish and Italian. `None` if it says nothing, or
    /// more than one thing. Never says [`Appliance::Other`].
    ///
    /// ```
    /// # use domain::Appliance;
    /// assert_eq!(Appliance::proposed("Wärmepumpe Keller"), Some(Appliance::HeatPump));
    /// assert_eq!(Appliance::proposed("EV charger 2"), Some(Appliance::Car));
    /// assert_eq!(Appliance::proposed("Office"), None);
    /// ```
    #[must_use]
    pub fn proposed(name: &str) -> Option<Self> {
        let words = words_of(name);
        // The longest group wins where it holds another: a dish washer is no washer.
        let mut found: Vec<(usize, usize, Appliance)> = Vec::new();
        for (appliance, groups) in WORDS {
            for group in *groups {
                let parts: Vec<&str> = group.split(' ').collect();
                let joined = parts.concat();
                let as_group = words.windows(parts.len()).enumerate().filter(|(_, window)| window == &parts.as_slice());
                found.extend(as_group.map(|(at, _)| (at, parts.len(), *appliance)));
                if parts.len() > 1 {
                    let as_word = words.iter().enumerate().filter(|(_, word)| **word == joined);
                    found.extend(as_word.map(|(at, _)| (at, 1, *appliance)));
                }
            }
        }
        for (appliance, stem) in STEMS {
            found.extend(words.iter().enumerate().filter(|(_, word)| word.contains(stem)).map(|(at, _)| (at, 1, *appliance)));
        }
        let is_within = |inner: &(usize, usize, Appliance)| {
            found.iter().any(|outer| outer.1 > inner.1 && outer.0 <= inner.0 && outer.0 + outer.1 >= inner.0 + inner.1)
        };
        let mut said: Vec<Appliance> = found.iter().filter(|one| !is_within(one)).map(|one| one.2).collect();
        said.sort_unstable();
        said.dedup();
        match said[..] {
            [one] => Some(one),
            _ => None,
        }
    }
}

/// The words of a name in small letters. Digits, signs and a capital after a small letter end a
/// word: `carCharger_2` is `car` and `charger`.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_after_small = false;
    for c in name.chars() {
        if !c.is_alphabetic() || c.is_uppercase() && is_after_small {
            words.push(String::new());
        }
        if c.is_alphabetic()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        is_after_small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_six_languages_say_what_a_meter_feeds() {
        let cases = [
            ("Heat pump", Appliance::HeatPump),
            ("heatpump-2", Appliance::HeatPump),
            ("Wärmepumpenzähler", Appliance::HeatPump),
            ("Warmtepomp zolder", Appliance::HeatPump),
            ("Pompe à chaleur", Appliance::HeatPump),
            ("Bomba de calor", Appliance::HeatPump),
            ("Pompa di calore", Appliance::HeatPump),
            ("Car charger", Appliance::Car),
            ("ev_charger_1", Appliance::Car),
            ("WallBox links", Appliance::Car),
            ("Wallboxzähler", Appliance::Car),
            ("Laadpaal", Appliance::Car),
            ("Borne de recharge", Appliance::Car),
            ("Chauffe-eau", Appliance::WaterHeater),
            ("Lave-vaisselle", Appliance::Dishwasher),
            ("Lave-linge", Appliance::Laundry),
            ("Washing machine", Appliance::Laundry),
            ("washingMachine", Appliance::Laundry),
            ("Dish washer", Appliance::Dishwasher),
            ("Dishwasher", Appliance::Dishwasher),
            ("Nevera cocina", Appliance::Refrigeration),
            ("Frigorifero", Appliance::Refrigeration),
            ("Außenbeleuchtung", Appliance::Lighting),
            ("Air conditioning, floor 2", Appliance::CoolingVentilation),
            ("Wohnraumlüftung", Appliance::CoolingVentilation),
            ("Server room", Appliance::Computing),
            ("Backofen", Appliance::Cooking),
        ];
        for (name, appliance) in cases {
            assert_eq!(Appliance::proposed(name), Some(appliance), "{name}");
        }
    }

    #[test]
    fn a_name_that_says_nothing_or_two_things_proposes_nothing() {
        for name in ["", "Kitchen", "Card reader", "Evening", "Plug 7", "Fridge and oven", "Scarf", "Fanny's room", "Main meter"]
        {
            assert_eq!(Appliance::proposed(name), None, "{name}");
        }
    }

    #[test]
    fn every_word_is_written_as_names_are_read() {
        for (_, groups) in WORDS {
            for group in *groups {
                assert_eq!(words_of(group).join(" "), *group);
            }
        }
    }
}
