//! The units of a table's values: what people write, and what hours of them are given in. Energy and
//! power in watts become kWh. Other utilities keep their own unit, since no analysis here mixes two.

use super::words::{BESIDE, MONEY, Words, has, is_among, words};

/// The unit of a table's values.
#[derive(Clone, Debug, PartialEq)]
pub struct TableUnit {
    /// What the values' hours are given in.
    name: String,
    /// As it was written.
    written: String,
    /// Hours' amount = value x `factor` (for a rate: x hours).
    factor: f64,
    is_rate: bool,
}

/// What the name of a column says about a unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Named {
    /// The unit of an amount or a rate.
    Unit(TableUnit),
    /// It cannot be the flow: money, reactive energy, volts, an intensity.
    Other,
    /// Nothing.
    Nothing,
}

/// Watts and their hours, in kWh.
const ELECTRIC: [(&str, f64, bool); 28] = [
    ("wh", 0.001, false),
    ("watthour", 0.001, false),
    ("watthours", 0.001, false),
    ("kwh", 1.0, false),
    ("kwhr", 1.0, false),
    ("kwhrs", 1.0, false),
    ("kwhs", 1.0, false),
    ("kw·h", 1.0, false),
    ("kilowatthour", 1.0, false),
    ("kilowatthours", 1.0, false),
    ("kilowattstunde", 1.0, false),
    ("kilowattstunden", 1.0, false),
    ("mwh", 1_000.0, false),
    ("megawatthour", 1_000.0, false),
    ("megawatthours", 1_000.0, false),
    ("gwh", 1e6, false),
    ("w", 0.001, true),
    ("watt", 0.001, true),
    ("watts", 0.001, true),
    ("wh/h", 0.001, true),
    ("kw", 1.0, true),
    ("kws", 1.0, true),
    ("kilowatt", 1.0, true),
    ("kilowatts", 1.0, true),
    ("kwh/h", 1.0, true),
    ("mw", 1_000.0, true),
    ("megawatt", 1_000.0, true),
    ("megawatts", 1_000.0, true),
];

/// Units of other utilities, which are kept.
const KEPT: Words = "j kj mj gj tj kcal mcal gcal btu kbtu mbtu mmbtu therm therms thm dth dekatherm dekatherms m3 m³ m^3 cbm nm3 sm3 l \
    liter liters litre litres dl hl gal gals gallon gallons kgal cf ccf hcf mcf kcf ft3 ft³ lb lbs klb klbs mlb tonh tonhr tonhour \
    tonhours rth";

impl TableUnit {
    /// The unit with that name, if it is known.
    #[must_use]
    pub fn known(text: &str) -> Option<Self> {
        let written = text.split_once('(').map_or(text, |(head, _)| head).trim();
        // A milliwatt is no megawatt; all other names ignore case.
        if written.len() > 60 || written.starts_with("mW") {
            return None;
        }
        let plain: String = written.to_lowercase().chars().filter(|c| !" .-_\u{a0}".contains(*c)).collect();
        if let Some(&(_, factor, is_rate)) = ELECTRIC.iter().find(|unit| unit.0 == plain) {
            return Some(Self { name: "kWh".to_owned(), written: written.to_owned(), factor, is_rate });
        }
        let (amount, is_rate) = match plain.strip_suffix("/h") {
            Some(amount) => (amount, true),
            None => (plain.as_str(), false),
        };
        let name = written.strip_suffix("/h").unwrap_or(written).trim();
        is_among(amount, KEPT).then(|| Self { name: name.to_owned(), written: written.to_owned(), factor: 1.0, is_rate })
    }

    /// The unit that a person names. A name that is not known is the unit of an amount, and is kept.
    ///
    /// # Errors
    /// For a unit that measures no flow, such as kVA, and for a name that may mean two things.
    pub fn given(text: &str) -> Result<Self, String> {
        let written = text.trim();
        if let Some(unit) = Self::known(written) {
            return Ok(unit);
        }
        let plain = written.to_lowercase();
        if is_among(written, BESIDE) || ["v", "a", "°c", "°f"].contains(&plain.as_str()) {
            return Err(format!("`{written}` measures no flow: use a unit such as kWh, Wh, W, kW, therm or m3"));
        }
        if written.is_empty() || written.len() > 60 || written.starts_with("mW") || plain.contains('/') {
            return Err(format!(
                "`{written}` is not a unit that is known: use one such as kWh, Wh, MWh, W, kW, therm, m3 or gal"
            ));
        }
        Ok(Self { name: written.to_owned(), written: written.to_owned(), factor: 1.0, is_rate: false })
    }

    /// What hours of it are given in: `kWh`, or the unit's own name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// As it was written: `W`.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether it is a rate, such as W, rather than an amount.
    #[must_use]
    pub fn is_rate(&self) -> bool {
        self.is_rate
    }

    /// The factor from this unit to [`name`](Self::name) (for a rate: over an hour).
    pub(super) fn factor(&self) -> f64 {
        self.factor
    }
}

/// What a column's name says about the unit: `Usage (kWh)`, `power_w`, `ConsumptionKWh`, `Cost (€)`.
pub(super) fn named(column: &str) -> Named {
    let lower = column.to_lowercase();
    // A price or an intensity, not an amount.
    let is_share = ["/kwh", "/mwh", "/wh", "per kwh", "je kwh", "/m2", "/m²", "per m2"].iter().any(|share| lower.contains(share));
    if is_share && !lower.contains("/kwh/h") {
        return Named::Other;
    }
    let found = words(column);
    if has(column, BESIDE) || bracketed(column).is_some_and(|inner| matches!(inner, "V" | "A" | "mA" | "mV")) {
        return Named::Other;
    }
    let unit = TableUnit::known(column)
        .or_else(|| bracketed(column).and_then(TableUnit::known))
        .or_else(|| in_words(&found))
        .or_else(|| found.iter().find_map(|word| at_end(word)));
    match unit {
        Some(unit) => Named::Unit(unit),
        None if lower.contains(['€', '$', '£', '¥']) || has(column, MONEY) => Named::Other,
        None => Named::Nothing,
    }
}

/// The first unit among words; of two words, such as `Watt hours`, before one. A single letter other
/// than W may mean anything.
fn in_words(words: &[&str]) -> Option<TableUnit> {
    words.iter().enumerate().find_map(|(i, word)| {
        let two = words.get(i + 1).and_then(|next| TableUnit::known(&format!("{word} {next}")));
        let is_letter = word.chars().count() == 1 && !word.eq_ignore_ascii_case("w");
        two.or_else(|| TableUnit::known(word).filter(|_| !is_letter))
    })
}

/// A name that ends in its unit without a sign between: `ConsumptionKWh`.
fn at_end(word: &str) -> Option<TableUnit> {
    const BEFORE: [&str; 9] = ["energy", "consumption", "usage", "power", "import", "export", "demand", "load", "verbrauch"];
    let lower = word.to_lowercase();
    let unit = BEFORE.iter().find_map(|before| lower.strip_prefix(before))?;
    TableUnit::known(&word[word.len().checked_sub(unit.len())?..])
}

/// What stands in the last brackets of a name.
fn bracketed(name: &str) -> Option<&str> {
    let close = name.rfind([')', ']', '}'])?;
    let start = name[..close].rfind(['(', '[', '{'])?;
    Some(name[start + 1..close].trim())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_columns_name_tells_its_unit() {
        for (name, written, hours, factor, is_rate) in [
            ("Usage (kWh)", "kWh", "kWh", 1.0, false),
            ("power_w", "w", "kWh", 0.001, true),
            ("Wirkleistung [kW]", "kW", "kWh", 1.0, true),
            ("ConsumptionKWh", "KWh", "kWh", 1.0, false),
            ("kWh (thousand Watt-hours)", "kWh", "kWh", 1.0, false),
            ("Energie MWh", "MWh", "kWh", 1_000.0, false),
            ("Energy, Watt-hours", "Watt hours", "kWh", 0.001, false),
            ("Gas (therms)", "therms", "therms", 1.0, false),
            ("Durchfluss (m³/h)", "m³/h", "m³", 1.0, true),
        ] {
            let Named::Unit(unit) = named(name) else { panic!("{name}: {:?}", named(name)) };
            assert_eq!((unit.written(), unit.name(), unit.factor(), unit.is_rate()), (written, hours, factor, is_rate), "{name}");
        }
    }

    #[test]
    fn money_and_what_stands_beside_a_flow_is_no_amount() {
        for name in ["Cost ($)", "Preis", "ct/kWh", "kVA", "Reactive (kvarh)", "Voltage (V)", "CO2 (kg)", "kWh/m2"] {
            assert_eq!(named(name), Named::Other, "{name}");
        }
        // A tariff's register is no money, since it has a unit of energy.
        assert!(matches!(named("Low tariff (kWh)"), Named::Unit(_)));
        assert_eq!(named("consumption"), Named::Nothing);
    }

    #[test]
    fn a_milliwatt_is_no_megawatt() {
        assert_eq!(TableUnit::known("mW"), None);
        assert!(TableUnit::given("mWh").is_err());
        assert_eq!(TableUnit::known("MW").unwrap().factor(), 1_000.0);
    }

    #[test]
    fn a_unit_of_ones_own_is_an_amount() {
        assert_eq!(TableUnit::given("buckets").unwrap().name(), "buckets");
        assert!(TableUnit::given("kVA").unwrap_err().contains("no flow"));
        assert!(TableUnit::given("kW/h").unwrap_err().contains("not a unit"));
    }
}
