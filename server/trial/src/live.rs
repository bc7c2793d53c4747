//! A live connection of a page, opened as a browser does: a WebSocket that says what is watched, and hears
//! the pictures of it. It reads the frames itself, so that a test sees every byte that came.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// A live connection that is open.
pub struct Live {
    stream: TcpStream,
    /// What came, and was not read as a message yet.
    came: Vec<u8>,
}

impl Live {
    /// Opens the live connection of a server on this port of 127.0.0.1, with these headers beside those
    /// of the protocol.
    ///
    /// # Errors
    /// The status of the answer, if the server does not open it.
    ///
    /// # Panics
    /// If nobody listens there.
    #[allow(clippy::expect_used, reason = "a test may fail loudly")]
    pub fn open(port: u16, headers: &[(&str, &str)]) -> Result<Self, u16> {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a server");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("an open socket");
        let mut head = format!(
            "GET /fn/live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        );
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("origin")) {
            head.push_str(&format!("Origin: http://127.0.0.1:{port}\r\n"));
        }
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        stream.write_all(format!("{head}\r\n").as_bytes()).expect("a server that reads");
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            match stream.read(&mut byte) {
                Ok(1) => answer.push(byte[0]),
                _ => break,
            }
        }
        let answer = String::from_utf8_lossy(&answer).into_owned();
        match answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0) {
            101 => Ok(Self { stream, came: Vec::new() }),
            status => Err(status),
        }
    }

    /// Says what is watched from now on, as JSON.
    ///
    /// # Panics
    /// If the connection is over.
    #[allow(clippy::expect_used, reason = "a test may fail loudly")]
    pub fn watch(&mut self, watch: &str) {
        // A message is marked as no error by a zero in front. Frames of a browser are masked; the mask may be zero.
        let length = watch.len() + 1;
        let mut frame = vec![0x82];
        match u8::try_from(length).ok().filter(|length| *length < 126) {
            Some(length) => frame.push(0x80 | length),
            None => {
                frame.push(0x80 | 126);
                frame.extend(u16::try_from(length).expect("a short message").to_be_bytes());
            }
        }
        frame.extend([0; 5]);
        frame.extend(watch.bytes());
        self.stream.write_all(&frame).expect("an open connection");
    }

    /// The messages that arrive within this time. Ends early if the connection does.
    pub fn hear(&mut self, span: Duration) -> Vec<String> {
        self.hear_until(span, |_| false)
    }

    /// The messages up to the first that fits, or those that arrive within this time.
    pub fn hear_until(&mut self, span: Duration, is_enough: impl Fn(&str) -> bool) -> Vec<String> {
        let end = Instant::now() + span;
        let mut heard = Vec::new();
        while !heard.last().is_some_and(|last: &String| is_enough(last)) && self.read_until(end) {
            while let Some(message) = self.message() {
                heard.push(message);
            }
        }
        heard
    }

    /// Whether the connection ends within this time.
    pub fn is_over_within(mut self, span: Duration) -> bool {
        let end = Instant::now() + span;
        while self.read_until(end) {}
        Instant::now() < end
    }

    /// Reads once; `false` at the end of the connection or of the time.
    fn read_until(&mut self, end: Instant) -> bool {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() || self.stream.set_read_timeout(Some(left)).is_err() {
            return false;
        }
        let mut buffer = [0; 16 * 1024];
        match self.stream.read(&mut buffer) {
            Ok(0) | Err(_) => false,
            Ok(count) => {
                self.came.extend_from_slice(&buffer[..count]);
                true
            }
        }
    }

    /// The next message that came whole: text, or the bytes behind the mark of a message.
    fn message(&mut self) -> Option<String> {
        let (first, second) = (*self.came.first()?, *self.came.get(1)?);
        let (start, length) = match second & 0x7f {
            126 => (4, u64::from(u16::from_be_bytes(self.came.get(2..4)?.try_into().ok()?))),
            127 => (10, u64::from_be_bytes(self.came.get(2..10)?.try_into().ok()?)),
            length => (2, u64::from(length)),
        };
        let end = start + usize::try_from(length).ok()?;
        let payload = self.came.get(start..end)?.to_vec();
        self.came.drain(..end);
        let is_message = matches!(first & 0x0f, 0..=2);
        let text = String::from_utf8_lossy(&payload).trim_start_matches('\0').to_owned();
        if is_message { Some(text) } else { self.message() }
    }
}
