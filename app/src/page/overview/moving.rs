//! Updates the rows of the buildings in the browser. The server draws them as HTML, so no row is
//! hydrated as a view: thirty rows in which only two figures change would be half of all that
//! hydrates.

use crate::model::live::Picture;
use crate::part::Present;
use crate::part::building_row::{Bar, common_length, now, own_length};
use domain::BuildingId;
use leptos::html::Section;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Keeps the rows of these two sections up to date: the short list, whose bars share a scale,
/// and the long one.
pub fn follow(present: Present, short: NodeRef<Section>, long: NodeRef<Section>) {
    Effect::new(move |before: Option<Vec<Row>>| {
        let mut rows = before.filter(|rows| !rows.is_empty()).unwrap_or_else(|| {
            let lists = [(short.get(), true), (long.get(), false)];
            lists.into_iter().filter_map(|(list, is_short)| Some((list?, is_short))).flat_map(rows_of).collect()
        });
        present.picture.with(|picture| {
            if let Some(picture) = picture {
                move_on(&mut rows, picture);
            }
        });
        rows
    });
}

/// A row in the page.
struct Row {
    building_id: BuildingId,
    usual_w: Option<f64>,
    is_short: bool,
    power: Element,
    fill: Element,
    // These exist if the row has a usual value.
    tick: Option<Element>,
    over: Option<Element>,
    shown: Option<String>,
    bar: Bar,
}

fn rows_of((list, is_short): (HtmlElement, bool)) -> Vec<Row> {
    let Ok(found) = list.query_selector_all("[data-building]") else { return Vec::new() };
    let rows = (0..found.length()).filter_map(|i| found.get(i)?.dyn_into::<Element>().ok());
    rows.filter_map(|row| {
        let part = |class| row.query_selector(class).ok().flatten();
        Some(Row {
            building_id: row.get_attribute("data-building")?.parse().ok()?,
            usual_w: row.get_attribute("data-usual").and_then(|text| text.parse().ok()),
            is_short,
            power: part(".building-now")?,
            fill: part(".measure-fill")?,
            tick: part(".measure-usual"),
            over: part(".measure-over"),
            shown: None,
            bar: Bar::default(),
        })
    })
    .collect()
}

fn move_on(rows: &mut [Row], picture: &Picture) {
    let power_of = |id| picture.buildings.iter().find(|(other, _)| *other == id).map(|(_, now)| now.power_w);
    let common = common_length(rows.iter().map(|row| (power_of(row.building_id).flatten(), row.usual_w)));
    for row in rows {
        // A row without a building in the picture stays as it is, because the page is being
        // fetched anew.
        let Some(power_w) = power_of(row.building_id) else { continue };
        let of = if row.is_short { common } else { own_length(power_w, row.usual_w) };
        row.show(now(power_w), Bar::of(power_w.unwrap_or(0.0), row.usual_w, of));
    }
}

impl Row {
    /// Changes only what differs, because each change costs a layout.
    fn show(&mut self, text: String, bar: Bar) {
        if self.shown.as_ref() != Some(&text) {
            self.power.set_inner_html(&text);
            self.shown = Some(text);
        }
        if self.bar == bar {
            return;
        }
        set(Some(&self.fill), "width", &bar.fill);
        set(self.tick.as_ref(), "x", &bar.usual);
        set(self.over.as_ref(), "x", &bar.usual);
        set(self.over.as_ref(), "width", &bar.over);
        self.bar = bar;
    }
}

fn set(element: Option<&Element>, name: &str, value: &str) {
    // Fails only for invalid attribute names.
    let _ = element.map(|element| element.set_attribute(name, value));
}
