//! The energy section of a place in words and pictures, and its flow of power as it moves. Leaves out
//! the numbers (`energy`) and the words of each part (`part::energy`).

use super::energy::{BatteryLevel, EnergyNow, EnergySpan, EnergyView, Has, battery_level, energy_for_page, energy_now, span_of};
use crate::Scope;
use crate::model::energy_section::{BarsView, Choice, EnergySection, FlowView, SessionLine};
use crate::model::live::Part;
use crate::part::energy::ahead::ahead;
use crate::part::energy::bars::{By, Each, Periods, bars};
use crate::part::energy::facts::{When, facts, headline, level_fact, level_told, notes};
use crate::part::energy::flow::{Flowing, Measure, Place, flow};
use domain::energy::{Link, Party};
use domain::zone::{Date, Span};
use domain::{Appliance, BuildingType, DAY_MS, Millis, Unit, Zone, figure};
use store::{Catalog, Owner};
use wording::Words;
use wording::page::energy as says;

/// The most silent meters that are named.
const NAMED_MAX: usize = 3;

/// What a page's address asks of the section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The length of the span; `None` for this moment, if the place has a flow.
    pub length: Option<EnergySpan>,
    /// A day within the span; `None` for today.
    pub on: Option<Date>,
    /// Something in the address could not be read.
    pub is_unread: bool,
}

impl Asked {
    /// What the words of an address ask. What cannot be read asks nothing, and is noted.
    #[must_use]
    pub fn of(length: Option<&str>, on: Option<&str>) -> Self {
        let asked = Self { length: length.and_then(EnergySpan::parse), on: on.and_then(Date::parse), is_unread: false };
        let is_length = length.is_none_or(|length| length.is_empty() || length == "now" || asked.length.is_some());
        let is_day = on.is_none_or(|on| on.is_empty() || asked.on.is_some());
        Self { is_unread: !(is_length && is_day), ..asked }
    }
}

/// The section of a building or a site; `None` where nothing is known of its electricity.
///
/// # Errors
/// The store's.
pub async fn section(state: &Scope, owner: Owner, asked: Asked) -> store::Result<Option<EnergySection>> {
    let catalog = state.catalog();
    let (Some(place), Some(words)) = (place_of(&catalog, owner), words_of(state, &catalog, owner)) else { return Ok(None) };
    let Some(site_id) = site_of(&catalog, owner) else { return Ok(None) };
    let (zone, now) = (catalog.zone(site_id), state.now());
    let today = zone.date(now);
    let on = asked.on.filter(|on| *on <= today).unwrap_or(today);
    let length = asked.length.unwrap_or(EnergySpan::Day);
    let Some(view) = energy_for_page(state, owner, length, on).await? else { return Ok(None) };
    if view.has == Has::default() {
        return Ok(None);
    }
    let is_current = view.span.contains(now);
    // Today tells of the month, too: that is what one will pay.
    let month = match (length, is_current) {
        (EnergySpan::Day, true) => energy_for_page(state, owner, EnergySpan::Month, today).await?,
        _ => None,
    };
    let has_flow = view.has.generation || view.has.battery || !view.appliances.is_empty();
    let is_now = has_flow && is_current && asked.length.is_none() && asked.on.is_none();
    let when = When::of(words, &zone, &view, now);
    let mut told = notes(words, &view);
    let is_other = asked.is_unread || asked.on.is_some_and(|on| on > today);
    told.splice(0..0, is_other.then(|| says::other_day(words).to_owned()));
    let flow = match (has_flow, is_now) {
        (false, _) => None,
        (true, true) => {
            let (flow, silent) = flow_now(words, place, &energy_now(state, owner), &appliances(&view));
            told.splice(0..0, silent);
            Some(flow)
        }
        (true, false) => Some(flow_of(words, place, &view)),
    };
    let level = battery_level(state, owner, DAY_MS).filter(|_| is_current).map(|level| level_fact(words, &zone, level, now));
    let addresses = Addresses { owner, today };
    Ok(Some(EnergySection {
        words,
        headline: headline(words, &zone, &view, month.as_ref(), &when, place == Place::Home),
        choices: choices(words, &addresses, &view, is_now, has_flow),
        range: when.period.clone(),
        earlier: addresses.of(length, step(&zone, length, &view, -1)),
        later: (view.span.end <= now).then(|| addresses.of(length, step(&zone, length, &view, 1))),
        flow,
        is_now,
        notes: told,
        facts: facts(words, &view, level),
        ahead: view.today.as_ref().and_then(|rest| ahead(words, &zone, rest)),
        bars: bars_of(words, &zone, place, &view, now),
        sessions: sessions(words, &zone, &view, now),
    }))
}

/// The flow of power of a page that is open: drawn anew only when it has changed.
#[derive(Default)]
pub struct MovingFlow(Option<(EnergyNow, Vec<Part>)>);

impl MovingFlow {
    /// The parts of the page that move with it: the picture, and the table behind it.
    pub fn parts(&mut self, state: &Scope, owner: Owner) -> Vec<Part> {
        let now = energy_now(state, owner);
        let is_same = |kept: &EnergyNow| {
            let is_level = kept.level.map(rounded) == now.level.map(rounded);
            kept.balance == now.balance && kept.silent == now.silent && kept.at.is_some() == now.at.is_some() && is_level
        };
        match &self.0 {
            Some((kept, parts)) if is_same(kept) => parts.clone(),
            _ => {
                let parts = moving(state, owner, &now);
                self.0 = Some((now, parts.clone()));
                parts
            }
        }
    }
}

/// A level as it is shown.
fn rounded(level: BatteryLevel) -> (i64, i64) {
    (level.lowest.round() as i64, level.highest.round() as i64)
}

fn moving(state: &Scope, owner: Owner, now: &EnergyNow) -> Vec<Part> {
    let catalog = state.catalog();
    let (Some(place), Some(words)) = (place_of(&catalog, owner), words_of(state, &catalog, owner)) else { return Vec::new() };
    let used: Vec<Appliance> = now.balance.amounts().appliances.keys().copied().collect();
    let (FlowView { drawn, table }, _) = flow_now(words, place, now, &used);
    vec![Part { name: "flow".to_owned(), html: drawn }, Part { name: "flow-table".to_owned(), html: table }]
}

fn site_of(catalog: &Catalog, owner: Owner) -> Option<domain::SiteId> {
    match owner {
        Owner::Site(id) => Some(id),
        Owner::Building(id) => catalog.buildings.get(&id).map(|building| building.site_id),
        Owner::Channel(_) => None,
    }
}

fn words_of(state: &Scope, catalog: &Catalog, owner: Owner) -> Option<Words> {
    Some(state.words(catalog.sites.get(&site_of(catalog, owner)?)?))
}

fn place_of(catalog: &Catalog, owner: Owner) -> Option<Place> {
    match owner {
        Owner::Site(_) => Some(Place::Site),
        Owner::Building(id) => catalog.buildings.get(&id).map(|building| match building.building_type {
            BuildingType::Home => Place::Home,
            _ => Place::Building,
        }),
        Owner::Channel(_) => None,
    }
}

fn appliances(view: &EnergyView) -> Vec<Appliance> {
    view.appliances.iter().map(|used| used.appliance).collect()
}

/// The flow of power, and what is missing in it. All parties of the place keep their places, also
/// while nothing flows.
fn flow_now(words: Words, place: Place, now: &EnergyNow, appliances: &[Appliance]) -> (FlowView, Option<String>) {
    let links: Vec<Link> = now.balance.links().collect();
    let silent = (!now.silent.is_empty()).then(|| match now.silent.len() {
        count if count > NAMED_MAX => says::silent_many(words, count),
        _ => says::silent(words, &words.list(&now.silent.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>())),
    });
    if now.at.is_none() {
        let nothing = format!("<p class=\"lede\">{}</p>", says::nothing_live(words));
        return (FlowView { drawn: nothing, table: String::new() }, None);
    }
    let givers = [(Party::Sun, now.has.generation), (Party::Battery, now.has.battery), (Party::Grid, now.has.grid)];
    let givers: Vec<Party> = givers.into_iter().filter(|one| one.1).map(|one| one.0).collect();
    let takers = [(Party::Grid, now.has.sales), (Party::Battery, now.has.battery), (Party::House, true)];
    let takers = takers.into_iter().filter(|one| one.1).map(|one| one.0);
    let takers: Vec<Party> = takers.chain(appliances.iter().map(|&appliance| Party::Appliance(appliance))).collect();
    let level = now.level.map(|level| level_told(words, level));
    let flowing =
        Flowing { place, measure: Measure::Power, links: &links, givers: &givers, takers: &takers, level: level.as_deref() };
    (flow(words, flowing), silent)
}

/// The flow of energy over the span.
fn flow_of(words: Words, place: Place, view: &EnergyView) -> FlowView {
    let links: Vec<Link> = view.balance.links().collect();
    flow(words, Flowing { place, measure: Measure::Energy, links: &links, givers: &[], takers: &[], level: None })
}

/// What was used in each bar, by source where there are several, and by appliance where some have
/// meters.
fn bars_of(words: Words, zone: &Zone, place: Place, view: &EnergyView, now: Millis) -> Vec<BarsView> {
    let begun: Vec<_> = view.bars.iter().filter(|bar| bar.span.start <= now).collect();
    let spans: Vec<(Span, bool)> =
        begun.iter().map(|bar| (bar.span, bar.span.end > now || bar.balance.slots_whole() < bar.balance.slots())).collect();
    let each = match view.length {
        EnergySpan::Day => Each::Hour,
        EnergySpan::Month => Each::Day,
        EnergySpan::Year => Each::Month,
    };
    let periods = Periods { each, whole: view.span, spans: &spans };
    let course = |amount: &dyn Fn(&domain::energy::Balance) -> f64| -> Vec<Option<f64>> {
        begun.iter().map(|bar| (bar.balance.slots() > 0).then(|| amount(&bar.balance))).collect()
    };
    let of_source = |party: Party| (party, course(&|balance| balance.used_from(party)));
    let of_user = |party: Party| (party, course(&|balance| balance.taken_by(party)));
    let mut found = Vec::new();
    if view.has.generation || view.has.battery {
        let has = [(Party::Sun, view.has.generation), (Party::Battery, view.has.battery), (Party::Grid, view.has.grid)];
        let parts: Vec<_> = has.into_iter().filter(|one| one.1).map(|one| of_source(one.0)).collect();
        found.push(bars(words, zone, By::Source, place, periods, &parts));
    }
    if !view.appliances.is_empty() {
        let users = appliances(view).into_iter().map(Party::Appliance).chain([Party::House]);
        let parts: Vec<_> = users.map(of_user).collect();
        found.push(bars(words, zone, By::Appliance, place, periods, &parts));
    }
    found
}

fn sessions(words: Words, zone: &Zone, view: &EnergyView, now: Millis) -> Option<(String, Vec<SessionLine>)> {
    if view.sessions.is_empty() {
        return None;
    }
    let amount = |kwh: f64| figure::amount(kwh, Unit::KilowattHour);
    let whole: f64 = view.sessions.iter().map(|one| one.session.kwh).sum();
    let is_several = view.sessions.iter().any(|one| one.meter_id != view.sessions[0].meter_id);
    let lines = view.sessions.iter().rev().map(|one| SessionLine {
        begin: words.when(zone, one.session.begin, now),
        end: if one.session.end > now { says::session_now(words).to_owned() } else { words.when(zone, one.session.end, now) },
        energy: words.written(&amount(one.session.kwh)),
        meter: is_several.then(|| one.meter.clone()),
    });
    Some((says::sessions_lede(words, view.sessions.len(), &amount(whole)), lines.collect()))
}

/// The addresses of the section on its page.
struct Addresses {
    owner: Owner,
    today: Date,
}

impl Addresses {
    fn of(&self, length: EnergySpan, on: Date) -> String {
        let on = if on == self.today { String::new() } else { format!("&on={on}") };
        format!("?{}energy={}{on}#energy", self.site(), length.as_str())
    }

    fn now(&self) -> String {
        format!("?{}energy=now#energy", self.site())
    }

    /// The overview is of one site of several.
    fn site(&self) -> String {
        match self.owner {
            Owner::Site(id) => format!("site={id}&"),
            _ => String::new(),
        }
    }
}

fn choices(words: Words, addresses: &Addresses, view: &EnergyView, is_now: bool, has_flow: bool) -> Vec<Choice> {
    let now = has_flow.then(|| Choice { name: says::span_now(words), href: addresses.now(), is_shown: is_now });
    let spans = EnergySpan::ALL.into_iter().map(|length| Choice {
        name: match length {
            EnergySpan::Day => says::span_day(words),
            EnergySpan::Month => says::span_month(words),
            EnergySpan::Year => says::span_year(words),
        },
        href: addresses.of(length, view.on),
        is_shown: !is_now && length == view.length,
    });
    now.into_iter().chain(spans).collect()
}

/// A day in the span before or after.
fn step(zone: &Zone, length: EnergySpan, view: &EnergyView, by: i64) -> Date {
    let beside = if by < 0 { view.span.start - 1 } else { view.span.end };
    match length {
        EnergySpan::Day => zone.date(beside),
        _ => zone.date(span_of(zone, length, zone.date(beside)).start),
    }
}
