//! Labels of the French meters' customer output (TIC, Enedis-NOI-CPT_54E) in the names of figures:
//! `EAST`, `EASF01`, `HCHP`. Leaves out labels that are words of their own, such as `BASE`.

use super::lexicon::Sense;

/// What a label says: a sense, and the tariff of a register.
pub(super) type Label = (Sense, Option<String>);

/// Registers of the tariffs of the mode of before Linky.
const HISTORIC: &[&str] = &["hchc", "hchp", "ejphn", "ejphpm", "bbrhcjb", "bbrhpjb", "bbrhcjw", "bbrhpjw", "bbrhcjr", "bbrhpjr"];

/// Apparent power: now, its highest, that of the day before.
const APPARENT: &[&str] = &["papp", "sinsts", "sinsti", "smaxsn", "smaxin"];

/// What a word says if it is a label.
pub(super) fn label(word: &str) -> Option<Label> {
    let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_numbered = stem.len() < word.len();
    Some(match stem {
        "east" if !is_numbered => (Sense::Lifetime, None),
        "eait" if !is_numbered => (Sense::Export, None),
        // The supplier's index. The network's is the same energy once more.
        "easf" if is_numbered => (Sense::Import, Some(word.to_owned())),
        "easd" if is_numbered => (Sense::Derived, None),
        "erq" if is_numbered => (Sense::Reactive, None),
        _ if HISTORIC.contains(&word) => (Sense::Import, Some(word.to_owned())),
        _ if APPARENT.contains(&stem) => (Sense::Reactive, None),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_registers_of_tariffs_and_other_words_are_none() {
        assert_eq!(label("easf02"), Some((Sense::Import, Some("easf02".to_owned()))));
        assert_eq!(label("hchp"), Some((Sense::Import, Some("hchp".to_owned()))));
        assert_eq!(label("east"), Some((Sense::Lifetime, None)));
        assert_eq!(label("easd01"), Some((Sense::Derived, None)));
        assert_eq!(label("sinsts1"), Some((Sense::Reactive, None)));
        assert!(label("base").is_none() && label("east2").is_none() && label("easement").is_none());
    }
}
