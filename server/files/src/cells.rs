//! Builds a row of a workbook's sheet cell by cell, and writes its times and numbers as text.
//! Leaves out where cells come from (`sheet`, `xls`).

use crate::stamp;
use crate::{COLUMNS_MAX, Decimal, Error, Result, table::RowSink};
use csv::ByteRecord;
use std::ops::ControlFlow;

/// Rows of a sheet. A larger sheet is refused.
pub(crate) const ROWS_MAX: u64 = 2_000_000;

/// The display format of a cell's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Number,
    Date,
    DateTime,
}

impl Style {
    /// The style of a built-in format.
    pub fn built_in(id: u32) -> Self {
        match id {
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Style::Date,
            18..=22 | 32..=35 | 45..=47 | 55 | 56 => Style::DateTime,
            _ => Style::Number,
        }
    }

    /// The style of a format code such as `yyyy-mm-dd hh:mm`.
    pub fn of(format: &str) -> Self {
        // Quoted texts and bracketed colours are not part of a date.
        let mut plain = String::new();
        let (mut quoted, mut bracket, mut skip) = (false, false, false);
        for c in format.to_lowercase().chars() {
            match c {
                _ if std::mem::take(&mut skip) => {}
                '"' => quoted = !quoted,
                '[' if !quoted => bracket = true,
                ']' if !quoted => bracket = false,
                '\\' | '_' | '*' => skip = true,
                ';' if !quoted => break,
                c if !quoted && !bracket => plain.push(c),
                _ => {}
            }
        }
        match (plain.contains(['y', 'd']), plain.contains(['h', 's'])) {
            _ if plain.contains("general") => Style::Number,
            (true, false) => Style::Date,
            (_, true) => Style::DateTime,
            (false, false) if plain.contains('m') => Style::Date,
            _ => Style::Number,
        }
    }
}

/// A row that is built cell by cell.
pub(crate) struct RowOfCells<'a> {
    pub line: u64,
    pub record: ByteRecord,
    decimal: Decimal,
    sink: RowSink<'a>,
}

impl<'a> RowOfCells<'a> {
    pub fn new(decimal: Decimal, sink: RowSink<'a>) -> Self {
        Self { line: 0, record: ByteRecord::new(), decimal, sink }
    }

    pub fn begin(&mut self, line: Option<u64>) -> Result<()> {
        self.line = line.filter(|&line| line > self.line).unwrap_or(self.line + 1);
        self.record.clear();
        if self.line > ROWS_MAX {
            return Err(Error::TooLarge(format!("the sheet has more than {ROWS_MAX} rows: export it as CSV")));
        }
        Ok(())
    }

    pub fn text(&mut self, column: usize, text: &str) -> Result<()> {
        if column >= COLUMNS_MAX {
            let fault = format!("row {}: a cell in column {}, where {COLUMNS_MAX} columns would do", self.line, column + 1);
            return Err(Error::TooLarge(fault));
        }
        // Cells come in order. One that does not is its writer's fault, and is skipped.
        if self.record.len() > column {
            return Ok(());
        }
        while self.record.len() < column {
            self.record.push_field(b"");
        }
        self.record.push_field(text.trim().as_bytes());
        Ok(())
    }

    pub fn number(&mut self, column: usize, text: &str, style: Style, is_1904: bool) -> Result<()> {
        if style != Style::Number
            && let Ok(days) = text.trim().parse::<f64>()
        {
            let days = if is_1904 { days + 1462.0 } else { days };
            if let Some(written) = stamp::from_serial(days) {
                let stamp = domain::Zone::utc().stamp(written.local);
                let seconds = written.local / 1000 % 60;
                let date = stamp.get(..10).unwrap_or_default();
                let shown =
                    if style == Style::Date && written.is_date { date.to_owned() } else { format!("{stamp}:{seconds:02}") };
                return self.text(column, &shown);
            }
            if (0.0..1.0).contains(&(days - if is_1904 { 1462.0 } else { 0.0 })) && style == Style::DateTime {
                let seconds = (days.fract() * 86_400.0).round() as i64;
                let shown = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
                return self.text(column, &shown);
            }
        }
        match self.decimal {
            Decimal::Point => self.text(column, text),
            Decimal::Comma => self.text(column, &text.replace('.', ",")),
        }
    }

    pub fn end(&mut self, taken: u64) -> Result<ControlFlow<()>> {
        if self.record.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        (self.sink)(self.line, &self.record, taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_told_from_its_code() {
        for (code, shown) in [
            ("General", Style::Number),
            ("0.00", Style::Number),
            ("#,##0.00\" days\"", Style::Number),
            ("[Red]0.00", Style::Number),
            ("yyyy-mm-dd", Style::Date),
            ("m/d/yy h:mm", Style::DateTime),
            ("dd.mm.yyyy\\ hh:mm:ss", Style::DateTime),
            ("mmm", Style::Date),
        ] {
            assert!(Style::of(code) == shown, "{code}");
        }
    }
}
