//! A long list in pages of fifty: which of it is shown, and the way to the rest.

use domain::figure;
use leptos::prelude::*;

/// So many lines stand on a page.
pub const A_PAGE: usize = 50;

/// A page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pages {
    /// Counted from 1.
    number: usize,
    /// Lines of the whole list.
    total: usize,
}

impl Pages {
    /// The page that is asked for, or the last where there are not so many.
    pub fn of(asked: Option<usize>, total: usize) -> Self {
        let last = total.div_ceil(A_PAGE).max(1);
        Self { number: asked.unwrap_or(1).clamp(1, last), total }
    }

    /// Lines before it.
    pub fn start(self) -> usize {
        (self.number - 1) * A_PAGE
    }

    /// Lines up to and with its last.
    pub fn end(self) -> usize {
        (self.start() + A_PAGE).min(self.total)
    }

    /// What of the list is shown; empty where it is all of it.
    fn words(self) -> String {
        if self.total <= A_PAGE {
            return String::new();
        }
        let count = |n: usize| figure::fixed(n as f64, 0);
        format!("{} to {} of {}.", count(self.start() + 1), count(self.end()), count(self.total))
    }
}

/// Below a list: what of it is shown, and the way to what comes before and after.
#[component]
pub fn PageLinks(
    /// Which page it is.
    pages: Pages,
    /// The list's address, up to the page's number: `/settings/meters?page=`.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    let to = |number: usize, words: &'static str, rel: &'static str| {
        view! { " "<a class="button button-quiet" rel=rel href=format!("{href}{number}")>{words}</a> }
    };
    let is_long = pages.total > A_PAGE;
    is_long.then(|| {
        let before = (pages.number > 1).then(|| to(pages.number - 1, "The fifty before", "prev"));
        let after = (pages.end() < pages.total).then(|| to(pages.number + 1, "The next fifty", "next"));
        view! { <p class="status-text">{pages.words()}{before}{after}</p> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_not_there_is_the_last_one() {
        let of = |asked, total| {
            let pages = Pages::of(asked, total);
            (pages.start(), pages.end(), pages.words())
        };
        assert_eq!(of(None, 0), (0, 0, String::new()));
        assert_eq!(of(Some(0), 50), (0, 50, String::new()));
        assert_eq!(of(Some(2), 51), (50, 51, "51 to 51 of 51.".to_owned()));
        assert_eq!(of(Some(99), 1_234), (1_200, 1_234, "1,201 to 1,234 of 1,234.".to_owned()));
    }
}
