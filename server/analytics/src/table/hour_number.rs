//! Finds the column that numbers the hours of a date, and the number in a cell. Leaves out the times
//! that follow from it (`numbered`).

use super::unit::{Named, named};
use super::words::{HOURS, PARTS_OF_A_DAY, STARTS, VALUES, has};
use std::collections::HashSet;

/// So many rows in ten are told apart by their date and number.
const APART_IN_TEN: usize = 9;

/// The number in a cell: `7`, `07`, `7.0`, `H7`, `HE 07`, `7h`, `7-8`.
pub(super) fn number(cell: &str) -> Option<i64> {
    let lower = cell.trim().to_ascii_lowercase();
    let bare = ["hour", "he", "h"].iter().find_map(|before| lower.strip_prefix(before)).unwrap_or(&lower).trim();
    let bare = [".0", ",0", "uhr", "h"].iter().find_map(|after| bare.strip_suffix(after)).unwrap_or(bare).trim();
    let digits = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let (first, until) = bare.split_once(['-', '–']).map_or((bare, None), |(first, until)| (first.trim(), Some(until.trim())));
    (digits(first) && until.is_none_or(digits)).then(|| first.parse().ok()).flatten()
}

/// The column that numbers the periods of each date: its name says so, and its numbers tell the rows
/// of one date apart.
pub(super) fn column(names: &[String], time: usize, rows: &[Vec<&str>]) -> Option<usize> {
    let rows: Vec<&Vec<&str>> = rows.iter().filter(|cells| cells.len() >= names.len()).collect();
    let tells_apart = |column: usize| {
        let numbers: Option<HashSet<(&str, i64)>> =
            rows.iter().map(|cells| Some((cells[time], number(cells[column])?))).collect();
        let dates: HashSet<&str> = rows.iter().map(|cells| cells[time]).collect();
        dates.len() < rows.len() && numbers.is_some_and(|pairs| pairs.len() * 10 >= rows.len() * APART_IN_TEN)
    };
    let is_named = |column: &usize, words| {
        let name = &names[*column];
        *column != time && has(name, words) && !has(name, VALUES) && named(name) == Named::Nothing
    };
    let found: Vec<usize> = [HOURS, PARTS_OF_A_DAY]
        .iter()
        .flat_map(|words| (0..names.len()).filter(|column| is_named(column, words)))
        .filter(|&column| tells_apart(column))
        .collect();
    found.iter().copied().find(|&column| has(&names[column], STARTS)).or(found.first().copied())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (cell, wanted) in
            [("7", 7), ("07", 7), ("H7", 7), ("HE 07", 7), ("7h", 7), ("7.0", 7), ("7-8", 7), ("06 – 07", 6), ("0745", 745)]
        {
            assert_eq!(number(cell), Some(wanted), "{cell}");
        }
        for cell in ["", "P1", "7.5", "-1", "12345", "noon", "7:00"] {
            assert_eq!(number(cell), None, "{cell}");
        }
    }

    #[test]
    fn the_number_of_a_tariffs_period_is_no_hour() {
        let names = ["Fecha", "Periodo", "Hora", "kWh"].map(str::to_owned);
        let cells = |i: usize| vec!["01/02/2026", ["1", "2", "3"][i / 8], ["1", "2", "3", "4"][i % 4], "0,5"];
        let rows: Vec<Vec<&str>> = (0..4).map(cells).collect();
        assert_eq!(column(&names, 0, &rows), Some(2));
        let rows: Vec<Vec<&str>> = (0..24).map(cells).collect();
        assert_eq!(column(&names[..2], 0, &rows), None);
    }
}
