//! The page that asks for the password. Plain HTML, because nothing of the app is open before
//! sign-in.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::response::{Html, IntoResponse, Response};
use wording::page::sign_in as says;
use wording::{Words, frame};

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";

/// The page, with the error shown in it.
#[must_use]
pub fn page(words: Words, status: StatusCode, style: &str, next: &str, error: Option<&str>) -> Response {
    let (style, next) = (escaped(style), escaped(next));
    let (title, invalid, message) = match error {
        Some(error) => (
            says::title_failed(words),
            " aria-invalid=\"true\" aria-describedby=\"password-error\"",
            format!("<span class=\"field-error\" id=\"password-error\" role=\"alert\">{}</span>", escaped(error)),
        ),
        None => (says::title(words), "", String::new()),
    };
    let title = frame::title(words, title);
    let (language, skip) = (words.language.as_str(), frame::skip(words));
    let (description, headline, lede) = (says::description(words), says::headline(words), says::lede(words));
    let (password, enter) = (says::password(words), says::enter(words));
    let html = format!(
        r##"<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>{title}</title>
<meta name="description" content="{description}">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#f3f5f3">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#101615">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="{style}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/apple-touch-icon.png">
<link rel="manifest" href="/manifest.webmanifest">
</head>
<body>
<a class="skip-link" href="#main">{skip}</a>
<header class="app-bar">
<a class="app-brand" href="/"><svg viewBox="0 0 32 32" aria-hidden="true"><rect x="1" y="12" width="30" height="8" rx="1" fill="currentColor" opacity=".28"/><path d="M2 17h6.5L12 7l6.5 19 4-9H30" fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round" stroke-linecap="round"/></svg><span>GreenPulse</span></a>
</header>
<main class="page page-narrow" id="main" tabindex="-1">
<div class="headline-block">
<h1 class="headline">{headline}</h1>
<p class="lede">{lede}</p>
</div>
<form class="form" method="post" action="/sign-in">
<input type="hidden" name="next" value="{next}">
<div class="field">
<label for="password">{password}</label>
<input class="input" id="password" name="password" type="password" autocomplete="current-password" required autofocus{invalid}>
{message}
</div>
<div class="form-actions"><button class="button button-primary" type="submit">{enter}</button></div>
</form>
</main>
</body>
</html>
"##
    );
    (status, [(CACHE_CONTROL, "no-store"), (CONTENT_SECURITY_POLICY, POLICY)], Html(html)).into_response()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Encodes a text as a parameter value in a URL.
#[must_use]
pub fn query_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_a_query_of_its_own_is_one_parameter() {
        assert_eq!(query_encoded("/buildings/3?range=day&x=é"), "/buildings/3%3Frange%3Dday%26x%3D%C3%A9");
    }
}
