//! The transport of a connection: TCP, with a seat that is freed when it ends, and timeouts for
//! stalled traffic. Without them, a device that begins a packet and stops could hold its connection
//! forever: it may have no keep alive, and the part received stays in memory. Also, rmqtt keeps the
//! connection of a persistent session as long as the session. So the TCP stream is released here as
//! soon as it is shut down, or when the other side does not read.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use socket2::SockRef;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep, sleep_until};

use crate::limits::Limits;
use crate::seat::Seat;

/// A packet makes progress when this many more bytes of it have arrived.
const STEP_BYTES: usize = 4 * 1024;

/// Limits what the system buffers for a reader beyond what it can send. By default it would buffer
/// megabytes that nobody counts. Until those are full, a subscriber that does not read would look
/// as if it did.
const UNSENT_BYTES_MAX: u32 = 64 * 1024;

/// See the module.
pub(crate) struct Wire {
    /// `None` once it is released.
    line: Option<(TcpStream, Seat)>,
    packets: Packets,
    packet_within: Duration,
    unread: Duration,
    /// When the current packet must have made progress.
    due: Option<Pin<Box<Sleep>>>,
    /// When the other side must have read something.
    read_due: Option<Pin<Box<Sleep>>>,
}

impl Wire {
    pub(crate) fn new(stream: TcpStream, seat: Seat, limits: &Limits) -> Wire {
        let Limits { packet_within, unread, .. } = *limits;
        bound_unsent(&stream);
        Wire { line: Some((stream, seat)), packets: Packets::default(), packet_within, unread, due: None, read_due: None }
    }

    fn stream(&mut self) -> io::Result<&mut TcpStream> {
        self.line.as_mut().map(|(stream, _)| stream).ok_or_else(|| io::ErrorKind::NotConnected.into())
    }

    /// Closes the connection at once and discards what the system still holds for a reader that
    /// does not read.
    fn let_go(&mut self) {
        if let Some((stream, _)) = self.line.take()
            && let Err(error) = SockRef::from(&stream).set_linger(Some(Duration::ZERO))
        {
            tracing::debug!(%error, "what was sent to a reader that does not read stays with the system for a while");
        }
    }
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn bound_unsent(stream: &TcpStream) {
    if let Err(error) = SockRef::from(stream).set_tcp_notsent_lowat(UNSENT_BYTES_MAX) {
        tracing::debug!(%error, "what the system keeps for a reader is as much as it likes");
    }
}

/// Other systems have no such limit.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn bound_unsent(_: &TcpStream) {}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let wire = &mut *self;
        if let Poll::Ready(read) = Pin::new(wire.stream()?).poll_read(context, buffer) {
            match wire.packets.take(&buffer.filled()[before..]) {
                Step::Between => wire.due = None,
                Step::On => wire.due = Some(Box::pin(sleep_until(Instant::now() + wire.packet_within))),
                Step::Little => {}
            }
            return Poll::Ready(read);
        }
        match wire.due.as_mut().map(|due| due.as_mut().poll(context)) {
            Some(Poll::Ready(())) => {
                Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "a packet began and did not go on")))
            }
            _ => Poll::Pending,
        }
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if let Poll::Ready(written) = Pin::new(self.stream()?).poll_write(context, bytes) {
            self.read_due = None;
            return Poll::Ready(written);
        }
        let unread = self.unread;
        let due = self.read_due.get_or_insert_with(|| Box::pin(sleep(unread)));
        match due.as_mut().poll(context) {
            Poll::Ready(()) => {
                self.let_go();
                Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "the other side does not read")))
            }
            Poll::Pending => Poll::Pending,
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(self.stream()?).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let Some((stream, _)) = &mut self.line else { return Poll::Ready(Ok(())) };
        let shut = Pin::new(stream).poll_shutdown(context);
        if shut.is_ready() {
            self.line = None;
        }
        shut
    }
}

/// The position of a connection in its stream of packets.
#[derive(Default)]
struct Packets {
    at: At,
    /// Bytes of the packet received since it last made progress.
    come: usize,
}

#[derive(Clone, Copy, Default)]
enum At {
    /// Before a packet.
    #[default]
    Begin,
    /// Within the packet's length field; `shift` bits of it are known.
    Length { shift: u32, length: usize },
    /// This many bytes before the packet's end.
    Body(usize),
}

#[derive(Debug, PartialEq)]
enum Step {
    /// No packet has begun.
    Between,
    /// A packet has begun or made progress.
    On,
    /// A packet is under way, with too little progress.
    Little,
}

impl Packets {
    fn take(&mut self, mut bytes: &[u8]) -> Step {
        let mut has_begun = false;
        while let Some(&byte) = bytes.first() {
            let used = match self.at {
                At::Begin => {
                    (self.at, self.come, has_begun) = (At::Length { shift: 0, length: 0 }, 0, true);
                    1
                }
                At::Length { shift, length } => {
                    let length = length | usize::from(byte & 0x7f) << shift;
                    // A fifth byte is an error, which the decoder reports.
                    self.at = match (byte & 0x80 != 0 && shift < 21, length) {
                        (true, _) => At::Length { shift: shift + 7, length },
                        (false, 0) => At::Begin,
                        (false, length) => At::Body(length),
                    };
                    1
                }
                At::Body(left) => {
                    let used = left.min(bytes.len());
                    self.at = if used == left { At::Begin } else { At::Body(left - used) };
                    used
                }
            };
            self.come += used;
            bytes = &bytes[used..];
        }
        match self.at {
            At::Begin => Step::Between,
            _ if has_begun => Step::On,
            _ if self.come >= STEP_BYTES => {
                self.come = 0;
                Step::On
            }
            _ => Step::Little,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packets_are_followed_however_they_are_cut() {
        // A PINGREQ, then a PUBLISH with a body of 300 bytes.
        let mut stream = vec![0xc0, 0, 0x30, 0xac, 0x02];
        stream.extend([7; 300]);
        for cut in 1..stream.len() {
            let mut packets = Packets::default();
            packets.take(&stream[..cut]);
            assert_eq!(packets.take(&stream[cut..]), Step::Between, "cut at {cut}");
        }
        let mut packets = Packets::default();
        assert_eq!(packets.take(&[0xc0, 0]), Step::Between);
        assert_eq!(packets.take(&[0x30]), Step::On);
        assert_eq!(packets.take(&[0xac]), Step::Little);
    }

    #[test]
    fn a_long_packet_goes_on_by_four_kilobytes_and_not_by_single_bytes() {
        let mut packets = Packets::default();
        assert_eq!(packets.take(&[0x30, 0x80, 0x80, 0x40]), Step::On);
        assert_eq!(packets.take(&[1]), Step::Little);
        assert_eq!(packets.take(&[1; STEP_BYTES]), Step::On);
        assert_eq!(packets.take(&[1; 10]), Step::Little);
    }
}
