//! The pages before somebody is signed in: to sign in, to choose a password, to make the first admin.
//! Plain HTML, because nothing of the app is open before sign-in.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use axum::response::{Html, IntoResponse, Response};
use std::fmt::Write as _;
use wording::page::sign_in as says;
use wording::{Words, frame};

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";

/// The policy of a page whose form a device answers.
const POLICY_OF_SCRIPT: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; manifest-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The script that asks a device for a passkey.
const SCRIPT: &str = "<script type=\"module\" src=\"/passkey.js\"></script>\n";

/// A page outside the app.
#[derive(Clone, Copy)]
pub struct Bare<'a> {
    /// In the reader's language.
    pub words: Words,
    /// The address of the style sheet.
    pub style: &'a str,
    /// The window's title.
    pub title: &'a str,
    /// The headline.
    pub headline: &'a str,
    /// A sentence under it.
    pub lede: &'a str,
}

/// A field of a form.
#[derive(Clone, Copy, Default)]
pub struct Input<'a> {
    /// Its name in the form.
    pub name: &'a str,
    /// `text` or `password`.
    pub kind: &'a str,
    /// What browsers fill in: `username`, `current-password` or `new-password`.
    pub autocomplete: &'a str,
    /// What people call it.
    pub label: &'a str,
    /// What may be in it.
    pub hint: Option<&'a str>,
    /// What is in it.
    pub value: &'a str,
    /// What is wrong with it.
    pub error: Option<&'a str>,
    /// Whether the cursor is in it.
    pub has_focus: bool,
}

/// A form: where it goes, what it sends unseen, its fields, and what its button says.
#[derive(Clone, Copy)]
pub struct Form<'a> {
    /// The path that it is sent to.
    pub action: &'a str,
    /// A value that goes along, by its name.
    pub hidden: (&'a str, &'a str),
    /// Its fields.
    pub fields: &'a [Input<'a>],
    /// What the button says.
    pub enter: &'a str,
}

/// A form that a device answers by `public/passkey.js`. Without scripts it does not show.
#[derive(Clone, Copy)]
pub struct Device<'a> {
    /// The path that the answer is sent to.
    pub action: &'a str,
    /// What the device is asked, as JSON.
    pub options: &'a str,
    /// Whether it is to make a passkey, not to use one.
    pub makes: bool,
    /// Values that go along, by their names.
    pub hidden: &'a [(&'a str, &'a str)],
    /// What the button says.
    pub enter: &'a str,
    /// Whether it is what the page is for.
    pub is_first: bool,
    /// What to say if the device gives no answer.
    pub cancelled: &'a str,
    /// What to say if the device has a passkey already.
    pub exists: &'a str,
    /// What to say where scripts or browsers cannot do it, if the page is for nothing else.
    pub cannot: Option<&'a str>,
}

impl Device<'_> {
    fn html(&self) -> String {
        let [action, options, enter] = [self.action, self.options, self.enter].map(escaped);
        let [cancelled, exists] = [self.cancelled, self.exists].map(escaped);
        let hidden = self
            .hidden
            .iter()
            .map(|(name, value)| format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">\n", escaped(value)));
        let hidden: String = hidden.collect();
        let does = if self.makes { "create" } else { "get" };
        let class = if self.is_first { "button button-primary" } else { "button" };
        let cannot = self.cannot.map(|text| format!("<p class=\"status-text\" data-passkey-cannot>{}</p>\n", escaped(text)));
        let cannot = cannot.unwrap_or_default();
        format!(
            r#"<form class="form" method="post" action="{action}" data-passkey="{does}" data-options="{options}" hidden>
{hidden}<input type="hidden" name="answer" value="">
<p class="field-error" role="alert" data-cancelled="{cancelled}" data-exists="{exists}" hidden></p>
<div class="form-actions"><button class="{class}" type="submit">{enter}</button></div>
</form>
{cannot}"#
        )
    }
}

/// What stands on a page below its headline.
#[derive(Default)]
struct Content<'a> {
    html: String,
    /// Where the page leads by itself.
    goes_to: Option<&'a str>,
    /// Whether a device answers one of its forms.
    has_device: bool,
}

impl Input<'_> {
    fn html(&self) -> String {
        let Self { name, kind, autocomplete, .. } = self;
        let (label, value) = (escaped(self.label), escaped(self.value));
        let mut told = Vec::new();
        let mut below = String::new();
        if let Some(hint) = self.hint {
            told.push(format!("{name}-hint"));
            let _ = write!(below, "<span class=\"field-hint\" id=\"{name}-hint\">{}</span>", escaped(hint));
        }
        if let Some(error) = self.error {
            told.push(format!("{name}-error"));
            let _ = write!(below, "<span class=\"field-error\" id=\"{name}-error\" role=\"alert\">{}</span>", escaped(error));
        }
        let invalid = if self.error.is_some() { " aria-invalid=\"true\"" } else { "" };
        let described = if told.is_empty() { String::new() } else { format!(" aria-describedby=\"{}\"", told.join(" ")) };
        let focus = if self.has_focus { " autofocus" } else { "" };
        let value = if value.is_empty() { String::new() } else { format!(" value=\"{value}\"") };
        format!(
            r#"<div class="field">
<label for="{name}">{label}</label>
<input class="input" id="{name}" name="{name}" type="{kind}" autocomplete="{autocomplete}" autocapitalize="none" spellcheck="false" required{focus}{value}{invalid}{described}>
{below}
</div>
"#
        )
    }
}

/// A provider, on the page to sign in.
#[derive(Clone, Debug)]
pub struct Button {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// That it cannot be reached now.
    pub trouble: Option<String>,
}

impl Button {
    fn html(&self) -> String {
        let (href, label) = (escaped(&self.href), escaped(&self.label));
        let trouble = self.trouble.as_deref().map(|text| format!("<span class=\"status-text\">{}</span>", escaped(text)));
        let trouble = trouble.unwrap_or_default();
        format!("<div class=\"form-actions\"><a class=\"button\" href=\"{href}\">{label}</a>{trouble}</div>\n")
    }
}

impl Form<'_> {
    fn html(&self) -> String {
        let Form { action, hidden: (name, value), fields, enter } = self;
        let fields: String = fields.iter().map(Input::html).collect();
        let (value, enter) = (escaped(value), escaped(enter));
        format!(
            r#"<form class="form" method="post" action="{action}">
<input type="hidden" name="{name}" value="{value}">
{fields}<div class="form-actions"><button class="button button-primary" type="submit">{enter}</button></div>
</form>
"#
        )
    }
}

impl Bare<'_> {
    /// The page with a form.
    #[must_use]
    pub fn form(&self, status: StatusCode, form: &Form<'_>) -> Response {
        self.form_or_device(status, form, None)
    }

    /// The page with a form, and below it one that a device answers in place of it.
    #[must_use]
    pub fn form_or_device(&self, status: StatusCode, form: &Form<'_>, device: Option<&Device<'_>>) -> Response {
        self.doors(status, None, &[], (Some(form), device), None)
    }

    /// The page with a form that a device answers.
    #[must_use]
    pub fn device(&self, device: &Device<'_>) -> Response {
        self.doors(StatusCode::OK, None, &[], (None, Some(device)), None)
    }

    /// The page to sign in: what went wrong, providers, the form for a password if one opens something, under it a link
    /// for whoever forgot it, and the form for a passkey.
    #[must_use]
    pub fn doors(
        &self,
        status: StatusCode,
        fault: Option<&str>,
        buttons: &[Button],
        (form, device): (Option<&Form<'_>>, Option<&Device<'_>>),
        under: Option<(&str, &str)>,
    ) -> Response {
        let fault = fault.map(|text| format!("<p class=\"field-error\" role=\"alert\">{}</p>\n", escaped(text)));
        let buttons: String = buttons.iter().map(Button::html).collect();
        let under = under.map(|(href, label)| format!("<p><a href=\"{}\">{}</a></p>\n", escaped(href), escaped(label)));
        let (fault, under) = (fault.unwrap_or_default(), under.unwrap_or_default());
        let (form, asked) = (form.map(Form::html).unwrap_or_default(), device.map(Device::html).unwrap_or_default());
        let html = format!("{fault}{buttons}{form}{under}{asked}");
        self.answer(status, &Content { html, has_device: device.is_some(), ..Content::default() })
    }

    /// A page that leads on to another server by itself, with a link for whoever does not want to wait.
    #[must_use]
    pub fn leave(&self, url: &str, go_on: &str) -> Response {
        let html = format!(
            "<div class=\"form-actions\"><a class=\"button button-primary\" href=\"{}\">{}</a></div>\n",
            escaped(url),
            escaped(go_on)
        );
        self.answer(StatusCode::OK, &Content { html, goes_to: Some(url), ..Content::default() })
    }

    /// The page alone.
    #[must_use]
    pub fn notice(&self, status: StatusCode) -> Response {
        self.answer(status, &Content::default())
    }

    fn answer(&self, status: StatusCode, content: &Content<'_>) -> Response {
        let words = self.words;
        let (style, headline, lede) = (escaped(self.style), escaped(self.headline), escaped(self.lede));
        let title = escaped(&frame::title(words, self.title));
        let refresh = content.goes_to.map(|url| format!("<meta http-equiv=\"refresh\" content=\"0;url={}\">\n", escaped(url)));
        let refresh = refresh.unwrap_or_default();
        let (script, policy) = if content.has_device { (SCRIPT, POLICY_OF_SCRIPT) } else { ("", POLICY) };
        let content = content.html.as_str();
        let (language, skip, description) = (words.language.as_str(), frame::skip(words), says::description(words));
        let html = format!(
            r##"<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
{refresh}<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>{title}</title>
<meta name="description" content="{description}">
<meta name="robots" content="noindex">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#f3f5f3">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#101615">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="{style}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/apple-touch-icon.png">
<link rel="manifest" href="/manifest.webmanifest">
{script}</head>
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
{content}</main>
</body>
</html>
"##
        );
        (status, [(CACHE_CONTROL, "no-store"), (CONTENT_SECURITY_POLICY, policy)], Html(html)).into_response()
    }
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

    #[test]
    fn what_was_typed_into_a_field_stays_text() {
        let html = Input { name: "name", value: "\"><script>", error: Some("<b>"), ..Input::default() }.html();
        assert!(!html.contains("<script>") && !html.contains("<b>"), "{html}");
        assert!(html.contains("aria-describedby=\"name-error\"") && html.contains("aria-invalid"), "{html}");
    }
}
