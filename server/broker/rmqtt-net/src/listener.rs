//! Hands accepted connections to rmqtt.

use std::net::SocketAddr;
use std::sync::Arc;

use bytes::BytesMut;
use rmqtt_codec::error::DecodeError;
use rmqtt_codec::version::{ProtocolVersion, VersionCodec};
use rmqtt_codec::{MqttCodec, MqttPacket, v3::Codec as CodecV3, v5::Codec as CodecV5};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::{Mutex, mpsc};
use tokio_util::codec::{Decoder, Framed, FramedParts};

use crate::stream::{MqttStream, v3, v5};
use crate::{Builder, MqttError, Result};

/// The transport of an MQTT connection.
pub trait Stream: AsyncRead + AsyncWrite + Send + Sync + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Sync + Unpin> Stream for S {}

/// A connection that has been accepted.
pub struct Arrival {
    /// The connection.
    pub stream: Box<dyn Stream>,
    /// The bytes read from it: the whole CONNECT.
    pub first: BytesMut,
    /// The peer's address.
    pub remote_addr: SocketAddr,
}

/// The kind of a listener; rmqtt knows more kinds.
#[derive(Clone, Copy, Debug)]
pub enum ListenerType {
    /// Plain TCP.
    TCP,
}

/// Takes connections from a queue.
pub struct Listener {
    /// The kind of listener.
    pub typ: ListenerType,
    /// Settings for each connection.
    pub cfg: Arc<Builder>,
    arrivals: Mutex<mpsc::Receiver<Arrival>>,
}

impl Listener {
    /// A listener that takes its connections from this queue.
    #[must_use]
    pub fn new(cfg: Builder, arrivals: mpsc::Receiver<Arrival>) -> Listener {
        Listener { typ: ListenerType::TCP, cfg: Arc::new(cfg), arrivals: Mutex::new(arrivals) }
    }

    /// The next connection.
    ///
    /// # Errors
    /// When the queue is closed.
    pub async fn accept(&self) -> Result<Acceptor> {
        let arrival = self.arrivals.lock().await.recv().await.ok_or(MqttError::ServiceUnavailable)?;
        Ok(Acceptor { remote_addr: arrival.remote_addr, arrival, cfg: Arc::clone(&self.cfg) })
    }
}

/// A connection about to be given to rmqtt.
pub struct Acceptor {
    /// The peer's address.
    pub remote_addr: SocketAddr,
    arrival: Arrival,
    cfg: Arc<Builder>,
}

impl Acceptor {
    /// The connection without any layer around it.
    ///
    /// # Errors
    /// Never; rmqtt expects a `Result`.
    pub fn tcp(self) -> Result<Dispatcher> {
        Ok(Dispatcher { arrival: self.arrival, cfg: self.cfg })
    }
}

/// Detects the MQTT version of a connection.
pub struct Dispatcher {
    arrival: Arrival,
    cfg: Arc<Builder>,
}

impl Dispatcher {
    /// The connection as a stream of its version.
    ///
    /// # Errors
    /// [`DecodeError`] if it does not begin with a CONNECT of a known version.
    pub async fn mqtt(self) -> Result<MqttStream<Box<dyn Stream>>> {
        let Dispatcher { arrival: Arrival { stream, mut first, remote_addr }, cfg } = self;
        let version = VersionCodec.decode(&mut first)?.ok_or(DecodeError::InvalidProtocol)?;
        let max = cfg.max_packet_size;
        let framed = |codec| {
            let mut parts = FramedParts::new::<MqttPacket>(stream, codec);
            parts.read_buf = first;
            Framed::from_parts(parts)
        };
        Ok(match version {
            ProtocolVersion::MQTT3 => {
                MqttStream::V3(v3::MqttStream { io: framed(MqttCodec::V3(CodecV3::new(max))), remote_addr, cfg })
            }
            ProtocolVersion::MQTT5 => {
                MqttStream::V5(v5::MqttStream { io: framed(MqttCodec::V5(CodecV5::new(max, max))), remote_addr, cfg })
            }
        })
    }
}
