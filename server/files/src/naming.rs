//! The meter that a column or a row names. Words that say what is measured, which way it flows and at
//! which rate name no meter. Leaves out keys of tables (`keys`).

use crate::meaning::words::{folded, is_one_of, words};
use crate::meaning::{direction, rate, utility};
use crate::unit;

/// Words in a column's name that say what is measured, not by which meter.
const QUANTITIES: &[&str] = &[
    "energ*",
    "power",
    "demand",
    "total*",
    "totaal",
    "totale",
    "gesamt",
    "samlet",
    "samlad",
    "somme",
    "value*",
    "valor*",
    "valeur*",
    "wert*",
    "waarde*",
    "amount*",
    "quantity",
    "volume*",
    "*volumen",
    "durchfluss*",
    "debit",
    "caudal",
    "portata",
    "flow",
    "vorlauf*",
    "rucklauf*",
    "reading*",
    "register*",
    "cumul*",
    "interval*",
    "average",
    "avg",
    "ave",
    "mean",
    "activ*",
    "attiv*",
    "ativ*",
    "aktiv*",
    "actif*",
    "actieve",
    "ritirat*",
    "measured",
    "metered",
    "recorded",
    "billed",
    "gemessen*",
    "abgerechnet*",
    "gemeten",
    "mesure*",
    "facture*",
    "medid*",
    "facturad*",
    "registad*",
    "registrad*",
    "faturad*",
    "misurat*",
    "registrat*",
    "fatturat*",
    "malt",
    "brutto",
    "gross",
    "brut*",
    "lord*",
    "liquid*",
    "elec",
    "elek",
    "corrente",
    "mensual*",
    "mensil*",
    "mensal*",
    "mensuel*",
    "monatlich*",
    "diari*",
    "taglich*",
    "journali*",
    "giornalier*",
    "wirk*",
    "real",
    "natural",
    "temp*",
    "humidity",
    "column",
    "in",
    "out",
    "of",
    "the",
    "and",
    "per",
    "by",
    "index",
    "stand*",
    "meterstand*",
    "zahlerstand*",
    "lecture*",
    "lectura*",
    "lettura*",
    "leitura*",
    "releve*",
    "aflaesning*",
    "avlasning*",
    "malerstand*",
    "matarstallning*",
    "menge",
    "mengde",
    "forbrug",
    "delta",
    "lifetime",
    "odometer",
    "min",
    "max",
    "minimum",
    "maximum",
    "rate",
    "instantaneous",
    "meter",
    "kwh",
    "sum",
    "state",
    "net",
    "tariff*",
    "tarif*",
    "tarief*",
    "consum*",
    "charge",
    "last",
    "load",
    "leistung",
    "puissance",
    "potencia",
    "potenza",
    "vermogen",
    "effekt",
    "data",
    "hourly",
    "daily",
    "monthly",
    "quarter*",
    "half",
    "hour",
    "hours",
    "heure",
    "heures",
    "stunde",
    "stunden",
    "uren",
    "horas",
    "ore",
    "day",
    "month",
    "phase",
    "domestic",
    "apparent",
    "reactive",
    "running",
    "de",
    "la",
    "le",
    "el",
    "di",
    "da",
    "do",
    "du",
    "der",
    "die",
    "das",
    "van",
    "het",
    "en",
    "et",
    "y",
    "e",
    "und",
    "och",
    "og",
    "a",
    "from",
    "to",
    "users",
    "customer",
    "units",
    "ea",
    "dodavk*",
    "levering",
    "geleverd",
    "leveret",
    "levert",
    "levererad",
    "lieferung",
    "geliefert",
    "supply",
    "grid",
    "rete",
    "rede",
    "red",
    "netz",
    "net",
    "nettet",
    "reseau",
    "i",
    "til",
    "till",
    "fra",
    "fran",
    "pa",
    "vom",
    "von",
    "ins",
    "im",
    "aus",
    "dem",
    "den",
    "zum",
    "naar",
    "aan",
    "uit",
    "au",
    "vers",
    "depuis",
    "desde",
    "hacia",
    "alla",
    "dalla",
    "verso",
    "na",
    "ao",
    "para",
    "nett",
    "net",
    "natet",
    "direkt",
    "direct",
    "system",
    "on",
    "off",
    "peak",
    "in",
    "into",
    "through",
];

/// Whether a word names no meter.
fn is_plain(word: &str) -> bool {
    is_one_of(word, QUANTITIES)
        || direction::is_word_of(word)
        || direction::way(word).is_some()
        || rate::is_word_of(word)
        || utility::is_word_of(word)
        || is_one_of(word, &["indoor*", "outdoor*", "inside", "outside", "innen*", "aussen*", "ambient"])
        || unit::measure_named(word).is_some()
        || unit::uncounted(word).is_some()
        || word.chars().all(|c| c.is_ascii_digit())
}

/// What is left of a column's name (without its unit) when all that names no meter is gone; empty if
/// nothing is left.
pub(crate) fn meter_in(name: &str) -> String {
    let name = without_rates(name);
    // `Meter 1` beside `Meter 2`.
    if let [meter, number] = words(&name).as_slice()
        && meter == "meter"
        && number.chars().all(|c| c.is_ascii_digit())
    {
        return name;
    }
    let sign = if name.contains('_') && !name.contains(' ') { "_" } else { " " };
    let mut kept = String::new();
    // Where the last kept word ends, and whether a word was left out since.
    let (mut end, mut is_cut) = (None, false);
    let mut has_name = false;
    let is_between = |c: char| c.is_whitespace() || "_,;/()[]".contains(c);
    let mut at = 0;
    for token in name.split(is_between) {
        let start = at;
        at += token.len() + name[at + token.len()..].chars().next().map_or(0, char::len_utf8);
        if token.is_empty() {
            continue;
        }
        let inner = words(token);
        let is_number = !inner.is_empty() && inner.iter().all(|word| word.chars().all(|c| c.is_ascii_digit()));
        // `Mains A` is another one than `Mains B`.
        let is_letter = token.len() == 1 && token.chars().all(char::is_uppercase);
        let plain = inner.is_empty() || inner.iter().all(|word| is_plain(word));
        has_name |= !plain || is_letter;
        if plain && !is_number && !is_letter {
            is_cut |= !inner.is_empty();
            continue;
        }
        if let Some(end) = end {
            kept.push_str(if is_cut { sign } else { &name[end..start] });
        }
        kept.push_str(token);
        (end, is_cut) = (Some(start + token.len()), false);
    }
    if has_name { kept } else { String::new() }
}

/// A name without brackets that only tell a rate: `(Dutch users: low tariff)`.
fn without_rates(name: &str) -> String {
    let Some((before, rest)) = name.split_once('(') else { return name.to_owned() };
    let Some((inner, after)) = rest.split_once(')') else { return name.to_owned() };
    if rate::rate(inner).is_some() || folded(inner).contains("tari") { format!("{before} {after}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_the_meter_is_what_is_left() {
        for (name, meter) in [
            ("Hall", "Hall"),
            ("Hall usage", "Hall"),
            ("Room 12", "Room 12"),
            ("kitchen_energy", "kitchen"),
            ("Main demand", "Main"),
            ("House import", "House"),
            ("House export", "House"),
            ("Electricity 1 returned (Dutch users: low tariff)", ""),
            ("Bibliothek", "Bibliothek"),
            ("Netzbezug", ""),
            ("Energia attiva prelevata", ""),
            ("Consumo ativo", ""),
            ("Ritirata", ""),
            ("Énergie active mesurée", ""),
            ("Consumo facturado", ""),
            ("Gemessener Bezug", ""),
            ("reading1", ""),
            ("Total", ""),
            ("sensor.fridge", "sensor.fridge"),
            ("Mains A usage", "Mains A"),
            ("Levering laag", ""),
            ("Dodávka A-", ""),
            ("Wirkarbeit A+", ""),
            ("Gas units used", ""),
            ("Unit 12 usage", "Unit 12"),
        ] {
            assert_eq!(meter_in(name), meter, "{name}");
        }
    }
}
