//! Searches buildings, meters, open issues and pages by their names. Leaves out readings and what
//! stands on a page.

use super::finding::{Spot, happening};
use super::{NoAnswer, failed};
use crate::Scope;
use crate::model::search::{Found, Hit, HitKind};
use crate::part::{folded, natural_order};
use domain::{Building, BuildingId, Meter};
use store::{AnomalyFilter, AnomalyStatus, Catalog};
use wording::page::settings::{above, home};
use wording::page::{help, search as says};
use wording::{Words, frame};

/// The most hits of a kind.
const HITS_MAX: usize = 8;
/// The longest text that is searched for, in characters; the rest is left out.
const ASKED_CHARS_MAX: usize = 100;

/// What there is of this name.
///
/// # Errors
/// When the store fails.
pub async fn search(state: &Scope, asked: &str) -> Result<Found, NoAnswer> {
    let asked: String = asked.trim().chars().take(ASKED_CHARS_MAX).collect();
    let wanted = Wanted::of(&asked);
    if wanted.words.is_empty() {
        return Ok(Found { asked, groups: own(state) });
    }
    let catalog = state.catalog();
    let words = state.words_of_all();
    let several = catalog.sites.len() > 1;
    let buildings = catalog.buildings.values().map(|building| of_building(&catalog, building, several));
    let sites = catalog.sites.values().filter(|_| several).map(|site| Hit {
        href: format!("/?site={}", site.site_id),
        name: site.name.clone(),
        note: site.location.clone().unwrap_or_default(),
    });
    let meters = catalog.meters.values().map(|meter| (of_meter(&catalog, meter), meter.key.as_str()));
    let groups = [
        (HitKind::Building, best(&wanted, sites.chain(buildings).map(|hit| (hit, "")))),
        (HitKind::Meter, best(&wanted, meters)),
        (HitKind::Issue, best(&wanted, issues(state, &catalog).await?.into_iter().map(|hit| (hit, "")))),
        (HitKind::Page, best(&wanted, pages(words).into_iter().filter(|(hit, _)| state.may_open(&hit.href)))),
    ];
    Ok(Found { asked, groups: groups.into_iter().filter(|(_, hits)| !hits.is_empty()).collect() })
}

/// What the browser remembers: the starred buildings, and the one that was opened last.
fn own(state: &Scope) -> Vec<(HitKind, Vec<Hit>)> {
    let catalog = state.catalog();
    let hit = |id: &BuildingId| Some(of_building(&catalog, catalog.buildings.get(id)?, catalog.sites.len() > 1));
    let mut starred: Vec<Hit> = state.own.stars.iter().filter_map(hit).collect();
    starred.sort_by(|one, other| natural_order(&one.name, &other.name));
    let opened = state.own.opened.iter().filter(|id| !state.own.is_starred(**id)).filter_map(hit).collect();
    [(HitKind::Starred, starred), (HitKind::Opened, opened)]
        .into_iter()
        .filter(|(_, hits): &(_, Vec<_>)| !hits.is_empty())
        .collect()
}

fn of_building(catalog: &Catalog, building: &Building, several: bool) -> Hit {
    let site = catalog.sites.get(&building.site_id).filter(|_| several);
    Hit {
        href: format!("/buildings/{}", building.building_id),
        name: building.name.clone(),
        note: site.map(|site| site.name.clone()).unwrap_or_default(),
    }
}

fn of_meter(catalog: &Catalog, meter: &Meter) -> Hit {
    let building = meter.building_id.and_then(|id| catalog.buildings.get(&id));
    Hit {
        href: format!("/meters/{}", meter.meter_id),
        name: meter.name.clone(),
        note: building.map(|building| building.name.clone()).unwrap_or_default(),
    }
}

/// The open issues, in a sentence each.
async fn issues(state: &Scope, catalog: &Catalog) -> Result<Vec<Hit>, NoAnswer> {
    let found = match state.store.anomaly_list(&AnomalyFilter::default()).await {
        // Without the database, the rest is still found.
        Err(error) if error.is_passing() => Vec::new(),
        found => found.map_err(|error| failed(&error))?,
    };
    let open = found.into_iter().filter(|one| one.status != AnomalyStatus::Resolved);
    Ok(open
        .filter_map(|one| {
            let spot = Spot::of(catalog, &one, state.reader)?;
            Some(Hit {
                href: format!("/anomalies/{}", one.anomaly_id),
                name: happening(&spot, &one, state.now()),
                note: spot.building.clone().unwrap_or_default(),
            })
        })
        .collect())
}

/// The pages that are always there, each with other words that people may look for.
fn pages(words: Words) -> Vec<(Hit, &'static str)> {
    let page = |href: &str, name: &str, also| (Hit { href: href.to_owned(), name: name.to_owned(), note: String::new() }, also);
    let setting = |href: &str, name: &str, also| {
        (Hit { href: href.to_owned(), name: name.to_owned(), note: home::title(words).to_owned() }, also)
    };
    vec![
        page("/", says::home(words), ""),
        page("/buildings", frame::buildings(words), says::buildings_also(words)),
        page("/costs", frame::costs(words), says::costs_also(words)),
        page("/reports", frame::reports(words), says::reports_also(words)),
        page("/anomalies", says::issues(words), says::issues_also(words)),
        page("/readings/new", says::reading(words), says::reading_also(words)),
        page("/models", says::methods(words), says::methods_also(words)),
        page("/status", says::health(words), says::health_also(words)),
        page("/help", help::title(words), ""),
        page("/settings", home::title(words), ""),
        setting("/settings/places", above::places(words), says::places_also(words)),
        setting("/settings/meters", above::meters(words), says::meters_also(words)),
        setting("/settings/sources", home::sources_label(words), says::sources_also(words)),
        setting("/settings/mappings", above::mappings(words), says::mappings_also(words)),
        setting("/settings/quarantine", home::quarantine(words), says::quarantine_also(words)),
        setting("/settings/import", above::import(words), says::import_also(words)),
        setting("/settings/tokens", home::tokens_label(words), says::tokens_also(words)),
        setting("/settings/tariffs", above::tariffs(words), says::tariffs_also(words)),
        setting("/settings/factors", home::factors(words), says::factors_also(words)),
        setting("/settings/source-energy", home::source_energy(words), ""),
        setting("/settings/weather", home::weather_label(words), says::weather_also(words)),
    ]
}

/// What is searched for: its words, folded.
struct Wanted {
    whole: String,
    words: Vec<String>,
}

impl Wanted {
    fn of(asked: &str) -> Self {
        let whole = folded(asked);
        let words = whole.split_whitespace().map(str::to_owned).collect();
        Self { whole, words }
    }

    /// How well a name fits, 0 best; `None` if a word of what is wanted is neither in the name nor in
    /// what is said of it.
    fn rank(&self, hit: &Hit, also: &str) -> Option<u8> {
        let name = folded(&hit.name);
        let all = format!("{name} {} {}", folded(&hit.note), folded(also));
        if !self.words.iter().all(|word| all.contains(word.as_str())) {
            return None;
        }
        let begins = |word: &str| name.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word));
        Some(match () {
            () if name == self.whole => 0,
            () if name.starts_with(&self.whole) => 1,
            () if self.words.iter().all(|word| begins(word)) => 2,
            () if self.words.iter().all(|word| name.contains(word.as_str())) => 3,
            () => 4,
        })
    }
}

/// The hits that fit, the best first.
fn best<'a>(wanted: &Wanted, all: impl Iterator<Item = (Hit, &'a str)>) -> Vec<Hit> {
    let mut ranked: Vec<(u8, Hit)> = all.filter_map(|(hit, also)| Some((wanted.rank(&hit, also)?, hit))).collect();
    ranked.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| natural_order(&one.1.name, &other.1.name)));
    ranked.into_iter().take(HITS_MAX).map(|(_, hit)| hit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_no_hindrance() {
        let hits = |asked| best(&Wanted::of(asked), [hit("Prévision", "École")].into_iter()).len();
        assert_eq!(["prevision", "PRÉVISION", "ecole", "provision"].map(hits), [1, 1, 1, 0]);
    }

    fn hit(name: &str, note: &str) -> (Hit, &'static str) {
        (Hit { href: String::new(), name: name.to_owned(), note: note.to_owned() }, "")
    }

    fn names(asked: &str, all: &[(&str, &str)]) -> Vec<String> {
        let all = all.iter().map(|(name, note)| hit(name, note));
        best(&Wanted::of(asked), all).into_iter().map(|hit| hit.name).collect()
    }

    #[test]
    fn the_name_itself_comes_before_names_that_only_hold_it() {
        let all = [("Old Mill House", ""), ("Windmill", ""), ("Mill", ""), ("Mill Lane 4", ""), ("Pump", "Mill Lane 4")];
        assert_eq!(names("mill", &all), ["Mill", "Mill Lane 4", "Old Mill House", "Windmill", "Pump"]);
    }

    #[test]
    fn every_word_must_be_found_in_any_order_and_in_capitals_too() {
        let all = [("Heat pump", "7 Hollow Court"), ("Heat pump", "2 Red Leaf Road"), ("Main", "7 Hollow Court")];
        assert_eq!(names("HOLLOW pump", &all), ["Heat pump"]);
        assert_eq!(names("pump car", &all), [""; 0]);
    }

    #[test]
    fn equals_stand_as_people_count() {
        let all = [("10 Sugar Lane", ""), ("2 Sugar Lane", ""), ("1 Sugar Lane", "")];
        assert_eq!(names("sugar", &all), ["1 Sugar Lane", "2 Sugar Lane", "10 Sugar Lane"]);
    }

    #[test]
    fn an_endless_name_is_no_trouble() {
        let all = [("a".repeat(10_000), String::new())];
        let all: Vec<(&str, &str)> = all.iter().map(|(name, note)| (name.as_str(), note.as_str())).collect();
        assert_eq!(names("aaa", &all).len(), 1);
    }
}
