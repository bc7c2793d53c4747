//! Anomalies: what was found wrong, and what people did about it. Leaves out how anomalies are
//! found (`analytics`), how stored ones are updated after a scan (`reconcile`), and all words.

use crate::backend::{known, text};
use crate::error::During;
use crate::{Error, Result, Store};
pub use domain::finding::{Finding as AnomalyFound, Status as AnomalyStatus};

use domain::finding::{Detail, Facts, Kind, Severity, Text};
use domain::zone::Span;
use domain::{BuildingId, Millis, SeriesId};

/// The longest note, in characters.
const NOTE_CHARS_MAX: usize = 2_000;
/// How many notes an anomaly may have.
const NOTES_MAX: i64 = 500;

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
    /// What people have done about it.
    pub status: AnomalyStatus,
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

/// One answer of a person to an anomaly.
#[derive(Clone, Debug, PartialEq)]
pub struct AnomalyNote {
    /// When.
    pub at: Millis,
    /// The status that they gave it.
    pub status: Option<AnomalyStatus>,
    /// The verdict that they gave.
    pub is_fault: Option<bool>,
    /// The note; may be empty.
    pub note: String,
}

/// A person's answer to an anomaly.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnomalyAnswer {
    /// The new status. If there is none, the verdict "no fault" resolves the anomaly.
    pub status: Option<AnomalyStatus>,
    /// The verdict: fault or no fault.
    pub is_fault: Option<bool>,
    /// A note; may be empty.
    pub note: String,
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
    /// Whether to include withdrawn anomalies.
    pub with_withdrawn: bool,
    /// At most this many; `None` for 1,000.
    pub limit: Option<i64>,
}

/// How many unresolved anomalies a building has, by severity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnomalyCount {
    /// The building.
    pub building_id: Option<BuildingId>,
    /// The severity.
    pub severity: Severity,
    /// The count.
    pub anomaly_count: i64,
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
    status: String,
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

fn status(text: &str) -> Result<AnomalyStatus> {
    AnomalyStatus::parse(text).ok_or_else(|| Error::Unknown("status of an anomaly", text.to_owned()))
}

fn severity(text: &str) -> Result<Severity> {
    Severity::parse(text).ok_or_else(|| Error::Unknown("severity of an anomaly", text.to_owned()))
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
         deviation_percent, energy_wasted, money_wasted, sentence, causes, facts, status, is_fault, resolved_at, withdrawn_at, created_at, updated_at"
    };
}
pub(crate) use anomaly_columns;

const LIST: &str = concat!(
    "select ",
    anomaly_columns!(),
    " from anomaly where ($1 is null or building_id = $1) and ($2 is null or series_id = $2) and start_at < $4 and end_at > $3 \
     and ($5 is null or severity = $5) and ($6 is null or status = $6) and (withdrawn_at is null or $7 = 1) \
     order by start_at desc, anomaly_id desc limit $8"
);
const FIND: &str = concat!("select ", anomaly_columns!(), " from anomaly where anomaly_id = $1");
const JUDGED: &str =
    concat!("select ", anomaly_columns!(), " from anomaly where series_id = $1 and is_fault is not null order by start_at");
const COUNTS: &str = "select building_id, severity, count(*) as anomaly_count from anomaly \
     where status <> 'resolved' and withdrawn_at is null group by building_id, severity order by building_id, severity";
const ANSWER: &str = "update anomaly set status = $2, is_fault = $3, resolved_at = $4, updated_at = $5 where anomaly_id = $1";
pub(crate) const NOTE: &str = "insert into anomaly_note (anomaly_id, at, status, is_fault, note) values ($1, $2, $3, $4, $5)";
const NOTES: &str = "select at, status, is_fault, note from anomaly_note where anomaly_id = $1 order by at, anomaly_note_id";
const AS_TEXT: &str =
    concat!("select ", anomaly_columns!(), " from anomaly where facts is null and anomaly_id > $1 order by anomaly_id limit $2");
const FACTS: &str = "update anomaly set facts = $2 where anomaly_id = $1 and facts is null";
const NOTE_COUNT: &str = "select count(*) from anomaly_note where anomaly_id = $1";

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
        tx.commit().await
    }

    /// Counts the unresolved anomalies by building and severity, without withdrawn ones.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn anomaly_count(&self) -> Result<Vec<AnomalyCount>> {
        let rows: Vec<(Option<BuildingId>, String, i64)> =
            on_read!(self, |pool| sqlx::query_as(COUNTS).fetch_all(pool).await).during("count the anomalies")?;
        known(rows.into_iter().map(|(building_id, name, anomaly_count)| {
            Ok(AnomalyCount { building_id, severity: severity(&name)?, anomaly_count })
        }))
    }

    /// Stores a person's answer to an anomaly.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] if the answer is empty or the note too long;
    /// [`Error::Conflict`] if there are too many notes; or when a statement fails.
    pub async fn anomaly_answer(&self, anomaly_id: i64, answer: &AnomalyAnswer, at: Millis) -> Result<Anomaly> {
        let note = answer.note.trim();
        if answer.status.is_none() && answer.is_fault.is_none() && note.is_empty() {
            return Err(Error::invalid("body", "give the anomaly a status, a verdict or a note"));
        }
        if note.chars().count() > NOTE_CHARS_MAX {
            return Err(Error::invalid("note", format!("the note is longer than {NOTE_CHARS_MAX} characters")));
        }
        let mut tx = self.begin_turn().await?;
        let row: Option<Row> =
            on_tx!(&mut tx, |connection| sqlx::query_as(FIND).bind(anomaly_id).fetch_optional(connection).await)
                .during("look for an anomaly")?;
        let Some(row) = row else { return Err(Error::not_found("anomaly", anomaly_id)) };
        let before = Anomaly::try_from(row)?;
        let count: i64 =
            on_tx!(&mut tx, |connection| sqlx::query_scalar(NOTE_COUNT).bind(anomaly_id).fetch_one(connection).await)
                .during("count an anomaly's notes")?;
        if count >= NOTES_MAX {
            return Err(Error::conflict("note", format!("the anomaly has {count} notes already")));
        }
        let is_none = answer.is_fault == Some(false);
        let given = answer.status.or(is_none.then_some(AnomalyStatus::Resolved));
        let status = given.unwrap_or(before.status);
        // Reopening an anomaly clears its verdict.
        let kept = before.is_fault.filter(|_| given != Some(AnomalyStatus::New));
        let is_fault = answer.is_fault.or(kept);
        let resolved_at = (status == AnomalyStatus::Resolved).then(|| before.resolved_at.unwrap_or(at));
        on_tx!(&mut tx, |connection| sqlx::query(ANSWER)
            .bind(anomaly_id)
            .bind(status.as_str())
            .bind(is_fault)
            .bind(resolved_at)
            .bind(at)
            .execute(connection)
            .await
            .map(drop))
        .during("answer an anomaly")?;
        on_tx!(&mut tx, |connection| sqlx::query(NOTE)
            .bind(anomaly_id)
            .bind(at)
            .bind(given.map(AnomalyStatus::as_str))
            .bind(answer.is_fault)
            .bind(text(note))
            .execute(connection)
            .await
            .map(drop))
        .during("note what was said of an anomaly")?;
        tx.commit().await?;
        Ok(Anomaly { status, is_fault, resolved_at, updated_at: at, ..before })
    }

    /// The answers to an anomaly, in order of time.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn anomaly_notes(&self, anomaly_id: i64) -> Result<Vec<AnomalyNote>> {
        let rows: Vec<(Millis, Option<String>, Option<bool>, String)> =
            on_read!(self, |pool| sqlx::query_as(NOTES).bind(anomaly_id).fetch_all(pool).await)
                .during("read an anomaly's notes")?;
        rows.into_iter()
            .map(|(at, status, is_fault, note)| {
                let status = status.as_deref().map(self::status).transpose()?;
                Ok(AnomalyNote { at, status, is_fault, note })
            })
            .collect()
    }
}
