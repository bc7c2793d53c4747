//! No number makes the server fail: invalid numbers in page addresses, forms and functions are
//! answered with what is wrong.

use super::town::fill;
use super::{Served, encoded, routes};
use axum::http::Method;
use scraper::{Html, Selector};
use std::collections::BTreeSet;

/// Too large for any number here, the largest and the smallest, fractions, and empty.
const NUMBERS: [&str; 9] = [
    "99999999999999999999999999",
    "-99999999999999999999999999",
    "9223372036854775807",
    "-9223372036854775808",
    "-1",
    "0",
    "1.5",
    "1e400",
    "",
];

#[tokio::test]
async fn a_number_in_an_address_is_answered_and_never_a_failure_of_the_server() {
    let served = Served::new().await;
    fill(&served).await;
    for path in addresses(&served).await {
        for number in NUMBERS {
            let path = path.replace("{}", &encoded(number));
            let answer = served.get(&path).await;
            assert!(answer.status < 500, "{path} is answered {}: {}", answer.status, answer.body);
            if answer.status >= 400 && path.starts_with("/api/") {
                assert!(answer.body.contains("detail"), "{path}: {}", answer.body);
            }
        }
    }
}

/// Every address that the pages link to and the API has, with a placeholder for one of its numbers
/// or values.
async fn addresses(served: &Served) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in routes::read(&served.routes) {
        let answer = served.get(&path).await;
        found.extend(with_places(&path));
        if answer.kind.starts_with("text/html") {
            let document = Html::parse_document(&answer.body);
            let link = Selector::parse("a[href]").unwrap();
            let links = document.select(&link).filter_map(|link| link.attr("href")).filter(|href| href.starts_with('/'));
            found.extend(links.flat_map(with_places));
            let (form, field) = (Selector::parse("form:not([method=post])").unwrap(), Selector::parse("[name]").unwrap());
            for form in document.select(&form) {
                let action = form
                    .attr("action")
                    .filter(|action| action.starts_with('/'))
                    .unwrap_or(&path)
                    .split('?')
                    .next()
                    .unwrap_or_default();
                found.extend(form.select(&field).filter_map(|field| Some(format!("{action}?{}={{}}", field.attr("name")?))));
            }
        }
    }
    // Addresses that only further pages and programs use.
    for path in
        ["/settings/quarantine?before={}", "/settings/quarantine?done=removed&count={}", "/meters/1?before={}", "/?site={}"]
    {
        found.insert(path.to_owned());
    }
    found
}

/// The address with a placeholder in place of each number in its path and each value in its query,
/// one at a time.
fn with_places(address: &str) -> Vec<String> {
    let address = address.split('#').next().unwrap_or_default();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let parts: Vec<&str> = path.split('/').collect();
    let mut found = Vec::new();
    for (place, _) in parts.iter().enumerate().filter(|(_, part)| part.parse::<i64>().is_ok()) {
        let mut changed = parts.clone();
        changed[place] = "{}";
        found.push(changed.join("/"));
    }
    let pairs: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty()).collect();
    for (place, pair) in pairs.iter().enumerate() {
        let changed = format!("{}={{}}", pair.split('=').next().unwrap_or_default());
        let mut all: Vec<&str> = pairs.clone();
        all[place] = &changed;
        found.push(format!("{path}?{}", all.join("&")));
    }
    found
}

/// Server functions of pages and forms: the name, its number argument, and its other arguments.
const FUNCTIONS: [(&str, &str, &str); 10] = [
    ("/fn/quarantine-clear", "up_to", ""),
    ("/fn/meter-name", "meter", "name=a&building=1&role=main&new_building="),
    ("/settings/quarantine/remove", "id", ""),
    ("/settings/quarantine/again", "id", ""),
    ("/settings/tokens/revoke", "id", ""),
    ("/account/keys/revoke", "id", ""),
    ("/settings/people/1/keys/revoke", "id", ""),
    ("/settings/sources/remove", "id", ""),
    ("/settings/factors/remove", "id", ""),
    ("/settings/mappings/remove", "id", ""),
];

#[tokio::test]
async fn a_number_in_a_form_is_answered_by_what_is_wrong_with_it() {
    let served = Served::new().await;
    for (path, field, rest) in FUNCTIONS {
        for number in NUMBERS {
            let answer = served.ask(Method::POST, path, Some(format!("{field}={}&{rest}", encoded(number)))).await;
            let is_number = number.parse::<i64>().is_ok();
            assert!(answer.status < 500, "{path} with {field}={number} is answered {}: {}", answer.status, answer.body);
            // An empty value is not a number either, but it is allowed where the number is
            // optional.
            if !is_number && !number.is_empty() {
                assert!((400..500).contains(&answer.status), "{path} with {field}={number} is answered {}", answer.status);
                assert!(answer.body.contains(field), "{path} with {field}={number} names no field: {}", answer.body);
            }
        }
    }
}
