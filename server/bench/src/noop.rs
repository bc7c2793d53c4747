//! The ceiling: an MQTT 5 subscriber at QoS 1 that counts and discards. It uses the same client
//! library as a real subscriber, with the library's own acknowledgements, which are the cheapest it
//! offers.

use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use rumqttc::v5::mqttbytes::QoS;
use rumqttc::v5::mqttbytes::v5::Packet;
use rumqttc::v5::{AsyncClient, Event, MqttOptions};

const TOPICS: &str = "greenpulse/v1/+/readings";
const START_PATIENCE: Duration = Duration::from_secs(10);

/// A running subscriber.
pub struct Noop {
    thread: JoinHandle<Result<Instant>>,
}

impl Noop {
    /// Returns when the subscription is established; the subscriber ends after `expected` messages
    /// or at `time_limit`.
    pub fn start(port: u16, expected: u64, time_limit: Duration) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (subscribed, is_subscribed) = mpsc::channel();
        let thread = std::thread::spawn(move || runtime.block_on(receive(port, expected, time_limit, subscribed)));
        is_subscribed.recv_timeout(START_PATIENCE).context("the subscriber that does nothing could not subscribe")?;
        Ok(Self { thread })
    }

    /// When the last expected message came; fails if it did not come in time.
    pub fn finish(self) -> Result<Instant> {
        self.thread.join().map_err(|_| anyhow!("the subscriber's thread panicked"))?
    }
}

async fn receive(port: u16, expected: u64, time_limit: Duration, subscribed: mpsc::Sender<()>) -> Result<Instant> {
    let mut options = MqttOptions::new("bench-noop", "127.0.0.1", port);
    options.set_keep_alive(Duration::from_secs(60)).set_receive_maximum(Some(u16::MAX));
    let (client, mut events) = AsyncClient::new(options, 16);
    client.subscribe(TOPICS, QoS::AtLeastOnce).await?;
    let mut messages = 0;
    let counted = tokio::time::timeout(time_limit, async {
        while messages < expected {
            match events.poll().await? {
                Event::Incoming(Packet::Publish(_)) => messages += 1,
                Event::Incoming(Packet::SubAck(_)) => {
                    // The receiver is gone only if nobody waits for the subscription any more.
                    let _ = subscribed.send(());
                }
                _ => {}
            }
        }
        anyhow::Ok(Instant::now())
    });
    let Ok(end) = counted.await else {
        bail!("the subscriber that does nothing received {messages} of {expected} messages in time");
    };
    end
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

    use super::*;
    use crate::load::Load;
    use crate::packet::SignIn;
    use crate::plan::Plan;
    use crate::process::Folder;
    use crate::readings::Readings;
    use crate::server::Mosquitto;

    #[test]
    fn two_thousand_messages_reach_the_subscriber_through_mosquitto() {
        let folder = Folder::new(None).unwrap();
        let mosquitto = Mosquitto::start(folder.path(), true).unwrap();
        let time_limit = Duration::from_secs(60);
        let noop = Noop::start(mosquitto.port, 2_000, time_limit).unwrap();
        let plan = Plan {
            port: mosquitto.port,
            sign_in: SignIn::named("bench"),
            connections: 50,
            meters: 100,
            messages: Some(2_000),
            readings_per_message: 1,
            messages_per_s: None,
            inflight: 20,
            repeat_share: 0.0,
            readings: Readings::lately(10, 42),
            time_limit,
        };
        let outcome = Load::start(plan).unwrap().finish().unwrap();
        assert_eq!((outcome.acknowledged_messages, outcome.errors.len()), (2_000, 0));
        assert!(outcome.meters.iter().all(|meter| meter.count == 20 && meter.acknowledged == [true; 20]));
        // It fails unless all of them came.
        noop.finish().unwrap();
    }
}
