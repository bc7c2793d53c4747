//! Why an announced figure counts, or why it does not: facts for a settings page, no sentences.

use crate::Proposal;

/// A figure that a device announced, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnouncedFigure {
    /// The meter whose channel it goes to.
    pub meter: String,
    /// The figure's name in its announcement.
    pub name: String,
    /// The topic that carries it.
    pub topic: String,
    /// The channel that it goes to, or is a part of: `energy_kwh`, `power_w:pump`, `value:raw`.
    /// `None` if it goes to none.
    pub channel: Option<String>,
    /// Whether and why it counts.
    pub why: Why,
    /// The name of the figure that counts in its place, if there is one.
    pub instead: Option<String>,
    /// What it probably is, if somebody has to confirm that.
    pub proposal: Option<Proposal>,
}

/// Why an announced figure counts or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It counts: it is the figure of its flow.
    Counts,
    /// It counts in the sum of the registers of all tariffs.
    TariffInSum,
    /// It counts in the sum of all phases or strings.
    ShareInSum,
    /// It counts as one side of the net: what is drawn less what is fed in.
    SideOfNet,
    /// It has no unit.
    NoUnit,
    /// Its unit is none that is known here.
    UnknownUnit,
    /// An amount without `state_class`: it may be a register or the amount of a period.
    NoStateClass,
    /// A volume of something that is not said.
    NoSubstance,
    /// It restarts each day, month or session, or is of a past one.
    OfPeriod,
    /// A highest, a lowest or a mean.
    Statistic,
    /// Set, rated, forecast or allowed, and not measured.
    NotMeasured,
    /// The device calls it diagnostic.
    Diagnostic,
    /// Reactive or apparent, not active.
    Reactive,
    /// The device computed it from figures that stand beside it.
    Derived,
    /// The same register as it was read, before the device checked it.
    Raw,
    /// The same flow on its other side: DC beside AC, input beside output.
    OtherSide,
    /// A part (a phase, a circuit, a string, a room) of what already counts as a whole.
    PartOfWhole,
    /// A tariff's register, and the register of all tariffs counts.
    TariffOfTotal,
    /// One tariff's register alone. Others may be missing.
    TariffAlone,
    /// Another figure of the same flow counts.
    Duplicate,
    /// The same amount in another unit counts: gas in kWh beside gas in m³.
    OtherUnit,
    /// What goes one way alone, where it goes both ways: the net is not known.
    OneWay,
    /// Its sign may mean either direction.
    SignUnknown,
    /// Heat that the device made of energy that is metered already.
    OwnHeat,
    /// The power or the water of a heat meter.
    OfHeatMeter,
    /// Fuel in kWh: not electricity.
    Fuel,
    /// The sum of devices that count themselves.
    Concentrator,
    /// A temperature or humidity that is not of a room or of the air outside.
    NotOfRoom,
    /// A temperature or humidity of a place that may be a room, or a part of the device.
    RoomUnknown,
    /// How full the device's own cell is, which stores nothing for the house.
    OwnCell,
}

impl Why {
    /// Whether the figure counts.
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Self::Counts | Self::TariffInSum | Self::ShareInSum | Self::SideOfNet)
    }
}
