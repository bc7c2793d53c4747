//! Turns new ledger rows into the channel hours and quarters that they change. Takes the readings
//! around them from memory or has them read (`around`), and sees whether these are enough. Leaves
//! the arithmetic to `domain`.

use super::around::{load, stood_higher};
use super::derived::{Derived, derived};
use super::tail::{Tail, Tails, last_fall};
use super::touched::{Scope, Touched};
use crate::backend::Tx;
use crate::error::During;
use crate::{Error, Result};
use domain::course::{Course, REACH, course};
use domain::interval::LONG_GAP_MS;
use domain::window::{Beyond, Higher, Look, look};
use domain::{ChannelId, ChannelKind, Millis, Reading};
use std::collections::{HashMap, HashSet};

/// What became of new readings, or what else must be known.
enum Outcome<'a> {
    Derived(Derived<'a>),
    Asks(Touched<'a>, Higher),
    NeedsFar(Touched<'a>),
}

impl<'a> Outcome<'a> {
    fn derived(self) -> Option<Derived<'a>> {
        if let Outcome::Derived(one) = self { Some(one) } else { None }
    }
}

/// The hours that new readings change, if those at hand determine them.
///
/// Before those at hand, the register has not fallen since `fell_at`; `None` if it is known that
/// they do.
fn understood<'a>(touched: Touched<'a>, all: &[Reading], scope: Scope, fell_at: Option<Millis>) -> Outcome<'a> {
    let fell_at = fell_at.filter(|_| touched.rules.kind == ChannelKind::Cumulative);
    if fell_at.is_some() && !touched.is_all_new {
        // How it was before cannot be told, so it is taken for a register that fell.
        return Outcome::NeedsFar(touched);
    }
    let reached = touched.reached_span(all, scope);
    let start = all.partition_point(|reading| reading.at <= reached.start);
    let end = all.partition_point(|reading| reading.at < reached.end);
    let from = start.saturating_sub(scope.context());
    // A stated period may reach back from far outside the span.
    let to = if touched.rules.kind == ChannelKind::Interval { all.len() } else { (end + scope.context()).min(all.len()) };
    let readings = &all[from..to];
    let after = course(&touched.rules, readings);
    let before = touched.is_all_new.then(|| touched.before(readings));
    if let Some(fell_at) = fell_at {
        let beyond = Beyond {
            is_first: start < scope.context(),
            is_last: all.len() - end < scope.context(),
            fell_at: last_fall(&all[..=from]).unwrap_or(fell_at),
        };
        let look = |readings: &[Reading], course: &Course| look(&touched.rules, readings, course, beyond);
        let without = before.as_ref().map_or(Look::Near, |(course, old)| look(old, course));
        match look(readings, &after).with(without) {
            Look::Far => return Outcome::NeedsFar(touched),
            Look::Ask(asked) => return Outcome::Asks(touched, asked),
            Look::Near => {}
        }
    }
    Outcome::Derived(derived(touched, readings, &after, before.as_ref(), reached))
}

/// Derives slots from the rows in `touched`, which are already in the ledger.
pub(crate) async fn derive<'a>(tx: &mut Tx, tails: &mut Tails, touched: Vec<Touched<'a>>) -> Result<Vec<Derived<'a>>> {
    let mut found = Vec::with_capacity(touched.len());
    let (mut unknown, mut asking, mut far) = (Vec::new(), Vec::new(), Vec::new());
    let mut sort = |outcome| match outcome {
        Outcome::Derived(one) => found.push(one),
        Outcome::Asks(one, asked) => asking.push((one, asked)),
        Outcome::NeedsFar(one) => far.push(one),
    };
    for one in touched {
        match tails.of.get_mut(&one.channel.channel_id) {
            Some(tail) if tail.reaches(&one.zone, one.new[0].at) => {
                tail.insert(&one.new);
                sort(understood(one, &tail.readings, Scope::Near, Some(tail.fell_at)));
            }
            _ => unknown.push(one),
        }
    }
    let windows = load(tx, &unknown.iter().collect::<Vec<_>>(), Scope::Near).await?;
    let mut is_kept = HashSet::new();
    for one in unknown {
        let Some(tail) = windows.get(&one.channel.channel_id) else { continue };
        let newest = one.new[one.new.len() - 1].at;
        // Fewer readings than requested after the newest one: the window reaches the end of the
        // ledger. An interval reading may change things far back in time, however few readings lie
        // between. A tail may be too short for that.
        let is_end = tail.readings.len() - tail.readings.partition_point(|reading| reading.at <= newest) < REACH;
        if is_end && one.rules.kind != ChannelKind::Interval {
            is_kept.insert(one.channel.channel_id);
        }
        sort(understood(one, &tail.readings, Scope::Near, Some(tail.fell_at)));
    }
    let higher = stood_higher(tx, &asking.iter().map(|(one, asked)| (one, *asked)).collect::<Vec<_>>()).await?;
    for (one, _) in asking {
        let id = one.channel.channel_id;
        match windows.get(&id).or_else(|| tails.of.get(&id)).filter(|_| !higher.contains(&id)) {
            Some(tail) => found.extend(understood(one, &tail.readings, Scope::Near, None).derived()),
            None => far.push(one),
        }
    }
    let wide = load(tx, &far.iter().collect::<Vec<_>>(), Scope::Far).await?;
    for one in far {
        let Some(tail) = wide.get(&one.channel.channel_id) else { continue };
        found.extend(understood(one, &tail.readings, Scope::Far, None).derived());
    }
    if matches!(tx, Tx::Postgres(_)) {
        is_kept.clear();
    }
    keep_tails(tails, &found, windows, &is_kept);
    Ok(found)
}

/// Keeps the newest readings of the channels that were derived.
fn keep_tails(tails: &mut Tails, found: &[Derived<'_>], mut windows: HashMap<ChannelId, Tail>, is_kept: &HashSet<ChannelId>) {
    for one in found {
        let id = one.channel.channel_id;
        if let Some(tail) = windows.remove(&id) {
            tails.of.remove(&id);
            if is_kept.contains(&id) {
                tails.of.insert(id, tail);
            }
        }
        if let Some(tail) = tails.of.get_mut(&id) {
            tail.trim(&one.zone);
        }
    }
}

/// How many readings between new ones a commit may read.
const BETWEEN_MAX: i64 = 20_000;

const BETWEEN: &str =
    "select count(*) from (select 1 as one from reading where channel_id = $1 and at > $2 and at < $3 limit $4) as between_them";

/// Checks channels whose new readings lie months apart, since all readings between them must be
/// read.
///
/// # Errors
/// [`Error::Costly`] if there are too many; or when a statement fails.
pub(crate) async fn look_ahead(tx: &mut Tx, touched: &[Touched<'_>]) -> Result<()> {
    for one in touched.iter().filter(|one| one.new.windows(2).any(|pair| pair[1].at - pair[0].at > LONG_GAP_MS)) {
        let (first, last) = (one.ledger_at(one.new[0].at), one.ledger_at(one.new[one.new.len() - 1].at));
        let most = BETWEEN_MAX + one.new.len() as i64;
        let count: i64 = on_tx!(tx, |connection| sqlx::query_scalar(BETWEEN)
            .bind(one.channel.channel_id)
            .bind(first)
            .bind(last)
            .bind(most)
            .fetch_one(connection)
            .await)
        .during("look between new readings")?;
        if count >= most {
            return Err(Error::Costly(vec![one.channel.channel_id]));
        }
    }
    Ok(())
}
