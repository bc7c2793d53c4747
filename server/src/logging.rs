//! The log: on stderr, so that stdout is for the person who started the process.

use tracing_subscriber::EnvFilter;

/// Starts to log what `filter` lets through.
pub fn start(filter: &str) {
    // Long statements while a demo is made would drown the rest; `sqlx=warn` brings them back.
    let quiet = std::iter::once("sqlx=error");
    // Last, so that no filter brings back what would write passwords down.
    let directives = quiet.chain(std::iter::once(filter)).chain(broker::LOG_DIRECTIVES).collect::<Vec<_>>().join(",");
    let filter = EnvFilter::try_new(directives).unwrap_or_else(|_| EnvFilter::new("info"));
    let is_terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
    // Only fails where a log was started before.
    let _ = tracing_subscriber::fmt()
        .compact()
        .with_env_filter(filter)
        .with_ansi(is_terminal)
        .with_writer(std::io::stderr)
        .try_init();
}
