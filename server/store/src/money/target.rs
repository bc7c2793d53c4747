//! Targets: how much less a building should use than before. Leaves out its progress (`analytics`).

use crate::backend::Tx;
use crate::backend::text;
use crate::error::During;
use crate::store::record::{self, Thing};
use crate::{Error, Result, Store};
use domain::{BuildingId, Millis, Utility};
use serde_json::{Value, json};

/// How many targets a building may have.
const TARGETS_MAX: i64 = 50;

/// A target to store.
#[derive(Clone, Debug, PartialEq)]
pub struct NewTarget {
    /// The building.
    pub building_id: BuildingId,
    /// The utility.
    pub utility: Utility,
    /// The reduction in percent of the baseline, above 0 and below 100.
    pub reduction_percent: f64,
    /// The baseline's first instant, and the first one after its end.
    pub baseline: (Millis, Millis),
    /// The target's first instant, and the first one after its end.
    pub span: (Millis, Millis),
    /// Who set it; empty if unknown.
    pub created_by: String,
}

/// A stored target.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Its id.
    pub target_id: i64,
    /// The target.
    pub target: NewTarget,
    /// When it was set.
    pub created_at: Millis,
}

#[derive(store_macros::FromRow)]
struct Row {
    target_id: i64,
    building_id: BuildingId,
    utility: String,
    reduction_percent: f64,
    baseline_from: Millis,
    baseline_to: Millis,
    start_at: Millis,
    end_at: Millis,
    created_by: String,
    created_at: Millis,
}

impl TryFrom<Row> for Target {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let utility = Utility::parse(&row.utility).ok_or_else(|| Error::Unknown("utility", row.utility.clone()))?;
        let target = NewTarget {
            building_id: row.building_id,
            utility,
            reduction_percent: row.reduction_percent,
            baseline: (row.baseline_from, row.baseline_to),
            span: (row.start_at, row.end_at),
            created_by: row.created_by,
        };
        Ok(Target { target_id: row.target_id, target, created_at: row.created_at })
    }
}

const INSERT: &str = "insert into target (building_id, utility, reduction_percent, baseline_from, baseline_to, start_at, end_at, \
     created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning target_id";
const COUNT: &str = "select count(*) from target where building_id = $1";
const LIST: &str = "select target_id, building_id, utility, reduction_percent, baseline_from, baseline_to, start_at, end_at, created_by, \
     created_at from target where building_id = $1 order by start_at desc, target_id desc";
const DELETE: &str = "delete from target where target_id = $1 and building_id = coalesce($2, building_id) returning target_id, \
     building_id, utility, reduction_percent, baseline_from, baseline_to, start_at, end_at, created_by, created_at";

impl Store {
    /// Sets a target.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the building, [`Error::Invalid`] for an impossible reduction or
    /// span, [`Error::Conflict`] for one target too many; or when a statement fails.
    pub async fn target_insert(&self, target: &NewTarget, at: Millis) -> Result<i64> {
        self.target_put(target, None, at).await
    }

    /// Sets a target in place of another of the same building.
    ///
    /// # Errors
    /// As [`Store::target_insert`], and [`Error::Conflict`] if the building has no such target.
    pub async fn target_replace(&self, target_id: i64, target: &NewTarget, at: Millis) -> Result<i64> {
        self.target_put(target, Some(target_id), at).await
    }

    async fn target_put(&self, target: &NewTarget, instead: Option<i64>, at: Millis) -> Result<i64> {
        if !self.catalog().buildings.contains_key(&target.building_id) {
            return Err(Error::not_found("building", target.building_id));
        }
        if !(target.reduction_percent > 0.0 && target.reduction_percent < 100.0) {
            let why = format!("a reduction of {} % cannot be: give one above 0 and below 100", target.reduction_percent);
            return Err(Error::invalid("target_value", why));
        }
        if target.baseline.0 >= target.baseline.1 || target.span.0 >= target.span.1 {
            return Err(Error::invalid("target_period", "a target and its baseline must each begin before they end"));
        }
        if target.baseline.1 > target.span.0 {
            return Err(Error::invalid("baseline_end_date", "the baseline must be over when the target begins"));
        }
        let mut tx = self.begin().await?;
        if let Some(target_id) = instead
            && !delete(&mut tx, target_id, Some(target.building_id)).await?
        {
            return Err(Error::conflict("target", "the target that was to be changed is gone: set it anew"));
        }
        let count: i64 =
            on_tx!(&mut tx, |connection| sqlx::query_scalar(COUNT).bind(target.building_id).fetch_one(connection).await)
                .during("count the targets")?;
        if count >= TARGETS_MAX {
            return Err(Error::conflict("target", format!("there are {count} targets already: remove one first")));
        }
        let target_id: i64 = on_tx!(&mut tx, |connection| sqlx::query_scalar(INSERT)
            .bind(target.building_id)
            .bind(target.utility.as_str())
            .bind(target.reduction_percent)
            .bind(target.baseline.0)
            .bind(target.baseline.1)
            .bind(target.span.0)
            .bind(target.span.1)
            .bind(text(&target.created_by))
            .bind(at)
            .fetch_one(connection)
            .await)
        .during("set a target")?;
        let thing = Thing { kind: "target", id: Some(target_id.to_string()), name: None };
        record::changed(&mut tx, "target.added", &thing, (None, Some(target.told()))).await?;
        self.end(tx).await?;
        Ok(target_id)
    }

    /// A building's targets, latest start first.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn target_list(&self, building_id: BuildingId) -> Result<Vec<Target>> {
        let rows: Vec<Row> =
            on_read!(self, |pool| sqlx::query_as(LIST).bind(building_id).fetch_all(pool).await).during("read the targets")?;
        rows.into_iter().map(Target::try_from).collect()
    }

    /// Deletes a target; returns whether it existed.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn target_delete(&self, target_id: i64) -> Result<bool> {
        let mut tx = self.begin().await?;
        let was_there = delete(&mut tx, target_id, None).await?;
        if was_there {
            self.end(tx).await?;
        }
        Ok(was_there)
    }
}

/// Deletes a target, of a building if one is named; returns whether it existed.
async fn delete(tx: &mut Tx, target_id: i64, of: Option<BuildingId>) -> Result<bool> {
    let gone: Option<Row> =
        on_tx!(tx, |connection| sqlx::query_as(DELETE).bind(target_id).bind(of).fetch_optional(connection).await)
            .during("take a target back")?;
    let Some(gone) = gone.map(Target::try_from).transpose()? else { return Ok(false) };
    let thing = Thing { kind: "target", id: Some(target_id.to_string()), name: None };
    record::changed(tx, "target.removed", &thing, (Some(gone.target.told()), None)).await?;
    Ok(true)
}

impl NewTarget {
    /// Its fields, for the record.
    fn told(&self) -> Value {
        json!({
            "building": self.building_id, "utility": self.utility, "reduction_percent": self.reduction_percent,
            "baseline": self.baseline, "span": self.span, "created_by": self.created_by,
        })
    }
}
