//! Help: the manuals of `docs`, which the binary brings along, so they fit its version and are there
//! without a network. Leaves out the manuals for those who change the program.

use crate::Scope;
use crate::document::frame::{Frame, HELP};
use crate::route::Routes;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::collections::HashSet;
use std::sync::LazyLock;
use wording::Words;
use wording::page::help as says;

/// A manual.
struct Manual {
    /// Its address: the name of its file in `docs`.
    path: &'static str,
    /// What it is about, in the reader's language.
    about: fn(Words) -> &'static str,
    text: &'static str,
    /// Made when somebody first reads it.
    html: LazyLock<String>,
}

macro_rules! manual {
    ($name:ident) => {{
        const TEXT: &str = include_str!(concat!("../../../docs/", stringify!($name), ".md"));
        Manual {
            path: concat!("/help/", stringify!($name)),
            about: says::$name,
            text: TEXT,
            html: LazyLock::new(|| as_html(TEXT)),
        }
    }};
}

/// The manuals, in the order in which one needs them.
static MANUALS: [Manual; 8] = [
    manual!(devices),
    manual!(files),
    manual!(money),
    manual!(analytics),
    manual!(access),
    manual!(calendars),
    manual!(backup),
    manual!(api),
];

/// The routes of help.
pub fn routes(routes: Routes) -> Routes {
    let routes = routes.get("/help", index);
    MANUALS
        .iter()
        .fold(routes, |routes, manual| routes.get(manual.path, move |state: Scope| std::future::ready(read(&state, manual))))
}

async fn index(state: Scope) -> Response {
    let words = state.words_of_all();
    let [before, strong, behind] = says::headline(words);
    Frame::first(&state, HELP.name(words), HELP).answer(StatusCode::OK, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">{before}<strong>{strong}</strong>{behind}</h1>
            </div>
            <ul class="link-list">
                {MANUALS.iter().map(|manual| view! {
                    <li><a href=manual.path hreflang="en">{title(manual.text)}</a><p class="status-text">{(manual.about)(words)}</p></li>
                }).collect_view()}
            </ul>
        }
        .into_any()
    })
}

fn read(state: &Scope, manual: &'static Manual) -> Response {
    let title = title(manual.text);
    Frame { section: HELP, ..Frame::new(state, title) }.answer(StatusCode::OK, || {
        view! {
            <article class="prose" lang="en">
                <h1 class="headline"><strong>{title}</strong></h1>
                <div inner_html=manual.html.as_str()></div>
            </article>
        }
        .into_any()
    })
}

/// The title of a manual: its first line.
fn title(text: &'static str) -> &'static str {
    text.lines().next().unwrap_or_default().trim_start_matches('#').trim()
}

/// A manual as HTML, without its title. Headings can be linked to as on the pages of the sources; links to files that
/// the binary does not bring are plain text, and so is HTML in the text.
fn as_html(text: &str) -> String {
    let events: Vec<Event<'_>> = Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).collect();
    let (mut shown, mut ids, mut at) = (Vec::with_capacity(events.len()), HashSet::new(), 0);
    let mut is_linked = true;
    while let Some(event) = events.get(at) {
        at += 1;
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                at += events[at..].iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_)))).count() + 1;
            }
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                let told = events[at..].iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
                let id = anchor(&told.filter_map(text_of).collect::<String>(), &mut ids);
                let (level, classes, attrs) = (*level, classes.clone(), attrs.clone());
                shown.push(Event::Start(Tag::Heading { level, id: Some(id.into()), classes, attrs }));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let to = address(dest_url);
                is_linked = to.is_some();
                shown.extend(to.map(|to| {
                    let (link_type, title, id) = (*link_type, title.clone(), id.clone());
                    Event::Start(Tag::Link { link_type, dest_url: to, title, id })
                }));
            }
            Event::End(TagEnd::Link) if !is_linked => is_linked = true,
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            Event::Html(text) | Event::InlineHtml(text) => shown.push(Event::Text(text.clone())),
            // What is wider than a phone scrolls, and can be reached by keys.
            Event::Start(Tag::Table(_)) => {
                shown.extend([Event::Html("<div class=\"prose-wide\" tabindex=\"0\">".into()), event.clone()]);
            }
            Event::End(TagEnd::Table) => shown.extend([event.clone(), Event::Html("</div>".into())]),
            Event::Start(Tag::CodeBlock(_)) => shown.push(Event::Html("<pre class=\"payload\" tabindex=\"0\"><code>".into())),
            Event::End(TagEnd::CodeBlock) => shown.push(Event::Html("</code></pre>".into())),
            event => shown.push(event.clone()),
        }
    }
    let mut page = String::with_capacity(text.len() * 5 / 4);
    html::push_html(&mut page, shown.into_iter());
    page
}

fn text_of<'a>(event: &'a Event<'_>) -> Option<&'a str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        _ => None,
    }
}

/// The name under which a heading is linked to: its words in small letters, joined by hyphens.
fn anchor(heading: &str, taken: &mut HashSet<String>) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
    let name: String = kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase();
    let free = (0..).map(|n| if n == 0 { name.clone() } else { format!("{name}-{n}") }).find(|name| !taken.contains(name));
    let free = free.unwrap_or(name);
    taken.insert(free.clone());
    free
}

/// Where a link leads here; `None` to a file that is not here.
fn address<'a>(to: &CowStr<'a>) -> Option<CowStr<'a>> {
    if to.starts_with("https://") || to.starts_with("http://") || to.starts_with('#') {
        return Some(to.clone());
    }
    let (file, anchor) = to.split_once('#').map_or((&**to, None), |(file, anchor)| (file, Some(anchor)));
    let path = format!("/help/{}", file.strip_suffix(".md")?);
    let is_here = MANUALS.iter().any(|manual| manual.path == path);
    is_here.then(|| anchor.map_or(path.clone(), |anchor| format!("{path}#{anchor}")).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_is_shown_without_its_title_and_with_headings_that_can_be_linked_to() {
        let page = as_html(
            "# Backups\n\nText, see [files](files.md#what-is-read) and [here](#sqlite).\n\n## SQLite\n\n```\nls <a>\n```\n\n### SQLite\n",
        );
        assert!(!page.contains("<h1>"), "{page}");
        assert!(
            page.contains("<a href=\"/help/files#what-is-read\">files</a>") && page.contains("<a href=\"#sqlite\">"),
            "{page}"
        );
        assert!(page.contains("<h2 id=\"sqlite\">SQLite</h2>") && page.contains("<h3 id=\"sqlite-1\">"), "{page}");
        assert!(page.contains("<pre class=\"payload\" tabindex=\"0\"><code>ls &lt;a&gt;\n</code></pre>"), "{page}");
    }

    #[test]
    fn what_the_binary_does_not_bring_is_no_link_and_html_is_text() {
        let page = as_html("[a file](../server/src/main.rs), ![a picture](pictures/home.png), <b onclick=\"x\">bold</b>");
        assert!(page.contains("<p>a file, a picture, &lt;b onclick=\"x\"&gt;bold&lt;/b&gt;</p>"), "{page}");
    }

    #[test]
    fn every_manual_has_a_title_and_every_link_between_them_leads_to_a_heading() {
        let pages: Vec<(&str, String)> = MANUALS.iter().map(|manual| (manual.path, manual.html.clone())).collect();
        for (manual, (path, page)) in MANUALS.iter().zip(&pages) {
            assert!(!title(manual.text).is_empty() && page.len() > 1000, "{path}");
            for to in page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                let Some((file, anchor)) = to.split_once('#').filter(|_| !to.starts_with("http")) else { continue };
                let file = if file.is_empty() { path } else { file };
                let target = pages.iter().find(|page| page.0 == file).map(|page| page.1.as_str()).unwrap_or_default();
                assert!(target.contains(&format!("id=\"{anchor}\"")), "{path} leads to {to}");
            }
        }
    }
}
