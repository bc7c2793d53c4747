//! Updates a series' stored anomalies from the latest look at it. One event is one anomaly, and
//! what people said of it stays. First makes a plan, which is pure, then runs its statements.
//! Leaves out how events are found (`analytics`).

use crate::analysis::anomaly::{Anomaly, AnomalyFound, AnomalyMode, AnomalyStatus, Row, anomaly_columns, detail_columns};
use crate::analysis::anomaly_answer::{AnomalyAnswer, note_insert};
use crate::backend::{Tx, known};
use crate::error::During;
use crate::{Result, Store};
use domain::finding::Detail;
use domain::zone::Span;
use domain::{BuildingId, DAY_MS, HOUR_MS, Millis, Priority, SeriesId};

/// A look back withdraws a live (causal) finding only once this much more time is known after it.
const SETTLE_MS: Millis = 2 * DAY_MS;
/// An anomaly that goes on for longer than this after it was resolved is not over. Less may come
/// from the look's windows, or from somebody who marks it resolved before turning the device off.
const RESOLVED_MS: Millis = DAY_MS;
/// How much an anomaly may grow after somebody said that it is no fault. The same factor as in the
/// arithmetic that acquits it (`analytics::detect`).
const GROWTH: f64 = 1.5;

/// A look at a series.
#[derive(Clone, Debug, PartialEq)]
pub struct AnomalyLook {
    /// The series.
    pub series_id: SeriesId,
    /// The series' building, where it has one.
    pub building_id: Option<BuildingId>,
    /// The model used.
    pub model_id: Option<i64>,
    /// Live (causal), or looking back.
    pub mode: AnomalyMode,
    /// The hours looked at.
    pub span: Span,
}

/// What a look changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// The ids of new anomalies.
    pub new: Vec<i64>,
    /// The ids of resolved anomalies that are reopened, since they go on.
    pub reopened: Vec<i64>,
    /// How many known ones were seen again with a difference; includes the reopened ones.
    pub changed: usize,
    /// How many were withdrawn or removed, since they are no longer seen.
    pub withdrawn: usize,
}

const WITHIN: &str = concat!(
    "select ",
    anomaly_columns!(),
    " from anomaly where series_id = $1 and end_at > $2 and start_at < $3 order by anomaly_id"
);
const TOUCHED: &str = "select distinct n.anomaly_id from anomaly_note n join anomaly a on a.anomaly_id = n.anomaly_id \
     where a.series_id = $1 and a.end_at > $2 and a.start_at < $3";
/// Moves an anomaly's start out of the way, since a neighbour may take that start.
const ASIDE: &str = "update anomaly set start_at = -anomaly_id where anomaly_id = $1";
const UPDATE: &str = "update anomaly set building_id = $2, model_id = $3, type = $4, severity = $5, mode = $6, start_at = $7, end_at = $8, \
     is_open = $9, score = $10, value = $11, expected = $12, deviation_percent = $13, energy_wasted = $14, money_wasted = $15, \
     causes = $16, sentence = $18, facts = $19, priority = $20, withdrawn_at = null, updated_at = $17 where anomaly_id = $1";
const INSERT: &str = "insert into anomaly (series_id, building_id, model_id, type, severity, mode, start_at, end_at, is_open, score, value, \
     expected, deviation_percent, energy_wasted, money_wasted, causes, sentence, facts, priority, status, created_at, \
     updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $18, $19, $20, 'new', $17, $17) returning anomaly_id";
const REOPEN: &str =
    "update anomaly set status = 'new', is_fault = $2, resolved_at = null, snoozed_until = null where anomaly_id = $1";
const DELETE: &str = "delete from anomaly where anomaly_id = $1";
const WITHDRAW: &str = "update anomaly set withdrawn_at = $2, is_open = $3, updated_at = $2 where anomaly_id = $1";
const CLOSE: &str = "update anomaly set is_open = $2 where anomaly_id = $1";

/// Binds what `UPDATE` and `INSERT` both take from their second parameter on; the first is the
/// anomaly's or the series' id.
macro_rules! bound {
    ($query:expr, $look:expr, $event:expr, $at:expr, $currency:expr) => {{
        let (sentence, causes, facts) = detail_columns(&$event.detail);
        $query
            .bind($look.building_id)
            .bind($look.model_id)
            .bind($event.kind.as_str())
            .bind($event.severity.as_str())
            .bind($look.mode.as_str())
            .bind($event.span.start)
            .bind($event.span.end)
            .bind($event.is_open)
            .bind($event.score)
            .bind($event.value)
            .bind($event.expected)
            .bind($event.deviation_percent)
            .bind($event.energy_wasted)
            .bind($event.money_wasted)
            .bind(causes)
            .bind($at)
            .bind(sentence)
            .bind(facts)
            .bind(Priority::of($event, $currency).as_str())
    }};
}

impl Store {
    /// Updates a series' stored anomalies from what a look at it found.
    ///
    /// - An event that overlaps a stored anomaly is that anomaly. Its id and what people said stay;
    ///   its hours and figures are replaced.
    /// - A stored anomaly within the look that was not found is closed by a live look. A look back
    ///   removes it, or withdraws it if people had already worked on it.
    /// - An event that lies mostly within an anomaly that people called no fault is ignored.
    /// - A resolved anomaly that goes on for more than a day, or goes on and is more severe, is
    ///   reopened: it is new again, with a note that says why. So is one that was called no fault,
    ///   if it goes on and has grown by half or is more severe.
    ///
    /// Most looks change nothing; those take no write lock.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn anomaly_reconcile(&self, look: &AnomalyLook, found: &[AnomalyFound], at: Millis) -> Result<Reconciled> {
        let found: Vec<AnomalyFound> = found.iter().map(as_stored).collect();
        let currency = self.catalog().currency_of(look.series_id).unwrap_or_default();
        let mut before = self.begin_read().await?;
        let seen = kept(&mut before, look).await?;
        before.commit_silently().await?;
        if plan(look, &currency, &seen, &found).is_empty() {
            return Ok(Reconciled::default());
        }
        let mut tx = self.begin_turn().await?;
        // Read again: people may have said something in between.
        let seen = kept(&mut tx, look).await?;
        let plan = plan(look, &currency, &seen, &found);
        for &anomaly_id in &plan.closed {
            on_tx!(&mut tx, |connection| sqlx::query(CLOSE).bind(anomaly_id).bind(false).execute(connection).await.map(drop))
                .during("close an anomaly")?;
        }
        for &anomaly_id in &plan.withdrawn {
            on_tx!(&mut tx, |connection| sqlx::query(WITHDRAW)
                .bind(anomaly_id)
                .bind(at)
                .bind(false)
                .execute(connection)
                .await
                .map(drop))
            .during("withdraw an anomaly")?;
        }
        for &anomaly_id in &plan.removed {
            on_tx!(&mut tx, |connection| sqlx::query(DELETE).bind(anomaly_id).execute(connection).await.map(drop))
                .during("remove an anomaly")?;
        }
        let mut done = Reconciled { changed: plan.moved.len(), ..Reconciled::default() };
        done.withdrawn = plan.withdrawn.len() + plan.removed.len();
        for moved in plan.moved.iter().filter(|moved| moved.same.found.span.start != moved.event.span.start) {
            let anomaly_id = moved.same.anomaly_id;
            on_tx!(&mut tx, |connection| sqlx::query(ASIDE).bind(anomaly_id).execute(connection).await.map(drop))
                .during("move an anomaly")?;
        }
        for Moved { same, event, again } in &plan.moved {
            let anomaly_id = same.anomaly_id;
            on_tx!(&mut tx, |connection| bound!(sqlx::query(UPDATE).bind(anomaly_id), look, event, at, &currency)
                .execute(connection)
                .await
                .map(drop))
            .during("change an anomaly")?;
            if let Some(again) = again {
                reopen(&mut tx, anomaly_id, again, at).await?;
                done.reopened.push(anomaly_id);
            }
        }
        for event in &plan.new {
            let anomaly_id =
                on_tx!(&mut tx, |connection| bound!(sqlx::query_scalar(INSERT).bind(look.series_id), look, event, at, &currency)
                    .fetch_one(connection)
                    .await)
                .during("keep an anomaly")?;
            done.new.push(anomaly_id);
        }
        self.end(tx).await?;
        Ok(done)
    }
}

/// A finding as it is read back: a figure in JSON may lose its last bit, and what is seen again
/// must be the same.
fn as_stored(found: &AnomalyFound) -> AnomalyFound {
    let Detail::Facts(facts) = &found.detail else { return found.clone() };
    let read = serde_json::to_string(facts).ok().and_then(|json| serde_json::from_str(&json).ok());
    AnomalyFound { detail: Detail::Facts(read.unwrap_or_else(|| facts.clone())), ..found.clone() }
}

async fn reopen(tx: &mut Tx, anomaly_id: i64, again: &Again, at: Millis) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(REOPEN).bind(anomaly_id).bind(again.is_fault).execute(connection).await.map(drop))
        .during("open an anomaly again")?;
    let note = AnomalyAnswer { status: Some(AnomalyStatus::New), note: again.why.clone(), ..AnomalyAnswer::default() };
    note_insert(tx, anomaly_id, &note, at).await
}

/// The stored anomalies within the hours looked at, and whether somebody wrote a note on each.
async fn kept(tx: &mut Tx, look: &AnomalyLook) -> Result<Vec<(Anomaly, bool)>> {
    let rows: Vec<Row> = on_tx!(tx, |connection| sqlx::query_as(WITHIN)
        .bind(look.series_id)
        .bind(look.span.start)
        .bind(look.span.end)
        .fetch_all(connection)
        .await)
    .during("read the anomalies of a series")?;
    let noted: Vec<i64> = on_tx!(tx, |connection| sqlx::query_scalar(TOUCHED)
        .bind(look.series_id)
        .bind(look.span.start)
        .bind(look.span.end)
        .fetch_all(connection)
        .await)
    .during("read what people wrote of a series")?;
    let with_note = |anomaly: Anomaly| {
        let is_noted = noted.contains(&anomaly.anomaly_id);
        (anomaly, is_noted)
    };
    Ok(known(rows.into_iter().map(Anomaly::try_from))?.into_iter().map(with_note).collect())
}

/// What to change.
#[derive(Default)]
struct Plan<'a> {
    /// Stays, but is no longer open.
    closed: Vec<i64>,
    /// Stays, but marked as no longer seen.
    withdrawn: Vec<i64>,
    /// Deleted.
    removed: Vec<i64>,
    moved: Vec<Moved<'a>>,
    new: Vec<&'a AnomalyFound>,
}

impl Plan<'_> {
    fn is_empty(&self) -> bool {
        self.closed.is_empty()
            && self.withdrawn.is_empty()
            && self.removed.is_empty()
            && self.moved.is_empty()
            && self.new.is_empty()
    }
}

/// A stored anomaly that was seen again with a difference.
struct Moved<'a> {
    same: &'a Anomaly,
    event: &'a AnomalyFound,
    again: Option<Again>,
}

/// Why an anomaly is reopened.
struct Again {
    /// The verdict it keeps.
    is_fault: Option<bool>,
    why: String,
}

fn plan<'a>(look: &AnomalyLook, currency: &str, kept: &'a [(Anomaly, bool)], found: &'a [AnomalyFound]) -> Plan<'a> {
    let mut plan = Plan::default();
    let of_found = matched(kept, found);
    let mut is_seen = vec![false; kept.len()];
    for (event, place) in found.iter().zip(&of_found) {
        let Some(place) = *place else {
            let is_known = |(anomaly, _): &(Anomaly, bool)| {
                anomaly.is_fault == Some(false) && 2 * overlap(anomaly.found.span, event.span) >= event.span.length_ms()
            };
            if !kept.iter().any(is_known) {
                plan.new.push(event);
            }
            continue;
        };
        is_seen[place] = true;
        let same = &kept[place].0;
        let again = told_again(same, event);
        let is_as_it_was = same.found == *event
            && same.priority == Priority::of(event, currency)
            && same.mode == look.mode
            && same.withdrawn_at.is_none()
            && same.model_id == look.model_id
            && same.building_id == look.building_id;
        if same.is_fault == Some(false) && again.is_none() {
            // The verdict covers only the hours that were judged.
            if same.found.is_open {
                plan.closed.push(same.anomaly_id);
            }
        } else if !is_as_it_was {
            plan.moved.push(Moved { same, event, again });
        }
    }
    for ((anomaly, is_noted), _) in kept.iter().zip(is_seen).filter(|(_, is_seen)| !is_seen) {
        unseen(&mut plan, look, anomaly, *is_noted);
    }
    plan
}

/// Plans what happens to an anomaly that the look did not see.
fn unseen(plan: &mut Plan, look: &AnomalyLook, anomaly: &Anomaly, is_noted: bool) {
    let span = anomaly.found.span;
    let is_young = anomaly.mode == AnomalyMode::Causal && span.end > look.span.end - SETTLE_MS;
    let is_within = span.start >= look.span.start && span.end <= look.span.end;
    if look.mode == AnomalyMode::Causal || is_young || !is_within {
        if anomaly.found.is_open {
            plan.closed.push(anomaly.anomaly_id);
        }
        return;
    }
    if anomaly.is_fault == Some(false) || anomaly.withdrawn_at.is_some() {
        return;
    }
    if is_noted || anomaly.status != AnomalyStatus::New || anomaly.is_fault.is_some() {
        plan.withdrawn.push(anomaly.anomaly_id);
    } else {
        plan.removed.push(anomaly.anomaly_id);
    }
}

/// Whether a resolved anomaly is reopened, now that more of it is seen. One that only turns out to
/// have started earlier, or to have lasted longer before it was resolved, is not.
fn told_again(same: &Anomaly, event: &AnomalyFound) -> Option<Again> {
    let resolved_at = same.resolved_at.filter(|_| same.status == AnomalyStatus::Resolved)?;
    let end = event.span.end;
    if end <= same.found.span.end {
        return None;
    }
    let is_worse = event.severity > same.found.severity;
    if same.is_fault == Some(false) {
        let has_grown = event.span.length_ms() as f64 > GROWTH * same.found.span.length_ms() as f64;
        let why = "Told again by itself: it goes on, and is more than what was said to be no fault.".to_owned();
        return (has_grown || is_worse).then_some(Again { is_fault: None, why });
    }
    let beyond = end - resolved_at;
    let why = if beyond > RESOLVED_MS {
        format!("Told again by itself: {} hours after it was resolved it still went on.", beyond / HOUR_MS)
    } else if beyond > 0 && is_worse {
        format!("Told again by itself: it went on after it was resolved, and is {} now.", event.severity)
    } else {
        return None;
    };
    Some(Again { is_fault: same.is_fault, why })
}

fn overlap(a: Span, b: Span) -> Millis {
    (a.end.min(b.end) - a.start.max(b.start)).max(0)
}

/// For each event, the index of the stored anomaly that it is. Pairs with the same start come
/// first, so that no two anomalies ever claim one start; then those with the longest overlap. Each
/// anomaly is taken once.
fn matched(kept: &[(Anomaly, bool)], found: &[AnomalyFound]) -> Vec<Option<usize>> {
    let mut pairs: Vec<(bool, Millis, usize, usize)> = Vec::new();
    for (event, found) in found.iter().enumerate() {
        for (place, (kept, _)) in kept.iter().enumerate() {
            let common = overlap(kept.found.span, found.span);
            let is_same_start = kept.found.span.start == found.span.start;
            // A change of weeks is not the spike within it: another kind must cover mostly the same
            // time.
            let longer = kept.found.span.length_ms().max(found.span.length_ms());
            if common > 0 && (is_same_start || kept.found.kind == found.kind || 2 * common >= longer) {
                pairs.push((is_same_start, common, event, place));
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
