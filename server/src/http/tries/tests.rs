//! What guessing achieves, and that nobody else suffers from it.

use super::book::{Book, WAIT_MAX_MS};
use super::{Trial, Tries, Who};
use broker::Verdict;
use domain::{DAY_MS, HOUR_MS, Millis};
use proptest::prelude::*;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

const RIGHT: Trial<'_> = Trial { secret: b"correct horse", is_right: true, is_token: false };
const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 168, 1, 7));
const EVIL: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 9));

fn book() -> Book {
    Book::new([7; 32])
}

fn wrong(secret: &[u8]) -> Trial<'_> {
    Trial { secret, is_right: false, is_token: false }
}

fn address(number: u32) -> IpAddr {
    IpAddr::V4(Ipv4Addr::from(0x0a00_0000 + number))
}

/// Guesses as fast as allowed; returns how many guesses were checked.
fn guess(book: &mut Book, who: impl Fn(u32) -> (IpAddr, String), from: Millis, until: Millis, step: Millis) -> u32 {
    let (mut now, mut looked_at, mut number) = (from, 0, 0_u32);
    while now < until {
        let (address, name) = who(number);
        let secret = format!("guess {number}");
        if matches!(book.judge(Who::At(address, &name), &wrong(secret.as_bytes()), now), Verdict::Wrong { .. }) {
            looked_at += 1;
        }
        number += 1;
        now += step;
    }
    looked_at
}

#[test]
fn each_wrong_one_costs_a_longer_wait_up_to_a_minute_and_never_more() {
    let mut book = book();
    let mut now = 0;
    let mut waits = Vec::new();
    for number in 0..12 {
        let secret = format!("guess {number}");
        assert_eq!(book.judge(Who::At(EVIL, ""), &wrong(secret.as_bytes()), now), Verdict::Wrong { is_new: true });
        match book.judge(Who::At(EVIL, ""), &wrong(b"another"), now) {
            Verdict::Wait { retry_s } => {
                waits.push(retry_s);
                now += Millis::try_from(retry_s).unwrap_or_default() * 1_000;
            }
            // The guess was checked: the first three are free, and this was the second or third of
            // them.
            Verdict::Wrong { .. } => waits.push(0),
            Verdict::Pass => panic!("a wrong one passes"),
        }
    }
    assert_eq!(waits, [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
}

#[test]
fn who_waits_is_not_told_that_the_password_was_right() {
    let mut book = book();
    guess(&mut book, |_| (EVIL, String::new()), 0, HOUR_MS, 1_000);
    assert!(matches!(book.judge(Who::At(EVIL, ""), &RIGHT, HOUR_MS), Verdict::Wait { .. }));
    assert_eq!(book.judge(Who::At(EVIL, ""), &RIGHT, HOUR_MS + WAIT_MAX_MS), Verdict::Pass);
}

#[test]
fn a_day_of_guesses_from_one_address_is_fifteen_hundred_whatever_name_it_gives() {
    let mut book = book();
    let looked_at = guess(&mut book, |number| (EVIL, format!("device {number}")), 0, DAY_MS, 5_000);
    assert!((1_000..1_500).contains(&looked_at), "{looked_at}");
}

#[test]
fn a_network_of_ipv6_counts_as_one_address_and_so_does_an_address_in_two_notations() {
    let mut one = book();
    let within = |number: u32| (IpAddr::V6(Ipv6Addr::from((0x2001_0db8_u128 << 96) + u128::from(number))), String::new());
    assert!(guess(&mut one, within, 0, HOUR_MS, 100) < 80);
    let mut other = book();
    let mapped = |number: u32| {
        let plain = Ipv4Addr::new(203, 0, 113, 9);
        (if number.is_multiple_of(2) { IpAddr::V4(plain) } else { IpAddr::V6(plain.to_ipv6_mapped()) }, String::new())
    };
    assert!(guess(&mut other, mapped, 0, HOUR_MS, 100) < 80);
}

#[test]
fn a_stale_password_said_again_and_again_shuts_nobody_out() {
    let mut book = book();
    for now in (0..6 * HOUR_MS).step_by(5_000) {
        let verdict = book.judge(Who::At(HOME, "old plug"), &wrong(b"the password of last year"), now);
        assert!(matches!(verdict, Verdict::Wrong { .. }), "{now}: {verdict:?}");
        assert_eq!(book.judge(Who::At(HOME, &format!("plug {now}")), &RIGHT, now), Verdict::Pass);
    }
}

#[test]
fn who_passed_before_passes_while_others_guess_from_the_same_address() {
    let mut book = book();
    assert_eq!(book.judge(Who::At(EVIL, "plug"), &RIGHT, 0), Verdict::Pass);
    for minute in 1..60 {
        let now = minute * 60_000;
        guess(&mut book, |number| (EVIL, format!("device {number}")), now - 60_000, now, 1_000);
        assert_eq!(book.judge(Who::At(EVIL, "plug"), &RIGHT, now), Verdict::Pass, "{minute}");
        assert_eq!(book.judge(Who::Browser("3f"), &RIGHT, now), Verdict::Pass, "{minute}");
    }
}

#[test]
fn a_browser_passes_while_others_guess_however_long_ago_it_was_seen() {
    let mut book = book();
    assert_eq!(book.judge(Who::Browser("3f"), &RIGHT, 0), Verdict::Pass);
    let now = 200 * DAY_MS;
    // Enough wrong tries that strangers wait ten times as long.
    guess(&mut book, |number| (address(number), String::new()), now - HOUR_MS, now, 1_000);
    assert_eq!(book.judge(Who::Browser("3f"), &wrong(b"mistyped"), now), Verdict::Wrong { is_new: true });
    assert_eq!(book.judge(Who::Browser("3f"), &RIGHT, now), Verdict::Pass);
    assert_eq!(book.judge(Who::At(HOME, ""), &wrong(b"mistyped"), now), Verdict::Wrong { is_new: true });
    assert!(matches!(book.judge(Who::At(HOME, ""), &RIGHT, now), Verdict::Wait { .. }));
}

#[test]
fn a_browser_or_a_visitor_who_is_known_guesses_no_faster_than_a_stranger() {
    let mut book = book();
    assert_eq!(book.judge(Who::At(HOME, ""), &RIGHT, 0), Verdict::Pass);
    let known = guess(&mut book, |_| (HOME, String::new()), 0, DAY_MS, 10_000);
    assert!(known < 1_500, "{known}");
    let mut browser = 0;
    for now in (0..DAY_MS).step_by(10_000) {
        let secret = format!("guess {now}");
        let verdict = book.judge(Who::Browser("3f"), &wrong(secret.as_bytes()), now);
        browser += u32::from(matches!(verdict, Verdict::Wrong { .. }));
    }
    assert!(browser < 1_500, "{browser}");
}

#[test]
fn a_right_token_passes_at_an_address_that_has_to_wait_and_a_wrong_one_counts() {
    let mut book = book();
    let mut verdict = Verdict::Pass;
    for number in 0..10 {
        let secret = format!("gp_{number}");
        verdict = book.judge(Who::At(EVIL, ""), &Trial { is_token: true, ..wrong(secret.as_bytes()) }, 0);
    }
    assert!(matches!(verdict, Verdict::Wait { .. }), "{verdict:?}");
    assert!(matches!(book.judge(Who::At(EVIL, ""), &RIGHT, 0), Verdict::Wait { .. }));
    assert_eq!(book.judge(Who::At(EVIL, ""), &Trial { is_token: true, ..RIGHT }, 0), Verdict::Pass);
}

/// Each address starts fresh, but all together must not get more guesses than the table has
/// counters.
#[test]
fn a_flood_from_any_number_of_addresses_is_held_to_a_rate_and_a_newcomer_is_still_heard() {
    const SPAN_MS: Millis = 600_000;
    let mut book = book();
    let flood = |number: u32| (address(number), String::new());
    guess(&mut book, flood, 0, 2 * SPAN_MS, 60);
    let later = guess(&mut book, |number| flood(number + 1_000_000), 2 * SPAN_MS, 3 * SPAN_MS, 30);
    // Of 20,000: two rows of 4,096 counters, each of which allows one guess in ten minutes.
    assert!(later <= 8_192, "{later}");
    // The owner while travelling, with a new address and a new browser: sign-in may take minutes,
    // but not forever.
    let newcomer = IpAddr::V4(Ipv4Addr::new(198, 51, 100, 3));
    let mut now = 3 * SPAN_MS;
    while book.judge(Who::At(newcomer, ""), &RIGHT, now) != Verdict::Pass {
        now += 1_000;
        guess(&mut book, |number| flood(number.wrapping_add(u32::try_from(now).unwrap_or_default())), now, now + 1_000, 100);
        assert!(now < 3 * SPAN_MS + HOUR_MS, "a newcomer is shut out");
    }
}

#[test]
fn who_was_right_is_known_after_a_restart_for_thirty_days_and_by_the_same_key_only() {
    let (address, wall) = (EVIL, 1_790_000_000_000);
    let before = Tries::new([7; 32]);
    assert_eq!(before.judge_who(Who::At(address, "plug"), address, &RIGHT), Verdict::Pass);
    let kept = before.written(wall);
    assert!(!kept.contains("plug") && !kept.contains("203"), "{kept}");
    let passes = |key, wall_after| {
        let after = Tries::new(key);
        after.restore(&format!("nonsense\n{kept}ff 1\n"), wall_after);
        for number in 0..8 {
            after.judge_who(Who::At(address, ""), address, &wrong(format!("guess {number}").as_bytes()));
        }
        after.judge_who(Who::At(address, "plug"), address, &RIGHT) == Verdict::Pass
    };
    assert!(passes([7; 32], wall + 29 * DAY_MS));
    assert!(!passes([7; 32], wall + 31 * DAY_MS));
    assert!(!passes([7; 32], wall - 1), "of times to come");
    assert!(!passes([8; 32], wall + DAY_MS));
}

#[derive(Clone, Debug)]
struct Step {
    address: u32,
    name: u8,
    secret: Option<u16>,
    pause_ms: Millis,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0_u32..6, 0_u8..3, proptest::option::of(0_u16..500), prop_oneof![0_i64..2_000, 0_i64..900_000]);
    let step = step.prop_map(|(address, name, secret, pause_ms)| Step { address, name, secret, pause_ms });
    proptest::collection::vec(step, 1..200)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_wait_is_bounded_and_once_it_is_over_the_right_password_passes(steps in steps()) {
        let (mut book, mut now) = (book(), 0);
        for step in steps {
            now += step.pause_ms;
            let name = step.name.to_string();
            let who = Who::At(address(step.address), &name);
            let text = step.secret.map(|secret| secret.to_string());
            let verdict = match &text {
                Some(secret) => book.judge(who, &wrong(secret.as_bytes()), now),
                None => book.judge(who, &RIGHT, now),
            };
            match verdict {
                Verdict::Pass => prop_assert!(text.is_none()),
                Verdict::Wrong { .. } => prop_assert!(text.is_some()),
                Verdict::Wait { retry_s } => {
                    prop_assert!((1..=60).contains(&retry_s));
                    now += Millis::try_from(retry_s).unwrap_or_default() * 1_000;
                    prop_assert_eq!(book.judge(who, &RIGHT, now), Verdict::Pass);
                }
            }
        }
    }

    #[test]
    fn whatever_others_do_elsewhere_changes_nothing_for_who_was_right(steps in steps()) {
        let (mut book, mut now) = (book(), 0);
        prop_assert_eq!(book.judge(Who::At(HOME, "plug"), &RIGHT, now), Verdict::Pass);
        for step in steps {
            now += step.pause_ms;
            let secret = step.secret.unwrap_or_default().to_string();
            // Some steps use the same address with another name.
            let from = if step.address == 0 { HOME } else { address(step.address) };
            book.judge(Who::At(from, &step.name.to_string()), &wrong(secret.as_bytes()), now);
            prop_assert_eq!(book.judge(Who::At(HOME, "plug"), &RIGHT, now), Verdict::Pass);
        }
    }
}

#[test]
fn guessers_at_many_addresses_wait_for_one_account_and_its_owners_browser_does_not() {
    let mut book = Book::new([7; 32]);
    let (home, browser) = (Who::At(IpAddr::from([192, 168, 1, 7]), ""), Who::Browser("b1"));
    for who in [home, browser] {
        assert_eq!(book.judge(who, &RIGHT, 0), Verdict::Pass);
    }
    for number in 0..40_u8 {
        let who = Who::At(IpAddr::from([198, 51, number, 9]), "");
        let guess = [b'g', number];
        book.judge(who, &wrong(&guess), 0);
        book.count_account(who, "ada", &guess, 0);
    }
    let new = Who::At(IpAddr::from([203, 0, 113, 5]), "");
    assert!(book.wait_s(new, "ada", 0) >= 60, "{}", book.wait_s(new, "ada", 0));
    assert_eq!((book.wait_s(new, "bob", 0), book.wait_s(home, "ada", 0), book.wait_s(browser, "ada", 0)), (0, 0, 0));
}
