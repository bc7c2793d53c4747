//! A time of day with what stands behind it: an offset or its name, and the marks of the hour that comes
//! twice where clocks go back. Leaves out plain times of day (`of_day`) and which instant is meant (`instant`).

use super::{behind_date, run};
use domain::{HOUR_MS, MINUTE_MS, Millis};

/// What a time of day says beside itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The offset from UTC.
    pub offset: Option<Millis>,
    /// Of the hour that comes twice: whether this is the second pass.
    pub second: Option<bool>,
    /// An abbreviation that means the site's clock.
    pub is_of_site: bool,
}

/// Whether a mark behind an hour names the second pass: `2A` and `2B`, `02X`, `02:00*`.
pub(crate) fn pass(mark: &str) -> Option<bool> {
    match mark {
        "A" => Some(false),
        "B" | "X" | "x" | "*" => Some(true),
        _ => None,
    }
}

/// The time of day that fills a text, and what it says beside itself: `17:05`, `17:05 Uhr`, `02:00 CEST`,
/// `02:00B`, `2B:00`.
pub(crate) fn marked(text: &[u8]) -> Option<(Millis, Mark)> {
    let digits = run(text);
    // `2A:15`
    if matches!(digits, 1 | 2)
        && text.get(digits + 1) == Some(&b':')
        && let Some(second) = std::str::from_utf8(&text[digits..=digits]).ok().and_then(pass)
    {
        let (ms, rest) = behind_date(&[&text[..digits], &text[digits + 1..]].concat()).map(|(ms, rest)| (ms, rest.is_empty()))?;
        return (rest && is_repeatable(ms)).then_some((ms, Mark { second: Some(second), ..Mark::default() }));
    }
    let (ms, rest) = behind_date(text)?;
    let rest = rest.trim_ascii();
    if let Some(second) = std::str::from_utf8(rest).ok().and_then(pass).filter(|_| is_repeatable(ms)) {
        return Some((ms, Mark { second: Some(second), ..Mark::default() }));
    }
    let rest = rest.strip_suffix(b"Uhr").or(rest.strip_suffix(b"uur")).unwrap_or(rest).trim_ascii();
    let is_of_site = is_of_several_zones(rest);
    let offset = if rest.is_empty() || is_of_site { None } else { Some(offset_ms(rest)?) };
    Some((ms, Mark { offset, second: None, is_of_site }))
}

/// Whether an abbreviation means one offset in one country and another elsewhere: `CST` is Chicago's winter
/// and Shanghai's year. The site's zone says which.
pub(super) fn is_of_several_zones(text: &[u8]) -> bool {
    text.eq_ignore_ascii_case(b"CST")
}

/// An offset: `+05:30`, `-0500`, `+01`, `UTC`, and the few abbreviations that mean the same offset
/// everywhere.
pub(super) fn offset_ms(text: &[u8]) -> Option<Millis> {
    let text = text.trim_ascii();
    // `-04:00 New_York`: what follows an offset is the place whose offset it is.
    let text = match text.iter().position(|byte| *byte == b' ') {
        Some(at) if b"+-Z".contains(&text[0]) => &text[..at],
        _ => text,
    };
    let sign = match text.first()? {
        b'+' => 1,
        b'-' => -1,
        _ => {
            let text = std::str::from_utf8(text).ok()?.to_ascii_uppercase();
            let hours = match text.as_str() {
                "Z" | "UTC" | "GMT" => 0,
                "WET" => 0,
                "CET" | "MEZ" | "MET" | "BST" | "WEST" => 1,
                "CEST" | "MESZ" | "MEST" | "EET" | "SAST" => 2,
                "EEST" => 3,
                "AWST" => 8,
                "JST" => 9,
                "AEST" => 10,
                "AEDT" => 11,
                "NZST" => 12,
                "NZDT" => 13,
                "EDT" => -4,
                "EST" | "CDT" => -5,
                "MDT" => -6,
                "MST" | "PDT" => -7,
                "PST" => -8,
                _ => return None,
            };
            return Some(hours * HOUR_MS);
        }
    };
    let digits: Vec<i64> =
        text[1..].iter().filter(|&&byte| byte != b':').map(|byte| i64::from(byte.wrapping_sub(b'0'))).collect();
    if !matches!(digits.len(), 2 | 4) || text.len() > 6 || digits.iter().any(|digit| *digit > 9) {
        return None;
    }
    let minutes = digits.get(2..).map_or(0, |m| m.iter().fold(0, |sum, d| sum * 10 + d));
    let hours = digits[0] * 10 + digits[1];
    (hours <= 14 && minutes < 60).then_some(sign * (hours * HOUR_MS + minutes * MINUTE_MS))
}

/// Whether clocks repeat such an hour anywhere: from 0:00 to 3:00, and the end of that.
fn is_repeatable(ms: Millis) -> bool {
    (0..=3).contains(&(ms / HOUR_MS))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn a_mark_tells_the_pass_of_the_hour_that_comes_twice() {
        for (text, minutes, second) in [
            ("02:00A", 120, Some(false)),
            ("02:15 B", 135, Some(true)),
            ("2B:15", 135, Some(true)),
            ("02A:00", 120, Some(false)),
            ("01:30X", 90, Some(true)),
            ("01:30*", 90, Some(true)),
            ("17:05", 1025, None),
            ("17:05 Uhr", 1025, None),
        ] {
            let (ms, mark) = marked(text.as_bytes()).unwrap();
            assert_eq!((ms / MINUTE_MS, mark.second, mark.offset), (minutes, second, None), "{text}");
        }
        for (text, hours) in [("02:00 CEST", 2), ("02:00 CET", 1), ("02:00 MESZ", 2), ("02:00 MEZ", 1), ("01:00 EDT", -4)] {
            assert_eq!(marked(text.as_bytes()).unwrap().1.offset, Some(hours * HOUR_MS), "{text}");
        }
        assert_eq!(marked(b"02:00 CST").unwrap(), (2 * HOUR_MS, Mark { is_of_site: true, ..Mark::default() }));
        for text in ["17:05B", "12A:00", "2C:00", "02:00 Q", "Hall"] {
            assert_eq!(marked(text.as_bytes()), None, "{text}");
        }
    }
}
