//! Readings without times by HTTP, many per request, as JSON and as line protocol. Every value must
//! be stored or filed, and no answer may report more values stored than are.

use std::collections::HashSet;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, ensure};

use crate::http::{Answer, Request};
use crate::tables::Tables;

/// Meters, each with its own sender; every other one uses line protocol.
const METERS: u64 = 4;
/// Values per request.
const AT_ONCE: u64 = 200;
/// All values of a meter have the same number of digits, so that none is a substring of another.
const FIRST: u64 = 10_000;
const VALUES_MAX: u64 = 90_000;
const PATIENCE: Duration = Duration::from_secs(30);

/// The running senders.
pub struct Web {
    threads: Vec<JoinHandle<Result<Sent>>>,
}

/// What one sender sent and was told.
#[derive(Debug)]
struct Sent {
    meter: u64,
    count: u64,
    /// The values that the answers report as stored.
    said: u64,
}

/// What all senders sent.
pub struct All(Vec<Sent>);

/// What became of the values.
#[derive(Debug, Default)]
pub struct Found {
    pub sent: u64,
    pub said: u64,
    pub stored: u64,
    pub filed: u64,
    pub lost: u64,
}

impl Web {
    pub fn start(port: u16, token: String, values: u64, time_limit: Duration) -> Self {
        let give_up = Instant::now() + time_limit;
        let count = (values / METERS).min(VALUES_MAX);
        let spawn = |meter| {
            let token = token.clone();
            std::thread::spawn(move || send(port, &token, meter, count, give_up))
        };
        Self { threads: (0..METERS).map(spawn).collect() }
    }

    /// Waits for the last answer.
    pub fn finish(self) -> Result<All> {
        let join = |thread: JoinHandle<Result<Sent>>| thread.join().map_err(|_| anyhow!("a thread of HTTP panicked"))?;
        Ok(All(self.threads.into_iter().map(join).collect::<Result<_>>()?))
    }
}

impl All {
    /// Finds where each value is.
    pub fn found(&self, tables: &Tables) -> Result<Found> {
        let quarantined = tables.quarantined()?;
        // JSON is filed by meter, under the meter's topic; a line names its meter itself.
        let texts: Vec<String> =
            quarantined.iter().map(|(topic, payload)| format!("{topic} {}", String::from_utf8_lossy(payload))).collect();
        let mut statement = tables.file()?.prepare(
            "select r.value from reading r join channel c on c.channel_id = r.channel_id join meter m on m.meter_id = c.meter_id
             where m.key = ?1 and c.field = 'power_w'",
        )?;
        let mut found = Found::default();
        for sent in &self.0 {
            let rows = statement.query_map([key(sent.meter)], |row| row.get::<_, f64>(0))?;
            let standing: HashSet<u64> = rows.map(|value| value.map(f64::to_bits)).collect::<Result<_, _>>()?;
            found.said += sent.said;
            for number in 0..sent.count {
                let value = value(number);
                let is_filed = || texts.iter().any(|text| text.contains(&key(sent.meter)) && text.contains(&value.to_string()));
                found.sent += 1;
                if standing.contains(&value.to_bits()) {
                    found.stored += 1;
                } else if is_filed() {
                    found.filed += 1;
                } else {
                    found.lost += 1;
                }
            }
        }
        Ok(found)
    }
}

fn key(meter: u64) -> String {
    format!("web-{meter}")
}

fn value(number: u64) -> f64 {
    (FIRST + number) as f64 + 0.5
}

/// Path, headers and body of a request.
fn request(token: &str, meter: u64, first: u64, count: u64) -> (&'static str, String, String) {
    let (key, values) = (key(meter), (first..first + count).map(value));
    if meter.is_multiple_of(2) {
        let objects: Vec<String> = values.map(|value| format!(r#"{{"meter":"{key}","power_w":{value}}}"#)).collect();
        let headers = format!("Authorization: Bearer {token}\r\nContent-Type: application/json\r\n");
        ("/api/v1/readings", headers, format!("[{}]", objects.join(",")))
    } else {
        let lines: Vec<String> = values.map(|value| format!("{key} power_w={value}")).collect();
        ("/write?precision=ms", format!("Authorization: Token {token}\r\n"), lines.join("\n"))
    }
}

/// How many values an answer reports as stored; `None` if it says to retry.
fn said(answer: &Answer, count: u64) -> Option<u64> {
    let number = |behind: &str| {
        let rest = answer.body.split_once(behind)?.1.trim_start();
        rest.split(|c: char| !c.is_ascii_digit()).next()?.parse::<u64>().ok()
    };
    match answer.status {
        204 => Some(count),
        200 | 400 => Some(number("\"stored\":").or_else(|| number("(")).unwrap_or(0)),
        _ => None,
    }
}

/// Sends all values of a meter, and retries a request until it is answered.
fn send(port: u16, token: &str, meter: u64, count: u64, give_up: Instant) -> Result<Sent> {
    let mut sent = Sent { meter, count: 0, said: 0 };
    while sent.count < count {
        let next = AT_ONCE.min(count - sent.count);
        let (path, headers, body) = request(token, meter, sent.count, next);
        let request = Request { patience: PATIENCE, ..Request::post(port, path, &headers, body.as_bytes()) };
        match request.send().ok().and_then(|answer| said(&answer, next)) {
            Some(said) => {
                sent.count += next;
                sent.said += said;
            }
            None => {
                ensure!(Instant::now() < give_up, "time is up with requests unanswered");
                std::thread::sleep(Duration::from_millis(50));
            }
        }
    }
    Ok(sent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        Answer { status, head: String::new(), body: body.to_owned() }
    }

    #[test]
    fn what_an_answer_calls_stored_is_read_from_each_form_of_it() {
        assert_eq!(said(&answer(204, ""), 200), Some(200));
        assert_eq!(said(&answer(200, r#"{"stored":199}"#), 200), Some(199));
        assert_eq!(said(&answer(400, r#"{"message":"partial write: line 2","stored":3}"#), 200), Some(3));
        assert_eq!(said(&answer(400, r#"{"detail":"conflict: `power_w` (5 values of it were stored)"}"#), 200), Some(5));
        assert_eq!(said(&answer(400, r#"{"detail":"no"}"#), 200), Some(0));
        assert_eq!(said(&answer(503, ""), 200), None);
    }

    #[test]
    fn a_request_holds_each_value_once() {
        assert_eq!(request("t", 0, 5, 2).2, r#"[{"meter":"web-0","power_w":10005.5},{"meter":"web-0","power_w":10006.5}]"#);
        assert_eq!(request("t", 1, 0, 2).2, "web-1 power_w=10000.5\nweb-1 power_w=10001.5");
    }
}
