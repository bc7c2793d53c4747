//! The energy of all utilities together, on site and at the source.

use super::phrase::list;
use domain::source_energy::WholeEnergy;
use domain::{Flow, UnitSystem, Utility, display, figure};

/// A source energy ratio with two decimals, or with more if it has them.
#[must_use]
pub fn ratio(ratio: f64) -> String {
    let text = ((ratio * 1e4).round() / 1e4).to_string();
    let digits = text.split_once('.').map_or(0, |(_, digits)| digits.len());
    if digits < 2 { format!("{ratio:.2}") } else { text }
}

/// The energy of all utilities together, on site and at the source, in a sentence or two; `None` if
/// none was used. A ratio that was not stated for `year` is shown with the year since which it
/// holds.
#[must_use]
pub fn sentence(whole: &WholeEnergy, system: UnitSystem, year: i32) -> Option<String> {
    let names = |of: &[Utility]| of.iter().map(|utility| utility.label().to_lowercase()).collect::<Vec<_>>();
    let left_out = (!whole.left_out.is_empty()).then(|| {
        format!(
            "Left out is {}: by its meters more was sold or stored than came or was made, so one is missing.",
            list(&names(&whole.left_out))
        )
    });
    if whole.site_btu <= 0.0 {
        return left_out;
    }
    let left_out = left_out.map(|text| format!(" {text}")).unwrap_or_default();
    let shown = |btu: f64| {
        let (value, unit) = display::energy_btu(btu, system);
        format!("{}\u{a0}{unit}", figure::significant(value))
    };
    let mut text = format!("All of it together is {} of energy as it is used here.", shown(whole.site_btu));
    if whole.counted.is_empty() {
        text.push_str(" What it took at the source is not known: Settings has the ratios.");
        return Some(text + &left_out);
    }
    let but = match names(&whole.without_ratio) {
        names if names.is_empty() => String::new(),
        names => format!(" without {}, which {} no ratio here", list(&names), if names.len() == 1 { "has" } else { "have" }),
    };
    let (mut counts, mut sources) = (Vec::new(), Vec::<String>::new());
    let mut verb = " counts";
    for (supply, held) in &whole.counted {
        let what = match (supply.utility, supply.flow) {
            (_, Flow::Generation) => "what the own roof makes".to_owned(),
            (Utility::Electricity, _) => "what the grid brings".to_owned(),
            (utility, _) => utility.label().to_lowercase(),
        };
        counts.push(format!("{what}{verb} {} times", ratio(held.ratio)));
        verb = "";
        let source = if held.year == year { held.source.clone() } else { format!("{}, from {} on", held.source, held.year) };
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    text.push_str(&format!(
        " At the source that took {}{but}: {} (by {}).{left_out}",
        shown(whole.source_btu),
        list(&counts),
        sources.join("; ")
    ));
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::source_energy::{SourceRatio, Supply};

    fn counted(supply: Supply, ratio: f64, source: &str) -> (Supply, SourceRatio) {
        (supply, SourceRatio { year: 2010, ratio, source: source.to_owned() })
    }

    #[test]
    fn all_energy_is_told_where_it_is_used_and_at_its_source() {
        let whole = WholeEnergy {
            site_btu: 3_412_142.0,
            source_btu: 9_553_997.6,
            counted: vec![
                counted(Supply::ALL[0], 2.8, "EPA"),
                counted(Supply::ALL[1], 1.0, "EPA"),
                counted(Supply::ALL[2], 1.05, "the plant"),
            ],
            without_ratio: vec![Utility::Steam],
            left_out: Vec::new(),
        };
        let told = sentence(&whole, UnitSystem::Metric, 2010).unwrap_or_default();
        assert!(told.starts_with("All of it together is 1,000\u{a0}kWh of energy as it is used here."), "{told}");
        let source = "took 2,800\u{a0}kWh without steam, which has no ratio here: what the grid brings counts 2.80 times, what the own roof makes 1.00 times and natural gas 1.05 times (by EPA; the plant).";
        assert!(told.ends_with(source), "{told}");
        let told = sentence(&whole, UnitSystem::Us, 2026).unwrap_or_default();
        assert!(told.contains("3,412\u{a0}kBtu") && told.contains("9,554\u{a0}kBtu"), "{told}");
        assert!(told.ends_with("(by EPA, from 2010 on; the plant, from 2010 on)."), "{told}");
        assert_eq!(sentence(&WholeEnergy::default(), UnitSystem::Us, 2026), None);
    }

    #[test]
    fn what_is_left_out_is_said_also_where_nothing_else_was_used() {
        let left_out = vec![Utility::Electricity];
        let whole = WholeEnergy { left_out, ..WholeEnergy::default() };
        let told = sentence(&whole, UnitSystem::Us, 2026).unwrap_or_default();
        assert!(told.starts_with("Left out is electricity:"), "{told}");
        let with_gas = WholeEnergy { site_btu: 3_412.142, ..whole };
        let told = sentence(&with_gas, UnitSystem::Us, 2026).unwrap_or_default();
        assert!(told.starts_with("All of it") && told.ends_with("so one is missing."), "{told}");
    }

    #[test]
    fn a_site_without_ratios_says_where_they_are_set() {
        let whole = WholeEnergy { site_btu: 3_412.142, ..WholeEnergy::default() };
        assert!(
            sentence(&whole, UnitSystem::Metric, 2010).is_some_and(|told| told.contains("not known: Settings has the ratios"))
        );
    }

    #[test]
    fn a_ratio_keeps_its_digits() {
        assert_eq!([2.8, 1.05, 0.9876, 1.0, 1.23456].map(ratio), ["2.80", "1.05", "0.9876", "1.00", "1.2346"]);
    }
}
