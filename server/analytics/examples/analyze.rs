//! The analytics on a table of readings, from a command line: forecast, detect, savings, profile, backtest. Leaves out servers and databases.
#![allow(clippy::print_stdout, reason = "a command line")]

use analytics::backtest;
use analytics::detect::{Mode, Options, detect};
use analytics::forecast::{Method, Request, forecast};
use analytics::profile::{intensity, profile};
use analytics::savings::{self, Periods};
use analytics::table::{Table, instant_parse};
use analytics::trend::trend;
use clap::{Parser, Subcommand};
use domain::Zone;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The hours to come, with an interval: timestamp,value,lower,upper.
    Forecast {
        file: PathBuf,
        #[arg(long, default_value = "UTC")]
        zone: String,
        #[arg(long, default_value_t = 24)]
        horizon: usize,
        #[arg(long, default_value_t = 0.95)]
        level: f64,
        #[arg(long, default_value = "combination")]
        model: String,
    },
    /// Each hour's verdict: timestamp,score,anomaly,kind,severity,expected. With --events the anomalies instead.
    Detect {
        file: PathBuf,
        #[arg(long, default_value = "UTC")]
        zone: String,
        #[arg(long, default_value = "batch")]
        mode: When,
        #[arg(long)]
        events: bool,
    },
    /// Savings against a baseline, as JSON.
    Savings {
        file: PathBuf,
        #[arg(long, default_value = "UTC")]
        zone: String,
        #[arg(long)]
        baseline_end: String,
        #[arg(long)]
        reporting_start: String,
        #[arg(long, default_value = "degree-hours")]
        method: How,
        #[arg(long, default_value_t = 0.9)]
        level: f64,
    },
    /// The load profile, as JSON.
    Profile {
        file: PathBuf,
        #[arg(long, default_value = "UTC")]
        zone: String,
        /// Floor area in m².
        #[arg(long)]
        area: Option<f64>,
    },
    /// Each method's figures on past forecasts: method,mase,mae,rmse,cvrmse,mape,coverage,interval_score,hours.
    Backtest {
        file: PathBuf,
        #[arg(long, default_value = "UTC")]
        zone: String,
        #[arg(long, default_value_t = 24)]
        horizon: usize,
        #[arg(long, default_value_t = 0.95)]
        level: f64,
        #[arg(long, default_value_t = 12)]
        origins: usize,
    },
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum How {
    DegreeHours,
    Caltrack,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum When {
    Batch,
    Causal,
}

fn main() -> ExitCode {
    match run(Command::parse().what) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn read(file: &PathBuf) -> Result<Table, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Table::parse(&text).map_err(|error| format!("{}: {error}", file.display()))
}

fn run(what: What) -> Result<String, String> {
    let mut out = String::new();
    match what {
        What::Forecast { file, zone, horizon, level, model } => {
            let table = read(&file)?;
            let zone = Zone::named(&zone)?;
            let method = Method::named(&model).ok_or_else(|| {
                let names: Vec<&str> = Method::ALL.iter().map(|m| m.name()).collect();
                format!("`{model}` is not a model: use one of {}", names.join(", "))
            })?;
            let request = Request { horizon_hours: horizon, level, seed: 1 };
            let found = forecast(&table.series(&zone), method, &request).map_err(|error| error.to_string())?;
            out.push_str("timestamp,value,lower,upper\n");
            for (h, point) in found.points.iter().enumerate() {
                let _ = writeln!(
                    out,
                    "{},{:.6},{:.6},{:.6}",
                    table.time(table.value.len() + h),
                    point.value,
                    point.lower,
                    point.upper
                );
            }
        }
        What::Detect { file, zone, mode, events } => {
            let table = read(&file)?;
            let zone = Zone::named(&zone)?;
            let mode = match mode {
                When::Batch => Mode::Retrospective,
                When::Causal => Mode::Causal,
            };
            let found = detect(&table.series(&zone), &Options::new(mode)).map_err(|error| error.to_string())?;
            if events {
                out.push_str("start,end,kind,severity,score,measured,expected,wasted,sentence,causes\n");
                for e in &found.events {
                    let _ = writeln!(
                        out,
                        "{},{},{},{},{:.3},{:.3},{:.3},{:.3},\"{}\",\"{}\"",
                        table.time(e.first),
                        table.time(e.last + 1),
                        e.kind.name(),
                        e.severity.name(),
                        e.score,
                        e.measured,
                        e.expected,
                        e.wasted,
                        e.sentence,
                        e.causes.join("; ")
                    );
                }
                return Ok(out);
            }
            out.push_str("timestamp,score,anomaly,kind,severity,expected\n");
            for &i in &table.rows {
                let hour = &found.hours[i];
                let kind = hour.kind.map_or("", |kind| kind.name());
                let severity = hour.severity().map_or("", |severity| severity.name());
                let expected = if hour.expected.is_finite() { format!("{:.4}", hour.expected) } else { String::new() };
                let _ = writeln!(
                    out,
                    "{},{:.6},{},{kind},{severity},{expected}",
                    table.time(i),
                    hour.score,
                    u8::from(hour.kind.is_some())
                );
            }
        }
        What::Savings { file, zone, baseline_end, reporting_start, method, level } => {
            let table = read(&file)?;
            let zone = Zone::named(&zone)?;
            let periods = Periods {
                baseline_end: instant_parse(&baseline_end).map_err(|error| format!("--baseline-end: {error}"))?,
                reporting_start: instant_parse(&reporting_start).map_err(|error| format!("--reporting-start: {error}"))?,
                reporting_end: None,
            };
            let method = match method {
                How::DegreeHours => savings::Method::DegreeHours,
                How::Caltrack => savings::Method::Caltrack,
            };
            let found = savings::savings(&table.series(&zone), &periods, method, level).map_err(|error| error.to_string())?;
            let json = serde_json::json!({
                "model": found.model.text(),
                "cvrmse": found.cvrmse,
                "nmbe": found.nmbe,
                "r_squared": found.r_squared,
                "counterfactual": found.counterfactual,
                "metered": found.metered,
                "savings": found.savings,
                "uncertainty": found.uncertainty,
                "level": found.level,
                "baseline_days": found.baseline_days,
                "reporting_days": found.reporting_days,
                "warnings": found.warnings,
            });
            let _ = writeln!(out, "{json:#}");
        }
        What::Profile { file, zone, area } => {
            let table = read(&file)?;
            let zone = Zone::named(&zone)?;
            let found = profile(&table.series(&zone), 1).map_err(|error| error.to_string())?;
            let eui = area.map(|area| intensity(found.mean, area)).transpose().map_err(|error| error.to_string())?;
            let typical: Vec<serde_json::Value> = found
                .typical_days
                .iter()
                .map(|day| serde_json::json!({"days": day.days, "by_weekday": day.by_weekday, "hours": day.hours}))
                .collect();
            let json = serde_json::json!({
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
                "kwh_per_m2": eui.map(|eui| eui.kwh_per_m2),
                "kbtu_per_square_foot": eui.map(|eui| eui.kbtu_per_square_foot),
                "trend_percent_per_year": trend(&table.series(&zone)).ok().map(|trend| trend.percent_per_year),
            });
            let _ = writeln!(out, "{json:#}");
        }
        What::Backtest { file, zone, horizon, level, origins } => {
            let table = read(&file)?;
            let zone = Zone::named(&zone)?;
            let request = Request { horizon_hours: horizon, level, seed: 1 };
            let options = backtest::Options { origins, step_days: 5, request };
            out.push_str("method,mase,mae,rmse,cvrmse,mape,coverage,interval_score,hours\n");
            for (method, f) in
                backtest::compare(&table.series(&zone), &Method::ALL, &options).map_err(|error| error.to_string())?
            {
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
        }
    }
    Ok(out)
}
