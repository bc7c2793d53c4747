//! Keeps a page's moving parts up to date. The parts are HTML that the server made, first in the page
//! and then in pictures, so no row of a list is hydrated for a figure that changes in it.
#![allow(missing_docs, reason = "the macros of islands and server functions make items without docs")]

use crate::model::live::Watch;
use leptos::prelude::*;

/// Makes the page that it stands in follow the present. It shows nothing itself.
#[island]
pub fn Live(
    /// What the page shows.
    watch: Watch,
    /// Which meters and buildings the page shows, as the server counts them (`Picture::shape`).
    shape: u64,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::follow(watch, shape);
    #[cfg(not(feature = "hydrate"))]
    let _ = (watch, shape);
    view! { <span class="live-follows" hidden data-follows=""></span> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::super::hub::Hub;
    use crate::model::live::{Picture, Point, Watch};
    use gloo_timers::callback::Interval;
    use leptos::prelude::*;
    use std::collections::HashMap;
    use wasm_bindgen::prelude::*;
    use web_sys::Element;

    #[wasm_bindgen]
    extern "C" {
        /// The page's main part that holds the island being started.
        #[wasm_bindgen(js_namespace = ["window", "greenpulse"])]
        fn page() -> Element;
        /// Calls back whenever that page is shown again, and when it is put away for good.
        #[wasm_bindgen(js_namespace = ["window", "greenpulse"])]
        fn attend(page: &Element, shown: &Closure<dyn Fn()>, dropped: &Closure<dyn Fn()>);
        /// Fetches that page anew.
        #[wasm_bindgen(js_namespace = ["window", "greenpulse"])]
        fn refresh(page: &Element);
        #[wasm_bindgen(js_namespace = ["window", "greenpulse"])]
        fn advance(element: &Element, at: f64, value: Option<f64>);
    }

    /// Where a chart has got to, and when it was told.
    struct Reached {
        point: Point,
        told_at: f64,
    }

    pub(super) fn follow(watch: Watch, shape: u64) {
        let page = page();
        let hub = Hub::get();
        hub.watch(watch);
        let Some(owner) = Owner::current() else { return };

        let reached: StoredValue<HashMap<String, Reached>, LocalStorage> = StoredValue::new_local(HashMap::new());
        let is_told = StoredValue::new_local(false);
        let (picture, main) = (hub.picture.clone(), page.clone());
        Effect::new(move |_| {
            picture.with(|picture| {
                let Some(picture) = picture.as_ref().filter(|picture| picture.watch == watch) else { return };
                if picture.shape != shape && !is_told.get_value() {
                    is_told.set_value(true);
                    refresh(&main);
                    return;
                }
                show(&main, picture);
                reached.update_value(|reached| note(reached, picture));
            });
        });
        let main = page.clone();
        let clock = Interval::new(1_000, move || {
            reached.with_value(|reached| reached.values().for_each(|one| move_on(&main, one)));
        });
        // It ends with the owner.
        StoredValue::new_local(clock);

        let again = hub.clone();
        let shown = Closure::<dyn Fn()>::new(move || again.watch(watch));
        let dropped = Closure::<dyn Fn()>::new(move || owner.cleanup());
        attend(&page, &shown, &dropped);
        // Both are kept by the page, which calls them.
        shown.forget();
        dropped.forget();
    }

    fn show(main: &Element, picture: &Picture) {
        for part in &picture.parts {
            let Ok(found) = main.query_selector_all(&format!("[data-part=\"{}\"]", part.name)) else { continue };
            for i in 0..found.length() {
                if let Some(element) = found.get(i).and_then(|node| node.dyn_into::<Element>().ok()) {
                    element.set_inner_html(&part.html);
                }
            }
        }
    }

    fn note(reached: &mut HashMap<String, Reached>, picture: &Picture) {
        for point in &picture.points {
            if point.value.is_some() || !point.waits {
                let told_at = js_sys::Date::now();
                reached.insert(point.chart.clone(), Reached { point: point.clone(), told_at });
            }
        }
    }

    /// Moves a chart to the present: its last value holds until another comes.
    fn move_on(main: &Element, reached: &Reached) {
        let at = reached.point.at as f64 + (js_sys::Date::now() - reached.told_at);
        if let Ok(Some(element)) = main.query_selector(&format!("[data-chart=\"{}\"]", reached.point.chart)) {
            advance(&element, at, reached.point.value);
        }
    }
}
