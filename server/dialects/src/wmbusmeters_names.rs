//! What wmbusmeters' names mean: which medium a meter counts, and which of its some 760 keys are a
//! running register, a share of one, or a snapshot. The words of a key decide, so keys of drivers to
//! come are read alike. Leaves out values.

/// What a meter counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    Electricity,
    Gas,
    Water,
    HotWater,
    Heat,
    Cold,
    HeatAndCold,
    Room,
    /// Something that is counted, but it is not said what.
    Unknown,
    /// Nothing that can be bought: cost allocators, detectors.
    None,
}

/// Drivers by what their meters count, for media that do not tell. All others are unknown.
const DRIVERS: &[(Medium, &str)] = &[
    (
        Medium::Water,
        "actislink apator08 apator162 apator172 apatorna1 aptmbusna aquastream aventieswm dme173 dme_07 emerlin868 engelmann_faw \
         ev200 evo868 fiowater gwfwater hydrodigit hydrus iperl istawater itron iwmtx5 izar izarv2 kadenwater kamwater lse_07_17 \
         maddalena minomess mkradio3 mkradio3a mkradio4 mkradio4a multical21 op041a picoflux q400 qwater qwaterv2 rfmtx1 supercom587 \
         topaseskr uiws ultrimis ultrimisv2 waterstarm watertech weh_07 werhlemodwm zenner0b",
    ),
    (Medium::Gas, "aerius elster gwfgas unismart"),
    (Medium::Electricity, "abbb23 amiplus ebzwmbe ehzp eltako em24 esyswm gransystems iem3000 ime nemo nzr omnipower"),
    (
        Medium::Heat,
        "c5isf compact5 elf elf2 enercal hydrocalm3 istaheat itronheat kamheat microclima pollucomf qheat qheat5us qheat_55_us qheatv2 \
         sensostar sharky sharky774 supercal ultraheat vario411 vario451 vario451mid",
    ),
    (Medium::HeatAndCold, "hydrocalm4 qualcosonic"),
    (Medium::Room, "cma12w elvsense lansenth munia piigth rfmamb"),
    (
        Medium::None,
        "apatoreitn aventieshca bfw240radio caltose eurisii fhkvdataiii fhkvdataiv hcae2 hydroclima hydroclimav2 kaden lse_08 qcaloric \
         relhca sontex868 lansendw kampress lansenrp ei6500 lansensm qsmoke tsd2",
    ),
];

impl Medium {
    /// The medium by the words of `media`, or else by the driver.
    pub fn of(media: &str, driver: &str) -> Self {
        match media {
            "electricity" => Self::Electricity,
            "gas" => Self::Gas,
            "water" | "cold water" => Self::Water,
            "warm water" | "hot water" => Self::HotWater,
            "heat" | "heat volume at inlet" | "heat volume at outlet" => Self::Heat,
            "cooling load" | "cooling load volume at outlet" | "cooling load volume at inlet" => Self::Cold,
            "heat/cooling load" => Self::HeatAndCold,
            "room sensor" => Self::Room,
            "oil" | "steam" | "compressed air" | "waste water" | "hot/cold water" => Self::Unknown,
            "heat cost allocation"
            | "heat cost allocator"
            | "smoke detector"
            | "gas detector"
            | "pressure"
            | "valve"
            | "breaker"
            | "garbage" => Self::None,
            _ => {
                let is_named = |drivers: &&(Self, &str)| drivers.1.split_ascii_whitespace().any(|name| name == driver);
                DRIVERS.iter().find(is_named).map_or(Self::Unknown, |(medium, _)| *medium)
            }
        }
    }

    /// Whether water is only its carrier.
    pub fn is_heat(self) -> bool {
        matches!(self, Self::Heat | Self::Cold | Self::HeatAndCold)
    }
}

/// What a key's unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quantity {
    Energy,
    Volume,
    Power,
    /// Pulses of something.
    Count,
}

/// Which way it flows, or that it is cold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    In,
    Out,
    Cold,
}

/// What a key tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The running register, or the power now.
    Register,
    /// A tariff's part of the register.
    Share,
    /// What a register showed at some time.
    Snapshot,
    /// Another meter's pulses, counted by this one.
    Input,
    /// Known, and counts nowhere: reactive, a phase, a mean, the most of a day.
    Aside,
    /// In words that are not known here.
    Unknown,
}

/// A key of a telegram.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key<'a> {
    pub name: &'a str,
    pub quantity: Quantity,
    pub kind: Kind,
    pub direction: Direction,
    /// To kWh, m³ or W.
    pub factor: f64,
    /// Whether this is the unit in which meters are read. Others are conversions of the same.
    pub is_plain_unit: bool,
    /// How many words it has.
    pub words: usize,
    /// The tariff whose share it is.
    pub tariff: Option<u32>,
    /// Whether it is a snapshot of a set date, which some meters send alone.
    pub is_set_date: bool,
}

/// Units at the end of keys: the quantity, the factor, and whether it is the plain one.
const UNITS: &[(&str, Quantity, f64, bool)] = &[
    ("kwh", Quantity::Energy, 1.0, true),
    ("wh", Quantity::Energy, 1e-3, false),
    ("mwh", Quantity::Energy, 1e3, false),
    ("mj", Quantity::Energy, 1.0 / 3.6, false),
    ("gj", Quantity::Energy, 1e3 / 3.6, false),
    ("m3", Quantity::Volume, 1.0, true),
    ("l", Quantity::Volume, 1e-3, false),
    ("kw", Quantity::Power, 1e3, true),
    ("w", Quantity::Power, 1.0, false),
];

/// Words of what a register showed once, or gathers for a while.
const SNAPSHOT: &[&str] = &[
    "target",
    "due",
    "last",
    "prev",
    "previous",
    "at",
    "set",
    "date",
    "history",
    "historic",
    "month",
    "months",
    "year",
    "day",
    "period",
    "delta",
    "ago",
    "key",
    "old",
    "base",
    "half",
    "tariffs",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
];

/// Words of what counts nowhere.
const ASIDE: &[&str] = &[
    "reactive",
    "apparent",
    "partial",
    "max",
    "maximum",
    "min",
    "minimum",
    "average",
    "avg",
    "mean",
    "requirement",
    "flow",
    "factor",
];

/// Words of a register and of a power.
const PLAIN: &[&str] = &[
    "total",
    "totalitator",
    "energy",
    "consumption",
    "consumed",
    "heat",
    "heating",
    "active",
    "positive",
    "volume",
    "water",
    "overall",
    "power",
    "3phase",
    "three",
    "phase",
    "import",
    "imported",
    "current",
];

const OUT: &[&str] =
    &["production", "produced", "negative", "backward", "backwards", "backflow", "reverse", "export", "exported", "returned"];

const COLD: &[&str] = &["cooling", "cold"];

impl<'a> Key<'a> {
    /// What a key means; `None` if its unit is none of an amount or a power.
    pub fn of(name: &'a str) -> Option<Self> {
        let (stem, unit) = name.rsplit_once('_')?;
        if unit == "counter" {
            // Pulses of a counter's inputs. Other counters count alarms and messages.
            return ["a", "b"].contains(&stem).then(|| Self::new(name, Quantity::Count, Kind::Unknown, Direction::In));
        }
        let (_, quantity, factor, is_plain_unit) = UNITS.iter().find(|(of, ..)| *of == unit)?;
        let lower = stem.to_lowercase();
        let words: Vec<&str> = lower.split('_').collect();
        let direction = match () {
            () if words.iter().any(|word| OUT.contains(word)) => Direction::Out,
            () if words.iter().any(|word| COLD.contains(word)) => Direction::Cold,
            () => Direction::In,
        };
        let tariff = tariff(&words);
        let kind = kind(&words, *quantity, tariff);
        let is_set_date = words.first().is_some_and(|first| ["target", "due"].contains(first));
        let plain = Self::new(name, *quantity, kind, direction);
        Some(Self { factor: *factor, is_plain_unit: *is_plain_unit, words: words.len(), tariff, is_set_date, ..plain })
    }

    fn new(name: &'a str, quantity: Quantity, kind: Kind, direction: Direction) -> Self {
        Self { name, quantity, kind, direction, factor: 1.0, is_plain_unit: true, words: 1, tariff: None, is_set_date: false }
    }
}

/// The number of the tariff that a key is of: `tariff1`, or `tariff_1`.
fn tariff(words: &[&str]) -> Option<u32> {
    let at = words.iter().position(|word| word.starts_with("tariff"))?;
    let number = words[at].trim_start_matches("tariff");
    if number.is_empty() { words.get(at + 1)?.parse().ok() } else { number.parse().ok() }
}

fn kind(words: &[&str], quantity: Quantity, tariff: Option<u32>) -> Kind {
    let has = |any: &[&str]| words.iter().any(|word| any.contains(word));
    let is_of_phase = words.iter().enumerate().any(|(i, word)| {
        let number = word.strip_prefix("phase").or_else(|| word.strip_prefix('l'));
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
            || (*word == "phase" && words.get(i + 1).is_some_and(|next| next.parse::<u8>().is_ok()))
    });
    let is_input = words.iter().any(|word| {
        let plain = word.trim_end_matches(|c: char| c.is_ascii_digit());
        ["input", "subunit"].contains(&plain) || (plain == "c" && word.len() == 2)
    });
    if has(SNAPSHOT) {
        return Kind::Snapshot;
    }
    if is_input {
        return Kind::Input;
    }
    if has(ASIDE) || is_of_phase {
        // Water that flowed backwards is a direction, no flow.
        let is_direction = quantity == Quantity::Volume && has(OUT) && !has(&["max", "min"]);
        return if is_direction { Kind::Register } else { Kind::Aside };
    }
    let is_known = |word: &&str| {
        PLAIN.contains(word)
            || OUT.contains(word)
            || COLD.contains(word)
            || word.starts_with("tariff")
            || (tariff.is_some() && word.parse::<u32>().is_ok())
    };
    match quantity {
        _ if tariff.is_some() && words.iter().all(is_known) => Kind::Share,
        // The power of one phase, by its number alone.
        Quantity::Power if words.last().is_some_and(|last| last.parse::<u32>().is_ok()) => Kind::Aside,
        _ if !words.iter().all(is_known) => Kind::Unknown,
        Quantity::Power | Quantity::Count => Kind::Register,
        // What is current beside what was previous is the amount since then.
        _ if has(&["current"]) => Kind::Snapshot,
        _ if has(&["total", "totalitator"]) || words == ["heat"] || has(OUT) => Kind::Register,
        _ => Kind::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_key_say_what_it_is() {
        for (name, kind, direction) in [
            ("total_m3", Kind::Register, Direction::In),
            ("totalitator_m3", Kind::Register, Direction::In),
            ("heat_kwh", Kind::Register, Direction::In),
            ("positive_total_active_energy_kwh", Kind::Register, Direction::In),
            ("total_active_positive_3phase_kwh", Kind::Register, Direction::In),
            ("total_energy_production_kwh", Kind::Register, Direction::Out),
            ("total_backward_flow_m3", Kind::Register, Direction::Out),
            ("total_energy_cooling_kwh", Kind::Register, Direction::Cold),
            ("total_energy_consumption_tariff1_kwh", Kind::Share, Direction::In),
            ("total_energy_consumption_l2_kwh", Kind::Aside, Direction::In),
            ("total_reactive_positive_3phase_kwh", Kind::Aside, Direction::In),
            ("total_active_partial_3phase_kwh", Kind::Aside, Direction::In),
            ("total_energy_cooling_period_kwh", Kind::Snapshot, Direction::Cold),
            ("consumption_at_set_date_8_m3", Kind::Snapshot, Direction::In),
            ("December_total_m3", Kind::Snapshot, Direction::In),
            ("current_kwh", Kind::Snapshot, Direction::In),
            ("c1_volume_m3", Kind::Input, Direction::In),
            ("three_phase_total_active_power_kw", Kind::Register, Direction::In),
            ("current_power_consumption_phase3_kw", Kind::Aside, Direction::In),
            ("current_power_consumption_2_kw", Kind::Aside, Direction::In),
            ("current_power_production_kw", Kind::Register, Direction::Out),
            ("surprising_total_m3", Kind::Unknown, Direction::In),
        ] {
            let key = Key::of(name).map(|key| (key.kind, key.direction));
            assert_eq!(key, Some((kind, direction)), "{name}");
        }
        for name in [
            "forward_energy_m3c",
            "volume_flow_m3h",
            "total_reactive_energy_consumption_kvarh",
            "current_consumption_hca",
            "alarm_counter",
        ] {
            assert!(Key::of(name).is_none(), "{name}");
        }
    }
}
