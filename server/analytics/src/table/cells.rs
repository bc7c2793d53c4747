//! A table's text as lines and cells: which sign separates them, quotes, a byte order mark. Leaves
//! out what cells mean.

/// The signs that separate cells, the surest first: a semicolon or a tab seldom stands within one.
const SIGNS: [char; 4] = [';', '\t', '|', ','];
/// Lines that are looked at to find the sign.
const LOOK: usize = 60;

/// The lines of a table.
pub(super) struct Lines<'a> {
    /// The number of each line, counted from 1, and its text. Lines
    /// without content are left out.
    pub lines: Vec<(usize, &'a str)>,
    /// What separates cells.
    pub sign: char,
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub fn new(text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines: Vec<(usize, &str)> =
            text.lines().enumerate().map(|(i, line)| (i + 1, line)).filter(|(_, line)| !is_empty(line)).collect();
        // Spreadsheets name the sign in a line of its own.
        let named = lines.first().and_then(|(_, line)| line.trim().strip_prefix("sep=")).and_then(|rest| rest.chars().next());
        if named.is_some() {
            lines.remove(0);
        }
        let looked = &lines[..lines.len().min(LOOK)];
        let signs = named.map_or(SIGNS.to_vec(), |sign| vec![sign]);
        let mut best = (0, signs[signs.len() - 1]);
        for sign in signs {
            let alike = usual(looked, sign);
            if alike > best.0 {
                best = (alike, sign);
            }
        }
        Self { lines, sign: best.1 }
    }

    /// The cells of a line, trimmed and without their quotes.
    pub fn cells(&self, line: &'a str) -> Vec<&'a str> {
        split(line, self.sign)
    }
}

/// Whether a line holds nothing: spreadsheets write the signs between empty cells all the same.
fn is_empty(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || c == '"' || SIGNS.contains(&c))
}

/// How many lines have as many cells as most have, and more than one.
fn usual(lines: &[(usize, &str)], sign: char) -> usize {
    let widths: Vec<usize> = lines.iter().map(|(_, line)| split(line, sign).len()).collect();
    let count = |width: usize| widths.iter().filter(|&&other| other == width).count();
    widths.iter().filter(|&&width| width > 1).map(|&width| count(width)).max().unwrap_or(0)
}

fn split(line: &str, sign: char) -> Vec<&str> {
    let (mut cells, mut start, mut is_quoted) = (Vec::new(), 0, false);
    for (at, c) in line.char_indices() {
        if c == '"' {
            is_quoted = !is_quoted;
        } else if c == sign && !is_quoted {
            cells.push(cell(&line[start..at]));
            start = at + sign.len_utf8();
        }
    }
    cells.push(cell(&line[start..]));
    cells
}

/// A cell without quotes; a spreadsheet's `="123"` keeps digits as text.
fn cell(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('=').filter(|rest| rest.starts_with('"')).unwrap_or(text).trim_matches('"').trim()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    #[test]
    fn cells_end_at_the_sign_that_parts_all_lines_alike() {
        for (text, sign) in [
            ("Zeit;Wert\n2026-01-01 00:00;0,5\n2026-01-01 01:00;7\n", ';'),
            ("\u{feff}timestamp,value\n2026-01-01T00:00:00Z,1\n", ','),
            ("time\tvalue\tunit\n1\t2\tkWh\n", '\t'),
            ("sep=;\na;b\n1;2\n", ';'),
        ] {
            assert_eq!(Lines::new(text).sign, sign, "{text}");
        }
    }

    #[test]
    fn a_sign_within_quotes_is_part_of_the_cell() {
        assert_eq!(split("\"1,5\",\"Main, hall\", x ,=\"00123\"", ','), ["1,5", "Main, hall", "x", "00123"]);
    }
}
