//! Of the figures of one role and medium, decides which count: one for each flow, the whole before
//! its parts, AC before DC, the register of all tariffs before each of them. Leaves out which role a
//! figure has (`role`), heat and levels (`settle`).

use super::figure::{Amount, Figure, Medium};
use super::role::{Role, Stance, Way};
use super::why::Why;
use crate::name::{Sense, Share, Tariff, clean, senses};
use std::collections::{BTreeMap, BTreeSet};

/// A figure that may count.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    /// Its place in the list of all figures of the device.
    pub index: usize,
    pub figure: &'a Figure,
    /// What flows, beside the other figures.
    pub medium: Medium,
    pub stance: Stance,
    /// Whether `AC` names an air conditioner: beside other places, and not beside DC.
    pub is_cooled: bool,
    /// Whether a battery stands behind the same inverter.
    pub is_stored: bool,
    /// Whether a heat pump or boiler tells it, whose power may be that of its heat.
    pub is_of_heater: bool,
}

impl Candidate<'_> {
    fn has(&self, sense: Sense) -> bool {
        self.figure.said.senses.has(sense)
    }

    pub fn is_power(&self) -> bool {
        self.figure.amount.is_power()
    }

    fn is_register(&self, way: Way) -> bool {
        !self.is_power() && self.stance.way == way
    }

    /// The words of its place, and its share of that.
    fn place(&self) -> Place {
        let mut words = self.figure.said.place.clone();
        // The main line of a panel is all of it. A main water meter may stand beside another.
        if self.medium == Medium::Electricity {
            words.retain(|word| !["main", "haupt"].contains(&word.as_str()));
            words.extend(self.has(Sense::Heat).then(|| "heat".to_owned()));
        }
        // A heat pump is the whole of itself.
        if self.is_of_heater {
            let is_pump = words.iter().any(|word| word == "pump");
            let is_name = |word: &String| is_pump && ["heat", "pump"].contains(&word.as_str());
            words.retain(|word| !(is_name(word) || senses(word).contains(&Sense::HeatPump)));
        }
        // A power has no tariff, so the word is that of a place: `HP power`.
        if let (true, Some(Tariff::Named(word))) = (self.is_power(), &self.figure.said.tariff) {
            words.push(word.clone());
        }
        // Beside no inverter, the house is a place like the garage.
        if self.has(Sense::Load) && self.stance.role != Role::Load {
            words.push("house".to_owned());
        }
        if self.is_cooled && self.has(Sense::Ac) {
            words.push("ac".to_owned());
        }
        (words, self.figure.said.share.clone())
    }

    fn is_whole(&self) -> bool {
        self.place() == (Vec::new(), Share::None)
    }

    /// How far its side is from the one that counts: AC, then what panels give, then DC.
    fn side(&self) -> u8 {
        let is_panels = self.stance.role == Role::Solar;
        match () {
            () if self.has(Sense::Dc) || (!is_panels && self.has(Sense::Output)) => 2,
            () if is_panels && (self.has(Sense::Input) || self.has(Sense::In)) => 2,
            // Beside a battery, what leaves the inverter is not what the panels gave.
            () if is_panels && self.is_stored => u8::from(!self.has(Sense::Solar)),
            () if is_panels && self.has(Sense::Solar) => 1,
            () => 0,
        }
    }

    /// Of two figures of one flow the lower counts: a checked value before a raw one, a volume
    /// before the heat computed from it, AC before DC, what its name says before what it leaves open,
    /// and a register of all time before one that may begin anew when the device does.
    fn rank(&self) -> (bool, bool, u8, bool, u8, usize) {
        let is_computed = matches!(self.figure.amount, Amount::Energy(_)) && self.medium == Medium::Gas;
        let is_unsaid = !self.stance.is_said && !self.is_power();
        (self.has(Sense::Raw), is_computed, self.side(), is_unsaid, self.distance(), self.index)
    }

    /// How far its name is from that of the whole, where two say the same otherwise.
    fn distance(&self) -> u8 {
        let is_named = |word: Sense, role: Role| self.stance.role != role || self.has(word);
        let is_whole = self.has(Sense::Lifetime) || self.has(Sense::Total) || self.is_power();
        u8::from(!is_named(Sense::Battery, Role::Battery)) * 2 + u8::from(!is_whole)
    }
}

/// What becomes of a figure.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Verdict {
    /// It counts as the part of that name.
    Counts { part: String, way: Way },
    /// It counts in this sum.
    Member { sum: usize },
    /// It does not count; `instead` does.
    Not { why: Why, instead: Option<usize> },
}

/// A sum of several figures that counts as one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sum {
    pub kind: Why,
    pub part: String,
    pub way: Way,
    /// Its figures, and -1 for those that go out.
    pub members: Vec<(usize, f64)>,
}

/// The verdicts so far.
#[derive(Debug, Default)]
pub(super) struct Verdicts {
    pub of: BTreeMap<usize, Verdict>,
    pub sums: Vec<Sum>,
}

impl Verdicts {
    pub fn not(&mut self, one: &Candidate<'_>, why: Why, instead: Option<usize>) {
        self.of.insert(one.index, Verdict::Not { why, instead });
    }
}

/// Where a figure measures: the words of a place, and a share of it.
type Place = (Vec<String>, Share);

type Places<'a> = BTreeMap<Place, Vec<Candidate<'a>>>;

/// Decides about the figures of one role and medium.
pub(super) fn decide(mut all: Vec<Candidate<'_>>, verdicts: &mut Verdicts) {
    let has_register = all.iter().any(|one| !one.is_power() && !one.figure.is_net());
    all.retain(|one| {
        let unfit = match one.stance {
            // A net says less than the registers that it is computed from.
            _ if has_register && one.figure.is_net() => Some(Why::Derived),
            Stance { is_derived: true, .. } => Some(Why::Derived),
            // Only electricity flows back.
            Stance { way: Way::Out, .. } if one.medium != Medium::Electricity => Some(Why::Derived),
            Stance { is_unsigned: true, .. } => Some(Why::SignUnknown),
            _ => None,
        };
        unfit.map(|why| verdicts.not(one, why, None)).is_none()
    });
    named_tariffs(&mut all, verdicts);
    let is_inverted = all.iter().any(|one| one.stance.role != Role::Own || one.has(Sense::Dc));
    let has_places = all.iter().any(|one| one.has(Sense::Total) || !one.place().0.is_empty());
    all.iter_mut().for_each(|one| one.is_cooled = has_places && !is_inverted);
    sides(&mut all, verdicts);
    let mut places: Places<'_> = BTreeMap::new();
    for one in all {
        places.entry(one.place()).or_default().push(one);
    }
    let whole = places.remove(&(Vec::new(), Share::None)).unwrap_or_default();
    // The whole of a part: a power for a power, a register for a register, if there is one.
    let of_whole: Vec<(bool, usize)> = whole.iter().map(|one| (one.is_power(), one.index)).collect();
    let instead = |part: &Candidate<'_>| {
        let alike = of_whole.iter().find(|(is_power, _)| *is_power == part.is_power());
        alike.or(of_whole.first()).map(|(_, index)| *index)
    };
    let mut whole = Flow::of(whole, "");
    if !whole.carries() {
        whole.settle(verdicts);
        return parts(places, verdicts);
    }
    whole.fill_from_shares(&mut places);
    // `Power` and `Power 2` are the first and the second of two.
    let is_number = |(words, _): &Place| words.len() == 1 && words[0].bytes().all(|b| b.is_ascii_digit());
    let is_first = !whole.has_total() && !places.keys().any(|place| is_number(place) && place.0[0] == "1");
    whole.settle(verdicts);
    for (place, all) in places {
        if is_first && is_number(&place) {
            Flow::of(all, &text_of(&place)).settle(verdicts);
        } else {
            all.iter().for_each(|one| verdicts.not(one, Why::PartOfWhole, instead(one)));
        }
    }
}

/// Parts without a whole: each counts. Phases are all of it, so circuits beside them are parts of
/// them.
fn parts(places: Places<'_>, verdicts: &mut Verdicts) {
    let is_phase = |(words, share): &Place| words.is_empty() && matches!(share, Share::Phase(_));
    let phase = places.iter().find(|(place, _)| is_phase(place)).and_then(|(_, all)| all.first()).map(|one| one.index);
    for (place, all) in places {
        match phase {
            Some(_) if !is_phase(&place) => all.iter().for_each(|one| verdicts.not(one, Why::PartOfWhole, phase)),
            _ => Flow::of(all, &text_of(&place)).settle(verdicts),
        }
    }
}

/// A place as the part of a channel's name.
fn text_of((words, share): &Place) -> String {
    let share = match share {
        Share::None => None,
        Share::Phase(phase) => Some(format!("l{phase}")),
        Share::Channel(channel) => Some(format!("ch{channel}")),
    };
    let all: Vec<String> = words.iter().cloned().chain(share).collect();
    all.join("-")
}

/// A word such as `peak` names a tariff beside another such word; alone it is what it is otherwise.
fn named_tariffs(all: &mut Vec<Candidate<'_>>, verdicts: &mut Verdicts) {
    let name = |one: &Candidate<'_>| {
        let is_named = matches!(one.figure.said.tariff, Some(Tariff::Named(_))) && !one.is_power();
        one.figure.said.tariff.clone().filter(|_| is_named)
    };
    let names: BTreeSet<Tariff> = all.iter().filter_map(name).collect();
    if names.len() > 1 {
        return;
    }
    all.retain(|one| {
        let Some(tariff) = name(one) else { return true };
        let why = match tariff.otherwise() {
            Some(Sense::Period) => Why::OfPeriod,
            Some(_) => Why::Statistic,
            None => Why::TariffAlone,
        };
        verdicts.not(one, why, None);
        false
    });
}

/// Puts aside the other side of the whole: DC beside AC, what goes into a device beside what comes
/// out. What panels give stands in where only that has a register.
fn sides(all: &mut Vec<Candidate<'_>>, verdicts: &mut Verdicts) {
    let whole: Vec<Candidate<'_>> = all.iter().copied().filter(Candidate::is_whole).collect();
    all.retain(|one| {
        let is_better = |other: &&Candidate<'_>| match one.side() {
            2 => other.side() < 2,
            side => other.side() < side && other.is_power() == one.is_power() && other.stance.way == one.stance.way,
        };
        match whole.iter().find(is_better) {
            Some(better) if one.is_whole() => verdicts.not(one, Why::OtherSide, Some(better.index)),
            _ => return true,
        }
        false
    });
}

/// The figures of one place.
struct Flow<'a> {
    all: Vec<Candidate<'a>>,
    /// The part's name, unless all that count agree on another.
    text: String,
    /// What a sum adds to the part's name: a sum of more registers is another register.
    suffix: String,
    counted: Vec<(Candidate<'a>, Way)>,
    sums: Vec<Sum>,
}

impl<'a> Flow<'a> {
    fn of(all: Vec<Candidate<'a>>, text: &str) -> Self {
        Self { all, text: text.to_owned(), suffix: String::new(), counted: Vec::new(), sums: Vec::new() }
    }

    /// Whether it tells all that comes in.
    fn carries(&self) -> bool {
        let is_power = |one: &Candidate<'_>| one.is_power() && one.stance.way == Way::In;
        self.all.iter().any(is_power) || self.has_register(Way::In)
    }

    /// Whether a name says that it is all.
    fn has_total(&self) -> bool {
        self.all.iter().any(|one| one.has(Sense::Total))
    }

    /// Whether it has a register of a way, or two tariffs, which add up to one.
    fn has_register(&self, way: Way) -> bool {
        let of_way = || self.all.iter().filter(|one| one.is_register(way)).map(|one| &one.figure.said.tariff);
        of_way().any(Option::is_none) || of_way().collect::<BTreeSet<_>>().len() > 1
    }

    fn settle(mut self, verdicts: &mut Verdicts) {
        self.registers(Way::In, verdicts);
        self.registers(Way::Out, verdicts);
        self.powers(verdicts);
        let part = self.part();
        for (one, way) in self.counted {
            verdicts.of.insert(one.index, Verdict::Counts { part: part.clone(), way });
        }
        for sum in self.sums {
            for (index, _) in &sum.members {
                verdicts.of.insert(*index, Verdict::Member { sum: verdicts.sums.len() });
            }
            verdicts.sums.push(Sum { part: part.clone(), ..sum });
        }
    }

    /// The part's name. A register and its power have one, so that they are one flow.
    fn part(&self) -> String {
        let mut texts: Vec<&str> = self.counted.iter().map(|(one, _)| one.figure.said.text.as_str()).collect();
        texts.dedup();
        let text = match texts.as_slice() {
            [one] if self.sums.is_empty() && !one.is_empty() => one,
            _ => self.text.as_str(),
        };
        clean(&[text, self.suffix.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-"))
    }

    /// Counts one register of a way, or the sum of its tariffs.
    fn registers(&mut self, way: Way, verdicts: &mut Verdicts) {
        let of_way = self.all.iter().copied().filter(|one| one.is_register(way));
        let (of_tariff, mut single): (Vec<_>, Vec<_>) = of_way.partition(|one| one.figure.said.tariff.is_some());
        single.sort_by_key(Candidate::rank);
        // Beside what goes out, a total that names no way may be the net. What all tariffs count is not.
        let tariffs = of_tariff.iter().map(|one| &one.figure.said.tariff).collect::<BTreeSet<_>>().len();
        if tariffs > 1 && way == Way::In && self.has_register(Way::Out) && single.iter().all(|one| !one.stance.is_said) {
            single.drain(..).for_each(|one| verdicts.not(&one, Why::Derived, of_tariff.first().map(|first| first.index)));
        }
        if let Some(best) = single.first() {
            self.counted.push((*best, way));
            single[1..].iter().for_each(|other| beaten(other, best, verdicts));
            return of_tariff.iter().for_each(|one| verdicts.not(one, Why::TariffOfTotal, Some(best.index)));
        }
        let mut kinds: BTreeMap<&Option<Tariff>, Candidate<'_>> = BTreeMap::new();
        for one in &of_tariff {
            match kinds.get(&one.figure.said.tariff) {
                Some(first) => verdicts.not(one, Why::Duplicate, Some(first.index)),
                None => drop(kinds.insert(&one.figure.said.tariff, *one)),
            }
        }
        match kinds.len() {
            0 => {}
            1 => kinds.values().for_each(|one| verdicts.not(one, Why::TariffAlone, None)),
            count => {
                if count > 2 {
                    self.suffix = format!("tariffs-{count}");
                }
                let members = kinds.values().map(|one| (one.index, 1.0)).collect();
                self.sums.push(Sum { kind: Why::TariffInSum, part: String::new(), way, members });
            }
        }
    }

    /// Counts the power: the net of both ways if both are told, else one.
    fn powers(&mut self, verdicts: &mut Verdicts) {
        let mut powers: Vec<Candidate<'a>> = self.all.iter().copied().filter(Candidate::is_power).collect();
        powers.sort_by_key(Candidate::rank);
        let first =
            |way: Way, is_said: bool| powers.iter().find(|one| (one.stance.way, one.stance.is_said) == (way, is_said)).copied();
        let out = powers.iter().find(|one| one.stance.way == Way::Out).copied();
        let (said, unsaid) = (first(Way::In, true), first(Way::In, false));
        // A power without a direction may have a sign. Beside what goes out, that of what comes in
        // has none.
        let is_of_heater = powers.iter().any(|one| one.is_of_heater);
        let drawn = if out.is_some() || is_of_heater { said.or(unsaid) } else { unsaid.or(said) };
        match (drawn, out) {
            (Some(drawn), Some(out)) => {
                let members = vec![(drawn.index, 1.0), (out.index, -1.0)];
                self.sums.push(Sum { kind: Why::SideOfNet, part: String::new(), way: Way::In, members });
            }
            // What charges a battery says nothing of the time when it does not.
            (Some(drawn), None) if drawn.stance.role == Role::Battery => verdicts.not(&drawn, Why::OneWay, None),
            (Some(drawn), None) => self.counted.push((drawn, Way::In)),
            (None, Some(out)) => verdicts.not(&out, Why::OneWay, None),
            (None, None) => {}
        }
        let used = [drawn, out].map(|one| one.map(|one| one.index));
        for other in powers.iter().filter(|other| !used.contains(&Some(other.index))) {
            match drawn.or(out) {
                Some(best) => beaten(other, &best, verdicts),
                None => verdicts.not(other, Why::Duplicate, None),
            }
        }
    }

    /// Where the whole has a register and no power, or a power and no register, those of its phases
    /// or strings add up to one.
    fn fill_from_shares(&mut self, places: &mut Places<'a>) {
        let has_power = self.all.iter().any(Candidate::is_power);
        for phases in [true, false] {
            let is_share = |(words, share): &Place| match share {
                Share::Phase(_) => phases && words.is_empty(),
                Share::Channel(_) => !phases && words.is_empty(),
                Share::None => false,
            };
            let shares: Vec<&Vec<Candidate<'a>>> =
                places.iter().filter(|(place, _)| is_share(place)).map(|(_, all)| all).collect();
            let mut sums = Vec::new();
            if !has_power {
                sums.extend(sum_of_powers(&shares));
            }
            // What phases feed in is not what the whole does, where they balance each other.
            let ways: &[Way] = if self.has_register(Way::In) || self.has_register(Way::Out) { &[] } else { &[Way::In, Way::Out] };
            for sum in ways.iter().filter_map(|way| sum_of_registers(&shares, *way)) {
                let count = sum.members.len();
                if !(phases && count == 3) {
                    self.suffix = format!("{}-{count}", if phases { "phases" } else { "strings" });
                }
                sums.push(sum);
            }
            let used: BTreeSet<usize> = sums.iter().flat_map(|sum| &sum.members).map(|(index, _)| *index).collect();
            places.values_mut().for_each(|all| all.retain(|one| !used.contains(&one.index)));
            if !sums.is_empty() {
                return self.sums.extend(sums);
            }
        }
    }
}

/// The power of all shares together, less what they feed in.
fn sum_of_powers(shares: &[&Vec<Candidate<'_>>]) -> Option<Sum> {
    let mut members = Vec::new();
    for share in shares {
        let of = |way: Way| {
            let of_way = share.iter().filter(|one| one.is_power() && one.stance.way == way && !one.has(Sense::Dc));
            of_way.min_by_key(|one| one.rank())
        };
        let Some(drawn) = of(Way::In) else { continue };
        members.push((drawn.index, 1.0));
        members.extend(of(Way::Out).filter(|_| drawn.stance.is_said).map(|out| (out.index, -1.0)));
    }
    let is_many = members.iter().filter(|(_, sign)| *sign > 0.0).count() > 1;
    is_many.then_some(Sum { kind: Why::ShareInSum, part: String::new(), way: Way::In, members })
}

/// The registers of all shares together.
fn sum_of_registers(shares: &[&Vec<Candidate<'_>>], way: Way) -> Option<Sum> {
    let of = |share: &&Vec<Candidate<'_>>| {
        let of_way = share.iter().filter(|one| one.is_register(way) && one.figure.said.tariff.is_none() && !one.has(Sense::Dc));
        of_way.min_by_key(|one| one.rank()).map(|one| (one.index, 1.0))
    };
    let members: Vec<(usize, f64)> = shares.iter().filter_map(of).collect();
    (members.len() > 1).then_some(Sum { kind: Why::ShareInSum, part: String::new(), way, members })
}

fn beaten(other: &Candidate<'_>, best: &Candidate<'_>, verdicts: &mut Verdicts) {
    let (lower, higher) = (other.rank(), best.rank());
    let why = match () {
        () if lower.0 && !higher.0 => Why::Raw,
        () if lower.1 && !higher.1 => Why::OtherUnit,
        () if lower.2 > higher.2 => Why::OtherSide,
        () => Why::Duplicate,
    };
    verdicts.not(other, why, Some(best.index));
}
