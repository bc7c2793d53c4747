//! Reads the first request head of a connection in small pieces. hyper would reserve 8 kB and all
//! that an answer needs for every client, even those that never finish a head. hyper does the
//! parsing.

use bytes::Bytes;
use std::io;
use tokio::net::TcpStream;

/// Bytes read at a time.
const PART_BYTES: usize = 1_024;

/// The bytes received up to the end of a head and a little further. Also returns at `most` bytes
/// without an end, or when the first byte cannot start a request. `None` if the connection ended
/// before.
pub async fn first_head(stream: &TcpStream, most: usize) -> Option<Bytes> {
    let mut came = Vec::new();
    loop {
        stream.readable().await.ok()?;
        let mut part = [0; PART_BYTES];
        match stream.try_read(&mut part) {
            Ok(0) => return None,
            Ok(length) => {
                let looked_at = came.len();
                came.reserve_exact(length);
                came.extend_from_slice(&part[..length]);
                if came.len() >= most || !is_request(&came) || has_end(&came[looked_at.saturating_sub(3)..]) {
                    return Some(came.into());
                }
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(_) => return None,
        }
    }
}

/// Whether this can start a request: a method, or the empty lines that may precede it. TLS starts
/// differently and is refused at once.
fn is_request(came: &[u8]) -> bool {
    came.first().is_none_or(|byte| byte.is_ascii_alphabetic() || b"\r\n".contains(byte))
}

/// Whether there is an empty line, with or without the carriage returns that some clients leave
/// out.
fn has_end(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|two| two == b"\n\n") || bytes.windows(3).any(|three| three == b"\n\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_ends_with_an_empty_line_however_lines_end() {
        for whole in ["GET / HTTP/1.1\r\nHost: h\r\n\r\n", "GET / HTTP/1.1\nHost: h\n\n", "A\r\n\r\nbody", "A\n\r\n"] {
            assert!(has_end(whole.as_bytes()), "{whole:?}");
        }
        for half in ["", "GET / HTTP/1.1\r\nHost: h\r\n", "GET / HTTP/1.1\r\nHost: h\r\n\r", "A\n"] {
            assert!(!has_end(half.as_bytes()), "{half:?}");
        }
        assert!(is_request(b"GET") && is_request(b"\r\nGET") && !is_request(b"\x16\x03\x01"));
    }
}
