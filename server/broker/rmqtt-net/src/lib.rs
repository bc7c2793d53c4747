//! A stand-in for `rmqtt-net` 0.5: what rmqtt asks of its connections, as it asks for it. Connections come from whoever
//! accepts them, with their CONNECT read whole. In the original, rmqtt accepts by itself and waits for a first packet without
//! any limit of time or number, and nothing outside can end that wait. [`MqttError`], and what is sent and received, are the
//! original's (by the authors of rmqtt, MIT or Apache-2.0). Leaves out TLS, WebSockets and QUIC, which the embedded broker
//! does not speak.

mod builder;
mod error;
mod listener;
mod stream;

pub use builder::Builder;
pub use error::MqttError;
pub use listener::{Acceptor, Arrival, Dispatcher, Listener, ListenerType, Stream};
pub use stream::{MqttStream, v3, v5};

/// What goes wrong with a connection.
pub type Error = anyhow::Error;

/// The outcome of what may go wrong.
pub type Result<T> = anyhow::Result<T, Error>;
