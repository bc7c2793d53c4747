//! The logout token, by which a provider ends sessions behind the browsers' backs (OpenID Connect
//! Back-Channel Logout 1.0, section 2.6). openidconnect knows keys and signatures, but not this token.

use crate::{Error, Result, is_same_issuer};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Millis;
use openidconnect::core::{CoreJsonWebKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKey, JsonWebKeySet};
use serde::Deserialize;
use serde_json::{Map, Value};

/// How far its time may lie from ours.
const AGE_MS_MAX: Millis = 5 * domain::MINUTE_MS;

/// What the token must say that it is.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Signatures that count. Anybody could make one without a key, or with the secret of the client.
pub(crate) const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Whose sessions end: all of somebody, or one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Who calls itself so.
    pub issuer: String,
    /// Of whom.
    pub subject: Option<String>,
    /// Which session at the provider; all without it.
    pub session: Option<String>,
}

#[derive(Deserialize)]
struct Head {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<String>,
}

#[derive(Deserialize)]
struct Body {
    iss: String,
    aud: Value,
    iat: f64,
    exp: Option<f64>,
    sub: Option<String>,
    sid: Option<String>,
    events: Map<String, Value>,
    nonce: Option<Value>,
}

/// What a signed text says, whoever signed it.
pub(crate) fn said<T: for<'a> Deserialize<'a>>(part: &str) -> Result<T> {
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|_| Error::Token("it is not written as tokens are".to_owned()))?;
    serde_json::from_slice(&bytes).map_err(|error| Error::Token(error.to_string()))
}

/// Whether a token is signed by one of these keys; `None` if none of them has its name.
fn is_signed(token: &str, keys: &JsonWebKeySet<CoreJsonWebKey>) -> Result<Option<bool>> {
    let (signed, signature) = token.rsplit_once('.').ok_or_else(|| Error::Token("it has no signature".to_owned()))?;
    let head: Head = said(signed.split('.').next().unwrap_or_default())?;
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| Error::Token("it is not written as tokens are".to_owned()))?;
    if !ALGORITHMS.contains(&head.alg) {
        return Err(Error::Token("it is signed in a way that does not count".to_owned()));
    }
    let is_named = |key: &&CoreJsonWebKey| head.kid.is_none() || key.key_id().map(|id| id.as_str()) == head.kid.as_deref();
    let mut named = keys.keys().iter().filter(is_named).peekable();
    if named.peek().is_none() {
        return Ok(None);
    }
    Ok(Some(named.any(|key| key.verify_signature(&head.alg, signed.as_bytes(), &signature).is_ok())))
}

/// Reads a logout token; `None` if these keys do not have its own.
pub(crate) fn read(
    token: &str,
    (issuer, client_id): (&str, &str),
    keys: &JsonWebKeySet<CoreJsonWebKey>,
    now: Millis,
) -> Result<Option<Ended>> {
    match is_signed(token, keys)? {
        None => return Ok(None),
        Some(false) => return Err(Error::Token("its signature is wrong".to_owned())),
        Some(true) => {}
    }
    let body: Body = said(token.split('.').nth(1).unwrap_or_default())?;
    let refuse = |what: &str| Err(Error::Token(what.to_owned()));
    let now_s = now as f64 / 1_000.0;
    let is_for_us = match &body.aud {
        Value::String(one) => one == client_id,
        Value::Array(all) => all.iter().any(|one| one.as_str() == Some(client_id)),
        _ => false,
    };
    if !is_same_issuer(&body.iss, issuer) {
        return Err(Error::Issuer { asked: issuer.to_owned(), told: body.iss });
    }
    if !is_for_us {
        return refuse("it is for another client");
    }
    if (now_s - body.iat).abs() * 1_000.0 > AGE_MS_MAX as f64
        || body.exp.is_some_and(|exp| exp * 1_000.0 < (now - AGE_MS_MAX) as f64)
    {
        return refuse("it is of another time");
    }
    if !body.events.contains_key(EVENT) || body.nonce.is_some() {
        return refuse("it is no logout token");
    }
    if body.sub.is_none() && body.sid.is_none() {
        return refuse("it does not say whose sessions end");
    }
    Ok(Some(Ended { issuer: issuer.to_owned(), subject: body.sub, session: body.sid }))
}
