//! Readings by hand: checks with helpful messages, then the same way into the ledger as any other
//! reading.

use super::plausible::{self, Doubt};
use super::typed::{instant, number};
use super::value::shown_value;
use super::{NoAnswer, failed};
use crate::Scope;
use crate::island::reading::Choice;
use crate::model::reading::{ReadingForm, ReadingInput};
use crate::part::natural_order;
use domain::display::Scale;
use domain::zone::Date;
use domain::{ChannelId, ChannelKind, MINUTE_MS, Meter, MeterId, Millis, Reading, Zone};
use store::{Bringing, Catalog, Entry};
use wording::page::daily::reading as says;
use wording::page::round as rounds;
use wording::{Words, label};

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
        let words = words_of(state, &catalog, meter);
        let told = |reading: Reading| {
            says::last(words, &shown_value(words, channel, reading.value), &words.when(&zone, reading.at, now))
        };
        choices.push(Choice {
            id: channel.channel_id.to_string(),
            label: says::choice(words, building, &meter.name, &label::channel(words, channel)),
            unit: Scale::of(channel.utility, channel.unit, words.units).symbol.to_owned(),
            last: last.map_or_else(|| says::no_last(words).to_owned(), told),
        });
    }
    choices.sort_by(|a, b| natural_order(&a.label, &b.label));
    let chosen = input.channel.parse::<ChannelId>().ok().or_else(|| {
        meter.and_then(|id| catalog.channels_of_meter(id).find(|c| c.kind == ChannelKind::Cumulative)).map(|c| c.channel_id)
    });
    let meter = chosen
        .and_then(|id| catalog.channels.get(&id))
        .and_then(|channel| catalog.meters.get(&channel.meter_id))
        .or_else(|| catalog.meters.values().next());
    let zone = meter.map(|meter| catalog.zone(meter.site_id)).unwrap_or_default();
    let words = meter.map_or_else(|| state.words_of_all(), |meter| words_of(state, &catalog, meter));
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
    Ok(ReadingForm { words, choices, input, zone_name: zone.place(), zone: zone.name.clone() })
}

/// The words for a meter: those of its site.
fn words_of(state: &Scope, catalog: &Catalog, meter: &Meter) -> Words {
    catalog.sites.get(&meter.site_id).map_or_else(|| state.words_of_all(), |site| state.words(site))
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
            let (field, why) = match field {
                DOUBT => ("value", format!("{why} {}", says::say_in_note(state.words_of_all()))),
                AWAY => ("value", why),
                field => (field, why),
            };
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
    let of_all = state.words_of_all();
    let gone = || ("channel", says::gone(of_all).to_owned());
    let id = input.channel.parse::<ChannelId>().map_err(|_| ("channel", says::choose_meter(of_all).to_owned()))?;
    let channel = catalog.channels.get(&id).ok_or_else(gone)?;
    let meter = catalog.meters.get(&channel.meter_id).ok_or_else(gone)?;
    let words = words_of(state, &catalog, meter);
    let (zone, now) = (catalog.zone(meter.site_id), state.now());
    let value = number(words, &input.value).map_err(|why| ("value", why.sentence(words, &input.value, says::a_number(words))))?;
    if value < 0.0 {
        return Err(("value", says::negative(words).to_owned()));
    }
    // The value is in the unit that the form shows.
    let value = value / Scale::of(channel.utility, channel.unit, words.units).factor;
    let at = instant(words, &zone, &input.date, &input.time, "date")?;
    if at > now + MINUTE_MS {
        return Err(("date", says::in_future(words, &words.stamp(&zone, at), &words.stamp(&zone, now))));
    }
    if at < domain::EARLIEST {
        return Err(("date", says::too_early(words).to_owned()));
    }
    let reading = Reading { span_ms: span_ms(words, input, channel, meter, &zone, at)?, ..Reading::new(at, value) };
    if reading.span_ms.is_none() && input.note.trim().is_empty() && input.right.is_empty() {
        check_register(state, words, channel, (value, at), (&zone, now)).await?;
    }
    let mut bringing = Bringing::of(1);
    state.store.reading_bring(&[Entry::new(id, reading)], &mut bringing).await.map_err(|error| {
        failed(&error);
        (AWAY, says::not_stored(words).to_owned())
    })?;
    if let Some(conflict) = bringing.done.conflicts.first() {
        let stands = shown_value(words, channel, conflict.stands);
        return Err(("date", says::taken(words, &words.stamp(&zone, at), &stands)));
    }
    if !input.note.trim().is_empty() {
        state.store.reading_note_put(id, at, input.note.trim(), now).await.map_err(|error| {
            failed(&error);
            ("note", says::note_not_stored(words).to_owned())
        })?;
    }
    state.live.brought(std::iter::once((id, reading)));
    Ok(Stored { meter_id: meter.meter_id, channel_id: id, at })
}

/// The length of the period that an amount is for; `None` for a register.
fn span_ms(
    words: Words,
    input: &ReadingInput,
    channel: &domain::Channel,
    meter: &domain::Meter,
    zone: &Zone,
    at: Millis,
) -> Result<Option<Millis>, Refusal> {
    match (channel.kind, input.kind == "interval") {
        (ChannelKind::Cumulative, true) => Err(("kind", says::is_register(words, &meter.name))),
        (ChannelKind::Interval, false) => Err(("kind", says::is_interval(words, &meter.name))),
        (_, true) => {
            let start = instant(words, zone, &input.start_date, &input.start_time, "start_date")?;
            if start >= at {
                return Err(("start_date", says::backwards(words).to_owned()));
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
    words: Words,
    channel: &domain::Channel,
    (value, at): (f64, Millis),
    (zone, now): (&Zone, Millis),
) -> Result<(), Refusal> {
    let doubt = plausible::doubt(&state.store, channel.channel_id, value, at).await.map_err(|error| {
        failed(&error);
        (AWAY, says::not_stored(words).to_owned())
    })?;
    let shown = |value: f64| shown_value(words, channel, value);
    let when = |at: Millis| words.when(zone, at, now);
    match doubt {
        None => Ok(()),
        Some(Doubt::Lower(before)) => Err((DOUBT, says::lower(words, &shown(before.value), &when(before.at)))),
        Some(Doubt::Higher(after)) => Err((DOUBT, says::higher(words, &shown(after.value), &when(after.at)))),
        Some(Doubt::Much { used, usual, since }) => Err((DOUBT, rounds::much(words, &shown(used), &when(since), &shown(usual)))),
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
