//! Whether the values of a series are those of a register, by how they go on in order of time.
//! Forgives what happens to registers: a start from 0, a reading of 0 in a fault, a single reading
//! that is off. Leaves out names and units (`series`).

use domain::Millis;

/// How a series goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Growth {
    /// Values that were compared.
    pub count: u64,
    /// How often a value is higher than the one before.
    pub rises: u64,
    /// How often it is lower, without what is forgiven.
    pub falls: u64,
    /// Falls that a register may have.
    pub forgiven: u64,
    /// How often it began anew, and the first time that it did: when, the value before and the one behind.
    pub anew: u64,
    pub first_anew: Option<(Millis, f64, f64)>,
    /// How often a value is lower than the one before, forgiven or not, and how often it is higher.
    pub downs: u64,
    pub ups: u64,
    /// The usual rise, in the unit of the file.
    pub usual_rise: f64,
    /// The usual size of a value.
    pub usual: f64,
    /// The highest size of a value.
    pub highest: f64,
    /// The largest rise, and when it was.
    pub leap: Option<(Millis, f64)>,
}

/// Values from which the usual one is found, about.
const SAMPLES_MAX: usize = 4_096;
/// From so many times the usual rise on, a rise is a leap.
const LEAP: f64 = 10_000.0;

/// After a fall to less than this part of the value before, a register began anew.
const BEGINS_ANEW: f64 = 0.05;
/// Readings after which a register is back where it was.
const BACK_WITHIN: usize = 4;

impl Growth {
    /// Judges the values of a series in order of time.
    pub fn of(course: &[(Millis, f64)]) -> Self {
        let values = once_each(course);
        let mut rises: Vec<f64> = Vec::new();
        let every = (values.len() / SAMPLES_MAX).max(1);
        let mut growth = Self { count: values.len() as u64, ..Self::default() };
        let mut at = 1;
        while at < values.len() {
            let (before, value) = (values[at - 1], values[at]);
            if value > before {
                growth.rises += 1;
                if at % every == 0 {
                    rises.push(value - before);
                }
            } else if value < before {
                // A reading of 0, or one that is off: the next ones are where the register was.
                let back = (at + 1..values.len().min(at + BACK_WITHIN)).find(|&i| values[i] >= before);
                if let Some(back) = back {
                    growth.forgiven += 1;
                    growth.rises += u64::from(values[back] > before);
                    at = back + 1;
                    continue;
                }
                let spike = at >= 2 && value >= values[at - 2] && values[at - 1] > values[at - 2];
                let anew = value >= 0.0 && value <= before * BEGINS_ANEW;
                if anew {
                    growth.anew += 1;
                    growth.first_anew.get_or_insert((0, before, value));
                }
                if anew || spike {
                    growth.forgiven += 1;
                } else {
                    growth.falls += 1;
                }
            }
            at += 1;
        }
        growth.settle(&values, rises, course)
    }

    /// What follows from the counts.
    fn settle(mut self, values: &[f64], mut rises: Vec<f64>, course: &[(Millis, f64)]) -> Self {
        // What happens so often is no accident.
        if self.forgiven * 10 > self.count.max(10) {
            self.falls += std::mem::take(&mut self.forgiven);
        }
        let count = |test: fn(&[f64]) -> bool| values.windows(2).filter(|pair| test(pair)).count() as u64;
        (self.downs, self.ups) = (count(|pair| pair[1] < pair[0]), count(|pair| pair[1] > pair[0]));
        self.usual_rise = median(&mut rises);
        self.usual = median(&mut sample(values));
        self.highest = values.iter().map(|value| value.abs()).fold(0.0, f64::max);
        if let Some((at, before, value)) = &mut self.first_anew
            && let Some(fall) = course.windows(2).find(|pair| (pair[0].1, pair[1].1) == (*before, *value))
        {
            *at = fall[1].0;
        }
        if self.falls == 0 && self.usual_rise > 0.0 {
            let rise = |pair: &[(Millis, f64)]| (pair[1].0, pair[1].1 - pair[0].1);
            let leap = course.windows(2).map(rise).max_by(|a, b| a.1.total_cmp(&b.1));
            self.leap = leap.filter(|(_, rise)| *rise > self.usual_rise * LEAP);
        }
        self
    }

    /// Whether these can be the values of a register.
    pub fn may_be_register(&self) -> bool {
        self.falls == 0 && self.rises > 0
    }

    /// Whether each step is small beside the value itself, as it is with registers and seldom with
    /// amounts.
    pub fn has_small_steps(&self) -> bool {
        self.usual_rise > 0.0 && self.usual_rise <= self.highest * 0.05
    }

    /// Whether they are a register for certain.
    pub fn is_register(&self) -> bool {
        let is_long = self.count >= 20 && self.rises >= 10;
        self.may_be_register() && is_long && (self.forgiven == 0 || self.has_small_steps())
    }
}

/// The values in order of time. Where a time comes twice with two values, as in the repeated hour,
/// neither is compared.
fn once_each(course: &[(Millis, f64)]) -> Vec<f64> {
    if course.windows(2).all(|pair| pair[0].0 < pair[1].0) {
        return course.iter().map(|(_, value)| *value).collect();
    }
    let mut values = Vec::with_capacity(course.len());
    for same in course.chunk_by(|a, b| a.0 == b.0) {
        if same.iter().all(|(_, value)| *value == same[0].1) {
            values.push(same[0].1);
        }
    }
    values
}

/// The sizes of some of the values, evenly chosen: enough to tell what is usual.
pub(crate) fn sample(values: &[f64]) -> Vec<f64> {
    values.iter().step_by((values.len() / SAMPLES_MAX).max(1)).map(|value| value.abs()).collect()
}

/// The middle one of some numbers; 0 if there are none.
pub(crate) fn median(values: &mut [f64]) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    let middle = values.len() / 2;
    *values.select_nth_unstable_by(middle, f64::total_cmp).1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn growth(values: &[f64]) -> Growth {
        Growth::of(&values.iter().zip(0..).map(|(value, at)| (at, *value)).collect::<Vec<_>>())
    }

    fn long(values: impl Fn(usize) -> f64) -> Growth {
        growth(&(0..40).map(values).collect::<Vec<_>>())
    }

    #[test]
    fn a_register_is_known_through_its_faults() {
        let plain = |i: usize| 884_000.0 + i as f64 * 12.5;
        assert!(long(plain).is_register());
        assert!(long(|i| if i == 7 { 0.0 } else { plain(i) }).is_register(), "a reading of 0");
        assert!(long(|i| if i > 20 { i as f64 - 20.0 } else { 999_980.0 + i as f64 }).is_register(), "it began anew");
        assert!(long(|i| if i == 9 { 2e6 } else { plain(i) }).is_register(), "one reading that is off");
        let short = growth(&[2_999_990.0, 2_999_998.0, 6.0, 14.0, 20.0]);
        assert!(!short.is_register() && short.may_be_register() && short.has_small_steps());
    }

    #[test]
    fn amounts_are_no_register() {
        let day = |i: usize| [0.2, 0.3, 0.9, 0.4, 0.1][i % 5];
        assert!(!long(day).may_be_register());
        let morning = growth(&[0.1, 0.2, 0.4, 0.7, 0.9]);
        assert!(morning.may_be_register() && !morning.is_register() && !morning.has_small_steps());
        assert!(!long(|_| 5.0).may_be_register());
    }
}
