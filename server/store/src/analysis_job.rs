//! Analysis jobs: long work that is queued, running in one process, or finished. If a process ends,
//! another resumes its jobs. Leaves out what a job does (`analysis`).

use crate::error::During;
use crate::forecast::score;
use crate::quarantine::text;
use crate::series_analysis::note;
use crate::{AnalysisStep, Error, Granularity, Result, Store};
use domain::{BuildingId, Millis, SeriesId, SiteId};

/// How many finished jobs are kept.
pub const JOBS_OVER_MAX: i64 = 500;

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobKind {
    /// Scans new hours as they arrive.
    Scan,
    /// Scans all hours, looking back.
    LookBack,
    /// Makes forecasts and scores the earlier ones.
    Forecast,
    /// Selects the best method for each series.
    Selection,
}

impl JobKind {
    /// All kinds, in the order of their priority.
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

    /// Parses a name of [`Self::as_str`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == text)
    }

    /// The kinds that run before this one because they are quicker. A long job yields to them.
    #[must_use]
    pub fn before(self) -> &'static [Self] {
        &Self::ALL[..Self::ALL.iter().position(|kind| *kind == self).unwrap_or_default()]
    }
}

/// The state of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobState {
    /// It waits for its turn.
    Queued,
    /// It is running.
    Running,
    /// It finished without failures.
    Done,
    /// It finished, but something failed.
    Failed,
}

impl JobState {
    /// All states.
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

/// Which series a job covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobScope {
    /// All series.
    All,
    /// The series of a site.
    Site(SiteId),
    /// The series of a building.
    Building(BuildingId),
    /// One series.
    Series(SeriesId),
}

impl From<Option<BuildingId>> for JobScope {
    /// A building's scope, or that of all series.
    fn from(building_id: Option<BuildingId>) -> Self {
        building_id.map_or(Self::All, Self::Building)
    }
}

impl JobScope {
    fn ids(self) -> (Option<SiteId>, Option<BuildingId>, Option<SeriesId>) {
        match self {
            JobScope::All => (None, None, None),
            JobScope::Site(site_id) => (Some(site_id), None, None),
            JobScope::Building(building_id) => (None, Some(building_id), None),
            JobScope::Series(series_id) => (None, None, Some(series_id)),
        }
    }
}

/// A job.
#[derive(Clone, Debug, PartialEq)]
pub struct AnalysisJob {
    /// The job's id.
    pub analysis_job_id: i64,
    /// What it does.
    pub kind: JobKind,
    /// Which series it covers.
    pub scope: JobScope,
    /// The building; `None` if the job covers more than one building, or a single series.
    pub building_id: Option<BuildingId>,
    /// Its state.
    pub state: JobState,
    /// The process that runs it, by the name that the process gave itself.
    pub owner: Option<String>,
    /// How many series are done.
    pub done_count: i64,
    /// How many series there are to do; 0 until it starts.
    pub total_count: i64,
    /// The last series that was done. A resumed job continues after it.
    pub cursor_series_id: SeriesId,
    /// How many of the done series failed.
    pub failed_count: i64,
    /// The newest failure; empty if there was none.
    pub failure: String,
    /// What it does now, or how it ended, in words.
    pub message: String,
    /// When it was queued.
    pub queued_at: Millis,
    /// When it first started.
    pub started_at: Option<Millis>,
    /// When its owner last sent a heartbeat.
    pub heard_at: Option<Millis>,
    /// When it finished.
    pub finished_at: Option<Millis>,
}

/// The results of a job since its last progress report. They are written in one transaction with
/// the progress.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JobYield {
    /// Which analysis steps were done for which series, for [`Store::series_analysis_note`].
    pub notes: Vec<(SeriesId, AnalysisStep, Millis)>,
    /// Actual values for slots that were forecast.
    pub truths: Vec<ForecastTruth>,
}

/// Actual values for forecast slots of a series, for [`Store::forecast_score`].
#[derive(Clone, Debug, PartialEq)]
pub struct ForecastTruth {
    /// The series.
    pub series_id: SeriesId,
    /// The length of the slots.
    pub granularity: Granularity,
    /// The actual values, each with the first instant of its slot.
    pub actuals: Vec<(Millis, f64)>,
}

#[derive(store_macros::FromRow)]
struct Row {
    analysis_job_id: i64,
    kind: String,
    site_id: Option<SiteId>,
    building_id: Option<BuildingId>,
    series_id: Option<SeriesId>,
    state: String,
    owner: Option<String>,
    done_count: i64,
    total_count: i64,
    cursor_series_id: SeriesId,
    failed_count: i64,
    failure: String,
    message: String,
    queued_at: Millis,
    started_at: Option<Millis>,
    heard_at: Option<Millis>,
    finished_at: Option<Millis>,
}

fn kind_of(name: String) -> Result<JobKind> {
    JobKind::parse(&name).ok_or(Error::Unknown("kind of a job", name))
}

impl TryFrom<Row> for AnalysisJob {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let state = JobState::ALL.into_iter().find(|state| state.as_str() == row.state);
        let scope = match (row.series_id, row.building_id, row.site_id) {
            (Some(series_id), ..) => JobScope::Series(series_id),
            (None, Some(building_id), _) => JobScope::Building(building_id),
            (None, None, Some(site_id)) => JobScope::Site(site_id),
            (None, None, None) => JobScope::All,
        };
        Ok(AnalysisJob {
            kind: kind_of(row.kind)?,
            state: state.ok_or_else(|| Error::Unknown("state of a job", row.state.clone()))?,
            scope,
            analysis_job_id: row.analysis_job_id,
            building_id: row.building_id,
            owner: row.owner,
            done_count: row.done_count,
            total_count: row.total_count,
            cursor_series_id: row.cursor_series_id,
            failed_count: row.failed_count,
            failure: row.failure,
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
        "analysis_job_id, kind, site_id, building_id, series_id, state, owner, done_count, total_count, cursor_series_id, failed_count, \
         failure, message, queued_at, started_at, heard_at, finished_at"
    };
}

const WAITING: &str = "select analysis_job_id from analysis_job where kind = $1 and coalesce(site_id, 0) = coalesce($2, 0) \
     and coalesce(building_id, 0) = coalesce($3, 0) and coalesce(series_id, 0) = coalesce($4, 0) and state = 'queued'";
const WAITING_COUNT: &str =
    "select count(*) from analysis_job where state = 'queued' and kind in (select k.value ->> 0 from json_each($1) k)";
const INSERT: &str = "insert into analysis_job (kind, site_id, building_id, series_id, state, done_count, total_count, cursor_series_id, \
     message, queued_at) values ($1, $2, $3, $4, 'queued', 0, 0, 0, '', $5) returning analysis_job_id";
/// Quick kinds first; within a kind, started jobs before new ones.
const TAKE: &str = concat!(
    "update analysis_job set state = 'running', owner = $3, started_at = coalesce(started_at, $1), heard_at = $1 \
     where analysis_job_id = (select j.analysis_job_id from analysis_job j where j.state = 'queued' \
     and j.kind in (select k.value ->> 0 from json_each($2) k) \
     order by case j.kind when 'scan' then 0 when 'look_back' then 1 when 'forecast' then 2 else 3 end, \
     case when j.started_at is null then 1 else 0 end, j.analysis_job_id limit 1) \
     returning ",
    columns!()
);
const RESUME: &str =
    "update analysis_job set state = 'queued', owner = null where state = 'running' and coalesce(heard_at, 0) <= $1";
const RELEASE: &str = "update analysis_job set state = 'queued', owner = null where state = 'running' and owner = $1";
const HEARD: &str = "update analysis_job set heard_at = $2 where state = 'running' and owner = $1";
/// Writes only if the owner still has the job: another process may have taken it.
const PROGRESS: &str = "update analysis_job set done_count = $3, total_count = $4, cursor_series_id = $5, failed_count = $6, failure = $7, \
     message = $8, heard_at = $9 where analysis_job_id = $1 and state = 'running' and owner = $2";
const FINISH: &str = "update analysis_job set state = $3, finished_at = $4, owner = null where analysis_job_id = $1 and state = 'running' and owner = $2";
/// Keeps the newest job of each kind over all series and for each site: it tells when the next one
/// is due.
const TRIM: &str = "delete from analysis_job where state in ('done', 'failed') and analysis_job_id <= \
     (select max(j.analysis_job_id) from analysis_job j) - $1 and analysis_job_id not in \
     (select max(n.analysis_job_id) from analysis_job n where n.building_id is null and n.series_id is null \
     group by n.kind, coalesce(n.site_id, 0))";
const LIST: &str = concat!(
    "select ",
    columns!(),
    " from analysis_job where finished_at is null or finished_at >= $1 order by analysis_job_id desc limit $2"
);
const LAST: &str = "select kind, site_id, max(queued_at) from analysis_job where building_id is null and series_id is null group by kind, site_id";

impl Store {
    /// Queues a job and returns its id. If the same job is already queued, returns that one.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn analysis_job_request(&self, kind: JobKind, scope: impl Into<JobScope>, at: Millis) -> Result<i64> {
        let (site_id, building_id, series_id) = scope.into().ids();
        let mut tx = self.begin_turn().await?;
        let waiting: Option<i64> = on_tx!(&mut tx, |connection| sqlx::query_scalar(WAITING)
            .bind(kind.as_str())
            .bind(site_id)
            .bind(building_id)
            .bind(series_id)
            .fetch_optional(connection)
            .await)
        .during("look for a job")?;
        if let Some(job_id) = waiting {
            return Ok(job_id);
        }
        let job_id = on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
            .bind(kind.as_str())
            .bind(site_id)
            .bind(building_id)
            .bind(series_id)
            .bind(at)
            .fetch_one(connection)
            .await)
        .during("ask for a job")?;
        on_tx!(&mut tx, |connection| sqlx::query(TRIM).bind(JOBS_OVER_MAX).execute(connection).await.map(drop))
            .during("forget old jobs")?;
        tx.commit().await?;
        Ok(job_id)
    }

    /// Takes the next queued job of these kinds for the process `owner`. No two callers get the
    /// same job.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn analysis_job_take(&self, kinds: &[JobKind], owner: &str, at: Millis) -> Result<Option<AnalysisJob>> {
        let kinds: Vec<[&str; 1]> = kinds.iter().map(|kind| [kind.as_str()]).collect();
        let kinds = serde_json::to_string(&kinds).unwrap_or_default();
        let waiting: i64 = on_read!(self, |pool| sqlx::query_scalar(WAITING_COUNT).bind(&kinds).fetch_one(pool).await)
            .during("count the jobs")?;
        // This is called often and mostly finds nothing. Checking first keeps it from blocking
        // writers.
        if waiting == 0 {
            return Ok(None);
        }
        let mut tx = self.begin_turn().await?;
        let row: Option<Row> =
            on_tx!(&mut tx, |connection| sqlx::query_as(TAKE).bind(at).bind(kinds).bind(owner).fetch_optional(connection).await)
                .during("take a job")?;
        tx.commit().await?;
        row.map(AnalysisJob::try_from).transpose()
    }

    /// Requeues running jobs whose owner has sent no heartbeat since `heard_by`: it has ended.
    /// Returns how many.
    ///
    /// # Errors
    /// When a statement fails.
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

    /// Requeues all jobs of a process that is shutting down. Returns how many.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn analysis_job_release(&self, owner: &str) -> Result<u64> {
        let mut tx = self.begin().await?;
        let changed = on_tx!(&mut tx, |connection| sqlx::query(RELEASE)
            .bind(owner)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("let go of the jobs")?;
        tx.commit().await?;
        Ok(changed)
    }

    /// Sends a heartbeat for all running jobs of the process `owner`. Returns how many.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn analysis_job_heard(&self, owner: &str, at: Millis) -> Result<u64> {
        let mut tx = self.begin().await?;
        let changed = on_tx!(&mut tx, |connection| sqlx::query(HEARD)
            .bind(owner)
            .bind(at)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("tell of the jobs")?;
        tx.commit().await?;
        Ok(changed)
    }

    /// Writes a job's progress (counts, cursor, failures, message) and results. With `over` (done
    /// or failed), the job finishes. Returns `false` and writes nothing if `owner` no longer runs
    /// the job: another process has it.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn analysis_job_progress(
        &self,
        job: &AnalysisJob,
        came_to: &JobYield,
        over: Option<JobState>,
        at: Millis,
    ) -> Result<bool> {
        let mut tx = self.begin().await?;
        let changed = on_tx!(&mut tx, |connection| sqlx::query(PROGRESS)
            .bind(job.analysis_job_id)
            .bind(job.owner.as_deref())
            .bind(job.done_count)
            .bind(job.total_count)
            .bind(job.cursor_series_id)
            .bind(job.failed_count)
            .bind(text(&job.failure))
            .bind(text(&job.message))
            .bind(at)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("tell how far a job is")?;
        if changed == 0 {
            return Ok(false);
        }
        for &(series_id, step, at) in &came_to.notes {
            note(&mut tx, series_id, step, at).await?;
        }
        for truth in &came_to.truths {
            score(&mut tx, truth.series_id, truth.granularity, &truth.actuals).await?;
        }
        if let Some(state) = over {
            on_tx!(&mut tx, |connection| sqlx::query(FINISH)
                .bind(job.analysis_job_id)
                .bind(job.owner.as_deref())
                .bind(state.as_str())
                .bind(at)
                .execute(connection)
                .await
                .map(drop))
            .during("end a job")?;
        }
        tx.commit().await?;
        Ok(true)
    }

    /// The unfinished jobs, and those that finished at or after `over_since`, newest first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn analysis_job_list(&self, over_since: Millis, limit: i64) -> Result<Vec<AnalysisJob>> {
        let rows: Vec<Row> = on_read!(self, |pool| sqlx::query_as(LIST).bind(over_since).bind(limit).fetch_all(pool).await)
            .during("read the jobs")?;
        rows.into_iter().map(AnalysisJob::try_from).collect()
    }

    /// When a job of each kind was last queued, for each site and (`None`) for all series.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn analysis_job_last(&self) -> Result<Vec<(JobKind, Option<SiteId>, Millis)>> {
        let rows: Vec<(String, Option<SiteId>, Millis)> =
            on_read!(self, |pool| sqlx::query_as(LAST).fetch_all(pool).await).during("look for the last jobs")?;
        rows.into_iter().map(|(kind, site_id, at)| Ok((kind_of(kind)?, site_id, at))).collect()
    }
}
