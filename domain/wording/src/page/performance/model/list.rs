//! The texts of the list of all models.

use crate::room::texts;
use crate::{Words, label};
use domain::Utility;

texts! { "performance/model/list";
    /// In place of a building.
    no_building();
    /// The version of a model, and since when it is in use.
    version(version: i64, since: &str);
    /// What a baseline covers, when it was made, and how good it is.
    baseline(series: &str, range: &str, cvrmse: &str);
    /// The heading of the baselines.
    baselines();
    /// What the baselines are.
    baselines_note();
    /// The heading of the table.
    models();
    /// How to read the figures.
    models_note(promised: &str);
    /// A head of the table: the building.
    building();
    /// A head of the table: the series.
    series_label();
    /// A head of the table: the method.
    method();
    /// A head of the table: the version.
    version_label();
    /// A model that has become worse.
    worse();
    /// A model without a backtest.
    not_tried();
    /// A model that is as good as it was.
    good();
    /// A series that is gone.
    gone();
    /// A meter and its utility.
    meter_and_utility(meter: &str, utility: &str);
    /// A series of generation.
    of_generation(series: &str);
    /// The headline: no forecast runs.
    [3] none_yet();
    /// The headline: forecasts that have not been tested.
    [3] untried(count: usize);
    /// The headline: all forecasts are as good as they were.
    [3] all_good(count: usize);
    /// The headline: some have become worse.
    [3] some_worse(worse: usize, count: usize);
    /// How good the middle one is, and how many series are watched.
    lede(lower: &str, watched: usize);
    /// The same if the middle one is worse.
    lede_worse(higher: &str, watched: usize);
    /// How many series are watched, if nothing is known of how good forecasts are.
    lede_untried(watched: usize);
}

/// The series of a model, by its utility and its meter. Without a utility it is gone.
#[must_use]
pub fn series(words: Words, utility: Option<Utility>, meter: Option<&str>, is_made: bool) -> String {
    let of = utility.map(|utility| label::utility_within(words, utility));
    let series = match (meter, utility) {
        (None, utility) => utility.map_or(gone(words), |utility| label::utility(words, utility)).to_owned(),
        (Some(meter), _) => meter_and_utility(words, meter, of.unwrap_or(gone(words))),
    };
    if is_made { of_generation(words, &series) } else { series }
}

/// The headline: how many models forecast, and how many have become worse. What is strong, and the
/// rest.
#[must_use]
pub fn headline(words: Words, models: usize, worse: usize, is_tried: bool) -> [String; 3] {
    match (models, worse) {
        (0, _) => none_yet(words),
        (n, 0) if !is_tried => untried(words, n),
        (n, 0) => all_good(words, n),
        (n, worse) => some_worse(words, worse, n),
    }
}

/// How good the middle model is by its MASE, and how many series are watched.
#[must_use]
pub fn below_headline(words: Words, median: Option<f64>, watched: usize) -> String {
    match median {
        Some(mase) if mase > 1.0 => lede_worse(words, &words.share(mase - 1.0), watched),
        Some(mase) => lede(words, &words.share(1.0 - mase), watched),
        None => lede_untried(words, watched),
    }
}
