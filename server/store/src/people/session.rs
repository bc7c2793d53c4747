//! Sessions: the browsers in which people are signed in. Only the hash of a session's token is stored.
//! Leaves out how tokens are made and hashed.

use crate::backend::{Tx, text};
use crate::error::During;
use crate::people::audit::{Actor, audit_note};
use crate::people::clock;
use crate::people::person::{self, StoredPerson, found, thing};
use crate::{Error, Result, Store};
use domain::{DAY_MS, Millis, PersonId};

/// How long a session lasts without a use.
pub const SESSION_UNUSED_MS: Millis = 30 * DAY_MS;

/// How long a session lasts in all.
pub const SESSION_MS: Millis = 90 * DAY_MS;

/// How many sessions may be open; the one that was unused for longest goes for the next.
pub const SESSIONS_MAX: i64 = 10_000;

/// How many of one person, so that nobody signs others out by signing in again and again.
pub const SESSIONS_OF_PERSON_MAX: i64 = 100;

/// How often a session's use is recorded at most.
const USED_EVERY_MS: Millis = domain::MINUTE_MS;

/// How long an ended session stays, so that each process learns that it ended.
const KEPT_MS: Millis = DAY_MS;

/// The longest description of a device, in characters.
const DEVICE_CHARS_MAX: usize = 200;

/// A session to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// The hash of its token.
    pub hash: String,
    /// Who signs in.
    pub person_id: PersonId,
    /// How the browser describes itself; cut to what tells browsers apart.
    pub device: String,
    /// From where.
    pub address: Option<String>,
    /// The session at a provider of single sign-on, if it was opened there.
    pub provider: Option<ProviderSession>,
}

/// A session at a provider of single sign-on.
#[derive(Clone, PartialEq, Eq)]
pub struct ProviderSession {
    /// The provider's address.
    pub issuer: String,
    /// What it calls whoever signed in.
    pub subject: String,
    /// What it calls the session.
    pub sid: Option<String>,
    /// Its token, by which the session there can be ended.
    pub id_token: Option<String>,
    /// When the session here ends in any case, so that its person signs in there anew.
    pub until: Millis,
}

/// Keeps the token out of whatever shows a session.
impl std::fmt::Debug for ProviderSession {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("ProviderSession")
            .field("issuer", &self.issuer)
            .field("subject", &self.subject)
            .finish_non_exhaustive()
    }
}

/// An open session.
#[derive(Clone, Debug, PartialEq, Eq, store_macros::FromRow)]
pub struct Session {
    /// The hash of its token.
    pub hash: String,
    /// Who is signed in.
    pub person_id: PersonId,
    /// When they signed in.
    pub created_at: Millis,
    /// When it was last used, to the minute.
    pub last_used_at: Millis,
    /// How the browser describes itself.
    pub device: String,
    /// From where they signed in.
    pub address: Option<String>,
    /// When it ends in any case, if it was opened at a provider.
    pub ends_at: Option<Millis>,
}

impl Session {
    /// Whether it is still good at a time.
    #[must_use]
    pub fn is_good(&self, now: Millis) -> bool {
        let is_within = self.ends_at.is_none_or(|end| now < end);
        is_within && now - self.last_used_at < SESSION_UNUSED_MS && now - self.created_at < SESSION_MS
    }
}

const INSERT: &str = "insert into session (hash, person_id, created_at, last_used_at, device, address, changed, issuer, subject, sid, id_token, ends_at) \
     values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const OPEN: &str = "select count(*), coalesce(sum(case when person_id = $1 then 1 else 0 end), 0) \
     from session where ended_at is null";
const END_OLDEST: &str = "update session set ended_at = $1, changed = $2, id_token = null where hash in \
     (select hash from session where ended_at is null and person_id = coalesce($3, person_id) \
     order by last_used_at, hash limit $4)";
const PURGE: &str = "delete from session where ended_at < $1 or last_used_at < $2 or created_at < $3 or ends_at < $1";
const FIND: &str = "select hash, person_id, created_at, last_used_at, device, address, ends_at from session where hash = $1 and ended_at is null";
const LIST: &str = "select hash, person_id, created_at, last_used_at, device, address, ends_at from session \
     where person_id = $1 and ended_at is null order by last_used_at desc, hash";
const END: &str =
    "update session set ended_at = $2, changed = $3, id_token = null where hash = $1 and ended_at is null returning person_id";
const END_ALL: &str =
    "update session set ended_at = $3, changed = $4, id_token = null where person_id = $1 and hash <> $2 and ended_at is null";
const AT_PROVIDER: &str =
    "select issuer, id_token from session where hash = $1 and issuer is not null and id_token is not null and ended_at is null";
const OF_PROVIDER: &str = "select distinct person_id from session where issuer = $1 and ended_at is null \
     and ($2 = '' or subject = $2) and ($3 = '' or sid = $3) order by person_id";
const END_AT_PROVIDER: &str = "update session set ended_at = $4, changed = $5, id_token = null where issuer = $1 and ended_at is null \
     and ($2 = '' or subject = $2) and ($3 = '' or sid = $3)";
const USED: &str = "update session set last_used_at = $2 where hash = $1 and last_used_at <= $2 - $3 returning person_id";
const SEEN: &str = "update person set last_seen_at = $2 where person_id = $1 and coalesce(last_seen_at, 0) < $2";

/// Ends the sessions of a person, but for one that may go on. Returns how many ended.
pub(crate) async fn end_all(tx: &mut Tx, person_id: PersonId, but: Option<&str>, clock: i64, at: Millis) -> Result<u64> {
    on_tx!(tx, |connection| sqlx::query(END_ALL)
        .bind(person_id)
        .bind(but.unwrap_or_default())
        .bind(at)
        .bind(clock)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))
    .during("end the sessions of a person")
}

/// Ends the oldest sessions, so that one more of this person fits.
async fn make_room(tx: &mut Tx, person_id: PersonId, at: Millis) -> Result<()> {
    let (all, own): (i64, i64) =
        on_tx!(tx, |connection| sqlx::query_as(OPEN).bind(person_id).fetch_one(connection).await).during("count the sessions")?;
    let too_many = [(own - SESSIONS_OF_PERSON_MAX + 1, Some(person_id)), (all - SESSIONS_MAX + 1, None)];
    let Some((count, of)) = too_many.into_iter().find(|(count, _)| *count > 0) else { return Ok(()) };
    let clock = clock::tick(tx).await?;
    on_tx!(tx, |connection| sqlx::query(END_OLDEST).bind(at).bind(clock).bind(of).bind(count).execute(connection).await.map(drop))
        .during("bound the sessions")
}

impl Store {
    /// Opens a session, and removes those that are long over.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such person, or they were disabled; or when a statement
    /// fails.
    pub async fn session_open(&self, new: &NewSession, actor: &Actor, at: Millis) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let (person, _) = found(&mut tx, new.person_id).await?;
        if person.disabled_at.is_some() {
            return Err(Error::not_found("person", new.person_id));
        }
        on_tx!(&mut tx, |connection| sqlx::query(PURGE)
            .bind(at - KEPT_MS)
            .bind(at - SESSION_UNUSED_MS)
            .bind(at - SESSION_MS)
            .execute(connection)
            .await
            .map(drop))
        .during("remove old sessions")?;
        make_room(&mut tx, new.person_id, at).await?;
        let provider = new.provider.as_ref();
        let device: String = text(&new.device).chars().filter(|c| !c.is_control()).take(DEVICE_CHARS_MAX).collect();
        on_tx!(&mut tx, |connection| sqlx::query(INSERT)
            .bind(&new.hash)
            .bind(new.person_id)
            .bind(at)
            .bind(&device)
            .bind(new.address.as_deref())
            .bind(0_i64)
            .bind(provider.map(|at| &at.issuer))
            .bind(provider.map(|at| &at.subject))
            .bind(provider.and_then(|at| at.sid.as_deref()))
            .bind(provider.and_then(|at| at.id_token.as_deref()))
            .bind(provider.map(|at| at.until))
            .execute(connection)
            .await
            .map(drop))
        .during("open a session")?;
        on_tx!(&mut tx, |connection| sqlx::query(SEEN).bind(new.person_id).bind(at).execute(connection).await.map(drop))
            .during("note when a person was seen")?;
        audit_note(&mut tx, actor, at, "session.opened", &thing(&person), (None, None)).await?;
        self.people_commit(tx).await
    }

    /// The open session of that hash, with its person; `None` if it is over, or its person disabled.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn session_find(&self, hash: &str, now: Millis) -> Result<Option<(Session, StoredPerson)>> {
        let mut tx = self.begin_read().await?;
        let session: Option<Session> =
            on_tx!(&mut tx, |connection| sqlx::query_as(FIND).bind(hash).fetch_optional(connection).await)
                .during("look for a session")?;
        let Some(session) = session.filter(|session| session.is_good(now)) else { return Ok(None) };
        let found = person::get(&mut tx, session.person_id).await?;
        self.end(tx).await?;
        Ok(found.filter(|(person, _)| person.disabled_at.is_none()).map(|(person, _)| (session, person)))
    }

    /// The open sessions of a person, the one used last first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn session_list(&self, person_id: PersonId, now: Millis) -> Result<Vec<Session>> {
        let mut sessions: Vec<Session> =
            on_read!(self, |pool| sqlx::query_as(LIST).bind(person_id).fetch_all(pool).await).during("read the sessions")?;
        sessions.retain(|session| session.is_good(now));
        Ok(sessions)
    }

    /// Ends a session. Returns whether it was open.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn session_end(&self, hash: &str, actor: &Actor, at: Millis) -> Result<bool> {
        let mut tx = self.begin_turn().await?;
        let clock = clock::tick(&mut tx).await?;
        let of: Option<PersonId> = on_tx!(&mut tx, |connection| sqlx::query_scalar(END)
            .bind(hash)
            .bind(at)
            .bind(clock)
            .fetch_optional(connection)
            .await)
        .during("end a session")?;
        let Some(person_id) = of else { return Ok(false) };
        if let Some((person, _)) = person::get(&mut tx, person_id).await? {
            audit_note(&mut tx, actor, at, "session.ended", &thing(&person), (None, None)).await?;
        }
        self.people_commit(tx).await?;
        Ok(true)
    }

    /// Where a session was opened, if a provider did: its address, and the token by which the session
    /// there can be ended.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn session_provider(&self, hash: &str) -> Result<Option<(String, String)>> {
        on_read!(self, |pool| sqlx::query_as(AT_PROVIDER).bind(hash).fetch_optional(pool).await)
            .during("look where a session was opened")
    }

    /// Ends the sessions that a provider ended: of somebody, or the one of that name. Returns how many.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn session_end_at_provider(
        &self,
        issuer: &str,
        (subject, sid): (Option<&str>, Option<&str>),
        actor: &Actor,
        at: Millis,
    ) -> Result<u64> {
        let (subject, sid) = (text(subject.unwrap_or_default()), text(sid.unwrap_or_default()));
        // Without either these would be everybody's.
        if subject.is_empty() && sid.is_empty() {
            return Ok(0);
        }
        let mut tx = self.begin_turn().await?;
        let clock = clock::tick(&mut tx).await?;
        let people: Vec<PersonId> = on_tx!(&mut tx, |connection| sqlx::query_scalar(OF_PROVIDER)
            .bind(issuer)
            .bind(&subject)
            .bind(&sid)
            .fetch_all(connection)
            .await)
        .during("look whose sessions end")?;
        let ended = on_tx!(&mut tx, |connection| sqlx::query(END_AT_PROVIDER)
            .bind(issuer)
            .bind(&subject)
            .bind(&sid)
            .bind(at)
            .bind(clock)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("end the sessions of a provider")?;
        for person_id in people {
            let (person, _) = found(&mut tx, person_id).await?;
            audit_note(&mut tx, actor, at, "session.ended_by_provider", &thing(&person), (None, None)).await?;
        }
        self.people_commit(tx).await?;
        Ok(ended)
    }

    /// Ends all sessions of a person, but for one that may go on. Returns how many ended.
    ///
    /// # Errors
    /// [`Error::NotFound`]; or when a statement fails.
    pub async fn session_end_all(&self, person_id: PersonId, but: Option<&str>, actor: &Actor, at: Millis) -> Result<u64> {
        let mut tx = self.begin_turn().await?;
        let (person, _) = found(&mut tx, person_id).await?;
        let clock = clock::tick(&mut tx).await?;
        let ended = end_all(&mut tx, person_id, but, clock, at).await?;
        let told = Some(serde_json::json!({ "ended": ended }));
        audit_note(&mut tx, actor, at, "sessions.ended", &thing(&person), (None, told)).await?;
        self.people_commit(tx).await?;
        Ok(ended)
    }

    /// Records that sessions were used, each at most once a minute, and their people seen.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn session_used(&self, used: &[(String, Millis)]) -> Result<()> {
        let mut used = used.to_vec();
        // Two processes that record the same sessions must lock their rows in the same order.
        used.sort_unstable();
        let mut tx = self.begin().await?;
        let mut seen = std::collections::BTreeMap::<PersonId, Millis>::new();
        for (hash, at) in &used {
            let of: Option<PersonId> = on_tx!(&mut tx, |connection| sqlx::query_scalar(USED)
                .bind(hash)
                .bind(*at)
                .bind(USED_EVERY_MS)
                .fetch_optional(connection)
                .await)
            .during("note that a session was used")?;
            if let Some(person_id) = of {
                let last = seen.entry(person_id).or_insert(*at);
                *last = (*last).max(*at);
            }
        }
        for (person_id, at) in seen {
            on_tx!(&mut tx, |connection| sqlx::query(SEEN).bind(person_id).bind(at).execute(connection).await.map(drop))
                .during("note when a person was seen")?;
        }
        self.end(tx).await
    }
}
