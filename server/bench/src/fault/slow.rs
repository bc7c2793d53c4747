//! 2,000 half-open and slow connections at each door. Both doors must serve others meanwhile, the
//! slow connections must be closed, and their memory must be small and freed again. The server
//! starts with a soft limit of 1,024 open files, a common default.

use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::Settings;
use super::device::{Device, PATIENCE};
use super::flood::beside_a_good_device;
use super::verdict::Verdict;
use crate::http::Request;
use crate::packet::SignIn;
use crate::process::Folder;
use crate::server::Greenpulse;

mod drip;

use drip::{Kind, Slow, Tally};

const FILES_MAX: u32 = 1_024;
/// How many of each kind; 2,000 per door.
const KINDS: [(Kind, usize); 7] = [
    (Kind::MqttSilent, 1_000),
    (Kind::MqttDrip, 1_000),
    (Kind::HttpSilent, 400),
    (Kind::HttpHeaders, 600),
    (Kind::HttpBody, 600),
    (Kind::HttpUpload, 200),
    (Kind::HttpReader, 200),
];
/// How long clients hold them; the server must close each by then.
const HOLD: Duration = Duration::from_secs(60);
/// How long memory may take to be freed.
const GIVE_BACK: Duration = Duration::from_secs(20);
const COST_MB_MAX: f64 = 50.0;
/// How much memory may remain in use.
const LEFT_MB_MAX: f64 = 20.0;
/// The limit for other clients that connect meanwhile.
const OTHERS_MS_MAX: f64 = 1_000.0;
/// See [`asset`].
const ASSET_BYTES: usize = 60_000;
const LOOK: Duration = Duration::from_millis(500);

pub fn run(settings: &Settings, folder: &Folder) -> Result<Vec<Verdict>> {
    let prepare = |greenpulse: &mut Greenpulse| {
        greenpulse.files_max = Some(FILES_MAX);
        Ok(())
    };
    beside_a_good_device(settings, folder.path(), prepare, |greenpulse| {
        let token = greenpulse.token("slow")?;
        // Memory that a server allocates on first use is not a cost of the slow connections.
        let asset = asset(greenpulse)?;
        for _ in 0..20 {
            others(greenpulse);
        }
        let (before_mb, _) = greenpulse.memory_mb()?;
        let slow = Slow::start(&KINDS, greenpulse.publish_port(), greenpulse.page_port(), token, asset, HOLD)?;
        let start = Instant::now();
        let (mut highest_mb, mut of_others) = (before_mb, Others::default());
        while start.elapsed() < HOLD {
            std::thread::sleep(LOOK);
            highest_mb = highest_mb.max(greenpulse.memory_mb()?.0);
            of_others.take(others(greenpulse));
        }
        let tallies = slow.finish()?;
        let end = Instant::now();
        let mut after_mb = greenpulse.memory_mb()?.0;
        while end.elapsed() < GIVE_BACK && after_mb > before_mb + 5.0 {
            std::thread::sleep(LOOK);
            after_mb = after_mb.min(greenpulse.memory_mb()?.0);
        }
        let mut verdicts: Vec<Verdict> = tallies.iter().map(|(kind, count, tally)| let_go(*kind, *count, tally)).collect();
        verdicts.push(Verdict::at_most("memory of the slow", COST_MB_MAX, highest_mb - before_mb, " MB"));
        verdicts.push(Verdict::at_most("what stays of it", LEFT_MB_MAX, after_mb - before_mb, " MB"));
        verdicts.extend(of_others.verdicts());
        Ok(verdicts)
    })
}

fn let_go(kind: Kind, asked: usize, tally: &Tally) -> Verdict {
    let figure = format!(
        "{} let go, {} never taken in, {} held{}",
        tally.let_go,
        tally.refused,
        tally.held,
        if tally.let_go > 0 { format!("; the last after {:.0} s", tally.last_s) } else { String::new() },
    );
    // A door that refuses connections for ten seconds refuses everybody's; a surplus connection
    // should be accepted and closed at once.
    let is_met = tally.let_go == asked;
    Verdict::new(format!("{asked} {} are let go within {} s", kind.words(), HOLD.as_secs()), figure, is_met)
}

/// How long other clients took, and how many were not served.
#[derive(Default)]
struct Others {
    device_ms: Vec<f64>,
    page_ms: Vec<f64>,
    devices_failed: usize,
    pages_failed: usize,
}

impl Others {
    fn take(&mut self, (device, page): (Option<f64>, Option<f64>)) {
        self.device_ms.extend(device);
        self.page_ms.extend(page);
        self.devices_failed += usize::from(device.is_none());
        self.pages_failed += usize::from(page.is_none());
    }

    fn verdicts(&self) -> Vec<Verdict> {
        let of = |what: &str, times: &[f64], failed: usize| {
            let verdict = Verdict::p99(what, OTHERS_MS_MAX, times);
            let figure = format!("{}, {failed} not served", verdict.figure);
            Verdict { figure, is_met: verdict.is_met && failed == 0, ..verdict }
        };
        vec![
            of("of new devices, from CONNECT to PUBACK", &self.device_ms, self.devices_failed),
            of("of a page", &self.page_ms, self.pages_failed),
        ]
    }
}

/// A new device and a browser connect from another address than the slow ones.
fn others(greenpulse: &Greenpulse) -> (Option<f64>, Option<f64>) {
    let start = Instant::now();
    let device = Device::knock(greenpulse.publish_port(), &SignIn::of("other", "other"), Ipv4Addr::LOCALHOST, PATIENCE);
    let sent = device.and_then(|(mut device, answer)| match answer.code {
        0 => device.publish("greenpulse/v1/other/readings", br#"{"power_w":5}"#, PATIENCE),
        code => Err(std::io::Error::other(format!("code {code}"))),
    });
    let device_ms = sent.ok().map(|_| start.elapsed().as_secs_f64() * 1_000.0);
    let start = Instant::now();
    let status = greenpulse.status("/readyz", PATIENCE);
    (device_ms, (status == 200).then(|| start.elapsed().as_secs_f64() * 1_000.0))
}

/// The path of a file that a page refers to. It is large enough that many copies overflow the
/// socket buffer, and no larger: the test measures the cost of waiting, not of reading.
fn asset(greenpulse: &Greenpulse) -> Result<String> {
    let page = Request::get(greenpulse.page_port(), "/").send()?;
    let mut found: Vec<(usize, String)> = Vec::new();
    for path in page.body.split('"').filter(|text| text.starts_with("/assets/")) {
        let answer = Request::get(greenpulse.page_port(), path).send()?;
        found.push((answer.body.len(), path.to_owned()));
    }
    found.sort();
    let large = found.iter().find(|(bytes, _)| *bytes >= ASSET_BYTES).or(found.last());
    Ok(large.context("the page names no files")?.1.clone())
}
