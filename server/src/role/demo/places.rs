//! The demo's site, buildings and meters in the store, marked as the demo's.

use super::{department, tariffs};
use crate::Error;
use demo::{Meter, Neighbourhood};
use domain::display::is_us_zone;
use domain::{Appliance, BuildingId, BuildingType, Field, MeterRole, MeterStatus, Millis, SiteId, Utility};
use store::{Catalog, ChannelWanted, MeterChange, NewBuilding, NewSite, Rate, Store};

/// The dialect of the demo's meters.
const DIALECT: &str = "greenpulse";

/// Creates at `now` what is missing. An interrupted start is completed; what people have renamed stays
/// renamed.
///
/// # Errors
/// The store's.
pub async fn ensure(store: &Store, town: &Neighbourhood, now: Millis) -> Result<(), Error> {
    let catalog = store.catalog();
    // The last step marks them as the demo's, in one transaction.
    if town.meters().iter().all(|meter| catalog.meter_named(&meter.key).is_some_and(|known| known.is_demo)) {
        return Ok(());
    }
    let site_id = site(store, &catalog, town, now).await?;
    let buildings = buildings(store, site_id, town, now).await?;
    tariffs::ensure(store, site_id, &buildings).await?;
    department::ensure(store, town, &buildings, now).await?;
    store.channel_ensure(&channels(town.meters())?).await?;
    let catalog = store.catalog();
    let known = |key: &str| catalog.meter_named(key).ok_or_else(|| Error::Demo(format!("the meter {key} was not made")));
    let mut changes = Vec::new();
    for meter in town.meters() {
        let made = known(&meter.key)?;
        let change = MeterChange {
            name: meter.name.clone(),
            building_id: meter.building.and_then(|index| buildings.get(index).copied()),
            role: match meter.role {
                demo::MeterRole::Main => MeterRole::Main,
                // A sensor measures no energy, so it adds nothing.
                demo::MeterRole::Submeter | demo::MeterRole::Sensor => MeterRole::Submeter,
                demo::MeterRole::Generation => MeterRole::Generation,
                demo::MeterRole::Storage => MeterRole::Storage,
            },
            appliance: appliance(&meter.key),
            parent_meter_id: meter.parent.as_deref().map(known).transpose()?.map(|parent| parent.meter_id),
            status: MeterStatus::Active,
            is_demo: true,
            ..MeterChange::of(made)
        };
        changes.push((made.meter_id, change));
    }
    store.meter_update(&changes).await?;
    Ok(())
}

/// What a meter of the demo feeds.
fn appliance(key: &str) -> Option<Appliance> {
    const BY_SLUG: [(&str, Appliance); 5] = [
        ("-charger", Appliance::Car),
        ("-heat-pump", Appliance::HeatPump),
        ("-kitchen", Appliance::Cooking),
        ("-ventilation", Appliance::CoolingVentilation),
        ("-fume-hoods", Appliance::CoolingVentilation),
    ];
    BY_SLUG.iter().find(|(slug, _)| key.ends_with(slug)).map(|(_, appliance)| *appliance)
}

async fn site(store: &Store, catalog: &Catalog, town: &Neighbourhood, now: Millis) -> Result<SiteId, Error> {
    if let Some(site) = catalog.sites.values().find(|site| site.is_demo) {
        return Ok(site.site_id);
    }
    let site = NewSite {
        name: town.site().name.to_owned(),
        zone: town.site().zone.clone(),
        currency: "USD".to_owned(),
        is_demo: true,
        rates: rates(is_us_zone(&town.site().zone)),
    };
    Ok(store.site_insert(&site, now).await?)
}

/// Plausible demo rates for every utility, not from a real bill. In the US the published factors
/// apply to electricity and gas.
fn rates(is_us: bool) -> Vec<(Utility, Rate)> {
    [
        (Utility::Electricity, 0.17, Some(0.367)),
        (Utility::NaturalGas, 1.10, Some(5.31)),
        (Utility::ChilledWater, 0.21, Some(0.63)),
        (Utility::Steam, 0.025, Some(0.079)),
        (Utility::HotWater, 0.012, Some(0.022)),
        (Utility::Heat, 0.11, Some(0.227)),
        (Utility::Propane, 2.60, Some(5.72)),
        (Utility::FuelOil, 3.40, Some(10.21)),
        (Utility::Water, 2.10, Some(0.34)),
    ]
    .into_iter()
    .map(|(utility, price, carbon_kg)| {
        let carbon_kg = carbon_kg.filter(|_| !(is_us && matches!(utility, Utility::Electricity | Utility::NaturalGas)));
        (utility, Rate { price: Some(price), carbon_kg, source: "demo".to_owned() })
    })
    .collect()
}

/// The ids of the buildings, in the town's order.
async fn buildings(store: &Store, site_id: SiteId, town: &Neighbourhood, now: Millis) -> Result<Vec<BuildingId>, Error> {
    let catalog = store.catalog();
    let known = |name: &str| {
        let mut of_site = catalog.buildings.values().filter(|building| building.site_id == site_id && building.is_demo);
        of_site.find(|building| building.name == name).map(|building| building.building_id)
    };
    let missing: Vec<_> = town.buildings().iter().filter(|building| known(building.name).is_none()).collect();
    let new: Vec<NewBuilding> = missing
        .iter()
        .map(|building| NewBuilding {
            site_id,
            name: building.name.to_owned(),
            building_type: BuildingType::parse(building.kind.as_str()).unwrap_or(BuildingType::Other),
            floor_area_m2: Some(building.area_m2),
            floors: Some(i64::from(building.floors)),
            occupancy: Some(i64::from(building.occupants)),
            year_built: Some(i64::from(building.year_built)),
            position: Some((building.latitude, building.longitude)),
            is_demo: true,
        })
        .collect();
    let mut made = store.building_insert(&new, now).await?.into_iter();
    town.buildings()
        .iter()
        .map(|building| {
            let id = known(building.name).or_else(|| made.next());
            id.ok_or_else(|| Error::Demo(format!("the building {} was not made", building.name)))
        })
        .collect()
}

fn channels(meters: &[Meter]) -> Result<Vec<ChannelWanted>, Error> {
    let wanted = meters.iter().flat_map(|meter| meter.channels.iter().map(move |field| (meter, field.name())));
    wanted
        .map(|(meter, name)| {
            let field = Field::named(name).ok_or_else(|| Error::Demo(format!("there is no field {name}")))?;
            let (meter_key, address) = (meter.key.clone(), meter.topic());
            Ok(ChannelWanted::new(meter_key, DIALECT, address, field))
        })
        .collect()
}
