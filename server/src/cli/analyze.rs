//! `greenpulse forecast`, `detect`, `savings`, `profile`, `backtest`: the analytics on a table of
//! readings, for people with a file and no server. They use no settings, no database and no log.
//! Leaves out how results are computed (`analytics`).

use analytics::backtest;
use analytics::detect::{Event, Kind, Medium, Mode, NotFault, Options, Severity, detect};
use analytics::forecast::{Method, Request, forecast};
use analytics::profile::{intensity, profile};
use analytics::savings::{self, Periods, savings};
use analytics::table::{Table, instant_parse};
use analytics::trend::trend;
use clap::{Args, Subcommand, ValueEnum};
use domain::Zone;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use wording::Units;

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
        /// The end of the baseline period (RFC 3339); the period is the 365 days before it
        #[arg(long, value_name = "TIME")]
        baseline_end: String,
        /// The start of the reporting period (RFC 3339), after the measure was completed
        #[arg(long, value_name = "TIME")]
        reporting_start: String,
        /// The end of the reporting period (RFC 3339); by default one year after its start
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

/// A table of readings.
#[derive(Args)]
pub struct TableFile {
    /// CSV file with the columns timestamp,value[,temp_c]: RFC 3339, one row per hour, empty if missing; `-` for stdin
    file: PathBuf,
    /// The site's time zone, as an IANA name
    #[arg(long, default_value = "UTC")]
    zone: String,
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
    /// The unit of the values
    #[arg(long, default_value = "kWh")]
    unit: String,
    /// The price of one unit
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
    /// Prints the answer on the standard output. On an error, prints one line on the standard error
    /// and exits with code 2.
    #[must_use]
    pub fn run(&self) -> ExitCode {
        match self.answer() {
            Ok(text) => {
                // The reader may have stopped, as in `greenpulse detect … | head`.
                let _ = std::io::stdout().write_all(text.as_bytes());
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("greenpulse: {error}");
                ExitCode::from(2)
            }
        }
    }

    fn answer(&self) -> Result<String, String> {
        match self {
            Self::Forecast { table, horizon, level, model } => {
                let request = Request { horizon_hours: *horizon, level: *level, seed: 1 };
                forecast_table(&table.read()?, &table.zone()?, &request, model)
            }
            Self::Detect(asked) => asked.answer(),
            Self::Savings { table, baseline_end, reporting_start, reporting_end, method, level } => {
                let instant = |name: &str, text: &str| instant_parse(text).map_err(|error| format!("--{name}: {error}"));
                let periods = Periods {
                    baseline_end: instant("baseline-end", baseline_end)?,
                    reporting_start: instant("reporting-start", reporting_start)?,
                    reporting_end: reporting_end.as_ref().map(|end| instant("reporting-end", end)).transpose()?,
                };
                savings_json(&table.read()?, &table.zone()?, &periods, *method, *level)
            }
            Self::Profile { table, area } => profile_json(&table.read()?, &table.zone()?, *area),
            Self::Backtest { table, horizon, level, origins } => {
                let request = Request { horizon_hours: *horizon, level: *level, seed: 1 };
                let options = backtest::Options { origins: *origins, step_days: 5, request };
                backtest_table(&table.read()?, &table.zone()?, &options)
            }
        }
    }
}

impl TableFile {
    fn read(&self) -> Result<Table, String> {
        Table::parse(&text_of(&self.file)?).map_err(|error| format!("{}: {error}", self.file.display()))
    }

    fn zone(&self) -> Result<Zone, String> {
        Zone::named(&self.zone).map_err(|error| format!("--zone: {error}"))
    }
}

fn text_of(file: &Path) -> Result<String, String> {
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

fn forecast_table(table: &Table, zone: &Zone, request: &Request, model: &str) -> Result<String, String> {
    let method = Method::named(model).ok_or_else(|| {
        let names: Vec<&str> = Method::ALL.iter().map(|method| method.name()).collect();
        format!("--model: `{model}` is not a model: use one of {}", names.join(", "))
    })?;
    let found = forecast(&table.series(zone), method, request).map_err(|error| error.to_string())?;
    let mut out = String::from("timestamp,value,lower,upper\n");
    for (h, point) in found.points.iter().enumerate() {
        let time = table.time(table.value.len() + h);
        let _ = writeln!(out, "{time},{:.6},{:.6},{:.6}", point.value, point.lower, point.upper);
    }
    Ok(out)
}

impl Detect {
    fn answer(&self) -> Result<String, String> {
        let (table, zone) = (self.table.read()?, self.table.zone()?);
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
        let options =
            Options { max_per_hour: self.max_per_hour, not_faults: &not_faults, price: self.price, medium, ..Options::new(mode) };
        let found = detect(&table.series(&zone), &options).map_err(|error| error.to_string())?;
        if self.events {
            return Ok(events_table(&table, &zone, &self.unit, &found.events));
        }
        let mut out = String::from("timestamp,score,anomaly,kind,severity,expected\n");
        for &i in &table.rows {
            let hour = &found.hours[i];
            let kind = hour.kind.map_or("", Kind::as_str);
            let severity = hour.severity().map_or("", Severity::as_str);
            let (time, anomaly) = (table.time(i), u8::from(hour.kind.is_some()));
            let _ = writeln!(out, "{time},{:.6},{anomaly},{kind},{severity},{}", hour.score, cell(hour.expected, 4));
        }
        Ok(out)
    }
}

fn events_table(table: &Table, zone: &Zone, unit: &str, events: &[Event]) -> String {
    let mut out =
        String::from("start,end,kind,severity,score,measured,expected,deviation_percent,wasted,cost,sentence,likely_causes\n");
    for event in events {
        let finding = event.finding();
        let sentence = wording::seen(&finding, zone, Units::Stored(unit)).unwrap_or_default();
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
            wording::causes(&finding).join("; ").replace('"', "'"),
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

fn savings_json(table: &Table, zone: &Zone, periods: &Periods, method: Baseline, level: f64) -> Result<String, String> {
    let method = match method {
        Baseline::Daily => savings::Method::DegreeHours,
        Baseline::Hourly => savings::Method::Hourly,
        Baseline::Caltrack => savings::Method::Caltrack,
    };
    let found = savings(&table.series(zone), periods, method, level).map_err(|error| error.to_string())?;
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
        "warnings": found.warnings,
    }))
}

fn profile_json(table: &Table, zone: &Zone, area: Option<f64>) -> Result<String, String> {
    let found = profile(&table.series(zone), 1).map_err(|error| error.to_string())?;
    let eui = area.map(|area| intensity(found.mean, area)).transpose().map_err(|error| format!("--area: {error}"))?;
    let typical: Vec<Value> = found
        .typical_days
        .iter()
        .map(|day| json!({"days": day.days, "by_weekday": day.by_weekday, "hours": day.hours}))
        .collect();
    pretty(&json!({
        "total": found.total,
        "mean": found.mean,
        "base_load": found.base_load,
        "peak": found.peak,
        "peak_at": table.time(found.peak_at),
        "load_factor": found.load_factor,
        "load_duration": found.duration,
        "weekday": found.weekday,
        "weekend": found.weekend,
        "typical_days": typical,
        "night_waste": found.night_waste,
        "weekend_waste": found.weekend_waste,
        "efficiency_score": found.efficiency.score,
        "night_ratio": found.efficiency.night_ratio,
        "weekend_ratio": found.efficiency.weekend_ratio,
        "waste_share": found.efficiency.waste_share,
        "kwh_per_m2": eui.map(|eui| eui.kwh_per_m2),
        "kbtu_per_square_foot": eui.map(|eui| eui.kbtu_per_square_foot),
        "trend_percent_per_year": trend(&table.series(zone)).ok().map(|trend| trend.percent_per_year),
    }))
}

fn backtest_table(table: &Table, zone: &Zone, options: &backtest::Options) -> Result<String, String> {
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
