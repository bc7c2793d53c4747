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
    document: String,
    version: String,
}

impl Assets {
    /// The paths of the files.
    pub fn names(&self) -> [&str; 6] {
        [&self.style, &self.start, &self.app, &self.wasm, &self.charts, &self.document]
    }

    fn json(&self) -> String {
        let Self { style, start, app, wasm, charts: _, document, version } = self;
        // Only names and digits: nothing to escape.
        format!(
            "{{\"style\":\"{style}\",\"start\":\"{start}\",\"app\":\"{app}\",\"wasm\":\"{wasm}\",\"document\":\"{document}\",\"version\":\"{version}\"}}\n"
        )
    }
}

/// The module that the scripts share.
const SHARED: &str = "reached.js";

/// Fills an empty folder with everything but the compressed copies.
pub fn make(request: &Request, folders: &Folders, dist: &Path) -> Result<Assets> {
    let esbuild = Esbuild::find(&folders.node_modules)?;
    let assets = dist.join("assets");
    create(&assets)?;

    let style = esbuild.style(&folders.style.join("main.css"))?;
    // A remaining `@import` would request a file name that does not exist.
    ensure!(!String::from_utf8_lossy(&style).contains("@import"), "an @import of the style was not resolved");
    let style = hashed(&assets, "style", "css", &style)?;
    let charts = hashed(&assets, "charts", "js", &esbuild.module(&folders.charts.join("charts.js"))?)?;

    let work = assets.join("work");
    create(&work)?;
    bind(request, &work)?;
    let wasm = hashed(&assets, "app", "wasm", &read(&work.join("app_bg.wasm"))?)?;
    let app = hashed(&assets, "app", "js", &esbuild.module(&work.join("app.js"))?)?;

    // The module that both scripts share; it becomes part of each.
    write(&work.join(SHARED), &read(&folders.charts.join(SHARED))?)?;
    let named = [("\"./app.js\"", app.as_str()), ("\"./app.wasm\"", &wasm), ("\"./charts.js\"", &charts)];
    let script = |stem: &str, names: &[(&str, &str)]| -> Result<String> {
        let file = format!("{stem}.js");
        let text = String::from_utf8(read(&folders.charts.join(&file))?).with_context(|| format!("{file} is not UTF-8"))?;
        let entry = work.join(&file);
        write(&entry, with_names(&text, names).with_context(|| file)?.as_bytes())?;
        hashed(&assets, stem, "js", &esbuild.script(&entry)?)
    };
    let start = script("start", &named)?;
    let document = script("document", &named[2..])?;
    std::fs::remove_dir_all(&work).with_context(|| format!("cannot remove {}", work.display()))?;

    let mut all = [style.as_str(), &start, &app, &wasm, &charts, &document].join("\n").into_bytes();
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
        document: address(document),
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

/// Replaces plain file names in a script with those of this bundle. Each must occur, or the page
/// would request a file that does not exist.
fn with_names(template: &str, names: &[(&str, &str)]) -> Result<String> {
    let mut text = template.to_owned();
    for (plain, name) in names {
        ensure!(text.contains(plain), "the script does not name {plain}");
        text = text.replace(plain, &format!("\"./{name}\""));
    }
    Ok(text)
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
    fn the_scripts_name_the_files_of_this_bundle() {
        let text = with_names(include_str!("../../charts/start.js"), &NAMES).unwrap();
        for name in ["\"./app.1.js\"", "\"./app.2.wasm\"", "\"./charts.3.js\""] {
            assert!(text.contains(name), "{name}");
        }
        let text = with_names(include_str!("../../charts/document.js"), &NAMES[2..]).unwrap();
        assert!(text.contains("\"./charts.3.js\""));
    }

    #[test]
    fn a_script_that_forgets_a_file_is_refused() {
        assert!(with_names("import \"./app.js\";", &NAMES).is_err());
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
