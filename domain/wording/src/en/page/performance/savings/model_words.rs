//! A baseline's model in words.

use domain::figure::Figure;

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
pub fn model(model: &Model) -> String {
    let mut text = format!("{} a day", model.a_day);
    if let Some((amount, is_less)) = &model.weekend {
        let way = if *is_less { "less" } else { "more" };
        text += &format!(", {amount} {way} on weekends");
    }
    for (part, way) in [(&model.below, "below"), (&model.above, "above")] {
        let Some((amount, point)) = part else { continue };
        text += &format!(", {amount} more for each degree {way} {point} {}", model.degrees);
    }
    text
}
