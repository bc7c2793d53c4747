//! Decides which figures of one device count: a pure function of all that it announced, so that the
//! order of announcements does not matter. Leaves out the memory of announcements (`mod`) and the
//! reading of messages.

use super::device::Nature;
use super::figure::{Amount, Figure, Medium};
use super::flow::{Candidate, Verdict, Verdicts, decide};
use super::role::{Character, Role, Way};
use super::why::Why;
use crate::Proposal;
use crate::name::Sense;
use domain::{Field, MeterRole};
use std::collections::{BTreeMap, BTreeSet};

/// A channel of a meter, and the factor from the device's unit to the field's.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Target {
    pub meter: String,
    pub role: Option<MeterRole>,
    pub field: &'static str,
    pub factor: f64,
    pub part: String,
    /// Whether its register falls by what is fed in.
    pub may_fall: bool,
}

/// What becomes of a figure's readings.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fate {
    /// They count.
    Counts(Target),
    /// They count in a sum.
    Member { sum: usize, member: usize },
    /// They are kept as a number that counts nowhere.
    Kept { meter: String, role: Option<MeterRole> },
    /// They are left as unread, with what they probably are.
    Unread { meter: String, role: Option<MeterRole>, proposal: Option<Proposal> },
    /// They are left out.
    Dropped,
}

/// A figure's fate, why, and which figure counts instead.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Outcome {
    pub fate: Fate,
    pub why: Why,
    pub instead: Option<usize>,
}

/// A sum: where it goes, and its figures with the factor of each.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlannedSum {
    pub kind: Why,
    pub target: Target,
    pub members: Vec<(usize, f64)>,
}

/// All decisions about a device.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// The device's key.
    pub key: String,
    /// In the order of the figures.
    pub outcomes: Vec<Outcome>,
    pub sums: Vec<PlannedSum>,
}

/// Decides about the figures of the device of this key. They are sorted by their ids.
/// `adds_up_others` if devices that generate are reached through this one.
pub(super) fn settle(key: &str, nature: Nature, figures: &[&Figure], adds_up_others: bool) -> Settled {
    let nature = Nature { is_heater: nature.is_heater || is_heater(figures), ..nature };
    let media = media(nature, figures);
    let electric: Vec<&Figure> = of_medium(figures, &media, Medium::Electricity);
    let character = Character::of(nature, &electric, stores(figures));
    let does_more = nature.is_heater || media.iter().any(|one| one.is_ok_and(|medium| medium != Medium::Other));
    let mut verdicts = Verdicts::default();
    let mut groups: BTreeMap<(Role, Medium), Vec<Candidate<'_>>> = BTreeMap::new();
    for (index, figure) in figures.iter().copied().enumerate() {
        let stance = character.stance(figure);
        let medium = media[index].unwrap_or(figure.medium);
        let one = Candidate {
            index,
            figure,
            medium,
            stance,
            is_cooled: false,
            is_stored: character.has_battery,
            is_of_heater: nature.is_heater,
        };
        match (media[index], figure.amount) {
            (Err(why), _) => verdicts.not(&one, why, None),
            // The battery of a thermometer or of a door sensor stores nothing for the house.
            (Ok(_), amount) if amount.is_charge() && !character.has_battery => verdicts.not(&one, Why::OwnCell, None),
            (Ok(_), amount) if amount.is_charge() => {
                verdicts.of.insert(index, Verdict::Counts { part: figure.number(), way: Way::In });
            }
            (Ok(_), Amount::Level(_)) if figure.said.is_bare && !electric.is_empty() => verdicts.not(&one, Why::NotOfRoom, None),
            // A place of a device that does other things may be a room or one of its pipes.
            (Ok(_), Amount::Level(_)) if does_more && figure.said.is_elsewhere() => {
                verdicts.not(&one, Why::RoomUnknown, None);
            }
            (Ok(_), Amount::Level(_)) => {
                verdicts.of.insert(index, Verdict::Counts { part: figure.said.text.clone(), way: Way::In });
            }
            (Ok(Medium::Electricity), _) => groups.entry((stance.role, Medium::Electricity)).or_default().push(one),
            (Ok(medium), _) => groups.entry((Role::Own, medium)).or_default().push(one),
        }
    }
    let is_sum = |role: Role| nature.is_concentrator || (adds_up_others && role == Role::Solar);
    let roles = roles(&groups);
    for ((role, medium), all) in groups {
        match medium {
            Medium::Electricity if is_sum(role) => all.iter().for_each(|one| verdicts.not(one, Why::Concentrator, None)),
            _ => decide(all, &mut verdicts),
        }
    }
    Decision { key, nature, figures, media: &media, character, roles, verdicts }.settled()
}

/// Whether the figures are those of a heat pump or boiler: a compressor that heats, or heating that
/// is produced.
fn is_heater(figures: &[&Figure]) -> bool {
    let any = |senses: &[Sense]| figures.iter().any(|figure| figure.said.senses.any(senses));
    let makes_heat = |figure: &&Figure| figure.said.senses.has(Sense::Heating) && figure.said.senses.has(Sense::Produced);
    any(&[Sense::HeaterPart, Sense::HeatPump]) && any(&[Sense::Heat, Sense::Heating]) || figures.iter().any(makes_heat)
}

/// Whether the figures are those of a heat meter: energy, the volume that carried it, and the
/// temperatures of what flowed forth and back.
fn is_heat_meter(figures: &[&Figure]) -> bool {
    let is_pipe = |figure: &&&Figure| {
        matches!(figure.amount, Amount::Level(_)) && figure.said.senses.any(&[Sense::NoRoom, Sense::Export, Sense::Supplied])
    };
    let any = |is: fn(Amount) -> bool| figures.iter().any(|figure| is(figure.amount));
    any(|one| matches!(one, Amount::Energy(_)))
        && any(|one| matches!(one, Amount::Volume { .. }))
        && figures.iter().filter(is_pipe).count() > 1
}

/// Whether any figure of energy or power speaks of a battery, also one that cannot count.
fn stores(figures: &[&Figure]) -> bool {
    let is_flow = |figure: &Figure| matches!(figure.amount, Amount::Energy(_) | Amount::Power(_));
    figures.iter().any(|figure| is_flow(figure) && figure.said.senses.has(Sense::Battery))
}

/// Whether a device generates, and has a register of that.
pub(super) fn is_generator(nature: Nature, figures: &[&Figure]) -> bool {
    let nature = Nature { is_heater: nature.is_heater || is_heater(figures), ..nature };
    let electric = of_medium(figures, &media(nature, figures), Medium::Electricity);
    let has_register = electric.iter().any(|figure| !figure.amount.is_power());
    !nature.is_concentrator && has_register && Character::of(nature, &electric, stores(figures)).is_generator()
}

/// The roles whose figures may count.
fn roles(groups: &BTreeMap<(Role, Medium), Vec<Candidate<'_>>>) -> BTreeSet<Role> {
    let can_count = |one: &Candidate<'_>| !one.stance.is_derived && !one.stance.is_unsigned;
    let of_electricity = groups.iter().filter(|((_, medium), _)| *medium == Medium::Electricity);
    of_electricity.filter(|(_, all)| all.iter().any(can_count)).map(|((role, _), _)| *role).collect()
}

/// The figures of a medium that may count.
fn of_medium<'a>(figures: &[&'a Figure], media: &[Result<Medium, Why>], medium: Medium) -> Vec<&'a Figure> {
    let of_medium =
        figures.iter().zip(media).filter(|(figure, one)| **one == Ok(medium) && !matches!(figure.amount, Amount::Level(_)));
    of_medium.map(|(figure, _)| *figure).collect()
}

/// The medium of each figure beside the others, or why it cannot count. Heat is no electricity: what
/// a heat pump gives was metered when it was drawn. Where a device has no register of electricity,
/// its heat was delivered, and its power and its water are those of the heat.
fn media(nature: Nature, figures: &[&Figure]) -> Vec<Result<Medium, Why>> {
    let is_given =
        |figure: &Figure| nature.is_heater && figure.said.senses.any(&[Sense::Produced, Sense::Supplied, Sense::Output]);
    let is_drawn = |figure: &Figure| nature.is_heater && figure.said.senses.has(Sense::Consumed) && !is_given(figure);
    let is_heating = |figure: &Figure| {
        let is_register = matches!(figure.amount, Amount::Energy(_));
        nature.is_heater && is_register && figure.said.heats() && !is_drawn(figure)
    };
    let of = |figure: &&Figure| match figure.unfit {
        Some(why) => Err(why),
        None if figure.medium == Medium::Electricity && is_given(figure) => Ok(Medium::Heat),
        // What it heats with is heat, unless its name says that it is drawn.
        None if figure.medium == Medium::Electricity && is_heating(figure) => Err(Why::OwnHeat),
        // What the owner's collectors give was not bought.
        None if figure.medium == Medium::Heat && figure.said.senses.has(Sense::Solar) => Err(Why::OwnHeat),
        // What a heat pump consumes for heat is electricity.
        None if figure.medium == Medium::Heat && is_drawn(figure) => Ok(Medium::Electricity),
        None => Ok(figure.medium),
    };
    let is_heat_meter = !nature.is_heater && is_heat_meter(figures);
    let of = |figure: &&Figure| match (of(figure), figure.amount) {
        (Ok(Medium::Electricity), Amount::Energy(_)) if is_heat_meter => Ok(Medium::Heat),
        (medium, _) => medium,
    };
    let media: Vec<Result<Medium, Why>> = figures.iter().map(of).collect();
    let has_register = |wanted: &[Medium]| {
        let is_register = |figure: &Figure| matches!(figure.amount, Amount::Energy(_) | Amount::Therms(_));
        figures.iter().zip(&media).any(|(figure, medium)| is_register(figure) && medium.is_ok_and(|one| wanted.contains(&one)))
    };
    let has_electricity = has_register(&[Medium::Electricity]) || nature.is_heater;
    let has_heat = has_register(&[Medium::Heat, Medium::Cold]);
    let beside = |(figure, medium): (&&Figure, &Result<Medium, Why>)| match (*medium, figure.amount) {
        (Ok(Medium::Heat | Medium::Cold), _) if has_electricity => Err(Why::OwnHeat),
        (Ok(Medium::Heat | Medium::Cold), Amount::Power(_)) => Err(Why::OfHeatMeter),
        (Ok(Medium::Electricity), Amount::Power(_)) if has_heat && !has_electricity => Err(Why::OfHeatMeter),
        (Ok(Medium::Water | Medium::HotWater), _) if has_heat && !has_electricity && !figure.said.senses.has(Sense::Water) => {
            Err(Why::OfHeatMeter)
        }
        (Ok(Medium::Other), Amount::Level(_))
            if has_heat && !has_electricity && !figure.said.senses.any(&[Sense::Indoor, Sense::Outdoor]) =>
        {
            Err(Why::NotOfRoom)
        }
        (medium, _) => medium,
    };
    figures.iter().zip(&media).map(beside).collect()
}

/// The verdicts, and what makes channels of them.
struct Decision<'a> {
    key: &'a str,
    nature: Nature,
    figures: &'a [&'a Figure],
    media: &'a [Result<Medium, Why>],
    character: Character,
    /// The roles of electricity that count.
    roles: BTreeSet<Role>,
    verdicts: Verdicts,
}

impl Decision<'_> {
    fn settled(mut self) -> Settled {
        self.one_a_channel();
        let mut sums: Vec<PlannedSum> = Vec::new();
        for sum in &self.verdicts.sums {
            let targets =
                sum.members.iter().filter_map(|(index, sign)| Some((*index, *sign, self.target(*index, &sum.part, sum.way)?)));
            let targets: Vec<(usize, f64, Target)> = targets.collect();
            let members = targets.iter().map(|(index, sign, target)| (*index, sign * target.factor)).collect();
            let Some((_, _, target)) = targets.into_iter().next() else { continue };
            sums.push(PlannedSum { kind: sum.kind, target: Target { factor: 1.0, ..target }, members });
        }
        let outcomes = (0..self.figures.len()).map(|index| self.outcome(index, &sums)).collect();
        Settled { key: self.key.to_owned(), outcomes, sums }
    }

    /// No two figures share a channel, whatever they are called.
    fn one_a_channel(&mut self) {
        let channel = |to: Target| (to.meter, Field::named(to.field).map_or(to.field, |field| field.channel), to.part);
        let mut taken: BTreeMap<(String, &str, String), usize> = BTreeMap::new();
        for sum in &self.verdicts.sums {
            let first = sum.members.first().and_then(|(index, _)| Some((*index, self.target(*index, &sum.part, sum.way)?)));
            taken.extend(first.map(|(index, to)| (channel(to), index)));
        }
        let mut again = Vec::new();
        for (index, verdict) in &self.verdicts.of {
            let Verdict::Counts { part, way } = verdict else { continue };
            let Some(to) = self.target(*index, part, *way) else { continue };
            let first = *taken.entry(channel(to)).or_insert(*index);
            if first != *index {
                again.push((*index, first));
            }
        }
        for (index, first) in again {
            self.verdicts.of.insert(index, Verdict::Not { why: Why::Duplicate, instead: Some(first) });
        }
    }

    fn outcome(&self, index: usize, sums: &[PlannedSum]) -> Outcome {
        let counts = |fate, why| Outcome { fate, why, instead: None };
        match self.verdicts.of.get(&index) {
            Some(Verdict::Counts { part, way }) => match self.target(index, part, *way) {
                Some(target) => counts(Fate::Counts(target), Why::Counts),
                None => self.not(index, Why::UnknownUnit, None),
            },
            Some(Verdict::Member { sum }) => {
                let member = sums.get(*sum).and_then(|sum| sum.members.iter().position(|(one, _)| *one == index));
                let kind = sums.get(*sum).map_or(Why::Duplicate, |sum| sum.kind);
                counts(Fate::Member { sum: *sum, member: member.unwrap_or_default() }, kind)
            }
            Some(Verdict::Not { why, instead }) => self.not(index, *why, *instead),
            None => self.not(index, Why::Duplicate, None),
        }
    }

    fn not(&self, index: usize, why: Why, instead: Option<usize>) -> Outcome {
        let figure = self.figures[index];
        let (meter, role) = (self.key.to_owned(), self.meter_role(Role::Own));
        let proposal = figure.proposal(why, self.nature);
        let fate = match () {
            () if matches!(figure.amount, Amount::Level(_)) && why != Why::RoomUnknown => Fate::Dropped,
            () if proposal.is_some() || !figure.is_kept => Fate::Unread { meter, role, proposal },
            () => Fate::Kept { meter, role },
        };
        Outcome { fate, why, instead }
    }

    /// The channel of a figure.
    fn target(&self, index: usize, part: &str, way: Way) -> Option<Target> {
        let figure = self.figures[index];
        let medium = self.media[index].unwrap_or(figure.medium);
        let (field, factor) = figure.amount.field(medium, way == Way::Out)?;
        Field::named(field)?;
        let stance = self.character.stance(figure);
        let role = match medium {
            _ if figure.amount.is_charge() => Role::Battery,
            Medium::Electricity => stance.role,
            _ => Role::Own,
        };
        let is_at_grid = matches!(role, Role::Own | Role::Grid) && !stance.is_said && !self.character.has_export_register;
        let may_fall =
            field == domain::MAY_FALL.name && figure.may_fall && is_at_grid && !(self.nature.is_inverter || self.nature.is_solar);
        let meter = match role.meter() {
            "" => self.key.to_owned(),
            _ if self.roles.len() < 2 && !self.is_beside(role) => self.key.to_owned(),
            name => crate::name::key(&format!("{}/{name}", self.key)),
        };
        // The meter's name says the role already.
        let is_said = self.roles.len() > 1
            && !role.meter().is_empty()
            && figure.said.place.is_empty()
            && figure.said.share == crate::name::Share::None;
        let part = if is_said && part == figure.said.text { String::new() } else { part.to_owned() };
        Some(Target { meter, role: self.meter_role(role), field, factor, part, may_fall })
    }

    /// Whether a role is another than the only one of the device: the level of a battery beside panels.
    fn is_beside(&self, role: Role) -> bool {
        role == Role::Battery && self.roles.first().is_some_and(|only| *only != role)
    }

    /// The role to propose for the meter of a role; that of the device itself for `Own`.
    fn meter_role(&self, role: Role) -> Option<MeterRole> {
        let is_split = self.roles.len() > 1;
        match self.roles.first() {
            Some(only) if !is_split && role == Role::Own => self.character.meter_role(*only, false),
            _ => self.character.meter_role(role, is_split),
        }
    }
}
