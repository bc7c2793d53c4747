//! The part of a form that chooses buildings: a box for each, by site.

use domain::BuildingId;
use leptos::prelude::*;
use std::collections::BTreeSet;
use store::Catalog;
use wording::Words;
use wording::page::settings::people as says;

/// A box for each building, named `building`, by site. Those in `ticked` are chosen.
#[must_use]
pub fn building_boxes(words: Words, catalog: &Catalog, ticked: &BTreeSet<BuildingId>) -> AnyView {
    let groups = catalog.sites.values().map(|site| {
        let mut own: Vec<_> = catalog.buildings.values().filter(|building| building.site_id == site.site_id).collect();
        own.sort_by(|one, other| crate::natural_order(&one.name, &other.name));
        let boxes = own.into_iter().map(|building| {
            let id = format!("building-{}", building.building_id);
            view! {
                <label class="check" for=id.clone()>
                    <input type="checkbox" id=id.clone() name="building" value=building.building_id.to_string() checked=ticked.contains(&building.building_id)/>
                    <span>{building.name.clone()}</span>
                </label>
            }
        });
        view! {
            <fieldset class="field checks">
                <legend>{says::buildings_of(words, &site.name)}</legend>
                {boxes.collect_view()}
            </fieldset>
        }
    });
    groups.collect_view().into_any()
}
