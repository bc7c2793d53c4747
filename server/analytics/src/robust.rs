//! Statistics that a few wild values do not move: medians, quantiles, spreads. Leaves out means.

/// The quantile `q` of the sample, interpolated linearly between neighbours (Hyndman and Fan, 1996,
/// type 7). Reorders the sample. `NaN` for an empty one.
pub fn quantile(sample: &mut [f64], q: f64) -> f64 {
    if sample.is_empty() {
        return f64::NAN;
    }
    let place = q.clamp(0.0, 1.0) * (sample.len() - 1) as f64;
    let below = place.floor() as usize;
    let (_, &mut low, above) = sample.select_nth_unstable_by(below, f64::total_cmp);
    let high = above.iter().copied().min_by(f64::total_cmp).unwrap_or(low);
    low + (high - low) * (place - below as f64)
}

/// The median of the sample. Reorders it. `NaN` for an empty one.
pub fn median(sample: &mut [f64]) -> f64 {
    quantile(sample, 0.5)
}

/// The median absolute deviation from `centre`, scaled to the standard deviation of a normal
/// distribution (Rousseeuw and Croux, 1993). Reorders the sample and overwrites it.
pub fn spread(sample: &mut [f64], centre: f64) -> f64 {
    sample.iter_mut().for_each(|value| *value = (*value - centre).abs());
    1.4826 * median(sample)
}

/// Quantiles of a weighted sample at each of `shares`, with each value at the middle of its weight.
/// Reorders the sample. `None` where nothing has weight.
pub fn weighted_quantiles<const N: usize>(sample: &mut [(f64, f64)], shares: [f64; N]) -> Option<[f64; N]> {
    sample.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: f64 = sample.iter().map(|pair| pair.1).sum();
    if sample.is_empty() || total <= 0.0 {
        return None;
    }
    let mut out = [f64::NAN; N];
    for (slot, share) in out.iter_mut().zip(shares) {
        let (mut sum, mut last) = (0.0, None::<(f64, f64)>);
        let mut found = sample[sample.len() - 1].0;
        for &(value, weight) in sample.iter().filter(|pair| pair.1 > 0.0) {
            let place = (sum + weight / 2.0) / total;
            if place >= share {
                found = match last {
                    Some((before, at)) if place > at => before + (value - before) * (share - at) / (place - at),
                    _ => value,
                };
                break;
            }
            sum += weight;
            last = Some((value, place));
        }
        *slot = found;
    }
    Some(out)
}

/// The mean; `NaN` for an empty sample.
pub fn mean(sample: &[f64]) -> f64 {
    sample.iter().sum::<f64>() / sample.len() as f64
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    #[test]
    fn quantiles_lie_between_neighbours() {
        assert_eq!(median(&mut [4.0, 1.0, 3.0, 2.0]), 2.5);
        assert_eq!(quantile(&mut [1.0, 2.0, 3.0, 4.0, 5.0], 0.1), 1.4);
        assert!(median(&mut []).is_nan());
    }

    #[test]
    fn one_wild_value_does_not_move_the_spread() {
        let mut sample = [1.0, 2.0, 3.0, 4.0, 1e9];
        let centre = median(&mut sample);
        assert_eq!(centre, 3.0);
        assert!((spread(&mut sample, centre) - 1.4826).abs() < 1e-12);
    }

    #[test]
    fn a_weightless_value_does_not_count() {
        let mut sample = [(1.0, 1.0), (100.0, 0.0), (2.0, 1.0), (3.0, 1.0)];
        assert_eq!(weighted_quantiles(&mut sample, [0.5]).unwrap(), [2.0]);
        assert!(weighted_quantiles(&mut [(1.0, 0.0)], [0.5]).is_none());
    }
}
