//! How fast files are read: a million rows of each kind, made in memory.
//! `cargo run --release --example throughput -p files`
#![allow(clippy::unwrap_used, reason = "a tool may fail loudly")]

use std::fmt::Write as _;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

const ROWS: usize = 1_000_000;

fn main() {
    let mut long = String::from("time,meter,usage,unit\n");
    let mut wide = String::from("Start");
    (0..50).for_each(|meter| write!(wide, ",House {meter} (kWh)").unwrap());
    wide.push('\n');
    let mut own = String::from("greenpulse_meter,field,kind,unit,at_utc,value,span_ms\n");
    let mut local = String::from("meter;Beginn;Verbrauch (kWh)\n");
    let mut xml = String::from(
        "<feed><entry><link rel='self' href='/R/1'/><content><ReadingType><accumulationBehaviour>4</accumulationBehaviour><uom>72</uom></ReadingType></content></entry>\
         <entry><link rel='self' href='/U/1/MeterReading/1'/><link rel='related' href='/R/1'/><content><MeterReading/></content></entry>\
         <entry><link rel='up' href='/U/1/MeterReading/1/IntervalBlock'/><content><IntervalBlock>",
    );
    for i in 0..ROWS {
        let (meter, minute) = (i % 20, (i / 20) * 15);
        let value = (i * 7919 % 1000) as f64 / 64.0;
        let (day, minute) = (minute / 1440, minute % 1440);
        let (hour, minute) = (minute / 60, minute % 60);
        let (year, month, day) = (2020 + day / 336, 1 + day / 28 % 12, 1 + day % 28);
        writeln!(long, "{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z,House {meter},{value},kWh").unwrap();
        writeln!(
            own,
            "House {meter},energy_kwh,interval,kwh,{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z,{value},900000"
        )
        .unwrap();
        let text = value.to_string().replace('.', ",");
        writeln!(local, "House {meter};{day:02}.{month:02}.{year} {hour:02}:{minute:02};{text}").unwrap();
        let start = 1_577_836_800 + i * 900;
        writeln!(xml, "<IntervalReading><timePeriod><duration>900</duration><start>{start}</start></timePeriod><value>{}</value></IntervalReading>", i % 977)
            .unwrap();
        if i % 50 == 0 {
            let minute = i / 50 * 15;
            let (day, minute) = (minute / 1440, minute % 1440);
            write!(
                wide,
                "{}-{:02}-{:02} {:02}:{:02}",
                2020 + day / 336,
                1 + day / 28 % 12,
                1 + day % 28,
                minute / 60,
                minute % 60
            )
            .unwrap();
        }
        write!(wide, ",{value}").unwrap();
        if i % 50 == 49 {
            wide.push('\n');
        }
    }
    xml.push_str("</IntervalBlock></content></entry></feed>");
    for (name, text) in
        [("long, UTC", long), ("wide, local", wide), ("own export", own), ("long, local, comma", local), ("Green Button", xml)]
    {
        measure(name, text.as_bytes());
    }
}

/// CPU time if Linux reports it, so that other load does not matter. Else elapsed time.
fn worked(began: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let ns = told.split(' ').next().and_then(|ns| ns.parse().ok());
    ns.map_or_else(|| began.elapsed(), Duration::from_nanos)
}

fn measure(name: &str, bytes: &[u8]) {
    let hints = files::Hints { site_zone: Some("Asia/Kathmandu".to_owned()), ..files::Hints::default() };
    let start = Instant::now();
    let began = worked(start);
    let mut plan = files::plan(&mut Cursor::new(bytes), "throughput", &hints).unwrap();
    let planned = worked(start) - began;
    plan.accept_suggestions();
    for (path, answer) in [("stamp", "start"), ("spacing", "15min"), ("series.*.kind", "interval")] {
        if plan.questions().iter().any(|question| question.path.rsplit('.').next() == path.rsplit('.').next()) {
            plan.answer(path, answer).unwrap();
        }
    }
    let began = worked(start);
    let mut sum = 0.0;
    let summary = files::read(&plan, &mut Cursor::new(bytes), &mut |batch| {
        sum += batch.rows.iter().map(|row| row.reading.value).sum::<f64>();
        ControlFlow::Continue(())
    })
    .unwrap();
    let read = worked(start) - began;
    println!(
        "{name:20} {:4} MB  plan {:5} ms  read {:5} ms  {:9.0} readings/s  ({} readings, {} problems, sum {sum:.0})",
        bytes.len() / 1_000_000,
        planned.as_millis(),
        read.as_millis(),
        summary.readings as f64 / read.as_secs_f64(),
        summary.readings,
        summary.problem_count,
    );
    if let Some(problem) = summary.problems.first() {
        println!("    {problem}");
    }
}
