//! The targets of a building: how much less than a baseline to use, the progress, and the
//! projection. Plain forms set, change and remove them.

use crate::amounts;
use crate::bar::bar;
use crate::place::Place;
use analytics::savings::{Progress, Target as Goal};
use app::Scope;
use app::document::answer::{Failure, Sent, answered_in, faults_of, see_other};
use app::document::frame::{BUILDINGS, may};
use app::document::part::{Faults, FormFault, PostButton, TextField};
use app::typed::{Unread, number};
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::zone::{Date, Span};
use domain::{Capability, Utility};
use leptos::prelude::*;
use serde::Deserialize;
use store::{NewTarget, Target};
use wording::page::performance::savings::target as says;

/// A target with its progress.
pub struct Shown {
    target: Target,
    progress: Option<Progress>,
}

/// The form of a target.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    pub utility: String,
    reduction: String,
    start: String,
    end: String,
    baseline_from: String,
    baseline_to: String,
    /// The target that this one replaces.
    instead: String,
}

/// A target to remove.
#[derive(Deserialize)]
pub struct Named {
    id: i64,
    #[serde(default)]
    utility: String,
}

impl Shown {
    pub fn new(target: Target, progress: Option<Progress>) -> Self {
        Self { target, progress }
    }

    pub fn id(&self) -> i64 {
        self.target.target_id
    }

    /// The target as its form shows it.
    pub fn input(&self, place: &Place) -> Input {
        let date = |at: i64| place.zone.date(at).to_string();
        let target = &self.target.target;
        Input {
            utility: target.utility.as_str().to_owned(),
            reduction: target.reduction_percent.to_string(),
            start: date(target.span.0),
            end: date(target.span.1 - 1),
            baseline_from: date(target.baseline.0),
            baseline_to: date(target.baseline.1 - 1),
            instead: self.target.target_id.to_string(),
        }
    }
}

impl Input {
    /// The proposal for a new target: the next twelve months against the last twelve.
    fn proposed(place: &Place, utility: Utility) -> Self {
        let today = place.zone.date(place.now);
        let first = today.month_start(0);
        let day_before = |date: Date| Date::from_days(date.days() - 1).to_string();
        Self {
            utility: utility.as_str().to_owned(),
            reduction: "5".to_owned(),
            start: first.to_string(),
            end: day_before(first.month_start(12)),
            baseline_from: first.month_start(-12).to_string(),
            baseline_to: day_before(first),
            instead: String::new(),
        }
    }

    fn target(&self, place: &Place) -> Result<NewTarget, Faults> {
        let words = place.words;
        let mut faults = Faults::new();
        let mut date = |name: &'static str, text: &str| {
            let text = text.trim();
            let date = Date::parse(text);
            if date.is_none() {
                faults.insert(name, says::no_date(words, text));
            }
            date.unwrap_or(Date { year: 1970, month: 1, day: 1 })
        };
        let (start, end) = (date("start", &self.start), date("end", &self.end));
        let baseline = (date("baseline_from", &self.baseline_from), date("baseline_to", &self.baseline_to));
        let typed = self.reduction.trim().trim_end_matches('%').trim_end();
        let reduction =
            number(words, typed).and_then(|percent| if percent > 0.0 && percent < 100.0 { Ok(percent) } else { Err(Unread::No) });
        if let Err(why) = &reduction {
            faults.insert("reduction", why.sentence(words, typed, says::reduction_taken(words)));
        }
        if faults.is_empty() && start > end {
            faults.insert("end", says::ends_too_early(words).to_owned());
        }
        if faults.is_empty() && baseline.0 > baseline.1 {
            faults.insert("baseline_to", says::baseline_ends_too_early(words).to_owned());
        }
        if faults.is_empty() && baseline.1 >= start {
            faults.insert("baseline_to", says::baseline_ends_too_late(words, &words.date(start)));
        }
        let utility = Utility::parse(&self.utility).filter(|utility| utility.is_amount());
        match (utility, reduction) {
            (Some(utility), Ok(reduction_percent)) if faults.is_empty() => {
                let zone = &place.zone;
                let after = |date: Date| zone.start_of(Date::from_days(date.days() + 1));
                Ok(NewTarget {
                    building_id: place.building.building_id,
                    utility,
                    reduction_percent,
                    baseline: (zone.start_of(baseline.0), after(baseline.1)),
                    span: (zone.start_of(start), after(end)),
                    created_by: String::new(),
                })
            }
            _ => Err(faults),
        }
    }
}

/// Sets the target, unless something is wrong with it. Then the faults come back with the form.
///
/// # Errors
/// The store's, if no field is to blame.
pub async fn set(state: &Scope, place: &Place, input: Input) -> Result<Sent<(Faults, Input)>, Failure> {
    let target = match input.target(place) {
        Ok(target) => target,
        Err(faults) => return Ok(Sent::Again((faults, input))),
    };
    let before: Option<i64> = input.instead.parse().ok();
    let put = match before {
        Some(before) => state.store.target_replace(before, &target, place.now).await,
        None => state.store.target_insert(&target, place.now).await,
    };
    match put {
        Ok(target_id) => remember(state, place, Target { target_id, target: target.clone(), created_at: place.now }).await,
        Err(error) => {
            let faults = faults_of(error, |field| match field {
                "target_period" => "end",
                "baseline_end_date" => "baseline_to",
                _ => "reduction",
            })?;
            return Ok(Sent::Again((faults, input)));
        }
    }
    let word = if before.is_some() { "changed" } else { "set" };
    Ok(Sent::Saved(format!("{}/savings?utility={}&done={word}#targets", place.address(), target.utility.as_str())))
}

pub async fn remove(state: Scope, Path(id): Path<String>, Form(named): Form<Named>) -> Response {
    let done = async {
        let place = Place::find(&state, &id, Some(&named.utility))?;
        let utility = place.chosen.map_or(Utility::Electricity, |chosen| chosen.0);
        let is_own = state.store.target_list(place.building.building_id).await?.iter().any(|one| one.target_id == named.id);
        if is_own {
            state.store.target_delete(named.id).await?;
        }
        Ok(see_other(&format!("{}/savings?utility={}&done=removed#targets", place.address(), utility.as_str())))
    };
    answered_in(BUILDINGS, &state, done.await)
}

/// Stores the baseline of a target that was just set. If that fails now, the nightly job does it.
async fn remember(state: &Scope, place: &Place, target: Target) {
    let Some((_, series)) = place.chosen.filter(|chosen| chosen.0 == target.target.utility) else { return };
    let (store, site_id) = (&state.store, place.site.site_id);
    if let Err(error) = learning::baseline_keep(store, series, site_id, &place.zone, &target, place.now).await {
        tracing::warn!(error = %store::chain(&error), "the baseline of a target was not kept");
    }
}

/// The target as the analytics take it.
pub fn goal(target: &NewTarget) -> Goal {
    Goal {
        baseline: Span { start: target.baseline.0, end: target.baseline.1 },
        period: Span { start: target.span.0, end: target.span.1 },
        reduction: target.reduction_percent / 100.0,
    }
}

/// The section of the page.
pub fn section(place: &Place, utility: Utility, targets: &[Shown], faults: Faults, input: Input) -> AnyView {
    let words = place.words;
    let is_changing = !input.instead.is_empty();
    let is_open = !faults.is_empty() || is_changing || targets.is_empty();
    let input = if input.start.is_empty() && faults.is_empty() { Input::proposed(place, utility) } else { input };
    let f = || faults.clone();
    let items = targets.iter().map(|one| item(place, utility, one)).collect_view();
    view! {
        <section class="page-section" aria-labelledby="targets">
            <h2 id="targets">{says::title(words)}</h2>
            {targets.is_empty().then(|| view! { <p class="lede">{says::none(words)}</p> })}
            <ul class="target-list">{items}</ul>
            {may(Capability::Manage).then(|| view! { <details class="behind" open=is_open>
                <summary>{if is_changing { says::change_title(words) } else { says::set_title(words) }}</summary>
                <form class="form" method="post" action=format!("{}/targets", place.address())>
                    <FormFault words faults=f()/>
                    <input type="hidden" name="utility" value=utility.as_str()/>
                    <input type="hidden" name="instead" value=input.instead.clone()/>
                    <div class="form-row">
                        <TextField name="reduction" label=says::reduction(words) value=input.reduction keys="decimal" unit="%" faults=f()/>
                        <TextField name="start" label=says::start(words) kind="date" value=input.start faults=f()/>
                        <TextField name="end" label=says::end(words) kind="date" value=input.end faults=f()/>
                    </div>
                    <div class="form-row">
                        <TextField name="baseline_from" label=says::baseline_from(words) kind="date" value=input.baseline_from faults=f()/>
                        <TextField name="baseline_to" label=says::baseline_to(words) kind="date" value=input.baseline_to faults=f()/>
                    </div>
                    <div class="form-actions">
                        <button class="button button-primary" type="submit">{if is_changing { says::save_change(words) } else { says::set(words) }}</button>
                    </div>
                </form>
            </details> })}
        </section>
    }
    .into_any()
}

fn item(place: &Place, utility: Utility, shown: &Shown) -> AnyView {
    let words = place.words;
    let target = &shown.target.target;
    let zone = &place.zone;
    let system = place.words.units;
    let amount = |value: f64| amounts::amount(value, utility, system);
    let range = words.range(zone.date(target.span.0), zone.date(target.span.1 - 1));
    let is_whole = target.reduction_percent.fract() == 0.0;
    let wanted = words.percent(target.reduction_percent, usize::from(!is_whole));
    let (mark, word, text, share) = match shown.progress {
        None => ("waiting", says::not_begun(words), says::nothing_known(words).to_owned(), None),
        Some(found) => {
            let reach = Some(found.projected_half_width).filter(|half| half.is_finite() && *half > 0.0);
            let so_far = says::progress_of(
                words,
                &says::Progress {
                    less_percent: found.reduction_so_far * 100.0,
                    days: found.days,
                    days_in_all: found.days + found.days_left,
                    projected: amount(found.projected),
                    half_width: reach.map(amount),
                    allowed: amount(found.allowed),
                },
            );
            let is_over = target.span.1 <= place.now;
            let mark = match (found.on_track, is_over) {
                (true, _) => "ok",
                (false, false) => "attention",
                (false, true) => "down",
            };
            (
                mark,
                says::standing(words, found.on_track, is_over),
                so_far,
                Some((found.used / found.allowed.max(f64::MIN_POSITIVE), found.projected / found.allowed.max(f64::MIN_POSITIVE))),
            )
        }
    };
    let id = shown.target.target_id;
    let change = format!("{}/savings?utility={}&target={id}#targets", place.address(), utility.as_str());
    view! {
        <li class="target">
            <h3>{says::wanted(words, &wanted, &range)}</h3>
            <p><span class="state" data-state=mark>{word}</span></p>
            <p class="status-text">{text}</p>
            {share.map(|(used, projected)| bar(used, projected))}
            {may(Capability::Manage).then(|| view! { <div class="form-actions">
                <a class="button button-quiet" href=change>{says::change(words)}</a>
                <PostButton action=format!("{}/targets/remove", place.address()) with=vec![("id", id.to_string()), ("utility", utility.as_str().to_owned())] label=says::remove(words)/>
            </div> })}
        </li>
    }
    .into_any()
}
