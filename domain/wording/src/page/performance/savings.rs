//! The texts of the page of savings.

pub mod chart;
pub mod chosen;
pub mod model_words;
pub mod objection;
pub mod target;

use crate::room::texts;

use domain::figure::Figure;

texts! { "performance/savings";
    /// The page's title.
    title(building: &str);
    /// What a building without meters needs.
    needed();
    /// Why nothing can be compared: there is no weather.
    no_weather();
    /// The button to where the position of the site is said.
    say_position();
    /// Why nothing can be compared: no day of the period is known.
    no_period();
    /// That no day of the period is known.
    no_day();
    /// Why nothing can be compared: the baseline is too short.
    no_baseline();
    /// Why nothing can be compared: for a reason that the analytics give.
    no_comparison();
    /// The heading of the chart.
    days();
    /// In the chart's key: what was used.
    key_used();
    /// In the chart's key: what would have been used.
    key_expected();
    /// What was used, and what would have been.
    amounts(range: &str, used: &Figure, expected: &Figure);
    /// Behind the amounts: what the difference is worth.
    money(saved: &str, uncertainty: &str);
    /// What opens the form.
    choose();
    /// In the form: the utility.
    choose_utility();
    /// In the form: the first day after the baseline.
    choose_before();
    /// How long the baseline is.
    hint_of_before(days: i64);
    /// In the form: the first day that counts.
    choose_from();
    /// In the form: the last day that counts.
    choose_to();
    /// In the form: the method.
    choose_method();
    /// The form's button.
    compare();
    /// How the method by degree hours models a day.
    degree_hours_note();
    /// How the method by hours models a day.
    hourly_note();
    /// How CalTRACK models a day.
    caltrack_note(percent: &str);
    /// What opens the part for auditors.
    auditors();
    /// The heading of the model.
    model();
    /// The heading of the model's chart.
    scatter();
    /// In that chart's key: days of the baseline.
    key_baseline();
    /// In that chart's key: days since.
    key_since();
    /// In that chart's key: the model.
    key_model();
    /// A figure of the model: the error over the mean.
    cvrmse_label();
    /// What that figure means.
    cvrmse(percent: &str);
    /// A figure of the model: its bias.
    nmbe_label();
    /// What that figure means.
    nmbe(percent: &str);
    /// A figure of the model: what it explains.
    r_squared_label();
    /// What that figure means.
    r_squared(share: &str);
    /// A figure of the model: its days.
    days_counted_label();
    /// How many days it was made from, and how many count.
    days_counted(baseline: usize, counted: usize);
    /// A figure of the model: the model itself.
    formula();
    /// A figure of the model: a normal year.
    normal_year_label();
    /// What would be used in a normal year.
    normal_year(amount: &Figure);
    /// The heading of the model's warnings.
    warnings();
    /// The heading of the residuals.
    residuals();
    /// How to read the residuals.
    residuals_note();
    /// Why nothing can be compared.
    [3] untold(building: &str, why: &str);
    /// What it takes to know the weather.
    weather_needed(utility: &str);
    /// How many days a baseline needs, and how many are known.
    days_needed(needed: i64, known: i64, utility: &str);
    /// Why nothing can be compared: no model fits these days.
    no_model();
    /// The headline: how much less or more was used.
    [5] headline(building: &str, percent: &str, is_less: bool, amount: &str, uncertainty: &str);
    /// The headline where the difference may be chance.
    [3] chance(building: &str, percent: &str, is_less: bool, uncertainty: &str);
    /// The headline where there is hardly a difference.
    [3] no_difference(building: &str, uncertainty: &str);
    /// How sure the interval is.
    confidence(percent: &str);
}
