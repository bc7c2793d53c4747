//! The methods of models, and how models become worse.

use crate::Words;
use crate::room::texts;

texts! { "performance/model/figures";
    /// A method by its name in the store.
    known_method(method: &str);
    /// How a model has become worse: its errors have grown, or there were none before.
    larger_errors(ratio: Option<&str>, forecasts: usize);
    /// How a model has become worse: its range holds less than it should.
    too_narrow(coverage: &str, level: &str);
}

/// A method by its name in the store; a name that is not known as it is.
#[must_use]
pub fn method(words: Words, name: &str) -> String {
    let said = known_method(words, name);
    if said != name {
        return said;
    }
    let mut text = name.replace(['-', '_'], " ");
    if let Some(first) = text.get(..1).map(str::to_uppercase) {
        text.replace_range(..1, &first);
    }
    text
}
