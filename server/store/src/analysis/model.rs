//! Models, version by version: the method, its parameters and the span it learned from, for a
//! series' forecast, anomaly detection or baseline. Leaves out what a method does (`analytics`),
//! and when a better one is looked for.

use crate::error::During;
use crate::store::record::{self, Thing};
use crate::{Error, Result, Store};
use domain::{BuildingId, Millis, SeriesId};
use serde_json::json;

/// How many versions are kept for each series and kind.
pub const MODEL_VERSIONS_MAX: i64 = 12;

/// What a model is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ModelKind {
    /// It forecasts the series.
    Forecasting,
    /// It finds anomalies.
    AnomalyDetection,
    /// It says what the series would have been.
    Baseline,
}

impl ModelKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Forecasting, Self::AnomalyDetection, Self::Baseline];

    /// The name that the database and the API use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ModelKind::Forecasting => "forecasting",
            ModelKind::AnomalyDetection => "anomaly_detection",
            ModelKind::Baseline => "baseline",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// The state of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ModelStatus {
    /// It is being trained.
    Training,
    /// It is the one in use.
    Active,
    /// Another one has replaced it; it can be put back.
    Deprecated,
}

impl ModelStatus {
    /// All statuses.
    pub const ALL: [Self; 3] = [Self::Training, Self::Active, Self::Deprecated];

    /// The name that the database and the API use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ModelStatus::Training => "training",
            ModelStatus::Active => "active",
            ModelStatus::Deprecated => "deprecated",
        }
    }

    fn read(text: &str) -> Result<Self> {
        let status = Self::ALL.into_iter().find(|status| status.as_str() == text);
        status.ok_or_else(|| Error::Unknown("status of a model", text.to_owned()))
    }
}

/// A model to store.
#[derive(Clone, Debug, PartialEq)]
pub struct NewModel {
    /// The series it is for.
    pub series_id: SeriesId,
    /// The series' building, where it has one.
    pub building_id: Option<BuildingId>,
    /// What it is for.
    pub kind: ModelKind,
    /// The method's name.
    pub name: String,
    /// The method's parameters, as JSON.
    pub parameters: String,
    /// The span it learned from: the first instant, and the first one after its end.
    pub trained: Option<(Millis, Millis)>,
    /// Its quality metrics, as JSON.
    pub metrics: String,
}

/// A stored model.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Its id.
    pub model_id: i64,
    /// The series it is for.
    pub series_id: SeriesId,
    /// The series' building, where it has one.
    pub building_id: Option<BuildingId>,
    /// What it is for.
    pub kind: ModelKind,
    /// The method's name.
    pub name: String,
    /// The version, counted from 1 for each series and kind.
    pub version: i64,
    /// The method's parameters, as JSON.
    pub parameters: String,
    /// The first instant of the span that it learned from.
    pub trained_from: Option<Millis>,
    /// The first instant after that span.
    pub trained_to: Option<Millis>,
    /// Its quality metrics, as JSON.
    pub metrics: String,
    /// Its state.
    pub status: ModelStatus,
    /// When a person chose it; from then on the automatic selection does not replace it.
    pub pinned_at: Option<Millis>,
    /// When it was made.
    pub created_at: Millis,
    /// When it last changed.
    pub updated_at: Millis,
}

#[derive(store_macros::FromRow)]
struct Row {
    model_id: i64,
    series_id: SeriesId,
    building_id: Option<BuildingId>,
    #[sqlx(rename = "type")]
    kind: String,
    name: String,
    version: i64,
    parameters: String,
    trained_from: Option<Millis>,
    trained_to: Option<Millis>,
    metrics: String,
    status: String,
    pinned_at: Option<Millis>,
    created_at: Millis,
    updated_at: Millis,
}

impl TryFrom<Row> for Model {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Model {
            kind: ModelKind::parse(&row.kind).ok_or_else(|| Error::Unknown("type of a model", row.kind.clone()))?,
            status: ModelStatus::read(&row.status)?,
            model_id: row.model_id,
            series_id: row.series_id,
            building_id: row.building_id,
            name: row.name,
            version: row.version,
            parameters: row.parameters,
            trained_from: row.trained_from,
            trained_to: row.trained_to,
            metrics: row.metrics,
            pinned_at: row.pinned_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}

macro_rules! columns {
    () => {
        "model_id, series_id, building_id, type, name, version, parameters, trained_from, trained_to, metrics, status, \
         pinned_at, created_at, updated_at"
    };
}

const INSERT: &str = "insert into model (series_id, building_id, type, name, version, parameters, trained_from, trained_to, metrics, \
     status, created_at, updated_at) \
     values ($1, $2, $3, $4, (select coalesce(max(m.version), 0) + 1 from model m where m.series_id = $1 and m.type = $3), \
     $5, $6, $7, $8, 'training', $9, $9) returning model_id";
const TRIM: &str = "delete from model where series_id = $1 and type = $2 and status = 'deprecated' and pinned_at is null \
     and version <= (select max(m.version) from model m where m.series_id = $1 and m.type = $2) - $3";
const FIND: &str = concat!("select ", columns!(), " from model where model_id = $1");
const ACTIVE: &str = concat!("select ", columns!(), " from model where series_id = $1 and type = $2 and status = 'active'");
const LIST: &str = concat!(
    "select ",
    columns!(),
    " from model where ($1 is null or building_id = $1) order by building_id, series_id, type, version desc"
);
const LIST_IN_USE: &str = "select model_id, series_id, building_id, type, name, version, '' as parameters, trained_from, trained_to, metrics, \
     status, pinned_at, created_at, updated_at from model \
     where status = 'active' and ($1 is null or building_id = $1) order by building_id, series_id, type";
const RETIRE: &str = "update model set status = 'deprecated', pinned_at = null, updated_at = $4 \
     where series_id = $1 and type = $2 and model_id <> $3 and status <> 'deprecated'";
const ACTIVATE: &str = "update model set status = 'active', pinned_at = $2, updated_at = $3 where model_id = $1";
const MEASURED: &str = "update model set metrics = $2, updated_at = $3 where model_id = $1";
const MADE_AGAIN: &str =
    "update model set metrics = $2, updated_at = $3, parameters = $4, trained_from = $5, trained_to = $6 where model_id = $1";

impl Store {
    /// Stores a model with status `training`: [`Store::model_activate`] puts it to use. If there
    /// are more than [`MODEL_VERSIONS_MAX`] versions, the oldest deprecated ones are deleted.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn model_insert(&self, model: &NewModel, at: Millis) -> Result<i64> {
        let mut tx = self.begin_turn().await?;
        let model_id: i64 = on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
            .bind(model.series_id)
            .bind(model.building_id)
            .bind(model.kind.as_str())
            .bind(&model.name)
            .bind(&model.parameters)
            .bind(model.trained.map(|span| span.0))
            .bind(model.trained.map(|span| span.1))
            .bind(&model.metrics)
            .bind(at)
            .fetch_one(connection)
            .await)
        .during("keep a model")?;
        on_tx!(&mut tx, |connection| sqlx::query(TRIM)
            .bind(model.series_id)
            .bind(model.kind.as_str())
            .bind(MODEL_VERSIONS_MAX)
            .execute(connection)
            .await
            .map(drop))
        .during("forget old models")?;
        self.end(tx).await?;
        Ok(model_id)
    }

    /// Puts a model to use, in place of the active one of its series and kind. With `is_pinned` a
    /// person chose it: [`Model::pinned_at`] then tells the automatic selection to leave it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; or when a statement fails.
    pub async fn model_activate(&self, model_id: i64, is_pinned: bool, at: Millis) -> Result<Model> {
        let mut tx = self.begin_turn().await?;
        let row: Option<Row> = on_tx!(&mut tx, |connection| sqlx::query_as(FIND).bind(model_id).fetch_optional(connection).await)
            .during("look for a model")?;
        let model: Model = row.ok_or_else(|| Error::not_found("model", model_id))?.try_into()?;
        if model.status == ModelStatus::Active && model.pinned_at.is_some() == is_pinned {
            return Ok(model);
        }
        on_tx!(&mut tx, |connection| sqlx::query(RETIRE)
            .bind(model.series_id)
            .bind(model.kind.as_str())
            .bind(model_id)
            .bind(at)
            .execute(connection)
            .await
            .map(drop))
        .during("take a model out of use")?;
        let pinned_at = is_pinned.then_some(at);
        on_tx!(&mut tx, |connection| sqlx::query(ACTIVATE)
            .bind(model_id)
            .bind(pinned_at)
            .bind(at)
            .execute(connection)
            .await
            .map(drop))
        .during("put a model to use")?;
        let thing = Thing { kind: "model", id: Some(model_id.to_string()), name: Some(&model.name) };
        let told = (json!({ "status": model.status.as_str() }), json!({ "status": "active", "chosen": is_pinned }));
        record::changed(&mut tx, "model.activated", &thing, (Some(told.0), Some(told.1))).await?;
        self.end(tx).await?;
        Ok(Model { status: ModelStatus::Active, pinned_at, updated_at: at, ..model })
    }

    /// Replaces a model's metrics (JSON).
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn model_measured(&self, model_id: i64, metrics: &str, at: Millis) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        on_tx!(&mut tx, |connection| sqlx::query(MEASURED)
            .bind(model_id)
            .bind(metrics)
            .bind(at)
            .execute(connection)
            .await
            .map(drop))
        .during("write how good a model is")?;
        self.end(tx).await
    }

    /// Writes a retrained version's metrics and parameters (both JSON), and the span it now learned
    /// from.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn model_made_again(
        &self,
        model_id: i64,
        metrics: &str,
        parameters: &str,
        trained: (Millis, Millis),
        at: Millis,
    ) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        on_tx!(&mut tx, |connection| sqlx::query(MADE_AGAIN)
            .bind(model_id)
            .bind(metrics)
            .bind(at)
            .bind(parameters)
            .bind(trained.0)
            .bind(trained.1)
            .execute(connection)
            .await
            .map(drop))
        .during("write what a model is made of again")?;
        self.end(tx).await
    }

    /// The models of a building, or of all, by building, series and kind, newest version first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn model_list(&self, building_id: Option<BuildingId>) -> Result<Vec<Model>> {
        let rows: Vec<Row> =
            on_read!(self, |pool| sqlx::query_as(LIST).bind(building_id).fetch_all(pool).await).during("read the models")?;
        rows.into_iter().map(Model::try_from).collect()
    }

    /// The active models of a building, or of all, in the same order. Their parameters are long and
    /// left out: for frequent callers.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn model_list_in_use(&self, building_id: Option<BuildingId>) -> Result<Vec<Model>> {
        let rows: Vec<Row> = on_read!(self, |pool| sqlx::query_as(LIST_IN_USE).bind(building_id).fetch_all(pool).await)
            .during("read the models in use")?;
        rows.into_iter().map(Model::try_from).collect()
    }

    /// The model with that id.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn model_find(&self, model_id: i64) -> Result<Option<Model>> {
        let row: Option<Row> =
            on_read!(self, |pool| sqlx::query_as(FIND).bind(model_id).fetch_optional(pool).await).during("look for a model")?;
        row.map(Model::try_from).transpose()
    }

    /// The active model of a series and kind.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn model_active(&self, series_id: SeriesId, kind: ModelKind) -> Result<Option<Model>> {
        let row: Option<Row> =
            on_read!(self, |pool| sqlx::query_as(ACTIVE).bind(series_id).bind(kind.as_str()).fetch_optional(pool).await)
                .during("look for the model in use")?;
        row.map(Model::try_from).transpose()
    }
}
