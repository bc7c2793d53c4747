//! Makes each file of `dist` and gives it a name with the hash of its content. What names another file is made after it.

use crate::esbuild::Esbuild;
use crate::{Request, Sources, digest, folder};
use anyhow::{Context, Result, ensure};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

const HASH_DIGITS: usize = 8;

/// What `assets.json` says: addresses from the root. The same fields as `app::asset::Assets`, which is not used here so
/// that the bundler does not wait for the app to compile.
pub struct Assets {
    style: String,
    start: String,
    app: String,
    wasm: String,
    charts: String,
    version: String,
}

impl Assets {
    /// The addresses of the files.
    pub fn names(&self) -> [&str; 5] {
        [&self.style, &self.start, &self.app, &self.wasm, &self.charts]
    }

    fn json(&self) -> String {
        let Self { style, start, app, wasm, charts: _, version } = self;
        // Names and digits only: nothing to escape.
        format!(
            "{{\"style\":\"{style}\",\"start\":\"{start}\",\"app\":\"{app}\",\"wasm\":\"{wasm}\",\"version\":\"{version}\"}}\n"
        )
    }
}

/// Fills an empty folder with everything but the compressed copies.
pub fn make(request: &Request, sources: &Sources, dist: &Path) -> Result<Assets> {
    let esbuild = Esbuild::find(&sources.node_modules)?;
    let assets = dist.join("assets");
    create(&assets)?;

    let style = esbuild.style(&sources.style.join("main.css"))?;
    // One that is left would be asked for under a name that is not there.
    ensure!(!String::from_utf8_lossy(&style).contains("@import"), "an @import of the style was not resolved");
    let style = hashed(&assets, "style", "css", &style)?;
    let charts = hashed(&assets, "charts", "js", &esbuild.module(&sources.charts.join("charts.js"))?)?;

    let work = assets.join("work");
    create(&work)?;
    bind(request, &work)?;
    let wasm = hashed(&assets, "app", "wasm", &read(&work.join("app_bg.wasm"))?)?;
    let app = hashed(&assets, "app", "js", &esbuild.module(&work.join("app.js"))?)?;

    let template = sources.charts.join("start.js");
    let text = start(&String::from_utf8(read(&template)?).context("start.js is not UTF-8")?, &app, &wasm, &charts)?;
    let entry = work.join("start.js");
    write(&entry, text.as_bytes())?;
    let start = hashed(&assets, "start", "js", &esbuild.script(&entry)?)?;
    std::fs::remove_dir_all(&work).with_context(|| format!("cannot remove {}", work.display()))?;

    let mut all = [style.as_str(), &start, &app, &wasm, &charts].join("\n").into_bytes();
    for file in folder::files(&sources.public)? {
        let content = read(&sources.public.join(&file))?;
        all.extend(content.as_slice());
        let target = dist.join(&file);
        create(target.parent().unwrap_or(dist))?;
        write(&target, &content)?;
    }
    let address = |name: String| format!("/assets/{name}");
    let assets = Assets {
        style: address(style),
        start: address(start),
        app: address(app),
        wasm: address(wasm),
        charts: address(charts),
        version: digest::hex(&all, HASH_DIGITS),
    };
    write(&dist.join("assets.json"), assets.json().as_bytes())?;
    Ok(assets)
}

/// The module that the browser calls, and the WASM without the descriptions that only wasm-bindgen needs.
fn bind(request: &Request, work: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(&request.wasm)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .remove_name_section(!request.is_debug)
        .keep_debug(false)
        .generate(work)
        .with_context(|| format!("wasm-bindgen cannot read {}", request.wasm.display()))
}

/// The template with the names of this bundle: each must be in it, or the page would ask for a file that is not there.
fn start(template: &str, app: &str, wasm: &str, charts: &str) -> Result<String> {
    let mut text = template.to_owned();
    for (plain, name) in [("\"./app.js\"", app), ("\"./app.wasm\"", wasm), ("\"./charts.js\"", charts)] {
        ensure!(text.contains(plain), "start.js does not name {plain}");
        text = text.replace(plain, &format!("\"./{name}\""));
    }
    Ok(text)
}

/// Writes the content under a name that changes with it, and returns the name.
fn hashed(folder: &Path, stem: &str, ending: &str, content: &[u8]) -> Result<String> {
    let name = format!("{stem}.{}.{ending}", digest::hex(content, HASH_DIGITS));
    write(&folder.join(&name), content)?;
    Ok(name)
}

fn create(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    std::fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop")]

    use super::*;

    #[test]
    fn the_start_module_names_the_files_of_this_bundle() {
        let text = start(include_str!("../../charts/start.js"), "app.1.js", "app.2.wasm", "charts.3.js").unwrap();
        for name in ["\"./app.1.js\"", "\"./app.2.wasm\"", "\"./charts.3.js\""] {
            assert!(text.contains(name), "{name}");
        }
    }

    #[test]
    fn a_start_module_that_forgets_a_file_is_refused() {
        assert!(start("import \"./app.js\";", "app.1.js", "app.2.wasm", "charts.3.js").is_err());
    }

    #[test]
    fn a_name_changes_with_the_content_and_only_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let name = |content: &str| hashed(folder.path(), "style", "css", content.as_bytes()).unwrap();
        assert_eq!(name("a{}"), name("a{}"));
        assert_ne!(name("a{}"), name("b{}"));
        assert!(name("a{}").starts_with("style.") && name("a{}").len() == "style.12345678.css".len());
    }
}
