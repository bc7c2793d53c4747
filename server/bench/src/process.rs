//! Child processes that never outlive the bench. Each leads its own process group, which is killed
//! when its guard is dropped, at a signal and at a panic. Only a SIGKILL of the bench itself leaves
//! them behind.

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group};
use tempfile::TempDir;

/// What a signal or a panic must clean up, since neither runs destructors (a panic aborts in the
/// release profile).
struct Live {
    groups: Vec<Pid>,
    mounts: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

static LIVE: Mutex<Live> = Mutex::new(Live { groups: Vec::new(), mounts: Vec::new(), folders: Vec::new() });

fn with_live<T>(act: impl FnOnce(&mut Live) -> T) -> T {
    act(&mut LIVE.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Kills every child at SIGINT, SIGTERM and panic; a signal removes the temporary folders too.
pub fn clean_up_on_signal_and_panic() {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        kill_all();
        print(info);
    }));
    std::thread::spawn(|| {
        if wait_for_signal().is_ok() {
            kill_all();
            with_live(|live| std::mem::take(&mut live.mounts)).iter().for_each(|place| unmount(place));
            for folder in with_live(|live| std::mem::take(&mut live.folders)) {
                let _ = std::fs::remove_dir_all(folder);
            }
            std::process::exit(130);
        }
    });
}

fn wait_for_signal() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
        Ok(())
    })
}

fn kill_all() {
    for group in with_live(|live| std::mem::take(&mut live.groups)) {
        let _ = kill_process_group(group, Signal::KILL);
    }
}

/// A small file system in memory that can be filled completely. Needs the right to mount.
pub struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Mounts one of `mb` MB in a new folder that everybody may write to.
    pub fn mount(place: PathBuf, mb: u32) -> Result<Self> {
        std::fs::create_dir(&place)?;
        let output = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={mb}m,mode=0777"), "greenpulse-bench"])
            .arg(&place)
            .output()
            .context("cannot run mount")?;
        if !output.status.success() {
            bail!("cannot mount a small file system: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        with_live(|live| live.mounts.push(place.clone()));
        Ok(Self(place))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        unmount(&self.0);
        with_live(|live| live.mounts.retain(|place| *place != self.0));
    }
}

/// Unmounts a file system, even while something is still open on it.
fn unmount(place: &Path) {
    let _ = Command::new("umount").arg("-l").arg(place).status();
}

/// A temporary folder for one run.
pub struct Folder(Option<TempDir>);

impl Folder {
    /// Creates one inside `parent`, or in the system's folder for temporary files.
    pub fn new(parent: Option<&Path>) -> Result<Self> {
        let parent = parent.map_or_else(std::env::temp_dir, Path::to_path_buf);
        let folder = tempfile::Builder::new().prefix("greenpulse-bench-").tempdir_in(&parent);
        let folder = folder.with_context(|| format!("cannot make a folder in {}", parent.display()))?;
        with_live(|live| live.folders.push(folder.path().to_path_buf()));
        Ok(Self(Some(folder)))
    }

    pub fn path(&self) -> &Path {
        self.0.as_ref().map_or(Path::new(""), TempDir::path)
    }

    /// Creates a folder inside this one, which is removed or kept with it.
    pub fn inside(&self, name: &str) -> Result<PathBuf> {
        let path = self.path().join(name);
        std::fs::create_dir(&path).with_context(|| format!("cannot make {}", path.display()))?;
        Ok(path)
    }

    /// Keeps the folder, to look into a fault.
    pub fn keep(mut self) -> PathBuf {
        let path = self.0.take().map(TempDir::keep).unwrap_or_default();
        with_live(|live| live.folders.retain(|folder| *folder != path));
        path
    }
}

/// A running child with its own process group; both output streams go to `log`.
pub struct Process {
    name: &'static str,
    child: Child,
    group: Pid,
    log: PathBuf,
}

impl Process {
    pub fn start(name: &'static str, mut command: Command, log: &Path) -> Result<Self> {
        let output = File::options().create(true).append(true).open(log)?;
        command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output).process_group(0);
        let child = command.spawn().with_context(|| format!("cannot start {:?}", command.get_program()))?;
        let group = Pid::from_child(&child);
        with_live(|live| live.groups.push(group));
        Ok(Self { name, child, group, log: log.to_path_buf() })
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Sends SIGKILL; returns when the process is gone.
    pub fn kill(&mut self) -> Result<()> {
        let _ = kill_process_group(self.group, Signal::KILL);
        with_live(|live| live.groups.retain(|group| *group != self.group));
        self.child.wait()?;
        Ok(())
    }

    /// Sends SIGTERM and returns how the process ended; fails after `patience`.
    pub fn terminate(&mut self, patience: Duration) -> Result<ExitStatus> {
        kill_process_group(self.group, Signal::TERM).with_context(|| format!("cannot signal {}", self.name))?;
        self.wait(patience)
    }

    /// Waits until the process ends by itself and returns how; fails after `patience`.
    pub fn wait(&mut self, patience: Duration) -> Result<ExitStatus> {
        let end = Instant::now() + patience;
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            if Instant::now() > end {
                bail!("{} did not end within {} s{}", self.name, patience.as_secs(), self.last_words());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Polls `is_ready` until it is true; fails when the process ends or `patience` runs out.
    pub fn wait_until(&mut self, patience: Duration, is_ready: impl Fn() -> bool) -> Result<Duration> {
        let start = Instant::now();
        while !is_ready() {
            if let Some(status) = self.child.try_wait()? {
                bail!("{} ended before it was ready ({status}){}", self.name, self.last_words());
            }
            if start.elapsed() > patience {
                bail!("{} was not ready within {} s{}", self.name, patience.as_secs(), self.last_words());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(start.elapsed())
    }

    /// The end of the log, for an error message.
    pub fn last_words(&self) -> String {
        let log = std::fs::read(&self.log).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        let tail = lines.get(lines.len().saturating_sub(15)..).unwrap_or_default();
        format!("; its last lines:\n  {}", tail.join("\n  "))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

    use super::*;

    #[test]
    fn a_dropped_guard_kills_the_whole_process_group() {
        let folder = Folder::new(None).unwrap();
        let pid_file = folder.path().join("pid");
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("sleep 600 & echo $! > {0}.new; mv {0}.new {0}; wait", pid_file.display()));
        let mut process = Process::start("sh", command, &folder.path().join("log")).unwrap();
        process.wait_until(Duration::from_secs(10), || pid_file.exists()).unwrap();
        let grandchild = std::fs::read_to_string(&pid_file).unwrap();
        drop(process);
        // A killed process may remain a zombie until its new parent has waited for it.
        let state = || std::fs::read_to_string(format!("/proc/{}/stat", grandchild.trim())).unwrap_or_default();
        let end = Instant::now() + Duration::from_secs(10);
        while !state().is_empty() && !state().contains(") Z ") {
            assert!(Instant::now() < end, "the grandchild lives on: {}", state());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    #[test]
    fn a_folder_inside_another_is_kept_and_removed_with_it() {
        let folder = Folder::new(None).unwrap();
        let removed = folder.inside("a").unwrap();
        drop(folder);
        assert!(!removed.exists());
        let folder = Folder::new(None).unwrap();
        let kept = folder.inside("a").unwrap();
        let path = folder.keep();
        assert!(kept.exists() && kept.starts_with(&path));
        std::fs::remove_dir_all(path).unwrap();
    }

    #[test]
    fn a_process_that_ends_before_it_is_ready_fails_with_its_last_words() {
        let folder = Folder::new(None).unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", "echo the port is taken >&2; exit 3"]);
        let mut process = Process::start("sh", command, &folder.path().join("log")).unwrap();
        let error = process.wait_until(Duration::from_secs(10), || false).unwrap_err();
        assert!(error.to_string().contains("the port is taken"), "{error}");
    }
}
