//! Both folders of migrations have the same files and make the same tables, with the same columns
//! in the same order.

use crate::ground::Ground;

fn files(database: &str) -> Vec<String> {
    let folder = format!("{}/../../migrations/{database}", env!("CARGO_MANIFEST_DIR"));
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = files("sqlite");
    assert!(!names.is_empty());
    assert_eq!(names, files("postgres"));
}

const SQLITE: &str = "select m.name, c.name from sqlite_schema m join pragma_table_info(m.name) c \
     where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '\\_sqlx%' escape '\\' order by m.name, c.cid";
const POSTGRES: &str = "select c.table_name::text, c.column_name::text from information_schema.columns c \
     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name \
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like '\\_sqlx%' \
     order by c.table_name collate \"C\", c.ordinal_position";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_have_the_same_tables_and_columns() {
    let (sqlite, postgres) = (Ground::sqlite(), Ground::postgres());
    sqlite.store().await.close().await;
    postgres.store().await.close().await;
    let columns = sqlite.pairs(SQLITE).await;
    assert!(columns.contains(&("reading".to_owned(), "span_ms".to_owned())));
    assert_eq!(columns, postgres.pairs(POSTGRES).await);
}
