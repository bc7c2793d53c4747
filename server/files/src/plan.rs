//! What a file is taken for, and what must be asked before a reading of it is stored. Goes to a page and back as JSON,
//! so nothing in it is trusted: [`Plan::open`] checks all of it again. Leaves out how it is guessed (`prepare`), and asked (`question`).

use domain::naming::{KEY_BYTES_MAX, is_key_char, is_visible};
use domain::{ChannelKind, Field, Millis};
use serde::{Deserialize, Serialize};

/// An answer to a question: one of a few words.
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
    /// What the bytes are.
    Container {
        /// Lines of cells.
        Text => "text",
        /// Green Button.
        Xml => "xml",
        /// A workbook of Excel since 2007.
        Xlsx => "xlsx",
        /// A workbook of LibreOffice.
        Ods => "ods",
        /// A workbook of Excel 97 to 2003.
        Xls => "xls",
    }
}

word! {
    /// What the content is.
    Layout {
        /// A reading a row, of one meter or of the meter that the row names.
        Long => "long",
        /// A time a row, a meter a column.
        Wide => "wide",
        /// What GreenPulse exports.
        GreenPulse => "green_pulse",
        /// Green Button (ESPI).
        GreenButton => "green_button",
        /// "Meter Entries" of ENERGY STAR Portfolio Manager.
        PortfolioManager => "portfolio_manager",
        /// Long-term statistics of Home Assistant.
        HomeAssistant => "home_assistant",
    }
}

word! {
    /// How characters are written.
    Encoding {
        /// UTF-8, with or without a mark.
        Utf8 => "utf8",
        /// UTF-16, low byte first.
        Utf16Le => "utf16_le",
        /// UTF-16, high byte first.
        Utf16Be => "utf16_be",
        /// Windows-1252, of western European Windows.
        Windows1252 => "windows1252",
    }
}

word! {
    /// The sign between whole and fraction.
    Decimal {
        /// `12.5`
        Point => "point",
        /// `12,5`
        Comma => "comma",
    }
}

word! {
    /// How times are written.
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
    /// Which end of its period a time names.
    Stamp {
        /// The start.
        Start => "start",
        /// The end.
        End => "end",
    }
}

word! {
    /// Whether a period that ends on a date takes that day in.
    EndDay {
        /// The next period starts on the day after it.
        Included => "included",
        /// The next period starts on the same date.
        Excluded => "excluded",
    }
}

word! {
    /// Which way values count.
    Sign {
        /// As they are written.
        Plain => "plain",
        /// Written as negative what is positive: an export column.
        Reversed => "reversed",
        /// Positive is import, negative is export; periods only.
        Net => "net",
    }
}

/// How long the periods are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spacing {
    /// So many milliseconds each.
    Millis(Millis),
    /// Days of the site's calendar: 23, 24 or 25 hours.
    Day,
    /// Months of the site's calendar.
    Month,
    /// Each row states its own, by a start and an end or a length.
    Stated,
}

impl Spacing {
    /// The word for it: `15min`, `day`, `month`, `stated`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Spacing::Millis(ms) if ms % 60_000 == 0 => format!("{}min", ms / 60_000),
            Spacing::Millis(ms) => format!("{}s", ms as f64 / 1000.0),
            Spacing::Day => "day".to_owned(),
            Spacing::Month => "month".to_owned(),
            Spacing::Stated => "stated".to_owned(),
        }
    }

    /// The spacing of that word.
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
            _ => amount("min", 60_000.0).or_else(|| amount("s", 1000.0)).or_else(|| amount("h", 3_600_000.0)),
        }
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnRole {
    /// The time of the row.
    Time,
    /// The start of the row's period.
    Start,
    /// The end of the row's period.
    End,
    /// The date of the row, with its time of day in another column.
    Date,
    /// The time of day of the row.
    Clock,
    /// A part of what the meter is called.
    Meter,
    /// What is measured, in words.
    Quantity,
    /// The unit of the row's value.
    Unit,
    /// Of GreenPulse's own export: the field.
    Field,
    /// Of GreenPulse's own export: how it counts.
    Kind,
    /// The length of the row's period in milliseconds.
    SpanMs,
    /// Whether the value was estimated.
    Estimated,
    /// Of Portfolio Manager: a delivery, which is no period of use.
    Delivery,
    /// A value.
    Value,
    /// Left out.
    Ignored,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its name in the file, or its number.
    pub name: String,
    /// What it holds.
    pub role: ColumnRole,
}

/// What is taken for true, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guess<T> {
    /// What is certain or confirmed. `None`: to be asked.
    pub value: Option<T>,
    /// The likely answer.
    pub suggestion: Option<T>,
    /// Why, in words.
    pub evidence: String,
}

impl<T> Guess<T> {
    pub(crate) fn sure(value: T, evidence: impl Into<String>) -> Self {
        Self { value: Some(value), suggestion: None, evidence: evidence.into() }
    }

    pub(crate) fn maybe(suggestion: impl Into<Option<T>>, evidence: impl Into<String>) -> Self {
        Self { value: None, suggestion: suggestion.into(), evidence: evidence.into() }
    }

    /// The answer, or else the likely one.
    #[must_use]
    pub fn best(&self) -> Option<&T> {
        self.value.as_ref().or(self.suggestion.as_ref())
    }

    pub(crate) fn accept(&mut self) {
        if self.value.is_none() {
            self.value = self.suggestion.take();
        }
    }
}

/// What a file is: its bytes and its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    /// Its bytes.
    pub container: Container,
    /// Its content.
    pub layout: Layout,
}

/// One quantity of one meter in a file: a column of a wide table, a meter and unit of a long one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// The texts by which rows are known to belong to it: those of the meter, quantity, unit, field and kind columns.
    pub key: Vec<String>,
    /// The column of its values.
    pub column: usize,
    /// What the file calls it.
    pub label: String,
    /// Whether it is read at all.
    pub import: bool,
    /// The key of the meter that it goes to.
    pub meter: Guess<String>,
    /// The field (`domain::Field`), and behind a colon the part where a device has several.
    pub field: Guess<String>,
    /// The unit as people write it: `kWh`, `ccf`, `°F`.
    pub unit: Guess<String>,
    /// How it counts.
    pub kind: Guess<ChannelKind>,
    /// Which way it counts.
    pub sign: Guess<Sign>,
    /// What values are multiplied by before their unit: Green Button's power of ten.
    pub scale: f64,
    /// Values in the sample.
    pub values: u64,
    /// The lowest of them.
    pub low: f64,
    /// The highest of them.
    pub high: f64,
}

/// What a file is taken for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// What it is.
    pub format: Format,
    /// How its characters are written.
    pub encoding: Guess<Encoding>,
    /// Of text: the sign between cells.
    pub delimiter: Option<Guess<char>>,
    /// Of a workbook: the sheet.
    pub sheet: Option<String>,
    /// The line of the columns' names; 0 where there is none.
    pub header_line: u64,
    /// The decimal sign.
    pub decimal: Guess<Decimal>,
    /// How times are written.
    pub order: Guess<Order>,
    /// Whether times state their offset from UTC.
    pub offsets: bool,
    /// The IANA time zone of times without an offset, and of days and months.
    pub zone: Guess<String>,
    /// Which end of its period a time names.
    pub stamp: Guess<Stamp>,
    /// How long the periods are.
    pub spacing: Guess<Spacing>,
    /// Whether a period that ends on a date takes that day in.
    pub end_day: Guess<EndDay>,
    /// The columns, of a table.
    pub columns: Vec<Column>,
    /// What is in it.
    pub series: Vec<Series>,
    /// What else was noticed.
    pub notes: Vec<String>,
    /// Rows that were looked at.
    pub sample_rows: u64,
    /// Whether that was all of them.
    pub is_whole: bool,
}

/// What is known beforehand, or was said after a first plan: it decides, and is not guessed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hints {
    /// The site's time zone: suggested for times without an offset.
    pub site_zone: Option<String>,
    /// The meter to import into, where the file is of one meter.
    pub meter: Option<String>,
    /// How characters are written.
    pub encoding: Option<Encoding>,
    /// The sign between cells.
    pub delimiter: Option<char>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The decimal sign.
    pub decimal: Option<Decimal>,
    /// How times are written.
    pub order: Option<Order>,
    /// What columns hold, by their numbers from 0.
    pub roles: Vec<(usize, ColumnRole)>,
}

/// A meter's key made of what a file calls it.
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

/// The field of a name with or without a part behind a colon.
pub(crate) fn field_named(name: &str) -> Option<&'static Field> {
    let (plain, part) = name.split_once(':').unwrap_or((name, ""));
    let fits = part.len() <= 60 && part.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    Field::named(plain).filter(|_| fits)
}

/// At most 80 characters, for messages.
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
