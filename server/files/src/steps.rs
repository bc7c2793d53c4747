//! The lengths of a series' periods, by the steps between its times: one length, or several that
//! follow one another. A longer step here and there is a gap. Leaves out which end of a period a time
//! names (`clock`).

use crate::{Length, Spacing, Stamp};
use domain::zone::Date;
use domain::{DAY_MS, MINUTE_MS, Millis};

/// Steps in a row from which on a longer step is a length of its own, and no gap.
const RUN_MIN: usize = 4;
/// Parts of a series with different lengths, at most.
const PARTS_MAX: usize = 64;

/// The kind of a step between two times.
fn class(from: Millis, to: Millis) -> Spacing {
    let step = to - from;
    let day = |local: Millis| Date::from_days(local.div_euclid(DAY_MS)).day;
    if (28 * DAY_MS..=31 * DAY_MS).contains(&step) && (day(from) == day(to) || day(from) > 28 && day(to) >= 28) {
        return Spacing::Month;
    }
    if step == DAY_MS { Spacing::Day } else { Spacing::Millis(step) }
}

fn size(spacing: Spacing) -> Millis {
    match spacing {
        Spacing::Millis(ms) => ms,
        Spacing::Day => DAY_MS,
        Spacing::Month => 30 * DAY_MS,
        Spacing::Stated | Spacing::Steps => 0,
    }
}

/// Whether a step can be the length of a period: whole minutes that divide a day, a day, a month.
fn is_clean(spacing: Spacing) -> bool {
    match spacing {
        Spacing::Millis(ms) => ms >= MINUTE_MS && ms % MINUTE_MS == 0 && DAY_MS % ms == 0,
        Spacing::Day | Spacing::Month => true,
        Spacing::Stated | Spacing::Steps => false,
    }
}

/// A series of times, cut where its step changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Steps {
    /// The parts, in order of time. One part: the step never changes.
    pub parts: Vec<Length>,
    /// How many steps there are.
    pub all: usize,
    /// How many of them have the length of their part.
    pub fit: usize,
}

impl Steps {
    /// Cuts times, which are in order and differ from one another.
    pub fn of(times: &[Millis]) -> Self {
        let classes: Vec<Spacing> = times.windows(2).map(|pair| class(pair[0], pair[1])).collect();
        let mut runs: Vec<(usize, usize)> = Vec::new();
        let mut from = 0;
        for run in classes.chunk_by(|a, b| a == b) {
            runs.push((from, from + run.len()));
            from += run.len();
        }
        let usual = most_frequent(&classes, &runs);
        let Some(usual) = usual else { return Self::default() };
        let is_kept = |run: &(usize, usize)| {
            let step = classes[run.0];
            // Periods do not overlap, so a shorter step is a shorter period.
            is_clean(step) && (step == usual || run.1 - run.0 >= RUN_MIN || size(step) < size(usual))
        };
        let mut parts: Vec<Length> = Vec::new();
        for &(from, to) in runs.iter().filter(|run| is_kept(run)) {
            match parts.last_mut() {
                Some(last) if last.spacing == classes[from] => last.until = times[to],
                _ => parts.push(Length { from: times[from], until: times[to], spacing: classes[from] }),
            }
        }
        if !is_clean(usual) || parts.len() > PARTS_MAX || parts.is_empty() {
            parts = vec![Length { from: times[0], until: times[times.len() - 1], spacing: usual }];
        }
        let lengths: Vec<Spacing> = parts.iter().map(|part| part.spacing).collect();
        let fit = classes.iter().filter(|class| lengths.contains(class)).count();
        Self { parts, all: classes.len(), fit }
    }

    /// The one length of all periods, if the step never changes.
    pub fn only(&self) -> Option<Spacing> {
        match self.parts.as_slice() {
            [one] => Some(one.spacing),
            _ => None,
        }
    }
}

/// The step that is found most; of two, the shorter.
fn most_frequent(classes: &[Spacing], runs: &[(usize, usize)]) -> Option<Spacing> {
    let mut counts: std::collections::HashMap<Spacing, usize> = std::collections::HashMap::new();
    for (from, to) in runs {
        *counts.entry(classes[*from]).or_insert(0) += to - from;
    }
    counts.into_iter().max_by_key(|(class, count)| (*count, -size(*class))).map(|(class, _)| class)
}

/// The length of the period that a time names.
pub(crate) fn length_at(lengths: &[Length], local: Millis, stamp: Stamp) -> Option<Spacing> {
    let holds = |part: &&Length| match stamp {
        Stamp::Start => (part.from..part.until).contains(&local),
        Stamp::End => part.from < local && local <= part.until,
    };
    let near = |part: &&Length| match stamp {
        Stamp::Start => local == part.until,
        Stamp::End => local == part.from,
    };
    // A time between two parts, or before all of them: that of the part before it, or of the first.
    let before = || lengths.iter().rev().find(|part| part.from <= local).or(lengths.first());
    lengths.iter().find(holds).or_else(|| lengths.iter().find(near)).or_else(before).map(|part| part.spacing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::HOUR_MS;

    const HALF: Millis = HOUR_MS / 2;

    fn times(steps: &[Millis]) -> Vec<Millis> {
        steps.iter().fold(vec![0], |mut times, step| {
            times.push(times[times.len() - 1] + step);
            times
        })
    }

    #[test]
    fn half_hours_that_become_hours_and_half_hours_again_are_three_parts() {
        let steps = [vec![HALF; 47], vec![HOUR_MS; 24], vec![HALF; 48]].concat();
        let times = times(&steps);
        let found = Steps::of(&times);
        let spacings: Vec<Spacing> = found.parts.iter().map(|part| part.spacing).collect();
        assert_eq!(spacings, [HALF, HOUR_MS, HALF].map(Spacing::Millis));
        for (stamp, sum) in [(Stamp::End, 1), (Stamp::Start, 0)] {
            for (i, step) in steps.iter().enumerate() {
                assert_eq!(length_at(&found.parts, times[i + sum], stamp), Some(Spacing::Millis(*step)), "{stamp} {i}");
            }
        }
    }

    #[test]
    fn a_longer_step_here_and_there_is_a_gap() {
        let found = Steps::of(&times(&[HALF, HALF, HALF, 3 * HALF, HALF, HOUR_MS, HALF, HALF]));
        assert_eq!((found.only(), found.fit, found.all), (Some(Spacing::Millis(HALF)), 6, 8));
    }

    #[test]
    fn months_and_days_are_lengths_too() {
        let months: Vec<Millis> = (1..=6).map(|month| Date { year: 2026, month, day: 1 }.days() * DAY_MS).collect();
        assert_eq!(Steps::of(&months).only(), Some(Spacing::Month));
        assert_eq!(Steps::of(&times(&[DAY_MS; 5])).only(), Some(Spacing::Day));
        assert_eq!(Steps::of(&[5]), Steps::default());
    }
}
