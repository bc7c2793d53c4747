//! The running process while its disk is full or its database is away. It reports that to machines
//! and people, makes its devices wait no longer than needed, and recovers by itself.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use domain::{BuildingId, MeterId};
use running::{Answer, Greenpulse, publish};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};
use store::Store;
use trial::{Cable, Postgres, SmallDisk};

/// Everything must work again within this time.
const WELL_WITHIN: Duration = Duration::from_secs(5);

/// A device that sends messages one after another, each after the last was acknowledged.
struct Device {
    acknowledged: Arc<AtomicUsize>,
    is_over: Arc<AtomicBool>,
    thread: std::thread::JoinHandle<()>,
}

/// Readings per message.
const READINGS: usize = 300;

impl Device {
    fn start(port: u16) -> Self {
        let (acknowledged, is_over) = (Arc::<AtomicUsize>::default(), Arc::<AtomicBool>::default());
        let (count, over) = (acknowledged.clone(), is_over.clone());
        let thread = std::thread::spawn(move || {
            while !over.load(SeqCst) {
                let first = count.load(SeqCst) * READINGS;
                let at =
                    |i: usize| format!("2026-01-{:02}T{:02}:{:02}:{:02}Z", 10 + i / 86_400, i / 3_600 % 24, i / 60 % 60, i % 60);
                let readings: Vec<String> =
                    (first..first + READINGS).map(|i| format!(r#"{{"at":"{}","power_w":{}.25}}"#, at(i), i % 977)).collect();
                let said = publish(port, "attic", &format!("[{}]", readings.join(",")), &[]);
                assert_eq!(said.code, Some(0), "it was cut off: {said:?}");
                count.fetch_add(1, SeqCst);
            }
        });
        Self { acknowledged, is_over, thread }
    }

    fn count(&self) -> usize {
        self.acknowledged.load(SeqCst)
    }

    fn wait_for(&self, count: usize) {
        let began = Instant::now();
        while self.count() < count {
            assert!(!self.thread.is_finished() && began.elapsed() < Duration::from_secs(60), "{} of {count}", self.count());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Stops; returns how many readings were acknowledged.
    fn stop(self) -> usize {
        self.is_over.store(true, SeqCst);
        self.thread.join().unwrap();
        self.acknowledged.load(SeqCst) * READINGS
    }
}

#[test]
fn the_server_goes_on_by_itself_once_its_disk_has_room() {
    let Some(disk) = SmallDisk::of("the_server_goes_on_by_itself_once_its_disk_has_room", 24) else { return };
    let mut greenpulse = Greenpulse::serving(&[]);
    let device = Device::start(greenpulse.mqtt);
    for round in 1..=2 {
        device.wait_for(device.count() + 3);
        disk.fill();
        greenpulse.wait_for("/readyz", 503);
        // The server's log is on the full disk too.
        let began = Instant::now();
        let mut health = greenpulse.get("/health");
        while began.elapsed() < Duration::from_secs(3) {
            health = greenpulse.get("/health");
            assert_eq!((health.status, greenpulse.get("/readyz").status), (503, 503), "round {round}: {}", health.body);
            std::thread::sleep(Duration::from_millis(200));
        }
        assert!(health.body.contains("its disk is full") && health.body.contains(r#""status":"down""#), "{}", health.body);
        assert!(greenpulse.get("/status").body.contains("disk is full"));
        assert!(greenpulse.get("/").body.contains("disk is full"));
        let before = device.count();
        disk.free();
        let began = Instant::now();
        greenpulse.wait_for("/readyz", 200);
        greenpulse.wait_for("/health", 200);
        device.wait_for(before + 1);
        assert!(began.elapsed() < WELL_WITHIN, "round {round}: {:?}", began.elapsed());
        assert!(!greenpulse.get("/status").body.contains("disk is full"));
    }
    let acknowledged = device.stop();
    let lines = greenpulse.log("stderr").lines().filter(|line| line.contains(" WARN ") || line.contains("ERROR ")).count();
    assert!(lines < 40, "{lines}:\n{}", greenpulse.log("stderr"));
    assert!(greenpulse.stop().success());
    let said = greenpulse.run(&["verify"]);
    assert!(said.stdout.contains(&format!("{acknowledged} readings")) && said.code == Some(0), "{acknowledged}: {said:?}");
}

/// Creates a building with a meter before the server starts.
async fn a_house(url: &str) -> (BuildingId, MeterId) {
    let house = running::house(url, "Mill", "attic").await;
    let store = Store::open(url).await.unwrap();
    let site_id = *store.catalog().sites.keys().next().unwrap();
    store.site_position_put(site_id, Some((52.5, 13.4))).await.unwrap();
    store.close().await;
    house
}

fn timed(greenpulse: &Greenpulse, path: &str) -> (Answer, Duration) {
    let began = Instant::now();
    (greenpulse.get(path), began.elapsed())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_its_database_the_server_answers_at_once_from_what_it_knows() {
    let server = Postgres::start();
    let mut cable = Cable::to(server.port());
    let own = server.database();
    let (building, meter) = a_house(&own).await;
    let url = own.replace(&format!(":{}/", server.port()), &format!(":{}/", cable.port()));
    let mut greenpulse = Greenpulse::serving(&[("GREENPULSE_DATABASE_URL", &url)]);
    assert_eq!(publish(greenpulse.mqtt, "attic", r#"{"power_w":412.5}"#, &[]).code, Some(0));
    let pages = ["/".to_owned(), format!("/buildings/{building}"), format!("/meters/{meter}"), "/status".to_owned()];
    let before: Vec<Answer> = pages.iter().map(|page| greenpulse.get(page)).collect();
    assert!(before.iter().all(|page| page.status == 200 && !page.body.contains("database is not responding")));

    cable.pull();
    let second = Duration::from_secs(1);
    for page in &pages {
        let (answer, took) = timed(&greenpulse, page);
        assert!(answer.status == 200 && took < second, "{page}: {} after {took:?}", answer.status);
        let says = if page == "/status" { "Not responding." } else { "The database is not responding." };
        assert!(answer.body.contains(says), "{page}: {}", answer.body);
    }
    // The meter's last value is known without the database.
    let number = |answer: Answer| answer.body.contains(">412<") || answer.body.contains("412.5") || answer.body.contains("413");
    assert!(number(greenpulse.get("/")) && number(greenpulse.get(&format!("/meters/{meter}"))));
    for path in ["/settings", "/settings/tokens", "/anomalies", "/api/analytics/models", "/api/factors"] {
        let (answer, took) = timed(&greenpulse, path);
        assert!(took < second && (answer.status == 503 || answer.status == 200), "{path}: {} after {took:?}", answer.status);
    }
    let (answer, _) = timed(&greenpulse, "/api/analytics/models");
    assert!(answer.status == 503 && answer.body.contains("does not answer"), "{}", answer.body);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    let (health, took) = timed(&greenpulse, "/health");
    assert!(health.status == 503 && took < second && health.body.contains(r#""database":"does not answer""#), "{}", health.body);
    assert_eq!(greenpulse.get("/readyz").status, 503);

    // A device's publish waits for the database too.
    let port = greenpulse.mqtt;
    let device = std::thread::spawn(move || publish(port, "attic", r#"{"at":"2026-01-10T10:00:00Z","power_w":5.0}"#, &[]));
    std::thread::sleep(Duration::from_millis(1_500));
    assert!(!device.is_finished());
    cable.plug();
    let began = Instant::now();
    greenpulse.wait_for("/readyz", 200);
    assert_eq!(device.join().unwrap().code, Some(0));
    assert!(began.elapsed() < WELL_WITHIN, "{:?}", began.elapsed());
    assert!(!greenpulse.get("/").body.contains("database is not responding"));
    assert!(greenpulse.stop().success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_misses_only_the_weather_is_degraded_and_ready() {
    let nobody = format!("http://127.0.0.1:{}", trial::free_port());
    let mut greenpulse = Greenpulse::new(&[("GREENPULSE_WEATHER_URL", &nobody), ("GREENPULSE_WEATHER_ARCHIVE_URL", &nobody)]);
    std::fs::create_dir_all(greenpulse.path("data")).unwrap();
    a_house(&greenpulse.database_url()).await;
    greenpulse.start();
    let began = Instant::now();
    let mut health = greenpulse.get("/health");
    while !health.body.contains("degraded") {
        assert!(began.elapsed() < Duration::from_secs(20), "{}", health.body);
        std::thread::sleep(Duration::from_millis(100));
        health = greenpulse.get("/health");
    }
    assert_eq!((health.status, greenpulse.get("/readyz").status), (200, 200), "{}", health.body);
    assert!(health.body.contains(r#""weather":"down""#) && health.body.contains(r#""database":"up""#), "{}", health.body);
}
