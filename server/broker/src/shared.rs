//! rmqtt's session map, with limits around it. A new session finds room or is refused, and each
//! message routed to a subscriber counts in its share of the `backlog`. Everything else is left to rmqtt.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use rmqtt::context::ServerContext;
use rmqtt::session::Session;
use rmqtt::shared::{DefaultShared, Entry, RetainLoadCallback, Shared};
use rmqtt::types::{
    ForwardedCount, ForwardedRecipients, From, Id, IsAdmin, MsgID, NodeId, OfflineSession, Publish, Reason, SessionStatus,
    SharedGroupType, SubRelation, SubRelations, SubRelationsMap, SubsSearchParams, SubsSearchResult, Subscribe, SubscribeReturn,
    SubscriptionOptions, To, TopicFilter, Tx, Unsubscribe,
};

use tokio::time::sleep;

use crate::backlog::{Backlog, Subscribers, owned};
use crate::sessions::{Place, Sessions};

/// Interval between searches for orphaned sessions.
const ORPHANS_EVERY: Duration = Duration::from_secs(30);

/// Messages that could not be forwarded, and why.
type Failures = Vec<(To, From, Publish, Reason)>;

/// See the module.
#[derive(Clone)]
pub(crate) struct Bounded {
    inner: DefaultShared,
    context: ServerContext,
    backlog: Arc<Backlog>,
    sessions: Arc<Sessions>,
}

impl Bounded {
    pub fn new(context: ServerContext, backlog: Arc<Backlog>, sessions: Arc<Sessions>) -> Bounded {
        Bounded { inner: DefaultShared::new(Some(context.clone())), context, backlog, sessions }
    }

    /// Ends the session of an absent device. If the device has come back meanwhile, the session
    /// stays.
    pub async fn send_away(&self, id: &Id) {
        let Ok(mut entry) = self.inner.entry(id.clone()).try_lock().await else { return };
        let Some(session) = entry.session().filter(|session| session.id == *id) else { return };
        if session.connected().await.unwrap_or(true) {
            return;
        }
        if let Err(error) = entry.kick(true, true, true).await {
            tracing::debug!(client_id = %id.client_id, %error, "an absent session could not be ended");
        }
    }

    /// Removes orphaned sessions. rmqtt leaves one behind when a connection is reset after its
    /// CONNECT was accepted and before its CONNACK could be sent. Nothing ends that session unless
    /// its client id connects again.
    pub async fn remove_orphans(&self) {
        // Querying an entry during the iteration would take the same lock twice.
        let all: Vec<Id> = self.inner.iter().map(|entry| entry.id()).collect();
        for id in all {
            if !self.is_dead(&id) {
                continue;
            }
            let Ok(mut entry) = self.inner.entry(id.clone()).try_lock().await else { continue };
            if self.is_dead(&id) && entry.remove_with(&id).await.is_ok() {
                self.sessions.ended(&id);
            }
        }
    }

    /// Calls [`remove_orphans`](Self::remove_orphans) at intervals until the future is dropped.
    pub async fn remove_orphans_repeatedly(&self) {
        loop {
            sleep(ORPHANS_EVERY).await;
            self.remove_orphans().await;
        }
    }

    fn is_dead(&self, id: &Id) -> bool {
        self.inner.entry(id.clone()).tx().is_some_and(|session| session.is_closed())
    }

    /// Makes room for a new session if there is none.
    async fn find_place(&self, id: &Id) -> rmqtt::Result<()> {
        let mut place = self.sessions.place_for(id);
        if place == Place::None {
            self.remove_orphans().await;
            place = self.sessions.place_for(id);
        }
        match place {
            Place::Free => Ok(()),
            Place::After(absent) => {
                self.send_away(&absent).await;
                Ok(())
            }
            Place::None => {
                tracing::warn!(client_id = %id.client_id, address = ?id.remote_addr, "a device was turned away: there are too many");
                Err(io::Error::other("too many sessions").into())
            }
        }
    }

    fn around(&self, inner: Box<dyn Entry>) -> Box<dyn Entry> {
        Box::new(BoundedEntry { inner, all: self.clone() })
    }
}

impl Subscribers for Bounded {
    fn session(&self, client_id: &str) -> Option<Session> {
        self.inner.entry(Id::from(self.context.node.id(), client_id.to_owned().into())).session()
    }
}

#[async_trait]
impl Shared for Bounded {
    fn entry(&self, id: Id) -> Box<dyn Entry> {
        self.around(self.inner.entry(id))
    }

    fn exist(&self, client_id: &str) -> bool {
        self.inner.exist(client_id)
    }

    /// Same as rmqtt's. Calling rmqtt's own version would route without passing through this type
    /// again.
    async fn forwards(
        &self,
        _: Option<MsgID>,
        from: From,
        publish: Publish,
    ) -> Result<ForwardedCount, (ForwardedCount, Failures)> {
        let relations = match &publish.target_clientid {
            Some(client_id) => vec![one_relation(&publish, client_id.clone())],
            None => match self.context.extends.router().await.matches(from.id.clone(), &publish.topic).await {
                Ok(mut by_node) => by_node.remove(&self.context.node.id()).unwrap_or_default(),
                Err(error) => {
                    tracing::debug!(topic = %publish.topic, %error, "no subscribers could be found");
                    SubRelations::new()
                }
            },
        };
        match self.forwards_to(from, &publish, relations, None).await {
            Ok(recipients) => Ok(recipients.len()),
            Err((recipients, failures)) => Err((recipients.len(), failures)),
        }
    }

    async fn forwards_and_get_shareds(
        &self,
        from: From,
        publish: Publish,
    ) -> Result<(SubRelationsMap, ForwardedRecipients), (ForwardedRecipients, Failures)> {
        // Used by clusters only.
        self.inner.forwards_and_get_shareds(from, publish).await
    }

    async fn forwards_to(
        &self,
        from: From,
        publish: &Publish,
        relations: SubRelations,
        _: Option<MsgID>,
    ) -> Result<ForwardedRecipients, (ForwardedRecipients, Failures)> {
        if relations.is_empty() {
            return Ok(ForwardedRecipients::new());
        }
        let message = owned(publish);
        let (mut recipients, mut failures) = (ForwardedRecipients::new(), Failures::new());
        for relation in relations {
            let Some(counted) = self.backlog.count(message.clone(), &relation.1, self).await else { continue };
            match self.inner.forwards_to(from.clone(), &counted, vec![relation], None).await {
                Ok(more) => recipients.extend(more),
                Err((more, why)) => {
                    recipients.extend(more);
                    failures.extend(why);
                }
            }
        }
        if failures.is_empty() { Ok(recipients) } else { Err((recipients, failures)) }
    }

    fn iter(&self) -> Box<dyn Iterator<Item = Box<dyn Entry>> + Sync + Send + '_> {
        self.inner.iter()
    }

    fn random_session(&self) -> Option<Session> {
        self.inner.random_session()
    }

    async fn session_status(&self, client_id: &str) -> Option<SessionStatus> {
        self.inner.session_status(client_id).await
    }

    async fn client_states_count(&self) -> usize {
        self.inner.client_states_count().await
    }

    fn sessions_count(&self) -> usize {
        self.inner.sessions_count()
    }

    async fn query_subscriptions(&self, wanted: &SubsSearchParams) -> Vec<SubsSearchResult> {
        self.inner.query_subscriptions(wanted).await
    }

    async fn subscriptions_count(&self) -> usize {
        self.inner.subscriptions_count().await
    }

    async fn retain_load_with(
        &self,
        filter: &TopicFilter,
        callback: Arc<dyn RetainLoadCallback>,
    ) -> rmqtt::Result<Vec<(NodeId, MsgID)>> {
        self.inner.retain_load_with(filter, callback).await
    }
}

/// The subscription relation of a message meant for one client alone.
fn one_relation(publish: &Publish, client_id: rmqtt::types::ClientId) -> SubRelation {
    let mut options = SubscriptionOptions::default();
    options.set_qos(publish.qos);
    let in_no_group: Option<SharedGroupType> = None;
    (publish.topic.clone(), client_id, options, None, in_no_group)
}

/// One client's entry in the session map.
struct BoundedEntry {
    inner: Box<dyn Entry>,
    all: Bounded,
}

#[async_trait]
impl Entry for BoundedEntry {
    /// rmqtt calls this after sign-in. If it fails, rmqtt answers that the server is unavailable.
    async fn try_lock(&self) -> rmqtt::Result<Box<dyn Entry>> {
        self.all.find_place(&self.inner.id()).await?;
        Ok(self.all.around(self.inner.try_lock().await?))
    }

    fn id(&self) -> Id {
        self.inner.id()
    }

    fn id_same(&self) -> Option<bool> {
        self.inner.id_same()
    }

    async fn set(&mut self, session: Session, tx: Tx) -> rmqtt::Result<()> {
        self.inner.set(session, tx).await
    }

    async fn remove(&mut self) -> rmqtt::Result<Option<(Session, Tx)>> {
        self.inner.remove().await
    }

    async fn remove_with(&mut self, id: &Id) -> rmqtt::Result<Option<(Session, Tx)>> {
        self.inner.remove_with(id).await
    }

    async fn kick(&mut self, clean_start: bool, clear_subscriptions: bool, is_admin: IsAdmin) -> rmqtt::Result<OfflineSession> {
        self.inner.kick(clean_start, clear_subscriptions, is_admin).await
    }

    async fn online(&self) -> bool {
        self.inner.online().await
    }

    async fn is_connected(&self) -> bool {
        self.inner.is_connected().await
    }

    fn session(&self) -> Option<Session> {
        self.inner.session()
    }

    fn exist(&self) -> bool {
        self.inner.exist()
    }

    fn tx(&self) -> Option<Tx> {
        self.inner.tx()
    }

    async fn subscribe(&self, subscribe: &Subscribe) -> rmqtt::Result<SubscribeReturn> {
        self.inner.subscribe(subscribe).await
    }

    async fn unsubscribe(&self, unsubscribe: &Unsubscribe) -> rmqtt::Result<bool> {
        self.inner.unsubscribe(unsubscribe).await
    }

    /// Retained messages reach a new subscriber through this call.
    async fn publish(&self, from: From, publish: Publish) -> Result<(), (From, Publish, Reason)> {
        match self.all.backlog.count(owned(&publish), &self.inner.id().client_id, &self.all).await {
            Some(counted) => self.inner.publish(from, counted).await,
            None => Ok(()),
        }
    }

    async fn subscriptions(&self) -> Option<Vec<SubsSearchResult>> {
        self.inner.subscriptions().await
    }
}
