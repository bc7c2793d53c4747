//! How often links are asked for: a few an hour for an account, so that nobody's mailbox is flooded, and
//! some more from an address. Kept in memory, in a bounded size. Leaves out who may have a link.

use broker::group;
use domain::{HOUR_MS, Millis, PersonId};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Links an hour for one account.
const OF_ACCOUNT: usize = 3;

/// Requests an hour from one address, whatever they ask for.
const OF_ADDRESS: usize = 10;

/// How many addresses are remembered. The one that was quiet for the longest time goes first.
const ADDRESSES_MAX: usize = 10_000;

/// When links were asked for within the last hour, the latest last.
#[derive(Default)]
struct Times(Vec<Millis>);

impl Times {
    /// Counts a request. Returns how long to wait instead, if there were as many already.
    fn count(&mut self, most: usize, now: Millis) -> Result<(), Millis> {
        self.0.retain(|at| (now - at).abs() < HOUR_MS);
        if self.0.len() >= most {
            return Err(self.0.first().map_or(HOUR_MS, |at| (at + HOUR_MS - now).clamp(1, HOUR_MS)));
        }
        self.0.push(now);
        Ok(())
    }
}

#[derive(Default)]
struct Book {
    addresses: HashMap<[u8; 8], Times>,
    /// There are no more of them than people.
    accounts: HashMap<PersonId, Times>,
}

/// The counters.
#[derive(Default)]
pub(super) struct Asked(Mutex<Book>);

impl Asked {
    /// Counts a request from an address. Returns how many minutes to wait instead, if there were too many.
    pub(super) fn by_address(&self, address: IpAddr, now: Millis) -> Result<(), u64> {
        let key = group(address);
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let addresses = &mut book.addresses;
        if addresses.len() >= ADDRESSES_MAX && !addresses.contains_key(&key) {
            let quiet = addresses.iter().min_by_key(|(_, times)| times.0.last().copied()).map(|(key, _)| *key);
            quiet.map(|key| addresses.remove(&key));
        }
        let waits = addresses.entry(key).or_default().count(OF_ADDRESS, now);
        waits.map_err(|wait_ms| u64::try_from(wait_ms).unwrap_or_default().div_ceil(60_000))
    }

    /// Counts a link for an account. Returns whether it may be sent.
    pub(super) fn for_account(&self, person_id: PersonId, now: Millis) -> bool {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        book.accounts.entry(person_id).or_default().count(OF_ACCOUNT, now).is_ok()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use std::net::Ipv6Addr;

    #[test]
    fn an_account_gets_a_few_links_an_hour_and_an_address_asks_some_more() {
        let (asked, here) = (Asked::default(), "192.0.2.1".parse().unwrap());
        for _ in 0..OF_ACCOUNT {
            assert!(asked.for_account(PersonId(1), 0));
        }
        assert!(!asked.for_account(PersonId(1), HOUR_MS - 1));
        assert!(asked.for_account(PersonId(2), 0) && asked.for_account(PersonId(1), HOUR_MS));
        for _ in 0..OF_ADDRESS {
            assert_eq!(asked.by_address(here, 0), Ok(()));
        }
        assert_eq!(asked.by_address(here, 1), Err(60));
        assert_eq!(asked.by_address(here, HOUR_MS - 1), Err(1));
        assert_eq!(asked.by_address("192.0.2.2".parse().unwrap(), 1), Ok(()));
        assert_eq!(asked.by_address(here, HOUR_MS), Ok(()));
    }

    #[test]
    fn a_flood_of_addresses_takes_no_more_memory_and_frees_no_account() {
        let asked = Asked::default();
        for _ in 0..OF_ACCOUNT {
            asked.for_account(PersonId(1), 0);
        }
        for network in 0..ADDRESSES_MAX as u128 + 100 {
            asked.by_address(Ipv6Addr::from(network << 64).into(), 5).unwrap();
        }
        assert_eq!(asked.0.lock().unwrap().addresses.len(), ADDRESSES_MAX);
        assert!(!asked.for_account(PersonId(1), 5));
    }
}
