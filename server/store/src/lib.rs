//! All SQL statements of GreenPulse: one [`Store`] for SQLite and PostgreSQL. It knows what is
//! stored and keeps the rollups in step with the ledger. Leaves out permissions, HTTP and MQTT.
//!
//! The folders are floors. A file uses only what lies below it, on its own floor or a lower one, and
//! no two files use each other (`tests/floors.rs`).
//!
//! | floor | what it knows |
//! |---|---|
//! | `analysis` | jobs, models, forecasts and anomalies |
//! | `money` | tariffs, accounts, emission factors, source energy, targets |
//! | `place` | sites, buildings, meters and channels: how they come, change and go |
//! | `weather` | where sites are, and their hourly weather |
//! | `reading` | readings are committed, read, verified and kept in quarantine |
//! | `intake` | data sources, files, mappings, topics that wait or that nobody reads |
//! | `people` | people with accounts, their sessions, keys and departments, the record of what was done |
//! | `installation` | settings, tokens, the log of what people did |
//! | `store` | [`Store`]: the open database, the catalog in memory, transactions |
//! | `ledger` | rows become rollups, within a transaction |
//! | `catalog` | [`Catalog`]: places, meters, channels, series and prices, and how they are read |
//! | `backend` | SQLite and PostgreSQL: pools, transactions, whether they answer |
//! | `error` | [`Error`] |
//!
//! [`Store`] stands in the middle. What lies below is given a transaction and a catalog, and never
//! sees a store. What lies above adds the methods of its subject to it, each beside its statements.
//! (With the store on top, each of its methods would stand twice.)

#[macro_use]
mod backend;
mod analysis;
mod catalog;
mod error;
mod installation;
mod intake;
mod ledger;
mod money;
mod people;
mod place;
mod reading;
mod store;
mod weather;

pub use analysis::anomaly::{Anomaly, AnomalyFilter, AnomalyFound, AnomalyMode, AnomalyPlan, AnomalyStatus};
pub use analysis::anomaly_answer::{AnomalyAnswer, AnomalyNote, Change};
pub use analysis::anomaly_open::AnomalyOpenCount;
pub use analysis::forecast::{ACCURACY_HOURS, Forecast, ForecastSlot, Granularity, NewForecast};
pub use analysis::job::{ForecastTruth, JOBS_OVER_MAX, Job, JobState, JobSubject, JobYield};
pub use analysis::model::{MODEL_VERSIONS_MAX, Model, ModelKind, ModelStatus, NewModel};
pub use analysis::reconcile::{AnomalyLook, Reconciled};
pub use analysis::series_analysis::{AnalysisStep, SeriesAnalysis};
pub use analysis::site_zone::ZONE_JOB;
pub use backend::file::sqlite_path;
pub use catalog::billing_account::{BillingAccount, NewBillingAccount};
pub use catalog::factor::{NewFactor, StoredFactor};
pub use catalog::source_ratio::{NewRatio, StoredRatio};
pub use catalog::tariff::{NewTariff, StoredTariff};
pub use catalog::{Alias, Catalog, Owner, Rate, Redirect, Series};
pub use error::{Error, Kind, Result, Trouble, chain};
pub use installation::deed::Deed;
pub use installation::token::{Token, TokenKind};
pub use intake::announcement::{ANNOUNCEMENTS_MAX, ANNOUNCEMENTS_OF_A_CLIENT_MAX, Announcement};
pub use intake::data_source::{DataSource, EXPECTED_MINUTES_MAX, SourceDescription, SourceKind, SourceType};
pub use intake::file_import::{FileImport, ImportOutcome, ImportProgress, ImportReader};
pub use intake::topic::{TOPICS_MAX, Topic};
pub use intake::waiting::{Allowance, METERS_PER_HOUR_MAX, WAITING_MAX, WaitingTopic};
pub use ledger::entry::{Committed, Conflict, Entry};
pub use ledger::reject::{PAYLOAD_BYTES_MAX, QUARANTINE_MAX, Refusal, Reject};
pub use ledger::slot::Passed;
pub use money::billing_account::BillingAccountUsage;
pub use money::target::{NewTarget, Target};
pub use people::audit::{AuditLine, AuditWanted};
pub use people::department::{Department, NewDepartment};
pub use people::identity::{Came, Given, Identity, LOGIN_OF_SETTING, Told};
pub use people::key::{AccessKey, KEY_UNUSED_MS, KEYS_OF_A_PERSON_MAX, NewKey, Opens};
pub use people::notify::{Notify, QuietHours, TimeOfDay};
pub use people::one_time_link::{ASKED_LINK_MS, LINK_MS, LinkPurpose, NewLink, OneTimeLink};
pub use people::passkey::{NewPasskey, PASSKEYS_OF_A_PERSON_MAX, Passkey, PasskeyUse};
pub use people::person::{ByGroup, NewPerson, PeopleChanged, StoredPerson, login_key};
pub use people::session::{
    NewSession, ProviderSession, SESSION_MS, SESSION_UNUSED_MS, SESSIONS_MAX, SESSIONS_OF_PERSON_MAX, Session,
};
pub use place::building::{BuildingChange, NewBuilding};
pub use place::channel::{ChannelProposal, ChannelWanted};
pub use place::meter::MeterChange;
pub use place::meter_away::MeterHolds;
pub use place::meter_change::MeterChanged;
pub use place::meter_settle::Settled;
pub use place::site::{NewSite, SiteChange};
pub use reading::commit::Bringing;
pub use reading::correct::{Correction, Corrector};
pub use reading::course::Stretch;
pub use reading::photo::PHOTOS_MAX;
pub use reading::quarantine::Quarantined;
pub use reading::read::{Latest, Total};
pub use reading::verify::{Difference, Verified};
pub use store::Store;
pub use store::record::{Actor, Asked, acting};
pub use weather::{WeatherHour, WeatherSum};
