//! The few MQTT 3.1.1 packets that a publisher at QoS 1 and a subscriber need. Written by hand for
//! two reasons: a client library makes a system call per message, but the load must leave the cores
//! to what is measured; and no library can leave a packet half sent. No MQTT 5.

use std::io;

/// The control packet type of a CONNACK.
pub const CONNACK: u8 = 2;
/// The control packet type of a PUBACK.
pub const PUBACK: u8 = 4;
/// The control packet type of a SUBACK.
pub const SUBACK: u8 = 9;
/// A whole DISCONNECT packet.
pub const DISCONNECT: [u8; 2] = [0xE0, 0];

/// Ten minutes: publishers must not be disconnected because the server makes them wait.
const KEEP_ALIVE_S: u16 = 600;

/// How a device signs in.
#[derive(Clone, Debug, Default)]
pub struct SignIn {
    pub client_id: String,
    pub user: Option<String>,
    /// MQTT 3.1.1 allows one only with a user name.
    pub password: Option<String>,
    /// Whether the session outlives the connection.
    pub is_lasting: bool,
}

impl SignIn {
    pub fn named(client_id: impl Into<String>) -> Self {
        Self { client_id: client_id.into(), ..Self::default() }
    }

    /// The same with a user name.
    pub fn of(client_id: impl Into<String>, user: &str) -> Self {
        Self { user: Some(user.to_owned()), ..Self::named(client_id) }
    }
}

/// A CONNECT.
pub fn connect(sign_in: &SignIn, out: &mut Vec<u8>) {
    let texts = [Some(&sign_in.client_id), sign_in.user.as_ref(), sign_in.password.as_ref()];
    out.push(0x10);
    remaining_length(10 + texts.iter().flatten().map(|value| 2 + value.len()).sum::<usize>(), out);
    text("MQTT", out);
    let flag = |is_set: bool, bit: u8| u8::from(is_set) << bit;
    out.push(4);
    out.push(flag(!sign_in.is_lasting, 1) | flag(sign_in.password.is_some(), 6) | flag(sign_in.user.is_some(), 7));
    out.extend(KEEP_ALIVE_S.to_be_bytes());
    texts.into_iter().flatten().for_each(|value| text(value, out));
}

/// A SUBSCRIBE to one filter.
pub fn subscribe(filter: &str, qos: u8, packet_id: u16, out: &mut Vec<u8>) {
    out.push(0x82);
    remaining_length(2 + 2 + filter.len() + 1, out);
    out.extend(packet_id.to_be_bytes());
    text(filter, out);
    out.push(qos);
}

/// A PUBLISH at QoS 1, not retained, not marked as a duplicate: after a clean session a resent
/// message is new to the broker.
pub fn publish(topic: &str, packet_id: u16, payload: &[u8], out: &mut Vec<u8>) {
    out.push(0x32);
    remaining_length(2 + topic.len() + 2 + payload.len(), out);
    text(topic, out);
    out.extend(packet_id.to_be_bytes());
    out.extend(payload);
}

/// One packet at the front of a buffer.
#[derive(Debug, PartialEq, Eq)]
pub struct Packet<'a> {
    /// [`CONNACK`], [`PUBACK`], [`SUBACK`] or another control packet type.
    pub kind: u8,
    /// Everything after the fixed header.
    pub body: &'a [u8],
    /// Bytes to take from the buffer, including the fixed header.
    pub length: usize,
}

impl Packet<'_> {
    /// The packet identifier of a PUBACK or a SUBACK.
    pub fn packet_id(&self) -> io::Result<u16> {
        match self.body {
            [high, low, ..] => Ok(u16::from_be_bytes([*high, *low])),
            _ => Err(io::Error::other("an acknowledgement without a packet identifier")),
        }
    }

    /// Fails unless this is a CONNACK that accepts.
    pub fn require_accepted(&self) -> io::Result<()> {
        match (self.kind, self.body) {
            (CONNACK, [_, 0]) => Ok(()),
            (CONNACK, [_, code]) => Err(io::Error::other(format!("the broker refused the connection with code {code}"))),
            _ => Err(io::Error::other(format!("packet type {} in place of a CONNACK", self.kind))),
        }
    }
}

/// The packet at the front of `buffer`, or `None` if it is incomplete.
pub fn first(buffer: &[u8]) -> io::Result<Option<Packet<'_>>> {
    let Some((header, rest)) = buffer.split_first() else {
        return Ok(None);
    };
    let mut length = 0;
    for (index, byte) in rest.iter().enumerate() {
        if index == 4 {
            return Err(io::Error::other("a remaining length of more than four bytes"));
        }
        length |= usize::from(byte & 127) << (7 * index);
        if byte & 128 == 0 {
            let start = index + 2;
            return Ok(buffer.get(start..start + length).map(|body| Packet { kind: header >> 4, body, length: start + length }));
        }
    }
    Ok(None)
}

fn remaining_length(mut length: usize, out: &mut Vec<u8>) {
    while length > 127 {
        out.push((length & 127) as u8 | 128);
        length >>= 7;
    }
    out.push(length as u8);
}

/// Topics and client ids here are far below the 65,535 bytes that the length field allows.
fn text(value: &str, out: &mut Vec<u8>) {
    out.extend((value.len() as u16).to_be_bytes());
    out.extend(value.as_bytes());
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

    use super::*;

    #[test]
    fn a_connect_is_encoded_as_the_standard_says() {
        let mut out = Vec::new();
        connect(&SignIn::named("ab"), &mut out);
        assert_eq!(out, [0x10, 14, 0, 4, b'M', b'Q', b'T', b'T', 4, 2, 2, 88, 0, 2, b'a', b'b']);
        out.clear();
        let password = Some("p".to_owned());
        connect(&SignIn { password, is_lasting: true, ..SignIn::of("a", "u") }, &mut out);
        assert_eq!(out, [0x10, 19, 0, 4, b'M', b'Q', b'T', b'T', 4, 0xC0, 2, 88, 0, 1, b'a', 0, 1, b'u', 0, 1, b'p']);
    }

    #[test]
    fn a_subscribe_is_encoded_as_the_standard_says() {
        let mut out = Vec::new();
        subscribe("a/b", 1, 10, &mut out);
        assert_eq!(out, [0x82, 8, 0, 10, 0, 3, b'a', b'/', b'b', 1]);
    }

    #[test]
    fn a_publish_is_encoded_as_the_standard_says() {
        let mut out = Vec::new();
        publish("a/b", 0x0102, b"xyz", &mut out);
        assert_eq!(out, [0x32, 10, 0, 3, b'a', b'/', b'b', 1, 2, b'x', b'y', b'z']);
    }

    #[test]
    fn remaining_lengths_at_each_border_are_encoded_and_read_back() {
        for (length, encoded) in [
            (0, vec![0]),
            (127, vec![127]),
            (128, vec![0x80, 1]),
            (16_383, vec![0xFF, 0x7F]),
            (16_384, vec![0x80, 0x80, 1]),
            (2_097_151, vec![0xFF, 0xFF, 0x7F]),
            (2_097_152, vec![0x80, 0x80, 0x80, 1]),
        ] {
            let mut out = vec![0x40];
            remaining_length(length, &mut out);
            assert_eq!(out[1..], encoded);
            let header = out.len();
            out.resize(header + length, 7);
            let packet = first(&out).unwrap().unwrap();
            assert_eq!((packet.kind, packet.body.len(), packet.length), (PUBACK, length, header + length));
        }
    }

    #[test]
    fn a_packet_that_is_not_whole_yet_is_none_at_every_length() {
        let mut out = Vec::new();
        publish("a/b", 1, &[0; 200], &mut out);
        for end in 0..out.len() {
            assert_eq!(first(&out[..end]).unwrap(), None);
        }
        assert!(first(&out).unwrap().is_some());
    }

    #[test]
    fn two_packets_in_one_buffer_are_read_one_after_the_other() {
        let buffer = [0x40, 2, 0, 5, 0x40, 2, 1, 0];
        let packet = first(&buffer).unwrap().unwrap();
        assert_eq!((packet.packet_id().unwrap(), packet.length), (5, 4));
        assert_eq!(first(&buffer[4..]).unwrap().unwrap().packet_id().unwrap(), 256);
    }

    #[test]
    fn a_remaining_length_without_an_end_is_an_error() {
        assert!(first(&[0x40, 0x80, 0x80, 0x80, 0x80, 0x80, 1]).is_err());
    }

    #[test]
    fn a_connack_that_refuses_is_an_error() {
        assert!(first(&[0x20, 2, 0, 0]).unwrap().unwrap().require_accepted().is_ok());
        assert!(first(&[0x20, 2, 0, 5]).unwrap().unwrap().require_accepted().is_err());
        assert!(first(&[0x40, 2, 0, 0]).unwrap().unwrap().require_accepted().is_err());
    }
}
