//! The connections that wait for a commit, by client id. Each waits for one message at a time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rmqtt::types::ClientId;
use tokio::sync::Notify;

/// See the module.
#[derive(Default)]
pub(crate) struct AwaitingCommit(Mutex<HashMap<ClientId, Arc<Notify>>>);

impl AwaitingCommit {
    fn lock(&self) -> MutexGuard<'_, HashMap<ClientId, Arc<Notify>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Number of connections that wait.
    pub(crate) fn count(&self) -> u64 {
        self.lock().len() as u64
    }

    pub(crate) fn enter(&self, client_id: &ClientId) -> Wait<'_> {
        let interrupt = Arc::new(Notify::new());
        self.lock().insert(client_id.clone(), Arc::clone(&interrupt));
        Wait { all: self, client_id: client_id.clone(), interrupt }
    }

    /// Ends the wait of a client. Returns whether it was waiting.
    pub(crate) fn interrupt(&self, client_id: &ClientId) -> bool {
        let waiter = self.lock().get(client_id).map(Arc::clone);
        if let Some(waiter) = &waiter {
            waiter.notify_one();
        }
        waiter.is_some()
    }
}

pub(crate) struct Wait<'a> {
    all: &'a AwaitingCommit,
    client_id: ClientId,
    interrupt: Arc<Notify>,
}

impl Wait<'_> {
    pub(crate) async fn interrupted(&self) {
        self.interrupt.notified().await;
    }
}

impl Drop for Wait<'_> {
    fn drop(&mut self) {
        let mut all = self.all.lock();
        if all.get(&self.client_id).is_some_and(|waiter| Arc::ptr_eq(waiter, &self.interrupt)) {
            all.remove(&self.client_id);
        }
    }
}
