//! The broker's door. It accepts connections and waits for their CONNECT, with a timeout and a
//! limit on their number. So a client that connects and sends nothing costs little and keeps nobody
//! else out. Leaves out what a CONNECT says (`sign_in`).

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::BytesMut;
use rmqtt::net::Arrival;
use socket2::{SockRef, TcpKeepalive};
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::mpsc;
use tokio::task::AbortHandle;
use tokio::time::{sleep, timeout};

use crate::group::{Group, group};
use crate::limits::Limits;
use crate::seat::Seat;
use crate::tally::Tally;
use crate::wire::Wire;

/// Connections that the system may hold before we accept them.
const BACKLOG: u32 = 512;

/// A CONNECT holds names, a password and a will of a few kilobytes. No device sends a larger one.
const CONNECT_BYTES_MAX: usize = 32 * 1024;

/// The system's keep-alive probes find devices that lost their connection silently, even those
/// without an MQTT keep alive.
const PROBE_AFTER: Duration = Duration::from_secs(60);
const PROBE_EVERY: Duration = Duration::from_secs(20);

/// How long to wait before accepting again when the system has no more connections to give.
const ACCEPT_AGAIN_AFTER: Duration = Duration::from_millis(100);

/// The listening socket and the connections behind it.
pub(crate) struct Door {
    listener: TcpListener,
    half_open: Arc<HalfOpen>,
    open: Arc<AtomicUsize>,
    arrivals: mpsc::Sender<Arrival>,
    limits: Limits,
    tally: Arc<Tally>,
}

impl Door {
    /// Binds the port. Connections whose CONNECT has arrived go to `arrivals`.
    ///
    /// # Errors
    /// The system's error.
    pub fn open(listen: SocketAddr, limits: Limits, tally: Arc<Tally>, arrivals: mpsc::Sender<Arrival>) -> io::Result<Door> {
        let socket = if listen.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
        // On Windows this option would let two programs share the port.
        socket.set_reuseaddr(cfg!(unix))?;
        socket.bind(listen)?;
        let listener = socket.listen(BACKLOG)?;
        Ok(Door { listener, half_open: Arc::default(), open: Arc::default(), arrivals, limits, tally })
    }

    /// The address, with the port that the system chose.
    ///
    /// # Errors
    /// The system's error.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Accepts connections until the future is dropped.
    pub async fn run(&self) {
        loop {
            match self.listener.accept().await {
                Ok((stream, from)) => self.let_in(stream, from),
                Err(error) => {
                    tracing::debug!(%error, "no connection could be accepted");
                    sleep(ACCEPT_AGAIN_AFTER).await;
                }
            }
        }
    }

    fn let_in(&self, stream: TcpStream, from: SocketAddr) {
        let seat = Seat::take(&self.open);
        if self.open.load(Ordering::Relaxed) > self.limits.connections && !self.half_open.send_one_away() {
            self.tally.turned_away_at_the_door();
            return;
        }
        if let Err(error) = ready(&stream) {
            tracing::debug!(%error, %from, "a connection could not be made ready");
        }
        if self.half_open.count() >= self.limits.half_open && self.half_open.send_one_away() {
            self.tally.turned_away_at_the_door();
        }
        let place = HalfOpen::enter(&self.half_open, from.ip());
        let number = place.number;
        let (arrivals, limits, tally) = (self.arrivals.clone(), self.limits, Arc::clone(&self.tally));
        let waiting = tokio::spawn(async move {
            let mut stream = Wire::new(stream, seat, &limits);
            match timeout(limits.connect_within, connect(&mut stream)).await {
                Ok(Ok(first)) => {
                    drop(place);
                    let _ = arrivals.send(Arrival { stream: Box::new(stream), first, remote_addr: from }).await;
                }
                Ok(Err(error)) => tracing::debug!(%error, %from, "a connection ended before its CONNECT"),
                Err(_) => {
                    tally.turned_away_at_the_door();
                    tracing::debug!(%from, "a connection did not say in time who it is");
                }
            }
        });
        self.half_open.can_be_ended(number, waiting.abort_handle());
    }
}

/// Sets socket options: acknowledgements go out at once, and dead connections are detected.
fn ready(stream: &TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    SockRef::from(stream).set_tcp_keepalive(&TcpKeepalive::new().with_time(PROBE_AFTER).with_interval(PROBE_EVERY))
}

/// Reads the first packet and no byte beyond it. Anything but a CONNECT of plausible size is an
/// error.
async fn connect(stream: &mut Wire) -> io::Result<BytesMut> {
    const CONNECT: u8 = 0x10;
    let mut packet = BytesMut::with_capacity(256);
    if stream.read_u8().await? != CONNECT {
        return Err(io::Error::other("the first packet is no CONNECT"));
    }
    packet.extend_from_slice(&[CONNECT]);
    let mut length = 0;
    // The length takes one to four bytes of seven bits each.
    for shift in [0, 7, 14, 21] {
        let byte = stream.read_u8().await?;
        packet.extend_from_slice(&[byte]);
        length |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
    }
    if length > CONNECT_BYTES_MAX {
        return Err(io::Error::other(format!("a CONNECT of {length} bytes, where {CONNECT_BYTES_MAX} are the most")));
    }
    let whole = packet.len() + length;
    while packet.len() < whole {
        let mut rest = (&mut *stream).take((whole - packet.len()) as u64);
        if rest.read_buf(&mut packet).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(packet)
}

/// The connections whose CONNECT has not arrived yet.
#[derive(Default)]
struct HalfOpen(Mutex<Awaited>);

#[derive(Default)]
struct Awaited {
    next: u64,
    /// In order of arrival.
    all: BTreeMap<u64, (Group, Option<AbortHandle>)>,
    of_group: HashMap<Group, usize>,
}

/// One entry in `HalfOpen`; dropping it removes the entry.
struct Place {
    half_open: Arc<HalfOpen>,
    number: u64,
}

impl HalfOpen {
    fn lock(&self) -> MutexGuard<'_, Awaited> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self) -> usize {
        self.lock().all.len()
    }

    fn enter(half_open: &Arc<HalfOpen>, address: IpAddr) -> Place {
        let group = group(address);
        let mut awaited = half_open.lock();
        let number = awaited.next;
        awaited.next += 1;
        awaited.all.insert(number, (group, None));
        *awaited.of_group.entry(group).or_default() += 1;
        Place { half_open: Arc::clone(half_open), number }
    }

    fn can_be_ended(&self, number: u64, end: AbortHandle) {
        if let Some((_, known)) = self.lock().all.get_mut(&number) {
            *known = Some(end);
        }
    }

    /// Closes the oldest connection of the address that has the most. Returns whether there was
    /// one.
    fn send_one_away(&self) -> bool {
        let mut awaited = self.lock();
        let most = awaited.of_group.values().copied().max().unwrap_or_default();
        let has_most = |group: &Group| awaited.of_group.get(group) == Some(&most);
        let oldest = awaited.all.iter().find(|(_, (group, _))| has_most(group)).map(|(&number, _)| number);
        let Some(number) = oldest else { return false };
        if let Some(end) = awaited.leave(number) {
            end.abort();
        }
        true
    }
}

impl Awaited {
    fn leave(&mut self, number: u64) -> Option<AbortHandle> {
        let (group, end) = self.all.remove(&number)?;
        if let Some(count) = self.of_group.get_mut(&group) {
            *count -= 1;
            if *count == 0 {
                self.of_group.remove(&group);
            }
        }
        end
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.half_open.lock().leave(self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_of_the_address_that_has_most_goes_first() {
        let half_open: Arc<HalfOpen> = Arc::default();
        let good = IpAddr::from([10, 0, 0, 1]);
        // The network of a house counts as one address.
        let bad = |machine: u16| IpAddr::from([0x2001, 0xdb8, 0, 7, 0, 0, 0, machine]);
        let places: Vec<Place> =
            [good, bad(1), bad(2), bad(3)].into_iter().map(|address| HalfOpen::enter(&half_open, address)).collect();
        let left = |half_open: &HalfOpen| half_open.lock().all.keys().copied().collect::<Vec<_>>();
        assert!(half_open.send_one_away());
        assert_eq!(left(&half_open), [0, 2, 3]);
        assert!(half_open.send_one_away());
        assert_eq!(left(&half_open), [0, 3]);
        assert!(half_open.send_one_away());
        assert_eq!(left(&half_open), [3], "where all have as many, the oldest of all");
        drop(places);
        assert_eq!((half_open.count(), half_open.lock().of_group.len()), (0, 0));
        assert!(!half_open.send_one_away());
    }
}
