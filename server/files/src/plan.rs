//! The plan: how a file is understood, and what must be asked before its readings are stored. It
//! goes to a page and back as JSON, so nothing in it is trusted: [`Plan::open`] checks all of it
//! again. Leaves out guessing (`prepare`) and asking (`question`).

mod column;
mod series;

pub use column::{Column, ColumnRole, LeftOut, Numbering, Section, What};
pub use series::{Also, Length, Series};

use crate::{Container, Decimal, Encoding, EndDay, Factors, Guess, Layout, Numbers, Order, Plain, Spacing, Stamp, Why};
use domain::naming::{KEY_BYTES_MAX, is_key_char, is_visible};
use domain::{ChannelKind, Field};
use serde::{Deserialize, Serialize};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    /// Its file format.
    pub container: Container,
    /// Its layout.
    pub layout: Layout,
}

/// How a file is understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The file format and layout.
    pub format: Format,
    /// The character encoding.
    pub encoding: Guess<Encoding>,
    /// For text: the delimiter between cells.
    pub delimiter: Option<Guess<char>>,
    /// For a workbook: the sheet.
    pub sheet: Option<String>,
    /// The line of the column names; 0 if there is none.
    pub header_line: u64,
    /// The decimal sign.
    pub decimal: Guess<Decimal>,
    /// The format of times.
    pub order: Guess<Order>,
    /// Whether times state their offset from UTC.
    pub offsets: bool,
    /// The IANA time zone of times without an offset, and of days and months.
    pub zone: Guess<String>,
    /// Whether each time is the name of a period: a month, a quarter, a week.
    #[serde(default)]
    pub names_periods: bool,
    /// Which end of a period a time gives; where times name periods, at which end of one a register was read.
    pub stamp: Guess<Stamp>,
    /// The length of the periods.
    pub spacing: Guess<Spacing>,
    /// Whether a period that ends on a date includes that day.
    pub end_day: Guess<EndDay>,
    /// How hours with numbers count.
    #[serde(default = "no_numbers")]
    pub numbers: Guess<Numbers>,
    /// What becomes of factors that the file states.
    #[serde(default = "no_factors")]
    pub factors: Guess<Factors>,
    /// The tables of the file.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// The columns of all tables, one table after the other.
    pub columns: Vec<Column>,
    /// The series in the file.
    pub series: Vec<Series>,
    /// What of the file is left out beside columns and series: other sheets.
    #[serde(default)]
    pub beside: Vec<LeftOut>,
    /// Other remarks.
    pub notes: Vec<Why>,
    /// Rows that were examined.
    pub sample_rows: u64,
    /// Whether these were all rows.
    pub is_whole: bool,
    /// The decimal sign with which values were judged.
    #[serde(skip)]
    pub(crate) judged: Option<Decimal>,
}

fn no_numbers() -> Guess<Numbers> {
    Guess::sure(Numbers::Elapsed, Plain::NoNumberedHour)
}

fn no_factors() -> Guess<Factors> {
    Guess::sure(Factors::Ignore, Plain::NoFactor)
}

impl Plan {
    /// Whether some of what is imported is the figure of a register.
    #[must_use]
    pub fn reads_registers(&self) -> bool {
        self.series.iter().any(|series| series.import && series.kind.best() == Some(&ChannelKind::Cumulative))
    }

    /// Whether some of what is imported is of periods, or may be.
    #[must_use]
    pub fn reads_periods(&self) -> bool {
        self.series.iter().any(|series| series.import && matches!(series.kind.best(), Some(ChannelKind::Interval) | None))
    }

    /// A plan of a format, with nothing known yet and nothing to be asked that a table would ask.
    pub(crate) fn of(format: Format, encoding: Guess<Encoding>) -> Self {
        Self {
            format,
            encoding,
            delimiter: None,
            sheet: None,
            header_line: 0,
            decimal: Guess::none(),
            order: Guess::none(),
            offsets: false,
            zone: Guess::none(),
            names_periods: false,
            stamp: Guess::none(),
            spacing: Guess::none(),
            end_day: Guess::sure(EndDay::Excluded, Plain::NoPeriodEndsOnDate),
            numbers: no_numbers(),
            factors: no_factors(),
            sections: Vec::new(),
            columns: Vec::new(),
            series: Vec::new(),
            beside: Vec::new(),
            notes: Vec::new(),
            sample_rows: 0,
            is_whole: true,
            judged: None,
        }
    }

    /// What of the file is not imported, and why. A column without any content is not listed.
    #[must_use]
    pub fn left_out(&self) -> Vec<LeftOut> {
        let columns = self.columns.iter().filter(|column| column.role == ColumnRole::Ignored);
        let of_columns =
            columns.filter_map(|column| Some(LeftOut { what: What::Column(column.name.clone()), why: column.why.clone()? }));
        let series = self.series.iter().filter(|series| !series.import);
        let of_series = series.map(|series| LeftOut {
            what: What::Series(series.label.clone()),
            why: series.why.clone().unwrap_or(Plain::YouSaidSo.into()),
        });
        of_columns.chain(of_series).chain(self.beside.iter().cloned()).collect()
    }
}

/// What is known beforehand, or was said after a first plan. It is not guessed again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hints {
    /// The site's time zone, suggested for times without an offset.
    pub site_zone: Option<String>,
    /// The meter to import into, if the file is of one meter.
    pub meter: Option<String>,
    /// The character encoding.
    pub encoding: Option<Encoding>,
    /// The delimiter between cells.
    pub delimiter: Option<char>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The decimal sign.
    pub decimal: Option<Decimal>,
    /// The format of times.
    pub order: Option<Order>,
    /// The roles of columns, by their numbers from 0.
    pub roles: Vec<(usize, ColumnRole)>,
}

/// A meter's key made from its name in the file.
#[must_use]
pub fn meter_key(name: &str) -> String {
    let mut key = String::new();
    for c in name.trim().chars().map(|c| if is_key_char(c) { c } else { '-' }) {
        let double = (c == '-' || c == ' ') && key.ends_with(c);
        if !double && key.len() + c.len_utf8() <= KEY_BYTES_MAX {
            key.push(c);
        }
    }
    let key = key.trim_matches([' ', '-']);
    if is_visible(key) { key.to_owned() } else { String::new() }
}

/// The field of a name, with or without a colon and a part.
pub(crate) fn field_named(name: &str) -> Option<&'static Field> {
    let (plain, part) = name.split_once(':').unwrap_or((name, ""));
    let fits = part.len() <= 60 && part.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    Field::named(plain).filter(|_| fits)
}

/// A number as people read it in a sentence.
pub(crate) fn short_number(value: f64) -> String {
    let digits = if value.abs() >= 100.0 {
        0
    } else if value.abs() >= 1.0 {
        1
    } else {
        4
    };
    format!("{value:.digits$}")
}

/// The first 80 characters at most, for messages.
pub(crate) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(80).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(80).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::naming::is_key;

    #[test]
    fn what_a_file_calls_a_meter_becomes_a_key_that_a_meter_may_have() {
        for name in ["Library (main) #2", "  a  b ", "é/ü+#", "sensor.fridge_energy", "--x--"] {
            assert!(is_key(&meter_key(name)), "{name} -> {}", meter_key(name));
        }
        assert_eq!(meter_key("Library (main)"), "Library -main");
        for nothing in ["#+*", "\u{3164}", "\u{200b}\u{a0}"] {
            assert_eq!(meter_key(nothing), "", "{nothing:?}");
        }
    }

    #[test]
    fn a_spacing_goes_to_a_word_and_back() {
        for spacing in [Spacing::Millis(900_000), Spacing::Millis(10_000), Spacing::Day, Spacing::Month, Spacing::Stated] {
            assert_eq!(Spacing::parse(&spacing.word()), Some(spacing));
        }
        assert_eq!(Spacing::parse("1h"), Some(Spacing::Millis(3_600_000)));
        assert_eq!(Spacing::parse("0min"), None);
    }
}
