//! Labels as words: in lower case, without accents, compounds matched by their stems. Leaves out
//! what the words mean.

/// A letter in lower case without its accent, and its second letter if it stands for two.
fn plain(c: char) -> (char, Option<char>) {
    let one = match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ß' => return ('s', Some('s')),
        'æ' => return ('a', Some('e')),
        'œ' => return ('o', Some('e')),
        other => other,
    };
    (one, None)
}

/// A text in lower case, without accents.
pub(crate) fn folded(text: &str) -> String {
    let mut into = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let (one, more) = plain(c);
        into.push(one);
        into.extend(more);
    }
    into
}

/// The words of a label. `ActiveEnergy` is two words, and so is `reading1`; `kWh` and `T1` are one.
pub(crate) fn words(label: &str) -> Vec<String> {
    let mut found = Vec::new();
    for run in label.split(|c: char| !c.is_alphanumeric() && !"°%³".contains(c)) {
        let (mut word, mut lower, mut letters) = (String::new(), 0usize, 0usize);
        for c in run.chars() {
            let humps = c.is_uppercase() && lower >= 3;
            let number = c.is_ascii_digit() && letters >= 4 && letters == word.chars().count();
            if humps || number {
                found.push(folded(&std::mem::take(&mut word)));
                letters = 0;
            }
            lower = if c.is_lowercase() { lower + 1 } else { 0 };
            letters += usize::from(c.is_alphabetic());
            word.push(c);
        }
        if !word.is_empty() {
            found.push(folded(&word));
        }
    }
    found
}

/// Whether one of the entries is among the words. An entry is a word; `feed in`: words in a row;
/// `consum*`: a word that begins so; `*bezug*`: a word that holds it, as in German compounds.
pub(crate) fn says(words: &[String], entries: &[&str]) -> bool {
    entries.iter().any(|entry| said(words, entry))
}

/// Whether one of the entries is this word.
pub(crate) fn is_one_of(word: &str, entries: &[&str]) -> bool {
    entries.iter().any(|entry| fits(word, entry))
}

fn said(words: &[String], entry: &str) -> bool {
    let parts = entry.split(' ').count();
    (0..words.len())
        .any(|at| words.len() - at >= parts && entry.split(' ').zip(&words[at..]).all(|(pattern, word)| fits(word, pattern)))
}

/// Whether a single word fits a pattern.
pub(crate) fn fits(word: &str, pattern: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(rest), Some(_)) => word.contains(rest.trim_end_matches('*')),
        (Some(end), None) => word.ends_with(end),
        (None, Some(start)) => word.starts_with(start),
        (None, None) => word == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_split_where_people_read_a_new_word() {
        for (label, expected) in [
            ("Usage (kWh)", "usage kwh"),
            ("Zählerstand", "zahlerstand"),
            ("ActiveEnergyImport", "active energy import"),
            ("reading1", "reading 1"),
            ("T1 m³", "t1 m³"),
            ("Förbrukning_el", "forbrukning el"),
            ("Straße æble", "strasse aeble"),
        ] {
            assert_eq!(words(label).join(" "), expected);
        }
    }

    #[test]
    fn stems_and_words_in_a_row_are_found() {
        let label = words("Netzbezug, fed in, consumption");
        assert!(says(&label, &["*bezug*"]) && says(&label, &["fed in"]) && says(&label, &["consum*"]));
        assert!(!says(&label, &["bezug"]) && !says(&label, &["in fed"]) && !says(&label, &["fed"; 0]));
    }
}
