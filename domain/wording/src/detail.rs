//! What a finding tells beside its sentence: the evidence, and likely causes. Findings of earlier
//! versions may have them as text, which is passed on.

use crate::{Amounts, Words, cause, evidence, old};
use domain::Zone;
use domain::finding::{Detail, Finding};

/// What was seen, in a sentence; `None` if there is nothing to say. `zone` is the site's.
#[must_use]
pub fn seen(words: Words, found: &Finding, zone: &Zone, amounts: Amounts) -> Option<String> {
    match &found.detail {
        Detail::Facts(facts) => Some(evidence::sentence(words, found, &facts.evidence, zone, amounts)),
        Detail::Text(text) => (!text.sentence.is_empty()).then(|| old::read(&text.sentence, words, amounts)),
    }
}

/// What it may come from, the likeliest first.
#[must_use]
pub fn causes(words: Words, found: &Finding) -> Vec<String> {
    match &found.detail {
        Detail::Facts(facts) => facts.causes.iter().map(|&one| cause::cause(words, one).to_owned()).collect(),
        Detail::Text(text) => text.causes.clone(),
    }
}
