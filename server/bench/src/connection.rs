//! One publishing connection. After a loss it reconnects and resends what was not acknowledged and,
//! on request, some of what was. It knows nothing about the other connections.

use std::collections::VecDeque;
use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use crate::packet::{self, SignIn};
use crate::plan::{Published, Shared};
use crate::random::Random;

/// How often a waiting connection checks whether it should stop.
const LOOK_UP: Duration = Duration::from_millis(100);
const CONNECT_PATIENCE: Duration = Duration::from_secs(2);
/// How many acknowledged messages a connection can still resend.
const HISTORY: usize = 200;

/// Connects and waits until the CONNECT is accepted.
pub async fn connect(port: u16, sign_in: &SignIn, index: u32) -> io::Result<TcpStream> {
    timeout(CONNECT_PATIENCE, async {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?;
        stream.set_nodelay(true)?;
        let mut buffer = Vec::new();
        let client_id = format!("{}-{index}", sign_in.client_id);
        packet::connect(&SignIn { client_id, ..sign_in.clone() }, &mut buffer);
        stream.write_all(&buffer).await?;
        // A CONNACK of version 3.1.1 has four bytes, and nothing can follow it before we publish.
        let mut answer = [0; 4];
        stream.read_exact(&mut answer).await?;
        let packet = packet::first(&answer)?.ok_or_else(|| io::Error::other("a broken CONNACK"))?;
        packet.require_accepted()?;
        Ok(stream)
    })
    .await?
}

pub struct Meter {
    pub number: u32,
    topic: String,
    pub published: Published,
}

#[derive(Clone, Copy, Debug)]
struct Message {
    /// Index into the connection's meters.
    meter: usize,
    first: u64,
    /// Whether it was acknowledged before.
    is_repeat: bool,
}

struct Sent {
    packet_id: u16,
    due: Instant,
    message: Message,
}

pub struct Connection {
    index: u32,
    shared: Arc<Shared>,
    random: Random,
    meters: Vec<Meter>,
    /// The meter whose turn is next.
    turn: usize,
    /// New messages still to be sent.
    quota: u64,
    /// To be resent before any new message.
    again: VecDeque<Message>,
    in_flight: VecDeque<Sent>,
    /// The messages acknowledged last.
    history: VecDeque<Message>,
    packet_id: u16,
    interval: Option<Duration>,
    due: Instant,
    give_up: Instant,
    payload: Vec<u8>,
    part: Part,
}

/// A connection's part of the load's outcome.
pub struct Part {
    pub meters: Vec<Meter>,
    pub acknowledged_messages: u64,
    pub repeated_messages: u64,
    pub resent_messages: u64,
    pub reconnects: u64,
    pub end: Instant,
    pub latencies_ms: Vec<f64>,
    pub error: Option<String>,
}

impl Connection {
    pub fn new(index: u32, shared: Arc<Shared>, start: Instant) -> Self {
        let plan = &shared.plan;
        let connections = u64::from(plan.connections);
        let meters = (0..plan.meters).filter(|number| number % plan.connections == index);
        let meters = meters.map(|number| Meter { number, topic: plan.readings.topic(number), published: Published::default() });
        let quota = plan
            .messages
            .map_or(u64::MAX, |messages| messages / connections + u64::from(u64::from(index) < messages % connections));
        let interval = plan.messages_per_s.map(|rate| Duration::from_secs_f64(f64::from(plan.connections) / rate));
        // Staggers the connections, so that they do not all send at the same instant.
        let offset = interval.unwrap_or_default().mul_f64(f64::from(index) / f64::from(plan.connections));
        Self {
            index,
            random: Random::new(plan.readings.seed ^ (u64::from(index) << 32)),
            meters: meters.collect(),
            turn: 0,
            quota,
            again: VecDeque::new(),
            in_flight: VecDeque::new(),
            history: VecDeque::new(),
            packet_id: 0,
            interval,
            due: start + offset,
            give_up: start + plan.time_limit,
            payload: Vec::new(),
            part: Part {
                meters: Vec::new(),
                acknowledged_messages: 0,
                repeated_messages: 0,
                resent_messages: 0,
                reconnects: 0,
                end: start,
                latencies_ms: Vec::new(),
                error: None,
            },
            shared,
        }
    }

    /// Publishes this connection's share of the plan, and reconnects when `stream` is lost.
    pub async fn publish(mut self, stream: TcpStream) -> Part {
        let mut stream = Some(stream);
        let mut cause = None;
        loop {
            if self.is_done() {
                break;
            }
            if Instant::now() > self.give_up {
                let open = self.in_flight.len() + self.again.len();
                let cause = cause.map_or_else(String::new, |cause: io::Error| format!(" ({cause})"));
                self.part.error =
                    Some(format!("connection {}: time is up with {open} messages unacknowledged{cause}", self.index));
                break;
            }
            let attempt = match stream.take() {
                Some(stream) => Ok(stream),
                None => connect(self.shared.plan.port, &self.shared.plan.sign_in, self.index).await,
            };
            let lost = match attempt {
                Ok(mut stream) => {
                    let ended = self.converse(&mut stream).await;
                    if ended.is_err() {
                        self.part.reconnects += 1;
                        self.take_back();
                    }
                    ended
                }
                Err(error) => Err(error),
            };
            if let Err(error) = lost {
                cause = Some(error);
                sleep(Duration::from_millis(self.random.between(20, 80))).await;
                // No burst after an outage: the rate stays as requested.
                self.due = self.due.max(Instant::now());
            }
        }
        self.part.meters = self.meters;
        self.part
    }

    /// Sends and receives until everything is acknowledged; an error means the connection was lost.
    async fn converse(&mut self, stream: &mut TcpStream) -> io::Result<()> {
        let (mut reader, mut writer) = stream.split();
        let (mut incoming, mut outgoing) = (Vec::with_capacity(4_096), Vec::new());
        loop {
            self.compose(&mut outgoing)?;
            if !outgoing.is_empty() {
                writer.write_all(&outgoing).await?;
                outgoing.clear();
            }
            if self.is_done() {
                return writer.write_all(&packet::DISCONNECT).await;
            }
            let now = Instant::now();
            if now > self.give_up {
                return Err(io::ErrorKind::TimedOut.into());
            }
            let mut look_up = now + LOOK_UP;
            if self.interval.is_some() && self.has_room() {
                look_up = look_up.min(self.due);
            }
            tokio::select! {
                received = reader.read_buf(&mut incoming) => {
                    if received? == 0 {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                    self.take_acknowledgements(&mut incoming)?;
                }
                () = sleep_until(look_up) => {}
            }
        }
    }

    fn is_stopped(&self) -> bool {
        self.shared.stop.load(Ordering::Relaxed)
    }

    fn is_done(&self) -> bool {
        self.in_flight.is_empty() && self.again.is_empty() && (self.quota == 0 || self.is_stopped())
    }

    fn has_room(&self) -> bool {
        let window = self.shared.plan.inflight;
        match self.interval {
            Some(_) => self.in_flight.len() < window,
            // Fills the window by halves, so that the writes stay few and large.
            None => self.in_flight.len() <= window / 2,
        }
    }

    /// Appends every message that may be sent now.
    fn compose(&mut self, out: &mut Vec<u8>) -> io::Result<()> {
        if !self.has_room() {
            return Ok(());
        }
        let now = Instant::now();
        while self.in_flight.len() < self.shared.plan.inflight && self.interval.is_none_or(|_| self.due <= now) {
            let Some(message) = self.next_message() else { break };
            let due = if self.interval.is_some() { self.due } else { now };
            self.append(message, due, out)?;
            self.due += self.interval.unwrap_or_default();
        }
        Ok(())
    }

    fn next_message(&mut self) -> Option<Message> {
        if let Some(message) = self.again.pop_front() {
            return Some(message);
        }
        if self.quota == 0 || self.is_stopped() {
            return None;
        }
        if !self.history.is_empty() && self.random.chance(self.shared.plan.repeat_share) {
            let index = self.random.between(0, self.history.len() as u64 - 1) as usize;
            return self.history.get(index).map(|message| Message { is_repeat: true, ..*message });
        }
        self.quota -= 1;
        self.turn = (self.turn + 1) % self.meters.len();
        let published = &mut self.meters.get_mut(self.turn)?.published;
        let first = published.count;
        published.count += u64::from(self.shared.plan.readings_per_message);
        Some(Message { meter: self.turn, first, is_repeat: false })
    }

    fn append(&mut self, message: Message, due: Instant, out: &mut Vec<u8>) -> io::Result<()> {
        let plan = &self.shared.plan;
        let Some(meter) = self.meters.get(message.meter) else { return Ok(()) };
        self.payload.clear();
        let written = plan.readings.payload(meter.number, message.first, plan.readings_per_message, &mut self.payload);
        written.map_err(io::Error::other)?;
        self.packet_id = self.packet_id.checked_add(1).unwrap_or(1);
        packet::publish(&meter.topic, self.packet_id, &self.payload, out);
        self.part.repeated_messages += u64::from(message.is_repeat);
        self.in_flight.push_back(Sent { packet_id: self.packet_id, due, message });
        Ok(())
    }

    fn take_acknowledgements(&mut self, incoming: &mut Vec<u8>) -> io::Result<()> {
        let now = Instant::now();
        let mut taken = 0;
        while let Some(packet) = packet::first(incoming.get(taken..).unwrap_or_default())? {
            if packet.kind == packet::PUBACK {
                self.acknowledge(packet.packet_id()?, now)?;
            }
            taken += packet.length;
        }
        incoming.drain(..taken);
        Ok(())
    }

    fn acknowledge(&mut self, packet_id: u16, now: Instant) -> io::Result<()> {
        let index = self.in_flight.iter().position(|sent| sent.packet_id == packet_id);
        let sent = index.and_then(|index| self.in_flight.remove(index));
        let sent = sent.ok_or_else(|| io::Error::other(format!("a PUBACK for {packet_id}, which is not in flight")))?;
        self.shared.acknowledged.fetch_add(1, Ordering::Relaxed);
        self.part.end = now;
        self.part.latencies_ms.push(now.saturating_duration_since(sent.due).as_secs_f64() * 1_000.0);
        if sent.message.is_repeat {
            return Ok(());
        }
        self.part.acknowledged_messages += 1;
        if let Some(meter) = self.meters.get_mut(sent.message.meter) {
            let acknowledged = &mut meter.published.acknowledged;
            let end = sent.message.first as usize + self.shared.plan.readings_per_message as usize;
            acknowledged.resize(acknowledged.len().max(end), false);
            acknowledged.get_mut(sent.message.first as usize..end).unwrap_or_default().fill(true);
        }
        if self.history.len() == HISTORY {
            self.history.pop_front();
        }
        self.history.push_back(sent.message);
        Ok(())
    }

    /// After a lost connection: messages in flight are resent first.
    fn take_back(&mut self) {
        while let Some(sent) = self.in_flight.pop_back() {
            if !sent.message.is_repeat {
                self.part.resent_messages += 1;
                self.again.push_front(sent.message);
            }
        }
        // A device may also die after the PUBACK arrives and before it records it.
        if self.shared.plan.repeat_share > 0.0
            && self.random.chance(0.5)
            && let Some(last) = self.history.back()
        {
            self.again.push_front(Message { is_repeat: true, ..*last });
        }
    }
}
