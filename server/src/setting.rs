//! The settings as written: their names, what each is for, and where its value comes from. Leaves
//! out what the values mean (`config`).

use crate::Error;
use std::collections::HashMap;
use std::fmt;

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A flag of the command line.
    CommandLine,
    /// The process's environment.
    Environment,
    /// The file `.env` in the working folder.
    DotEnv,
    /// Not set anywhere.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Origin::CommandLine => "command line",
            Origin::Environment => "environment",
            Origin::DotEnv => ".env",
            Origin::Default => "default",
        })
    }
}

/// The names of all settings, in the order in which people see them.
pub const NAMES: &[&str] = &[
    "GREENPULSE_LISTEN",
    "GREENPULSE_PASSWORD",
    "GREENPULSE_HOSTS",
    "GREENPULSE_PROXIES",
    "GREENPULSE_DATA_DIR",
    "GREENPULSE_DATABASE_URL",
    "GREENPULSE_MQTT_URL",
    "GREENPULSE_MQTT_LISTEN",
    "GREENPULSE_MQTT_TOPICS",
    "GREENPULSE_MQTT_CA",
    "GREENPULSE_ANNOUNCE",
    "GREENPULSE_AUDIT_DAYS",
    "GREENPULSE_TIME_ZONE",
    "GREENPULSE_CURRENCY",
    "GREENPULSE_WEATHER_URL",
    "GREENPULSE_WEATHER_ARCHIVE_URL",
    "GREENPULSE_LOG",
];

/// The given values by name, each with its origin.
#[derive(Default)]
pub struct Given(HashMap<&'static str, (String, Origin)>);

impl Given {
    /// Takes the first value found: on the command line, in the environment, in `.env`. An empty
    /// text counts as not given.
    ///
    /// # Errors
    /// [`Error::Setting`] if `.env` exists and cannot be read.
    pub fn read(flags: &[(&'static str, Option<&String>)]) -> Result<Self, Error> {
        let dot_env = dot_env()?;
        let mut given = HashMap::new();
        for &name in NAMES {
            let flag = flags.iter().find(|(flag, _)| *flag == name).and_then(|(_, value)| value.cloned());
            let from = [
                (flag, Origin::CommandLine),
                (std::env::var(name).ok(), Origin::Environment),
                (dot_env.get(name).cloned(), Origin::DotEnv),
            ];
            let first =
                from.into_iter().find_map(|(value, origin)| Some((value.filter(|value| !value.trim().is_empty())?, origin)));
            if let Some((value, origin)) = first {
                given.insert(name, (value.trim().to_owned(), origin));
            }
        }
        Ok(Self(given))
    }

    /// The value of a setting, if one was given.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|(value, _)| value.as_str())
    }

    /// Where its value comes from.
    #[must_use]
    pub fn origin(&self, name: &str) -> Origin {
        self.0.get(name).map_or(Origin::Default, |(_, origin)| *origin)
    }
}

/// Reads `.env` into a map instead of the environment, so that each value keeps its origin.
fn dot_env() -> Result<HashMap<String, String>, Error> {
    // The library's messages repeat the line, which may contain the password.
    let unread = |error: dotenvy::Error| match error {
        dotenvy::Error::Io(error) => Error::Setting(format!("cannot read .env: {error}")),
        _ => Error::Setting(
            "cannot read .env: a line is not NAME=value (a value with spaces or quotes must stand in quotes); see .env.example"
                .to_owned(),
        ),
    };
    match dotenvy::from_path_iter(".env") {
        Ok(lines) => lines.collect::<Result<_, _>>().map_err(unread),
        Err(error) if error.not_found() => Ok(HashMap::new()),
        Err(error) => Err(unread(error)),
    }
}
