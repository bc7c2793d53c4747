//! The start: parses the command line and runs the command. Every failure is one line that says
//! what to do.

mod cli;
mod role;

mod api;
mod http;

mod config;
mod error;
mod hex;
mod logging;
mod password;
mod setting;

#[cfg(test)]
mod sweep;

use clap::{CommandFactory, Parser};
use cli::{Cli, Command, FileCli};
use config::Config;
use error::Error;
use std::process::ExitCode;

fn main() -> ExitCode {
    let name = std::env::args_os().nth(1).unwrap_or_default();
    if FileCli::command().get_subcommands().any(|command| command.get_name() == name) {
        return FileCli::parse().analysis.run();
    }
    match run(&Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("greenpulse: {}", error.line());
            ExitCode::from(2)
        }
    }
}

fn run(cli: &Cli) -> Result<ExitCode, Error> {
    // Before the settings are read: analysing a file works anywhere, whatever `.env` says.
    if let Command::Analysis(analysis) = &cli.command {
        return Ok(analysis.run());
    }
    // The weather client is built without a crypto provider and would panic at its first request.
    // Fails only if one is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let config = Config::read(&cli.flags.named())?;
    logging::start(&config.log);
    let runtime = tokio::runtime::Runtime::new().map_err(|error| Error::System(error.to_string()))?;
    let done = runtime.block_on(cli.command.run(config));
    // Tasks that still hold a connection do not keep the process alive.
    runtime.shutdown_background();
    done
}
