//! Creates the channels that messages name, and their meters.

use super::wire::series_insert;
use crate::backend::Tx;
use crate::error::During;
use crate::{Catalog, Error, Result, Series, Store};
use domain::naming;
use domain::{Channel, ChannelId, Field, Meter, MeterId, MeterRole, MeterStatus, SiteId};
use std::collections::BTreeSet;

/// A channel named in a message, which may not exist yet.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelWanted {
    /// The name the meter sent. It can differ from its key if several dialects are in use: see
    /// [`domain::naming`].
    pub meter_key: String,
    /// The dialect of the message.
    pub dialect: &'static str,
    /// The topic of the message.
    pub address: String,
    /// The payload's field (in the stored unit).
    pub field: &'static Field,
    /// The part of the device, "" if there is only one.
    pub part: String,
    /// The role of the meter, if the device tells it and the meter is new.
    pub role: Option<MeterRole>,
    /// What a number without a unit probably is: a field, and the factor to its unit. It is kept
    /// for whoever says what the number is, and counts for nothing by itself.
    pub proposal: Option<(&'static Field, f64)>,
}

/// What a channel of unknown unit probably is.
#[derive(Clone, Debug, PartialEq, store_macros::FromRow)]
pub struct ChannelProposal {
    /// The channel.
    pub channel_id: ChannelId,
    /// The name of the field.
    pub field: String,
    /// The channel's numbers times this are in the field's unit.
    pub factor: f64,
}

impl ChannelWanted {
    /// A channel of this field, of which the device tells nothing else.
    #[must_use]
    pub fn new(meter_key: String, dialect: &'static str, address: String, field: &'static Field) -> Self {
        Self { meter_key, dialect, address, field, part: String::new(), role: None, proposal: None }
    }

    /// The channel's name within its meter.
    #[must_use]
    pub fn name(&self) -> String {
        if self.part.is_empty() { self.field.name.to_owned() } else { format!("{}:{}", self.field.name, self.part) }
    }
}

/// A meter that a file made goes to the first device that sends under its key.
const METER_INSERT: &str = "insert into meter (site_id, key, name, dialect, address, role, status) values ($1, $2, $5, $3, $4, $6, 'new') \
     on conflict (key) do update set address = excluded.address, \
     dialect = case when meter.dialect in ('file', '') then excluded.dialect else meter.dialect end returning meter_id, dialect";
const CHANNEL_INSERT: &str = "insert into channel (meter_id, field, utility, kind, direction, unit, may_fall) \
     select $1, $2, $3, $4, $5, $6, $7 where not exists (select 1 from channel where meter_id = $1 and field = $2) returning channel_id";
const PROPOSAL_INSERT: &str = "insert into channel_proposal (channel_id, field, factor) values ($1, $2, $3)";
const PROPOSALS: &str = "select channel_id, field, factor from channel_proposal order by channel_id";

impl Store {
    /// What channels of unknown unit probably are, as far as their devices tell.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn channel_proposal_list(&self) -> Result<Vec<ChannelProposal>> {
        on_read!(self, |pool| sqlx::query_as(PROPOSALS).fetch_all(pool).await).during("read what channels probably are")
    }

    /// Creates the channels that do not exist yet, and their meters. These meters have status `new`
    /// until someone names them, and belong to the first site. If a device of another dialect
    /// already has the name, the device gets a key and a name of its own. It is left out if that
    /// key would be too long ([`Catalog::can_be_named`]).
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no site; or when a statement fails.
    pub async fn channel_ensure(&self, wanted: &[ChannelWanted]) -> Result<()> {
        // A new channel does not affect the tails of other channels, so they are kept.
        let tails = self.tails.lock().await;
        let mut tx = self.begin_turn().await?;
        let before = self.catalog_current(&mut tx).await?;
        let site_id =
            *before.sites.keys().next().ok_or_else(|| Error::NotFound { what: "site yet to put a meter into".to_owned() })?;
        let mut catalog = Catalog::clone(&before);
        // Buildings with a meter that gains a channel, and whether a meter changed without gaining
        // one.
        let (mut housed, mut has_more) = (BTreeSet::new(), false);
        for want in wanted {
            let key = catalog.sender_key(want.dialect, &want.meter_key).into_owned();
            if !naming::can_be_key(&key, &want.meter_key) {
                continue;
            }
            let alias = catalog.aliases.get(&key).filter(|_| !catalog.meter_by_key.contains_key(&key));
            let meter = match alias.and_then(|alias| catalog.meter_any(alias.meter_id)) {
                Some(remains) => remains.clone(),
                None => meter_ensure(&mut tx, site_id, want, &key).await?,
            };
            let known = catalog.meter_any(meter.meter_id);
            let meter =
                known.map_or(meter.clone(), |known| Meter { dialect: meter.dialect, address: meter.address, ..known.clone() });
            let is_changed = known.is_some_and(|known| *known != meter);
            let made = match catalog.channel_named(meter.meter_id, &want.name()) {
                Some(_) => None,
                None => channel_make(&mut tx, &meter, want).await?,
            };
            has_more |= is_changed && made.is_none();
            if let Some(channel) = made {
                housed.extend(meter.building_id);
                catalog.series_put(Series::of_channel(&channel));
                catalog.channel_put(channel);
            }
            if catalog.forgotten.contains_key(&meter.meter_id) { catalog.forgotten_put(meter) } else { catalog.meter_put(meter) }
        }
        self.growth_end(tx, &before, catalog, &housed, has_more).await?;
        drop(tails);
        Ok(())
    }
}

/// The meter of a key, created if missing. For an existing meter only `dialect` and `address` are
/// its current values.
async fn meter_ensure(tx: &mut Tx, site_id: SiteId, want: &ChannelWanted, key: &str) -> Result<Meter> {
    let name = if key == want.meter_key { key.to_owned() } else { format!("{} ({})", want.meter_key, want.dialect) };
    let role = want.role.unwrap_or(MeterRole::Submeter);
    let (meter_id, dialect): (MeterId, String) = on_tx!(tx, |connection| sqlx::query_as(METER_INSERT)
        .bind(site_id)
        .bind(key)
        .bind(want.dialect)
        .bind(&want.address)
        .bind(&name)
        .bind(role.as_str())
        .fetch_one(connection)
        .await)
    .during("make a meter")?;
    Ok(Meter {
        meter_id,
        site_id,
        building_id: None,
        key: key.to_owned(),
        name,
        dialect,
        address: want.address.clone(),
        role,
        appliance: None,
        parent_meter_id: None,
        status: MeterStatus::New,
        is_interval: false,
        max_register: None,
        max_power_w: None,
        end_offset_ms: 0,
        power_gap_ms: None,
        delta_t_f: None,
        is_demo: false,
    })
}

/// Creates a channel of a meter, and the series of its rollups.
async fn channel_make(tx: &mut Tx, meter: &Meter, want: &ChannelWanted) -> Result<Option<Channel>> {
    let (field, kind) = (want.name(), want.field.kind_on(meter.is_interval));
    let channel_id: Option<ChannelId> = on_tx!(tx, |connection| sqlx::query_scalar(CHANNEL_INSERT)
        .bind(meter.meter_id)
        .bind(&field)
        .bind(want.field.utility.as_str())
        .bind(kind.as_str())
        .bind(want.field.direction.as_str())
        .bind(want.field.unit.as_str())
        .bind(want.field.may_fall)
        .fetch_optional(connection)
        .await)
    .during("make a channel")?;
    let Some(channel_id) = channel_id else { return Ok(None) };
    if let Some((field, factor)) = want.proposal {
        on_tx!(tx, |connection| sqlx::query(PROPOSAL_INSERT)
            .bind(channel_id)
            .bind(field.name)
            .bind(factor)
            .execute(connection)
            .await
            .map(drop))
        .during("keep what a channel probably is")?;
    }
    let series_id = series_insert(tx, "channel", channel_id.0, want.field.utility, &field).await?;
    let Field { utility, direction, unit, may_fall, .. } = *want.field;
    Ok(Some(Channel { channel_id, meter_id: meter.meter_id, series_id, field, utility, kind, direction, unit, may_fall }))
}
