//! Real parts for tests: a PostgreSQL, a mosquitto, a disk that can be full and a cable that can be pulled, each on a free port and in a temporary folder, and gone with the
//! test that started it, even when it is killed. For `[dev-dependencies]` only; leaves out what is tested with them.
//!
//! Everything here panics when a part is missing, and says which package has it.

mod cable;
mod mosquitto;
mod postgres;
mod small_disk;
mod watched;

pub use cable::Cable;
pub use mosquitto::{Mosquitto, MosquittoOptions};
pub use postgres::Postgres;
pub use small_disk::SmallDisk;

/// A port of 127.0.0.1 that nobody listens on now.
///
/// # Panics
/// When there is none.
#[must_use]
#[allow(clippy::expect_used, reason = "a test may fail loudly")]
pub fn free_port() -> u16 {
    let socket = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port on 127.0.0.1");
    socket.local_addr().expect("the port of an open socket").port()
}
