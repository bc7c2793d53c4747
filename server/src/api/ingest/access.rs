//! Finds the token of a request, in the path or in a header, wherever clients put it.

use super::Ingest;
use crate::http::problem::Problem;
use crate::http::tries::{Trial, Who};
use crate::http::visitor::Visitor;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use broker::Verdict;
use domain::Caller;
use std::sync::Arc;
use store::{Token, TokenKind};

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

/// Who sends readings.
pub(super) struct Sender {
    /// The caller that the token makes of the request.
    pub(super) caller: Caller,
    /// The token.
    pub(super) token: Arc<Token>,
}

/// 401: there is no token.
pub(super) fn no_token() -> Problem {
    Problem::unauthorized("send a token: `Authorization: Bearer <token>`; `greenpulse token create NAME` makes one")
}

impl Ingest {
    /// Who sends, if the token is valid. A wrong one is counted.
    pub(super) async fn sender(&self, visitor: &Visitor, secret: Option<&str>) -> Result<Sender, Problem> {
        let Some(secret) = secret.filter(|secret| !secret.is_empty()) else { return Err(no_token()) };
        // Boxed, like everything done before or after the body arrives: a request's future reserves
        // room for the largest future it awaits.
        let found = Box::pin(self.tokens.find(secret)).await?;
        let trial = Trial { secret: secret.as_bytes(), is_right: found.is_some(), is_token: true };
        match self.tries.judge_who(Who::At(visitor.address, &visitor.name), visitor.address, &trial) {
            Verdict::Wait { retry_s } => Err(Problem::too_many(retry_s)),
            Verdict::Pass | Verdict::Wrong { .. } => {
                let token = found.ok_or_else(|| Problem::unauthorized("that token is not known, or was revoked"))?;
                Ok(Sender { caller: Caller::Token { name: token.name.clone() }, token })
            }
        }
    }
}

/// The meter that a request may report for. A device's token allows its own meter only; another
/// token allows the meter that the request names.
pub(super) fn meter<'a>(token: &'a Token, named: Option<&'a str>) -> Result<&'a str, Problem> {
    match (token.kind, token.device.as_deref(), named) {
        (TokenKind::Device, Some(own), Some(named)) if named != own => Err(Problem::forbidden(format!(
            "this token stands for the meter `{own}`, not for `{named}`: leave `meter` out, or use a token of your own"
        ))),
        (TokenKind::Device, Some(own), _) => Ok(own),
        (_, _, Some(named)) => Ok(named),
        (_, _, None) => Err(Problem::parameter(
            "meter",
            "`meter` is missing: name the meter beside its fields, or use a token that stands for one (--device)",
        )),
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
