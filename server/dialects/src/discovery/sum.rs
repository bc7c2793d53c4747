//! Sums of figures that come one by one: the registers of both tariffs, what is drawn less what is
//! fed in. A sum of registers is told when one of them has changed. A sum of powers is told once all
//! have come anew, so that no half of a reading counts.

use super::settle::{PlannedSum, Target};
use super::why::Why;

/// A sum while messages come.
#[derive(Debug)]
pub(super) struct Sum {
    kind: Why,
    pub target: Target,
    members: Vec<Member>,
    /// Whether all figures come in one message.
    is_together: bool,
}

#[derive(Debug)]
struct Member {
    /// The sensor's id.
    id: String,
    factor: f64,
    last: Option<f64>,
    /// Whether it came since the sum was last told.
    is_new: bool,
    /// Whether it came once more since then: the others stay as they are.
    is_again: bool,
    /// Whether it came with another number.
    is_changed: bool,
}

impl Sum {
    /// A sum of figures of these ids and topics. Figures of `before` keep what they last told.
    pub fn new(plan: &PlannedSum, of: impl Fn(usize) -> (String, String), before: &[Sum]) -> Self {
        let known =
            |id: &str| before.iter().flat_map(|sum| &sum.members).find(|member| member.id == id).and_then(|member| member.last);
        let member = |&(index, factor): &(usize, f64)| {
            let id = of(index).0;
            Member { last: known(&id), id, factor, is_new: false, is_again: false, is_changed: false }
        };
        let mut topics: Vec<String> = plan.members.iter().map(|(index, _)| of(*index).1).collect();
        topics.dedup();
        let members = plan.members.iter().map(member).collect();
        Self { kind: plan.kind, target: plan.target.clone(), members, is_together: topics.len() == 1 }
    }

    /// Takes the value of a figure; `None` if the device has none.
    pub fn take(&mut self, member: usize, value: Option<f64>) {
        let Some(one) = self.members.get_mut(member) else { return };
        one.is_again = one.is_new;
        one.is_new = true;
        let last = value.map(|value| value * one.factor);
        one.is_changed = last != one.last;
        one.last = last;
    }

    /// The sum after a message, if there is one now.
    pub fn told(&mut self) -> Option<f64> {
        match self.kind {
            Why::SideOfNet if self.is_together => self.net_of_message(),
            _ if self.members.iter().any(|one| one.last.is_none()) => self.one_side(),
            _ if !self.is_together && !self.is_whole() => None,
            Why::SideOfNet => {
                let net = net(self.members[0].last, self.members[1].last);
                self.begin_anew();
                net
            }
            _ => {
                self.begin_anew();
                self.members.iter().map(|one| one.last).sum()
            }
        }
    }

    /// Whether all figures came since the sum was last told, or one came twice, which says that the
    /// others stay. Registers only grow, so that their sum is never wrong, only late.
    fn is_whole(&self) -> bool {
        let is_register = self.target.field != "power_w";
        let stays = |one: &Member| one.is_again || (is_register && one.is_changed);
        self.members.iter().all(|one| one.is_new) || self.members.iter().any(stays)
    }

    fn begin_anew(&mut self) {
        for one in &mut self.members {
            // What came twice may go on alone.
            one.is_new = one.is_again;
            (one.is_again, one.is_changed) = (false, false);
        }
    }

    /// The net of the figures of this message alone.
    fn net_of_message(&mut self) -> Option<f64> {
        let [drawn, out] = self.members.as_mut_slice() else { return None };
        let net = net(drawn.last.take(), out.last.take());
        (drawn.is_new, out.is_new) = (false, false);
        net
    }

    /// One side alone, while the other is not known: a meter never counts both at once.
    fn one_side(&mut self) -> Option<f64> {
        match (self.kind, self.members.as_slice()) {
            (Why::SideOfNet, [drawn, out]) => net(drawn.last, out.last),
            _ => None,
        }
    }
}

/// What is drawn less what goes out (which has its sign already). A meter never does both at once,
/// so one of them that is above 0 needs not the other. What is drawn below 0 is the net already.
fn net(drawn: Option<f64>, out: Option<f64>) -> Option<f64> {
    match (drawn, out) {
        (Some(drawn), _) if drawn < 0.0 => Some(drawn),
        (Some(drawn), Some(out)) if out <= 0.0 => Some(drawn + out),
        (Some(drawn), _) if drawn > 0.0 => Some(drawn),
        (None, Some(out)) if out < 0.0 => Some(out),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(kind: Why, topics: [&str; 2], factors: [f64; 2]) -> Sum {
        let field = if kind == Why::SideOfNet { "power_w" } else { "energy_kwh" };
        let target = Target { meter: "m".into(), role: None, field, factor: 1.0, part: String::new(), may_fall: false };
        let plan = PlannedSum { kind, target, members: vec![(0, factors[0]), (1, factors[1])] };
        Sum::new(&plan, |index| (index.to_string(), topics[index].to_owned()), &[])
    }

    fn tell(sum: &mut Sum, member: usize, value: f64) -> Option<f64> {
        sum.take(member, Some(value));
        sum.told()
    }

    #[test]
    fn a_sum_of_registers_waits_for_both_and_never_tells_one_alone() {
        let mut sum = sum(Why::TariffInSum, ["a", "b"], [1.0, 1.0]);
        assert_eq!(tell(&mut sum, 0, 1000.0), None);
        assert_eq!(tell(&mut sum, 1, 2000.0), Some(3000.0));
        assert_eq!(tell(&mut sum, 0, 1000.5), Some(3000.5));
        // Nothing new: once both have said so.
        assert_eq!(tell(&mut sum, 1, 2000.0), None);
        assert_eq!(tell(&mut sum, 0, 1000.5), Some(3000.5));
        sum.take(1, None);
        assert_eq!(sum.told(), None);
    }

    #[test]
    fn the_net_of_two_topics_changes_with_both_and_needs_no_other_where_one_flows() {
        let mut sum = sum(Why::SideOfNet, ["a", "b"], [1000.0, -1000.0]);
        assert_eq!(tell(&mut sum, 0, 0.0), None);
        assert_eq!(tell(&mut sum, 1, 5.0), Some(-5000.0));
        assert_eq!(tell(&mut sum, 0, 0.4), None);
        assert_eq!(tell(&mut sum, 1, 0.0), Some(400.0));
        let mut sum = self::sum(Why::SideOfNet, ["a", "b"], [1.0, -1.0]);
        assert_eq!(tell(&mut sum, 0, 12.0), Some(12.0));
    }

    #[test]
    fn the_net_of_one_message_never_takes_a_side_of_another() {
        let mut sum = sum(Why::SideOfNet, ["a", "a"], [1.0, -1.0]);
        sum.take(0, Some(0.0));
        sum.take(1, Some(300.0));
        assert_eq!(sum.told(), Some(-300.0));
        // The short message holds what is drawn alone.
        assert_eq!(tell(&mut sum, 0, 0.0), None);
        assert_eq!(tell(&mut sum, 0, 40.0), Some(40.0));
    }

    #[test]
    fn a_power_that_has_a_sign_already_is_the_net() {
        assert_eq!(net(Some(-600.0), Some(-600.0)), Some(-600.0));
        assert_eq!(net(Some(0.0), Some(-600.0)), Some(-600.0));
        assert_eq!(net(Some(20.0), Some(100.0)), Some(20.0));
        assert_eq!(net(Some(0.0), None), None);
    }
}
