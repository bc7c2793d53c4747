//! The database under other names, in read-only folders, and as a copy.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use running::{Greenpulse, Said, assert_one_line, publish, said};
use sqlx::Connection;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;

const FIRST: &str = r#"{"at":"2026-01-10T10:00:00Z","energy_kwh":100.5}"#;
const SECOND: &str = r#"{"at":"2026-01-10T11:00:00Z","energy_kwh":101.5}"#;

/// Starts a second server beside the running one, on other free ports, so that only the database
/// can be in the way.
fn serve_elsewhere(greenpulse: &Greenpulse, url: &str) -> Said {
    let port = |free: u16| format!("127.0.0.1:{free}");
    let mut command = greenpulse.command(&["serve"]);
    command.env("GREENPULSE_LISTEN", port(trial::free_port())).env("GREENPULSE_MQTT_LISTEN", port(trial::free_port()));
    said(command.env("GREENPULSE_DATABASE_URL", url).output().unwrap())
}

#[test]
fn a_second_server_is_refused_by_whatever_name_it_has_the_database() {
    let mut greenpulse = Greenpulse::serving(&[]);
    let data = greenpulse.folder.path().join("data");
    let other = greenpulse.folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    std::fs::hard_link(data.join("greenpulse.db"), other.join("hard.db")).unwrap();
    std::os::unix::fs::symlink(data.join("greenpulse.db"), other.join("soft.db")).unwrap();
    std::os::unix::fs::symlink(&data, greenpulse.folder.path().join("linked")).unwrap();
    let names =
        ["other/hard.db", "other/soft.db", "linked/greenpulse.db", "other/../data/greenpulse.db", "data/%67reen%70ulse.db"];
    for name in names {
        let url = format!("sqlite://{}", greenpulse.path(name));
        let refused = serve_elsewhere(&greenpulse, &url);
        assert_eq!(refused.code, Some(2), "{name}: {refused:?}");
        assert_one_line(&refused);
        assert!(refused.stderr.contains("a greenpulse server uses the database"), "{name}: {refused:?}");
        for command in [&["migrate"][..], &["demo", "remove"]] {
            let refused = greenpulse.run(&[command, &["--database-url", url.as_str()][..]].concat());
            assert_eq!(refused.code, Some(2), "{name} {command:?}: {refused:?}");
        }
    }
    // Commands that join a running server may use any path to the server's name for the file, but
    // not another name: that would have its own log.
    for name in &names[1..] {
        let joined = greenpulse.run(&["verify", "--database-url", &format!("sqlite://{}", greenpulse.path(name))]);
        assert_eq!(joined.code, Some(0), "{name}: {joined:?}");
    }
    for command in [&["verify"][..], &["export"], &["token", "list"]] {
        let url = format!("sqlite://{}", greenpulse.path(names[0]));
        let refused = greenpulse.run(&[command, &["--database-url", url.as_str()][..]].concat());
        assert_eq!(refused.code, Some(2), "{command:?}: {refused:?}");
        assert!(refused.stderr.contains("by another name of this file"), "{refused:?}");
    }
    // After the server has stopped, every name works.
    assert!(greenpulse.stop().success());
    let verified = greenpulse.run(&["verify", "--database-url", &format!("sqlite://{}", greenpulse.path(names[0]))]);
    assert_eq!(verified.code, Some(0), "{verified:?}");
}

/// Runs a command as a user who owns nothing here, because file permissions do not bind root.
fn as_nobody(greenpulse: &Greenpulse, arguments: &[&str]) -> Said {
    if !rustix::process::getuid().is_root() {
        return greenpulse.run(arguments);
    }
    // Other users may have no access to cargo's build folder.
    let program = greenpulse.folder.path().join("greenpulse-for-all");
    if !program.exists() {
        std::fs::copy(running::PROGRAM, &program).unwrap();
    }
    said(greenpulse.command_of(&program, arguments).uid(65_534).gid(65_534).output().unwrap())
}

fn allow(path: &Path, mode: u32) {
    std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn readings_are_exported_from_a_folder_that_may_not_be_written_to() {
    let mut greenpulse = Greenpulse::serving(&[]);
    assert_eq!(publish(greenpulse.mqtt, "attic", FIRST, &[]).code, Some(0));
    assert!(greenpulse.stop().success());
    let (folder, data) = (greenpulse.folder.path().to_owned(), greenpulse.folder.path().join("data"));
    let database = data.join("greenpulse.db");
    allow(&folder, 0o755);
    allow(&database, 0o444);
    allow(&data, 0o555);
    let exported = as_nobody(&greenpulse, &["export"]);
    assert_eq!(exported.code, Some(0), "{exported:?}");
    assert!(
        exported.stdout.contains("attic,energy_kwh") && exported.stdout.contains("2026-01-10T10:00:00Z,100.5"),
        "{exported:?}"
    );
    let verified = as_nobody(&greenpulse, &["verify"]);
    assert_eq!(verified.code, Some(0), "{verified:?}");

    // A leftover log holds data that is not in the database yet; ignoring it would lose that data
    // silently.
    allow(&data, 0o755);
    std::fs::write(data.join("greenpulse.db-wal"), "not empty").unwrap();
    allow(&data, 0o555);
    let refused = as_nobody(&greenpulse, &["export"]);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    assert!(refused.stderr.contains("greenpulse.db-wal holds what the database does not have yet"), "{refused:?}");
    allow(&data, 0o755);
}

#[tokio::test]
async fn a_backup_of_a_running_server_holds_all_that_was_acknowledged_and_is_a_database() {
    let mut greenpulse = Greenpulse::serving(&[]);
    assert_eq!(publish(greenpulse.mqtt, "attic", FIRST, &[]).code, Some(0));
    // The database file alone lacks what is still in the log beside it.
    assert_eq!(publish(greenpulse.mqtt, "attic", SECOND, &[]).code, Some(0));
    let copy = greenpulse.path("copy.db");
    let made = greenpulse.run(&["backup", &copy]);
    assert_eq!(made.code, Some(0), "{made:?}");
    assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    let again = greenpulse.run(&["backup", &copy]);
    assert_eq!(again.code, Some(2), "{again:?}");
    assert!(again.stderr.contains("there is a file of that name already"), "{again:?}");
    assert!(greenpulse.stop().success());

    let url = format!("sqlite://{copy}");
    let verified = greenpulse.run(&["verify", "--database-url", &url]);
    assert_eq!(verified.code, Some(0), "{verified:?}");
    assert!(verified.stdout.contains("2 readings") && verified.stdout.contains("0 differ"), "{verified:?}");
    let mut restored = Greenpulse::serving(&[("GREENPULSE_DATABASE_URL", &url)]);
    assert_eq!(restored.readings("attic", "energy_kwh").await, [100.5, 101.5]);
    assert_eq!(publish(restored.mqtt, "attic", r#"{"at":"2026-01-10T12:00:00Z","energy_kwh":103.5}"#, &[]).code, Some(0));
    assert_eq!(restored.readings("attic", "energy_kwh").await, [100.5, 101.5, 103.5]);
    assert!(restored.stop().success());
}

#[tokio::test]
async fn a_backup_is_made_of_what_an_older_version_wrote_too() {
    let greenpulse = Greenpulse::new(&[]);
    assert_eq!(greenpulse.run(&["migrate"]).code, Some(0));
    let mut database = sqlx::SqliteConnection::connect(&greenpulse.database_url()).await.unwrap();
    let newest = "delete from _sqlx_migrations where version = (select max(version) from _sqlx_migrations)";
    sqlx::query(newest).execute(&mut database).await.unwrap();
    database.close().await.unwrap();
    let exported = greenpulse.run(&["export"]);
    assert_eq!(exported.code, Some(2), "{exported:?}");
    let copy = greenpulse.path("before.db");
    let made = greenpulse.run(&["backup", &copy]);
    assert_eq!(made.code, Some(0), "{made:?}");
    assert!(std::fs::metadata(&copy).unwrap().len() > 0);
}

#[test]
fn a_backup_of_postgres_is_left_to_its_own_program() {
    let url = trial::Postgres::start().database();
    let greenpulse = Greenpulse::new(&[("GREENPULSE_DATABASE_URL", &url)]);
    assert_eq!(greenpulse.run(&["migrate"]).code, Some(0));
    let refused = greenpulse.run(&["backup", "copy.db"]);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    assert!(refused.stderr.contains("pg_dump"), "{refused:?}");
    assert!(!greenpulse.folder.path().join("copy.db.part").exists());
}
