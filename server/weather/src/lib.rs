//! Outdoor temperature and humidity from a provider that answers in Open-Meteo's shape. When to ask
//! and where to store the answers is decided elsewhere.

mod answer;

pub use answer::Hour;

use domain::Millis;
use reqwest::Url;

/// The public provider's address for today, the last months and the next days.
pub const FORECAST_URL: &str = "https://api.open-meteo.com/v1/forecast";
/// The public provider's address for past years.
pub const ARCHIVE_URL: &str = "https://archive-api.open-meteo.com/v1/archive";

/// The days back that the forecast address also answers.
pub const PAST_DAYS_MAX: u32 = 92;
/// The days ahead that it answers.
pub const FORECAST_DAYS_MAX: u32 = 16;

/// Ten years of hours need less.
const ANSWER_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Why there is no weather.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address is not valid.
    #[error("`{0}` is not an address of a weather provider: write it as https://host/path")]
    Address(String),
    /// The provider could not be reached, or the connection broke.
    #[error("the weather provider at {host} was not reached")]
    Unreached {
        /// The host that we asked.
        host: String,
        /// What went wrong.
        #[source]
        source: reqwest::Error,
    },
    /// The provider answered with an error.
    #[error("the weather provider at {host} answers {status}: {reason}")]
    Refused {
        /// The host that we asked.
        host: String,
        /// The HTTP status.
        status: u16,
        /// The provider's own words, shortened.
        reason: String,
    },
    /// The answer is not weather data.
    #[error("the weather provider at {host} answered with something else than hourly weather: {why}")]
    Unreadable {
        /// The host that we asked.
        host: String,
        /// What is wrong with the answer.
        why: String,
    },
}

/// A position on Earth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
}

impl Position {
    /// Checks and makes a position.
    ///
    /// # Errors
    /// A sentence that names the value that is out of range.
    pub fn new(latitude: f64, longitude: f64) -> Result<Self, String> {
        if !(-90.0..=90.0).contains(&latitude) {
            return Err(format!("the latitude is {latitude}; it must be from -90 to 90 degrees"));
        }
        if !(-180.0..=180.0).contains(&longitude) {
            return Err(format!("the longitude is {longitude}; it must be from -180 to 180 degrees"));
        }
        Ok(Self { latitude, longitude })
    }

    /// Degrees as they are sent: a hundredth of a degree is about a kilometre, and a provider needs
    /// no more.
    fn sent(degrees: f64) -> String {
        format!("{degrees:.2}")
    }
}

/// A weather provider.
#[derive(Clone, Debug)]
pub struct Provider {
    client: reqwest::Client,
    forecast: Url,
    archive: Url,
}

impl Provider {
    /// The provider at these addresses, asked with this client. The client decides how long it
    /// waits, and must follow no redirects.
    ///
    /// # Errors
    /// [`Error::Address`].
    pub fn new(client: reqwest::Client, forecast: &str, archive: &str) -> Result<Self, Error> {
        let url = |text: &str| match Url::parse(text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => Ok(url),
            _ => Err(Error::Address(text.to_owned())),
        };
        Ok(Self { client, forecast: url(forecast)?, archive: url(archive)? })
    }

    /// The hours around `now`: `past_days` back and `days` ahead, at most [`PAST_DAYS_MAX`] and
    /// [`FORECAST_DAYS_MAX`]. Future hours are marked.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn around(&self, at: Position, past_days: u32, days: u32, now: Millis) -> Result<Vec<Hour>, Error> {
        let span = [
            ("past_days", past_days.min(PAST_DAYS_MAX).to_string()),
            ("forecast_days", days.clamp(1, FORECAST_DAYS_MAX).to_string()),
        ];
        self.ask(&self.forecast, at, &span, now).await
    }

    /// The hours of past days, from `start_date` to `end_date` (`2025-01-31`), both included.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn past(&self, at: Position, start_date: &str, end_date: &str, now: Millis) -> Result<Vec<Hour>, Error> {
        let span = [("start_date", start_date.to_owned()), ("end_date", end_date.to_owned())];
        self.ask(&self.archive, at, &span, now).await
    }

    async fn ask(&self, url: &Url, at: Position, span: &[(&str, String)], now: Millis) -> Result<Vec<Hour>, Error> {
        let host = host(url);
        let unreached = |source: reqwest::Error| Error::Unreached { host: host.clone(), source: source.without_url() };
        let mut answer = self
            .client
            .get(url.clone())
            .query(&[("latitude", Position::sent(at.latitude)), ("longitude", Position::sent(at.longitude))])
            .query(&[("hourly", "temperature_2m,relative_humidity_2m"), ("timeformat", "unixtime"), ("timezone", "GMT")])
            .query(span)
            .send()
            .await
            .map_err(unreached)?;
        let status = answer.status();
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(unreached)? {
            if body.len() + chunk.len() > ANSWER_BYTES_MAX {
                return Err(Error::Unreadable { host, why: "it is larger than 16 MiB".to_owned() });
            }
            body.extend_from_slice(&chunk);
        }
        if !status.is_success() {
            return Err(Error::Refused { host, status: status.as_u16(), reason: answer::reason(&body) });
        }
        answer::hours(&body, now).map_err(|why| Error::Unreadable { host, why })
    }
}

fn host(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}
