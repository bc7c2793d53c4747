//! Plans and reads bytes, and shows readings with their channel.
#![allow(dead_code, missing_docs, reason = "each test program uses what it needs")]

pub mod got;
pub mod known;

use domain::{ChannelKind, Millis, Zone, zone::Date};
use files::{Hints, Plan, Result, Summary};
use std::io::Cursor;
use std::ops::ControlFlow;

#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub meter: String,
    pub field: String,
    pub kind: ChannelKind,
    pub at: Millis,
    pub value: f64,
    pub span_ms: Option<Millis>,
    pub line: u64,
}

pub fn site(zone: &str) -> Hints {
    Hints { site_zone: Some(zone.to_owned()), ..Hints::default() }
}

pub fn plan(bytes: &[u8], name: &str, hints: &Hints) -> Result<Plan> {
    files::plan(&mut Cursor::new(bytes), name, hints)
}

/// Accepts the suggestions. Questions without one must be answered before.
pub fn answered(plan: &mut Plan) {
    plan.accept_suggestions();
}

pub fn read(plan: &Plan, bytes: &[u8]) -> (Vec<Shown>, Summary) {
    let mut shown = Vec::new();
    let summary = files::read(plan, &mut Cursor::new(bytes), &mut |batch| {
        shown.extend(batch.rows.iter().map(|row| {
            let channel = &batch.channels[row.channel as usize];
            Shown {
                meter: channel.meter.clone(),
                field: channel.name.clone(),
                kind: channel.kind,
                at: row.reading.at,
                value: row.reading.value,
                span_ms: row.reading.span_ms,
                line: row.line,
            }
        }));
        ControlFlow::Continue(())
    })
    .unwrap();
    (shown, summary)
}

/// `2026-11-01T05:00:00Z`
pub fn at(text: &str) -> Millis {
    let date = Date::parse(&text[..10]).unwrap();
    let of_day: Vec<Millis> = text[11..19].split(':').map(|part| part.parse().unwrap()).collect();
    Zone::utc().start_of(date) + ((of_day[0] * 60 + of_day[1]) * 60 + of_day[2]) * 1000
}
