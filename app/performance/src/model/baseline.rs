//! The baselines of a building's targets: what they were made from, and how reliable they are.

use super::figures::{Figures, method_label};
use super::list;
use crate::place::Place;
use crate::savings::{model_words, objection_words};
use app::document::part::sentence;
use domain::Utility;
use leptos::prelude::*;
use store::{Catalog, Model, ModelStatus};
use wording::Words;
use wording::page::performance::model::{baseline as says, in_use, replaced};

/// The section of the page: the versions of each series, the active one first.
pub fn section(catalog: &Catalog, place: &Place, series: &[&[Model]]) -> AnyView {
    let words = place.words;
    let versions = series.iter().flat_map(|versions| {
        let mut versions: Vec<&Model> = versions.iter().collect();
        versions.sort_by_key(|model| (model.status != ModelStatus::Active, -model.version));
        versions.into_iter().map(|model| one(catalog, place, model))
    });
    view! {
        <section class="page-section" aria-labelledby="baselines">
            <h2 id="baselines">{says::title(words)}</h2>
            <p class="chart-note">{says::note(words)}</p>
            <ul class="target-list">{versions.collect_view()}</ul>
            <p><a href=format!("{}/savings#targets", place.address())>{says::to_targets(words)}</a></p>
        </section>
    }
    .into_any()
}

fn one(catalog: &Catalog, place: &Place, model: &Model) -> AnyView {
    let words = place.words;
    let (figures, zone) = (Figures::of(model), &place.zone);
    let utility = catalog.series.get(&model.series_id).map_or(Utility::Electricity, |series| series.utility);
    let (mark, word) = if model.status == ModelStatus::Active { ("ok", in_use(words)) } else { ("waiting", replaced(words)) };
    let span = model.trained_from.zip(model.trained_to);
    let learned = span.map(|(from, to)| words.range(zone.date(from), zone.date(to - 1))).unwrap_or_default();
    let formula =
        serde_json::from_str(&model.parameters).ok().map(|formula| model_words(words, &formula, utility, place.words.units));
    let r_squared = figures.r_squared.map_or_else(|| "–".to_owned(), |share| words.fixed(share, 2));
    let since = words.short(zone.date(model.created_at));
    let objections: Vec<String> = match figures.objections.as_slice() {
        [] => figures.warnings.iter().map(|warning| sentence(warning)).collect(),
        found => found.iter().map(|one| objection_words(words, one)).collect(),
    };
    let objections = (!objections.is_empty()).then(
        || view! { <ul class="cause-list">{objections.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul> },
    );
    view! {
        <li class="target">
            <h3>{says::of(words, &list::subject(words, catalog, model).1, &learned)}</h3>
            <p><span class="state" data-state=mark>{word}</span></p>
            <p class="status-text">{says::version(words, &model.version.to_string(), &method_label(words, &model.name), &since, figures.days)}</p>
            {formula.map(|formula| view! { <p>{says::model(words, &formula)}</p> })}
            <p class="status-text">{says::quality(words, &tenths(words, figures.cvrmse), &tenths(words, figures.nmbe), &r_squared)}</p>
            {objections}
        </li>
    }
    .into_any()
}

/// A share in percent with one decimal, or a dash.
fn tenths(words: Words, share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| words.percent(share * 100.0, 1))
}
