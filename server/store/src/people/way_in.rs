//! The ways by which somebody comes in: a password, a passkey, an account at a provider. Nobody takes their last one away
//! themselves. Leaves out what each is.

use crate::backend::Tx;
use crate::error::During;
use crate::people::person::StoredPerson;
use crate::{Error, Result};

const COUNT: &str =
    "select (select count(*) from passkey where person_id = $1) + (select count(*) from identity where person_id = $1)";

/// Refuses to leave somebody without a way in, after one was taken away in this transaction. `what` is what that was.
pub(crate) async fn keep_one(tx: &mut Tx, person: &StoredPerson, password: Option<&str>, what: &'static str) -> Result<()> {
    let others: i64 = on_tx!(tx, |connection| sqlx::query_scalar(COUNT).bind(person.person_id).fetch_one(connection).await)
        .during("count the ways in of a person")?;
    if password.is_some() || others > 0 {
        return Ok(());
    }
    Err(Error::conflict(what, format!("it is the only way in of {}: add another first", person.person.login)))
}
