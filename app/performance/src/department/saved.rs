//! What a department's buildings saved this year against their baselines, from the savings of each.

use crate::place::Place;
use crate::savings::{Kept, Params, answer_of};
use app::Scope;
use app::document::answer::Failure;
use domain::{BuildingId, Utility};
use std::sync::Arc;

/// With more buildings than this nothing is told: each takes a moment to work out.
const BUILDINGS_MAX: usize = 20;

/// What some buildings used this year beside what they would have used as before it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Saved {
    /// The electricity that they would have used, in kWh.
    pub counterfactual: f64,
    /// What they saved of it, in kWh; below 0 if they used more.
    pub savings: f64,
    /// Half the width of the interval of the savings, as if the buildings' errors were independent.
    pub uncertainty: f64,
    /// How many buildings it is of.
    pub buildings: usize,
}

impl Saved {
    /// The share saved, and half the width of its interval.
    pub fn share(&self) -> (f64, f64) {
        (self.savings / self.counterfactual, self.uncertainty / self.counterfactual)
    }

    /// How this stands to a target in percent; `None` without an interval, since all of it may be chance.
    pub fn standing(&self, wanted_percent: f64) -> Option<Standing> {
        let (share, half) = self.share();
        let (low, high) = ((share - half) * 100.0, (share + half) * 100.0);
        half.is_finite().then_some(match wanted_percent {
            wanted if low >= wanted => Standing::Kept,
            wanted if high < wanted => Standing::Missed,
            _ => Standing::Open,
        })
    }
}

/// How what was saved stands to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is reached, whatever within the interval is true.
    Kept,
    /// It is not.
    Missed,
    /// Both may be true.
    Open,
}

impl Standing {
    /// The name by which it is put into words.
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Kept => "kept",
            Standing::Missed => "missed",
            Standing::Open => "open",
        }
    }
}

/// What these buildings saved since the year began; `None` if it can be told of none of them.
pub async fn saved(state: &Scope, kept: &Arc<Kept>, buildings: &[BuildingId]) -> Result<Option<Saved>, Failure> {
    if buildings.len() > BUILDINGS_MAX {
        return Ok(None);
    }
    let (mut all, mut squares) = (Saved::default(), 0.0);
    for id in buildings {
        let place = Place::find(state, &id.to_string(), Some(Utility::Electricity.as_str()))?;
        let Some(chosen) = place.chosen.filter(|chosen| chosen.0 == Utility::Electricity) else { continue };
        let first = place.zone.date(place.zone.year(place.now).start);
        let answer = answer_of(state, kept, &place, chosen, &Params::since(first)).await?;
        let Ok(found) = &answer.savings else { continue };
        all.counterfactual += found.counterfactual;
        all.savings += found.savings;
        squares += found.uncertainty.powi(2);
        all.buildings += 1;
    }
    all.uncertainty = squares.sqrt();
    Ok(Some(all).filter(|all| all.counterfactual > 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_kept_or_missed_only_where_the_margin_leaves_no_doubt() {
        let saved = |savings, uncertainty| Saved { counterfactual: 1_000.0, savings, uncertainty, buildings: 1 };
        for (savings, uncertainty, standing) in [
            (80.0, 20.0, Some(Standing::Kept)),
            (70.0, 20.0, Some(Standing::Kept)),
            (51.0, 20.0, Some(Standing::Open)),
            (49.0, 20.0, Some(Standing::Open)),
            (20.0, 20.0, Some(Standing::Missed)),
            (-300.0, 20.0, Some(Standing::Missed)),
            (900.0, f64::INFINITY, None),
            (900.0, f64::NAN, None),
        ] {
            assert_eq!(saved(savings, uncertainty).standing(5.0), standing, "{savings} ± {uncertainty}");
        }
    }
}
