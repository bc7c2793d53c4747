//! What a gas meter's volume holds, from a day on: calorific values and corrections that somebody
//! took from the bill. Leaves out what they mean for energy (`domain::gas`).

use crate::backend::Tx;
use crate::catalog::rows;
use crate::error::During;
use crate::ledger::rebuild::rebuild;
use crate::{Catalog, Error, Result, Store};
use domain::{ChannelId, EARLIEST, GasQuality, MeterId, Millis, Utility};

const PUT: &str = "insert into gas_quality (meter_id, from_at, kwh_per_m3, correction) values ($1, $2, $3, $4) \
     on conflict (meter_id, from_at) do update set kwh_per_m3 = excluded.kwh_per_m3, correction = excluded.correction";
const DELETE: &str = "delete from gas_quality where meter_id = $1 and from_at = $2";

impl Store {
    /// Says what a gas meter's volume holds from an instant on; one that is known for that instant
    /// is replaced. What the meter counted is worked out again. Its readings stay as they came.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the meter, [`Error::Invalid`] for a meter without gas, a figure that
    /// cannot be or an impossible date; or when a statement fails.
    pub async fn gas_quality_put(&self, meter_id: MeterId, quality: &GasQuality) -> Result<()> {
        let (_tails, mut tx, before) = self.change_begin().await?;
        check(&before, meter_id, quality)?;
        on_tx!(&mut tx, |connection| sqlx::query(PUT)
            .bind(meter_id)
            .bind(quality.from)
            .bind(quality.kwh_per_m3)
            .bind(quality.correction)
            .execute(connection)
            .await
            .map(drop))
        .during("keep what gas holds")?;
        self.gas_quality_end(tx, &before, meter_id).await
    }

    /// Takes back what was said of a meter's gas from an instant on. Returns whether anything was.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn gas_quality_delete(&self, meter_id: MeterId, from: Millis) -> Result<bool> {
        let (_tails, mut tx, before) = self.change_begin().await?;
        let is_known = before.gas_of(meter_id).iter().any(|one| one.from == from);
        if is_known {
            on_tx!(&mut tx, |connection| sqlx::query(DELETE).bind(meter_id).bind(from).execute(connection).await.map(drop))
                .during("forget what gas holds")?;
            self.gas_quality_end(tx, &before, meter_id).await?;
        }
        Ok(is_known)
    }

    /// Rebuilds the meter's rollups of gas, and ends.
    async fn gas_quality_end(&self, mut tx: Tx, before: &Catalog, meter_id: MeterId) -> Result<()> {
        let mut catalog = rows::read(&mut tx, before).await?;
        let of_gas = catalog.channels_of_meter(meter_id).filter(|channel| channel.utility == Utility::NaturalGas);
        let channels: Vec<ChannelId> = of_gas.map(|channel| channel.channel_id).collect();
        rebuild(&mut tx, &catalog, &channels).await?;
        catalog.gaps_until = rows::gaps_until(&mut tx).await?;
        self.change_end_as(tx, before, catalog).await
    }
}

/// Refuses what cannot be.
fn check(catalog: &Catalog, meter_id: MeterId, quality: &GasQuality) -> Result<()> {
    if !catalog.meters.contains_key(&meter_id) {
        return Err(Error::not_found("meter", meter_id));
    }
    if !catalog.channels_of_meter(meter_id).any(|channel| channel.utility == Utility::NaturalGas) {
        return Err(Error::invalid("meter", "this meter counts no gas"));
    }
    if quality.from < EARLIEST {
        return Err(Error::invalid("date", "the date must be after 2009"));
    }
    for (field, value, range) in
        [("kwh_per_m3", quality.kwh_per_m3, GasQuality::KWH_PER_M3), ("correction", quality.correction, GasQuality::CORRECTION)]
    {
        if !range.contains(&value) {
            return Err(Error::invalid(field, format!("{value} will not do: give {} to {}", range.start(), range.end())));
        }
    }
    Ok(())
}
