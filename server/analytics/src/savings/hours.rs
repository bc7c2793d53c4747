//! An hourly baseline: the use of each hour of the week without weather, plus heating and cooling
//! at that time of day. Savings are left out.
//!
//! Source: the time-of-week and temperature model (Mathieu, Price, Kiliccote, Piette, "Quantifying
//! changes in building electricity use", IEEE Transactions on Smart Grid 2, 2011). In place of its
//! temperature bins it has two balance points, taken from the daily model, and the mean of the last
//! 24 hours besides the hour's temperature, since buildings react slowly.

use super::days::Day;
use super::model::Model;
use crate::linear::{Rows, dot, ridge};
use crate::series::{DAY, Hourly, WEEK};

/// The parts of the day with separate slopes for degrees.
const PARTS: usize = 4;
/// Keeps the coefficients of rarely measured hours of the week near the others.
const PENALTY: f64 = 0.5;

/// The inputs of the hourly model, for each hour of a series.
pub(super) struct Inputs {
    hour_of_week: Vec<usize>,
    now: Vec<f64>,
    slow: Vec<f64>,
}

impl Inputs {
    pub fn new(series: &Hourly) -> Self {
        let n = series.value.len();
        let now: Vec<f64> = (0..n).map(|i| series.temp_c.get(i).copied().unwrap_or(f64::NAN)).collect();
        let (mut sum, mut count) = (0.0, 0_usize);
        let slow = (0..n)
            .map(|i| {
                if now[i].is_finite() {
                    (sum, count) = (sum + now[i], count + 1);
                }
                if let Some(old) = i.checked_sub(DAY).map(|old| now[old]).filter(|t| t.is_finite()) {
                    (sum, count) = (sum - old, count - 1);
                }
                if count >= DAY / 2 { sum / count as f64 } else { now[i] }
            })
            .collect();
        let hour_of_week = (0..n)
            .map(|i| {
                let clock = series.wall(i);
                clock.weekday * DAY + clock.hour
            })
            .collect();
        Self { hour_of_week, now, slow }
    }
}

/// A fitted hourly baseline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HourModel {
    heating_c: Option<f64>,
    cooling_c: Option<f64>,
    coefficients: Vec<f64>,
}

impl HourModel {
    /// Fits the hours of the sample's days, with the balance points of the daily model. `None`
    /// where there are too few hours.
    pub fn fit(inputs: &Inputs, value: &[f64], sample: &[(&Day, f64)], signature: &Model) -> Option<Self> {
        let mut model = Self {
            heating_c: signature.heating.map(|part| part.0),
            cooling_c: signature.cooling.map(|part| part.0),
            coefficients: Vec::new(),
        };
        let mut rows = Rows::new(model.width());
        let mut target = Vec::new();
        for i in sample.iter().flat_map(|(day, _)| day.hours.clone()).filter(|&i| value[i].is_finite()) {
            if let Some(row) = model.row(inputs, i) {
                rows.data.extend(row);
                target.push(value[i]);
            }
        }
        if target.len() < 4 * WEEK {
            return None;
        }
        // Centred, so that the penalty draws towards the mean hour and not towards 0.
        let mean = crate::robust::mean(&target);
        target.iter_mut().for_each(|v| *v -= mean);
        model.coefficients = ridge(&rows, &target, &vec![1.0; target.len()], PENALTY);
        model.coefficients.iter_mut().take(WEEK).for_each(|c| *c += mean);
        Some(model)
    }

    /// A day's energy; `NaN` where no hour has a temperature.
    pub fn day(&self, inputs: &Inputs, day: &Day) -> f64 {
        let hours = day.hours.len();
        let known: Vec<f64> =
            day.hours.clone().filter_map(|i| self.row(inputs, i)).map(|row| dot(&row, &self.coefficients)).collect();
        crate::robust::mean(&known) * hours as f64
    }

    /// The coefficients that affect a day's sum: the days of the week and the degrees.
    pub fn parameters(&self) -> usize {
        7 + self.sides().count() * (PARTS + 2)
    }

    fn sides(&self) -> impl Iterator<Item = (f64, f64)> + use<> {
        self.heating_c.map(|c| (c, -1.0)).into_iter().chain(self.cooling_c.map(|c| (c, 1.0)))
    }

    fn width(&self) -> usize {
        WEEK + self.sides().count() * (PARTS + 1)
    }

    fn row(&self, inputs: &Inputs, i: usize) -> Option<Vec<f64>> {
        let (week, now, slow) = (inputs.hour_of_week[i], inputs.now[i], inputs.slow[i]);
        if !now.is_finite() {
            return None;
        }
        let mut row = vec![0.0; self.width()];
        row[week] = 1.0;
        for (side, (balance, sign)) in self.sides().enumerate() {
            let degrees = |t: f64| ((t - balance) * sign).max(0.0);
            let from = WEEK + side * (PARTS + 1);
            row[from + week % DAY / (DAY / PARTS)] = degrees(slow);
            row[from + PARTS] = degrees(now);
        }
        Some(row)
    }
}
