//! What pages say, a file a page. The five daily pages still have theirs in `en`.

pub use crate::en::page::*;

#[cfg(not(target_arch = "wasm32"))]
pub mod performance;
#[cfg(not(target_arch = "wasm32"))]
pub mod round;
#[cfg(not(target_arch = "wasm32"))]
pub mod settings;
