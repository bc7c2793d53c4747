//! What people type, as numbers and instants. Leaves out what they may mean.

use domain::zone::Date;
use domain::{DAY_MS, MINUTE_MS, Millis, Zone};

/// The instant of a date and a time of day at a site's clock.
///
/// # Errors
/// `field`, and a sentence that says what would do.
pub fn instant(zone: &Zone, date: &str, time: &str, field: &'static str) -> Result<Millis, (&'static str, String)> {
    let date = Date::parse(date).ok_or((field, format!("“{date}” is not a date of the calendar: write it as 2026-11-22.")))?;
    let minute = time
        .split_once(':')
        .and_then(|(hours, minutes)| Some((hours.parse::<i64>().ok()?, minutes.get(..2)?.parse::<i64>().ok()?)))
        .filter(|(hours, minutes)| (0..24).contains(hours) && (0..60).contains(minutes))
        .ok_or((field, format!("“{time}” is not a time of day: write it as 17:40.")))?;
    Ok(zone.first_instant_of(date.days() * DAY_MS + (minute.0 * 60 + minute.1) * MINUTE_MS))
}

/// A number as people write it: `1,840.9`, `1 840,9`, `1840.9`.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    let plain: String = text.trim().chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '\'').collect();
    let decimal = match (plain.rfind(','), plain.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => plain.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => plain.replace(',', ""),
        // One comma is a decimal sign, unless three digits are behind it, and before it more than nothing.
        (Some(comma), None)
            if plain.matches(',').count() == 1 && (plain.len() - comma != 4 || matches!(&plain[..comma], "" | "0" | "-0")) =>
        {
            plain.replace(',', ".")
        }
        (Some(_), None) => plain.replace(',', ""),
        _ => plain,
    };
    decimal.parse::<f64>().ok().filter(|value| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        let told: Vec<_> =
            ["1840.9", "1,840.9", "1 840,9", "1.840,9", "18,5", "1,840", "0,184", "x", ""].into_iter().map(number).collect();
        let value = Some(1840.9);
        assert_eq!(told, [value, value, value, value, Some(18.5), Some(1840.0), Some(0.184), None, None]);
    }
}
