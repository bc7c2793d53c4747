//! The page of a meter: its channels, its readings as they came in, how to publish to it.

use super::value::shown_value;
use super::{Gaps, NoAnswer, live, meter_course};
use crate::Scope;
use crate::model::live::Watch;
use crate::model::meter::{ChannelView, MeterView, ReadingLine};
use crate::part::now::meter_headline;
use domain::standing::standings;
use domain::zone::Span;
use domain::{Channel, ChannelKind, HOUR_MS, MeterId, Millis, Reading, Rules, Standing, Zone};
use wording::page::daily::meter as says;
use wording::{Words, label};

/// The readings on a page.
const PAGE: usize = 20;

/// The page of a meter by id, with the readings before an instant.
pub async fn meter(state: &Scope, id: MeterId, before: Option<Millis>) -> Result<Option<MeterView>, NoAnswer> {
    let catalog = state.catalog();
    let Some(meter) = catalog.meters.get(&id) else { return Ok(None) };
    let (zone, now) = (catalog.zone(meter.site_id), state.now());
    let words = catalog.sites.get(&meter.site_id).map_or_else(|| state.words_of_all(), |site| state.words(site));
    let present = live::present(state, Watch::Meter(id));
    let building = meter.building_id.and_then(|id| catalog.buildings.get(&id));
    let before = before.unwrap_or(now + HOUR_MS);
    let gaps = Gaps::default();
    let mut channels = Vec::new();
    let mut readings: Vec<ReadingLine> = Vec::new();
    for channel in catalog.channels_of_meter(id) {
        let span = Span { start: 0, end: before };
        let mut rows = gaps.ask(state.store.reading_list(channel.channel_id, span, PAGE as i64 + 8)).await?;
        rows.reverse();
        let shown = Span { start: rows.first().map_or(before, |first| first.at), end: before };
        let photos = gaps.ask(state.store.reading_photo_list(channel.channel_id, shown)).await?;
        let rules = catalog.rules_of(channel);
        readings.extend(reading_lines(words, channel, &rules, (&rows, &photos), (&zone, now)));
        channels.push(channel_view(words, channel, state.live.newest(channel.channel_id), &rows, (&zone, now)));
    }
    readings.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.channel.cmp(&b.channel)));
    let is_more = readings.len() > PAGE;
    readings.truncate(PAGE);
    let fields: Vec<String> = catalog
        .channels_of_meter(id)
        .map(|channel| {
            let value = state.live.newest(channel.channel_id).map_or(0.0, |reading| reading.value);
            format!("\"{}\": {}", channel.field, (value * 1000.0).round() / 1000.0)
        })
        .collect();
    let course = gaps.ask(meter_course::course(state, &catalog, words, meter, now)).await?;
    Ok(Some(MeterView {
        notice: gaps.notice(state, words),
        words,
        meter_id: id,
        findings: course.findings,
        today: course.today,
        course: course.chart,
        has_marks: course.has_marks,
        key: meter.key.clone(),
        name: meter.name.clone(),
        is_demo: meter.is_demo,
        building: building.map(|building| (building.building_id, building.name.clone())),
        role: label::meter_role_short(words, meter.role).to_owned(),
        dialect: meter.dialect.clone(),
        address: meter.address.clone(),
        kind: if meter.is_interval { says::amounts(words) } else { says::registers(words) }.to_owned(),
        site_id: meter.site_id,
        shape: present.shape(),
        headline: meter_headline(words, &meter.name, present.newest(), now),
        channels,
        older: readings.last().map(|line| line.at).filter(|_| is_more),
        readings,
        topic: format!("greenpulse/v1/{}/readings", meter.key),
        publish_line: super::status::publish_line(state, &meter.key, &format!("{{{}}}", fields.join(", "))),
    }))
}

/// The readings of a channel, in order of time, with how each counts.
fn reading_lines(
    words: Words,
    channel: &Channel,
    rules: &Rules,
    (rows, photos): (&[Reading], &[Millis]),
    (zone, now): (&Zone, Millis),
) -> Vec<ReadingLine> {
    let placed: Vec<Reading> = rows.iter().map(|&row| rules.placed(row)).collect();
    let line = |(row, standing): (&Reading, Standing)| ReadingLine {
        at: row.at,
        time: words.when_to_the_second(zone, row.at, now),
        channel: label::channel(words, channel),
        value: shown_value(words, channel, row.value),
        quality: quality_name(standing).to_owned(),
        word: says::standing(words, standing_name(channel, standing)),
        photo: photos.contains(&row.at).then(|| format!("/readings/photo/{}/{}", channel.channel_id, row.at)),
    };
    rows.iter().zip(standings(rules, &placed)).map(line).collect()
}

/// A standing's name for texts. What is read as a power or a level was measured; what is worked out of
/// it is not on this page.
fn standing_name(channel: &Channel, standing: Standing) -> &'static str {
    let is_moment = matches!(channel.kind, ChannelKind::Power | ChannelKind::Level);
    if is_moment && standing.quality() > 0.0 { "measured" } else { standing.as_str() }
}

/// A quality's name in styles.
fn quality_name(standing: Standing) -> &'static str {
    match standing.quality() {
        _ if standing == Standing::Alone => "derived",
        quality if quality >= 0.9 => "measured",
        quality if quality > 0.0 => "estimated",
        _ => "suspect",
    }
}

/// A channel with its newest reading; `rows` are the readings on the page, in order of time.
fn channel_view(
    words: Words,
    channel: &Channel,
    newest: Option<Reading>,
    rows: &[Reading],
    (zone, now): (&Zone, Millis),
) -> ChannelView {
    ChannelView {
        channel_id: channel.channel_id,
        label: label::channel(words, channel),
        field: channel.field.clone(),
        utility: channel.utility.as_str().replace('_', "-"),
        value: newest.map(|reading| shown_value(words, channel, reading.value)),
        at: newest.map(|reading| words.when(zone, reading.at, now)),
        about: says::kind(words, channel.kind).to_owned(),
        spark: rows.iter().rev().take(48).rev().map(|row| Some(row.value)).collect(),
        is_register: channel.kind == ChannelKind::Cumulative,
    }
}
