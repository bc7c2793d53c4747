//! The parts below the first chart of the overview, as HTML: who uses it now, the use so far, the
//! buildings. What moves in them is in `part::building_row`.

use crate::model::change::Change;
use crate::model::overview::{Drawn, Order};
use crate::part::building_row::{common_length, measure, own_length, power_of, ranked};
use crate::part::now::PlaceNow;
use crate::part::{Sparkline, change_mark, quantity};
use domain::{BuildingId, SiteId, Unit, figure};
use leptos::prelude::*;
use wording::Words;
use wording::page::daily::overview as says;

/// The energy so far of a period, compared with another.
#[derive(Clone, Debug, PartialEq)]
pub struct SoFar {
    /// The name of the period.
    pub title: &'static str,
    /// The energy so far, in kWh.
    pub energy: Option<f64>,
    /// The energy of the period to compare with, in kWh.
    pub other: Option<f64>,
    /// The comparison in words.
    pub change: Change,
}

/// Cost and carbon of today.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// The cost in the site's currency, with its sign.
    pub cost: String,
    /// The mass of CO2e, as a number.
    pub carbon: String,
    /// The unit of that mass.
    pub carbon_unit: String,
    /// The rates that they are based on.
    pub note: String,
}

/// A building in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct BuildingLine {
    /// The building's id.
    pub building_id: BuildingId,
    /// Its name.
    pub name: String,
    /// Its type in words.
    pub kind: &'static str,
    /// Its power now.
    pub now: PlaceNow,
    /// The energy today so far, in kWh.
    pub energy: Option<f64>,
    /// The usual energy by this time of day, in kWh.
    pub usual_energy: Option<f64>,
    /// That energy against the usual one.
    pub change: Change,
    /// The relative difference: the ratio less one.
    pub ratio: Option<f64>,
    /// The mean power of each of the last 24 hours.
    pub spark: Vec<Option<f64>>,
}

/// The data of all parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// In whose words.
    pub words: Words,
    /// The site's id.
    pub site_id: SiteId,
    /// Today, this week, this month.
    pub so_far: Vec<SoFar>,
    /// Cost and carbon.
    pub money: Option<Money>,
    /// The buildings, ranked.
    pub buildings: Vec<BuildingLine>,
    /// The weekday in words: `Sunday`.
    pub weekday: String,
    /// The order of the buildings.
    pub order: Order,
    /// The other sites.
    pub other_sites: Vec<(SiteId, String)>,
}

/// The number of buildings in the short list beside the chart.
const SHORT: usize = 6;

impl Drawn {
    /// The parts as HTML.
    #[must_use]
    pub fn of(parts: &Parts) -> Self {
        Self { who: who(parts), so_far: so_far(parts), buildings: buildings(parts) }
    }
}

fn who(parts: &Parts) -> String {
    let words = parts.words;
    let mut lines: Vec<&BuildingLine> = parts.buildings.iter().collect();
    let power = |line: &BuildingLine| line.now.heard_w.unwrap_or(f64::MIN);
    lines.sort_by(|a, b| power(b).total_cmp(&power(a)));
    let of = common_length(parts.buildings.iter().map(|line| line.now.heard_w));
    let rows = lines.into_iter().take(SHORT).map(|line| {
        view! {
            <li class="building-row">
                <a class="building-name" href=format!("/buildings/{}", line.building_id)>{line.name.clone()}</a>
                <span class="building-moving" data-part=format!("top-{}", line.building_id) inner_html=ranked(words, line.now, of)></span>
            </li>
        }
    });
    view! {
        <h2 id="who">{says::top_users(words)}</h2>
        <ol class="building-list building-list-short">{rows.collect_view()}</ol>
        <p class="chart-note">{says::top_users_hint(words)}</p>
    }
    .to_html()
}

fn so_far(parts: &Parts) -> String {
    let words = parts.words;
    let cells = parts.so_far.iter().map(|part| {
        let energy = part.energy.unwrap_or(0.0);
        let of = energy.max(part.other.unwrap_or(0.0)) * 1.25;
        let shown = part.energy.map(|energy| quantity(words, &figure::amount(energy, Unit::KilowattHour)));
        view! {
            <div class="figure-cell">
                <h3>{part.title}</h3>
                <p class="figure-number">{shown}</p>
                {measure(energy, part.other, of)}
                <p>{change_mark(&part.change)}</p>
            </div>
        }
    });
    let money = parts.money.as_ref().map(|money| {
        let Money { cost, carbon, carbon_unit, note } = money.clone();
        view! {
            <div class="figure-cell">
                <h3>{says::money(words)}</h3>
                <p class="figure-number"><span class="quantity">{cost}</span></p>
                <p class="figure-number"><span class="quantity">{carbon}" "<span class="unit">{carbon_unit}</span></span></p>
                <p class="figure-note">{note}</p>
            </div>
        }
    });
    view! {
        <h2 id="so-far">{says::totals(words)}</h2>
        <div class="figure-row">{cells.collect_view()}{money}</div>
    }
    .to_html()
}

fn buildings(parts: &Parts) -> String {
    let words = parts.words;
    let order = |of: Order, name: &'static str, label: &'static str| {
        let href = format!("?site={}&order={name}#buildings", parts.site_id);
        view! { <a href=href aria-current=(parts.order == of).then_some("true")>{label}</a> }
    };
    let rows = parts.buildings.iter().map(|line| {
        let of = own_length(line.energy, line.usual_energy);
        view! {
            <li class="building-row">
                <a class="building-name" href=format!("/buildings/{}", line.building_id)>
                    {line.name.clone()}" "<span class="building-note">{line.kind}</span>
                </a>
                {measure(line.energy.unwrap_or(0.0), line.usual_energy, of)}
                <span class="building-moving" data-part=format!("building-{}", line.building_id) inner_html=power_of(words, line.now)></span>
                <Sparkline values=line.spark.clone()/>
                {change_mark(&line.change)}
            </li>
        }
    });
    let others = (!parts.other_sites.is_empty()).then(|| {
        let links = parts.other_sites.iter().map(|(id, name)| view! { <a href=format!("/?site={id}")>{name.clone()}</a>" " });
        view! { <p>{says::other_sites(words)}" "{links.collect_view()}</p> }
    });
    view! {
        <div class="section-head">
            <h2 id="buildings">{says::buildings(words)}</h2>
            <nav class="segmented" aria-label=says::order(words)>
                {order(Order::Use, "use", says::highest_use(words))}
                {order(Order::Change, "change", says::biggest_change(words))}
            </nav>
        </div>
        <p class="chart-note">{says::buildings_hint(words, &parts.weekday)}</p>
        <ol class="building-list building-list-wide">{rows.collect_view()}</ol>
        {others}
    }
    .to_html()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wording::page::daily::change;

    fn line(name: &str, power_w: Option<f64>) -> BuildingLine {
        BuildingLine {
            building_id: BuildingId(7),
            name: name.to_owned(),
            kind: "Home",
            now: PlaceNow { power_w, heard_w: power_w, ..PlaceNow::default() },
            energy: Some(3.0),
            usual_energy: Some(2.0),
            change: Change::of_use(3.0, Some(2.0), |by| {
                change::said(Words::ENGLISH, by, |by, size| change::usual_by_now(Words::ENGLISH, by, size))
            }),
            ratio: Some(0.5),
            spark: vec![Some(1.0), None, Some(2.0)],
        }
    }

    fn drawn(buildings: Vec<BuildingLine>) -> Drawn {
        let other_sites = vec![(SiteId(2), "<Annex>".to_owned())];
        Drawn::of(&Parts {
            words: Words::ENGLISH,
            site_id: SiteId(1),
            so_far: Vec::new(),
            money: None,
            buildings,
            weekday: "Sunday".to_owned(),
            order: Order::Change,
            other_sites,
        })
    }

    #[test]
    fn names_in_what_is_drawn_are_text_and_no_markup() {
        let Drawn { who, buildings, .. } = drawn(vec![line("<b>Mill</b>", Some(400.0))]);
        for html in [who, buildings] {
            assert!(html.contains("&lt;b&gt;Mill") && !html.contains("<b>"), "{html}");
        }
    }

    #[test]
    fn what_moves_in_a_row_is_named_after_its_building() {
        let Drawn { who, buildings, .. } = drawn(vec![line("Mill", Some(400.0)), line("Barn", None)]);
        for (html, name) in [(&who, "top-7"), (&buildings, "building-7")] {
            assert_eq!(html.matches(&format!(r#"data-part="{name}""#)).count(), 2, "{html}");
            assert!(html.contains("offline"), "{html}");
        }
        // The bar of those that use most is power; the bar of a building is its day, beyond its usual one.
        assert!(who.contains(r#"width="100.0%""#) && buildings.contains(r#"x1="53.3%" x2="80.0%""#), "{buildings}");
    }

    #[test]
    fn the_short_list_is_of_those_who_use_most() {
        let lines = (0..9).map(|i| line(&format!("House {i}"), Some(f64::from(i)))).collect();
        let Drawn { who, buildings, .. } = drawn(lines);
        assert!(who.contains("House 8") && who.contains("House 3") && !who.contains("House 2"));
        assert_eq!(buildings.matches("<li ").count(), 9);
        assert!(buildings.contains(r#"order=change#buildings" aria-current="true""#), "{buildings}");
    }
}
