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
use crate::{Forgiven, Guess, Lasting, Layout, Plain, Spacing, Times, Why};
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
            (_, Some(Measure::Watts(_))) => return Guess::sure(Power, Plain::UnitOfPower),
            (_, Some(Measure::Celsius(..) | Measure::Percent(_))) => return Guess::sure(Level, Plain::UnitOfLevel),
            (Layout::PortfolioManager, _) => return Guess::sure(Interval, Plain::PortfolioEntries),
            (Layout::HomeAssistant, _) => match seen.name.as_str() {
                "sum" | "state" => return Guess::sure(Cumulative, Why::HomeAssistantRegister { name: seen.name.clone() }),
                "delta" => return Guess::sure(Interval, Plain::HomeAssistantDelta),
                _ => {}
            },
            _ => {}
        }
        let Growth { count, rises, falls, .. } = *growth;
        let forgiven = Forgiven(growth.forgiven);
        let speaks_of_amounts = says(about, AMOUNT_WORDS);
        if growth.is_register() {
            if speaks_of_amounts || seen.states_periods {
                return Guess::maybe(Cumulative, Why::GrowsButAmounts { rises, forgiven });
            }
            return Guess::sure(Cumulative, Why::Grows { rises, forgiven });
        }
        let (often_up, often_down) = (Times(rises), Times(falls));
        let runs_both_ways = falls > 0 && growth.usual_rise > 0.0 && growth.usual_rise <= growth.usual * 0.002;
        // The content of a tank, or a register that runs backwards.
        let only_falls = growth.downs >= 5 && growth.downs > 10 * growth.ups.max(1);
        if only_falls {
            return Guess::maybe(None, Why::LeftOfSomething { rises: often_up, falls: often_down });
        }
        if count >= 20 && falls * 20 >= count && !runs_both_ways {
            return Guess::sure(Interval, Why::AmountsAPeriod { rises: often_up, falls: often_down });
        }
        if seen.states_periods && !(growth.may_be_register() && growth.has_small_steps()) && !says(about, REGISTER_WORDS) {
            return Guess::sure(Interval, Plain::EachRowItsPeriod);
        }
        let evidence = match (rises, falls) {
            (0, 0) => Plain::NeverChange.into(),
            (_, 0) => Why::FewGrow { forgiven, count },
            _ if runs_both_ways => Why::RunsBothWays { rises: often_up, falls: often_down },
            _ => Why::RiseAndFall { rises: often_up, falls: often_down },
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
                let why = Plain::PowerOnTheSpot;
                return (Guess::maybe(None, why), guessed.1);
            }
            _ if said.utility.is_some_and(|utility| utility != Utility::Electricity) => {
                return (Guess::maybe(None, Plain::PowerNotElectric), guessed.1);
            }
            Some(Way::Sold) if is_statistics => {
                return (Guess::maybe(None, Plain::PowerIntoGridAsUse), guessed.1);
            }
            Some(Way::Sold) => {
                let why = Plain::PowerIntoGridSold;
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
        let every = Lasting(Spacing::Millis(step_ms));
        let evidence = if is_mean { Why::PowerMeans { every } } else { Why::PowerFarApart { every } };
        (Guess::maybe(field.to_owned(), evidence.clone()), Guess::maybe(ChannelKind::Interval, evidence))
    }
}

/// The usual one of the steps that are too long for powers, if there are many of them.
fn usual_gap(track: &Track) -> Option<Millis> {
    let steps = || track.course.windows(2).map(|pair| pair[1].0 - pair[0].0);
    let mut gaps: Vec<f64> = steps().filter(|step| *step > POWER_GAP_MS).map(|step| step as f64).collect();
    (gaps.len() >= GAPS_MIN && gaps.len() * 10 >= track.course.len()).then(|| median(&mut gaps) as Millis)
}
