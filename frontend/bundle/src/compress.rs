//! Writes a brotli and a gzip copy beside each text-like file that shrinks enough, so that the
//! server never compresses a static file.

use crate::listing;
use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Extensions of files that are compressed; pictures already are.
const COMPRESSIBLE: &[&str] = &["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"];

/// The widest window that every browser accepts (16 MiB): uncompressed, the WASM is larger than the
/// usual 4 MiB.
const BROTLI_WINDOW_BITS: i32 = 24;

/// A file's size in bytes, plain and compressed.
pub struct Sizes {
    /// Relative to the folder.
    pub path: PathBuf,
    pub plain: usize,
    pub brotli: usize,
    pub gzip: usize,
}

/// Writes the copies for every file of `folder`. Copies of unchanged files are taken from the
/// `last` folder.
pub fn beside_each(folder: &Path, last: Option<&Path>, is_debug: bool) -> Result<Vec<Sizes>> {
    let mut waiting: Vec<PathBuf> = listing::files(folder)?.into_iter().filter(|path| is_compressible(path)).collect();
    // Starts with the largest files, so that no thread is left alone with one of them at the end.
    waiting.sort_by_key(|path| std::fs::metadata(folder.join(path)).map(|file| file.len()).unwrap_or_default());
    let waiting = Mutex::new(waiting);
    let take = || waiting.lock().ok().and_then(|mut waiting| waiting.pop());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    let mut done = Vec::new();
                    while let Some(path) = take() {
                        done.push(beside(folder, last, path, is_debug)?);
                    }
                    Ok(done)
                })
            })
            .collect();
        let mut all = Vec::new();
        for worker in workers {
            let done: Result<Vec<Sizes>> = worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            all.extend(done?);
        }
        Ok(all)
    })
}

fn is_compressible(path: &Path) -> bool {
    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| COMPRESSIBLE.contains(&ending))
}

fn beside(folder: &Path, last: Option<&Path>, path: PathBuf, is_debug: bool) -> Result<Sizes> {
    let file = folder.join(&path);
    let content = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let made_before = last.map(|last| last.join(&path)).filter(|old| std::fs::read(old).is_ok_and(|old| old == content));
    let copy = |ending: &str, make: fn(&[u8], bool) -> Result<Vec<u8>>| -> Result<usize> {
        let known = made_before.as_deref().and_then(|old| std::fs::read(with_ending(old, ending)).ok());
        let packed = known.map_or_else(|| make(&content, is_debug), Ok)?;
        let target = with_ending(&file, ending);
        std::fs::write(&target, &packed).with_context(|| format!("cannot write {}", target.display()))?;
        Ok(packed.len())
    };
    let brotli = copy("br", brotli)?;
    let gzip = copy("gz", gzip)?;
    Ok(Sizes { path, plain: content.len(), brotli, gzip })
}

/// `app.js` and `br` give `app.js.br`.
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn brotli(content: &[u8], is_debug: bool) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: if is_debug { 4 } else { 11 },
        lgwin: BROTLI_WINDOW_BITS,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut packed, &parameters).context("cannot compress by brotli")?;
    Ok(packed)
}

fn gzip(content: &[u8], is_debug: bool) -> Result<Vec<u8>> {
    let level = if is_debug { Compression::fast() } else { Compression::best() };
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(content).context("cannot compress by gzip")?;
    encoder.finish().context("cannot compress by gzip")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop")]

    use super::*;
    use std::io::Read;

    #[test]
    fn both_copies_unpack_to_the_file_itself() {
        let folder = tempfile::tempdir().unwrap();
        let text = "a meter publishes, a person watches; ".repeat(400);
        std::fs::write(folder.path().join("app.js"), &text).unwrap();
        std::fs::write(folder.path().join("icon.png"), [0, 1, 2]).unwrap();

        let sizes = beside_each(folder.path(), None, false).unwrap();

        let mut unpacked = Vec::new();
        let packed = std::fs::read(folder.path().join("app.js.br")).unwrap();
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
        let mut unpacked = String::new();
        let packed = std::fs::File::open(folder.path().join("app.js.gz")).unwrap();
        flate2::read::GzDecoder::new(packed).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        assert_eq!(sizes.len(), 1);
        assert!(!folder.path().join("icon.png.br").exists());
    }

    #[test]
    fn a_file_that_did_not_change_keeps_its_copies() {
        let (folder, last) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        for (place, content) in [(&folder, "new"), (&last, "old")] {
            std::fs::write(place.path().join("app.js"), "same").unwrap();
            std::fs::write(place.path().join("start.js"), content).unwrap();
        }
        for name in ["app.js.br", "start.js.br"] {
            std::fs::write(last.path().join(name), "made before").unwrap();
        }

        beside_each(folder.path(), Some(last.path()), true).unwrap();

        assert_eq!(std::fs::read(folder.path().join("app.js.br")).unwrap(), b"made before");
        assert_ne!(std::fs::read(folder.path().join("start.js.br")).unwrap(), b"made before");
    }
}
