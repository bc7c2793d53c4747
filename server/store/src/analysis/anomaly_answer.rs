//! What people do with anomalies: a status, a verdict, a plan, a note, for one or for several at once.
//! Each deed is kept with the anomaly. Leaves out how anomalies are read (`anomaly`), and who may
//! answer.

use crate::analysis::anomaly::{Anomaly, AnomalyPlan, AnomalyStatus, FIND, Row, status};
use crate::backend::{Tx, text};
use crate::error::During;
use crate::store::record::{self, Thing};
use crate::{Error, Result, Store};
use domain::zone::Date;
use domain::{DAY_MS, Millis};
use serde_json::{Value, json};

/// The longest note, in characters.
const NOTE_CHARS_MAX: usize = 2_000;
/// How many notes an anomaly may have.
const NOTES_MAX: i64 = 500;
/// The longest name of somebody, in characters.
const NAME_CHARS_MAX: usize = 80;
/// The longest time that an anomaly may wait.
const SNOOZE_MAX_MS: Millis = 366 * DAY_MS;
/// How many anomalies may be answered at once.
const ANSWERED_MAX: usize = 500;

/// A change of a value that may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Change<T> {
    /// It stays as it is.
    #[default]
    Keep,
    /// It is taken away.
    Clear,
    /// It becomes this.
    Set(T),
}

impl<T: Clone> Change<T> {
    fn is_kept(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// What becomes of the value that was there `before`.
    fn of(&self, before: Option<T>) -> Option<T> {
        match self {
            Self::Keep => before,
            Self::Clear => None,
            Self::Set(value) => Some(value.clone()),
        }
    }

    /// As a note keeps it: the new value, or `cleared`; none if nothing was changed.
    fn noted(&self, cleared: T) -> Option<T> {
        match self {
            Self::Keep => None,
            Self::Clear => Some(cleared),
            Self::Set(value) => Some(value.clone()),
        }
    }
}

/// A person's answer to an anomaly.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnomalyAnswer {
    /// The new status. If there is none, the verdict "no fault" resolves the anomaly.
    pub status: Option<AnomalyStatus>,
    /// The verdict: fault or no fault.
    pub is_fault: Option<bool>,
    /// Until when it may wait. Resolving or reopening it ends the wait.
    pub snoozed_until: Change<Millis>,
    /// Who deals with it.
    pub assigned_to: Change<String>,
    /// By which day it should be dealt with.
    pub due_on: Change<Date>,
    /// A note; may be empty.
    pub note: String,
}

/// One answer of a person to an anomaly, as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct AnomalyNote {
    /// When.
    pub at: Millis,
    /// The status that they gave it.
    pub status: Option<AnomalyStatus>,
    /// The verdict that they gave.
    pub is_fault: Option<bool>,
    /// Until when it may wait.
    pub snoozed_until: Change<Millis>,
    /// Who deals with it.
    pub assigned_to: Change<String>,
    /// By which day it should be dealt with.
    pub due_on: Change<Date>,
    /// The note; may be empty.
    pub note: String,
}

const ANSWER: &str = "update anomaly set status = $2, is_fault = $3, resolved_at = $4, snoozed_until = $5, assigned_to = $6, due_on = $7, \
     updated_at = $8 where anomaly_id = $1";
const NOTE: &str = "insert into anomaly_note (anomaly_id, at, status, is_fault, snoozed_until, assigned_to, due_on, note) \
     values ($1, $2, $3, $4, $5, $6, $7, $8)";
const NOTES: &str = "select at, status, is_fault, snoozed_until, assigned_to, due_on, note from anomaly_note \
     where anomaly_id = $1 order by at, anomaly_note_id";
const NOTE_COUNT: &str = "select count(*) from anomaly_note where anomaly_id = $1";

#[derive(store_macros::FromRow)]
struct NoteRow {
    at: Millis,
    status: Option<String>,
    is_fault: Option<bool>,
    snoozed_until: Option<Millis>,
    assigned_to: Option<String>,
    due_on: Option<String>,
    note: String,
}

impl TryFrom<NoteRow> for AnomalyNote {
    type Error = Error;

    fn try_from(row: NoteRow) -> Result<Self> {
        Ok(Self {
            at: row.at,
            status: row.status.as_deref().map(status).transpose()?,
            is_fault: row.is_fault,
            snoozed_until: row
                .snoozed_until
                .map_or(Change::Keep, |until| if until == 0 { Change::Clear } else { Change::Set(until) }),
            assigned_to: row
                .assigned_to
                .map_or(Change::Keep, |name| if name.is_empty() { Change::Clear } else { Change::Set(name) }),
            due_on: row.due_on.map_or(Change::Keep, |day| Date::parse(&day).map_or(Change::Clear, Change::Set)),
            note: row.note,
        })
    }
}

impl AnomalyAnswer {
    /// The answer without spaces around its texts; an empty name takes the name away.
    fn trimmed(&self) -> Self {
        let assigned_to = match &self.assigned_to {
            Change::Set(name) if name.trim().is_empty() => Change::Clear,
            Change::Set(name) => Change::Set(text(name.trim())),
            other => other.clone(),
        };
        Self { note: text(self.note.trim()), assigned_to, ..self.clone() }
    }

    fn check(&self, at: Millis) -> Result<()> {
        let has_plan = !(self.snoozed_until.is_kept() && self.assigned_to.is_kept() && self.due_on.is_kept());
        if self.status.is_none() && self.is_fault.is_none() && !has_plan && self.note.is_empty() {
            return Err(Error::invalid("body", "give the anomaly a status, a verdict, a plan or a note"));
        }
        if self.note.chars().count() > NOTE_CHARS_MAX {
            return Err(Error::invalid("note", format!("the note is longer than {NOTE_CHARS_MAX} characters")));
        }
        match &self.assigned_to {
            Change::Set(name) if name.chars().count() > NAME_CHARS_MAX => {
                return Err(Error::invalid("assigned_to", format!("the name is longer than {NAME_CHARS_MAX} characters")));
            }
            _ => {}
        }
        match self.snoozed_until {
            Change::Set(until) if until <= at => {
                return Err(Error::invalid(
                    "snoozed_until",
                    "the issue cannot wait until a time that is over: choose a later one",
                ));
            }
            Change::Set(until) if until - at > SNOOZE_MAX_MS => {
                return Err(Error::invalid(
                    "snoozed_until",
                    "the issue cannot wait for more than a year: choose an earlier time",
                ));
            }
            _ => {}
        }
        match self.due_on {
            // A day begins up to fourteen hours before it does in UTC, and ends up to twelve after it.
            Change::Set(day) if (day.days() + 1) * DAY_MS + DAY_MS / 2 <= at => {
                Err(Error::invalid("due_on", format!("{day} is over: choose today or a later day")))
            }
            Change::Set(day) if day.days() * DAY_MS - at > 10 * SNOOZE_MAX_MS => {
                Err(Error::invalid("due_on", format!("{day} is more than ten years away: choose an earlier day")))
            }
            _ => Ok(()),
        }
    }
}

impl Store {
    /// Stores a person's answer to an anomaly.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] if the answer is empty, or a part of it too long, over or
    /// too far away; [`Error::Conflict`] if there are too many notes, or the anomaly is resolved and
    /// cannot wait; or when a statement fails.
    pub async fn anomaly_answer(&self, anomaly_id: i64, answer: &AnomalyAnswer, at: Millis) -> Result<Anomaly> {
        let mut answered = self.anomaly_answer_all(&[anomaly_id], answer, at).await?;
        answered.pop().ok_or(Error::Broken("an answered anomaly is missing"))
    }

    /// Stores a person's answer to several anomalies: to all of them, or to none.
    ///
    /// # Errors
    /// As [`Store::anomaly_answer`]; [`Error::Invalid`] if there are none, or too many.
    pub async fn anomaly_answer_all(&self, anomaly_ids: &[i64], answer: &AnomalyAnswer, at: Millis) -> Result<Vec<Anomaly>> {
        let answer = answer.trimmed();
        answer.check(at)?;
        if anomaly_ids.is_empty() {
            return Err(Error::invalid("id", "select at least one issue"));
        }
        if anomaly_ids.len() > ANSWERED_MAX {
            return Err(Error::invalid(
                "id",
                format!("{} issues are selected: select {ANSWERED_MAX} at most", anomaly_ids.len()),
            ));
        }
        let mut tx = self.begin_turn().await?;
        let mut answered = Vec::with_capacity(anomaly_ids.len());
        for &anomaly_id in anomaly_ids {
            answered.push(answer_one(&mut tx, anomaly_id, &answer, at).await?);
        }
        self.end(tx).await?;
        Ok(answered)
    }

    /// The answers to an anomaly, in order of time.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn anomaly_notes(&self, anomaly_id: i64) -> Result<Vec<AnomalyNote>> {
        let rows: Vec<NoteRow> = on_read!(self, |pool| sqlx::query_as(NOTES).bind(anomaly_id).fetch_all(pool).await)
            .during("read an anomaly's notes")?;
        rows.into_iter().map(AnomalyNote::try_from).collect()
    }
}

async fn answer_one(tx: &mut Tx, anomaly_id: i64, answer: &AnomalyAnswer, at: Millis) -> Result<Anomaly> {
    let row: Option<Row> = on_tx!(tx, |connection| sqlx::query_as(FIND).bind(anomaly_id).fetch_optional(connection).await)
        .during("look for an anomaly")?;
    let Some(row) = row else { return Err(Error::not_found("anomaly", anomaly_id)) };
    let before = Anomaly::try_from(row)?;
    let count: i64 = on_tx!(tx, |connection| sqlx::query_scalar(NOTE_COUNT).bind(anomaly_id).fetch_one(connection).await)
        .during("count an anomaly's notes")?;
    if count >= NOTES_MAX {
        return Err(Error::conflict("note", format!("anomaly {anomaly_id} has {count} notes already")));
    }
    let is_none = answer.is_fault == Some(false);
    let given = answer.status.or(is_none.then_some(AnomalyStatus::Resolved));
    let status = given.unwrap_or(before.status);
    if status == AnomalyStatus::Resolved && matches!(answer.snoozed_until, Change::Set(_)) {
        return Err(Error::conflict("snoozed_until", format!("issue {anomaly_id} is resolved: reopen it first")));
    }
    // Reopening an anomaly clears its verdict.
    let kept = before.is_fault.filter(|_| given != Some(AnomalyStatus::New));
    let is_fault = answer.is_fault.or(kept);
    let resolved_at = (status == AnomalyStatus::Resolved).then(|| before.resolved_at.unwrap_or(at));
    // What is over or begins anew does not wait.
    let waits = before.plan.snoozed_until.filter(|_| !matches!(given, Some(AnomalyStatus::Resolved | AnomalyStatus::New)));
    let plan = AnomalyPlan {
        snoozed_until: answer.snoozed_until.of(waits),
        assigned_to: answer.assigned_to.of(before.plan.assigned_to.clone()),
        due_on: answer.due_on.of(before.plan.due_on),
    };
    on_tx!(tx, |connection| sqlx::query(ANSWER)
        .bind(anomaly_id)
        .bind(status.as_str())
        .bind(is_fault)
        .bind(resolved_at)
        .bind(plan.snoozed_until)
        .bind(&plan.assigned_to)
        .bind(plan.due_on.map(|day| day.to_string()))
        .bind(at)
        .execute(connection)
        .await
        .map(drop))
    .during("answer an anomaly")?;
    note_insert(tx, anomaly_id, &AnomalyAnswer { status: given, ..answer.clone() }, at).await?;
    let thing = Thing { kind: "anomaly", id: Some(anomaly_id.to_string()), name: None };
    let mut after = told(status, is_fault, &plan);
    after["note"] = json!(answer.note);
    record::changed(tx, "anomaly.answered", &thing, (Some(told(before.status, before.is_fault, &before.plan)), Some(after)))
        .await?;
    Ok(Anomaly { status, is_fault, resolved_at, plan, updated_at: at, ..before })
}

/// How an anomaly stands, for the record.
fn told(status: AnomalyStatus, is_fault: Option<bool>, plan: &AnomalyPlan) -> Value {
    json!({
        "status": status.as_str(), "is_fault": is_fault, "snoozed_until": plan.snoozed_until,
        "assigned_to": plan.assigned_to, "due_on": plan.due_on.map(|day| day.to_string()),
    })
}

/// Keeps what was said of an anomaly.
pub(crate) async fn note_insert(tx: &mut Tx, anomaly_id: i64, answer: &AnomalyAnswer, at: Millis) -> Result<()> {
    let due_on = match &answer.due_on {
        Change::Keep => None,
        Change::Clear => Some(String::new()),
        Change::Set(day) => Some(day.to_string()),
    };
    on_tx!(tx, |connection| sqlx::query(NOTE)
        .bind(anomaly_id)
        .bind(at)
        .bind(answer.status.map(AnomalyStatus::as_str))
        .bind(answer.is_fault)
        .bind(answer.snoozed_until.noted(0))
        .bind(answer.assigned_to.noted(String::new()))
        .bind(&due_on)
        .bind(&answer.note)
        .execute(connection)
        .await
        .map(drop))
    .during("note what was said of an anomaly")
}
