//! The browser's entry point: takes over the page that the server rendered.

/// Called by the page once the app is loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_body(app::App);
}
