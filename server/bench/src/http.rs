//! One HTTP request at a time, from a loopback address that the caller chooses, and its answer:
//! just enough to query greenpulse. No chunked bodies, no redirects, no reused connections.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddrV4, TcpStream};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use rustix::net::{AddressFamily, SocketType, bind, connect, socket, sockopt};

/// Longer answers are cut off here.
const ANSWER_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// The request.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    pub port: u16,
    /// The source address.
    pub from: Ipv4Addr,
    pub method: &'a str,
    pub path: &'a str,
    /// Each with its line end.
    pub headers: &'a str,
    pub body: &'a [u8],
    pub patience: Duration,
}

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl<'a> Request<'a> {
    pub fn get(port: u16, path: &'a str) -> Self {
        let patience = Duration::from_secs(30);
        Self { port, from: Ipv4Addr::LOCALHOST, method: "GET", path, headers: "", body: b"", patience }
    }

    pub fn post(port: u16, path: &'a str, headers: &'a str, body: &'a [u8]) -> Self {
        Self { method: "POST", headers, body, ..Self::get(port, path) }
    }

    /// Sends it and reads the whole answer.
    pub fn send(&self) -> Result<Answer> {
        let give_up = Instant::now() + self.patience;
        let mut stream = open(self.from, self.port, self.patience)?;
        let Self { port, method, path, headers, body, .. } = self;
        let length = body.len();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(&[head.as_bytes(), body].concat())?;
        let (mut answer, mut piece) = (Vec::new(), [0; 16 * 1024]);
        loop {
            let left = give_up.saturating_duration_since(Instant::now());
            ensure!(!left.is_zero(), "{method} {path} was not answered within {} s", self.patience.as_secs());
            stream.set_read_timeout(Some(left))?;
            let length = stream.read(&mut piece)?;
            if length == 0 || answer.len() as u64 > ANSWER_BYTES_MAX {
                break;
            }
            answer.extend(&piece[..length]);
        }
        parsed(&answer).with_context(|| format!("{method} {path}"))
    }
}

fn parsed(answer: &[u8]) -> Result<Answer> {
    let text = String::from_utf8_lossy(answer);
    let (head, body) = text.split_once("\r\n\r\n").context("there was no answer")?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).context("an answer without a status")?;
    Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
}

/// Connects from a loopback address to a port of 127.0.0.1.
pub fn open(from: Ipv4Addr, port: u16, patience: Duration) -> io::Result<TcpStream> {
    let socket = socket(AddressFamily::INET, SocketType::STREAM, None)?;
    // Also bounds the time to connect: a full door does not answer at all.
    sockopt::set_socket_timeout(&socket, sockopt::Timeout::Send, Some(patience))?;
    bind(&socket, &SocketAddrV4::new(from, 0))?;
    connect(&socket, &SocketAddrV4::new(Ipv4Addr::LOCALHOST, port))?;
    let stream = TcpStream::from(socket);
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(patience))?;
    stream.set_write_timeout(Some(patience))?;
    Ok(stream)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

    use super::*;
    use std::net::TcpListener;

    #[test]
    fn a_request_comes_from_the_address_that_was_asked_for_and_its_answer_is_read_whole() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = std::thread::spawn(move || {
            let (mut stream, peer) = listener.accept().unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"a=1") {
                let mut byte = [0];
                stream.read_exact(&mut byte).unwrap();
                request.push(byte[0]);
            }
            stream.write_all(b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\n\r\nlater").unwrap();
            (peer.ip(), String::from_utf8(request).unwrap())
        });
        let from = Ipv4Addr::new(127, 0, 0, 9);
        let answer = Request { from, ..Request::post(port, "/x", "A: b\r\n", b"a=1") }.send().unwrap();
        let (peer, request) = server.join().unwrap();
        assert_eq!(peer, from);
        assert!(
            request.starts_with("POST /x HTTP/1.1\r\nHost: 127.0.0.1:") && request.contains("\r\nA: b\r\nContent-Length: 3\r\n")
        );
        assert_eq!((answer.status, answer.body.as_str()), (429, "later"));
        assert!(answer.head.contains("Retry-After: 7"));
    }

    #[test]
    fn an_answer_that_never_ends_is_given_up() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let patience = Duration::from_millis(50);
        assert!(Request { patience, ..Request::get(port, "/") }.send().is_err());
    }
}
