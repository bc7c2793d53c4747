//! The settings: read, checked and explained. Leaves out where they are written (`setting`), and those of
//! single sign-on (`sign_on`) and mail (`mail`).

mod mail;
pub mod sign_on;

use crate::Error;
use crate::http::visitor::Proxies;
use crate::setting::{Given, NAMES, Origin};
use domain::Zone;
use sign_on::SignOn;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use tracing_subscriber::EnvFilter;

/// Where messages come from.
#[derive(Clone, PartialEq)]
pub enum Mqtt {
    /// The broker in this process.
    Embedded,
    /// An outside broker, by its address.
    Outside(String),
}

/// The checked settings.
pub struct Config {
    /// Where pages are served.
    pub listen: SocketAddr,
    /// The password of the account `admin` and of the embedded broker, if there is one.
    pub password: Option<String>,
    /// What the embedded broker takes in place of a password where others reach it and there is none:
    /// a secret of this process, so that whoever has no token stays out.
    pub broker_secret: Option<String>,
    /// Further host names by which browsers may reach the pages, in lower case.
    pub hosts: Vec<String>,
    /// The trusted proxies in front; their forwarded addresses are believed.
    pub proxies: Proxies,
    /// The address by which people reach the pages, without a slash at its end.
    pub public_url: Option<String>,
    /// Who else says who somebody is.
    pub sign_on: SignOn,
    /// The mail server, if letters are sent.
    pub mail: Option<::mail::Settings>,
    /// Where files are kept.
    pub data_dir: PathBuf,
    /// The database's address.
    pub database_url: String,
    /// Where messages come from.
    pub mqtt: Mqtt,
    /// Where the embedded broker listens.
    pub mqtt_listen: SocketAddr,
    /// The topics subscribed to at an outside broker.
    pub topics: Vec<String>,
    /// The file of a custom certificate authority for `mqtts`.
    pub ca: Option<PathBuf>,
    /// Whether our own sensors are announced to Home Assistant.
    pub announce: bool,
    /// How many days the record of what was done is kept.
    pub audit_days: u32,
    /// The time zone of the first site.
    pub zone: String,
    /// The currency of the first site.
    pub currency: String,
    /// The weather provider's addresses: for current weather, and for past years; `None` if no
    /// provider is used.
    pub weather: Option<(String, String)>,
    /// What is logged.
    pub log: String,
    origins: Vec<Origin>,
}

/// One line of `greenpulse config`.
pub struct Shown {
    /// The setting.
    pub name: String,
    /// Its value, with secrets hidden.
    pub value: String,
    /// Where it came from.
    pub origin: Origin,
}

impl Config {
    /// Reads the settings. The command line takes precedence over the environment, then `.env`,
    /// then the default.
    ///
    /// # Errors
    /// [`Error::Setting`], naming the setting, the value given and what would be valid; secrets are
    /// never repeated.
    pub fn read(flags: &[(&'static str, Option<&String>)]) -> Result<Self, Error> {
        Self::of(&Given::read(flags)?)
    }

    fn of(given: &Given) -> Result<Self, Error> {
        let data_dir = PathBuf::from(given.get("GREENPULSE_DATA_DIR").unwrap_or("data"));
        let mqtt = match given.get("GREENPULSE_MQTT_URL") {
            None | Some("embedded") => Mqtt::Embedded,
            Some(url) => {
                ingest::source::address(url).map_err(|error| Error::Setting(error.to_string()))?;
                Mqtt::Outside(url.to_owned())
            }
        };
        let database_url = given.get("GREENPULSE_DATABASE_URL").map_or_else(|| sqlite_url(&data_dir), str::to_owned);
        if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| database_url.starts_with(scheme)) {
            return Err(wrong(
                "GREENPULSE_DATABASE_URL",
                "does not begin with a scheme that we know",
                "sqlite://data/greenpulse.db or postgres://user:password@host/name",
            ));
        }
        let topics = list(given.get("GREENPULSE_MQTT_TOPICS"));
        let proxies = Proxies::read(&list(given.get("GREENPULSE_PROXIES")))?;
        let public_url = given.get("GREENPULSE_PUBLIC_URL").map(sign_on::public_url).transpose()?;
        Ok(Self {
            listen: listen(given, "GREENPULSE_LISTEN", 3000)?,
            password: password(given)?,
            broker_secret: None,
            hosts: list(given.get("GREENPULSE_HOSTS")).into_iter().map(|host| host_name(&host)).collect::<Result<_, _>>()?,
            sign_on: SignOn::read(given, public_url.as_deref(), &proxies)?,
            mail: mail::read(given, public_url.as_deref())?,
            public_url,
            proxies,
            database_url,
            mqtt,
            mqtt_listen: listen(given, "GREENPULSE_MQTT_LISTEN", 1883)?,
            topics: if topics.is_empty() { dialects::TOPICS.iter().map(ToString::to_string).collect() } else { topics },
            ca: given.get("GREENPULSE_MQTT_CA").map(ca).transpose()?,
            announce: announce(given)?,
            audit_days: whole(given, "GREENPULSE_AUDIT_DAYS", (731, 36_600))?,
            zone: zone(given)?,
            currency: currency(given)?,
            weather: weather(given)?,
            log: log(given)?,
            origins: NAMES.iter().map(|name| given.origin(name)).collect(),
            data_dir,
        })
    }

    /// Every setting with its value and origin; secrets hidden.
    #[must_use]
    pub fn shown(&self) -> Vec<Shown> {
        let value = |name: &str| match name {
            "GREENPULSE_LISTEN" => self.listen.to_string(),
            "GREENPULSE_PASSWORD" => if self.password.is_some() { "(set, hidden)" } else { "(none)" }.to_owned(),
            "GREENPULSE_HOSTS" => or_none(self.hosts.join(",")),
            "GREENPULSE_PROXIES" => or_none(self.proxies.to_string()),
            "GREENPULSE_PUBLIC_URL" => or_none(self.public_url.clone().unwrap_or_default()),
            "GREENPULSE_LOCAL_SIGN_IN" => sign_on::switch_name(!self.sign_on.is_local_closed).to_owned(),
            "GREENPULSE_PROXY_SIGN_IN" => sign_on::switch_name(self.sign_on.proxy.is_some()).to_owned(),
            name if name.starts_with(mail::FAMILY) => or_none(mail::shown(self.mail.as_ref(), name)),
            "GREENPULSE_DATA_DIR" => self.data_dir.display().to_string(),
            "GREENPULSE_DATABASE_URL" => without_password(&self.database_url),
            "GREENPULSE_MQTT_URL" => match &self.mqtt {
                Mqtt::Embedded => "embedded".to_owned(),
                Mqtt::Outside(url) => without_password(url),
            },
            "GREENPULSE_MQTT_LISTEN" => self.mqtt_listen.to_string(),
            "GREENPULSE_MQTT_TOPICS" => self.topics.join(","),
            "GREENPULSE_MQTT_CA" => or_none(self.ca.as_ref().map(|path| path.display().to_string()).unwrap_or_default()),
            "GREENPULSE_ANNOUNCE" => self.announce.to_string(),
            "GREENPULSE_AUDIT_DAYS" => self.audit_days.to_string(),
            "GREENPULSE_SSO_SESSION_HOURS" => self.sign_on.session_hours.to_string(),
            "GREENPULSE_SSO_GROUPS_DAYS" => self.sign_on.groups_days.to_string(),
            "GREENPULSE_TIME_ZONE" => self.zone.clone(),
            "GREENPULSE_CURRENCY" => self.currency.clone(),
            "GREENPULSE_WEATHER_URL" => self.weather.as_ref().map_or_else(|| "off".to_owned(), |urls| without_query(&urls.0)),
            "GREENPULSE_WEATHER_ARCHIVE_URL" => {
                self.weather.as_ref().map_or_else(|| "off".to_owned(), |urls| without_query(&urls.1))
            }
            _ => self.log.clone(),
        };
        let shown = |(name, origin): (&&str, &Origin)| Shown { name: (*name).to_owned(), value: value(name), origin: *origin };
        NAMES.iter().zip(&self.origins).map(shown).chain(self.sign_on.shown()).collect()
    }

    /// Whether others reach the pages: from the network, or through a proxy on this machine.
    #[must_use]
    pub fn is_exposed(&self) -> bool {
        let is_public = self.public_url.as_deref().is_some_and(|url| !sign_on::is_of_this_machine(url));
        let is_passed_on = !self.hosts.is_empty() || !self.proxies.is_empty() || self.sign_on.proxy.is_some();
        !self.listen.ip().is_loopback() || is_public || is_passed_on
    }

    /// Whether others in the network reach the embedded broker, and no password keeps anybody out.
    #[must_use]
    pub fn is_broker_open(&self) -> bool {
        self.mqtt == Mqtt::Embedded && !self.mqtt_listen.ip().is_loopback() && self.password.is_none()
    }

    /// What a client sends to the embedded broker as a password, if it needs one.
    #[must_use]
    pub fn broker_password(&self) -> Option<&str> {
        self.password.as_deref().or(self.broker_secret.as_deref())
    }

    /// The file of an SQLite database.
    #[must_use]
    pub fn sqlite_path(&self) -> Option<PathBuf> {
        store::sqlite_path(&self.database_url)
    }
}

/// A whole number from 1 up to a bound; its default if it is not given.
fn whole(given: &Given, name: &str, (default, most): (u32, u32)) -> Result<u32, Error> {
    let Some(text) = given.get(name) else { return Ok(default) };
    let number = text.parse().ok().filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| {
        wrong(
            name,
            &format!("is `{text}`, which is none of its numbers"),
            &format!("a whole number from 1 to {most}, such as {default}"),
        )
    })
}

fn wrong(name: &str, what: &str, would_do: &str) -> Error {
    Error::Setting(format!("{name} {what}; write {would_do}"))
}

fn or_none(text: String) -> String {
    if text.is_empty() { "(none)".to_owned() } else { text }
}

fn sqlite_url(data_dir: &Path) -> String {
    // These characters would end the path or be decoded in a URL.
    let folder = data_dir.display().to_string().replace('%', "%25").replace('?', "%3F");
    format!("sqlite://{}/greenpulse.db", folder.trim_end_matches('/'))
}

fn list(text: Option<&str>) -> Vec<String> {
    text.into_iter().flat_map(|text| text.split(',')).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn listen(given: &Given, name: &str, port: u16) -> Result<SocketAddr, Error> {
    let Some(text) = given.get(name) else { return Ok(SocketAddr::from(([127, 0, 0, 1], port))) };
    let numeric = text.strip_prefix("localhost:").map_or_else(|| text.to_owned(), |port| format!("127.0.0.1:{port}"));
    numeric.parse().map_err(|_| {
        wrong(
            name,
            &format!("is `{text}`, which is no address with a port"),
            &format!("127.0.0.1:{port}, 0.0.0.0:{port} or [::1]:{port}"),
        )
    })
}

fn password(given: &Given) -> Result<Option<String>, Error> {
    match given.get("GREENPULSE_PASSWORD") {
        Some(text) if text.chars().count() < 8 => {
            Err(wrong("GREENPULSE_PASSWORD", "is shorter than 8 characters", "a longer one"))
        }
        // It must fit into a header of the API's clients.
        Some(text) if text.len() > 512 || text.chars().any(char::is_control) => {
            Err(wrong("GREENPULSE_PASSWORD", "is longer than 512 bytes or holds control characters", "a plain one"))
        }
        given => Ok(given.map(str::to_owned)),
    }
}

fn host_name(text: &str) -> Result<String, Error> {
    let is_plain = text.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c));
    if is_plain {
        return Ok(text.to_ascii_lowercase());
    }
    Err(wrong(
        "GREENPULSE_HOSTS",
        &format!("holds `{text}`, which is no host name"),
        "names without scheme and port, comma separated, such as energy.example,pulse.home",
    ))
}

fn ca(path: &str) -> Result<PathBuf, Error> {
    match std::fs::read_to_string(path) {
        Ok(text) if text.contains("-----BEGIN CERTIFICATE-----") => Ok(PathBuf::from(path)),
        Ok(_) => Err(wrong("GREENPULSE_MQTT_CA", &format!("is `{path}`, which holds no certificate"), "the path of a PEM file")),
        Err(error) => {
            Err(wrong("GREENPULSE_MQTT_CA", &format!("is `{path}`, which cannot be read ({error})"), "the path of a PEM file"))
        }
    }
}

fn announce(given: &Given) -> Result<bool, Error> {
    match given.get("GREENPULSE_ANNOUNCE") {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(text) => Err(wrong("GREENPULSE_ANNOUNCE", &format!("is `{text}`"), "true or false")),
    }
}

fn zone(given: &Given) -> Result<String, Error> {
    match given.get("GREENPULSE_TIME_ZONE") {
        Some(name) => Zone::named(name).map(|_| name.to_owned()).map_err(|_| {
            wrong("GREENPULSE_TIME_ZONE", &format!("is `{name}`, which is no time zone"), "an IANA name such as Europe/Berlin")
        }),
        None => {
            Ok(iana_time_zone::get_timezone().ok().filter(|name| Zone::named(name).is_ok()).unwrap_or_else(|| "UTC".to_owned()))
        }
    }
}

fn currency(given: &Given) -> Result<String, Error> {
    let code = given.get("GREENPULSE_CURRENCY").unwrap_or("USD");
    if code.len() == 3 && code.chars().all(|c| c.is_ascii_alphabetic()) {
        return Ok(code.to_ascii_uppercase());
    }
    Err(wrong("GREENPULSE_CURRENCY", &format!("is `{code}`, which is no currency"), "a code of three letters such as USD or EUR"))
}

/// A query may contain a key.
fn without_query(url: &str) -> String {
    without_password(url.split('?').next().unwrap_or_default())
}

fn weather(given: &Given) -> Result<Option<(String, String)>, Error> {
    let url = |name: &'static str, default: &str| {
        let text = given.get(name).unwrap_or(default);
        let is_address = text == "off"
            || ["http://", "https://"].iter().any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
        if is_address { Ok(text.to_owned()) } else { Err(wrong(name, "is no address", "https://host/path, or off")) }
    };
    let now = url("GREENPULSE_WEATHER_URL", ::weather::FORECAST_URL)?;
    let archive = url("GREENPULSE_WEATHER_ARCHIVE_URL", ::weather::ARCHIVE_URL)?;
    Ok((now != "off" && archive != "off").then_some((now, archive)))
}

fn log(given: &Given) -> Result<String, Error> {
    let text = given.get("GREENPULSE_LOG").unwrap_or("info");
    EnvFilter::try_new(text).map(|_| text.to_owned()).map_err(|_| {
        wrong(
            "GREENPULSE_LOG",
            &format!("is `{text}`, which is no log filter"),
            "error, warn, info or debug, or such as info,ingest=debug",
        )
    })
}

/// An address that is safe to show.
#[must_use]
pub fn without_password(url: &str) -> String {
    let Some(scheme) = url.find("://").map(|at| at + 3) else { return url.to_owned() };
    // Use the last @: if the password contains one, this hides more, never less.
    let shown = match url.rfind('@').filter(|at| *at >= scheme) {
        Some(at) => {
            let user =
                url[scheme..at].split_once(':').map_or_else(|| url[scheme..at].to_owned(), |(user, _)| format!("{user}:***"));
            format!("{}{user}{}", &url[..scheme], &url[at..])
        }
        None => url.to_owned(),
    };
    // PostgreSQL accepts a password among the parameters too.
    let Some((place, parameters)) = shown.split_once('?') else { return shown };
    let hidden = |parameter: &str| match parameter.split_once('=') {
        Some((name, _)) if name.to_ascii_lowercase().contains("password") => format!("{name}=***"),
        _ => parameter.to_owned(),
    };
    format!("{place}?{}", parameters.split('&').map(hidden).collect::<Vec<_>>().join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_password() {
        assert_eq!(without_password("postgres://ann:p@ss@db/green"), "postgres://ann:***@db/green");
        assert_eq!(without_password("postgres://ann:a?b@db/green"), "postgres://ann:***@db/green");
        assert_eq!(without_password("postgres://db/green?user=ann&password=secret"), "postgres://db/green?user=ann&password=***");
        assert_eq!(without_password("sqlite://data/a.db"), "sqlite://data/a.db");
    }

    #[test]
    fn the_database_of_a_strange_folder_is_found_again() {
        let url = sqlite_url(Path::new("/tmp/100% sure?"));
        assert_eq!(url, "sqlite:///tmp/100%25 sure%3F/greenpulse.db");
    }
}
