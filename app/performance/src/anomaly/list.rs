//! The list of findings: open ones first, the costliest of them at the top.

use super::{is_waiting, severity_mark};
use app::Scope;
use app::document::answer::{Failure, answered_in};
use app::document::frame::{ANOMALIES, Frame};
use app::document::part::SelectField;
use app::finding::{self, Spot};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use domain::finding::{Kind, Severity};
use domain::zone::Span;
use domain::{BuildingId, DAY_MS, Millis, Utility};
use leptos::prelude::*;
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use store::{Anomaly, AnomalyFilter, AnomalyStatus, Catalog, Owner};
use wording::page::performance::anomaly;
use wording::page::performance::anomaly::list as says;
use wording::{Reader, Words, label};

/// The most findings on a page.
const SHOWN_MAX: usize = 20;

/// The most findings that are read, the newest first.
const LOOKED_AT_MAX: i64 = 5_000;

/// The filter in the address. An empty field filters nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Params {
    /// `waiting`, a status, or `all`.
    status: String,
    severity: String,
    kind: String,
    building: String,
    utility: String,
    /// Days back.
    days: String,
    /// How many to skip.
    from: usize,
}

impl Params {
    fn days(&self) -> i64 {
        self.days.parse().ok().filter(|days| (1..=400).contains(days)).unwrap_or(30)
    }

    fn building(&self, catalog: &Catalog) -> Option<BuildingId> {
        self.building.parse().ok().map(BuildingId).filter(|id| catalog.buildings.contains_key(id))
    }

    fn is_plain(&self) -> bool {
        self.severity.is_empty()
            && self.kind.is_empty()
            && self.building.is_empty()
            && self.days.is_empty()
            && self.status.is_empty()
    }

    /// Whether an anomaly passes the filter. The query has already filtered by building and time.
    fn takes(&self, anomaly: &Anomaly) -> bool {
        let of_status = match self.status.as_str() {
            "" | "waiting" => is_waiting(anomaly),
            "all" => true,
            status => anomaly.status.as_str() == status,
        };
        let is = |wanted: &str, given: &str| wanted.is_empty() || wanted == given;
        of_status && is(&self.severity, anomaly.found.severity.as_str()) && is(&self.kind, anomaly.found.kind.as_str())
    }

    /// The address of the same filter with another status and start.
    fn address(&self, status: &str, from: usize) -> String {
        let mut address = format!("/anomalies?status={status}");
        for (name, value) in [
            ("severity", &self.severity),
            ("kind", &self.kind),
            ("building", &self.building),
            ("utility", &self.utility),
            ("days", &self.days),
        ] {
            let is_plain = value.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            if !value.is_empty() && is_plain {
                address.push_str(&format!("&{name}={value}"));
            }
        }
        if from > 0 {
            address.push_str(&format!("&from={from}"));
        }
        address
    }
}

/// A line of the list.
struct Line {
    href: String,
    sentence: String,
    severity: (&'static str, &'static str),
    status: &'static str,
    meta: String,
    cost: Option<String>,
    /// The link to similar findings, and their number.
    more: Option<(String, String)>,
    cause: Option<String>,
}

pub async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    answered_in(ANOMALIES, &state, page(&state, &params).await)
}

/// Findings of one kind at one building and utility. A recurring fault is listed once.
struct Group {
    /// The finding that stands for the group: the building's before a meter's, then the costliest.
    told: Anomaly,
    /// How many there are.
    count: usize,
    /// The total cost. A meter's findings also appear in its building's series, so they are not
    /// counted twice.
    cost: f64,
    /// From the start of the first to the end of the last.
    span: Span,
}

fn is_of_meter(catalog: &Catalog, anomaly: &Anomaly) -> bool {
    catalog.series.get(&anomaly.series_id).is_some_and(|series| matches!(series.owner, Owner::Channel(_)))
}

/// Groups findings by building, kind, utility and whether they are open; `is_apart` keeps each one
/// separate. Orders them open first, then costliest, gravest, newest.
fn grouped(catalog: &Catalog, anomalies: &[Anomaly], is_apart: bool) -> Vec<Group> {
    let mut groups: BTreeMap<_, Vec<&Anomaly>> = BTreeMap::new();
    for one in anomalies {
        let utility = catalog.series.get(&one.series_id).map(|series| series.utility);
        let own = if is_apart { one.anomaly_id } else { 0 };
        groups.entry((one.building_id, one.found.kind.as_str(), utility, is_waiting(one), own)).or_default().push(one);
    }
    let money = |one: &Anomaly| one.found.money_wasted.unwrap_or(0.0);
    let mut found: Vec<Group> = groups
        .into_values()
        .filter_map(|mut group| {
            let key = |one: &Anomaly| (is_of_meter(catalog, one), Reverse(one.found.severity));
            group.sort_by(|a, b| key(a).0.cmp(&key(b).0).then(money(b).total_cmp(&money(a))).then(key(a).1.cmp(&key(b).1)));
            let told = (*group.first()?).clone();
            let counted = is_of_meter(catalog, &told);
            let cost = group.iter().filter(|one| is_of_meter(catalog, one) == counted).map(|one| money(one)).sum();
            let start = group.iter().map(|one| one.found.span.start).min().unwrap_or(told.found.span.start);
            let end = group.iter().map(|one| one.found.span.end).max().unwrap_or(told.found.span.end);
            Some(Group { told, count: group.len(), cost, span: Span { start, end } })
        })
        .collect();
    found.sort_by(|a, b| {
        is_waiting(&b.told)
            .cmp(&is_waiting(&a.told))
            .then(b.cost.total_cmp(&a.cost))
            .then(b.told.found.severity.cmp(&a.told.found.severity))
            .then(b.span.end.cmp(&a.span.end))
    });
    found
}

async fn page(state: &Scope, params: &Params) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let (catalog, now) = (state.catalog(), state.now());
    let building = params.building(&catalog);
    let filter = AnomalyFilter {
        building_id: building,
        span: Some(Span { start: now - params.days() * DAY_MS, end: now + DAY_MS }),
        limit: Some(LOOKED_AT_MAX),
        ..AnomalyFilter::default()
    };
    let all = state.store.anomaly_list(&filter).await?;
    let utility = Utility::parse(&params.utility);
    let is_of = |one: &Anomaly| utility.is_none() || catalog.series.get(&one.series_id).map(|series| series.utility) == utility;
    let taken: Vec<Anomaly> = all.iter().filter(|one| params.takes(one) && is_of(one)).cloned().collect();
    let taken = grouped(&catalog, &taken, !params.kind.is_empty() && building.is_some());
    let waiting: Vec<Anomaly> = all.iter().filter(|one| is_waiting(one)).cloned().collect();
    let waiting = grouped(&catalog, &waiting, false);
    let has_looked = state.store.series_analysis_exists().await?;
    let is_demo = building.map_or_else(
        || catalog.sites.values().any(|site| site.is_demo),
        |id| catalog.buildings.get(&id).is_some_and(|building| building.is_demo),
    );
    let name = building.and_then(|id| catalog.buildings.get(&id)).map(|building| building.name.clone());
    let lines: Vec<Line> = taken
        .iter()
        .skip(params.from)
        .take(SHOWN_MAX)
        .filter_map(|one| line(words, &catalog, state.reader, params, one, now))
        .collect();
    let shown = params.from + lines.len();
    let head = head(words, &catalog, state.reader, &waiting, name.as_deref(), params.days(), has_looked);
    let own = building.map(|id| format!("/buildings/{id}"));
    let above: Vec<(&str, &str)> = own.as_deref().zip(name.as_deref()).into_iter().collect();
    let frame = Frame { above: &above, is_demo, ..Frame::first(state, says::title(words), ANOMALIES) };
    Ok(frame.answer(StatusCode::OK, || {
        let is_status = |status: &str| params.status == status || (params.status.is_empty() && status == "waiting");
        let statuses = [("waiting", says::state_waiting(words)), ("resolved", says::state_resolved(words)), ("all", says::state_all(words))];
        let [fits_before, fits_link, fits_after] = says::nothing_fits(words);
        let [how_before, how_link, how_after] = says::how_found(words);
        view! {
            {head}
            <section class="page-section" aria-labelledby="found">
                <div class="section-head">
                    <h2 id="found">{says::found(words, taken.len())}</h2>
                    <nav class="segmented" aria-label=says::states(words)>
                        {statuses.into_iter().map(|(status, label)| view! {
                            <a href=params.address(status, 0) aria-current=is_status(status).then_some("true")>{label}</a>
                        }).collect_view()}
                    </nav>
                </div>
                {filters(&catalog, state.words_of_all(), params)}
                {(lines.is_empty() && has_looked).then(|| view! { <p class="lede">{fits_before}<a href="/anomalies?status=all&days=365">{fits_link}</a>{fits_after}</p> })}
                <ol class="finding-list">
                    {lines.into_iter().map(|line| item(words, line)).collect_view()}
                </ol>
                {(shown < taken.len()).then(|| view! { <p><a class="button" href=params.address(if params.status.is_empty() { "waiting" } else { &params.status }, shown)>{says::show_next(words, SHOWN_MAX.min(taken.len() - shown))}</a></p> })}
            </section>
            <section class="page-section" aria-labelledby="how">
                <h2 id="how">{says::how(words)}</h2>
                <p class="status-text">{how_before}<a href="/models">{how_link}</a>{how_after}</p>
            </section>
        }
        .into_any()
    }))
}

fn item(words: Words, line: Line) -> AnyView {
    let (mark, word) = line.severity;
    view! {
        <li class="finding">
            <h3><a href=line.href>{line.sentence}</a></h3>
            <p class="finding-meta">
                <span class="state" data-state=mark>{word}</span>
                <span>{line.status}</span>
                <span>{line.meta}</span>
                {line.more.map(|(href, words)| view! { <a href=href>{words}</a> })}
            </p>
            {line.cost.map(|cost| view! { <p class="finding-cost">{cost}</p> })}
            {line.cause.map(|cause| view! { <p class="status-text">{says::likely(words, &cause)}</p> })}
        </li>
    }
    .into_any()
}

fn line(words: Words, catalog: &Catalog, reader: Reader, params: &Params, group: &Group, now: Millis) -> Option<Line> {
    let anomaly = &group.told;
    let spot = Spot::of(catalog, anomaly, reader)?;
    let found = &anomaly.found;
    let more = (group.count > 1).then(|| {
        let zone = &spot.zone;
        let range = words.range(zone.date(group.span.start), zone.date((group.span.end - 1).min(now)));
        let same = Params {
            kind: found.kind.as_str().to_owned(),
            building: anomaly.building_id.map(|id| id.to_string()).unwrap_or_default(),
            utility: spot.utility.as_str().to_owned(),
            ..params.clone()
        };
        let status = if params.status.is_empty() { "waiting" } else { &params.status };
        (same.address(status, 0), says::like_it(words, group.count, &range))
    });
    let place = match &spot.building {
        Some(building) if spot.is_meter && spot.subject != *building => says::meter_of(words, building, &spot.subject),
        Some(building) => building.clone(),
        None => spot.subject.clone(),
    };
    Some(Line {
        href: format!("/anomalies/{}", anomaly.anomaly_id),
        sentence: finding::sentence(&spot, anomaly, now),
        severity: severity_mark(spot.words, found.severity),
        status: label::status(spot.words, anomaly.status),
        meta: says::about(
            words,
            label::kind(spot.words, found.kind),
            &place,
            label::utility_within(spot.words, spot.utility),
            anomaly.is_fault == Some(false),
        ),
        cost: (group.cost >= 0.005).then(|| spot.words.money(group.cost, &spot.currency)),
        more,
        cause: wording::causes(spot.words, found).first().map(|cause| anomaly::cause(words, cause)),
    })
}

fn head(
    words: Words,
    catalog: &Catalog,
    reader: Reader,
    waiting: &[Group],
    name: Option<&str>,
    days: i64,
    has_looked: bool,
) -> AnyView {
    // Amounts in different currencies do not add up.
    let mut costs: BTreeMap<String, f64> = BTreeMap::new();
    for group in waiting {
        if let Some(spot) = Spot::of(catalog, &group.told, reader) {
            *costs.entry(spot.currency).or_default() += group.cost;
        }
    }
    costs.retain(|_, cost| *cost >= 0.5);
    let costs: Vec<String> = costs.iter().map(|(currency, cost)| words.money_about(*cost, currency)).collect();
    let grave = waiting.iter().filter(|group| group.told.found.severity >= Severity::High).count();
    let ([before, strong, rest], lede) = match (has_looked, name) {
        (false, _) => {
            ([String::new(), says::nothing_looked_at(words).to_owned(), String::new()], says::first_look(words).to_owned())
        }
        (true, Some(name)) => {
            (says::open_at(words, waiting.len(), name), says::weight(words, waiting.len(), grave, &costs, days))
        }
        (true, None) => (says::open(words, waiting.len()), says::weight(words, waiting.len(), grave, &costs, days)),
    };
    view! {
        <div class="headline-block">
            <h1 class="headline">{before}<strong>{strong}</strong>{rest}</h1>
            <p class="lede">{lede}</p>
        </div>
    }
    .into_any()
}

fn filters(catalog: &Catalog, words: Words, params: &Params) -> AnyView {
    let any = || vec![(String::new(), says::any(words).to_owned())];
    let severities: Vec<(String, String)> = any()
        .into_iter()
        .chain(Severity::ALL.iter().rev().map(|&one| (one.as_str().to_owned(), label::severity(words, one).to_owned())))
        .collect();
    let kinds: Vec<(String, String)> = any()
        .into_iter()
        .chain(Kind::ALL.iter().map(|&kind| (kind.as_str().to_owned(), label::kind(words, kind).to_owned())))
        .collect();
    let statuses: Vec<(String, String)> = [("waiting".to_owned(), says::any_waiting(words).to_owned())]
        .into_iter()
        .chain(AnomalyStatus::ALL.iter().map(|status| (status.as_str().to_owned(), label::status(words, *status).to_owned())))
        .chain([("all".to_owned(), says::any(words).to_owned())])
        .collect();
    let mut buildings: Vec<(String, String)> =
        catalog.buildings.values().map(|building| (building.building_id.to_string(), building.name.clone())).collect();
    buildings.sort_by(|a, b| a.1.cmp(&b.1));
    let buildings = any().into_iter().chain(buildings).collect();
    let spans = says::periods(words).into_iter().map(|(days, label)| (days.to_owned(), label)).collect();
    let status = if params.status.is_empty() { "waiting".to_owned() } else { params.status.clone() };
    view! {
        <details class="behind" open=!params.is_plain()>
            <summary>{says::filter(words)}</summary>
            <form class="filter-form" method="get" action="/anomalies">
                <SelectField name="status" label=says::filter_state(words) value=status choices=statuses faults=Default::default()/>
                <SelectField name="severity" label=says::filter_severity(words) value=params.severity.clone() choices=severities faults=Default::default()/>
                <SelectField name="kind" label=says::filter_kind(words) value=params.kind.clone() choices=kinds faults=Default::default()/>
                <input type="hidden" name="utility" value=params.utility.clone()/>
                <SelectField name="building" label=says::filter_building(words) value=params.building.clone() choices=buildings faults=Default::default()/>
                <SelectField name="days" label=says::filter_days(words) value=params.days().to_string() choices=spans faults=Default::default()/>
                <button class="button" type="submit">{says::show(words)}</button>
            </form>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use domain::finding::{Detail, Text};
    use domain::{ChannelId, Flow, HOUR_MS, SeriesId};
    use store::{AnomalyFound, AnomalyMode, Series};

    fn catalog() -> Catalog {
        let series =
            |series_id, owner| Series { series_id, owner, utility: Utility::Electricity, flow: Flow::Use, parts: Vec::new() };
        let mut catalog = Catalog::default();
        catalog.series_put(series(SeriesId(1), Owner::Building(BuildingId(7))));
        catalog.series_put(series(SeriesId(2), Owner::Channel(ChannelId(3))));
        catalog
    }

    fn night(anomaly_id: i64, series_id: i64, money: f64) -> Anomaly {
        Anomaly {
            anomaly_id,
            building_id: Some(BuildingId(7)),
            series_id: SeriesId(series_id),
            model_id: None,
            mode: AnomalyMode::Causal,
            found: AnomalyFound {
                kind: Kind::NightWaste,
                severity: Severity::High,
                span: Span { start: anomaly_id * DAY_MS, end: anomaly_id * DAY_MS + 8 * HOUR_MS },
                is_open: false,
                score: -0.5,
                value: Some(41.0),
                expected: Some(9.0),
                deviation_percent: Some(356.0),
                energy_wasted: 32.0,
                money_wasted: Some(money),
                detail: Detail::Text(Text::default()),
            },
            status: AnomalyStatus::New,
            is_fault: None,
            resolved_at: None,
            withdrawn_at: None,
            created_at: 0,
            updated_at: 0,
        }
    }

    #[test]
    fn a_fault_that_comes_again_is_one_line_and_costs_what_its_building_paid() {
        let found = [night(1, 1, 5.0), night(2, 1, 8.0), night(3, 2, 7.5), night(4, 2, 4.5)];
        let groups = grouped(&catalog(), &found, false);
        assert_eq!(groups.len(), 1);
        assert_eq!((groups[0].told.anomaly_id, groups[0].count, groups[0].cost), (2, 4, 13.0));
        assert_eq!(groups[0].span, Span { start: DAY_MS, end: 4 * DAY_MS + 8 * HOUR_MS });
        assert_eq!(grouped(&catalog(), &found, true).len(), 4);
    }

    #[test]
    fn what_waits_comes_before_what_is_done_however_dear_that_was() {
        let done = Anomaly { status: AnomalyStatus::Resolved, ..night(1, 1, 500.0) };
        let groups = grouped(&catalog(), &[done, night(2, 1, 1.0)], false);
        assert_eq!(groups.iter().map(|group| group.told.anomaly_id).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn an_address_carries_what_was_chosen_and_no_more_than_words() {
        let params = Params { severity: "high".into(), building: "7".into(), kind: "<b>".into(), ..Params::default() };
        assert_eq!(params.address("all", 40), "/anomalies?status=all&severity=high&building=7&from=40");
    }
}
