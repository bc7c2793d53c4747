//! Layouts by their names for people. Leaves out how they are recognised.

use crate::Layout;

impl Layout {
    /// Its name for people: `NEM12 interval data (Australia)`.
    #[must_use]
    pub fn publisher(self) -> &'static str {
        match self {
            Layout::Long => "a table with a reading a row",
            Layout::Wide => "a table with a column a meter",
            Layout::GreenPulse => "GreenPulse’s own export",
            Layout::GreenButton => "Green Button data",
            Layout::PortfolioManager => "meter entries of Portfolio Manager",
            Layout::PortfolioMonths => "monthly usage of Portfolio Manager",
            Layout::HomeAssistant => "statistics of Home Assistant",
            Layout::Nem12 => "NEM12 interval data (Australia)",
            Layout::Nem13 => "NEM13 accumulated data (Australia)",
            Layout::Mscons => "an MSCONS message (EDIFACT)",
            Layout::Enedis => "a file of Enedis (France)",
            Layout::Spain => "hourly data of a Spanish distributor",
            Layout::Fluvius => "a file of Fluvius (Belgium)",
            Layout::P4 => "daily readings of a Dutch grid operator",
            Layout::DsmrReader => "an export of DSMR-reader",
            Layout::HomeWizard => "an export of HomeWizard",
            Layout::Octopus => "a file of Octopus Energy",
            Layout::N3rgy => "a file of n3rgy",
            Layout::Opower => "usage data of Opower (PG&E, ConEd and others)",
            Layout::Edison => "usage data of Southern California Edison",
            Layout::Sdge => "usage data of San Diego Gas & Electric",
            Layout::ERedes => "a file of E-REDES (Portugal)",
            Layout::Enel => "a file of e-distribuzione (Italy)",
            Layout::Eloverblik => "meter data of Eloverblik (Denmark)",
            Layout::Elhub => "meter data of Elhub (Norway)",
            Layout::Tibber => "consumption data of Tibber",
        }
    }

    /// Whether it is a format that is known by its publisher: what such a file does not say of
    /// itself is known beforehand.
    #[must_use]
    pub fn is_known(self) -> bool {
        self.known().is_some()
    }
}
