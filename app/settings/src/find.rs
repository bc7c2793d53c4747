//! The field above a list of the settings: which lines are shown, by a part of their names. Leaves
//! out the search over everything, which is in the bar.

use app::{folded, natural_order};
use leptos::prelude::*;
use std::cmp::Ordering;
use wording::Words;
use wording::page::settings::pages as says;

/// The longest text that is searched for, in characters; the rest is left out.
const TEXT_CHARS_MAX: usize = 100;

/// What is searched for in a list. Empty, it finds everything.
pub struct Wanted {
    /// As it was typed.
    text: String,
    words: Vec<String>,
}

impl Wanted {
    /// What an address asks for.
    pub fn of(asked: Option<&str>) -> Self {
        let text: String = asked.unwrap_or_default().trim().chars().take(TEXT_CHARS_MAX).collect();
        let words = folded(&text).split_whitespace().map(str::to_owned).collect();
        Self { text, words }
    }

    /// Whether anything is searched for.
    pub fn is_asked(&self) -> bool {
        !self.words.is_empty()
    }

    /// Whether every word is in one of these texts.
    pub fn fits(&self, texts: &[&str]) -> bool {
        let all = folded(&texts.join(" "));
        self.words.iter().all(|word| all.contains(word.as_str()))
    }
}

/// The order of names in lists: as people count.
pub fn by_name<T>(name: impl Fn(&T) -> &str) -> impl Fn(&T, &T) -> Ordering {
    move |one, other| natural_order(name(one), name(other))
}

/// The field. It works without scripts.
#[component]
pub fn Find<'a>(
    /// In whose words.
    words: Words,
    /// The address of the list.
    href: &'static str,
    /// What is searched for.
    wanted: &'a Wanted,
    /// What the field is called, where it finds by more than names.
    #[prop(optional)]
    label: Option<&'static str>,
) -> impl IntoView + use<> {
    let text = wanted.text.clone();
    let is_asked = wanted.is_asked();
    view! {
        <form class="list-form" method="get" action=href role="search">
            <div class="field"><label for="q">{label.unwrap_or_else(|| says::find(words))}</label><input class="input" id="q" name="q" type="search" value=text autocomplete="off"/></div>
            <button class="button" type="submit">{says::find_go(words)}</button>
            {is_asked.then(|| view! { <a class="button button-quiet" href=href>{says::find_all(words)}</a> })}
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_be_somewhere_and_nothing_asked_finds_all() {
        let wanted = Wanted::of(Some("  Mill GAS "));
        assert!(wanted.fits(&["Gas meter", "Mill Hall"]) && !wanted.fits(&["Gas meter", "Oak House"]));
        assert!(Wanted::of(Some("prevost")).fits(&["Prévost"]));
        assert!(Wanted::of(None).fits(&[""]) && !Wanted::of(Some(" ")).is_asked());
    }
}
