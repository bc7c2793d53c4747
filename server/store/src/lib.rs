//! Every SQL statement of GreenPulse: one [`Store`] over SQLite and PostgreSQL. It knows what is kept and keeps the
//! rollups true to the ledger. Leaves out who may do what, and everything of HTTP and MQTT.

#[macro_use]
mod backend;
mod account;
mod analysis_job;
mod announcement;
mod anomaly;
mod beyond;
mod brought;
mod building;
mod catalog;
mod compose;
mod data_source;
mod derive;
mod error;
mod factor;
mod file_import;
mod forecast;
mod gap;
mod ledger;
mod mapping;
mod meter_change;
mod model;
mod places;
mod quarantine;
mod read;
mod reconcile;
mod said;
mod series_analysis;
mod setting;
mod settle;
mod site;
mod source_ratio;
mod tail;
mod target;
mod tariff;
mod token;
mod topic;
mod verify;
mod weather;
mod wire;

pub use account::{Account, AccountUsage, NewAccount};
pub use analysis_job::{AnalysisJob, ForecastTruth, JOBS_OVER_MAX, JobKind, JobScope, JobState, JobYield};
pub use announcement::Announcement;
pub use anomaly::{Anomaly, AnomalyAnswer, AnomalyCount, AnomalyFilter, AnomalyFound, AnomalyMode, AnomalyNote, AnomalyStatus};
pub use backend::Store;
pub use building::BuildingChange;
pub use catalog::{Catalog, Owner, Series};
pub use data_source::{DataSource, SourceKind};
pub use error::{Error, chain};
pub use factor::{NewFactor, StoredFactor};
pub use file_import::{FileImport, ImportOutcome, ImportProgress, ImportReader};
pub use forecast::{ACCURACY_HOURS, Forecast, ForecastSlot, Granularity, NewForecast};
pub use ledger::{Committed, Conflict, Entry};
pub use meter_change::MeterChanged;
pub use model::{MODEL_VERSIONS_MAX, Model, ModelKind, ModelStatus, NewModel};
pub use places::{ChannelWanted, MeterChange, NewBuilding, NewSite, Rate};
pub use quarantine::{QUARANTINE_MAX, Quarantined, Reject};
pub use read::{Latest, Passed};
pub use reconcile::{AnomalyLook, Reconciled};
pub use said::Said;
pub use series_analysis::{AnalysisStep, SeriesAnalysis};
pub use site::SiteChange;
pub use source_ratio::{NewRatio, StoredRatio};
pub use target::{NewTarget, Target};
pub use tariff::{NewTariff, StoredTariff};
pub use token::{Token, TokenKind};
pub use topic::{TOPICS_MAX, Topic};
pub use verify::{Difference, Verified};
pub use weather::{WeatherHour, WeatherSum};

/// What every method here returns.
pub type Result<T> = std::result::Result<T, Error>;
