//! Tokens in use. They are made from random bytes and found by their hash. Those in
//! use are kept in memory, so that a check per message costs nothing. A revoked token stops working
//! within a second or so.

use async_trait::async_trait;
use broker::{Name, Tokens};
use domain::{Clock, Millis};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;
use store::{Store, Token, TokenKind, chain};

/// The prefix of every token. It tells tokens from user names that people choose.
const PREFIX: &str = "gp_";

/// 32 letters that are not mistaken for one another: five bits each.
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Random bytes that a secret is made from: 26 letters of five bits are 130 bits.
pub const SECRET_BYTES: usize = 26;

/// How often to check for tokens that were revoked, in this or another process.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// The shortest time between two notes that a token was used.
const USED_EVERY_MS: Millis = domain::MINUTE_MS;

/// Makes a token's secret of random bytes. It is shown once and not stored.
#[must_use]
pub fn new_secret(random: &[u8; SECRET_BYTES]) -> String {
    let letters = random.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)]));
    PREFIX.chars().chain(letters).collect()
}

/// What is stored of a token: its SHA-256 in hexadecimal. 130 random bits cannot be guessed, so a
/// slow hash as for passwords would protect no better.
#[must_use]
pub fn hash(secret: &str) -> String {
    Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a text looks like one of our tokens.
#[must_use]
pub fn is_token(text: &str) -> bool {
    text.starts_with(PREFIX)
}

#[derive(Clone, Copy)]
struct Use {
    last: Millis,
    noted: Millis,
}

/// The tokens in use.
pub struct TokenBook {
    store: Arc<Store>,
    /// The tokens in use, by hash.
    known: RwLock<HashMap<String, Arc<Token>>>,
    uses: Mutex<HashMap<i64, Use>>,
    clock: Clock,
}

impl TokenBook {
    /// An empty book that finds tokens in the store.
    #[must_use]
    pub fn new(store: Arc<Store>, clock: Clock) -> Self {
        Self { store, known: RwLock::default(), uses: Mutex::default(), clock }
    }

    fn uses(&self) -> MutexGuard<'_, HashMap<i64, Use>> {
        self.uses.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Finds the token with this secret, if it exists and is not revoked. Counts as a use.
    ///
    /// # Errors
    /// The store's.
    pub async fn find(&self, secret: &str) -> store::Result<Option<Arc<Token>>> {
        if !is_token(secret) {
            return Ok(None);
        }
        let hash = hash(secret);
        let found = match self.store.token_find(&hash).await {
            // While the database is away, a known token stays valid; messages are checked in the
            // same way.
            Err(error) if error.is_passing() => {
                let known = self.known.read().ok().and_then(|known| known.get(&hash).cloned());
                return known.map(Some).ok_or(error);
            }
            found => found?,
        };
        let token = found.filter(|token| token.revoked_at.is_none()).map(Arc::new);
        if let Some(token) = &token {
            self.used(token);
            if let Ok(mut known) = self.known.write() {
                known.insert(hash, token.clone());
            }
        }
        Ok(token)
    }

    fn used(&self, token: &Token) {
        let now = self.clock.now();
        self.uses().entry(token.token_id).or_insert(Use { last: now, noted: token.last_used_at.unwrap_or(0) }).last = now;
    }

    /// Drops revoked tokens and notes which were used, once.
    ///
    /// # Errors
    /// The store's.
    pub async fn look(&self) -> store::Result<()> {
        if self.known.read().is_ok_and(|known| known.is_empty()) {
            return Ok(());
        }
        let revoked = self.store.token_revoked().await?;
        if let Ok(mut known) = self.known.write() {
            for hash in &revoked {
                known.remove(hash);
            }
        }
        let due: Vec<(i64, Millis)> = {
            let uses = self.uses();
            let is_due = |one: &Use| one.last > one.noted && one.last - one.noted >= USED_EVERY_MS;
            uses.iter().filter(|(_, one)| is_due(one)).map(|(&id, one)| (id, one.last)).collect()
        };
        if due.is_empty() {
            return Ok(());
        }
        self.store.token_used(&due).await?;
        let mut uses = self.uses();
        for (id, last) in due {
            uses.entry(id).and_modify(|one| one.noted = last);
        }
        Ok(())
    }

    /// Repeats [`Self::look`] until it is dropped.
    pub async fn run(&self) {
        loop {
            if let Err(error) = self.look().await {
                tracing::debug!(error = %chain(&error), "tokens could not be looked after");
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}

/// The MQTT name of a token. Only tokens of devices and gateways may use MQTT.
fn mqtt_name(token: &Token) -> Name {
    match (&token.kind, &token.device) {
        (TokenKind::Device, Some(device)) => Name::Device(device.clone()),
        (TokenKind::Gateway, _) => Name::Gateway(token.name.clone()),
        _ => Name::Refused,
    }
}

#[async_trait]
impl Tokens for TokenBook {
    async fn sign_in(&self, user_name: &str) -> Name {
        if !is_token(user_name) {
            return Name::Plain;
        }
        match self.find(user_name).await {
            Ok(Some(token)) => mqtt_name(&token),
            Ok(None) => Name::Refused,
            Err(error) => {
                tracing::warn!(error = %chain(&error), "a token could not be looked up; its device will come again");
                Name::Refused
            }
        }
    }

    fn name(&self, user_name: &str) -> Name {
        if !is_token(user_name) {
            return Name::Plain;
        }
        let known = self.known.read().ok().and_then(|known| known.get(&hash(user_name)).cloned());
        match known {
            Some(token) => {
                self.used(&token);
                mqtt_name(&token)
            }
            None => Name::Refused,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_and_are_known_by_their_beginning() {
        let (one, other) = (new_secret(&[7; SECRET_BYTES]), new_secret(&[200; SECRET_BYTES]));
        assert_ne!(one, other);
        assert!(is_token(&one) && one.len() == 29 && one.bytes().skip(3).all(|byte| LETTERS.contains(&byte)), "{one}");
        assert_eq!(hash("gp_"), hash("gp_"));
        assert_eq!(hash(&one).len(), 64);
    }
}
