//! Real parts for tests: a PostgreSQL, a mosquitto, a disk that can fill up, a cable that can be
//! pulled, a device with a passkey, the live connection of a page. Each uses a free port and a temporary folder, and ends with the test that started it,
//! even if that is killed. For `[dev-dependencies]` only; contains no tests of GreenPulse itself.
//!
//! Everything here panics if a part is missing, and names the package that provides it.

mod cable;
mod device;
mod live;
mod mosquitto;
mod postgres;
mod small_disk;
mod watched;

pub use cable::Cable;
pub use device::Device;
pub use live::Live;
pub use mosquitto::{Mosquitto, MosquittoOptions};
pub use postgres::Postgres;
pub use small_disk::SmallDisk;

/// The time now in milliseconds since 1970, as `domain::Clock::reading` wants it. For tests whose
/// parts live in real time; all others hand out a fixed clock.
#[must_use]
#[allow(clippy::disallowed_methods, reason = "the one reading of the time for tests")]
pub fn now_ms() -> i64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64)
}

/// A port of 127.0.0.1 on which nobody listens now.
///
/// # Panics
/// If there is none.
#[must_use]
#[allow(clippy::expect_used, reason = "a test may fail loudly")]
pub fn free_port() -> u16 {
    let socket = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port on 127.0.0.1");
    socket.local_addr().expect("the port of an open socket").port()
}
