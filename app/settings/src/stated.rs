//! What the pages of emission factors and of source energy ratios share: figures that somebody
//! stated, each from a year on, shipped for a region or set for a site. Leaves out their forms,
//! which differ.

use crate::field::Figures;
use app::document::part::PostButton;
use domain::{Millis, SiteId, Utility};
use leptos::prelude::*;
use store::Catalog;
use wording::Words;
use wording::page::settings::stated as says;

/// The years from which a figure may hold.
pub const YEAR: Figures = Figures { range: 1990.0..=2100.0, would_do: says::year_would_do };

/// Whether a utility is metered at a site that has no figure for it in this year.
pub fn is_lacking(catalog: &Catalog, now: Millis, utility: Utility, has_figure: impl Fn(SiteId, i32) -> bool) -> bool {
    catalog.channels.values().filter(|channel| channel.utility == utility).any(|channel| {
        let site_id = catalog.meters.get(&channel.meter_id).map(|meter| meter.site_id).unwrap_or(SiteId(0));
        !has_figure(site_id, catalog.zone(site_id).date(now).year)
    })
}

/// What was done before the page, in words.
pub fn done_words(words: Words, done: Option<&str>) -> Option<String> {
    match done {
        Some("saved") => Some(says::saved(words).to_owned()),
        Some("removed") => Some(says::removed(words).to_owned()),
        _ => None,
    }
}

/// A row of the table.
pub struct Row {
    /// The figure's number.
    pub id: i64,
    /// Of what, and where.
    pub what: String,
    /// The year from which it holds.
    pub year: i32,
    /// The figure with its unit.
    pub value: String,
    /// Who stated it.
    pub source: String,
    /// It is a site's own, and can be removed.
    pub is_own: bool,
}

/// The table of the figures.
#[component]
pub fn Stated(
    /// In whose words.
    words: Words,

    /// The rows.
    rows: Vec<Row>,
    /// The head of the figures' column.
    value: &'static str,
    /// The address that removes one.
    remove: &'static str,
) -> impl IntoView {
    view! {
        <div class="table-scroll">
            <table class="table">
                <thead><tr><th scope="col">{says::head_what(words)}</th><th scope="col" class="number">{says::head_year(words)}</th><th scope="col" class="number">{value}</th></tr></thead>
                <tbody>
                    {rows.into_iter().map(|row| view! {
                        <tr>
                            <th scope="row">
                                {row.what}
                                <span class="field-hint">{row.source}</span>
                                {row.is_own.then(|| view! { <PostButton action=remove with=vec![("id", row.id.to_string())] label=says::remove(words) class="button-small"/> })}
                            </th><td class="number">{row.year}</td><td class="number">{row.value}</td>
                        </tr>
                    }).collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}
