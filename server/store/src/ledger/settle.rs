//! Writes rows into the ledger and settles those whose instant is taken: each is repeated, in
//! conflict, or moved on if its time is ours (`Entry::is_time_ours`). Leaves out what follows from
//! new rows (`derive`).

use super::entry::{Committed, Conflict, Entry};
use crate::backend::Tx;
use crate::backend::away::unless;
use crate::error::During;
use crate::{Catalog, Result};
use domain::{ChannelId, MINUTE_MS, Millis, Reading};
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How far a time of ours may move, in milliseconds. A channel with a reading in each of that many
/// is not a meter.
const MOVED_MS_MAX: Millis = MINUTE_MS;

/// An entry to write, and its index among the commit's entries.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub entry: Entry,
    pub place: usize,
    /// Its original time.
    came_at: Millis,
}

impl Row {
    pub fn new(entry: Entry, place: usize) -> Self {
        Self { entry, place, came_at: entry.reading.at }
    }

    fn key(&self) -> (ChannelId, Millis) {
        (self.entry.channel_id, self.entry.reading.at)
    }

    fn value(&self) -> f64 {
        self.entry.reading.value
    }
}

/// The entries as rows of the ledger. Those of a redirected channel go where it leads.
pub(crate) fn redirected(catalog: &Catalog, entries: &[Entry]) -> Vec<Row> {
    let redirect = |entry: &Entry| match catalog.redirects.get(&entry.channel_id) {
        Some(to) => {
            let value = entry.reading.value * to.factor + to.shift;
            Entry { channel_id: to.into, reading: Reading { value, ..entry.reading }, ..*entry }
        }
        None => *entry,
    };
    entries.iter().enumerate().map(|(place, entry)| Row::new(redirect(entry), place)).collect()
}

/// Writes rows, and reports in `committed` which were there before or are in conflict. Returns the
/// new ones as stored, by channel and time.
pub(crate) async fn write(tx: &mut Tx, mut rows: Vec<Row>, committed: &mut Committed) -> Result<Vec<Entry>> {
    rows.sort_unstable_by_key(|row| (row.key(), row.place));
    let (mut later, mut moving) = (Vec::new(), Vec::new());
    if rows.windows(2).any(|pair| pair[0].key() == pair[1].key()) {
        (rows, later, moving) = parted(rows);
    }
    let taken = insert(tx, &rows).await?;
    if !taken.is_empty() || !later.is_empty() || !moving.is_empty() {
        rows = settle(tx, rows, later, moving, &taken, committed).await?;
    }
    Ok(rows.into_iter().map(|row| row.entry).collect())
}

/// The next free place for a time of ours in a channel.
struct Course {
    next: Millis,
    last: f64,
}

impl Course {
    fn new() -> Self {
        Self { next: Millis::MIN, last: f64::NAN }
    }

    /// The same value repeated at one time adds nothing.
    fn repeats(&self, row: &Row) -> bool {
        row.came_at < self.next && row.value() == self.last
    }

    fn goes_to(&mut self, at: Millis, value: f64) {
        (self.next, self.last) = (at + 1, value);
    }
}

/// A row with a time of ours that needs a free instant, and whether it was already written at its
/// original time.
type Moving = (Row, bool);

/// Splits rows into three: those with an instant of their own; those whose instant an earlier row
/// of the batch has; and those with a time of ours, in channels where such a time meets another.
fn parted(rows: Vec<Row>) -> (Vec<Row>, Vec<Row>, Vec<Moving>) {
    let meets = |pair: &[Row]| pair[0].key() == pair[1].key() && pair.iter().any(|row| row.entry.is_time_ours);
    let met: HashSet<ChannelId> = rows.windows(2).filter(|pair| meets(pair)).map(|pair| pair[0].entry.channel_id).collect();
    let is_moving = |row: &Row| row.entry.is_time_ours && met.contains(&row.entry.channel_id);
    let (moving, mut rows): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(is_moving);
    let mut later = Vec::new();
    rows.dedup_by(|next, first| {
        let is_same = next.key() == first.key();
        if is_same {
            later.push(*next);
        }
        is_same
    });
    (rows, later, moving.into_iter().map(|row| (row, false)).collect())
}

/// Settles the rows of a batch. `taken` are the indexes of rows whose instant the ledger had, with
/// the stored value. `later` are rows whose instant an earlier row of the batch has. `moving` are
/// times of ours that need a place. Reports repeated rows and conflicts, moves times of ours on,
/// and returns the new rows.
async fn settle(
    tx: &mut Tx,
    rows: Vec<Row>,
    later: Vec<Row>,
    mut moving: Vec<Moving>,
    taken: &[(usize, f64)],
    committed: &mut Committed,
) -> Result<Vec<Row>> {
    let taken: HashMap<usize, f64> = taken.iter().copied().collect();
    let mut report = |row: Row, stands: f64| {
        if row.value() == stands {
            committed.repeated.push(row.place);
        } else {
            committed.conflicts.push(Conflict { place: row.place, entry: row.entry, stands });
        }
    };
    for row in later {
        let Ok(first) = rows.binary_search_by_key(&row.key(), Row::key) else { continue };
        report(row, taken.get(&first).copied().unwrap_or(rows[first].value()));
    }
    let is_other = |row: &Row, stands: f64| !row.entry.is_again || row.value() != stands;
    let is_pushed = |&(&i, &stands): &(&usize, &f64)| rows[i].entry.is_time_ours && is_other(&rows[i], stands);
    let pushed: HashSet<ChannelId> = taken.iter().filter(is_pushed).map(|(&i, _)| rows[i].entry.channel_id).collect();
    let mut new = Vec::with_capacity(rows.len());
    for (i, row) in rows.into_iter().enumerate() {
        match taken.get(&i) {
            stands if row.entry.is_time_ours && pushed.contains(&row.entry.channel_id) => moving.push((row, stands.is_none())),
            Some(&stands) => report(row, stands),
            None => new.push(row),
        }
    }
    if !moving.is_empty() {
        moving.sort_unstable_by_key(|(row, _)| (row.key(), row.place));
        new.append(&mut move_on(tx, moving, committed).await?);
        new.sort_unstable_by_key(Row::key);
    }
    Ok(new)
}

/// Finds free milliseconds for times of ours. All such rows of a channel move, even those already
/// written: values must stay in the order in which they came, or a register would fall. A row that
/// is tried or read again is matched by its value. A row that comes for the first time never
/// matches an equal one in its way.
async fn move_on(tx: &mut Tx, moving: Vec<Moving>, committed: &mut Committed) -> Result<Vec<Row>> {
    let mut placed: Vec<Row> = Vec::with_capacity(moving.len());
    for one in moving.chunk_by(|(a, _), (b, _)| a.entry.channel_id == b.entry.channel_id) {
        let channel_id = one[0].0.entry.channel_id;
        let written: Vec<Millis> = one.iter().filter(|one| one.1).map(|(row, _)| row.entry.reading.at).collect();
        take_back(tx, channel_id, &written).await?;
        let (mut course, mut around) = (Course::new(), Around::new());
        for (row, _) in one {
            if course.repeats(row) {
                committed.repeated.push(row.place);
                continue;
            }
            around.begin(tx, channel_id, row.came_at).await?;
            let from = row.came_at.max(course.next);
            let mut at = from;
            let is_again = row.entry.is_again;
            let stood = loop {
                match around.value_at(tx, channel_id, at).await? {
                    Some(value) if !(is_again && value == row.value()) && at - from < MOVED_MS_MAX => at += 1,
                    stood => break stood,
                }
            };
            match stood {
                // Read again in another order than it came: it stands before the row that was just
                // read again.
                None if is_again && around.has(row, from) => committed.repeated.push(row.place),
                None => {
                    let mut row = *row;
                    row.entry.reading.at = at;
                    course.goes_to(at, row.value());
                    placed.push(row);
                }
                Some(value) if value == row.value() => {
                    course.goes_to(at, value);
                    committed.repeated.push(row.place);
                }
                Some(value) => committed.conflicts.push(Conflict { place: row.place, entry: row.entry, stands: value }),
            }
        }
    }
    insert(tx, &placed).await?;
    Ok(placed)
}

/// Readings in one page.
const PAGE: i64 = 256;

const AROUND: &str = "select at, value from reading where channel_id = $1 and at >= $2 order by at limit $3";

/// A channel's ledger from an instant on, read page by page as needed.
struct Around {
    rows: BTreeMap<Millis, f64>,
    /// The span known so far, both ends included.
    from: Millis,
    to: Millis,
}

impl Around {
    fn new() -> Self {
        Self { rows: BTreeMap::new(), from: 0, to: -1 }
    }

    /// Starts at `at`, unless the known span already covers it.
    async fn begin(&mut self, tx: &mut Tx, channel_id: ChannelId, at: Millis) -> Result<()> {
        if at < self.from || self.to < at {
            self.rows.clear();
            (self.from, self.to) = (at, at - 1);
            self.go_on(tx, channel_id).await?;
        }
        Ok(())
    }

    async fn go_on(&mut self, tx: &mut Tx, channel_id: ChannelId) -> Result<()> {
        let next = self.to + 1;
        let rows: Vec<(Millis, f64)> =
            on_tx!(tx, |connection| sqlx::query_as(AROUND).bind(channel_id).bind(next).bind(PAGE).fetch_all(connection).await)
                .during("look for a free instant")?;
        self.to = if rows.len() < PAGE as usize { Millis::MAX } else { rows[rows.len() - 1].0 };
        self.rows.extend(rows);
        Ok(())
    }

    /// The value at `at`, which must not be before the start.
    async fn value_at(&mut self, tx: &mut Tx, channel_id: ChannelId, at: Millis) -> Result<Option<f64>> {
        while self.to < at {
            self.go_on(tx, channel_id).await?;
        }
        Ok(self.rows.get(&at).copied())
    }

    /// Whether the row's value is stored at its original time or later, but before `until`.
    fn has(&self, row: &Row, until: Millis) -> bool {
        row.came_at < until && self.rows.range(row.came_at..until).any(|(_, value)| *value == row.value())
    }
}

/// Deletes rows that this transaction wrote. Each database has its own statement: with `json_each`,
/// PostgreSQL would scan all of the channel.
async fn take_back(tx: &mut Tx, channel_id: ChannelId, written: &[Millis]) -> Result<()> {
    if written.is_empty() {
        return Ok(());
    }
    match tx {
        Tx::Sqlite(tx) => {
            let sql = "delete from reading where channel_id = ? and at in (select value from json_each(?))";
            let written = serde_json::to_string(written).unwrap_or_default();
            sqlx::query(sql).bind(channel_id).bind(written).execute(&mut **tx).await.map(drop)
        }
        Tx::Postgres(tx) => {
            let sql = "delete from reading where channel_id = $1 and at = any($2)";
            let away = tx.away();
            unless(away, sqlx::query(sql).bind(channel_id).bind(written).execute(&mut **tx)).await.map(drop)
        }
    }
    .during("move readings on")
}

/// Rows in one multi-row statement, with four parameters each. SQLite parses a statement once for
/// each length.
const ROWS_A_STATEMENT: usize = 400;

/// Finds which of these rows were there before this transaction, by index: only rows that it wrote
/// itself have its number. `offset 0` keeps PostgreSQL from scanning the whole ledger for a few
/// rows while it has no statistics.
const STOOD: &str = "select k.place - 1, r.value from unnest($1::bigint[], $2::bigint[]) with ordinality k (channel_id, at, place) \
     cross join lateral (select value, xmin from reading where channel_id = k.channel_id and at = k.at offset 0) r \
     where cast(cast(r.xmin as text) as bigint) <> txid_current() & 4294967295";

/// Writes rows, which must be sorted by channel and time. Returns which were there before, with
/// their values.
///
/// SQLite is fastest with rows as parameters, PostgreSQL with arrays. In PostgreSQL a failed
/// statement ends the transaction. In SQLite it ends only itself, and trying is the cheapest way to
/// learn that none of its rows was there.
async fn insert(tx: &mut Tx, rows: &[Row]) -> Result<Vec<(usize, f64)>> {
    let mut stood = Vec::new();
    match tx {
        Tx::Sqlite(tx) => {
            for (nth, chunk) in rows.chunks(ROWS_A_STATEMENT).enumerate() {
                match insert_sqlite(tx, chunk).await {
                    Err(sqlx::Error::Database(error)) if error.is_unique_violation() => {
                        let found = standing_sqlite(tx, chunk).await.during("compare with readings that stand")?;
                        let is_free = |(i, row): (usize, &Row)| (!found.iter().any(|(at, _)| *at == i)).then_some(*row);
                        let free: Vec<Row> = match found.len() == chunk.len() {
                            true => Vec::new(),
                            false => chunk.iter().enumerate().filter_map(is_free).collect(),
                        };
                        if !free.is_empty() {
                            insert_sqlite(tx, &free).await.during("write readings")?;
                        }
                        stood.extend(found.into_iter().map(|(i, value)| (nth * ROWS_A_STATEMENT + i, value)));
                    }
                    done => done.during("write readings")?,
                }
            }
        }
        Tx::Postgres(tx) => {
            let sql = "insert into reading (channel_id, at, value, span_ms) select * from unnest($1::bigint[], $2::bigint[], $3::double precision[], $4::bigint[]) \
                 on conflict do nothing";
            for (nth, chunk) in rows.chunks(10_000).enumerate() {
                let ids: Vec<i64> = chunk.iter().map(|row| row.entry.channel_id.0).collect();
                let ats: Vec<Millis> = chunk.iter().map(|row| row.entry.reading.at).collect();
                let values: Vec<f64> = chunk.iter().map(Row::value).collect();
                let spans: Vec<Option<Millis>> = chunk.iter().map(|row| row.entry.reading.span_ms).collect();
                let (away, query) = (tx.away(), sqlx::query(sql).bind(&ids).bind(&ats).bind(values).bind(spans));
                let done = unless(away, query.execute(&mut **tx)).await;
                if done.during("write readings")?.rows_affected() as usize == chunk.len() {
                    continue;
                }
                let (away, query) = (tx.away(), sqlx::query_as(STOOD).bind(ids).bind(ats));
                let found: Vec<(i64, f64)> =
                    unless(away, query.fetch_all(&mut **tx)).await.during("compare with readings that stand")?;
                stood.extend(found.into_iter().map(|(i, value)| (nth * 10_000 + i as usize, value)));
            }
        }
    }
    Ok(stood)
}

async fn insert_sqlite(connection: &mut SqliteConnection, rows: &[Row]) -> sqlx::Result<()> {
    let mut sql = String::with_capacity(70 + rows.len() * 10);
    sql.push_str("insert into reading (channel_id, at, value, span_ms) values ");
    for i in 0..rows.len() {
        sql.push_str(if i == 0 { "(?,?,?,?)" } else { ",(?,?,?,?)" });
    }
    // The text is made of placeholders only.
    let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).persistent(rows.len() == ROWS_A_STATEMENT || rows.len() <= 8);
    for row in rows {
        let reading = row.entry.reading;
        query = query.bind(row.entry.channel_id).bind(reading.at).bind(reading.value).bind(reading.span_ms);
    }
    query.execute(connection).await.map(drop)
}

/// Which of these rows are stored, in order, with their values.
async fn standing_sqlite(connection: &mut SqliteConnection, rows: &[Row]) -> sqlx::Result<Vec<(usize, f64)>> {
    let sql = "select r.channel_id, r.at, r.value from json_each(?) t cross join reading r \
         where r.channel_id = (t.value ->> 0) and r.at = (t.value ->> 1)";
    let keys: Vec<(ChannelId, Millis)> = rows.iter().map(Row::key).collect();
    let keys = serde_json::to_string(&keys).unwrap_or_default();
    let found: Vec<(ChannelId, Millis, f64)> = sqlx::query_as(sql).bind(keys).fetch_all(connection).await?;
    let placed = found
        .into_iter()
        .filter_map(|(channel_id, at, value)| Some((rows.binary_search_by_key(&(channel_id, at), Row::key).ok()?, value)));
    Ok(placed.collect())
}
