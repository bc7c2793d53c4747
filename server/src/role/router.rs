//! All routes of the server, behind the layers that every request passes. Leaves out the door through
//! which requests come (`http::door`).

use crate::api;
use crate::config::Config;
use crate::http::sign_in::{self, SignIn};
use crate::http::{acting, guard, own, pages, reader, refused, visitor};
use crate::role::health::{self, Readiness};
use app::{AppState, Routes};
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use ingest::TokenBook;
use std::sync::Arc;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::trace::TraceLayer;

/// The largest request: a form, or a server function's arguments. File uploads have their own
/// limit.
const BODY_BYTES_MAX: usize = 1024 * 1024;

/// All routes, behind all layers. Layers listed later are further out.
pub fn routes(
    config: &Config,
    state: AppState,
    readiness: Readiness,
    tokens: Arc<TokenBook>,
    sign_in: Arc<SignIn>,
) -> Routes<()> {
    // Programs that send readings use tokens instead of signing in, and have their own limits.
    let ingest = api::ingest::routes(state.services.clone(), tokens, sign_in.book(), sign_in.tries())
        .within(|router| router.layer(middleware::from_fn_with_state(sign_in.clone(), sign_in::closed)));
    sign_in::protect(for_callers(config, state, readiness), sign_in).merge(ingest).within(|router| {
        router
            .layer(middleware::from_fn(reader::look))
            .layer(middleware::from_fn(own::look))
            // An upgrade to a WebSocket has no body and is not compressed.
            .layer(CompressionLayer::new().br(true).gzip(true))
            .layer(middleware::from_fn_with_state(Arc::new(guard::Guard::new(config)), guard::check))
            .layer(middleware::from_fn_with_state(Arc::new(config.proxies.clone()), visitor::look))
            .layer(TraceLayer::new_for_http().make_span_with(span).on_failure(()))
    })
}

/// The routes that answer by who asks. The layer around them must say so.
pub fn for_callers(config: &Config, state: AppState, readiness: Readiness) -> Routes<()> {
    let imports = Arc::new(settings::Imports::new(&config.data_dir));
    let open = pages::routes(state.clone())
        .merge(settings::routes(state.clone(), imports.clone()))
        .merge(performance::routes(state.clone()))
        .merge(reader::routes(state.clone()))
        .merge(own::routes(state.clone()))
        .merge(api::routes(state.services.clone()))
        .merge(health::routes(state.services.clone(), state.weather_host.is_some(), readiness))
        .within(|router| router.layer(DefaultBodyLimit::max(BODY_BYTES_MAX)).layer(RequestBodyLimitLayer::new(BODY_BYTES_MAX)));
    // Files are larger than any other request; the upload code limits them.
    let photos = app::photo_routes().with_state(state.clone());
    let upload =
        settings::upload_routes(state.clone(), imports).merge(photos).within(|router| router.layer(DefaultBodyLimit::disable()));
    open.merge(upload).within(|router| {
        router
            .layer(middleware::from_fn_with_state(state.clone(), acting::record))
            .layer(middleware::from_fn_with_state(state, refused::told))
    })
}

/// The log span of a request: without its query, and with the path's secret hidden.
fn span(request: &axum::extract::Request) -> tracing::Span {
    let uri = request.uri();
    let path = sign_in::shown(uri).unwrap_or_else(|| api::ingest::shown(uri));
    tracing::debug_span!("request", method = %request.method(), %path)
}
