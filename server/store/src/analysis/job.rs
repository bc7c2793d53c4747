//! Jobs: work that is queued, running in one process, or over. If a process ends, another resumes
//! its jobs. Leaves out which kinds there are and what each does (crate `jobs`).

use super::forecast::score;
use super::series_analysis::note;
use crate::backend::{known, text};
use crate::error::During;
use crate::{AnalysisStep, Error, Granularity, Result, Store};
use domain::{BuildingId, Millis, SeriesId, SiteId};
use std::fmt;

/// How many finished jobs are kept.
pub const JOBS_OVER_MAX: i64 = 500;

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

/// What a job is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobSubject {
    /// Everything.
    All,
    /// A site.
    Site(SiteId),
    /// A building.
    Building(BuildingId),
    /// One series.
    Series(SeriesId),
}

impl From<Option<BuildingId>> for JobSubject {
    /// A building, or everything.
    fn from(building_id: Option<BuildingId>) -> Self {
        building_id.map_or(Self::All, Self::Building)
    }
}

impl fmt::Display for JobSubject {
    /// As the database has it: `all`, `site:1`, `building:7`, `series:12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            JobSubject::All => f.write_str("all"),
            JobSubject::Site(id) => write!(f, "site:{id}"),
            JobSubject::Building(id) => write!(f, "building:{id}"),
            JobSubject::Series(id) => write!(f, "series:{id}"),
        }
    }
}

impl JobSubject {
    /// Parses the text that `Display` writes.
    fn parse(text: &str) -> Result<Self> {
        let found = match text.split_once(':') {
            Some(("site", id)) => id.parse().ok().map(Self::Site),
            Some(("building", id)) => id.parse().ok().map(Self::Building),
            Some(("series", id)) => id.parse().ok().map(Self::Series),
            _ => (text == "all").then_some(Self::All),
        };
        found.ok_or_else(|| Error::Unknown("subject of a job", text.to_owned()))
    }

    /// The building, if the job is about one whole building.
    #[must_use]
    pub fn building_id(self) -> Option<BuildingId> {
        if let Self::Building(building_id) = self { Some(building_id) } else { None }
    }
}

/// A job.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// The job's id.
    pub job_id: i64,
    /// What it does: the name of its kind. A newer process may have kinds that this one has not.
    pub kind: String,
    /// What it is about.
    pub subject: JobSubject,
    /// Its state.
    pub state: JobState,
    /// It is not taken before this.
    pub due_at: Millis,
    /// The process that runs it, by the name that the process gave itself.
    pub owner: Option<String>,
    /// How often it was taken. Only who took it last may write its progress.
    pub epoch: i64,
    /// Where it has got to, in its kind's own words; empty until a step is done.
    pub cursor: String,
    /// How many steps are done.
    pub done_count: i64,
    /// How many steps there are; 0 until it starts.
    pub total_count: i64,
    /// How many of the done steps failed.
    pub failed_count: i64,
    /// The newest failure; empty if there was none.
    pub failure: String,
    /// What it does now, or how it ended, in words.
    pub message: String,
    /// What it hands on to a program when it is over, in its kind's own form.
    pub result: Option<String>,
    /// When it was queued.
    pub created_at: Millis,
    /// When it first started.
    pub started_at: Option<Millis>,
    /// When its owner last sent a heartbeat.
    pub heartbeat_at: Option<Millis>,
    /// When it ended.
    pub ended_at: Option<Millis>,
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
    job_id: i64,
    kind: String,
    subject: String,
    state: String,
    due_at: Millis,
    owner: Option<String>,
    epoch: i64,
    cursor: String,
    done_count: i64,
    total_count: i64,
    failed_count: i64,
    failure: String,
    message: String,
    result: Option<String>,
    created_at: Millis,
    started_at: Option<Millis>,
    heartbeat_at: Option<Millis>,
    ended_at: Option<Millis>,
}

impl TryFrom<Row> for Job {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let state = JobState::ALL.into_iter().find(|state| state.as_str() == row.state);
        Ok(Job {
            state: state.ok_or_else(|| Error::Unknown("state of a job", row.state.clone()))?,
            subject: JobSubject::parse(&row.subject)?,
            job_id: row.job_id,
            kind: row.kind,
            due_at: row.due_at,
            owner: row.owner,
            epoch: row.epoch,
            cursor: row.cursor,
            done_count: row.done_count,
            total_count: row.total_count,
            failed_count: row.failed_count,
            failure: row.failure,
            message: row.message,
            result: row.result,
            created_at: row.created_at,
            started_at: row.started_at,
            heartbeat_at: row.heartbeat_at,
            ended_at: row.ended_at,
        })
    }
}

macro_rules! columns {
    () => {
        "job_id, kind, subject, state, due_at, owner, epoch, cursor, done_count, total_count, failed_count, failure, message, result, \
         created_at, started_at, heartbeat_at, ended_at"
    };
}

const WAITING: &str = "select job_id from job where kind = $1 and subject = $2 and state = 'queued'";
/// A job that was asked for again is due now, also where the clock stood ahead the first time.
const BRING_FORWARD: &str = "update job set due_at = $2 where job_id = $1 and due_at > $2";
const WAITING_COUNT: &str = "select count(*) from job where state = 'queued' and (due_at <= $2 or started_at is not null) \
     and kind in (select k.value ->> 0 from json_each($1) k)";
const INSERT: &str = "insert into job (kind, subject, state, due_at, epoch, cursor, done_count, total_count, failed_count, failure, message, \
     created_at) values ($1, $2, 'queued', $3, 0, '', 0, 0, 0, '', '', $3) returning job_id";
/// The kinds in the order given; within a kind, started jobs before new ones. A job that was due
/// once stays so, whatever the clock says.
const TAKE: &str = concat!(
    "update job set state = 'running', owner = $3, epoch = epoch + 1, started_at = coalesce(started_at, $1), heartbeat_at = $1 \
     where job_id = (select j.job_id from job j \
     join (select k.value ->> 0 as kind, cast(k.value ->> 1 as bigint) as place from json_each($2) k) o on o.kind = j.kind \
     where j.state = 'queued' and (j.due_at <= $1 or j.started_at is not null) \
     order by o.place, case when j.started_at is null then 1 else 0 end, j.job_id limit 1) \
     returning ",
    columns!()
);
const RESUME: &str = "update job set state = 'queued', owner = null where state = 'running' and coalesce(heartbeat_at, 0) <= $1";
const RELEASE: &str = "update job set state = 'queued', owner = null where state = 'running' and owner = $1";
const HEARTBEAT: &str = "update job set heartbeat_at = $2 where state = 'running' and owner = $1";
/// Writes only within the epoch of the lease: another process may have taken the job since.
const PROGRESS: &str = "update job set done_count = $3, total_count = $4, cursor = $5, failed_count = $6, failure = $7, message = $8, \
     heartbeat_at = $9 where job_id = $1 and state = 'running' and epoch = $2";
const END: &str = "update job set state = $3, ended_at = $4, result = $5, owner = null \
     where job_id = $1 and state = 'running' and epoch = $2";
/// Keeps the newest job of each kind over everything and for each site: it tells when the next one
/// is due.
const TRIM: &str = "delete from job where state in ('done', 'failed') and job_id <= (select max(j.job_id) from job j) - $1 \
     and job_id not in (select max(n.job_id) from job n where n.subject = 'all' or n.subject like 'site:%' group by n.kind, n.subject)";
const LIST: &str =
    concat!("select ", columns!(), " from job where ended_at is null or ended_at >= $1 order by job_id desc limit $2");
const LAST: &str =
    "select kind, subject, max(created_at) from job where subject = 'all' or subject like 'site:%' group by kind, subject";

impl Store {
    /// Queues a job and returns its id. If the same job is already queued, returns that one, which is
    /// due by `at` then.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn job_request(&self, kind: &str, subject: impl Into<JobSubject>, at: Millis) -> Result<i64> {
        let subject = subject.into().to_string();
        let mut tx = self.begin_turn().await?;
        let waiting: Option<i64> =
            on_tx!(&mut tx, |connection| sqlx::query_scalar(WAITING).bind(kind).bind(&subject).fetch_optional(connection).await)
                .during("look for a job")?;
        if let Some(job_id) = waiting {
            on_tx!(&mut tx, |connection| sqlx::query(BRING_FORWARD).bind(job_id).bind(at).execute(connection).await.map(drop))
                .during("bring a job forward")?;
            self.end(tx).await?;
            return Ok(job_id);
        }
        let job_id = on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
            .bind(kind)
            .bind(&subject)
            .bind(at)
            .fetch_one(connection)
            .await)
        .during("ask for a job")?;
        on_tx!(&mut tx, |connection| sqlx::query(TRIM).bind(JOBS_OVER_MAX).execute(connection).await.map(drop))
            .during("forget old jobs")?;
        self.end(tx).await?;
        Ok(job_id)
    }

    /// Takes the next queued and due job of these kinds for the process `owner`, of the first kinds
    /// first. No two callers get the same job.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn job_take(&self, kinds: &[&str], owner: &str, at: Millis) -> Result<Option<Job>> {
        let kinds: Vec<(&str, usize)> = kinds.iter().enumerate().map(|(place, kind)| (*kind, place)).collect();
        let kinds = serde_json::to_string(&kinds).unwrap_or_default();
        let waiting: i64 = on_read!(self, |pool| sqlx::query_scalar(WAITING_COUNT).bind(&kinds).bind(at).fetch_one(pool).await)
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
        self.end(tx).await?;
        row.map(Job::try_from).transpose()
    }

    /// Requeues running jobs whose owner has sent no heartbeat since `heard_by`: it has ended.
    /// Returns how many.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn job_resume(&self, heard_by: Millis) -> Result<u64> {
        let mut tx = self.begin().await?;
        let changed = on_tx!(&mut tx, |connection| sqlx::query(RESUME)
            .bind(heard_by)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("resume the jobs")?;
        self.end(tx).await?;
        Ok(changed)
    }

    /// Requeues all jobs of a process that is shutting down. Returns how many.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn job_release(&self, owner: &str) -> Result<u64> {
        let mut tx = self.begin().await?;
        let changed = on_tx!(&mut tx, |connection| sqlx::query(RELEASE)
            .bind(owner)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("let go of the jobs")?;
        self.end(tx).await?;
        Ok(changed)
    }

    /// Sends a heartbeat for all running jobs of the process `owner`. Returns how many.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn job_heartbeat(&self, owner: &str, at: Millis) -> Result<u64> {
        let mut tx = self.begin().await?;
        let changed = on_tx!(&mut tx, |connection| sqlx::query(HEARTBEAT)
            .bind(owner)
            .bind(at)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("tell of the jobs")?;
        self.end(tx).await?;
        Ok(changed)
    }

    /// Writes a job's progress (counts, cursor, failures, message) and what its steps yielded. With
    /// `over` (done or failed) the job ends, with its result. Returns `false` and writes nothing if
    /// the job was taken again since `job` was: its epoch has passed.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn job_progress(&self, job: &Job, came_to: &JobYield, over: Option<JobState>, at: Millis) -> Result<bool> {
        let mut tx = self.begin().await?;
        let changed = on_tx!(&mut tx, |connection| sqlx::query(PROGRESS)
            .bind(job.job_id)
            .bind(job.epoch)
            .bind(job.done_count)
            .bind(job.total_count)
            .bind(text(&job.cursor))
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
            on_tx!(&mut tx, |connection| sqlx::query(END)
                .bind(job.job_id)
                .bind(job.epoch)
                .bind(state.as_str())
                .bind(at)
                .bind(job.result.as_deref().map(text))
                .execute(connection)
                .await
                .map(drop))
            .during("end a job")?;
        }
        self.end(tx).await?;
        Ok(true)
    }

    /// The jobs that are not over, and those that ended at or after `over_since`, newest first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn job_list(&self, over_since: Millis, limit: i64) -> Result<Vec<Job>> {
        let rows: Vec<Row> = on_read!(self, |pool| sqlx::query_as(LIST).bind(over_since).bind(limit).fetch_all(pool).await)
            .during("read the jobs")?;
        known(rows.into_iter().map(Job::try_from))
    }

    /// When a job of each kind was last queued, for each site and (`None`) for everything.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn job_last(&self) -> Result<Vec<(String, Option<SiteId>, Millis)>> {
        let rows: Vec<(String, String, Millis)> =
            on_read!(self, |pool| sqlx::query_as(LAST).fetch_all(pool).await).during("look for the last jobs")?;
        rows.into_iter()
            .map(|(kind, subject, at)| {
                let site_id = if let JobSubject::Site(site_id) = JobSubject::parse(&subject)? { Some(site_id) } else { None };
                Ok((kind, site_id, at))
            })
            .collect()
    }
}
