//! Which figures of a device speak of the grid, the panels, a battery or the house behind it, and
//! which way each flows. A device with several of these is several meters: none of them is a part of
//! another. Leaves out which of two figures of one flow counts (`flow`).

use super::device::Nature;
use super::figure::{Figure, Medium};
use crate::name::{Sense, Share};
use domain::MeterRole;

/// What a figure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Role {
    /// What the device is there for.
    Own,
    Grid,
    Solar,
    Battery,
    /// The house behind an inverter.
    Load,
}

impl Role {
    /// The name of its meter behind the device's key, where the device is several meters.
    pub fn meter(self) -> &'static str {
        match self {
            Self::Own => "",
            Self::Grid => "grid",
            Self::Solar => "solar",
            Self::Battery => "battery",
            Self::Load => "load",
        }
    }
}

/// Which way a figure counts. What charges a battery comes in, and what panels give too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    In,
    Out,
}

/// What a figure turned out to speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stance {
    pub role: Role,
    pub way: Way,
    /// Whether its name says which way.
    pub is_said: bool,
    /// Whether it is a part only, which other figures hold: what of the panels went to the grid.
    pub is_derived: bool,
    /// Whether it may mean either way, by a sign that makers set as they like.
    pub is_unsigned: bool,
}

impl Stance {
    fn new(role: Role, way: Way, is_said: bool) -> Self {
        Self { role, way, is_said, is_derived: false, is_unsigned: false }
    }
}

/// Words that say which way.
const WAYS: &[Sense] =
    &[Sense::Import, Sense::Export, Sense::Consumed, Sense::Delivered, Sense::Supplied, Sense::In, Sense::Out, Sense::Produced];

/// What a device is, by what it says of itself and by all its figures of electricity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Character {
    nature: Nature,
    /// An inverter, a battery or panels with the grid beside them.
    is_plant: bool,
    /// Whether a battery stands beside it, or it is one.
    pub has_battery: bool,
    has_produced: bool,
    has_solar: bool,
    has_grid: bool,
    has_export: bool,
    pub has_export_register: bool,
    has_export_power: bool,
    has_produced_register: bool,
    has_drawn_power: bool,
    /// Whether a figure says that something is drawn or used.
    has_use: bool,
    /// Whether a figure of the device's own says no way at all.
    has_bare: bool,
}

impl Character {
    /// `figures` are those of electricity that may count.
    /// `stores` if another figure speaks of a battery.
    pub fn of(nature: Nature, figures: &[&Figure], stores: bool) -> Self {
        let any = |list: &[Sense]| figures.iter().any(|figure| figure.said.senses.any(list));
        let is_string = |f: &&&Figure| matches!(f.said.share, Share::Channel(_)) && f.said.senses.has(Sense::Solar);
        let has_battery = stores || nature.is_battery || any(&[Sense::Battery, Sense::Discharge]);
        let is_inverter = !nature.is_heater
            && (nature.is_inverter || any(&[Sense::Inverter, Sense::Yield]) || figures.iter().any(|f| is_string(&f)));
        let has_solar = any(&[Sense::Solar]);
        let is_out = |f: &Figure| f.said.senses.any(&[Sense::Export, Sense::Out]);
        let is_made = |f: &Figure| f.said.senses.has(Sense::Produced) && !is_out(f);
        let is_drawn = |f: &Figure| f.said.senses.any(&[Sense::Consumed, Sense::Import]) && !is_out(f);
        let is_bare = |f: &&Figure| !f.said.senses.any(WAYS) && !f.said.senses.any(&[Sense::Solar, Sense::Battery, Sense::Grid]);
        Self {
            nature: Nature { is_inverter, ..nature },
            is_plant: !nature.is_heater && (is_inverter || has_battery || (has_solar && any(&[Sense::Grid, Sense::Load]))),
            has_battery,
            has_produced: any(&[Sense::Produced]),
            has_solar,
            has_grid: any(&[Sense::Grid]),
            has_export: any(&[Sense::Export, Sense::Out]),
            has_export_register: figures.iter().any(|f| !f.amount.is_power() && is_out(f)),
            has_export_power: figures.iter().any(|f| f.amount.is_power() && is_out(f)),
            has_produced_register: figures.iter().any(|f| !f.amount.is_power() && is_made(f)),
            has_drawn_power: figures.iter().any(|f| f.amount.is_power() && is_drawn(f)),
            has_use: any(&[Sense::Import, Sense::Consumed, Sense::In]),
            has_bare: figures.iter().any(is_bare),
        }
    }

    /// What a figure speaks of, and which way. What an inverter says of itself is said of its panels.
    pub fn stance(&self, figure: &Figure) -> Stance {
        let stance = self.stance_by_name(figure);
        let is_panels = stance.role == Role::Own && figure.medium == Medium::Electricity;
        if is_panels && (self.nature.is_inverter || self.nature.is_solar) {
            Stance { role: Role::Solar, ..stance }
        } else {
            stance
        }
    }

    fn stance_by_name(&self, figure: &Figure) -> Stance {
        let senses = figure.said.senses;
        let has = |sense| senses.has(sense);
        let (way, is_said) = (self.way(figure), senses.any(WAYS));
        if figure.medium != Medium::Electricity {
            return Stance::new(Role::Own, way, is_said);
        }
        // What the house takes from the grid, or the panels give the battery, is within each of them.
        let ends = [Sense::Grid, Sense::Solar, Sense::Battery, Sense::Load].into_iter().filter(|end| has(*end)).count();
        if self.is_plant && has(Sense::Between) && ends > 1 {
            return Stance { is_derived: true, ..Stance::new(Role::Own, way, is_said) };
        }
        if has(Sense::Battery) || (self.has_battery && senses.any(&[Sense::Charge, Sense::Discharge])) {
            return battery(figure);
        }
        if self.is_plant && (has(Sense::Grid) || figure.is_of_power_meter()) {
            let is_sure = is_said || !(self.nature.is_inverter || self.has_battery);
            // What goes to the grid is produced, for a meter at the grid.
            let way = if has(Sense::Produced) { Way::Out } else { way };
            return Stance { is_unsigned: !is_sure, ..Stance::new(Role::Grid, way, is_said) };
        }
        if has(Sense::Solar) {
            let is_derived = senses.any(&[Sense::Export, Sense::Consumed, Sense::Import]) && !has(Sense::Produced);
            return Stance { is_derived, ..Stance::new(Role::Solar, Way::In, has(Sense::Produced)) };
        }
        // What is consumed less what is produced is what the grid gives.
        if self.is_plant && has(Sense::Net) && figure.amount.is_power() {
            return Stance::new(Role::Grid, Way::In, true);
        }
        match self.is_plant {
            // What a battery's own output gives the house is not all that the house uses.
            true if has(Sense::Load) => {
                let is_output = self.has_battery && has(Sense::Output);
                Stance { is_unsigned: is_output || figure.is_raw_load(), ..Stance::new(Role::Load, Way::In, true) }
            }
            true => self.in_plant(figure, way, is_said),
            false => self.in_meter(figure, way, is_said),
        }
    }

    /// A figure of a plant whose name has no word of a role.
    fn in_plant(&self, figure: &Figure, way: Way, is_said: bool) -> Stance {
        let senses = figure.said.senses;
        let has_panels = self.has_produced || self.has_solar;
        if senses.has(Sense::Produced) {
            return Stance::new(Role::Solar, Way::In, true);
        }
        if senses.has(Sense::Consumed) {
            let is_house = has_panels || self.has_grid || self.has_battery;
            return Stance::new(if is_house { Role::Load } else { Role::Own }, Way::In, true);
        }
        if is_said {
            // Into and out of a device with a battery says nothing of the grid.
            let is_unsigned = self.has_battery && !senses.any(&[Sense::Import, Sense::Export]);
            // Without a figure of what is generated, this is a meter behind the inverter.
            return Stance { is_unsigned, ..Stance::new(if has_panels { Role::Grid } else { Role::Own }, way, true) };
        }
        if self.nature.is_inverter {
            // Beside a battery, what leaves the inverter is not what the panels gave. And an inverter that says what went
            // out, and nothing of what was made, may have a power of either way.
            let is_open = figure.amount.is_power() && self.has_export_register && !(self.has_produced || self.has_solar);
            return Stance { is_unsigned: self.has_battery || is_open, ..Stance::new(Role::Solar, Way::In, false) };
        }
        Stance { is_unsigned: self.has_battery, ..Stance::new(Role::Own, way, false) }
    }

    /// A figure of a meter: one flow, and what is fed in.
    fn in_meter(&self, figure: &Figure, way: Way, is_said: bool) -> Stance {
        let is_produced = figure.said.senses.has(Sense::Produced) && !figure.said.senses.has(Sense::Export);
        if self.nature.is_solar && self.has_produced {
            // The meter of panels: what it draws at night is no part of what they give.
            return Stance { is_derived: !is_produced && is_said, ..Stance::new(Role::Own, Way::In, is_said) };
        }
        match is_produced {
            // Beside what is fed in, what is produced comes from panels.
            true if self.has_export_register && !figure.amount.is_power() => Stance::new(Role::Solar, Way::In, true),
            true if self.has_export_power && figure.amount.is_power() => Stance::new(Role::Solar, Way::In, true),
            // Beside what is drawn, a meter that knows no panels means what is fed in.
            true if self.has_export_register && figure.amount.is_power() => {
                let is_meter = self.has_drawn_power && !self.has_produced_register && !(self.has_solar || self.has_grid);
                match is_meter {
                    true => Stance::new(Role::Own, Way::Out, true),
                    false => Stance { is_unsigned: !self.has_produced_register, ..Stance::new(Role::Solar, Way::In, true) },
                }
            }
            true if self.is_generator() && figure.amount.is_power() => Stance::new(Role::Own, Way::In, true),
            true => Stance::new(Role::Own, Way::Out, true),
            false => Stance::new(Role::Own, way, is_said),
        }
    }

    fn way(&self, figure: &Figure) -> Way {
        let senses = figure.said.senses;
        // `delivered` beside `used` is delivered to the grid.
        let is_given = senses.any(&[Sense::Delivered, Sense::Supplied])
            && self.has_use
            && !self.has_export
            && !senses.any(&[Sense::Import, Sense::Consumed]);
        if senses.any(&[Sense::Export, Sense::Out]) || is_given { Way::Out } else { Way::In }
    }

    /// The role to propose for a meter of this role, `is_split` if the device is several meters.
    pub fn meter_role(&self, role: Role, is_split: bool) -> Option<MeterRole> {
        match role {
            Role::Solar => (is_split || self.is_generator()).then_some(MeterRole::Generation),
            Role::Battery => Some(MeterRole::Storage),
            Role::Grid => is_split.then_some(MeterRole::Main),
            Role::Load => None,
            Role::Own if self.nature.is_battery => Some(MeterRole::Storage),
            Role::Own if self.is_generator() => Some(MeterRole::Generation),
            Role::Own => None,
        }
    }

    /// Whether the device only generates.
    pub fn is_generator(&self) -> bool {
        let is_panels = self.nature.is_inverter || self.nature.is_solar || self.has_solar;
        let is_alone = self.has_produced && !self.has_use && !self.has_bare && !self.has_export;
        (is_panels && (self.has_produced || !(self.has_use || self.has_export))) || is_alone
    }
}

fn battery(figure: &Figure) -> Stance {
    let senses = figure.said.senses;
    let is_out = senses.any(&[Sense::Discharge, Sense::Export, Sense::Out, Sense::Output]);
    let is_said = senses.any(&[Sense::Charge, Sense::Discharge, Sense::Import, Sense::Export, Sense::In, Sense::Out]);
    Stance { is_unsigned: !is_said, ..Stance::new(Role::Battery, if is_out { Way::Out } else { Way::In }, is_said) }
}
