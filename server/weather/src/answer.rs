//! Parses a provider's answer in Open-Meteo's shape: columns of hours. Pure.

use domain::{HOUR_MS, Millis};
use serde::Deserialize;

/// The weather at an instant on the hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hour {
    /// When.
    pub at: Millis,
    /// Outdoor temperature, °C.
    pub temp_c: Option<f64>,
    /// Relative humidity, %.
    pub humidity_percent: Option<f64>,
    /// Whether this hour was still in the future when the provider answered.
    pub is_forecast: bool,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    hourly_units: Units,
    hourly: Option<Columns>,
}

#[derive(Default, Deserialize)]
struct Units {
    temperature_2m: Option<String>,
}

#[derive(Deserialize)]
struct Columns {
    time: Vec<i64>,
    temperature_2m: Vec<Option<f64>>,
    #[serde(default)]
    relative_humidity_2m: Vec<Option<f64>>,
}

#[derive(Deserialize)]
struct Refusal {
    reason: String,
}

/// The provider's own words for its refusal.
pub fn reason(body: &[u8]) -> String {
    let text = match serde_json::from_slice::<Refusal>(body) {
        Ok(refusal) => refusal.reason,
        Err(_) => "no reason given".to_owned(),
    };
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// The hours of an answer, in order. Hours without any value are left out.
pub fn hours(body: &[u8], now: Millis) -> Result<Vec<Hour>, String> {
    let answer: Answer = serde_json::from_slice(body).map_err(|error| error.to_string())?;
    let columns = answer.hourly.ok_or("`hourly` is missing")?;
    let is_fahrenheit = match answer.hourly_units.temperature_2m.as_deref() {
        None | Some("°C") => false,
        Some("°F") => true,
        Some(other) => return Err(format!("`temperature_2m` is in `{other}`")),
    };
    let count = columns.time.len();
    for (name, length) in
        [("temperature_2m", columns.temperature_2m.len()), ("relative_humidity_2m", columns.relative_humidity_2m.len())]
    {
        if length != count && !(name == "relative_humidity_2m" && length == 0) {
            return Err(format!("`{name}` has {length} values for {count} times"));
        }
    }
    let mut found = Vec::with_capacity(count);
    for (i, &seconds) in columns.time.iter().enumerate() {
        let at = seconds.checked_mul(1000).ok_or_else(|| format!("`time` holds {seconds}"))?;
        let celsius = |value: f64| if is_fahrenheit { (value - 32.0) * 5.0 / 9.0 } else { value };
        let temp_c = columns.temperature_2m[i].map(celsius).filter(|value| (-95.0..=65.0).contains(value));
        let humidity_percent =
            columns.relative_humidity_2m.get(i).copied().flatten().filter(|value| (0.0..=100.0).contains(value));
        if at % HOUR_MS == 0 && (temp_c.is_some() || humidity_percent.is_some()) {
            found.push(Hour { at, temp_c, humidity_percent, is_forecast: at > now });
        }
    }
    found.sort_by_key(|hour| hour.at);
    found.dedup_by_key(|hour| hour.at);
    Ok(found)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn hours_that_are_yet_to_come_are_marked_and_unknown_ones_left_out() {
        let body = br#"{"latitude":52.52,"hourly_units":{"time":"unixtime","temperature_2m":"\u00b0C"},
            "hourly":{"time":[1763676000,1763679600,1763683200],"temperature_2m":[3.5,null,4.0],"relative_humidity_2m":[81,null,null]}}"#;
        let found = hours(body, 1_763_680_000_000).unwrap();
        assert_eq!(
            found,
            [
                Hour { at: 1_763_676_000_000, temp_c: Some(3.5), humidity_percent: Some(81.0), is_forecast: false },
                Hour { at: 1_763_683_200_000, temp_c: Some(4.0), humidity_percent: None, is_forecast: true },
            ]
        );
    }

    #[test]
    fn fahrenheit_is_understood_and_what_cannot_be_true_is_not_taken() {
        let body =
            br#"{"hourly_units":{"temperature_2m":"\u00b0F"},"hourly":{"time":[3600,7200],"temperature_2m":[68.0,999.0]}}"#;
        let found = hours(body, 0).unwrap();
        assert_eq!(found.len(), 1);
        assert!((found[0].temp_c.unwrap() - 20.0).abs() < 1e-9);
    }

    #[test]
    fn columns_of_different_lengths_are_refused_by_name() {
        let why = hours(br#"{"hourly":{"time":[3600],"temperature_2m":[]}}"#, 0).unwrap_err();
        assert!(why.contains("temperature_2m"), "{why}");
        assert!(hours(b"<html>", 0).is_err());
        assert!(hours(b"{}", 0).unwrap_err().contains("hourly"));
    }
}
