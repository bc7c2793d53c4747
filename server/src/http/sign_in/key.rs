//! Keys and screens in front of the routes: who asks by one. Leaves out what is known of them (`book`).

use super::{SignIn, cookie, screen};
use crate::http::tries::{Trial, Who};
use crate::http::visitor::Visitor;
use axum::http::{HeaderMap, Method, Uri};
use broker::Verdict;
use domain::{Caller, Key};
use std::sync::{Arc, Weak};
use tokio::net::TcpStream;

impl SignIn {
    /// The key that is sent along. A WebSocket on the stream ends with it.
    pub(super) async fn of_key(
        &self,
        secret: &str,
        visitor: &Visitor,
        stream: Option<Weak<TcpStream>>,
    ) -> store::Result<(Verdict, Option<Arc<Key>>)> {
        let key = match self.book.find_key(secret).await? {
            Some(Caller::Key(key)) => Some(key),
            _ => None,
        };
        if let (Some(key), Some(stream)) = (&key, stream) {
            self.book.tie_to_key(secret, &Caller::Key(key.clone()), stream);
        }
        let who = Who::At(visitor.address, &visitor.name);
        let trial = Trial { secret: secret.as_bytes(), is_right: key.is_some(), is_token: true };
        Ok((self.tries.judge_who(who, visitor.address, &trial), key))
    }

    /// The screen of this cookie, if it opens what is asked for.
    pub(super) async fn of_screen(
        &self,
        (method, uri, headers): (&Method, &Uri, &HeaderMap),
        stream: Option<Weak<TcpStream>>,
    ) -> store::Result<Option<(Caller, String)>> {
        let Some(secret) = cookie(headers, screen::COOKIE) else { return Ok(None) };
        match self.book.find_key(secret).await? {
            Some(Caller::Screen(found)) if screen::opens(&found, method, uri, headers) => {
                if let Some(stream) = stream {
                    self.book.tie_to_key(secret, &Caller::Screen(found.clone()), stream);
                }
                Ok(Some((Caller::Screen(found), secret.to_owned())))
            }
            _ => Ok(None),
        }
    }
}
