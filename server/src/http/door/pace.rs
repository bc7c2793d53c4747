//! Minimum pace for the body of a request: it may take long as long as it keeps moving. Only the
//! time in which the server waits for the client counts, so a client that has to wait for the
//! server is not slow.

use axum::body::{Body, Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep};

/// Shorter pieces of a body are copied. A piece is a slice of the connection's read buffer, so
/// collecting the small pieces of a slow body would keep a whole buffer alive for each.
const SLICE_BYTES_MIN: usize = 4 * 1024;

/// The minimum pace of a body.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Total waiting time allowed, besides the time that its bytes earn.
    pub grace: Duration,
    /// Bytes that earn one second of waiting.
    pub bytes_per_s: u32,
}

/// The error with which a body ends that is too slow.
#[derive(Debug, thiserror::Error)]
#[error("the body came too slowly ({0} bytes in {1} s of waiting)", self.bytes, self.waited.as_secs())]
pub struct TooSlow {
    bytes: u64,
    waited: Duration,
}

/// Whether a body could not be read because it was too slow.
#[must_use]
pub fn is_too_slow(error: &(dyn std::error::Error + 'static)) -> bool {
    std::iter::successors(Some(error), |error| error.source()).any(|error| error.is::<TooSlow>())
}

/// Tells whether a body was read to its end.
#[derive(Clone)]
pub struct Rest(Arc<AtomicBool>);

impl Rest {
    /// Whether part of the body is unread.
    #[must_use]
    pub fn is_left(&self) -> bool {
        self.0.load(Relaxed)
    }
}

/// A body with a minimum pace.
pub struct Paced {
    body: Body,
    pace: Pace,
    bytes: u64,
    waited: Duration,
    /// When the current wait began, and its timer.
    waiting: Option<(Instant, Pin<Box<Sleep>>)>,
    rest: Rest,
}

impl Paced {
    /// Wraps a body with a minimum pace.
    #[must_use]
    pub fn new(body: Body, pace: Pace) -> Self {
        let rest = Rest(Arc::new(AtomicBool::new(!body.is_end_stream())));
        Self { body, pace, bytes: 0, waited: Duration::ZERO, waiting: None, rest }
    }

    /// A handle that tells whether the body was read to its end.
    #[must_use]
    pub fn rest(&self) -> Rest {
        self.rest.clone()
    }

    /// Waiting time that is left.
    fn left(&self) -> Duration {
        let earned = Duration::from_secs_f64(self.bytes as f64 / f64::from(self.pace.bytes_per_s.max(1)));
        (self.pace.grace + earned).saturating_sub(self.waited)
    }
}

fn owned_if_short(data: Bytes) -> Bytes {
    if data.len() < SLICE_BYTES_MIN { Bytes::copy_from_slice(&data) } else { data }
}

impl HttpBody for Paced {
    type Data = Bytes;
    type Error = axum::BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::BoxError>>> {
        match Pin::new(&mut self.body).poll_frame(context) {
            Poll::Ready(frame) => {
                if let Some((since, _)) = self.waiting.take() {
                    self.waited += since.elapsed();
                }
                if let Some(Ok(frame)) = &frame {
                    self.bytes += frame.data_ref().map_or(0, |data| data.len() as u64);
                }
                if frame.is_none() || self.body.is_end_stream() {
                    self.rest.0.store(false, Relaxed);
                }
                Poll::Ready(frame.map(|frame| frame.map(|frame| frame.map_data(owned_if_short)).map_err(Into::into)))
            }
            Poll::Pending => {
                if self.waiting.is_none() {
                    self.waiting = Some((Instant::now(), Box::pin(sleep(self.left()))));
                }
                if let Some((_, until)) = &mut self.waiting {
                    ready!(until.as_mut().poll(context));
                }
                if let Some((since, _)) = self.waiting.take() {
                    self.waited += since.elapsed();
                }
                let slow = TooSlow { bytes: self.bytes, waited: self.waited };
                Poll::Ready(Some(Err(Box::new(slow))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
