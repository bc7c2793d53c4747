//! A program that ends when we do. Statics are never dropped, and a killed test runs no cleanup, so
//! a small shell stands in between: it starts the program, reads from a pipe that only we hold
//! open, and stops the program when the pipe closes, for whatever reason.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

/// A shell script that runs as long as this value lives.
pub(crate) struct Watched {
    shell: Child,
}

impl Watched {
    /// Runs `script` with these arguments (`$1`, `$2`, …), as another user if one is given. The
    /// script prints `ready` on its own line when the program it started is usable, reads its input
    /// to the end, and then stops the program.
    ///
    /// # Panics
    /// If the script ends without `ready`; the message has all its output.
    pub fn start(user: Option<&str>, script: &str, arguments: &[&str]) -> Self {
        let as_user = user.map(|user| ["runuser", "-u", user, "--"]);
        Self::start_by(as_user.as_ref().map_or(&[], |words| words), script, arguments)
    }

    /// The same through a program that runs another (`runuser -u postgres --`).
    ///
    /// # Panics
    /// As above.
    pub fn start_by(runner: &[&str], script: &str, arguments: &[&str]) -> Self {
        let mut words = runner.iter().chain(&["sh", "-c"]);
        let mut command = Command::new(words.next().expect("`sh` at least"));
        command.args(words);
        // Ctrl-C at the terminal goes to a whole process group. The shell leaves ours, so that it
        // survives to clean up.
        command.arg(script).arg("sh").args(arguments).process_group(0).current_dir("/");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut shell = command.spawn().expect("`sh` (and `runuser` of util-linux, when run as root)");
        let mut said = BufReader::new(shell.stdout.take().expect("a pipe from the shell"));
        let mut text = String::new();
        loop {
            let mut line = String::new();
            let length = said.read_line(&mut line).expect("what the shell says");
            if line == "ready\n" {
                break;
            }
            text.push_str(&line);
            if length == 0 {
                panic!("{text}");
            }
        }
        // Later output is read as well, so that the script never blocks on a full pipe.
        std::thread::spawn(move || said.read_to_end(&mut Vec::new()));
        Self { shell }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        // The script ends by itself now; if not, there is nothing sensible left to do.
        let _ = self.shell.wait();
    }
}

/// The first of these files that exists.
pub(crate) fn find(names: &[String]) -> Option<String> {
    names.iter().find(|name| std::path::Path::new(name.as_str()).is_file()).cloned()
}

/// Where a program may be: the folders of PATH, and those missing from an ordinary user's PATH.
pub(crate) fn places(program: &str) -> Vec<String> {
    let path = std::env::var("PATH").unwrap_or_default();
    path.split(':').chain(["/usr/sbin", "/usr/local/sbin"]).map(|folder| format!("{folder}/{program}")).collect()
}

/// Whether we are root, which some servers refuse or treat differently.
pub(crate) fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().expect("`id` of coreutils");
    output.stdout.trim_ascii() == b"0"
}
