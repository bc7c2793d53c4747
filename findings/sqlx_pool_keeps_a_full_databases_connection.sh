#!/usr/bin/env bash
# sqlx 0.9.0 (SQLite) puts a connection back into its pool that nobody can begin a transaction on any more.
#
# When a database or its disk is full, SQLite rolls the transaction back by itself. sqlx counts transactions on its own,
# and its count stays at one: the ROLLBACK that it sends finds no transaction and fails. The pool hands the connection
# out again, also once there is room, and each `begin_with` fails ("attempted to call begin_with at non-zero transaction
# depth"). A program with one connection for writing writes nothing until it is started again.
# Its plain `begin` asks for a savepoint there, which SQLite takes for a transaction: that way writing goes on.
# Seen: full, then with room for three more tries "attempted to call begin_with at non-zero transaction depth".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/src"
cat > "$folder/Cargo.toml" <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"

[dependencies]
sqlx = { version = "=0.9.0", default-features = false, features = ["runtime-tokio", "sqlite"] }
tokio = { version = "1", features = ["macros", "rt"] }
TOML
cat > "$folder/src/main.rs" <<'RUST'
use sqlx::sqlite::SqlitePoolOptions;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let file = format!("sqlite://{}?mode=rwc", std::env::args().nth(1).unwrap());
    let pool = SqlitePoolOptions::new().max_connections(1).connect(&file).await.unwrap();
    sqlx::raw_sql("create table t (x blob); pragma max_page_count = 20").execute(&pool).await.unwrap();

    let mut tx = pool.begin_with("begin immediate").await.unwrap();
    let full = loop {
        if let Err(error) = sqlx::query("insert into t values (zeroblob(5000))").execute(&mut *tx).await {
            break error;
        }
    };
    println!("full: {full}");
    drop(tx);

    // Now there is room.
    sqlx::raw_sql("pragma max_page_count = 100000").execute(&pool).await.unwrap();
    for _ in 0..3 {
        let error = pool.begin_with("begin immediate").await.map(drop).unwrap_err();
        println!("with room: {error}");
        assert!(error.to_string().contains("non-zero transaction depth"), "another error");
    }
    println!("plain begin: {:?}", pool.begin().await.map(drop).map_err(|error| error.to_string()));
    println!("as described");
}
RUST
cargo run --quiet --manifest-path "$folder/Cargo.toml" --target-dir "$folder/target" -- "$folder/t.db"
