//! The texts of the models of one building.

use crate::room::texts;

texts! { "performance/model/one";
    /// The page's title.
    title(building: &str);
    /// After an older version was restored.
    put_back_done();
    /// How a model comes to serve.
    lede();
    /// The heading of the detectors.
    detectors();
    /// How faults are found.
    detectors_note();
    /// A version that is in use because somebody restored it.
    in_use_put_back();
    /// A version that is not ready.
    being_made();
    /// A version and its method.
    version(version: i64, method: &str);
    /// The button that restores a version.
    put_back();
    /// A head of the table: the version.
    version_label();
    /// A head of the table: when it was made.
    since();
    /// A head of the table: what it was learned from.
    learned();
    /// What a detector has found.
    findings(findings: u64, a_week: &str);
    /// The headline: the method, and by how much better or worse it is than repeating last week.
    [3] headline(building: &str, method: &str);
    /// The same with how much smaller its error is than that of repeating last week.
    [3] headline_better(building: &str, method: &str, percent: &str);
    /// The same with how much larger its error is.
    [3] headline_worse(building: &str, method: &str, percent: &str);
    /// The headline where no method serves.
    [3] no_model(building: &str);
}
