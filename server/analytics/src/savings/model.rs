//! Change-point models of a day's energy: a base load, plus heating and cooling per degree beyond a
//! balance point. Savings are left out.

use super::days::{BALANCE_C, Day};
use crate::linear::{Rows, dot, normal_equations, solve};
use serde::{Deserialize, Serialize};

/// How degrees are counted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Degrees {
    /// Degree hours: the mean of the hours' degrees beyond the balance point, °C.
    Hours,
    /// Degree days of the day's mean temperature, °F, as in CalTRACK.
    Days,
}

/// A day's energy:
/// `base + weekend (on Saturday and Sunday) + heating · degrees below + cooling · degrees above`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// How degrees are counted.
    pub degrees: Degrees,
    /// Energy of a day without heating and cooling.
    pub base: f64,
    /// The additional energy of a weekend day; 0 where weekends do not differ.
    pub weekend: f64,
    /// Balance point of heating (°C for degree hours, °F for degree days) and energy per degree and
    /// day.
    pub heating: Option<(f64, f64)>,
    /// Balance point of cooling and energy per degree and day.
    pub cooling: Option<(f64, f64)>,
}

impl Model {
    /// The model as text, such as `13.47 + 1.11 HDD53 + 2.52 CDD68 (°F)`.
    #[must_use]
    pub fn text(&self) -> String {
        let (heat, cool, unit) = match self.degrees {
            Degrees::Hours => ("HDH", "CDH", "°C"),
            Degrees::Days => ("HDD", "CDD", "°F"),
        };
        let mut text = format!("{:.4}", self.base);
        if self.weekend != 0.0 {
            text += &format!(" {:+.4} weekend", self.weekend);
        }
        for (name, part) in [(heat, self.heating), (cool, self.cooling)] {
            if let Some((point, slope)) = part {
                text += &format!(" + {slope:.4} {name}{point:.0}");
            }
        }
        if self.heating.is_some() || self.cooling.is_some() {
            text += &format!(" ({unit})");
        }
        text
    }

    /// The modelled energy of a day with this temperature (°C) from midnight to midnight: the line
    /// through the days.
    #[must_use]
    pub fn at(&self, temp_c: f64, is_weekend: bool) -> f64 {
        let t = match self.degrees {
            Degrees::Hours => temp_c,
            Degrees::Days => fahrenheit(temp_c),
        };
        let part = |part: Option<(f64, f64)>, way: f64| part.map_or(0.0, |(point, slope)| slope * ((t - point) * way).max(0.0));
        self.base + if is_weekend { self.weekend } else { 0.0 } + part(self.heating, -1.0) + part(self.cooling, 1.0)
    }

    /// The number of estimated coefficients, balance points included.
    pub(super) fn parameters(&self) -> usize {
        1 + usize::from(self.weekend != 0.0) + 2 * usize::from(self.heating.is_some()) + 2 * usize::from(self.cooling.is_some())
    }

    pub(super) fn day(&self, day: &Day) -> f64 {
        let degrees = |part: Option<(f64, f64)>, cooling: bool| {
            part.map_or(0.0, |(point, slope)| slope * degrees(self.degrees, day, point, cooling))
        };
        self.base + if day.weekend() { self.weekend } else { 0.0 } + degrees(self.heating, false) + degrees(self.cooling, true)
    }
}

fn fahrenheit(celsius: f64) -> f64 {
    celsius * 9.0 / 5.0 + 32.0
}

fn degrees(kind: Degrees, day: &Day, point: f64, cooling: bool) -> f64 {
    match kind {
        Degrees::Hours => {
            let k = (point as i32 - BALANCE_C.start()).max(0) as usize;
            if cooling { day.cooling[k] } else { day.heating[k] }
        }
        Degrees::Days => {
            let t = fahrenheit(day.utc_mean_c);
            if cooling { (t - point).max(0.0) } else { (point - t).max(0.0) }
        }
    }
}

/// The form of a model whose coefficients are not known yet.
#[derive(Clone, Copy)]
struct Shape {
    degrees: Degrees,
    heating: Option<f64>,
    cooling: Option<f64>,
    weekend: bool,
}

/// Days with an energy and a temperature, as pairs.
pub(super) type Sample<'a> = [(&'a Day, f64)];

/// The degree-hour model with the lowest Bayesian information criterion (Schwarz, 1978) among: no
/// weather, heating, cooling, both; each with and without a weekend. Balance points count as
/// parameters. Negative slopes are refused. `None` for an empty sample.
pub(super) fn by_degree_hours(sample: &Sample) -> Option<Model> {
    let points = || BALANCE_C.map(f64::from);
    let none = std::iter::once((None, None));
    let one = points().flat_map(|p| [(Some(p), None), (None, Some(p))]);
    let both = points().flat_map(|h| points().filter(move |&c| c >= h).map(move |c| (Some(h), Some(c))));
    let shapes: Vec<Shape> = none
        .chain(one)
        .chain(both)
        .flat_map(|(heating, cooling)| [false, true].map(|weekend| Shape { degrees: Degrees::Hours, heating, cooling, weekend }))
        .collect();
    let n = sample.len() as f64;
    let fits = shapes.into_iter().filter_map(|shape| fit(sample, shape));
    let rated = fits.map(|(model, rest)| {
        let criterion = n * (rest / n).max(1e-12).ln() + model.parameters() as f64 * n.ln();
        (model, criterion)
    });
    rated.min_by(|a, b| a.1.total_cmp(&b.1)).map(|best| best.0)
}

/// CalTRACK's daily model (CalTRACK methods 2.0, section 3): least squares on degree days. It tries
/// every whole balance point from 30 to 90 °F that has at least ten days with degrees and twenty
/// degree days in sum. Candidates with a negative coefficient are disqualified. Of the rest, the
/// largest adjusted R² wins.
pub(super) fn by_caltrack(sample: &Sample) -> Option<Model> {
    let enough = |cooling: bool| {
        let points = (30..=90).map(f64::from);
        points
            .filter(|&point| {
                let all: Vec<f64> = sample.iter().map(|(day, _)| degrees(Degrees::Days, day, point, cooling)).collect();
                all.iter().filter(|&&d| d > 0.0).count() >= 10 && all.iter().sum::<f64>() >= 20.0
            })
            .collect::<Vec<f64>>()
    };
    let (heating, cooling) = (enough(false), enough(true));
    let mut shapes = vec![(None, None)];
    shapes.extend(cooling.iter().map(|&c| (None, Some(c))));
    shapes.extend(heating.iter().map(|&h| (Some(h), None)));
    shapes.extend(heating.iter().flat_map(|&h| cooling.iter().filter(move |&&c| c >= h).map(move |&c| (Some(h), Some(c)))));
    let n = sample.len() as f64;
    let mean = sample.iter().map(|pair| pair.1).sum::<f64>() / n;
    let total: f64 = sample.iter().map(|pair| (pair.1 - mean).powi(2)).sum();
    let fits = shapes.into_iter().filter_map(|(heating, cooling)| {
        let (model, rest) = fit(sample, Shape { degrees: Degrees::Days, heating, cooling, weekend: false })?;
        let coefficients = 1.0 + f64::from(u8::from(heating.is_some())) + f64::from(u8::from(cooling.is_some()));
        (model.base >= 0.0).then(|| (model, 1.0 - (rest / (n - coefficients)) / (total / (n - 1.0)).max(1e-12)))
    });
    // The first of equals wins, since candidates are listed from simple to rich.
    fits.fold(
        None,
        |best: Option<(Model, f64)>, found| if best.as_ref().is_some_and(|b| b.1 >= found.1) { best } else { Some(found) },
    )
    .map(|best| best.0)
}

/// The same shape fitted to other days.
pub(super) fn refit(model: &Model, sample: &Sample) -> Option<Model> {
    let shape = Shape {
        degrees: model.degrees,
        heating: model.heating.map(|part| part.0),
        cooling: model.cooling.map(|part| part.0),
        weekend: model.weekend != 0.0,
    };
    fit(sample, shape).map(|found| found.0)
}

fn fit(sample: &Sample, shape: Shape) -> Option<(Model, f64)> {
    let parts: Vec<(f64, bool)> = shape.heating.map(|p| (p, false)).into_iter().chain(shape.cooling.map(|p| (p, true))).collect();
    let mut rows = Rows::new(1 + parts.len() + usize::from(shape.weekend));
    for (day, _) in sample {
        rows.data.push(1.0);
        rows.data.extend(parts.iter().map(|&(point, cooling)| degrees(shape.degrees, day, point, cooling)));
        if shape.weekend {
            rows.data.push(f64::from(u8::from(day.weekend())));
        }
    }
    if sample.len() <= rows.width {
        return None;
    }
    let target: Vec<f64> = sample.iter().map(|pair| pair.1).collect();
    let (mut gram, right) = normal_equations(&rows, &target, &vec![1.0; target.len()]);
    let found = solve(&mut gram, &right);
    if found[1..=parts.len()].iter().any(|&slope| slope <= 0.0) {
        return None;
    }
    let rest = (0..target.len()).map(|i| (target[i] - dot(rows.row(i), &found)).powi(2)).sum();
    let model = Model {
        degrees: shape.degrees,
        base: found[0],
        weekend: if shape.weekend { found[1 + parts.len()] } else { 0.0 },
        heating: shape.heating.map(|p| (p, found[1])),
        cooling: shape.cooling.map(|p| (p, found[parts.len()])),
    };
    Some((model, rest))
}
