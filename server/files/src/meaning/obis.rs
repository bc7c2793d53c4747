//! Codes of registers after IEC 62056-61 (OBIS): `1-0:1.8.0*255`, `2.8.1`, `1_8_0`. Leaves out
//! codes that name no amount.

use super::way::Way;
use domain::Utility;

/// What a code names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Obis {
    /// The medium; `None` if the code does not begin with it.
    pub utility: Option<Utility>,
    /// The direction, for active electric energy and power.
    pub way: Option<Way>,
    /// The rate's number; 0 is the total of all rates.
    pub rate: u8,
    /// Whether it is a register, an amount or a power that may count. Reactive and apparent energy,
    /// voltages and the like do not.
    pub counts: bool,
}

/// The first code in a text.
pub(crate) fn find(text: &str) -> Option<Obis> {
    let bytes = text.as_bytes();
    (0..bytes.len()).filter(|&at| at == 0 || !is_part(bytes[at - 1])).find_map(|at| code(&bytes[at..]))
}

fn is_part(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'.' || byte == b',' || byte == b':'
}

/// A number of at most three digits, and the rest.
fn number(text: &[u8]) -> Option<(u8, &[u8])> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let value = text[..digits].iter().fold(0u32, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    Some((u8::try_from(value).ok()?, &text[digits..]))
}

/// The code at the start of a text.
fn code(text: &[u8]) -> Option<Obis> {
    let mut medium = None;
    let mut rest = text;
    if let Some((a, after)) = number(text)
        && let Some((_, after)) = after.strip_prefix(b"-").and_then(number)
        && let Some(after) = after.strip_prefix(b":")
    {
        medium = Some(a);
        rest = after;
    }
    let (c, after) = number(rest)?;
    let separator = *after.first().filter(|sign| b"._".contains(sign))?;
    let (d, after) = number(&after[1..])?;
    let (e, after) = after.strip_prefix(&[separator]).and_then(number)?;
    // A date such as 1.8.2026 or a version such as 1.8.0.3 is no code.
    let ends = after.first().is_none_or(|sign| !sign.is_ascii_alphanumeric() && *sign != separator);
    let known = matches!((medium, d), (Some(_), _) | (None, 4..=9 | 29));
    if !ends || !known || medium.is_none() && e > 63 {
        return None;
    }
    Some(meaning(medium, c, d, e))
}

fn meaning(medium: Option<u8>, c: u8, d: u8, e: u8) -> Obis {
    let utility = match medium {
        None => None,
        Some(0 | 1) => Some(Utility::Electricity),
        Some(5) => Some(Utility::ChilledWater),
        Some(4 | 6) => Some(Utility::Heat),
        Some(7) => Some(Utility::NaturalGas),
        Some(8) => Some(Utility::Water),
        Some(9) => Some(Utility::HotWater),
        Some(_) => Some(Utility::Unknown),
    };
    if !matches!(medium, None | Some(0 | 1)) {
        return Obis { utility, way: None, rate: 0, counts: utility != Some(Utility::Unknown) };
    }
    // 20, 40 and 60 are added for each of three phases.
    let of_phase = if (20..80).contains(&c) { c % 20 } else { c };
    let way = match of_phase {
        1 => Some(Way::Bought),
        2 => Some(Way::Sold),
        16 => Some(Way::Net),
        _ => None,
    };
    Obis { utility, way, rate: e, counts: matches!(of_phase, 1 | 2 | 15 | 16) && matches!(d, 4..=9 | 29) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn a_code_tells_medium_direction_and_rate() {
        for (text, way, rate) in [
            ("1-0:1.8.0*255", Some(Way::Bought), 0),
            ("Register 2.8.1 (kWh)", Some(Way::Sold), 1),
            ("1-1:2.29.0", Some(Way::Sold), 0),
            ("41.8.0", Some(Way::Bought), 0),
            ("16.7.0", Some(Way::Net), 0),
            ("1_8_2", Some(Way::Bought), 2),
        ] {
            let found = find(text).unwrap();
            assert_eq!((found.way, found.rate, found.counts), (way, rate, true), "{text}");
        }
        assert_eq!(find("7-0:3.0.0").unwrap().utility, Some(Utility::NaturalGas));
        assert!(!find("3.8.0").unwrap().counts && !find("1-0:32.7.0").unwrap().counts);
    }

    #[test]
    fn a_date_or_a_version_is_no_code() {
        for text in ["1.8.2026", "v1.8.0.3", "21.8.0.0", "2.1.0", "1.8", "10.1.2.8", "kWh"] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
