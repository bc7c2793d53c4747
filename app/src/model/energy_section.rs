//! The model of the energy section, as a building's page and the overview show it: in words, drawn.
//! Leaves out the numbers that it is made of (`model::energy`).

use super::chart::ChartView;
use domain::figure::Figure;
use wording::Words;

/// A flow as a page shows it, as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowView {
    /// The picture.
    pub drawn: String,
    /// The table, and that its sums add up.
    pub table: String,
}

/// A layer in the legend of stacked bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerLine {
    /// Its name.
    pub name: String,
    /// All of it.
    pub amount: String,
    /// The custom property of its colour.
    pub colour: &'static str,
    /// Its pattern.
    pub pattern: usize,
}

/// Stacked bars as a page shows them.
#[derive(Clone, Debug, PartialEq)]
pub struct BarsView {
    /// Their heading.
    pub title: String,
    /// The chart.
    pub chart: ChartView,
    /// The legend, from top to bottom.
    pub layers: Vec<LayerLine>,
    /// Some bar is not over, or not all known.
    pub has_partial: bool,
}

/// A fact: what, how much, and what that means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub label: &'static str,
    /// How much, in the reader's digits.
    pub figure: Figure,
    /// What that means, or what it is made of.
    pub note: Option<String>,
}

/// A car's charging session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLine {
    /// When it began.
    pub begin: String,
    /// When it ended, or that it goes on.
    pub end: String,
    /// Its energy.
    pub energy: String,
    /// The car's meter, if there are several.
    pub meter: Option<String>,
}

/// A choice of what is shown: its name, its address, and whether it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name.
    pub name: &'static str,
    /// Its address.
    pub href: String,
    /// It is what the page shows.
    pub is_shown: bool,
}

/// The section.
#[derive(Clone, Debug, PartialEq)]
pub struct EnergySection {
    /// The words that the page around it is told in.
    pub words: Words,
    /// The sentences that answer what one came for, as HTML.
    pub headline: String,
    /// Now, day, month, year.
    pub choices: Vec<Choice>,
    /// The span in words.
    pub range: String,
    /// The address of the span before.
    pub earlier: String,
    /// The address of the span after, unless that is in the future.
    pub later: Option<String>,
    /// The flow; `None` if there is only one way that electricity can go.
    pub flow: Option<FlowView>,
    /// The flow is that of this moment, and moves.
    pub is_now: bool,
    /// What is to be known about the figures: what is missing, what disagrees.
    pub notes: Vec<String>,
    /// The facts.
    pub facts: Vec<Fact>,
    /// What the roof will make in the rest of the day beside what will be used, and the best time to use
    /// it.
    pub ahead: Option<(ChartView, Option<String>)>,
    /// What was used, by source and by appliance.
    pub bars: Vec<BarsView>,
    /// A car's sessions: how many and how much, and each.
    pub sessions: Option<(String, Vec<SessionLine>)>,
}

impl EnergySection {
    /// Whether it shows a flow that moves with the present.
    #[must_use]
    pub fn moves(&self) -> bool {
        self.is_now && self.flow.is_some()
    }
}
