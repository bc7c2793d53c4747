//! Where the readings of a channel go that leads to another one. Leaves out why it does
//! (`channel_unit`, `meter_away`) and how its readings move (`moved`).

use crate::backend::Tx;
use crate::error::During;
use crate::{Redirect, Result};
use domain::ChannelId;

const PUT: &str = "insert into channel_said (channel_id, into_channel_id, factor, shift) values ($1, $2, $3, $4) \
     on conflict (channel_id) do update set into_channel_id = excluded.into_channel_id, factor = excluded.factor, shift = excluded.shift";
const END: &str = "delete from channel_said where channel_id = $1";
const OF: &str = "select into_channel_id, factor, shift from channel_said where channel_id = $1";

/// Leads a channel to another one.
pub(crate) async fn put(tx: &mut Tx, channel_id: ChannelId, to: Redirect) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(PUT)
        .bind(channel_id)
        .bind(to.into)
        .bind(to.factor)
        .bind(to.shift)
        .execute(connection)
        .await
        .map(drop))
    .during("lead a channel to another")
}

/// Leads a channel to no other one.
pub(crate) async fn end(tx: &mut Tx, channel_id: ChannelId) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(END).bind(channel_id).execute(connection).await.map(drop)).during("lead a channel back")
}

/// Where a channel leads, if anywhere.
pub(crate) async fn of(tx: &mut Tx, channel_id: ChannelId) -> Result<Option<Redirect>> {
    let found: Option<(ChannelId, f64, f64)> =
        on_tx!(tx, |connection| sqlx::query_as(OF).bind(channel_id).fetch_optional(connection).await)
            .during("see where a channel leads")?;
    Ok(found.map(|(into, factor, shift)| Redirect { into, factor, shift }))
}
