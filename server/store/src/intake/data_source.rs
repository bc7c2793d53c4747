//! Data sources (brokers, HTTP, weather services, files, forms) and their state: the last sync, its
//! count, and the errors since. Leaves out the syncing itself.

use crate::backend::{Tx, text};
use crate::error::During;
use crate::store::record::{self, Thing};
use crate::{Error, Result, Store};
use domain::{BuildingId, MINUTE_MS, Millis};
use serde_json::json;

/// The kind of a data source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceKind {
    /// A broker, embedded or external.
    Mqtt,
    /// Programs that send over HTTP with a token.
    Http,
    /// A weather service.
    Weather,
    /// Files that people import.
    File,
    /// Forms that people fill in.
    Manual,
}

impl SourceKind {
    /// All kinds.
    pub const ALL: [SourceKind; 5] =
        [SourceKind::Mqtt, SourceKind::Http, SourceKind::Weather, SourceKind::File, SourceKind::Manual];

    /// The name that the database uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            SourceKind::Mqtt => "mqtt",
            SourceKind::Http => "http",
            SourceKind::Weather => "weather",
            SourceKind::File => "file",
            SourceKind::Manual => "manual",
        }
    }
}

/// What stands behind a data source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceType {
    /// A building management system.
    Bms,
    /// Smart meters, plugs and sensors.
    SmartMeter,
    /// A weather service.
    Weather,
    /// People who type readings in.
    Manual,
    /// Files, such as exports of a utility.
    File,
}

domain::named!(SourceType {
    Bms => "bms",
    SmartMeter => "smart_meter",
    Weather => "weather",
    Manual => "manual",
    File => "file",
});

/// What people say of a data source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SourceDescription {
    /// What stands behind it; `None` for what its kind suggests.
    pub source_type: Option<SourceType>,
    /// The building that it tells about, if it is one.
    pub building_id: Option<BuildingId>,
    /// How often something is expected from it, in minutes.
    pub expected_minutes: Option<i64>,
}

/// The longest wait that can be expected of a data source: two years, in minutes.
pub const EXPECTED_MINUTES_MAX: i64 = 2 * 366 * 24 * 60;

/// A data source.
#[derive(Clone, Debug, PartialEq)]
pub struct DataSource {
    /// The data source's id.
    pub data_source_id: i64,
    /// Its kind.
    pub kind: SourceKind,
    /// Its name, unique within the kind.
    pub name: String,
    /// Its configuration: JSON whose format depends on the kind.
    pub config: String,
    /// How often it is polled, in seconds, if it is polled.
    pub schedule_s: Option<i64>,
    /// When it last delivered something.
    pub last_sync_at: Option<Millis>,
    /// How many readings it delivered then.
    pub last_count: Option<i64>,
    /// Errors since the last successful sync.
    pub error_count: i64,
    /// The newest error. It stays after a successful sync.
    pub last_error: Option<String>,
    /// When that error occurred.
    pub last_error_at: Option<Millis>,
    /// When it was paused; `None` if it is not.
    pub paused_at: Option<Millis>,
    /// What people say of it.
    pub description: SourceDescription,
}

impl DataSource {
    /// What stands behind it: what people say, or what its kind suggests.
    #[must_use]
    pub fn source_type(&self) -> SourceType {
        self.description.source_type.unwrap_or(match self.kind {
            SourceKind::Mqtt | SourceKind::Http => SourceType::SmartMeter,
            SourceKind::Weather => SourceType::Weather,
            SourceKind::File => SourceType::File,
            SourceKind::Manual => SourceType::Manual,
        })
    }

    /// Whether it should have delivered something by now and did not.
    #[must_use]
    pub fn is_late(&self, now: Millis) -> bool {
        let expected_ms = self.description.expected_minutes.map(|minutes| minutes * MINUTE_MS);
        expected_ms.zip(self.last_sync_at).is_some_and(|(expected_ms, last)| now - last > expected_ms)
    }
}

#[derive(store_macros::FromRow)]
struct Row {
    data_source_id: i64,
    kind: String,
    name: String,
    config: String,
    schedule_s: Option<i64>,
    last_sync_at: Option<Millis>,
    last_count: Option<i64>,
    error_count: i64,
    last_error: Option<String>,
    last_error_at: Option<Millis>,
    paused_at: Option<Millis>,
    source_type: Option<String>,
    building_id: Option<BuildingId>,
    expected_minutes: Option<i64>,
}

impl TryFrom<Row> for DataSource {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let kind = SourceKind::ALL.into_iter().find(|kind| kind.as_str() == row.kind);
        Ok(DataSource {
            kind: kind.ok_or_else(|| Error::Unknown("kind of a data source", row.kind))?,
            data_source_id: row.data_source_id,
            name: row.name,
            config: row.config,
            schedule_s: row.schedule_s,
            last_sync_at: row.last_sync_at,
            last_count: row.last_count,
            error_count: row.error_count,
            last_error: row.last_error,
            last_error_at: row.last_error_at,
            paused_at: row.paused_at,
            description: SourceDescription {
                // A type that only a later version knows is as good as none.
                source_type: row.source_type.as_deref().and_then(SourceType::parse),
                building_id: row.building_id,
                expected_minutes: row.expected_minutes,
            },
        })
    }
}

const LIST: &str = "select data_source_id, kind, name, config, schedule_s, last_sync_at, last_count, error_count, last_error, \
     last_error_at, paused_at, source_type, building_id, expected_minutes from data_source order by kind, name";
const DESCRIBE: &str =
    "update data_source set source_type = $2, building_id = $3, expected_minutes = $4 where data_source_id = $1";
const UPSERT: &str = "insert into data_source (kind, name, config, schedule_s) values ($1, $2, $3, $4) \
     on conflict (kind, name) do update set config = excluded.config, schedule_s = excluded.schedule_s returning data_source_id";
const DELETE: &str = "delete from data_source where data_source_id = $1";
const PAUSE: &str = "update data_source set paused_at = $2 where data_source_id = $1 and paused_at is null returning name";
const RESUME: &str = "update data_source set paused_at = null where data_source_id = $1 and paused_at is not null returning name";
const SYNCED: &str = "insert into data_source (kind, name, config, last_sync_at, last_count) values ($1, $2, '{}', $3, $4) \
     on conflict (kind, name) do update set last_sync_at = excluded.last_sync_at, last_count = excluded.last_count, error_count = 0";
const FAILED: &str = "insert into data_source (kind, name, config, error_count, last_error, last_error_at) values ($1, $2, '{}', $3, $4, $5) \
     on conflict (kind, name) do update set error_count = data_source.error_count + excluded.error_count, \
     last_error = excluded.last_error, last_error_at = excluded.last_error_at";

/// The longest stored error message, in characters.
const ERROR_CHARS_MAX: usize = 500;

impl Store {
    /// All data sources, ordered by kind and name.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn data_source_list(&self) -> Result<Vec<DataSource>> {
        let rows: Vec<Row> = on_read!(self, |pool| sqlx::query_as(LIST).fetch_all(pool).await).during("read the data sources")?;
        rows.into_iter().map(DataSource::try_from).collect()
    }

    /// Creates a data source or replaces its configuration. Its sync history stays. Returns its id.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn data_source_upsert(&self, kind: SourceKind, name: &str, config: &str, schedule_s: Option<i64>) -> Result<i64> {
        let mut tx = self.begin().await?;
        let id: i64 = on_tx!(&mut tx, |connection| sqlx::query_scalar(UPSERT)
            .bind(kind.as_str())
            .bind(text(name))
            .bind(text(config))
            .bind(schedule_s)
            .fetch_one(connection)
            .await)
        .during("set up a data source")?;
        // Its settings may hold a password, so they are not told.
        let thing = Thing { kind: "data source", id: Some(id.to_string()), name: Some(name) };
        let told = json!({ "kind": kind.as_str(), "schedule_s": schedule_s });
        record::changed(&mut tx, "data_source.set_up", &thing, (None, Some(told))).await?;
        self.end(tx).await?;
        Ok(id)
    }

    /// Removes a data source. Its readings stay.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn data_source_delete(&self, data_source_id: i64) -> Result<()> {
        let mut tx = self.begin().await?;
        on_tx!(&mut tx, |connection| sqlx::query(DELETE).bind(data_source_id).execute(connection).await.map(drop))
            .during("remove a data source")?;
        self.end(tx).await
    }

    /// Says what a data source is.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Invalid`] for a building that does not exist or a wait that
    /// cannot be; or when a statement fails.
    pub async fn data_source_describe(&self, data_source_id: i64, said: SourceDescription) -> Result<()> {
        if let Some(id) = said.building_id.filter(|id| !self.catalog().buildings.contains_key(id)) {
            return Err(Error::invalid("building_id", format!("there is no building {id}")));
        }
        if let Some(minutes) = said.expected_minutes.filter(|minutes| !(1..=EXPECTED_MINUTES_MAX).contains(minutes)) {
            return Err(Error::invalid("expected_minutes", format!("{minutes} will not do: give 1 to {EXPECTED_MINUTES_MAX}")));
        }
        let mut tx = self.begin().await?;
        let changed = on_tx!(&mut tx, |connection| sqlx::query(DESCRIBE)
            .bind(data_source_id)
            .bind(said.source_type.map(SourceType::as_str))
            .bind(said.building_id)
            .bind(said.expected_minutes)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("describe a data source")?;
        if changed == 0 {
            return Err(Error::not_found("data source", data_source_id));
        }
        let thing = Thing { kind: "data source", id: Some(data_source_id.to_string()), name: None };
        let told = json!({
            "source_type": said.source_type.map(SourceType::as_str), "building": said.building_id,
            "expected_minutes": said.expected_minutes,
        });
        record::changed(&mut tx, "data_source.described", &thing, (None, Some(told))).await?;
        self.end(tx).await
    }

    /// Pauses a data source. Returns whether it was running.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn data_source_pause(&self, data_source_id: i64, at: Millis) -> Result<bool> {
        let mut tx = self.begin().await?;
        let name: Option<String> = on_tx!(&mut tx, |connection| sqlx::query_scalar(PAUSE)
            .bind(data_source_id)
            .bind(at)
            .fetch_optional(connection)
            .await)
        .during("pause a data source")?;
        self.switched(tx, "data_source.paused", data_source_id, name).await
    }

    /// Resumes a data source. Returns whether it was paused.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn data_source_resume(&self, data_source_id: i64) -> Result<bool> {
        let mut tx = self.begin().await?;
        let name: Option<String> =
            on_tx!(&mut tx, |connection| sqlx::query_scalar(RESUME).bind(data_source_id).fetch_optional(connection).await)
                .during("resume a data source")?;
        self.switched(tx, "data_source.resumed", data_source_id, name).await
    }

    /// Ends a transaction that paused or resumed the data source of that name. Returns whether there was
    /// one.
    async fn switched(&self, mut tx: Tx, action: &str, data_source_id: i64, name: Option<String>) -> Result<bool> {
        let Some(name) = name else { return Ok(false) };
        let thing = Thing { kind: "data source", id: Some(data_source_id.to_string()), name: Some(&name) };
        record::changed(&mut tx, action, &thing, (None, None)).await?;
        self.end(tx).await?;
        Ok(true)
    }

    /// Records that a data source delivered `count` readings, and resets its error count. Creates
    /// the data source if it is new.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn data_source_synced(&self, kind: SourceKind, name: &str, at: Millis, count: i64) -> Result<()> {
        let mut tx = self.begin().await?;
        on_tx!(&mut tx, |connection| sqlx::query(SYNCED)
            .bind(kind.as_str())
            .bind(text(name))
            .bind(at)
            .bind(count)
            .execute(connection)
            .await
            .map(drop))
        .during("note a sync")?;
        self.end(tx).await
    }

    /// Records `count` errors of a data source. Creates the data source if it is new.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn data_source_failed(&self, kind: SourceKind, name: &str, at: Millis, count: i64, error: &str) -> Result<()> {
        let error: String = text(error).chars().take(ERROR_CHARS_MAX).collect();
        let mut tx = self.begin().await?;
        on_tx!(&mut tx, |connection| sqlx::query(FAILED)
            .bind(kind.as_str())
            .bind(text(name))
            .bind(count)
            .bind(error)
            .bind(at)
            .execute(connection)
            .await
            .map(drop))
        .during("note a failed sync")?;
        self.end(tx).await
    }
}
