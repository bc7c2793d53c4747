//! `greenpulse forecast`, `detect`, `savings`, `profile`, `backtest`: the analytics on a table of
//! readings, for people with a file and no server. They use no settings, no database and no log.
//! Leaves out how results are computed (`analytics`).

use super::table_file::{TableFile, text_of};
use analytics::backtest;
use analytics::detect::{Event, Hour, Kind, Medium, Mode, NotFault, Options, Severity, detect};
use analytics::forecast::{Method, Request, forecast, untold};
use analytics::profile::{intensity, profile};
use analytics::savings::{self, Periods, savings};
use analytics::table::{Hours, Series, Table, instant_parse};
use analytics::trend::trend;
use clap::{Args, Subcommand, ValueEnum};
use domain::Zone;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use wording::{Amounts, Words};

/// The commands on a table of readings.
#[derive(Subcommand)]
pub enum Analysis {
    /// Forecast the next hours of a CSV file, with an interval (timestamp,value,lower,upper)
    Forecast {
        #[command(flatten)]
        table: TableFile,
        /// Hours ahead, 1 to 168
        #[arg(long, default_value_t = 24)]
        horizon: usize,
        /// The probability that the interval holds the true value
        #[arg(long, default_value_t = 0.95)]
        level: f64,
        /// The forecasting method; `greenpulse backtest` shows which one suits the file
        #[arg(long, default_value = "combination")]
        model: String,
    },
    /// Find anomalies in a CSV file, hour by hour (timestamp,score,anomaly,kind,severity,expected) or as events
    Detect(Detect),
    /// Estimate savings against a baseline, from a CSV file with temperatures; prints JSON
    Savings {
        #[command(flatten)]
        table: TableFile,
        /// The end of the baseline period (RFC 3339, or a date with --zone); the period is the 365 days before it
        #[arg(long, value_name = "TIME")]
        baseline_end: String,
        /// The start of the reporting period (RFC 3339, or a date with --zone), after the measure was completed
        #[arg(long, value_name = "TIME")]
        reporting_start: String,
        /// The end of the reporting period (RFC 3339, or a date with --zone); by default one year after its start
        #[arg(long, value_name = "TIME")]
        reporting_end: Option<String>,
        /// The model of the baseline
        #[arg(long, default_value = "daily")]
        method: Baseline,
        /// The probability that the interval holds the true savings
        #[arg(long, default_value_t = 0.9)]
        level: f64,
    },
    /// Describe the load in a CSV file: base load, peak, load duration, typical days, waste, score; prints JSON
    Profile {
        #[command(flatten)]
        table: TableFile,
        /// Floor area in m², to compute the energy use intensity; the values must be in kWh
        #[arg(long, value_name = "M2")]
        area: Option<f64>,
    },
    /// Test each forecasting method on the past of a CSV file
    /// (method,mase,mae,rmse,cvrmse,mape,coverage,interval_score,hours)
    Backtest {
        #[command(flatten)]
        table: TableFile,
        /// Hours ahead, 1 to 168
        #[arg(long, default_value_t = 24)]
        horizon: usize,
        /// The probability that the interval holds the true value
        #[arg(long, default_value_t = 0.95)]
        level: f64,
        /// Number of past forecasts to make with each method
        #[arg(long, default_value_t = 12)]
        origins: usize,
    },
}

/// How anomalies are found.
#[derive(Args)]
pub struct Detect {
    #[command(flatten)]
    table: TableFile,
    /// Whether an hour is judged with all of the file or only with the hours before it
    #[arg(long, default_value = "batch")]
    mode: When,
    /// Print events, each with a sentence, instead of hours
    #[arg(long)]
    events: bool,
    /// What the meter measures; this decides the wording
    #[arg(long, default_value = "electricity")]
    flow: What,
    /// The price of one unit (kWh, for values in kWh, Wh, MWh, W or kW)
    #[arg(long)]
    price: Option<f64>,
    /// The most that the meter can measure in one hour
    #[arg(long, value_name = "AMOUNT")]
    max_per_hour: Option<f64>,
    /// CSV file of anomalies that were not faults (start,end,kind[,deviation_percent]), such as rows printed by --events
    #[arg(long, value_name = "FILE")]
    not_faults: Option<PathBuf>,
}

/// Which hours an hour is judged with.
#[derive(Clone, Copy, ValueEnum)]
pub enum When {
    /// With all hours of the file
    Batch,
    /// With earlier hours only, so that later readings never change the result
    Causal,
}

/// What the meter measures.
#[derive(Clone, Copy, ValueEnum)]
pub enum What {
    /// Used electricity
    Electricity,
    /// Gas, steam or hot water
    Heat,
    /// Chilled water
    Cooling,
    /// Drinking water
    Water,
    /// Electricity from solar panels
    Generation,
}

/// The model of the baseline.
#[derive(Clone, Copy, ValueEnum)]
pub enum Baseline {
    /// Daily energy by degree hours and weekend
    #[value(alias = "degree-hours")]
    Daily,
    /// Hourly energy by hour of the week and temperature by time of day
    Hourly,
    /// CalTRACK 2.0 daily, as computed by eemeter
    Caltrack,
}

impl Analysis {
    /// Prints the answer on the standard output, and how the table was read on the standard error. On
    /// an error, prints one line on the standard error and exits with code 2.
    #[must_use]
    pub fn run(&self) -> ExitCode {
        match self.answer() {
            Ok(answer) => {
                for note in &answer.notes {
                    eprintln!("greenpulse: {note}");
                }
                // The reader may have stopped, as in `greenpulse detect … | head`.
                let _ = std::io::stdout().write_all(answer.text.as_bytes());
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("greenpulse: {error}");
                ExitCode::from(2)
            }
        }
    }

    fn answer(&self) -> Result<Answer, String> {
        match self {
            Self::Forecast { table, horizon, level, model } => {
                let request = Request { horizon_hours: *horizon, level: *level, seed: 1 };
                let read = table.read(Some("forecast"), false)?;
                let found = forecast_table(read.hours("forecast")?, &table.zone()?, &request, model)?;
                Ok(Answer::of(table, read.notes, found))
            }
            Self::Detect(asked) => asked.answer(),
            Self::Savings { table, baseline_end, reporting_start, reporting_end, method, level } => {
                let instant = |name: &str, text: &str| table.instant(text).map_err(|error| format!("--{name}: {error}"));
                let periods = Periods {
                    baseline_end: instant("baseline-end", baseline_end)?,
                    reporting_start: instant("reporting-start", reporting_start)?,
                    reporting_end: reporting_end.as_ref().map(|end| instant("reporting-end", end)).transpose()?,
                };
                savings_of(table, periods, *method, *level)
            }
            Self::Profile { table, area } => {
                let read = table.read(Some("profile"), false)?;
                let text = profile_json(&read, read.hours("profile")?, &table.zone()?, *area)?;
                Ok(Answer { text, notes: Vec::new() })
            }
            Self::Backtest { table, horizon, level, origins } => {
                let request = Request { horizon_hours: *horizon, level: *level, seed: 1 };
                let options = backtest::Options { origins: *origins, step_days: 5, request };
                let read = table.read(Some("backtest"), false)?;
                let text = backtest_table(read.hours("backtest")?, &table.zone()?, &options)?;
                Ok(Answer::of(table, read.notes, Found { text, note: None }))
            }
        }
    }
}

/// What is printed.
struct Answer {
    text: String,
    notes: Vec<String>,
}

/// What was computed, and what is to be said about it.
struct Found {
    text: String,
    note: Option<String>,
}

impl Answer {
    fn of(table: &TableFile, notes: Vec<String>, found: Found) -> Self {
        Self { text: found.text, notes: notes.iter().chain(&found.note).map(|note| table.about(note)).collect() }
    }
}

fn forecast_table(table: &Hours, zone: &Zone, request: &Request, model: &str) -> Result<Found, String> {
    let method = Method::named(model).ok_or_else(|| {
        let names: Vec<&str> = Method::ALL.iter().map(|method| method.name()).collect();
        format!("--model: `{model}` is not a model: use one of {}", names.join(", "))
    })?;
    let found = forecast(&table.series(zone), method, request).map_err(|error| error.to_string())?;
    let untold = untold(&table.series(zone), request.horizon_hours);
    let mut text = String::from("timestamp,value,lower,upper\n");
    for (h, point) in found.points.iter().enumerate() {
        let time = table.time(table.value.len() + h);
        let _ = if untold[h] {
            writeln!(text, "{time},,,")
        } else {
            writeln!(text, "{time},{:.6},{:.6},{:.6}", point.value, point.lower, point.upper)
        };
    }
    let empty = untold.iter().filter(|&&untold| untold).count();
    let note = (empty > 0).then(|| {
        format!("{empty} hours of the forecast are empty: the table never tells a value at their time of day, or on such days")
    });
    Ok(Found { text, note })
}

impl Detect {
    fn answer(&self) -> Result<Answer, String> {
        let (read, zone) = (self.table.read(Some("detect"), true)?, self.table.zone()?);
        let table = read.hours("detect")?;
        let not_faults = self.not_faults.as_deref().map_or(Ok(Vec::new()), verdicts)?;
        let mode = match self.mode {
            When::Batch => Mode::Retrospective,
            When::Causal => Mode::Causal,
        };
        let medium = match self.flow {
            What::Electricity => Medium::Electricity,
            What::Heat => Medium::Heat,
            What::Cooling => Medium::Cooling,
            What::Water => Medium::Water,
            What::Generation => Medium::Generation,
        };
        let options = Options {
            max_per_hour: self.max_per_hour,
            feeds_back: self.table.feeds_back(),
            not_faults: &not_faults,
            price: self.price,
            medium,
            ..Options::new(mode)
        };
        let found = detect(&table.series(&zone), &options).map_err(|error| error.to_string())?;
        let note = if self.table.feeds_back() { None } else { below_zero(&table.value, &found.hours) };
        let answer = |text: String| Answer::of(&self.table, read.notes.clone(), Found { text, note });
        if self.events {
            return Ok(answer(events_table(table, &zone, read.unit.as_deref().unwrap_or("kWh"), &found.events)));
        }
        let mut out = String::from("timestamp,score,anomaly,kind,severity,expected\n");
        for &i in &table.rows {
            let hour = &found.hours[i];
            let kind = hour.kind.map_or("", Kind::as_str);
            let severity = hour.severity().map_or("", Severity::as_str);
            let (time, anomaly) = (table.time(i), u8::from(hour.kind.is_some()));
            let _ = writeln!(out, "{time},{:.6},{anomaly},{kind},{severity},{}", hour.score, cell(hour.expected, 4));
        }
        Ok(answer(out))
    }
}

/// What became of the hours below zero, where nobody said that the meter feeds back.
fn below_zero(value: &[f64], judged: &[Hour]) -> Option<String> {
    let below = || value.iter().zip(judged).filter(|(value, _)| **value < 0.0);
    let (count, faults) = (below().count(), below().filter(|(_, hour)| hour.kind == Some(Kind::MeterFault)).count());
    let done = match (faults, count - faults) {
        (0, 0) => return None,
        (_, 0) => "reported as a fault of the meter".to_owned(),
        (0, _) => "too many for a fault of the meter, so judged like all other hours".to_owned(),
        (_, rest) => format!("{faults} reported as faults of the meter, and {rest} judged like all other hours"),
    };
    let hours = if count == 1 { "hour" } else { "hours" };
    Some(format!("{count} {hours} below 0, {done}: say --feeds-back if the meter counts what is fed in as negative"))
}

fn events_table(table: &Hours, zone: &Zone, unit: &str, events: &[Event]) -> String {
    let mut out =
        String::from("start,end,kind,severity,score,measured,expected,deviation_percent,wasted,cost,sentence,likely_causes\n");
    for event in events {
        let finding = event.finding();
        let sentence = wording::seen(Words::ENGLISH, &finding, zone, Amounts::Stored(unit)).unwrap_or_default();
        let _ = writeln!(
            out,
            "{},{},{},{},{:.3},{},{},{},{},{},\"{}\",\"{}\"",
            table.time(event.first),
            table.time(event.last + 1),
            event.kind,
            event.severity,
            event.score,
            cell(event.measured, 3),
            cell(event.expected, 3),
            cell(event.deviation_percent, 1),
            cell(event.wasted, 3),
            cell(event.cost.unwrap_or(f64::NAN), 2),
            sentence.replace('"', "'"),
            wording::causes(Words::ENGLISH, &finding).join("; ").replace('"', "'"),
        );
    }
    out
}

/// A number, or an empty cell if there is none.
fn cell(value: f64, places: usize) -> String {
    if value.is_finite() { format!("{value:.places$}") } else { String::new() }
}

/// Reads the anomalies that people marked as no faults.
fn verdicts(file: &Path) -> Result<Vec<NotFault>, String> {
    let text = text_of(file)?;
    let fault = |line: usize, reason: String| format!("{}: line {line}: {reason}", file.display());
    let mut lines = text.strip_prefix('\u{feff}').unwrap_or(&text).lines().enumerate().map(|(i, line)| (i + 1, line));
    let header = lines.next().map_or("", |line| line.1);
    let names: Vec<&str> = header.split(',').map(str::trim).collect();
    let place = |name: &str| names.iter().position(|n| n.eq_ignore_ascii_case(name));
    let need = |name: &str| {
        place(name).ok_or_else(|| fault(1, format!("no column `{name}`: the columns are start,end,kind[,deviation_percent]")))
    };
    let (start, end, kind) = (need("start")?, need("end")?, need("kind")?);
    let deviation = place("deviation_percent");
    let mut out = Vec::new();
    for (line, text) in lines.filter(|(_, text)| !text.trim().is_empty()) {
        // The columns read here come first, so commas in the sentences behind them do no harm.
        let cells: Vec<&str> = text.split(',').map(|cell| cell.trim().trim_matches('"')).collect();
        let cell_at = |place: usize| {
            cells.get(place).copied().ok_or_else(|| fault(line, format!("{} cells where the header has more", cells.len())))
        };
        let instant = |place: usize| instant_parse(cell_at(place)?).map_err(|error| fault(line, error));
        let name = cell_at(kind)?;
        let kind = Kind::parse(name).ok_or_else(|| {
            let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
            fault(line, format!("`{name}` is not a kind of anomaly: use one of {}", names.join(", ")))
        })?;
        let text = deviation.map_or(Ok(""), cell_at)?;
        let deviation_percent = if text.is_empty() {
            f64::NAN
        } else {
            text.parse().map_err(|_| fault(line, format!("deviation_percent `{text}` is not a number")))?
        };
        let (start, end) = (instant(start)?, instant(end)?);
        if end <= start {
            return Err(fault(line, "the end is not after the start".to_owned()));
        }
        out.push(NotFault { start, end, kind, deviation_percent });
    }
    Ok(out)
}

/// Savings by hours, or by days where the rows are days.
fn savings_of(file: &TableFile, periods: Periods, method: Baseline, level: f64) -> Result<Answer, String> {
    let read = file.read(None, false)?;
    let mut warnings = read.notes.clone();
    let text = match &read.series {
        Series::Hours(hours) => savings_json(hours, &file.zone()?, &periods, method, level, warnings)?,
        Series::Days(days) => {
            match method {
                Baseline::Hourly => {
                    return Err("--method: `hourly` needs a row an hour, and the rows are days: use daily or caltrack".to_owned());
                }
                Baseline::Daily => warnings.push("the rows are days: degree days of their mean temperatures are used".to_owned()),
                Baseline::Caltrack => {}
            }
            let clock = file.zone_given()?;
            let local = Periods {
                baseline_end: clock.local_ms(periods.baseline_end),
                reporting_start: clock.local_ms(periods.reporting_start),
                reporting_end: periods.reporting_end.map(|end| clock.local_ms(end)),
            };
            savings_json(&days.spread(), &Zone::utc(), &local, method, level, warnings)?
        }
    };
    Ok(Answer { text, notes: Vec::new() })
}

fn savings_json(
    table: &Hours,
    zone: &Zone,
    periods: &Periods,
    method: Baseline,
    level: f64,
    mut warnings: Vec<String>,
) -> Result<String, String> {
    let method = match method {
        Baseline::Daily => savings::Method::DegreeHours,
        Baseline::Hourly => savings::Method::Hourly,
        Baseline::Caltrack => savings::Method::Caltrack,
    };
    let found = savings(&table.series(zone), periods, method, level).map_err(|error| error.to_string())?;
    warnings.extend(found.objections.iter().map(ToString::to_string));
    pretty(&json!({
        "model": found.model.text(),
        "cvrmse": found.cvrmse,
        "nmbe": found.nmbe,
        "r_squared": found.r_squared,
        "autocorrelation": found.autocorrelation,
        "counterfactual": found.counterfactual,
        "metered": found.metered,
        "savings": found.savings,
        "uncertainty": found.uncertainty,
        "level": found.level,
        "baseline_days": found.baseline_days,
        "reporting_days": found.reporting_days,
        "warnings": warnings,
    }))
}

/// More than this is no building: the values are hardly in kWh.
const KWH_PER_M2_MAX: f64 = 5_000.0;

fn profile_json(read: &Table, table: &Hours, zone: &Zone, area: Option<f64>) -> Result<String, String> {
    let found = profile(&table.series(zone), 1).map_err(|error| error.to_string())?;
    if let Some(unit) = read.unit.as_ref().filter(|unit| area.is_some() && *unit != "kWh") {
        return Err(format!("--area: the energy use intensity needs kWh, and the values are in {unit}"));
    }
    let eui = area.map(|area| intensity(found.mean, area)).transpose().map_err(|error| format!("--area: {error}"))?;
    let mut warnings = read.notes.clone();
    let is_net = found.below_zero > 0;
    let mut is_in_kwh = true;
    if is_net {
        warnings.push(
            "this is a net flow: what was used is not known, and what depends on it (base load, load factor, waste, score, \
             intensity) is null"
                .to_owned(),
        );
    } else if eui.is_some_and(|eui| eui.kwh_per_m2 > KWH_PER_M2_MAX) {
        // A table that names its unit is believed: its area may be wrong.
        is_in_kwh = read.unit.is_some();
        let withheld = if is_in_kwh { "" } else { "; until then the score and the energy use intensity are null" };
        warnings.push(format!("no building uses so much for its area: say --unit if the values are not in kWh{withheld}"));
    }
    // Of use only. JSON has no NaN: what is not known is null.
    let of_use = |value: f64| if is_net { Value::Null } else { json!(value) };
    let judged = |value: f64| if is_net || found.efficiency.score.is_nan() { Value::Null } else { json!(value) };
    let eui = eui.filter(|_| !is_net && is_in_kwh);
    let sum = |is: fn(&f64) -> bool| table.value.iter().filter(|value| is(value)).sum::<f64>();
    let typical: Vec<Value> = found
        .typical_days
        .iter()
        .map(|day| json!({"days": day.days, "by_weekday": day.by_weekday, "hours": day.hours}))
        .collect();
    pretty(&json!({
        "total": found.total,
        "bought": is_net.then(|| sum(|value| *value > 0.0)),
        "fed_in": is_net.then(|| -sum(|value| *value < 0.0)),
        "mean": found.mean,
        "base_load": of_use(found.base_load),
        "peak": found.peak,
        "peak_at": table.time(found.peak_at),
        "load_factor": if found.peak > 0.0 { of_use(found.load_factor) } else { Value::Null },
        "load_duration": found.duration,
        "weekday": found.weekday,
        "weekend": found.weekend,
        "typical_days": typical,
        "night_waste": of_use(found.night_waste),
        "weekend_waste": of_use(found.weekend_waste),
        "efficiency_score": if is_in_kwh { judged(found.efficiency.score) } else { Value::Null },
        "night_ratio": judged(found.efficiency.night_ratio),
        "weekend_ratio": judged(found.efficiency.weekend_ratio),
        "waste_share": judged(found.efficiency.waste_share),
        "kwh_per_m2": eui.map(|eui| eui.kwh_per_m2),
        "kbtu_per_square_foot": eui.map(|eui| eui.kbtu_per_square_foot),
        "trend_percent_per_year": trend(&table.series(zone)).ok().map(|trend| trend.percent_per_year),
        "warnings": warnings,
    }))
}

fn backtest_table(table: &Hours, zone: &Zone, options: &backtest::Options) -> Result<String, String> {
    let mut out = String::from("method,mase,mae,rmse,cvrmse,mape,coverage,interval_score,hours\n");
    let compared = backtest::compare(&table.series(zone), &Method::ALL, options).map_err(|error| error.to_string())?;
    for (method, f) in compared {
        // A share whose divisor would be zero is left empty.
        let share = |of: Option<f64>| of.map(|of| format!("{of:.4}")).unwrap_or_default();
        let _ = writeln!(
            out,
            "{},{},{:.4},{:.4},{},{},{:.4},{},{}",
            method.name(),
            share(f.mase),
            f.mae,
            f.rmse,
            share(f.cvrmse),
            share(f.mape),
            f.coverage,
            share(f.interval_score),
            f.hours
        );
    }
    Ok(out)
}

fn pretty(value: &Value) -> Result<String, String> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(|error| error.to_string())
}
