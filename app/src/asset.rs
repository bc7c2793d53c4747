//! The addresses of the files that pages load. The names carry a hash of the content, so browsers
//! may cache them for ever.

use serde::{Deserialize, Serialize};

/// The bundler's `assets.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub style: String,
    /// The script of every page.
    pub start: String,
    /// The module that wasm-bindgen generated.
    pub app: String,
    /// The WASM of the islands.
    pub wasm: String,
    /// The version of the offline cache. It changes with any of the files.
    pub version: String,
}
