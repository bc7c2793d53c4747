//! The MQTT broker inside the process: MQTT 3.1.1 and 5 on one port, with routing, retained
//! messages and wills.
//!
//! Every message that a device publishes goes through a queue to the code that stores it. The
//! device's PUBACK goes out once that code reports that the message is safe. The broker does not
//! know what the messages mean or where they are stored. It has no TLS, no WebSockets, no clusters,
//! and no sessions that outlive the process.
//!
//! ```no_run
//! # async fn example() -> Result<(), broker::Error> {
//! let (sender, mut messages) = tokio::sync::mpsc::channel(1024);
//! let listen = std::net::SocketAddr::from(([127, 0, 0, 1], 1883));
//! let broker = broker::Broker::bind(broker::Config::new(listen), sender).await?;
//! let serving = tokio::spawn(broker.run());
//! while let Some(message) = messages.recv().await {
//!     // Store it, and then:
//!     if let Some(committed) = message.committed {
//!         let _ = committed.send(());
//!     }
//! }
//! serving.abort();
//! # Ok(())
//! # }
//! ```

mod answers;
mod awaiting_commit;
mod backlog;
mod counters;
mod door;
mod gate;
mod group;
mod limits;
mod own_topics;
mod retained;
mod seat;
mod sessions;
mod shared;
mod sign_in;
mod tally;
mod token;
mod topic_name;
mod tries;
mod wire;

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::num::NonZeroU16;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use rmqtt::context::ServerContext;
use rmqtt::net::{Builder, Listener};
use rmqtt::server::MqttServer;
use tokio::runtime::{Handle, Runtime};
use tokio::sync::{mpsc, oneshot};

pub use counters::Counters;
use door::Door;
use gate::Gate;
pub use group::{Group, group};
pub use limits::Limits;
use retained::Retained;
pub use token::{Name, Tokens};
pub use tries::{Attempt, Tries, Verdict};

/// Directives of `tracing_subscriber::EnvFilter` that every log filter must set for rmqtt.
///
/// rmqtt logs every refused connection at `info`. At `debug` it logs whole CONNECT packets,
/// including the password. Add these directives after those that a user gives.
pub const LOG_DIRECTIVES: [&str; 3] = ["rmqtt=error", "rmqtt_net=error", "rmqtt_codec=error"];

/// The largest packet accepted by default: 4 MiB. A Zigbee bridge tells of all its devices in one
/// message of about 5 kB a device, and connects again for ever if that is refused.
pub const DEFAULT_MAX_PACKET_BYTES: u32 = 4 * 1024 * 1024;

/// Sessions that rmqtt still takes beyond the limit: those that are ending, and those that arrive
/// at the same time.
const SESSIONS_PASSING: usize = 1_000;
/// Capacity of the channel from the door to rmqtt.
const ARRIVALS: usize = 64;
/// Messages in flight to one subscriber, and open QoS 2 exchanges of one device.
const MAX_IN_FLIGHT: u16 = 256;
/// Messages queued for one subscriber that is slow or absent; the oldest is dropped for the next.
/// [`Limits::queued_bytes`] bounds the bytes of all queues together.
const MAX_QUEUED: usize = 1_000;
const MAX_CLIENT_ID_BYTES: usize = 1_024;
const MAX_SUBSCRIPTIONS: usize = 1_000;
/// A persistent session expires this long after its device disconnected, whatever the device asked
/// for.
const MAX_SESSION_EXPIRY: Duration = Duration::from_secs(24 * 60 * 60);

/// Where the broker listens and who may connect.
#[derive(Clone)]
pub struct Config {
    /// The address and port to listen on; with port 0 the system chooses one.
    pub listen: SocketAddr,
    /// The password that every connection must give, with any user name. `None` lets everybody in.
    /// The caller must allow that for the loopback address only.
    pub password: Option<String>,
    /// Knows which user names are tokens. A client that signs in with a token needs no password. It
    /// publishes under the name that the token stands for and subscribes to nothing but its own
    /// topics. `None`: there are no tokens.
    pub tokens: Option<Arc<dyn Tokens>>,
    /// Counts wrong passwords and tokens, and makes clients wait after too many. `None`: nothing is
    /// counted.
    pub tries: Option<Arc<dyn Tries>>,
    /// The largest MQTT packet in bytes, in either direction. A connection that sends a larger one
    /// is closed. Values below 1 KiB count as 1 KiB.
    pub max_packet_bytes: u32,
    /// Limits on connections, sessions and queues.
    pub limits: Limits,
}

impl Config {
    /// A configuration without a password, with packets of up to [`DEFAULT_MAX_PACKET_BYTES`].
    pub fn new(listen: SocketAddr) -> Config {
        let limits = Limits::default();
        Config { listen, password: None, tokens: None, tries: None, max_packet_bytes: DEFAULT_MAX_PACKET_BYTES, limits }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Config")
            .field("listen", &self.listen)
            .field("password", &self.password.as_ref().map(|_| "***"))
            .field("tokens", &self.tokens.is_some())
            .field("tries", &self.tries.is_some())
            .field("max_packet_bytes", &self.max_packet_bytes)
            .field("limits", &self.limits)
            .finish()
    }
}

/// One message that a device published, waiting for its commit.
#[derive(Debug)]
pub struct Publish {
    /// The topic: not empty and without wildcards.
    pub topic: String,
    /// The payload as received.
    pub payload: Bytes,
    /// The client id of the device's connection; the broker assigns one if the device gave none.
    pub client_id: String,
    /// The user name the device signed in with, the device its token stands for, or the name of a
    /// gateway's token. Never the token itself.
    pub user_name: Option<String>,
    /// The client signed in with a device's token, so it may report for that device only.
    pub own_meter_only: bool,
    /// Whether the broker should keep the message for later subscribers.
    pub retain: bool,
    /// The device has sent this message before and got no acknowledgement (MQTT's DUP flag).
    pub is_duplicate: bool,
    /// The quality of service that the device chose: 0, 1 or 2.
    pub qos: u8,
    /// `Some` at QoS 1 and 2. Sending `()` lets the device's PUBACK (at QoS 2 its PUBREC) go out
    /// and the message reach its subscribers. Dropping it refuses the message: the device is
    /// disconnected without an acknowledgement and will send the message again. `None` for QoS 0
    /// and for wills, because nobody waits for those.
    ///
    /// The send fails if a newer connection of the device took over meanwhile. The message then
    /// comes once more, so storing a message twice must be harmless.
    pub committed: Option<oneshot::Sender<()>>,
}

/// Why a broker could not be started.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another program, or another copy of this one, uses the port.
    #[error("cannot listen for MQTT on {address}: another program already does")]
    Taken {
        /// The requested address.
        address: SocketAddr,
    },
    /// Listening fails for another reason: the address is not this machine's, or the port is
    /// privileged.
    #[error("cannot listen for MQTT on {address}")]
    Listen {
        /// The requested address.
        address: SocketAddr,
        /// The system's error.
        #[source]
        source: io::Error,
    },
    /// The system could not start the broker's threads.
    #[error("cannot start the broker's threads")]
    Threads(#[source] io::Error),
}

impl Error {
    fn of(address: SocketAddr, source: io::Error) -> Error {
        match source.kind() {
            io::ErrorKind::AddrInUse => Error::Taken { address },
            _ => Error::Listen { address, source },
        }
    }
}

/// A broker that holds its port; it serves once [`run`](Broker::run) is polled.
pub struct Broker {
    // Fields drop in this order: the port is freed first, and no task outlives the broker.
    door: Door,
    server: MqttServer,
    gate: Arc<Gate>,
    counters: Counters,
    address: SocketAddr,
    threads: Threads,
}

impl Broker {
    /// Binds the port. Messages that devices publish go to `publishes`.
    ///
    /// When that queue is full, connections that want to publish wait; others do not.
    ///
    /// # Errors
    /// [`Error::Taken`] and [`Error::Listen`] name the address, [`Error::Threads`] holds the
    /// system's error.
    pub async fn bind(config: Config, publishes: mpsc::Sender<Publish>) -> Result<Broker, Error> {
        let threads = Threads::start()?;
        let limits = config.limits;
        let context = ServerContext::new()
            // The check would refuse devices because of the machine's load average.
            .busy_check_enable(false)
            .mqtt_max_sessions(isize::try_from(limits.sessions + SESSIONS_PASSING).unwrap_or(isize::MAX))
            .build()
            .await;
        *context.extends.retain_mut().await = Box::new(Retained::default());
        let gate = Arc::new(Gate::new(&config, publishes, context.clone()));
        *context.extends.shared_mut().await = Box::new(gate.shared());
        gate::install(&gate, &context).await;
        let counters = Counters::new(&gate);

        let (arrivals, arrived) = mpsc::channel(ARRIVALS);
        let (door, address) = {
            let _entered = threads.handle().enter();
            let door = Door::open(config.listen, limits, gate.tally(), arrivals);
            let opened = door.and_then(|door| Ok((door.address()?, door)));
            let (address, door) = opened.map_err(|source| Error::of(config.listen, source))?;
            (door, address)
        };
        let listener = Listener::new(connections(&config), arrived);
        let server = MqttServer::new(context).listener_by_id(listener, address.port()).build();
        Ok(Broker { door, server, gate, counters, address, threads })
    }

    /// The address the broker listens on, with the port that the system chose if the configured
    /// port was 0.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The broker's counters; they stay readable after it has stopped.
    pub fn counters(&self) -> Counters {
        self.counters.clone()
    }

    /// Serves until the future is dropped. Then the port is freed at once, every connection is
    /// closed without acknowledging uncommitted messages, and the queue's sender is dropped.
    pub async fn run(self) {
        let Broker { door, server, gate, threads, .. } = self;
        let threads = threads;
        let shared = gate.shared();
        let _gate = gate;
        // rmqtt spawns a task for each connection and cannot stop them. So rmqtt runs on its own
        // threads, which end with this future. This future owns the listening socket.
        let handle = threads.handle();
        let serving = async {
            tokio::select! {
                served = server.run() => if let Err(error) = served {
                    tracing::error!(%error, "the MQTT broker stopped");
                },
                () = door.run() => {}
                () = shared.remove_orphans_repeatedly() => {}
            }
        };
        let mut serving = pin!(serving);
        poll_fn(|context| {
            let _entered = handle.enter();
            serving.as_mut().poll(context)
        })
        .await;
    }
}

/// The settings for each connection.
fn connections(config: &Config) -> Builder {
    Builder {
        laddr: config.listen,
        handshake_timeout: config.limits.connect_within,
        send_timeout: config.limits.unread,
        // Always ask the hook; it admits everybody if there is no password.
        allow_anonymous: false,
        max_packet_size: config.max_packet_bytes.max(1024),
        max_inflight: NonZeroU16::new(MAX_IN_FLIGHT).unwrap_or(NonZeroU16::MIN),
        max_mqueue_len: MAX_QUEUED,
        max_clientid_len: MAX_CLIENT_ID_BYTES,
        max_subscriptions: MAX_SUBSCRIPTIONS,
        max_topic_levels: topic_name::MAX_TOPIC_LEVELS,
        max_session_expiry_interval: MAX_SESSION_EXPIRY,
        // A message without its own expiry does not expire, as the standard says.
        message_expiry_interval: Duration::ZERO,
        ..Builder::default()
    }
}

/// The broker's own runtime. Dropping it ends its tasks without blocking, so it may be dropped in
/// async code.
struct Threads(Option<Runtime>);

impl Threads {
    fn start() -> Result<Threads, Error> {
        let workers = std::thread::available_parallelism().map_or(1, usize::from).min(4);
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(workers)
            .thread_name("mqtt")
            .enable_all()
            .build()
            .map(|runtime| Threads(Some(runtime)))
            .map_err(Error::Threads)
    }

    fn handle(&self) -> Handle {
        match &self.0 {
            Some(runtime) => runtime.handle().clone(),
            // Only `drop` takes the runtime.
            None => unreachable!("the broker's threads are gone before the broker"),
        }
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
