//! How far the analysis of each series has come, and its last load profile. Leaves out what was
//! found (`anomaly`, `forecast`, `model`).

use crate::backend::Tx;
use crate::error::During;
use crate::{Result, Store};
use domain::{Millis, SeriesId};

/// How far the analysis of a series has come.
#[derive(Clone, Debug, PartialEq, store_macros::FromRow)]
pub struct SeriesAnalysis {
    /// The series.
    pub series_id: SeriesId,
    /// Hours up to here have been judged.
    pub scanned_to: Option<Millis>,
    /// When a look back last judged all hours.
    pub looked_back_at: Option<Millis>,
    /// When it was last forecast.
    pub forecast_at: Option<Millis>,
    /// When its method was last selected.
    pub selected_at: Option<Millis>,
    /// When its load profile was made.
    pub profiled_at: Option<Millis>,
    /// The efficiency score, 0 to 100.
    pub efficiency_score: Option<f64>,
    /// The load profile, as JSON.
    pub profile: Option<String>,
}

/// A finished step of the analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnalysisStep {
    /// Hours up to an instant were judged.
    Scanned,
    /// A look back judged all hours.
    LookedBack,
    /// It was forecast.
    Forecast,
    /// A method was selected.
    Selected,
}

const LIST: &str = "select series_id, scanned_to, looked_back_at, forecast_at, selected_at, profiled_at, efficiency_score, profile \
     from series_analysis order by series_id";
const EXISTS: &str = "select count(*) from (select 1 from series_analysis limit 1) one";
const FIND: &str = "select series_id, scanned_to, looked_back_at, forecast_at, selected_at, profiled_at, efficiency_score, profile \
     from series_analysis where series_id = $1";
const SCANNED: &str = "insert into series_analysis (series_id, scanned_to) values ($1, $2) \
     on conflict (series_id) do update set scanned_to = excluded.scanned_to";
const LOOKED_BACK: &str = "insert into series_analysis (series_id, looked_back_at) values ($1, $2) \
     on conflict (series_id) do update set looked_back_at = excluded.looked_back_at";
const FORECAST: &str = "insert into series_analysis (series_id, forecast_at) values ($1, $2) \
     on conflict (series_id) do update set forecast_at = excluded.forecast_at";
const SELECTED: &str = "insert into series_analysis (series_id, selected_at) values ($1, $2) \
     on conflict (series_id) do update set selected_at = excluded.selected_at";
const PROFILED: &str = "insert into series_analysis (series_id, profiled_at, efficiency_score, profile) values ($1, $2, $3, $4) \
     on conflict (series_id) do update set profiled_at = excluded.profiled_at, efficiency_score = excluded.efficiency_score, \
     profile = excluded.profile";

impl Store {
    /// The progress of every series that was ever analysed, in order of their ids.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn series_analysis_list(&self) -> Result<Vec<SeriesAnalysis>> {
        on_read!(self, |pool| sqlx::query_as(LIST).fetch_all(pool).await).during("read how far the analysis is")
    }

    /// Whether any series was ever analysed.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn series_analysis_exists(&self) -> Result<bool> {
        let found: i64 = on_read!(self, |pool| sqlx::query_scalar(EXISTS).fetch_one(pool).await)
            .during("ask whether anything was looked at")?;
        Ok(found > 0)
    }

    /// The progress of one series; `None` if it was never analysed.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn series_analysis_find(&self, series_id: SeriesId) -> Result<Option<SeriesAnalysis>> {
        on_read!(self, |pool| sqlx::query_as(FIND).bind(series_id).fetch_optional(pool).await)
            .during("read how far the analysis of a series is")
    }

    /// Records that a step of a series' analysis is done at `at` (for a scan: up to `at`).
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn series_analysis_note(&self, series_id: SeriesId, step: AnalysisStep, at: Millis) -> Result<()> {
        let mut tx = self.begin().await?;
        note(&mut tx, series_id, step, at).await?;
        self.end(tx).await
    }

    /// Stores a series' load profile (JSON) and efficiency score.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn series_analysis_profile(
        &self,
        series_id: SeriesId,
        score: Option<f64>,
        profile: &str,
        at: Millis,
    ) -> Result<()> {
        let mut tx = self.begin().await?;
        on_tx!(&mut tx, |connection| sqlx::query(PROFILED)
            .bind(series_id)
            .bind(at)
            .bind(score)
            .bind(profile)
            .execute(connection)
            .await
            .map(drop))
        .during("keep a load profile")?;
        self.end(tx).await
    }
}

/// Records within a transaction that a step is done.
pub(crate) async fn note(tx: &mut Tx, series_id: SeriesId, step: AnalysisStep, at: Millis) -> Result<()> {
    let sql = match step {
        AnalysisStep::Scanned => SCANNED,
        AnalysisStep::LookedBack => LOOKED_BACK,
        AnalysisStep::Forecast => FORECAST,
        AnalysisStep::Selected => SELECTED,
    };
    on_tx!(tx, |connection| sqlx::query(sql).bind(series_id).bind(at).execute(connection).await.map(drop))
        .during("note how far the analysis is")
}
