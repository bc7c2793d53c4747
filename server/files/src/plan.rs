//! What a file is taken for, and what must be asked before a reading of it is stored. Goes to a page and back as JSON,
//! so nothing in it is trusted: [`Plan::open`] checks all of it again. Leaves out how it is guessed (`prepare`).

use crate::unit::measure_named;
use crate::{COLUMNS_MAX, Error, Result, SERIES_MAX};
use domain::naming::{KEY_BYTES_MAX, is_key, is_key_char};
use domain::{ChannelKind, Field, Millis, Unit, Zone};
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
pub enum Role {
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
    pub role: Role,
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

    fn accept(&mut self) {
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
    pub roles: Vec<(usize, Role)>,
}

/// What is to be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// What [`Plan::answer`] takes: `zone`, `series.3.kind`.
    pub path: String,
    /// The question.
    pub text: String,
    /// Why it is asked, or what speaks for the suggestion.
    pub evidence: String,
    /// The likely answer.
    pub suggestion: Option<String>,
    /// The answers to choose from; empty where it is free text.
    pub options: Vec<String>,
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
    key.trim_matches([' ', '-']).to_owned()
}

/// The field of a name with or without a part behind a colon.
pub(crate) fn field_named(name: &str) -> Option<&'static Field> {
    let (plain, part) = name.split_once(':').unwrap_or((name, ""));
    let fits = part.len() <= 60 && part.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    Field::named(plain).filter(|_| fits)
}

impl Plan {
    /// What is still to be asked, in the order in which it matters. Empty: it can be read.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        let mut open = Vec::new();
        let words = |all: &[&'static str]| all.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let mut ask = |path: String, text: String, evidence: &str, suggestion: Option<String>, options: Vec<String>| {
            open.push(Question { path, text, evidence: evidence.to_owned(), suggestion, options });
        };
        if self.order.value.is_none() {
            let suggestion = self.order.suggestion.map(|order| order.as_str().to_owned());
            let options = words(&["year_first", "day_first", "month_first"]);
            ask("order".into(), "In which order are dates written?".into(), &self.order.evidence, suggestion, options);
        }
        if self.decimal.value.is_none() {
            let suggestion = self.decimal.suggestion.map(|sign| sign.as_str().to_owned());
            ask(
                "decimal".into(),
                "Which is the decimal sign?".into(),
                &self.decimal.evidence,
                suggestion,
                words(&["point", "comma"]),
            );
        }
        if self.zone.value.is_none() {
            let text = "In which time zone are the times? (an IANA name such as Europe/Berlin; Etc/GMT+5 for EST all year)";
            ask("zone".into(), text.into(), &self.zone.evidence, self.zone.suggestion.clone(), Vec::new());
        }
        let taken = || self.series.iter().filter(|series| series.import);
        let periods = taken().any(|series| matches!(series.kind.best(), Some(ChannelKind::Interval) | None));
        if periods && self.spacing.value.is_none() {
            let text = "How long is the period that a value covers? (15min, 1h, day, month)";
            let suggestion = self.spacing.suggestion.map(Spacing::word);
            ask("spacing".into(), text.into(), &self.spacing.evidence, suggestion, Vec::new());
        }
        if periods && self.stamp.value.is_none() && self.spacing.value != Some(Spacing::Stated) {
            let suggestion = self.stamp.suggestion.map(|stamp| stamp.as_str().to_owned());
            let text = "Does the time name the start or the end of its period?";
            ask("stamp".into(), text.into(), &self.stamp.evidence, suggestion, words(&["start", "end"]));
        }
        if periods && self.end_day.value.is_none() {
            let suggestion = self.end_day.suggestion.map(|day| day.as_str().to_owned());
            let text = "Does a period take in the day that it ends on?";
            ask("end_day".into(), text.into(), &self.end_day.evidence, suggestion, words(&["included", "excluded"]));
        }
        for (i, series) in self.series.iter().enumerate().filter(|(_, series)| series.import) {
            let label = &series.label;
            if series.meter.value.is_none() {
                let text = format!("Which meter is \"{label}\"?");
                ask(format!("series.{i}.meter"), text, &series.meter.evidence, series.meter.suggestion.clone(), Vec::new());
            }
            if series.unit.value.is_none() {
                let text = format!("In which unit is \"{label}\"?");
                ask(format!("series.{i}.unit"), text, &series.unit.evidence, series.unit.suggestion.clone(), Vec::new());
            }
            if series.field.value.is_none() {
                let text = format!("What does \"{label}\" measure?");
                let is_offered = |field: &&Field| field.name == field.channel && field.unit != Unit::Unknown;
                let options = Field::ALL.iter().filter(is_offered).map(|field| field.name.to_owned());
                let suggestion = series.field.suggestion.clone();
                ask(format!("series.{i}.field"), text, &series.field.evidence, suggestion, options.collect());
            }
            if series.kind.value.is_none() {
                let text = format!("How does \"{label}\" count: a register that only grows, or an amount each period?");
                let options = ChannelKind::ALL.iter().map(|kind| kind.as_str().to_owned()).collect();
                let suggestion = series.kind.suggestion.map(|kind| kind.as_str().to_owned());
                ask(format!("series.{i}.kind"), text, &series.kind.evidence, suggestion, options);
            }
            if series.sign.value.is_none() {
                let text = format!("\"{label}\" has negative values: which way do they count?");
                let suggestion = series.sign.suggestion.map(|sign| sign.as_str().to_owned());
                ask(format!("series.{i}.sign"), text, &series.sign.evidence, suggestion, words(&["plain", "reversed", "net"]));
            }
        }
        open
    }

    /// Takes every suggestion. What has none stays open.
    pub fn accept_suggestions(&mut self) {
        self.order.accept();
        self.decimal.accept();
        self.zone.accept();
        self.spacing.accept();
        self.stamp.accept();
        self.end_day.accept();
        for series in &mut self.series {
            series.meter.accept();
            series.unit.accept();
            series.field.accept();
            series.kind.accept();
            series.sign.accept();
        }
    }

    /// Answers a question, or changes what was guessed. The path is a [`Question::path`]; `series.*.kind` answers for all
    /// series at once, `series.3.import` takes `true` or `false`.
    ///
    /// # Errors
    /// [`Error::Answer`] with the path, what was given and what would do.
    pub fn answer(&mut self, path: &str, text: &str) -> Result<()> {
        let text = text.trim();
        fn set<T>(guess: &mut Guess<T>, path: &str, text: &str, value: Option<T>, would_do: &str) -> Result<()> {
            let value = value.ok_or_else(|| Error::Answer(format!("`{path}` cannot be \"{}\": {would_do}", shorten(text))))?;
            *guess = Guess { value: Some(value), suggestion: None, evidence: "you said so".to_owned() };
            Ok(())
        }
        if let Some(rest) = path.strip_prefix("series.") {
            let (number, what) = rest.split_once('.').unwrap_or((rest, ""));
            let numbers = match number {
                "*" => 0..self.series.len(),
                _ => match number.parse::<usize>() {
                    Ok(i) if i < self.series.len() => i..i + 1,
                    _ => return Err(Error::Answer(format!("`{path}`: there are {} series, counted from 0", self.series.len()))),
                },
            };
            for series in &mut self.series[numbers] {
                match what {
                    "import" => match text {
                        "true" => series.import = true,
                        "false" => series.import = false,
                        _ => return Err(Error::Answer(format!("`{path}` is true or false, not \"{}\"", shorten(text)))),
                    },
                    "meter" => {
                        let would_do = "use letters, digits, `-`, `_` and `.`, 120 at most";
                        set(&mut series.meter, path, text, Some(text.to_owned()).filter(|key| is_key(key)), would_do)?;
                    }
                    "unit" => {
                        let known = measure_named(text).map(|_| text.to_owned());
                        set(
                            &mut series.unit,
                            path,
                            text,
                            known,
                            "use a unit such as kWh, kBtu, therms, ccf, m3, gal, lbs, ton-h, W, °F",
                        )?;
                    }
                    "field" => {
                        let names: Vec<&str> = Field::ALL.iter().map(|field| field.name).collect();
                        let known = field_named(text).map(|_| text.to_owned());
                        set(&mut series.field, path, text, known, &format!("use one of {}", names.join(", ")))?;
                    }
                    "kind" => {
                        set(&mut series.kind, path, text, ChannelKind::parse(text), "use cumulative, interval, power or level")?
                    }
                    "sign" => set(&mut series.sign, path, text, Sign::parse(text), "use plain, reversed or net")?,
                    _ => {
                        return Err(Error::Answer(format!(
                            "`{path}` is not a question: a series has import, meter, unit, field, kind, sign"
                        )));
                    }
                }
            }
            return Ok(());
        }
        match path {
            "order" => set(&mut self.order, path, text, Order::parse(text), "use year_first, day_first or month_first"),
            "decimal" => set(&mut self.decimal, path, text, Decimal::parse(text), "use point or comma"),
            "zone" => {
                let known = Zone::named(text).ok().map(|zone| zone.name);
                set(&mut self.zone, path, text, known, "use an IANA name such as Europe/Berlin")
            }
            "spacing" => set(&mut self.spacing, path, text, Spacing::parse(text), "use 15min, 1h, day, month or stated"),
            "stamp" => set(&mut self.stamp, path, text, Stamp::parse(text), "use start or end"),
            "end_day" => set(&mut self.end_day, path, text, EndDay::parse(text), "use included or excluded"),
            _ => Err(Error::Answer(format!(
                "`{path}` is not a question: use order, decimal, zone, spacing, stamp, end_day or series.N.…"
            ))),
        }
    }

    /// What keeps it from being read: open questions, and answers that do not fit one another.
    ///
    /// # Errors
    /// [`Error::Unconfirmed`] with each of them.
    pub fn open(&self) -> Result<()> {
        let mut faults: Vec<String> = self.questions().into_iter().take(50).map(|question| question.text).collect();
        if self.series.len() > SERIES_MAX || self.columns.len() > COLUMNS_MAX {
            faults.push(format!("a file has at most {SERIES_MAX} series and {COLUMNS_MAX} columns"));
        }
        if let Some(zone) = &self.zone.value
            && let Err(fault) = Zone::named(zone)
        {
            faults.push(fault);
        }
        if let Some(Spacing::Millis(ms)) = self.spacing.value
            && !(1000..=400 * domain::DAY_MS).contains(&ms)
        {
            faults.push("a period lasts from a second to 400 days".to_owned());
        }
        let mut interval_of = std::collections::HashMap::new();
        for series in self.series.iter().filter(|series| series.import) {
            let label = &series.label;
            let Some(field) = series.field.value.as_deref().and_then(field_named) else {
                faults.push(format!("\"{label}\": no such field"));
                continue;
            };
            let (Some(kind), Some(meter)) = (series.kind.value, &series.meter.value) else { continue };
            if !is_key(meter) {
                faults.push(format!("\"{label}\": `{}` cannot be a meter's key", shorten(meter)));
            }
            if !series.scale.is_finite() {
                faults.push(format!("\"{label}\": its scale is not a number"));
            }
            let fits = kind == field.kind || kind == field.kind_on(true);
            if !fits {
                faults.push(format!("\"{label}\": {} does not count as {kind}; {}", field.name, kinds_of(field)));
            }
            match series.unit.value.as_deref().and_then(measure_named).map(|measure| measure.factor_to(field)) {
                Some(Some(factor)) if factor.per_hour && kind != ChannelKind::Interval => {
                    faults.push(format!("\"{label}\": power becomes energy only as an interval; for power choose power_w"));
                }
                Some(Some(_)) => {}
                _ => {
                    let unit = series.unit.value.as_deref().unwrap_or_default();
                    faults.push(format!("\"{label}\": {} cannot be counted in `{}`", field.name, shorten(unit)));
                }
            }
            if series.sign.value == Some(Sign::Net) && (kind != ChannelKind::Interval || !field.name.starts_with("energy")) {
                faults.push(format!("\"{label}\": only electricity by periods can be split into import and export"));
            }
            if field.kind == ChannelKind::Cumulative && *interval_of.entry(meter).or_insert(kind) != kind {
                faults.push(format!(
                    "meter {meter} has a register and amounts a period: a meter counts in one way, give one of them another meter"
                ));
            }
        }
        if !self.series.iter().any(|series| series.import) {
            faults.push("nothing in the file is chosen to be imported".to_owned());
        }
        if faults.is_empty() { Ok(()) } else { Err(Error::Unconfirmed(faults)) }
    }
}

fn kinds_of(field: &Field) -> String {
    match field.kind {
        ChannelKind::Cumulative => "choose cumulative or interval".to_owned(),
        kind => format!("choose {kind}"),
    }
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

    #[test]
    fn what_a_file_calls_a_meter_becomes_a_key_that_a_meter_may_have() {
        for name in ["Library (main) #2", "  a  b ", "é/ü+#", "sensor.fridge_energy", "--x--"] {
            assert!(is_key(&meter_key(name)), "{name} -> {}", meter_key(name));
        }
        assert_eq!(meter_key("Library (main)"), "Library -main");
        assert_eq!(meter_key("#+*"), "");
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
