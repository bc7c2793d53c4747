//! Readings by hand: checks with helpful messages, then the same way into the ledger as any other
//! reading.

use super::plausible::{self, Doubt};
use super::typed::{instant, number};
use super::value::shown_value;
use super::{NoAnswer, failed};
use crate::Scope;
use crate::island::reading::Choice;
use crate::model::reading::{ReadingForm, ReadingInput};
use domain::display::Scale;
use domain::zone::Date;
use domain::{ChannelId, ChannelKind, MINUTE_MS, MeterId, Millis, Reading, SiteId, Zone};
use store::{Bringing, Entry};
use wording::calendar;
use wording::page::{reading as says, round as rounds};

/// Percent-encodes a text for an address.
pub fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut found, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            found.push(byte as char);
        } else {
            found.push_str(&format!("%{byte:02X}"));
        }
        found
    })
}

/// The data of the form, with the input of a refused reading.
pub async fn form(state: &Scope, meter: Option<MeterId>, input: ReadingInput) -> Result<ReadingForm, NoAnswer> {
    let catalog = state.catalog();
    let now = state.now();
    let mut choices = Vec::new();
    for channel in catalog.channels.values().filter(|c| matches!(c.kind, ChannelKind::Cumulative | ChannelKind::Interval)) {
        let Some(meter) = catalog.meters.get(&channel.meter_id) else { continue };
        let zone = catalog.zone(meter.site_id);
        let building = meter.building_id.and_then(|id| catalog.buildings.get(&id)).map(|building| building.name.as_str());
        let last = state.live.newest(channel.channel_id);
        let system = catalog.unit_system(meter.site_id);
        let last = last
            .map(|reading| says::value_on(&shown_value(channel, reading.value, system), &calendar::when(&zone, reading.at, now)));
        choices.push(Choice {
            id: channel.channel_id.to_string(),
            label: says::choice(building, &meter.name, &channel.label()),
            unit: Scale::of(channel.utility, channel.unit, system).symbol.to_owned(),
            last: last.map_or_else(|| says::NO_LAST.to_owned(), |last| says::last(&last)),
        });
    }
    choices.sort_by(|a, b| a.label.cmp(&b.label));
    let chosen = input.channel.parse::<ChannelId>().ok().or_else(|| {
        meter.and_then(|id| catalog.channels_of_meter(id).find(|c| c.kind == ChannelKind::Cumulative)).map(|c| c.channel_id)
    });
    let zone = chosen
        .and_then(|id| catalog.channels.get(&id))
        .and_then(|channel| catalog.meters.get(&channel.meter_id))
        .or_else(|| catalog.meters.values().next())
        .map(|meter| catalog.zone(meter.site_id))
        .unwrap_or_default();
    let mut input = input;
    if input.date.is_empty() {
        input.date = zone.date(now).to_string();
    }
    if input.time.is_empty() {
        input.time = zone.clock(now);
    }
    if input.start_date.is_empty() {
        input.start_date = Date::from_days(zone.date(now).days() - 1).to_string();
    }
    if input.start_time.is_empty() {
        input.start_time = input.time.clone();
    }
    if let Some(id) = chosen {
        input.channel = id.to_string();
    }
    Ok(ReadingForm { choices, input, zone_name: zone.name.clone() })
}

/// Why a reading is refused: the field, and a sentence. What is only doubtful names the field
/// [`DOUBT`].
pub type Refusal = (&'static str, String);

/// Stands for the field of a reading that is stored once somebody says that it is right.
pub const DOUBT: &str = "right";

/// Stands for the field of a reading that the database could not take: the same may be sent again.
pub const AWAY: &str = "database";

/// A reading that was stored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stored {
    /// Its meter.
    pub meter_id: MeterId,
    /// Its channel.
    pub channel_id: ChannelId,
    /// When it was taken.
    pub at: Millis,
}

/// Stores the reading, and returns the address to go to: the meter, or the form with what was typed
/// and what is wrong.
pub async fn add_or_return(state: &Scope, input: &ReadingInput) -> String {
    match add(state, input).await {
        Ok(stored) => format!("/meters/{}#readings", stored.meter_id),
        Err((field, why)) => {
            let field = if matches!(field, DOUBT | AWAY) { "value" } else { field };
            let typed = [
                ("channel", &input.channel),
                ("kind", &input.kind),
                ("value", &input.value),
                ("date", &input.date),
                ("time", &input.time),
                ("start_date", &input.start_date),
                ("start_time", &input.start_time),
                ("note", &input.note),
            ];
            let typed: Vec<String> = typed.into_iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
            format!("/readings/new?{}&field={field}&fault={}", typed.join("&"), encoded(&why))
        }
    }
}

/// Stores the reading in the ledger.
///
/// # Errors
/// The field that is wrong, and why.
pub async fn add(state: &Scope, input: &ReadingInput) -> Result<Stored, Refusal> {
    let catalog = state.catalog();
    let id = input.channel.parse::<ChannelId>().map_err(|_| ("channel", says::CHOOSE_METER.to_owned()))?;
    let channel = catalog.channels.get(&id).ok_or(("channel", says::GONE.to_owned()))?;
    let meter = catalog.meters.get(&channel.meter_id).ok_or(("channel", says::GONE.to_owned()))?;
    let (zone, now) = (catalog.zone(meter.site_id), state.now());
    let value = number(&input.value).map_err(|why| ("value", why.sentence(&input.value, says::A_NUMBER)))?;
    if value < 0.0 {
        return Err(("value", says::NEGATIVE.to_owned()));
    }
    // The value is in the unit that the form shows.
    let system = catalog.unit_system(meter.site_id);
    let value = value / Scale::of(channel.utility, channel.unit, system).factor;
    let at = instant(&zone, &input.date, &input.time, "date")?;
    if at > now + MINUTE_MS {
        return Err(("date", says::yet_to_come(&zone.stamp(at), &zone.stamp(now))));
    }
    if at < domain::EARLIEST {
        return Err(("date", says::TOO_EARLY.to_owned()));
    }
    let reading = Reading { span_ms: span_ms(input, channel, meter, &zone, at)?, ..Reading::new(at, value) };
    if reading.span_ms.is_none() && input.note.trim().is_empty() && input.right.is_empty() {
        check_register(state, (channel, meter.site_id), value, at).await?;
    }
    let mut bringing = Bringing::of(1);
    state.store.reading_bring(&[Entry::new(id, reading)], &mut bringing).await.map_err(|error| {
        failed(&error);
        (AWAY, says::NOT_STORED.to_owned())
    })?;
    if let Some(conflict) = bringing.done.conflicts.first() {
        let stands = shown_value(channel, conflict.stands, system);
        return Err(("date", says::stands(&zone.stamp(at), &stands)));
    }
    if !input.note.trim().is_empty() {
        state.store.reading_note_put(id, at, input.note.trim(), now).await.map_err(|error| {
            failed(&error);
            ("note", says::NOTE_NOT_STORED.to_owned())
        })?;
    }
    state.live.brought(std::iter::once((id, reading)));
    Ok(Stored { meter_id: meter.meter_id, channel_id: id, at })
}

/// The length of the period that an amount is for; `None` for a register.
fn span_ms(
    input: &ReadingInput,
    channel: &domain::Channel,
    meter: &domain::Meter,
    zone: &Zone,
    at: Millis,
) -> Result<Option<Millis>, Refusal> {
    match (channel.kind, input.kind == "interval") {
        (ChannelKind::Cumulative, true) => Err(("kind", says::is_register(&meter.name))),
        (ChannelKind::Interval, false) => Err(("kind", says::is_interval(&meter.name))),
        (_, true) => {
            let start = instant(zone, &input.start_date, &input.start_time, "start_date")?;
            if start >= at {
                return Err(("start_date", says::BACKWARDS.to_owned()));
            }
            Ok(Some(at - start))
        }
        (_, false) => Ok(None),
    }
}

/// Asks about a register value below the one before, above the one after, or far above the usual
/// rate, most often a slip of the pen. With a note it is accepted, because somebody has checked it.
async fn check_register(
    state: &Scope,
    (channel, site_id): (&domain::Channel, SiteId),
    value: f64,
    at: Millis,
) -> Result<(), Refusal> {
    let doubt = plausible::doubt(&state.store, channel.channel_id, value, at).await.map_err(|error| {
        failed(&error);
        (AWAY, says::NOT_STORED.to_owned())
    })?;
    let catalog = state.catalog();
    let (zone, system, now) = (catalog.zone(site_id), catalog.unit_system(site_id), state.now());
    let shown = |value: f64| shown_value(channel, value, system);
    let when = |at: Millis| calendar::when(&zone, at, now);
    match doubt {
        None => Ok(()),
        Some(Doubt::Lower(before)) => Err((DOUBT, says::lower(&shown(before.value), &when(before.at)))),
        Some(Doubt::Higher(after)) => Err((DOUBT, says::higher(&shown(after.value), &when(after.at)))),
        Some(Doubt::Much { used, usual, since }) => {
            let words = state.words_of_all();
            Err((DOUBT, rounds::much(words, &shown(used), &when(since), &shown(usual))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn a_sentence_becomes_part_of_an_address() {
        assert_eq!(encoded("a b&c"), "a%20b%26c");
    }
}
