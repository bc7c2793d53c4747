//! A plan's open questions, what an answer changes, and what prevents reading by a plan. Leaves out
//! guessing (`prepare`).

use crate::plan::{field_named, shorten};
use crate::series::meant_by;
use crate::unit::measure_named;
use crate::{
    COLUMNS_MAX, Decimal, EndDay, Error, Factors, Guess, Numbers, Order, Plain, Plan, Result, SERIES_MAX, Series, Sign, Spacing,
    Stamp, Why,
};
use domain::naming::is_key;
use domain::{ChannelKind, Field, Unit, Zone};
use serde::{Deserialize, Serialize};

/// An open question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The path for [`Plan::answer`]: `zone`, `series.3.kind`.
    pub path: String,
    /// The question.
    pub text: String,
    /// Why it is asked, or the evidence for the suggestion.
    pub evidence: Why,
    /// The likely answer.
    pub suggestion: Option<String>,
    /// The possible answers; empty if it is free text.
    pub options: Vec<String>,
}

impl Plan {
    /// The open questions, most important first. If there are none, the file can be read.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        let mut open = Vec::new();
        self.ask_of_format(&mut open);
        if self.reads_periods() {
            self.ask_of_periods(&mut open);
        }
        if self.names_periods && self.stamp.value.is_none() && self.reads_registers() {
            let text = "Was the register read at the start or at the end of the month, quarter or week that a row names?";
            ask(&mut open, "stamp".into(), text.into(), &self.stamp.evidence, None, words(&["start", "end"]));
        }
        for (i, series) in self.series.iter().enumerate().filter(|(_, series)| series.import) {
            series.ask(i, &mut open);
        }
        open
    }

    /// Asks how dates, numbers and times are written.
    fn ask_of_format(&self, open: &mut Vec<Question>) {
        if self.order.value.is_none() {
            let suggestion = self.order.suggestion.map(|order| order.as_str().to_owned());
            let (text, options) = match self.order.suggestion {
                Some(Order::MonthYear) => ("Are these months with their year, 01/24 for January 2024?", words(&["month_year"])),
                _ => ("In which order are dates written?", words(&["year_first", "day_first", "month_first"])),
            };
            ask(open, "order".into(), text.into(), &self.order.evidence, suggestion, options);
        }
        if self.decimal.value.is_none() {
            let suggestion = self.decimal.suggestion.map(|sign| sign.as_str().to_owned());
            ask(
                open,
                "decimal".into(),
                "Which is the decimal sign?".into(),
                &self.decimal.evidence,
                suggestion,
                words(&["point", "comma"]),
            );
        }
        if self.factors.value.is_none() {
            let text = "Are values to be multiplied by the factor that the file states, or are they already?";
            let suggestion = self.factors.suggestion.map(|factors| factors.as_str().to_owned());
            ask(open, "factors".into(), text.into(), &self.factors.evidence, suggestion, words(&["apply", "ignore"]));
        }
        if self.zone.value.is_none() {
            let text = "In which time zone are the times? (an IANA name such as Europe/Berlin; Etc/GMT+5 for EST all year)";
            ask(open, "zone".into(), text.into(), &self.zone.evidence, self.zone.suggestion.clone(), Vec::new());
        }
    }

    /// Asks which period a value covers.
    fn ask_of_periods(&self, open: &mut Vec<Question>) {
        if self.spacing.value.is_none() {
            let text = "How long is the period that a value covers? (15min, 1h, day, month)";
            let suggestion = self.spacing.suggestion.map(Spacing::word);
            ask(open, "spacing".into(), text.into(), &self.spacing.evidence, suggestion, Vec::new());
        }
        if self.stamp.value.is_none() && self.spacing.value != Some(Spacing::Stated) && !self.names_periods {
            let suggestion = self.stamp.suggestion.map(|stamp| stamp.as_str().to_owned());
            let text = "Does the time name the start or the end of its period?";
            ask(open, "stamp".into(), text.into(), &self.stamp.evidence, suggestion, words(&["start", "end"]));
        }
        if self.numbers.value.is_none() {
            let suggestion = self.numbers.suggestion.map(|numbers| numbers.as_str().to_owned());
            let text =
                "On a day of 23 or 25 hours: do the numbers of hours count those that passed, or those that the clock showed?";
            ask(open, "numbers".into(), text.into(), &self.numbers.evidence, suggestion, words(&["elapsed", "wall"]));
        }
        if self.end_day.value.is_none() {
            let suggestion = self.end_day.suggestion.map(|day| day.as_str().to_owned());
            let text = "Does a period take in the day that it ends on?";
            ask(open, "end_day".into(), text.into(), &self.end_day.evidence, suggestion, words(&["included", "excluded"]));
        }
    }

    /// Accepts every suggestion. Questions without one stay open.
    pub fn accept_suggestions(&mut self) {
        self.order.accept();
        self.decimal.accept();
        self.zone.accept();
        self.spacing.accept();
        self.stamp.accept();
        self.end_day.accept();
        self.numbers.accept();
        self.factors.accept();
        for series in &mut self.series {
            series.meter.accept();
            series.unit.accept();
            series.field.accept();
            series.kind.accept();
            series.sign.accept();
        }
    }

    /// Answers a question, or changes a guess. The path is a [`Question::path`]; `series.*.kind`
    /// answers for all series at once, `series.3.import` takes `true` or `false`.
    ///
    /// # Errors
    /// [`Error::Answer`] with the path, the given answer and what is allowed.
    pub fn answer(&mut self, path: &str, text: &str) -> Result<()> {
        let text = text.trim();
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
                series.answer(path, what, text)?;
            }
            return Ok(());
        }
        match path {
            "order" => {
                set(&mut self.order, path, text, Order::parse(text), "use year_first, day_first, month_first or month_year")
            }
            "decimal" => set(&mut self.decimal, path, text, Decimal::parse(text), "use point or comma"),
            "zone" => {
                let known = Zone::named(text).ok().map(|zone| zone.name);
                set(&mut self.zone, path, text, known, "use an IANA name such as Europe/Berlin")
            }
            "spacing" => set(&mut self.spacing, path, text, Spacing::parse(text), "use 15min, 1h, day, month, steps or stated"),
            "stamp" => set(&mut self.stamp, path, text, Stamp::parse(text), "use start or end"),
            "end_day" => set(&mut self.end_day, path, text, EndDay::parse(text), "use included or excluded"),
            "numbers" => set(&mut self.numbers, path, text, Numbers::parse(text), "use elapsed or wall"),
            "factors" => set(&mut self.factors, path, text, Factors::parse(text), "use apply or ignore"),
            _ => Err(Error::Answer(format!(
                "`{path}` is not a question: use order, decimal, zone, spacing, stamp, end_day, numbers, factors or series.N.…"
            ))),
        }
    }

    /// Checks that the file can be read: no question is open, and the answers fit one another.
    ///
    /// # Errors
    /// [`Error::Unconfirmed`] with each fault.
    pub fn open(&self) -> Result<()> {
        let mut faults: Vec<Why> = self.questions().into_iter().take(50).map(|question| Why::Other(question.text)).collect();
        if self.series.len() > SERIES_MAX || self.columns.len() > COLUMNS_MAX {
            faults.push(Why::TooManySeries { series: SERIES_MAX as u64, columns: COLUMNS_MAX as u64 });
        }
        if let Some(zone) = &self.zone.value
            && let Err(fault) = Zone::named(zone)
        {
            faults.push(Why::Other(fault));
        }
        if let Some(Spacing::Millis(ms)) = self.spacing.value
            && !(1000..=400 * domain::DAY_MS).contains(&ms)
        {
            faults.push(Plain::PeriodRange.into());
        }
        if self.names_periods && !matches!(self.spacing.value, None | Some(Spacing::Month | Spacing::Stated)) {
            faults.push(Plain::NamesOtherPeriod.into());
        }
        let mut interval_of = std::collections::HashMap::new();
        for series in self.series.iter().filter(|series| series.import) {
            let label = || series.label.clone();
            let Some(field) = series.field.value.as_deref().and_then(field_named) else {
                faults.push(Why::NoSuchField { label: label() });
                continue;
            };
            let (Some(kind), Some(meter)) = (series.kind.value, &series.meter.value) else { continue };
            if !is_key(meter) {
                faults.push(Why::KeyCannotBe { label: label(), key: shorten(meter) });
            }
            if !series.scale.is_finite() {
                faults.push(Why::ScaleNoNumber { label: label() });
            }
            let fits = kind == field.kind || kind == field.kind_on(true);
            if !fits {
                faults.push(counts_otherwise(label(), field, kind));
            }
            if self.names_periods && matches!(kind, ChannelKind::Level | ChannelKind::Power) {
                faults.push(Why::MeanIsNoKind { label: label(), kind });
            }
            match series.unit.value.as_deref().and_then(measure_named).map(|measure| measure.factor_to(field)) {
                Some(Some(factor)) if factor.per_hour && kind != ChannelKind::Interval => {
                    faults.push(Why::PowerOnlyInterval { label: label() });
                }
                Some(Some(_)) => {}
                _ => {
                    let unit = shorten(series.unit.value.as_deref().unwrap_or_default());
                    faults.push(Why::CannotBeCounted { label: label(), field: field.name.to_owned(), unit });
                }
            }
            if series.sign.value == Some(Sign::Net) && (kind != ChannelKind::Interval || !field.name.starts_with("energy")) {
                faults.push(Why::OnlyElectricitySplit { label: label() });
            }
            let flow = (meter, field.utility);
            if field.kind == ChannelKind::Cumulative && *interval_of.entry(flow).or_insert(kind) != kind {
                faults.push(Why::TwoWaysOfCounting { meter: meter.clone() });
            }
        }
        self.check_channels(&mut faults);
        if !self.series.iter().any(|series| series.import) {
            faults.push(Plain::NothingChosen.into());
        }
        if faults.is_empty() { Ok(()) } else { Err(Error::Unconfirmed(faults)) }
    }
}

impl Plan {
    /// Two series must not go to one channel at the same times: the second would be lost.
    fn check_channels(&self, faults: &mut Vec<Why>) {
        let mut taken: std::collections::HashMap<(&String, String), Vec<&Series>> = std::collections::HashMap::new();
        for series in self.series.iter().filter(|series| series.import && series.times.is_some()) {
            let (Some(meter), Some(name)) = (&series.meter.value, &series.field.value) else { continue };
            let Some(field) = field_named(name) else { continue };
            let part = name.split_once(':').map_or("", |(_, part)| part);
            let mut channels = vec![format!("{}:{part}", field.channel)];
            if series.sign.value == Some(Sign::Net) {
                channels.push(format!("energy_export_kwh:{part}"));
            }
            for channel in channels {
                let others = taken.entry((meter, channel)).or_default();
                let meets = |other: &&&Series| other.times.zip(series.times).is_some_and(|(a, b)| a.0 <= b.1 && b.0 <= a.1);
                if let Some(other) = others.iter().find(meets) {
                    let (first, other) = (other.label.clone(), series.label.clone());
                    let (name, meter, field) = (name.clone(), meter.clone(), field.name.to_owned());
                    faults.push(Why::BothWouldBe { first, other, name, meter, field });
                }
                others.push(series);
            }
        }
    }
}

impl Series {
    /// Asks what the file does not say of the series, which is the file's `i`th.
    fn ask(&self, i: usize, open: &mut Vec<Question>) {
        let label = &self.label;
        if self.meter.value.is_none() {
            let text = format!("Which meter is \"{label}\"?");
            ask(open, format!("series.{i}.meter"), text, &self.meter.evidence, self.meter.suggestion.clone(), Vec::new());
        }
        if self.unit.value.is_none() {
            let text = format!("In which unit is \"{label}\"? (or leave it out: series.{i}.import=false)");
            ask(open, format!("series.{i}.unit"), text, &self.unit.evidence, self.unit.suggestion.clone(), Vec::new());
        }
        if self.field.value.is_none() {
            let text = format!("What does \"{label}\" measure?");
            let is_offered = |field: &&Field| field.name == field.channel && field.unit != Unit::Unknown;
            let options = Field::ALL.iter().filter(is_offered).map(|field| field.name.to_owned());
            let suggestion = self.field.suggestion.clone();
            ask(open, format!("series.{i}.field"), text, &self.field.evidence, suggestion, options.collect());
        }
        if self.kind.value.is_none() {
            let text = format!("How does \"{label}\" count: a register that only grows, or an amount each period?");
            let options = ChannelKind::ALL.iter().map(|kind| kind.as_str().to_owned()).collect();
            let suggestion = self.kind.suggestion.map(|kind| kind.as_str().to_owned());
            ask(open, format!("series.{i}.kind"), text, &self.kind.evidence, suggestion, options);
        }
        if self.sign.value.is_none() {
            let text = format!("Which way do the values of \"{label}\" count?");
            let suggestion = self.sign.suggestion.map(|sign| sign.as_str().to_owned());
            ask(open, format!("series.{i}.sign"), text, &self.sign.evidence, suggestion, words(&["plain", "reversed", "net"]));
        }
    }

    /// Once the unit is known, the words of the series may tell its field.
    fn field_of_unit(&mut self) {
        if self.field.value.is_none()
            && let Some(unit) = &self.unit.value
            && let Some(field) = meant_by(&self.about, unit)
        {
            self.field = field;
            self.with_part();
            self.of_level();
        }
    }

    /// A temperature or a share counts in no other way, and what is below zero stays so.
    fn of_level(&mut self) {
        let is_level = self.field.value.as_deref().and_then(field_named).is_some_and(|field| field.kind == ChannelKind::Level);
        if is_level {
            self.kind = Guess::sure(ChannelKind::Level, Plain::WhatTheFieldIs);
            if self.sign.value.is_none() {
                self.sign = Guess::sure(Sign::Plain, Plain::MayBeNegative);
            }
        }
    }

    /// Adds its part to a field that is said without one.
    fn with_part(&mut self) {
        if !self.part.is_empty()
            && let Some(field) = self.field.value.as_mut().filter(|field| !field.contains(':'))
        {
            field.push(':');
            field.push_str(&self.part);
        }
    }

    /// Answers a question about the series; `what` is the end of its path.
    fn answer(&mut self, path: &str, what: &str, text: &str) -> Result<()> {
        match what {
            "import" => match text {
                "true" | "false" => {
                    self.import = text == "true";
                    Ok(())
                }
                _ => Err(Error::Answer(format!("`{path}` is true or false, not \"{}\"", shorten(text)))),
            },
            "meter" => {
                let would_do = "use letters, digits, `-`, `_` and `.`, 120 at most";
                set(&mut self.meter, path, text, Some(text.to_owned()).filter(|key| is_key(key)), would_do)
            }
            "unit" => {
                let known = measure_named(text).map(|_| text.to_owned());
                set(&mut self.unit, path, text, known, "use a unit such as kWh, kBtu, therms, ccf, m3, gal, lbs, ton-h, W, °F")?;
                self.field_of_unit();
                Ok(())
            }
            "field" => {
                let names: Vec<&str> = Field::ALL.iter().map(|field| field.name).collect();
                let known = field_named(text).map(|_| text.to_owned());
                set(&mut self.field, path, text, known, &format!("use one of {}", names.join(", ")))?;
                self.with_part();
                self.of_level();
                Ok(())
            }
            "kind" => set(&mut self.kind, path, text, ChannelKind::parse(text), "use cumulative, interval, power or level"),
            "sign" => set(&mut self.sign, path, text, Sign::parse(text), "use plain, reversed or net"),
            "factor" => {
                let factor = text.parse::<f64>().ok().filter(|factor| factor.is_finite() && *factor != 0.0);
                let refused =
                    || Error::Answer(format!("`{path}` cannot be \"{}\": use a number such as 0.1 or 40", shorten(text)));
                self.scale = factor.ok_or_else(refused)?;
                Ok(())
            }
            "most" => {
                let most = text.parse::<f64>().ok().filter(|most| most.is_finite() && *most > 0.0);
                if most.is_none() && text != "none" {
                    return Err(Error::Answer(format!("`{path}` cannot be \"{}\": use a number, or none", shorten(text))));
                }
                self.most = most;
                Ok(())
            }
            _ => Err(Error::Answer(format!(
                "`{path}` is not a question: a series has import, meter, unit, field, kind, sign, factor, most"
            ))),
        }
    }
}

/// Adds an open question.
fn ask(open: &mut Vec<Question>, path: String, text: String, evidence: &Why, suggestion: Option<String>, options: Vec<String>) {
    open.push(Question { path, text, evidence: evidence.clone(), suggestion, options });
}

fn words(all: &[&'static str]) -> Vec<String> {
    all.iter().map(|word| (*word).to_owned()).collect()
}

/// Sets what was answered.
fn set<T>(guess: &mut Guess<T>, path: &str, text: &str, value: Option<T>, would_do: &str) -> Result<()> {
    let value = value.ok_or_else(|| Error::Answer(format!("`{path}` cannot be \"{}\": {would_do}", shorten(text))))?;
    *guess = Guess::sure(value, Plain::YouSaidSo);
    Ok(())
}

fn counts_otherwise(label: String, of: &Field, kind: ChannelKind) -> Why {
    let field = of.name.to_owned();
    match of.kind {
        ChannelKind::Cumulative => Why::CountsOtherwise { label, field, kind },
        only => Why::CountsOnlyAs { label, field, kind, only },
    }
}
