//! `greenpulse serve`: starts everything in order, and stops it in reverse order so that nothing is
//! lost.

use crate::config::Config;
use crate::health::Readiness;
use crate::room::Room;
use crate::source::Source;
use crate::tries::Tries;
use crate::{
    Error, announce, api, assets, demo, first_site, guard, health, http, jobs, lock, memory, own_sensors, pages, sign_in, source,
    tries, visitor, weather,
};
use app::AppState;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use ingest::{Live, Pipeline, Stats, TokenBook};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::trace::TraceLayer;

/// The largest request: a form, or a server function's arguments. File uploads have their own
/// limit.
const BODY_BYTES_MAX: usize = 1024 * 1024;

/// How long running requests and commits may take at shutdown.
const STOP_PATIENCE: Duration = Duration::from_secs(3);

/// Wait before the next retry when the database is not ready.
const AGAIN: Duration = Duration::from_secs(2);

/// Serves until the process is told to stop.
///
/// # Errors
/// Whatever prevents the start.
pub async fn serve(config: Config, with_demo: bool) -> Result<(), Error> {
    config.check_exposure()?;
    let mut stop = StopSignals::new()?;
    let room = Room::make();
    let assets = Arc::new(assets::addresses()?);
    // Before the database is touched, so that a second copy started by mistake changes nothing.
    let listener = listen(config.listen).await?;
    let listens = listener.local_addr().map_err(|error| Error::Listen(config.listen, error))?;
    // Two servers would each have their own live state.
    let lock = lock::take(&config)?;
    let store = Arc::new(open_store(&config).await?);

    let readiness = Readiness::default();
    readiness.filling(with_demo);
    let town = if with_demo { Some(demo::settle(&store).await?) } else { None };
    first_site::ensure(&store, &config).await?;

    let (live, stats) = (Arc::new(Live::default()), Arc::new(Stats::default()));
    live.load(&store).await?;
    let (pipeline, queue) = Pipeline::new(store.clone(), live.clone(), stats.clone());
    let (intake, tokens) = (pipeline.intake(), Arc::new(TokenBook::new(store.clone())));
    let ways = (stats.clone(), intake.syncs().clone());
    let key = sign_in::key(&store).await?;
    let tries = Arc::new(tries::open(&store, key).await?);
    let opened = source::open(&config, &store, queue, ways, (tokens.clone(), tries.clone()), &room);
    let Source { run, listens: broker } = opened.await?;
    let hint = announce::publish_hint(&config, broker, listens);
    let state = AppState {
        store: store.clone(),
        live,
        stats,
        intake,
        assets,
        publish: Arc::new(hint.clone()),
        weather_wanted: Arc::default(),
        weather_host: config.weather.as_ref().map(|(now, _)| host_of(now)),
        has_sign_in: config.password.is_some(),
        started_at: ingest::now_ms(),
    };

    let watched = state.store.clone();
    let watch = tokio::spawn(async move { tokio::join!(watched.watch(), watched.follow()) });
    let pipeline = tokio::spawn(pipeline.run());
    let source = tokio::spawn(run);
    let settled = store.clone();
    let settle = tokio::spawn(async move { settled.settle().await });
    let (stopping, stopped) = watch::channel(false);
    let router = router(&config, state.clone(), readiness.clone(), (tokens.clone(), tries.clone()), &key);
    let tokens = tokio::spawn(async move { tokens.run().await });
    let visitors = {
        let store = store.clone();
        tokio::spawn(async move { tries::run(&store, &tries).await })
    };
    let weather = weather_task(&config, &state)?;
    let memory = tokio::spawn(memory::run());
    let jobs = tokio::spawn(jobs::run(state.clone(), readiness.clone(), lock.is_alone(), stopped.clone()));
    // Printed before the first answer, so that anybody who got an answer can read it. The listener
    // is already open: requests wait a moment.
    announce::print(&config, listens, &hint);
    room.tell();
    let http = tokio::spawn(http::serve(listener, router, http::Limits::with_room(room.http), stopped.clone()));
    let config = Arc::new(config);
    let sensors = config.announce.then(|| tokio::spawn(announced(config.clone(), broker, state.clone())));
    let demo = town.map(|town| tokio::spawn(demo::run(town, config, broker, state, readiness, stopped)));

    stop.wait().await;
    tracing::info!("stopping");
    // Fails only if there are no receivers.
    let _ = stopping.send(true);
    if let Some(demo) = demo {
        demo.abort();
        let _ = demo.await;
    }
    tokens.abort();
    visitors.abort();
    weather.abort();
    memory.abort();
    watch.abort();
    settle.abort();
    if let Some(sensors) = sensors {
        sensors.abort();
    }
    // Dropping the source stops new messages and closes the queue; what is in the queue is still
    // committed.
    source.abort();
    let _ = source.await;
    for (what, task) in [("requests", http), ("readings", pipeline), ("analyses", jobs)] {
        let abort = task.abort_handle();
        if tokio::time::timeout(STOP_PATIENCE, task).await.is_err() {
            abort.abort();
            tracing::warn!("{what} under way did not end in time; what was not acknowledged comes again");
        }
    }
    if tokio::time::timeout(STOP_PATIENCE, store.close()).await.is_err() {
        tracing::warn!("the database did not close in time");
    }
    Ok(())
}

/// The host of a URL, for display.
fn host_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    host.rsplit('@').next().unwrap_or_default().to_owned()
}

/// Starts the weather requests, if a provider is configured.
fn weather_task(config: &Config, state: &AppState) -> Result<tokio::task::JoinHandle<()>, Error> {
    let Some((now, archive)) = &config.weather else { return Ok(tokio::spawn(async {})) };
    let provider = ::weather::Provider::new(now, archive).map_err(|error| Error::Setting(store::chain(&error)))?;
    Ok(tokio::spawn(weather::run(state.store.clone(), provider, state.weather_wanted.clone())))
}

/// Opens the configured database, and creates its folder.
///
/// # Errors
/// [`Error::DataDir`], [`Error::OtherName`]; the store's.
pub async fn open_store(config: &Config) -> Result<Store, Error> {
    let mut folders = vec![config.data_dir.clone()];
    folders.extend(config.sqlite_path().and_then(|path| path.parent().map(ToOwned::to_owned)));
    for folder in folders.iter().filter(|folder| !folder.as_os_str().is_empty()) {
        let probe = folder.join(".greenpulse-can-write");
        let written =
            std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&probe, "")).and_then(|()| std::fs::remove_file(&probe));
        written.map_err(|error| Error::DataDir(folder.display().to_string(), error))?;
    }
    lock::join(config)?;
    Ok(Store::open(&config.database_url).await?)
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Error> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            Error::Taken(address, SocketAddr::new(address.ip(), address.port().checked_add(1).unwrap_or(3000)))
        }
        _ => Error::Listen(address, error),
    })
}

/// All routes, behind all layers. Layers listed later are further out.
pub(crate) fn router(
    config: &Config,
    state: AppState,
    readiness: Readiness,
    (tokens, tries): (Arc<TokenBook>, Arc<Tries>),
    key: &[u8; 32],
) -> Router {
    let style = state.assets.style.clone();
    let ingest = api::ingest::router(state.clone(), tokens, tries.clone());
    let imports = Arc::new(settings::Imports::new(&config.data_dir));
    let open = pages::router(state.clone())
        .merge(settings::router(state.clone(), imports.clone()))
        .merge(performance::router(state.clone()))
        .merge(api::router(state.clone()))
        .merge(health::router(state.clone(), readiness))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(RequestBodyLimitLayer::new(BODY_BYTES_MAX));
    // Files are larger than any other request; the upload code limits them.
    let upload = settings::upload_router(state, imports).layer(DefaultBodyLimit::disable());
    sign_in::protect(open.merge(upload), config, tries, key, &style)
        // Programs that send readings use tokens instead of the password, and have their own
        // limits.
        .merge(ingest)
        // An upgrade to a WebSocket has no body and is not compressed.
        .layer(CompressionLayer::new().br(true).gzip(true))
        .layer(middleware::from_fn_with_state(Arc::new(guard::Guard::new(config)), guard::check))
        .layer(middleware::from_fn_with_state(Arc::new(config.proxies.clone()), visitor::look))
        .layer(TraceLayer::new_for_http().make_span_with(span).on_failure(()))
}

async fn announced(config: Arc<Config>, broker: Option<SocketAddr>, state: AppState) {
    loop {
        match own_sensors::run(&config, broker, &state).await {
            Err(Error::Store(error)) if error.is_passing() => {
                tracing::warn!(error = %store::chain(&error), "our own sensors wait for the database");
                tokio::time::sleep(AGAIN).await;
            }
            Err(error) => return tracing::error!(error = %store::chain(&error), "our own sensors are not announced"),
            Ok(()) => return,
        }
    }
}

/// The log span of a request: without its query, and with the path's token hidden.
fn span(request: &axum::extract::Request) -> tracing::Span {
    tracing::debug_span!("request", method = %request.method(), path = %api::ingest::shown(request.uri()))
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
