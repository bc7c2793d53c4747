//! The addresses of the history section on its page. A choice keeps the others: who goes from days to
//! weeks still sees the cost of gas.

use super::range::Range;
use crate::model::history::{By, Shown};
use domain::zone::Date;
use domain::{SiteId, Utility};
use serde::Deserialize;
use wording::page::daily::history::{Measured, Other};

/// What a page's address says of the history, as it came. Each of them may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Params {
    /// The granularity.
    by: Option<String>,
    /// The first day.
    from: Option<String>,
    /// The last day.
    to: Option<String>,
    /// The utility.
    utility: Option<String>,
    /// Use, cost or carbon.
    show: Option<String>,
    /// The period to compare with.
    compare: Option<String>,
}

impl Params {
    /// Whether the address says anything of the history.
    #[must_use]
    pub fn is_any(&self) -> bool {
        *self != Self::default()
    }

    /// What [`Asked::query`] wrote.
    #[must_use]
    pub fn read(query: &str) -> Self {
        let mut read = Self::default();
        for (name, value) in query.split('&').filter_map(|part| part.split_once('=')) {
            let field = match name {
                "by" => &mut read.by,
                "from" => &mut read.from,
                "to" => &mut read.to,
                "utility" => &mut read.utility,
                "show" => &mut read.show,
                "compare" => &mut read.compare,
                _ => continue,
            };
            *field = Some(value.to_owned());
        }
        read
    }
}

/// What an address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The granularity; `None` for one that fits the range.
    pub by: Option<By>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// The utility; `None` for the first one.
    pub utility: Option<Utility>,
    /// Use, cost or carbon.
    pub measured: Measured,
    /// The period to compare with.
    pub other: Other,
    /// What could not be read, as it came.
    pub unreadable: Vec<String>,
}

impl Asked {
    /// What an address asks for.
    #[must_use]
    pub fn of(params: &Params) -> Self {
        let mut unreadable = Vec::new();
        Self {
            by: read(params.by.as_ref(), &mut unreadable, By::parse),
            from: read(params.from.as_ref(), &mut unreadable, Date::parse),
            to: read(params.to.as_ref(), &mut unreadable, Date::parse),
            utility: read(params.utility.as_ref(), &mut unreadable, Utility::parse),
            measured: read(params.show.as_ref(), &mut unreadable, Measured::parse).unwrap_or_default(),
            other: read(params.compare.as_ref(), &mut unreadable, Other::parse).unwrap_or_default(),
            unreadable,
        }
    }

    /// What it asks for, as an address says it: `by=week&show=cost`.
    #[must_use]
    pub fn query(&self) -> String {
        let mut made = Vec::new();
        made.extend(self.by.map(|by| format!("by={}", by.word())));
        made.extend(self.from.map(|from| format!("from={from}")));
        made.extend(self.to.map(|to| format!("to={to}")));
        made.extend(self.utility.map(|utility| format!("utility={}", utility.as_str())));
        made.extend((self.measured != Measured::default()).then(|| format!("show={}", self.measured.as_str())));
        made.extend((self.other != Other::default()).then(|| format!("compare={}", self.other.as_str())));
        made.join("&")
    }
}

/// Reads a part of an address. An empty one is a field of a form that nobody filled in.
fn read<T>(text: Option<&String>, unreadable: &mut Vec<String>, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    let text = text.filter(|text| !text.trim().is_empty())?;
    let found = parse(text.trim());
    if found.is_none() {
        unreadable.push(text.clone());
    }
    found
}

/// The addresses of a page's section.
pub struct Addresses<'a> {
    /// The overview is of one site of several.
    pub site: Option<SiteId>,
    /// What the page was asked for.
    pub asked: &'a Asked,
    /// What it shows.
    pub shown: Shown,
}

impl Addresses<'_> {
    fn of(&self, asked: &Asked) -> String {
        let site = self.site.map(|id| format!("site={id}&")).unwrap_or_default();
        format!("?{site}{}#history", asked.query())
    }

    fn with(&self, change: impl FnOnce(&mut Asked)) -> String {
        let mut asked = Asked { unreadable: Vec::new(), ..self.asked.clone() };
        change(&mut asked);
        self.of(&asked)
    }

    /// Of another granularity: of the days that were chosen if they make some bars, else of a range
    /// that fits it.
    pub fn by(&self, by: By, range: &Range) -> String {
        let has_days = self.asked.from.is_some() || self.asked.to.is_some();
        self.with(|asked| {
            asked.by = Some(by);
            (asked.from, asked.to) = match has_days && range.fits(by) {
                true => (Some(range.first), Some(range.last)),
                false => (None, None),
            };
        })
    }

    /// Of these days.
    pub fn days(&self, (first, last): (Date, Date)) -> String {
        self.with(|asked| (asked.by, asked.from, asked.to) = (Some(self.shown.by), Some(first), Some(last)))
    }

    /// Of a utility.
    pub fn utility(&self, utility: Utility) -> String {
        self.with(|asked| asked.utility = Some(utility))
    }

    /// Of use, cost or carbon.
    pub fn measured(&self, measured: Measured) -> String {
        self.with(|asked| asked.measured = measured)
    }

    /// Beside another period.
    pub fn other(&self, other: Other) -> String {
        self.with(|asked| asked.other = other)
    }

    /// Of the range that one gets who asks for none. It says by what, since an address that asks for
    /// nothing shows what was last looked at.
    pub fn usual(&self) -> Option<String> {
        let has_days = self.asked.from.is_some() || self.asked.to.is_some();
        has_days.then(|| self.with(|asked| (asked.by, asked.from, asked.to) = (Some(self.shown.by), None, None)))
    }

    /// Of one bar in parts: `{from}` and `{to}` stand for its days. `None` if it has none.
    pub fn opened(&self) -> Option<String> {
        let finer = self.shown.by.finer()?;
        let open = self.with(|asked| (asked.by, asked.from, asked.to) = (Some(finer), None, None));
        Some(open.replace("#history", "&from={from}&to={to}#history"))
    }

    /// Of some bars: `{from}` and `{to}` stand for their days.
    pub fn selected(&self) -> String {
        let open = self.with(|asked| (asked.by, asked.from, asked.to) = (None, None, None));
        open.replace("#history", "&from={from}&to={to}#history").replace("?&", "?")
    }

    /// What a form sends beside the days.
    pub fn kept(&self) -> Vec<(&'static str, String)> {
        let mut kept = Vec::new();
        kept.extend(self.site.map(|id| ("site", id.to_string())));
        kept.extend(self.asked.utility.map(|utility| ("utility", utility.as_str().to_owned())));
        kept.push(("show", self.asked.measured.as_str().to_owned()));
        kept.push(("compare", self.asked.other.as_str().to_owned()));
        kept
    }
}

/// The address of the days of a bar, from [`Addresses::opened`].
#[must_use]
pub fn filled(address: &str, (first, last): (Date, Date)) -> String {
    address.replace("{from}", &first.to_string()).replace("{to}", &last.to_string())
}

/// The range that was asked for.
#[must_use]
pub fn range(zone: &domain::Zone, asked: &Asked, now: domain::Millis) -> Range {
    Range::of(zone, asked.by, asked.from, asked.to, now)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    fn asked(query: &str) -> Asked {
        Asked::of(&Params::read(query))
    }

    #[test]
    fn a_choice_keeps_the_others() {
        let asked = asked("by=week&from=2026-09-07&to=2026-11-29&utility=natural_gas&show=cost");
        let shown = Shown { by: By::Week, measured: Measured::Cost, other: Other::Before };
        let addresses = Addresses { site: Some(SiteId(2)), asked: &asked, shown };
        let range = range(&domain::Zone::utc(), &asked, 0);
        assert_eq!(
            addresses.by(By::Day, &range),
            "?site=2&by=day&from=2026-09-07&to=2026-11-29&utility=natural_gas&show=cost#history"
        );
        // One bar of a year says nothing.
        assert_eq!(addresses.by(By::Year, &range), "?site=2&by=year&utility=natural_gas&show=cost#history");
        assert_eq!(
            addresses.other(Other::LastYear),
            "?site=2&by=week&from=2026-09-07&to=2026-11-29&utility=natural_gas&show=cost&compare=last_year#history"
        );
        assert_eq!(addresses.usual().unwrap(), "?site=2&by=week&utility=natural_gas&show=cost#history");
        assert_eq!(addresses.opened().unwrap(), "?site=2&by=day&utility=natural_gas&show=cost&from={from}&to={to}#history");
    }

    #[test]
    fn what_an_address_means_nobody_guesses() {
        let asked = asked("by=xx&from=yesterday&to=&show=cost");
        assert_eq!(asked.unreadable, ["xx", "yesterday"]);
        assert_eq!((asked.by, asked.from, asked.measured), (None, None, Measured::Cost));
    }
}
