//! Stretches of which nothing was measured though the meter was there before and after: the arithmetic never sees them, people should. Leaves out
//! meters that are silent now (the status page tells of these).

use crate::Hours;
use domain::zone::Span;
use domain::{HOUR_MS, Millis, Zone};
use store::AnomalyFound;

/// Fewer hours are a restart.
const HOURS_MIN: usize = 3;

/// The gaps of a series.
pub(crate) fn gaps(hours: &Hours, zone: &Zone, unit: &str) -> Vec<AnomalyFound> {
    let mut found = Vec::new();
    let mut from = None;
    for (i, value) in hours.value.iter().enumerate() {
        match (value.is_finite(), from) {
            (false, None) => from = Some(i),
            (true, Some(first)) => {
                if i - first >= HOURS_MIN {
                    found.push(gap(hours, zone, unit, first, i));
                }
                from = None;
            }
            _ => {}
        }
    }
    found
}

fn gap(hours: &Hours, zone: &Zone, unit: &str, first: usize, end: usize) -> AnomalyFound {
    let at = |i: usize| hours.start + i as Millis * HOUR_MS;
    let count = end - first;
    let spread: f64 = hours.energy[first..end].iter().filter(|energy| energy.is_finite()).sum();
    let (severity, score) = match count {
        ..6 => ("low", -0.1),
        6..24 => ("medium", -0.3),
        24..72 => ("high", -0.5),
        _ => ("critical", -0.7),
    };
    let lasted = if count < 72 { format!("{count} hours") } else { format!("{} days", (count + 12) / 24) };
    let since = zone.stamp(at(first));
    let sentence = if spread > 0.0 {
        format!(
            "Nothing was heard of the meter for {lasted}, from {since}; the {spread:.1} {unit} that its register went on by are spread over them"
        )
    } else {
        format!("Nothing was heard of the meter for {lasted}, from {since}, and what flowed meanwhile is not known")
    };
    AnomalyFound {
        kind: analytics::detect::Kind::MeterFault.name().to_owned(),
        severity: severity.to_owned(),
        span: Span { start: at(first), end: at(end) },
        is_open: false,
        score,
        value: None,
        expected: None,
        deviation_percent: None,
        energy_wasted: 0.0,
        money_wasted: None,
        sentence,
        causes: vec![
            "The link to the meter was down: look at the gateway, its network and its power".to_owned(),
            "The supply was cut: ask whether the building was dark".to_owned(),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_of_silence_are_one_event_and_an_hour_is_none() {
        let mut hours = Hours { start: 0, value: vec![1.0; 48], energy: vec![1.0; 48], temp_c: Vec::new() };
        hours.value[5] = f64::NAN;
        hours.value[10..19].fill(f64::NAN);
        hours.value[30..34].fill(f64::NAN);
        hours.energy[30..34].fill(f64::NAN);
        hours.value[47] = f64::NAN;
        let found = gaps(&hours, &Zone::utc(), "kWh");
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].span, found[0].severity.as_str()), (Span { start: 10 * HOUR_MS, end: 19 * HOUR_MS }, "medium"));
        assert!(found[0].sentence.contains("for 9 hours") && found[0].sentence.contains("the 9.0 kWh"), "{}", found[0].sentence);
        assert!(found[1].sentence.contains("is not known"));
    }
}
