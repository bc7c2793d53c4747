//! Exports files from the ledger. It writes every reading as it came, page by page, so that an
//! import restores it exactly.

use super::Error;
use domain::zone::Span;
use domain::{Field, MeterId};
use files::Channel;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};
use store::Store;
use tokio::sync::mpsc;

/// Readings of one page.
const ROWS_A_PAGE: i64 = 20_000;

/// Bytes that are written and not yet taken.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Writes all readings within a span of the given meters (`None` for all meters, including those that
/// people forgot), so that [`import`](super::import) restores them exactly. It sends
/// piece by piece, as fast as the receiver takes them. Returns the number of readings.
///
/// # Errors
/// The store's; [`files::Error::Io`] if the receiver is gone.
pub async fn export(
    store: &Store,
    meters: Option<&[MeterId]>,
    span: Span,
    into: &mpsc::Sender<std::io::Result<Vec<u8>>>,
) -> Result<u64, Error> {
    let gone = |_| files::Error::Io(std::io::ErrorKind::BrokenPipe.into());
    let catalog = store.catalog();
    let written = Written::default();
    let mut writer = files::export::LongWriter::new(written.clone())?;
    let mut count = 0;
    for channel in catalog.channels.values().filter(|channel| meters.is_none_or(|meters| meters.contains(&channel.meter_id))) {
        let Some(meter) = catalog.meter_any(channel.meter_id) else { continue };
        let Some(field) = Field::named(channel.field.split(':').next().unwrap_or_default()) else { continue };
        let of_file = Channel { meter: meter.key.clone(), field, name: channel.field.clone(), kind: channel.kind };
        let mut from = span.start;
        loop {
            let page = store.reading_page(channel.channel_id, Span { start: from, end: span.end }, ROWS_A_PAGE).await?;
            let Some(last) = page.last() else { break };
            from = last.at + 1;
            count += page.len() as u64;
            writer.channel(&of_file, &page)?;
            into.send(Ok(written.take())).await.map_err(gone)?;
        }
    }
    writer.finish()?;
    into.send(Ok(written.take())).await.map_err(gone)?;
    Ok(count)
}
