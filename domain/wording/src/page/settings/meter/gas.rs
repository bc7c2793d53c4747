//! What a gas meter's volume holds, on its page.

use crate::room::texts;

texts! { "settings/meter/gas";
    /// The heading.
    title();
    /// Below the heading.
    lede();
    /// The button that removes a value.
    take_back();
    /// What opens the form.
    add();
    /// The label of the first day.
    from();
    /// The label of the calorific value.
    calorific();
    /// The hint of the calorific value.
    calorific_hint();
    /// What the calorific value accepts, as a part of a sentence.
    calorific_would_do();
    /// The label of the correction.
    correction();
    /// The hint of the correction.
    correction_hint();
    /// What the correction accepts, as a part of a sentence.
    correction_would_do();
    /// What the form does.
    worked_out_again();
    /// The button of the form.
    save();
    /// A value in the list: from when it holds, the calorific value in kWh/m³, and the correction.
    line(when: &str, kwh_per_m3: &str, correction: &str);
    /// The fault of a day ahead.
    yet_to_come(when: &str);
}
