//! `greenpulse serve`: starts everything in order, and stops it in reverse order so that nothing is
//! lost.

use crate::Error;
use crate::config::{Config, sign_on};
use crate::hex::hex;
use crate::http::room::Room;
use crate::http::sign_in::{self, SignIn};
use crate::http::{assets, door, tries, tries::Tries};
use crate::role::health::Readiness;
use crate::role::source::Source;
use crate::role::{
    announce, audit, brought, database, demo, first_admin, first_site, groups, issues, jobs, keep_alive, lock, memory,
    own_sensors, router, source, weather,
};
use ::demo::Neighbourhood;
use ::weather::Provider;
use app::asset::Assets;
use app::{AppState, PublishHint, SignInWay};
use domain::Clock;
use ingest::{Live, Message, Pipeline, Stats, TokenBook};
use mail::{Carrier, Post};
use services::{Outbound, PastWriting, Random, Services, system_clock};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

/// How long running requests and commits may take at shutdown.
const STOP_PATIENCE: Duration = Duration::from_secs(3);

/// Wait before the next retry when the database is not ready.
const AGAIN: Duration = Duration::from_secs(2);

/// Serves until the process is told to stop.
///
/// # Errors
/// Whatever prevents the start.
pub async fn serve(mut config: Config, with_demo: bool) -> Result<(), Error> {
    if config.is_broker_open() {
        config.broker_secret = Some(hex(&Random::system().bytes::<32>()?));
    }
    let mut stop = StopSignals::new()?;
    let room = Room::make();
    let assets = Arc::new(assets::addresses()?);
    // Before the database is touched, so that a second copy started by mistake changes nothing.
    let listener = listen(config.listen).await?;
    // Two servers would each have their own live state.
    let lock = lock::take(&config)?;
    let (clock, store) = (system_clock(), Arc::new(database::open(&config).await?));
    database::warn_if_open_to_others(&config);
    let readiness = Readiness::default();
    readiness.filling(with_demo);
    readiness.holding(with_demo);
    let town = if with_demo { Some(demo::settle(&store, clock.now()).await?) } else { None };
    first_site::ensure(&store, &config, clock.now()).await?;
    let (post, carrier) = post(&config, &clock)?.unzip();
    let (services, pipeline, queue) = services(store, clock, post).await?;
    let start =
        Start { config: Arc::new(config), services: services.clone(), assets, readiness, room, is_alone: lock.is_alone() };
    let mut tasks = start.run(listener, pipeline, queue, town).await?;
    tasks.background.extend(carrier.map(|carrier| tokio::spawn(carrier.run())));

    stop.wait().await;
    tracing::info!("stopping");
    tasks.stop().await;
    if tokio::time::timeout(STOP_PATIENCE, services.store.close()).await.is_err() {
        tracing::warn!("the database did not close in time");
    }
    // Only now may another server have the database.
    drop(lock);
    Ok(())
}

/// The services over a store, the pipeline behind them, and the queue that feeds it.
async fn services(
    store: Arc<Store>,
    clock: Clock,
    post: Option<Post>,
) -> Result<(Services, Pipeline, mpsc::Sender<Message>), Error> {
    let (live, stats) = (Arc::new(Live::default()), Arc::new(Stats::default()));
    live.load(&store).await?;
    let (pipeline, queue) = Pipeline::new(store.clone(), live.clone(), stats.clone(), clock.clone());
    let intake = pipeline.intake();
    let (random, past) = (Random::system(), PastWriting::default());
    let services = Services { store, live, stats, intake, clock, random, outbound: Outbound, post, past };
    Ok((services, pipeline, queue))
}

/// The queue before the mail server, if there is one. It is not asked for anything yet.
fn post(config: &Config, clock: &Clock) -> Result<Option<(Post, Carrier)>, Error> {
    let opened = config.mail.as_ref().map(|settings| Post::open(settings, clock.clone())).transpose();
    opened.map_err(|error| Error::Setting(format!("GREENPULSE_SMTP_HOST: {error}")))
}

/// What the tasks are made from.
struct Start {
    config: Arc<Config>,
    services: Services,
    assets: Arc<Assets>,
    readiness: Readiness,
    room: Room,
    /// No other server uses this database.
    is_alone: bool,
}

/// The tasks that run until the process is told to stop.
struct Tasks {
    stopping: watch::Sender<bool>,
    demo: Option<JoinHandle<()>>,
    /// Tasks that may end at any moment.
    background: Vec<JoinHandle<()>>,
    source: JoinHandle<()>,
    /// Tasks that end what is under way, each with a name for what that is.
    patient: [(&'static str, JoinHandle<()>); 3],
}

impl Start {
    /// Starts everything.
    async fn run(
        self,
        listener: TcpListener,
        pipeline: Pipeline,
        queue: mpsc::Sender<Message>,
        town: Option<Neighbourhood>,
    ) -> Result<Tasks, Error> {
        let Self { config, services, readiness, room, .. } = &self;
        let listens = listener.local_addr().map_err(|error| Error::Listen(config.listen, error))?;
        let tokens = Arc::new(TokenBook::new(services.store.clone(), services.clock.clone()));
        let key = sign_in::key(&services.store, &services.random).await?;
        let tries = Arc::new(tries::open(&services.store, key, services.now()).await?);
        let opened = source::open(config, services, queue, (tokens.clone(), tries.clone()), room);
        let Source { run, listens: broker } = opened.await?;
        let hint = announce::publish_hint(config, broker, listens);
        let state = self.state(hint.clone());
        let provider = weather_provider(config, services.outbound)?;
        let sign_in = SignIn::open(config, services, tries.clone(), &key, &state.assets.style).await?;
        let (router, _) = router::routes(config, state.clone(), readiness.clone(), tokens.clone(), sign_in.clone()).parts();

        let (stopping, stopped) = watch::channel(false);
        let pipeline = tokio::spawn(pipeline.run());
        let source = tokio::spawn(run);
        let mut background = self.background(tokens, tries);
        background.push(tokio::spawn(issues::run(state.clone())));
        let first_admin = first_admin::link(config, services, &sign_in, listens).await?;
        background.push(tokio::spawn(async move { sign_in.run().await }));
        if let Some(provider) = provider {
            background.push(tokio::spawn(weather::run(services.clone(), provider, state.weather_wanted)));
        }
        background.push(tokio::spawn(kept_alive(config.clone(), broker, services.clone())));
        if config.announce {
            background.push(tokio::spawn(announced(config.clone(), broker, services.clone())));
        }
        let jobs = tokio::spawn(jobs::run(services.clone(), readiness.clone(), self.is_alone, stopped.clone()));
        // Printed before the first answer, so that anybody who got an answer can read it. The
        // listener is already open: requests wait a moment.
        announce::print(config, listens, &hint, first_admin.as_deref());
        room.tell();
        let http = tokio::spawn(door::serve(listener, router, door::Limits::with_room(room.http), stopped.clone()));
        let (config, services, readiness) = (config.clone(), services.clone(), readiness.clone());
        let demo = town.map(|town| tokio::spawn(demo::run(town, config, broker, services, readiness, stopped)));
        let patient = [("requests", http), ("readings", pipeline), ("analyses", jobs)];
        Ok(Tasks { stopping, demo, background, source, patient })
    }

    /// The state of the pages.
    fn state(&self, publish: PublishHint) -> AppState {
        AppState {
            services: self.services.clone(),
            assets: self.assets.clone(),
            publish: Arc::new(publish),
            weather_wanted: Arc::default(),
            weather_host: self.config.weather.as_ref().map(|(now, _)| host_of(now)),
            days: Arc::default(),
            month_costs: Arc::default(),
            issues: Arc::default(),
            sign_in_ways: Arc::new(self.sign_in_ways()),
            started_at: self.services.now(),
        }
    }

    /// The providers of the settings, with the addresses that they must know.
    fn sign_in_ways(&self) -> Vec<SignInWay> {
        let public_url = self.config.public_url.clone().unwrap_or_default();
        let way = |one: &sign_on::Provider| SignInWay {
            id: one.id.clone(),
            name: one.name.clone(),
            issuer: one.issuer.clone(),
            redirect: sign_in::back_url(&public_url, &one.id),
            logout: sign_in::ended_url(&public_url, &one.id),
        };
        self.config.sign_on.providers.iter().map(way).collect()
    }

    /// Tasks that look after the database, the memory, the tokens, what others import, and who gave
    /// the right password.
    fn background(&self, tokens: Arc<TokenBook>, tries: Arc<Tries>) -> Vec<JoinHandle<()>> {
        let (watched, settled, visited) = (self.services.clone(), self.services.store.clone(), self.services.clone());
        vec![
            tokio::spawn(async move { _ = tokio::join!(watched.store.watch(&watched.clock), watched.store.follow()) }),
            tokio::spawn(async move { settled.settle().await }),
            tokio::spawn(brought::run(self.services.clone())),
            tokio::spawn(audit::run(self.services.clone(), self.config.audit_days)),
            tokio::spawn(groups::run(self.services.clone(), self.config.sign_on.groups_days)),
            tokio::spawn(memory::run()),
            tokio::spawn(async move { tokens.run().await }),
            tokio::spawn(async move { tries::run(&visited.store, &tries, &visited.clock).await }),
        ]
    }
}

impl Tasks {
    /// Stops the tasks in the reverse order of the readings' way.
    async fn stop(self) {
        // Fails only if there are no receivers.
        let _ = self.stopping.send(true);
        if let Some(demo) = self.demo {
            demo.abort();
            let _ = demo.await;
        }
        self.background.iter().for_each(JoinHandle::abort);
        // Dropping the source stops new messages and closes the queue; what is in the queue is still
        // committed.
        self.source.abort();
        let _ = self.source.await;
        for (what, task) in self.patient {
            let abort = task.abort_handle();
            if tokio::time::timeout(STOP_PATIENCE, task).await.is_err() {
                abort.abort();
                tracing::warn!("{what} under way did not end in time; what was not acknowledged comes again");
            }
        }
    }
}

/// The host of a URL, for display.
fn host_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    host.rsplit('@').next().unwrap_or_default().to_owned()
}

/// The weather provider, if one is configured.
fn weather_provider(config: &Config, outbound: Outbound) -> Result<Option<Provider>, Error> {
    let Some((now, archive)) = &config.weather else { return Ok(None) };
    let refused = |error: &dyn std::error::Error| Error::Setting(store::chain(error));
    let client = outbound.client().map_err(|error| refused(&error))?;
    Provider::new(client, now, archive).map(Some).map_err(|error| refused(&error))
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Error> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            Error::Taken(address, SocketAddr::new(address.ip(), address.port().checked_add(1).unwrap_or(3000)))
        }
        _ => Error::Listen(address, error),
    })
}

async fn announced(config: Arc<Config>, broker: Option<SocketAddr>, services: Services) {
    loop {
        match own_sensors::run(&config, broker, &services).await {
            Err(Error::Store(error)) if error.is_passing() => {
                tracing::warn!(error = %store::chain(&error), "our own sensors wait for the database");
                tokio::time::sleep(AGAIN).await;
            }
            Err(error) => return tracing::error!(error = %store::chain(&error), "our own sensors are not announced"),
            Ok(()) => return,
        }
    }
}

async fn kept_alive(config: Arc<Config>, broker: Option<SocketAddr>, services: Services) {
    loop {
        match keep_alive::run(&config, broker, &services).await {
            Err(Error::Store(error)) if error.is_passing() => tokio::time::sleep(AGAIN).await,
            Err(error) => return tracing::error!(error = %store::chain(&error), "devices are not asked to go on sending"),
            Ok(()) => return,
        }
    }
}

struct StopSignals {
    interrupt: Signal,
    terminate: Signal,
}

impl StopSignals {
    fn new() -> Result<Self, Error> {
        let taken = |kind| signal(kind).map_err(|error| Error::System(format!("signals cannot be waited for ({error})")));
        Ok(Self { interrupt: taken(SignalKind::interrupt())?, terminate: taken(SignalKind::terminate())? })
    }

    async fn wait(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
