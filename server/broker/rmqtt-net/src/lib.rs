//! A replacement for `rmqtt-net` 0.5, with the interface that rmqtt expects of its connections. The
//! caller accepts the connections and reads their whole CONNECT. In the original, rmqtt accepts by
//! itself and waits for a first packet without a timeout or a limit on their number, and nothing
//! outside can end that wait. [`MqttError`] and the code that sends and receives come from the
//! original (by the authors of rmqtt, MIT or Apache-2.0). Leaves out TLS, WebSockets and QUIC,
//! which the embedded broker does not speak.

mod builder;
mod error;
mod listener;
mod stream;

pub use builder::Builder;
pub use error::MqttError;
pub use listener::{Acceptor, Arrival, Dispatcher, Listener, ListenerType, Stream};
pub use stream::{MqttStream, v3, v5};

/// A connection error.
pub type Error = anyhow::Error;

/// A result with [`Error`].
pub type Result<T> = anyhow::Result<T, Error>;
