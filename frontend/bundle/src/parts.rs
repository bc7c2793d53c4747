//! Makes each file of `dist` and names it with a hash of its content. A file that names another is
//! made after it.

use crate::esbuild::Esbuild;
use crate::{Folders, Request, digest, listing};
use anyhow::{Context, Result, ensure};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

const HASH_DIGITS: usize = 8;

/// The content of `assets.json`: paths from the root. It has the same fields as
/// `app::asset::Assets`, which is not used here so that the bundler need not wait for the app to
/// compile.
pub struct Assets {
    style: String,
    start: String,
    app: String,
    wasm: String,
    charts: String,
    version: String,
}

impl Assets {
    /// The paths of the files.
    pub fn names(&self) -> [&str; 5] {
        [&self.style, &self.start, &self.app, &self.wasm, &self.charts]
    }

    fn json(&self) -> String {
        let Self { style, start, app, wasm, charts: _, version } = self;
        // Only names and digits: nothing to escape.
        format!(
            "{{\"style\":\"{style}\",\"start\":\"{start}\",\"app\":\"{app}\",\"wasm\":\"{wasm}\",\"version\":\"{version}\"}}\n"
        )
    }
}

/// The modules of the page's script, which become one file. The first begins.
const SCRIPT: [&str; 16] = [
    "start.js",
    "copy.js",
    "first_day.js",
    "islands.js",
    "paint.js",
    "pictures.js",
    "plan.js",
    "reached.js",
    "round.js",
    "save.js",
    "search.js",
    "signed_out.js",
    "tabs.js",
    "visit.js",
    "waiting.js",
    "words.js",
];

/// Fills an empty folder with everything but the compressed copies.
pub fn make(request: &Request, folders: &Folders, dist: &Path) -> Result<Assets> {
    let esbuild = Esbuild::find(&folders.node_modules)?;
    let assets = dist.join("assets");
    create(&assets)?;

    let style = esbuild.style(&folders.style.join("main.css"))?;
    // A remaining `@import` would request a file name that does not exist.
    ensure!(!String::from_utf8_lossy(&style).contains("@import"), "an @import of the style was not resolved");
    let style = hashed(&assets, "style", "css", &style)?;
    let charts = hashed(&assets, "charts", "js", &esbuild.module(&folders.script.join("charts.js"))?)?;

    let work = assets.join("work");
    create(&work)?;
    bind(request, &work)?;
    let wasm = hashed(&assets, "app", "wasm", &read(&work.join("app_bg.wasm"))?)?;
    let app = hashed(&assets, "app", "js", &esbuild.module(&work.join("app.js"))?)?;

    let named = [("\"./app.js\"", app.as_str()), ("\"./app.wasm\"", &wasm), ("\"./charts.js\"", &charts)];
    let mut is_named = [false; 3];
    for file in SCRIPT {
        let text = String::from_utf8(read(&folders.script.join(file))?).with_context(|| format!("{file} is not UTF-8"))?;
        write(&work.join(file), with_names(text, &named, &mut is_named).as_bytes())?;
    }
    ensure!(is_named == [true; 3], "the page's script does not name all files that it loads");
    let start = hashed(&assets, "start", "js", &esbuild.script(&work.join(SCRIPT[0]))?)?;
    std::fs::remove_dir_all(&work).with_context(|| format!("cannot remove {}", work.display()))?;

    let mut all = [style.as_str(), &start, &app, &wasm, &charts].join("\n").into_bytes();
    for file in listing::files(&folders.public)? {
        let content = read(&folders.public.join(&file))?;
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

/// Makes the module that the browser calls and the WASM, stripped of the sections that only
/// wasm-bindgen needs.
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

/// Replaces plain file names in a module with those of this bundle, and notes which it named. Each
/// must occur in one of them, or the page would request a file that does not exist.
fn with_names(mut text: String, names: &[(&str, &str); 3], is_named: &mut [bool; 3]) -> String {
    for ((plain, name), is_named) in names.iter().zip(is_named) {
        *is_named |= text.contains(plain);
        text = text.replace(plain, &format!("\"./{name}\""));
    }
    text
}

/// Writes the content under a name that contains its hash, and returns the name.
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

    const NAMES: [(&str, &str); 3] =
        [("\"./app.js\"", "app.1.js"), ("\"./app.wasm\"", "app.2.wasm"), ("\"./charts.js\"", "charts.3.js")];

    #[test]
    fn the_script_names_the_files_of_this_bundle() {
        let mut is_named = [false; 3];
        let islands = with_names(include_str!("../../script/islands.js").to_owned(), &NAMES, &mut is_named);
        assert!(islands.contains("\"./app.1.js\"") && islands.contains("\"./app.2.wasm\""));
        let pictures = with_names(include_str!("../../script/pictures.js").to_owned(), &NAMES, &mut is_named);
        assert!(pictures.contains("\"./charts.3.js\""));
        assert_eq!(is_named, [true; 3]);
    }

    #[test]
    fn a_file_that_no_module_names_is_missed() {
        let mut is_named = [false; 3];
        with_names("import \"./app.js\";".to_owned(), &NAMES, &mut is_named);
        assert_eq!(is_named, [true, false, false]);
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
