//! What an older version wrote is still there once this one opened the database.

use crate::ground::*;
use domain::tariff::BillingDay;
use domain::{BillingAccountId, MeterRole, SiteId, Utility};
use sqlx::{Connection, PgConnection, SqliteConnection};
use store::{BillingAccount, NewBillingAccount, TokenKind};

/// The last migration before people had accounts.
const BEFORE_PEOPLE: i64 = 202_611_300_439;

/// The last migration of commit 865c2a9.
const BEFORE_2026_11_29: i64 = 9;

fn account(building_id: Option<domain::BuildingId>, name: &str) -> NewBillingAccount {
    NewBillingAccount {
        site_id: SiteId(1),
        building_id,
        meter_id: None,
        utility: Utility::Electricity,
        name: name.to_owned(),
        tariff_name: "Day".to_owned(),
        billing_day: BillingDay::new(5).unwrap(),
    }
}

pub async fn accounts_are_billing_accounts_and_keep_their_numbers(ground: &Ground) {
    ground.migrate_to(BEFORE_2026_11_29).await;
    for statement in [
        "insert into site (name, zone, currency) values ('The hollow', 'Europe/Berlin', 'EUR')",
        "insert into building (site_id, name, building_type) values (1, 'The school', 'academic')",
        "insert into tariff (site_id, utility, name, currency, effective_from, urdb, source) \
         values (1, 'electricity', 'Day', 'EUR', '2026-01-01', '{\"energyratestructure\":[[{\"rate\":0.3,\"unit\":\"kWh\"}]]}', 'a sheet')",
        "insert into account (site_id, building_id, meter_id, utility, name, tariff_name, billing_day) \
         values (1, null, null, 'electricity', 'Gone', 'Day', 1)",
        "insert into account (site_id, building_id, meter_id, utility, name, tariff_name, billing_day) \
         values (1, null, null, 'electricity', 'The rest', 'Day', 5)",
        "delete from account where account_id = 1",
    ] {
        ground.execute(statement).await;
    }

    let store = ground.store().await;
    let kept = BillingAccount { billing_account_id: BillingAccountId(2), account: account(None, "The rest") };
    assert_eq!(store.billing_account_list().await.unwrap(), [kept]);
    let school = store.catalog().buildings.keys().next().copied();
    assert_eq!(store.billing_account_insert(&account(school, "The school")).await.unwrap(), BillingAccountId(3));

    // Statements of the version before, by the old name.
    assert_eq!(ground.number("select count(*) from account where account_id = 3 and billing_day = 5").await, 1);
    if !ground.is_sqlite() {
        let added = "insert into account (site_id, building_id, meter_id, utility, name, tariff_name, billing_day) \
             values (1, null, null, 'natural_gas', 'Gas', 'Day', 5) returning account_id";
        assert_eq!(ground.number(added).await, 4);
        ground.execute("update account set name = 'Heating' where account_id = 4").await;
        assert_eq!(store.billing_account_list().await.unwrap()[2].account.name, "Heating");
        ground.execute("delete from account where account_id = 4").await;
    }

    // What an account is for takes it along, as before.
    ground.execute("delete from site where site_id = 1").await;
    assert_eq!(ground.number("select count(*) from billing_account").await, 0);
}

pub async fn tokens_and_settings_from_before_there_were_people_go_on(ground: &Ground) {
    ground.migrate_to(BEFORE_PEOPLE).await;
    for statement in [
        "insert into token (name, kind, device, hash, created_at) values ('plug', 'device', 'attic', 'a hash', 5)",
        "insert into setting (name, value) values ('visitor_key', '0707')",
    ] {
        ground.execute(statement).await;
    }
    let store = ground.store().await;
    assert_eq!(store.token_find("a hash").await.unwrap().unwrap().device.as_deref(), Some("attic"));
    assert_eq!(store.setting_get("visitor_key").await.unwrap().as_deref(), Some("0707"));
    assert!(store.person_list().await.unwrap().is_empty());
    let all = store.people_changed(-1).await.unwrap().unwrap();
    assert!(all.all.is_empty() && !all.has_admin, "{all:?}");
}

/// The tables and columns of a database, without what the migrations keep.
async fn columns(ground: &Ground) -> Vec<(String, Vec<String>)> {
    let listed = match ground.is_sqlite() {
        true => {
            "select m.name, c.name from sqlite_schema m join pragma_table_info(m.name) c \
            where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '\\_sqlx%' escape '\\' order by m.name, c.cid"
        }
        false => {
            "select c.table_name::text, c.column_name::text from information_schema.columns c \
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name \
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like '\\_sqlx%' \
            order by c.table_name, c.ordinal_position"
        }
    };
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for (table, column) in ground.pairs(listed).await {
        match found.last_mut().filter(|(last, _)| *last == table) {
            Some((_, columns)) => columns.push(column),
            None => found.push((table, vec![column])),
        }
    }
    found
}

/// Copies what both databases have tables and columns for.
async fn copy(from: &Ground, to: &Ground) {
    let known = columns(from).await;
    if to.is_sqlite() {
        let mut connection = SqliteConnection::connect(&to.url).await.unwrap();
        let path = from.url.trim_start_matches("sqlite://").to_owned();
        sqlx::query("pragma foreign_keys = off").execute(&mut connection).await.unwrap();
        sqlx::query("attach $1 as source").bind(path).execute(&mut connection).await.unwrap();
        for (table, columns) in columns(to).await.into_iter().filter(|(table, _)| known.iter().any(|(own, _)| own == table)) {
            let columns = columns.join(", ");
            for sql in [
                format!("delete from main.{table}"),
                format!("insert into main.{table} ({columns}) select {columns} from source.{table}"),
            ] {
                sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
            }
        }
        return;
    }
    let (mut reader, mut writer) =
        (PgConnection::connect(&from.url).await.unwrap(), PgConnection::connect(&to.url).await.unwrap());
    sqlx::query("set session_replication_role = replica").execute(&mut writer).await.unwrap();
    for (table, columns) in columns(to).await.into_iter().filter(|(table, _)| known.iter().any(|(own, _)| own == table)) {
        let columns = columns.join(", ");
        sqlx::query(sqlx::AssertSqlSafe(format!("delete from {table}"))).execute(&mut writer).await.unwrap();
        let mut rows = reader.copy_out_raw(&format!("copy {table} ({columns}) to stdout")).await.unwrap();
        let mut into = writer.copy_in_raw(&format!("copy {table} ({columns}) from stdin")).await.unwrap();
        while let Some(part) = std::future::poll_fn(|context| rows.as_mut().poll_next(context)).await {
            into.send(part.unwrap()).await.unwrap();
        }
        into.finish().await.unwrap();
    }
}

/// How many readings and rollups there are, and their sums in thousandths.
async fn sums(ground: &Ground) -> [i64; 8] {
    [
        ground.number("select count(*) from reading").await,
        ground.number("select cast(round(sum(value) * 1000) as bigint) from reading").await,
        ground.number("select count(*) from rollup where period = 900").await,
        ground.number("select count(*) from rollup where period = 3600").await,
        ground.number("select cast(round(sum(energy) * 1000) as bigint) from rollup where period = 3600").await,
        ground.number("select count(*) from rollup where period = 86400").await,
        ground.number("select cast(round(sum(energy) * 1000) as bigint) from rollup where period = 86400").await,
        ground.number("select count(*) from channel").await,
    ]
}

pub async fn readings_and_their_sums_from_before_there_were_people_are_the_same_after(ground: &Ground) {
    // Readings and rollups as that version wrote them: their tables are the same since.
    let source = if ground.is_sqlite() { Ground::sqlite() } else { Ground::postgres() };
    let writer = source.store().await;
    let site_id = site(&writer, "America/New_York").await;
    let home = building(&writer, site_id).await;
    for (key, rate) in [("attic", 0.5), ("cellar", 1.25)] {
        let channel_id = channel(&writer, key, "energy_kwh").await;
        give(&writer, key, home, MeterRole::Main).await;
        commit(&writer, &every_ten_minutes(channel_id, MONDAY, 15 * 24, rate)).await;
    }
    writer.token_insert("plug", TokenKind::Device, Some("attic"), "a hash", 5).await.unwrap();
    writer.setting_put("visitor_key", "0707").await.unwrap();
    writer.close().await;
    ground.migrate_to(BEFORE_PEOPLE).await;
    copy(&source, ground).await;
    let before = sums(ground).await;
    assert!(before.iter().all(|sum| *sum > 0), "{before:?}");

    let store = ground.store().await;
    assert_eq!(sums(ground).await, before);
    agrees(&store).await;
    assert_eq!(store.token_find("a hash").await.unwrap().unwrap().device.as_deref(), Some("attic"));
    assert_eq!(store.setting_get("visitor_key").await.unwrap().as_deref(), Some("0707"));
    assert!(store.person_list().await.unwrap().is_empty(), "nobody has an account who had none");
    // Readings go on where they were.
    let attic = find(&store, "attic", "energy_kwh").channel_id;
    commit(&store, &hourly(attic, MONDAY + 15 * domain::DAY_MS, 24, 1.0)).await;
    assert!(sums(ground).await[0] > before[0]);
    agrees(&store).await;
}
