//! What a meter's settings offer to choose from, each a machine's name and a name for people. Leaves
//! out what becomes of a choice (`form`).

use domain::{Appliance, Meter, MeterRole};
use std::str::FromStr;
use store::Catalog;
use wording::page::settings::meter::form as text;
use wording::{Words, label};

/// The chosen thing: `Some(None)` if none is chosen, `None` if it is not there.
pub(super) fn chosen<T: FromStr>(text: &str, is_there: impl Fn(&T) -> bool) -> Option<Option<T>> {
    match text.trim() {
        "" => Some(None),
        text => text.parse().ok().filter(is_there).map(Some),
    }
}

/// The buildings, with "none".
pub(super) fn building_choices(words: Words, catalog: &Catalog) -> Vec<(String, String)> {
    let is_one_site = catalog.sites.len() < 2;
    let name = |one: &domain::Building| match catalog.sites.get(&one.site_id) {
        Some(site) if !is_one_site => format!("{} · {}", site.name, one.name),
        _ => one.name.clone(),
    };
    let mut found: Vec<(String, String)> =
        catalog.buildings.values().map(|one| (one.building_id.to_string(), name(one))).collect();
    found.sort_by(|one, other| app::natural_order(&one.1, &other.1));
    found.insert(0, (String::new(), text::building_none(words).to_owned()));
    found
}

/// The meters that it may stand under, with "none".
pub(super) fn parent_choices(words: Words, catalog: &Catalog, meter: &Meter) -> Vec<(String, String)> {
    let name = |one: &Meter| match one.building_id.and_then(|id| catalog.buildings.get(&id)) {
        Some(building) => format!("{} · {}", building.name, one.name),
        None => one.name.clone(),
    };
    let others = catalog.meters.values().filter(|one| one.meter_id != meter.meter_id && one.site_id == meter.site_id);
    let mut found: Vec<(String, String)> = others.map(|one| (one.meter_id.to_string(), name(one))).collect();
    found.sort_by(|one, other| app::natural_order(&one.1, &other.1));
    found.insert(0, (String::new(), text::parent_none(words).to_owned()));
    found
}

/// How it may count.
pub(super) fn role_choices(words: Words) -> Vec<(String, String)> {
    let name = |role: &MeterRole| match role {
        MeterRole::Main => text::role_main(words),
        MeterRole::Submeter => text::role_submeter(words),
        MeterRole::Generation => text::role_generation(words),
        MeterRole::Storage => text::role_storage(words),
    };
    MeterRole::ALL.iter().map(|role| (role.as_str().to_owned(), name(role).to_owned())).collect()
}

/// What it may feed, with "not said".
pub(super) fn appliance_choices(words: Words) -> Vec<(String, String)> {
    let none = (String::new(), text::appliance_none(words).to_owned());
    let named = |one: &Appliance| (one.as_str().to_owned(), label::appliance(words, *one).to_owned());
    std::iter::once(none).chain(Appliance::ALL.iter().map(named)).collect()
}

/// What a submeter's name says that it feeds.
pub(super) fn proposed(meter: &Meter) -> Option<Appliance> {
    let is_submeter = meter.role == MeterRole::Submeter;
    Appliance::proposed(&meter.name).or_else(|| Appliance::proposed(&meter.key)).filter(|_| is_submeter)
}
