//! Counts wrong tries and decides how long each visitor waits. Pure: the time is a parameter.
//! Memory is fixed from the start, however many addresses there are. Leaves out whether a secret is
//! right, locks and the log.

use broker::{Verdict, group};
use domain::Millis;
use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::net::IpAddr;

/// Wrong tries without a wait, because people mistype.
const FREE: u32 = 3;

/// Wrong tries of strangers at one account without a wait. More than one address causes before it
/// waits for minutes, so that a guesser alone does not keep others from the account.
const FREE_OF_ACCOUNT: u32 = 30;

/// The wait after the next wrong try; each further one doubles it.
const FIRST_WAIT_MS: Millis = 1_000;

/// The longest wait that one address can cause for itself: it allows 1,440 guesses a day.
pub const WAIT_MAX_MS: Millis = 60_000;

/// Interval at which one wrong try is forgotten. Longer than the longest wait, so that a guesser
/// gains nothing by waiting.
const FORGET_EVERY_MS: Millis = 600_000;

/// Number of wrong tries by all strangers together that raises the waits by one step. It is more
/// than a house with a few stale devices causes.
const HEAT_STEP: Millis = 100;

/// The maximum number of steps: ten times the waits.
const HEAT_STEPS_MAX: Millis = 10;

/// Interval at which one wrong try of all strangers together is forgotten.
const COOL_EVERY_MS: Millis = 10_000;

/// Counters for strangers, per row; there are two rows.
const SLOTS: usize = 4_096;

/// Visitors remembered because they were right. More than the devices that may be connected at one
/// time.
const KNOWN_MAX: usize = 16_384;

/// How many of them survive a restart.
const KEPT_MAX: usize = 4_096;

/// How long a visitor without a mark is remembered after being right.
const KNOWN_FOR_MS: Millis = 30 * domain::DAY_MS;

/// Wrong secrets that a counter remembers. A device with a stale password sends the same one again
/// and again, which is not guessing.
const REMEMBERED: usize = 4;

/// Who makes a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who<'a> {
    /// A client at an address; the name tells apart clients that share it.
    At(IpAddr, &'a str),
    /// A browser with a valid mark; holds the mark's number.
    Browser(&'a str),
}

/// A try.
#[derive(Clone, Copy, Debug)]
pub struct Trial<'a> {
    /// The password or token given.
    pub secret: &'a [u8],
    /// Whether it is correct.
    pub is_right: bool,
    /// Whether it is a token, or meant as one.
    pub is_token: bool,
}

/// A keyed hash of a visitor, a group of addresses or a secret, which outsiders cannot predict.
pub type Id = [u8; 16];

/// One counter.
#[derive(Clone, Copy, Default)]
struct Slot {
    wrong: u32,
    at: Millis,
    tried: [u32; REMEMBERED],
}

/// A visitor who was right before.
struct Known {
    seen_at: Millis,
    slot: Slot,
}

/// All counters.
///
/// Strangers are counted by address in a table of fixed size. Each address has two counters, chosen
/// with a secret key, and waits only if both say so. So a stranger shares the wait of others only
/// by a rare accident. A flood from any number of addresses takes no more memory and displaces no
/// counts. A visitor who was right before has a counter of his own.
pub struct Book {
    key: [u8; 32],
    rows: [Box<[Slot]>; 2],
    known: HashMap<Id, Known>,
    /// Visitors that were right for the first time.
    met: u64,
    /// When the wrong tries of all strangers together are forgotten; each adds [`COOL_EVERY_MS`].
    hot_until: Millis,
}

impl Book {
    /// An empty book. The key must be random and secret.
    #[must_use]
    pub fn new(key: [u8; 32]) -> Self {
        let row = || vec![Slot::default(); SLOTS].into_boxed_slice();
        Self { key, rows: [row(), row()], known: HashMap::new(), met: 0, hot_until: Millis::MIN }
    }

    /// Records a try at `now`, which never goes back, and returns the verdict.
    ///
    /// A visitor who has to wait does not learn whether the secret was right, otherwise the wait
    /// would be useless. A right token passes in any case: it has 130 random bits, which nobody can
    /// guess.
    pub fn judge(&mut self, who: Who<'_>, trial: &Trial<'_>, now: Millis) -> Verdict {
        if trial.is_token && trial.is_right {
            return Verdict::Pass;
        }
        let visitor = self.visitor(who);
        let stranger = match who {
            // The mark proves that the browser is not a stranger, even after a restart and however
            // old it is.
            Who::Browser(_) => {
                if !self.known.contains_key(&visitor) {
                    self.meet(visitor, now);
                }
                None
            }
            Who::At(address, _) => (!self.remembers(visitor, now)).then(|| self.places(address)),
        };
        let wait_ms = match stranger {
            None => self.known.get(&visitor).map_or(0, |known| known.slot.wait_ms(0, now)),
            Some(places) => self.wait_ms(places, self.heat(now), now),
        };
        if wait_ms > 0 {
            let seconds = u64::try_from(wait_ms).unwrap_or_default().div_ceil(1_000);
            return Verdict::Wait { retry_s: seconds };
        }
        if trial.is_right {
            self.meet(visitor, now);
            return Verdict::Pass;
        }
        let secret = self.secret(trial.secret);
        let is_new = match stranger {
            None => self.known.get_mut(&visitor).is_some_and(|known| known.slot.count(secret, now)),
            Some(places) => self.count_stranger(places, secret, now),
        };
        Verdict::Wrong { is_new }
    }

    /// How long a visitor waits before a secret is looked at, in whole seconds; 0 if not at all. A
    /// stranger also waits for what other strangers tried at the same account.
    #[must_use]
    pub fn wait_s(&self, who: Who<'_>, account: &str, now: Millis) -> u64 {
        let wait_ms = match self.stranger(who, now) {
            None => self.known.get(&self.visitor(who)).map_or(0, |known| known.slot.wait_ms(0, now)),
            Some(places) => {
                let [one, other] = self.account(account);
                let of = |slot: &Slot| slot.wait_after(FREE_OF_ACCOUNT, 0, now);
                self.wait_ms(places, self.heat(now), now).max(of(&self.rows[0][one]).min(of(&self.rows[1][other])))
            }
        };
        u64::try_from(wait_ms).unwrap_or_default().div_ceil(1_000)
    }

    /// Counts a wrong secret of a stranger for the account too, so that many addresses together guess
    /// no faster than one.
    pub fn count_account(&mut self, who: Who<'_>, account: &str, secret: &[u8], now: Millis) {
        if self.stranger(who, now).is_none() {
            return;
        }
        let secret = self.secret(secret);
        let [one, other] = self.account(account);
        self.rows[0][one].count(secret, now);
        self.rows[1][other].count(secret, now);
    }

    /// How many visitors were right for the first time. While this stays the same, [`Book::known`]
    /// has nobody new.
    #[must_use]
    pub fn met(&self) -> u64 {
        self.met
    }

    /// Visitors who were right, and when; the latest first, and at most as many as are worth
    /// keeping.
    #[must_use]
    pub fn known(&self) -> Vec<(Id, Millis)> {
        let mut known: Vec<_> = self.known.iter().map(|(id, known)| (*id, known.seen_at)).collect();
        known.sort_unstable_by_key(|(id, seen_at)| (Reverse(*seen_at), *id));
        known.truncate(KEPT_MAX);
        known
    }

    /// Marks a visitor as right at an earlier time, as read from a book with the same key.
    pub fn remember(&mut self, visitor: Id, seen_at: Millis) {
        if self.known.len() < KEPT_MAX {
            self.known.entry(visitor).or_insert(Known { seen_at, slot: Slot::default() });
        }
    }

    fn id(&self, kind: &[u8], one: &[u8], other: &[u8]) -> Id {
        let mut hash = Sha256::new_with_prefix(self.key);
        for part in [kind, one] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        hash.update(other);
        let digest: [u8; 32] = hash.finalize().into();
        let mut id = Id::default();
        id.copy_from_slice(&digest[..16]);
        id
    }

    fn visitor(&self, who: Who<'_>) -> Id {
        match who {
            Who::At(address, name) => self.id(b"at", &group(address), name.as_bytes()),
            Who::Browser(number) => self.id(b"browser", number.as_bytes(), b""),
        }
    }

    /// Whether a visitor was right recently enough.
    fn remembers(&self, visitor: Id, now: Millis) -> bool {
        self.known.get(&visitor).is_some_and(|known| now - known.seen_at < KNOWN_FOR_MS)
    }

    fn meet(&mut self, visitor: Id, now: Millis) {
        if let Some(known) = self.known.get_mut(&visitor) {
            known.seen_at = now;
            return;
        }
        if self.known.len() >= KNOWN_MAX {
            let oldest = self.known.iter().min_by_key(|(_, known)| known.seen_at).map(|(id, _)| *id);
            oldest.map(|id| self.known.remove(&id));
        }
        self.met += 1;
        self.known.insert(visitor, Known { seen_at: now, slot: Slot::default() });
    }

    /// The two counters of an address.
    fn places(&self, address: IpAddr) -> [usize; 2] {
        places_of(&self.id(b"address", &group(address), b""))
    }

    /// The two counters of an account, among those of the addresses.
    fn account(&self, account: &str) -> [usize; 2] {
        places_of(&self.id(b"account", account.as_bytes(), b""))
    }

    /// The counters of a visitor who is a stranger.
    fn stranger(&self, who: Who<'_>, now: Millis) -> Option<[usize; 2]> {
        match who {
            Who::Browser(_) => None,
            Who::At(address, _) => (!self.remembers(self.visitor(who), now)).then(|| self.places(address)),
        }
    }

    fn wait_ms(&self, [one, other]: [usize; 2], heat: Millis, now: Millis) -> Millis {
        self.rows[0][one].wait_ms(heat, now).min(self.rows[1][other].wait_ms(heat, now))
    }

    fn secret(&self, secret: &[u8]) -> u32 {
        let id = self.id(b"secret", secret, b"");
        u32::from_le_bytes([id[0], id[1], id[2], id[3]])
    }

    fn count_stranger(&mut self, [one, other]: [usize; 2], secret: u32, now: Millis) -> bool {
        // No short-circuit: both must count.
        let is_new = self.rows[0][one].count(secret, now) & self.rows[1][other].count(secret, now);
        if is_new {
            let hottest = now + COOL_EVERY_MS * HEAT_STEP * HEAT_STEPS_MAX;
            self.hot_until = (self.hot_until.max(now) + COOL_EVERY_MS).min(hottest);
        }
        is_new
    }

    /// By how many steps the waits of strangers are raised now.
    fn heat(&self, now: Millis) -> Millis {
        self.hot_until.saturating_sub(now).max(0) / COOL_EVERY_MS / HEAT_STEP
    }
}

fn places_of(id: &Id) -> [usize; 2] {
    [[id[0], id[1]], [id[2], id[3]]].map(|bytes| usize::from(u16::from_le_bytes(bytes)) % SLOTS)
}

impl Slot {
    /// Wrong tries that are not forgotten yet.
    fn wrong_at(&self, now: Millis) -> u32 {
        self.wrong.saturating_sub(u32::try_from((now - self.at).max(0) / FORGET_EVERY_MS).unwrap_or(u32::MAX))
    }

    /// The remaining wait.
    fn wait_ms(&self, heat: Millis, now: Millis) -> Millis {
        self.wait_after(FREE, heat, now)
    }

    /// The remaining wait, where so many wrong tries are free.
    fn wait_after(&self, free: u32, heat: Millis, now: Millis) -> Millis {
        let wrong = self.wrong_at(now);
        if wrong == 0 {
            return 0;
        }
        let steps = Millis::from(wrong) + heat - Millis::from(free);
        let longest = WAIT_MAX_MS * heat.clamp(1, HEAT_STEPS_MAX);
        // After twenty doublings the longest wait applies anyway.
        let wait = if steps <= 0 { 0 } else { (FIRST_WAIT_MS << (steps - 1).min(20)).min(longest) };
        (self.at + wait - now).max(0)
    }

    /// Counts a wrong try. Returns `false` for a secret that was wrong just now, because its
    /// guesser learns nothing new.
    fn count(&mut self, secret: u32, now: Millis) -> bool {
        self.wrong = self.wrong_at(now);
        if self.wrong == 0 {
            self.tried = Default::default();
        }
        if self.wrong > 0 && self.tried.contains(&secret) {
            return false;
        }
        self.tried.rotate_right(1);
        self.tried[0] = secret;
        self.wrong += 1;
        self.at = now;
        true
    }
}
