//! The plan: how a file is understood, and what must be asked before its readings are stored. It
//! goes to a page and back as JSON, so nothing in it is trusted: [`Plan::open`] checks all of it
//! again. Leaves out guessing (`prepare`) and asking (`question`).

mod column;
mod series;

pub use column::{Column, ColumnRole, LeftOut, Numbering, Section};
pub use series::{Also, Length, Series};

use domain::naming::{KEY_BYTES_MAX, is_key_char, is_visible};
use domain::{Field, Millis};
use serde::{Deserialize, Serialize};

/// Defines an answer that is one of a few words.
macro_rules! word {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident => $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        domain::named!($name { $($variant => $text),+ });
    };
}

word! {
    /// The file format.
    Container {
        /// Lines of cells.
        Text => "text",
        /// Green Button.
        Xml => "xml",
        /// A workbook of Excel 2007 and later.
        Xlsx => "xlsx",
        /// A workbook of LibreOffice.
        Ods => "ods",
        /// A workbook of Excel 97 to 2003.
        Xls => "xls",
    }
}

word! {
    /// The layout of the content.
    Layout {
        /// One reading per row, of one meter or of the meter that the row names.
        Long => "long",
        /// One time per row, one meter per column.
        Wide => "wide",
        /// GreenPulse's own export.
        GreenPulse => "green_pulse",
        /// Green Button (ESPI).
        GreenButton => "green_button",
        /// "Meter Entries" of ENERGY STAR Portfolio Manager.
        PortfolioManager => "portfolio_manager",
        /// Long-term statistics of Home Assistant.
        HomeAssistant => "home_assistant",
        /// Interval data of Australia's market.
        Nem12 => "nem12",
        /// Accumulated data of Australia's market.
        Nem13 => "nem13",
        /// EDIFACT messages of metered amounts.
        Mscons => "mscons",
        /// Load curves, daily amounts and indexes of Enedis (France).
        Enedis => "enedis",
        /// Hourly curves of Spanish distributors, and Datadis.
        Spain => "spain",
        /// Fluvius (Flanders).
        Fluvius => "fluvius",
        /// Daily readings of Dutch grid operators (P4).
        P4 => "p4",
        /// DSMR-reader.
        DsmrReader => "dsmr_reader",
        /// HomeWizard.
        HomeWizard => "home_wizard",
        /// Octopus Energy.
        Octopus => "octopus",
        /// n3rgy.
        N3rgy => "n3rgy",
        /// Opower, which many utilities of the United States use.
        Opower => "opower",
        /// Southern California Edison, and others with the same software.
        Edison => "edison",
        /// San Diego Gas & Electric.
        Sdge => "sdge",
        /// E-REDES (Portugal).
        ERedes => "e_redes",
        /// e-distribuzione (Italy).
        Enel => "enel",
        /// Eloverblik (Denmark).
        Eloverblik => "eloverblik",
        /// Elhub (Norway).
        Elhub => "elhub",
        /// Tibber.
        Tibber => "tibber",
        /// "Monthly Usage" of ENERGY STAR Portfolio Manager.
        PortfolioMonths => "portfolio_months",
    }
}

word! {
    /// The character encoding.
    Encoding {
        /// UTF-8, with or without a byte order mark.
        Utf8 => "utf8",
        /// UTF-16, little-endian.
        Utf16Le => "utf16_le",
        /// UTF-16, big-endian.
        Utf16Be => "utf16_be",
        /// Windows-1252, of Western European Windows.
        Windows1252 => "windows1252",
    }
}

word! {
    /// The decimal sign.
    Decimal {
        /// `12.5`
        Point => "point",
        /// `12,5`
        Comma => "comma",
    }
}

word! {
    /// The format of times.
    Order {
        /// `2026-11-22`, and months by name.
        YearFirst => "year_first",
        /// `22/11/2026`
        DayFirst => "day_first",
        /// `11/22/2026`
        MonthFirst => "month_first",
        /// Seconds since 1970.
        UnixSeconds => "unix_seconds",
        /// Milliseconds since 1970.
        UnixMillis => "unix_millis",
        /// A spreadsheet's day number, from 1900.
        Serial1900 => "serial_1900",
        /// A spreadsheet's day number, from 1904.
        Serial1904 => "serial_1904",
    }
}

word! {
    /// Which end of its period a time gives.
    Stamp {
        /// The start.
        Start => "start",
        /// The end.
        End => "end",
    }
}

word! {
    /// Whether a period that ends on a date includes that day.
    EndDay {
        /// The next period starts on the day after it.
        Included => "included",
        /// The next period starts on the same date.
        Excluded => "excluded",
    }
}

word! {
    /// The sign of values.
    Sign {
        /// As written.
        Plain => "plain",
        /// Positive values are written as negative: an export column.
        Reversed => "reversed",
        /// Positive is import, negative is export; periods only.
        Net => "net",
    }
}

/// The length of the periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spacing {
    /// Each has this many milliseconds.
    Millis(Millis),
    /// Days of the site's calendar: 23, 24 or 25 hours.
    Day,
    /// Months of the site's calendar.
    Month,
    /// Each row states its own period, by a start and an end or a length.
    Stated,
    /// It changes, or differs from series to series: see [`Series::lengths`].
    Steps,
}

impl Spacing {
    /// Its word: `15min`, `day`, `month`, `stated`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Spacing::Millis(ms) if ms % 60_000 == 0 => format!("{}min", ms / 60_000),
            Spacing::Millis(ms) => format!("{}s", ms as f64 / 1000.0),
            Spacing::Day => "day".to_owned(),
            Spacing::Month => "month".to_owned(),
            Spacing::Stated => "stated".to_owned(),
            Spacing::Steps => "steps".to_owned(),
        }
    }

    /// Parses such a word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let amount = |unit: &str, ms: f64| -> Option<Self> {
            let amount: f64 = text.strip_suffix(unit)?.trim().parse().ok()?;
            let ms = (amount * ms).round();
            (1000.0..=400.0 * 86_400_000.0).contains(&ms).then_some(Spacing::Millis(ms as Millis))
        };
        match text {
            "day" => Some(Spacing::Day),
            "month" => Some(Spacing::Month),
            "stated" => Some(Spacing::Stated),
            "steps" => Some(Spacing::Steps),
            _ => amount("min", 60_000.0).or_else(|| amount("s", 1000.0)).or_else(|| amount("h", 3_600_000.0)),
        }
    }
}

word! {
    /// How hours with numbers count on a day of 23 or 25 hours.
    Numbers {
        /// The hours that passed: 1 to 23, or 1 to 25.
        Elapsed => "elapsed",
        /// The hours that the clock showed: one number is missing, or comes twice.
        Wall => "wall",
    }
}

word! {
    /// What becomes of a factor that a column states.
    Factors {
        /// Values are multiplied by it.
        Apply => "apply",
        /// Values are multiplied already.
        Ignore => "ignore",
    }
}

/// A value that is certain, or a suggestion, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guess<T> {
    /// The value if it is certain or confirmed. `None`: has to be asked.
    pub value: Option<T>,
    /// The likely answer.
    pub suggestion: Option<T>,
    /// The reason, in words.
    pub evidence: String,
}

impl<T> Guess<T> {
    pub(crate) fn sure(value: T, evidence: impl Into<String>) -> Self {
        Self { value: Some(value), suggestion: None, evidence: evidence.into() }
    }

    pub(crate) fn maybe(suggestion: impl Into<Option<T>>, evidence: impl Into<String>) -> Self {
        Self { value: None, suggestion: suggestion.into(), evidence: evidence.into() }
    }

    /// The value, or else the suggestion.
    #[must_use]
    pub fn best(&self) -> Option<&T> {
        self.value.as_ref().or(self.suggestion.as_ref())
    }

    /// Nothing is known yet.
    pub(crate) fn none() -> Self {
        Self { value: None, suggestion: None, evidence: String::new() }
    }

    pub(crate) fn accept(&mut self) {
        if self.value.is_none() {
            self.value = self.suggestion.take();
        }
    }
}

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
    /// Which end of its period a time gives.
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
    pub notes: Vec<String>,
    /// Rows that were examined.
    pub sample_rows: u64,
    /// Whether these were all rows.
    pub is_whole: bool,
    /// The decimal sign with which values were judged.
    #[serde(skip)]
    pub(crate) judged: Option<Decimal>,
}

fn no_numbers() -> Guess<Numbers> {
    Guess::sure(Numbers::Elapsed, "no hour has a number")
}

fn no_factors() -> Guess<Factors> {
    Guess::sure(Factors::Ignore, "the file states no factor")
}

impl Plan {
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
            stamp: Guess::none(),
            spacing: Guess::none(),
            end_day: Guess::sure(EndDay::Excluded, "no period ends on a date"),
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
        let columns = self.columns.iter().filter(|column| column.role == ColumnRole::Ignored && !column.why.is_empty());
        let of_columns = columns.map(|column| LeftOut { what: format!("column \"{}\"", column.name), why: column.why.clone() });
        let series = self.series.iter().filter(|series| !series.import);
        let of_series = series.map(|series| LeftOut {
            what: format!("\"{}\"", series.label),
            why: if series.why.is_empty() { "you said so".to_owned() } else { series.why.clone() },
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
