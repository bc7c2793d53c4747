//! A finding where it was found: its building or meter, and the lines that pages show of it. Leaves
//! out the words themselves (`wording`).

use super::issue::{Place, site_of, tally};
use domain::figure::Figure;
use domain::{BuildingId, DAY_MS, Flow, MeterId, MeterRole, Millis, Priority, SiteId, Utility, Zone, display};
use leptos::prelude::*;
use std::sync::Arc;
use store::{Anomaly, AnomalyFilter, Catalog, Owner};
use wording::finding::{self, About};
use wording::page::daily::finding as says;
use wording::{Amounts, Reader, Words};

/// The place of an anomaly.
#[derive(Clone, Debug)]
pub struct Spot {
    /// The site.
    pub site_id: SiteId,
    /// The building, or the meter within it.
    pub subject: String,
    /// The building's name.
    pub building: Option<String>,
    /// The meters that its series is made of, by name.
    pub meters: Vec<(MeterId, String)>,
    /// It is in a meter's own series, not in its building's.
    pub is_meter: bool,
    /// The utility.
    pub utility: Utility,
    /// It is generation, not use.
    pub is_generation: bool,
    /// The site's time zone.
    pub zone: Arc<Zone>,
    /// In whose words it is told.
    pub words: Words,
    /// The site's currency.
    pub currency: String,
}

impl Spot {
    /// The place of an anomaly; `None` if its series is gone.
    #[must_use]
    pub fn of(catalog: &Catalog, anomaly: &Anomaly, reader: Reader) -> Option<Self> {
        let series = catalog.series.get(&anomaly.series_id)?;
        let meter = match series.owner {
            Owner::Channel(id) => catalog.channels.get(&id).and_then(|channel| catalog.meters.get(&channel.meter_id)),
            Owner::Building(_) | Owner::Site(_) => None,
        };
        let building = anomaly.building_id.and_then(|id| catalog.buildings.get(&id));
        let site_id = site_of(catalog, anomaly.series_id, anomaly.building_id)?;
        let site = catalog.sites.get(&site_id)?;
        let is_generation = series.flow == Flow::Generation || meter.is_some_and(|meter| meter.role == MeterRole::Generation);
        let words = reader.words(site);
        let place = building.map_or_else(|| site.name.clone(), |building| building.name.clone());
        let subject = match meter {
            Some(meter) => meter.name.clone(),
            None if is_generation => finding::generation_of(words, &place),
            None if series.utility == Utility::Electricity => place.clone(),
            None => finding::subject(words, &place, series.utility),
        };
        Some(Self {
            site_id,
            subject,
            building: building.map(|building| building.name.clone()),
            meters: meters_behind(catalog, series),
            is_meter: meter.is_some(),
            utility: series.utility,
            is_generation,
            zone: catalog.zone(site_id),
            words,
            currency: site.currency.clone(),
        })
    }

    /// An amount of the series in the site's units.
    #[must_use]
    pub fn amount(&self, value: f64) -> Figure {
        display::figure(value, self.utility, self.words.units)
    }

    /// The same as the words need it.
    fn about(&self) -> About<'_> {
        About {
            words: self.words,
            subject: &self.subject,
            is_generation: self.is_generation,
            zone: &self.zone,
            amounts: Amounts::Of(self.utility),
        }
    }
}

/// The meters whose channels make up a series.
fn meters_behind(catalog: &Catalog, series: &store::Series) -> Vec<(MeterId, String)> {
    let own = std::iter::once(series.series_id).chain(series.parts.iter().map(|part| part.0));
    let mut found: Vec<(MeterId, String)> = own
        .filter_map(|id| match catalog.series.get(&id)?.owner {
            Owner::Channel(id) => catalog.meters.get(&catalog.channels.get(&id)?.meter_id),
            Owner::Building(_) | Owner::Site(_) => None,
        })
        .map(|meter| (meter.meter_id, meter.name.clone()))
        .collect();
    found.sort_unstable_by_key(|meter| meter.0);
    found.dedup();
    found
}

/// What happened, without its figures: `The library stayed on overnight, Saturday to Sunday`.
#[must_use]
pub fn happening(spot: &Spot, anomaly: &Anomaly, now: Millis) -> String {
    finding::happening(&spot.about(), &anomaly.found, now)
}

/// The whole sentence: `The library stayed on last night: 41 kWh instead of the usual 9 kWh.`
#[must_use]
pub fn sentence(spot: &Spot, anomaly: &Anomaly, now: Millis) -> String {
    finding::sentence(&spot.about(), &anomaly.found, now)
}

/// `41.0 kWh instead of the usual 9.02 kWh`; `None` for a fault of a meter, whose figures mean
/// little.
#[must_use]
pub fn figures(spot: &Spot, anomaly: &Anomaly) -> Option<String> {
    finding::figures(&spot.about(), &anomaly.found)
}

/// The evidence in the site's units; `None` if there is nothing to add.
#[must_use]
pub fn evidence(spot: &Spot, anomaly: &Anomaly) -> Option<String> {
    wording::seen(spot.words, &anomaly.found, &spot.zone, spot.about().amounts)
}

/// The most findings that a page shows.
const TOLD_MAX: usize = 2;
/// What ended longer ago is told after all that did not.
const RECENT_MS: Millis = 7 * DAY_MS;
/// The most open issues that are looked at, the newest.
const LOOKED_AT_MAX: i64 = 2_000;

/// The open issues of a building, or of a whole site, as HTML lines that link to them, those of the
/// highest priority first. Empty if none is of medium priority or higher.
///
/// # Errors
/// The store's.
pub async fn lines(
    state: &crate::Scope,
    catalog: &Catalog,
    site: SiteId,
    building: Option<BuildingId>,
    now: Millis,
) -> store::Result<String> {
    let filter =
        AnomalyFilter { building_id: building, is_over: Some(false), limit: Some(LOOKED_AT_MAX), ..AnomalyFilter::default() };
    let found = state.store.anomaly_list(&filter).await?;
    let counts = state.issues.read(&state.store, now).await?;
    let (all, place, most) = match building {
        Some(id) => (format!("/anomalies?building={id}"), Place::Building(id), TOLD_MAX),
        None => (format!("/anomalies?site={site}"), Place::Site(site), 1),
    };
    let open = tally(catalog, &counts, place).open;
    let found = found.into_iter().filter(|one| one.priority != Priority::Low);
    Ok(told(catalog, state.reader, found, Some(site), (most, Some(open)), &all, now))
}

/// The open findings in the series of one meter, including slight ones, because the page of a meter
/// shows more detail.
#[must_use]
pub fn meter_lines(catalog: &Catalog, reader: Reader, found: &[Anomaly], building: Option<BuildingId>, now: Millis) -> String {
    let all = building.map_or_else(|| "/anomalies".to_owned(), |id| format!("/anomalies?building={id}"));
    told(catalog, reader, found.iter().cloned(), None, (TOLD_MAX + 1, None), &all, now)
}

/// The open ones of these findings as HTML lines, the recent ones first, of these those of the highest
/// priority, then the costliest: at most so many, with a link to the rest of `open` ones, or else of these.
fn told(
    catalog: &Catalog,
    reader: Reader,
    found: impl Iterator<Item = Anomaly>,
    site: Option<SiteId>,
    (most, open_count): (usize, Option<usize>),
    all: &str,
    now: Millis,
) -> String {
    let waiting = found.filter(|one| one.is_waiting(now));
    let spot = |one: &Anomaly| Spot::of(catalog, one, reader).filter(|spot| site.is_none_or(|site| spot.site_id == site));
    let mut open: Vec<(Spot, Anomaly)> = waiting.filter_map(|one| Some((spot(&one)?, one))).collect();
    let money = |one: &Anomaly| one.found.money_wasted.unwrap_or(0.0);
    let start = |one: &Anomaly| one.found.span.start;
    let is_recent = |one: &Anomaly| one.found.span.end > now - RECENT_MS;
    open.sort_by(|(_, a), (_, b)| {
        let weight = b.priority.cmp(&a.priority).then(money(b).total_cmp(&money(a)));
        is_recent(b).cmp(&is_recent(a)).then(weight).then(start(b).cmp(&start(a)))
    });
    let (count, shown) = (open_count.unwrap_or(open.len()), open.len().min(most));
    let lines = open.iter().take(most).enumerate().map(|(i, (spot, one))| {
        let (words, id) = (spot.words, one.anomaly_id);
        let more = (i == 0 && count > shown)
            .then(|| view! { <a href=all.to_owned() rel="external">{says::see_all(words, count)}</a> });
        view! { <p class="finding-line"><span>{sentence(spot, one, now)}</span><a href=format!("/anomalies/{id}") rel="external">{says::see_details(words)}</a>{more}</p> }
    });
    lines.collect_view().to_html()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use domain::finding::{Detail, Kind, Severity, Text};
    use domain::zone::{Date, Span};
    use domain::{HOUR_MS, SeriesId};
    use store::{AnomalyFound, AnomalyMode, AnomalyPlan, AnomalyStatus};

    fn anomaly(kind: Kind, span: Span, percent: f64) -> Anomaly {
        Anomaly {
            anomaly_id: 1,
            building_id: Some(BuildingId(1)),
            series_id: SeriesId(1),
            model_id: None,
            mode: AnomalyMode::Causal,
            found: AnomalyFound {
                kind,
                severity: Severity::High,
                span,
                is_open: false,
                score: -0.5,
                value: Some(41.0),
                expected: Some(9.0),
                deviation_percent: Some(percent),
                energy_wasted: 32.0,
                money_wasted: Some(5.4),
                detail: Detail::Text(Text::default()),
            },
            priority: Priority::Medium,
            status: AnomalyStatus::New,
            plan: AnomalyPlan::default(),
            is_fault: None,
            resolved_at: None,
            withdrawn_at: None,
            created_at: 0,
            updated_at: 0,
        }
    }

    /// Hours from midnight of 22 November 2026, a Sunday.
    fn span(from: i64, to: i64) -> Span {
        let midnight = Date::parse("2026-11-22").unwrap().days() * DAY_MS;
        Span { start: midnight + from * HOUR_MS, end: midnight + to * HOUR_MS }
    }

    #[test]
    fn a_name_stands_in_the_lines_as_text_and_never_as_markup() {
        use domain::{Channel, ChannelId, ChannelKind, Direction, Meter, MeterStatus, Unit};
        let mut catalog = Catalog::default();
        catalog.sites.insert(SiteId(1), domain::fixture::site(1));
        let meter = Meter {
            meter_id: MeterId(1),
            site_id: SiteId(1),
            building_id: None,
            key: "plug".to_owned(),
            name: "<b>x</b><script>alert(1)</script> & \"co\"".to_owned(),
            dialect: "greenpulse".to_owned(),
            address: String::new(),
            role: MeterRole::Main,
            appliance: None,
            parent_meter_id: None,
            status: MeterStatus::Active,
            is_interval: false,
            max_register: None,
            max_power_w: None,
            end_offset_ms: 0,
            power_gap_ms: None,
            delta_t_f: None,
            is_demo: false,
        };
        catalog.meter_put(meter);
        let channel = Channel {
            channel_id: ChannelId(1),
            meter_id: MeterId(1),
            series_id: SeriesId(1),
            field: "energy_kwh".to_owned(),
            utility: Utility::Electricity,
            kind: ChannelKind::Cumulative,
            direction: Direction::Import,
            unit: Unit::KilowattHour,
            may_fall: false,
        };
        catalog.channel_put(channel);
        let series = store::Series {
            series_id: SeriesId(1),
            owner: Owner::Channel(ChannelId(1)),
            utility: Utility::Electricity,
            flow: Flow::Import,
            parts: Vec::new(),
        };
        catalog.series_put(series);
        let found = [Anomaly { building_id: None, ..anomaly(Kind::NightWaste, span(1, 5), 300.0) }];
        let lines = meter_lines(&catalog, Reader::default(), &found, None, span(0, 57).end);
        assert!(lines.contains("&lt;b&gt;x&lt;/b&gt;&lt;script&gt;") && lines.contains("&amp; "), "{lines}");
        assert!(!lines.contains("<b>") && !lines.contains("<script"), "{lines}");
    }
}
