//! Dates and times of a site in words, and the energy of all utilities together.

use domain::carbon::WholeEnergy;
use domain::zone::Date;
use domain::{Millis, UnitSystem, Zone, display, figure};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// `Sunday`.
pub fn weekday(date: Date) -> &'static str {
    WEEKDAYS[date.weekday() % 7]
}

/// `November`.
pub fn month(date: Date) -> &'static str {
    MONTHS[(date.month as usize + 11) % 12]
}

/// `one`, `two`, ... up to twelve, then digits.
#[must_use]
pub fn count(n: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// `Sunday 22 November`.
pub fn day(date: Date) -> String {
    format!("{} {} {}", weekday(date), date.day, month(date))
}

/// `22 Nov`.
pub fn short(date: Date) -> String {
    format!("{} {}", date.day, &month(date)[..3])
}

/// `16 to 22 November 2026`, as short as it can be said.
pub fn range(first: Date, last: Date) -> String {
    match (first == last, first.year == last.year, first.month == last.month && first.year == last.year) {
        (true, ..) => format!("{} {}", day(first), first.year),
        (_, _, true) => format!("{} to {} {} {}", first.day, last.day, month(last), last.year),
        (_, true, _) => format!("{} {} to {} {} {}", first.day, month(first), last.day, month(last), last.year),
        _ => format!("{} {} to {} {}", short(first), first.year, short(last), last.year),
    }
}

/// `17:42`, with the day where it is not today's.
pub fn when(zone: &Zone, at: Millis, now: Millis) -> String {
    let date = zone.date(at);
    if date == zone.date(now) {
        zone.clock(at)
    } else if date.year == zone.date(now).year {
        format!("{}, {}", short(date), zone.clock(at))
    } else {
        format!("{} {}, {}", short(date), date.year, zone.clock(at))
    }
}

/// The energy of all utilities together, where it was used and at its source, in a sentence or two; `None` where none flowed.
#[must_use]
pub fn whole_energy(whole: &WholeEnergy, system: UnitSystem) -> Option<String> {
    if whole.site_btu <= 0.0 {
        return None;
    }
    let shown = |btu: f64| {
        let (value, unit) = display::energy_btu(btu, system);
        format!("{}\u{a0}{unit}", figure::significant(value))
    };
    let mut text = format!("All of it together is {} of energy as it is used here.", shown(whole.site_btu));
    if whole.source_btu > 0.0 {
        let names: Vec<String> = whole.without_ratio.iter().map(|utility| utility.label().to_lowercase()).collect();
        let but = match names.as_slice() {
            [] => String::new(),
            [only] => format!(" without {only}, whose plants differ"),
            [most @ .., last] => format!(" without {} and {last}, whose plants differ", most.join(", ")),
        };
        text.push_str(&format!(
            " At the source that took {}{but}: what the grid brings counts 2.80 times, gas 1.05 times, what the own roof makes once (EPA, for the US).",
            shown(whole.source_btu)
        ));
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Utility;

    #[test]
    fn all_energy_is_told_where_it_is_used_and_at_its_source() {
        let whole = WholeEnergy { site_btu: 3_412_142.0, source_btu: 9_553_997.6, without_ratio: vec![Utility::Steam] };
        let told = whole_energy(&whole, UnitSystem::Metric).unwrap_or_default();
        assert!(told.starts_with("All of it together is 1,000\u{a0}kWh of energy as it is used here."), "{told}");
        assert!(told.contains("took 2,800\u{a0}kWh without steam, whose plants differ: "), "{told}");
        let told = whole_energy(&whole, UnitSystem::Us).unwrap_or_default();
        assert!(told.contains("3,412\u{a0}kBtu") && told.contains("9,554\u{a0}kBtu"), "{told}");
        assert_eq!(whole_energy(&WholeEnergy::default(), UnitSystem::Us), None);
    }
}
