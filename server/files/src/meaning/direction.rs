//! Which way a flow goes, by the words around it: bought, sold, made by a generator. Leaves out
//! signs of values (`series`).

use super::obis;
use super::way::Way;
use super::words::{is_one_of, says, words};

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
    "out of the load",
    "reverse",
    "buyback",
    "sale",
    "sales",
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
    "*verkauf*",
    "ins netz",
    "an das netz",
    // Dutch
    "*injectie*",
    "*teruglever*",
    "*teruggeleverd*",
    "terug geleverd",
    "retour",
    "*geinjecteerd*",
    "*invoeding*",
    "ingevoed*",
    "verkoop*",
    "verkocht*",
    "naar net",
    "naar het net",
    "aan het net",
    // French
    "reinject*",
    "refoul*",
    "restitu*",
    "vente",
    "ventes",
    "revente",
    "cession",
    "vers le reseau",
    "vers reseau",
    "vendu*",
    // Spanish
    "vertid*",
    "exced*",
    "inyect*",
    "inyecc*",
    "saliente",
    "sortant*",
    "uscente",
    "vendid*",
    "venta",
    "ventas",
    "cesion",
    "hacia la red",
    // Italian
    "immission*",
    "immess*",
    "cedut*",
    "cessione",
    "esport*",
    "vendut*",
    "vendita",
    "verso la rete",
    "verso rete",
    // Portuguese
    "injec*",
    "injet*",
    "venda",
    "vendas",
    "para a rede",
    // Danish, Swedish, Norwegian
    "eksport*",
    "*salg",
    "solgt*",
    "*overskud*",
    "tilbagelever*",
    "til net",
    "til nett",
    "til nettet",
    "til natet",
    "till natet",
    "forsaljning*",
    "*inmatning*",
    "*inmatad*",
    "sald",
    "salda",
    "*overskott*",
    "*innmat*",
    // Polish, Czech, Finnish
    "oddan*",
    "wprowadz*",
    "sprzeda*",
    "prodej*",
    "myynti",
    "luovut*",
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
    "purchases",
    "inflow",
    "into the load",
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
    "*einkauf*",
    "gekauft*",
    "aus dem netz",
    "vom netz",
    // Dutch
    "*afname*",
    "*verbruik*",
    "*afgenomen*",
    "inkoop*",
    "ingekocht*",
    "levering",
    "geleverd*",
    "van net",
    "van het net",
    "uit het net",
    // French
    "*soutir*",
    "consomm*",
    "prelev*",
    "achat",
    "achats",
    "achete*",
    "du reseau",
    "depuis le reseau",
    // Spanish
    "entrant*",
    "comprad*",
    "compra",
    "compras",
    "de red",
    "de la red",
    "desde la red",
    // Italian
    "dalla rete",
    "da rete",
    "preliev*",
    "assorbit*",
    "acquist*",
    // Portuguese
    "da rede",
    // Danish, Swedish, Norwegian
    "*forbrug*",
    "*forbruk*",
    "*uttag*",
    "*uttak*",
    "kobt*",
    "kopt*",
    "kjopt*",
    "kob",
    "kop",
    "kjop",
    "inkop*",
    "innkjop*",
    "fra net",
    "fra nett",
    "fra nettet",
    "fran natet",
    // Polish, Czech, Finnish
    "pobor",
    "pobran*",
    "zakup*",
    "odběr*",
    "osto*",
    "kulutus*",
    "zużyc*",
    "spotřeb*",
];

/// Words for use that also stand where what was sold is told: "usage received".
const USE: &[&str] = &[
    "usage",
    "used",
    "use",
    "consum*",
    "*verbrauch*",
    "*verbruik*",
    "consomm*",
    "*forbrug*",
    "*forbruk*",
    "kulutus*",
    "zużyc*",
    "spotřeb*",
];

/// What a building uses, whatever it comes from.
const HOME: &[&str] = &["home", "house", "household", "*haushalt*", "*huishoud*", "maison", "casa", "load", "loads", "last"];

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
    "tuotanto*",
    "vyrob*",
];

const OWN: &[&str] = &[
    "self consum*",
    "selfconsum*",
    "self use*",
    "direct consum*",
    "direct use*",
    "direkt verbrauch*",
    "*direktverbrauch*",
    "direct verbruik*",
    "*eigenverbrauch*",
    "*eigenbedarf*",
    "autocons*",
    "autoprod*",
    "zelfverbruik*",
    "*egenforbrug*",
    "*egenforbruk*",
    "*egenanvand*",
];

const FROM_NET: &[&str] = &["van net", "van het net", "uit het net", "fra net", "fra nett"];

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
        // British codes: active import. Of AE, active export, see below.
        "AI" if words.len() == 1 => Some(Way::Bought),
        "P+" | "+P" | "E+" => Some(Way::Bought),
        "P-" | "-P" | "E-" => Some(Way::Sold),
        // In Britain AE is active export, so a unit must stand beside it, as Spanish files have it.
        "AE" if words.len() == 2 && words[1].ends_with("wh") => Some(Way::Bought),
        "AS" if words.len() == 2 && words[1].ends_with("wh") => Some(Way::Sold),
        _ => sign_of(code).or_else(|| sign_within(label)),
    }
}

/// The way of a sign of active energy. Other letters may be a name beside other words.
fn sign_of(code: &str) -> Option<Way> {
    match code {
        "A+" | "+A" | "EA+" => Some(Way::Bought),
        "A-" | "-A" | "EA-" => Some(Way::Sold),
        _ => None,
    }
}

/// The way of a sign among words: `Spotřeba A+/kW`, `Wirkarbeit A- (kWh)`. None if two differ: `A+ less A-`.
fn sign_within(label: &str) -> Option<Way> {
    let plain = label.to_uppercase().replace(['−', '–'], "-");
    let mut ways = plain.split(|c: char| c.is_whitespace() || "()[]_,/".contains(c)).filter_map(sign_of);
    let way = ways.next()?;
    ways.all(|other| other == way).then_some(way)
}

/// Whether a label has a sign of active energy. Beside a unit of power it tells the mean of each period.
pub(crate) fn has_sign(label: &str) -> bool {
    sign_within(label).is_some()
}

fn by_words(words: &[String]) -> Option<Way> {
    let (sold, bought) = (says(words, SOLD), says(words, BOUGHT));
    if says(words, OWN) {
        return Some(Way::Own);
    }
    match (sold, bought) {
        // "Delivered back", and what was bought, used or delivered "to the grid".
        (true, true)
            if says(
                words,
                &["delivered back", "to grid", "to the grid", "*teruglever*", "*teruggeleverd*", "terug geleverd"],
            ) =>
        {
            Some(Way::Sold)
        }
        (true, true) if says(words, USE) && !says_more(words) => Some(Way::Sold),
        (true, true) => None,
        (true, false) => Some(Way::Sold),
        // The Dutch and Nordic grid is a `net`.
        (false, true) if says(words, FROM_NET) => Some(Way::Bought),
        _ if says(words, MADE) => (!bought).then_some(Way::Made),
        _ if says(words, NET) => Some(Way::Net),
        (false, true) => Some(Way::Bought),
        (false, false) => None,
    }
}

/// Whether words say that something was bought, beside that it was used.
fn says_more(words: &[String]) -> bool {
    words.iter().any(|word| is_one_of(word, BOUGHT) && !is_one_of(word, USE))
}

/// Whether a label speaks of a battery.
pub(crate) fn is_of_battery(label: &str) -> bool {
    const BATTERY: &[&str] =
        &["batter*", "*batterie*", "akku*", "accu", "accus", "powerwall", "bateria*", "batteri*", "discharg*"];
    says(&words(label), BATTERY)
}

/// Whether a label says that the flow passed the meter at the grid: bought or sold, and not just used.
pub(crate) fn is_of_grid(label: &str) -> bool {
    match way(label) {
        Some(Way::Sold) => true,
        Some(Way::Bought) => {
            let words = words(label);
            let is_more = |entry: &&&str| !USE.contains(*entry) && says(&words, &[**entry]);
            obis::find(label).is_some() || by_sign(label, &words).is_some() || BOUGHT.iter().any(|entry| is_more(&entry))
        }
        _ => false,
    }
}

/// Whether a label says what a building used in all: "Consumption", "Home".
pub(crate) fn is_use(label: &str) -> bool {
    let words = words(label);
    (says(&words, USE) || says(&words, HOME)) && matches!(way(label), None | Some(Way::Bought)) && !is_of_grid(label)
}

/// Whether a word is only about the direction.
pub(crate) fn is_word_of(word: &str) -> bool {
    [SOLD, BOUGHT, OWN, NET].into_iter().any(|entries| is_one_of(word, entries))
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
            ("Spotřeba A+/kW", "Dodávka A-/kW"),
            ("Wirkenergie A+", "Wirkenergie A−"),
            ("Load +A/784703 [kW]", "Load -A/784703 [kW]"),
            ("Aus dem Netz", "Ins Netz"),
            ("Stromeinkauf", "Stromverkauf"),
            ("Van net (kWh)", "Naar net (kWh)"),
            ("Levering", "Terug geleverd"),
            ("Achat", "Vente"),
            ("Compra", "Venta"),
            ("Prelievo da rete", "Cessione in rete"),
            ("Compra à rede", "Venda à rede"),
            ("Fra nettet", "Til nettet"),
            ("Köp", "Försäljning"),
            ("Kjøpt", "Solgt til nett"),
            ("Pobór", "Oddanie"),
            ("Odběr", "Prodej"),
            ("Osto", "Myynti"),
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
        assert_eq!((way("A+ less A-"), way("Building A - kWh"), way("Block A-B")), (None, None, None));
        assert_eq!(way("Main meter"), None);
        assert_eq!((way("as of today"), way("AE")), (None, None));
    }
}
