//! Anomalies: what was found wrong, and how far people are with it. Leaves out how anomalies are found
//! (`analytics`), how stored ones are updated after a scan (`reconcile`), what people do with them
//! (`anomaly_answer`), and all words.

use crate::backend::{known, text};
use crate::error::During;
use crate::{Error, Result, Store};
pub use domain::finding::{Finding as AnomalyFound, Status as AnomalyStatus};

use domain::finding::{Detail, Facts, Kind, Severity, Text};
use domain::zone::{Date, Span};
use domain::{BuildingId, Millis, Priority, SeriesId};

/// Which kind of scan saw an anomaly last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnomalyMode {
    /// A scan of new hours as they arrived.
    Causal,
    /// A look back over all hours.
    Retrospective,
}

impl AnomalyMode {
    /// The name that the database and the API use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            AnomalyMode::Causal => "causal",
            AnomalyMode::Retrospective => "retrospective",
        }
    }

    fn read(text: &str) -> Result<Self> {
        let mode = [Self::Causal, Self::Retrospective].into_iter().find(|mode| mode.as_str() == text);
        mode.ok_or_else(|| Error::Unknown("mode of an anomaly", text.to_owned()))
    }
}

/// A stored anomaly.
#[derive(Clone, Debug, PartialEq)]
pub struct Anomaly {
    /// Its id. It stays the same however often the anomaly is seen again.
    pub anomaly_id: i64,
    /// The building.
    pub building_id: Option<BuildingId>,
    /// The series.
    pub series_id: SeriesId,
    /// The model that saw it last.
    pub model_id: Option<i64>,
    /// Which kind of scan saw it last.
    pub mode: AnomalyMode,
    /// What was found.
    pub found: AnomalyFound,
    /// How soon it should be dealt with.
    pub priority: Priority,
    /// What people have done about it.
    pub status: AnomalyStatus,
    /// What people plan to do about it.
    pub plan: AnomalyPlan,
    /// A person's verdict, fault or no fault; `None` until somebody gives one.
    pub is_fault: Option<bool>,
    /// When it was resolved.
    pub resolved_at: Option<Millis>,
    /// When a look back stopped seeing it. It is kept only because people answered it.
    pub withdrawn_at: Option<Millis>,
    /// When it was first seen.
    pub created_at: Millis,
    /// When any part of it last changed.
    pub updated_at: Millis,
}

/// What people plan to do about an anomaly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnomalyPlan {
    /// Until when it may wait.
    pub snoozed_until: Option<Millis>,
    /// Who deals with it: a name.
    pub assigned_to: Option<String>,
    /// The last day, by the site's calendar, on which it should be dealt with.
    pub due_on: Option<Date>,
}

impl Anomaly {
    /// Whether it is resolved, or a look back no longer sees it.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.status == AnomalyStatus::Resolved || self.withdrawn_at.is_some()
    }

    /// Whether it may wait at this time.
    #[must_use]
    pub fn is_snoozed(&self, now: Millis) -> bool {
        !self.is_over() && self.plan.snoozed_until.is_some_and(|until| until > now)
    }

    /// Whether people should look at it at this time. The same as `anomaly_open_count` counts.
    #[must_use]
    pub fn is_waiting(&self, now: Millis) -> bool {
        !self.is_over() && !self.is_snoozed(now)
    }
}

/// Which anomalies to list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnomalyFilter {
    /// In this building; `None` for all.
    pub building_id: Option<BuildingId>,
    /// In this series; `None` for all.
    pub series_id: Option<SeriesId>,
    /// With at least one hour in this span.
    pub span: Option<Span>,
    /// With this severity.
    pub severity: Option<Severity>,
    /// With this status.
    pub status: Option<AnomalyStatus>,
    /// Only what is over (resolved or withdrawn), or only what is not.
    pub is_over: Option<bool>,
    /// Whether to include withdrawn anomalies.
    pub with_withdrawn: bool,
    /// At most this many; `None` for 1,000.
    pub limit: Option<i64>,
}

#[derive(store_macros::FromRow)]
pub(crate) struct Row {
    anomaly_id: i64,
    building_id: Option<BuildingId>,
    series_id: SeriesId,
    model_id: Option<i64>,
    #[sqlx(rename = "type")]
    kind: String,
    severity: String,
    mode: String,
    start_at: Millis,
    end_at: Millis,
    is_open: bool,
    score: f64,
    value: Option<f64>,
    expected: Option<f64>,
    deviation_percent: Option<f64>,
    energy_wasted: f64,
    money_wasted: Option<f64>,
    sentence: String,
    causes: String,
    facts: Option<String>,
    priority: String,
    status: String,
    snoozed_until: Option<Millis>,
    assigned_to: Option<String>,
    due_on: Option<String>,
    is_fault: Option<bool>,
    resolved_at: Option<Millis>,
    withdrawn_at: Option<Millis>,
    created_at: Millis,
    updated_at: Millis,
}

impl TryFrom<Row> for Anomaly {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let detail = detail(row.facts.as_deref(), row.sentence, &row.causes)?;
        Ok(Anomaly {
            mode: AnomalyMode::read(&row.mode)?,
            status: status(&row.status)?,
            priority: priority(&row.priority)?,
            plan: AnomalyPlan {
                snoozed_until: row.snoozed_until,
                assigned_to: row.assigned_to,
                due_on: row.due_on.as_deref().and_then(Date::parse),
            },
            found: AnomalyFound {
                kind: Kind::parse(&row.kind).ok_or(Error::Unknown("kind of an anomaly", row.kind))?,
                severity: severity(&row.severity)?,
                span: Span { start: row.start_at, end: row.end_at },
                is_open: row.is_open,
                score: row.score,
                value: row.value,
                expected: row.expected,
                deviation_percent: row.deviation_percent,
                energy_wasted: row.energy_wasted,
                money_wasted: row.money_wasted,
                detail,
            },
            anomaly_id: row.anomaly_id,
            building_id: row.building_id,
            series_id: row.series_id,
            model_id: row.model_id,
            is_fault: row.is_fault,
            resolved_at: row.resolved_at,
            withdrawn_at: row.withdrawn_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}

pub(crate) fn status(text: &str) -> Result<AnomalyStatus> {
    AnomalyStatus::parse(text).ok_or_else(|| Error::Unknown("status of an anomaly", text.to_owned()))
}

fn severity(text: &str) -> Result<Severity> {
    Severity::parse(text).ok_or_else(|| Error::Unknown("severity of an anomaly", text.to_owned()))
}

pub(crate) fn priority(text: &str) -> Result<Priority> {
    Priority::parse(text).ok_or_else(|| Error::Unknown("priority of an anomaly", text.to_owned()))
}

/// The detail of an anomaly. Facts that only a later version knows are passed over: the next look
/// writes them again.
fn detail(facts: Option<&str>, sentence: String, causes: &str) -> Result<Detail> {
    if let Some(facts) = facts.and_then(|facts| serde_json::from_str::<Facts>(facts).ok()) {
        return Ok(Detail::Facts(facts));
    }
    let causes = serde_json::from_str(causes).map_err(|_| Error::Unknown("list of causes", causes.to_owned()))?;
    Ok(Detail::Text(Text { sentence, causes }))
}

/// The columns `sentence`, `causes` and `facts`.
pub(crate) fn detail_columns(detail: &Detail) -> (String, String, Option<String>) {
    match detail {
        Detail::Facts(facts) => (String::new(), "[]".to_owned(), serde_json::to_string(facts).ok()),
        Detail::Text(old) => (text(&old.sentence), serde_json::to_string(&old.causes).unwrap_or_default(), None),
    }
}

macro_rules! anomaly_columns {
    () => {
        "anomaly_id, building_id, series_id, model_id, type, severity, mode, start_at, end_at, is_open, score, value, expected, \
         deviation_percent, energy_wasted, money_wasted, sentence, causes, facts, priority, status, snoozed_until, assigned_to, due_on, \
         is_fault, resolved_at, withdrawn_at, created_at, updated_at"
    };
}
pub(crate) use anomaly_columns;

const LIST: &str = concat!(
    "select ",
    anomaly_columns!(),
    " from anomaly where ($1 is null or building_id = $1) and ($2 is null or series_id = $2) and start_at < $4 and end_at > $3 \
     and ($5 is null or severity = $5) and ($6 is null or status = $6) and (withdrawn_at is null or $7 = 1) \
     and ($9 is null or $9 = case when status = 'resolved' or withdrawn_at is not null then 1 else 0 end) \
     order by start_at desc, anomaly_id desc limit $8"
);
pub(crate) const FIND: &str = concat!("select ", anomaly_columns!(), " from anomaly where anomaly_id = $1");
const JUDGED: &str =
    concat!("select ", anomaly_columns!(), " from anomaly where series_id = $1 and is_fault is not null order by start_at");
const AS_TEXT: &str =
    concat!("select ", anomaly_columns!(), " from anomaly where facts is null and anomaly_id > $1 order by anomaly_id limit $2");
const FACTS: &str = "update anomaly set facts = $2 where anomaly_id = $1 and facts is null";

impl Store {
    /// Lists anomalies, the latest to begin first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn anomaly_list(&self, filter: &AnomalyFilter) -> Result<Vec<Anomaly>> {
        let span = filter.span.unwrap_or(Span { start: i64::MIN, end: i64::MAX });
        let rows: Vec<Row> = on_read!(self, |pool| sqlx::query_as(LIST)
            .bind(filter.building_id)
            .bind(filter.series_id)
            .bind(span.start)
            .bind(span.end)
            .bind(filter.severity.map(Severity::as_str))
            .bind(filter.status.map(AnomalyStatus::as_str))
            .bind(i64::from(filter.with_withdrawn))
            .bind(filter.limit.unwrap_or(1_000))
            .bind(filter.is_over.map(i64::from))
            .fetch_all(pool)
            .await)
        .during("read the anomalies")?;
        known(rows.into_iter().map(Anomaly::try_from))
    }

    /// Finds an anomaly by id.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn anomaly_find(&self, anomaly_id: i64) -> Result<Option<Anomaly>> {
        let row: Option<Row> = on_read!(self, |pool| sqlx::query_as(FIND).bind(anomaly_id).fetch_optional(pool).await)
            .during("look for an anomaly")?;
        row.map(Anomaly::try_from).transpose()
    }

    /// The anomalies of a series that have a verdict, in order of time. The next scan learns from
    /// them.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn anomaly_judged(&self, series_id: SeriesId) -> Result<Vec<Anomaly>> {
        let rows: Vec<Row> = on_read!(self, |pool| sqlx::query_as(JUDGED).bind(series_id).fetch_all(pool).await)
            .during("read what people said of anomalies")?;
        known(rows.into_iter().map(Anomaly::try_from))
    }

    /// Anomalies that an earlier version stored as text, in order of their ids: at most `limit` of
    /// those after `after_id`.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn anomaly_as_text(&self, after_id: i64, limit: i64) -> Result<Vec<Anomaly>> {
        let rows: Vec<Row> = on_read!(self, |pool| sqlx::query_as(AS_TEXT).bind(after_id).bind(limit).fetch_all(pool).await)
            .during("read anomalies of an earlier version")?;
        known(rows.into_iter().map(Anomaly::try_from))
    }

    /// Adds facts to anomalies that were stored as text. The text stays for the earlier version.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn anomaly_facts_put(&self, facts: &[(i64, Facts)]) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        for (anomaly_id, facts) in facts {
            let Ok(json) = serde_json::to_string(facts) else { continue };
            on_tx!(&mut tx, |connection| sqlx::query(FACTS).bind(anomaly_id).bind(&json).execute(connection).await.map(drop))
                .during("keep the facts of an anomaly")?;
        }
        self.end(tx).await
    }
}
