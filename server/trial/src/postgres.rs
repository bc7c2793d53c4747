//! One PostgreSQL server per test process, with a new, empty database for each caller.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use crate::watched::{Watched, find, is_root, places};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// A running server.
pub struct Postgres {
    bin: String,
    port: u16,
    databases: AtomicU32,
    _server: Watched,
}

/// `$1` is the folder of the programs, `$2` the port, `$3` where its own folder goes, `$4` the size
/// of a WAL segment in MB. Durability is off: a test's data need not survive a crash.
const SCRIPT: &str = r#"
folder=$(mktemp -d "$3/greenpulse-postgres-XXXXXX") || exit 1
"$1/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync --wal-segsize="$4" >"$folder/log" 2>&1 ||
    { echo "initdb failed:"; cat "$folder/log"; rm -rf "$folder"; exit 1; }
"$1/postgres" -D "$folder/data" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 \
    -c min_wal_size="$(($4 * 2))MB" -c max_wal_size="$(($4 * 64))MB" -c fsync=off -c synchronous_commit=off -c full_page_writes=off >>"$folder/log" 2>&1 &
server=$!
left=600
until "$1/pg_isready" -q -h 127.0.0.1 -p "$2"; do
    left=$((left - 1))
    [ $left -gt 0 ] && kill -0 $server 2>/dev/null ||
        { echo "postgres does not start:"; cat "$folder/log"; kill -QUIT $server 2>/dev/null; rm -rf "$folder"; exit 1; }
    sleep 0.05
done
echo ready
cat >/dev/null
kill -QUIT $server
wait $server
rm -rf "$folder"
"#;

impl Postgres {
    /// The server of this process; the first call starts it, which takes a few seconds.
    ///
    /// # Panics
    /// If PostgreSQL is not installed or does not start.
    pub fn start() -> &'static Self {
        static SERVER: OnceLock<Postgres> = OnceLock::new();
        // PostgreSQL refuses to run as root; Debian's package creates a user for it.
        let as_user: &[&str] = if is_root() { &["runuser", "-u", "postgres", "--"] } else { &[] };
        SERVER.get_or_init(|| Self::run(as_user, "/tmp", "16"))
    }

    /// A separate server on a small disk, of which it uses 30 MiB.
    ///
    /// # Panics
    /// As above.
    #[must_use]
    pub fn on(disk: &crate::SmallDisk) -> Self {
        // On a small disk we are root, but PostgreSQL must run as another user.
        let as_user = ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"];
        Self::run(&as_user, &disk.path().display().to_string(), "1")
    }

    fn run(runner: &[&str], folder: &str, megabytes: &str) -> Self {
        let bin = programs().expect("PostgreSQL's server: install the Debian package `postgresql`");
        let port = crate::free_port();
        let server = Watched::start_by(runner, SCRIPT, &[&bin, &port.to_string(), folder, megabytes]);
        Self { bin, port, databases: AtomicU32::new(0), _server: server }
    }

    /// The URL of a new, empty database.
    ///
    /// # Panics
    /// If it cannot be created.
    pub fn database(&self) -> String {
        let name = format!("trial_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let port = self.port.to_string();
        let made = Command::new(format!("{}/createdb", self.bin))
            .args(["-h", "127.0.0.1", "-p", &port, "-U", "postgres", "-T", "template0", &name])
            .output()
            .expect("`createdb`: install the Debian package `postgresql-client`");
        assert!(made.status.success(), "createdb: {}", String::from_utf8_lossy(&made.stderr));
        format!("postgres://postgres@127.0.0.1:{port}/{name}")
    }

    /// The port of 127.0.0.1 on which it listens.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }
}

/// The folder that holds `initdb`, `postgres` and the rest: from PATH, or Debian's newest version.
fn programs() -> Option<String> {
    let mut folders: Vec<String> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin").to_str()?.to_owned()))
        .collect();
    folders.sort_by_key(|folder| folder.split('/').nth(4).and_then(|version| version.parse::<u32>().ok()));
    let known = places("initdb").into_iter().chain(folders.iter().rev().map(|folder| format!("{folder}/initdb")));
    // PATH may hold a link; the other programs are in the folder it points to.
    let initdb = std::fs::canonicalize(find(&known.collect::<Vec<_>>())?).ok()?;
    Some(initdb.parent()?.to_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_that_asks_gets_a_database_of_its_own_on_one_server() {
        let (first, second) = (Postgres::start().database(), Postgres::start().database());
        assert_ne!(first, second);
        assert!(std::net::TcpStream::connect(("127.0.0.1", Postgres::start().port())).is_ok());
    }

    #[test]
    fn a_server_ends_when_its_process_does() {
        // Only the pipe keeps a server running. The shell cannot tell whether a drop or a kill
        // closed it.
        let port = crate::free_port();
        let bin = programs().expect("PostgreSQL");
        let server = Watched::start(is_root().then_some("postgres"), SCRIPT, &[&bin, &port.to_string(), "/tmp", "16"]);
        assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
        drop(server);
        assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
    }
}
