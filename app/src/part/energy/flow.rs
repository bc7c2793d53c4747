//! The flow of electricity through a place in the words of a page: the picture, and the table behind
//! it with its sums. Of energies in kWh, and of powers in kW. Leaves out what flows (`domain::energy`)
//! and the drawing (`chart::flow`).

use crate::chart::flow::{Band, FlowChart, Node, drawn};
use crate::chart::table;
use crate::model::energy_section::FlowView;
use domain::energy::{Link, Party};
use domain::figure::Figure;
use domain::{Appliance, figure};
use leptos::prelude::*;
use std::collections::BTreeMap;
use wording::Words;
use wording::page::energy as says;

/// The most appliances with a band of their own. The smallest of more are one band together.
const APPLIANCES_MAX: usize = 6;

/// What is not explained is no band below this share of the whole: meters are never read at the same
/// instant.
const UNEXPLAINED_SHARE_MIN: f64 = 0.01;

/// What kind of place the flow is of, which names the rest of its use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A home.
    Home,
    /// Another building.
    Building,
    /// A site.
    Site,
}

impl Place {
    /// The name that texts choose by.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Place::Home => "home",
            Place::Building => "building",
            Place::Site => "site",
        }
    }
}

/// Whether links are energies or powers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Energies, in kWh.
    Energy,
    /// Powers, in kW.
    Power,
}

/// What is drawn as a flow.
#[derive(Clone, Copy, Debug)]
pub struct Flowing<'a> {
    /// Of what place.
    pub place: Place,
    /// What the links are.
    pub measure: Measure,
    /// Who gave how much to whom.
    pub links: &'a [Link],
    /// Parties that are shown though nothing flows: a picture that moves keeps its places.
    pub givers: &'a [Party],
    /// The same of those that take.
    pub takers: &'a [Party],
    /// How full the battery is, in words.
    pub level: Option<&'a str>,
}

/// One scale for all figures of a picture.
#[derive(Clone, Copy)]
struct Scale {
    unit: &'static str,
    /// How many of this unit a kWh or a kW is.
    factor: f64,
    /// The decimals in the table.
    decimals: usize,
}

impl Scale {
    fn of(measure: Measure, whole: f64) -> Self {
        let (unit, factor) = match measure {
            Measure::Energy if whole >= 9_995.0 => ("MWh", 1e-3),
            Measure::Energy => ("kWh", 1.0),
            Measure::Power if whole >= 999.5 => ("MW", 1e-3),
            Measure::Power if whole >= 0.9995 => ("kW", 1.0),
            Measure::Power => ("W", 1e3),
        };
        let decimals = match whole * factor {
            _ if unit == "W" => 0,
            whole if whole >= 1_000.0 => 0,
            whole if whole >= 100.0 => 1,
            _ => 2,
        };
        Self { unit, factor, decimals }
    }

    /// An amount with three significant digits and the unit.
    fn figure(self, value: f64) -> Figure {
        match self.unit {
            "W" => figure::power(value * self.factor),
            unit => Figure { number: figure::significant(value * self.factor), unit: unit.to_owned() },
        }
    }

    /// An amount rounded as the table shows it, in this unit.
    fn rounded(self, value: f64) -> f64 {
        let places = 10_f64.powi(self.decimals as i32);
        (value * self.factor * places).round() / places
    }
}

/// The flow in words and as a picture.
#[must_use]
pub fn flow(words: Words, flowing: Flowing) -> FlowView {
    let links = merged(flowing.links);
    let givers = givers(&links, flowing.givers);
    let takers = takers(&links, flowing.takers);
    let whole: f64 = links.iter().map(|link| link.kwh).sum();
    let scale = Scale::of(flowing.measure, whole);
    let has_appliances = takers.iter().any(|party| matches!(party, Party::Appliance(_)));
    let names = Names { words, place: flowing.place, has_appliances, level: flowing.level };
    let rows = Rows::of(&links, &givers, &takers, scale);
    FlowView {
        drawn: picture(words, &links, &givers, &takers, scale, &names),
        table: format!("{}{}", rows.table(words, &names, scale), rows.sum_line(words, &names, scale)),
    }
}

/// The links, with the smallest of many appliances as one.
fn merged(links: &[Link]) -> Vec<Link> {
    let mut taken: BTreeMap<Appliance, f64> = BTreeMap::new();
    for link in links {
        if let Party::Appliance(appliance) = link.to {
            *taken.entry(appliance).or_default() += link.kwh;
        }
    }
    let mut order: Vec<(Appliance, f64)> = taken.into_iter().filter(|one| one.0 != Appliance::Other).collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    let own: Vec<Appliance> = order.into_iter().take(APPLIANCES_MAX).map(|one| one.0).collect();
    let mut found: BTreeMap<(Party, Party), f64> = BTreeMap::new();
    for link in links {
        let to = match link.to {
            Party::Appliance(appliance) if !own.contains(&appliance) => Party::Appliance(Appliance::Other),
            to => to,
        };
        *found.entry((link.from, to)).or_default() += link.kwh;
    }
    found.into_iter().map(|((from, to), kwh)| Link { from, to, kwh }).collect()
}

/// Those that give.
fn givers(links: &[Link], shown: &[Party]) -> Vec<Party> {
    let order = [Party::Sun, Party::Battery, Party::Grid, Party::Unexplained];
    order.into_iter().filter(|party| shown.contains(party) || links.iter().any(|link| link.from == *party)).collect()
}

/// Those that take, in the order in which bands cross least: what leaves, what is stored, what is
/// used, in the order of the appliances, and the rest.
fn takers(links: &[Link], shown: &[Party]) -> Vec<Party> {
    let appliances = Appliance::ALL.iter().map(|&appliance| Party::Appliance(appliance));
    let order = [Party::Grid, Party::Battery].into_iter().chain(appliances).chain([Party::House, Party::Unexplained]);
    order.filter(|party| shown.contains(party) || links.iter().any(|link| link.to == *party)).collect()
}

/// What parties are called.
struct Names<'a> {
    words: Words,
    place: Place,
    has_appliances: bool,
    level: Option<&'a str>,
}

impl Names<'_> {
    fn giver(&self, party: Party) -> String {
        says::source(self.words, party.as_str())
    }

    /// The same in the picture: a battery with how full it is.
    fn giver_drawn(&self, party: Party) -> String {
        match (party, self.level) {
            (Party::Battery, Some(level)) => says::battery_with_level(self.words, level),
            (party, _) => self.giver(party),
        }
    }

    fn taker(&self, party: Party) -> String {
        match party {
            Party::Appliance(appliance) => says::appliance(self.words, appliance).to_owned(),
            Party::House if self.has_appliances => says::sink(self.words, "rest"),
            Party::House => says::sink(self.words, self.place.as_str()),
            party => says::sink(self.words, party.as_str()),
        }
    }

    /// Its icon and its colour.
    fn thing(&self, party: Party) -> &'static str {
        match (party, self.place) {
            (Party::House, Place::Home) => "house",
            (Party::House, _) => "building",
            (Party::Unexplained, _) => "unexplained",
            (party, _) => party.as_str(),
        }
    }
}

fn sum(links: &[Link], is_of: impl Fn(&Link) -> bool) -> f64 {
    links.iter().filter(|link| is_of(link)).map(|link| link.kwh).sum()
}

fn picture(words: Words, links: &[Link], givers: &[Party], takers: &[Party], scale: Scale, names: &Names<'_>) -> String {
    let whole = sum(links, |_| true);
    let is_shown = |party: &Party, kwh: f64| *party != Party::Unexplained || kwh > whole * UNEXPLAINED_SHARE_MIN;
    let givers: Vec<Party> =
        givers.iter().copied().filter(|party| is_shown(party, sum(links, |link| link.from == *party))).collect();
    let takers: Vec<Party> =
        takers.iter().copied().filter(|party| is_shown(party, sum(links, |link| link.to == *party))).collect();
    let node = |party: Party, label: String, kwh: f64| Node {
        thing: names.thing(party),
        label,
        figure: words.written(&scale.figure(kwh)),
    };
    let from: Vec<Node> =
        givers.iter().map(|&party| node(party, names.giver_drawn(party), sum(links, |link| link.from == party))).collect();
    let to: Vec<Node> =
        takers.iter().map(|&party| node(party, names.taker(party), sum(links, |link| link.to == party))).collect();
    let place = |parties: &[Party], party: Party| parties.iter().position(|one| *one == party);
    let bands = links
        .iter()
        .filter_map(|link| Some(Band { from: place(&givers, link.from)?, to: place(&takers, link.to)?, value: link.kwh }))
        .collect();
    let listed = |nodes: &[Node]| {
        words.list(&nodes.iter().map(|node| says::amount_of(words, &node.label, &node.figure)).collect::<Vec<_>>())
    };
    let alt = if whole > 0.0 { says::flow_alt(words, &listed(&from), &listed(&to)) } else { says::flow_empty(words).to_owned() };
    drawn(&FlowChart { from, to, bands, alt })
}

/// The table of a flow: a row for each taker, a column for each giver, as rounded. Its sums are those
/// of the rounded figures, so that they add up for whoever checks.
struct Rows {
    givers: Vec<Party>,
    takers: Vec<Party>,
    /// By taker, then giver.
    cells: Vec<Vec<f64>>,
}

impl Rows {
    fn of(links: &[Link], givers: &[Party], takers: &[Party], scale: Scale) -> Self {
        let cell = |from: Party, to: Party| scale.rounded(sum(links, |link| (link.from, link.to) == (from, to)));
        let cells = takers.iter().map(|&to| givers.iter().map(|&from| cell(from, to)).collect()).collect();
        Self { givers: givers.to_vec(), takers: takers.to_vec(), cells }
    }

    fn given(&self, giver: usize) -> f64 {
        self.cells.iter().map(|row| row[giver]).sum()
    }

    fn table(&self, words: Words, names: &Names<'_>, scale: Scale) -> String {
        let number = |value: f64| words.fixed(value, scale.decimals);
        let mut columns = vec![says::column_to(words).to_owned()];
        columns.extend(self.givers.iter().map(|&party| names.giver(party)));
        columns.push(says::total(words).to_owned());
        let mut rows: Vec<Vec<String>> = self
            .takers
            .iter()
            .zip(&self.cells)
            .map(|(&taker, row)| {
                let cells = row.iter().chain([&row.iter().sum::<f64>()]).map(|&value| number(value)).collect::<Vec<_>>();
                std::iter::once(names.taker(taker)).chain(cells).collect()
            })
            .collect();
        let totals: Vec<f64> = (0..self.givers.len()).map(|giver| self.given(giver)).collect();
        let whole: f64 = totals.iter().sum();
        let totals = totals.into_iter().chain([whole]).map(number);
        rows.push(std::iter::once(says::total(words).to_owned()).chain(totals).collect());
        table(&says::flow_caption(words, scale.unit), &columns, &rows)
    }

    fn sum_line(&self, words: Words, names: &Names<'_>, scale: Scale) -> String {
        view! { <p class="flow-sum">{self.sum(words, names, scale)}</p> }.to_html()
    }

    /// All that was given, and all that was taken: used, sold, stored.
    fn sum(&self, words: Words, names: &Names<'_>, scale: Scale) -> String {
        let term = |name: &str, value: f64| says::amount_of(words, name, &words.fixed(value, scale.decimals));
        let given = self.givers.iter().enumerate().map(|(i, &party)| term(&names.giver(party), self.given(i)));
        let taken = |is_of: &dyn Fn(Party) -> bool| -> f64 {
            self.takers.iter().zip(&self.cells).filter(|(taker, _)| is_of(**taker)).flat_map(|(_, row)| row).sum()
        };
        let used = term(says::used(words), taken(&Party::is_use));
        let others = self.takers.iter().filter(|party| !party.is_use()).map(|&party| {
            let sum = taken(&|taker| taker == party);
            term(&names.taker(party), sum)
        });
        let taken: Vec<String> = std::iter::once(used).chain(others).collect();
        says::sum(words, &given.collect::<Vec<_>>().join(" + "), &taken.join(" + "), scale.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::energy::{Amounts, split};

    fn noon() -> Vec<Link> {
        let appliances = BTreeMap::from([(Appliance::Car, 2.004), (Appliance::HeatPump, 1.0)]);
        let slot = Amounts {
            made: Some(8.04),
            used: Some(5.013),
            charged: Some(2.0),
            sold: Some(1.027),
            appliances,
            ..Amounts::nothing()
        };
        split(&slot)
    }

    fn view(links: &[Link], measure: Measure) -> FlowView {
        let flowing = Flowing { place: Place::Home, measure, links, givers: &[], takers: &[], level: None };
        flow(Words::ENGLISH, flowing)
    }

    #[test]
    fn the_sums_of_a_flow_are_shown_and_add_up() {
        let view = view(&noon(), Measure::Energy);
        let sum = "Solar 8.04 = Used 5.01 + To grid 1.03 + To battery 2.00 (kWh)";
        assert!(view.table.contains(sum), "{}", view.table);
        assert!(view.table.contains("<th scope=\"row\">Everything else</th>"), "{}", view.table);
        assert!(view.drawn.contains("Heat pump"), "{}", view.drawn);
    }

    #[test]
    fn powers_below_a_kilowatt_are_watts() {
        let links = [Link { from: Party::Grid, to: Party::House, kwh: 0.412 }];
        let view = view(&links, Measure::Power);
        assert!(view.table.contains("Grid 412 = Used 412 (W)"), "{}", view.table);
        assert!(view.drawn.contains(">Home<") && view.drawn.contains("412\u{a0}W"), "{}", view.drawn);
    }

    #[test]
    fn many_small_appliances_are_one_and_nothing_of_them_is_lost() {
        let links: Vec<Link> = Appliance::ALL
            .iter()
            .enumerate()
            .map(|(i, &appliance)| Link { from: Party::Grid, to: Party::Appliance(appliance), kwh: (i + 1) as f64 })
            .collect();
        let found = merged(&links);
        assert_eq!(found.len(), APPLIANCES_MAX + 1);
        assert!((sum(&found, |_| true) - sum(&links, |_| true)).abs() < 1e-9);
    }

    #[test]
    fn what_meters_do_not_explain_is_told_once_it_matters() {
        let link = |from, kwh| Link { from, to: Party::House, kwh };
        let little = view(&[link(Party::Grid, 10.0), link(Party::Unexplained, 0.02)], Measure::Energy);
        assert!(!little.drawn.contains("Not metered") && little.table.contains("Not metered"));
        assert!(view(&[link(Party::Grid, 10.0), link(Party::Unexplained, 2.0)], Measure::Energy).drawn.contains("Not metered"));
    }

    #[test]
    fn a_picture_that_moves_keeps_the_places_of_those_that_rest() {
        let links = [Link { from: Party::Grid, to: Party::House, kwh: 1.0 }];
        let flowing = Flowing {
            place: Place::Home,
            measure: Measure::Power,
            links: &links,
            givers: &[Party::Sun, Party::Battery, Party::Grid],
            takers: &[Party::Grid],
            level: Some("82%"),
        };
        let view = flow(Words::ENGLISH, flowing);
        assert!(view.drawn.contains("Battery (82%)"), "{}", view.drawn);
        assert!(!view.table.contains("82%"), "{}", view.table);
        assert_eq!(view.drawn.matches(">0\u{a0}kW<").count(), 3, "{}", view.drawn);
    }
}
