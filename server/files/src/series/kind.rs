//! How a series counts: a register, amounts, a power, a level, by its unit, its course and its words.
//! Leaves out the course itself (`growth`).

use super::{Said, Seen};
use crate::conclude::Track;
use crate::evidence::Evidence;
use crate::growth::{Growth, median};
use crate::meaning::direction;
use crate::meaning::way::Way;
use crate::meaning::words::says;
use crate::unit::Measure;
use crate::{Guess, Layout, Spacing};
use domain::rules::POWER_GAP_MS;
use domain::{ChannelKind, Millis, Utility};

const REGISTER_WORDS: &[&str] = &[
    "register*",
    "cumul*",
    "total*",
    "meterstand*",
    "*zahlerstand*",
    "*zahler",
    "stand",
    "odometer",
    "lifetime",
    "reading*",
    "index",
    "lecture*",
    "lectura*",
    "lettura*",
    "leitura*",
    "releve*",
    "aflaesning*",
    "avlasning*",
    "malerstand*",
    "matarstallning*",
    "absolute",
];
const AMOUNT_WORDS: &[&str] = &[
    "usage",
    "consum*",
    "consomm*",
    "delta",
    "interval*",
    "used",
    "*verbrauch*",
    "*verbruik*",
    "*forbrug*",
    "*forbruk*",
    "kulutus*",
    "zużyc*",
    "spotřeb*",
    "menge",
    "increment",
];
const MEAN_WORDS: &[&str] = &[
    "mean",
    "average",
    "avg",
    "courbe",
    "*lastgang*",
    "lastprofil",
    "load profile",
    "load curve",
    "curva",
    "*durchschnitt*",
    "*mittel*",
    "moyen*",
    "gemiddeld*",
    "medi*",
    "belastning*",
];

/// Long steps between powers from which on they are no gaps here and there.
const GAPS_MIN: usize = 4;

impl Evidence {
    pub(super) fn kind(&self, seen: &Seen<'_>, track: &Track, measure: Option<Measure>, about: &[String]) -> Guess<ChannelKind> {
        let growth = &track.growth;
        use ChannelKind::{Cumulative, Interval, Level, Power};
        match (self.layout, measure) {
            (_, Some(Measure::Watts(_))) => return Guess::sure(Power, "its unit is one of power"),
            (_, Some(Measure::Celsius(..) | Measure::Percent(_))) => return Guess::sure(Level, "its unit is one of a level"),
            (Layout::PortfolioManager, _) => return Guess::sure(Interval, "Portfolio Manager's entries are what a period used"),
            (Layout::HomeAssistant, _) => match seen.name.as_str() {
                "sum" | "state" => return Guess::sure(Cumulative, format!("Home Assistant's `{}` is a register", seen.name)),
                "delta" => return Guess::sure(Interval, "Home Assistant's `delta` is what an hour used"),
                _ => {}
            },
            _ => {}
        }
        let Growth { count, rises, falls, .. } = *growth;
        let speaks_of_amounts = says(about, AMOUNT_WORDS);
        if growth.is_register() {
            let evidence = format!("in order of time, values only grow ({rises} times{}): a register", forgiven(growth));
            if speaks_of_amounts || seen.states_periods {
                return Guess::maybe(Cumulative, format!("{evidence}, but the file speaks of amounts"));
            }
            return Guess::sure(Cumulative, evidence);
        }
        let both = format!("values rise {} and fall {}", times(rises), times(falls));
        let runs_both_ways = falls > 0 && growth.usual_rise > 0.0 && growth.usual_rise <= growth.usual * 0.002;
        // The content of a tank, or a register that runs backwards.
        let only_falls = growth.downs >= 5 && growth.downs > 10 * growth.ups.max(1);
        if only_falls {
            return Guess::maybe(None, format!("{both}: perhaps what is left of something, which is not counted"));
        }
        if count >= 20 && falls * 20 >= count && !runs_both_ways {
            return Guess::sure(Interval, format!("{both}: amounts a period"));
        }
        if seen.states_periods && !(growth.may_be_register() && growth.has_small_steps()) && !says(about, REGISTER_WORDS) {
            return Guess::sure(Interval, "each row states the period that its value covers");
        }
        let evidence = match (rises, falls) {
            (0, 0) => "values never change".to_owned(),
            (_, 0) => format!("in order of time, values only grow{}, but there are {count} only", forgiven(growth)),
            _ if runs_both_ways => {
                format!("{both}, each time by little: perhaps a register that runs both ways, which is not counted")
            }
            _ => both,
        };
        if runs_both_ways {
            return Guess::maybe(None, evidence);
        }
        // Somebody who walks to a meter now and then reads its register.
        let is_irregular = track.steps.all >= 2 && track.steps.fit * 2 <= track.steps.all;
        let is_like_register = growth.may_be_register() && (growth.has_small_steps() || is_irregular && growth.forgiven == 0);
        let all_falls = falls + growth.forgiven;
        // A few values that rise and fall a little may be amounts: only words can tell.
        let is_shaken = growth.downs > growth.anew;
        let says_register = says(about, REGISTER_WORDS) && !(is_shaken && speaks_of_amounts);
        if says_register && all_falls * 10 <= count.max(10) || is_like_register && !is_shaken {
            return Guess::maybe(Cumulative, evidence);
        }
        if speaks_of_amounts {
            return Guess::maybe(Interval, evidence);
        }
        if is_like_register || falls > 0 && rises > 20 * all_falls {
            return Guess::maybe(None, evidence);
        }
        Guess::maybe(Some(Interval).filter(|_| all_falls > 0), evidence)
    }

    /// Powers of half-hours are means of their periods, and readings of power so far apart are not
    /// counted: so they are asked about, and suggested as energy.
    pub(super) fn mean_power(
        &self,
        seen: &Seen<'_>,
        about: &[String],
        said: &Said,
        measure: Option<Measure>,
        track: &Track,
        guessed: (Guess<String>, Guess<ChannelKind>),
    ) -> (Guess<String>, Guess<ChannelKind>) {
        if !matches!(measure, Some(Measure::Watts(_))) {
            return guessed;
        }
        let is_statistics = self.layout == Layout::HomeAssistant;
        match said.way {
            Some(Way::Made | Way::Own) => {
                let why =
                    "a power that was made or used on the spot: power_w if this is the generator's own meter, else leave it out";
                return (Guess::maybe(None, why), guessed.1);
            }
            _ if said.utility.is_some_and(|utility| utility != Utility::Electricity) => {
                return (Guess::maybe(None, "a power that is no electricity's: its energy counts, so leave it out"), guessed.1);
            }
            Some(Way::Sold) if is_statistics => {
                return (Guess::maybe(None, "a power into the grid would count as use: leave it out"), guessed.1);
            }
            Some(Way::Sold) => {
                let why = "a power into the grid: as the mean of its period it is what was sold";
                let field = Guess::maybe("energy_export_kwh".to_owned(), why);
                return (field, Guess::maybe(ChannelKind::Interval, why));
            }
            _ if is_statistics => return guessed,
            _ => {}
        }
        let length = |spacing| match spacing {
            Spacing::Millis(ms) => ms,
            Spacing::Day | Spacing::Month => domain::DAY_MS,
            _ => 0,
        };
        let longest = track.steps.parts.iter().map(|part| length(part.spacing)).max().unwrap_or(0);
        // What lies between readings so far apart would not count.
        let step_ms = if longest > POWER_GAP_MS { longest } else { usual_gap(track).unwrap_or(longest) };
        let is_mean = says(about, MEAN_WORDS) || seen.states_periods || direction::has_sign(&seen.name);
        if step_ms <= POWER_GAP_MS && !(is_mean && step_ms > 0) {
            return guessed;
        }
        let field = match said.way {
            Some(Way::Sold) => "energy_export_kwh",
            _ => "energy_kwh",
        };
        let every = crate::steps::words(Spacing::Millis(step_ms));
        let why = if is_mean { "the file speaks of means of periods" } else { "readings of power so far apart are not counted" };
        let evidence = format!("a power every {every}: {why}; as the mean of its period it is energy");
        (Guess::maybe(field.to_owned(), evidence.clone()), Guess::maybe(ChannelKind::Interval, evidence))
    }
}

/// The usual one of the steps that are too long for powers, if there are many of them.
fn usual_gap(track: &Track) -> Option<Millis> {
    let steps = || track.course.windows(2).map(|pair| pair[1].0 - pair[0].0);
    let mut gaps: Vec<f64> = steps().filter(|step| *step > POWER_GAP_MS).map(|step| step as f64).collect();
    (gaps.len() >= GAPS_MIN && gaps.len() * 10 >= track.course.len()).then(|| median(&mut gaps) as Millis)
}

fn times(count: u64) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

fn forgiven(growth: &Growth) -> String {
    match growth.forgiven {
        0 => String::new(),
        1 => ", but for one fall such as registers have".to_owned(),
        n => format!(", but for {n} falls such as registers have"),
    }
}
