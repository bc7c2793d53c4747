//! Houses in one database: created, committed in many steps, and compared. Leaves out the truth
//! (`truth`).

use crate::house::{Arrival, Draw, House};
use crate::truth::{self, Line, Slots};
use crate::wall::Wall;
use domain::{BuildingId, ChannelId, Field, Flow, MeterId, Reading, SeriesId, SiteId, Utility};
use std::collections::HashMap;
use std::ops::Range;
use store::{ChannelWanted, Entry, MeterChange, MeterChanged, NewBuilding, NewFactor, NewSite, NewTariff, Owner, Store};

/// Into how many commits a town's readings are split.
const COMMITS: usize = 7;

/// Creates a site for each wall, in their order. Prices change from hour to hour and on the wall's
/// second day; each year has its factor.
pub async fn lay_out(store: &Store) {
    for (nth, wall) in Wall::all().iter().enumerate() {
        let site = NewSite {
            name: nth.to_string(),
            zone: wall.zone().name.clone(),
            currency: "EUR".to_owned(),
            is_demo: false,
            rates: Vec::new(),
        };
        let site_id = store.site_insert(&site, 0).await.unwrap();
        for (from, urdb) in truth::tariffs(wall) {
            let tariff = NewTariff {
                site_id,
                utility: Utility::Electricity,
                name: "Hours".to_owned(),
                currency: "EUR".to_owned(),
                effective_from: domain::zone::Date::parse(&from).unwrap(),
                effective_to: None,
                urdb,
                source: "a letter".to_owned(),
            };
            store.tariff_insert(&tariff).await.unwrap();
        }
        for (year, kg_co2e_per_unit) in truth::FACTORS {
            let factor = NewFactor {
                site_id: Some(site_id),
                region: String::new(),
                utility: Utility::Electricity,
                year,
                kg_co2e_per_unit,
                source: "a letter".to_owned(),
            };
            store.factor_insert(&factor).await.unwrap();
        }
    }
}

fn position(wall: &Wall) -> usize {
    Wall::all().iter().position(|one| std::ptr::eq(one, wall)).unwrap()
}

/// A house, with its id and its channels' ids in the store.
struct Lived {
    house: House,
    building_id: BuildingId,
    channels: Vec<Vec<ChannelId>>,
}

pub struct Town {
    store: Store,
    sites: Vec<SiteId>,
    houses: Vec<Lived>,
    draw: Draw,
    /// Whether meters are set up, given to buildings and their changes recorded only after half of
    /// the readings.
    is_told_late: bool,
}

impl Town {
    pub async fn found(store: Store, seeds: Range<u64>) -> Self {
        let mut sites: Vec<(usize, SiteId)> =
            store.catalog().sites.values().map(|site| (site.name.parse().unwrap(), site.site_id)).collect();
        sites.sort_unstable();
        let sites: Vec<SiteId> = sites.into_iter().map(|(_, id)| id).collect();
        let is_told_late = seeds.start / (seeds.end - seeds.start) % 2 == 1;
        let draw = Draw::new(seeds.start + (1 << 32));
        let houses: Vec<House> = seeds.map(House::of).collect();
        let buildings: Vec<NewBuilding> = houses
            .iter()
            .map(|house| crate::ground::new_building(sites[position(house.wall)], &house.seed.to_string()))
            .collect();
        let buildings = store.building_insert(&buildings, 0).await.unwrap();
        let mut wanted = Vec::new();
        for house in &houses {
            for (m, meter) in house.meters.iter().enumerate() {
                wanted.extend(meter.channels.iter().map(|channel| {
                    ChannelWanted::new(
                        format!("{}-{m}", house.seed),
                        "greenpulse",
                        String::new(),
                        Field::named(channel.field).unwrap(),
                    )
                }));
            }
        }
        store.channel_ensure(&wanted).await.unwrap();
        let catalog = store.catalog();
        let lived = houses.into_iter().zip(buildings).map(|(house, building_id)| {
            let channels = house.meters.iter().enumerate().map(|(m, meter)| {
                let id = catalog.meter_named(&format!("{}-{m}", house.seed)).unwrap().meter_id;
                let channel = |field| catalog.channel_named(id, field).unwrap().channel_id;
                meter.channels.iter().map(|one| channel(one.field)).collect()
            });
            Lived { channels: channels.collect(), house, building_id }
        });
        let houses = lived.collect();
        Self { store, sites, houses, draw, is_told_late }
    }

    /// Sets up the meters, and records their register changes.
    async fn tell(&self) {
        let catalog = self.store.catalog();
        let mut meters: Vec<(MeterId, MeterChange)> = Vec::new();
        let mut changes = Vec::new();
        for Lived { house, building_id, channels } in &self.houses {
            for (meter, ids) in house.meters.iter().zip(channels) {
                let known = &catalog.meters[&catalog.channels[&ids[0]].meter_id];
                // The rules of its register; the other channels share what applies to them.
                let rules = &meter.channels[meter.channels.len() - 1].case.rules;
                let told = MeterChange {
                    building_id: Some(*building_id),
                    role: meter.role,
                    max_register: rules.max_register,
                    max_power_w: rules.max_rate,
                    end_offset_ms: rules.end_offset_ms,
                    power_gap_ms: Some(rules.power_gap_ms),
                    ..MeterChange::of(known)
                };
                meters.push((known.meter_id, told));
                for (channel, &channel_id) in meter.channels.iter().zip(ids) {
                    changes.extend(channel.case.rules.changes.iter().map(|change| MeterChanged {
                        channel_id,
                        at: change.at,
                        old_final: change.old_final,
                        new_initial: change.new_initial,
                        note: String::new(),
                    }));
                }
            }
        }
        self.store.meter_update(&meters).await.unwrap();
        for change in &changes {
            self.store.meter_change_insert(change).await.unwrap();
        }
    }

    /// Commits the readings as they arrive, some of them again, and some with another value, which
    /// must change nothing.
    pub async fn hear(mut self) -> Self {
        let mut commits: Vec<Vec<Entry>> = vec![Vec::new(); COMMITS];
        let (mut distinct, mut contradicted) = (0, 0);
        for Lived { house, channels, .. } in &self.houses {
            let all = house.meters.iter().zip(channels).flat_map(|(meter, ids)| meter.channels.iter().zip(ids));
            let mut entries: Vec<Entry> = all
                .flat_map(|(channel, &channel_id)| {
                    channel.case.readings.iter().map(move |&reading| Entry::new(channel_id, reading))
                })
                .collect();
            entries.sort_by_key(|entry| entry.reading.at);
            if matches!(house.arrival, Arrival::NewestFirst) {
                entries.reverse();
            }
            let count = entries.len();
            distinct += count;
            for (i, entry) in entries.into_iter().enumerate() {
                let draw = &mut self.draw;
                let first = match house.arrival {
                    Arrival::Shuffled => draw.below(COMMITS),
                    Arrival::SomeLate if draw.below(5) == 0 => COMMITS - 1,
                    Arrival::NewestFirst | Arrival::SomeLate => i * (COMMITS - 1) / count,
                };
                commits[first].push(entry);
                if draw.below(6) == 0 {
                    commits[draw.below(COMMITS)].push(entry);
                }
                if draw.below(20) == 0 && first + 1 < COMMITS {
                    contradicted += 1;
                    let other = Reading { value: entry.reading.value + 0.125, ..entry.reading };
                    commits[first + 1 + draw.below(COMMITS - first - 1)].push(Entry { reading: other, ..entry });
                }
            }
        }
        let (mut inserted, mut conflicts) = (0, 0);
        for (nth, commit) in commits.iter().enumerate() {
            if nth == if self.is_told_late { COMMITS / 2 } else { 0 } {
                self.tell().await;
            }
            // Shuffled: the readings of a commit need not be sorted.
            let mut commit = commit.clone();
            for i in (1..commit.len()).rev() {
                commit.swap(i, self.draw.below(i + 1));
            }
            let committed = self.store.reading_commit(&commit, &[]).await.unwrap();
            inserted += committed.stored.len();
            conflicts += committed.conflicts.len();
        }
        assert_eq!((inserted, conflicts), (distinct, contradicted));
        self
    }

    /// Compares every slot of the walls' days with the truth, and their cost and emissions.
    pub async fn compare(&self) {
        let catalog = self.store.catalog();
        for (nth, wall) in Wall::all().iter().enumerate() {
            let mut asked: Vec<(String, SeriesId, Line)> = Vec::new();
            let mut of_site: HashMap<Flow, Vec<(f64, Line)>> = HashMap::new();
            let here = || self.houses.iter().filter(|lived| std::ptr::eq(lived.house.wall, wall));
            let mut flows_of: Vec<Vec<(Flow, Line)>> = Vec::new();
            for Lived { house, building_id, channels } in here() {
                for (meter, ids) in house.meters.iter().zip(channels) {
                    for (channel, id) in meter.channels.iter().zip(ids) {
                        let name = format!("house {} {}: {:?}", house.seed, channel.field, channel.case);
                        asked.push((name, catalog.channels[id].series_id, truth::of_channel(&channel.case)));
                    }
                }
                let mut flows = Vec::new();
                for (flow, parts) in house.flows() {
                    let parts: Vec<(f64, Line)> = parts.into_iter().map(|(sign, case)| (sign, truth::of_channel(case))).collect();
                    let line = truth::of_place(&parts);
                    let series = catalog.series_of(Owner::Building(*building_id), Utility::Electricity, flow).unwrap();
                    asked.push((format!("house {} {flow:?}: {house:?}", house.seed), series.series_id, line.clone()));
                    flows.push((flow, line));
                }
                assert_eq!(
                    catalog.series_of_owner(Owner::Building(*building_id)).count(),
                    flows.len(),
                    "house {} has other flows: {house:?}",
                    house.seed
                );
                flows_of.push(flows);
            }
            for flow in [Flow::Use, Flow::Import, Flow::Export, Flow::Generation] {
                if flows_of.iter().all(|flows| flows.iter().all(|(known, _)| *known != flow)) {
                    continue;
                }
                for flows in &flows_of {
                    let of = |wanted| flows.iter().find(|(known, _)| *known == wanted).map(|(_, line)| line.clone());
                    // If a building has no import flow, its use counts as import.
                    let own = of(flow).or_else(|| if flow == Flow::Import { of(Flow::Use) } else { None });
                    of_site.entry(flow).or_default().extend(own.map(|line| (1.0, line)));
                }
                let series = catalog.series_of(Owner::Site(self.sites[nth]), Utility::Electricity, flow).unwrap();
                asked.push((format!("site {nth} {flow:?}"), series.series_id, truth::of_place(&of_site[&flow])));
            }
            self.compare_lines(wall, &asked).await;
            self.compare_money(nth, wall, &asked).await;
        }
        let verified = self.store.verify().await.unwrap();
        assert_eq!(verified.differences, 0, "{:#?}", verified.examples.first());
    }

    async fn compare_lines(&self, wall: &Wall, asked: &[(String, SeriesId, Line)]) {
        let ids: Vec<SeriesId> = asked.iter().map(|(_, id, _)| *id).collect();
        let kept = Slots {
            apart: self.store.rollup_range(&ids, domain::Period::Quarter, wall.span()).await.unwrap(),
            quarters: self.store.rollup_quarters(&ids, wall.span()).await.unwrap(),
            hours: self.store.rollup_range(&ids, domain::Period::Hour, wall.span()).await.unwrap(),
            days: self.store.rollup_range(&ids, domain::Period::Day, wall.span()).await.unwrap(),
        };
        for (name, id, line) in asked {
            line.compare(wall, &kept, *id, name);
        }
    }

    /// Compares the charge of purchases, the credit of sales, and the emissions, at every place.
    async fn compare_money(&self, nth: usize, wall: &Wall, asked: &[(String, SeriesId, Line)]) {
        let catalog = self.store.catalog();
        let mut owners: Vec<Owner> = vec![Owner::Site(self.sites[nth])];
        owners.extend(
            self.houses
                .iter()
                .filter(|lived| std::ptr::eq(lived.house.wall, wall))
                .map(|lived| Owner::Building(lived.building_id)),
        );
        let factors = catalog.factors_of(self.sites[nth], Utility::Electricity);
        for owner in owners {
            let pricing = catalog.pricing_of(owner, Utility::Electricity);
            let (bought, sold) = catalog.bought_and_sold(owner, Utility::Electricity);
            for (series, is_sold) in [(bought, false), (sold, true)] {
                let Some(series) = series else { continue };
                let (name, _, line) = asked.iter().find(|(_, id, _)| *id == series).unwrap();
                let hours = self.store.rollup_range(&[series], domain::Period::Hour, wall.span()).await.unwrap();
                let hours = hours.get(&series).map(Vec::as_slice).unwrap_or_default();
                let charge = if is_sold { pricing.credit(wall.zone(), hours) } else { pricing.charge(wall.zone(), hours) };
                truth::near(charge, line.charge(wall, is_sold), name, "its charge");
                truth::near(factors.emissions_kg(wall.zone(), hours), line.emissions_kg(wall), name, "its carbon");
            }
        }
    }

    pub async fn close(self) {
        self.store.close().await;
    }
}
