//! Writes what was derived: slots, gap days, all sums above them, and the steps that exceed a
//! meter's maximum.

use super::compose::{compose, write_slots};
use super::derived::{Derived, Gaps};
use super::slot::Changed;
use super::{beyond, gap, reject};
use crate::backend::Tx;
use crate::catalog::version;
use crate::{Catalog, Result};
use domain::Millis;

/// Writes the derived slots and everything summed from them, and files the steps that exceed a
/// meter's maximum. No stored gap of months reaches beyond `gaps_until`. Returns the new catalog if
/// a gap now reaches further.
pub(crate) async fn keep(tx: &mut Tx, catalog: &Catalog, derived: &[Derived<'_>], gaps_until: Millis) -> Result<Option<Catalog>> {
    reject::insert(tx, &beyond::rejects(catalog, derived)).await?;
    let changed = write_slots(tx, derived).await?;
    let mut gaps = Vec::new();
    for one in derived {
        if let Some(Gaps { span, days }) = &one.gaps {
            gap::write(tx, one.channel.series_id, *span, days).await?;
            gaps.push(Changed { series_id: one.channel.series_id, zone: one.zone.clone(), span: *span });
        }
    }
    let until = derived.iter().filter_map(|one| one.gaps.as_ref()?.days.last()).map(|day| day.start + day.length_ms).max();
    compose(tx, catalog, changed, gaps, gaps_until).await?;
    match until {
        Some(until) if until > catalog.gaps_until => {
            let mut moved = catalog.clone();
            (moved.version, moved.added) = version::changed(tx).await?;
            moved.gaps_until = until;
            Ok(Some(moved))
        }
        _ => Ok(None),
    }
}
