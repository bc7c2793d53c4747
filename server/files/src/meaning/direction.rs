//! Which way a flow goes, by the words around it: bought, sold, made by a generator. Leaves out
//! signs of values (`series`).

use super::obis;
use super::words::{says, words};

/// The way of a flow, as its building sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// From the grid.
    Bought,
    /// Into the grid.
    Sold,
    /// What a generator made. At the connection it is what was sold, at the generator what came out.
    Made,
    /// What a generator made and the building used at once. Its generator counts it.
    Own,
    /// Bought less sold.
    Net,
}

const SOLD: &[&str] = &[
    // English
    "export*",
    "feedin",
    "feed in",
    "fed in",
    "inject*",
    "returned",
    "return",
    "returns",
    "received",
    "delivered back",
    "sold",
    "surplus",
    "excess",
    "backfeed",
    "outflow",
    "to grid",
    "to the grid",
    "reverse",
    "buyback",
    // Out of a battery.
    "discharg*",
    "*entladung*",
    "*entladen*",
    "ontlad*",
    "decharg*",
    "descarg*",
    "aflad*",
    "urladd*",
    "utlad*",
    // German
    "*einspeis*",
    "*eingespeist*",
    "*ruckspeis*",
    "*rucklieferung*",
    "abgabe",
    "*abgegeben*",
    "*uberschuss*",
    // Dutch
    "*injectie*",
    "*teruglever*",
    "*teruggeleverd*",
    "retour",
    "*geinjecteerd*",
    "*invoeding*",
    "ingevoed*",
    // French
    "reinject*",
    "refoul*",
    "revente",
    "vendu*",
    // Spanish
    "vertid*",
    "exced*",
    "inyect*",
    "inyecc*",
    "saliente",
    "vendid*",
    // Italian
    "immission*",
    "immess*",
    "cedut*",
    "esport*",
    "vendut*",
    // Portuguese
    "injec*",
    "injet*",
    // Danish, Swedish, Norwegian
    "eksport*",
    "*salg",
    "solgt*",
    "*overskud*",
    "tilbagelever*",
    "til nettet",
    "*inmatning*",
    "*inmatad*",
    "sald",
    "salda",
    "*overskott*",
    "*innmat*",
];

const BOUGHT: &[&str] = &[
    // English
    "import*",
    "offtake",
    "consum*",
    "usage",
    "used",
    "use",
    "purchased",
    "bought",
    "from grid",
    "from the grid",
    "withdraw*",
    "delivered",
    "drawn",
    // German
    "*bezug*",
    "bezogen*",
    "*verbrauch*",
    "*entnahme*",
    "*entnommen*",
    // Dutch
    "*afname*",
    "*verbruik*",
    "*afgenomen*",
    // French
    "*soutir*",
    "consomm*",
    "prelev*",
    // Spanish
    "entrante",
    "comprad*",
    // Italian
    "preliev*",
    "assorbit*",
    "acquist*",
    // Danish, Swedish, Norwegian
    "*forbrug*",
    "*forbruk*",
    "*uttag*",
    "*uttak*",
    "kobt*",
    "kopt*",
    "kjopt*",
];

/// Words for use that also stand where what was sold is told: "usage received".
const USE: &[&str] = &["usage", "used", "use", "consum*", "*verbrauch*", "*verbruik*", "consomm*", "*forbrug*", "*forbruk*"];

const MADE: &[&str] = &[
    "produc*",
    "generat*",
    "yield",
    "*erzeug*",
    "*ertrag*",
    "opwek*",
    "opgewekt*",
    "opbrengst*",
    "produkt*",
    "produz*",
    "produit*",
    "generad*",
    "prodott*",
    "gerada*",
    "geracao",
    "produser*",
    "solar",
    "pv",
    "photovolt*",
    "*photovoltaik*",
    "fotovolt*",
    "zonnepanel*",
    "*solceller*",
];

const OWN: &[&str] = &[
    "self consum*",
    "selfconsum*",
    "*eigenverbrauch*",
    "*eigenbedarf*",
    "autocons*",
    "autoprod*",
    "zelfverbruik*",
    "*egenforbrug*",
    "*egenforbruk*",
    "*egenanvand*",
];

const NET: &[&str] = &["net", "netto", "saldo", "balance", "neto", "nette"];

/// The way that a label names; `None` if it names none, or more than one.
pub(crate) fn way(label: &str) -> Option<Way> {
    if let Some(way) = obis::find(label).and_then(|code| code.way) {
        return Some(way);
    }
    let words = words(label);
    by_sign(label, &words).or_else(|| by_words(&words))
}

/// `A+` and `A-`, `+A` and `-A`; Spanish `AE` and `AS` (energía activa entrante, saliente), where
/// they stand alone or before the unit.
fn by_sign(label: &str, words: &[String]) -> Option<Way> {
    let bare: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    let code = bare.split(['(', '[', '_', '/']).next().unwrap_or_default().to_uppercase().replace(['−', '–'], "-");
    let code = code.strip_suffix("KWH").or(code.strip_suffix("WH")).unwrap_or(&code);
    match code {
        "A+" | "+A" | "P+" | "+P" | "EA+" | "E+" => Some(Way::Bought),
        "A-" | "-A" | "P-" | "-P" | "EA-" | "E-" => Some(Way::Sold),
        // In Britain AE is active export, so a unit must stand beside it, as Spanish files have it.
        "AE" if words.len() == 2 && words[1].ends_with("wh") => Some(Way::Bought),
        "AS" if words.len() == 2 && words[1].ends_with("wh") => Some(Way::Sold),
        _ => None,
    }
}

fn by_words(words: &[String]) -> Option<Way> {
    let (sold, bought) = (says(words, SOLD), says(words, BOUGHT));
    if says(words, OWN) {
        return Some(Way::Own);
    }
    match (sold, bought) {
        // "Delivered back", and what was bought, used or delivered "to the grid".
        (true, true) if says(words, &["delivered back", "to grid", "to the grid", "*teruglever*"]) => Some(Way::Sold),
        (true, true) if says(words, USE) && !says_more(words) => Some(Way::Sold),
        (true, true) => None,
        (true, false) => Some(Way::Sold),
        _ if says(words, MADE) => (!bought).then_some(Way::Made),
        _ if says(words, NET) => Some(Way::Net),
        (false, true) => Some(Way::Bought),
        (false, false) => None,
    }
}

/// Whether words say that something was bought, beside that it was used.
fn says_more(words: &[String]) -> bool {
    words.iter().any(|word| {
        let one = [word.clone()];
        says(&one, BOUGHT) && !says(&one, USE)
    })
}

/// Whether a word is only about the direction.
pub(crate) fn is_word_of(word: &str) -> bool {
    let one = [word.to_owned()];
    says(&one, SOLD) || says(&one, BOUGHT) || says(&one, OWN) || says(&one, NET)
}

/// Whether a cell of a column of directions names a way, and little else.
pub(crate) fn is_direction(cell: &str) -> bool {
    words(cell).len() <= 4 && way(cell).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_bought_and_sold_is_told_in_each_language() {
        for (bought, sold) in [
            ("Energy imported", "Energy exported (kWh)"),
            ("Delivered by the utility", "Received from the customer"),
            ("Netzbezug", "Netzeinspeisung"),
            ("Stromverbrauch", "Rückspeisung"),
            ("Afname dag", "Injectie nacht"),
            ("Verbruik", "Teruglevering"),
            ("Soutirage", "Surplus injecté"),
            ("Energía activa entrante", "Energía vertida"),
            ("AE_kWh", "AS_kWh"),
            ("Energia prelevata", "Immissioni in rete"),
            ("Consumo da rede", "Energia injetada na rede"),
            ("Forbrug", "Solgt til nettet"),
            ("Förbrukning", "Inmatning"),
            ("Forbruk", "Innmating"),
            ("1.8.1", "2.8.1"),
            ("A+ (kWh)", "A- (kWh)"),
        ] {
            assert_eq!((way(bought), way(sold)), (Some(Way::Bought), Some(Way::Sold)), "{bought}, {sold}");
        }
    }

    #[test]
    fn what_a_generator_made_is_no_direction_yet() {
        for made in ["Solar production", "PV Erzeugung", "Opwekking", "Produktion", "Generation [kWh]"] {
            assert_eq!(way(made), Some(Way::Made), "{made}");
        }
        assert_eq!(way("Eigenverbrauch"), Some(Way::Own));
        assert_eq!(way("Usage Received"), Some(Way::Sold));
        assert_eq!(way("Import less export"), None);
        assert_eq!(way("Main meter"), None);
        assert_eq!((way("as of today"), way("AE")), (None, None));
    }
}
