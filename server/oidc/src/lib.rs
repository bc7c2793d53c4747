//! Single sign-on by OpenID Connect: what a provider says of itself, the way there and back (code with
//! PKCE), the claims of a token, and the ends of sessions on either side. Leaves out who those people
//! are here, what their groups give them, and what a browser keeps on the way (the server's).

mod claims;
mod error;
mod logout;
mod provider;
mod web;

pub use claims::Claims;
pub use error::{Error, Result};
pub use logout::Ended;
pub use provider::{Answer, Provider, Secrets, Settings, SignedIn};

/// Whether two addresses of an issuer are one: a slash at the end makes no difference.
#[must_use]
pub fn is_same_issuer(one: &str, other: &str) -> bool {
    one.trim_end_matches('/') == other.trim_end_matches('/')
}
