//! The addresses to ask for: what the API has, with the ids that its lists answer, and what the
//! pages link to. Of addresses that only differ in numbers, a few are enough.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::Timestamp;
use serde_json::Value;

/// Where the walk begins: what no list and no page leads to.
const STARTS: [&str; 17] = [
    "/",
    "/status",
    "/anomalies",
    "/models",
    "/settings",
    "/readings/new",
    "/no-such-page",
    "/health",
    "/api/sites",
    "/api/buildings",
    "/api/meters",
    "/api/analytics/models",
    "/api/analytics/jobs",
    "/api/tariffs",
    "/api/factors",
    "/api/source-ratios",
    "/api/no-such-path",
];

/// A list's key, and the paths that take its values. `{from}`, `{to}` and `{month}` lie in the
/// demo's year.
const FOLLOWERS: [(&str, &[&str]); 4] = [
    (
        "building_id",
        &[
            "/api/energy/buildings/{}/current",
            "/api/energy/buildings/{}/historical?start_date={from}&end_date={to}&metrics=electricity_kwh,cost_usd,carbon_emissions_lbs,outdoor_temp_f",
            "/api/energy/buildings/{}/historical?start_date={from}&end_date={to}&granularity=daily&metrics=electricity_kwh,natural_gas_therms",
            "/api/energy/buildings/{}/historical?start_date={from}&end_date={to}&granularity=weekly",
            "/api/energy/buildings/{}/comparison",
            "/api/energy/buildings/{}/comparison?comparison_period=last_week",
            "/api/energy/buildings/{}/target",
            "/api/analytics/buildings/{}/anomalies",
            "/api/analytics/buildings/{}/anomalies?severity=high",
            "/api/analytics/buildings/{}/forecast",
            "/api/analytics/buildings/{}/forecast?granularity=monthly",
            "/api/analytics/models?building_id={}",
            "/api/energy/buildings/{}/historical",
        ],
    ),
    ("meter", &["/api/meters/{}/latest", "/api/export?meter={}"]),
    ("account_id", &["/api/bills?account={}&period={month}"]),
    ("billing_account_id", &["/api/bills?account={}&period={month}"]),
];

/// Both names of the list, since either binary may have either.
const ACCOUNTS: [&str; 2] = ["/api/accounts", "/api/billing-accounts"];

/// Addresses that are not asked for: files, which other tests compare, and what an answer's size
/// would fill the memory with.
const LEFT: [&str; 4] = ["/assets/", "/sign-out", "/fn/", "/api/export"];

const DAY_S: i64 = 86_400;

pub struct Addresses {
    waiting: VecDeque<String>,
    known: BTreeSet<String>,
    /// How many of each pattern were taken.
    patterns: BTreeMap<String, usize>,
    alike_max: usize,
    max: usize,
    left_out: usize,
    dates: [(&'static str, String); 3],
}

impl Addresses {
    pub fn new(alike_max: usize, max: usize) -> Self {
        let now_s = Timestamp::now().as_second();
        let day = |days: i64| {
            let at = Timestamp::from_second(now_s - days * DAY_S).unwrap_or(Timestamp::UNIX_EPOCH);
            at.to_string().chars().take(10).collect::<String>()
        };
        let month = day(62).chars().take(7).collect();
        let mut addresses = Self {
            waiting: VecDeque::new(),
            known: BTreeSet::new(),
            patterns: BTreeMap::new(),
            alike_max,
            max,
            left_out: 0,
            dates: [("{from}", day(40)), ("{to}", day(2)), ("{month}", month)],
        };
        for path in STARTS.into_iter().chain(ACCOUNTS) {
            addresses.add(path);
        }
        addresses
    }

    /// The next address to ask for.
    pub fn next(&mut self) -> Option<String> {
        self.waiting.pop_front()
    }

    /// How many were not asked for because enough like them were.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Takes in what an answer leads to.
    pub fn learn(&mut self, path: &str, content_type: &str, body: &str) {
        if content_type.starts_with("text/html") {
            for address in links(path, body) {
                if !LEFT.iter().any(|left| address.starts_with(left)) {
                    self.add(&address);
                }
            }
        } else if content_type.starts_with("application/json")
            && let Ok(value) = serde_json::from_str(body)
        {
            self.learn_json(path, &value);
        }
    }

    fn learn_json(&mut self, path: &str, value: &Value) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.learn_json(path, value)),
            Value::Object(fields) => {
                for (name, paths) in FOLLOWERS {
                    let Some(id) = fields.get(name).and_then(written) else { continue };
                    for path in paths {
                        let path = self.dates.iter().fold(path.replace("{}", &id), |path, (name, date)| path.replace(name, date));
                        self.add(&path);
                    }
                }
                if let Some(id) = fields.get("anomaly_id").and_then(written) {
                    let list = path.split('?').next().unwrap_or_default();
                    if list.ends_with("/anomalies") {
                        self.add(&format!("{list}/{id}"));
                    }
                    self.add(&format!("/anomalies/{id}"));
                }
                fields.values().filter(|value| value.is_array()).for_each(|value| self.learn_json(path, value));
            }
            _ => {}
        }
    }

    fn add(&mut self, address: &str) {
        let address = address.split('#').next().unwrap_or_default();
        if !self.known.insert(address.to_owned()) {
            return;
        }
        let taken = self.patterns.entry(pattern(address)).or_default();
        if *taken >= self.alike_max || self.known.len() > self.max {
            self.left_out += 1;
            return;
        }
        *taken += 1;
        self.waiting.push_back(address.to_owned());
    }
}

/// A value as it stands in an address.
fn written(value: &Value) -> Option<String> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        _ => return None,
    };
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    Some(text.bytes().map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect())
}

/// The address without its numbers, the keys of meters and the values of its query.
fn pattern(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let parts: Vec<&str> = path.split('/').collect();
    let is_free = |place: usize| place > 0 && parts[place - 1] == "meters" && parts[place] != "waiting";
    let path: Vec<&str> = (0..parts.len())
        .map(|place| if parts[place].parse::<u64>().is_ok() || is_free(place) { "{}" } else { parts[place] })
        .collect();
    let mut names: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    names.sort_unstable();
    format!("{}?{}", path.join("/"), names.join("&"))
}

/// The addresses on this server that a page links to.
fn links(page: &str, html: &str) -> Vec<String> {
    let page = page.split('?').next().unwrap_or_default();
    let values = html.split("<a ").skip(1).filter_map(|rest| {
        let tag = rest.split('>').next()?;
        tag.split("href=\"").nth(1)?.split('"').next()
    });
    values
        .map(|href| href.replace("&amp;", "&"))
        .filter_map(|href| match href.chars().next() {
            Some('/') if !href.starts_with("//") => Some(href),
            Some('?') => Some(format!("{page}{href}")),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_lead_to_what_takes_their_ids() {
        let mut addresses = Addresses::new(2, 1_000);
        let started = addresses.waiting.len();
        addresses.learn("/api/buildings", "application/json", r#"[{"building_id":7,"meter":"flat 2/k"},{"building_id":8}]"#);
        let found: Vec<String> = addresses.waiting.iter().skip(started).cloned().collect();
        assert!(found.contains(&"/api/energy/buildings/7/current".to_owned()), "{found:?}");
        assert!(found.contains(&"/api/meters/flat%202%2Fk/latest".to_owned()), "{found:?}");
        assert!(found.iter().all(|path| !path.contains('{')), "{found:?}");
        let list = "/api/analytics/buildings/7/anomalies";
        addresses.learn(list, "application/json", r#"{"anomalies":[{"anomaly_id":3,"building_id":7}]}"#);
        assert_eq!(addresses.waiting.iter().rev().take(2).collect::<Vec<_>>(), ["/anomalies/3", &format!("{list}/3")]);
    }

    #[test]
    fn of_addresses_that_are_alike_a_few_are_taken() {
        let mut addresses = Addresses::new(2, 1_000);
        let started = addresses.waiting.len();
        let html = r##"<a class="x" href="/buildings/1?by=day&amp;on=2#history">1</a><a href="/buildings/2?on=5&amp;by=week">2</a>
            <a href="/buildings/3?by=day&amp;on=1">3</a><a href="?before=7">older</a><a href="https://example.org/">out</a>
            <a href="/assets/x.js">a file</a><a href="#main">here</a>"##;
        addresses.learn("/meters/1?x=1", "text/html; charset=utf-8", html);
        let found: Vec<&String> = addresses.waiting.iter().skip(started).collect();
        assert_eq!(found, ["/buildings/1?by=day&on=2", "/buildings/2?on=5&by=week", "/meters/1?before=7"]);
        assert_eq!(addresses.left_out(), 1);
    }
}
