//! The hook between rmqtt and the queue. It decides which messages may be acknowledged. Leaves out
//! who may connect (`sign_in`).

use std::sync::{Arc, Weak};
use std::time::Duration;

use async_trait::async_trait;
use rmqtt::codec::types::QoS;
use rmqtt::codec::v5::SubscribeAckReason;
use rmqtt::context::ServerContext;
use rmqtt::hook::{Handler, HookResult, Parameter, ReturnType, Type};
use rmqtt::session::{Session, SessionState};
use rmqtt::types::{
    self, AuthResult, CodecPublish, ConnectInfo, FromType, Id, PublishAclResult, Reason, SubscribeAclResult, TopicFilter,
};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep};

use crate::answers;
use crate::awaiting_commit::AwaitingCommit;
use crate::backlog::Backlog;
use crate::own_topics;
use crate::sessions::Sessions;
use crate::shared::Bounded;
use crate::sign_in::SignIn;
use crate::tally::Tally;
use crate::token::Name;
use crate::topic_name::is_topic_name;
use crate::{Config, MAX_IN_FLIGHT, Publish};

/// Maximum length of a topic filter.
const MAX_FILTER_BYTES: usize = 1_024;

/// How long a connection waits for the one it takes over from. rmqtt itself waits five seconds
/// more.
const HAND_OVER_MAX: Duration = Duration::from_secs(3);
const HAND_OVER_STEP: Duration = Duration::from_millis(5);
const CLOSING_SHOWS_AFTER: Duration = Duration::from_millis(20);

/// Checks every connection and every message.
pub(crate) struct Gate {
    sign_in: SignIn,
    publishes: mpsc::Sender<Publish>,
    context: ServerContext,
    tally: Arc<Tally>,
    awaiting_commit: AwaitingCommit,
    max_packet_bytes: u32,
    sessions: Arc<Sessions>,
    backlog: Arc<Backlog>,
    shared: Bounded,
}

/// Registers the gate with rmqtt's hooks.
pub(crate) async fn install(gate: &Arc<Gate>, context: &ServerContext) {
    let register = context.extends.hook_mgr().register();
    // `MessagePublish` sees wills too, but it runs before the access check and cannot refuse.
    // `MessagePublishCheckAcl` can refuse, so a device's message waits for its commit there.
    for point in [
        Type::ClientAuthenticate,
        Type::ClientSubscribe,
        Type::ClientSubscribeCheckAcl,
        Type::ClientUnsubscribe,
        Type::MessagePublishCheckAcl,
        Type::MessagePublish,
        Type::ClientConnected,
        Type::ClientDisconnected,
        Type::SessionTerminated,
        Type::MessageDropped,
    ] {
        register.add(point, Box::new(Hook(Arc::downgrade(gate)))).await;
    }
    register.start().await;
}

/// Weak, because rmqtt's context refers to itself and is never freed. The queue's sender must not
/// stay alive with it.
struct Hook(Weak<Gate>);

#[async_trait]
impl Handler for Hook {
    async fn hook(&self, parameter: &Parameter, passed_on: Option<HookResult>) -> ReturnType {
        let gate = self.0.upgrade();
        match parameter {
            Parameter::ClientAuthenticate(info) => {
                let answer = match gate {
                    Some(gate) => gate.sign_in(info).await,
                    None => AuthResult::NotAuthorized,
                };
                (false, Some(HookResult::AuthResult(answer)))
            }
            Parameter::ClientSubscribe(session, subscribe) => own_filter(gate, session, &subscribe.topic_filter, passed_on),
            Parameter::ClientUnsubscribe(session, unsubscribe) => own_filter(gate, session, &unsubscribe.topic_filter, passed_on),
            Parameter::ClientSubscribeCheckAcl(session, subscribe) => {
                let why_not = match gate {
                    _ if subscribe.topic_filter.len() > MAX_FILTER_BYTES => SubscribeAckReason::TopicFilterInvalid,
                    Some(gate) if !gate.may_subscribe(&session.id, &subscribe.topic_filter) => SubscribeAckReason::NotAuthorized,
                    _ => return (true, passed_on),
                };
                (false, Some(HookResult::SubscribeAclResult(SubscribeAclResult::new_failure(why_not))))
            }
            Parameter::MessagePublishCheckAcl(session, publish) => {
                let received = match &gate {
                    Some(gate) => gate.receive(session, publish).await,
                    None => Err(Refusal::Stopping),
                };
                if let (Some(gate), Ok(())) = (&gate, &received) {
                    gate.answer(session, publish).await;
                }
                (false, Some(HookResult::PublishAclResult(acl_result(received))))
            }
            Parameter::MessagePublish(_, from, publish) if matches!(from.typ(), FromType::LastWill) => {
                if let Some(gate) = gate {
                    gate.will(&from.id, publish).await;
                }
                (true, passed_on)
            }
            _ => {
                if let Some(gate) = gate {
                    gate.follow(parameter).await;
                }
                (true, passed_on)
            }
        }
    }
}

/// The filter under which a subscription is kept, if it differs from the one the device gave.
fn own_filter(gate: Option<Arc<Gate>>, session: &Session, filter: &str, passed_on: Option<HookResult>) -> ReturnType {
    let has_token = gate.is_some_and(|gate| gate.sign_in.name(&session.id) != Name::Plain);
    match own_topics::kept(filter, &session.id.client_id, has_token) {
        Some(filter) => (false, Some(HookResult::TopicFilter(Some(filter)))),
        None => (true, passed_on),
    }
}

/// Why a message is not acknowledged.
#[derive(Clone, Copy, Debug)]
enum Refusal {
    Topic,
    NotCommitted,
    TakenOver,
    Revoked,
    Stopping,
}

fn acl_result(answer: Result<(), Refusal>) -> PublishAclResult {
    let reason = match answer {
        Ok(()) => return PublishAclResult::allow(),
        Err(Refusal::Topic) => "the topic is not valid",
        Err(Refusal::NotCommitted) => "the message could not be stored",
        Err(Refusal::TakenOver) => "a newer connection has the same client id",
        Err(Refusal::Revoked) => "the token opens nothing any more",
        Err(Refusal::Stopping) => "the broker is stopping",
    };
    // MQTT 3.1.1 has no negative PUBACK, and for an MQTT 5 device a negative one is final. Only a
    // closed connection makes both send the message again.
    PublishAclResult::rejected(true, Some(reason.into()))
}

impl Gate {
    pub(crate) fn new(config: &Config, publishes: mpsc::Sender<Publish>, context: ServerContext) -> Gate {
        let (sessions, backlog) = (Arc::new(Sessions::new(config.limits)), Arc::new(Backlog::new(config.limits.queued_bytes)));
        Gate {
            shared: Bounded::new(context.clone(), Arc::clone(&backlog), Arc::clone(&sessions)),
            sessions,
            backlog,
            sign_in: SignIn::new(config),
            publishes,
            context,
            tally: Arc::default(),
            awaiting_commit: AwaitingCommit::default(),
            max_packet_bytes: config.max_packet_bytes,
        }
    }

    pub(crate) fn tally(&self) -> Arc<Tally> {
        Arc::clone(&self.tally)
    }

    pub(crate) fn connections(&self) -> u64 {
        u64::try_from(self.context.connections.count()).unwrap_or(0)
    }

    pub(crate) fn waiting(&self) -> u64 {
        self.awaiting_commit.count()
    }

    pub(crate) fn sessions(&self) -> &Sessions {
        &self.sessions
    }

    pub(crate) fn backlog(&self) -> &Backlog {
        &self.backlog
    }

    /// The session map for rmqtt to use.
    pub(crate) fn shared(&self) -> Bounded {
        self.shared.clone()
    }

    /// Tracks sessions as they come and go, and counts dropped messages.
    async fn follow(&self, parameter: &Parameter<'_>) {
        match parameter {
            Parameter::ClientConnected(session) => self.sessions.connected(&session.id),
            Parameter::ClientDisconnected(session, _) => {
                if !stays(session).await {
                    self.sessions.ended(&session.id);
                } else if let Some(older) = self.sessions.absent_from_now(&session.id) {
                    // In a task of its own: this session is about to become absent, and the other
                    // one may be too.
                    let shared = self.shared();
                    tokio::spawn(async move { shared.send_away(&older).await });
                }
            }
            Parameter::SessionTerminated(session, _) => self.sessions.ended(&session.id),
            Parameter::MessageDropped(Some(_), _, _, Reason::MessageQueueFull) => self.backlog.drop_one(),
            _ => {}
        }
    }

    async fn sign_in(&self, info: &ConnectInfo) -> AuthResult {
        if let Err(answer) = self.sign_in.judge(info).await {
            self.tally.connection_refused();
            return answer;
        }
        self.make_way(info.id()).await;
        // Not a superuser: a superuser would bypass the check in which a message waits for its
        // commit.
        AuthResult::Allow(false, None)
    }

    /// The sender of a message. A token does not go beyond this point.
    fn sender(&self, id: &Id) -> Result<Sender, Refusal> {
        let (user_name, own_meter_only) = match self.sign_in.name(id) {
            Name::Plain => (id.username.as_ref().map(ToString::to_string), false),
            Name::Device(device) => (Some(device), true),
            Name::Gateway(name) => (Some(name), false),
            Name::Refused => return Err(Refusal::Revoked),
        };
        Ok(Sender { user_name, own_meter_only })
    }

    /// A device or gateway with a token may subscribe to its own topics, but not to those of
    /// others.
    fn may_subscribe(&self, id: &Id, filter: &TopicFilter) -> bool {
        self.sign_in.name(id) == Name::Plain || own_topics::is_kept(filter)
    }

    /// Makes way for a new connection with the same client id: ends the older one's wait for a
    /// commit, or lets it finish closing. rmqtt's own takeover asks the older connection's task.
    /// That task does not answer while it is in a hook or while it ends, so the new connection
    /// would wait for seconds or be refused.
    async fn make_way(&self, id: &Id) {
        let interrupted = self.awaiting_commit.interrupt(&id.client_id);
        let started = Instant::now();
        while started.elapsed() < HAND_OVER_MAX {
            let older = self.context.extends.shared().await.entry(id.clone()).session();
            let Some(older) = older else { return };
            let settled = if older.connected().await.unwrap_or(false) {
                // A connection that has just begun to close still counts as connected.
                !interrupted && started.elapsed() > CLOSING_SHOWS_AFTER
            } else {
                outlives_its_connection(&older).await
            };
            if settled {
                return;
            }
            sleep(HAND_OVER_STEP).await;
        }
    }

    async fn receive(&self, session: &Session, publish: &types::Publish) -> Result<(), Refusal> {
        self.tally.message(publish.payload.len());
        let answer = self.hand_over(session, publish).await;
        if let Err(refusal) = answer {
            self.tally.message_refused();
            tracing::debug!(client_id = %session.id.client_id, topic = %publish.topic, ?refusal, "message refused");
        }
        answer
    }

    async fn hand_over(&self, session: &Session, publish: &types::Publish) -> Result<(), Refusal> {
        if !is_topic_name(&publish.topic) {
            return Err(Refusal::Topic);
        }
        let (committed, commit) = if publish.qos.value() == 0 {
            (None, None)
        } else {
            let (committed, commit) = oneshot::channel();
            (Some(committed), Some(commit))
        };
        let wait = self.awaiting_commit.enter(&session.id.client_id);
        let message = message(&session.id, self.sender(&session.id)?, publish, committed);
        let stored = async {
            self.publishes.send(message).await.map_err(|_| Refusal::Stopping)?;
            match commit {
                Some(commit) => commit.await.map_err(|_| Refusal::NotCommitted),
                None => Ok(()),
            }
        };
        tokio::select! {
            biased;
            stored = stored => stored,
            () = wait.interrupted() => Err(Refusal::TakenOver),
        }
    }

    /// Answers a device's request to its server. Only that device gets the answer, whatever others
    /// subscribe to.
    async fn answer(&self, session: &Session, publish: &types::Publish) {
        let Some(answer) = answers::answer(&publish.topic, &publish.payload, self.max_packet_bytes, MAX_IN_FLIGHT) else {
            return;
        };
        let told = CodecPublish {
            dup: false,
            retain: false,
            // At the request's QoS, but at most 1: the device can ask again.
            qos: if publish.qos == QoS::AtMostOnce { QoS::AtMostOnce } else { QoS::AtLeastOnce },
            topic: answer.topic.into(),
            packet_id: None,
            payload: answer.payload.into(),
            properties: None,
        };
        let told = types::Publish::new(Box::new(told), Some(session.id.client_id.clone()), None, None);
        let from = types::From::from_system(session.id.clone());
        if let Err(error) = SessionState::forwards(&self.context, from, told, false, None).await {
            tracing::debug!(client_id = %session.id.client_id, %error, "a device could not be answered");
        }
    }

    async fn will(&self, from: &Id, publish: &types::Publish) {
        self.tally.message(publish.payload.len());
        let is_sent = match self.sender(from) {
            Ok(sender) => self.publishes.send(message(from, sender, publish, None)).await.is_ok(),
            Err(_) => false,
        };
        if !is_sent {
            self.tally.message_refused();
        }
    }
}

/// The sender of a message.
struct Sender {
    user_name: Option<String>,
    own_meter_only: bool,
}

fn message(from: &Id, sender: Sender, publish: &types::Publish, committed: Option<oneshot::Sender<()>>) -> Publish {
    let Sender { user_name, own_meter_only } = sender;
    Publish {
        topic: publish.topic.to_string(),
        payload: publish.payload.clone(),
        client_id: from.client_id.to_string(),
        user_name,
        own_meter_only,
        retain: publish.retain,
        is_duplicate: publish.dup,
        qos: publish.qos.value(),
        committed,
    }
}

/// Whether the session stays after its connection ends. If so, its task continues and answers a
/// takeover.
async fn outlives_its_connection(session: &Session) -> bool {
    match session.connect_info().await.as_deref() {
        Ok(ConnectInfo::V3(_, connect)) => !connect.clean_session,
        Ok(ConnectInfo::V5(_, connect)) => connect.session_expiry_interval_secs > 0,
        Err(_) => false,
    }
}

/// Whether a session stays, now that its connection has ended.
async fn stays(session: &Session) -> bool {
    match session.connect_info().await.as_deref() {
        Ok(ConnectInfo::V3(_, connect)) => !connect.clean_session,
        Ok(ConnectInfo::V5(..)) => {
            let last = session.disconnect().await.unwrap_or_default();
            !session.fitter.session_expiry_interval(last.as_ref()).is_zero()
        }
        Err(_) => false,
    }
}
