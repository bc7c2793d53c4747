//! The form of a billing account.

use crate::room::texts;

texts! { "settings/tariff/billing_account";
    /// The title.
    title();
    /// The headline.
    headline();
    /// Nobody is chosen.
    place_needed();
    /// No tariff is chosen.
    tariff_needed();
    /// A day of the month on which no period can begin.
    no_billing_day(typed: &str);
    /// The field of the name.
    name();
    /// A name that will do.
    name_hint();
    /// The field of who is billed.
    place();
    /// A whole site, as a choice.
    whole_site(site: &str);
    /// The field of the tariff.
    tariff_label();
    /// A tariff, as a choice.
    tariff(name: &str, utility: &str);
    /// The field of the day on which a period begins.
    billing_day();
    /// Which days there are.
    billing_day_hint();
    /// The button of the form.
    save();
}
