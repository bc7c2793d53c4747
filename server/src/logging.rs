//! The log: on stderr, so that stdout is for the person who started the process. What goes wrong again and again is said once a
//! second, with how often: a fault must not fill the disk that it may come from. Writing never fails for whoever logs.

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

/// A warning or an error of one place in the source is written this often at most.
const APART: Duration = Duration::from_secs(1);

/// Starts to log what `filter` lets through.
pub fn start(filter: &str) {
    // Long statements while a demo is made would drown the rest; `sqlx=warn` brings them back.
    let quiet = std::iter::once("sqlx=error");
    // Last, so that no filter brings back what would write passwords down.
    let directives = quiet.chain(std::iter::once(filter)).chain(broker::LOG_DIRECTIVES).collect::<Vec<_>>().join(",");
    let filter = EnvFilter::try_new(directives).unwrap_or_else(|_| EnvFilter::new("info"));
    let is_terminal = io::IsTerminal::is_terminal(&io::stderr());
    // Only fails where a log was started before.
    let _ = tracing::subscriber::set_global_default(log(filter, is_terminal, io::stderr));
}

fn log<W>(filter: EnvFilter, is_terminal: bool, into: W) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    tracing_subscriber::fmt()
        .with_ansi(is_terminal)
        // It would say on stderr that stderr cannot be written, and panic, since that fails too: on a full disk, for one.
        .log_internal_errors(false)
        .event_format(Bounded::default())
        .with_env_filter(filter)
        .with_writer(into)
        .finish()
}

/// Lines as they are, but for those that are left out.
struct Bounded {
    line: Format<Compact>,
    places: Mutex<HashMap<Identifier, Place>>,
}

/// A place in the source that warns.
struct Place {
    written_at: Instant,
    /// How many since were not written.
    left_out: u64,
}

impl Default for Bounded {
    fn default() -> Self {
        Self { line: tracing_subscriber::fmt::format().compact(), places: Mutex::default() }
    }
}

impl Bounded {
    /// How many like it were left out, where it is to be written.
    fn turn(&self, event: &Event<'_>) -> Option<u64> {
        if *event.metadata().level() > Level::WARN {
            return Some(0);
        }
        let now = Instant::now();
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        // As many as there are such places in the source.
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
                // Without colours: it is one line of many.
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
