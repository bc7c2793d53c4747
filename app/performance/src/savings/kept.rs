//! A cache of computed savings. The page is opened more often than its data changes. Leaves out the
//! computation.

use super::chosen::Chosen;
use analytics::savings::{Progress, Savings};
use domain::zone::Span;
use domain::{Millis, SeriesId, SiteId, Slot};
use std::collections::VecDeque;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};
use store::{Anomaly, Store, Target};

/// The most answers that are kept; the oldest is evicted.
const KEPT_MAX: usize = 64;

/// A computed answer.
pub struct Answer {
    /// The savings, or why there are none.
    pub savings: analytics::Result<Savings>,
    /// What the baseline's model expects for a normal year of the site's weather.
    pub normal_year: Option<f64>,
    /// The progress of each target, in the order of the targets; `None` if nothing is known of it.
    pub progress: Vec<Option<Progress>>,
}

/// The key of an answer: the question and its data.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The series.
    pub series_id: SeriesId,
    /// The periods and the method.
    pub chosen: Chosen,
    /// The targets.
    pub targets: Vec<Target>,
    /// The hash of the data; see [`data`].
    pub data: u64,
}

/// The cache.
#[derive(Default)]
pub struct Kept(Mutex<VecDeque<(Question, Arc<Answer>)>>);

impl Kept {
    /// The answer to a question, if it is kept.
    pub fn find(&self, question: &Question) -> Option<Arc<Answer>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|one| one.0 == *question).map(|one| one.1.clone())
    }

    /// Keeps an answer.
    pub fn keep(&self, question: Question, answer: Arc<Answer>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // The same question on older data will not be asked again.
        kept.retain(|one| (one.0.series_id, &one.0.chosen) != (question.series_id, &question.chosen));
        kept.push_back((question, answer));
        while kept.len() > KEPT_MAX {
            kept.pop_front();
        }
    }
}

/// A hash of all data that an answer is computed from within a span. It changes when a day, the
/// weather or a verdict changes.
///
/// # Errors
/// The store's.
pub async fn data(store: &Store, days: &[Slot], site_id: SiteId, span: Span, judged: &[Anomaly]) -> store::Result<u64> {
    let mut hash = DefaultHasher::new();
    // A day is rewritten whenever one of its hours is.
    for day in days {
        let figures = [day.energy, day.low, day.high].map(|value| value.map(f64::to_bits));
        (day.start, figures, day.quality.to_bits(), day.covered_ms, day.count).hash(&mut hash);
    }
    let weather = store.weather_sum(site_id, span).await?;
    // Rounding hides the order in which the sum was made.
    (weather.hours, (weather.temp_c * 1e3).round() as i64).hash(&mut hash);
    for verdict in judged {
        let Span { start, end }: Span = verdict.found.span;
        let span: (Millis, Millis) = (start, end);
        (span, verdict.is_fault).hash(&mut hash);
    }
    Ok(hash.finish())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use crate::savings::chosen::Params;
    use domain::zone::Date;

    fn question(series: i64, data: u64) -> Question {
        let date = |text| Date::parse(text).unwrap();
        let chosen = Chosen::of(&Params::default(), date("2025-01-01"), date("2026-11-24"));
        Question { series_id: SeriesId(series), chosen, targets: Vec::new(), data }
    }

    fn answer(year: f64) -> Arc<Answer> {
        let error = analytics::Error::TooShort { what: "a baseline", needed: 1, given: 0 };
        Arc::new(Answer { savings: Err(error), normal_year: Some(year), progress: Vec::new() })
    }

    #[test]
    fn an_answer_serves_until_its_data_change_and_no_more_are_kept_than_fit() {
        let kept = Kept::default();
        kept.keep(question(1, 7), answer(1.0));
        assert_eq!(kept.find(&question(1, 7)).unwrap().normal_year, Some(1.0));
        assert!(kept.find(&question(1, 8)).is_none());
        kept.keep(question(1, 8), answer(2.0));
        assert!(kept.find(&question(1, 7)).is_none());
        for series in 2..200 {
            kept.keep(question(series, 7), answer(3.0));
        }
        assert_eq!(kept.0.lock().unwrap().len(), KEPT_MAX);
        assert!(kept.find(&question(1, 8)).is_none() && kept.find(&question(199, 7)).is_some());
    }
}
