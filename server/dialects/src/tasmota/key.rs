//! What a key of a smart-meter reader names. Its owner chose it: `Total_in`, `TotalIn`, `E_in`,
//! `1_8_0` and `Bezug` are one register. A name is understood only if all its words are. Leaves out
//! the figures behind the keys (`reader`).

use super::super::name::words;
use std::collections::HashMap;

/// Names that are remembered. Owners choose few.
const NAMES_MAX: usize = 4_096;

/// The longest name that is remembered.
const NAME_BYTES_MAX: usize = 100;

/// Names that were met before. To take a name apart costs more than to read the rest of a message.
#[derive(Debug, Default)]
pub(in super::super) struct Names(HashMap<Box<str>, Name>);

impl Names {
    /// What a name is.
    pub(super) fn of(&mut self, name: &str) -> Name {
        if let Some(known) = self.0.get(name) {
            return *known;
        }
        let new = Name::of(name);
        if name.len() <= NAME_BYTES_MAX {
            if self.0.len() >= NAMES_MAX {
                self.0.clear();
            }
            self.0.insert(name.into(), new);
        }
        new
    }
}

/// What the name of a figure or of a group of figures is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub key: Key,
    /// Whether it names its unit.
    pub is_wh: bool,
    pub is_kw: bool,
    /// Whether it is a counter of something.
    pub is_counter: bool,
    /// Whether it is a figure of a heat meter, and whether it says so.
    pub is_of_flow: bool,
    pub is_of_heat: bool,
    /// Whether readers of electricity are called so.
    pub is_reader: bool,
    /// What a group or a figure of this name measures in m³.
    pub volume: Option<&'static str>,
}

impl Name {
    fn of(name: &str) -> Self {
        const COUNTERS: &[&str] = &["count", "counter", "m3", "total", "volume", "volumen", "zaehlerstand", "zählerstand"];
        const HEAT: &[&str] = &["heat", "heizung", "vorlauf", "waerme", "wärme", "wmz"];
        const WATER: &[&str] = &["water", "wasser", "kaltwasser", "h2o", "h20"];
        const READERS: &[&str] = &[
            "ebz",
            "ehz",
            "haus",
            "haupt",
            "hauptzähler",
            "hauptzaehler",
            "lk13be",
            "main",
            "netz",
            "obis",
            "powermeter",
            "sm",
            "smartmeter",
            "sml",
            "strom",
            "stromzähler",
            "stromzaehler",
            "zaehler",
            "zähler",
        ];
        let words = words(name);
        let has = |any: &[&str]| has(&words, any);
        let lower = name.to_lowercase();
        let plain = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_' || c == '-');
        let volume = if has(&["gas"]) { Some("gas_m3") } else { has(WATER).then_some("water_m3") };
        Self {
            key: Key::of(name),
            is_wh: has(&["wh"]),
            is_kw: has(&["kw"]),
            is_counter: has(COUNTERS) || (volume.is_some() && words.len() == 1),
            is_of_flow: has(&["flow", "return", "volume", "volumen"]),
            is_of_heat: has(HEAT),
            is_reader: READERS.contains(&plain) || READERS.contains(&lower.as_str()) || ["mt", "ed", "q3"].contains(&plain),
            volume,
        }
    }
}

/// What a key of a reader names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A register, of a tariff or of all of them.
    Import(bool),
    Export(bool),
    /// A register by a name that other meters use as well.
    Weak,
    /// What flows now; below 0 to the grid.
    Power,
    /// The same as two figures, neither with a sign.
    PowerIn,
    PowerOut,
    /// The power of a phase.
    Phase,
    /// Something that flows or is counted, by a name that is not understood.
    Unknown,
    /// A total of something, which is worth asking about if nothing better is told.
    Total,
    /// A voltage, a number of a meter.
    Other,
}

/// Words of a register or a power that change nothing.
const FILLERS: &[&str] = &[
    "a",
    "active",
    "counter",
    "e",
    "energie",
    "counter",
    "energy",
    "enrg",
    "en",
    "ges",
    "gesamt",
    "grid",
    "kwh",
    "meter",
    "netz",
    "obis",
    "reading",
    "real",
    "register",
    "stand",
    "strom",
    "sum",
    "summe",
    "tariflos",
    "tot",
    "total",
    "wirk",
    "wirkenergie",
    "zaehler",
    "zaehlerstand",
    "zähler",
    "zählerstand",
];

const IN: &[&str] = &[
    "bezogen",
    "bezug",
    "consumed",
    "consumption",
    "gesamtverbrauch",
    "imp",
    "import",
    "imported",
    "in",
    "netzbezug",
    "pos",
    "positive",
    "timp",
    "verbrauch",
];

const OUT: &[&str] = &[
    "einsp",
    "einspeisung",
    "exp",
    "export",
    "exported",
    "feed",
    "gesamteinspeisung",
    "geliefert",
    "lieferung",
    "neg",
    "negative",
    "netzeinspeisung",
    "out",
    "supply",
    "texp",
];

/// Names of the power that flows now, without their separators.
const POWERS: &[&str] = &[
    "activepower",
    "activepowertotal",
    "actpower",
    "actualpower",
    "aktuellewirkleistung",
    "currentactivepower",
    "currentconsumption",
    "currentpower",
    "currpower",
    "currw",
    "effectivepower",
    "leistung",
    "leistungaktuell",
    "leistunggesamt",
    "leistungges",
    "leistungtotal",
    "momentan",
    "momentanleistung",
    "momentanverbrauch",
    "momentanwirkleistung",
    "p",
    "pact",
    "pl1l2l3",
    "power",
    "poweract",
    "powercur",
    "powercurr",
    "powernow",
    "powertotal",
    "ptot",
    "totalpower",
    "verbrauchaktuell",
    "watt",
    "watts",
    "wattsumme",
    "wirkleistung",
];

const POWERS_IN: &[&str] = &["kwin", "pimport", "pin", "powerimport", "powerin", "pwrimp"];
const POWERS_OUT: &[&str] = &["einspeiseleistung", "kwout", "pexport", "pout", "powerexport", "powerout", "pwrexp"];

/// Words by which a figure that is not understood is worth asking about.
const FLOWS: &[&str] =
    &["energie", "energy", "kw", "kwh", "leistung", "power", "tariflos", "verbrauch", "volume", "volumen", "watt", "wh"];

/// Words by which a register without a direction is one.
const TOTALS: &[&str] = &["total", "counter", "energy", "energie", "zaehlerstand", "zählerstand", "zähler", "zaehler"];

fn has(words: &[String], any: &[&str]) -> bool {
    words.iter().any(|word| any.contains(&word.as_str()))
}

impl Key {
    /// What a key names.
    pub fn of(name: &str) -> Self {
        if let Some(code) = code_of(name) {
            return Self::of_code(code);
        }
        let words = words(name);
        let joined = words.concat();
        match joined.as_str() {
            "a" | "zaehlera" if name.contains('-') => Self::Export(false),
            "a" | "zaehlera" if name.contains('+') => Self::Import(false),
            power if POWERS.contains(&power) => Self::Power,
            power if POWERS_IN.contains(&power) => Self::PowerIn,
            power if POWERS_OUT.contains(&power) => Self::PowerOut,
            _ if is_phase(&words) => Self::Phase,
            _ => Self::of_register(&words).unwrap_or_else(|| Self::of_rest(&words)),
        }
    }

    /// A register, if all words are of one.
    fn of_register(words: &[String]) -> Option<Self> {
        let has = |any: &[&str]| has(words, any);
        // `E_in_1` is the first tariff's register of a port of customers; more numbers are a code or a year.
        let digits = || words.iter().filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        let is_energy = words.first().is_some_and(|word| word == "e")
            && (has(IN) || has(OUT))
            && digits().count() == 1
            && digits().all(|word| word.len() == 1 && word != "0");
        let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()) && (is_energy || has(&["tarif", "tariff"]));
        let is_of_tariff = |word: &str| is_tariff_word(word) || is_number(word);
        // `Power_total_in` is what was used in all.
        let is_total = has(&["total"]) && has(&["in", "out"]);
        let is_known = |word: &str| {
            [IN, OUT, FILLERS].iter().any(|known| known.contains(&word)) || is_of_tariff(word) || (word == "power" && is_total)
        };
        if !words.iter().all(|word| is_known(word)) {
            return None;
        }
        let is_tariff = words.iter().any(|word| is_of_tariff(word));
        match (has(IN), has(OUT)) {
            (true, false) => Some(Self::Import(is_tariff)),
            (false, true) => Some(Self::Export(is_tariff)),
            // `tariff` alone says which one counts now.
            (false, false) if is_tariff => has(TOTALS).then_some(Self::Import(true)),
            (false, false) if has(TOTALS) && !has(&["active", "wirkenergie"]) => Some(Self::Weak),
            _ => None,
        }
    }

    /// What is not understood, and whether it is worth asking about.
    fn of_rest(words: &[String]) -> Self {
        // `importht` is a register of a tariff.
        let is_register = |word: &String| word.starts_with("import") || word.starts_with("export");
        match () {
            () if has(words, &["factor", "reactive", "apparent"]) => Self::Other,
            () if has(words, FLOWS) || words.iter().any(is_register) => Self::Unknown,
            () if has(words, &["total"]) => Self::Total,
            () => Self::Other,
        }
    }

    /// By the code of IEC 62056-61: the quantity, how it is counted, the tariff.
    fn of_code((quantity, kind, tariff): (u32, u32, u32)) -> Self {
        match (quantity, kind) {
            (1, 8) => Self::Import(tariff > 0),
            (2, 8) => Self::Export(tariff > 0),
            (16, 7) => Self::Power,
            (1, 7) => Self::PowerIn,
            (2, 7) => Self::PowerOut,
            (36 | 56 | 76, 7) => Self::Phase,
            (15 | 16, 8) => Self::Unknown,
            _ => Self::Other,
        }
    }
}

fn is_tariff_word(word: &str) -> bool {
    let digits = word.trim_start_matches("tariff").trim_start_matches("tarif").trim_start_matches('t');
    ["ht", "nt", "tarif", "tariff"].contains(&word)
        || (digits.len() < word.len() && digits.len() == 1 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a name is that of the power of a phase.
fn is_phase(words: &[String]) -> bool {
    const POWER: &[&str] = &["p", "power", "leistung", "watt", "wirkleistung", "pow"];
    const PHASE: &[&str] = &["l1", "l2", "l3", "p1", "p2", "p3", "phase1", "phase2", "phase3", "pl1", "pl2", "pl3"];
    let is_filler = |word: &str| ["active", "curr", "cur", "eff", "effective", "phase", "1", "2", "3"].contains(&word);
    words.iter().any(|word| PHASE.contains(&word.as_str()))
        && words.iter().any(|word| POWER.contains(&word.as_str()) || word.starts_with("pl"))
        && words.iter().all(|word| POWER.contains(&word.as_str()) || PHASE.contains(&word.as_str()) || is_filler(word))
}

/// The code in a name: `1_8_0`, `1-8-0`, `ELZ_1.8.0`, `zaehlerstand_180`.
fn code_of(name: &str) -> Option<(u32, u32, u32)> {
    let mut numbers: Vec<u32> = Vec::new();
    for piece in name.split(|c: char| !c.is_ascii_digit()).filter(|piece| !piece.is_empty()) {
        numbers.push(piece.parse().ok()?);
    }
    let is_plain = name.bytes().all(|byte| byte.is_ascii_digit() || b"_.-:*".contains(&byte)) || name.contains('.');
    match numbers[..] {
        [quantity, kind, tariff] if is_plain => Some((quantity, kind, tariff)),
        // With its medium and channel in front: 1-0:1.8.0.
        [1, 0 | 1, quantity, kind, tariff] if is_plain => Some((quantity, kind, tariff)),
        [joined @ (180 | 181 | 182 | 280 | 281 | 282)] => Some((joined / 100, joined / 10 % 10, joined % 10)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_understood_if_all_its_words_are() {
        for (name, key) in [
            ("Total_in", Key::Import(false)),
            ("energy_import_t2", Key::Import(true)),
            ("neg_wirk_tariflos", Key::Export(false)),
            ("1-0:2.8.0", Key::Export(false)),
            ("counter_neg", Key::Export(false)),
            ("Wirkleistung_L2", Key::Phase),
            ("16-7-0", Key::Power),
            ("kW_IN", Key::PowerIn),
            ("Zaehlerstand", Key::Weak),
            // A heat pump's, an angle's, a battery's, the tariff of now, what two directions come to.
            ("HP_Total_in", Key::Total),
            ("phase_l1_l2", Key::Other),
            ("Battery_Power", Key::Unknown),
            ("tariff", Key::Other),
            ("15_8_0", Key::Unknown),
            ("Volt_p1", Key::Other),
            ("Meter_Number", Key::Other),
        ] {
            assert_eq!(Key::of(name), key, "{name}");
        }
    }
}
