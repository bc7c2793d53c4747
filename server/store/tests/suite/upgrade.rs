//! What an older version wrote is still there once this one opened the database.

use crate::ground::*;
use domain::tariff::BillingDay;
use domain::{BillingAccountId, SiteId, Utility};
use store::{BillingAccount, NewBillingAccount};

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
