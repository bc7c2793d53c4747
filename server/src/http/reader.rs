//! In which language a request is answered, in which units and how it looks: as the person chose in their
//! account, else in this browser, else as the browser says, else in English and in the units of the site.
//! Leaves out whose account it is (`sign_in`), where the choice is offered (the frame of pages, My account)
//! and what is said in which language (`wording`).

use crate::http::sign_in::{and_cookie, cookie, is_tls, own_path, set_cookie, to};
use crate::http::visitor::Visitor;
use app::document::answer::{Failure, answered};
use app::route::Door;
use app::theme::Theme;
use app::{AppState, Routes, Scope};
use axum::extract::{Form, Request};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, REFERER};
use axum::middleware::Next;
use axum::response::Response;
use domain::{Audience, UnitSystem};
use serde::Deserialize;
use wording::{Language, Reader};

/// Where a choice is sent.
pub(super) const READER: &str = "/reader";

const LANGUAGE: &str = "greenpulse_language";
const UNITS: &str = "greenpulse_units";
const THEME: &str = "greenpulse_theme";

/// A year: whoever comes back within it need not choose again.
const CHOICE_S: u64 = 365 * 24 * 60 * 60;

/// Adds the reader to each request.
pub async fn look(mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let (reader, theme) = (of(headers), cookie(headers, THEME).and_then(Theme::parse).unwrap_or_default());
    request.extensions_mut().insert(reader);
    request.extensions_mut().insert(theme);
    next.run(request).await
}

/// Who reads, by the headers of a request.
fn of(headers: &HeaderMap) -> Reader {
    let accepted = || headers.get(ACCEPT_LANGUAGE).and_then(|header| Language::of_accept(header.to_str().ok()?));
    Reader {
        language: cookie(headers, LANGUAGE).and_then(Language::parse).or_else(accepted).unwrap_or_default(),
        units: cookie(headers, UNITS).and_then(UnitSystem::parse),
    }
}

/// Where a choice is sent.
pub fn routes(state: AppState) -> Routes<()> {
    Routes::new(Door::Document, Audience::Everybody).post(READER, choose).with_state(state)
}

/// What was chosen. A field that is not sent changes nothing; one that names nothing we know, such as
/// an empty one, takes the choice back.
#[derive(Deserialize)]
struct Chosen {
    language: Option<String>,
    units: Option<String>,
    theme: Option<String>,
    back: Option<String>,
    /// Sent by My account, which says what was chosen and not what is shown.
    of_account: Option<String>,
}

impl Chosen {
    /// The language, as far as it was sent: the menu sends all that it shows, and what it showed was not
    /// chosen.
    fn language_beside(&self, shown: Language) -> Option<Option<Language>> {
        let sent = self.language.as_deref().map(Language::parse)?;
        (self.of_account.is_some() || sent != Some(shown)).then_some(sent)
    }

    /// The units, likewise.
    fn units_beside(&self, shown: Option<UnitSystem>) -> Option<Option<UnitSystem>> {
        let sent = self.units.as_deref().map(UnitSystem::parse)?;
        (self.of_account.is_some() || sent != shown).then_some(sent)
    }
}

/// Keeps what somebody with an account chose there. Through another's eyes nothing of theirs changes.
async fn keep(state: &Scope, chosen: &Chosen) -> Result<(), Failure> {
    let Some(person_id) = state.caller.own().map(|person| person.person_id) else { return Ok(()) };
    let (language, units) = (chosen.language_beside(state.reader.language), chosen.units_beside(state.reader.units));
    if language.is_none() && units.is_none() {
        return Ok(());
    }
    let before = state.store.person_get(person_id).await?;
    let mut now = before.person.clone();
    if let Some(language) = language {
        now.language = language.map(|language| language.as_str().to_owned());
    }
    if let Some(units) = units {
        now.units = units;
    }
    if now != before.person {
        state.store.person_update(person_id, Some(before.version), &now, &state.actor(), state.now()).await?;
    }
    Ok(())
}

async fn choose(state: Scope, visitor: Visitor, headers: HeaderMap, Form(chosen): Form<Chosen>) -> Response {
    if let Err(failure) = keep(&state, &chosen).await {
        return answered(&state, Err(failure));
    }
    let is_tls = is_tls(&visitor, &headers);
    let keep = |name, value: Option<&'static str>| match value {
        Some(value) => set_cookie(name, value, CHOICE_S, is_tls),
        None => set_cookie(name, "", 0, is_tls),
    };
    let came_from = headers.get(REFERER).and_then(|header| header.to_str().ok()).and_then(path_of);
    let mut response = to(&own_path(chosen.back.as_deref().or(came_from)));
    if let Some(language) = chosen.language {
        response = and_cookie(response, &keep(LANGUAGE, Language::parse(&language).map(Language::as_str)));
    }
    if let Some(units) = chosen.units {
        response = and_cookie(response, &keep(UNITS, UnitSystem::parse(&units).map(UnitSystem::as_str)));
    }
    if let Some(theme) = chosen.theme {
        let theme = Theme::parse(&theme).filter(|theme| *theme != Theme::Device);
        response = and_cookie(response, &keep(THEME, theme.map(Theme::as_str)));
    }
    response
}

/// The path and query of a page's address.
pub(super) fn path_of(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    rest.find('/').map(|at| &rest[at..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;
    use axum::http::header::COOKIE;

    fn reader(accept: &'static str, cookies: &'static str) -> Reader {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(accept));
        headers.insert(COOKIE, HeaderValue::from_static(cookies));
        of(&headers)
    }

    #[test]
    fn what_a_person_chose_goes_before_what_the_browser_says() {
        let german = Reader { language: Language::German, units: None };
        assert_eq!(reader("de-DE, en;q=0.5", ""), german);
        assert_eq!(reader("fr", "greenpulse_language=de"), german);
        assert_eq!(reader("de", "greenpulse_language=xx; greenpulse_units=furlongs"), german);
        assert_eq!(reader("it", "a=b; greenpulse_units=us").units, Some(UnitSystem::Us));
        assert_eq!(of(&HeaderMap::new()), Reader::default());
    }

    #[test]
    fn one_comes_back_to_the_page_where_one_chose() {
        assert_eq!(path_of("http://home.local:3000/buildings/7?by=day"), Some("/buildings/7?by=day"));
        assert_eq!(own_path(path_of("http://home.local//elsewhere.example/")), "/");
        assert_eq!((path_of("http://home.local"), path_of("about:blank")), (None, None));
    }
}
