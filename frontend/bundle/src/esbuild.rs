//! Calls esbuild, which bundles and minifies JavaScript and CSS. Leaves out what to bundle.

use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What browsers of recent years understand (2022: top-level await, private members).
const TARGET: &str = "--target=es2022";

/// esbuild as npm installed it.
pub struct Esbuild {
    program: PathBuf,
}

impl Esbuild {
    /// Finds esbuild in `node_modules`; the error says how to install it.
    pub fn find(node_modules: &Path) -> Result<Self> {
        let program = node_modules.join(".bin").join("esbuild");
        if !program.exists() {
            bail!("esbuild is not installed: run `npm ci` in frontend (`make` does)");
        }
        Ok(Self { program })
    }

    /// Bundles a module with everything it imports into one file.
    pub fn module(&self, entry: &Path) -> Result<Vec<u8>> {
        // ECharts checks this name and otherwise prints long warnings.
        let production = "--define:process.env.NODE_ENV=\"production\"";
        self.run(entry, &["--bundle", "--format=esm", "--minify", "--legal-comments=eof", TARGET, production])
    }

    /// Bundles a module with its imports, except for files that have hashed names of their own:
    /// those stay separate.
    pub fn script(&self, entry: &Path) -> Result<Vec<u8>> {
        let own = ["--external:./app.*.js", "--external:./charts.*.js"];
        self.run(entry, &["--bundle", "--format=esm", "--minify", TARGET, own[0], own[1]])
    }

    /// Bundles a style sheet with its `@import`s in order.
    pub fn style(&self, entry: &Path) -> Result<Vec<u8>> {
        self.run(entry, &["--bundle", "--minify"])
    }

    fn run(&self, entry: &Path, options: &[&str]) -> Result<Vec<u8>> {
        let mut arguments: Vec<OsString> = vec![entry.into(), "--charset=utf8".into(), "--log-level=warning".into()];
        arguments.extend(options.iter().map(OsString::from));
        let output = Command::new(&self.program).args(&arguments).output().context("cannot start esbuild")?;
        let said = String::from_utf8_lossy(&output.stderr);
        // What it warns of, such as a rule without its end, is lost in the page.
        if !output.status.success() || !said.trim().is_empty() {
            bail!("esbuild refused {}:\n{said}", entry.display());
        }
        Ok(output.stdout)
    }
}
