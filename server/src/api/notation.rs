//! How the API writes and reads instants and figures.

use domain::Millis;

/// An instant as RFC 3339 in UTC: `2026-11-22T17:00:00Z`.
pub(super) fn written(at: Millis) -> String {
    jiff::Timestamp::from_millisecond(at).map(|instant| instant.to_string()).unwrap_or_default()
}

/// Reads an RFC 3339 instant with its offset. An unencoded `+` has become a space in the query.
pub(super) fn read(text: &str) -> Option<Millis> {
    let mended = if text.contains('T') { text.replace(' ', "+") } else { text.to_owned() };
    mended.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_millisecond)
}

/// Rounds to six decimals to remove the noise of binary fractions. A negative zero becomes zero.
pub(super) fn tidy(value: f64) -> f64 {
    (value * 1e6).round() / 1e6 + 0.0
}

/// Rounds a share or a quality to three decimals.
pub(super) fn thousandths(share: f64) -> f64 {
    (share * 1e3).round() / 1e3 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_in_utc_and_read_with_any_offset() {
        assert_eq!(written(1_795_366_800_000), "2026-11-22T17:00:00Z");
        for text in
            ["2026-11-22T17:00:00Z", "2026-11-22T18:00:00+01:00", "2026-11-22T18:00:00 01:00", "2026-11-22T12:00:00-05:00"]
        {
            assert_eq!(read(text), Some(1_795_366_800_000), "{text}");
        }
    }

    #[test]
    fn a_time_without_an_offset_is_no_instant() {
        assert_eq!(read("2026-11-22T17:00:00"), None);
        assert_eq!(read("yesterday"), None);
    }

    #[test]
    fn a_figure_loses_only_the_noise() {
        assert_eq!(tidy(0.1 + 0.2), 0.3);
        assert_eq!(tidy(1_834.21), 1_834.21);
    }

    #[test]
    fn zero_has_no_sign() {
        for zero in [tidy(-1e-9), tidy(-0.0), tidy([0.0; 0].iter().sum()), thousandths(-1e-9)] {
            assert!(zero == 0.0 && zero.is_sign_positive());
        }
    }
}
