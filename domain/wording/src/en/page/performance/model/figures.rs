//! The methods of models.

/// A method by its name in the store; a name that is not known as it is.
#[must_use]
pub fn method(name: &str) -> String {
    match name {
        "seasonal_naive" => "The week before".to_owned(),
        "usual_day" => "The usual day".to_owned(),
        "ridge" => "Regression".to_owned(),
        "mstl_ets" => "Seasons and smoothing (MSTL, ETS)".to_owned(),
        "boost" => "Boosted trees".to_owned(),
        "combination" => "Several methods combined".to_owned(),
        "prophet" => "Prophet’s model".to_owned(),
        "windows_and_rules" => "Windows and rules".to_owned(),
        "degree_hours" => "Degree hours and weekends".to_owned(),
        other => {
            let mut text = other.replace(['-', '_'], " ");
            if let Some(first) = text.get(..1).map(str::to_uppercase) {
                text.replace_range(..1, &first);
            }
            text
        }
    }
}
