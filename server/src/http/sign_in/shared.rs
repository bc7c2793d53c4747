//! The setting `GREENPULSE_PASSWORD`: the password of an account `admin`, which is made for it.
//! Programs send it with each request. Leaves out the broker, which takes it too.

use super::book::SessionBook;
use crate::Error;
use crate::password::{self, Compared, Hasher};
use domain::{Millis, Person};
use services::Random;
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex, PoisonError};
use store::{Actor, LOGIN_OF_SETTING as LOGIN, Store};
use subtle::ConstantTimeEq;

/// The setting of the store that holds the hash of the password that was applied last.
const APPLIED: &str = "password_applied";

/// The password of the setting.
pub struct Shared {
    /// A digest, so that the time of a comparison reveals neither the length nor where the two
    /// differ.
    digest: [u8; 32],
    password: String,
    /// Whether it is the account's password, by when that was set.
    of_account: Mutex<Option<(Millis, bool)>>,
}

impl Shared {
    /// Makes the account, and gives it this password if it is another one than at the last start.
    /// Somebody may have given the account its own password since: that stays.
    ///
    /// # Errors
    /// The store's; or the system gives no random numbers.
    pub async fn apply(password: &str, hasher: &Hasher, store: &Store, random: &Random, now: Millis) -> Result<Self, Error> {
        let applied = store.setting_get(APPLIED).await?;
        let is_same = match applied {
            Some(hash) => matches!(hasher.compare(password, Some(hash)).await, Compared::Right { .. }),
            None => false,
        };
        if !is_same || store.person_by_login(LOGIN).await?.is_none() {
            let hash = password::hash(password, random)?;
            store.person_admin_ensure(LOGIN, &hash, &Actor::setting("GREENPULSE_PASSWORD"), now).await?;
            store.setting_put(APPLIED, &hash).await?;
            tracing::info!("the account `{LOGIN}` has the password of GREENPULSE_PASSWORD");
        }
        Ok(Self {
            digest: Sha256::digest(password.as_bytes()).into(),
            password: password.to_owned(),
            of_account: Mutex::default(),
        })
    }

    /// Whether a text is the password.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        Sha256::digest(text.as_bytes())[..].ct_eq(&self.digest).into()
    }

    /// Its account, as long as the account has this password and may sign in.
    ///
    /// # Errors
    /// The store's.
    pub async fn account(&self, book: &SessionBook, hasher: &Hasher, store: &Store) -> store::Result<Option<Arc<Person>>> {
        let Some((person, Some(set_at))) = book.person(LOGIN) else { return Ok(None) };
        let known = *self.of_account.lock().unwrap_or_else(PoisonError::into_inner);
        let is_its = match known {
            Some((at, is_its)) if at == set_at => is_its,
            // Once after each change of the account's password.
            _ => {
                let hash = store.person_by_login(LOGIN).await?.and_then(|(_, hash)| hash);
                match hasher.compare(&self.password, hash).await {
                    Compared::Busy => return Ok(None),
                    compared => {
                        let is_its = compared != Compared::Wrong;
                        *self.of_account.lock().unwrap_or_else(PoisonError::into_inner) = Some((set_at, is_its));
                        is_its
                    }
                }
            }
        };
        Ok(is_its.then_some(person))
    }
}
