//! The publisher: meters spread over connections at QoS 1, paced or as fast as messages are
//! acknowledged, with a record of every PUBACK. One thread runs all connections; a single one is in
//! `connection.rs`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Result, anyhow, ensure};
use tokio::time::Instant;

use crate::connection::{Connection, connect};
use crate::plan::{Plan, Published, Shared};

/// A running load.
pub struct Load {
    shared: Arc<Shared>,
    thread: JoinHandle<Result<Outcome>>,
}

/// What was published and acknowledged.
#[derive(Debug)]
pub struct Outcome {
    /// By meter number.
    pub meters: Vec<Published>,
    /// PUBACKs, without those of repeated messages.
    pub acknowledged_messages: u64,
    /// Messages resent although they were acknowledged.
    pub repeated_messages: u64,
    /// Messages resent because their connection was lost before the PUBACK.
    pub resent_messages: u64,
    pub reconnects: u64,
    /// When all connections were established and the first message was due.
    pub start: std::time::Instant,
    /// The last PUBACK.
    pub end: std::time::Instant,
    /// Milliseconds from when each message was due (or written, if not paced) to its PUBACK.
    pub latencies_ms: Vec<f64>,
    /// Why connections gave up; empty if everything was acknowledged.
    pub errors: Vec<String>,
}

impl Load {
    pub fn start(plan: Plan) -> Result<Self> {
        ensure!(plan.connections > 0, "at least one connection is needed");
        ensure!(plan.meters >= plan.connections, "at least as many meters as connections are needed");
        ensure!(plan.readings_per_message > 0, "a message needs at least one reading");
        ensure!((1..=65_000).contains(&plan.inflight), "the in-flight window must be 1 to 65,000 messages");
        let shared = Arc::new(Shared { plan, acknowledged: AtomicU64::new(0), stop: AtomicBool::new(false) });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let for_thread = Arc::clone(&shared);
        let thread = std::thread::spawn(move || runtime.block_on(publish_all(for_thread)));
        Ok(Self { shared, thread })
    }

    /// Messages acknowledged so far, including repeated ones.
    pub fn acknowledged(&self) -> u64 {
        self.shared.acknowledged.load(Ordering::Relaxed)
    }

    /// Whether the last PUBACK came, or a connection gave up.
    pub fn is_over(&self) -> bool {
        self.thread.is_finished()
    }

    /// Waits for the end, and returns whether it came within `patience`.
    pub fn ends_within(&self, patience: Duration) -> bool {
        let give_up = Instant::now() + patience;
        while !self.is_over() && Instant::now() < give_up {
            std::thread::sleep(Duration::from_millis(20));
        }
        self.is_over()
    }

    /// Sends nothing new from here on; messages in flight still get their PUBACK.
    pub fn stop(&self) {
        self.shared.stop.store(true, Ordering::Relaxed);
    }

    /// Waits for the last PUBACK.
    pub fn finish(self) -> Result<Outcome> {
        self.thread.join().map_err(|_| anyhow!("the load's thread panicked"))?
    }
}

async fn publish_all(shared: Arc<Shared>) -> Result<Outcome> {
    let plan = &shared.plan;
    let mut streams = Vec::new();
    for index in 0..plan.connections {
        streams.push(connect(plan.port, &plan.sign_in, index).await?);
    }
    let start = Instant::now();
    let mut tasks = Vec::new();
    for (index, stream) in (0..).zip(streams) {
        let connection = Connection::new(index, Arc::clone(&shared), start);
        tasks.push(tokio::spawn(connection.publish(stream)));
    }
    let mut outcome = Outcome {
        meters: vec![Published::default(); plan.meters as usize],
        acknowledged_messages: 0,
        repeated_messages: 0,
        resent_messages: 0,
        reconnects: 0,
        start: start.into_std(),
        end: start.into_std(),
        latencies_ms: Vec::new(),
        errors: Vec::new(),
    };
    for task in tasks {
        let part = task.await?;
        outcome.acknowledged_messages += part.acknowledged_messages;
        outcome.repeated_messages += part.repeated_messages;
        outcome.resent_messages += part.resent_messages;
        outcome.reconnects += part.reconnects;
        outcome.end = outcome.end.max(part.end.into_std());
        outcome.latencies_ms.extend(part.latencies_ms);
        outcome.errors.extend(part.error);
        for meter in part.meters {
            if let Some(slot) = outcome.meters.get_mut(meter.number as usize) {
                *slot = meter.published;
            }
        }
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

    use super::*;
    use std::collections::HashMap;
    use std::io::{Read, Write};
    use std::net::{Ipv4Addr, TcpListener};

    use crate::packet::{self, SignIn};
    use crate::readings::Readings;

    /// How often each message came, by payload.
    type Seen = HashMap<Vec<u8>, u32>;

    /// A broker for one connection at a time. It hangs up after `per_connection` acknowledgements
    /// and leaves anything else it has read unacknowledged; it ends at the DISCONNECT.
    fn moody_broker(per_connection: u32) -> (u16, JoinHandle<Seen>) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let thread = std::thread::spawn(move || {
            let mut seen = Seen::new();
            loop {
                let (mut stream, _) = listener.accept().unwrap();
                let (mut buffer, mut piece, mut given) = (Vec::new(), [0; 4_096], 0);
                'connection: loop {
                    let length = stream.read(&mut piece).unwrap();
                    if length == 0 {
                        break;
                    }
                    buffer.extend(&piece[..length]);
                    while let Some(packet) = packet::first(&buffer).unwrap() {
                        let length = packet.length;
                        match packet.kind {
                            1 => stream.write_all(&[0x20, 2, 0, 0]).unwrap(),
                            3 => {
                                let id = 2 + usize::from(packet.body[1]);
                                *seen.entry(packet.body[id + 2..].to_vec()).or_default() += 1;
                                if given == per_connection {
                                    break 'connection;
                                }
                                given += 1;
                                stream.write_all(&[0x40, 2, packet.body[id], packet.body[id + 1]]).unwrap();
                            }
                            _ => return seen,
                        }
                        buffer.drain(..length);
                    }
                }
            }
        });
        (port, thread)
    }

    fn plan(port: u16) -> Plan {
        Plan {
            port,
            sign_in: SignIn::named("bench"),
            connections: 1,
            meters: 3,
            messages: Some(500),
            readings_per_message: 1,
            messages_per_s: None,
            inflight: 20,
            repeat_share: 0.0,
            readings: Readings::lately(1, 1),
            time_limit: Duration::from_secs(60),
        }
    }

    #[test]
    fn what_was_not_acknowledged_is_sent_again_until_every_message_is() {
        let (port, broker) = moody_broker(37);
        let outcome = Load::start(plan(port)).unwrap().finish().unwrap();
        let seen = broker.join().unwrap();
        assert_eq!(outcome.errors, Vec::<String>::new());
        assert_eq!((outcome.acknowledged_messages, outcome.reconnects), (500, 500 / 37));
        assert_eq!(seen.len(), 500);
        assert!(outcome.resent_messages >= outcome.reconnects);
        assert_eq!(outcome.repeated_messages, 0);
        let acknowledged = outcome.meters.iter().flat_map(|meter| &meter.acknowledged).filter(|it| **it).count();
        assert_eq!(acknowledged, 500);
        assert_eq!(outcome.meters.iter().map(|meter| meter.count).sum::<u64>(), 500);
    }

    #[test]
    fn repeated_messages_carry_what_was_acknowledged_before_and_count_for_nothing() {
        let (port, broker) = moody_broker(u32::MAX);
        let outcome = Load::start(Plan { repeat_share: 0.3, ..plan(port) }).unwrap().finish().unwrap();
        let seen = broker.join().unwrap();
        assert_eq!((outcome.acknowledged_messages, seen.len()), (500, 500));
        assert!(outcome.repeated_messages > 50, "{}", outcome.repeated_messages);
        let came_again: u64 = seen.values().map(|times| u64::from(times - 1)).sum();
        assert_eq!(came_again, outcome.repeated_messages);
    }

    #[test]
    fn a_load_without_an_end_stops_when_it_is_told_to_and_leaves_nothing_unacknowledged() {
        let (port, broker) = moody_broker(u32::MAX);
        let load = Load::start(Plan { messages: None, messages_per_s: Some(500.0), ..plan(port) }).unwrap();
        while load.acknowledged() < 50 {
            std::thread::sleep(Duration::from_millis(5));
        }
        load.stop();
        let outcome = load.finish().unwrap();
        let published: u64 = outcome.meters.iter().map(|meter| meter.count).sum();
        assert_eq!(published, outcome.acknowledged_messages);
        assert_eq!(broker.join().unwrap().len() as u64, published);
    }
}
