//! Which models the list shows and in which order: what stands in its address, and the form that asks
//! for it. Leaves out the table (`list`).

use app::document::part::{Faults, SelectField};
use app::natural_order;
use domain::{BuildingId, Utility};
use leptos::prelude::*;
use serde::Deserialize;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use wording::page::performance::model::filter as says;
use wording::page::performance::model::list;
use wording::{Words, label};

/// How a model is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It has become worse.
    Worse,
    /// It has no backtest yet.
    NotTried,
    /// It is as good as it was.
    Good,
}

impl State {
    const ALL: [Self; 3] = [Self::Worse, Self::NotTried, Self::Good];

    /// Its name in addresses.
    fn word(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::NotTried => "not_tried",
            Self::Good => "good",
        }
    }

    /// Its name on the page.
    pub fn label(self, words: Words) -> &'static str {
        match self {
            Self::Worse => list::worse(words),
            Self::NotTried => list::not_tried(words),
            Self::Good => list::good(words),
        }
    }
}

/// An order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Those that have become worse, then those with the largest error.
    #[default]
    Error,
    /// By the names of buildings, as people count.
    Building,
    /// By utility.
    Utility,
    /// The newest version first.
    Newest,
}

impl Sort {
    const ALL: [Self; 4] = [Self::Error, Self::Building, Self::Utility, Self::Newest];

    fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Building => "building",
            Self::Utility => "utility",
            Self::Newest => "newest",
        }
    }
}

/// By what a row is chosen and ordered.
#[derive(Clone, Debug, PartialEq)]
pub struct Traits {
    pub building_id: BuildingId,
    pub building: String,
    /// `None` if its series is gone.
    pub utility: Option<Utility>,
    pub state: State,
    /// Its mean absolute error, over that of the forecast that repeats the week before.
    pub mase: f64,
    /// When its version came into use.
    pub since: i64,
}

/// What stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Params {
    building: String,
    utility: String,
    state: String,
    sort: String,
}

/// What is asked for. What cannot be read asks nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    building_id: Option<BuildingId>,
    utility: Option<Utility>,
    state: Option<State>,
    sort: Sort,
}

impl Asked {
    /// What an address asks.
    pub fn of(params: &Params) -> Self {
        Self {
            building_id: params.building.parse().ok().map(BuildingId),
            utility: Utility::parse(&params.utility),
            state: State::ALL.into_iter().find(|state| state.word() == params.state),
            sort: Sort::ALL.into_iter().find(|sort| sort.word() == params.sort).unwrap_or_default(),
        }
    }

    /// Whether only some are asked for.
    fn is_some(self) -> bool {
        self.building_id.is_some() || self.utility.is_some() || self.state.is_some()
    }

    /// Whether a row is asked for.
    pub fn fits(self, of: &Traits) -> bool {
        self.building_id.is_none_or(|id| id == of.building_id)
            && self.utility.is_none_or(|utility| Some(utility) == of.utility)
            && self.state.is_none_or(|state| state == of.state)
    }

    /// The order of two rows.
    pub fn order(self, a: &Traits, b: &Traits) -> Ordering {
        let by_error = || (b.state == State::Worse).cmp(&(a.state == State::Worse)).then(b.mase.total_cmp(&a.mase));
        let by_name = || natural_order(&a.building, &b.building);
        match self.sort {
            Sort::Error => by_error(),
            Sort::Building => by_name().then_with(by_error),
            Sort::Utility => a.utility.cmp(&b.utility).then_with(by_name),
            Sort::Newest => b.since.cmp(&a.since).then_with(by_name),
        }
    }
}

/// The form, and how many rows it leaves of all.
pub fn form(words: Words, asked: Asked, all: &[Traits], shown: usize) -> AnyView {
    let names: BTreeMap<BuildingId, &str> = all.iter().map(|one| (one.building_id, one.building.as_str())).collect();
    let mut buildings: Vec<(String, String)> = names.into_iter().map(|(id, name)| (id.to_string(), name.to_owned())).collect();
    buildings.sort_by(|a, b| natural_order(&a.1, &b.1));
    let utilities: BTreeSet<Utility> = all.iter().filter_map(|one| one.utility).collect();
    let utilities = utilities.into_iter().map(|one| (one.as_str().to_owned(), label::utility(words, one).to_owned()));
    let states = State::ALL.into_iter().map(|one| (one.word().to_owned(), one.label(words).to_owned()));
    let sorts = Sort::ALL.into_iter().map(|one| (one.word().to_owned(), says::sort(words, one.word()))).collect();
    let or_all = |label: &str, choices: &mut dyn Iterator<Item = (String, String)>| -> Vec<(String, String)> {
        std::iter::once((String::new(), label.to_owned())).chain(choices).collect()
    };
    let building = asked.building_id.map(|id| id.to_string()).unwrap_or_default();
    let utility = asked.utility.map(Utility::as_str).unwrap_or_default();
    let state = asked.state.map(State::word).unwrap_or_default();
    view! {
        <form class="list-form" method="get" action="/models#models">
            <SelectField name="building" label=list::building(words) value=building choices=or_all(says::all_buildings(words), &mut buildings.into_iter()) faults=Faults::new()/>
            <SelectField name="utility" label=list::series_label(words) value=utility choices=or_all(says::all_utilities(words), &mut { utilities }) faults=Faults::new()/>
            <SelectField name="state" label=says::state(words) value=state choices=or_all(says::all_states(words), &mut { states }) faults=Faults::new()/>
            <SelectField name="sort" label=says::sort_by(words) value=asked.sort.word() choices=sorts faults=Faults::new()/>
            <button class="button" type="submit">{says::show(words)}</button>
            {asked.is_some().then(|| view! { <a class="button button-quiet" href="/models#models">{says::show_all(words)}</a> })}
        </form>
        {asked.is_some().then(|| view! { <p class="status-text" role="status">{says::shown(words, shown, all.len())}</p> })}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: i64, building: &str, utility: Utility, state: State, mase: f64) -> Traits {
        Traits { building_id: BuildingId(id), building: building.to_owned(), utility: Some(utility), state, mase, since: id }
    }

    fn shown(building: &str, utility: &str, state: &str, sort: &str) -> Vec<i64> {
        let rows = [
            row(1, "House 10", Utility::Electricity, State::Good, 0.9),
            row(2, "House 2", Utility::Electricity, State::Worse, 0.7),
            row(3, "Library", Utility::Steam, State::NotTried, 0.0),
        ];
        let [building, utility, state, sort] = [building, utility, state, sort].map(ToOwned::to_owned);
        let asked = Asked::of(&Params { building, utility, state, sort });
        let mut left: Vec<&Traits> = rows.iter().filter(|row| asked.fits(row)).collect();
        left.sort_by(|a, b| asked.order(a, b));
        left.into_iter().map(|row| row.building_id.0).collect()
    }

    #[test]
    fn models_are_chosen_by_building_utility_and_state_and_put_in_order() {
        assert_eq!(shown("", "", "", ""), [2, 1, 3], "what has become worse comes first");
        assert_eq!(shown("", "", "", "building"), [2, 1, 3], "house 2 before house 10");
        assert_eq!(shown("", "", "", "newest"), [3, 2, 1]);
        assert_eq!(shown("", "electricity", "good", ""), [1]);
        assert_eq!(shown("3", "", "", ""), [3]);
        assert_eq!(shown("nine", "plasma", "odd", "sideways"), [2, 1, 3], "what cannot be read asks nothing");
    }
}
