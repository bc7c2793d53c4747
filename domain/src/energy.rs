//! The flow of electricity through a place: who gave it to whom, in a slot and over many. Leaves out
//! what counts for a place (`place`, `appliance`), and what it costs (`tariff`).
//!
//! # Method
//! A meter says how much came in and how much went out, never which kilowatt-hour went where. Within
//! one slot they are matched in this order: the sun serves what is used, then the battery, then the
//! grid; the battery serves what is used before it is sold; the grid gives the rest. Nothing flows
//! from the grid to the grid or from the battery to the battery as long as the meters leave another
//! way. What the meters cannot explain among themselves comes from, or goes to,
//! [`Party::Unexplained`], so what flows always adds up to the meters.
//!
//! The same holds for powers in kW, as of one instant.

use crate::Appliance;
use std::collections::BTreeMap;

mod balance;
mod session;

pub use balance::Balance;
pub use session::{Session, sessions};

/// Who gives or takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// What the place generates itself.
    Sun,
    /// The utility: bought from it, sold to it.
    Grid,
    /// The place's batteries.
    Battery,
    /// An appliance with meters of its own.
    Appliance(Appliance),
    /// Everything else that is used.
    House,
    /// What the meters do not explain: one of them is silent, or they disagree.
    Unexplained,
}

impl Party {
    /// The name that the API uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Party::Sun => "sun",
            Party::Grid => "grid",
            Party::Battery => "battery",
            Party::Appliance(appliance) => appliance.as_str(),
            Party::House => "house",
            Party::Unexplained => "unexplained",
        }
    }

    /// Whether it uses energy.
    #[must_use]
    pub fn is_use(self) -> bool {
        matches!(self, Party::Appliance(_) | Party::House)
    }
}

/// What the meters of a place say about one slot, in kWh; or about an instant, in kW. `None` is not
/// known. What a place does not have is `Some(0.0)`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Amounts {
    /// Bought from the grid. A net meter that turned back makes it negative: that was sold.
    pub bought: Option<f64>,
    /// Sold to the grid.
    pub sold: Option<f64>,
    /// Generated. What an inverter draws at night makes it negative: that was used.
    pub made: Option<f64>,
    /// Into the batteries.
    pub charged: Option<f64>,
    /// Out of the batteries.
    pub discharged: Option<f64>,
    /// Used, appliances included.
    pub used: Option<f64>,
    /// The part of what was used that has meters of its own.
    pub appliances: BTreeMap<Appliance, f64>,
}

impl Amounts {
    /// What the place does not have: nothing is bought, made or used.
    #[must_use]
    pub fn nothing() -> Self {
        let none = Some(0.0);
        Self { bought: none, sold: none, made: none, charged: none, discharged: none, used: none, appliances: BTreeMap::new() }
    }

    /// Whether every flow of the place is known.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        [self.bought, self.sold, self.made, self.charged, self.discharged, self.used].iter().all(Option::is_some)
    }

    /// What the appliances' meters add up to.
    #[must_use]
    pub fn metered(&self) -> f64 {
        self.appliances.values().sum()
    }

    /// By how much the appliances' meters exceed what was used; 0 if they do not, or if that is not
    /// known.
    #[must_use]
    pub fn exceeded(&self) -> f64 {
        self.used.map_or(0.0, |used| (self.metered() - used.max(0.0)).max(0.0))
    }

    /// The same with each amount on the side that its sign says.
    #[must_use]
    pub fn signed_right(&self) -> Self {
        let (bought, sold) = turned(self.bought, self.sold);
        let (charged, discharged) = turned(self.charged, self.discharged);
        let drawn = self.made.map_or(0.0, |made| (-made).max(0.0));
        let appliances = self.appliances.iter().map(|(&appliance, &kwh)| (appliance, kwh.max(0.0)));
        Self {
            bought,
            sold,
            made: self.made.map(|made| made.max(0.0)),
            charged,
            discharged,
            used: self.used.map(|used| used + drawn),
            appliances: appliances.collect(),
        }
    }
}

/// Two directions of one meter, where either may be negative for the other.
fn turned(there: Option<f64>, back: Option<f64>) -> (Option<f64>, Option<f64>) {
    let positive = |amount: Option<f64>| amount.map(|amount| amount.max(0.0));
    let negative = |amount: Option<f64>| amount.map_or(0.0, |amount| (-amount).max(0.0));
    let added = |amount: Option<f64>, more: f64| match amount {
        None if more > 0.0 => Some(more),
        amount => amount.map(|amount| amount + more),
    };
    (added(positive(there), negative(back)), added(positive(back), negative(there)))
}

/// Energy (or power) that flowed from one party to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Who gave it.
    pub from: Party,
    /// Who took it.
    pub to: Party,
    /// How much: above nought.
    pub kwh: f64,
}

/// Below this, in kWh, a link is an error of binary fractions.
const NOTHING_KWH: f64 = 1e-11;

/// Who gave how much to whom. The links of each party add up to its meters: those from the grid to
/// what was bought, those to the grid to what was sold, those to an appliance to its meters, and so
/// on; those to all users to what was used.
///
/// Every user takes the same mixture of sources, since no meter says which of them had the sun. If
/// the appliances' meters say more than was used, the excess comes from [`Party::Unexplained`].
///
/// ```
/// # use domain::energy::{Amounts, Link, Party, split};
/// let noon = Amounts { made: Some(3.0), used: Some(1.0), sold: Some(2.0), ..Amounts::nothing() };
/// let [to_house, to_grid] = split(&noon)[..] else { panic!() };
/// assert_eq!(to_house, Link { from: Party::Sun, to: Party::House, kwh: 1.0 });
/// assert_eq!(to_grid, Link { from: Party::Sun, to: Party::Grid, kwh: 2.0 });
/// ```
#[must_use]
pub fn split(slot: &Amounts) -> Vec<Link> {
    let slot = slot.signed_right();
    let metered = slot.metered();
    // Without a total, what the appliances used is all that is known to be used.
    let used = slot.used.unwrap_or(metered).max(0.0);
    let mut matched = Matched::new(
        [slot.made, slot.discharged, slot.bought].map(|amount| amount.unwrap_or(0.0)),
        [used, slot.charged.unwrap_or(0.0), slot.sold.unwrap_or(0.0)],
    );
    matched.serve();
    matched.reroute();
    matched.links(&users(&slot.appliances, used, metered), slot.exceeded())
}

/// The users with their shares of what was used: the appliances, and the house with the rest.
fn users(appliances: &BTreeMap<Appliance, f64>, used: f64, metered: f64) -> Vec<(Party, f64)> {
    let whole = used.max(metered);
    if whole <= 0.0 {
        return vec![(Party::House, 1.0)];
    }
    let appliances = appliances.iter().map(|(&appliance, kwh)| (Party::Appliance(appliance), kwh / whole));
    appliances.chain(std::iter::once((Party::House, (used - metered).max(0.0) / whole))).collect()
}

/// Sources, in the order in which they serve; and sinks, in the order in which they are served.
const SOURCES: [Party; 3] = [Party::Sun, Party::Battery, Party::Grid];
const USE: usize = 0;
const SINKS: [Party; 3] = [Party::House, Party::Battery, Party::Grid];

/// Sources and sinks of one slot, matched.
struct Matched {
    /// What is left of each source.
    sources: [f64; 3],
    /// What each sink still lacks.
    sinks: [f64; 3],
    /// What flows, by source and sink.
    flow: [[f64; 3]; 3],
}

impl Matched {
    fn new(sources: [f64; 3], sinks: [f64; 3]) -> Self {
        Self { sources, sinks, flow: [[0.0; 3]; 3] }
    }

    /// Whether a source may serve a sink: nothing flows from the grid to the grid, or from the
    /// battery to the battery.
    fn may_serve(source: usize, sink: usize) -> bool {
        SOURCES[source] != SINKS[sink]
    }

    /// Each source in turn serves the sinks in turn.
    fn serve(&mut self) {
        for source in 0..SOURCES.len() {
            for sink in 0..SINKS.len() {
                if Self::may_serve(source, sink) {
                    let kwh = self.sources[source].min(self.sinks[sink]);
                    self.sources[source] -= kwh;
                    self.sinks[sink] -= kwh;
                    self.flow[source][sink] += kwh;
                }
            }
        }
    }

    /// In one hour a place may buy in the morning and sell at noon. Then the grid is left with what
    /// only the grid lacks. So another source that served users serves the grid instead, and the grid
    /// serves those users. A way over three links always suffices: every source may serve the users.
    fn reroute(&mut self) {
        for source in 0..SOURCES.len() {
            for sink in (0..SINKS.len()).filter(|&sink| !Self::may_serve(source, sink)) {
                // What is served last gives way first.
                for (other, via) in (0..3).rev().flat_map(|via| (0..3).map(move |other| (other, via))) {
                    if other == source || via == sink || !Self::may_serve(source, via) || !Self::may_serve(other, sink) {
                        continue;
                    }
                    let kwh = self.sources[source].min(self.sinks[sink]).min(self.flow[other][via]);
                    self.sources[source] -= kwh;
                    self.sinks[sink] -= kwh;
                    self.flow[other][via] -= kwh;
                    self.flow[other][sink] += kwh;
                    self.flow[source][via] += kwh;
                }
            }
        }
    }

    /// The links, with users in place of the house. `exceeded` is what their meters say beyond what
    /// was used.
    fn links(&self, users: &[(Party, f64)], exceeded: f64) -> Vec<Link> {
        let mut links = Vec::new();
        let mut link = |from: Party, sink: usize, kwh: f64| match sink {
            USE => links.extend(users.iter().map(|&(to, share)| Link { from, to, kwh: kwh * share })),
            _ => links.push(Link { from, to: SINKS[sink], kwh }),
        };
        for (source, &from) in SOURCES.iter().enumerate() {
            for sink in 0..SINKS.len() {
                link(from, sink, self.flow[source][sink]);
            }
        }
        for sink in 0..SINKS.len() {
            let beyond = if sink == USE { exceeded } else { 0.0 };
            link(Party::Unexplained, sink, self.sinks[sink] + beyond);
        }
        links.extend(SOURCES.iter().zip(self.sources).map(|(&from, kwh)| Link { from, to: Party::Unexplained, kwh }));
        links.retain(|link| link.kwh > NOTHING_KWH);
        links
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sum(links: &[Link], is_of: impl Fn(&Link) -> bool) -> f64 {
        links.iter().filter(|link| is_of(link)).map(|link| link.kwh).sum()
    }

    fn flows(slot: &Amounts) -> Vec<(Party, Party, f64)> {
        split(slot).into_iter().map(|link| (link.from, link.to, (link.kwh * 1e9).round() / 1e9)).collect()
    }

    fn amount() -> impl Strategy<Value = f64> {
        prop_oneof![3 => 0.0..20.0_f64, 1 => Just(0.0), 1 => 0.0..0.01_f64]
    }

    fn known() -> impl Strategy<Value = Option<f64>> {
        prop_oneof![6 => amount().prop_map(Some), 1 => Just(None), 1 => (-5.0..0.0_f64).prop_map(Some)]
    }

    prop_compose! {
        fn appliances()(car in amount(), pump in amount(), kinds in 0..4_u8) -> BTreeMap<Appliance, f64> {
            let all = [(Appliance::Car, car), (Appliance::HeatPump, pump)];
            all.into_iter().take(kinds.into()).collect()
        }
    }

    prop_compose! {
        /// Anything that meters may say, in agreement or not.
        fn anything()(
            (bought, sold, made) in (known(), known(), known()), (charged, discharged, used) in (known(), known(), known()),
            appliances in appliances(),
        ) -> Amounts {
            Amounts { bought, sold, made, charged, discharged, used, appliances }
        }
    }

    prop_compose! {
        /// What meters say that agree.
        fn agreeing()(
            (made, discharged, bought) in (amount(), amount(), amount()), (charged, sold) in (amount(), amount()), metered in 0.0..1.0_f64,
        ) -> Amounts {
            let given = made + discharged + bought;
            // No more can be stored and sold than there is, nor bought and sold at once.
            let charged = charged.min(made + bought);
            let sold = sold.min(given - charged).min(made + discharged);
            let used = given - charged - sold;
            let appliances = BTreeMap::from([(Appliance::Car, used * metered)]);
            let [bought, sold, made, charged, discharged, used] = [bought, sold, made, charged, discharged, used].map(Some);
            Amounts { bought, sold, made, charged, discharged, used, appliances }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn what_flows_adds_up_to_every_meter_whatever_the_meters_say(slot in anything()) {
            let (links, slot) = (split(&slot), slot.signed_right());
            let is_close = |sum: f64, amount: Option<f64>| (sum - amount.unwrap_or(0.0)).abs() < 1e-9;
            prop_assert!(is_close(sum(&links, |link| link.from == Party::Grid), slot.bought));
            prop_assert!(is_close(sum(&links, |link| link.to == Party::Grid), slot.sold));
            prop_assert!(is_close(sum(&links, |link| link.from == Party::Sun), slot.made));
            prop_assert!(is_close(sum(&links, |link| link.to == Party::Battery), slot.charged));
            prop_assert!(is_close(sum(&links, |link| link.from == Party::Battery), slot.discharged));
            for (&appliance, &kwh) in &slot.appliances {
                prop_assert!(is_close(sum(&links, |link| link.to == Party::Appliance(appliance)), Some(kwh)));
            }
            let used = slot.used.unwrap_or(0.0).max(slot.metered());
            prop_assert!(is_close(sum(&links, |link| link.to.is_use()), Some(used)));
            prop_assert!(links.iter().all(|link| link.kwh > 0.0 && link.from != link.to));
        }

        #[test]
        fn meters_that_agree_leave_nothing_unexplained(slot in agreeing()) {
            let links = split(&slot);
            let is_unexplained = |link: &Link| [link.from, link.to].contains(&Party::Unexplained);
            prop_assert!(sum(&links, is_unexplained) < 1e-9, "{links:?}");
        }

        #[test]
        fn powers_and_energies_are_split_alike(slot in agreeing(), factor in 0.1..10.0_f64) {
            let times = |amount: Option<f64>| amount.map(|amount| amount * factor);
            let larger = Amounts {
                bought: times(slot.bought), sold: times(slot.sold), made: times(slot.made), charged: times(slot.charged),
                discharged: times(slot.discharged), used: times(slot.used),
                appliances: slot.appliances.iter().map(|(&appliance, kwh)| (appliance, kwh * factor)).collect(),
            };
            for from in [Party::Sun, Party::Battery, Party::Grid] {
                let of = |slot: &Amounts| sum(&split(slot), |link| link.from == from && link.to.is_use());
                prop_assert!((of(&slot) * factor - of(&larger)).abs() < 1e-8);
            }
        }
    }

    #[test]
    fn the_sun_serves_what_is_used_then_the_battery_then_the_grid() {
        let slot = Amounts { made: Some(5.0), used: Some(2.0), charged: Some(2.0), sold: Some(1.0), ..Amounts::nothing() };
        let expected = [(Party::Sun, Party::House, 2.0), (Party::Sun, Party::Battery, 2.0), (Party::Sun, Party::Grid, 1.0)];
        assert_eq!(flows(&slot), expected);
    }

    #[test]
    fn what_is_bought_in_the_morning_and_sold_at_noon_of_one_hour_does_not_flow_from_the_grid_to_the_grid() {
        let slot = Amounts { made: Some(2.0), used: Some(2.0), bought: Some(1.0), sold: Some(1.0), ..Amounts::nothing() };
        let expected = [(Party::Sun, Party::House, 1.0), (Party::Sun, Party::Grid, 1.0), (Party::Grid, Party::House, 1.0)];
        assert_eq!(flows(&slot), expected);
    }

    #[test]
    fn a_battery_that_was_charged_and_discharged_in_one_hour_does_not_charge_itself() {
        let slot = Amounts { made: Some(2.0), used: Some(2.0), charged: Some(1.0), discharged: Some(1.0), ..Amounts::nothing() };
        let expected = [(Party::Sun, Party::House, 1.0), (Party::Sun, Party::Battery, 1.0), (Party::Battery, Party::House, 1.0)];
        assert_eq!(flows(&slot), expected);
    }

    #[test]
    fn users_share_the_sources_and_the_house_has_the_rest() {
        let appliances = BTreeMap::from([(Appliance::Car, 6.0), (Appliance::HeatPump, 2.0)]);
        let slot = Amounts { made: Some(5.0), used: Some(10.0), bought: Some(5.0), appliances, ..Amounts::nothing() };
        let (car, pump) = (Party::Appliance(Appliance::Car), Party::Appliance(Appliance::HeatPump));
        let expected = [
            (Party::Sun, car, 3.0),
            (Party::Sun, pump, 1.0),
            (Party::Sun, Party::House, 1.0),
            (Party::Grid, car, 3.0),
            (Party::Grid, pump, 1.0),
            (Party::Grid, Party::House, 1.0),
        ];
        assert_eq!(flows(&slot), expected);
    }

    #[test]
    fn submeters_that_say_more_than_was_used_keep_their_figures_and_the_excess_is_told() {
        let appliances = BTreeMap::from([(Appliance::Car, 3.0)]);
        let slot = Amounts { used: Some(2.0), bought: Some(2.0), appliances, ..Amounts::nothing() };
        let car = Party::Appliance(Appliance::Car);
        assert_eq!(flows(&slot), [(Party::Grid, car, 2.0), (Party::Unexplained, car, 1.0)]);
        assert_eq!(slot.exceeded(), 1.0);
    }

    #[test]
    fn while_the_inverter_is_silent_nothing_is_invented() {
        let slot = Amounts { bought: Some(2.0), sold: Some(1.0), made: None, used: None, ..Amounts::nothing() };
        assert_eq!(flows(&slot), [(Party::Unexplained, Party::Grid, 1.0), (Party::Grid, Party::Unexplained, 2.0)]);
        assert!(!slot.is_whole());
    }

    #[test]
    fn a_net_power_that_turns_back_is_sold_and_what_an_inverter_draws_at_night_is_used() {
        let noon = Amounts { bought: Some(-1.5), made: Some(2.0), used: Some(0.5), ..Amounts::nothing() };
        assert_eq!(flows(&noon), [(Party::Sun, Party::House, 0.5), (Party::Sun, Party::Grid, 1.5)]);
        let night = Amounts { bought: Some(0.5), made: Some(-0.01), used: Some(0.49), ..Amounts::nothing() };
        assert_eq!(flows(&night), [(Party::Grid, Party::House, 0.5)]);
    }
}
