//! The door for HTTP: connections are taken in, each in a place of its own and within limits of time, and handed to the
//! router. axum's own `serve` has neither limit. Leaves out what is answered, and who may ask (`guard`, `sign_in`).

mod head;
mod line;
mod pace;
mod places;
#[cfg(test)]
mod tests;

pub use line::hang_up;
pub use pace::is_too_slow;

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::header::CONNECTION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use head::first_head;
use http_body::{Frame, SizeHint};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use line::Line;
use pace::{Pace, Paced};
use places::{Place, Places};
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::{Arc, Weak};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tower::ServiceExt;

/// What a connection reads and writes at a time, and so the longest head of a request.
const BUFFER_BYTES_MAX: usize = 16 * 1024;

/// After a failure to take in a connection: it is the system that lacks something.
const REFUSED_PAUSE: Duration = Duration::from_secs(1);

/// How much, and how long.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at one time.
    pub connections_max: usize,
    /// How long the head of a request may take to come, and a connection be idle.
    pub head: Duration,
    /// What the body of a request must come up to.
    pub body: Pace,
    /// How long a client may take nothing of what is there for it.
    pub write: Duration,
}

impl Limits {
    /// As long as a poor line takes, with room for so many connections.
    #[must_use]
    pub fn with_room(connections_max: usize) -> Self {
        Self {
            connections_max,
            head: Duration::from_secs(10),
            // Slower than the slowest of radios: 1 kB/s.
            body: Pace { grace: Duration::from_secs(30), bytes_per_s: 1_000 },
            write: Duration::from_secs(30),
        }
    }
}

/// The connection that a request came by; stands among its extensions.
#[derive(Clone)]
pub struct Peer {
    /// Who is at its other end.
    pub address: SocketAddr,
    /// Itself, to be hung up.
    pub stream: Weak<TcpStream>,
}

/// Serves until it is told to stop; then connections without a request are closed, and the others when theirs is answered.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, mut stopped: watch::Receiver<bool>) {
    let places = Places::new(limits.connections_max);
    // Dropped, it ends all.
    let mut connections = JoinSet::new();
    let stop = stopped.clone();
    loop {
        let accepted = tokio::select! {
            () = until(&mut stopped) => break,
            Some(_) = connections.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, address)) => {
                // An answer is written whole; waiting for more would only delay it. A connection that is gone fails here.
                if stream.set_nodelay(true).is_err() {
                    continue;
                }
                let stream = Arc::new(stream);
                if let Some(place) = places.take(address.ip(), &stream) {
                    connections.spawn(connection(stream, address, place, router.clone(), limits, stop.clone()));
                }
            }
            // The client's own, and of that connection only.
            Err(error) if is_of_client(&error) => {}
            Err(error) => {
                tracing::error!(%error, "a connection could not be taken in");
                sleep(REFUSED_PAUSE).await;
            }
        }
    }
    drop(listener);
    while connections.join_next().await.is_some() {}
}

async fn until(stopped: &mut watch::Receiver<bool>) {
    // An error means that the sender is gone, which is a stop too.
    let _ = stopped.wait_for(|is_stopped| *is_stopped).await;
}

fn is_of_client(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// One connection, to its end or until it becomes a WebSocket.
async fn connection(
    stream: Arc<TcpStream>,
    address: SocketAddr,
    place: Place,
    router: Router,
    limits: Limits,
    mut stopped: watch::Receiver<bool>,
) {
    // What is needed for an answer is there once there is something to answer.
    let head = tokio::select! {
        () = until(&mut stopped) => return,
        came = timeout(limits.head, first_head(&stream, BUFFER_BYTES_MAX)) => came,
    };
    if let Ok(Some(head)) = head {
        let peer = Peer { address, stream: Arc::downgrade(&stream) };
        let place = Arc::new(place);
        let line = Line::new(stream, head, place.clone(), limits.write);
        Box::pin(requests(line, peer, place, router, limits, stopped)).await;
    }
}

/// Answers what comes by a connection.
async fn requests(line: Line, peer: Peer, place: Arc<Place>, router: Router, limits: Limits, mut stopped: watch::Receiver<bool>) {
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        place.works();
        let (router, place) = (router.clone(), place.clone());
        let request = request.map(|body| Paced::new(Body::new(body), limits.body));
        let rest = request.body().rest();
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(peer.clone());
        async move {
            let mut response = router.oneshot(request).await?;
            // Nothing can follow a body that nobody reads: the client is told, or its next request would be lost.
            if rest.is_left() && response.status() != StatusCode::SWITCHING_PROTOCOLS {
                response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
            }
            Ok::<_, Infallible>(watched(response, place))
        }
    });
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(BUFFER_BYTES_MAX)
        .serve_connection(TokioIo::new(line), service)
        .with_upgrades();
    let mut serving = pin!(serving);
    let ended = tokio::select! {
        ended = serving.as_mut() => ended,
        () = until(&mut stopped) => {
            serving.as_mut().graceful_shutdown();
            serving.await
        }
    };
    if let Err(error) = ended {
        tracing::trace!(%error, "a connection ended");
    }
}

/// The answer, at whose end the connection waits for the next request. A WebSocket never waits.
fn watched(response: Response, place: Arc<Place>) -> Response {
    if response.status() == StatusCode::SWITCHING_PROTOCOLS {
        return response;
    }
    response.map(|body| Body::new(Watched { body, _end: End(place) }))
}

struct End(Arc<Place>);

impl Drop for End {
    fn drop(&mut self) {
        self.0.waits();
    }
}

struct Watched {
    body: Body,
    _end: End,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
