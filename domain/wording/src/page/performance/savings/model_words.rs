//! A baseline's model in words.

use crate::Words;
use crate::room::texts;
use domain::figure::Figure;

texts! { "performance/savings/model_words";
    /// What a day takes.
    base(amount: &Figure);
    /// How much a day of the weekend differs.
    on_weekends(amount: &Figure, is_less: bool);
    /// What each degree below a point takes more.
    below(amount: &Figure, point: &str);
    /// What each degree above a point takes more.
    above(amount: &Figure, point: &str);
}

/// A model, its amounts in the units of its readers.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    /// What a day takes.
    pub a_day: Figure,
    /// How much a day of the weekend differs, and whether it takes less.
    pub weekend: Option<(Figure, bool)>,
    /// What each degree below a point takes more, and the point.
    pub below: Option<(Figure, String)>,
    /// What each degree above a point takes more, and the point.
    pub above: Option<(Figure, String)>,
    /// The unit of the points.
    pub degrees: &'a str,
}

/// A model without a full stop: `1,518 kWh a day, 453 kWh less on weekends, 9.60 kWh more for each
/// degree below 25 °C`.
#[must_use]
pub fn model(words: Words, model: &Model) -> String {
    let mut parts = vec![base(words, &model.a_day)];
    parts.extend(model.weekend.as_ref().map(|(amount, is_less)| on_weekends(words, amount, *is_less)));
    let at = |point: &str| format!("{point}\u{a0}{}", model.degrees);
    parts.extend(model.below.as_ref().map(|(amount, point)| below(words, amount, &at(point))));
    parts.extend(model.above.as_ref().map(|(amount, point)| above(words, amount, &at(point))));
    parts.join(", ")
}
