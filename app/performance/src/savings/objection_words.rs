//! What an auditor would object to in a baseline or in savings, as sentences.

use analytics::savings::{CVRMSE_MAX, Objection};
use wording::Words;
use wording::page::performance::savings::objection as says;

/// An objection as a sentence.
pub fn objection_words(words: Words, objection: &Objection) -> String {
    match *objection {
        Objection::FewDays { known, needed } => says::few_days(words, known, needed),
        Objection::FewInMonth { first, known, days } => says::few_in_month(words, &words.month_and_year(first), known, days),
        Objection::LeftOut { left_out, days } => says::left_out(words, left_out, days),
        Objection::Extrapolated { days } => says::extrapolated(words, days),
        Objection::PoorFit => says::poor_fit(words, &words.share(CVRMSE_MAX)),
        Objection::FewBlocks => says::few_blocks(words).to_owned(),
        Objection::WithinUncertainty { level } => says::within_uncertainty(words, &words.share(level)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_objection_is_told_in_the_readers_language() {
        let german = Words { language: wording::Language::German, ..Words::ENGLISH };
        let [english, german] =
            [Words::ENGLISH, german].map(|words| objection_words(words, &Objection::Extrapolated { days: 3 }));
        assert!(english.starts_with("On 3 days"), "{english}");
        assert!(german.starts_with("An 3 Tagen"), "{german}");
    }
}
