//! How and of what somebody wants to be told: their choice in My account. Leaves out who sends what by it.

use app::document::part::{Faults, FormFault, SelectField, TextField};
use leptos::prelude::*;
use store::{Notify, QuietHours, TimeOfDay};
use wording::Words;
use wording::page::settings::account as says;

const BY_MAIL: &str = "mail";
const BY_APP: &str = "app";

/// The form as it was sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Input {
    by: String,
    /// The names of the kinds that are ticked.
    kinds: Vec<String>,
    quiet_from: String,
    quiet_to: String,
}

impl Input {
    /// The fields of a form.
    pub fn of(fields: Vec<(String, String)>) -> Self {
        let mut input = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "by" => input.by = value,
                "kind" => input.kinds.push(value),
                "quiet_from" => input.quiet_from = value.trim().to_owned(),
                "quiet_to" => input.quiet_to = value.trim().to_owned(),
                _ => {}
            }
        }
        input
    }

    /// What somebody chose before.
    pub fn from(of: &Notify) -> Self {
        let kinds = [("issues", of.issues), ("targets", of.targets), ("reports", of.reports)];
        let hour =
            |time: fn(&QuietHours) -> TimeOfDay| of.quiet_hours.as_ref().map(|hours| time(hours).into()).unwrap_or_default();
        Self {
            by: if of.email { BY_MAIL } else { BY_APP }.to_owned(),
            kinds: kinds.into_iter().filter(|(_, is_wanted)| *is_wanted).map(|(name, _)| name.to_owned()).collect(),
            quiet_from: hour(|hours| hours.from),
            quiet_to: hour(|hours| hours.to),
        }
    }

    /// The choice, with all that the form does not ask as it was before.
    pub fn notify(&self, words: Words, before: Notify) -> Result<Notify, Faults> {
        let mut faults = Faults::new();
        let mut time = |name: &'static str, text: &str| {
            let time = TimeOfDay::parse(text);
            if time.is_none() {
                faults.insert(name, says::quiet_wrong(words).to_owned());
            }
            time
        };
        let quiet_hours = match (self.quiet_from.as_str(), self.quiet_to.as_str()) {
            ("", "") => None,
            (from, to) => {
                let (from, to) = (time("quiet_from", from), time("quiet_to", to));
                from.zip(to).map(|(from, to)| QuietHours { from, to })
            }
        };
        if quiet_hours.is_some_and(|hours| hours.from == hours.to) {
            faults.insert("quiet_to", says::quiet_same(words).to_owned());
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let has = |kind: &str| self.kinds.iter().any(|one| one == kind);
        let (issues, targets, reports) = (has("issues"), has("targets"), has("reports"));
        Ok(Notify { email: self.by == BY_MAIL, issues, targets, reports, quiet_hours, ..before })
    }
}

/// The choice, in My account.
pub fn section(words: Words, has_address: bool, input: &Input, faults: &Faults) -> AnyView {
    let ways = vec![
        (BY_MAIL.to_owned(), says::told_by_mail(words).to_owned()),
        (BY_APP.to_owned(), says::told_in_app(words).to_owned()),
    ];
    let kinds = ["issues", "targets", "reports"].map(|kind| {
        let is_ticked = input.kinds.iter().any(|one| one == kind);
        view! { <label class="check"><input type="checkbox" name="kind" value=kind checked=is_ticked/><span>{says::told_kind(words, kind)}</span></label> }
    });
    let f = || faults.clone();
    view! {
        <section class="page-section" aria-labelledby="told">
            <h2 id="told">{says::told(words)}</h2>
            <p class="lede">{says::told_lede(words)}{(!has_address).then(|| format!(" {}", says::told_no_address(words)))}</p>
            <form class="form" method="post" action="/account/told">
                <FormFault words faults=f()/>
                <fieldset class="field checks"><legend>{says::told_of(words)}</legend>{kinds.collect_view()}</fieldset>
                <div class="form-row">
                    <SelectField name="by" label=says::told_by(words) value=input.by.clone() choices=ways faults=f()/>
                    <TextField name="quiet_from" label=says::quiet_from(words) value=input.quiet_from.clone() kind="time" hint=says::quiet_hint(words) faults=f()/>
                    <TextField name="quiet_to" label=says::quiet_to(words) value=input.quiet_to.clone() kind="time" faults=f()/>
                </div>
                <div class="form-actions"><button class="button" type="submit">{says::told_save(words)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn sent(fields: &[(&str, &str)]) -> Input {
        Input::of(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_choice_is_shown_as_it_was_sent_and_half_of_quiet_hours_is_refused() {
        let form = [("by", "app"), ("kind", "targets"), ("quiet_from", "22:00"), ("quiet_to", "06:30")];
        let chosen = sent(&form).notify(Words::ENGLISH, Notify { push: true, ..Notify::default() }).unwrap();
        assert_eq!((chosen.email, chosen.push, chosen.issues, chosen.targets, chosen.reports), (false, true, false, true, false));
        assert_eq!(Input::from(&chosen), sent(&form));
        let loud = sent(&[("by", "mail")]).notify(Words::ENGLISH, chosen).unwrap();
        assert_eq!((loud.email, loud.targets, loud.quiet_hours), (true, false, None));
        for (from, to, field) in [("22:00", "", "quiet_to"), ("late", "06:00", "quiet_from"), ("22:00", "22:00", "quiet_to")] {
            let faults = sent(&[("quiet_from", from), ("quiet_to", to)]).notify(Words::ENGLISH, chosen).unwrap_err();
            assert_eq!(faults.keys().copied().collect::<Vec<_>>(), [field]);
        }
    }
}
