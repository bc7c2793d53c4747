//! The history of a place: what a utility was used for, cost or emitted, in bars beside those of
//! another period, with its issues marked. Leaves out markup.

pub mod address;
mod count;
pub mod marks;
mod picture;
mod range;

use crate::Scope;
use crate::model::change::Change;
use crate::model::energy_section::Choice;
use crate::model::history::{By, HistorySection, Shown};
use address::{Addresses, Asked};
use count::{Count, covered};
use domain::rollup::energy_within;
use domain::zone::{Date, Span};
use domain::{Flow, Millis, Period, SeriesId, Site, Slot, Utility, Zone, display};
use picture::{Course, Picture, Scale};
use range::Range;
use store::{Catalog, Owner, Store};
use wording::page::daily::change;
use wording::page::daily::history::{self as says, Measured, Other};
use wording::{Words, label};

use super::measured::MEASURED_MIN;
use super::payer::{self, Payer, payers};

/// The history of a building or a site; `None` where nothing says what it uses.
///
/// # Errors
/// The store's.
pub async fn section(state: &Scope, owner: Owner, asked: &Asked) -> store::Result<Option<HistorySection>> {
    let catalog = state.catalog();
    let Some(place) = Place::of(&catalog, owner, asked.utility) else { return Ok(None) };
    let (zone, now) = (catalog.zone(place.site.site_id), state.now());
    let words = state.words(place.site);
    let range = address::range(&zone, asked, now);
    let can = place.can_show(&catalog);
    let shown = Shown {
        by: range.by,
        measured: if can.contains(&asked.measured) { asked.measured } else { Measured::Energy },
        other: if range.by == By::Year { Other::Before } else { asked.other },
    };
    let other = range.beside(&zone, shown.other);
    let place_read = Read::of(&state.store, &catalog, &place, (&zone, words, now), shown, [&other, &range]).await?;
    let marks = match owner {
        Owner::Building(id) => marks::of_building(state, &zone, id, place.utility, range.span()).await?,
        _ => Vec::new(),
    };
    let addresses = Addresses { site: matches!(owner, Owner::Site(_)).then_some(place.site.site_id), asked, shown };
    let what = what(words, shown.measured, place.utility);
    let heading = says::heading(words, shown.by.bars().as_str(), &what);
    let (course, beside) = (place_read.course(&zone, &range, &range, now), place_read.course(&zone, &other, &range, now));
    let has_other = beside.values.iter().any(Option::is_some);
    let total = place_read.count.within(&zone, range.span());
    let scale = place.scale(words, shown.measured);
    let compared = place_read.compared(words, &zone, (&range, &other), shown, &scale, now);
    let mut notes = place_read.notes(words, &zone, &range, shown, place.utility);
    if has_other {
        notes.insert(0, says::compared(words, shown.other.as_str(), &words.range(other.first, other.last)));
    }
    let (change, reason) = match compared {
        Ok(change) => (Some(change), None),
        Err(reason) => (None, reason),
    };
    notes.extend(reason);
    let picture = Picture { words, zone: &zone, range: &range, addresses: &addresses, scale: &scale, heading: &heading, now };
    let has_partial = course.is_partial.iter().any(|is_partial| *is_partial);
    let (has_marks, total_words) = (!marks.is_empty(), total.map(|total| scale.written(words, total)));
    Ok(Some(HistorySection {
        words,
        utility: place.utility.as_str(),
        granularities: By::ALL
            .into_iter()
            .map(|by| Choice { name: says::choice(words, by.bars()), href: addresses.by(by, &range), is_shown: by == shown.by })
            .collect(),
        utilities: several(place.utilities.iter().map(|&utility| Choice {
            name: label::utility(words, utility),
            href: addresses.utility(utility),
            is_shown: utility == place.utility,
        })),
        measures: several(can.iter().map(|&measured| Choice {
            name: says::measured(words, measured),
            href: addresses.measured(measured),
            is_shown: measured == shown.measured,
        })),
        others: several(Other::ALL.iter().filter(|_| shown.by != By::Year).map(|&other| Choice {
            name: says::compare_with(words, other),
            href: addresses.other(other),
            is_shown: other == shown.other,
        })),
        range: words.range(range.first, range.last),
        from: range.first.to_string(),
        to: range.last.to_string(),
        kept: addresses.kept(),
        earlier: addresses.days(range.step(-1)),
        later: (range.end < now).then(|| addresses.days(range.step(1))),
        usual: addresses.usual(),
        faults: faults(words, &zone, asked, now),
        total: total_words.as_deref().map(|total| says::total(words, total, change.is_some())),
        chart: picture.view(place.utility, course, has_other.then_some((shown.other, beside)), marks, total_words.as_deref()),
        heading,
        change,
        notes,
        other: has_other.then_some(shown.other),
        has_partial,
        has_marks,
    }))
}

/// What of the address is not shown as it was asked for, and why.
fn faults(words: Words, zone: &Zone, asked: &Asked, now: Millis) -> Vec<String> {
    let mut told: Vec<String> = asked.unreadable.iter().map(|part| says::unreadable(words, part)).collect();
    let today = zone.date(now);
    if let (Some(from), Some(to)) = (asked.from, asked.to)
        && from > to
    {
        told.push(says::reversed(words, &words.date(from), &words.date(to)));
    }
    let first = match (asked.from, asked.to) {
        (Some(from), Some(to)) => Some(from.min(to)),
        (from, to) => from.or(to),
    };
    told.extend(first.filter(|first| *first > today).map(|first| says::to_come(words, &words.date(first))));
    told
}

/// Choices, if there are several.
fn several(choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    let choices: Vec<Choice> = choices.collect();
    if choices.len() > 1 { choices } else { Vec::new() }
}

/// What is shown, in words.
fn what(words: Words, measured: Measured, utility: Utility) -> String {
    says::what(words, measured.as_str(), label::utility(words, utility), label::utility_within(words, utility))
}

/// A place, and what is known of its use.
struct Place<'a> {
    owner: Owner,
    site: &'a Site,
    utilities: Vec<Utility>,
    utility: Utility,
    used: SeriesId,
}

impl<'a> Place<'a> {
    /// The place with the utility that was asked for, or else its first.
    fn of(catalog: &'a Catalog, owner: Owner, asked: Option<Utility>) -> Option<Self> {
        let site_id = match owner {
            Owner::Site(id) => id,
            Owner::Building(id) => catalog.buildings.get(&id)?.site_id,
            Owner::Channel(_) => return None,
        };
        let used = |utility| catalog.series_of(owner, utility, Flow::Use).map(|series| series.series_id);
        let utilities: Vec<Utility> =
            Utility::ALL.iter().copied().filter(|utility| utility.is_amount() && used(*utility).is_some()).collect();
        let utility = asked.filter(|utility| utilities.contains(utility)).or_else(|| utilities.first().copied())?;
        Some(Self { owner, site: catalog.sites.get(&site_id)?, used: used(utility)?, utilities, utility })
    }

    /// What can be shown of it.
    fn can_show(&self, catalog: &Catalog) -> Vec<Measured> {
        let has_price = payers(catalog, self.owner, self.utility).iter().any(Payer::has_price);
        let has_factor = catalog.factors_of(self.site.site_id, self.utility).is_set();
        let can = [(Measured::Energy, true), (Measured::Cost, has_price), (Measured::Carbon, has_factor)];
        can.into_iter().filter(|one| one.1).map(|one| one.0).collect()
    }

    /// In what its amounts are shown.
    fn scale(&self, words: Words, measured: Measured) -> Scale {
        match measured {
            Measured::Energy => Scale::Amount(self.utility),
            Measured::Cost => Scale::Money(self.site.currency.clone()),
            Measured::Carbon => Scale::Carbon(words.units),
        }
    }
}

/// What was read of a place: what is counted, and what was used, which says how much is known.
struct Read {
    count: Count,
    used: Vec<Slot>,
}

impl Read {
    /// Reads the two ranges, of which the second is shown.
    async fn of(
        store: &Store,
        catalog: &Catalog,
        place: &Place<'_>,
        (zone, words, now): (&Zone, Words, Millis),
        shown: Shown,
        ranges: [&Range; 2],
    ) -> store::Result<Self> {
        let by_hour = shown.by == By::Hour;
        let period = if by_hour { Period::Hour } else { Period::Day };
        let spans = spans_of(ranges, zone.day(now).end);
        let read = async |series: SeriesId| -> store::Result<Vec<Slot>> {
            let mut slots = Vec::new();
            for span in &spans {
                slots.extend(store.rollup_range(&[series], period, *span).await?.remove(&series).unwrap_or_default());
            }
            Ok(slots)
        };
        let used = read(place.used).await?;
        let count = match shown.measured {
            Measured::Energy => Count::Use { used: used.clone(), factor: display::amount(1.0, place.utility, words.units).0 },
            Measured::Cost => {
                let payers = payers(catalog, place.owner, place.utility);
                let slots = payer::slots(store, &payers, &spans, by_hour).await?;
                Count::Cost { payers, slots }
            }
            Measured::Carbon => {
                let bought = catalog.bought_and_sold(place.owner, place.utility).0;
                let bought = match bought {
                    Some(series) => read(series).await?,
                    None => Vec::new(),
                };
                let factors = catalog.factors_of(place.site.site_id, place.utility);
                Count::Carbon { bought, factors, factor: display::carbon_kg(1.0, words.units).0 }
            }
        };
        Ok(Self { count, used })
    }

    /// The bars of a range, drawn where those of `shown` stand.
    fn course(&self, zone: &Zone, range: &Range, shown: &Range, now: Millis) -> Course {
        let tiles = range.tiles(zone);
        let begun = tiles.iter().filter(|tile| tile.start <= now).count();
        let values = self.count.each(zone, &tiles[..begun]);
        let is_partial = tiles[..begun].iter().map(|tile| covered(&self.used, *tile) < 0.98).collect();
        let count = shown.tiles(zone).len().min(begun);
        let mut course = Course { values, is_partial };
        course.values.truncate(count);
        course.is_partial.truncate(count);
        course
    }

    /// The total against that of the other range, as far as this one has come; or why there is no
    /// comparison. Where nothing is known of the range there is nothing to compare.
    fn compared(
        &self,
        words: Words,
        zone: &Zone,
        (range, other): (&Range, &Range),
        shown: Shown,
        scale: &Scale,
        now: Millis,
    ) -> Result<Change, Option<String>> {
        let passed_ms = (now.min(range.end) - range.start).max(0);
        let own = Span { start: range.start, end: range.start + passed_ms };
        let then = Span { start: other.start, end: (other.start + passed_ms).min(other.end) };
        if own.length_ms() == 0 || energy_within(&self.used, own).is_none() {
            return Err(None);
        }
        let [measured, measured_then] = [own, then].map(|span| covered(&self.used, span));
        if measured < MEASURED_MIN {
            return Err(Some(says::not_measured(words, &words.share(measured))));
        }
        if measured_then < MEASURED_MIN {
            return Err(Some(says::not_compared(words, shown.other.as_str(), &words.share(measured_then))));
        }
        // The current slot holds what has flowed so far.
        let whole = self.count.within(zone, range.span()).ok_or(None)?;
        let amount_then = self.count.within(zone, then);
        let written = scale.written(words, amount_then.unwrap_or(0.0));
        Ok(Change::of_use(whole, amount_then, |by| {
            change::said(words, by, |by, size| match shown.other {
                Other::Before => change::previous_period(words, by, size, &written),
                Other::LastYear => change::same_last_year(words, by, size, &written),
            })
        }))
    }

    /// What is to be known about the figures.
    fn notes(&self, words: Words, zone: &Zone, range: &Range, shown: Shown, utility: Utility) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(charge) = self.count.charge(zone, range.span()) {
            notes.extend((!charge.beyond.is_empty()).then(|| says::beyond(words).to_owned()));
            notes.extend((charge.unpriced > 0.005).then(|| says::unpriced(words, &words.amount(charge.unpriced, utility))));
        }
        if shown.measured == Measured::Carbon {
            notes.push(says::carbon_of(words, label::utility_within(words, utility)));
        }
        notes
    }
}

/// The spans of two ranges, up to an instant: one, unless something lies between them.
fn spans_of(ranges: [&Range; 2], until: Millis) -> Vec<Span> {
    let [first, second] = ranges.map(|range| Span { start: range.start, end: range.end.min(until) });
    let spans = match first.end >= second.start {
        true => vec![Span { start: first.start.min(second.start), end: second.end.max(first.end) }],
        false => vec![first, second],
    };
    spans.into_iter().filter(|span| span.start < span.end).collect()
}

/// The days of a bar.
fn days_of(zone: &Zone, tile: Span) -> (Date, Date) {
    (zone.date(tile.start), zone.date(tile.end - 1))
}
