//! The checklist of a first day: which steps are done, what is proposed, and what its forms do. What
//! was done or skipped is remembered in a setting of the site; a site without it has no checklist.

mod connect;
mod place;
mod price;

pub use place::{PlaceInput, place_save};
pub use price::price_save;

use super::status::{new_meter_lines, publish_line};
use super::{Gaps, NoAnswer};
use crate::Scope;
use crate::model::first_day::{FirstDay, NewMeters, Standing};
use domain::{Capability, Site, SiteId};
use store::{Catalog, Store};
use wording::page::daily::first_day::Step;

pub use connect::heard;

/// New meters whose forms stand on Home.
const SHOWN_MAX: usize = 3;

/// What stands in the address of Home for the checklist.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// What the form of the place says: a time zone that proposals are wanted for, or all that was typed
    /// into a form that was refused.
    pub place: PlaceInput,
    /// What was typed as the price.
    pub price: Option<String>,
    /// The form that something is wrong with: a step, or the id of a meter.
    pub form: Option<String>,
    /// What is wrong.
    pub fault: Option<String>,
}

/// The setting of a site's checklist: `step=done` or `step=skipped`, with commas.
#[must_use]
pub fn setting(site_id: SiteId) -> String {
    format!("first_day_{site_id}")
}

/// The checklist of a site; `None` once each step is done or skipped.
pub async fn first_day(
    state: &Scope,
    catalog: &Catalog,
    site: &Site,
    asked: &Asked,
    gaps: &Gaps,
) -> Result<Option<FirstDay>, NoAnswer> {
    if !state.caller.may(Capability::Configure) {
        return Ok(None);
    }
    let Some(noted) = gaps.ask(state.store.setting_get(&setting(site.site_id))).await? else { return Ok(None) };
    let steps = Step::ALL.map(|step| (step, standing(state, catalog, site.site_id, &noted, step)));
    if steps.iter().all(|step| step.1 != Standing::Open) {
        return Ok(None);
    }
    let position = gaps.ask(state.store.site_position(site.site_id)).await?;
    let fault = asked.form.clone().zip(asked.fault.clone());
    Ok(Some(FirstDay {
        words: state.words(site),
        site_id: site.site_id,
        steps,
        place: place::form(site, position, &asked.place, fault.as_ref().is_some_and(|fault| fault.0 == Step::Place.as_str())),
        cards: connect::cards(state, catalog, site.site_id),
        publish_line: publish_line(state, "kitchen", r#"{"power_w": 412.5, "energy_kwh": 1834.21}"#),
        needs_token: state.publish.needs_password && state.publish.is_embedded,
        price: asked.price.clone().unwrap_or_default(),
        unread: gaps.ask(state.store.topic_count()).await?.max(0) as usize,
        fault: fault.filter(|(form, _)| Step::ALL.iter().any(|step| step.as_str() == form)),
    }))
}

fn standing(state: &Scope, catalog: &Catalog, site_id: SiteId, noted: &str, step: Step) -> Standing {
    let is_noted = |as_what: &str| noted.split(',').any(|one| one == format!("{}={as_what}", step.as_str()));
    let mut meters = catalog.meters.values().filter(|meter| meter.site_id == site_id);
    let is_done = match step {
        Step::Place | Step::Price => is_noted("done"),
        Step::Connect => {
            let of_meter = |meter: &domain::Meter| catalog.channels_of_meter(meter.meter_id);
            meters.any(|meter| of_meter(meter).any(|channel| state.live.newest(channel.channel_id).is_some()))
        }
        Step::Building => meters.any(|meter| meter.building_id.is_some()) && catalog.new_count() == 0,
    };
    match is_done {
        true => Standing::Done,
        false if is_noted("skipped") => Standing::Skipped,
        false => Standing::Open,
    }
}

/// Notes that a step is done or skipped.
///
/// # Errors
/// The store's.
pub async fn note(store: &Store, site_id: SiteId, step: Step, as_what: &str) -> store::Result<()> {
    let name = setting(site_id);
    let noted = store.setting_get(&name).await?.unwrap_or_default();
    let begins = format!("{}=", step.as_str());
    let mut kept: Vec<&str> = noted.split(',').filter(|one| !one.is_empty() && !one.starts_with(&begins)).collect();
    let new = format!("{begins}{as_what}");
    kept.push(&new);
    store.setting_put(&name, &kept.join(",")).await
}

/// The new meters of Home.
pub fn new_meters(state: &Scope, catalog: &Catalog, asked: &Asked) -> NewMeters {
    NewMeters {
        shown: new_meter_lines(state, catalog, SHOWN_MAX),
        count: catalog.new_count(),
        buildings: catalog.buildings.values().map(|building| (building.building_id, building.name.clone())).collect(),
        fault: asked.form.clone().zip(asked.fault.clone()),
    }
}
