//! The analytics of the `greenpulse` command line as a separate program that builds in seconds, for
//! measuring them.

#[path = "../../src/cli/analyze.rs"]
mod analyze;
#[path = "../../src/cli/table_file.rs"]
mod table_file;

use clap::Parser;
use std::process::ExitCode;

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    analysis: analyze::Analysis,
}

fn main() -> ExitCode {
    Cli::parse().analysis.run()
}
