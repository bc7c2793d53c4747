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
    "GREENPULSE_PUBLIC_URL",
    "GREENPULSE_LOCAL_SIGN_IN",
    "GREENPULSE_PROXY_SIGN_IN",
    "GREENPULSE_SSO_SESSION_HOURS",
    "GREENPULSE_SSO_GROUPS_DAYS",
    "GREENPULSE_SMTP_HOST",
    "GREENPULSE_SMTP_PORT",
    "GREENPULSE_SMTP_TLS",
    "GREENPULSE_SMTP_USER",
    "GREENPULSE_SMTP_PASSWORD",
    "GREENPULSE_SMTP_PASSWORD_FILE",
    "GREENPULSE_SMTP_FROM",
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

/// How settings begin of which there are as many as somebody has use for.
pub const FAMILIES: &[&str] = &["GREENPULSE_OIDC_", "GREENPULSE_PROXY_SIGN_IN_"];

/// The given values by name, each with its origin.
#[derive(Default)]
pub struct Given(HashMap<String, (String, Origin)>);

impl Given {
    /// Takes the first value found: on the command line, in the environment, in `.env`. An empty
    /// text counts as not given.
    ///
    /// # Errors
    /// [`Error::Setting`] if `.env` exists and cannot be read.
    pub fn read(flags: &[(&'static str, Option<&String>)]) -> Result<Self, Error> {
        let dot_env = dot_env()?;
        let mut given = HashMap::new();
        let is_of_family = |name: &String| FAMILIES.iter().any(|family| name.starts_with(family));
        let environment = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
        let families = environment.chain(dot_env.keys().cloned()).filter(is_of_family);
        for name in NAMES.iter().map(ToString::to_string).chain(families) {
            let flag = flags.iter().find(|(flag, _)| *flag == name.as_str()).and_then(|(_, value)| value.cloned());
            let from = [
                (flag, Origin::CommandLine),
                (std::env::var(&name).ok(), Origin::Environment),
                (dot_env.get(&name).cloned(), Origin::DotEnv),
            ];
            let first =
                from.into_iter().find_map(|(value, origin)| Some((value.filter(|value| !value.trim().is_empty())?, origin)));
            if let Some((value, origin)) = first {
                given.insert(name, (value.trim().to_owned(), origin));
            }
        }
        Ok(Self(given))
    }

    /// The names that were given of a family, in order.
    #[must_use]
    pub fn family(&self, family: &str) -> Vec<&str> {
        let mut names: Vec<&str> = self.0.keys().map(String::as_str).filter(|name| name.starts_with(family)).collect();
        names.sort_unstable();
        names
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
