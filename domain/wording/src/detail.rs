//! What a finding tells beside its sentence: the evidence, and likely causes. Findings of earlier
//! versions may have them as text, which is passed on.

use crate::{Units, cause, evidence};
use domain::Zone;
use domain::finding::{Detail, Finding};

/// What was seen, in a sentence; `None` if there is nothing to say. `zone` is the site's.
#[must_use]
pub fn seen(found: &Finding, zone: &Zone, units: Units) -> Option<String> {
    match &found.detail {
        Detail::Facts(facts) => Some(evidence::sentence(found, &facts.evidence, zone, units)),
        Detail::Text(text) => (!text.sentence.is_empty()).then(|| crate::text::read(&text.sentence, units)),
    }
}

/// What it may come from, the likeliest first.
#[must_use]
pub fn causes(found: &Finding) -> Vec<String> {
    match &found.detail {
        Detail::Facts(facts) => facts.causes.iter().map(|&one| cause::cause(one).to_owned()).collect(),
        Detail::Text(text) => text.causes.clone(),
    }
}
