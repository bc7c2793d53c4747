//! User-defined mappings for messages that no dialect reads. Stored as the domain's JSON, so that a
//! mapping can gain fields without a new column. Leaves out what a mapping does (the dialects).

use crate::backend::Tx;
use crate::error::During;
use crate::store::record::{self, Thing};
use crate::{Catalog, Error, Result, Store};
use domain::{Mapping, MappingId, Millis};

/// The most mappings there may be: each is tried on each message that no dialect reads.
const MAPPINGS_MAX: i64 = 1_000;

const LIST: &str = "select mapping_id, body from mapping order by mapping_id";
const COUNT: &str = "select count(*) from mapping";
const INSERT: &str = "insert into mapping (body, updated_at) values ($1, $2) returning mapping_id";
const UPDATE: &str = "update mapping set body = $2, updated_at = $3 where mapping_id = $1";
const DELETE: &str = "delete from mapping where mapping_id = $1";

impl Store {
    /// All mappings, in the order in which they were created.
    ///
    /// # Errors
    /// When a statement fails, or this version cannot read a mapping.
    pub async fn mapping_list(&self) -> Result<Vec<Mapping>> {
        let rows: Vec<(MappingId, String)> =
            on_read!(self, |pool| sqlx::query_as(LIST).fetch_all(pool).await).during("read the mappings")?;
        let read = |(mapping_id, body): (MappingId, String)| {
            let mapping: Mapping =
                serde_json::from_str(&body).map_err(|error| Error::Unknown("mapping", format!("{mapping_id}: {error}")))?;
            Ok(Mapping { mapping_id, ..mapping })
        };
        rows.into_iter().map(read).collect()
    }

    /// Stores a mapping: id 0 inserts a new one, any other id replaces that one. The new catalog
    /// version tells every process that reads messages.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a mapping that cannot work, [`Error::NotFound`] if it no longer
    /// exists, [`Error::Conflict`] if there are too many; or when a statement fails.
    pub async fn mapping_put(&self, mapping: &Mapping, at: Millis) -> Result<MappingId> {
        let stored = self.mapping_put_all(std::slice::from_ref(mapping), at).await?;
        Ok(stored.first().copied().unwrap_or(mapping.mapping_id))
    }

    /// Stores several mappings as [`Self::mapping_put`] does one: all of them, or none. Returns their
    /// ids in this order.
    ///
    /// # Errors
    /// Those of [`Self::mapping_put`].
    pub async fn mapping_put_all(&self, mappings: &[Mapping], at: Millis) -> Result<Vec<MappingId>> {
        let bodies: Vec<String> = mappings.iter().map(body_of).collect::<Result<_>>()?;
        let mut tx = self.begin_turn().await?;
        let mut stored = Vec::with_capacity(mappings.len());
        for (mapping, body) in mappings.iter().zip(bodies) {
            let told = serde_json::from_str(&body).ok();
            let id = put(&mut tx, mapping.mapping_id, body, at).await?;
            let (verb, thing) =
                if mapping.mapping_id.0 == 0 { ("mapping.added", thing(id)) } else { ("mapping.changed", thing(id)) };
            record::changed(&mut tx, verb, &thing, (None, told)).await?;
            stored.push(id);
        }
        self.mappings_end(tx).await?;
        Ok(stored)
    }

    /// Removes a mapping; readings made with it stay. Returns whether it existed.
    ///
    /// # Errors
    /// When a statement fails.
    pub async fn mapping_delete(&self, mapping_id: MappingId) -> Result<bool> {
        let mut tx = self.begin_turn().await?;
        let changed = on_tx!(&mut tx, |connection| sqlx::query(DELETE)
            .bind(mapping_id)
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
        .during("remove a mapping")?;
        if changed > 0 {
            record::changed(&mut tx, "mapping.removed", &thing(mapping_id), (None, None)).await?;
            self.mappings_end(tx).await?;
        }
        Ok(changed > 0)
    }

    /// Ends a change of mappings. They are not in the catalog, so only its version changes.
    async fn mappings_end(&self, mut tx: Tx) -> Result<()> {
        let before = self.catalog_current(&mut tx).await?;
        self.catalog_commit(tx, Catalog::clone(&before)).await
    }
}

fn thing(mapping_id: MappingId) -> Thing<'static> {
    Thing { kind: "mapping", id: Some(mapping_id.to_string()), name: None }
}

/// A mapping as it is stored.
fn body_of(mapping: &Mapping) -> Result<String> {
    if let Err(faults) = mapping.check() {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        return Err(Error::invalid("mapping", faults.join("; ")));
    }
    serde_json::to_string(mapping).map_err(|error| Error::invalid("mapping", error.to_string()))
}

/// Inserts a mapping (id 0), or replaces the one of that id.
async fn put(tx: &mut Tx, mapping_id: MappingId, body: String, at: Millis) -> Result<MappingId> {
    if mapping_id.0 == 0 {
        let count: i64 =
            on_tx!(&mut *tx, |connection| sqlx::query_scalar(COUNT).fetch_one(connection).await).during("count the mappings")?;
        if count >= MAPPINGS_MAX {
            return Err(Error::conflict("mapping", format!("there are {count} mappings already: use wildcards instead of more")));
        }
        return on_tx!(&mut *tx, |connection| sqlx::query_scalar(INSERT).bind(body).bind(at).fetch_one(connection).await)
            .during("make a mapping");
    }
    let changed = on_tx!(&mut *tx, |connection| sqlx::query(UPDATE)
        .bind(mapping_id)
        .bind(body)
        .bind(at)
        .execute(connection)
        .await
        .map(|done| done.rows_affected()))
    .during("change a mapping")?;
    match changed {
        0 => Err(Error::NotFound { what: format!("mapping {mapping_id} any more") }),
        _ => Ok(mapping_id),
    }
}
