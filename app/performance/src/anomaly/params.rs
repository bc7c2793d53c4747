//! What the list of issues is filtered and ordered by, as it stands in the address. Leaves out what
//! passes it (`entry`) and the links that change it (`chip`).

use app::encoded;
use serde::Deserialize;
use wording::page::performance::anomaly::filter::{Facet, Order, State};

/// The filter in the address. An empty field filters nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Params {
    status: String,
    priority: String,
    site: String,
    building: String,
    utility: String,
    kind: String,
    assigned: String,
    days: String,
    order: String,
    /// How many cards to skip.
    pub from: usize,
    /// The word for what was done, and with how many issues.
    pub done: String,
    /// See `done`.
    pub count: usize,
}

/// In the address: nobody deals with it.
pub const NOBODY: &str = "-";

impl Params {
    /// The value of a facet; empty if it filters nothing.
    pub fn value(&self, facet: Facet) -> &str {
        match facet {
            Facet::Status => &self.status,
            Facet::Priority => &self.priority,
            Facet::Site => &self.site,
            Facet::Building => &self.building,
            Facet::Utility => &self.utility,
            Facet::Kind => &self.kind,
            Facet::Assigned => &self.assigned,
            Facet::Days => &self.days,
        }
    }

    /// The state of the issues; those that wait, if it is not said.
    pub fn state(&self) -> State {
        State::parse(&self.status).unwrap_or_default()
    }

    /// The order.
    pub fn order(&self) -> Order {
        Order::parse(&self.order).unwrap_or_default()
    }

    /// How many days back; `None` for all of them.
    pub fn days(&self) -> Option<i64> {
        self.days.parse().ok().filter(|days| (1..=400).contains(days))
    }

    /// The same from the first card, with another value of a facet. An empty one filters nothing.
    pub fn with(&self, facet: Facet, value: &str) -> Self {
        let mut params = Self { from: 0, done: String::new(), count: 0, ..self.clone() };
        let field = match facet {
            Facet::Status => &mut params.status,
            Facet::Priority => &mut params.priority,
            Facet::Site => &mut params.site,
            Facet::Building => &mut params.building,
            Facet::Utility => &mut params.utility,
            Facet::Kind => &mut params.kind,
            Facet::Assigned => &mut params.assigned,
            Facet::Days => &mut params.days,
        };
        *field = value.to_owned();
        params
    }

    /// The same from the first card, in another order.
    pub fn ordered(&self, order: Order) -> Self {
        let order = if order == Order::default() { String::new() } else { order.as_str().to_owned() };
        Self { order, from: 0, done: String::new(), count: 0, ..self.clone() }
    }

    /// The same from another card on.
    pub fn from(&self, from: usize) -> Self {
        Self { from, done: String::new(), count: 0, ..self.clone() }
    }

    /// The same after a deed with so many issues.
    pub fn after(&self, done: &str, count: usize) -> Self {
        Self { done: done.to_owned(), count, ..self.clone() }
    }

    /// The filter as the query of an address, from its `?` on; empty if nothing is chosen.
    pub fn query(&self) -> String {
        let mut said: Vec<(&str, String)> = Facet::ALL
            .iter()
            .map(|&facet| (facet.as_str(), self.value(facet).to_owned()))
            .chain([("order", self.order.clone()), ("done", self.done.clone())])
            .collect();
        for (name, number) in [("from", self.from), ("count", self.count)] {
            said.push((name, if number > 0 { number.to_string() } else { String::new() }));
        }
        let said: Vec<String> = said
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", encoded(&value)))
            .collect();
        if said.is_empty() { String::new() } else { format!("?{}", said.join("&")) }
    }

    /// The address of the list.
    pub fn address(&self) -> String {
        format!("/anomalies{}", self.query())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_carries_what_was_chosen_and_nothing_that_breaks_it() {
        let params = Params { priority: "high".into(), building: "7".into(), assigned: "Ann & Bo".into(), ..Params::default() };
        assert_eq!(
            params.with(Facet::Status, "all").from(40).address(),
            "/anomalies?status=all&priority=high&building=7&assigned=Ann%20%26%20Bo&from=40"
        );
        assert_eq!(params.with(Facet::Priority, "").with(Facet::Building, "").with(Facet::Assigned, "").address(), "/anomalies");
        assert_eq!(Params::default().ordered(Order::Due).after("resolved", 3).query(), "?order=due&done=resolved&count=3");
        assert_eq!(Params::default().ordered(Order::Importance).query(), "");
    }
}
