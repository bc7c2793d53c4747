//! Where messages come from: the broker in this process, or one outside. Both feed the same queue.

mod embedded;
mod outside;

pub use embedded::{EMBEDDED, embedded};
pub use outside::{Address, OutsideConfig, OutsideError, address, client_options, outside};
