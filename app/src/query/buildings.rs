//! All buildings that one may see, with what each uses now and used and cost this month. Reads a few
//! statements a site, however many buildings it has. Leaves out markup.

use super::energy::{SiteMonth, site_month};
use super::live::{building_now, use_of_building};
use super::map::{Plan, map_of};
use super::{Gaps, NoAnswer};
use crate::Scope;
use crate::model::buildings::{Asked, BuildingsView, Line, SiteLine, Sort};
use crate::model::change::Change;
use crate::part::natural_order;
use crate::part::now::PlaceNow;
use domain::zone::{Date, Span};
use domain::{Building, Caller, DAY_MS, DepartmentId, Flow, MINUTE_MS, Millis, SeriesId, Site, SiteId, Utility, Zone, figure};
use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;
use store::{Catalog, Owner};
use wording::page::daily::change;
use wording::{Words, label};

/// The longest text that is searched for, in characters; the rest is left out.
const TEXT_CHARS_MAX: usize = 100;
/// Below this rise nothing is called the worst.
const WORST_MIN: f64 = 0.05;

/// The buildings that are asked for.
///
/// # Errors
/// When the store fails.
pub async fn buildings(state: &Scope, asked: Asked) -> Result<BuildingsView, NoAnswer> {
    let (catalog, words, gaps) = (state.catalog(), state.words_of_all(), Gaps::default());
    let asked = Asked { text: asked.text.trim().chars().take(TEXT_CHARS_MAX).collect(), ..asked };
    let (mut lines, mut sites, mut days) = (Vec::new(), Vec::new(), String::new());
    for site in catalog.sites.values() {
        let month = gaps.ask(Month::read(state, &catalog, site)).await?;
        let own: Vec<Line> =
            buildings_of(&catalog, site).map(|building| line(state, &catalog, words, (site, building), &month)).collect();
        if days.is_empty() {
            days = months_days(words, &catalog.zone(site.site_id), state.now());
        }
        sites.push(site_line(state.words(site), &catalog, site, &own, &month));
        lines.extend(own);
    }
    rank(&mut lines);
    let mut kinds: Vec<_> = catalog.buildings.values().map(|building| building.building_type).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let risen = lines.iter().filter_map(|line| Some((line, line.ratio.filter(|ratio| *ratio >= WORST_MIN)?)));
    let worst = risen.max_by(|one, other| one.1.total_cmp(&other.1));
    let lines_shown = chosen(&catalog, &asked, lines.clone());
    let plans = gaps.ask(plans(state, &catalog)).await?;
    let maps = catalog.sites.values().filter_map(|site| {
        let own: Vec<Line> = lines_shown.iter().filter(|line| line.site_id == site.site_id).cloned().collect();
        let name = (catalog.sites.len() > 1).then(|| site.name.clone());
        map_of(state.words(site), (site.site_id, name), plans.get(&site.site_id).unwrap_or(&Plan::default()), &own)
    });
    let maps = maps.collect();
    let departments = gaps.ask(departments(state)).await?;
    let view = BuildingsView {
        maps,
        words,
        notice: gaps.notice(state, words),
        is_demo: catalog.buildings.values().any(|building| building.is_demo),
        kinds,
        all: lines.len(),
        worst: worst.map(|(line, ratio)| (line.building_id, line.name.clone(), ratio)),
        per_area_max: lines.iter().filter_map(|line| line.per_area).fold(0.0, f64::max),
        ranked: lines.iter().filter(|line| line.rank.is_some()).count(),
        days,
        sites: if sites.len() > 1 { sites } else { Vec::new() },
        lines: lines_shown,
        departments,
        asked,
    };
    Ok(view)
}

/// The departments by their names; none on a screen, which leads nowhere.
async fn departments(state: &Scope) -> store::Result<Vec<(DepartmentId, String)>> {
    if matches!(state.caller, Caller::Screen(_)) {
        return Ok(Vec::new());
    }
    let seen = super::department::seen(state).await?;
    Ok(seen.into_iter().map(|one| (one.department_id, one.department.name)).collect())
}

/// The plan pictures of all sites, with the places on them.
async fn plans(state: &Scope, catalog: &Catalog) -> store::Result<HashMap<SiteId, Plan>> {
    let mut plans: HashMap<SiteId, Plan> = HashMap::new();
    let seen = state
        .store
        .site_plan_list()
        .await?
        .into_iter()
        .filter(|(site_id, _)| catalog.sites.contains_key(site_id) && state.sees_whole(*site_id));
    for (site_id, changed_at) in seen {
        let picture = Some(format!("/sites/{site_id}/plan?of={changed_at}"));
        plans.insert(site_id, Plan { picture, spots: HashMap::new() });
    }
    for (building_id, site_id, at) in state.store.plan_spot_list().await? {
        if !catalog.buildings.contains_key(&building_id) {
            continue;
        }
        if let Some(plan) = plans.get_mut(&site_id) {
            plan.spots.insert(building_id, at);
        }
    }
    Ok(plans)
}

fn buildings_of<'a>(catalog: &'a Catalog, site: &Site) -> impl Iterator<Item = &'a Building> + use<'a> {
    let site_id = site.site_id;
    catalog.buildings.values().filter(move |building| building.site_id == site_id)
}

/// Those that fit what was asked, in that order; starred ones first.
fn chosen(catalog: &Catalog, asked: &Asked, mut lines: Vec<Line>) -> Vec<Line> {
    let wanted = asked.text.to_lowercase();
    lines.retain(|line| {
        let name = format!("{} {}", line.name, line.about).to_lowercase();
        let kind = catalog.buildings.get(&line.building_id).map(|building| building.building_type);
        asked.kind.is_none_or(|asked| kind == Some(asked)) && wanted.split_whitespace().all(|word| name.contains(word))
    });
    lines.sort_by(|one, other| {
        let starred = other.is_starred.cmp(&one.is_starred);
        starred.then_with(|| by(asked.sort, one, other)).then_with(|| natural_order(&one.name, &other.name))
    });
    lines
}

/// The highest first; what is not known last.
fn by(sort: Sort, one: &Line, other: &Line) -> Ordering {
    let of = |line: &Line| match sort {
        Sort::Now => line.power_w,
        Sort::Energy => line.energy,
        Sort::Cost => line.cost.as_ref().map(|cost| cost.0),
        Sort::Area => line.per_area,
        Sort::Change => line.ratio,
        Sort::Name => None,
    };
    of(other).unwrap_or(f64::NEG_INFINITY).total_cmp(&of(one).unwrap_or(f64::NEG_INFINITY))
}

/// Gives each building its rank by its use for its floor area.
fn rank(lines: &mut [Line]) {
    let mut all: Vec<f64> = lines.iter().filter_map(|line| line.per_area).collect();
    all.sort_by(|one, other| other.total_cmp(one));
    for line in lines {
        line.rank = line.per_area.map(|own| all.partition_point(|other| *other > own) + 1);
    }
}

/// The spans to compare: this month so far, and the same days of last month to the same time.
fn spans(zone: &Zone, now: Millis) -> [Span; 2] {
    let (day, month) = (zone.day(now), zone.month(now));
    let last_month = zone.month(month.start - 1);
    let then = last_day_then(zone, now);
    let end = zone.first_instant_of(then.days() * DAY_MS + zone.minute_of_day(now) * MINUTE_MS);
    [Span { start: month.start, end: day.end }, Span { start: last_month.start, end }]
}

/// The day of last month with which today is compared.
fn last_day_then(zone: &Zone, now: Millis) -> Date {
    let month = zone.month(now);
    let first = zone.date(zone.month(month.start - 1).start);
    let last = zone.date(month.start).days() - 1;
    Date::from_days((first.days() + i64::from(zone.date(now).day) - 1).min(last))
}

/// The days of last month that this month so far is compared with: `October 1–28`.
fn months_days(words: Words, zone: &Zone, now: Millis) -> String {
    let first = zone.date(zone.month(zone.month(now).start - 1).start);
    words.between(first, last_day_then(zone, now))
}

/// What the buildings of a site used this month and before, and what it cost.
#[derive(Default)]
struct Month(Arc<SiteMonth>);

impl Month {
    async fn read(state: &Scope, catalog: &Arc<Catalog>, site: &Site) -> store::Result<Self> {
        let (zone, now) = (catalog.zone(site.site_id), state.now());
        let series: Vec<SeriesId> =
            buildings_of(catalog, site).flat_map(|building| energies(catalog, building)).map(|one| one.1).collect();
        let of_site = catalog.series_of(Owner::Site(site.site_id), Utility::Electricity, Flow::Use).map(|one| one.series_id);
        let all: Vec<SeriesId> = series.into_iter().chain(of_site).collect();
        site_month(state, catalog, site.site_id, (&all, &spans(&zone, now))).await.map(Self)
    }

    fn energy(&self, series: SeriesId, span: usize) -> Option<f64> {
        self.0.passed.get(&series)?.get(span)?.energy
    }
}

/// The series of what a building uses, of each utility that carries energy.
fn energies<'a>(catalog: &'a Catalog, building: &Building) -> impl Iterator<Item = (Utility, SeriesId)> + use<'a> {
    let of_building = catalog.series_of_owner(Owner::Building(building.building_id));
    let used = of_building.filter(|series| series.flow == Flow::Use && series.utility.btu_per_unit().is_some());
    used.map(|series| (series.utility, series.series_id))
}

fn line(state: &Scope, catalog: &Arc<Catalog>, words: Words, (site, building): (&Site, &Building), month: &Month) -> Line {
    let id = building.building_id;
    let used = use_of_building(catalog, building);
    let (energy, before) = (used.and_then(|id| month.energy(id, 0)), used.and_then(|id| month.energy(id, 1)));
    let btu_per_kwh = Utility::Electricity.btu_per_unit().unwrap_or(1.0);
    let whole: Vec<f64> = energies(catalog, building)
        .filter_map(|(utility, id)| Some(month.energy(id, 0)? * utility.btu_per_unit()? / btu_per_kwh))
        .collect();
    let area = building.floor_area_m2.filter(|area| *area > 0.0 && !whole.is_empty());
    let kind = label::building_type(words, building.building_type);
    Line {
        building_id: id,
        site_id: site.site_id,
        name: building.name.clone(),
        about: if catalog.sites.len() > 1 { format!("{kind}, {}", site.name) } else { kind.to_owned() },
        is_starred: state.own.is_starred(id),
        power_w: building_now(state, catalog, id).power_w,
        energy,
        cost: month.0.costs.get(&Owner::Building(id)).map(|cost| (*cost, site.currency.clone())),
        per_area: area.map(|area| whole.iter().sum::<f64>() / area),
        rank: None,
        change: Change::of_use(energy.unwrap_or(f64::NAN), before, |by| {
            change::said(words, by, |by, size| change::in_a_month(words, by, size))
        }),
        ratio: energy.zip(before).and_then(|(energy, before)| figure::change(energy, before)),
        position: building.position,
    }
}

fn site_line(words: Words, catalog: &Catalog, site: &Site, lines: &[Line], month: &Month) -> SiteLine {
    let series = catalog.series_of(Owner::Site(site.site_id), Utility::Electricity, Flow::Use);
    let power =
        lines.iter().fold(PlaceNow::default(), |sum, line| sum.and(PlaceNow { power_w: line.power_w, ..PlaceNow::default() }));
    let costs: Vec<f64> = lines.iter().filter_map(|line| line.cost.as_ref().map(|cost| cost.0)).collect();
    SiteLine {
        site_id: site.site_id,
        name: site.name.clone(),
        words,
        buildings: lines.len(),
        power_w: power.power_w,
        energy: series.and_then(|series| month.energy(series.series_id, 0)),
        cost: (!costs.is_empty()).then(|| (costs.iter().sum(), site.currency.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{BuildingId, SiteId};

    fn line(name: &str, power_w: Option<f64>, per_area: Option<f64>, is_starred: bool) -> Line {
        Line {
            building_id: BuildingId(0),
            site_id: SiteId(1),
            name: name.to_owned(),
            about: "Home".to_owned(),
            is_starred,
            power_w,
            energy: None,
            cost: None,
            per_area,
            rank: None,
            change: Change { trend: String::new(), meaning: String::new(), words: String::new() },
            ratio: None,
            position: None,
        }
    }

    fn names(sort: Sort, text: &str, lines: &[Line]) -> Vec<String> {
        let asked = Asked { text: text.to_owned(), sort, ..Asked::default() };
        chosen(&Catalog::default(), &asked, lines.to_vec()).into_iter().map(|line| line.name).collect()
    }

    #[test]
    fn starred_ones_come_first_then_the_highest_then_what_is_not_known_by_name() {
        let lines = [
            line("10 Lane", None, None, false),
            line("2 Lane", None, None, false),
            line("Mill", Some(300.0), None, false),
            line("Barn", Some(900.0), None, false),
            line("Shed", Some(1.0), None, true),
        ];
        assert_eq!(names(Sort::Now, "", &lines), ["Shed", "Barn", "Mill", "2 Lane", "10 Lane"]);
        assert_eq!(names(Sort::Name, "", &lines), ["Shed", "2 Lane", "10 Lane", "Barn", "Mill"]);
    }

    #[test]
    fn every_word_of_the_text_must_be_in_the_name_or_type() {
        let lines = [line("2 Sugar Lane", None, None, false), line("Sugar Mill", None, None, false)];
        assert_eq!(names(Sort::Name, "lane SUGAR", &lines), ["2 Sugar Lane"]);
        assert_eq!(names(Sort::Name, "home", &lines).len(), 2);
    }

    #[test]
    fn buildings_that_use_as_much_for_their_area_share_a_rank() {
        let mut lines = [2.0, 5.0, 2.0].map(|per_area| line("", None, Some(per_area), false)).to_vec();
        lines.push(line("", None, None, false));
        rank(&mut lines);
        assert_eq!(lines.iter().map(|line| line.rank).collect::<Vec<_>>(), [Some(2), Some(1), Some(2), None]);
    }

    #[test]
    fn a_long_month_is_compared_with_the_whole_of_a_shorter_one() {
        let zone = Zone::utc();
        // 2026-03-31, noon.
        let now = 1_774_958_400_000;
        assert_eq!(last_day_then(&zone, now).to_string(), "2026-02-28");
        let [this, before] = spans(&zone, now);
        assert_eq!(
            (zone.date(this.start).to_string(), zone.date(before.start).to_string()),
            ("2026-03-01".to_owned(), "2026-02-01".to_owned())
        );
    }
}
