//! Mail: letters to people, and the way to the mail server, with a bounded queue of those that it puts
//! off. Leaves out to whom something is to be told and when (whoever makes the letter), the settings'
//! names (the server's), and what the texts say (`wording`).

mod error;
mod letter;
mod post;
mod way;
mod written;

pub use error::{Error, Result};
pub use letter::{Letter, Recipient, Sender};
pub use post::{Carrier, Fate, Post, State};
pub use way::{Security, Settings, SignIn, Way};
pub use written::{Kind, Link, address_changed, invitation, passkey_changed, password_changed, until};
