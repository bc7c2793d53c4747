//! What a step of a job yields, to be stored by the runner.

use domain::{Millis, SeriesId};
use store::{AnalysisStep, AnomalyFound, AnomalyLook, ForecastTruth, JobSubject};

/// What a step yields, to be stored by the runner.
#[derive(Debug, Default)]
pub struct Yield {
    /// Steps of the analysis that are done for a series. Written with the job's progress.
    pub notes: Vec<(SeriesId, AnalysisStep, Millis)>,
    /// Actual values for slots that were forecast. Written with the job's progress.
    pub truths: Vec<ForecastTruth>,
    /// Looks at series, each with what it found. Reconciled with the stored anomalies at once.
    pub findings: Vec<(AnomalyLook, Vec<AnomalyFound>)>,
    /// Jobs that should follow: the name of a kind, and what it is about. Requested at once.
    pub requests: Vec<(&'static str, JobSubject)>,
}
