//! The model of the page of all buildings: how they stand against one another.

use super::change::Change;
use super::map::MapView;
use domain::{BuildingId, BuildingType, DepartmentId, SiteId};
use wording::Words;

/// By what buildings are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By their power now.
    #[default]
    Now,
    /// By their electricity this month.
    Energy,
    /// By what that cost.
    Cost,
    /// By all their energy this month for their floor area.
    Area,
    /// By the change from the same days of last month.
    Change,
    /// By their names, as people count.
    Name,
}

impl Sort {
    /// All of them, in the order of the columns.
    pub const ALL: [Sort; 6] = [Sort::Now, Sort::Energy, Sort::Cost, Sort::Area, Sort::Change, Sort::Name];

    /// Its name in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Sort::Now => "now",
            Sort::Energy => "energy",
            Sort::Cost => "cost",
            Sort::Area => "area",
            Sort::Change => "change",
            Sort::Name => "name",
        }
    }

    /// The sort of this name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.word() == text)
    }
}

/// Which buildings are asked for, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The words that must be in the name.
    pub text: String,
    /// The type.
    pub kind: Option<BuildingType>,
    /// The order.
    pub sort: Sort,
}

/// A building in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its id.
    pub building_id: BuildingId,
    /// Its site.
    pub site_id: SiteId,
    /// Its name.
    pub name: String,
    /// Its type in words, with its site if there are several.
    pub about: String,
    /// It is starred.
    pub is_starred: bool,
    /// Its power now, in W.
    pub power_w: Option<f64>,
    /// The electricity this month so far, in kWh.
    pub energy: Option<f64>,
    /// What that cost, and the currency.
    pub cost: Option<(f64, String)>,
    /// All its energy this month for its floor area, in kWh/m².
    pub per_area: Option<f64>,
    /// Its rank by that among all buildings that have it, 1 the highest.
    pub rank: Option<usize>,
    /// Its electricity this month against the same days of last month.
    pub change: Change,
    /// The relative difference: the ratio less one.
    pub ratio: Option<f64>,
    /// Latitude and longitude in degrees.
    pub position: Option<(f64, f64)>,
}

/// A site in the list of sites.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteLine {
    /// Its id.
    pub site_id: SiteId,
    /// Its name.
    pub name: String,
    /// In whose words.
    pub words: Words,
    /// How many buildings it has.
    pub buildings: usize,
    /// Its power now, in W.
    pub power_w: Option<f64>,
    /// Its electricity this month so far, in kWh.
    pub energy: Option<f64>,
    /// What that cost by its buildings, and the currency.
    pub cost: Option<(f64, String)>,
}

/// The model of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct BuildingsView {
    /// In whose words.
    pub words: Words,
    /// The trouble with the database, if any.
    pub notice: Option<String>,
    /// Some of it is part of the demo.
    pub is_demo: bool,
    /// What was asked for.
    pub asked: Asked,
    /// The types that there are.
    pub kinds: Vec<BuildingType>,
    /// How many buildings there are, shown or not.
    pub all: usize,
    /// The building whose use rose most against last month, and by what share.
    pub worst: Option<(BuildingId, String, f64)>,
    /// The highest use for a floor area, in kWh/m²: the length of the bars.
    pub per_area_max: f64,
    /// How many buildings have a use for their floor area.
    pub ranked: usize,
    /// The days of this month so far, in words.
    pub days: String,
    /// The sites, if there are several.
    pub sites: Vec<SiteLine>,
    /// The plans of the sites that have one, of the buildings that are shown.
    pub maps: Vec<MapView>,
    /// The buildings that are shown, in order.
    pub lines: Vec<Line>,
    /// The departments that the reader may know of, by name.
    pub departments: Vec<(DepartmentId, String)>,
}
