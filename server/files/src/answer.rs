//! The answers of a plan: words of which each question knows a few. Leaves out guesses (`guess`) and the plan
//! itself (`plan`).

use domain::Millis;
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
        /// `01/24`, `Jan 24`: a month, a quarter or a week with a year of two digits.
        MonthYear => "month_year",
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
