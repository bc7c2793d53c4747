//! Settings that hold for each connection. rmqtt reads these names.

use std::net::{Ipv4Addr, SocketAddr};
use std::num::{NonZeroU16, NonZeroU32};
use std::time::Duration;

use rmqtt_codec::types::QoS;

/// See the module. The defaults are those of the original.
#[derive(Clone, Debug)]
pub struct Builder {
    /// The address to listen on.
    pub laddr: SocketAddr,
    /// Sign-ins that may wait.
    pub max_connections: usize,
    /// Sign-ins at one time.
    pub max_handshaking_limit: usize,
    /// The largest packet, in bytes.
    pub max_packet_size: u32,
    /// Whether a client without a user name is admitted without a check.
    pub allow_anonymous: bool,
    /// The shortest keep alive, in seconds.
    pub min_keepalive: u16,
    /// The longest keep alive, in seconds.
    pub max_keepalive: u16,
    /// Whether a client may have no keep alive.
    pub allow_zero_keepalive: bool,
    /// Half of the factor on the keep alive after which a silent device counts as gone.
    pub keepalive_backoff: f32,
    /// Messages in flight to one subscriber.
    pub max_inflight: NonZeroU16,
    /// Timeout for a sign-in.
    pub handshake_timeout: Duration,
    /// Timeout for sending a packet; zero means none.
    pub send_timeout: Duration,
    /// Messages queued for one subscriber.
    pub max_mqueue_len: usize,
    /// Rate at which messages leave that queue: messages per duration.
    pub mqueue_rate_limit: (NonZeroU32, Duration),
    /// The longest client id, in bytes.
    pub max_clientid_len: usize,
    /// The highest quality of service.
    pub max_qos_allowed: QoS,
    /// Maximum levels of a topic; 0 means no limit.
    pub max_topic_levels: usize,
    /// How long a session of MQTT 3 stays without its device.
    pub session_expiry_interval: Duration,
    /// The longest that any session stays; zero means forever.
    pub max_session_expiry_interval: Duration,
    /// Time after which an unacknowledged message is sent again.
    pub message_retry_interval: Duration,
    /// How long a message without its own expiry is kept; zero means forever.
    pub message_expiry_interval: Duration,
    /// Subscriptions of one session; 0 means no limit.
    pub max_subscriptions: usize,
    /// Topic aliases of one connection.
    pub max_topic_aliases: u16,
    /// Whether subscriptions may be limited by their filter.
    pub limit_subscription: bool,
}

impl Default for Builder {
    fn default() -> Builder {
        Builder {
            laddr: SocketAddr::from((Ipv4Addr::UNSPECIFIED, 1883)),
            max_connections: 1_000_000,
            max_handshaking_limit: 1_000,
            max_packet_size: 1024 * 1024,
            allow_anonymous: true,
            min_keepalive: 0,
            max_keepalive: u16::MAX,
            allow_zero_keepalive: true,
            keepalive_backoff: 0.75,
            max_inflight: NonZeroU16::MIN.saturating_add(15),
            handshake_timeout: Duration::from_secs(30),
            send_timeout: Duration::from_secs(10),
            max_mqueue_len: 1000,
            mqueue_rate_limit: (NonZeroU32::MAX, Duration::from_secs(1)),
            max_clientid_len: 65535,
            max_qos_allowed: QoS::ExactlyOnce,
            max_topic_levels: 0,
            session_expiry_interval: Duration::from_secs(2 * 60 * 60),
            max_session_expiry_interval: Duration::ZERO,
            message_retry_interval: Duration::from_secs(20),
            message_expiry_interval: Duration::from_secs(5 * 60),
            max_subscriptions: 0,
            max_topic_aliases: 0,
            limit_subscription: false,
        }
    }
}
