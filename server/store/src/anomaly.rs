//! Anomalies: what was found wrong, and what people did about it. A look that sees the same event again moves it and doubles
//! nothing; what people said of it stays. Leaves out how events are found (`analytics`).

use crate::backend::Tx;
use crate::error::During;
use crate::quarantine::text;
use crate::{Error, Result, Store};
use domain::zone::Span;
use domain::{BuildingId, DAY_MS, Millis, SeriesId};

/// What was seen as it came is not withdrawn by a look back before so much more is known of the time after it.
const SETTLE_MS: Millis = 2 * DAY_MS;
/// The longest note.
const NOTE_CHARS_MAX: usize = 2_000;
/// So many notes an anomaly may have.
const NOTES_MAX: i64 = 500;

/// What people have done about an anomaly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnomalyStatus {
    /// Nobody has looked at it.
    New,
    /// Somebody has seen it.
    Acknowledged,
    /// Somebody looks for the cause.
    Investigating,
    /// It is over, or it was none.
    Resolved,
}

impl AnomalyStatus {
    /// All of them, in the order in which work goes.
    pub const ALL: [Self; 4] = [Self::New, Self::Acknowledged, Self::Investigating, Self::Resolved];

    /// The name that the database and the API use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            AnomalyStatus::New => "new",
            AnomalyStatus::Acknowledged => "acknowledged",
            AnomalyStatus::Investigating => "investigating",
            AnomalyStatus::Resolved => "resolved",
        }
    }

    /// The status of that name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    fn read(text: &str) -> Result<Self> {
        Self::parse(text).ok_or_else(|| Error::Unknown("status of an anomaly", text.to_owned()))
    }
}

/// From which side of time an anomaly was seen last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnomalyMode {
    /// As readings came.
    Causal,
    /// Looking back.
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

/// What a look at a series found. Energies are in the series' stored unit.
#[derive(Clone, Debug, PartialEq)]
pub struct AnomalyFound {
    /// What it is, as `analytics` names it.
    pub kind: String,
    /// How much it matters: low, medium, high, critical.
    pub severity: String,
    /// Its hours: the first instant, and the one behind the last.
    pub span: Span,
    /// It reaches up to the end of what was looked at.
    pub is_open: bool,
    /// -1 to 0: how strange.
    pub score: f64,
    /// What its hours used.
    pub value: Option<f64>,
    /// What they usually would have.
    pub expected: Option<f64>,
    /// Value over expected, less one, in percent.
    pub deviation_percent: Option<f64>,
    /// Energy beyond the expected.
    pub energy_wasted: f64,
    /// What that cost, in the site's currency, where its price is known.
    pub money_wasted: Option<f64>,
    /// What was seen, in a sentence with its evidence.
    pub sentence: String,
    /// What it may come from, in plain words, the likeliest first.
    pub causes: Vec<String>,
}

/// An anomaly that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Anomaly {
    /// Its id, which stays however often it is seen.
    pub anomaly_id: i64,
    /// Where.
    pub building_id: Option<BuildingId>,
    /// In which series.
    pub series_id: SeriesId,
    /// By which model it was seen last.
    pub model_id: Option<i64>,
    /// From which side of time.
    pub mode: AnomalyMode,
    /// What was found.
    pub found: AnomalyFound,
    /// What people have done about it.
    pub status: AnomalyStatus,
    /// What a person said: a fault or none; `None` while nobody has.
    pub is_fault: Option<bool>,
    /// When it was resolved.
    pub resolved_at: Option<Millis>,
    /// Since when a look back does not see it any more; only what people said keeps it.
    pub withdrawn_at: Option<Millis>,
    /// When it was first seen.
    pub created_at: Millis,
    /// When anything of it last changed.
    pub updated_at: Millis,
}

/// What people did with an anomaly at an instant.
#[derive(Clone, Debug, PartialEq)]
pub struct AnomalyNote {
    /// When.
    pub at: Millis,
    /// The status that they gave it.
    pub status: Option<AnomalyStatus>,
    /// The verdict that they gave it.
    pub is_fault: Option<bool>,
    /// What they wrote; may be empty.
    pub note: String,
}

/// What a person does with an anomaly.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnomalyAnswer {
    /// The status that it gets. Without one "not a fault" resolves it.
    pub status: Option<AnomalyStatus>,
    /// A fault, or none.
    pub is_fault: Option<bool>,
    /// A note; may be empty.
    pub note: String,
}

/// A look at a series.
#[derive(Clone, Debug, PartialEq)]
pub struct AnomalyLook {
    /// At which series.
    pub series_id: SeriesId,
    /// The series' building, where it has one.
    pub building_id: Option<BuildingId>,
    /// By which model.
    pub model_id: Option<i64>,
    /// From which side of time.
    pub mode: AnomalyMode,
    /// At which hours.
    pub span: Span,
}

/// What a look changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// The ids of the anomalies that nobody had seen before.
    pub new: Vec<i64>,
    /// How many were seen again and are not as they were.
    pub changed: usize,
    /// How many are seen no more.
    pub withdrawn: usize,
}

/// Which anomalies are asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnomalyFilter {
    /// Of a building; `None` of all.
    pub building_id: Option<BuildingId>,
    /// Of a series; `None` of all.
    pub series_id: Option<SeriesId>,
    /// That have an hour within.
    pub span: Option<Span>,
    /// Of a severity.
    pub severity: Option<String>,
    /// Of a status.
    pub status: Option<AnomalyStatus>,
    /// Also those that are seen no more.
    pub with_withdrawn: bool,
    /// At most so many; `None` for 1,000.
    pub limit: Option<i64>,
}

/// How many anomalies of a building and severity wait for somebody.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AnomalyCount {
    /// Where.
    pub building_id: Option<BuildingId>,
    /// Of which severity.
    pub severity: String,
    /// How many.
    pub anomaly_count: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
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
        Ok(Anomaly {
            mode: AnomalyMode::read(&row.mode)?,
            status: AnomalyStatus::read(&row.status)?,
            found: AnomalyFound {
                kind: row.kind,
                severity: row.severity,
                span: Span { start: row.start_at, end: row.end_at },
                is_open: row.is_open,
                score: row.score,
                value: row.value,
                expected: row.expected,
                deviation_percent: row.deviation_percent,
                energy_wasted: row.energy_wasted,
                money_wasted: row.money_wasted,
                sentence: row.sentence,
                causes: serde_json::from_str(&row.causes).map_err(|_| Error::Unknown("list of causes", row.causes))?,
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

macro_rules! columns {
    () => {
        "anomaly_id, building_id, series_id, model_id, type, severity, mode, start_at, end_at, is_open, score, value, expected, \
         deviation_percent, energy_wasted, money_wasted, sentence, causes, status, is_fault, resolved_at, withdrawn_at, created_at, updated_at"
    };
}

const WITHIN: &str =
    concat!("select ", columns!(), " from anomaly where series_id = $1 and end_at > $2 and start_at < $3 order by anomaly_id");
const TOUCHED: &str = "select distinct n.anomaly_id from anomaly_note n join anomaly a on a.anomaly_id = n.anomaly_id \
     where a.series_id = $1 and a.end_at > $2 and a.start_at < $3";
/// Out of the way of its neighbours, whose starts may move to where this one's was.
const ASIDE: &str = "update anomaly set start_at = -anomaly_id where anomaly_id = $1";
const UPDATE: &str = "update anomaly set building_id = $2, model_id = $3, type = $4, severity = $5, mode = $6, start_at = $7, end_at = $8, \
     is_open = $9, score = $10, value = $11, expected = $12, deviation_percent = $13, energy_wasted = $14, money_wasted = $15, \
     causes = $16, sentence = $18, withdrawn_at = null, updated_at = $17 where anomaly_id = $1";
const INSERT: &str = "insert into anomaly (series_id, building_id, model_id, type, severity, mode, start_at, end_at, is_open, score, value, \
     expected, deviation_percent, energy_wasted, money_wasted, causes, sentence, status, created_at, updated_at) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $18, 'new', $17, $17) returning anomaly_id";
const DELETE: &str = "delete from anomaly where anomaly_id = $1";
const WITHDRAW: &str = "update anomaly set withdrawn_at = $2, is_open = $3, updated_at = $2 where anomaly_id = $1";
const CLOSE: &str = "update anomaly set is_open = $2 where anomaly_id = $1";
const LIST: &str = concat!(
    "select ",
    columns!(),
    " from anomaly where ($1 is null or building_id = $1) and ($2 is null or series_id = $2) and start_at < $4 and end_at > $3 \
     and ($5 is null or severity = $5) and ($6 is null or status = $6) and (withdrawn_at is null or $7 = 1) \
     order by start_at desc, anomaly_id desc limit $8"
);
const FIND: &str = concat!("select ", columns!(), " from anomaly where anomaly_id = $1");
const JUDGED: &str =
    concat!("select ", columns!(), " from anomaly where series_id = $1 and is_fault is not null order by start_at");
const COUNTS: &str = "select building_id, severity, count(*) as anomaly_count from anomaly \
     where status <> 'resolved' and withdrawn_at is null group by building_id, severity order by building_id, severity";
const ANSWER: &str = "update anomaly set status = $2, is_fault = $3, resolved_at = $4, updated_at = $5 where anomaly_id = $1";
const NOTE: &str = "insert into anomaly_note (anomaly_id, at, status, is_fault, note) values ($1, $2, $3, $4, $5)";
const NOTES: &str = "select at, status, is_fault, note from anomaly_note where anomaly_id = $1 order by at, anomaly_note_id";
const NOTE_COUNT: &str = "select count(*) from anomaly_note where anomaly_id = $1";

impl Store {
    /// Brings what is kept of a series in line with what a look at it found. An event that overlaps a kept one is that one: its id and
    /// what people said stay, its hours and figures become the new. What is kept within the look and was not found: by a look as
    /// readings come it is no longer open; by a look back it goes, or is withdrawn where people had to do with it. An event that lies
    /// mostly in what people said is not a fault is none.
    ///
    /// # Errors
    /// A statement's.
    pub async fn anomaly_reconcile(&self, look: &AnomalyLook, found: &[AnomalyFound], at: Millis) -> Result<Reconciled> {
        let mut tx = self.begin().await?;
        let rows: Vec<Row> = on_tx!(&mut tx, |connection| sqlx::query_as(WITHIN)
            .bind(look.series_id)
            .bind(look.span.start)
            .bind(look.span.end)
            .fetch_all(connection)
            .await)
        .during("read the anomalies of a series")?;
        let kept: Vec<Anomaly> = rows.into_iter().map(Anomaly::try_from).collect::<Result<_>>()?;
        let noted: Vec<i64> = on_tx!(&mut tx, |connection| sqlx::query_scalar(TOUCHED)
            .bind(look.series_id)
            .bind(look.span.start)
            .bind(look.span.end)
            .fetch_all(connection)
            .await)
        .during("read what people wrote of a series")?;
        let of_found = matched(&kept, found);
        let mut done = Reconciled::default();

        let mut is_seen = vec![false; kept.len()];
        let mut moved: Vec<(&Anomaly, &AnomalyFound)> = Vec::new();
        for (event, found) in found.iter().zip(&of_found).filter_map(|(event, place)| Some((event, (*place)?))) {
            is_seen[found] = true;
            let same = &kept[found];
            if same.found != *event
                || same.mode != look.mode
                || same.withdrawn_at.is_some()
                || same.model_id != look.model_id
                || same.building_id != look.building_id
            {
                moved.push((same, event));
            }
        }
        for (anomaly, is_seen) in kept.iter().zip(&is_seen) {
            if !is_seen && self.unseen(&mut tx, look, anomaly, noted.contains(&anomaly.anomaly_id), at).await? {
                done.withdrawn += 1;
            }
        }
        for (same, event) in &moved {
            if same.found.span.start != event.span.start {
                on_tx!(&mut tx, |connection| sqlx::query(ASIDE).bind(same.anomaly_id).execute(connection).await.map(drop))
                    .during("move an anomaly")?;
            }
        }
        for (same, event) in &moved {
            on_tx!(&mut tx, |connection| sqlx::query(UPDATE)
                .bind(same.anomaly_id)
                .bind(look.building_id)
                .bind(look.model_id)
                .bind(&event.kind)
                .bind(&event.severity)
                .bind(look.mode.as_str())
                .bind(event.span.start)
                .bind(event.span.end)
                .bind(event.is_open)
                .bind(event.score)
                .bind(event.value)
                .bind(event.expected)
                .bind(event.deviation_percent)
                .bind(event.energy_wasted)
                .bind(event.money_wasted)
                .bind(serde_json::to_string(&event.causes).unwrap_or_default())
                .bind(at)
                .bind(text(&event.sentence))
                .execute(connection)
                .await
                .map(drop))
            .during("change an anomaly")?;
        }
        done.changed = moved.len();
        for event in found.iter().zip(&of_found).filter(|(_, place)| place.is_none()).map(|(event, _)| event) {
            let is_judged = |anomaly: &&Anomaly| anomaly.is_fault == Some(false);
            if kept.iter().filter(is_judged).any(|anomaly| 2 * overlap(anomaly.found.span, event.span) >= event.span.length_ms())
            {
                continue;
            }
            done.new.push(insert(&mut tx, look, event, at).await?);
        }
        tx.commit().await?;
        Ok(done)
    }

    /// What becomes of an anomaly that a look did not see; whether it is gone.
    async fn unseen(&self, tx: &mut Tx, look: &AnomalyLook, anomaly: &Anomaly, is_noted: bool, at: Millis) -> Result<bool> {
        let span = anomaly.found.span;
        let is_young = anomaly.mode == AnomalyMode::Causal && span.end > look.span.end - SETTLE_MS;
        let is_within = span.start >= look.span.start && span.end <= look.span.end;
        if look.mode == AnomalyMode::Causal || is_young || !is_within {
            if anomaly.found.is_open {
                on_tx!(tx, |connection| sqlx::query(CLOSE)
                    .bind(anomaly.anomaly_id)
                    .bind(false)
                    .execute(connection)
                    .await
                    .map(drop))
                .during("close an anomaly")?;
            }
            return Ok(false);
        }
        if anomaly.is_fault == Some(false) || anomaly.withdrawn_at.is_some() {
            return Ok(false);
        }
        if is_noted || anomaly.status != AnomalyStatus::New || anomaly.is_fault.is_some() {
            on_tx!(tx, |connection| sqlx::query(WITHDRAW)
                .bind(anomaly.anomaly_id)
                .bind(at)
                .bind(false)
                .execute(connection)
                .await
                .map(drop))
            .during("withdraw an anomaly")?;
        } else {
            on_tx!(tx, |connection| sqlx::query(DELETE).bind(anomaly.anomaly_id).execute(connection).await.map(drop))
                .during("remove an anomaly")?;
        }
        Ok(true)
    }

    /// Anomalies, the latest to begin first.
    ///
    /// # Errors
    /// A statement's.
    pub async fn anomaly_list(&self, filter: &AnomalyFilter) -> Result<Vec<Anomaly>> {
        let span = filter.span.unwrap_or(Span { start: i64::MIN, end: i64::MAX });
        let rows: Vec<Row> = on_read!(self, |pool| sqlx::query_as(LIST)
            .bind(filter.building_id)
            .bind(filter.series_id)
            .bind(span.start)
            .bind(span.end)
            .bind(filter.severity.as_deref())
            .bind(filter.status.map(AnomalyStatus::as_str))
            .bind(i64::from(filter.with_withdrawn))
            .bind(filter.limit.unwrap_or(1_000))
            .fetch_all(pool)
            .await)
        .during("read the anomalies")?;
        rows.into_iter().map(Anomaly::try_from).collect()
    }

    /// The anomaly of that id.
    ///
    /// # Errors
    /// A statement's.
    pub async fn anomaly_find(&self, anomaly_id: i64) -> Result<Option<Anomaly>> {
        let row: Option<Row> = on_read!(self, |pool| sqlx::query_as(FIND).bind(anomaly_id).fetch_optional(pool).await)
            .during("look for an anomaly")?;
        row.map(Anomaly::try_from).transpose()
    }

    /// The anomalies of a series of which a person said whether they are faults, in order of time: what the next look learns from.
    ///
    /// # Errors
    /// A statement's.
    pub async fn anomaly_judged(&self, series_id: SeriesId) -> Result<Vec<Anomaly>> {
        let rows: Vec<Row> = on_read!(self, |pool| sqlx::query_as(JUDGED).bind(series_id).fetch_all(pool).await)
            .during("read what people said of anomalies")?;
        rows.into_iter().map(Anomaly::try_from).collect()
    }

    /// How many anomalies are not resolved, by building and severity.
    ///
    /// # Errors
    /// A statement's.
    pub async fn anomaly_count(&self) -> Result<Vec<AnomalyCount>> {
        on_read!(self, |pool| sqlx::query_as(COUNTS).fetch_all(pool).await).during("count the anomalies")
    }

    /// Does with an anomaly what a person said, and remembers it.
    ///
    /// # Errors
    /// [`Error::Refused`] where there is no such anomaly, nothing was said, or too much; a statement's.
    pub async fn anomaly_answer(&self, anomaly_id: i64, answer: &AnomalyAnswer, at: Millis) -> Result<Anomaly> {
        let refused = |why: String| Err(Error::Refused(why));
        let note = answer.note.trim();
        if answer.status.is_none() && answer.is_fault.is_none() && note.is_empty() {
            return refused("give the anomaly a status, a verdict or a note".to_owned());
        }
        if note.chars().count() > NOTE_CHARS_MAX {
            return refused(format!("the note is longer than {NOTE_CHARS_MAX} characters"));
        }
        let mut tx = self.begin().await?;
        let row: Option<Row> =
            on_tx!(&mut tx, |connection| sqlx::query_as(FIND).bind(anomaly_id).fetch_optional(connection).await)
                .during("look for an anomaly")?;
        let Some(row) = row else { return refused(format!("there is no anomaly {anomaly_id}")) };
        let before = Anomaly::try_from(row)?;
        let count: i64 =
            on_tx!(&mut tx, |connection| sqlx::query_scalar(NOTE_COUNT).bind(anomaly_id).fetch_one(connection).await)
                .during("count an anomaly's notes")?;
        if count >= NOTES_MAX {
            return refused(format!("the anomaly has {count} notes already"));
        }
        let is_none = answer.is_fault == Some(false);
        let given = answer.status.or(is_none.then_some(AnomalyStatus::Resolved));
        let status = given.unwrap_or(before.status);
        // Opened again, it waits for a verdict again.
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

    /// What people did with an anomaly, in order of time.
    ///
    /// # Errors
    /// A statement's.
    pub async fn anomaly_notes(&self, anomaly_id: i64) -> Result<Vec<AnomalyNote>> {
        let rows: Vec<(Millis, Option<String>, Option<bool>, String)> =
            on_read!(self, |pool| sqlx::query_as(NOTES).bind(anomaly_id).fetch_all(pool).await)
                .during("read an anomaly's notes")?;
        rows.into_iter()
            .map(|(at, status, is_fault, note)| {
                let status = status.as_deref().map(AnomalyStatus::read).transpose()?;
                Ok(AnomalyNote { at, status, is_fault, note })
            })
            .collect()
    }
}

async fn insert(tx: &mut Tx, look: &AnomalyLook, event: &AnomalyFound, at: Millis) -> Result<i64> {
    on_tx!(tx, |connection| sqlx::query_scalar(INSERT)
        .bind(look.series_id)
        .bind(look.building_id)
        .bind(look.model_id)
        .bind(&event.kind)
        .bind(&event.severity)
        .bind(look.mode.as_str())
        .bind(event.span.start)
        .bind(event.span.end)
        .bind(event.is_open)
        .bind(event.score)
        .bind(event.value)
        .bind(event.expected)
        .bind(event.deviation_percent)
        .bind(event.energy_wasted)
        .bind(event.money_wasted)
        .bind(serde_json::to_string(&event.causes).unwrap_or_default())
        .bind(at)
        .bind(text(&event.sentence))
        .fetch_one(connection)
        .await)
    .during("keep an anomaly")
}

fn overlap(a: Span, b: Span) -> Millis {
    (a.end.min(b.end) - a.start.max(b.start)).max(0)
}

/// Of each event the place of the kept one that it is: those that begin at the same instant first (so that no two ever claim one
/// start), then by how much they overlap. Each is taken once.
fn matched(kept: &[Anomaly], found: &[AnomalyFound]) -> Vec<Option<usize>> {
    let mut pairs: Vec<(bool, Millis, usize, usize)> = Vec::new();
    for (event, found) in found.iter().enumerate() {
        for (place, kept) in kept.iter().enumerate() {
            let common = overlap(kept.found.span, found.span);
            // A change of weeks is not the spike within it: what is of another kind must be mostly the same time.
            let longer = kept.found.span.length_ms().max(found.span.length_ms());
            if common > 0 && (kept.found.kind == found.kind || 2 * common >= longer) {
                pairs.push((kept.found.span.start == found.span.start, common, event, place));
            }
        }
    }
    pairs.sort_by_key(|&(is_same_start, common, event, place)| (!is_same_start, -common, place, event));
    let mut of_found = vec![None; found.len()];
    let mut is_taken = vec![false; kept.len()];
    for (_, _, event, place) in pairs {
        if of_found[event].is_none() && !is_taken[place] {
            of_found[event] = Some(place);
            is_taken[place] = true;
        }
    }
    of_found
}
