//! The crates of the workspace and what each depends on, as cargo reads their manifests.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A crate of the workspace.
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its folder, from the workspace's.
    pub folder: String,
    /// What it depends on.
    pub uses: Vec<Dependency>,
}

/// What a crate names in its manifest.
pub struct Dependency {
    /// The crate's name.
    pub name: String,
    /// Whether it is of this workspace.
    pub is_own: bool,
    /// Whether it is more than a need of tests and of the build.
    pub is_shipped: bool,
    /// Whether a feature turns it on.
    pub is_optional: bool,
}

/// The workspace's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Every crate of the workspace.
pub fn packages() -> Vec<Package> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let printed = Command::new(cargo).args(["metadata", "--format-version=1", "--no-deps"]).current_dir(root()).output().unwrap();
    assert!(printed.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&printed.stderr));
    let all: Value = serde_json::from_slice(&printed.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let dependency = |one: &Value| Dependency {
        name: text(&one["name"]),
        is_own: one["path"].is_string(),
        is_shipped: one["kind"].is_null(),
        is_optional: one["optional"] == true,
    };
    let package = |one: &Value| {
        let manifest = PathBuf::from(text(&one["manifest_path"]));
        let folder = manifest.parent().unwrap().strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        let uses = one["dependencies"].as_array().unwrap().iter().map(dependency).collect();
        Package { name: text(&one["name"]), folder, uses }
    };
    all["packages"].as_array().unwrap().iter().map(package).collect()
}
