//! The MQTT broker inside the process: MQTT 3.1.1 and 5 on one port, with routing, retained messages and wills.
//!
//! Every message that a device publishes goes through a queue to whoever stores it, and the device's PUBACK goes out
//! when that one says that the message is safe. What the messages mean, and where they are stored, is not known here;
//! nor are TLS, WebSockets, clusters or sessions that outlive the process.
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
mod counters;
mod door;
mod gate;
mod group;
mod limits;
mod own_topics;
mod retained;
mod room;
mod sessions;
mod shared;
mod sign_in;
mod token;
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

/// What a log filter must hold rmqtt to, as directives of `tracing_subscriber::EnvFilter`.
///
/// rmqtt tells of every refused connection at `info`, and at `debug` it writes whole CONNECT packets with the
/// password in them. Add these directives after those that a user gives.
pub const LOG_DIRECTIVES: [&str; 3] = ["rmqtt=error", "rmqtt_net=error", "rmqtt_codec=error"];

/// The largest packet that is accepted unless the configuration says otherwise: 1 MiB.
pub const DEFAULT_MAX_PACKET_BYTES: u32 = 1024 * 1024;

/// Sessions beyond the bound that rmqtt still takes: those that are ending, and those that come at one time.
const SESSIONS_PASSING: usize = 1_000;
/// Connections between the door and rmqtt.
const ARRIVALS: usize = 64;
/// Messages that may be under way to one subscriber, and QoS 2 exchanges that one device may have open.
const MAX_IN_FLIGHT: u16 = 256;
/// Messages kept for one subscriber that is slow or away; the oldest is dropped for the next. Of all together the bytes
/// are bounded ([`Limits::queued_bytes`]).
const MAX_QUEUED: usize = 1_000;
const MAX_CLIENT_ID_BYTES: usize = 1_024;
const MAX_SUBSCRIPTIONS: usize = 1_000;
/// A persistent session is forgotten this long after its device went away, whatever the device asked for.
const MAX_SESSION_EXPIRY: Duration = Duration::from_secs(24 * 60 * 60);

/// Where the broker listens and whom it lets in.
#[derive(Clone)]
pub struct Config {
    /// The address and port to listen on; with port 0 the system chooses one.
    pub listen: SocketAddr,
    /// The password that every connection must give, with any user name. `None` lets everybody in, which is for the
    /// loopback address only; that rule is the caller's to keep.
    pub password: Option<String>,
    /// Who knows which user names are tokens. Who signs in with one needs no password, publishes under the name that the
    /// token stands for, and subscribes to nothing but its own topics. `None`: there are no tokens.
    pub tokens: Option<Arc<dyn Tokens>>,
    /// Who counts wrong passwords and tokens, and makes those wait who were wrong too often. `None`: nobody does.
    pub tries: Option<Arc<dyn Tries>>,
    /// The largest MQTT packet in bytes, either way; the connection that sends a larger one is closed. Values below
    /// 1 KiB count as 1 KiB.
    pub max_packet_bytes: u32,
    /// How much of the broker may be taken.
    pub limits: Limits,
}

impl Config {
    /// Everybody may connect, packets may be as large as [`DEFAULT_MAX_PACKET_BYTES`].
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

/// One message a device published, waiting for its commit.
#[derive(Debug)]
pub struct Publish {
    /// The topic, free of wildcards and not empty.
    pub topic: String,
    /// The payload as it came.
    pub payload: Bytes,
    /// The client id of the device's connection, or the one the broker gave it.
    pub client_id: String,
    /// The user name that the device signed in with, the device that its token stands for, or what a gateway's token is
    /// called; never the token.
    pub user_name: Option<String>,
    /// It signed in with a device's token: it may speak of that device and of no other.
    pub own_meter_only: bool,
    /// Whether the broker is to keep the message for later subscribers.
    pub retain: bool,
    /// The device says that it sent this before and was not answered (MQTT's DUP).
    pub is_duplicate: bool,
    /// The quality of service that the device chose: 0, 1 or 2.
    pub qos: u8,
    /// `Some` at QoS 1 and 2: sending `()` lets the device's PUBACK (at QoS 2 its PUBREC) go out and the message reach
    /// its subscribers. Dropping it refuses the message: the device is disconnected without an acknowledgement and
    /// will send the message again. `None` for QoS 0 and for wills, which nobody waits for.
    ///
    /// The send fails when the device's connection was taken over by a newer one meanwhile; then the message comes
    /// once more, so storing one twice must be harmless.
    pub committed: Option<oneshot::Sender<()>>,
}

/// Why a broker could not be started.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another program, or another copy of this one, has the port.
    #[error("cannot listen for MQTT on {address}: another program already does")]
    Taken {
        /// The address that was asked for.
        address: SocketAddr,
    },
    /// The address cannot be listened on for another reason: it is not this machine's, or the port is privileged.
    #[error("cannot listen for MQTT on {address}")]
    Listen {
        /// The address that was asked for.
        address: SocketAddr,
        /// The system's answer.
        #[source]
        source: io::Error,
    },
    /// The system gave no threads to the broker.
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

/// A broker that holds its port and serves once [`run`](Broker::run) is polled.
pub struct Broker {
    // The order is that of the drops: the port is free first, and no task outlives the broker.
    door: Door,
    server: MqttServer,
    gate: Arc<Gate>,
    counters: Counters,
    address: SocketAddr,
    threads: Threads,
}

impl Broker {
    /// Takes the port; what devices publish will be sent to `publishes`.
    ///
    /// When that queue is full, the connections that have something to publish wait; the others do not.
    ///
    /// # Errors
    /// [`Error::Taken`] and [`Error::Listen`] name the address, [`Error::Threads`] has the system's reason.
    pub async fn bind(config: Config, publishes: mpsc::Sender<Publish>) -> Result<Broker, Error> {
        let threads = Threads::start()?;
        let limits = config.limits;
        let context = ServerContext::new()
            // It would turn devices away by the machine's load average.
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

    /// The address that the broker listens on, with the port that the system chose if it was asked to.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What the broker counts; the counters stay readable after it has stopped.
    pub fn counters(&self) -> Counters {
        self.counters.clone()
    }

    /// Serves until the future is dropped; then the port is free at once, every connection is closed without an
    /// acknowledgement that was not earned, and the queue's sender is dropped.
    pub async fn run(self) {
        let Broker { door, server, gate, threads, .. } = self;
        let threads = threads;
        let shared = gate.shared();
        let _gate = gate;
        // rmqtt spawns a task for each connection and has no call to stop them. So it lives on threads of its own,
        // which end with this future, while the listening socket is this future's.
        let handle = threads.handle();
        let serving = async {
            tokio::select! {
                served = server.run() => if let Err(error) = served {
                    tracing::error!(%error, "the MQTT broker stopped");
                },
                () = door.run() => {}
                () = shared.keep_burying() => {}
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

/// What holds for each connection.
fn connections(config: &Config) -> Builder {
    Builder {
        laddr: config.listen,
        handshake_timeout: config.limits.connect_within,
        send_timeout: config.limits.unread,
        // Never without asking the hook, which then admits everybody if there is no password.
        allow_anonymous: false,
        max_packet_size: config.max_packet_bytes.max(1024),
        max_inflight: NonZeroU16::new(MAX_IN_FLIGHT).unwrap_or(NonZeroU16::MIN),
        max_mqueue_len: MAX_QUEUED,
        max_clientid_len: MAX_CLIENT_ID_BYTES,
        max_subscriptions: MAX_SUBSCRIPTIONS,
        max_topic_levels: gate::MAX_TOPIC_LEVELS,
        max_session_expiry_interval: MAX_SESSION_EXPIRY,
        // A message without an expiry of its own does not expire, as the standard has it.
        message_expiry_interval: Duration::ZERO,
        ..Builder::default()
    }
}

/// The broker's own runtime. Dropping it ends its tasks, and is allowed where blocking is not.
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
            // Only `drop` takes it.
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
