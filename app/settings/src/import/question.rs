//! What the plan of a file asks, and why an answer will not do, in the reader's words. Leaves out what
//! was seen in the file (`why`).

use files::{Layout, Plan};
use wording::Words;
use wording::page::settings::import::question as says;

/// The question of that path; `None` if it is none that a form shows.
pub fn asked(words: Words, plan: &Plan, path: &str) -> Option<String> {
    let label = label(plan, path);
    Some(match (what(path), label) {
        ("order", _) => says::order(words).to_owned(),
        ("decimal", _) => says::decimal(words).to_owned(),
        ("factors", _) => says::factors(words).to_owned(),
        ("zone", _) => says::zone(words).to_owned(),
        ("spacing", _) => says::spacing(words).to_owned(),
        ("stamp", _) => says::stamp(words).to_owned(),
        ("numbers", _) => says::numbers(words).to_owned(),
        ("end_day", _) => says::end_day(words).to_owned(),
        ("meter", Some(label)) => says::meter(words, label),
        ("unit", Some(label)) => says::unit(words, label),
        ("field", Some(label)) => says::field(words, label),
        ("kind", Some(label)) => says::kind(words, label),
        ("sign", Some(label)) => says::sign(words, label),
        _ => return None,
    })
}

/// What a file was taken for.
pub fn layout_words(words: Words, layout: Layout) -> String {
    says::layout(words, layout.as_str(), layout.publisher())
}

/// What would do in place of a refused answer; `None` if no form asks that.
pub fn would_do(words: Words, path: &str) -> Option<&'static str> {
    Some(match what(path) {
        "zone" => says::zone_would_do(words),
        "spacing" => says::spacing_would_do(words),
        "meter" => says::meter_would_do(words),
        "unit" => says::unit_would_do(words),
        "order" | "decimal" | "factors" | "stamp" | "numbers" | "end_day" | "field" | "kind" | "sign" => says::choose_one(words),
        _ => return None,
    })
}

/// The end of a path: what is asked.
fn what(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// What the file calls the series of a path.
fn label<'a>(plan: &'a Plan, path: &str) -> Option<&'a str> {
    let number = path.strip_prefix("series.")?.split('.').next()?.parse::<usize>().ok()?;
    plan.series.get(number).map(|series| series.label.as_str())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use files::Hints;
    use std::io::Cursor;

    #[test]
    fn every_open_question_of_a_table_is_asked_in_the_readers_language() {
        let rows = (0..24).map(|hour| format!("2026-11-02 {hour:02}:00,{}\n", 100 + hour));
        let text = format!("time,room\n{}", rows.collect::<String>());
        let plan = files::plan(&mut Cursor::new(text.into_bytes()), "rooms.csv", &Hints::default()).unwrap();
        let german = Words { language: wording::Language::German, ..Words::ENGLISH };
        let questions = plan.questions();
        assert!(!questions.is_empty());
        for question in questions {
            let told = asked(german, &plan, &question.path);
            assert!(told.is_some_and(|told| told != question.text), "{}", question.path);
            assert!(would_do(german, &question.path).is_some(), "{}", question.path);
        }
    }
}
