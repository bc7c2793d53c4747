//! Flows of one connection that do not add up: what was used in all beside what was bought, and a column
//! that tells no direction beside ones that do. Leaves out rates and sums.

use super::{Found, shared, sums};
use crate::Guess;
use crate::meaning::direction;
use crate::meaning::way::Way;
use crate::meaning::words::{says, words};
use crate::unit::Measure;
use crate::{Plain, Why};
use domain::{ChannelKind, Utility};

/// Series of one connection: those of a meter that the rows name, or all of a table that names none.
pub(super) fn connections(all: &[Found]) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    for (i, one) in all.iter().enumerate().filter(|(_, one)| one.series.import && is_electric(one)) {
        let is_same = |other: &Found| match (one.is_named, other.is_named) {
            (true, true) => one.meter() == other.meter(),
            (false, false) => one.part == other.part,
            _ => false,
        };
        match found.iter_mut().find(|group| is_same(&all[group[0]])) {
            Some(group) => group.push(i),
            None => found.push(vec![i]),
        }
    }
    found
}

/// The series of each table whose rows name no meter.
pub(super) fn unnamed(all: &[Found]) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    for (i, _) in all.iter().enumerate().filter(|(_, one)| one.series.import && !one.is_named) {
        match found.iter_mut().find(|group| all[group[0]].part == all[i].part) {
            Some(group) => group.push(i),
            None => found.push(vec![i]),
        }
    }
    found
}

fn is_electric(found: &Found) -> bool {
    let may_be = matches!(found.said.utility, None | Some(Utility::Electricity));
    let is_one = matches!(found.measure(), Some(Measure::KilowattHours(_) | Measure::Watts(_)));
    may_be && is_one && found.series.field.best().is_none_or(|field| field.contains("energy") || field.contains("power"))
}

/// Whether a series says that it passed the meter at the grid: by its words, or as one of a pair.
fn is_of_grid(found: &Found) -> bool {
    found.said.is_passage || direction::is_of_grid(&found.series.label) || direction::is_of_grid(&found.name)
}

/// What was bought and what was sold, of which the names of the columns leave other words over: `Consumo ativo`
/// beside `Injeção`. A stray word makes one meter two, and a name that matters makes two of them: so it is asked.
pub(super) fn two_names(all: &mut [Found], group: &[usize]) {
    let of = |way: Way| -> Vec<usize> {
        group.iter().copied().filter(|&i| !all[i].is_named && all[i].is_energy() && all[i].said.way == Some(way)).collect()
    };
    let (&[bought], &[sold]) = (of(Way::Bought).as_slice(), of(Way::Sold).as_slice()) else { return };
    let key = |i: usize| all[i].meter().cloned();
    let (Some(a), Some(b)) = (key(bought), key(sold)) else { return };
    if a == b {
        return;
    }
    // The name of the file, or of a line above, where one of the two has no words left.
    let whole = [bought, sold].into_iter().find(|&i| all[i].series.meter.value.is_none()).and_then(key).unwrap_or(a);
    let labels = (all[bought].series.label.clone(), all[sold].series.label.clone());
    let evidence = Why::BoughtAndSold { bought: labels.0, sold: labels.1 };
    for i in [bought, sold] {
        all[i].series.meter = Guess::maybe(whole.clone(), evidence.clone());
    }
}

/// Whether two series may be of one place: the columns name none, or the same.
fn are_of_one_place(one: &Found, other: &Found) -> bool {
    let place = |found: &Found| found.series.meter.value.clone().filter(|place| !direction::is_use(place));
    match (place(one), place(other)) {
        (Some(a), Some(b)) => a == b,
        (None, None) => true,
        _ => false,
    }
}

/// Values that two series must share before they are told to be the same.
const SAME_MIN: usize = 12;

/// A column that tells the values of another one again, or the lowest and the highest of a period.
pub(super) fn told_again(all: &mut [Found], group: &[usize]) {
    for &again in group {
        let is_extreme = [&all[again].series.label, &all[again].name].into_iter().any(|text| {
            let own = words(text);
            own.len() <= 3 && says(&own[..1.min(own.len())], &["min", "max", "minimum", "maximum", "lowest", "highest"])
        });
        let is_first = |&i: &usize| {
            let is_like = i != again && all[i].series.import && all[i].measure() == all[again].measure();
            let is_same = || i < again && same_values(&all[i], &all[again]);
            is_like && all[i].is_energy() && (is_extreme || is_same())
        };
        if let Some(first) = group.iter().copied().find(is_first) {
            let label = all[first].series.label.clone();
            all[again].leave_out(Why::SameAmountsAs { label });
        }
    }
}

fn same_values(one: &Found, other: &Found) -> bool {
    let moves = one.course.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
    let is_its = one.said.way.is_none_or(|way| other.said.way.is_none_or(|own| own == way));
    // Two phases, or two meters, may have used the same.
    let places = (&one.series.meter.value, &other.series.meter.value);
    let is_its = is_its && one.said.rate == other.said.rate && !matches!(places, (Some(a), Some(b)) if a != b);
    one.course.len() >= SAME_MIN && moves * 2 >= one.course.len() && one.course == other.course && is_its
}

/// A column that is the sum of the others of its table: the others count.
pub(super) fn sums_of_columns(all: &mut [Found], group: &[usize]) {
    for &total in group.iter().rev() {
        // What a rate adds to a field makes it no other one.
        let field = |i: usize| all[i].series.field.best().and_then(|field| field.split(':').next());
        let is_part = |&i: &usize| {
            let is_like = all[i].measure() == all[total].measure() && field(i) == field(total);
            i != total && all[i].series.import && is_like
        };
        let parts: Vec<usize> = group.iter().copied().filter(is_part).collect();
        if parts.len() >= 2 && sums::is_total(all, total, &parts) {
            all[total].leave_out(Plain::SumOfColumns);
            return;
        }
    }
}

/// What a battery took and gave, beside what passed the meter at the grid: the battery's is left out.
pub(super) fn batteries(all: &mut [Found], group: &[usize]) {
    let is_battery = |i: usize| direction::is_of_battery(&all[i].series.label);
    let grid = group.iter().copied().find(|&i| is_of_grid(&all[i]) && !is_battery(i));
    let Some(label) = grid.map(|i| all[i].series.label.clone()) else { return };
    for i in group.iter().copied().filter(|&i| direction::is_of_battery(&all[i].series.label)).collect::<Vec<_>>() {
        all[i].leave_out(Why::BatteryFlow { label: label.clone() });
    }
}

/// All that a building used, beside what it bought: the use is left out, since panels make the rest.
pub(super) fn used_in_all(all: &mut [Found], group: &[usize]) {
    for &used in group {
        if !direction::is_use(&all[used].series.label) {
            continue;
        }
        let is_bought = |&i: &usize| {
            i != used
                && all[i].said.way == Some(Way::Bought)
                && is_of_grid(&all[i])
                && all[i].measure() == all[used].measure()
                && are_of_one_place(&all[i], &all[used])
                && holds(&all[used], &all[i])
        };
        if let Some(bought) = group.iter().copied().find(is_bought) {
            let label = all[bought].series.label.clone();
            all[used].leave_out(Why::AllUsed { label });
        }
    }
}

/// Powers of one table are all the means of their periods, or all readings: where one may be energy, so may the others.
pub(super) fn powers_alike(all: &mut [Found], group: &[usize]) {
    let is_power = |found: &Found| found.series.import && matches!(found.measure(), Some(Measure::Watts(_)));
    let is_mean = |&i: &usize| is_power(&all[i]) && all[i].series.kind.best() == Some(&ChannelKind::Interval);
    let Some(label) = group.iter().copied().find(is_mean).map(|i| all[i].series.label.clone()) else { return };
    for &i in group {
        if is_power(&all[i]) && all[i].series.field.value.as_deref() == Some("power_w") {
            let evidence = Why::PowerBesideMean { label: label.clone() };
            all[i].series.field = Guess::maybe("energy_kwh".to_owned(), evidence.clone());
            all[i].series.kind = Guess::maybe(ChannelKind::Interval, evidence);
        }
    }
}

/// The mean power of periods beside the energy of the same place: the energy counts. The highest and the
/// lowest power of a period are no amounts.
pub(super) fn powers(all: &mut [Found], group: &[usize]) {
    let is_of_energy = |found: &Found| found.series.field.best().is_some_and(|field| field.contains("energy"));
    for &power in group {
        let is_power = matches!(all[power].measure(), Some(Measure::Watts(_))) && is_of_energy(&all[power]);
        if !is_power || !all[power].series.import {
            continue;
        }
        if says(
            &words(&all[power].series.label),
            &["max", "maximum", "maxim*", "min", "minimum", "minim*", "*hochst*", "*spitze*"],
        ) {
            all[power].leave_out(Plain::ExtremePower);
            continue;
        }
        let counts_it = |&i: &usize| {
            let other = &all[i];
            let is_its = other.said.way.is_none_or(|way| all[power].said.way.is_none_or(|own| own == way));
            other.series.import && other.is_energy() && is_of_energy(other) && is_its && other.meter() == all[power].meter()
        };
        if let Some(energy) = group.iter().copied().find(counts_it) {
            let label = all[energy].series.label.clone();
            all[power].leave_out(Why::PowerOfEnergy { label });
        }
    }
}

/// Whether a series is never less than another.
fn holds(whole: &Found, part: &Found) -> bool {
    if whole.is(ChannelKind::Cumulative) {
        let growth = |found: &Found| found.course.first().zip(found.course.last()).map_or(0.0, |(a, b)| b.1 - a.1);
        return part.is(ChannelKind::Cumulative) && growth(whole) >= growth(part);
    }
    let (mut pairs, mut fit) = (0, 0);
    for (whole, part) in shared(&whole.course, &part.course) {
        pairs += 1;
        fit += usize::from(whole + 0.01 * whole.abs() + 1e-9 >= part);
    }
    pairs >= 2 && fit * 20 >= pairs * 19
}

/// Of several flows of one connection some say their way, and one does not: asks for its way.
pub(super) fn undirected(all: &mut [Found], group: &[usize]) {
    let energies: Vec<usize> = group.iter().copied().filter(|&i| all[i].series.import && all[i].is_energy()).collect();
    let told: Vec<usize> = energies.iter().copied().filter(|&i| is_of_grid(&all[i])).collect();
    let Some(&first) = told.first() else { return };
    let is_pair = energies.len() == 2 && told.len() == 1;
    for i in energies {
        let is_open = all[i].said.way.is_none() && all[i].series.field.value.as_deref() == Some("energy_kwh");
        if is_open && (is_pair || are_of_one_place(&all[first], &all[i])) {
            let evidence = Why::Undirected { label: all[first].series.label.clone() };
            all[i].series.field = Guess::maybe(None, evidence);
        }
    }
}
