//! Times of day as people write them. Leaves out dates (`stamp`).

use domain::{DAY_MS, HOUR_MS, MINUTE_MS, Millis};

use super::{fraction_ms, run, value};

/// The time of day at the start of a text, and the rest of the text: `17:05`, `17:05:30.5`, `1705`,
/// `5:05 PM`, `17h05`. `24:00` is the end of the day.
pub(crate) fn time_of_day(text: &[u8]) -> Option<(Millis, &[u8])> {
    read(text, false)
}

/// The same behind a date, where a point stands for the colon too: `17.05`.
pub(crate) fn behind_date(text: &[u8]) -> Option<(Millis, &[u8])> {
    read(text, true)
}

/// The hour, the milliseconds after it, whether anything but the hour was written, and the rest.
fn parts(text: &[u8], points: bool) -> Option<(i64, Millis, bool, &[u8])> {
    let digits = run(text);
    let mut rest = &text[digits..];
    match digits {
        1 | 2 => {
            let hour = value(&text[..digits]);
            let mut ms = 0;
            if let Some(more) = rest.strip_prefix(b"h").or(rest.strip_prefix(b"H")).filter(|more| run(more) != 1) {
                let minutes = run(more).min(2);
                ms = value(&more[..minutes]) * MINUTE_MS;
                return (ms < HOUR_MS).then_some((hour, ms, true, &more[minutes..]));
            }
            let sign = *rest.first().unwrap_or(&0);
            let is_point = points && sign == b'.' && run(&rest[1..]) == 2;
            if sign != b':' && !is_point {
                return Some((hour, 0, false, rest));
            }
            for unit_ms in [MINUTE_MS, 1000] {
                let Some(more) = rest.strip_prefix(&[sign]).filter(|more| run(more) > 0) else { break };
                if run(more) != 2 || value(&more[..2]) > 59 {
                    return None;
                }
                ms += value(&more[..2]) * unit_ms;
                rest = &more[2..];
            }
            if let Some(more) = rest.strip_prefix(b".").or(rest.strip_prefix(b",")).filter(|more| run(more) > 0) {
                let digits = run(more);
                ms += fraction_ms(&more[..digits])?;
                rest = &more[digits..];
            }
            Some((hour, ms, true, rest))
        }
        4 | 6 => {
            let (minutes, seconds) = (value(&text[2..4]), value(&text[4..digits]));
            (minutes < 60 && seconds < 60).then_some((value(&text[..2]), minutes * MINUTE_MS + seconds * 1000, true, rest))
        }
        _ => None,
    }
}

fn read(text: &[u8], points: bool) -> Option<(Millis, &[u8])> {
    let (mut hour, ms, is_whole, mut rest) = parts(text, points)?;
    if let Some((add, after)) = half(rest) {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + add;
        rest = after;
    } else if !is_whole {
        return None;
    }
    let ms = hour * HOUR_MS + ms;
    (ms <= DAY_MS && hour <= 24).then_some((ms, rest))
}

/// The hours that AM or PM adds, and the rest: `pm`, `p.m.`, `p. m.`
fn half(text: &[u8]) -> Option<(i64, &[u8])> {
    let skip = |mut text: &'_ [u8]| -> usize {
        let all = text.len();
        loop {
            text = match text {
                [b' ', rest @ ..] | [0xc2, 0xa0, rest @ ..] | [0xe2, 0x80, 0xaf, rest @ ..] => rest,
                _ => return all - text.len(),
            };
        }
    };
    let text = &text[skip(text)..];
    let add = match text.first()?.to_ascii_lowercase() {
        b'a' => 0,
        b'p' => 12,
        _ => return None,
    };
    let mut rest = text[1..].strip_prefix(b".").unwrap_or(&text[1..]);
    rest = &rest[skip(rest)..];
    let rest = rest.strip_prefix(b"m").or(rest.strip_prefix(b"M"))?;
    let rest = rest.strip_prefix(b".").unwrap_or(rest);
    rest.first().is_none_or(|byte| !byte.is_ascii_alphanumeric()).then_some((add, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_in_each_usual_form() {
        for (text, minutes) in [
            ("17:05", 1025),
            ("5:05 PM", 1025),
            ("5:05 p. m.", 1025),
            ("05:05p.m.", 1025),
            ("12:00 AM", 0),
            ("1705", 1025),
            ("17h05", 1025),
            ("17h", 1020),
            ("24:00", 1440),
            ("0:15", 15),
            ("5 PM", 1020),
        ] {
            let read = time_of_day(text.as_bytes());
            assert_eq!(read.map(|(ms, rest)| (ms / MINUTE_MS, rest.len())), Some((minutes, 0)), "{text}");
        }
        assert_eq!(behind_date(b"17.05").map(|(ms, _)| ms / MINUTE_MS), Some(1025));
        for text in ["17", "25:00", "24:01", "1:5", "13:00 PM", "17.05", "1760", ""] {
            assert!(time_of_day(text.as_bytes()).is_none_or(|(_, rest)| !rest.is_empty()), "{text}");
        }
    }
}
