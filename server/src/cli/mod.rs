//! The command line: what it takes, and one file for each command that is not `serve`. Leaves out
//! what a server does (`role`).

pub mod analyze;
pub mod backup;
pub mod exchange;
pub mod key;
pub mod table_file;
pub mod token;
pub mod user;
pub mod verify;

use crate::Error;
use crate::config::Config;
use crate::role::{database, demo, lock, serve};
use analyze::Analysis;
use clap::{Args, Parser, Subcommand};
use services::system_clock;
use std::process::ExitCode;
use store::{Actor, Asked};

/// Tracks the energy of a neighbourhood or a campus: meters publish over MQTT, people watch in a browser.
#[derive(Parser)]
#[command(name = "greenpulse", version, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub flags: Flags,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Serve the pages and listen to the meters
    Serve {
        /// Add a demo neighbourhood with past readings and live meters
        #[arg(long)]
        demo: bool,
    },
    /// Print every setting with its value and where the value comes from
    Config,
    /// Bring the database's schema up to date
    Migrate,
    /// Recompute every rollup from the ledger and compare; exit code 1 if any differs
    Verify,
    /// Import a file of readings: CSV, Green Button, Portfolio Manager, Home Assistant or Excel
    Import(exchange::Import),
    /// Export all readings as a CSV file that `import` can read
    Export(exchange::Export),
    /// Copy the SQLite database to a file; works while a server runs
    Backup(backup::Backup),
    /// Manage the tokens with which devices and programs send readings
    Token {
        #[command(subcommand)]
        command: token::Command,
    },
    /// Manage the keys with which programs ask for a person
    Key {
        #[command(subcommand)]
        command: key::Command,
    },
    /// Manage the people who may sign in
    User {
        #[command(subcommand)]
        command: user::Command,
    },
    /// Manage the demo neighbourhood
    Demo {
        #[command(subcommand)]
        command: DemoCommand,
    },
    #[command(flatten)]
    Analysis(Analysis),
}

/// The commands on a file alone, so that their help shows no settings.
#[derive(Parser)]
#[command(name = "greenpulse", version, propagate_version = true)]
pub struct FileCli {
    #[command(subcommand)]
    pub analysis: Analysis,
}

/// What to do with the demo neighbourhood.
#[derive(Subcommand)]
pub enum DemoCommand {
    /// Remove the demo neighbourhood and all its data
    Remove,
}

/// The settings as flags. A flag wins over the environment, and the environment over `.env`. The
/// password has no flag: everybody on this machine can read a command line.
#[derive(Args)]
#[command(next_help_heading = "Settings (or by environment or .env: see `greenpulse config`)")]
pub struct Flags {
    /// Address of the pages [GREENPULSE_LISTEN, 127.0.0.1:3000]
    #[arg(long, global = true, value_name = "IP:PORT")]
    listen: Option<String>,
    /// Further host names by which browsers may reach the pages, comma separated [GREENPULSE_HOSTS]
    #[arg(long, global = true, value_name = "NAMES")]
    hosts: Option<String>,
    /// Addresses or networks of trusted proxies in front of the pages; their X-Forwarded-For is used [GREENPULSE_PROXIES]
    #[arg(long, global = true, value_name = "ADDRESSES")]
    proxies: Option<String>,
    /// Folder of the data [GREENPULSE_DATA_DIR, data]
    #[arg(long, global = true, value_name = "FOLDER")]
    data_dir: Option<String>,
    /// The database: sqlite://... or postgres://... [GREENPULSE_DATABASE_URL, greenpulse.db in the data folder]
    #[arg(long, global = true, value_name = "URL")]
    database_url: Option<String>,
    /// The MQTT broker: `embedded`, or mqtt://... or mqtts://... of an outside one [GREENPULSE_MQTT_URL, embedded]
    #[arg(long, global = true, value_name = "URL")]
    mqtt_url: Option<String>,
    /// Address of the embedded broker [GREENPULSE_MQTT_LISTEN, 127.0.0.1:1883]
    #[arg(long, global = true, value_name = "IP:PORT")]
    mqtt_listen: Option<String>,
    /// Topics to subscribe to at an outside broker, comma separated [GREENPULSE_MQTT_TOPICS]
    #[arg(long, global = true, value_name = "TOPICS")]
    mqtt_topics: Option<String>,
    /// PEM file of a private certificate authority for mqtts:// [GREENPULSE_MQTT_CA]
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
    /// The weather provider's address for past years [GREENPULSE_WEATHER_ARCHIVE_URL]
    #[arg(long, global = true, value_name = "URL")]
    weather_archive_url: Option<String>,
    /// Log filter [GREENPULSE_LOG, info]
    #[arg(long, global = true, value_name = "FILTER")]
    log: Option<String>,
}

impl Flags {
    /// The given values by the names of their settings.
    #[must_use]
    pub fn named(&self) -> [(&'static str, Option<&String>); 14] {
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

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// The command's.
    pub async fn run(&self, config: Config) -> Result<ExitCode, Error> {
        match self {
            Self::Serve { demo } => serve::serve(config, *demo).await?,
            Self::Config => print_settings(&config),
            Self::Migrate => {
                let _lock = lock::take(&config)?;
                let store = database::open(&config).await?;
                println!("The schema is up to date ({}).", store.version().await?);
                store.close().await;
            }
            Self::Verify => return Ok(if verify::verify(&config).await? { ExitCode::SUCCESS } else { ExitCode::from(1) }),
            Self::Import(asked) => return acted("file.import", exchange::import(&config, asked)).await,
            Self::Export(asked) => exchange::export(&config, asked).await?,
            Self::Backup(asked) => backup::backup(&config, asked).await?,
            Self::Token { command } => acted("token.save", token::run(command, &config)).await?,
            Self::Key { command } => key::run(command, &config).await?,
            Self::User { command } => user::run(command, &config).await?,
            Self::Demo { command: DemoCommand::Remove } => acted("demo.remove", demo::remove(&config)).await?,
            Self::Analysis(analysis) => return Ok(analysis.run()),
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Does the work of a command as whoever works at the command line, for the record.
async fn acted<T>(action: &str, work: impl Future<Output = T>) -> T {
    let asked = Asked { action: action.to_owned(), ..Asked::default() };
    store::acting(Actor::command_line(), system_clock().now(), asked, work).await
}

fn print_settings(config: &Config) {
    let shown = config.shown();
    let longest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or_default();
    let name = longest(&mut shown.iter().map(|line| line.name.len()));
    let value = longest(&mut shown.iter().map(|line| line.value.chars().count()));
    for line in shown {
        println!("{:name$}  {:value$}  {}", line.name, line.value, line.origin);
    }
}
