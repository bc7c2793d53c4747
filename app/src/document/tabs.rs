//! The tabs of a building: the ways to all that is told of it, the same on each of its pages. Leaves
//! out what these pages show.

use domain::BuildingId;
use leptos::prelude::*;
use wording::Words;
use wording::page::tabs as says;

/// A page of a building.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// What it uses now, and what it is made of.
    Now,
    /// What it used, beside the period before.
    History,
    /// What it will use.
    Forecast,
    /// When it uses how much.
    Load,
    /// What it saved.
    Savings,
    /// What it costs.
    Costs,
    /// Its meters.
    Meters,
}

impl Tab {
    /// All of them, in order.
    pub const ALL: [Tab; 7] = [Tab::Now, Tab::History, Tab::Forecast, Tab::Load, Tab::Savings, Tab::Costs, Tab::Meters];

    fn name(self, words: Words) -> &'static str {
        match self {
            Tab::Now => says::now(words),
            Tab::History => says::history(words),
            Tab::Forecast => says::forecast(words),
            Tab::Load => says::load(words),
            Tab::Savings => says::savings(words),
            Tab::Costs => says::costs(words),
            Tab::Meters => says::meters(words),
        }
    }

    /// The address of this page of a building.
    #[must_use]
    pub fn href(self, id: BuildingId) -> String {
        let path = match self {
            Tab::Now => "",
            // The history is a section of the building's first page; asked for, it is what one came for.
            Tab::History => "?by=day#history",
            Tab::Forecast => "/forecast",
            Tab::Load => "/analysis",
            Tab::Savings => "/savings",
            Tab::Costs => "/costs",
            Tab::Meters => "/meters",
        };
        format!("/buildings/{id}{path}")
    }
}

/// The tabs, with one of them marked.
pub(super) fn tabs(words: Words, id: BuildingId, here: Tab) -> AnyView {
    view! {
        <nav class="tabs" aria-label=says::title(words)>
            <ul class="tabs-list">
                {Tab::ALL.into_iter().map(|tab| view! {
                    <li><a class="tabs-link" href=tab.href(id) aria-current=(tab == here).then_some("page")>{tab.name(words)}</a></li>
                }).collect_view()}
            </ul>
        </nav>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_tab_is_marked_and_all_lead_to_the_same_building() {
        let html = tabs(Words::ENGLISH, BuildingId(7), Tab::Costs).to_html();
        assert_eq!(html.matches(r#"href="/buildings/7"#).count(), Tab::ALL.len(), "{html}");
        assert_eq!(html.matches("aria-current").count(), 1);
        assert!(html.contains(r#"href="/buildings/7/costs" aria-current="page""#), "{html}");
    }
}
