//! The flow through a place over many slots: sums of what flowed in each, and the shares that people
//! ask for.

use super::{Amounts, Link, NOTHING_KWH, Party, split};
use crate::Appliance;
use std::collections::BTreeMap;

/// What flowed over a span, added up slot by slot. What was bought at night and sold at noon are two
/// flows here, as on the bill; a split of the day's sums would hide both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Balance {
    links: BTreeMap<(Party, Party), f64>,
    amounts: Amounts,
    whole: Amounts,
    exceeded: BTreeMap<Appliance, f64>,
    slots: usize,
    slots_whole: usize,
}

impl Balance {
    /// Adds a slot.
    pub fn add(&mut self, slot: &Amounts) {
        for link in split(slot) {
            *self.links.entry((link.from, link.to)).or_default() += link.kwh;
        }
        let slot = slot.signed_right();
        self.slots += 1;
        if slot.is_whole() {
            self.slots_whole += 1;
            add(&mut self.whole, &slot);
        }
        add(&mut self.amounts, &slot);
        let (exceeded, metered) = (slot.exceeded(), slot.metered());
        if exceeded > 0.0 {
            for (&appliance, kwh) in &slot.appliances {
                *self.exceeded.entry(appliance).or_default() += exceeded * kwh / metered;
            }
        }
    }

    /// The same with the appliances' excess of some slots served by what the house took in others.
    ///
    /// A main meter that is read once a month says the same for each hour, while the car charges in
    /// a few of them. Over the month both are right: the car's energy was part of what was used. So
    /// what is left of [`Self::exceeded`] is what the meters exceed the use by over the whole span.
    #[must_use]
    pub fn settled(mut self) -> Self {
        let excess: f64 = self.exceeded.values().sum();
        let to_house: Vec<(Party, f64)> = self
            .links
            .iter()
            .filter(|((from, to), _)| *to == Party::House && *from != Party::Unexplained)
            .map(|((from, _), &kwh)| (*from, kwh))
            .collect();
        let house: f64 = to_house.iter().map(|one| one.1).sum();
        let moved = excess.min(house);
        if moved <= NOTHING_KWH {
            return self;
        }
        for (appliance, over) in std::mem::take(&mut self.exceeded) {
            let (to, share) = (Party::Appliance(appliance), over / excess);
            for &(from, kwh) in &to_house {
                let part = moved * share * kwh / house;
                *self.links.entry((from, Party::House)).or_default() -= part;
                *self.links.entry((from, to)).or_default() += part;
            }
            *self.links.entry((Party::Unexplained, to)).or_default() -= moved * share;
            self.exceeded.insert(appliance, over - moved * share);
        }
        self.links.retain(|_, kwh| *kwh > NOTHING_KWH);
        self
    }

    /// Who gave how much to whom, in order of givers and takers.
    pub fn links(&self) -> impl Iterator<Item = Link> {
        self.links.iter().map(|(&(from, to), &kwh)| Link { from, to, kwh })
    }

    /// All that a party gave, in kWh.
    #[must_use]
    pub fn given_by(&self, party: Party) -> f64 {
        self.sum(|link| link.from == party)
    }

    /// All that a party took.
    #[must_use]
    pub fn taken_by(&self, party: Party) -> f64 {
        self.sum(|link| link.to == party)
    }

    /// What a source gave to users: to the appliances and the house.
    #[must_use]
    pub fn used_from(&self, source: Party) -> f64 {
        self.sum(|link| link.from == source && link.to.is_use())
    }

    /// Of no links 0, and not the -0 that an empty sum is.
    fn sum(&self, is_of: impl Fn(&Link) -> bool) -> f64 {
        self.links().filter(|link| is_of(link)).fold(0.0, |sum, link| sum + link.kwh)
    }

    /// What the meters say in all, each as far as it is known; `None` if it is known of no slot.
    #[must_use]
    pub fn amounts(&self) -> &Amounts {
        &self.amounts
    }

    /// By how much the appliances' meters exceed what was used.
    #[must_use]
    pub fn exceeded(&self) -> f64 {
        self.exceeded.values().fold(0.0, |sum, kwh| sum + kwh)
    }

    /// What the meters do not explain: the larger of what came from nowhere and what went nowhere.
    #[must_use]
    pub fn unexplained(&self) -> f64 {
        self.given_by(Party::Unexplained).max(self.taken_by(Party::Unexplained))
    }

    /// The number of slots.
    #[must_use]
    pub fn slots(&self) -> usize {
        self.slots
    }

    /// The number of slots in which every flow of the place is known.
    #[must_use]
    pub fn slots_whole(&self) -> usize {
        self.slots_whole
    }

    /// The share of what was used that was not bought, 0 to 1, of the slots in which every flow is
    /// known. `None` if nothing was used in them. What a battery bought counts as bought.
    #[must_use]
    pub fn self_sufficiency(&self) -> Option<f64> {
        rest(self.whole.bought?, self.whole.used?)
    }

    /// The share of what was generated that was not sold, in the same way. `None` if nothing was
    /// generated.
    #[must_use]
    pub fn self_use(&self) -> Option<f64> {
        rest(self.whole.sold?, self.whole.made?)
    }
}

/// The share of `whole` that is left without `part`.
fn rest(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| (1.0 - part / whole).clamp(0.0, 1.0))
}

/// Adds what is known.
fn add(sum: &mut Amounts, slot: &Amounts) {
    let known = |sum: &mut Option<f64>, more: Option<f64>| {
        if let Some(more) = more {
            *sum = Some(sum.unwrap_or(0.0) + more);
        }
    };
    known(&mut sum.bought, slot.bought);
    known(&mut sum.sold, slot.sold);
    known(&mut sum.made, slot.made);
    known(&mut sum.charged, slot.charged);
    known(&mut sum.discharged, slot.discharged);
    known(&mut sum.used, slot.used);
    for (&appliance, kwh) in &slot.appliances {
        *sum.appliances.entry(appliance).or_default() += kwh;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bought(used: f64, car: f64) -> Amounts {
        Amounts {
            bought: Some(used),
            used: Some(used),
            appliances: BTreeMap::from([(Appliance::Car, car)]),
            ..Amounts::nothing()
        }
    }

    fn balance(slots: &[Amounts]) -> Balance {
        let mut balance = Balance::default();
        slots.iter().for_each(|slot| balance.add(slot));
        balance
    }

    #[test]
    fn shares_count_only_the_hours_in_which_every_flow_is_known() {
        let noon = Amounts { made: Some(4.0), used: Some(1.0), sold: Some(3.0), ..Amounts::nothing() };
        let evening = bought(3.0, 0.0);
        let silent = Amounts { made: None, used: None, ..bought(100.0, 0.0) };
        let found = balance(&[noon, evening, silent]);
        assert_eq!((found.self_sufficiency(), found.self_use()), (Some(0.25), Some(0.25)));
        assert_eq!((found.slots(), found.slots_whole()), (3, 2));
        assert_eq!(found.amounts().bought, Some(103.0));
        assert_eq!(balance(&[]).self_sufficiency(), None);
    }

    #[test]
    fn what_a_car_took_in_an_hour_of_a_meter_that_is_read_by_the_month_was_part_of_the_months_use() {
        let mut slots = vec![bought(1.0, 0.0); 9];
        slots.push(bought(1.0, 7.0));
        let car = Party::Appliance(Appliance::Car);
        let raw = balance(&slots);
        assert_eq!((raw.exceeded(), raw.taken_by(Party::House)), (6.0, 9.0));
        let settled = raw.settled();
        assert!(settled.exceeded().abs() < 1e-9 && settled.unexplained() < 1e-9);
        assert!((settled.taken_by(car) - 7.0).abs() < 1e-9 && (settled.taken_by(Party::House) - 3.0).abs() < 1e-9);
        assert!((settled.given_by(Party::Grid) - 10.0).abs() < 1e-9);
    }

    #[test]
    fn what_exceeds_the_use_of_the_whole_span_is_told() {
        let settled = balance(&[bought(1.0, 0.0), bought(1.0, 5.0)]).settled();
        assert!((settled.exceeded() - 3.0).abs() < 1e-9 && (settled.unexplained() - 3.0).abs() < 1e-9);
        assert!(settled.taken_by(Party::House) < 1e-9);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn a_span_adds_up_to_its_meters_settled_or_not(hours in prop::collection::vec((0.0..9.0_f64, 0.0..9.0_f64, 0.0..9.0_f64), 1..48)) {
            let slots: Vec<Amounts> = hours
                .iter()
                .map(|&(made, used, car)| Amounts {
                    made: Some(made),
                    used: Some(used),
                    bought: Some((used - made).max(0.0)),
                    sold: Some((made - used).max(0.0)),
                    appliances: BTreeMap::from([(Appliance::Car, car)]),
                    ..Amounts::nothing()
                })
                .collect();
            let car = Party::Appliance(Appliance::Car);
            for found in [balance(&slots), balance(&slots).settled()] {
                let of = |pick: fn(&Amounts) -> Option<f64>| slots.iter().filter_map(pick).sum::<f64>();
                prop_assert!((found.given_by(Party::Grid) - of(|slot| slot.bought)).abs() < 1e-9);
                prop_assert!((found.taken_by(Party::Grid) - of(|slot| slot.sold)).abs() < 1e-9);
                prop_assert!((found.given_by(Party::Sun) - of(|slot| slot.made)).abs() < 1e-9);
                let used = found.taken_by(car) + found.taken_by(Party::House) - found.exceeded();
                prop_assert!((used - of(|slot| slot.used)).abs() < 1e-9);
                prop_assert!((found.taken_by(car) - of(|slot| slot.appliances.get(&Appliance::Car).copied())).abs() < 1e-9);
            }
        }
    }
}
