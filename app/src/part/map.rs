//! A plan of buildings, drawn on the server: a dot each where it stands, as large as it uses much
//! now, with what its month says by colour, shape and word. No tile of anybody else's map. Leaves out
//! where buildings stand (`query::map`).

use crate::document::frame::opens;
use crate::model::map::{MapView, Side, Spot, Trend};
use leptos::prelude::*;
use wording::Words;
use wording::page::map as says;

/// The plan of a site, with its legend and the names behind it.
pub fn map(words: Words, map: &MapView) -> AnyView {
    let title = format!("map-{}", map.site_id);
    let arrange = format!("/settings/sites/{}/plan", map.site_id);
    let picture = map.picture.clone().map(|href| view! { <img class="map-picture" src=href alt=""/> });
    let class = if picture.is_some() { "map-sheet map-sheet-picture" } else { "map-sheet" };
    let legend = [Trend::Worse, Trend::Better, Trend::Same, Trend::Unknown];
    let shown: Vec<Trend> = legend.into_iter().filter(|trend| map.spots.iter().any(|spot| spot.trend == *trend)).collect();
    view! {
        <section class="page-section" aria-labelledby=title.clone()>
            <div class="section-head">
                <h2 id=title.clone()>{match &map.site { Some(site) => says::title_of(words, site), None => says::title(words).to_owned() }}</h2>
                <ul class="chart-key">
                    {shown.into_iter().map(|trend| view! {
                        <li><svg viewBox="-8 -8 16 16" aria-hidden="true" class="map-mark" data-trend=trend.word()>{mark(trend, 6.0)}</svg>{says::trend(words, trend.word())}</li>
                    }).collect_view()}
                </ul>
            </div>
            <figure class="map">
                <div class=class>
                    {picture}
                    <svg class="map-spots" role="group" aria-label=says::alt(words, map.spots.len())>{map.spots.iter().map(dot).collect_view()}</svg>
                </div>
                <figcaption class="chart-note">
                    {says::note(words)}
                    {(map.unplaced > 0).then(|| view! { " "{says::unplaced(words, map.unplaced)} })}
                    {opens(&arrange).then(|| view! { " "<a href=arrange.clone()>{says::arrange(words)}</a> })}
                </figcaption>
            </figure>
        </section>
    }
    .into_any()
}

/// A building: a link with its shape, and its name where there is room.
fn dot(spot: &Spot) -> AnyView {
    let at = |share: f64| format!("{:.2}%", share * 100.0);
    let class = if spot.is_named_narrow { "map-name" } else { "map-name map-name-wide" };
    let near = spot.radius + 5.0;
    let name = spot.side.map(|side| {
        let (anchor, x, y) = match side {
            Side::Right => ("start", near, 4.5),
            Side::Left => ("end", -near, 4.5),
            Side::Below => ("middle", 0.0, near + 11.0),
            Side::Above => ("middle", 0.0, -near - 3.0),
        };
        view! { <text class=class x=format!("{x:.1}") y=format!("{y:.1}") text-anchor=anchor>{spot.name.clone()}</text> }
    });
    view! {
        <a class="map-spot" href=format!("/buildings/{}", spot.building_id) aria-label=spot.told.clone()>
            <title>{spot.told.clone()}</title>
            <svg x=at(spot.x) y=at(spot.y) overflow="visible">
                <circle class="map-target" r="22"/>
                <g class="map-mark" data-trend=spot.trend.word()>{mark(spot.trend, spot.radius)}</g>
                {name}
            </svg>
        </a>
    }
    .into_any()
}

/// The shape of a trend: up, down, round, or a ring.
fn mark(trend: Trend, radius: f64) -> AnyView {
    let r = radius * 1.15;
    match trend {
        Trend::Worse => view! { <path d=format!("M0 {:.1}L{r:.1} {:.1}H{:.1}z", -r, r * 0.75, -r)/> }.into_any(),
        Trend::Better => view! { <path d=format!("M0 {r:.1}L{r:.1} {:.1}H{:.1}z", -r * 0.75, -r)/> }.into_any(),
        Trend::Same => view! { <circle r=format!("{radius:.1}")/> }.into_any(),
        Trend::Unknown => view! { <circle class="map-ring" r=format!("{radius:.1}")/> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{BuildingId, SiteId};

    #[test]
    fn a_dot_leads_to_its_building_and_a_name_is_text() {
        let spot = Spot {
            building_id: BuildingId(7),
            name: "<b>Mill</b>".to_owned(),
            told: "Mill: 1 kW".to_owned(),
            x: 0.25,
            y: 0.5,
            radius: 9.0,
            trend: Trend::Worse,
            side: Some(Side::Left),
            is_named_narrow: false,
        };
        let view = MapView { site_id: SiteId(1), site: None, picture: None, spots: vec![spot], unplaced: 2 };
        let html = map(Words::ENGLISH, &view).to_html();
        assert!(html.contains(r#"href="/buildings/7""#) && html.contains(r#"x="25.00%""#), "{html}");
        assert!(html.contains("&lt;b&gt;Mill") && !html.contains("<b>Mill"), "{html}");
    }
}
