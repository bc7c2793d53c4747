//! The command line: parses it and runs the command. Every failure is one line that says what to
//! do.

mod analyze;
mod announce;
mod api;
mod arguments;
mod assets;
mod backup;
mod config;
mod demo;
mod error;
mod exchange;
mod first_site;
mod guard;
mod health;
mod http;
mod jobs;
mod lock;
mod logging;
mod memory;
mod own_sensors;
mod pages;
mod problem;
mod room;
mod serve;
mod setting;
mod sign_in;
mod source;
#[cfg(test)]
mod sweep;
mod token;
mod tries;
mod verify;
mod visitor;
mod weather;

use analyze::Analysis;
use clap::{Args, CommandFactory, Parser, Subcommand};
use config::Config;
use error::Error;
use std::process::ExitCode;

/// Tracks the energy of a neighbourhood or a campus: meters publish over MQTT, people watch in a browser.
#[derive(Parser)]
#[command(name = "greenpulse", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the pages and listen to the meters
    Serve {
        /// Add a demo neighbourhood with a past, and meters that publish
        #[arg(long)]
        demo: bool,
    },
    /// Print every setting with its value and where it came from
    Config,
    /// Bring the database's schema up to date
    Migrate,
    /// Recompute every rollup from the ledger; exit code 1 if any differs
    Verify,
    /// Read a file of readings into the database: CSV, Green Button, Portfolio Manager, Home Assistant, Excel
    Import(exchange::Import),
    /// Write all readings as a CSV that `import` reads
    Export(exchange::Export),
    /// Copy the SQLite database into a file, also while a server runs
    Backup(backup::Backup),
    /// Tokens, by which devices and programs send readings
    Token {
        #[command(subcommand)]
        command: token::Command,
    },
    /// The demo neighbourhood
    Demo {
        #[command(subcommand)]
        command: DemoCommand,
    },
    #[command(flatten)]
    Analysis(Analysis),
}

/// The analytics of a file, without the settings in their help.
#[derive(Parser)]
#[command(name = "greenpulse", version, propagate_version = true)]
struct FileCli {
    #[command(subcommand)]
    analysis: Analysis,
}

#[derive(Subcommand)]
enum DemoCommand {
    /// Remove the demo neighbourhood and all of its data
    Remove,
}

/// Each goes before the environment, which goes before `.env`. The password is not among them: everybody on this
/// machine can read a command line.
#[derive(Args)]
#[command(next_help_heading = "Settings (or by environment or .env: see `greenpulse config`)")]
struct Flags {
    /// Where pages are served [GREENPULSE_LISTEN, 127.0.0.1:3000]
    #[arg(long, global = true, value_name = "IP:PORT")]
    listen: Option<String>,
    /// Further host names by which browsers may reach the pages, comma separated [GREENPULSE_HOSTS]
    #[arg(long, global = true, value_name = "NAMES")]
    hosts: Option<String>,
    /// Addresses or networks of proxies in front of the pages, whose X-Forwarded-For is believed [GREENPULSE_PROXIES]
    #[arg(long, global = true, value_name = "ADDRESSES")]
    proxies: Option<String>,
    /// Where files are kept [GREENPULSE_DATA_DIR, data]
    #[arg(long, global = true, value_name = "FOLDER")]
    data_dir: Option<String>,
    /// sqlite://... or postgres://... [GREENPULSE_DATABASE_URL, greenpulse.db in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    database_url: Option<String>,
    /// `embedded`, or mqtt://... or mqtts://... of a broker elsewhere [GREENPULSE_MQTT_URL, embedded]
    #[arg(long, global = true, value_name = "URL")]
    mqtt_url: Option<String>,
    /// Where the embedded broker listens [GREENPULSE_MQTT_LISTEN, 127.0.0.1:1883]
    #[arg(long, global = true, value_name = "IP:PORT")]
    mqtt_listen: Option<String>,
    /// What to subscribe to at a broker elsewhere, comma separated [GREENPULSE_MQTT_TOPICS]
    #[arg(long, global = true, value_name = "TOPICS")]
    mqtt_topics: Option<String>,
    /// PEM file of an own certificate authority for mqtts:// [GREENPULSE_MQTT_CA]
    #[arg(long, global = true, value_name = "FILE")]
    mqtt_ca: Option<String>,
    /// Time zone of the first site [GREENPULSE_TIME_ZONE, the system's]
    #[arg(long, global = true, value_name = "IANA NAME")]
    time_zone: Option<String>,
    /// Currency of the first site [GREENPULSE_CURRENCY, USD]
    #[arg(long, global = true, value_name = "CODE")]
    currency: Option<String>,
    /// The weather provider's address, or `off` [GREENPULSE_WEATHER_URL]
    #[arg(long, global = true, value_name = "URL")]
    weather_url: Option<String>,
    /// The same for years back [GREENPULSE_WEATHER_ARCHIVE_URL]
    #[arg(long, global = true, value_name = "URL")]
    weather_archive_url: Option<String>,
    /// What is logged [GREENPULSE_LOG, info]
    #[arg(long, global = true, value_name = "FILTER")]
    log: Option<String>,
}

impl Flags {
    fn named(&self) -> [(&'static str, Option<&String>); 14] {
        [
            ("GREENPULSE_LISTEN", self.listen.as_ref()),
            ("GREENPULSE_HOSTS", self.hosts.as_ref()),
            ("GREENPULSE_PROXIES", self.proxies.as_ref()),
            ("GREENPULSE_DATA_DIR", self.data_dir.as_ref()),
            ("GREENPULSE_DATABASE_URL", self.database_url.as_ref()),
            ("GREENPULSE_MQTT_URL", self.mqtt_url.as_ref()),
            ("GREENPULSE_MQTT_LISTEN", self.mqtt_listen.as_ref()),
            ("GREENPULSE_MQTT_TOPICS", self.mqtt_topics.as_ref()),
            ("GREENPULSE_MQTT_CA", self.mqtt_ca.as_ref()),
            ("GREENPULSE_TIME_ZONE", self.time_zone.as_ref()),
            ("GREENPULSE_CURRENCY", self.currency.as_ref()),
            ("GREENPULSE_WEATHER_URL", self.weather_url.as_ref()),
            ("GREENPULSE_WEATHER_ARCHIVE_URL", self.weather_archive_url.as_ref()),
            ("GREENPULSE_LOG", self.log.as_ref()),
        ]
    }
}

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
    let done = runtime.block_on(command(&cli.command, config));
    // Tasks that still hold a connection do not keep the process alive.
    runtime.shutdown_background();
    done
}

async fn command(command: &Command, config: Config) -> Result<ExitCode, Error> {
    match command {
        Command::Serve { demo } => serve::serve(config, *demo).await?,
        Command::Config => print_settings(&config),
        Command::Migrate => {
            let _lock = lock::take(&config)?;
            let store = serve::open_store(&config).await?;
            println!("The schema is up to date ({}).", store.version().await?);
            store.close().await;
        }
        Command::Verify => return Ok(if verify::verify(&config).await? { ExitCode::SUCCESS } else { ExitCode::from(1) }),
        Command::Import(asked) => return exchange::import(&config, asked).await,
        Command::Export(asked) => exchange::export(&config, asked).await?,
        Command::Backup(asked) => backup::backup(&config, asked).await?,
        Command::Token { command } => token::run(command, &config).await?,
        Command::Demo { command: DemoCommand::Remove } => demo::remove(&config).await?,
        Command::Analysis(analysis) => return Ok(analysis.run()),
    }
    Ok(ExitCode::SUCCESS)
}

fn print_settings(config: &Config) {
    let shown = config.shown();
    let longest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or_default();
    let name = longest(&mut shown.iter().map(|line| line.name.len()));
    let value = longest(&mut shown.iter().map(|line| line.value.chars().count()));
    for line in shown {
        println!("{:name$}  {:value$}  {}", line.name, line.value, line.source);
    }
}
