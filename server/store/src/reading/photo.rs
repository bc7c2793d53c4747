//! Photos of meters, kept beside the readings that were taken from them. Leaves out what is a photo
//! (`domain::PhotoKind`).

use crate::error::During;
use crate::{Error, Result, Store};
use domain::zone::Span;
use domain::{ChannelId, Millis, PhotoKind};

/// How many photos of a register are kept: five years of months. The oldest go.
pub const PHOTOS_MAX: i64 = 60;

const PUT: &str = "insert into reading_photo (channel_id, at, kind, bytes, entered_at) values ($1, $2, $3, $4, $5) \
     on conflict (channel_id, at) do update set kind = excluded.kind, bytes = excluded.bytes, entered_at = excluded.entered_at";
const BOUND: &str = "delete from reading_photo where channel_id = $1 \
     and at not in (select k.at from reading_photo k where k.channel_id = $1 order by k.at desc limit $2)";
const GET: &str = "select kind, bytes from reading_photo where channel_id = $1 and at = $2";
const LIST: &str = "select at from reading_photo where channel_id = $1 and at >= $2 and at < $3 order by at";

impl Store {
    /// Keeps a photo beside a reading, in place of an earlier one. Of more than [`PHOTOS_MAX`] of
    /// its channel, the oldest are removed.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn reading_photo_put(
        &self,
        channel_id: ChannelId,
        at: Millis,
        (kind, bytes): (PhotoKind, &[u8]),
        entered_at: Millis,
    ) -> Result<()> {
        let mut tx = self.begin().await?;
        on_tx!(&mut tx, |connection| sqlx::query(PUT)
            .bind(channel_id)
            .bind(at)
            .bind(kind.as_str())
            .bind(bytes)
            .bind(entered_at)
            .execute(connection)
            .await
            .map(drop))
        .during("keep a photo")?;
        on_tx!(&mut tx, |connection| sqlx::query(BOUND).bind(channel_id).bind(PHOTOS_MAX).execute(connection).await.map(drop))
            .during("keep a photo")?;
        self.end(tx).await
    }

    /// The photo of a reading.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn reading_photo_get(&self, channel_id: ChannelId, at: Millis) -> Result<Option<(PhotoKind, Vec<u8>)>> {
        let row: Option<(String, Vec<u8>)> =
            on_read!(self, |pool| sqlx::query_as(GET).bind(channel_id).bind(at).fetch_optional(pool).await)
                .during("read a photo")?;
        row.map(|(kind, bytes)| {
            let kind = PhotoKind::parse(&kind).ok_or_else(|| Error::Unknown("kind of a photo", kind))?;
            Ok((kind, bytes))
        })
        .transpose()
    }

    /// The times of a channel's readings within `span` that have a photo.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn reading_photo_list(&self, channel_id: ChannelId, span: Span) -> Result<Vec<Millis>> {
        on_read!(self, |pool| sqlx::query_scalar(LIST).bind(channel_id).bind(span.start).bind(span.end).fetch_all(pool).await)
            .during("look for photos")
    }
}
