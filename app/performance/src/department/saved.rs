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
