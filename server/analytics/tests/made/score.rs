//! How well known faults are found: the area under precision and recall, the share of faults found
//! at a number of false alarms a week, and the alarms as they are raised. What was detected, and in
//! which series, is left out.

/// Hours before this one are not scored: the meter is not known yet.
pub const FIRST_SCORED: usize = 8 * 168;
/// Strange hours with at most this many quiet ones in between are one alarm.
const ALARM_GAP_HOURS: usize = 4;
/// A fault is found with this share of its hours.
const FOUND_SHARE: f64 = 0.2;

/// The figures of one meter.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// The area under precision and recall of hours, as average precision.
    pub pr_auc: f64,
    /// The share of faults found by the strangest hours with at most one false alarm a week.
    pub found_at_one: f64,
    /// The same with at most one in four weeks.
    pub found_at_quarter: f64,
    /// As raised: false alarms a week, precision and recall of hours, and the share of faults found.
    pub false_a_week: f64,
    pub precision: f64,
    pub recall: f64,
    pub found: f64,
    /// The numbers of the faults, of those found at one false alarm a week, and of those found as
    /// raised.
    pub events: Vec<usize>,
    pub events_at_one: Vec<usize>,
    pub events_as_raised: Vec<usize>,
}

/// Scores the strangeness of hours (an alarm above 0) against the number of each hour's fault (0
/// without one).
pub fn figures(strange: &[f64], event: &[usize]) -> Figures {
    let hours: Vec<usize> = (FIRST_SCORED..strange.len()).collect();
    let weeks = hours.len() as f64 / 168.0;
    let mut events: Vec<usize> = hours.iter().map(|&i| event[i]).filter(|&e| e > 0).collect();
    events.sort_unstable();
    events.dedup();
    let share = |found: &[usize]| found.len() as f64 / events.len().max(1) as f64;
    let mut sorted: Vec<f64> = hours.iter().map(|&i| strange[i]).collect();
    sorted.sort_by(f64::total_cmp);
    let levels = (0..50).map(|k| 0.5 + 0.49 * f64::from(k) / 49.0).chain((0..60).map(|k| 0.99 + 0.01 * f64::from(k) / 59.0));
    let mut levels: Vec<f64> = levels.map(|share| quantile(&sorted, share)).collect();
    levels.sort_by(|a, b| b.total_cmp(a));
    levels.dedup();
    let (mut at_one, mut at_quarter) = (Some(Vec::new()), Some(Vec::new()));
    let (mut best_one, mut best_quarter) = (Vec::new(), Vec::new());
    for level in levels {
        let (wrong, found) = alarms(&|i| strange[i] >= level, event);
        for (live, best, most) in [(&mut at_one, &mut best_one, 1.0), (&mut at_quarter, &mut best_quarter, 0.25)] {
            match live {
                Some(_) if wrong as f64 / weeks <= most => best.clone_from(&found),
                _ => *live = None::<Vec<usize>>,
            }
        }
        if at_one.is_none() {
            break;
        }
    }
    let raised = |i: usize| strange[i] > 0.0;
    let (wrong, found) = alarms(&raised, event);
    let count = |of: &dyn Fn(usize) -> bool| hours.iter().filter(|&&i| of(i)).count() as f64;
    let right = count(&|i| raised(i) && event[i] > 0);
    Figures {
        pr_auc: average_precision(&hours.iter().map(|&i| (strange[i], event[i] > 0)).collect::<Vec<(f64, bool)>>()),
        found_at_one: share(&best_one),
        found_at_quarter: share(&best_quarter),
        false_a_week: wrong as f64 / weeks,
        precision: right / count(&raised).max(1.0),
        recall: right / count(&|i| event[i] > 0).max(1.0),
        found: share(&found),
        events,
        events_at_one: best_one,
        events_as_raised: found,
    }
}

fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (sorted[above] - sorted[below]) * (place - below as f64)
}

/// The number of alarms that touch no fault, and the faults that are found.
fn alarms(raised: &dyn Fn(usize) -> bool, event: &[usize]) -> (usize, Vec<usize>) {
    let n = event.len();
    let near = |i: usize| event[i] > 0 || event[i.saturating_sub(1)] > 0 || event[(i + 1).min(n - 1)] > 0;
    let most = event.iter().copied().max().unwrap_or(0);
    let (mut hit, mut total) = (vec![0_usize; most + 1], vec![0_usize; most + 1]);
    let (mut wrong, mut last, mut is_right) = (0, None::<usize>, true);
    for i in FIRST_SCORED..n {
        total[event[i]] += 1;
        if !raised(i) {
            continue;
        }
        hit[event[i]] += 1;
        if last.is_none_or(|last| i - last > ALARM_GAP_HOURS) {
            wrong += usize::from(!is_right);
            is_right = false;
        }
        is_right |= near(i);
        last = Some(i);
    }
    wrong += usize::from(!is_right);
    let is_found = |&e: &usize| hit[e] > 0 && hit[e] as f64 >= (FOUND_SHARE * total[e] as f64).max(1.0);
    (wrong, (1..=most).filter(is_found).collect())
}

/// Average precision over thresholds, equal values together.
fn average_precision(hours: &[(f64, bool)]) -> f64 {
    let mut sorted = hours.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let all = sorted.iter().filter(|hour| hour.1).count();
    let (mut seen, mut right, mut sum) = (0_usize, 0_usize, 0.0);
    for same in sorted.chunk_by(|a, b| a.0 == b.0) {
        let here = same.iter().filter(|hour| hour.1).count();
        seen += same.len();
        right += here;
        sum += here as f64 / all.max(1) as f64 * right as f64 / seen as f64;
    }
    sum
}
