//! Changes to the settings of meters: their name, their place and how they count. Leaves out how
//! meters come to be (`channel`) and go (`meter_away`).

use super::name::check_name;
use crate::backend::Tx;
use crate::catalog::rows;
use crate::error::During;
use crate::ledger::rebuild::rebuild;
use crate::{Catalog, Error, Result, Store};
use domain::{Appliance, BuildingId, ChannelId, DAY_MS, Meter, MeterId, MeterRole, MeterStatus, Millis, SiteId};

/// A meter's new settings.
#[derive(Clone, Debug, PartialEq)]
pub struct MeterChange {
    /// What people call it.
    pub name: String,
    /// The building it belongs to.
    pub building_id: Option<BuildingId>,
    /// How it counts.
    pub role: MeterRole,
    /// What it feeds, for a submeter; `None` if nobody says so.
    pub appliance: Option<Appliance>,
    /// The parent meter, which already counts what this one measures.
    pub parent_meter_id: Option<MeterId>,
    /// Whether it is in service.
    pub status: MeterStatus,
    /// Energy fields are amounts per period, not registers.
    pub is_interval: bool,
    /// The value at which the register rolls over to 0.
    pub max_register: Option<f64>,
    /// The most that can flow through it, in W.
    pub max_power_w: Option<f64>,
    /// How long after the end of a period its reading is stamped.
    pub end_offset_ms: Millis,
    /// Power readings further apart than this are not integrated; `None` for the default.
    pub power_gap_ms: Option<Millis>,
    /// By how many °F hot water is cooled; `None` for the default.
    pub delta_t_f: Option<f64>,
    /// Made by the demo.
    pub is_demo: bool,
}

impl MeterChange {
    /// The meter's current settings, as a start for an edit.
    #[must_use]
    pub fn of(meter: &Meter) -> Self {
        Self {
            name: meter.name.clone(),
            building_id: meter.building_id,
            role: meter.role,
            appliance: meter.appliance,
            parent_meter_id: meter.parent_meter_id,
            status: meter.status,
            is_interval: meter.is_interval,
            max_register: meter.max_register,
            max_power_w: meter.max_power_w,
            end_offset_ms: meter.end_offset_ms,
            power_gap_ms: meter.power_gap_ms,
            delta_t_f: meter.delta_t_f,
            is_demo: meter.is_demo,
        }
    }

    /// Refuses an impossible figure and says what would do.
    fn check(&self) -> Result<()> {
        check_name(&self.name, "meter")?;
        let positive = |value: Option<f64>| value.is_none_or(|value| value.is_finite() && value > 0.0);
        let (field, why) = if !positive(self.max_register) {
            ("max_register", format!("the register's highest figure is {:?}: it must be above 0, or none", self.max_register))
        } else if !positive(self.max_power_w) {
            ("max_power_w", format!("the maximum power is {:?} W: it must be above 0, or none", self.max_power_w))
        } else if !positive(self.delta_t_f) {
            ("delta_t_f", format!("the temperature rise is {:?} °F: it must be above 0, or none", self.delta_t_f))
        } else if self.end_offset_ms.abs() > DAY_MS {
            ("end_offset_ms", format!("the interval-end offset is {} s: it must be a day at most", self.end_offset_ms / 1000))
        } else if self.power_gap_ms.is_some_and(|gap| !(1_000..=DAY_MS).contains(&gap)) {
            ("power_gap_ms", format!("the gap limit is {:?} ms: it must be from a second to a day, or none", self.power_gap_ms))
        } else {
            return Ok(());
        };
        Err(Error::invalid(field, why))
    }

    /// Whether the change gives existing readings another meaning.
    #[must_use]
    pub fn is_understood_anew(&self, meter: &Meter) -> bool {
        (self.is_interval, self.end_offset_ms, self.power_gap_ms) != (meter.is_interval, meter.end_offset_ms, meter.power_gap_ms)
            || (self.max_register, self.max_power_w) != (meter.max_register, meter.max_power_w)
            || (self.delta_t_f != meter.delta_t_f && self.max_power_w.is_some())
    }
}

const UPDATE: &str = "update meter set name = $2, building_id = $3, role = $4, parent_meter_id = $5, status = $6, is_interval = $7, \
     max_register = $8, site_id = $9, is_demo = $10, max_power_w = $11, end_offset_ms = $12, power_gap_ms = $13, delta_t_f = $14, appliance = $15 \
     where meter_id = $1";
const CHANNEL_KIND: &str = "update channel set kind = $2 where channel_id = $1";

impl Store {
    /// Changes meters: their name, building and how they count. Their past counts accordingly.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown meter or building, [`Error::Invalid`] for an impossible
    /// parent or figure, [`Error::Conflict`] if meters would stand above one another; or when a
    /// statement fails.
    pub async fn meter_update(&self, changes: &[(MeterId, MeterChange)]) -> Result<()> {
        let (_tails, mut tx, before) = self.change_begin().await?;
        let mut anew = Vec::new();
        for (meter_id, change) in changes {
            let meter = before.meters.get(meter_id).ok_or_else(|| Error::not_found("meter", meter_id))?;
            change.check()?;
            let site_id = match change.building_id {
                Some(id) => before.buildings.get(&id).ok_or_else(|| Error::not_found("building", id))?.site_id,
                None => meter.site_id,
            };
            check_parent(&before, changes, *meter_id, change)?;
            update(&mut tx, *meter_id, site_id, change).await?;
            let is_moved = before.zone(site_id).name != before.zone(meter.site_id).name;
            if change.is_understood_anew(meter) || is_moved {
                anew.extend(channels_update(&mut tx, &before, *meter_id, change).await?);
            }
        }
        let mut catalog = rows::read(&mut tx, &before).await?;
        if !anew.is_empty() {
            rebuild(&mut tx, &catalog, &anew).await?;
            catalog.gaps_until = rows::gaps_until(&mut tx).await?;
        }
        self.change_end_as(tx, &before, catalog).await
    }
}

/// Refuses an impossible parent.
fn check_parent(before: &Catalog, changes: &[(MeterId, MeterChange)], meter_id: MeterId, change: &MeterChange) -> Result<()> {
    if change.parent_meter_id.is_some_and(|parent| parent == meter_id || !before.meters.contains_key(&parent)) {
        return Err(Error::invalid("parent_meter_id", "a meter's parent must be another meter"));
    }
    if is_above_itself(before, changes, meter_id) {
        return Err(Error::conflict(
            "parent_meter_id",
            "a meter cannot stand above one that is above it: then neither would count",
        ));
    }
    Ok(())
}

async fn update(tx: &mut Tx, meter_id: MeterId, site_id: SiteId, change: &MeterChange) -> Result<()> {
    on_tx!(tx, |connection| sqlx::query(UPDATE)
        .bind(meter_id)
        .bind(&change.name)
        .bind(change.building_id)
        .bind(change.role.as_str())
        .bind(change.parent_meter_id)
        .bind(change.status.as_str())
        .bind(change.is_interval)
        .bind(change.max_register)
        .bind(site_id)
        .bind(change.is_demo)
        .bind(change.max_power_w)
        .bind(change.end_offset_ms)
        .bind(change.power_gap_ms)
        .bind(change.delta_t_f)
        .bind(change.appliance.map(Appliance::as_str))
        .execute(connection)
        .await
        .map(drop))
    .during("change a meter")
}

/// Gives a meter's channels the kind that they have now. Returns their ids: the rollups of all of
/// them must be made anew.
async fn channels_update(tx: &mut Tx, before: &Catalog, meter_id: MeterId, change: &MeterChange) -> Result<Vec<ChannelId>> {
    let mut changed = Vec::new();
    for channel in before.channels_of_meter(meter_id) {
        let kind = channel.kind_on(change.is_interval);
        on_tx!(tx, |connection| sqlx::query(CHANNEL_KIND)
            .bind(channel.channel_id)
            .bind(kind.as_str())
            .execute(connection)
            .await
            .map(drop))
        .during("change a channel")?;
        changed.push(channel.channel_id);
    }
    Ok(changed)
}

/// Whether the changes would put a meter above itself.
fn is_above_itself(catalog: &Catalog, changes: &[(MeterId, MeterChange)], meter_id: MeterId) -> bool {
    let parent_of = |id: MeterId| match changes.iter().find(|(changed, _)| *changed == id) {
        Some((_, change)) => change.parent_meter_id,
        None => catalog.meters.get(&id).and_then(|meter| meter.parent_meter_id),
    };
    let mut above = parent_of(meter_id);
    // No chain is longer than the number of meters.
    for _ in 0..catalog.meters.len() {
        match above {
            Some(id) if id == meter_id => return true,
            Some(id) => above = parent_of(id),
            None => return false,
        }
    }
    false
}
