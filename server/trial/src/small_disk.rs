//! A disk of a few megabytes that a test can fill: a file system in memory, in its own mount
//! namespace, so that no privileges are needed. Only the test and its child processes see the
//! mount.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Tells the test, when it is run again, where the disk is.
const PLACE: &str = "GREENPULSE_TRIAL_DISK";

/// A small disk that exists while the test runs.
pub struct SmallDisk {
    place: PathBuf,
}

/// `$1` is the size, `$2` the place, followed by the test's command line.
const SCRIPT: &str = r#"mount -t tmpfs -o size="$1" tmpfs "$2" && shift 2 && exec "$@""#;

impl SmallDisk {
    /// Runs the test of that name (with its modules) again in a process with a small disk, which
    /// also holds temporary files. Returns the disk in that process, and `None` in the outer one
    /// after the inner test has passed.
    ///
    /// # Panics
    /// If the inner test fails, if there is no such test, or if the system does not allow
    /// namespaces.
    #[must_use]
    pub fn of(test: &str, mebibytes: u32) -> Option<Self> {
        if let Some(place) = std::env::var_os(PLACE) {
            return Some(Self { place: place.into() });
        }
        let folder = tempfile::Builder::new().prefix("greenpulse-disk-").tempdir().expect("a temporary folder");
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "--", "sh", "-c", SCRIPT, "sh", &format!("{mebibytes}m")]);
        command.arg(folder.path()).arg(std::env::current_exe().expect("the test's own program"));
        command.args(["--exact", test, "--nocapture", "--test-threads=1"]).env(PLACE, folder.path()).env("TMPDIR", folder.path());
        let output = command.output().expect("`unshare` of util-linux");
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        // A name that matches no test would succeed as well.
        let is_well = output.status.success() && said.contains("1 passed");
        assert!(is_well, "{said}\n(a user must be allowed to make namespaces: `unshare --map-root-user --mount true`)");
        None
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.place
    }

    fn filler(&self) -> PathBuf {
        self.place.join("filler")
    }

    /// Fills it to the last byte.
    ///
    /// # Panics
    /// If writing fails for any reason but a full disk.
    pub fn fill(&self) {
        let mut file = std::fs::File::options().create(true).append(true).open(self.filler()).expect("a file on the small disk");
        for size in [1 << 16, 1 << 12, 1] {
            let block = vec![b'.'; size];
            while let Ok(written) = file.write(&block)
                && written > 0
            {}
        }
        let error = file.write_all(b".").expect_err("a disk that is full");
        assert_eq!(error.kind(), std::io::ErrorKind::StorageFull, "{error}");
    }

    /// Makes room again.
    ///
    /// # Panics
    /// If it was not filled.
    pub fn free(&self) {
        std::fs::remove_file(self.filler()).expect("what fills it");
    }
}
