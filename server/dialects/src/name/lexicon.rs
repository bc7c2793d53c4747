//! What words in the names of figures say: a direction, a side, a role, a period. English, German,
//! Dutch, French, Spanish, Italian and the Scandinavian languages. Leaves out how the words of one
//! name add up (`said`), and what follows for a device (`discovery`).

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// Names the quantity, its unit or nothing at all.
    Plain,
    /// All parts together.
    Total,
    /// Since the device was set up, and not since it was switched on or plugged in.
    Lifetime,
    /// One direction less the other.
    Net,
    /// From the grid.
    Import,
    /// To the grid.
    Export,
    /// Used by whatever is measured.
    Consumed,
    /// Made by whatever is measured: a grid meter means what is fed in, an inverter what it generates.
    Produced,
    /// Produced by panels: no grid meter calls it so.
    Yield,
    /// To the customer, unless another figure of the device says so already.
    Delivered,
    /// Given by a heat source; else like [`Sense::Delivered`].
    Supplied,
    In,
    Out,
    /// From somewhere, or to it: a share of what flows.
    Between,
    Charge,
    Discharge,
    /// Starts anew with each day, month or session, or is of a past one.
    Period,
    /// The highest, the lowest, the mean.
    Statistic,
    /// Set, rated, forecast or allowed, and not measured.
    Limit,
    /// Computed from other figures: what is left, what was used at home.
    Derived,
    /// As it was read, before it was checked.
    Raw,
    Ac,
    Dc,
    Input,
    Output,
    /// Reactive, apparent or of harmonics.
    Reactive,
    Grid,
    Solar,
    Battery,
    /// The house behind an inverter.
    Load,
    /// What of the house an inverter goes on feeding when the grid is away.
    Backup,
    Inverter,
    /// Heat, of water or of air.
    Heat,
    /// What heat is used or made for. It names no heat by itself: electricity is used for it too.
    Heating,
    /// A heat pump or boiler.
    HeatPump,
    /// A part that only a heat pump or boiler has.
    HeaterPart,
    /// Cold that is delivered: chilled water.
    Chilled,
    Cold,
    Hot,
    Gas,
    Water,
    Fuel,
    Tariff,
    Night,
    Phase,
    /// A string of panels, an input, a port.
    Channel,
    Indoor,
    Outdoor,
    /// A place at which no room has its thermometer.
    NoRoom,
}

/// The exact words of each sense, in lower case and with their accents. [`plain`] makes `ä` of `ae`
/// where that is needed, so that both spellings are found.
#[rustfmt::skip]
const WORDS: &[(Sense, &[&str])] = &[
    (Sense::Plain, &[
        "accumulated", "acc", "act", "active", "activa", "actieve", "actif", "actual", "actueel", "actuel", "actuelle",
        "aktiv", "aktive", "aktuell", "aktuelle", "aktueller", "and", "are", "attiva", "attuale", "compteur", "contador",
        "contatore", "count", "counter", "current", "currently", "da", "de", "del", "della", "der", "des",
        "di", "die", "du", "e", "effekt", "electric", "electrical", "electrically", "electricidad", "electricité", "electricity",
        "electriciteit", "elektriciteit", "elektrisch", "elektrische", "elektrischer", "elektrizität", "elettrica", "elettricità", "eléctrica", "el",
        "en", "energi", "energia", "energie", "energy", "energía", "et", "for", "für", "het", "huidig", "huidige", "i", "index", "instant", "instantaneous",
        "heures", "instantanea", "instantané", "instantanée", "instantánea", "is", "it", "kilowatt", "kwh", "kw", "la", "le", "lectura", "lecture",
        "leistung", "les", "lettura", "live", "local", "l", "m3", "meter", "meters", "meterstand", "moc", "moment", "momentan", "momentane",
        "mwh", "nrg", "now", "of", "p", "percent", "power", "potencia", "potenza", "puissance", "real", "reading", "realtime", "register", "scm",
        "sensor", "since", "stand", "state", "strom", "stroom", "sur", "teller", "tellerstand", "the", "und", "valeur", "valor",
        "feuchte", "hum", "humidity", "luftfeuchtigkeit", "luftfeuchte", "temp", "temperatur", "temperatura", "temperature", "temperatuur", "tempc", "tempf", "température",
        "valore", "value", "van", "vermogen", "volume", "volumen", "w", "watt", "watts", "wert", "wh", "wirkarbeit", "wirkenergie",
        "wirkleistung", "zählerstand", "zähler", "électricité", "électrique", "énergie", "demand",
        "added", "aktiva", "aktivna", "aktuelt", "aktuel", "ativa", "attivo", "absolute", "effect", "eletricidade", "elmätare", "elmåler", "förbrukad", "instantânea", "instantanee", "istantanea", "istantaneo", "luxembourg", "mätare", "mätarställning", "målerstand", "momentary", "momentum", "measured", "momentané", "momentanea", "momento", "ögonblicklig", "potência", "puissances", "strömmätare", "strømmåler", "time", "totalizer", "ström", "strøm", "øyeblikkelig", "czynna", "energię", "luchtvochtigheid", "vochtigheid", "umidità", "humidité", "humedad", "humidade", "fuktighet", "luftfuktighet", "medidor", "måling", "výkon", "okamžitý", "teho", "accumulative", "acumulada", "acumulado", "accumulata", "cumulée", "cumulé", "summation", "base",
    ]),
    (Sense::Total, &[
        "all", "complete", "ensemble", "gesamt", "gesamte", "global", "insgesamt", "overall", "somme", "sum", "summe", "tot", "total", "totaal",
        "totale", "totales", "totali", "totalt", "whole",
        "totaler", "totaux", "totais", "łącznie", "celkem", "yhteensä", "system",
    ]),
    (Sense::Lifetime, &["cumulated", "cumulative", "cumulatief", "lifetime", "levensduur", "kumulativ", "kumuliert"]),
    (Sense::Net, &["net", "netto", "nett", "saldo", "solde", "neto"]),
    (Sense::Import, &[
        "absorbed", "absorption", "achetée", "acheté", "acquistata", "afgenomen", "afname", "bezogen", "bezogene", "bezug", "bought", "buy", "comprada",
        "drawn", "entnahme", "forward", "gekauft", "import", "importación", "importada", "importado", "importata", "importazione", "imported", "importert",
        "importing", "importiert", "importierte", "importée", "importé", "imports", "ingekocht", "positive", "prelevata", "prelevato",
        "prelievo", "purchase", "purchased", "soutirage", "soutirée", "soutiré", "withdrawn", "köpt",
        "uttag", "uttak", "købt", "kjøpt", "pobrana", "bezogener", "soutirées", "prélevée", "prélevé", "absorbée", "absorbé", "absorbida", "assorbita", "odběr", "draw",
    ]),
    (Sense::Export, &[
        "abgegebene", "backfeed", "cedida", "ceduta", "einspeisung", "eingespeist", "eingespeiste", "excedente", "excedentes", "export", "exportación",
        "exportada", "exportado", "exportata", "exported", "exportert", "exporting", "exportiert", "exportierte", "exportée", "exporté", "exports", "fed", "feed",
        "feedin", "geliefert", "gelieferte", "immessa", "immesso", "immissione", "iniettata", "injected", "injectie", "injection", "injectée", "injecté",
        "inyección", "inyectada", "inyectado", "lieferung", "negative", "retour", "return", "returned", "returning", "returns", "reverse", "reversed", "rücklieferung",
        "rückspeisung", "sell", "sold", "såld", "terug", "teruggeleverd", "teruglevering", "vendida", "vendue", "verkauft", "verkocht", "vertida", "vertido",
        "vertidos",
        "entregada", "injetada", "injetado", "inmatad", "inmatning", "innmating", "inmatat", "geïnjecteerd", "geïnjecteerde", "geinjecteerd", "teruglevergegevens", "invoeding", "ingevoed", "leveret", "solgt", "vertidas", "oddana", "oddane", "exportováno", "dodávka", "dodavka", "received", "zurückgespeiste", "zurückgespeist", "devuelta", "devuelto", "restituita", "restituito", "restituée", "restitué",
    ]),
    (Sense::Consumed, &[
        "autokonsum", "conso", "consommation", "consommée", "consommé", "consum", "consumata", "consumed", "consumida", "consumido", "consuming", "consumi",
        "consumo", "consumption", "forbrug", "forbruk", "förbrukning", "gebruik", "gebruikt", "usage", "use", "used", "uso", "verbraucht", "verbrauch",
        "verbruik", "verbruikt", "zużycie", "eingesetzt", "eingesetzte",
        "consume", "consumes", "verbruikte", "forbrugt", "brukt", "spotřeba", "kulutus", "aufgenommene", "aufgenommen",
    ]),
    (Sense::Produced, &[
        "erzeugt", "erzeugte", "erzeugung", "generada", "generado", "generata", "generate", "generated", "generating", "generation", "generación",
        "generazione", "opgewekt", "opgewekte", "opwek", "opwekking", "produce", "produced", "producida", "producido", "producing",
        "producción", "production", "productie", "produit", "produite", "produksjon", "produktion", "produziert", "produzierte", "produção", "produzione",
        "prodotta", "prodotto",
        "gerada", "gerado", "produceret", "produsert", "producerad", "wyprodukowana", "výroba", "produkcja", "tuotanto", "produzida", "produzido",
    ]),
    (Sense::Yield, &["ertrag", "harvested", "opbrengst", "yield", "yields"]),
    (Sense::Delivered, &["deliver", "delivered", "delivery", "geleverd", "levering"]),
    (Sense::Supplied, &["abgabe", "abgegeben", "fourni", "fournie", "fornita", "suministrada", "supp", "supplied", "supply", "geleverde"]),
    (Sense::In, &["in", "incoming"]),
    (Sense::Out, &["out", "outgoing"]),
    (Sense::Charge, &[
        "aufladung", "carga", "carica", "charge", "charged", "charging", "geladen", "laden", "ladung", "laadenergie", "opladen", "recharge",
        "charges", "geladene", "geladener", "laddning", "lading", "opladning", "chargée", "chargé", "caricata", "caricato", "cargada", "cargado", "charger",
    ]),
    (Sense::Discharge, &[
        "descarga", "decharge", "discharge", "discharged", "discharging", "décharge", "entladen", "entladung", "ontladen", "ontlading", "scarica",
        "urladdning", "afladning", "utlading", "déchargée", "déchargé", "scaricata", "scaricato", "descargada", "descargado", "entladene",
    ]),
    (Sense::Period, &[
        "annual", "annuel", "annuelle", "anual", "aujourd", "ayer", "año", "daily", "dag", "dagelijks", "day", "dia", "diaria", "diario", "día", "gestern", "giorno",
        "giornaliera", "giornaliero", "gisteren", "heute", "hier", "hour", "hourly", "hours", "hoy", "ieri", "jaar", "jahr", "jour", "journalier", "journalière", "last", "maand",
        "mensile", "mensual", "mensuel", "mensuelle", "mes", "midnight", "minute", "mois", "monat", "month", "monthly", "oggi", "past", "period", "previous", "prev",
        "quarter", "semaine", "session", "tag", "today", "trip", "uur", "vandaag", "week", "weekly", "year", "yearly", "yesterday",
        "dygn", "døgn", "dzień", "dziś", "hoje", "idag", "mês", "måned", "månad", "sessie", "sesión", "sesion", "sessione", "sitzung", "ladesitzung", "ladevorgang", "laadsessie", "år", "semana", "settimana", "settimanale", "semanal", "woche", "wöchentlich", "täglich", "monatlich", "jährlich", "wekelijks", "maandelijks", "jaarlijks", "uge", "vecka", "seven", "thirty", "rolling", "dnes",
    ]),
    (Sense::Statistic, &[
        "average", "avg", "durchschnitt", "gemiddeld", "gemiddelde", "highest", "lowest", "max", "maximal", "maximale", "maximum", "mean", "min", "minimal",
        "minimum", "mittel", "moyenne", "peak", "peaks", "piek", "spitze",
    ]),
    (Sense::Limit, &[
        "alarm", "allowed", "available", "avoided", "capacity", "configured", "estimate", "estimated", "expected", "forecast", "installed", "kapazität", "limit", "limits", "nominal",
        "possible", "predicted", "prediction", "prognose", "rated", "rating", "remaining", "requested", "reserve", "reserved", "set", "saved", "setpoint", "sollwert", "stored", "target", "threshold", "tomorrow", "contratada", "contratado", "souscrite", "gecontracteerd", "impegnata", "installata",
    ]),
    (Sense::Derived, &[
        "autoconsommation", "autoconsumo", "balance", "change", "delta", "difference", "differential", "diff", "eigenverbrauch", "loss", "losses", "self", "surplus", "unaccounted",
        "unmetered", "unmonitored", "untracked", "zelfverbruik", "überschuss", "direct", "leak", "leakage",
    ]),
    (Sense::Raw, &["raw", "rohwert", "unfiltered"]),
    (Sense::Ac, &["ac", "pac"]),
    (Sense::Dc, &["dc", "pdc"]),
    (Sense::Input, &["input", "eingang"]),
    (Sense::Output, &["output", "ausgang"]),
    (Sense::Reactive, &[
        "apparent", "blindarbeit", "blindleistung", "fundamental", "harmonic", "reactief", "reactive", "réactive", "reactiva", "reattiva", "scheinleistung",
    ]),
    (Sense::Grid, &["grid", "mains", "metering", "netz", "red", "rete", "réseau"]),
    (Sense::Solar, &["fotovoltaica", "fotovoltaico", "photovoltaic", "photovoltaik", "photovoltaïque", "pv", "solar", "solaire", "zon", "zonnepanelen", "photovoltaics", "balkonkraftwerk", "bkw", "fotovoltaik", "fotovoltaïsche", "fotowoltaika", "panneaux", "solare", "solares", "solcelle", "solceller", "sol", "solpaneler", "zonnestroom", "zonneenergie", "zonne", "placas"]),
    (Sense::Battery, &["accumulator", "akku", "bat", "batt", "batteria", "batterie", "batterij", "battery", "batería", "bms", "thuisbatterij", "accu"]),
    (Sense::Load, &["casa", "haus", "hogar", "home", "house", "household", "huis", "load", "loads", "maison", "verbraucher"]),
    (Sense::Backup, &["backup", "eps", "notstrom", "ups"]),
    (Sense::Inverter, &["inverter", "inversor", "invertor", "omvormer", "onduleur", "wechselrichter"]),
    (Sense::Heat, &[
        "calorifique", "chaleur", "calore", "calor", "heat", "heatmeter", "steam", "thermal", "thermisch", "thermique", "termica", "térmica", "waermemenge", "warmte", "wärme", "wärmemenge", "värme",
        "varme",
        "fjernvarme", "fjärrvärme", "heizleistung", "stadsverwarming", "thermische",
    ]),
    (Sense::Heating, &["chauffage", "dhw", "heating", "heizen", "heizung", "heizbetrieb", "verwarming", "warmwasser", "ww", "cooling", "kühlen", "kühlung"]),
    (Sense::HeatPump, &["boiler", "heatpump", "warmtepomp", "wärmepumpe", "varmepumpe", "värmepump"]),
    (Sense::HeaterPart, &["brine", "burner", "compressor", "kompressor", "verdichter"]),
    (Sense::Cold, &["cold", "froid", "kalt", "koude"]),
    (Sense::Chilled, &["chilled", "kälte", "kältemenge"]),
    (Sense::Hot, &["caliente", "calda", "chaude", "heiß", "hot", "warm", "warmes"]),
    (Sense::Gas, &["erdgas", "gas", "gaz"]),
    (Sense::Water, &["acqua", "agua", "eau", "vann", "vatten", "wasser", "water"]),
    (Sense::Fuel, &["biomass", "brennstoff", "fuel", "pellet", "pellets"]),
    (Sense::Tariff, &["tarief", "tarif", "tarifa", "tariff", "tariffa", "fascia", "rate"]),
    (Sense::Night, &["creuses", "dal", "hc", "high", "hochtarif", "hoog", "hp", "ht", "laag", "low", "nacht", "niedertarif", "night", "normal", "normaal", "nt", "nuit", "offpeak", "pleines", "dagtarief", "dagtarif", "daltarief", "normaaltarief", "hoogtarief", "laagtarief", "nachttarief", "piektarief", "tagtarif", "nachttarif", "nachtstrom", "tagstrom", "llano", "punta", "valle", "pointe", "shoulder"]),
    (Sense::Phase, &["fase", "phase", "phases", "phasen", "leg", "line"]),
    (Sense::Channel, &["ch", "mppt", "panel", "port", "string", "tracker", "array"]),
    (Sense::Indoor, &["indoor", "innen", "inside", "interior", "raum", "room", "binnen"]),
    (Sense::Outdoor, &["aussen", "außen", "buiten", "exterior", "external", "extérieur", "extérieure", "outdoor", "outdoors", "outside", "esterna"]),
    (Sense::NoRoom, &[
        "abgas", "board", "chip", "collector", "condenser", "cpu", "cylinder", "esp", "evaporator", "exhaust", "flow", "freezer", "fridge", "heatsink",
        "internal", "kessel", "kollektor", "module", "plug", "pool", "processor", "radiator", "refrigerant", "rücklauf", "sink", "socket", "switch", "tank", "vorlauf",
        "dew", "dewpoint", "feels", "hc1", "hc2", "hc3", "buffer", "pump", "source", "ipm", "igbt", "device", "relay", "dimmer", "chiller",
        "inlet", "outlet", "intake", "vorlauftemperatur", "heizkreis", "evaporating", "condensing", "coil", "defrost", "stove", "oven", "grill", "pipe", "leiding", "tuyau", "tubo", "ketel", "retourtemperatuur", "aanvoer", "nozzle", "hotend", "heatbed", "bed", "chamber", "extruder", "disk", "hdd", "ssd", "gpu", "nvme", "tyre", "tyres", "tire", "tires", "soil", "chill", "coolant", "engine", "motor", "ground", "grass", "probe", "meat", "pcb", "mcu", "handle", "compost", "hive", "brood", "wire", "cable",
    ]),
];

/// Stems that stand within the long words of German, Dutch and the Scandinavian languages, longest
/// first where one holds another.
#[rustfmt::skip]
const STEMS: &[(&str, Sense)] = &[
    ("leistungsaufnahme", Sense::Consumed), ("stromaufnahme", Sense::Consumed),
    ("außentemperatur", Sense::Outdoor), ("außenluft", Sense::Outdoor), ("außen", Sense::Outdoor), ("aussen", Sense::Outdoor), ("innentemperatur", Sense::Indoor), ("innenluft", Sense::Indoor),
    ("raumtemperatur", Sense::Indoor), ("raumluft", Sense::Indoor), ("raumfeuchte", Sense::Indoor), ("innenfeuchte", Sense::Indoor),
    ("buitentemperatuur", Sense::Outdoor), ("buiten", Sense::Outdoor), ("binnentemperatuur", Sense::Indoor), ("kamertemperatuur", Sense::Indoor),
    ("vorlauf", Sense::NoRoom), ("rücklauf", Sense::NoRoom), ("kessel", Sense::NoRoom), ("speichertemperatur", Sense::NoRoom), ("kollektor", Sense::NoRoom),
    ("abgastemperatur", Sense::NoRoom), ("aanvoer", Sense::NoRoom), ("keteltemperatuur", Sense::NoRoom), ("retourtemperatuur", Sense::NoRoom), ("retourwater", Sense::NoRoom),
    ("temperatuur", Sense::Plain), ("temperatur", Sense::Plain), ("luftfeuchtigkeit", Sense::Plain), ("luftfeuchte", Sense::Plain), ("luchtvochtigheid", Sense::Plain), ("feuchte", Sense::Plain),
    ("eigenverbrauch", Sense::Derived), ("zelfverbruik", Sense::Derived), ("überschuss", Sense::Derived),
    ("rückspeis", Sense::Export), ("rücklieferung", Sense::Export), ("teruglever", Sense::Export), ("teruggelever", Sense::Export),
    ("einspeisung", Sense::Export), ("einspeise", Sense::Export), ("einspeis", Sense::Export), ("lieferung", Sense::Export),
    ("wärmepumpen", Sense::HeatPump), ("wärmepumpe", Sense::HeatPump), ("warmtepomp", Sense::HeatPump), ("kompressor", Sense::HeaterPart),
    ("wärmemengen", Sense::Heat), ("wärmemenge", Sense::Heat), ("wärme", Sense::Heat), ("warmte", Sense::Heat),
    ("abgabe", Sense::Supplied),
    ("verbrauchs", Sense::Consumed), ("verbrauch", Sense::Consumed), ("verbruiks", Sense::Consumed), ("verbruik", Sense::Consumed), ("förbrukning", Sense::Consumed), ("forbruk", Sense::Consumed),
    ("erzeugungs", Sense::Produced), ("erzeugung", Sense::Produced), ("ertrags", Sense::Yield), ("ertrag", Sense::Yield), ("opbrengst", Sense::Yield),
    ("produktions", Sense::Produced), ("produktion", Sense::Produced), ("opwek", Sense::Produced),
    ("bezugs", Sense::Import), ("bezug", Sense::Import), ("afname", Sense::Import), ("entnahme", Sense::Import),
    ("entladung", Sense::Discharge), ("entlade", Sense::Discharge), ("ladung", Sense::Charge), ("ontlaad", Sense::Discharge), ("laadvermogen", Sense::Charge), ("ladeleistung", Sense::Charge),
    ("gesamt", Sense::Total), ("totaal", Sense::Total), ("tages", Sense::Period), ("monats", Sense::Period), ("jahres", Sense::Period), ("wochen", Sense::Period),
    ("momentan", Sense::Plain), ("stromzähler", Sense::Plain), ("gaszähler", Sense::Gas), ("wasserzähler", Sense::Water),
    ("zählerstand", Sense::Plain), ("zähler", Sense::Plain), ("vermogen", Sense::Plain), ("leistung", Sense::Plain), ("energie", Sense::Plain), ("strom", Sense::Plain),
    ("batteriespeicher", Sense::Battery), ("stromspeicher", Sense::Battery), ("batterie", Sense::Battery), ("photovoltaik", Sense::Solar), ("solar", Sense::Solar), ("netz", Sense::Grid), ("haus", Sense::Load),
    ("wechselrichter", Sense::Inverter),
];

/// The senses by their words.
static BY_WORD: LazyLock<HashMap<&str, Sense>> =
    LazyLock::new(|| WORDS.iter().flat_map(|(sense, words)| words.iter().map(|word| (*word, *sense))).collect());

/// The sense of an exact word.
pub(crate) fn exact(word: &str) -> Option<Sense> {
    BY_WORD.get(word).copied()
}

/// The senses of the stems in a long word, and what is left of it: a place, as in
/// `garagenverbrauch`.
pub(crate) fn compound(word: &str) -> (Vec<Sense>, String) {
    let mut rest = word.to_owned();
    let mut found = Vec::new();
    if word.chars().count() < 7 {
        return (found, rest);
    }
    for (stem, sense) in STEMS {
        if let Some(at) = rest.find(stem) {
            rest.replace_range(at..at + stem.len(), "");
            found.push(*sense);
        }
    }
    // What joins the two halves of a word names nothing.
    if !found.is_empty() && ["s", "n", "en", "es", "e", "er", "ert", "t"].contains(&rest.as_str()) {
        rest.clear();
    }
    (found, rest)
}

/// All that a word says.
pub(crate) fn senses(word: &str) -> Vec<Sense> {
    let word = plain(word);
    exact(&word).map_or_else(|| compound(&word).0, |sense| vec![sense])
}

/// A word with `ä`, `ö` and `ü` where a device without umlauts writes two letters: the word itself
/// if that is no word of ours.
pub(crate) fn plain(word: &str) -> String {
    if !word.is_ascii() || !["ae", "oe", "ue"].iter().any(|pair| word.contains(pair)) {
        return word.to_owned();
    }
    let accented = word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü");
    let is_known = exact(&accented).is_some() || (exact(word).is_none() && !compound(&accented).0.is_empty());
    if is_known { accented } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_has_two_senses() {
        let mut seen: HashMap<&str, Sense> = HashMap::new();
        for (sense, words) in WORDS {
            for word in *words {
                let before = seen.insert(word, *sense);
                assert!(before.is_none(), "{word}: {before:?} and {sense:?}");
                assert_eq!(word.to_lowercase(), *word);
            }
        }
    }

    #[test]
    fn long_words_are_taken_apart() {
        assert_eq!(compound("netzeinspeisung"), (vec![Sense::Export, Sense::Grid], String::new()));
        assert_eq!(compound("gesamtenergieverbrauch"), (vec![Sense::Consumed, Sense::Total, Sense::Plain], String::new()));
        assert_eq!(compound("tagesertrag").0, [Sense::Yield, Sense::Period]);
        assert_eq!(compound("garagenverbrauch"), (vec![Sense::Consumed], "garagen".to_owned()));
        assert_eq!(compound("pump"), (vec![], "pump".to_owned()));
    }

    #[test]
    fn umlauts_are_found_in_both_spellings() {
        assert_eq!(
            (plain("zaehlerstand"), plain("waerme"), plain("blue")),
            ("zählerstand".into(), "wärme".into(), "blue".into())
        );
        assert_eq!(plain("value"), "value");
    }
}
