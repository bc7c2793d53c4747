//! All numbers of a message at once: a row for each, of which those that are wanted are ticked. Each
//! becomes a mapping of its own: all of them or, if one is refused, none. Leaves out the form (`rows`), and times and ways of counting, which
//! the form of one mapping has.

use super::form::{self, MappingInput};
use super::rows::Rows;
use super::sample;
use crate::field::{Figures, figure as typed};
use app::Scope;
use app::document::answer::{Failure, answered, see_other};
use app::document::part::Faults;
use axum::extract::Form;
use axum::response::Response;
use domain::{Mapping, MappingId};
use std::collections::{BTreeMap, BTreeSet};
use wording::Words;
use wording::page::settings::mapping::form as says;

const FACTOR: Figures = Figures { range: f64::MIN..=f64::MAX, would_do: says::factor_would_do };

/// The form as it was sent: fields by their names; those of a row end with its number.
type Sent = BTreeMap<String, String>;

/// Saves the ticked rows.
pub async fn save(state: Scope, Form(sent): Form<Vec<(String, String)>>) -> Response {
    answered(&state, save_or_show(&state, sent.into_iter().collect()).await)
}

async fn save_or_show(state: &Scope, sent: Sent) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let of = |name: &str| sent.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let topic = of("topic");
    let stored = match mappings(words, &sent) {
        Ok(mappings) => match state.store.mapping_put_all(&mappings, state.now()).await {
            Err(error) if error.is_refusal() => Err(error.to_string()),
            other => Ok(other?),
        },
        Err(why) => Err(why),
    };
    if let Err(why) = stored {
        let input = MappingInput { topic: topic.clone(), meter: of("meter"), rows: Rows(sent), ..MappingInput::default() };
        let sample = sample::newest(state, &topic).await?;
        return Ok(form::page(state, input, sample, form::Seen::NotAsked, Faults::from([("several", why)])));
    }
    super::read_now(state, &topic).await?;
    Ok(see_other("/settings/mappings?done=saved"))
}

/// The mappings of the ticked rows, or what is wrong with one.
fn mappings(words: Words, sent: &Sent) -> Result<Vec<Mapping>, String> {
    let of = |name: &str| sent.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    for row in sent.keys().filter_map(|name| name.strip_prefix("take-")) {
        let (pointer, field) = (of(&format!("pointer-{row}")), of(&format!("field-{row}")));
        let at = if pointer.is_empty() { says::whole_message(words).to_owned() } else { pointer.clone() };
        if field.is_empty() {
            return Err(format!("{at}: {}", says::field_missing(words)));
        }
        let mut faults = Faults::new();
        let factor = typed(words, "factor", &of(&format!("factor-{row}")), &FACTOR, &mut faults).unwrap_or(1.0);
        // A second number of the same kind is another part of the device, named as the device names it.
        let is_second = !taken.insert(field.clone());
        let mapping = Mapping {
            mapping_id: MappingId(0),
            topic: of("topic"),
            meter: of("meter"),
            part: if is_second { pointer.trim_start_matches('/').replace('/', "-") } else { String::new() },
            pointer,
            field,
            factor,
            is_interval: false,
            interval_s: None,
            time_pointer: String::new(),
            time_format: domain::mapping::TimeFormat::default(),
            zone: String::new(),
        };
        let domain = mapping.check().err().unwrap_or_default();
        if let Some(why) = faults.into_values().next().or_else(|| domain.into_iter().next().map(|fault| fault.reason)) {
            return Err(format!("{at}: {why}"));
        }
        found.push(mapping);
    }
    if found.is_empty() { Err(says::none_ticked(words).to_owned()) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn each_ticked_row_is_a_mapping_and_a_second_of_a_kind_is_a_part() {
        let found = mappings(
            Words::ENGLISH,
            &sent(&[
                ("topic", "shed/data"),
                ("meter", "shed"),
                ("take-0", "on"),
                ("pointer-0", "/w"),
                ("field-0", "power_w"),
                ("factor-0", "1"),
                ("pointer-1", "/volt"),
                ("field-1", ""),
                ("take-2", "on"),
                ("pointer-2", "/total_wh"),
                ("field-2", "energy_kwh"),
                ("factor-2", "0.001"),
                ("take-3", "on"),
                ("pointer-3", "/b/w"),
                ("field-3", "power_w"),
                ("factor-3", ""),
            ]),
        );
        let found: Vec<_> = found.unwrap().into_iter().map(|one| (one.pointer, one.field, one.factor, one.part)).collect();
        let expected = [("/w", "power_w", 1.0, ""), ("/total_wh", "energy_kwh", 0.001, ""), ("/b/w", "power_w", 1.0, "b-w")];
        assert_eq!(found.len(), 3);
        for (one, other) in found.iter().zip(expected) {
            assert_eq!((one.0.as_str(), one.1.as_str(), one.2, one.3.as_str()), other);
        }
    }

    #[test]
    fn a_row_without_a_quantity_and_a_form_without_a_row_say_so() {
        let ticked = [("topic", "a"), ("meter", "a"), ("take-0", "on"), ("pointer-0", "/w"), ("field-0", "")];
        assert!(mappings(Words::ENGLISH, &sent(&ticked)).unwrap_err().starts_with("/w: "));
        assert!(mappings(Words::ENGLISH, &sent(&[("topic", "a")])).is_err());
    }
}
