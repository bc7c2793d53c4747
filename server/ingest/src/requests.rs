//! Messages that devices want to hear from time to time, or else they fall silent. The pipeline says
//! which are due; a client of the broker publishes them. Leaves out which devices want what (the
//! dialects), and the client.

use dialects::Request;
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use tokio::sync::Notify;

/// Requests that wait to be published. While the broker is away the oldest go: newer ones follow.
const WAITING_MAX: usize = 200;

/// The requests that are due.
#[derive(Debug, Default)]
pub struct Requests {
    waiting: Mutex<VecDeque<Request>>,
    news: Notify,
}

impl Requests {
    /// Adds requests that are due.
    pub(crate) fn put(&self, due: Vec<Request>) {
        if due.is_empty() {
            return;
        }
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.extend(due);
        let over = waiting.len().saturating_sub(WAITING_MAX);
        waiting.drain(..over);
        self.news.notify_one();
    }

    /// Waits for the next request.
    pub async fn next(&self) -> Request {
        loop {
            let next = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
            match next {
                Some(request) => return request,
                None => self.news.notified().await,
            }
        }
    }
}
