//! A provider: what it says of itself, the way there and back, and the ends of sessions. It may be away
//! at any time; each question asks it anew.

use crate::claims::Claims;
use crate::error::chain;
use crate::logout::{self, ALGORITHMS, Ended};
use crate::web::Web;
use crate::{Error, Result, is_same_issuer, web};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{HOUR_MS, MINUTE_MS, Millis};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdToken, CoreJsonWebKeySet, CoreProviderMetadata,
    CoreTokenResponse,
};
use openidconnect::url::Url;
use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, IdTokenVerifier, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError,
    TokenResponse,
};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How long what a provider says of itself is taken as true.
const KNOWN_MS: Millis = HOUR_MS;

/// How old it may be before it is asked for behind everything else.
const LOOK_MS: Millis = MINUTE_MS;

/// How often keys are read anew at most: whoever invents names of keys must not make us ask all the time.
const KEYS_EVERY_MS: Millis = 5_000;

/// How far the provider's clock may be from ours.
const CLOCKS_S: i64 = 60;

/// The settings of a provider.
#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    /// What the provider calls itself, an address; a slash at its end makes no difference.
    pub issuer: String,
    /// What it calls this server.
    pub client_id: String,
    /// The secret of this server there; none for a public client.
    pub client_secret: Option<String>,
    /// What is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// The claim that names somebody's groups.
    pub groups_claim: String,
    /// Where browsers come back to.
    pub redirect: String,
}

/// What a browser keeps between the way there and back, and nobody else knows.
#[derive(Clone, PartialEq, Eq)]
pub struct Secrets {
    /// Comes back with the browser.
    pub state: String,
    /// Comes back in the token.
    pub nonce: String,
    /// Proves that whoever brings the code asked for it (PKCE).
    pub verifier: String,
}

/// What a browser brings back.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// The code.
    pub code: &'a str,
    /// Who sends it (RFC 9207).
    pub issuer: Option<&'a str>,
}

/// Somebody who signed in at the provider.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// What the provider calls itself.
    pub issuer: String,
    /// What it says of them.
    pub claims: Claims,
    /// Its token, by which the session there can be ended.
    pub id_token: String,
}

/// What openidconnect does not read of a provider's description.
#[derive(Clone, Debug, Default, Deserialize)]
struct More {
    end_session_endpoint: Option<String>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// What a provider says of itself.
struct Known {
    metadata: CoreProviderMetadata,
    more: More,
    read_at: Millis,
    keys_read_at: Millis,
}

/// A provider.
pub struct Provider {
    settings: Settings,
    redirect: RedirectUrl,
    client: reqwest::Client,
    known: Mutex<Option<Arc<Known>>>,
    /// Why the last question failed.
    away: Mutex<Option<String>>,
}

impl Provider {
    /// A provider of which nothing is known yet. `client` follows no redirect.
    ///
    /// # Errors
    /// [`Error::Setting`] if the address to come back to is none.
    pub fn new(settings: Settings, client: reqwest::Client) -> Result<Self> {
        let redirect = RedirectUrl::new(settings.redirect.clone()).map_err(|error| Error::Setting(chain(&error)))?;
        Ok(Self { settings, redirect, client, known: Mutex::default(), away: Mutex::default() })
    }

    /// Why the provider could not be asked the last time; `None` if it could, or was not asked yet.
    #[must_use]
    pub fn why_away(&self) -> Option<String> {
        lock(&self.away).clone()
    }

    /// Asks the provider what it is, unless it said so within the last minute.
    ///
    /// # Errors
    /// [`Error::Away`], [`Error::Issuer`], [`Error::Answer`].
    pub async fn look(&self, now: Millis) -> Result<()> {
        let known = lock(&self.known).clone().filter(|known| now - known.read_at < LOOK_MS);
        match known {
            Some(_) => Ok(()),
            None => self.read(now).await.map(drop),
        }
    }

    async fn known(&self, now: Millis) -> Result<Arc<Known>> {
        let known = lock(&self.known).clone().filter(|known| now - known.read_at < KNOWN_MS);
        match known {
            Some(known) if self.why_away().is_none() => Ok(known),
            _ => self.read(now).await,
        }
    }

    async fn read(&self, now: Millis) -> Result<Arc<Known>> {
        let read = self.described(now).await;
        *lock(&self.away) = read.as_ref().err().map(ToString::to_string);
        read
    }

    async fn described(&self, now: Millis) -> Result<Arc<Known>> {
        let issuer = self.settings.issuer.trim_end_matches('/');
        let told: Value = web::read(&self.client, &format!("{issuer}/.well-known/openid-configuration"), None).await?;
        let metadata: CoreProviderMetadata =
            Deserialize::deserialize(&told).map_err(|error: serde_json::Error| Error::Answer(error.to_string()))?;
        if !is_same_issuer(metadata.issuer(), issuer) {
            return Err(Error::Issuer { asked: self.settings.issuer.clone(), told: metadata.issuer().to_string() });
        }
        let more = More::deserialize(&told).map_err(|error| Error::Answer(error.to_string()))?;
        let keys: CoreJsonWebKeySet = web::read(&self.client, metadata.jwks_uri().as_str(), None).await?;
        let known = Arc::new(Known { metadata: metadata.set_jwks(keys), more, read_at: now, keys_read_at: now });
        *lock(&self.known) = Some(known.clone());
        Ok(known)
    }

    /// Reads the keys anew; `None` if they were a moment ago.
    async fn keys_read(&self, known: &Known, now: Millis) -> Result<Option<Arc<Known>>> {
        if (now - known.keys_read_at).abs() < KEYS_EVERY_MS {
            return Ok(None);
        }
        let keys: CoreJsonWebKeySet = web::read(&self.client, known.metadata.jwks_uri().as_str(), None).await?;
        let metadata = known.metadata.clone().set_jwks(keys);
        let known = Arc::new(Known { metadata, more: known.more.clone(), read_at: known.read_at, keys_read_at: now });
        *lock(&self.known) = Some(known.clone());
        Ok(Some(known))
    }

    /// Where a browser goes to sign in.
    ///
    /// # Errors
    /// [`Error::Away`], [`Error::Issuer`], [`Error::Answer`].
    pub async fn begin(&self, secrets: Secrets, now: Millis) -> Result<String> {
        let known = self.known(now).await?;
        let client = CoreClient::from_provider_metadata(known.metadata.clone(), self.client_id(), self.secret());
        let client = client.set_redirect_uri(self.redirect.clone());
        let (state, nonce) = (CsrfToken::new(secrets.state), Nonce::new(secrets.nonce));
        let verifier = PkceCodeVerifier::new(secrets.verifier);
        let mut asked = client.authorize_url(CoreAuthenticationFlow::AuthorizationCode, || state, || nonce);
        asked = asked.set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        asked = asked.add_scopes(self.settings.scopes.iter().cloned().map(Scope::new));
        Ok(asked.url().0.to_string())
    }

    /// Who came back with a code. The provider is asked for the token, which must be for this server,
    /// for this browser, and of now.
    ///
    /// # Errors
    /// [`Error::Away`], [`Error::Issuer`], [`Error::Answer`], [`Error::Refused`], [`Error::Token`].
    pub async fn finish(&self, answer: Answer<'_>, secrets: Secrets, now: Millis) -> Result<SignedIn> {
        let known = self.known(now).await?;
        let issuer = known.metadata.issuer().to_string();
        match answer.issuer {
            Some(told) if told != issuer => return Err(Error::Issuer { asked: issuer, told: told.to_owned() }),
            None if known.more.authorization_response_iss_parameter_supported => {
                return Err(Error::Answer("it does not say who sends it (iss)".to_owned()));
            }
            _ => {}
        }
        let tokens = self.tokens(&known, answer.code, secrets.verifier).await?;
        let id_token = tokens.id_token().ok_or_else(|| Error::Answer("there is no id_token in it".to_owned()))?;
        let nonce = Nonce::new(secrets.nonce);
        let subject = match self.checked(&known, id_token, &nonce, now) {
            Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                match self.keys_read(&known, now).await? {
                    Some(known) => self.checked(&known, id_token, &nonce, now),
                    None => Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)),
                }
            }
            checked => checked,
        };
        let subject = subject.map_err(|error| Error::Token(chain(&error)))?;
        let id_token = id_token.to_string();
        let said: Map<String, Value> = logout::said(id_token.split('.').nth(1).unwrap_or_default())?;
        let mut claims = Claims::of(&subject, &said, &self.settings.groups_claim);
        if claims.is_short()
            && let Some(more) = self.userinfo(&known, &subject, tokens.access_token().secret()).await
        {
            claims = claims.or(more);
        }
        Ok(SignedIn { issuer, claims, id_token })
    }

    async fn tokens(&self, known: &Known, code: &str, verifier: String) -> Result<CoreTokenResponse> {
        let client = CoreClient::from_provider_metadata(known.metadata.clone(), self.client_id(), self.secret());
        let methods = known.metadata.token_endpoint_auth_methods_supported();
        let has = |method: &CoreClientAuthMethod| methods.is_none_or(|methods| methods.contains(method));
        let is_in_form = !has(&CoreClientAuthMethod::ClientSecretBasic) && has(&CoreClientAuthMethod::ClientSecretPost);
        let client = client.set_redirect_uri(self.redirect.clone());
        let client = client.set_auth_type(if is_in_form { AuthType::RequestBody } else { AuthType::BasicAuth });
        let asked = client.exchange_code(AuthorizationCode::new(code.to_owned()));
        let asked = asked.map_err(|error| Error::Answer(chain(&error)))?;
        let asked = asked.set_pkce_verifier(PkceCodeVerifier::new(verifier));
        asked.request_async(&Web(self.client.clone())).await.map_err(|error| match error {
            RequestTokenError::ServerResponse(refused) => Error::Refused(refused.to_string()),
            RequestTokenError::Request(error) => error,
            // The library's messages may repeat what the answer holds.
            RequestTokenError::Parse(..) => Error::Answer("the answer holds no tokens".to_owned()),
            RequestTokenError::Other(what) => Error::Answer(what),
        })
    }

    /// The subject of a token, if it is sound.
    fn checked(
        &self,
        known: &Known,
        token: &CoreIdToken,
        nonce: &Nonce,
        now: Millis,
    ) -> std::result::Result<String, ClaimsVerificationError> {
        let (issuer, keys) = (known.metadata.issuer().clone(), known.metadata.jwks().clone());
        let time = DateTime::<Utc>::from_timestamp_millis(now).unwrap_or_default() - TimeDelta::seconds(CLOCKS_S);
        // Signatures by the client's secret do not count, so the verifier need not know it.
        let verifier = IdTokenVerifier::new_public_client(self.client_id(), issuer, keys);
        let verifier = verifier.set_allowed_algs(ALGORITHMS).set_time_fn(move || time);
        token.claims(&verifier, nonce).map(|claims| claims.subject().to_string())
    }

    /// What the provider says of somebody besides its token, if it says it now.
    async fn userinfo(&self, known: &Known, subject: &str, access_token: &str) -> Option<Claims> {
        let url = known.metadata.userinfo_endpoint()?.as_str();
        match web::read::<Map<String, Value>>(&self.client, url, Some(access_token)).await {
            // Somebody else's would be put in place of theirs.
            Ok(said) if said.get("sub").and_then(Value::as_str) == Some(subject) => {
                Some(Claims::of(subject, &said, &self.settings.groups_claim))
            }
            Ok(_) => None,
            Err(error) => {
                tracing::debug!(%error, "a provider did not say more of somebody");
                None
            }
        }
    }

    /// Where a browser goes to end its session at the provider too, and comes back to `back`; `None` if
    /// the provider has no such place, or is not known now.
    #[must_use]
    pub fn leave(&self, id_token: &str, back: &str) -> Option<String> {
        let known = lock(&self.known).clone()?;
        let mut url = Url::parse(known.more.end_session_endpoint.as_deref()?).ok()?;
        url.query_pairs_mut()
            .append_pair("id_token_hint", id_token)
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("post_logout_redirect_uri", back);
        Some(url.to_string())
    }

    /// Whose sessions end by a logout token that the provider sent.
    ///
    /// # Errors
    /// [`Error::Token`], [`Error::Issuer`] if it is not the provider's or not for this server;
    /// [`Error::Away`] if its keys cannot be read.
    pub async fn ended(&self, token: &str, now: Millis) -> Result<Ended> {
        let known = self.known(now).await?;
        let of = (known.metadata.issuer().as_str(), self.settings.client_id.as_str());
        if let Some(ended) = logout::read(token, of, known.metadata.jwks(), now)? {
            return Ok(ended);
        }
        let unknown = || Error::Token("its key is not known".to_owned());
        let known = self.keys_read(&known, now).await?.ok_or_else(unknown)?;
        logout::read(token, of, known.metadata.jwks(), now)?.ok_or_else(unknown)
    }

    fn client_id(&self) -> ClientId {
        ClientId::new(self.settings.client_id.clone())
    }

    fn secret(&self) -> Option<ClientSecret> {
        self.settings.client_secret.clone().map(ClientSecret::new)
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
