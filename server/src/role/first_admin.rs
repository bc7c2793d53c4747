//! The link that makes the first admin, where others reach the server and nobody can sign in yet. Each
//! start makes a new one, so that what an old log tells opens nothing. Leaves out the page
//! (`http::sign_in::link`).

use crate::Error;
use crate::config::Config;
use crate::hex::hex;
use crate::http::sign_in::{FIRST_ADMIN, SignIn, Stage, hash_of};
use crate::role::announce;
use domain::{DAY_MS, Millis};
use services::Services;
use std::net::SocketAddr;

/// How long the link is good. Until somebody uses it or the server starts again, nothing else opens.
const LINK_MS: Millis = 365 * DAY_MS;

/// The link, if one is needed; its address is one by which others reach this machine.
///
/// # Errors
/// The store's; or the system gives no random numbers.
pub async fn link(config: &Config, services: &Services, sign_in: &SignIn, listens: SocketAddr) -> Result<Option<String>, Error> {
    if sign_in.stage() != Stage::Closed {
        return Ok(None);
    }
    let (secret, now) = (hex(&services.random.bytes::<32>()?), services.now());
    services.store.link_make_first_admin(&hash_of(&secret), now + LINK_MS, now).await?;
    let link = format!("{}{FIRST_ADMIN}?link={secret}", announce::web_url(config, listens));
    tracing::warn!("nobody can sign in yet: open {link} to create the first admin");
    Ok(Some(link))
}
