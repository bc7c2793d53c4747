//! The faults that are put into loads, and the score of a detection: the ruler must be straight.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod made;

use analytics::WallHour;
use domain::{HOUR_MS, Zone};
use made::faults::{Family, Faulty, with_faults};
use made::score::{FIRST_SCORED, figures};
use made::{office, series};

const HOURS: usize = 104 * 7 * 24;

fn faulty(seed: u64) -> (Vec<f64>, Faulty) {
    let value = office(HOURS);
    let zone = Zone::utc();
    let clock: Vec<WallHour> = (0..HOURS).map(|i| series(&value, &[], &zone).wall(i)).collect();
    assert_eq!(clock[0].index, made::START / HOUR_MS);
    let found = with_faults(&value, &clock, seed);
    (value, found)
}

#[test]
fn each_kind_of_fault_is_put_in_and_nothing_else_changes() {
    let (value, found) = faulty(1);
    for family in Family::ALL {
        assert!(found.families.contains(&family), "{family:?}");
    }
    for (i, (before, after)) in value.iter().zip(&found.value).enumerate() {
        assert_eq!(before != after, found.event[i] > 0, "hour {i}");
    }
    assert!(found.event[..FIRST_SCORED].iter().all(|&event| event == 0));
}

#[test]
fn the_same_seed_puts_the_same_faults_in() {
    assert_eq!(faulty(1).1.value, faulty(1).1.value);
    assert_ne!(faulty(1).1.value, faulty(2).1.value);
}

#[test]
fn who_knows_the_faults_finds_them_all_and_who_knows_nothing_raises_false_alarms() {
    let event = faulty(1).1.event;
    let knowing: Vec<f64> = event.iter().map(|&event| if event > 0 { 0.5 } else { -0.5 }).collect();
    let best = figures(&knowing, &event);
    assert_eq!((best.pr_auc, best.found, best.false_a_week, best.recall, best.precision), (1.0, 1.0, 0.0, 1.0, 1.0));
    let guessing: Vec<f64> = (0..event.len()).map(|i| made::chance(5, i) - 0.99).collect();
    let worst = figures(&guessing, &event);
    let share = event[FIRST_SCORED..].iter().filter(|&&event| event > 0).count() as f64 / (event.len() - FIRST_SCORED) as f64;
    assert!((worst.pr_auc - share).abs() < 0.05 && worst.false_a_week > 0.5 && worst.found_at_one < 0.4, "{worst:?}");
}
