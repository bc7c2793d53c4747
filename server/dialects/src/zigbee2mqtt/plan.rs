//! How a device's messages are read: which of its figures count, which of them repeat others, and
//! what nobody can place. Where a total and its parts are both told, the total counts. Where only
//! parts are, they add up. Leaves out reading the messages (`state`).

use super::exposed::Device;
use super::figure::{Figure, Found, Quantity, Scope};

/// A figure that counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Counted {
    pub property: String,
    pub field: &'static str,
    pub factor: f64,
    pub part: String,
    /// The key that says whether it flows out.
    pub flow: Option<String>,
}

/// Figures of the parts of one flow whose sum counts, once all of them are known.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sum {
    pub field: &'static str,
    pub parts: Vec<Counted>,
    /// The sum of the phases, one of which has the name of the whole and may be just that: the same
    /// property is written by two clusters in turn.
    pub has_two_writers: bool,
}

/// A figure that is known and not counted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Noted {
    pub property: String,
    pub proposal: Option<(&'static str, f64)>,
    /// Water in cubic metres or litres, told apart by its digits.
    pub is_by_digits: bool,
}

/// How the messages of a device are read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Plan {
    pub counted: Vec<Counted>,
    pub sums: Vec<Sum>,
    /// Figures that repeat others. They are kept as values that count nowhere.
    pub kept: Vec<String>,
    pub noted: Vec<Noted>,
    /// The key that names the unit of `energy`.
    pub unit_key: Option<String>,
}

/// The figures of one quantity.
#[derive(Default)]
struct Quantities {
    /// The best first.
    whole: Vec<(u8, Figure)>,
    parts: Vec<(String, Figure)>,
    tariffs: Vec<Figure>,
}

impl Plan {
    /// The plan of a device. A device that the bridge did not describe is read by the names in its
    /// message, and `is_single` says that the message holds one figure of possibly many.
    pub fn of(device: &Device, is_single: bool) -> Self {
        let mut plan = Self { unit_key: device.unit_key.clone(), ..Self::default() };
        let (mut figures, mut periods) = (Vec::new(), Vec::new());
        for one in &device.figures {
            let note = |proposal, is_by_digits| Noted { property: one.property.clone(), proposal, is_by_digits };
            match one.found(device) {
                // Its unit comes with the message.
                _ if device.unit_key.is_some() && one.property == "energy" => plan.noted.push(note(None, false)),
                Found::Figure(figure) if is_single && matches!(figure.scope, Scope::Part(..) | Scope::Tariff) => {
                    plan.noted.push(note(Some((figure.field, figure.factor)), false));
                }
                Found::Figure(figure) => figures.push(figure),
                Found::OfPeriod(quantity) => periods.push((quantity, note(None, false))),
                Found::Unsure(proposal) => plan.noted.push(note(proposal, false)),
                Found::WaterByDigits => plan.noted.push(note(Some(("water_m3", 1.0)), true)),
                Found::Other => {}
            }
        }
        if !device.is_by_name {
            add_hidden(&mut figures);
        }
        let mut of = |quantity| Quantities::of(&mut figures, quantity);
        let (import, export, power) = (of(Quantity::Import), of(Quantity::Export), of(Quantity::Power));
        let is_split = import.is_split();
        let has_register = !import.is_empty();
        let counts = |quantity: &Quantity| match quantity {
            Quantity::Import => has_register,
            Quantity::Export => has_register || !export.is_empty(),
            quantity => figures.iter().any(|figure| figure.quantity == *quantity),
        };
        // Beside a register it is the same amount again, alone it is all that there is.
        let alone: Vec<Noted> = periods.into_iter().filter(|(quantity, _)| !counts(quantity)).map(|(_, note)| note).collect();
        plan.noted.extend(alone);
        plan.power(power, is_split, has_register, device);
        plan.register(import, is_split, device);
        plan.register(export, is_split, device);
        for quantity in [
            Quantity::Heat,
            Quantity::Gas,
            Quantity::Water,
            Quantity::HotWater,
            Quantity::IndoorTemperature,
            Quantity::OutdoorTemperature,
            Quantity::IndoorHumidity,
            Quantity::OutdoorHumidity,
        ] {
            let found = Quantities::of(&mut figures, quantity);
            plan.level(found, quantity < Quantity::IndoorTemperature);
        }
        plan
    }

    /// Registers of energy: one of the whole, or one of each part, or the sum of the tariffs.
    fn register(&mut self, found: Quantities, is_split: bool, device: &Device) {
        let Quantities { whole, parts, tariffs } = found;
        if is_split {
            self.keep(whole.into_iter().map(|(_, figure)| figure).chain(tariffs));
            self.count(parts, device);
        } else if let [(_, best), rest @ ..] = &whole[..] {
            self.count([(String::new(), best.clone())], device);
            self.keep(rest.iter().map(|(_, figure)| figure.clone()).chain(parts.into_iter().map(|(_, one)| one)).chain(tariffs));
        } else if !tariffs.is_empty() {
            self.keep(parts.into_iter().map(|(_, figure)| figure));
            self.sum(tariffs.into_iter().map(|figure| (String::new(), figure)).collect(), device);
        } else {
            // Each phase's exports, beside imports of the whole.
            self.sum(parts, device);
        }
    }

    fn power(&mut self, found: Quantities, is_split: bool, has_register: bool, device: &Device) {
        let Quantities { mut whole, mut parts, .. } = found;
        let is_phase = |name: &str| parts.iter().any(|(part, _)| part == name);
        let is_first_phase = |figure: &Figure| figure.property == "power" && is_phase("b") && !is_phase("a");
        // `power` beside phases B and C is phase A, whether a total is told or not.
        let first = whole.iter().position(|(_, figure)| is_first_phase(figure)).map(|at| ("a".to_owned(), whole.remove(at).1));
        let has_first = first.is_some();
        parts.splice(0..0, first);
        // Phases A and B together, an outlet that is said to be all of them.
        let is_total = |(part, figure): &(String, Figure)| {
            let is_said = matches!(figure.scope, Scope::Part(_, true))
                && parts.iter().filter(|(_, one)| matches!(one.scope, Scope::Part(_, true))).count() == 1;
            is_said || (part == "ab" && ["a", "b"].iter().all(|phase| parts.iter().any(|(part, _)| part == phase)))
        };
        if let Some(at) = parts.iter().position(is_total) {
            whole.insert(0, (0, parts.remove(at).1));
        }
        if is_split || (!has_register && whole.is_empty() && !has_first) {
            self.keep(whole.into_iter().map(|(_, figure)| figure));
            self.count(parts, device);
        } else if let [(_, best), rest @ ..] = &whole[..] {
            self.count([(String::new(), best.clone())], device);
            self.keep(rest.iter().map(|(_, figure)| figure.clone()).chain(parts.into_iter().map(|(_, one)| one)));
        } else {
            self.sum(parts, device);
            if let Some(sum) = self.sums.last_mut().filter(|sum| sum.field == "power_w") {
                // A device that tells its energy by the other cluster may tell its whole power by it.
                sum.has_two_writers = has_first && has_register && !device.is_by_name;
            }
        }
    }

    /// Volumes, heat and climate: the best of the whole, or each part.
    fn level(&mut self, found: Quantities, is_amount: bool) {
        let Quantities { whole, parts, .. } = found;
        let has_whole = !whole.is_empty();
        let mut whole = whole.into_iter().map(|(_, figure)| figure);
        self.count_plain(whole.next().map(|best| (String::new(), best)));
        if is_amount && has_whole {
            self.keep(whole.chain(parts.into_iter().map(|(_, figure)| figure)));
        } else {
            self.count_plain(parts);
        }
    }

    fn count_plain(&mut self, parts: impl IntoIterator<Item = (String, Figure)>) {
        self.counted.extend(parts.into_iter().map(|(part, figure)| Counted::of(&figure, part, None)));
    }

    fn count(&mut self, parts: impl IntoIterator<Item = (String, Figure)>, device: &Device) {
        for (part, figure) in parts {
            let flow = flow_of(&figure, &part, device);
            self.counted.push(Counted::of(&figure, part, flow));
        }
    }

    fn keep(&mut self, figures: impl IntoIterator<Item = Figure>) {
        self.kept.extend(figures.into_iter().map(|figure| figure.property));
    }

    /// The parts of one flow. By names alone only phases are known to be such.
    fn sum(&mut self, parts: Vec<(String, Figure)>, device: &Device) {
        const PHASES: &[&str] = &["a", "b", "c", "l1", "l2", "l3", "x", "y", "z"];
        let [(_, first), rest @ ..] = &parts[..] else { return };
        let is_certain = !device.is_by_name
            || (first.quantity == Quantity::Power && parts.iter().all(|(part, _)| PHASES.contains(&part.as_str())));
        if !is_certain {
            self.noted.extend(parts.into_iter().map(|(_, figure)| Noted {
                property: figure.property,
                proposal: Some((figure.field, figure.factor)),
                is_by_digits: false,
            }));
        } else if rest.is_empty() {
            let flow = flow_of(first, &parts[0].0, device);
            self.counted.push(Counted::of(first, String::new(), flow));
        } else {
            let field = first.field;
            let parts =
                parts.iter().map(|(part, figure)| Counted::of(figure, part.clone(), flow_of(figure, part, device))).collect();
            self.sums.push(Sum { field, parts, has_two_writers: false });
        }
    }

    /// The memory that it takes, in bytes.
    pub fn bytes(&self) -> usize {
        const ONE: usize = std::mem::size_of::<Counted>();
        let of = |one: &Counted| ONE + one.property.len() + one.part.len() + one.flow.as_ref().map_or(0, String::len);
        let kept: usize = self.kept.iter().map(|property| 24 + property.len()).sum();
        let noted: usize = self.noted.iter().map(|one| ONE + one.property.len()).sum();
        let sums: usize = self.sums.iter().map(|sum| ONE + sum.parts.iter().map(of).sum::<usize>()).sum();
        self.counted.iter().map(of).sum::<usize>() + sums + kept + noted
    }

    /// Whether nothing of the device is read.
    pub fn is_empty(&self) -> bool {
        self.counted.is_empty() && self.sums.is_empty() && self.kept.is_empty() && self.noted.is_empty()
    }
}

impl Counted {
    fn of(figure: &Figure, part: String, flow: Option<String>) -> Self {
        Self { property: figure.property.clone(), field: figure.field, factor: figure.factor, part, flow }
    }
}

impl Quantities {
    /// Takes the figures of a quantity out of all figures.
    fn of(figures: &mut Vec<Figure>, quantity: Quantity) -> Self {
        let mut found = Self::default();
        for figure in figures.extract_if(.., |figure| figure.quantity == quantity) {
            match &figure.scope {
                Scope::Whole(rank) => found.whole.push((*rank, figure)),
                Scope::Part(part, _) => found.parts.push((part.clone(), figure)),
                Scope::Tariff => found.tariffs.push(figure),
            }
        }
        found.whole.sort_by_key(|(rank, _)| *rank);
        // Two figures of one part would take turns in one channel.
        let mut seen: Vec<String> = Vec::new();
        found.parts.retain(|(part, _)| {
            !seen.contains(part) && {
                seen.push(part.clone());
                true
            }
        });
        found
    }

    fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.parts.is_empty() && self.tariffs.is_empty()
    }

    /// Whether each part has a register, and the whole has none.
    fn is_split(&self) -> bool {
        self.whole.is_empty() && self.tariffs.is_empty() && !self.parts.is_empty()
    }
}

/// The key that says which way a power flows.
fn flow_of(figure: &Figure, part: &str, device: &Device) -> Option<String> {
    if figure.quantity != Quantity::Power {
        return None;
    }
    let is_of = |flow: &&String| match part {
        "" => !flow.trim_end_matches(|c: char| c != '_').ends_with("flow_"),
        part => flow.strip_suffix(part).is_some_and(|rest| rest.ends_with('_')),
    };
    device.flows.iter().find(is_of).cloned()
}

/// Registers and powers that a converter publishes though its definition does not say so, as
/// `energy` of a Legrand meter of three phases. Their names have one meaning in all definitions.
fn add_hidden(figures: &mut Vec<Figure>) {
    let has = |figures: &[Figure], quantity| figures.iter().any(|figure| figure.quantity == quantity);
    let is_plain = figures.iter().any(|figure| ["power", "energy"].contains(&figure.property.as_str()));
    for (property, quantity, field) in [
        ("energy", Quantity::Import, "energy_kwh"),
        ("produced_energy", Quantity::Export, "energy_export_kwh"),
        ("power", Quantity::Power, "power_w"),
    ] {
        if is_plain && !has(figures, quantity) {
            figures.push(Figure { property: property.to_owned(), quantity, field, factor: 1.0, scope: Scope::Whole(0) });
        }
    }
}
