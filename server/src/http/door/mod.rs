//! The HTTP server loop: accepts connections, gives each a place and timeouts, and hands them to
//! the router. axum's own `serve` has neither limit. Leaves out what is answered, and who may ask
//! (`guard`, `sign_in`).

mod head;
mod line;
mod pace;
mod places;
#[cfg(test)]
mod tests;

pub use pace::is_too_slow;
pub use places::hang_up;

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

/// Read and write buffer of a connection, and so the longest head of a request.
const BUFFER_BYTES_MAX: usize = 16 * 1024;

/// Pause after a failed accept: the system lacks some resource.
const REFUSED_PAUSE: Duration = Duration::from_secs(1);

/// Limits on numbers and times.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at one time.
    pub connections_max: usize,
    /// Timeout for the head of a request, and for an idle connection.
    pub head: Duration,
    /// The minimum pace of a request's body.
    pub body: Pace,
    /// How long a client may read nothing of the data pending for it.
    pub write: Duration,
}

impl Limits {
    /// Limits generous enough for a poor line, with this many connections.
    #[must_use]
    pub fn with_room(connections_max: usize) -> Self {
        Self {
            connections_max,
            head: Duration::from_secs(10),
            // 1 kB/s: slower than the slowest radio links.
            body: Pace { grace: Duration::from_secs(30), bytes_per_s: 1_000 },
            write: Duration::from_secs(30),
        }
    }
}

/// The connection of a request; found in the request's extensions.
#[derive(Clone)]
pub struct Peer {
    /// The peer's address.
    pub address: SocketAddr,
    /// The connection itself, to close it.
    pub stream: Weak<TcpStream>,
}

/// Serves until told to stop. Then idle connections are closed at once, and the others after their
/// answer.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, mut stopped: watch::Receiver<bool>) {
    let places = Places::new(limits.connections_max);
    // Dropping it ends all connections.
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
                // Answers are written whole, so waiting to fill packets would only delay them.
                // Fails if the connection is gone.
                if stream.set_nodelay(true).is_err() {
                    continue;
                }
                let stream = Arc::new(stream);
                if let Some(place) = places.take(address.ip(), &stream) {
                    connections.spawn(connection(stream, address, place, router.clone(), limits, stop.clone()));
                }
            }
            // The client's fault, and only that connection's.
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
    // An error means that the sender is gone, which also means stop.
    let _ = stopped.wait_for(|is_stopped| *is_stopped).await;
}

fn is_of_client(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Runs one connection to its end or until it becomes a WebSocket.
async fn connection(
    stream: Arc<TcpStream>,
    address: SocketAddr,
    place: Place,
    router: Router,
    limits: Limits,
    mut stopped: watch::Receiver<bool>,
) {
    // The memory for answering is allocated only once a head has arrived.
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

/// Answers the requests of a connection.
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
            // After an unread body no next request can follow on this connection. So the answer
            // says `close`, or the client's next request would be lost.
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

/// Wraps the answer: when it ends, the connection waits for its next request. A WebSocket never
/// does.
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
