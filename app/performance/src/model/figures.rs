//! The figures of a model as stored, and in words. Leaves out where they are shown.

use analytics::forecast::model::Worse;
use analytics::savings::Objection;
use app::document::part::sentence;
use serde::Deserialize;
use store::Model;
use wording::Words;
use wording::page::performance::model::figures as says;
pub use wording::page::performance::model::figures::method as method_label;

/// The stored figures of a model that a page shows.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Figures {
    /// The number of forecasts in its backtest.
    pub forecasts: Option<u64>,
    /// The mean absolute error, over that of the forecast that repeats the week before.
    pub mase: Option<f64>,
    /// CV(RMSE) as a share: the root of the mean squared error over the mean.
    pub cvrmse: Option<f64>,
    /// The share of hours within the interval.
    pub coverage: Option<f64>,
    /// How good it has been in use.
    pub live: Option<Live>,
    /// Whether it has become worse.
    pub drift: Option<Drift>,
    /// Of a detector: the number of all its events.
    pub events: Option<u64>,
    /// Of a detector: its events per week.
    pub events_per_week: Option<f64>,
    /// Of a baseline: the number of days that it was made from.
    pub days: Option<u64>,
    /// Of a baseline: the normalized mean bias error as a share; says whether it is too high or too
    /// low overall.
    pub nmbe: Option<f64>,
    /// Of a baseline: the share of the variance that it explains.
    pub r_squared: Option<f64>,
    /// Of a baseline: what an auditor would object to.
    pub objections: Vec<Objection>,
    /// The same in English, as baselines of earlier versions have it.
    pub warnings: Vec<String>,
}

/// How good a model has been since it came into use.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Live {
    /// The number of forecasts whose actual value is known.
    pub forecasts: u64,
    /// CV(RMSE) as a share: the root of the mean squared error over the mean.
    pub cvrmse: Option<f64>,
    /// The share of hours within the interval.
    pub coverage: Option<f64>,
}

/// Whether a model has become worse than it was.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Drift {
    /// It has become worse.
    pub drifting: bool,
    /// In which way.
    pub why: Option<Worse>,
    /// The same in English, as models of earlier versions have it.
    pub reason: String,
}

impl Drift {
    /// In which way the model has become worse, as a sentence.
    pub fn told(&self, words: Words) -> String {
        match self.why {
            Some(Worse::Error { ratio, forecasts }) => {
                let ratio = ratio.map(|ratio| words.significant(ratio));
                says::larger_errors(words, ratio.as_deref(), forecasts)
            }
            Some(Worse::Coverage { coverage, level }) => says::too_narrow(words, &words.share(coverage), &words.share(level)),
            None => sentence(&self.reason),
        }
    }
}

impl Figures {
    /// The stored figures; the defaults if they cannot be read.
    pub fn of(model: &Model) -> Self {
        serde_json::from_str(&model.metrics).unwrap_or_default()
    }

    /// Of a model that has become worse: in which way.
    pub fn worse(&self, words: Words) -> Option<String> {
        self.drift.as_ref().filter(|drift| drift.drifting).map(|drift| drift.told(words))
    }
}

/// A share in percent, or a dash.
pub fn percent(words: Words, share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| words.share(share))
}

/// A plain figure, or a dash.
pub fn plain(words: Words, value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| words.fixed(value, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_are_null_or_absent_are_dashes() {
        let found: Figures =
            serde_json::from_str(r#"{"mase": 0.71, "cvrmse": null, "drift": {"drifting": true, "reason": "worse"}}"#)
                .unwrap_or_default();
        assert_eq!(
            (plain(Words::ENGLISH, found.mase), percent(Words::ENGLISH, found.cvrmse), percent(Words::ENGLISH, found.coverage)),
            ("0.71".into(), "–".into(), "–".into())
        );
        assert_eq!(found.worse(Words::ENGLISH).as_deref(), Some("Worse."));
        // No method falls back to its bare name.
        for name in analytics::forecast::Method::ALL.iter().map(|method| method.name()).chain([learning::BASELINE_METHOD]) {
            let words = method_label(Words::ENGLISH, name);
            assert!(!words.contains('_') && !words.eq_ignore_ascii_case(&name.replace('_', " ")), "{words}");
        }
    }
}
