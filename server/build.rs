//! Makes sure that the folder of the browser's files exists, so that a clean clone compiles; `make build` fills it.

fn main() {
    // As `assets` chooses: what a debug server serves must not make the optimised one be built again.
    let is_debug = std::env::var("PROFILE").is_ok_and(|profile| profile == "debug");
    let dist = if is_debug { "../frontend/dist-debug" } else { "../frontend/dist" };
    if let Err(error) = std::fs::create_dir_all(dist) {
        println!("cargo::error=cannot make {dist}: {error}");
    }
    // A file that is new there must be embedded too.
    println!("cargo::rerun-if-changed={dist}");
    println!("cargo::rerun-if-changed=build.rs");
}
