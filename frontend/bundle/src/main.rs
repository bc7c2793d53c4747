//! Turns the app's WASM, the page's script, the style and `public/` into `frontend/dist`, the folder that
//! the server serves. A debug server uses `frontend/dist-debug`, so that neither build invalidates
//! the other. The folder has hashed names, compressed copies, and `assets.json`, which tells the
//! server the names. Cargo compiles and the Makefile fetches npm packages.

mod compress;
mod digest;
mod esbuild;
mod folder;
mod listing;
mod parts;

use anyhow::{Context, Result, bail};
use digest::Inputs;
use std::path::{Path, PathBuf};
use std::time::Instant;

const USAGE: &str = "usage: bundle --wasm <frontend.wasm> [--debug]";

/// The command line.
struct Request {
    wasm: PathBuf,
    /// Compresses quickly and keeps function names, instead of making the files as small as
    /// possible.
    is_debug: bool,
}

/// The folders that the bundle is made from.
struct Folders {
    script: PathBuf,
    style: PathBuf,
    public: PathBuf,
    node_modules: PathBuf,
    lock: PathBuf,
}

fn main() -> Result<()> {
    let started = Instant::now();
    let request = request(std::env::args_os().skip(1))?;
    let frontend = frontend_folder()?;
    let root = frontend.parent().context("the folder of the frontend has no parent")?;
    let folders = Folders {
        script: frontend.join("script"),
        style: root.join("style"),
        public: root.join("public"),
        node_modules: frontend.join("node_modules"),
        lock: frontend.join("package-lock.json"),
    };
    let name = if request.is_debug { "dist-debug" } else { "dist" };
    let dist = frontend.join(name);
    let inputs = inputs(&request, &folders)?;
    let last = folder::made_from(&dist);
    if last.as_ref() == Some(&inputs) {
        println!("bundle: frontend/{name} is up to date");
        return Ok(());
    }
    let next = folder::Next::begin(&dist)?;
    let assets = parts::make(&request, &folders, next.path())?;
    // Copies that were compressed just as hard are reused.
    let reusable = last.filter(|last| last.mode() == inputs.mode()).map(|_| dist.as_path());
    let sizes = compress::beside_each(next.path(), reusable, request.is_debug)?;
    next.take_over(&inputs)?;
    for asset in assets.names() {
        let size = sizes.iter().find(|size| size.path == Path::new(asset.trim_start_matches('/')));
        if let Some(size) = size {
            println!("bundle: {asset} {} B, brotli {} B, gzip {} B", size.plain, size.brotli, size.gzip);
        }
    }
    println!("bundle: frontend/{name} written in {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

fn request(mut arguments: impl Iterator<Item = std::ffi::OsString>) -> Result<Request> {
    let mut wasm = None;
    let mut is_debug = false;
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--wasm") => wasm = arguments.next().map(PathBuf::from),
            Some("--debug") => is_debug = true,
            _ => bail!("{} is not an option of bundle; {USAGE}", argument.to_string_lossy()),
        }
    }
    Ok(Request { wasm: wasm.context(USAGE)?, is_debug })
}

/// `frontend/`, independent of the folder in which `cargo run` was called.
fn frontend_folder() -> Result<PathBuf> {
    match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(own) => Path::new(&own).parent().map(Path::to_path_buf).context("the bundler's folder has no parent"),
        None => Ok(std::env::current_dir().context("cannot tell the current folder")?.join("frontend")),
    }
}

/// Everything that the bundle depends on, including this program.
fn inputs(request: &Request, folders: &Folders) -> Result<Inputs> {
    let mut inputs = Inputs::of_mode(if request.is_debug { "debug" } else { "release" });
    for (name, text) in [
        ("main.rs", include_str!("main.rs")),
        ("parts.rs", include_str!("parts.rs")),
        ("esbuild.rs", include_str!("esbuild.rs")),
        ("compress.rs", include_str!("compress.rs")),
    ] {
        inputs.add(&format!("bundle/{name}"), text.as_bytes());
    }
    inputs.add_file("wasm", &request.wasm)?;
    inputs.add_file("package-lock.json", &folders.lock)?;
    inputs.add_folder("script", &folders.script)?;
    inputs.add_folder("style", &folders.style)?;
    inputs.add_folder("public", &folders.public)?;
    Ok(inputs)
}
