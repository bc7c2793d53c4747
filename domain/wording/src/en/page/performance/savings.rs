//! The strings of the page of savings.

pub mod chart;
pub mod chosen;
pub mod model_words;
pub mod target;

use super::place::within;
use domain::Utility;
use domain::figure::Figure;

/// The page's title.
#[must_use]
pub fn title(building: &str) -> String {
    format!("{building}: savings")
}

/// What a building without meters needs.
pub const NEEDED: &str = "Savings need a baseline of at least 60 days. Give a meter to this building first.";

/// Why nothing can be compared: before what is strong, and that.
#[must_use]
pub fn untold(building: &str, why: &'static str) -> (String, &'static str) {
    (format!("{building}: "), why)
}

/// Why nothing can be compared: there is no weather.
pub const NO_WEATHER: &str = "no weather to compare with.";

/// What it takes to know the weather.
#[must_use]
pub fn weather_needed(utility: Utility) -> String {
    format!(
        "What {} would have been used depends on the weather. It takes an outdoor thermometer, or the position of the site from which a provider tells it.",
        within(utility)
    )
}

/// The button to where the position of the site is said.
pub const SAY_POSITION: &str = "Say where the site is";

/// Why nothing can be compared: no day of the period is known.
pub const NO_PERIOD: &str = "nothing to compare yet.";

/// That no day of the period is known.
pub const NO_DAY: &str = "No whole day of the chosen period is known.";

/// Why nothing can be compared: the baseline is too short.
pub const NO_BASELINE: &str = "not enough history yet.";

/// How many days a baseline needs, and how many are known.
#[must_use]
pub fn days_needed(needed: i64, known: i64, utility: Utility) -> String {
    format!(
        "A baseline needs {needed} days before the period that is looked at, better a year; {known} days of {} are known in all.",
        within(utility)
    )
}

/// Why nothing can be compared: for a reason that the analytics give.
pub const NO_COMPARISON: &str = "that cannot be compared.";

/// That reason as a sentence.
#[must_use]
pub fn reason(error: &str) -> String {
    format!("{error}.")
}

/// The heading of the chart.
pub const DAYS: &str = "Day by day";

/// In the chart's key: what was used.
pub const KEY_USED: &str = "used";

/// In the chart's key: what would have been used.
pub const KEY_EXPECTED: &str = "as it would have been";

/// The headline: how much less or more was used. In turn, beginning with what is not strong and
/// every other one strong: the building, the share, what it is held against, the amount, the end.
#[must_use]
pub fn headline(building: &str, percent: &str, is_less: bool, amount: &Figure, uncertainty: &Figure) -> [String; 5] {
    let way = if is_less { "less" } else { "more" };
    [
        format!("{building} used "),
        format!("{percent} {way}"),
        " than it would have: ".to_owned(),
        format!("{amount} ± {uncertainty}"),
        ".".to_owned(),
    ]
}

/// The headline where the difference may be chance: before what is strong, that, and after it.
#[must_use]
pub fn chance(building: &str, percent: &str, is_less: bool, uncertainty_percent: &str) -> (String, &'static str, String) {
    let way = if is_less { "less" } else { "more" };
    (
        format!("{building}: "),
        "no saving can be told from chance.",
        format!(" It used {percent} {way} than it would have, ± {uncertainty_percent}."),
    )
}

/// What was used, and what would have been.
#[must_use]
pub fn amounts(range: &str, used: &Figure, expected: &Figure) -> String {
    format!("{range}: it used {used}; as it was before, the same weather would have taken {expected}.")
}

/// Behind the amounts: what the difference is worth.
#[must_use]
pub fn money(saved: &str, uncertainty: &str) -> String {
    format!(" At today’s price that is {saved} ± {uncertainty}.")
}

/// In how many of a hundred cases the interval holds.
#[must_use]
pub fn confidence(percent: f64) -> String {
    format!(
        "The interval holds the truth {percent:.0} times of 100: the larger of ASHRAE Guideline 14’s and of what held-out months miss."
    )
}

/// What opens the form.
pub const CHOOSE: &str = "Choose the periods and the method";

/// In the form: the utility.
pub const CHOOSE_UTILITY: &str = "Of what";

/// In the form: the first day after the baseline.
pub const CHOOSE_BEFORE: &str = "Measure began";

/// How long the baseline is.
#[must_use]
pub fn hint_of_before(days: i64) -> String {
    format!("The {days} days before are the baseline.")
}

/// In the form: the first day that counts.
pub const CHOOSE_FROM: &str = "Counted from";

/// In the form: the last day that counts.
pub const CHOOSE_TO: &str = "Counted to";

/// In the form: the method.
pub const CHOOSE_METHOD: &str = "Method";

/// The form's button.
pub const COMPARE: &str = "Compare";

/// How the method by degree hours models a day.
pub const DEGREE_HOURS_NOTE: &str = "Each day is a base load, more on weekends where they differ, and so much for each degree hour of heating and cooling beyond a balance point, chosen by the Bayesian information criterion.";

/// How the method by hours models a day.
pub const HOURLY_NOTE: &str = "Each hour by the hour of the week and by degrees beyond the balance points at its time of day, summed by days. The line in the picture is the daily model that gave the balance points.";

/// How CalTRACK models a day.
pub const CALTRACK_NOTE: &str = "CalTRACK 2.0, daily: a base load and so much for each degree day, the balance points by the adjusted R². Agrees with eemeter within 0.1 %.";

/// The heading of the model.
pub const MODEL: &str = "How far the baseline can be trusted";

/// The heading of the model's chart.
pub const SCATTER: &str = "Use against temperature";

/// In that chart's key: days of the baseline.
pub const KEY_BASELINE: &str = "baseline";

/// In that chart's key: days since.
pub const KEY_SINCE: &str = "since";

/// In that chart's key: the model.
pub const KEY_MODEL: &str = "the model";

/// A figure of the model: the error over the mean.
pub const CVRMSE: &str = "CV(RMSE)";

/// What that figure means.
#[must_use]
pub fn cvrmse(percent: &str) -> String {
    format!("{percent} %. How far single days stray from the model; up to 25 to 30 % is good.")
}

/// A figure of the model: its bias.
pub const NMBE: &str = "NMBE";

/// What that figure means.
#[must_use]
pub fn nmbe(percent: &str) -> String {
    format!("{percent} %. Whether the model is too high or too low in all; within 0.5 % is good.")
}

/// A figure of the model: what it explains.
pub const R_SQUARED: &str = "R²";

/// What that figure means.
#[must_use]
pub fn r_squared(share: &str) -> String {
    format!("{share}. The share of the ups and downs that the weather and the weekend explain.")
}

/// A figure of the model: its days.
pub const DAYS_COUNTED: &str = "Days";

/// How many days it was made from, and how many count.
#[must_use]
pub fn days_counted(baseline: usize, counted: usize) -> String {
    format!("{baseline} of the baseline, {counted} counted")
}

/// A figure of the model: the model itself.
pub const FORMULA: &str = "Model";

/// A figure of the model: a normal year.
pub const NORMAL_YEAR: &str = "A normal year";

/// What would be used in a normal year.
#[must_use]
pub fn normal_year(amount: &Figure) -> String {
    format!("In a normal year of the weather here the building, as it was in the baseline, would use {amount}.")
}

/// The heading of the model's warnings.
pub const WARNINGS: &str = "What an auditor would object to";

/// The heading of the residuals.
pub const RESIDUALS: &str = "What the model misses";

/// How to read the residuals.
pub const RESIDUALS_NOTE: &str =
    "Used less modelled, on each day of the baseline. Waves mean that something else than weather plays a part.";
