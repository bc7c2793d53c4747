//! Issues: a list that one works through, and each issue with its evidence and what people do about it.

mod answer;
mod batch;
mod card;
mod chart;
mod chip;
mod deed;
mod detail;
mod entry;
mod line;
mod list;
mod params;
mod several;
mod spark;
mod together;
mod work;

use app::Routes;
use app::finding::Spot;
use domain::{Capability, Millis, Priority};
use store::{Anomaly, AnomalyStatus};
use wording::page::performance::anomaly::deed as says;
use wording::{Words, label};

pub fn routes() -> Routes {
    Routes::documents()
        .get("/anomalies", list::show)
        .get("/anomalies/{id}", detail::show)
        .for_holders(Capability::Contribute)
        .post("/anomalies", batch::answer)
        .post("/anomalies/{id}", answer::answer)
}

/// A priority as a mark and a word.
fn priority_mark(words: Words, priority: Priority) -> (&'static str, &'static str) {
    let mark = match priority {
        Priority::High => "down",
        Priority::Medium => "attention",
        Priority::Low => "waiting",
    };
    (mark, label::priority(words, priority))
}

/// How an issue stands: its status unless it is new, until when it waits, who deals with it, by when.
fn stands(spot: &Spot, anomaly: &Anomaly, now: Millis) -> Vec<String> {
    let (words, zone, plan) = (spot.words, &spot.zone, &anomaly.plan);
    let status = (anomaly.status != AnomalyStatus::New).then(|| label::status(words, anomaly.status).to_owned());
    let snoozed = plan.snoozed_until.filter(|_| anomaly.is_snoozed(now));
    let snoozed = snoozed.map(|until| says::snoozed(words, &words.when(zone, until, now)));
    let assigned = plan.assigned_to.as_deref().map(|name| says::assigned(words, name));
    let due = plan.due_on.filter(|_| !anomaly.is_over()).map(|day| {
        let is_overdue = day < zone.date(now);
        says::due(words, is_overdue, &words.day(day))
    });
    [status, snoozed, assigned, due].into_iter().flatten().collect()
}
