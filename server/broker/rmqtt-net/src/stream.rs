//! Sends and receives packets of both MQTT versions.

use std::time::Duration;

use futures::SinkExt;
use rmqtt_codec::error::SendPacketError;
use rmqtt_codec::{MqttCodec, MqttPacket};
use tokio::io::AsyncWrite;
use tokio::time::timeout;
use tokio_util::codec::Framed;

use crate::{MqttError, Result};

/// A connection of one version.
pub enum MqttStream<Io> {
    /// MQTT 3.1 or 3.1.1.
    V3(v3::MqttStream<Io>),
    /// MQTT 5.
    V5(v5::MqttStream<Io>),
}

/// The code common to both versions: the connection, and receiving from it.
macro_rules! stream {
    ($version:ident, $packets:ident) => {
        use std::net::SocketAddr;
        use std::pin::Pin;
        use std::sync::Arc;
        use std::task::{Context, Poll, ready};
        use std::time::Duration;

        use futures::StreamExt;
        use rmqtt_codec::error::DecodeError;
        use rmqtt_codec::types::Publish;
        use rmqtt_codec::{MqttCodec, MqttPacket, $packets as codec};
        use tokio::io::{AsyncRead, AsyncWrite};
        use tokio::time::timeout;
        use tokio_util::codec::Framed;

        use crate::{Builder, MqttError, Result};

        /// A connection of this version.
        pub struct MqttStream<Io> {
            /// Reads and writes packets.
            pub io: Framed<Io, MqttCodec>,
            /// The peer's address.
            pub remote_addr: SocketAddr,
            /// Its settings.
            pub cfg: Arc<Builder>,
        }

        impl<Io: AsyncRead + AsyncWrite + Unpin> MqttStream<Io> {
            /// Sends a packet.
            ///
            /// # Errors
            /// [`MqttError`] if the other side does not take it in time or is gone.
            pub async fn send(&mut self, packet: codec::Packet) -> Result<()> {
                super::send(&mut self.io, MqttPacket::$version(packet), self.cfg.send_timeout).await
            }

            /// Sends what is buffered.
            ///
            /// # Errors
            /// As [`send`](Self::send).
            pub async fn flush(&mut self) -> Result<()> {
                super::flush(&mut self.io, self.cfg.send_timeout).await
            }

            /// Closes the connection.
            ///
            /// # Errors
            /// As [`send`](Self::send).
            pub async fn close(&mut self) -> Result<()> {
                super::close(&mut self.io, self.cfg.send_timeout).await
            }

            /// Sends a message.
            ///
            /// # Errors
            /// As [`send`](Self::send).
            pub async fn send_publish(&mut self, publish: Box<Publish>) -> Result<()> {
                self.send(codec::Packet::Publish(publish)).await
            }

            /// Answers a ping.
            ///
            /// # Errors
            /// As [`send`](Self::send).
            pub async fn send_ping_response(&mut self) -> Result<()> {
                self.send(codec::Packet::PingResponse).await
            }

            /// The next packet; `None` at the end.
            ///
            /// # Errors
            /// [`MqttError::ReadTimeout`], or the decoding error.
            pub async fn recv(&mut self, within: Duration) -> Result<Option<codec::Packet>> {
                match timeout(within, self.next()).await {
                    Ok(packet) => packet.transpose(),
                    Err(_) => Err(MqttError::ReadTimeout.into()),
                }
            }

            /// Receives the CONNECT.
            ///
            /// # Errors
            /// As [`recv`](Self::recv), and [`MqttError::InvalidProtocol`] if it is another packet.
            pub async fn recv_connect(&mut self, within: Duration) -> Result<Box<codec::Connect>> {
                match self.recv(within).await? {
                    Some(codec::Packet::Connect(connect)) => Ok(connect),
                    _ => Err(MqttError::InvalidProtocol.into()),
                }
            }
        }

        impl<Io: AsyncRead + Unpin> futures::Stream for MqttStream<Io> {
            type Item = Result<codec::Packet>;

            fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
                Poll::Ready(ready!(Pin::new(&mut self.io).poll_next(context)).map(|next| match next {
                    Ok((MqttPacket::$version(packet), _)) => Ok(packet),
                    Ok(_) => Err(MqttError::Decode(DecodeError::MalformedPacket).into()),
                    Err(error) => Err(error.into()),
                }))
            }
        }
    };
}

/// MQTT 3.1 and 3.1.1.
pub mod v3 {
    use std::num::NonZeroU16;

    stream!(V3, v3);

    #[allow(clippy::missing_errors_doc, reason = "all fail as `send` does")]
    impl<Io: AsyncRead + AsyncWrite + Unpin> MqttStream<Io> {
        /// Answers a CONNECT.
        pub async fn send_connect_ack(&mut self, return_code: codec::ConnectAckReason, session_present: bool) -> Result<()> {
            self.send(codec::Packet::ConnectAck(codec::ConnectAck { session_present, return_code })).await
        }

        /// Sends a PUBACK.
        pub async fn send_publish_ack(&mut self, packet_id: NonZeroU16) -> Result<()> {
            self.send(codec::Packet::PublishAck { packet_id }).await
        }

        /// Sends a PUBREC.
        pub async fn send_publish_received(&mut self, packet_id: NonZeroU16) -> Result<()> {
            self.send(codec::Packet::PublishReceived { packet_id }).await
        }

        /// Sends a PUBREL.
        pub async fn send_publish_release(&mut self, packet_id: NonZeroU16) -> Result<()> {
            self.send(codec::Packet::PublishRelease { packet_id }).await
        }

        /// Sends a PUBCOMP.
        pub async fn send_publish_complete(&mut self, packet_id: NonZeroU16) -> Result<()> {
            self.send(codec::Packet::PublishComplete { packet_id }).await
        }

        /// Answers a SUBSCRIBE.
        pub async fn send_subscribe_ack(&mut self, packet_id: NonZeroU16, status: Vec<codec::SubscribeReturnCode>) -> Result<()> {
            self.send(codec::Packet::SubscribeAck { packet_id, status }).await
        }

        /// Answers an UNSUBSCRIBE.
        pub async fn send_unsubscribe_ack(&mut self, packet_id: NonZeroU16) -> Result<()> {
            self.send(codec::Packet::UnsubscribeAck { packet_id }).await
        }
    }
}

/// MQTT 5.
pub mod v5 {
    stream!(V5, v5);

    /// How long a DISCONNECT may take to be sent before the connection closes.
    const LAST_WORD: Duration = Duration::from_millis(500);

    #[allow(clippy::missing_errors_doc, reason = "all fail as `send` does")]
    impl<Io: AsyncRead + AsyncWrite + Unpin> MqttStream<Io> {
        /// Answers a CONNECT.
        pub async fn send_connect_ack(&mut self, ack: codec::ConnectAck) -> Result<()> {
            self.send(codec::Packet::ConnectAck(Box::new(ack))).await
        }

        /// Sends a DISCONNECT with the reason.
        pub async fn send_disconnect(&mut self, disconnect: codec::Disconnect) -> Result<()> {
            self.send(codec::Packet::Disconnect(disconnect)).await?;
            self.flush().await?;
            tokio::time::sleep(LAST_WORD).await;
            Ok(())
        }

        /// Sends a PUBACK.
        pub async fn send_publish_ack(&mut self, ack: codec::PublishAck) -> Result<()> {
            self.send(codec::Packet::PublishAck(ack)).await
        }

        /// Sends a PUBREC.
        pub async fn send_publish_received(&mut self, ack: codec::PublishAck) -> Result<()> {
            self.send(codec::Packet::PublishReceived(ack)).await
        }

        /// Sends a PUBREL.
        pub async fn send_publish_release(&mut self, ack: codec::PublishAck2) -> Result<()> {
            self.send(codec::Packet::PublishRelease(ack)).await
        }

        /// Sends a PUBCOMP.
        pub async fn send_publish_complete(&mut self, ack: codec::PublishAck2) -> Result<()> {
            self.send(codec::Packet::PublishComplete(ack)).await
        }

        /// Answers a SUBSCRIBE.
        pub async fn send_subscribe_ack(&mut self, ack: codec::SubscribeAck) -> Result<()> {
            self.send(codec::Packet::SubscribeAck(ack)).await
        }

        /// Answers an UNSUBSCRIBE.
        pub async fn send_unsubscribe_ack(&mut self, ack: codec::UnsubscribeAck) -> Result<()> {
            self.send(codec::Packet::UnsubscribeAck(ack)).await
        }
    }
}

/// A zero timeout means no limit.
fn limit(within: Duration) -> Duration {
    if within.is_zero() { Duration::MAX } else { within }
}

async fn send<Io: AsyncWrite + Unpin>(io: &mut Framed<Io, MqttCodec>, packet: MqttPacket, within: Duration) -> Result<()> {
    match timeout(limit(within), io.send(packet)).await {
        Ok(sent) => Ok(sent.map_err(|error| MqttError::SendPacket(SendPacketError::Encode(error)))?),
        Err(_) => Err(MqttError::WriteTimeout.into()),
    }
}

async fn flush<Io: AsyncWrite + Unpin>(io: &mut Framed<Io, MqttCodec>, within: Duration) -> Result<()> {
    match timeout(limit(within), SinkExt::<MqttPacket>::flush(io)).await {
        Ok(sent) => Ok(sent.map_err(|error| MqttError::SendPacket(SendPacketError::Encode(error)))?),
        Err(_) => Err(MqttError::FlushTimeout.into()),
    }
}

async fn close<Io: AsyncWrite + Unpin>(io: &mut Framed<Io, MqttCodec>, within: Duration) -> Result<()> {
    match timeout(limit(within), SinkExt::<MqttPacket>::close(io)).await {
        Ok(closed) => Ok(closed.map_err(MqttError::Encode)?),
        Err(_) => Err(MqttError::CloseTimeout.into()),
    }
}
