//! What the name of a figure says, all its words together: directions, sides, a phase, a tariff, a
//! string of panels, and the place that is left. Leaves out what the figure measures (its unit and
//! class) and its device.

use super::lexicon::{Sense, compound, exact, plain};
use super::obis::{Obis, obis};
use super::phrase::{phrased, with_directions, without_sign};
use super::room::is_room;
use super::share::{BY_DAY, BY_LOAD, Share, Tariff};
use super::tic::label;
use super::words;

/// A set of [`Sense`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Senses(u64);

impl Senses {
    /// Adds one.
    pub fn add(&mut self, sense: Sense) {
        self.0 |= 1 << sense as u64;
        if sense == Sense::Yield {
            self.add(Sense::Produced);
        }
    }

    /// Whether the name has a word of this sense.
    pub fn has(self, sense: Sense) -> bool {
        self.0 & (1 << sense as u64) != 0
    }

    /// Whether it has a word of one of them.
    pub fn any(self, senses: &[Sense]) -> bool {
        senses.iter().any(|sense| self.has(*sense))
    }
}

/// What a name says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Said {
    pub senses: Senses,
    pub share: Share,
    pub tariff: Option<Tariff>,
    /// The words that name a place, without the device's own.
    pub place: Vec<String>,
    /// Those words, and those of roles and shares, in their order: the part of a channel's name.
    pub text: String,
    /// Whether nothing but the quantity was said, the device's own words included.
    pub is_bare: bool,
}

impl Said {
    /// What a name says of a device whose own words are `owner`.
    pub fn of(name: &str, owner: &[String]) -> Self {
        let mut reader = Reader { said: Self { is_bare: true, ..Self::default() }, text: Vec::new(), last: None, letter: None };
        let (obis, rest) = obis(name);
        if let Some(obis) = obis {
            reader.obis(obis);
        }
        let words: Vec<String> = phrased(words(&with_directions(&without_sign(&rest))).iter().map(|word| plain(word)).collect());
        for (i, word) in words.iter().enumerate() {
            let next = words.get(i + 1).map(String::as_str);
            reader.word(word, next, owner);
        }
        reader.end(words.iter().map(String::as_str).collect())
    }
}

impl Said {
    /// Whether heating or warm water is named, and nothing that is electric only.
    pub fn heats(&self) -> bool {
        let is_hot_water = self.senses.has(Sense::Hot) && self.senses.has(Sense::Water);
        (self.senses.has(Sense::Heating) || is_hot_water) && !self.senses.any(&[Sense::Import, Sense::Charge])
    }

    /// Whether a place is named that is no room, nor the air outside.
    pub fn is_elsewhere(&self) -> bool {
        let is_air = self.senses.any(&[Sense::Indoor, Sense::Outdoor]);
        !is_air && !self.place.is_empty() && !self.place.iter().any(|word| is_room(word))
    }

    /// For a figure of electricity, hot and cold water are places that it serves.
    pub fn water_is_place(&mut self) {
        for (sense, word) in [(Sense::Water, "water"), (Sense::Cold, "cold"), (Sense::Hot, "hot")] {
            if self.senses.has(sense) {
                self.place.insert(0, word.to_owned());
                self.text = if self.text.is_empty() { word.to_owned() } else { super::clean(&format!("{word}-{}", self.text)) };
            }
        }
    }
}

struct Reader {
    said: Said,
    text: Vec<String>,
    /// The sense of the word before.
    last: Option<Sense>,
    /// A single letter that may name a phase.
    letter: Option<u8>,
}

impl Reader {
    fn add(&mut self, sense: Sense) {
        self.said.senses.add(sense);
    }

    fn obis(&mut self, (quantity, kind, tariff): Obis) {
        let phase = match quantity {
            21..=40 => Some(1),
            41..=60 => Some(2),
            61..=80 => Some(3),
            _ => None,
        };
        match quantity % 20 {
            1 => self.add(Sense::Import),
            2 => self.add(Sense::Export),
            16 if kind == 7 => {}
            _ => self.add(Sense::Reactive),
        }
        if let Some(phase) = phase {
            self.said.share = Share::Phase(phase);
            self.text.push(format!("l{phase}"));
        }
        if kind == 8 && (1..=9).contains(&tariff) {
            self.said.tariff = Some(Tariff::Number(u32::from(tariff)));
        }
        self.said.is_bare = false;
    }

    fn word(&mut self, word: &str, next: Option<&str>, owner: &[String]) {
        let base = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let number: Option<u32> = word[base.len()..].parse().ok();
        let last = self.last.take();
        if let Some((sense, tariff)) = label(word) {
            self.add(sense);
            self.said.is_bare = false;
            return tariff.iter().for_each(|tariff| self.named(tariff));
        }
        match (exact(word), base, number) {
            // `export` and `into`: where to.
            _ if ["to", "from", "by"].contains(&word) => self.towards(word, next),
            (None, "back", None) if self.said.senses.any(&[Sense::Delivered, Sense::Export, Sense::Supplied]) => {
                self.add(Sense::Export)
            }
            (Some(Sense::Tariff), ..) => self.last = Some(Sense::Tariff),
            (Some(Sense::Night), ..) => self.named(word),
            (Some(_), ..) if BY_DAY.contains(&word) || BY_LOAD.contains(&word) => self.named(word),
            (Some(sense), ..) => self.sense(sense, word, next, owner),
            (None, "l", Some(phase @ 1..=3)) => self.phase(phase as u8, word),
            (None, "t" | "tariff" | "tarif" | "tarief" | "rate", Some(tariff @ 1..=9)) => self.tariff(tariff),
            // The bands of Italian tariffs.
            (None, "f", Some(tariff @ 1..=3)) => self.tariff(tariff),
            (None, "", Some(number)) => self.number(number, word, last, owner),
            (None, base, Some(number)) if exact(base).is_some() => {
                if let Some(sense) = exact(base) {
                    self.numbered(sense, number, word, owner);
                }
            }
            (None, letter, None) if letter.len() == 1 => self.single(letter, last, next),
            _ => self.long(word, owner),
        }
    }

    /// `to grid`, `from the grid`, `to client`.
    fn towards(&mut self, word: &str, next: Option<&str>) {
        let is_grid = next.and_then(exact) == Some(Sense::Grid) || next == Some("the");
        self.add(Sense::Between);
        match word {
            "to" if is_grid => self.add(Sense::Export),
            "from" if is_grid => self.add(Sense::Import),
            "by" if next == Some("client") => self.add(Sense::Export),
            _ => {}
        }
    }

    fn sense(&mut self, sense: Sense, word: &str, next: Option<&str>, owner: &[String]) {
        self.add(sense);
        self.last = Some(sense);
        if sense != Sense::Plain {
            self.said.is_bare = false;
        }
        match sense {
            // A heat pump is a place, and uses electricity.
            Sense::Heat if next == Some("pump") => {
                self.said.senses.0 &= !(1 << Sense::Heat as u64);
                self.add(Sense::HeatPump);
                self.place(word, owner);
            }
            // A part of the house.
            Sense::Backup => {
                self.add(Sense::Load);
                self.place(word, owner);
            }
            Sense::Heating | Sense::HeatPump | Sense::HeaterPart | Sense::NoRoom | Sense::Fuel => self.place(word, owner),
            Sense::Grid | Sense::Solar | Sense::Battery | Sense::Load | Sense::Inverter | Sense::Dc | Sense::Raw => {
                self.text(word, owner);
            }
            Sense::Phase | Sense::Channel => self.text(word, &[]),
            Sense::Indoor | Sense::Outdoor if !["indoor", "outdoor"].contains(&word) => self.text(word, owner),
            Sense::Input | Sense::Output => self.text(word, owner),
            _ => {}
        }
    }

    /// A word of a sense with a number behind it: `pv1`, `phase2`, `power1`.
    fn numbered(&mut self, sense: Sense, number: u32, word: &str, owner: &[String]) {
        self.add(sense);
        self.said.is_bare = false;
        match sense {
            Sense::Phase if (1..=3).contains(&number) => self.phase(number as u8, word),
            Sense::Solar | Sense::Channel | Sense::Input | Sense::Output => self.channel(number, word),
            Sense::Plain => self.place(&number.to_string(), &[]),
            _ => self.place(word, owner),
        }
    }

    fn number(&mut self, number: u32, word: &str, last: Option<Sense>, owner: &[String]) {
        self.said.is_bare = false;
        match last {
            Some(Sense::Phase) if (1..=3).contains(&number) => self.phase(number as u8, word),
            Some(Sense::Tariff) => self.tariff(number),
            Some(Sense::Solar | Sense::Channel | Sense::Input | Sense::Output) => self.channel(number, word),
            // A number of the device's own, such as its serial number.
            _ if word.len() > 3 && owner.iter().any(|own| own == word) => {}
            _ => self.place(word, &[]),
        }
    }

    /// `a` as a phase, if the word before or behind says so.
    fn single(&mut self, letter: &str, last: Option<Sense>, next: Option<&str>) {
        self.said.is_bare = false;
        let phase = match letter {
            "a" | "r" | "u" => 1,
            "b" | "s" | "v" => 2,
            "c" | "t" | "w" => 3,
            _ => return self.place(letter, &[]),
        };
        if last == Some(Sense::Phase) || next.and_then(exact) == Some(Sense::Phase) {
            self.phase(phase, letter);
        } else {
            self.letter = ["a", "b", "c"].contains(&letter).then_some(phase);
            self.place(letter, &[]);
        }
    }

    fn long(&mut self, word: &str, owner: &[String]) {
        let (senses, rest) = compound(word);
        if senses.is_empty() {
            self.said.is_bare = false;
            return self.place(word, owner);
        }
        self.last = senses.last().copied();
        for sense in senses {
            self.add(sense);
            self.said.is_bare &= sense == Sense::Plain;
            if [Sense::Grid, Sense::Solar, Sense::Battery, Sense::Load, Sense::HeatPump].contains(&sense) {
                self.text(word, owner);
            }
        }
        match exact(&rest) {
            Some(sense) => self.add(sense),
            None if !rest.is_empty() => self.place(&rest, owner),
            None => {}
        }
    }

    fn phase(&mut self, phase: u8, word: &str) {
        self.said.is_bare = false;
        self.said.share = Share::Phase(phase);
        self.text.push(word.to_owned());
    }

    fn channel(&mut self, number: u32, word: &str) {
        self.said.share = Share::Channel(number);
        self.text.push(word.to_owned());
    }

    fn tariff(&mut self, number: u32) {
        self.said.is_bare = false;
        self.said.tariff = Some(Tariff::Number(number));
    }

    fn named(&mut self, word: &str) {
        self.said.is_bare = false;
        if self.said.tariff.is_none() {
            self.said.tariff = Some(Tariff::Named(word.to_owned()));
        }
    }

    fn place(&mut self, word: &str, owner: &[String]) {
        self.said.is_bare = false;
        if !owner.iter().any(|own| own == word) {
            self.said.place.push(word.to_owned());
            self.text.push(word.to_owned());
        }
    }

    fn text(&mut self, word: &str, owner: &[String]) {
        if !owner.iter().any(|own| own == word) {
            self.text.push(word.to_owned());
        }
    }

    fn end(mut self, words: Vec<&str>) -> Said {
        // `Power A`, `Power B`: a letter alone is a phase.
        if let (Some(phase), [one]) = (self.letter, self.said.place.as_slice())
            && one.len() == 1
            && self.said.share == Share::None
        {
            self.said.place.clear();
            self.said.share = Share::Phase(phase);
        }
        // `off peak` in two words.
        if words.windows(2).any(|pair| pair == ["off", "peak"]) {
            self.said.tariff = Some(Tariff::Named("offpeak".to_owned()));
            self.said.place.retain(|word| word != "off");
            self.text.retain(|word| word != "off");
        }
        self.coloured_days();
        self.said.text = super::clean(&self.text.join("-"));
        self.said
    }

    /// The colours of days, each with its own two tariffs (Tempo).
    fn coloured_days(&mut self) {
        const COLOURS: &[&str] = &["bleu", "bleus", "blanc", "blancs", "rouge", "rouges", "blue", "white", "red"];
        let (Some(Tariff::Named(tariff)), [colour]) = (&self.said.tariff, self.said.place.as_slice()) else { return };
        if ["hc", "hp", "creuses", "pleines"].contains(&tariff.as_str()) && COLOURS.contains(&colour.as_str()) {
            self.text.retain(|word| word != colour);
            self.said.tariff = Some(Tariff::Named(format!("{colour}-{tariff}")));
            self.said.place.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str) -> Said {
        Said::of(name, &["roof".to_owned(), "114100000001".to_owned()])
    }

    #[test]
    fn words_that_name_no_place_leave_none() {
        for name in [
            "Power",
            "P_AC",
            "YieldTotal",
            "Accumulated active import",
            "Gas Consumed in kWh",
            "Raw Value",
            "Roof Power DC",
            "Energie opgewekt",
            "Zählerstand Bezug",
            "Gesamtenergieverbrauch",
            "Consommation totale",
            "Energia prodotta",
            "Energía vertida",
            "Total power delivered back",
            "114100000001 Power",
            "1-0:1.8.0",
            "Import from grid (Total)",
        ] {
            assert_eq!((said(name).place, said(name).share), (Vec::<String>::new(), Share::None), "{name}");
        }
    }

    #[test]
    fn directions_are_known_in_many_languages() {
        for name in [
            "Accumulated active export",
            "Einspeisung",
            "Netzeinspeisung",
            "Energie teruggeleverd",
            "Teruglevering tarief 1",
            "Energía vertida",
            "Energia immessa",
            "Injection",
            "Feed-in",
            "Energy to grid",
            "Power delivered back",
            "1-0:2.8.0",
            "Active energy -> export",
            "Total_out export",
            "Energy delivered by client",
            "Rücklieferung",
            "Ruecklieferung",
            "Energía inyectada",
        ] {
            assert!(said(name).senses.has(Sense::Export), "{name}");
        }
        for name in [
            "Produced",
            "Solar yield",
            "Erzeugung",
            "Gesamtertrag",
            "Energie opgewekt",
            "Production",
            "Energía producida",
            "Energia prodotta",
            "Generated",
        ] {
            assert!(said(name).senses.has(Sense::Produced), "{name}");
        }
        for name in ["Bezug", "Netzbezug", "Soutirage", "Energia prelevata", "Import", "Energy from grid", "1-0:1.8.0", "Afname"]
        {
            assert!(said(name).senses.has(Sense::Import), "{name}");
        }
    }

    #[test]
    fn phases_tariffs_and_strings_are_told_apart() {
        for (name, share) in [
            ("L1 active import", Share::Phase(1)),
            ("Power Consumed Phase 2", Share::Phase(2)),
            ("Phase C Power", Share::Phase(3)),
            ("Power B", Share::Phase(2)),
            ("1-0:36.7.0", Share::Phase(1)),
            ("CH1 YieldTotal", Share::Channel(1)),
            ("PV2 Watt", Share::Channel(2)),
            ("PV 1 Energy Total", Share::Channel(1)),
            ("MPPT 3 power", Share::Channel(3)),
        ] {
            assert_eq!(said(name).share, share, "{name}");
        }
        for (name, tariff) in [
            ("Energy Consumed Tariff 1", Tariff::Number(1)),
            ("Total power used T2", Tariff::Number(2)),
            ("1-0:1.8.2*255", Tariff::Number(2)),
            ("Energie verbruikt tarief 2", Tariff::Number(2)),
            ("Energy peak", Tariff::Named("peak".to_owned())),
            ("Index HC", Tariff::Named("hc".to_owned())),
            ("Energy off peak", Tariff::Named("offpeak".to_owned())),
        ] {
            assert_eq!(said(name).tariff, Some(tariff), "{name}");
        }
    }

    #[test]
    fn what_is_left_is_the_place() {
        assert_eq!((said("Pump Energy").place, said("Pump Energy").text), (vec!["pump".to_owned()], "pump".to_owned()));
        assert_eq!(said("Circuit 1 Power").text, "circuit-1");
        assert_eq!(said("power1").text, "1");
        assert_eq!(said("Phase A Power").text, "phase-a");
        assert_eq!(said("Garagenverbrauch").place, ["garagen"]);
        assert!(said("Gasverbruik").senses.has(Sense::Gas) && said("Gasverbruik").place.is_empty());
        let heat_pump = said("Heat pump energy");
        assert!(!heat_pump.senses.has(Sense::Heat) && heat_pump.text == "heat-pump");
    }
}
