//! The log. It goes to stderr, so that stdout is free for the person who started the process. A
//! repeated warning is written at most once a second, with a count: a fault must not fill the disk
//! that may be its cause. Writing to the log never fails for the caller.

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tracing::callsite::Identifier;
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::{Compact, Format, Writer};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields, MakeWriter};
use tracing_subscriber::registry::LookupSpan;

/// Minimum interval between warnings or errors from one place in the source.
const APART: Duration = Duration::from_secs(1);

/// Starts the log with this filter.
pub fn start(filter: &str) {
    // Warnings about slow statements while a demo is made would drown the rest; `sqlx=warn` brings
    // them back.
    let quiet = std::iter::once("sqlx=error");
    // Last, so that no filter can re-enable what would log passwords.
    let directives = quiet.chain(std::iter::once(filter)).chain(broker::LOG_DIRECTIVES).collect::<Vec<_>>().join(",");
    let filter = EnvFilter::try_new(directives).unwrap_or_else(|_| EnvFilter::new("info"));
    let is_terminal = io::IsTerminal::is_terminal(&io::stderr());
    // Fails only if a log was started before.
    let _ = tracing::subscriber::set_global_default(log(filter, is_terminal, io::stderr));
}

fn log<W>(filter: EnvFilter, is_terminal: bool, into: W) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    tracing_subscriber::fmt()
        .with_ansi(is_terminal)
        // It would report on stderr that stderr cannot be written. That fails too, for example on a
        // full disk, and panics.
        .log_internal_errors(false)
        .event_format(Bounded::default())
        .with_env_filter(filter)
        .with_writer(into)
        .finish()
}

/// Formats lines as usual, and leaves out repeated ones.
struct Bounded {
    line: Format<Compact>,
    places: Mutex<HashMap<Identifier, Place>>,
}

/// A place in the source that logs warnings.
struct Place {
    written_at: Instant,
    /// Warnings left out since then.
    left_out: u64,
}

impl Default for Bounded {
    fn default() -> Self {
        Self { line: tracing_subscriber::fmt::format().compact(), places: Mutex::default() }
    }
}

impl Bounded {
    /// `None` if the event is to be left out; otherwise how many like it were left out before.
    fn turn(&self, event: &Event<'_>) -> Option<u64> {
        if *event.metadata().level() > Level::WARN {
            return Some(0);
        }
        let now = Instant::now();
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        // The map is bounded by the number of such places in the source.
        let place = match places.get_mut(&event.metadata().callsite()) {
            Some(place) => place,
            None => {
                places.insert(event.metadata().callsite(), Place { written_at: now, left_out: 0 });
                return Some(0);
            }
        };
        if now.duration_since(place.written_at) < APART {
            place.left_out += 1;
            return None;
        }
        place.written_at = now;
        Some(std::mem::take(&mut place.left_out))
    }
}

impl<S, N> FormatEvent<S, N> for Bounded
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(&self, context: &FmtContext<'_, S, N>, mut writer: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        match self.turn(event) {
            None => Ok(()),
            Some(0) => self.line.format_event(context, writer, event),
            Some(count) => {
                let mut line = String::new();
                // Without colours, because the count is appended to the line.
                self.line.format_event(context, Writer::new(&mut line), event)?;
                writeln!(writer, "{} ({count} more like it were left out)", line.trim_end())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use std::sync::Arc;

    #[derive(Clone, Default)]
    struct Written(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_goes_wrong_again_and_again_is_said_once_a_second_with_how_often() {
        let written = Written::default();
        let into = written.clone();
        tracing::subscriber::with_default(log(EnvFilter::new("info"), false, move || into.clone()), || {
            let warn = |device: u32| tracing::warn!(device, "readings wait");
            (0..500).for_each(warn);
            tracing::error!("another place");
            (0..3).for_each(|i| tracing::info!(i, "news"));
            std::thread::sleep(APART);
            warn(500);
        });
        let text = String::from_utf8(written.0.lock().unwrap().clone()).unwrap();
        let of = |words: &str| text.lines().filter(|line| line.contains(words)).collect::<Vec<_>>();
        let waits = of("readings wait");
        assert_eq!((waits.len(), of("another place").len(), of("news").len()), (2, 1, 3), "{text}");
        assert!(waits[0].ends_with("device=0"), "{text}");
        assert!(waits[1].ends_with("device=500 (499 more like it were left out)"), "{text}");
    }
}
