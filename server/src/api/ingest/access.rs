//! Finds the token or key of a request, in the path or in a header, wherever clients put it. A key that
//! may do more than bring readings counts in a header only: addresses are logged.

use super::Ingest;
use crate::http::problem::Problem;
use crate::http::tries::{Trial, Who};
use crate::http::visitor::Visitor;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use broker::Verdict;
use domain::{Brings, Caller, KeyScope};
use std::sync::Arc;
use store::Catalog;

/// The token in a request's headers: `Bearer …`, `Token …` as InfluxDB sends it, or the password of
/// `Basic …`.
pub(super) fn of_headers(headers: &HeaderMap) -> Option<String> {
    let (scheme, rest) = headers.get(AUTHORIZATION)?.to_str().ok()?.trim().split_once(' ')?;
    let rest = rest.trim();
    if scheme.eq_ignore_ascii_case("basic") {
        let pair = String::from_utf8(STANDARD.decode(rest).ok()?).ok()?;
        let (user, password) = pair.split_once(':')?;
        return Some(if password.is_empty() { user.to_owned() } else { password.to_owned() });
    }
    ["bearer", "token"].iter().any(|known| scheme.eq_ignore_ascii_case(known)).then(|| rest.to_owned())
}

/// Where in a request a secret was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a header: any token, and any key.
    Header,
    /// In the query, as InfluxDB's clients send it: any token, and keys that bring readings and
    /// nothing else.
    Query,
    /// In the path, as devices made for ThingsBoard send it: tokens alone.
    Path,
}

/// Who sends readings.
pub(super) struct Sender {
    /// The caller that the token or key makes of the request.
    pub(super) caller: Caller,
    /// The only meter that it stands for.
    pub(super) device: Option<String>,
    /// What there is for a key that brings readings of meters that are there already, and no other.
    known: Option<Arc<Catalog>>,
}

/// 401: there is no token.
pub(super) fn no_token() -> Problem {
    Problem::unauthorized("send a token: `Authorization: Bearer <token>`; `greenpulse token create NAME` makes one")
}

impl Ingest {
    /// Who sends, if the token or key is valid. A wrong one is counted.
    pub(super) async fn sender(&self, visitor: &Visitor, secret: Option<(&str, Place)>) -> Result<Sender, Problem> {
        let Some((secret, place)) = secret.filter(|(secret, _)| !secret.is_empty()) else { return Err(no_token()) };
        // Boxed, like everything done before or after the body arrives: a request's future reserves
        // room for the largest future it awaits.
        let found = Box::pin(self.found(secret, place)).await?;
        let trial = Trial { secret: secret.as_bytes(), is_right: found.is_some(), is_token: true };
        match self.tries.judge_who(Who::At(visitor.address, &visitor.name), visitor.address, &trial) {
            Verdict::Wait { retry_s } => Err(Problem::too_many(retry_s)),
            Verdict::Pass | Verdict::Wrong { .. } => {
                let sender = found.ok_or_else(|| Problem::unauthorized("that token is not known, or was revoked"))?;
                if sender.caller.brings() == Brings::Nothing {
                    return Err(Problem::forbidden("this key may not bring readings, or its owner may not"));
                }
                Ok(sender)
            }
        }
    }

    async fn found(&self, secret: &str, place: Place) -> store::Result<Option<Sender>> {
        if let Some(token) = self.tokens.find(secret).await? {
            let caller = Caller::Token { name: token.name.clone() };
            return Ok(Some(Sender { caller, device: token.device.clone(), known: None }));
        }
        if place == Place::Path {
            return Ok(None);
        }
        let Some(caller @ Caller::Key(_)) = self.keys.find_key(secret).await? else { return Ok(None) };
        let is_write_only = matches!(&caller, Caller::Key(key) if key.scope == KeyScope::WriteReadings);
        if place == Place::Query && !is_write_only {
            return Ok(None);
        }
        let known = match caller.brings() {
            Brings::Of(sight) => Some(self.services.store.catalog_for(&sight)),
            Brings::All | Brings::Nothing => None,
        };
        Ok(Some(Sender { caller, device: None, known }))
    }
}

impl Sender {
    /// The meter that a request may report for. A device's token allows its own meter only; a key those
    /// that it sees; another token the meter that the request names.
    pub(super) fn meter<'a>(&'a self, named: Option<&'a str>) -> Result<&'a str, Problem> {
        match (self.device.as_deref(), named) {
            (Some(own), Some(named)) if named != own => Err(Problem::forbidden(format!(
                "this token stands for the meter `{own}`, not for `{named}`: leave `meter` out, or use a token of your own"
            ))),
            (Some(own), _) => Ok(own),
            (None, Some(named)) if self.known.as_ref().is_some_and(|known| known.meter_named(named).is_none()) => {
                Err(Problem::forbidden(format!("there is no meter `{named}` that this key may bring readings of")))
            }
            (None, Some(named)) => Ok(named),
            (None, None) => Err(Problem::parameter(
                "meter",
                "`meter` is missing: name the meter beside its fields, or use a token that stands for one (--device)",
            )),
        }
    }

    /// Refuses a key that may not bring readings of any meter, where the meter stands in each line.
    pub(super) fn any_meter(&self) -> Result<(), Problem> {
        match self.known {
            Some(_) => Err(Problem::forbidden(
                "line protocol may name any meter, and this key may not bring readings of all: send them to /api/v1/readings",
            )),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_token_is_found_wherever_clients_put_it() {
        let of = |text: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, HeaderValue::from_static(text));
            of_headers(&headers)
        };
        for text in ["Bearer gp_x", "bearer  gp_x", "Token gp_x", "Basic dTpncF94", "Basic Z3BfeDo="] {
            assert_eq!(of(text).as_deref(), Some("gp_x"), "{text}");
        }
        for text in ["gp_x", "Digest gp_x", "Basic !", "Basic dQ=="] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
