//! A broker for each test; the test takes and commits its messages.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]
#![allow(dead_code, reason = "not every test file asks everything of a broker")]

use std::net::SocketAddr;
use std::time::Duration;

use crate::device::PATIENCE;
use broker::{Broker, Config, Counters, Publish};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Long enough that a PUBACK would have come if it did not wait for the commit.
pub const A_WHILE: Duration = Duration::from_millis(300);

pub struct Running {
    pub address: SocketAddr,
    pub counters: Counters,
    pub messages: mpsc::Receiver<Publish>,
    pub serving: JoinHandle<()>,
}

impl Running {
    pub async fn start() -> Running {
        Running::start_with(config(), 100).await
    }

    pub async fn start_with(config: Config, queue: usize) -> Running {
        let (sender, messages) = mpsc::channel(queue);
        let broker = Broker::bind(config, sender).await.unwrap();
        let (address, counters) = (broker.address(), broker.counters());
        Running { address, counters, messages, serving: tokio::spawn(broker.run()) }
    }

    pub async fn message(&mut self) -> Publish {
        timeout(PATIENCE, self.messages.recv()).await.expect("a message should come").expect("the broker should run")
    }

    pub async fn commit_next(&mut self) -> Publish {
        let mut message = self.message().await;
        if let Some(committed) = message.committed.take() {
            committed.send(()).unwrap();
        }
        message
    }

    pub async fn stop(self) {
        self.serving.abort();
        let _ = self.serving.await;
    }
}

pub fn config() -> Config {
    Config::new(SocketAddr::from(([127, 0, 0, 1], 0)))
}
