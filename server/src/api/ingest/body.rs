//! Reads a request's body with limits, and enforces limits while decompressing it.

use crate::http::door::is_too_slow;
use crate::http::problem::Problem;
use axum::body::{Body, to_bytes};
use axum::http::header::CONTENT_ENCODING;
use axum::http::{HeaderMap, StatusCode};
use bytes::Bytes;
use flate2::read::MultiGzDecoder;
use std::io::Read;
use std::time::Duration;

/// Size as received.
const BYTES_MAX: usize = 10 * 1024 * 1024;

/// Size after decompression.
const UNPACKED_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Timeout for receiving the body.
const PATIENCE: Duration = Duration::from_secs(60);

/// The body as received, compressed or not.
pub(super) async fn taken(body: Body) -> Result<Bytes, Problem> {
    let slow = || Problem::of(StatusCode::REQUEST_TIMEOUT, format!("the body did not come within {} s", PATIENCE.as_secs()));
    let large = |error: axum::Error| match is_too_slow(&error) {
        true => Problem::of(StatusCode::REQUEST_TIMEOUT, "the body came too slowly: send it in parts"),
        false => Problem::of(StatusCode::PAYLOAD_TOO_LARGE, "the body is over 10 MB, or broke off: send it in parts"),
    };
    tokio::time::timeout(PATIENCE, to_bytes(body, BYTES_MAX)).await.map_err(|_| slow())?.map_err(large)
}

/// The decompressed body.
pub(super) async fn unpacked(headers: &HeaderMap, body: Bytes) -> Result<Bytes, Problem> {
    match headers.get(CONTENT_ENCODING).map(|value| value.to_str().unwrap_or("?").trim().to_ascii_lowercase()).as_deref() {
        None | Some("" | "identity") => Ok(body),
        Some("gzip" | "x-gzip") => {
            let unpacked = tokio::task::spawn_blocking(move || gunzip(&body)).await;
            unpacked.map_err(|_| Problem::of(StatusCode::BAD_REQUEST, "the body could not be unpacked"))?
        }
        Some(other) => Err(Problem::of(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            format!("`Content-Encoding` is `{other}`: send gzip, or nothing packed"),
        )),
    }
}

fn gunzip(packed: &[u8]) -> Result<Bytes, Problem> {
    let mut unpacked = Vec::new();
    // One byte more than allowed, to detect a body that is too large.
    let read = MultiGzDecoder::new(packed).take(UNPACKED_BYTES_MAX + 1).read_to_end(&mut unpacked);
    read.map_err(|error| Problem::of(StatusCode::BAD_REQUEST, format!("the body is said to be gzip and is not: {error}")))?;
    if unpacked.len() as u64 > UNPACKED_BYTES_MAX {
        return Err(Problem::of(StatusCode::PAYLOAD_TOO_LARGE, "unpacked, the body is over 64 MB: send it in parts"));
    }
    Ok(unpacked.into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    #[test]
    fn a_body_that_grows_beyond_all_bounds_is_refused_while_it_grows() {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        let zeros = vec![0_u8; 1024 * 1024];
        for _ in 0..80 {
            packed.write_all(&zeros).unwrap();
        }
        let packed = packed.finish().unwrap();
        assert!(packed.len() < 1024 * 1024);
        assert!(gunzip(&packed).unwrap_err().told().1.contains("64 MB"));
        assert!(gunzip(b"not packed").unwrap_err().told().1.contains("gzip"));
        assert!(gunzip(&packed[..packed.len() / 2]).is_err());
    }
}
