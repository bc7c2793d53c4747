//! `greenpulse verify`: compares every rollup with the ledger and reports differences in words.

use crate::Error;
use crate::config::Config;
use crate::role::database;
use domain::{Period, Slot, Unit};
use store::{Catalog, Difference, Owner};

/// Maximum number of differences printed.
const EXAMPLES: usize = 20;

/// Prints what was compared. Returns whether everything agrees.
///
/// # Errors
/// If there is no database, or it cannot be read.
pub async fn verify(config: &Config) -> Result<bool, Error> {
    let store = database::open_to_read(config).await?;
    let verified = store.verify().await?;
    let catalog = store.catalog();
    println!(
        "{} meters, {} readings, {} rollups compared with the ledger: {} differ",
        catalog.meters.len(),
        verified.readings,
        verified.slots,
        verified.differences
    );
    for difference in verified.examples.iter().take(EXAMPLES) {
        println!("  {}", difference_line(&catalog, difference));
    }
    if verified.differences > EXAMPLES {
        println!("  and {} more", verified.differences - EXAMPLES);
    }
    store.close().await;
    Ok(verified.differences == 0)
}

fn difference_line(catalog: &Catalog, difference: &Difference) -> String {
    let series = catalog.series.get(&difference.series_id);
    let (whose, unit) = match series.map(|series| (series, series.owner)) {
        Some((_, Owner::Channel(id))) => match catalog.channels.get(&id) {
            Some(channel) => {
                let meter = catalog.meters.get(&channel.meter_id).map_or("?", |meter| meter.key.as_str());
                (format!("channel {} of meter {meter}", channel.field), Some(channel.unit))
            }
            None => (format!("channel {id}"), None),
        },
        Some((series, Owner::Building(id))) => {
            let name = catalog.buildings.get(&id).map_or("?", |building| building.name.as_str());
            (format!("{} {} of building {name}", series.utility.label(), series.flow), Some(series.utility.unit()))
        }
        Some((series, Owner::Site(id))) => {
            let name = catalog.sites.get(&id).map_or("?", |site| site.name.as_str());
            (format!("{} {} of site {name}", series.utility.label(), series.flow), Some(series.utility.unit()))
        }
        None => (format!("series {}", difference.series_id), None),
    };
    let at = difference.kept.or(difference.derived).map_or_else(String::new, |slot| {
        jiff::Timestamp::from_millisecond(slot.start).map_or_else(|_| slot.start.to_string(), |at| at.to_string())
    });
    let period = match difference.period {
        Period::Quarter => "quarter-hour",
        Period::Hour => "hour",
        Period::Day if difference.is_of_gap => "day of a gap",
        Period::Day => "day",
    };
    // Printed only if the lengths differ.
    let length = |slot: &Slot| match (difference.kept, difference.derived) {
        (Some(kept), Some(derived)) if kept.length_ms != derived.length_ms => format!("{} s long, ", slot.length_ms / 1000),
        _ => String::new(),
    };
    let side = |slot: Option<Slot>| slot.map_or_else(|| "nothing".to_owned(), |slot| length(&slot) + &figures(&slot, unit));
    format!("{whose}, {period} from {at}: kept {}, the ledger gives {}", side(difference.kept), side(difference.derived))
}

fn figures(slot: &Slot, unit: Option<Unit>) -> String {
    let number = |value: Option<f64>| value.map_or_else(|| "none".to_owned(), |value| format!("{value:.6}"));
    let unit = unit.map_or_else(String::new, |unit| format!(" {unit}"));
    format!(
        "energy {}{unit}, mean {}, {} to {}, {} s covered by {} readings at quality {:.3}",
        number(slot.energy),
        number(slot.mean),
        number(slot.low),
        number(slot.high),
        slot.covered_ms / 1000,
        slot.count,
        slot.quality
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::SeriesId;
    use domain::zone::Span;

    #[test]
    fn what_two_slots_differ_by_is_told() {
        let kept = Slot::empty(Span { start: 0, end: 900_000 });
        let derived = Slot { length_ms: 60_000, ..kept };
        let (series_id, period) = (SeriesId(1), Period::Quarter);
        let difference = Difference { series_id, period, is_of_gap: false, kept: Some(kept), derived: Some(derived) };
        let line = difference_line(&Catalog::default(), &difference);
        assert!(line.contains("kept 900 s long, ") && line.contains("gives 60 s long, "), "{line}");
    }
}
