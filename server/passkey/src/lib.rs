//! Passkeys by Web Authentication (W3C, level 3): what a browser is asked, and whether its answer is good. Pure but for
//! the challenges, which the library draws. Leaves out who owns a passkey, where it is stored, what a browser keeps
//! between question and answer, and that each question is answered once (the server's).

mod error;
mod site;

pub use error::{Error, Result};
pub use site::{Asked, Claim, Device, Owner, Site};
