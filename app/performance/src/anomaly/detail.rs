//! The page of one issue: its sentence, its chart, likely causes with their evidence, and the way to
//! the ones beside it. What people do about it is `work`.

use super::card::cards;
use super::deed::Sent;
use super::params::Params;
use super::{chart, entry, priority_mark, work};
use app::Scope;
use app::chart::{ChartSheet, ChartView};
use app::document::answer::{Failure, answered_in, status_of};
use app::document::frame::{ANOMALIES, Frame};
use app::document::part::Faults;
use app::finding::{self, Spot};
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::Millis;
use leptos::prelude::*;
use store::{Anomaly, AnomalyMode};
use wording::page::performance::anomaly;
use wording::page::performance::anomaly::detail as says;
use wording::{Words, label};

/// An issue that the caller may see, and where it is.
pub struct Seen {
    /// Its place.
    pub spot: Spot,
    /// The issue.
    pub anomaly: Anomaly,
}

impl Seen {
    /// Reads the issue of that number.
    ///
    /// # Errors
    /// It does not exist, or the caller may not see it; the store's.
    pub async fn read(state: &Scope, id: &str) -> Result<Self, Failure> {
        let missing = || Failure::Missing("issue");
        let id: i64 = id.parse().map_err(|_| missing())?;
        let anomaly = state.store.anomaly_find(id).await?.ok_or_else(missing)?;
        let spot = Spot::of(&state.catalog(), &anomaly, state.reader).ok_or_else(missing)?;
        Ok(Self { spot, anomaly })
    }
}

/// Answers with the page.
pub async fn show(state: Scope, Path(id): Path<String>, Query(params): Query<Params>) -> Response {
    let made = async {
        let seen = Seen::read(&state, &id).await?;
        page(&state, &seen, &params, None, Faults::new()).await
    };
    answered_in(ANOMALIES, &state, made.await)
}

/// The page, with the form as it was sent and its faults.
///
/// # Errors
/// The store's.
pub async fn page(
    state: &Scope,
    Seen { spot, anomaly }: &Seen,
    params: &Params,
    sent: Option<&Sent>,
    faults: Faults,
) -> Result<Response, Failure> {
    let (catalog, now) = (state.catalog(), state.now());
    let notes = state.store.anomaly_notes(anomaly.anomaly_id).await?;
    let picture = chart::chart(&state.store, spot, anomaly, now).await?;
    let beside = Beside::read(state, anomaly.anomaly_id, params).await?;
    let list = params.from(0).address();
    let building = anomaly.building_id.map(|id| format!("/buildings/{id}"));
    let mut above = vec![(list.as_str(), ANOMALIES.name(spot.words))];
    above.extend(building.as_deref().zip(spot.building.as_deref()));
    let is_demo = anomaly.building_id.and_then(|id| catalog.buildings.get(&id)).is_some_and(|building| building.is_demo);
    let title = finding::happening(spot, anomaly, now);
    let status = status_of(&faults);
    let frame = Frame { section: ANOMALIES, above: &above, is_demo, ..Frame::new(state, &title) };
    Ok(frame.answer(status, || {
        view! {
            {headline(spot, anomaly, now)}
            {picture.map(|chart| around(spot, chart, week(spot, anomaly)))}
            <div class="page-split page-split-even">
                {causes(spot, anomaly)}
                {facts(spot, anomaly)}
            </div>
            {work::work(spot, anomaly, &notes, params, (sent, &faults), now)}
            {beside.view(spot.words, params)}
        }
        .into_any()
    }))
}

/// The issues before and after this one, in the list that one came from.
struct Beside {
    previous: Option<i64>,
    next: Option<i64>,
}

impl Beside {
    async fn read(state: &Scope, id: i64, params: &Params) -> store::Result<Self> {
        let now = state.now();
        let entries = entry::read(state).await?;
        // This one stays in its place, though it may not pass the filter any more.
        let taken: Vec<_> = entries.iter().filter(|one| one.id() == id || one.passes(params, None, now)).collect();
        let ids: Vec<i64> =
            cards(&taken, params.order(), now).iter().flat_map(|card| card.members.iter().map(|one| one.id())).collect();
        let place = ids.iter().position(|&one| one == id);
        Ok(Self {
            previous: place.and_then(|place| ids.get(place.checked_sub(1)?)).copied(),
            next: place.and_then(|place| ids.get(place + 1)).copied(),
        })
    }

    fn view(&self, words: Words, params: &Params) -> AnyView {
        let query = params.from(0).query();
        let link = |id: Option<i64>, rel: &'static str, text: &'static str| {
            id.map(|id| view! { <a class="button" rel=rel href=format!("/anomalies/{id}{query}")>{text}</a> })
        };
        view! {
            <nav class="form-actions" aria-label=says::beside(words)>
                {link(self.previous, "prev", says::previous(words))}
                {link(self.next, "next", says::next(words))}
                <a class="button" href=params.from(0).address()>{says::to_list(words)}</a>
            </nav>
        }
        .into_any()
    }
}

fn headline(spot: &Spot, anomaly: &Anomaly, now: Millis) -> AnyView {
    let words = spot.words;
    let found = &anomaly.found;
    let [between, end] = says::headline(words);
    let figures = finding::figures(spot, anomaly).map(|figures| view! { {between}<strong>{figures}</strong> });
    let cost = match found.money_wasted.filter(|money| *money >= 0.005) {
        Some(money) => {
            let is_less = found.deviation_percent.is_some_and(|percent| percent < 0.0);
            Some(says::cost(words, is_less, &spot.amount(found.energy_wasted), &words.money(money, &spot.currency)))
        }
        None => (found.energy_wasted > 0.0).then(|| says::beyond_usual(words, &spot.amount(found.energy_wasted))),
    };
    let gone = anomaly.withdrawn_at.map(|at| says::withdrawn(words, &words.day(spot.zone.date(at))));
    view! {
        <div class="headline-block">
            <h1 class="headline">{finding::happening(spot, anomaly, now)}{figures}{end}</h1>
            <p class="lede">{cost}{gone}</p>
        </div>
    }
    .into_any()
}

/// The history of the building, of the week in which it began: it stands beside the week before, day by
/// day. `None` of what is generated or sold, which has no history of its own.
fn week(spot: &Spot, anomaly: &Anomaly) -> Option<String> {
    let building = anomaly.building_id.filter(|_| !spot.is_generation)?;
    let week = spot.zone.week(anomaly.found.span.start);
    let (first, last) = (spot.zone.date(week.start), spot.zone.date(week.end - 1));
    let utility = spot.utility.as_str();
    Some(format!("/buildings/{building}?by=day&from={first}&to={last}&utility={utility}&compare=before#history"))
}

fn around(spot: &Spot, chart: ChartView, compared: Option<String>) -> AnyView {
    let words = spot.words;
    let utility = spot.utility.as_str().replace('_', "-");
    view! {
        <figure class="figure-chart">
            <figcaption class="chart-caption">
                <h2>{says::hours(words)}</h2>
                <ul class="chart-key">
                    <li><svg viewBox="0 0 12 12" aria-hidden="true" data-utility=utility><rect class="chart-bar" y="4" width="12" height="4"/></svg>{says::key_measured(words)}</li>
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-bar-previous" y="4" width="12" height="4"/></svg>{says::key_usual(words)}</li>
                    <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="chart-mark" width="12" height="12"/></svg>{says::key_marked(words)}</li>
                </ul>
            </figcaption>
            <ChartSheet chart/>
            {compared.map(|href| view! { <p class="on-screen"><a href=href>{says::compare(words)}</a></p> })}
        </figure>
    }
    .into_any()
}

fn causes(spot: &Spot, anomaly: &Anomaly) -> AnyView {
    let words = spot.words;
    let causes = wording::causes(spot.words, &anomaly.found);
    let seen = finding::evidence(spot, anomaly);
    view! {
        <section class="page-section" aria-labelledby="causes">
            <h2 id="causes">{says::causes(words)}</h2>
            {seen.map(|sentence| view! { <p>{sentence}</p> })}
            {if causes.is_empty() {
                view! { <p class="status-text">{says::no_causes(words)}</p> }.into_any()
            } else {
                view! { <ol class="cause-list">{causes.into_iter().map(|cause| view! { <li>{anomaly::cause(words, &cause)}</li> }).collect_view()}</ol> }.into_any()
            }}
        </section>
    }
    .into_any()
}

fn facts(spot: &Spot, anomaly: &Anomaly) -> AnyView {
    let words = spot.words;
    let found = &anomaly.found;
    let (mark, word) = priority_mark(spot.words, anomaly.priority);
    let zone = &spot.zone;
    let hours = found.span.length_ms() / domain::HOUR_MS;
    let end = (!found.is_open).then(|| words.stamp(zone, found.span.end));
    let start = words.stamp(zone, found.span.start);
    let span = match &end {
        Some(end) => says::span(words, &start, end, hours),
        None => says::span_open(words, &start, hours),
    };
    let place = anomaly.building_id.zip(spot.building.clone());
    let meters: Vec<_> = spot.meters.iter().take(4).cloned().collect();
    let is_looking_back = anomaly.mode == AnomalyMode::Retrospective;
    view! {
        <section class="page-section" aria-labelledby="facts">
            <h2 id="facts">{says::facts(words)}</h2>
            <dl class="facts facts-narrow">
                {place.map(|(id, name)| view! { <div><dt>{says::building(words)}</dt><dd><a href=format!("/buildings/{id}")>{name}</a></dd></div> })}
                {meters.into_iter().map(|(id, name)| view! { <div><dt>{says::meter(words)}</dt><dd><a href=format!("/meters/{id}")>{name}</a></dd></div> }).collect_view()}
                <div><dt>{says::utility(words)}</dt><dd>{label::utility(words, spot.utility)}</dd></div>
                <div><dt>{says::span_label(words)}</dt><dd>{span}</dd></div>
                <div><dt>{says::kind(words)}</dt><dd>{label::kind(spot.words, found.kind)}</dd></div>
                <div><dt>{says::priority(words)}</dt><dd><span class="state" data-state=mark>{word}</span></dd></div>
                <div><dt>{says::severity(words)}</dt><dd>{label::severity(words, found.severity)}</dd></div>
                {found.deviation_percent.map(|percent| view! { <div><dt>{says::deviation(words)}</dt><dd>{words.signed_percent(percent)}</dd></div> })}
                <div><dt>{says::score_label(words)}</dt><dd>{says::confidence(words, found.score)}</dd></div>
                <div><dt>{says::seen_label(words)}</dt><dd>{says::seen(words, is_looking_back, &words.stamp(zone, anomaly.created_at))}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}
