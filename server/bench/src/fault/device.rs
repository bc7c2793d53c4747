//! A plain MQTT device with one thread per connection, from any loopback address. It does what a
//! publisher at full speed (`load`) does not: sign in with a wrong password, subscribe without
//! reading, or leave its session behind.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::{Duration, Instant};

use crate::http::open;
use crate::packet::{self, SignIn};

/// The default timeout for an answer.
pub const PATIENCE: Duration = Duration::from_secs(10);

pub struct Device {
    stream: TcpStream,
    incoming: Vec<u8>,
    packet_id: u16,
    /// Whether the broker knew its session.
    pub was_known: bool,
}

/// A broker's answer to a CONNECT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connack {
    pub was_known: bool,
    /// 0 accepts; 4 and 5 refuse the client; 3 means that there is no room.
    pub code: u8,
}

impl Device {
    /// Connects and signs in; an error too if the broker refuses.
    pub fn connect(port: u16, sign_in: &SignIn) -> io::Result<Self> {
        let (device, answer) = Self::knock(port, sign_in, Ipv4Addr::LOCALHOST, PATIENCE)?;
        match answer.code {
            0 => Ok(device),
            code => Err(io::Error::other(format!("the broker refused the connection with code {code}"))),
        }
    }

    /// Connects from an address, signs in and returns the broker's answer.
    pub fn knock(port: u16, sign_in: &SignIn, from: Ipv4Addr, patience: Duration) -> io::Result<(Self, Connack)> {
        let mut stream = open(from, port, patience)?;
        let mut out = Vec::new();
        packet::connect(sign_in, &mut out);
        stream.write_all(&out)?;
        let mut answer = [0; 4];
        stream.read_exact(&mut answer)?;
        let connack = connack(answer)?;
        Ok((Self { stream, incoming: Vec::new(), packet_id: 0, was_known: connack.was_known }, connack))
    }

    /// Subscribes to one filter; an error too if the broker refuses.
    pub fn subscribe(&mut self, filter: &str, qos: u8) -> io::Result<()> {
        let id = self.next_id();
        let mut out = Vec::new();
        packet::subscribe(filter, qos, id, &mut out);
        self.stream.write_all(&out)?;
        let granted = self.wait_for(packet::SUBACK, id, PATIENCE)?;
        if granted.last().is_none_or(|code| *code > 2) {
            return Err(io::Error::other(format!("the subscription to {filter} was refused")));
        }
        Ok(())
    }

    /// Sends a message at QoS 1 and returns its packet id.
    pub fn send(&mut self, topic: &str, payload: &[u8]) -> io::Result<u16> {
        let id = self.next_id();
        let mut out = Vec::with_capacity(payload.len() + topic.len() + 16);
        packet::publish(topic, id, payload, &mut out);
        self.stream.write_all(&out)?;
        Ok(id)
    }

    /// Waits until the message with that packet id is acknowledged.
    pub fn acknowledged(&mut self, id: u16, patience: Duration) -> io::Result<()> {
        self.wait_for(packet::PUBACK, id, patience).map(drop)
    }

    /// Sends a message at QoS 1 and waits for its PUBACK; returns how long that took.
    pub fn publish(&mut self, topic: &str, payload: &[u8], patience: Duration) -> io::Result<Duration> {
        let start = Instant::now();
        let id = self.send(topic, payload)?;
        self.acknowledged(id, patience)?;
        Ok(start.elapsed())
    }

    /// Reads and discards until the broker disconnects or `patience` ends; returns whether it
    /// disconnected.
    pub fn is_let_go(&mut self, patience: Duration) -> bool {
        let give_up = Instant::now() + patience;
        let mut piece = vec![0; 256 * 1024];
        loop {
            let left = give_up.saturating_duration_since(Instant::now());
            if left.is_zero() || self.stream.set_read_timeout(Some(left)).is_err() {
                return false;
            }
            match self.stream.read(&mut piece) {
                Ok(0) => return true,
                Ok(_) => {}
                Err(error) => return !is_timeout(&error),
            }
        }
    }

    fn next_id(&mut self) -> u16 {
        self.packet_id = self.packet_id.checked_add(1).unwrap_or(1);
        self.packet_id
    }

    /// The body of the packet with that kind and id; skips packets before it.
    fn wait_for(&mut self, kind: u8, id: u16, patience: Duration) -> io::Result<Vec<u8>> {
        let give_up = Instant::now() + patience;
        let mut piece = [0; 16 * 1024];
        loop {
            while let Some(packet) = packet::first(&self.incoming)? {
                let (length, is_it) = (packet.length, packet.kind == kind && packet.packet_id()? == id);
                let body = packet.body.to_vec();
                self.incoming.drain(..length);
                if is_it {
                    return Ok(body);
                }
            }
            let left = give_up.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(io::ErrorKind::TimedOut.into());
            }
            self.stream.set_read_timeout(Some(left))?;
            let length = self.stream.read(&mut piece)?;
            if length == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            self.incoming.extend(&piece[..length]);
        }
    }
}

fn connack(answer: [u8; 4]) -> io::Result<Connack> {
    match answer {
        [0x20, 2, known, code] => Ok(Connack { was_known: known & 1 == 1, code }),
        other => Err(io::Error::other(format!("{other:?} in place of a CONNACK"))),
    }
}

/// Whether the error is a socket timeout.
pub fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

    use super::*;
    use crate::process::Folder;
    use crate::server::Mosquitto;

    #[test]
    fn a_connack_tells_whether_it_accepts_and_whether_the_session_was_known() {
        assert_eq!(connack([0x20, 2, 1, 0]).unwrap(), Connack { was_known: true, code: 0 });
        assert_eq!(connack([0x20, 2, 0, 5]).unwrap(), Connack { was_known: false, code: 5 });
        assert!(connack([0x30, 2, 0, 0]).is_err());
    }

    #[test]
    fn a_session_that_is_left_behind_is_known_when_its_device_comes_again() {
        let folder = Folder::new(None).unwrap();
        let mosquitto = Mosquitto::start(folder.path(), false).unwrap();
        let sign_in = SignIn { is_lasting: true, ..SignIn::of("resident", "somebody") };
        let mut device = Device::connect(mosquitto.port, &sign_in).unwrap();
        device.subscribe("a/#", 1).unwrap();
        assert!(!device.was_known);
        assert!(!device.is_let_go(Duration::from_millis(50)));
        drop(device);
        let mut device = Device::connect(mosquitto.port, &sign_in).unwrap();
        assert!(device.was_known);
        // Its own message comes back to it, before or after the PUBACK.
        device.publish("a/b", b"x", PATIENCE).unwrap();
    }
}
