//! Secrets by which devices and programs sign in. Only the SHA-256 of each is stored, in
//! hexadecimal. A token has 130 random bits, which no list of guesses reaches, so a slow password
//! hash would only cost time at each request. Leaves out how tokens are made and hashed (the
//! server), and what they allow.

use crate::error::During;
use crate::store::record::{self, Thing};
use crate::{Error, Result, Store};
use domain::Millis;
use domain::naming::{KEY_BYTES_MAX, is_name};
use serde_json::json;

/// How often a token's use is recorded at most.
const USED_EVERY_MS: Millis = domain::MINUTE_MS;

/// How many tokens there may be, including revoked ones.
const TOKENS_MAX: i64 = 100_000;

/// What a token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Stands for one meter, over MQTT and HTTP.
    Device,
    /// A program that sends readings of any meter over HTTP.
    Http,
    /// A bridge that sends for many devices: readings of any meter, over MQTT and HTTP.
    Gateway,
}

impl TokenKind {
    /// The name that the database and people use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            TokenKind::Device => "device",
            TokenKind::Http => "http",
            TokenKind::Gateway => "gateway",
        }
    }
}

/// A stored token, without its secret.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Its id.
    pub token_id: i64,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub kind: TokenKind,
    /// The meter it stands for; only for a device's token.
    pub device: Option<String>,
    /// When it was made.
    pub created_at: Millis,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Millis>,
    /// When it was revoked.
    pub revoked_at: Option<Millis>,
}

#[derive(store_macros::FromRow)]
struct Row {
    token_id: i64,
    name: String,
    kind: String,
    device: Option<String>,
    created_at: Millis,
    last_used_at: Option<Millis>,
    revoked_at: Option<Millis>,
}

impl TryFrom<Row> for Token {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let kind = match row.kind.as_str() {
            "device" => TokenKind::Device,
            "http" => TokenKind::Http,
            "gateway" => TokenKind::Gateway,
            _ => return Err(Error::Unknown("kind of a token", row.kind)),
        };
        let Row { token_id, name, device, created_at, last_used_at, revoked_at, .. } = row;
        Ok(Token { token_id, name, kind, device, created_at, last_used_at, revoked_at })
    }
}

const INSERT: &str = "insert into token (name, kind, device, hash, created_at) values ($1, $2, $3, $4, $5) returning token_id";
const COUNT: &str = "select count(*) from token";
const LIST: &str = "select token_id, name, kind, device, created_at, last_used_at, revoked_at from token order by token_id";
const FIND: &str = "select token_id, name, kind, device, created_at, last_used_at, revoked_at from token where hash = $1";
const REVOKE: &str = "update token set revoked_at = $2 where token_id = $1 and revoked_at is null returning name";
const USED: &str = "update token set last_used_at = $2 where token_id = $1 and coalesce(last_used_at, 0) <= $2 - $3";
const REVOKED: &str = "select hash from token where revoked_at is not null";

impl Store {
    /// Stores a token by its hash. A device's token, and no other, names the meter it stands for.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an invalid name or device, or if a device is missing or not allowed,
    /// [`Error::Conflict`] for one token too many; or when a statement fails.
    pub async fn token_insert(&self, name: &str, kind: TokenKind, device: Option<&str>, hash: &str, at: Millis) -> Result<i64> {
        let name = name.trim();
        if !is_name(name, 80) {
            return Err(Error::invalid("name", "give the token a name of 1 to 80 characters that can be seen"));
        }
        if device.is_some_and(|device| !is_name(device, KEY_BYTES_MAX) || device.len() > KEY_BYTES_MAX) {
            return Err(Error::invalid("device", "name the device as its meter is called, with 1 to 120 characters"));
        }
        if device.is_some() != (kind == TokenKind::Device) {
            let why = match kind {
                TokenKind::Device => "name the device: its token stands for one meter",
                TokenKind::Http | TokenKind::Gateway => "leave the device out: only a device's token stands for one",
            };
            return Err(Error::invalid("device", why));
        }
        let mut tx = self.begin().await?;
        let count: i64 =
            on_tx!(&mut tx, |connection| sqlx::query_scalar(COUNT).fetch_one(connection).await).during("count the tokens")?;
        if count >= TOKENS_MAX {
            return Err(Error::conflict("name", format!("there are {count} tokens already, and no more can be made")));
        }
        let token_id: i64 = on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
            .bind(name)
            .bind(kind.as_str())
            .bind(device.map(str::trim))
            .bind(hash)
            .bind(at)
            .fetch_one(connection)
            .await)
        .during("make a token")?;
        let thing = Thing { kind: "token", id: Some(token_id.to_string()), name: Some(name) };
        let told = json!({ "kind": kind.as_str(), "device": device.map(str::trim) });
        record::changed(&mut tx, "token.added", &thing, (None, Some(told))).await?;
        self.end(tx).await?;
        Ok(token_id)
    }

    /// All tokens, including revoked ones, in the order in which they were created.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn token_list(&self) -> Result<Vec<Token>> {
        let rows: Vec<Row> = on_read!(self, |pool| sqlx::query_as(LIST).fetch_all(pool).await).during("read the tokens")?;
        rows.into_iter().map(Token::try_from).collect()
    }

    /// The token with that hash, even if it is revoked.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn token_find(&self, hash: &str) -> Result<Option<Token>> {
        let row: Option<Row> =
            on_read!(self, |pool| sqlx::query_as(FIND).bind(hash).fetch_optional(pool).await).during("look for a token")?;
        row.map(Token::try_from).transpose()
    }

    /// The hashes of revoked tokens.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn token_revoked(&self) -> Result<Vec<String>> {
        on_read!(self, |pool| sqlx::query_scalar(REVOKED).fetch_all(pool).await).during("read the revoked tokens")
    }

    /// Revokes a token; returns whether there was one that was not revoked yet.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn token_revoke(&self, token_id: i64, at: Millis) -> Result<bool> {
        let mut tx = self.begin().await?;
        let revoked: Option<String> =
            on_tx!(&mut tx, |connection| sqlx::query_scalar(REVOKE).bind(token_id).bind(at).fetch_optional(connection).await)
                .during("revoke a token")?;
        let Some(name) = revoked else { return Ok(false) };
        let thing = Thing { kind: "token", id: Some(token_id.to_string()), name: Some(&name) };
        record::changed(&mut tx, "token.revoked", &thing, (None, None)).await?;
        self.end(tx).await?;
        Ok(true)
    }

    /// Records that tokens were used, each at most once a minute.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn token_used(&self, used: &[(i64, Millis)]) -> Result<()> {
        let mut used = used.to_vec();
        // Two processes that record the same tokens must lock their rows in the same order.
        used.sort_unstable();
        let mut tx = self.begin().await?;
        for (token_id, at) in &used {
            on_tx!(&mut tx, |connection| sqlx::query(USED)
                .bind(*token_id)
                .bind(*at)
                .bind(USED_EVERY_MS)
                .execute(connection)
                .await
                .map(drop))
            .during("note that a token was used")?;
        }
        self.end(tx).await
    }
}
