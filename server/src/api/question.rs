//! Reads and checks the parameters of `historical`. Pure: the site's zone is a parameter.

use super::metric::{METRICS, Metric};
use super::notation;
use crate::http::problem::Problem;
use domain::zone::{Date, Span};
use domain::{DAY_MS, HOUR_MS, Millis, Zone};

/// Length of the requested slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Granularity {
    /// Hours of the site's clock.
    Hourly,
    /// Days of the site's calendar.
    Daily,
    /// Weeks of the site's calendar, Monday to Sunday.
    Weekly,
}

impl Granularity {
    const ALL: [Self; 3] = [Self::Hourly, Self::Daily, Self::Weekly];

    /// Its name in requests and answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hourly => "hourly",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }

    /// The longest span in days for one request, which bounds the answer.
    fn days_max(self) -> i64 {
        match self {
            Self::Hourly => 400,
            Self::Daily | Self::Weekly => 3_653,
        }
    }
}

/// A checked request.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Question {
    /// The span: slots that begin within it.
    pub span: Span,
    /// The length of the slots.
    pub granularity: Granularity,
    /// The metrics, each once, in the requested order.
    pub metrics: Vec<&'static Metric>,
}

const PARAMETERS: [&str; 4] = ["start_date", "end_date", "granularity", "metrics"];

/// Parses the parameters for a building in `zone`.
pub(super) fn question(parameters: &[(String, String)], zone: &Zone) -> Result<Question, Problem> {
    check_names(parameters, &PARAMETERS)?;
    let granularity = granularity(parameters)?;
    let start = bound(parameters, "start_date", zone, |day| day.start)?;
    let end = bound(parameters, "end_date", zone, |day| day.end)?;
    if start >= end {
        let (start, end) = (notation::written(start), notation::written(end));
        return Err(Problem::parameter("end_date", format!("`end_date` ({end}) must be later than `start_date` ({start})")));
    }
    let (days, days_max) = ((end - start + DAY_MS - 1) / DAY_MS, granularity.days_max());
    // One hour more, in case a clock is set back within the span.
    if end - start > days_max * DAY_MS + HOUR_MS {
        let granularity = granularity.as_str();
        return Err(Problem::parameter(
            "end_date",
            format!(
                "{days} days are too many for {granularity}: ask for at most {days_max} days at once, or for a coarser `granularity`"
            ),
        ));
    }
    Ok(Question { span: Span { start, end }, granularity, metrics: metrics(parameters)? })
}

/// Refuses parameters that are not among `known`.
pub(super) fn check_names(parameters: &[(String, String)], known: &[&str]) -> Result<(), Problem> {
    // Otherwise a misspelt name would silently change the answer.
    match parameters.iter().find(|(name, _)| !known.contains(&name.as_str())) {
        Some((name, _)) => {
            Err(Problem::parameter(name, format!("`{name}` is no parameter here: there are {}", known.join(", "))))
        }
        None => Ok(()),
    }
}

/// The value of a parameter, given at most once.
pub(super) fn single<'a>(parameters: &'a [(String, String)], name: &str) -> Result<Option<&'a str>, Problem> {
    let mut values = parameters.iter().filter(|(given, _)| given == name).map(|(_, value)| value.trim());
    match (values.next(), values.next()) {
        (_, Some(_)) => Err(Problem::parameter(name, format!("`{name}` is given more than once: give it once"))),
        (value, None) => Ok(value),
    }
}

fn granularity(parameters: &[(String, String)]) -> Result<Granularity, Problem> {
    let Some(text) = single(parameters, "granularity")? else { return Ok(Granularity::Hourly) };
    Granularity::ALL.into_iter().find(|granularity| granularity.as_str() == text).ok_or_else(|| {
        Problem::parameter("granularity", format!("`granularity` is \"{text}\": it can be hourly, daily or weekly"))
    })
}

/// One end of the span: an instant is used as it is, a date gives what `of_day` takes from that
/// local day.
fn bound(parameters: &[(String, String)], name: &str, zone: &Zone, of_day: impl Fn(Span) -> Millis) -> Result<Millis, Problem> {
    bound_given(parameters, name, zone, of_day)?
        .ok_or_else(|| Problem::parameter(name, format!("`{name}` is missing: give {BOUND_WOULD_DO}")))
}

const BOUND_WOULD_DO: &str =
    "a date such as 2026-11-22 (a day at the site), or an instant with its offset such as 2026-11-22T17:00:00Z";

/// The same for an optional parameter.
pub(super) fn bound_given(
    parameters: &[(String, String)],
    name: &str,
    zone: &Zone,
    of_day: impl Fn(Span) -> Millis,
) -> Result<Option<Millis>, Problem> {
    let Some(text) = single(parameters, name)? else { return Ok(None) };
    let day = Date::parse(text).map(|date| zone.day_of(date));
    // For example Apia, which went from the 29th of December 2011 straight to the 31st.
    if day.is_some_and(|day| day.length_ms() == 0) {
        let detail =
            format!("`{name}` is {text}, a day that never was at this site: its clocks skipped it. Give the day before or after");
        return Err(Problem::parameter(name, detail));
    }
    let found = day.map(of_day).or_else(|| notation::read(text));
    match found {
        Some(at) => Ok(Some(at)),
        None => Err(Problem::parameter(name, format!("`{name}` is \"{text}\": give {BOUND_WOULD_DO}"))),
    }
}

fn metrics(parameters: &[(String, String)]) -> Result<Vec<&'static Metric>, Problem> {
    let given: Vec<&str> = parameters.iter().filter(|(name, _)| name == "metrics").map(|(_, value)| value.as_str()).collect();
    let names: Vec<&str> = match given.is_empty() {
        true => vec!["electricity_kwh"],
        false => given.iter().flat_map(|list| list.split(',')).map(str::trim).filter(|name| !name.is_empty()).collect(),
    };
    let known = || METRICS.iter().map(|metric| metric.name).collect::<Vec<_>>().join(", ");
    if names.is_empty() {
        return Err(Problem::parameter("metrics", format!("`metrics` is empty: name some of {}", known())));
    }
    let mut found: Vec<&'static Metric> = Vec::new();
    for name in names {
        let metric = METRICS.iter().find(|metric| metric.name == name);
        let metric = metric.ok_or_else(|| {
            Problem::parameter("metrics", format!("`metrics` names \"{name}\", which is not known: name some of {}", known()))
        })?;
        if !found.contains(&metric) {
            found.push(metric);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn asked(query: &[(&str, &str)], zone: &Zone) -> Result<Question, Problem> {
        let pairs: Vec<_> = query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        question(&pairs, zone)
    }

    fn refused(query: &[(&str, &str)]) -> (String, String) {
        let problem = asked(query, &Zone::utc()).unwrap_err();
        let (parameter, detail) = problem.told();
        (parameter.unwrap_or_default().to_owned(), detail.to_owned())
    }

    #[test]
    fn dates_are_days_at_the_site_and_the_last_one_counts() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let found = asked(&[("start_date", "2026-10-25"), ("end_date", "2026-10-25")], &zone).unwrap();
        assert_eq!(notation::written(found.span.start), "2026-10-24T22:00:00Z");
        assert_eq!(found.span.length_ms(), 25 * HOUR_MS);
        assert_eq!(found.granularity, Granularity::Hourly);
        assert_eq!(found.metrics.iter().map(|metric| metric.name).collect::<Vec<_>>(), ["electricity_kwh"]);
    }

    #[test]
    fn a_day_that_the_clocks_skipped_is_said_to_be_none() {
        let zone = Zone::named("Pacific/Apia").unwrap();
        let problem = asked(&[("start_date", "2011-12-30"), ("end_date", "2011-12-30")], &zone).unwrap_err();
        let (parameter, detail) = problem.told();
        assert_eq!(parameter, Some("start_date"));
        assert!(detail.contains("2011-12-30, a day that never was"), "{detail}");
        assert_eq!(
            asked(&[("start_date", "2011-12-29"), ("end_date", "2011-12-31")], &zone).unwrap().span.length_ms(),
            2 * DAY_MS
        );
    }

    #[test]
    fn an_instant_ends_the_span_before_itself() {
        let query = [("start_date", "2026-11-22T10:00:00Z"), ("end_date", "2026-11-22T12:00:00Z")];
        assert_eq!(asked(&query, &Zone::utc()).unwrap().span.length_ms(), 2 * HOUR_MS);
    }

    #[test]
    fn metrics_come_as_a_list_or_one_by_one_and_each_once() {
        let query = [
            ("start_date", "2026-11-01"),
            ("end_date", "2026-11-02"),
            ("metrics", "steam_lbs, electricity_kwh"),
            ("metrics", "cost_usd,steam_lbs"),
        ];
        let found = asked(&query, &Zone::utc()).unwrap();
        assert_eq!(
            found.metrics.iter().map(|metric| metric.name).collect::<Vec<_>>(),
            ["steam_lbs", "electricity_kwh", "cost_usd"]
        );
    }

    #[test]
    fn a_refusal_names_the_parameter_what_was_given_and_what_would_do() {
        let days = [("start_date", "2026-11-01"), ("end_date", "2026-11-02")];
        let with = |name, value| refused(&[days[0], days[1], (name, value)]);
        assert_eq!(
            with("granularity", "hour"),
            ("granularity".to_owned(), "`granularity` is \"hour\": it can be hourly, daily or weekly".to_owned())
        );
        assert_eq!(with("granularty", "daily").0, "granularty");
        assert!(with("metrics", "gas").1.contains("natural_gas_therms"));
        assert!(with("metrics", " , ").1.contains("is empty"));
        assert_eq!(
            with("start_date", "2026-11-01"),
            ("start_date".to_owned(), "`start_date` is given more than once: give it once".to_owned())
        );
        assert!(refused(&[days[0]]).1.starts_with("`end_date` is missing: give a date such as"));
        assert!(refused(&[("start_date", "2026-02-30"), days[1]]).1.contains("\"2026-02-30\""));
        assert_eq!(refused(&[("start_date", "2026-11-03"), days[1]]).0, "end_date");
    }

    #[test]
    fn a_span_is_bounded_by_how_fine_it_is_asked_for() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let span = |end, granularity| {
            asked(&[("start_date", "2024-01-01"), ("end_date", end), ("granularity", granularity)], &zone).map(|_| ())
        };
        // 400 days with a clock change in each direction, and ten years with three leap days.
        assert_eq!(span("2025-02-03", "hourly"), Ok(()));
        assert!(span("2025-02-04", "hourly").unwrap_err().told().1.contains("at most 400 days"));
        assert_eq!(span("2033-12-31", "daily"), Ok(()));
        assert_eq!(span("2034-01-02", "weekly").unwrap_err().told().0, Some("end_date"));
    }
}
