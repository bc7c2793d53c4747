//! Whether a register's figure that somebody typed can be right: not below the one before, not above
//! the one after, not far above the usual rate. Leaves out what is said of it.

use domain::zone::Span;
use domain::{ChannelId, DAY_MS, Millis, Reading};
use store::Store;

/// How many times the usual rate is far above it. In winter, gas runs at two to two and a half
/// times its mean of a year.
const MUCH: f64 = 3.0;

/// The usual rate is that of at most so long before: a year, and the weeks that a round may be late.
const USUAL_MS: Millis = 400 * DAY_MS;

/// What is shorter says nothing of what is usual.
const USUAL_MS_MIN: Millis = 20 * DAY_MS;

/// Figures that are closer to each other say nothing of a rate.
const APART_MS_MIN: Millis = DAY_MS;

/// Why a figure is doubtful.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doubt {
    /// It is below the reading before.
    Lower(Reading),
    /// It is above the reading after.
    Higher(Reading),
    /// More was used since the reading before than can be usual, in stored units.
    Much {
        /// What was used since.
        used: f64,
        /// What is usual in that time.
        usual: f64,
        /// When the reading before was taken.
        since: Millis,
    },
}

/// What is known of a register before an instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Past {
    /// The reading before.
    pub before: Reading,
    /// The usual rate, in stored units a millisecond; `None` if too little is known.
    pub rate: Option<f64>,
}

impl Past {
    /// The highest figure at an instant that is not far above the usual rate; `None` if nothing is
    /// known of that.
    #[must_use]
    pub fn most(&self, at: Millis) -> Option<f64> {
        let passed = at - self.before.at;
        let rate = self.rate.filter(|_| passed >= APART_MS_MIN)?;
        Some(self.before.value + MUCH * rate * passed as f64)
    }

    fn doubt(&self, value: f64, at: Millis) -> Option<Doubt> {
        if value < self.before.value {
            return Some(Doubt::Lower(self.before));
        }
        self.most(at).filter(|most| value > *most)?;
        let usual = self.rate? * (at - self.before.at) as f64;
        Some(Doubt::Much { used: value - self.before.value, usual, since: self.before.at })
    }
}

/// What is known of a register before an instant; `None` if it has no reading before.
///
/// # Errors
/// The store's.
pub async fn past(store: &Store, channel_id: ChannelId, at: Millis) -> store::Result<Option<Past>> {
    let Some(before) = store.reading_list(channel_id, Span { start: 0, end: at }, 1).await?.first().copied() else {
        return Ok(None);
    };
    let year = Span { start: before.at - USUAL_MS, end: before.at - USUAL_MS_MIN };
    let first = store.reading_page(channel_id, year, 1).await?.first().copied();
    Ok(Some(Past { before, rate: first.and_then(|first| rate(first, before)) }))
}

/// What is doubtful about a figure; `None` if it may well be right.
///
/// # Errors
/// The store's.
pub async fn doubt(store: &Store, channel_id: ChannelId, value: f64, at: Millis) -> store::Result<Option<Doubt>> {
    let past = past(store, channel_id, at).await?;
    if let Some(doubt) = past.and_then(|past| past.doubt(value, at)) {
        return Ok(Some(doubt));
    }
    let after = store.reading_after(channel_id, at).await?;
    Ok(after.filter(|after| after.value < value).map(Doubt::Higher))
}

/// The rate from one reading to a later one; `None` if nothing was used, or the register was set back.
fn rate(first: Reading, last: Reading) -> Option<f64> {
    let rate = (last.value - first.value) / (last.at - first.at) as f64;
    Some(rate).filter(|rate| rate.is_finite() && *rate > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONTH_MS: Millis = 30 * DAY_MS;

    /// A meter that was at 1,000 a while ago and used 90 a month before.
    fn past() -> Past {
        let (first, before) = (Reading::new(0, 100.0), Reading::new(10 * MONTH_MS, 1_000.0));
        Past { before, rate: rate(first, before) }
    }

    #[test]
    fn a_figure_is_doubtful_below_the_last_and_far_above_the_usual_rate() {
        let next = 11 * MONTH_MS;
        assert_eq!(past().doubt(999.9, next), Some(Doubt::Lower(past().before)));
        assert_eq!(past().doubt(1_000.0, next), None);
        assert_eq!(past().doubt(1_090.0, next), None);
        assert_eq!(past().doubt(1_260.0, next), None);
        let Some(Doubt::Much { used, usual, since }) = past().doubt(1_900.0, next) else { panic!("ten times as much") };
        assert_eq!((used, since), (900.0, 10 * MONTH_MS));
        assert!((usual - 90.0).abs() < 1e-9, "{usual}");
    }

    #[test]
    fn nothing_is_far_above_a_rate_that_is_not_known() {
        let alone = Past { rate: None, ..past() };
        assert_eq!(alone.doubt(99_000.0, 11 * MONTH_MS), None);
        // A figure typed again within the hour says nothing of a rate.
        assert_eq!(past().doubt(1_500.0, 10 * MONTH_MS + 3_600_000), None);
        assert_eq!(rate(Reading::new(0, 5.0), Reading::new(MONTH_MS, 5.0)), None);
        assert_eq!(rate(Reading::new(0, 9_000.0), Reading::new(MONTH_MS, 5.0)), None);
    }
}
