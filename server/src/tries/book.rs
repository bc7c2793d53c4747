//! How often who was wrong, and how long they wait for it. Pure: the time comes in, and memory is fixed from the start,
//! however many addresses there are. Leaves out whether somebody was right, locks and the log.

use broker::{Verdict, group};
use domain::Millis;
use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::net::IpAddr;

/// Wrong tries that cost no wait: people mistype.
const FREE: u32 = 3;

/// What the next wrong one costs; each further one costs twice as much.
const FIRST_WAIT_MS: Millis = 1_000;

/// The longest wait that one address brings upon itself: 1,440 guesses a day.
pub const WAIT_MAX_MS: Millis = 60_000;

/// So often one wrong try is forgotten. Slower than the longest wait, so that waiting wins a guesser nothing.
const FORGET_EVERY_MS: Millis = 600_000;

/// Wrong tries of strangers that make every further one dearer: so many are more than a house with a few stale devices
/// comes to.
const HEAT_STEP: Millis = 100;

/// How far that goes: ten times the waits.
const HEAT_STEPS_MAX: Millis = 10;

/// One wrong try of all strangers together is forgotten in this time.
const COOL_EVERY_MS: Millis = 10_000;

/// Counters of strangers in each of two rows.
const SLOTS: usize = 4_096;

/// Visitors who are remembered because they were right. More than the devices that may be connected at one time.
const KNOWN_MAX: usize = 16_384;

/// Of these so many outlive a restart.
const KEPT_MAX: usize = 4_096;

/// How long one is remembered who shows nothing of it.
const KNOWN_FOR_MS: Millis = 30 * domain::DAY_MS;

/// Wrong secrets that a counter remembers: a device with a stale password says the same one again and again, which is
/// no guess.
const REMEMBERED: usize = 4;

/// Who tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who<'a> {
    /// Somebody at an address; the name tells those apart who share it.
    At(IpAddr, &'a str),
    /// A browser that shows that somebody signed in with it before; its number.
    Browser(&'a str),
}

/// What was tried.
#[derive(Clone, Copy, Debug)]
pub struct Trial<'a> {
    /// What was given.
    pub secret: &'a [u8],
    /// Whether it opens.
    pub is_right: bool,
    /// It is a token, or meant as one.
    pub is_token: bool,
}

/// A visitor, a group of addresses or a secret, as a number that nobody outside can foretell.
pub type Id = [u8; 16];

/// What one counter knows.
#[derive(Clone, Copy, Default)]
struct Slot {
    wrong: u32,
    at: Millis,
    tried: [u32; REMEMBERED],
}

/// Somebody who was right.
struct Known {
    seen_at: Millis,
    slot: Slot,
}

/// All counters.
///
/// Strangers are counted by address in a table of fixed size, two counters each, by a key that nobody knows: who waits
/// has two counters that both say so. Thus a stranger shares the wait of others only by a rare accident, a flood from any
/// number of addresses takes no more memory, and pushes nobody's count out. Who was right before has a counter of his own.
pub struct Book {
    key: [u8; 32],
    rows: [Box<[Slot]>; 2],
    known: HashMap<Id, Known>,
    /// How many were met for the first time.
    met: u64,
    /// Until when the wrong tries of all strangers together are remembered, each for [`COOL_EVERY_MS`].
    hot_until: Millis,
}

impl Book {
    /// Nobody was wrong yet. The key is random, and secret.
    #[must_use]
    pub fn new(key: [u8; 32]) -> Self {
        let row = || vec![Slot::default(); SLOTS].into_boxed_slice();
        Self { key, rows: [row(), row()], known: HashMap::new(), met: 0, hot_until: Millis::MIN }
    }

    /// Takes note of a try at `now`, which never goes back, and says what becomes of it.
    ///
    /// Whoever has to wait is not told whether the secret was right, or the wait would be none. A right token passes all
    /// the same: it is 130 random bits, and nobody comes to one by guessing.
    pub fn judge(&mut self, who: Who<'_>, trial: &Trial<'_>, now: Millis) -> Verdict {
        if trial.is_token && trial.is_right {
            return Verdict::Pass;
        }
        let visitor = self.visitor(who);
        let stranger = match who {
            // A browser shows by itself that it is none, after a restart and however long ago that was.
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
            Some([one, other]) => {
                let heat = self.heat(now);
                self.rows[0][one].wait_ms(heat, now).min(self.rows[1][other].wait_ms(heat, now))
            }
        };
        if wait_ms > 0 {
            let seconds = u64::try_from(wait_ms).unwrap_or_default().div_ceil(1_000);
            return Verdict::Wait { retry_s: seconds };
        }
        if trial.is_right {
            self.meet(visitor, now);
            return Verdict::Pass;
        }
        let secret = self.id(b"secret", trial.secret, b"");
        let secret = u32::from_le_bytes([secret[0], secret[1], secret[2], secret[3]]);
        let is_new = match stranger {
            None => self.known.get_mut(&visitor).is_some_and(|known| known.slot.count(secret, now)),
            Some(places) => self.count_stranger(places, secret, now),
        };
        Verdict::Wrong { is_new }
    }

    /// How many were right for the first time: as long as that stays, [`Book::known`] tells of nobody new.
    #[must_use]
    pub fn met(&self) -> u64 {
        self.met
    }

    /// Who was right, and when; the latest first, and no more than are worth keeping.
    #[must_use]
    pub fn known(&self) -> Vec<(Id, Millis)> {
        let mut known: Vec<_> = self.known.iter().map(|(id, known)| (*id, known.seen_at)).collect();
        known.sort_unstable_by_key(|(id, seen_at)| (Reverse(*seen_at), *id));
        known.truncate(KEPT_MAX);
        known
    }

    /// Takes somebody to have been right at an earlier time, as a book with the same key told.
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

    /// Whether somebody was right not too long ago.
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
        let id = self.id(b"address", &group(address), b"");
        [[id[0], id[1]], [id[2], id[3]]].map(|bytes| usize::from(u16::from_le_bytes(bytes)) % SLOTS)
    }

    fn count_stranger(&mut self, [one, other]: [usize; 2], secret: u32, now: Millis) -> bool {
        // Both, whatever the first says.
        let is_new = self.rows[0][one].count(secret, now) & self.rows[1][other].count(secret, now);
        if is_new {
            let hottest = now + COOL_EVERY_MS * HEAT_STEP * HEAT_STEPS_MAX;
            self.hot_until = (self.hot_until.max(now) + COOL_EVERY_MS).min(hottest);
        }
        is_new
    }

    /// How many steps dearer the wrong tries of strangers are now.
    fn heat(&self, now: Millis) -> Millis {
        self.hot_until.saturating_sub(now).max(0) / COOL_EVERY_MS / HEAT_STEP
    }
}

impl Slot {
    /// The wrong tries that are not forgotten yet.
    fn wrong_at(&self, now: Millis) -> u32 {
        self.wrong.saturating_sub(u32::try_from((now - self.at).max(0) / FORGET_EVERY_MS).unwrap_or(u32::MAX))
    }

    /// How long is still to be waited.
    fn wait_ms(&self, heat: Millis, now: Millis) -> Millis {
        let wrong = self.wrong_at(now);
        if wrong == 0 {
            return 0;
        }
        let steps = Millis::from(wrong) + heat - Millis::from(FREE);
        let longest = WAIT_MAX_MS * heat.clamp(1, HEAT_STEPS_MAX);
        // Beyond twenty doublings it is the longest in any case.
        let wait = if steps <= 0 { 0 } else { (FIRST_WAIT_MS << (steps - 1).min(20)).min(longest) };
        (self.at + wait - now).max(0)
    }

    /// Whether that was counted: a secret that was wrong just now tells its guesser nothing new.
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
