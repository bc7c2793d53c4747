//! How and of what somebody wants to be told: ways, kinds, and the hours in which nothing is sent. Leaves out
//! what is told and who sends it.

use crate::{Error, Result};
use serde::{Deserialize, Serialize};

/// Minutes of an hour.
const HOUR_MINUTES: u16 = 60;

/// A time of day, in whole minutes. It is written as `22:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay {
    minutes: u16,
}

impl TimeOfDay {
    /// The time that is written as `22:00`; also as `22:00:00`, as some browsers send it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_suffix(":00").filter(|text| text.contains(':')).unwrap_or(text);
        let (hours, minutes) = text.split_once(':')?;
        let two = |part: &str, below: u16| {
            let is_two = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u16>().ok().filter(|number| is_two && *number < below)
        };
        Some(Self { minutes: two(hours, 24)? * HOUR_MINUTES + two(minutes, HOUR_MINUTES)? })
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = &'static str;

    fn try_from(text: String) -> std::result::Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a time of day such as 22:00")
    }
}

impl From<TimeOfDay> for String {
    fn from(TimeOfDay { minutes }: TimeOfDay) -> Self {
        format!("{:02}:{:02}", minutes / HOUR_MINUTES, minutes % HOUR_MINUTES)
    }
}

/// Hours of each day in which nothing is sent, by the clock of the site. They may go over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuietHours {
    /// When they begin.
    pub from: TimeOfDay,
    /// When they end. It is another time than their beginning.
    pub to: TimeOfDay,
}

/// By which ways somebody wants to be told, and of what. What is sent by no way still stands in the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notify {
    /// By mail.
    pub email: bool,
    /// On the devices that they chose.
    pub push: bool,
    /// Of issues that were found.
    pub issues: bool,
    /// Of targets that are met or missed.
    pub targets: bool,
    /// Of reports that are ready.
    pub reports: bool,
    /// When nothing is sent.
    pub quiet_hours: Option<QuietHours>,
}

impl Default for Notify {
    fn default() -> Self {
        Self { email: true, push: false, issues: true, targets: true, reports: true, quiet_hours: None }
    }
}

impl Notify {
    /// Refuses hours that are none, or the whole day.
    pub(crate) fn check(&self) -> Result<()> {
        if self.quiet_hours.is_some_and(|hours| hours.from == hours.to) {
            return Err(Error::invalid(
                "quiet_hours",
                "give an end of the quiet hours that is another time than their beginning",
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use serde_json::json;

    #[test]
    fn a_time_of_day_is_written_as_it_is_read_and_others_are_refused() {
        for text in ["00:00", "06:30", "22:00", "23:59"] {
            assert_eq!(String::from(TimeOfDay::parse(text).unwrap()), text);
        }
        assert_eq!(TimeOfDay::parse("06:00:00"), TimeOfDay::parse("06:00"));
        for text in ["", "6:30", "24:00", "12:60", "+1:00", "12", "12:30:15", "ten"] {
            assert_eq!(TimeOfDay::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_an_earlier_version_stored_means_all_kinds_and_no_quiet_hours() {
        let stored: Notify = serde_json::from_value(json!({ "email": false, "push": false })).unwrap();
        assert_eq!(stored, Notify { email: false, ..Notify::default() });
        let told = json!({ "email": true, "push": false, "issues": true, "targets": false, "reports": true,
            "quiet_hours": { "from": "22:00", "to": "06:30" } });
        let read: Notify = serde_json::from_value(told.clone()).unwrap();
        assert_eq!(json!(read), told);
        assert!(read.check().is_ok());
        let hour = TimeOfDay::parse("22:00").unwrap();
        let none = Notify { quiet_hours: Some(QuietHours { from: hour, to: hour }), ..read };
        assert_eq!(none.check().unwrap_err().field(), Some("quiet_hours"));
    }
}
