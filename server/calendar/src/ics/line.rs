//! The lines of a calendar file (RFC 5545, 3.1): unfolded, with the number of the line where each begins,
//! taken apart into name, parameters and value. Leaves out what they mean.

use super::NAME_CHARACTERS_MAX;
use super::fault::{Fault, shown};
use crate::Error;

/// A line of a calendar file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it begins, from 1.
    pub(super) number: usize,
    /// Its name in capitals: `DTSTART`.
    pub(super) name: String,
    /// Its parameters, names in capitals: `TZID` and `Europe/Berlin`.
    params: Vec<(String, String)>,
    /// Its value, as it is written.
    pub(super) value: String,
}

/// The lines of a file. A line that begins with a space goes on with the one before; some programs fold
/// within a letter, so that only whole lines are text.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<Line>, Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut folded: Vec<(usize, Vec<u8>)> = Vec::new();
    for (at, physical) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let physical = physical.strip_suffix(b"\r").unwrap_or(physical);
        match (physical.first(), folded.last_mut()) {
            (Some(b' ' | b'\t'), Some((_, line))) => line.extend_from_slice(&physical[1..]),
            (None, _) => {}
            _ => folded.push((at + 1, physical.to_vec())),
        }
    }
    let mut lines = Vec::with_capacity(folded.len());
    for (number, line) in folded {
        let is_first = lines.is_empty();
        let text = String::from_utf8(line).map_err(|_| Fault::NotText.at(number))?;
        let line = Line::parse(number, &text);
        if is_first && !line.as_ref().is_some_and(|line| line.name == "BEGIN" && line.value.eq_ignore_ascii_case("VCALENDAR")) {
            return Err(Fault::NotACalendar(shown(text.trim())).at(number));
        }
        lines.push(line.ok_or_else(|| Fault::NoColon(shown(&text)).at(number))?);
    }
    if lines.is_empty() {
        return Err(Fault::NotACalendar(String::new()).at(1));
    }
    Ok(lines)
}

impl Line {
    /// `DTSTART;TZID="Europe/Berlin":20261224T080000`. Quoted parameters may hold colons and semicolons.
    fn parse(number: usize, text: &str) -> Option<Self> {
        let mut parts = vec![String::new()];
        let mut is_quoted = false;
        let mut value = None;
        for (at, character) in text.char_indices() {
            match character {
                '"' => is_quoted = !is_quoted,
                ';' if !is_quoted => parts.push(String::new()),
                ':' if !is_quoted => {
                    value = Some(text[at + 1..].trim().to_owned());
                    break;
                }
                _ => parts.last_mut()?.push(character),
            }
        }
        let mut parts = parts.into_iter();
        // Some programs name groups before it: `A.SUMMARY`.
        let name = parts.next()?.trim().to_ascii_uppercase();
        let name = name.rsplit('.').next().unwrap_or(&name).to_owned();
        let pair =
            |part: String| part.split_once('=').map(|(name, value)| (name.trim().to_ascii_uppercase(), value.trim().to_owned()));
        Some(Self { number, name, params: parts.filter_map(pair).collect(), value: value? })
    }

    /// A parameter of that name.
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Its value as a name for people: without escapes, line breaks and signs that turn text around, and cut.
    pub(super) fn text(&self) -> String {
        let mut plain = String::with_capacity(self.value.len());
        let mut characters = self.value.chars();
        while let Some(character) = characters.next() {
            let meant = match character {
                '\\' => characters.next().map_or(' ', |escaped| if matches!(escaped, 'n' | 'N') { ' ' } else { escaped }),
                character => character,
            };
            match meant {
                '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
                meant if meant.is_control() => plain.push(' '),
                meant => plain.push(meant),
            }
        }
        let words: Vec<&str> = plain.split_whitespace().collect();
        words.join(" ").chars().take(NAME_CHARACTERS_MAX).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    /// The lines after the first.
    fn read(text: &str) -> Vec<Line> {
        lines(format!("BEGIN:VCALENDAR\r\n{text}").as_bytes()).unwrap().split_off(1)
    }

    #[test]
    fn folded_lines_are_one_and_keep_the_number_of_the_first() {
        let seen = read("SUMMARY:Frohe\r\n  Weihn\r\n\tachten\r\n\r\nUID:1\n");
        assert_eq!((seen[0].value.as_str(), seen[0].number), ("Frohe Weihnachten", 2));
        assert_eq!((seen[1].value.as_str(), seen[1].number), ("1", 6));
    }

    #[test]
    fn a_letter_that_is_folded_in_its_middle_is_whole() {
        let seen = lines(b"BEGIN:VCALENDAR\r\nSUMMARY:F\xc3\r\n \xa4hre\r\n").unwrap();
        assert_eq!(seen[1].value, "Fähre");
    }

    #[test]
    fn quoted_parameters_hold_colons_and_names_are_read_in_any_case() {
        let seen = read("dtstart;tzid=\"GMT+1: Paris; Rome\";Value=date-time:20261224T080000\r\n");
        assert_eq!((seen[0].name.as_str(), seen[0].param("TZID")), ("DTSTART", Some("GMT+1: Paris; Rome")));
        assert_eq!((seen[0].param("VALUE"), seen[0].value.as_str()), (Some("date-time"), "20261224T080000"));
    }

    #[test]
    fn a_name_is_one_line_without_escapes_and_short() {
        let seen = read("SUMMARY:Closed\\, \\n  really\\; \u{202e}yes\\\u{202c} \\\\ \u{7}\\\u{7}!\r\n");
        assert_eq!(seen[0].text(), "Closed, really; yes \\ !");
        assert_eq!(read(&format!("SUMMARY:{}\r\n", "ä".repeat(500)))[0].text().chars().count(), NAME_CHARACTERS_MAX);
    }

    #[test]
    fn what_is_no_calendar_is_told_by_how_it_begins() {
        let refused = |text: &[u8]| lines(text).unwrap_err();
        assert_eq!(refused(b"\n<!DOCTYPE html>\n"), Fault::NotACalendar("<!DOCTYPE html>".to_owned()).at(2));
        assert_eq!(refused(b""), Fault::NotACalendar(String::new()).at(1));
        assert_eq!(refused(b"BEGIN:VCALENDAR\nhello\n"), Fault::NoColon("hello".to_owned()).at(2));
        assert_eq!(refused(b"BEGIN:VCALENDAR\nSUMMARY:\xff\n"), Fault::NotText.at(2));
    }
}
