//! The table that the analyses of the command line read: the options that say what a table does not
//! tell by itself. Leaves out how tables are read (`analytics::table`) and what is computed
//! (`analyze`).

use analytics::table::{
    Asked, DateOrder, Decimal, NewScale, Scale, Stamp, Table, TableUnit, UnitChange, instant_parse, step_parse,
};
use clap::{Args, ValueEnum};
use domain::zone::Date;
use domain::{Millis, Zone};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// A table of readings.
#[derive(Args)]
pub struct TableFile {
    /// CSV file with times and values, `-` for stdin: timestamp,value[,temp_c] with a row an hour, or a table with other
    /// names, signs, units and steps; what it does not tell is asked for
    file: PathBuf,
    /// The site's time zone, as an IANA name; needed where times have no offset, else UTC
    #[arg(long, help_heading = TABLE)]
    zone: Option<String>,
    /// The unit of the values: kWh, Wh, MWh, W, kW, or that of another utility such as therm or m3
    #[arg(long, help_heading = TABLE)]
    unit: Option<String>,
    /// The values are the states of a register that counts up; `--register=no` if each is an amount
    #[arg(long, value_name = "yes|no", num_args = 0..=1, require_equals = true, default_missing_value = "yes", help_heading = TABLE)]
    register: Option<YesNo>,
    /// Values below zero are energy that was fed in
    #[arg(long, help_heading = TABLE)]
    feeds_back: bool,
    /// The scale of the outdoor temperatures
    #[arg(long, value_name = "c|f|k", help_heading = TABLE)]
    temperature: Option<Degrees>,
    /// The length of a row's period, such as 15m or 1h
    #[arg(long, help_heading = TABLE)]
    step: Option<String>,
    /// Whether a time is the start or the end of its period
    #[arg(long, value_name = "start|end", help_heading = TABLE)]
    times: Option<End>,
    /// The order of day, month and year
    #[arg(long, value_name = "ymd|dmy|mdy", help_heading = TABLE)]
    dates: Option<Dates>,
    /// The decimal sign
    #[arg(long, value_name = "point|comma", help_heading = TABLE)]
    decimal: Option<Sign>,
    /// The column of values, by its name or number
    #[arg(long, value_name = "NAME", help_heading = TABLE)]
    column: Option<String>,
    /// From when on the values are in another unit (`TIME=Wh`) or so many times as large (`TIME=x1000`, `TIME=/10`); may be
    /// repeated; `none` if it never changes
    #[arg(long, value_name = "TIME=UNIT", help_heading = TABLE)]
    unit_change: Vec<String>,
}

const TABLE: &str = "What the table does not tell";

/// Yes or no.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum YesNo {
    Yes,
    No,
}

/// A scale of temperatures.
#[derive(Clone, Copy, ValueEnum)]
enum Degrees {
    /// °C
    #[value(alias = "celsius")]
    C,
    /// °F
    #[value(alias = "fahrenheit")]
    F,
    /// K
    #[value(alias = "kelvin")]
    K,
}

/// An end of a period.
#[derive(Clone, Copy, ValueEnum)]
enum End {
    Start,
    End,
}

/// An order of the parts of dates.
#[derive(Clone, Copy, ValueEnum)]
enum Dates {
    /// Year, month, day
    Ymd,
    /// Day, month, year
    Dmy,
    /// Month, day, year
    Mdy,
}

/// A decimal sign.
#[derive(Clone, Copy, ValueEnum)]
enum Sign {
    Point,
    Comma,
}

impl TableFile {
    /// Reads the table for an analysis that needs hours, if it is named. `keeps_faults` leaves in it
    /// what no meter measured, for whoever looks for faults.
    ///
    /// # Errors
    /// A sentence that names the option, or the file and its line.
    pub fn read(&self, hours_for: Option<&str>, keeps_faults: bool) -> Result<Table, String> {
        let zone = self.zone.as_ref().map(|_| self.zone()).transpose()?;
        let unit = self.unit.as_deref().map(TableUnit::given).transpose().map_err(|error| format!("--unit: {error}"))?;
        let step = self.step.as_deref().map(step_parse).transpose().map_err(|error| format!("--step: {error}"))?;
        let changes = self.unit_changes().map_err(|error| format!("--unit-change: {error}"))?;
        let asked = Asked {
            hours_for,
            zone: zone.as_ref(),
            column: self.column.as_deref(),
            unit: unit.as_ref(),
            register: self.register.map(|register| register == YesNo::Yes),
            temperature: self.temperature.map(|degrees| match degrees {
                Degrees::C => Scale::Celsius,
                Degrees::F => Scale::Fahrenheit,
                Degrees::K => Scale::Kelvin,
            }),
            step_ms: step,
            stamp: self.times.map(|times| match times {
                End::Start => Stamp::Start,
                End::End => Stamp::End,
            }),
            dates: self.dates.map(|dates| match dates {
                Dates::Ymd => DateOrder::YearFirst,
                Dates::Dmy => DateOrder::DayFirst,
                Dates::Mdy => DateOrder::MonthFirst,
            }),
            decimal: self.decimal.map(|sign| match sign {
                Sign::Point => Decimal::Point,
                Sign::Comma => Decimal::Comma,
            }),
            unit_changes: changes.as_deref(),
            feeds_back: self.feeds_back,
            keeps_faults,
        };
        Table::read(&text_of(&self.file)?, &asked).map_err(|error| format!("{}: {error}", self.file.display()))
    }

    /// The site's zone; UTC where none is given.
    ///
    /// # Errors
    /// A sentence, if there is no such zone.
    pub fn zone(&self) -> Result<Zone, String> {
        Zone::named(self.zone.as_deref().unwrap_or("UTC")).map_err(|error| format!("--zone: {error}"))
    }

    /// The zone that was given.
    ///
    /// # Errors
    /// A sentence, if none was, or if there is no such zone.
    pub fn zone_given(&self) -> Result<Zone, String> {
        self.zone
            .as_ref()
            .ok_or("--zone: the rows are days: say on which clock, such as --zone Europe/Berlin (or --zone UTC)")?;
        self.zone()
    }

    /// An instant of an option: RFC 3339, or a date on the clock of the zone that was given.
    ///
    /// # Errors
    /// What was given, and what would do.
    pub fn instant(&self, text: &str) -> Result<Millis, String> {
        match Date::parse(text).filter(|_| self.zone.is_some()) {
            Some(date) => Ok(self.zone()?.start_of(date)),
            None => instant_parse(text),
        }
    }

    /// Whether values below zero were fed in.
    pub fn feeds_back(&self) -> bool {
        self.feeds_back
    }

    /// A line about the file.
    pub fn about(&self, note: &str) -> String {
        format!("{}: {note}", self.file.display())
    }

    fn unit_changes(&self) -> Result<Option<Vec<UnitChange>>, String> {
        match self.unit_change.as_slice() {
            [] => Ok(None),
            [none] if none.eq_ignore_ascii_case("none") => Ok(Some(Vec::new())),
            given => {
                let change = |text: &String| {
                    let (from, to) = text.split_once('=').ok_or_else(|| {
                        format!("`{text}` is no change: write it like 2026-03-01T00:00:00Z=Wh or 2026-03-01T00:00:00Z=x1000")
                    })?;
                    Ok(UnitChange { from: self.instant(from.trim())?, to: NewScale::parse(to)? })
                };
                let mut changes = given.iter().map(change).collect::<Result<Vec<_>, String>>()?;
                changes.sort_by_key(|change| change.from);
                Ok(Some(changes))
            }
        }
    }
}

/// A file's text.
///
/// # Errors
/// A sentence that names the file, and the line that is no text.
pub fn text_of(file: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = if file.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    read.map_err(|error| format!("{}: {error}", file.display()))?;
    String::from_utf8(bytes).map_err(|error| {
        let line = 1 + error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
        format!("{}: line {line}: not text in UTF-8: save the table as CSV in UTF-8", file.display())
    })
}
