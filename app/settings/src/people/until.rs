//! Until when a key or a screen link is good, in the form that makes it: some days, until it is revoked, or a
//! date. Leaves out what else the form asks.

use app::document::part::{Faults, SelectField, TextField};
use domain::zone::Date;
use domain::{DAY_MS, Millis, Zone};
use leptos::prelude::*;
use wording::page::settings::key as says;
use wording::{Words, typed};

/// For how many days it can be made; 0 is until it is revoked.
const DAYS: [Millis; 4] = [30, 90, 365, 0];

/// The two fields of a form, by their names.
#[derive(Clone, Copy, Debug)]
pub struct Until {
    /// The choice of days.
    pub days: &'static str,
    /// The date, which counts instead if there is one.
    pub date: &'static str,
}

impl Until {
    /// The end that was typed, `None` if there is none: so many days from now, or the last instant of the date.
    pub fn end(self, words: Words, zone: &Zone, [days, date]: [&str; 2], now: Millis) -> Result<Option<Millis>, Faults> {
        let wrong = |field, why: String| Err(Faults::from([(field, why)]));
        let date = date.trim();
        if !date.is_empty() {
            let Some(day) = Date::parse(date) else { return wrong(self.date, typed::no_date(words, date)) };
            let end = zone.day_of(day).end - 1;
            return if end > now { Ok(Some(end)) } else { wrong(self.date, says::until_past(words).to_owned()) };
        }
        match days.parse().ok().filter(|days| DAYS.contains(days)) {
            Some(0) => Ok(None),
            Some(days) => Ok(Some(now + days * DAY_MS)),
            None => wrong(self.days, says::choose_until(words).to_owned()),
        }
    }

    /// The fields, as they were typed.
    pub fn fields(self, words: Words, [days, date]: [&str; 2], faults: &Faults) -> AnyView {
        let choices = DAYS.map(|days| (days.to_string(), says::until(words, days))).to_vec();
        view! {
            <SelectField name=self.days label=says::until_label(words) value=days choices faults=faults.clone()/>
            <TextField name=self.date kind="date" label=says::until_date(words) value=date hint=says::until_date_hint(words) faults=faults.clone()/>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    const OF_A_TEST: Until = Until { days: "days", date: "date" };

    fn end(days: &str, date: &str) -> Result<Option<Millis>, Faults> {
        let zone = Zone::named("Europe/Berlin").unwrap();
        // The evening of 30 November 2026 in Berlin.
        OF_A_TEST.end(Words::ENGLISH, &zone, [days, date], 1_796_065_200_000)
    }

    #[test]
    fn an_end_is_so_many_days_from_now_or_the_end_of_a_date_of_the_site() {
        assert_eq!(end("0", ""), Ok(None));
        assert_eq!(end("30", " "), Ok(Some(1_796_065_200_000 + 30 * DAY_MS)));
        // Midnight in Berlin is 23:00 in UTC.
        assert_eq!(end("30", "2026-11-30"), Ok(Some(1_796_079_600_000 - 1)), "today is not over yet");
        assert_eq!(end("nonsense", "2026-12-01"), Ok(Some(1_796_166_000_000 - 1)), "a date counts instead of the choice");
    }

    #[test]
    fn what_is_no_end_names_its_field() {
        for (days, date, field) in [
            ("9999", "", "days"),
            ("", "", "days"),
            ("-30", "", "days"),
            ("30", "2026-11-29", "date"),
            ("30", "2026-02-30", "date"),
            ("30", "tomorrow", "date"),
        ] {
            let faults = end(days, date).unwrap_err();
            assert_eq!(faults.keys().copied().collect::<Vec<_>>(), [field], "{days} {date}");
        }
    }
}
