//! The addresses of the files that pages load. Their names carry a hash of their content, so browsers keep them for ever.

use serde::{Deserialize, Serialize};

/// What the bundler wrote into `assets.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub style: String,
    /// The module that starts the app in the browser.
    pub start: String,
    /// The module that wasm-bindgen made.
    pub app: String,
    /// The app itself.
    pub wasm: String,
    /// The module that brings charts to life in documents.
    pub document: String,
    /// Changes with any of them: the version of the offline store.
    pub version: String,
}
