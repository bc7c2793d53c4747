//! The embedded broker as a source. A device's PUBACK waits for the commit. While a person has
//! paused the source, no message is taken: devices wait for their PUBACK, keep their messages, and
//! go on when it resumes.

use crate::message::{Ack, Client, Message, SourceName};
use crate::{Lack, SourceState, Stats, Syncs, WaitingState};
use broker::{Broker, Config, Counters};
use domain::{Clock, Millis};
use std::sync::Arc;
use std::time::Duration;
use store::SourceKind;
use tokio::sync::mpsc;

/// Messages between the broker and the queue. Few, since the queue itself is the buffer.
const HANDOVER_MAX: usize = 64;

/// The data source's name in the store and the API.
pub const EMBEDDED: &str = "embedded broker";

/// Listens for devices and passes on what they publish. The returned future serves until it is
/// dropped or the queue is closed.
///
/// # Errors
/// When it cannot listen on the address.
pub async fn embedded(
    config: Config,
    queue: mpsc::Sender<Message>,
    stats: Arc<Stats>,
    syncs: Arc<Syncs>,
    clock: Clock,
) -> Result<(std::net::SocketAddr, impl Future<Output = ()> + Send), broker::Error> {
    let (sender, mut published) = mpsc::channel(HANDOVER_MAX);
    let broker = Broker::bind(config, sender).await?;
    let (address, counters) = (broker.address(), broker.counters());
    stats.source(SourceState {
        address: address.to_string(),
        is_up: true,
        lack: None,
        connections: Some(0),
        waiting: Some(WaitingState::default()),
    });
    let serve = async move {
        let source = SourceName::new(SourceKind::Mqtt, EMBEDDED);
        let hand_on = async {
            loop {
                syncs.running(&source).await;
                let Some(publish) = published.recv().await else { break };
                let client = Client::one(publish.user_name.as_deref(), &publish.client_id);
                let message = Message {
                    client,
                    topic: publish.topic,
                    payload: publish.payload,
                    device: publish.user_name,
                    own_meter_only: publish.own_meter_only,
                    arrived_at: clock.now(),
                    is_replay: false,
                    is_duplicate: publish.is_duplicate,
                    source: Some(source.clone()),
                    quarantine_id: None,
                    ack: publish.committed.map_or(Ack::None, Ack::Device),
                };
                if queue.send(message).await.is_err() {
                    break;
                }
            }
        };
        let watch = async {
            loop {
                stats.source_change(|state| {
                    state.connections = Some(counters.connections());
                    state.waiting = Some(waiting(&counters, clock.now()));
                });
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        };
        tokio::select! {
            () = broker.run() => {}
            () = hand_on => {}
            () = watch => {}
        }
        stats.source_change(|state| (state.is_up, state.lack) = (false, Some(Lack::Stopped)));
    };
    Ok((address, serve))
}

/// What the broker keeps for devices that are away.
fn waiting(counters: &Counters, now: Millis) -> WaitingState {
    let (made_place, at) = counters.sessions_made_place();
    WaitingState {
        sessions_absent: counters.sessions_absent(),
        sessions_made_place: made_place,
        made_place_at: at.map(|at| now - at.elapsed().as_millis() as Millis),
        queued_bytes: counters.queued_bytes(),
        queued_dropped: counters.queued_dropped(),
    }
}
