//! Settings of the installation: texts by name.

use crate::error::During;
use crate::{Result, Store};

const GET: &str = "select value from setting where name = $1";
const ONCE: &str = "insert into setting (name, value) values ($1, $2) on conflict (name) do nothing";
const PUT: &str = "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value";

impl Store {
    /// The text stored under that name.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn setting_get(&self, name: &str) -> Result<Option<String>> {
        on_read!(self, |pool| sqlx::query_scalar(GET).bind(name).fetch_optional(pool).await).during("read a setting")
    }

    /// Stores a text under a name, in place of an earlier one.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn setting_put(&self, name: &str, value: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        on_tx!(&mut tx, |connection| sqlx::query(PUT).bind(name).bind(value).execute(connection).await.map(drop))
            .during("write a setting")?;
        self.end(tx).await
    }

    /// Stores a text under a name where there is none yet, and returns the one that is there: of several processes that
    /// begin at once, all go on with the same.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn setting_once(&self, name: &str, value: &str) -> Result<String> {
        let mut tx = self.begin().await?;
        on_tx!(&mut tx, |connection| sqlx::query(ONCE).bind(name).bind(value).execute(connection).await.map(drop))
            .during("write a setting")?;
        let kept = on_tx!(&mut tx, |connection| sqlx::query_scalar(GET).bind(name).fetch_one(connection).await)
            .during("read a setting")?;
        self.end(tx).await?;
        Ok(kept)
    }
}
