//! The other ways to sign in: the providers of the settings, with what their groups give. Leaves out
//! what browsers are answered (`with`).

use crate::Error;
use crate::config::Config;
use crate::config::sign_on::{self, Groups};
use domain::{HOUR_MS, Millis};
use oidc::{Settings, SignedIn};
use services::{Outbound, Services};
use std::time::Duration;
use store::Told;

/// Interval between looks at the providers.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// Below this path all ways begin.
pub const WITH: &str = "/sign-in/with/";

/// The longest name to sign in with, in characters.
const LOGIN_CHARS_MAX: usize = 80;

/// A provider.
pub struct Way {
    /// Its id, as it stands in addresses.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// How it is asked.
    pub provider: oidc::Provider,
    /// What groups give, and whether somebody new comes in.
    pub groups: Groups,
    issuer: String,
}

impl Way {
    fn of(one: &sign_on::Provider, public_url: &str, outbound: Outbound) -> Result<Self, Error> {
        let settings = Settings {
            issuer: one.issuer.clone(),
            client_id: one.client_id.clone(),
            client_secret: one.client_secret.clone(),
            scopes: one.scopes.clone(),
            groups_claim: one.groups_claim.clone(),
            redirect: back_url(public_url, &one.id),
        };
        let client = outbound.client().map_err(|error| Error::Setting(store::chain(&error)))?;
        let provider = oidc::Provider::new(settings, client).map_err(|error| Error::Setting(error.to_string()))?;
        let (id, name, issuer, groups) = (one.id.clone(), one.name.clone(), one.issuer.clone(), one.groups.clone());
        Ok(Self { id, name, provider, groups, issuer })
    }

    /// Whether the provider calls itself so.
    #[must_use]
    pub fn is_of(&self, issuer: &str) -> bool {
        oidc::is_same_issuer(&self.issuer, issuer)
    }

    /// Somebody who signed in there, for the store.
    #[must_use]
    pub fn told(&self, signed_in: &SignedIn) -> Told {
        let claims = &signed_in.claims;
        let groups = claims.groups.as_ref().map(|groups| (groups.clone(), self.groups.given(groups)));
        let names = [&claims.login, &claims.email, &claims.name];
        let login = names.into_iter().flatten().next().unwrap_or(&claims.subject);
        let login = short(login);
        let name = claims.name.as_deref().map_or_else(|| login.clone(), short);
        Told {
            issuer: signed_in.issuer.clone(),
            subject: claims.subject.clone(),
            name,
            login,
            email: claims.email.clone().filter(|email| email.contains('@')),
            groups,
        }
    }
}

/// A name as it may be shown.
pub(super) fn short(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_control()).take(LOGIN_CHARS_MAX).collect::<String>().trim().to_owned()
}

/// Where a browser comes back to from a provider.
#[must_use]
pub fn back_url(public_url: &str, id: &str) -> String {
    format!("{public_url}{WITH}{id}/back")
}

/// Where a provider says that sessions ended.
#[must_use]
pub fn ended_url(public_url: &str, id: &str) -> String {
    format!("{public_url}{WITH}{id}/logout")
}

/// The providers of the settings, and where people reach this server.
pub struct Ways {
    /// The providers.
    pub all: Vec<Way>,
    /// Where people reach this server.
    pub public_url: String,
    /// How long a session that was opened at a provider lasts.
    pub session_ms: Millis,
}

impl Ways {
    /// The providers of the settings. None of them is asked yet.
    ///
    /// # Errors
    /// [`Error::Setting`].
    pub fn open(config: &Config, outbound: Outbound) -> Result<Self, Error> {
        let public_url = config.public_url.clone().unwrap_or_default();
        let all =
            config.sign_on.providers.iter().map(|one| Way::of(one, &public_url, outbound)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { all, public_url, session_ms: Millis::from(config.sign_on.session_hours) * HOUR_MS })
    }

    /// The host and port where people reach this server, if that is set.
    #[must_use]
    pub fn authority(&self) -> Option<&str> {
        self.public_url.split_once("://").map(|(_, authority)| authority)
    }

    /// Whether people reach this server over TLS.
    #[must_use]
    pub fn is_tls(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The provider of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Way> {
        self.all.iter().find(|way| way.id == id)
    }

    /// The provider that calls itself so.
    #[must_use]
    pub fn of_issuer(&self, issuer: &str) -> Option<&Way> {
        self.all.iter().find(|way| way.is_of(issuer))
    }

    /// Asks the providers what they are, again and again, until it is dropped: so the page to sign in
    /// knows who is away without waiting for them. Whoever is there is asked once a minute.
    pub async fn run(&self, services: &Services) {
        if self.all.is_empty() {
            return std::future::pending().await;
        }
        loop {
            for way in &self.all {
                let was_away = way.provider.why_away();
                let looked = way.provider.look(services.now()).await;
                match (looked, was_away) {
                    (Ok(()), Some(_)) => tracing::info!("the provider {} can be reached again", way.name),
                    (Err(error), None) => tracing::warn!(%error, "nobody can sign in with {} now", way.name),
                    _ => {}
                }
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use oidc::Claims;

    #[test]
    fn whoever_has_no_name_to_sign_in_with_gets_one_that_can_be_shown() {
        let one = sign_on::Provider {
            id: "home".to_owned(),
            name: "Home".to_owned(),
            issuer: "https://id.example/".to_owned(),
            client_id: "greenpulse".to_owned(),
            client_secret: None,
            scopes: Vec::new(),
            groups_claim: "groups".to_owned(),
            groups: Groups::default(),
        };
        let _ = rustls::crypto::ring::default_provider().install_default();
        let way = Way::of(&one, "https://energy.example", Outbound).unwrap();
        assert!(way.is_of("https://id.example") && !way.is_of("https://id.example.evil"));
        let of =
            |claims: Claims| way.told(&SignedIn { issuer: "https://id.example".to_owned(), claims, id_token: String::new() });
        let nameless = of(Claims { subject: "7f".to_owned(), ..Claims::default() });
        assert_eq!((nameless.login.as_str(), nameless.name.as_str(), nameless.groups), ("7f", "7f", None));
        let odd = of(Claims {
            subject: "7f".to_owned(),
            login: Some(format!("a\u{0}da{}", "x".repeat(100))),
            email: Some("none".to_owned()),
            groups: Some(Vec::new()),
            ..Claims::default()
        });
        assert!(odd.login.starts_with("ada") && odd.login.len() == LOGIN_CHARS_MAX && odd.email.is_none());
        assert!(odd.groups.is_some_and(|(groups, given)| groups.is_empty() && given == store::Given::default()));
    }
}
