//! Guesses passwords over MQTT and on the pages, from several addresses, as fast as they are
//! answered. Each guesser sometimes tries the right password. Hardly any of these may get in: the
//! server must check few passwords during an attack, or guessing is only a matter of time. The
//! owner must get in.

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::Settings;
use super::device::Device;
use super::flood::{OWNER, beside_a_good_device};
use super::verdict::Verdict;
use crate::http::Request;
use crate::packet::SignIn;
use crate::process::Folder;
use crate::server::Greenpulse;
use crate::table::grouped;

const PASSWORD: &str = "a long one of the house";
/// Guessers at each door, each with its own address.
const ADDRESSES: u8 = 8;
const FOR: Duration = Duration::from_secs(30);
/// Wrong passwords before a guesser tries the right one.
const WRONG_BEFORE_RIGHT: u64 = 20;
const PATIENCE: Duration = Duration::from_secs(3);
/// Passwords that the pages may check for one address in that time.
const LOOKED_AT_MAX: f64 = 20.0;
/// Percentage of attempts that may be checked.
const LOOKED_AT_PERCENT_MAX: f64 = 5.0;
/// How long the owner's sign-in may take.
const OWNER_S_MAX: f64 = 2.0;
const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";

/// The result of guessing.
#[derive(Default)]
struct Tally {
    answered: AtomicU64,
    /// Answers that say that the password was checked. MQTT does not tell.
    looked_at: AtomicU64,
    /// Attempts with the right password, after many wrong ones.
    right: AtomicU64,
    /// Of these, how many got in.
    came_in: AtomicU64,
}

pub fn run(settings: &Settings, folder: &Folder) -> Result<Vec<Verdict>> {
    let prepare = |greenpulse: &mut Greenpulse| {
        greenpulse.password = Some(PASSWORD.to_owned());
        Ok(())
    };
    beside_a_good_device(settings, folder.path(), prepare, |greenpulse| {
        // The owner has signed in before.
        ensure!(signs_in(greenpulse, Ipv4Addr::LOCALHOST).is_some(), "the owner cannot sign in before anything happened");
        let (at_mqtt, at_pages) = (Tally::default(), Tally::default());
        let until = Instant::now() + FOR;
        let mut owner = Vec::new();
        std::thread::scope(|scope| {
            for number in 0..ADDRESSES {
                let (at_mqtt, at_pages, greenpulse) = (&at_mqtt, &at_pages, &*greenpulse);
                // One guesser at MQTT shares the owner's address.
                let of_mqtt = if number == 0 { Ipv4Addr::LOCALHOST } else { Ipv4Addr::new(127, 0, 0, 40 + number) };
                scope.spawn(move || guess_at_mqtt(greenpulse.publish_port(), of_mqtt, at_mqtt, until));
                let of_pages = Ipv4Addr::new(127, 0, 0, 60 + number);
                scope.spawn(move || guess_at_pages(greenpulse.page_port(), of_pages, at_pages, until));
            }
            std::thread::sleep(FOR / 2);
            for (what, from) in
                [("from where they were", Ipv4Addr::LOCALHOST), ("from a new address", Ipv4Addr::new(127, 0, 0, 90))]
            {
                owner.push(owner_verdict(&format!("the owner signs in {what}"), signs_in(greenpulse, from)));
            }
            owner.push(owner_verdict("the owner's device comes again", comes_again(greenpulse.publish_port())));
        });
        let mut verdicts = vec![told("at MQTT", &at_mqtt), told("at the pages", &at_pages)];
        let each = at_pages.looked_at.load(Ordering::Relaxed) as f64 / f64::from(ADDRESSES);
        verdicts.push(Verdict::at_most(
            &format!("passwords looked at by the pages, an address in {} s", FOR.as_secs()),
            LOOKED_AT_MAX,
            each,
            "",
        ));
        verdicts.push(looked_at("MQTT", &at_mqtt));
        verdicts.push(looked_at("the pages", &at_pages));
        verdicts.extend(owner);
        Ok(verdicts)
    })
}

fn told(door: &str, tally: &Tally) -> Verdict {
    let answered = tally.answered.load(Ordering::Relaxed) as f64;
    Verdict::told(
        &format!("wrong ones that were answered {door}"),
        format!("{} in {} s, {} a second", grouped(answered), FOR.as_secs(), grouped(answered / FOR.as_secs_f64())),
    )
}

/// MQTT does not say whether a password was checked; whether the right one gets in shows it.
fn looked_at(door: &str, tally: &Tally) -> Verdict {
    let (right, came_in) = (tally.right.load(Ordering::Relaxed), tally.came_in.load(Ordering::Relaxed));
    let percent = 100.0 * came_in as f64 / right.max(1) as f64;
    Verdict::new(
        format!("right ones behind {WRONG_BEFORE_RIGHT} wrong ones that get in at {door} <= {LOOKED_AT_PERCENT_MAX} %"),
        format!("{percent:.1} % ({came_in} of {right})"),
        right > 0 && percent <= LOOKED_AT_PERCENT_MAX,
    )
}

fn owner_verdict(what: &str, took_s: Option<f64>) -> Verdict {
    let figure = took_s.map_or_else(|| "not let in".to_owned(), |took_s| format!("{took_s:.2} s"));
    Verdict::new(format!("{what} within {OWNER_S_MAX} s"), figure, took_s.is_some_and(|took_s| took_s <= OWNER_S_MAX))
}

/// Tries wrong passwords, with a right one after each batch: what a guesser would win.
fn rounds(tally: &Tally, until: Instant, mut attempt: impl FnMut(&str, u64) -> Option<bool>) {
    let mut number = 0;
    while Instant::now() < until {
        for _ in 0..WRONG_BEFORE_RIGHT {
            number += 1;
            if attempt(&format!("guess {number}"), number).is_some() {
                tally.answered.fetch_add(1, Ordering::Relaxed);
            }
            if Instant::now() > until {
                return;
            }
        }
        tally.right.fetch_add(1, Ordering::Relaxed);
        if attempt(PASSWORD, number) == Some(true) {
            tally.came_in.fetch_add(1, Ordering::Relaxed);
            // From here on this guesser has signed in successfully.
            return;
        }
    }
}

fn guess_at_mqtt(port: u16, from: Ipv4Addr, tally: &Tally, until: Instant) {
    rounds(tally, until, |password, number| {
        let name = format!("guesser-{from}-{number}");
        let sign_in = SignIn { password: Some(password.to_owned()), ..SignIn::of(name.clone(), &name) };
        Device::knock(port, &sign_in, from, PATIENCE).ok().map(|(_, answer)| answer.code == 0)
    });
}

fn guess_at_pages(port: u16, from: Ipv4Addr, tally: &Tally, until: Instant) {
    rounds(tally, until, |password, _| {
        let status = sign_in_status(port, from, password)?;
        if status != 429 && status != 503 {
            tally.looked_at.fetch_add(1, Ordering::Relaxed);
        }
        Some(status == 303)
    });
}

fn sign_in_status(port: u16, from: Ipv4Addr, password: &str) -> Option<u16> {
    let body = format!("name=admin&password={}&next=%2F", password.replace(' ', "+"));
    let request = Request { from, patience: PATIENCE, ..Request::post(port, "/sign-in", FORM, body.as_bytes()) };
    request.send().ok().map(|answer| answer.status)
}

/// How long the owner took to sign in on the pages.
fn signs_in(greenpulse: &Greenpulse, from: Ipv4Addr) -> Option<f64> {
    let start = Instant::now();
    let status = sign_in_status(greenpulse.page_port(), from, PASSWORD)?;
    (status == 303).then(|| start.elapsed().as_secs_f64())
}

/// How long another connection with the owner's name took.
fn comes_again(port: u16) -> Option<f64> {
    let start = Instant::now();
    let sign_in = SignIn { password: Some(PASSWORD.to_owned()), ..SignIn::of("good-again", OWNER) };
    Device::connect(port, &sign_in).ok().map(|_| start.elapsed().as_secs_f64())
}
