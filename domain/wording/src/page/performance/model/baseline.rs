//! The texts of the baselines of a building's targets.

use crate::room::texts;

texts! { "performance/model/baseline";
    /// The heading.
    title();
    /// What a baseline is.
    note();
    /// The link to the targets.
    to_targets();
    /// What a baseline is of, and when it was learned.
    of(series: &str, range: &str);
    /// Its model, which is told by `savings::model_words`, as a sentence.
    model(model: &str);
    /// How good it is.
    quality(cvrmse: &str, nmbe: &str, r_squared: &str);
    /// Its version, method, age and number of days.
    version(version: &str, method: &str, since: &str, days: Option<u64>);
}
