//! The meters of a building: how each is, what it measured today, and its last 24 hours. Leaves out
//! what is told of one meter (`meter`).

use super::meter_course::{Told, told};
use super::value::shown_value;
use super::{Gaps, NoAnswer};
use crate::Scope;
use crate::model::building_meters::{BuildingMeters, MeterLine};
use crate::part::natural_order;
use domain::figure::{Figure, significant};
use domain::rollup::energy_within;
use domain::zone::Span;
use domain::{BuildingId, Channel, ChannelKind, DAY_MS, HOUR_MS, LIVE_MS, Meter, Millis, Period, SeriesId, Slot, Zone, display};
use std::collections::HashMap;
use store::Catalog;
use wording::page::daily::building as says;
use wording::{Words, label};

/// The meters of a building; `None` if there is no such building.
///
/// # Errors
/// When the store fails.
pub async fn building_meters(state: &Scope, id: BuildingId) -> Result<Option<BuildingMeters>, NoAnswer> {
    let catalog = state.catalog();
    let Some(building) = catalog.buildings.get(&id) else { return Ok(None) };
    let Some(site) = catalog.sites.get(&building.site_id) else { return Ok(None) };
    let (zone, now, words) = (catalog.zone(building.site_id), state.now(), state.words(site));
    let mut meters: Vec<&Meter> = catalog.meters_of(id).collect();
    meters.sort_by(|one, other| natural_order(&one.name, &other.name));
    // A meter that measures several flows is told by the first.
    let flows: Vec<Option<Told>> = meters.iter().map(|meter| told(&catalog, meter).into_iter().next()).collect();
    let series: Vec<SeriesId> = flows.iter().flatten().map(|told| told.series).collect();
    let last_day = Span { start: zone.hour(now).start - 23 * HOUR_MS, end: now };
    let span = Span { start: last_day.start.min(zone.day(now).start), end: now };
    let gaps = Gaps::default();
    let hours = gaps.ask(state.store.rollup_range(&series, Period::Hour, span)).await?;
    let lines = meters.into_iter().zip(flows).map(|(meter, told)| {
        let slots = told.as_ref().and_then(|told| hours.get(&told.series)).map_or(&[][..], Vec::as_slice);
        let known = known(state, &catalog, words, meter, (&zone, now));
        MeterLine {
            today: told.as_ref().and_then(|told| today(words, told, slots, zone.day(now))),
            utility: told.map(|told| told.utility.as_str().replace('_', "-")),
            spark: spark(&zone, last_day, slots),
            ..known
        }
    });
    let lines: Vec<MeterLine> = lines.collect();
    Ok(Some(BuildingMeters {
        building_id: id,
        name: building.name.clone(),
        site_id: building.site_id,
        words,
        notice: gaps.notice(state, words),
        is_demo: building.is_demo,
        late: lines.iter().filter(|line| line.state == "attention").count(),
        meters: lines,
    }))
}

/// What a meter measured today so far.
fn today(words: Words, told: &Told, slots: &[Slot], day: Span) -> Option<Figure> {
    let (amount, unit) = display::amount(energy_within(slots, day)?, told.utility, words.units);
    Some(Figure { number: significant(amount), unit: unit.to_owned() })
}

fn spark(zone: &Zone, last_day: Span, slots: &[Slot]) -> Vec<Option<f64>> {
    let of = |start: Millis| slots.binary_search_by_key(&start, |slot| slot.start).ok().and_then(|i| slots[i].mean);
    zone.hours(last_day).into_iter().map(|hour| of(hour.start)).collect()
}

/// What is known of a meter without the database: how it is, its power, when it was heard.
fn known(state: &Scope, catalog: &Catalog, words: Words, meter: &Meter, (zone, now): (&Zone, Millis)) -> MeterLine {
    let channels: Vec<&Channel> = catalog.channels_of_meter(meter.meter_id).collect();
    let newest: HashMap<_, _> =
        channels.iter().filter_map(|channel| Some((channel.channel_id, state.live.newest(channel.channel_id)?))).collect();
    let at = newest.values().map(|reading| reading.at).max();
    let heard_at = channels.iter().filter_map(|channel| Some(state.live.newest_sent(channel.channel_id)?.at)).max();
    // A register's figure tells nobody anything; what it measured today stands beside it.
    let of_kind = |kind: ChannelKind| channels.iter().find(|channel| channel.kind == kind);
    let power = of_kind(ChannelKind::Power)
        .or_else(|| of_kind(ChannelKind::Level))
        .and_then(|channel| Some(shown_value(words, channel, newest.get(&channel.channel_id)?.value)));
    let pace = channels.iter().filter_map(|channel| state.live.pace(channel.channel_id)).min();
    let (state_name, word) = match heard_at {
        Some(at) if now - at <= LIVE_MS => ("ok", says::live(words)),
        // A meter that sends every hour is not late after half an hour.
        Some(at) if pace.is_some_and(|pace| now - at <= 2 * pace && pace <= DAY_MS) => ("ok", says::on_time(words)),
        Some(at) if now - at <= 2 * DAY_MS => ("attention", says::late(words)),
        Some(_) => ("waiting", says::offline(words)),
        None if at.is_some() => ("waiting", says::by_hand(words)),
        None => ("waiting", says::no_readings(words)),
    };
    let (role, value) = (label::meter_role_short(words, meter.role), power.as_deref());
    let text = match (heard_at, at) {
        (Some(at), _) => says::meter_updated(words, role, value, &words.when(zone, at, now)),
        (None, Some(at)) => says::meter_read(words, role, value, &words.when(zone, at, now)),
        (None, None) => says::meter_never(words, role),
    };
    let name = meter.name.clone();
    MeterLine { meter_id: meter.meter_id, name, state: state_name, word, text, utility: None, today: None, spark: Vec::new() }
}
