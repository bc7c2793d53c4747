//! The browser's entry point: makes ready for the islands of a page. The page's script then starts
//! each of them.

// The islands are called by name; nothing else would link them.
use app as _;

/// Called once, before the first island is started.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
