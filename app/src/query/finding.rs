//! A finding in a sentence: what, where, when, how much. Leaves out likely causes, which are on the
//! page of the finding.

use crate::words;
use domain::figure::Figure;
use domain::zone::{Date, Span};
use domain::{BuildingId, DAY_MS, Flow, MeterId, MeterRole, Millis, SiteId, Utility, Zone, display};
use leptos::prelude::*;
use std::sync::Arc;
use store::{Anomaly, AnomalyFilter, AnomalyStatus, Catalog, Owner};

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
    /// The site's unit system.
    pub system: domain::UnitSystem,
    /// The site's currency.
    pub currency: String,
}

impl Spot {
    /// The place of an anomaly; `None` if its series is gone.
    #[must_use]
    pub fn of(catalog: &Catalog, anomaly: &Anomaly) -> Option<Self> {
        let series = catalog.series.get(&anomaly.series_id)?;
        let meter = match series.owner {
            Owner::Channel(id) => catalog.channels.get(&id).and_then(|channel| catalog.meters.get(&channel.meter_id)),
            Owner::Building(_) | Owner::Site(_) => None,
        };
        let building = anomaly.building_id.and_then(|id| catalog.buildings.get(&id));
        let site_id = match series.owner {
            Owner::Site(id) => Some(id),
            _ => building.map(|one| one.site_id).or_else(|| meter.map(|meter| meter.site_id)),
        }?;
        let site = catalog.sites.get(&site_id)?;
        let is_generation = series.flow == Flow::Generation || meter.is_some_and(|meter| meter.role == MeterRole::Generation);
        let place = building.map_or_else(|| site.name.clone(), |building| building.name.clone());
        let subject = match meter {
            Some(meter) => meter.name.clone(),
            None if is_generation => format!("{place}’s generation"),
            None if series.utility == Utility::Electricity => place.clone(),
            None => format!("{}’s {}", place, series.utility.label().to_lowercase()),
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
            system: site.unit_system,
            currency: site.currency.clone(),
        })
    }

    /// An amount of the series in the site's units.
    #[must_use]
    pub fn amount(&self, value: f64) -> Figure {
        display::figure(value, self.utility, self.system)
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

/// A longer finding is not described as a night.
const NIGHT_MS_MAX: Millis = 16 * domain::HOUR_MS;

/// What happened, without its figures: `The library stayed on in the night to Sunday 22 November`.
#[must_use]
pub fn happening(spot: &Spot, anomaly: &Anomaly, now: Millis) -> String {
    let (subject, found) = (&spot.subject, &anomaly.found);
    let when = when(&spot.zone, found.span, found.is_open, now);
    let is_more = found.deviation_percent.is_none_or(|percent| percent >= 0.0);
    let verb = if spot.is_generation { "gave" } else { "used" };
    let since = words::short(spot.zone.date(found.span.start));
    let way = if is_more { "more" } else { "less" };
    match found.kind.as_str() {
        "night_waste" if found.span.length_ms() > NIGHT_MS_MAX => format!("{subject} stayed on {when}"),
        "night_waste" => format!("{subject} stayed on {}", night(&spot.zone, found.span, now)),
        "weekend_waste" => format!("{subject} ran through the weekend {}", of_weekend(&spot.zone, found.span)),
        "usage_spike" => format!("{subject} {verb} much more than usual {when}"),
        "equipment_failure" => format!("{subject} {verb} much less than usual {when}"),
        "schedule_deviation" => format!("{subject} ran at other hours than usual {when}"),
        // A silent meter measured nothing, which is not the same as zero.
        "meter_fault" if found.value.is_none() => format!("{subject}: the meter was silent {when}"),
        "meter_fault" if found.value == Some(0.0) => format!("{subject}: the meter told nothing but zero {when}"),
        "meter_fault" => format!("{subject}: the meter told what cannot be {when}"),
        "level_shift" if found.is_open => format!("Since {since}, {subject} {verb} {way} than usual"),
        "level_shift" => format!("{subject} {verb} {way} than usual {when}"),
        "drift" if found.is_open => format!("Since {since}, {subject} {verb} {way} and {way}"),
        "drift" => format!("{subject} {verb} {way} and {way} {when}"),
        _ => format!("{subject} departed from what is usual {when}"),
    }
}

/// The whole sentence: `The library stayed on last night: 41 kWh where 9 kWh is usual.`
#[must_use]
pub fn sentence(spot: &Spot, anomaly: &Anomaly, now: Millis) -> String {
    let happening = happening(spot, anomaly, now);
    match figures(spot, anomaly) {
        Some(figures) => format!("{happening}: {figures}."),
        None => format!("{happening}."),
    }
}

/// `41.0 kWh where 9.02 kWh is usual`; `None` for a fault of a meter, whose figures mean little.
#[must_use]
pub fn figures(spot: &Spot, anomaly: &Anomaly) -> Option<String> {
    let found = &anomaly.found;
    let (value, expected) = (found.value?, found.expected?);
    (found.kind != "meter_fault").then(|| format!("{} where {} is usual", spot.amount(value), spot.amount(expected.max(0.0))))
}

/// The evidence in the site's units; `None` if there is nothing to add.
#[must_use]
pub fn evidence(spot: &Spot, anomaly: &Anomaly) -> Option<String> {
    let sentence = &anomaly.found.sentence;
    (!sentence.is_empty()).then(|| domain::evidence::read(sentence, spot.utility, spot.system))
}

/// Pages show the findings that began within this time.
const TOLD_MS: Millis = 7 * DAY_MS;
/// The most findings that a page shows.
const TOLD_MAX: usize = 2;

/// The open findings of a building, or of a whole site, as HTML lines that link to them, the
/// costliest first. Empty if there are none.
///
/// # Errors
/// The store's.
pub async fn lines(
    state: &crate::AppState,
    catalog: &Catalog,
    site: SiteId,
    building: Option<BuildingId>,
    now: Millis,
) -> store::Result<String> {
    let span = Span { start: now - TOLD_MS, end: now };
    let filter = AnomalyFilter { building_id: building, span: Some(span), ..AnomalyFilter::default() };
    let found = state.store.anomaly_list(&filter).await?;
    let all = building.map_or_else(|| "/anomalies".to_owned(), |id| format!("/anomalies?building={id}"));
    let most = if building.is_some() { TOLD_MAX } else { 1 };
    Ok(told(catalog, found.into_iter().filter(|one| one.found.severity != "low"), Some(site), most, &all, now))
}

/// The open findings in the series of one meter, including slight ones, because the page of a meter
/// shows more detail.
#[must_use]
pub fn meter_lines(catalog: &Catalog, found: &[Anomaly], building: Option<BuildingId>, now: Millis) -> String {
    let all = building.map_or_else(|| "/anomalies".to_owned(), |id| format!("/anomalies?building={id}"));
    told(catalog, found.iter().cloned(), None, TOLD_MAX + 1, &all, now)
}

/// The open ones of these findings as HTML lines, the costliest first, limited in number.
fn told(
    catalog: &Catalog,
    found: impl Iterator<Item = Anomaly>,
    site: Option<SiteId>,
    most: usize,
    all: &str,
    now: Millis,
) -> String {
    let waiting = found.filter(|one| one.status != AnomalyStatus::Resolved);
    let spot = |one: &Anomaly| Spot::of(catalog, one).filter(|spot| site.is_none_or(|site| spot.site_id == site));
    let mut open: Vec<(Spot, Anomaly)> = waiting.filter_map(|one| Some((spot(&one)?, one))).collect();
    let money = |one: &Anomaly| one.found.money_wasted.unwrap_or(0.0);
    open.sort_by(|(_, a), (_, b)| money(b).total_cmp(&money(a)).then(b.found.span.start.cmp(&a.found.span.start)));
    let told: Vec<(i64, String)> = open.iter().take(most).map(|(spot, one)| (one.anomaly_id, sentence(spot, one, now))).collect();
    let rest = open.len() - told.len();
    let lines = told.into_iter().enumerate().map(|(i, (id, sentence))| {
        let more = (i == 0 && rest > 0)
            .then(|| view! { <a href=all.to_owned() rel="external">{format!("And {rest} more")}</a> });
        view! { <p class="finding-line"><span>{sentence}</span><a href=format!("/anomalies/{id}") rel="external">"See why"</a>{more}</p> }
    });
    lines.collect_view().to_html()
}

/// When it was, in as few words as possible.
fn when(zone: &Zone, span: Span, is_open: bool, now: Millis) -> String {
    let (first, last) = (zone.date(span.start), zone.date(span.end - 1));
    if is_open && span.length_ms() > 2 * DAY_MS {
        return format!("since {}", words::short(first));
    }
    if first == last {
        let clock = match zone.clock(span.end).as_str() {
            "00:00" => "24:00".to_owned(),
            clock => clock.to_owned(),
        };
        return format!("{} from {} to {clock}", on(first, zone.date(now)), zone.clock(span.start));
    }
    if span.length_ms() <= 2 * DAY_MS {
        return format!(
            "from {} {} to {} {}",
            words::short(first),
            zone.clock(span.start),
            words::short(zone.date(span.end)),
            zone.clock(span.end)
        );
    }
    format!("from {}", words::range(first, last).replace(&format!(" {}", zone.date(now).year), ""))
}

/// `today`, `yesterday`, `on Sunday 22 November`.
fn on(date: Date, today: Date) -> String {
    match today.days() - date.days() {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => format!("on {}", words::day(date)),
    }
}

fn night(zone: &Zone, span: Span, now: Millis) -> String {
    let (morning, today) = (zone.date(span.end - 1), zone.date(now));
    match today.days() - morning.days() {
        0 => "last night".to_owned(),
        _ => format!("in the night to {}", words::day(morning)),
    }
}

fn of_weekend(zone: &Zone, span: Span) -> String {
    let date = zone.date(span.start);
    let saturday = Date::from_days(date.days() + if date.weekday() == 4 { 1 } else { 5 - date.weekday().max(5) as i64 });
    format!("of {} {}", saturday.day, words::month(saturday))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use domain::{BuildingId, HOUR_MS, SeriesId, UnitSystem};
    use store::{AnomalyFound, AnomalyMode};

    fn anomaly(kind: &str, span: Span, percent: f64) -> Anomaly {
        Anomaly {
            anomaly_id: 1,
            building_id: Some(BuildingId(1)),
            series_id: SeriesId(1),
            model_id: None,
            mode: AnomalyMode::Causal,
            found: AnomalyFound {
                kind: kind.to_owned(),
                severity: "high".to_owned(),
                span,
                is_open: false,
                score: -0.5,
                value: Some(41.0),
                expected: Some(9.0),
                deviation_percent: Some(percent),
                energy_wasted: 32.0,
                money_wasted: Some(5.4),
                sentence: String::new(),
                causes: Vec::new(),
            },
            status: AnomalyStatus::New,
            is_fault: None,
            resolved_at: None,
            withdrawn_at: None,
            created_at: 0,
            updated_at: 0,
        }
    }

    fn spot() -> Spot {
        Spot {
            site_id: SiteId(1),
            subject: "The library".to_owned(),
            building: Some("The library".to_owned()),
            meters: Vec::new(),
            is_meter: false,
            utility: Utility::Electricity,
            is_generation: false,
            zone: Arc::new(Zone::utc()),
            system: UnitSystem::Metric,
            currency: "EUR".to_owned(),
        }
    }

    /// Hours from midnight of 22 November 2026, a Sunday.
    fn span(from: i64, to: i64) -> Span {
        let midnight = Date::parse("2026-11-22").unwrap().days() * DAY_MS;
        Span { start: midnight + from * HOUR_MS, end: midnight + to * HOUR_MS }
    }

    fn said(kind: &str, hours: (i64, i64), percent: f64) -> String {
        let found = anomaly(kind, span(hours.0, hours.1), percent);
        sentence(&spot(), &found, span(0, 57).end).replace('\u{a0}', " ")
    }

    #[test]
    fn a_name_stands_in_the_lines_as_text_and_never_as_markup() {
        use domain::{Channel, ChannelId, ChannelKind, Direction, Meter, MeterStatus, Site, Unit};
        let mut catalog = Catalog::default();
        let site = Site {
            site_id: SiteId(1),
            name: "Elm Street".to_owned(),
            zone: "UTC".to_owned(),
            currency: "EUR".to_owned(),
            unit_system: UnitSystem::Metric,
            floor_area_m2: None,
            is_demo: false,
        };
        catalog.sites.insert(SiteId(1), site);
        let meter = Meter {
            meter_id: MeterId(1),
            site_id: SiteId(1),
            building_id: None,
            key: "plug".to_owned(),
            name: "<b>x</b><script>alert(1)</script> & \"co\"".to_owned(),
            dialect: "greenpulse".to_owned(),
            address: String::new(),
            role: MeterRole::Main,
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
        let found = [Anomaly { building_id: None, ..anomaly("night_waste", span(1, 5), 300.0) }];
        let lines = meter_lines(&catalog, &found, None, span(0, 57).end);
        assert!(lines.contains("&lt;b&gt;x&lt;/b&gt;&lt;script&gt;") && lines.contains("&amp; "), "{lines}");
        assert!(!lines.contains("<b>") && !lines.contains("<script"), "{lines}");
    }

    #[test]
    fn a_finding_is_said_in_one_sentence_with_what_it_should_have_been() {
        assert_eq!(said("night_waste", (47, 55), 356.0), "The library stayed on last night: 41.0 kWh where 9.00 kWh is usual.");
        assert_eq!(
            said("night_waste", (-1, 7), 356.0),
            "The library stayed on in the night to Sunday 22 November: 41.0 kWh where 9.00 kWh is usual."
        );
        assert_eq!(
            said("weekend_waste", (-24, 24), 90.0),
            "The library ran through the weekend of 21 November: 41.0 kWh where 9.00 kWh is usual."
        );
        assert_eq!(
            said("usage_spike", (14, 16), 80.0),
            "The library used much more than usual on Sunday 22 November from 14:00 to 16:00: 41.0 kWh where 9.00 kWh is usual."
        );
        assert_eq!(
            said("equipment_failure", (34, 48), -80.0),
            "The library used much less than usual yesterday from 10:00 to 24:00: 41.0 kWh where 9.00 kWh is usual."
        );
    }

    #[test]
    fn what_outlasts_a_night_is_not_called_one() {
        assert!(said("night_waste", (6, 54), 20.0).starts_with("The library stayed on from 22 Nov 06:00 to 24 Nov 06:00:"));
    }

    #[test]
    fn a_meter_at_fault_has_no_figures_to_believe() {
        assert_eq!(
            said("meter_fault", (3, 30), -100.0),
            "The library: the meter told what cannot be from 22 Nov 03:00 to 23 Nov 06:00."
        );
    }

    #[test]
    fn a_silent_meter_is_not_said_to_have_told_what_cannot_be() {
        let told = |value| {
            let mut found = anomaly("meter_fault", span(3, 30), -100.0);
            found.found.value = value;
            sentence(&spot(), &found, span(0, 57).end)
        };
        assert_eq!(told(None), "The library: the meter was silent from 22 Nov 03:00 to 23 Nov 06:00.");
        assert_eq!(told(Some(0.0)), "The library: the meter told nothing but zero from 22 Nov 03:00 to 23 Nov 06:00.");
    }

    #[test]
    fn what_lasts_is_said_to() {
        let mut found = anomaly("level_shift", span(-24 * 9, 24), -40.0);
        found.found.is_open = true;
        let spot = Spot { is_generation: true, subject: "The panels".to_owned(), ..spot() };
        assert!(sentence(&spot, &found, span(0, 57).end).starts_with("Since 13 Nov, The panels gave less than usual:"));
    }
}
