//! What moves in a building's row: its power and its bar. The server draws the rows (`drawn`), and
//! the browser updates the HTML without hydrating each row as a view. Thirty rows in which only two
//! figures change would be half of all that hydrates.

use domain::figure::{self, Figure};

/// The power of a building as HTML, or that it is silent. Figures and units need no escaping.
pub(super) fn now(power_w: Option<f64>) -> String {
    match power_w.map(figure::power) {
        Some(Figure { number, unit }) => format!(r#"<span class="quantity">{number} <span class="unit">{unit}</span></span>"#),
        None => r#"<span class="building-note">silent</span>"#.to_owned(),
    }
}

/// The ends of a bar's parts, in percent of its length.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bar {
    /// The end of the value.
    pub fill: String,
    /// The position of the usual value.
    pub usual: String,
    /// The length by which the value exceeds the usual one.
    pub over: String,
}

impl Bar {
    /// A bar of full length `of`, in the unit of the two values.
    pub fn of(value: f64, usual: Option<f64>, of: f64) -> Self {
        let percent = |value: f64| format!("{:.1}%", if of > 0.0 { (value / of * 100.0).clamp(0.0, 100.0) } else { 0.0 });
        let over = usual.filter(|usual| value > usual * 1.03).map_or(0.0, |usual| value - usual);
        Self { fill: percent(value), usual: percent(usual.unwrap_or(0.0)), over: percent(over) }
    }
}

/// The full length of a bar on its own scale. On a common scale every home would be a dot next to a
/// laboratory, so each bar is scaled to its own values.
pub(super) fn own_length(power_w: Option<f64>, usual_w: Option<f64>) -> f64 {
    1.25 * power_w.unwrap_or(0.0).max(usual_w.unwrap_or(0.0)).max(1.0)
}

/// The full length of bars on a common scale.
pub(super) fn common_length(rows: impl Iterator<Item = (Option<f64>, Option<f64>)>) -> f64 {
    rows.fold(1.0, |most, (power_w, usual_w)| most.max(power_w.unwrap_or(0.0)).max(usual_w.unwrap_or(0.0)))
}

#[cfg(feature = "hydrate")]
pub(super) use browser::follow;

#[cfg(feature = "hydrate")]
mod browser {
    use super::{Bar, common_length, now, own_length};
    use crate::live::{Picture, Present};
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_reaches_as_far_as_its_value_and_shows_what_is_beyond_usual() {
        let bar = |fill: &str, usual: &str, over: &str| Bar { fill: fill.into(), usual: usual.into(), over: over.into() };
        assert_eq!(Bar::of(75.0, Some(50.0), 100.0), bar("75.0%", "50.0%", "25.0%"));
        // A value slightly above usual has no excess. A building that makes more than it uses has
        // no bar.
        assert_eq!(Bar::of(51.0, Some(50.0), 100.0), bar("51.0%", "50.0%", "0.0%"));
        assert_eq!(Bar::of(-20.0, Some(50.0), 0.0), bar("0.0%", "0.0%", "0.0%"));
    }

    #[test]
    fn bars_under_one_another_have_one_length_and_a_bar_alone_its_own() {
        assert_eq!(common_length([(Some(400.0), None), (None, Some(900.0)), (None, None)].into_iter()), 900.0);
        assert_eq!((own_length(Some(400.0), Some(800.0)), own_length(None, None)), (1000.0, 1.25));
    }

    #[test]
    fn a_power_has_its_unit_and_nothing_heard_is_said() {
        assert_eq!(now(Some(1234.0)), r#"<span class="quantity">1.23 <span class="unit">kW</span></span>"#);
        assert!(now(None).contains("silent"));
    }
}
