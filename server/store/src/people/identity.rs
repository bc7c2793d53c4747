//! People as providers of single sign-on know them. A provider's address and the name that it gives
//! somebody for good are who they are; names and e-mail addresses never are, as others may have them.
//! What groups give is kept apart from what people were given here. Leaves out which group gives what.

use crate::backend::{Tx, text};
use crate::error::During;
use crate::people::account::{has_other_admin, insert, keep_an_admin};
use crate::people::audit::{Actor, audit_note};
use crate::people::person::{ByGroup, NewPerson, StoredPerson, found, login_key, thing};
use crate::people::way_in::keep_one;
use crate::people::{access, clock, session};
use crate::{Error, Result, Store};
use domain::{DepartmentId, Millis, PersonId, Role, Sight};
use serde_json::{Value, json};

/// The login of the account that `GREENPULSE_PASSWORD` makes. Nobody gets it from a provider: the setting
/// would make them an admin.
pub const LOGIN_OF_SETTING: &str = "admin";

/// How many identities one person may have.
const IDENTITIES_MAX: i64 = 20;

/// The longest name that a provider gives somebody, in bytes; OpenID Connect allows 255.
const SUBJECT_BYTES_MAX: usize = 255;

/// What somebody's groups give them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// A role.
    pub role: Option<Role>,
    /// The sight of all places.
    pub sees_all: bool,
    /// The names of departments, whose buildings they see.
    pub departments: Vec<String>,
}

/// What a provider tells of somebody who signed in there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The provider's address, or `proxy`.
    pub issuer: String,
    /// What it calls them, for good.
    pub subject: String,
    /// The name to sign in with, if they are new here.
    pub login: String,
    /// The name that others read, if they are new here.
    pub name: String,
    /// Their e-mail address, if they are new here.
    pub email: Option<String>,
    /// Their groups, and what these give; `None` if it tells of none, which changes nothing.
    pub groups: Option<(Vec<String>, Given)>,
}

/// What became of somebody who signed in at a provider.
#[derive(Clone, Debug, PartialEq)]
pub enum Came {
    /// They may come in.
    In(Box<StoredPerson>),
    /// They have an account, and an admin must let them in.
    Waits,
    /// They are new, and somebody here has their name or e-mail address. Nothing was changed.
    Taken,
    /// They are new, and there is no admin yet. Nothing was changed.
    NoAdmin,
}

/// A person as a provider knows them.
#[derive(Clone, Debug, PartialEq, Eq, store_macros::FromRow)]
pub struct Identity {
    /// The provider's address, or `proxy`.
    pub issuer: String,
    /// What it calls them, for good.
    pub subject: String,
    /// What it calls them for people.
    pub name: String,
    /// When it was first seen.
    pub made_at: Millis,
    /// When they last signed in by it.
    pub last_used_at: Option<Millis>,
}

const FIND: &str = "select person_id from identity where issuer = $1 and subject = $2";
const LIST: &str =
    "select issuer, subject, name, made_at, last_used_at from identity where person_id = $1 order by issuer, subject";
const COUNT: &str = "select count(*) from identity where person_id = $1";
const INSERT: &str =
    "insert into identity (issuer, subject, person_id, name, made_at, last_used_at) values ($1, $2, $3, $4, $5, $5)";
const USED: &str = "update identity set name = $3, last_used_at = $4 where issuer = $1 and subject = $2";
const GROUPS: &str = "update identity set group_names = $3, role = $4, sees_all = $5 where issuer = $1 and subject = $2";
const DELETE: &str = "delete from identity where issuer = $1 and subject = $2 and person_id = $3";
const CLEAR: &str = "delete from identity_department where issuer = $1 and subject = $2";
const ADD: &str = "insert into identity_department (issuer, subject, department_id) values ($1, $2, $3)";
const DEPARTMENT: &str = "select department_id from department where name = $1";
const GIVE: &str = "select role, sees_all from identity where person_id = $1";
const PUT: &str = "update person set provider_role = $2, provider_sees_all = $3, changed = $4 where person_id = $1";
const LAPSED: &str = "select issuer, subject, person_id from identity where coalesce(last_used_at, made_at) < $1 \
     and (role is not null or sees_all or exists (select 1 from identity_department given \
     where given.issuer = identity.issuer and given.subject = identity.subject)) order by person_id, issuer, subject";
const KEPT: &str = "select person_id from person where provider_role = 'admin' and role <> 'admin' and disabled_at is null \
     and not exists (select 1 from identity where identity.person_id = person.person_id and identity.role = 'admin')";
const GIVES_NOTHING: &str = "update identity set role = null, sees_all = false where issuer = $1 and subject = $2";
const WAITS: &str = "update person set disabled_at = $2 where person_id = $1";
const TAKEN: &str = "select count(*) from person where login_key = $1 or lower(trim(email)) = $1 or ($2 <> '' and (lower(trim(email)) = $2 or login_key = $2))";

/// The person of an identity.
async fn person_of(tx: &mut Tx, told: &Told) -> Result<Option<PersonId>> {
    on_tx!(tx, |connection| sqlx::query_scalar(FIND).bind(&told.issuer).bind(&told.subject).fetch_optional(connection).await)
        .during("look for an identity")
}

/// How many identities a person has.
async fn count(tx: &mut Tx, person_id: PersonId) -> Result<i64> {
    on_tx!(tx, |connection| sqlx::query_scalar(COUNT).bind(person_id).fetch_one(connection).await)
        .during("count the identities of a person")
}

/// Adds an identity to a person.
async fn add(tx: &mut Tx, told: &Told, person_id: PersonId, at: Millis) -> Result<()> {
    if told.subject.is_empty() || told.subject.len() > SUBJECT_BYTES_MAX || told.subject.contains('\0') {
        return Err(Error::invalid("subject", format!("a provider names somebody in 1 to {SUBJECT_BYTES_MAX} bytes")));
    }
    let count = count(tx, person_id).await?;
    if count >= IDENTITIES_MAX {
        return Err(Error::conflict("identity", format!("there are {count} already: disconnect one first")));
    }
    on_tx!(tx, |connection| sqlx::query(INSERT)
        .bind(&told.issuer)
        .bind(&told.subject)
        .bind(person_id)
        .bind(text(&told.login))
        .bind(at)
        .execute(connection)
        .await
        .map(drop))
    .during("add an identity")?;
    // By which providers admins come is read anew.
    clock::tick(tx).await.map(drop)
}

/// Notes that an identity was used, and what its groups give now.
async fn take_in(tx: &mut Tx, told: &Told, at: Millis) -> Result<()> {
    let (issuer, subject) = (&told.issuer, &told.subject);
    on_tx!(tx, |connection| sqlx::query(USED)
        .bind(issuer)
        .bind(subject)
        .bind(text(&told.login))
        .bind(at)
        .execute(connection)
        .await
        .map(drop))
    .during("note that an identity was used")?;
    let Some((groups, given)) = &told.groups else { return Ok(()) };
    on_tx!(tx, |connection| sqlx::query(GROUPS)
        .bind(issuer)
        .bind(subject)
        .bind(text(&json!(groups).to_string()))
        .bind(given.role.map(Role::as_str))
        .bind(given.sees_all)
        .execute(connection)
        .await
        .map(drop))
    .during("note the groups of an identity")?;
    on_tx!(tx, |connection| sqlx::query(CLEAR).bind(issuer).bind(subject).execute(connection).await.map(drop))
        .during("take departments from an identity")?;
    for name in &given.departments {
        // A department that nobody has made yet gives nothing.
        let department: Option<DepartmentId> =
            on_tx!(tx, |connection| sqlx::query_scalar(DEPARTMENT).bind(name).fetch_optional(connection).await)
                .during("look for a department")?;
        let Some(department_id) = department else { continue };
        on_tx!(tx, |connection| sqlx::query(ADD)
            .bind(issuer)
            .bind(subject)
            .bind(department_id)
            .execute(connection)
            .await
            .map(drop))
        .during("give an identity a department")?;
    }
    Ok(())
}

fn told_by_group(by_group: &ByGroup) -> Option<Value> {
    let sees = if by_group.sees_all { json!("all") } else { json!(by_group.buildings) };
    Some(json!({ "role": by_group.role.map(Role::as_str), "sees": sees }))
}

/// Whether somebody may less than before.
fn is_less(before: &StoredPerson, after: &StoredPerson) -> bool {
    let sees_less = match (before.sight(), after.sight()) {
        (_, Sight::All) | (Sight::Nothing, _) => false,
        (Sight::All, _) => true,
        (Sight::Buildings(before), after) => before.iter().any(|building| !after.sees(*building)),
    };
    sees_less || after.role() < before.role()
}

/// Puts what the identities of a person give into force. Whoever may less than before is signed out.
/// The last admin stays one until there is another, or what would make them less is refused.
async fn refresh(tx: &mut Tx, before: &StoredPerson, may_keep: bool, actor: &Actor, at: Millis) -> Result<StoredPerson> {
    let person_id = before.person_id;
    let rows: Vec<(Option<String>, bool)> =
        on_tx!(tx, |connection| sqlx::query_as(GIVE).bind(person_id).fetch_all(connection).await)
            .during("read what the identities of a person give")?;
    let mut role = rows.iter().filter_map(|(role, _)| Role::parse(role.as_deref()?)).max();
    let sees_all = rows.iter().any(|(_, sees_all)| *sees_all);
    let will_be = before.person.role.max(role.unwrap_or(Role::Viewer)) == Role::Admin;
    if !may_keep {
        keep_an_admin(tx, before, will_be).await?;
    } else if before.is_active_admin() && !will_be && !has_other_admin(tx, person_id).await? {
        role = Some(Role::Admin);
        audit_note(tx, actor, at, "person.role_kept", &thing(before), (None, None)).await?;
    }
    let by_group = ByGroup { role, sees_all, buildings: access::by_group(tx, person_id).await? };
    if by_group == before.by_group {
        return Ok(before.clone());
    }
    let clock = clock::tick(tx).await?;
    on_tx!(tx, |connection| sqlx::query(PUT)
        .bind(person_id)
        .bind(role.map(Role::as_str))
        .bind(sees_all)
        .bind(clock)
        .execute(connection)
        .await
        .map(drop))
    .during("put into force what groups give")?;
    let told = (told_by_group(&before.by_group), told_by_group(&by_group));
    audit_note(tx, actor, at, "person.role_from_provider", &thing(before), told).await?;
    let after = StoredPerson { by_group, ..before.clone() };
    if is_less(before, &after) {
        session::end_all(tx, person_id, None, clock, at).await?;
    }
    Ok(after)
}

/// The identity for the record.
fn told_identity(issuer: &str, subject: &str) -> Option<Value> {
    Some(json!({ "provider": issuer, "subject": subject }))
}

impl Store {
    /// Takes in somebody who signed in at a provider: notes it and what their groups give, or makes an
    /// account if they are new. `comes_in` says whether somebody new may come in at once.
    ///
    /// # Errors
    /// [`Error::Invalid`] if the provider gives them a name that cannot be one; [`Error::Conflict`] if
    /// there are too many people; or when a statement fails.
    pub async fn identity_came(&self, told: &Told, comes_in: bool, actor: &Actor, at: Millis) -> Result<Came> {
        let mut tx = self.begin_turn().await?;
        let person_id = match person_of(&mut tx, told).await? {
            Some(person_id) => person_id,
            None => match self.identity_new(&mut tx, told, comes_in, actor, at).await? {
                Ok(person_id) => person_id,
                Err(refused) => return Ok(refused),
            },
        };
        let (before, _) = found(&mut tx, person_id).await?;
        take_in(&mut tx, told, at).await?;
        let person = refresh(&mut tx, &before, true, actor, at).await?;
        self.people_commit(tx).await?;
        Ok(if person.disabled_at.is_some() { Came::Waits } else { Came::In(Box::new(person)) })
    }

    /// Makes an account of somebody new, unless somebody here may be the same.
    async fn identity_new(
        &self,
        tx: &mut Tx,
        told: &Told,
        comes_in: bool,
        actor: &Actor,
        at: Millis,
    ) -> Result<std::result::Result<PersonId, Came>> {
        let email = told.email.as_deref().unwrap_or_default().trim().to_lowercase();
        let key = login_key(&text(&told.login));
        let taken: i64 =
            on_tx!(tx, |connection| sqlx::query_scalar(TAKEN).bind(&key).bind(text(&email)).fetch_one(connection).await)
                .during("look whether somebody is here already")?;
        if taken > 0 || key == LOGIN_OF_SETTING {
            return Ok(Err(Came::Taken));
        }
        let will_be_admin = comes_in && told.groups.as_ref().is_some_and(|(_, given)| given.role == Some(Role::Admin));
        // Without an admin nobody could let anybody in.
        if !will_be_admin && !has_other_admin(tx, PersonId(0)).await? {
            return Ok(Err(Came::NoAdmin));
        }
        let new = NewPerson { name: told.name.clone(), email: told.email.clone(), ..NewPerson::new(&told.login, Role::Viewer) };
        let person_id = insert(tx, &new, None, actor, at).await?;
        if !comes_in {
            on_tx!(tx, |connection| sqlx::query(WAITS).bind(person_id).bind(at).execute(connection).await.map(drop))
                .during("let a person wait")?;
        }
        add(tx, told, person_id, at).await?;
        Ok(Ok(person_id))
    }

    /// Connects a person to whoever signed in at a provider.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] if that is somebody else here, or there are too many; or
    /// when a statement fails.
    pub async fn identity_connect(&self, person_id: PersonId, told: &Told, actor: &Actor, at: Millis) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let (before, _) = found(&mut tx, person_id).await?;
        match person_of(&mut tx, told).await? {
            Some(other) if other != person_id => {
                return Err(Error::conflict("identity", "this is the account of somebody else here already"));
            }
            Some(_) => {}
            None => {
                add(&mut tx, told, person_id, at).await?;
                let told = (None, told_identity(&told.issuer, &told.subject));
                audit_note(&mut tx, actor, at, "identity.connected", &thing(&before), told).await?;
            }
        }
        take_in(&mut tx, told, at).await?;
        refresh(&mut tx, &before, true, actor, at).await?;
        self.people_commit(tx).await
    }

    /// Disconnects a person from a provider: the account there opens this one no more, and gives
    /// nothing. Their sessions end.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] if no admin would be left, and on `identity` if it is their last way in,
    /// unless `may_be_last`; or when a statement fails.
    pub async fn identity_disconnect(
        &self,
        person_id: PersonId,
        (issuer, subject): (&str, &str),
        may_be_last: bool,
        actor: &Actor,
        at: Millis,
    ) -> Result<()> {
        let mut tx = self.begin_turn().await?;
        let (before, password) = found(&mut tx, person_id).await?;
        let gone = on_tx!(&mut tx, |connection| sqlx::query(DELETE)
            .bind(text(issuer))
            .bind(text(subject))
            .bind(person_id)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("disconnect an identity")?;
        if gone == 0 {
            return Err(Error::NotFound { what: "such account at a provider".to_owned() });
        }
        if !may_be_last {
            keep_one(&mut tx, &before, password.as_deref(), "identity").await?;
        }
        refresh(&mut tx, &before, false, actor, at).await?;
        let clock = clock::tick(&mut tx).await?;
        session::end_all(&mut tx, person_id, None, clock, at).await?;
        let told = (told_identity(issuer, subject), None);
        audit_note(&mut tx, actor, at, "identity.disconnected", &thing(&before), told).await?;
        self.people_commit(tx).await
    }

    /// Takes back what groups gave to whoever has not signed in by their provider since a time: nobody knows
    /// whether they are in these groups still. Signing in there gives it anew. Returns how many accounts at
    /// providers gave something and give nothing now.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn identity_lapse(&self, since: Millis, actor: &Actor, at: Millis) -> Result<usize> {
        let lapsed = on_read!(self, |pool| sqlx::query_as(LAPSED).bind(since).fetch_all(pool).await);
        let lapsed: Vec<(String, String, PersonId)> = lapsed.during("look for those who did not come back")?;
        let kept: Vec<PersonId> =
            on_read!(self, |pool| sqlx::query_scalar(KEPT).fetch_all(pool).await).during("look for an admin who was kept")?;
        if lapsed.is_empty() && kept.is_empty() {
            return Ok(0);
        }
        let mut tx = self.begin_turn().await?;
        // Who came meanwhile came in a turn before this one.
        let lapsed = on_tx!(&mut tx, |connection| sqlx::query_as(LAPSED).bind(since).fetch_all(connection).await);
        let lapsed: Vec<(String, String, PersonId)> = lapsed.during("look for those who did not come back")?;
        for (issuer, subject, person_id) in &lapsed {
            let (before, _) = found(&mut tx, *person_id).await?;
            for statement in [GIVES_NOTHING, CLEAR] {
                on_tx!(&mut tx, |connection| sqlx::query(statement)
                    .bind(issuer)
                    .bind(subject)
                    .execute(connection)
                    .await
                    .map(drop))
                .during("take back what groups gave")?;
            }
            refresh(&mut tx, &before, true, actor, at).await?;
        }
        // Whoever stayed an admin as the last one does so until there is another.
        for person_id in kept {
            if has_other_admin(&mut tx, person_id).await? {
                let (before, _) = found(&mut tx, person_id).await?;
                refresh(&mut tx, &before, true, actor, at).await?;
            }
        }
        self.people_commit(tx).await?;
        Ok(lapsed.len())
    }

    /// The identities of a person.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn identity_list(&self, person_id: PersonId) -> Result<Vec<Identity>> {
        on_read!(self, |pool| sqlx::query_as(LIST).bind(person_id).fetch_all(pool).await)
            .during("read the identities of a person")
    }
}
