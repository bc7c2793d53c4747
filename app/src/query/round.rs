//! The monthly round: which meters are read by hand, and storing what was read, figure by figure.
//! Leaves out whether a figure can be right (`plausible`) and the way into the ledger (`reading`).

use super::plausible;
use super::reading::{DOUBT, Stored, add};
use super::value::shown_value;
use super::{Gaps, NoAnswer, failed};
use crate::Scope;
use crate::model::reading::ReadingInput;
use crate::model::round::{Outcome, Round, RoundInput, RoundRow, TypedFigure};
use crate::part::natural_order;
use domain::display::Scale;
use domain::{Channel, ChannelKind, DAY_MS, Meter, Millis, PHOTO_BYTES_MAX, PhotoKind};
use store::Catalog;
use wording::label;
use wording::page::round as says;

/// How many registers a round has at most.
const ROWS_MAX: usize = 200;

/// A meter that a device spoke for within so long is not read by hand.
const LIVE_WITHIN_MS: Millis = DAY_MS;

/// The page, with what was typed and what became of it.
pub async fn round(state: &Scope, input: RoundInput) -> Result<Round, NoAnswer> {
    let (catalog, now, words) = (state.catalog(), state.now(), state.words_of_all());
    let gaps = Gaps::default();
    let mut rows = Vec::new();
    for (meter, channel) in read_by_hand(state, &catalog, now).into_iter().take(ROWS_MAX) {
        let Some(newest) = state.live.newest(channel.channel_id) else { continue };
        let zone = catalog.zone(meter.site_id);
        let words = catalog.sites.get(&meter.site_id).map_or(words, |site| state.words(site));
        let scale = Scale::of(channel.utility, channel.unit, words.units);
        let past = gaps.ask(plausible::past(&state.store, channel.channel_id, now)).await?;
        let has_several = catalog.channels_of_meter(meter.meter_id).filter(|one| one.kind == ChannelKind::Cumulative).count() > 1;
        let day = words.date(zone.date(newest.at));
        rows.push(RoundRow {
            channel_id: channel.channel_id,
            name: if has_several { format!("{} · {}", meter.name, label::channel(words, channel)) } else { meter.name.clone() },
            building: meter.building_id.and_then(|id| catalog.buildings.get(&id)).map(|building| building.name.clone()),
            unit: scale.symbol.to_owned(),
            last: says::last(words, &shown_value(words, channel, newest.value), &day),
            last_value: scale.shown(newest.value),
            most: past.and_then(|past| past.most(now)).map(|most| scale.shown(most)),
        });
    }
    let place = |row: &RoundRow| row.building.clone().unwrap_or_default();
    rows.sort_by(|a, b| {
        let of_places = a.building.is_none().cmp(&b.building.is_none());
        of_places.then_with(|| natural_order(&place(a), &place(b))).then_with(|| natural_order(&a.name, &b.name))
    });
    let zone = catalog.first_zone();
    let mut input = input;
    if input.date.is_empty() {
        input.date = zone.date(now).to_string();
    }
    if input.time.is_empty() {
        input.time = zone.clock(now);
    }
    Ok(Round { rows, input, zone_name: zone.place(), zone: zone.name.clone(), ..Round::default() })
}

/// The registers whose newest figure came from a person or a file, of meters that no device speaks
/// for.
fn read_by_hand<'a>(state: &Scope, catalog: &'a Catalog, now: Millis) -> Vec<(&'a Meter, &'a Channel)> {
    let sent = |channel: &Channel| state.live.newest_sent(channel.channel_id).map(|reading| reading.at);
    let is_by_hand = |channel: &Channel| {
        let newest = state.live.newest(channel.channel_id).map(|reading| reading.at);
        newest.is_some() && newest > sent(channel)
    };
    let speaks = |meter: &Meter| catalog.channels_of_meter(meter.meter_id).filter_map(sent).any(|at| at > now - LIVE_WITHIN_MS);
    let registers = catalog.channels.values().filter(|channel| channel.kind == ChannelKind::Cumulative);
    let found = registers.filter(|channel| is_by_hand(channel));
    found
        .filter_map(|channel| Some((catalog.meters.get(&channel.meter_id)?, channel)))
        .filter(|(meter, _)| !speaks(meter))
        .collect()
}

/// Stores what was typed, each figure by itself, and returns the page with what became of each.
///
/// # Errors
/// When the page cannot be made. What was stored stays.
pub async fn save(state: &Scope, input: RoundInput) -> Result<Round, NoAnswer> {
    let mut outcomes = std::collections::BTreeMap::new();
    for (&channel_id, typed) in input.figures.iter().filter(|(_, typed)| !typed.value.trim().is_empty()) {
        let of_one = ReadingInput {
            channel: channel_id.to_string(),
            kind: "register".to_owned(),
            value: typed.value.clone(),
            date: input.date.clone(),
            time: input.time.clone(),
            right: if typed.is_right { "yes".to_owned() } else { String::new() },
            ..ReadingInput::default()
        };
        outcomes.insert(channel_id, one(state, &of_one, typed).await);
    }
    let round = round(state, input).await?;
    Ok(Round { outcomes, ..round })
}

async fn one(state: &Scope, input: &ReadingInput, typed: &TypedFigure) -> Outcome {
    let words = state.words_of_all();
    // A photo with a fault is told before anything is stored: the reading is then sent again with it.
    let photo = match photo_of(&typed.photo, words) {
        Ok(photo) => photo,
        Err(why) => return Outcome::Refused(why.to_owned(), false),
    };
    match add(state, input).await {
        Err((field, why)) => {
            let again = photo.map(|_| format!(" {}", says::photo_again(words))).unwrap_or_default();
            Outcome::Refused(why + &again, field == DOUBT)
        }
        Ok(stored) => match keep_photo(state, stored, photo).await {
            Ok(()) => Outcome::Saved(typed.value.trim().to_owned()),
            Err(why) => Outcome::WithoutPhoto(why.to_owned()),
        },
    }
}

/// A photo's kind and bytes; `None` if there is none.
///
/// # Errors
/// A sentence that says what would be accepted.
pub fn photo_of(bytes: &[u8], words: wording::Words) -> Result<Option<(PhotoKind, &[u8])>, &'static str> {
    match bytes.len() {
        0 => Ok(None),
        1..=PHOTO_BYTES_MAX => PhotoKind::of(bytes).map(|kind| Some((kind, bytes))).ok_or_else(|| says::no_photo(words)),
        _ => Err(says::large_photo(words)),
    }
}

/// Keeps a photo beside a reading.
///
/// # Errors
/// A sentence for the person.
pub async fn keep_photo(state: &Scope, stored: Stored, photo: Option<(PhotoKind, &[u8])>) -> Result<(), &'static str> {
    let Some(photo) = photo else { return Ok(()) };
    state.store.reading_photo_put(stored.channel_id, stored.at, photo, state.now()).await.map_err(|error| {
        failed(&error);
        says::photo_not_kept(state.words_of_all())
    })
}
