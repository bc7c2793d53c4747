//! The frame of every change to places, meters and channels, and what follows from it in the same
//! transaction: places are wired anew and their rollups recomputed. Each change reads the catalog
//! once, or only the part that it touched. Leaves out the changes themselves.

use super::wire::{wire, wire_some};
use crate::backend::Tx;
use crate::catalog::{rows, version};
use crate::ledger::compose::recompose;
use crate::ledger::tail::Tails;
use crate::{Catalog, Result, Store};
use domain::BuildingId;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Store {
    /// Begins a change: keeps readings out until it is done, and returns the catalog before it.
    pub(crate) async fn change_begin(&self) -> Result<(tokio::sync::MutexGuard<'_, Tails>, Tx, Arc<Catalog>)> {
        let mut tails = self.tails.lock().await;
        tails.of.clear();
        let mut tx = self.begin_turn().await?;
        let catalog = self.catalog_current(&mut tx).await?;
        Ok((tails, tx, catalog))
    }

    /// Ends a change: reads the catalog, and goes on as [`Self::change_end_as`].
    pub(crate) async fn change_end(&self, mut tx: Tx, before: &Catalog) -> Result<()> {
        let catalog = rows::read(&mut tx, before).await?;
        self.change_end_as(tx, before, catalog).await
    }

    /// Wires places to channels as `catalog` says, which was read after all other statements of the
    /// change. Recomputes the rollups of places whose parts differ from `before`, and commits.
    pub(crate) async fn change_end_as(&self, mut tx: Tx, before: &Catalog, mut catalog: Catalog) -> Result<()> {
        let rewired = wire(&mut tx, &mut catalog, before).await?;
        recompose(&mut tx, &catalog, &rewired).await?;
        self.catalog_commit(tx, catalog).await
    }

    /// Ends a change that only added channels to `before`, and perhaps changed the senders of their
    /// meters (`is_more`), which gave `catalog`. `housed` are the buildings that new channels belong
    /// to. The work does not grow with the size of the installation.
    pub(crate) async fn growth_end(
        &self,
        mut tx: Tx,
        before: &Catalog,
        mut catalog: Catalog,
        housed: &BTreeSet<BuildingId>,
        is_more: bool,
    ) -> Result<()> {
        let rewired = wire_some(&mut tx, &mut catalog, before, housed).await?;
        recompose(&mut tx, &catalog, &rewired).await?;
        // New channels in a building change how places are made of meters, so this does not count
        // as a mere addition.
        if is_more || !housed.is_empty() {
            return self.catalog_commit(tx, catalog).await;
        }
        (catalog.version, catalog.added) = version::grew(&mut tx).await?;
        self.end(tx).await?;
        self.catalog_keep(&Arc::new(catalog));
        Ok(())
    }
}
