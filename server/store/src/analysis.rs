//! What is learned from the readings: jobs, models, forecasts and anomalies. Leaves out how it is
//! learned (`analytics`, `learning`).

pub(crate) mod anomaly;
pub(crate) mod anomaly_answer;
pub(crate) mod anomaly_open;
pub(crate) mod forecast;
pub(crate) mod job;
pub(crate) mod model;
pub(crate) mod reconcile;
pub(crate) mod series_analysis;
pub(crate) mod site_zone;
