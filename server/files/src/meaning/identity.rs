//! The numbers that identify a connection or a meter: EAN, GSRN, MPAN, CUPS, POD, NMI, PRM and long
//! numbers in general. They are names, not values. Leaves out whose they are.

use domain::Utility;

/// Digits from which a number that hardly changes is a name.
const LONG: usize = 10;

/// A cell without the formula that keeps spreadsheets from rounding it: `="541448800000000011"`.
pub(crate) fn plain(cell: &[u8]) -> &[u8] {
    let cell = cell.trim_ascii();
    if !matches!(cell.first(), Some(b'=' | b'\'')) {
        return cell;
    }
    match cell.strip_prefix(b"=\"").and_then(|rest| rest.strip_suffix(b"\"")) {
        Some(inner) => inner.trim_ascii(),
        // Other programs write a leading apostrophe for the same reason.
        None => cell.strip_prefix(b"'").filter(|rest| rest.len() >= LONG && all_digits(rest)).unwrap_or(cell),
    }
}

fn all_digits(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

fn digit(byte: u8) -> u32 {
    u32::from(byte - b'0')
}

/// What a number is by its form and its check digits.
pub(crate) fn known(cell: &[u8]) -> Option<&'static str> {
    let cell = plain(cell);
    match cell.len() {
        18 if all_digits(cell) && gs1(cell) => Some("an EAN or GSRN number"),
        13 if all_digits(cell) && mpan(cell) => Some("an MPAN"),
        20 | 22 if cell.starts_with(b"ES") && cups(cell) => Some("a CUPS"),
        14 | 15 if cell.starts_with(b"IT") && pod(cell) => Some("a POD"),
        20 if cell.starts_with(b"PT") && all_digits(&cell[2..18]) => Some("a CPE"),
        11 if nmi(cell) => Some("an NMI"),
        33 if cell.starts_with(b"DE") || cell.starts_with(b"AT") || cell.starts_with(b"CH") => {
            cell[2..].iter().all(u8::is_ascii_alphanumeric).then_some("a metering point")
        }
        _ => None,
    }
}

/// Whether a cell may be a name rather than a value: a known number of a connection, many digits,
/// or letters and digits together.
pub(crate) fn is_like_one(cell: &[u8]) -> bool {
    let cell = plain(cell);
    let letters = cell.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let digits = cell.iter().filter(|byte| byte.is_ascii_digit()).count();
    let rest = cell.len() - letters - digits;
    let spaced = cell.iter().any(|byte| byte.is_ascii_whitespace());
    known(cell).is_some() || all_digits(cell) && cell.len() >= LONG || letters >= 1 && digits >= 4 && rest <= 3 && !spaced
}

/// What a meter measures by its German number (DIN 43863-5): a digit for the medium, three letters of the
/// maker, ten digits.
pub(crate) fn medium(number: &str) -> Option<Utility> {
    let cell: Vec<u8> = number.bytes().filter(|byte| *byte != b' ').collect();
    let is_one = cell.len() == 14 && cell[1..4].iter().all(u8::is_ascii_uppercase) && all_digits(&cell[4..]);
    match cell.first().filter(|_| is_one)? {
        b'1' => Some(Utility::Electricity),
        b'5' => Some(Utility::ChilledWater),
        b'6' => Some(Utility::Heat),
        b'7' => Some(Utility::NaturalGas),
        b'8' => Some(Utility::Water),
        b'9' => Some(Utility::HotWater),
        _ => None,
    }
}

/// GS1's check digit: weights 3 and 1 in turn, from the right.
fn gs1(number: &[u8]) -> bool {
    let (check, body) = match number.split_last() {
        Some(parts) => parts,
        None => return false,
    };
    let sum: u32 = body.iter().rev().enumerate().map(|(i, &byte)| digit(byte) * if i % 2 == 0 { 3 } else { 1 }).sum();
    (10 - sum % 10) % 10 == digit(*check)
}

/// The check digit of the core of an MPAN: primes from 3 on, without 11, modulo 11 and 10.
fn mpan(number: &[u8]) -> bool {
    const PRIMES: [u32; 12] = [3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41, 43];
    let sum: u32 = number.iter().zip(PRIMES).map(|(&byte, prime)| digit(byte) * prime).sum();
    (10..=23).contains(&(digit(number[0]) * 10 + digit(number[1]))) && sum % 11 % 10 == digit(number[12])
}

/// The two letters of a CUPS: the 16 digits modulo 529, in base 23.
fn cups(number: &[u8]) -> bool {
    const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let digits = &number[2..18];
    if !all_digits(digits) {
        return false;
    }
    let rest = digits.iter().fold(0u64, |sum, &byte| (sum * 10 + u64::from(digit(byte))) % 529);
    let letters = [LETTERS[(rest / 23) as usize], LETTERS[(rest % 23) as usize]];
    // Files that hide whose they are have other letters there.
    letters == number[18..20] || number[18..20].iter().all(u8::is_ascii_uppercase)
}

/// `IT`, a distributor of three digits, `E`, eight digits and perhaps a check letter.
fn pod(number: &[u8]) -> bool {
    all_digits(&number[2..5]) && number[5] == b'E' && number[6..].iter().all(u8::is_ascii_alphanumeric)
}

/// An NMI of ten characters with its checksum: AEMO's variant of Luhn over the characters' codes.
fn nmi(number: &[u8]) -> bool {
    if !number.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
        return false;
    }
    let (check, body) = match number.split_last() {
        Some(parts) if parts.0.is_ascii_digit() => parts,
        _ => return false,
    };
    let sum: u32 = body
        .iter()
        .rev()
        .enumerate()
        .map(|(i, &byte)| {
            let code = u32::from(byte) * if i % 2 == 0 { 2 } else { 1 };
            code / 100 + code / 10 % 10 + code % 10
        })
        .sum();
    (10 - sum % 10) % 10 == digit(*check)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_connections_are_known_by_their_check_digits() {
        for (number, name) in [
            ("541448820000000015", "an EAN or GSRN number"),
            ("1012345678903", "an MPAN"),
            ("ES0021000000000001RK", "a CUPS"),
            ("IT001E12345678", "a POD"),
            ("20019857328", "an NMI"),
        ] {
            let found = known(number.as_bytes());
            let wrong = format!("{}{}", &number[..number.len() - 1], if number.ends_with('9') { '1' } else { '9' });
            assert_eq!(found, Some(name), "{number}");
            if number.ends_with(|c: char| c.is_ascii_digit()) && !number.starts_with("IT") {
                assert_eq!(known(wrong.as_bytes()), None, "{wrong}");
            }
        }
    }

    #[test]
    fn a_german_number_tells_the_medium() {
        assert_eq!(medium("7GMT0098765432"), Some(Utility::NaturalGas));
        assert_eq!(medium("8 DIE 00 5555 5555"), Some(Utility::Water));
        assert_eq!((medium("7GMT"), medium("E0012345678901")), (None, None));
    }

    #[test]
    fn what_a_spreadsheet_must_not_round_is_unpacked() {
        assert_eq!(plain(b"=\"541448820000000015\""), b"541448820000000015");
        assert_eq!(plain(b" 12,5 "), b"12,5");
        assert!(is_like_one(b"E0012000012345678") && is_like_one(b"000000000012") && !is_like_one(b"1834.21"));
    }
}
