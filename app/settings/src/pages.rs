//! Pages of fifty lines for a long list: what is shown, and the links to the rest.

use leptos::prelude::*;
use wording::Words;
use wording::page::settings::pages as says;

/// The lines on a page.
pub const A_PAGE: usize = 50;

/// A page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The page's number, from 1.
    number: usize,
    /// The number of lines in the whole list.
    total: usize,
}

impl Pages {
    /// The page that is asked for, or the last page if there are fewer.
    pub fn of(asked: Option<usize>, total: usize) -> Self {
        let last = total.div_ceil(A_PAGE).max(1);
        Self { number: asked.unwrap_or(1).clamp(1, last), total }
    }

    /// The number of lines before the page.
    pub fn start(self) -> usize {
        (self.number - 1) * A_PAGE
    }

    /// The number of lines up to the end of the page.
    pub fn end(self) -> usize {
        (self.start() + A_PAGE).min(self.total)
    }

    /// Which lines are shown; empty if all of them are.
    fn words(self, words: Words) -> String {
        if self.total <= A_PAGE {
            return String::new();
        }
        says::shown(words, self.start() + 1, self.end(), self.total)
    }
}

/// The foot of a list: which lines are shown, and the links to the previous and the next page.
#[component]
pub fn PageLinks(
    /// In whose words.
    words: Words,

    /// The page.
    pages: Pages,
    /// The list's address up to the page's number: `/settings/meters?page=`.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    let to = |number: usize, words: &'static str, rel: &'static str| {
        view! { " "<a class="button button-quiet" rel=rel href=format!("{href}{number}")>{words}</a> }
    };
    let is_long = pages.total > A_PAGE;
    is_long.then(|| {
        let before = (pages.number > 1).then(|| to(pages.number - 1, says::before(words), "prev"));
        let after = (pages.end() < pages.total).then(|| to(pages.number + 1, says::after(words), "next"));
        view! { <p class="status-text">{pages.words(words)}{before}{after}</p> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_not_there_is_the_last_one() {
        let of = |asked, total| {
            let pages = Pages::of(asked, total);
            (pages.start(), pages.end(), pages.words(Words::ENGLISH))
        };
        assert_eq!(of(None, 0), (0, 0, String::new()));
        assert_eq!(of(Some(0), 50), (0, 50, String::new()));
        assert_eq!(of(Some(2), 51), (50, 51, "51 to 51 of 51.".to_owned()));
        assert_eq!(of(Some(99), 1_234), (1_200, 1_234, "1,201 to 1,234 of 1,234.".to_owned()));
    }
}
