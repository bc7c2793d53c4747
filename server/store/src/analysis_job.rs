//! Long work of the analytics as jobs: asked for, under way, over. What was under way when a process ended goes on in the next.
//! Leaves out what a job does (`server`).

use crate::error::During;
use crate::quarantine::text;
use crate::{Error, Result, Store};
use domain::{BuildingId, Millis, SeriesId};

/// So many jobs that are over are kept.
pub const JOBS_OVER_MAX: i64 = 500;

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobKind {
    /// Judges new hours as they came.
    Scan,
    /// Judges all hours, looking back.
    LookBack,
    /// Forecasts, and scores what was forecast.
    Forecast,
    /// Looks for the best method of each series.
    Selection,
}

impl JobKind {
    /// All kinds, the ones that are done first before the others.
    pub const ALL: &'static [Self] = &[Self::Scan, Self::LookBack, Self::Forecast, Self::Selection];

    /// The name that the database and the API use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            JobKind::Scan => "scan",
            JobKind::LookBack => "look_back",
            JobKind::Forecast => "forecast",
            JobKind::Selection => "selection",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == text)
    }

    /// The kinds that go before this one, since they are quicker: a long job steps aside for them.
    #[must_use]
    pub fn before(self) -> &'static [Self] {
        &Self::ALL[..Self::ALL.iter().position(|kind| *kind == self).unwrap_or_default()]
    }
}

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobState {
    /// It waits for its turn.
    Queued,
    /// It is under way.
    Running,
    /// It is over, and all went well.
    Done,
    /// It is over, and something did not go well.
    Failed,
}

impl JobState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Queued, Self::Running, Self::Done, Self::Failed];

    /// The name that the database and the API use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            JobState::Queued => "queued",
            JobState::Running => "running",
            JobState::Done => "done",
            JobState::Failed => "failed",
        }
    }
}

/// A job.
#[derive(Clone, Debug, PartialEq)]
pub struct AnalysisJob {
    /// Its id.
    pub analysis_job_id: i64,
    /// What it does.
    pub kind: JobKind,
    /// Of which building; `None` of all.
    pub building_id: Option<BuildingId>,
    /// Where it stands.
    pub state: JobState,
    /// How many series are done.
    pub done_count: i64,
    /// How many there are to do; 0 until it has begun.
    pub total_count: i64,
    /// The series that was done last: series are done in order of their ids, and it goes on behind this one.
    pub cursor_series_id: SeriesId,
    /// What it does now, or how it ended, in words.
    pub message: String,
    /// When it was asked for.
    pub queued_at: Millis,
    /// When it first began.
    pub started_at: Option<Millis>,
    /// When it last told of itself.
    pub heard_at: Option<Millis>,
    /// When it was over.
    pub finished_at: Option<Millis>,
}

#[derive(sqlx::FromRow)]
struct Row {
    analysis_job_id: i64,
    kind: String,
    building_id: Option<BuildingId>,
    state: String,
    done_count: i64,
    total_count: i64,
    cursor_series_id: SeriesId,
    message: String,
    queued_at: Millis,
    started_at: Option<Millis>,
    heard_at: Option<Millis>,
    finished_at: Option<Millis>,
}

impl TryFrom<Row> for AnalysisJob {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let state = JobState::ALL.into_iter().find(|state| state.as_str() == row.state);
        Ok(AnalysisJob {
            kind: JobKind::parse(&row.kind).ok_or_else(|| Error::Unknown("kind of a job", row.kind.clone()))?,
            state: state.ok_or_else(|| Error::Unknown("state of a job", row.state.clone()))?,
            analysis_job_id: row.analysis_job_id,
            building_id: row.building_id,
            done_count: row.done_count,
            total_count: row.total_count,
            cursor_series_id: row.cursor_series_id,
            message: row.message,
            queued_at: row.queued_at,
            started_at: row.started_at,
            heard_at: row.heard_at,
            finished_at: row.finished_at,
        })
    }
}

macro_rules! columns {
    () => {
        "analysis_job_id, kind, building_id, state, done_count, total_count, cursor_series_id, message, queued_at, started_at, \
         heard_at, finished_at"
    };
}

const WAITING: &str = "select analysis_job_id from analysis_job where kind = $1 and coalesce(building_id, 0) = coalesce($2, 0) and state = 'queued'";
const WAITING_COUNT: &str = "select count(*) from analysis_job where state = 'queued'";
const INSERT: &str = "insert into analysis_job (kind, building_id, state, done_count, total_count, cursor_series_id, message, queued_at) \
     values ($1, $2, 'queued', 0, 0, 0, '', $3) returning analysis_job_id";
/// The quick ones first; of one kind, what has begun goes before what has not.
const TAKE: &str = concat!(
    "update analysis_job set state = 'running', started_at = coalesce(started_at, $1), heard_at = $1 \
     where analysis_job_id = (select j.analysis_job_id from analysis_job j where j.state = 'queued' \
     and j.kind in (select k.value ->> 0 from json_each($2) k) \
     order by case j.kind when 'scan' then 0 when 'look_back' then 1 when 'forecast' then 2 else 3 end, \
     case when j.started_at is null then 1 else 0 end, j.analysis_job_id limit 1) \
     returning ",
    columns!()
);
const RESUME: &str = "update analysis_job set state = 'queued' where state = 'running' and coalesce(heard_at, 0) <= $1";
const PROGRESS: &str = "update analysis_job set done_count = $2, total_count = $3, cursor_series_id = $4, message = $5, heard_at = $6 \
     where analysis_job_id = $1 and state = 'running'";
const FINISH: &str = "update analysis_job set state = $2, message = $3, heard_at = $4, finished_at = $4 where analysis_job_id = $1 and state = 'running'";
/// The newest of each kind for all buildings stays: by it is known when the next is due.
const TRIM: &str = "delete from analysis_job where state in ('done', 'failed') and analysis_job_id <= \
     (select max(j.analysis_job_id) from analysis_job j) - $1 and analysis_job_id not in \
     (select max(n.analysis_job_id) from analysis_job n where n.building_id is null group by n.kind)";
const LIST: &str = concat!(
    "select ",
    columns!(),
    " from analysis_job where finished_at is null or finished_at >= $1 order by analysis_job_id desc limit $2"
);
const LAST: &str = "select max(queued_at) from analysis_job where kind = $1 and building_id is null";

impl Store {
    /// Asks for a job; where the same one waits already, that one is it.
    ///
    /// # Errors
    /// A statement's.
    pub async fn analysis_job_request(&self, kind: JobKind, building_id: Option<BuildingId>, at: Millis) -> Result<i64> {
        let mut tx = self.begin().await?;
        let waiting: Option<i64> = on_tx!(&mut tx, |connection| sqlx::query_scalar(WAITING)
            .bind(kind.as_str())
            .bind(building_id)
            .fetch_optional(connection)
            .await)
        .during("look for a job")?;
        let job_id = match waiting {
            Some(job_id) => job_id,
            None => on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
                .bind(kind.as_str())
                .bind(building_id)
                .bind(at)
                .fetch_one(connection)
                .await)
            .during("ask for a job")?,
        };
        on_tx!(&mut tx, |connection| sqlx::query(TRIM).bind(JOBS_OVER_MAX).execute(connection).await.map(drop))
            .during("forget old jobs")?;
        tx.commit().await?;
        Ok(job_id)
    }

    /// Takes the next job of these kinds that waits, and says that it is under way; no two takers get the same.
    ///
    /// # Errors
    /// A statement's.
    pub async fn analysis_job_take(&self, kinds: &[JobKind], at: Millis) -> Result<Option<AnalysisJob>> {
        let waiting: i64 =
            on_read!(self, |pool| sqlx::query_scalar(WAITING_COUNT).fetch_one(pool).await).during("count the jobs")?;
        // Asked often, and mostly for nothing: then nobody who writes waits for it.
        if waiting == 0 || kinds.is_empty() {
            return Ok(None);
        }
        let kinds: Vec<[&str; 1]> = kinds.iter().map(|kind| [kind.as_str()]).collect();
        let kinds = serde_json::to_string(&kinds).unwrap_or_default();
        let mut tx = self.begin().await?;
        let row: Option<Row> =
            on_tx!(&mut tx, |connection| sqlx::query_as(TAKE).bind(at).bind(kinds).fetch_optional(connection).await)
                .during("take a job")?;
        tx.commit().await?;
        row.map(AnalysisJob::try_from).transpose()
    }

    /// Lets wait again what is said to be under way and was not heard of since `heard_by`: its process has ended. How many.
    ///
    /// # Errors
    /// A statement's.
    pub async fn analysis_job_resume(&self, heard_by: Millis) -> Result<u64> {
        let mut tx = self.begin().await?;
        let changed = on_tx!(&mut tx, |connection| sqlx::query(RESUME)
            .bind(heard_by)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("resume the jobs")?;
        tx.commit().await?;
        Ok(changed)
    }

    /// Tells how far a job is: counts, cursor and message of `job` are kept. Whether it is still under way.
    ///
    /// # Errors
    /// A statement's.
    pub async fn analysis_job_progress(&self, job: &AnalysisJob, at: Millis) -> Result<bool> {
        let mut tx = self.begin().await?;
        let changed = on_tx!(&mut tx, |connection| sqlx::query(PROGRESS)
            .bind(job.analysis_job_id)
            .bind(job.done_count)
            .bind(job.total_count)
            .bind(job.cursor_series_id)
            .bind(text(&job.message))
            .bind(at)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("tell how far a job is")?;
        tx.commit().await?;
        Ok(changed > 0)
    }

    /// Ends a job: `state` is done or failed, `message` says how it went.
    ///
    /// # Errors
    /// A statement's.
    pub async fn analysis_job_finish(&self, analysis_job_id: i64, state: JobState, message: &str, at: Millis) -> Result<()> {
        let mut tx = self.begin().await?;
        on_tx!(&mut tx, |connection| sqlx::query(FINISH)
            .bind(analysis_job_id)
            .bind(state.as_str())
            .bind(text(message))
            .bind(at)
            .execute(connection)
            .await
            .map(drop))
        .during("end a job")?;
        tx.commit().await
    }

    /// The jobs that are not over, and those that were over since an instant, the newest first.
    ///
    /// # Errors
    /// A statement's.
    pub async fn analysis_job_list(&self, over_since: Millis, limit: i64) -> Result<Vec<AnalysisJob>> {
        let rows: Vec<Row> = on_read!(self, |pool| sqlx::query_as(LIST).bind(over_since).bind(limit).fetch_all(pool).await)
            .during("read the jobs")?;
        rows.into_iter().map(AnalysisJob::try_from).collect()
    }

    /// When a job of that kind, of all buildings, was last asked for.
    ///
    /// # Errors
    /// A statement's.
    pub async fn analysis_job_last(&self, kind: JobKind) -> Result<Option<Millis>> {
        on_read!(self, |pool| sqlx::query_scalar(LAST).bind(kind.as_str()).fetch_one(pool).await).during("look for the last job")
    }
}
