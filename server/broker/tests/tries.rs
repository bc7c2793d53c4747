//! What the broker reports to the counter of wrong tries, over real sockets.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod device;
mod running;

use broker::{Attempt, Config, Verdict};
use device::{BOTH, Device, Happened, Settings};
use running::{Running, config};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

/// Records its calls and makes everybody wait when told to.
#[derive(Default)]
struct Counter {
    is_shut: AtomicBool,
    asked: Mutex<Vec<Asked>>,
}

/// The name, the secret, whether it was right, and whether it was a token.
type Asked = (String, Vec<u8>, bool, bool);

impl broker::Tries for Counter {
    fn judge(&self, attempt: &Attempt<'_>) -> Verdict {
        assert!(attempt.address.is_loopback(), "{attempt:?}");
        let asked = (attempt.name.to_owned(), attempt.secret.to_vec(), attempt.is_right, attempt.is_token);
        self.asked.lock().unwrap().push(asked);
        match (self.is_shut.load(SeqCst), attempt.is_right) {
            (true, _) => Verdict::Wait { retry_s: 60 },
            (false, true) => Verdict::Pass,
            (false, false) => Verdict::Wrong { is_new: true },
        }
    }
}

#[tokio::test]
async fn every_password_is_judged_and_while_one_waits_the_right_one_is_refused_as_a_wrong_one() {
    for version in BOTH {
        let tries = std::sync::Arc::new(Counter::default());
        let config = Config { password: Some("hydrangea".into()), tries: Some(tries.clone()), ..config() };
        let broker = Running::start_with(config, 100).await;
        let with = |password| Settings { password, ..Settings::new(version, "meter") };
        let refused = async |password| match Device::start(broker.address, with(password)).next().await {
            Happened::Gone(why) => why,
            other => panic!("it was let in: {other:?}"),
        };
        Device::connect(broker.address, with(Some("hydrangea"))).await;
        let wrong = refused(Some("rhododendron")).await;
        // No secret was given, so nothing was guessed.
        refused(None).await;
        tries.is_shut.store(true, SeqCst);
        assert_eq!(refused(Some("hydrangea")).await, wrong);
        let asked: Vec<_> =
            tries.asked.lock().unwrap().iter().map(|(_, secret, right, token)| (secret.clone(), *right, *token)).collect();
        assert_eq!(
            asked,
            [
                (b"hydrangea".to_vec(), true, false),
                (b"rhododendron".to_vec(), false, false),
                (b"hydrangea".to_vec(), true, false)
            ]
        );
        assert!(tries.asked.lock().unwrap().iter().all(|(name, ..)| name == "anybody"));
    }
}
