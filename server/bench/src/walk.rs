//! A walk through all answers of two binaries: both start on copies of one data folder, which the
//! first has filled with the demo and analysed. The same address is then asked of both at the same
//! moment, and status, content type and body are compared byte for byte. Covers what can be read
//! with GET: the API, and each page that a page links to. Leaves out what is sent.

mod addresses;
mod masks;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::beside::wait_for_analyses;
use crate::http::Request;
use crate::process::Folder;
use crate::server::Greenpulse;
use crate::table::circumstances;

use addresses::Addresses;

/// How long to wait before the same address is asked again.
const PAUSE: Duration = Duration::from_millis(300);
/// What is shown of each side where two bodies first differ.
const SHOWN_CHARS: usize = 160;

#[derive(clap::Args)]
pub struct Arguments {
    /// The binary before; it fills the data folder
    #[arg(long)]
    a: PathBuf,
    /// The binary after
    #[arg(long)]
    b: PathBuf,
    /// How often an address is asked before its answers count as different: a minute or an hour may have begun in between
    #[arg(long, default_value_t = 4)]
    tries: u32,
    /// Addresses of one pattern, such as the pages of all meters
    #[arg(long, default_value_t = 8)]
    alike: usize,
    /// Addresses in all
    #[arg(long, default_value_t = 1_500)]
    most: usize,
    /// Minutes that the first full analysis may take
    #[arg(long, default_value_t = 30)]
    patience: u64,
    /// Where the temporary folder is created; with differences it is kept
    #[arg(long)]
    folder: Option<PathBuf>,
}

/// What is compared of an answer, without what may differ between two processes.
#[derive(Debug, PartialEq)]
struct Seen {
    status: u16,
    content_type: String,
    location: String,
    body: String,
}

/// Walks; false if any answers differ.
pub fn run(arguments: &Arguments) -> Result<bool> {
    ensure!(arguments.tries > 0, "--tries must be above 0");
    println!("{}", circumstances());
    let folder = Folder::new(arguments.folder.as_deref())?;
    let (of_a, of_b) = (folder.path().join("a"), folder.path().join("b"));
    let mut a = Greenpulse::new(&arguments.a, &of_a, None)?;
    a.fill_with_demo()?;
    a.start()?;
    // What jobs write would come to the two at different moments.
    wait_for_analyses(&a, Duration::from_secs(60 * arguments.patience))?;
    a.stop()?;
    copy(&of_a, &of_b)?;
    let mut b = Greenpulse::new(&arguments.b, &of_b, None)?;
    a.start()?;
    b.start()?;
    let mut addresses = Addresses::new(arguments.alike, arguments.most);
    let (mut asked, mut different) = (0_u32, 0_u32);
    while let Some(path) = addresses.next() {
        let (in_a, in_b) = compared(&a, &b, &path, arguments.tries)?;
        asked += 1;
        if in_a != in_b {
            different += 1;
            println!("{}", difference(&path, &in_a, &in_b));
        }
        addresses.learn(&path, &in_a.content_type, &in_a.body);
    }
    a.stop()?;
    b.stop()?;
    println!("{asked} addresses asked, {} left out as one of many alike, {different} different", addresses.left_out());
    let is_same = different == 0;
    if !is_same {
        println!("kept: {}", folder.keep().display());
    }
    Ok(is_same)
}

/// Both answers, asked again until they agree or there are no tries left.
fn compared(a: &Greenpulse, b: &Greenpulse, path: &str, tries: u32) -> Result<(Seen, Seen)> {
    for _ in 1..tries {
        let (in_a, in_b) = both(a, b, path)?;
        if in_a == in_b {
            return Ok((in_a, in_b));
        }
        std::thread::sleep(PAUSE);
    }
    both(a, b, path)
}

/// Both answers, asked for at once.
fn both(a: &Greenpulse, b: &Greenpulse, path: &str) -> Result<(Seen, Seen)> {
    std::thread::scope(|scope| {
        let in_b = scope.spawn(|| seen(b, path));
        let in_a = seen(a, path);
        let in_b = in_b.join().map_err(|_| anyhow::anyhow!("asking for {path} panicked"))?;
        Ok((in_a?, in_b?))
    })
}

fn seen(greenpulse: &Greenpulse, path: &str) -> Result<Seen> {
    let began = Instant::now();
    let answer = Request::get(greenpulse.page_port(), path).send().with_context(|| format!("after {:?}", began.elapsed()))?;
    let header = |name: &str| {
        let mut lines = answer.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    let body = if header("transfer-encoding") == "chunked" { joined(&answer.body)? } else { answer.body.clone() };
    Ok(Seen {
        status: answer.status,
        content_type: header("content-type"),
        location: masks::masked(&header("location"), greenpulse),
        body: masks::masked(&body, greenpulse),
    })
}

/// The pieces of a body that was sent in chunks.
fn joined(body: &str) -> Result<String> {
    let (mut whole, mut rest) = (String::new(), body);
    while let Some((length, after)) = rest.split_once("\r\n") {
        let length = usize::from_str_radix(length.split(';').next().unwrap_or_default().trim(), 16)?;
        if length == 0 {
            break;
        }
        whole.push_str(after.get(..length).context("a chunk is shorter than it says")?);
        rest = after.get(length..).unwrap_or_default().trim_start_matches("\r\n");
    }
    Ok(whole)
}

/// What differs, from a little before the place where it begins.
fn difference(path: &str, a: &Seen, b: &Seen) -> String {
    let place = a.body.bytes().zip(b.body.bytes()).take_while(|(a, b)| a == b).count();
    let excerpt = |seen: &Seen| -> String {
        let start = (0..=place.saturating_sub(40)).rev().find(|&start| seen.body.is_char_boundary(start)).unwrap_or(0);
        seen.body.get(start..).unwrap_or_default().chars().take(SHOWN_CHARS).collect()
    };
    let line = |name: &str, seen: &Seen| {
        let Seen { status, content_type, location, body } = seen;
        format!("  {name}: {status} {content_type} {location} {} bytes\n     {}", body.len(), excerpt(seen).escape_debug())
    };
    format!("{path} differs at byte {place}\n{}\n{}", line("a", a), line("b", b))
}

/// Copies a folder with all that is in it, but no logs.
fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else if entry.path().extension().is_none_or(|ending| ending != "log") {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail by panic")]

    use super::*;

    #[test]
    fn a_body_in_chunks_is_put_together() {
        assert_eq!(joined("4\r\nWiki\r\n6\r\npedi\u{e9}\r\n0\r\n\r\n").unwrap(), "Wikipedi\u{e9}");
        assert!(joined("ff\r\nshort").is_err());
    }

    #[test]
    fn a_difference_is_shown_from_a_little_before_it() {
        let seen = |body: &str| Seen {
            status: 200,
            content_type: "text/html".to_owned(),
            location: String::new(),
            body: format!("{}{body}", "x".repeat(100)),
        };
        let shown = difference("/a", &seen("one"), &seen("two"));
        assert!(shown.starts_with("/a differs at byte 100\n  a: 200 text/html  103 bytes"), "{shown}");
        assert!(shown.contains(&format!("{}one", "x".repeat(40))), "{shown}");
    }

    #[test]
    fn a_copy_has_all_but_the_logs() {
        let folder = Folder::new(None).unwrap();
        let from = folder.path().join("from");
        std::fs::create_dir_all(from.join("data")).unwrap();
        for name in ["data/greenpulse.db", "data/serve.log"] {
            std::fs::write(from.join(name), name).unwrap();
        }
        let to = folder.path().join("to");
        copy(&from, &to).unwrap();
        assert_eq!(std::fs::read_to_string(to.join("data/greenpulse.db")).unwrap(), "data/greenpulse.db");
        assert!(!to.join("data/serve.log").exists());
    }
}
