//! The files that browsers load: embedded in an optimised build, read from `frontend/dist-debug` in
//! a debug build. Each lies next to its compressed forms. Leaves out pages.

use crate::Error;
use crate::hex::hex;
use app::asset::Assets;
use axum::body::Body;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, Method, Response, StatusCode};
use axum::response::IntoResponse;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[cfg_attr(debug_assertions, folder = "../frontend/dist-debug/")]
#[cfg_attr(not(debug_assertions), folder = "../frontend/dist/")]
struct Dist;

/// The addresses of the files that pages load.
///
/// # Errors
/// [`Error::NoAssets`] if the bundler has not run.
pub fn addresses() -> Result<Assets, Error> {
    let file = Dist::get("assets.json").ok_or(Error::NoAssets)?;
    serde_json::from_slice(&file.data).map_err(|_| Error::NoAssets)
}

/// Whether there is a public file at that path.
#[must_use]
pub fn has(path: &str) -> bool {
    path.strip_prefix('/').is_some_and(|name| is_public(name) && Dist::get(name).is_some())
}

/// Excludes compressed forms, the server's own files, and paths that leave the folder.
fn is_public(name: &str) -> bool {
    let is_plain = name.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
    is_plain && name != "assets.json" && !name.ends_with(".br") && !name.ends_with(".gz")
}

/// The file at that path, in the best encoding the browser accepts; `None` if there is no such
/// file.
#[must_use]
pub fn answer(path: &str, method: &Method, headers: &HeaderMap) -> Option<Response<Body>> {
    let name = path.strip_prefix('/').filter(|name| is_public(name))?;
    let plain = Dist::get(name)?;
    if method != Method::GET && method != Method::HEAD {
        return Some((StatusCode::METHOD_NOT_ALLOWED, [("allow", "GET, HEAD")]).into_response());
    }
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let forms = [("br", ".br"), ("gzip", ".gz")].into_iter().filter(|(coding, _)| takes(accepted, coding));
    let compressed = forms.filter_map(|(coding, ending)| Some((coding, Dist::get(&format!("{name}{ending}"))?))).next();
    let (coding, file) = compressed.map_or((None, plain), |(coding, file)| (Some(coding), file));
    // The tag of these exact bytes: each encoding has its own.
    let tag = format!("\"{}\"", hex(&file.metadata.sha256_hash()[..16]));

    let is_known =
        headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).any(|tags| {
            tags.split(',').map(|known| known.trim().trim_start_matches("W/")).any(|known| known == tag || known == "*")
        });
    // A name under /assets contains a hash of the content; other names are stable.
    let cache = if name.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = Response::builder()
        .header(CONTENT_TYPE, content_type(name))
        .header(CACHE_CONTROL, cache)
        .header(ETAG, tag)
        .header(VARY, "accept-encoding");
    if let Some(coding) = coding {
        response = response.header(CONTENT_ENCODING, coding);
    }
    if is_known {
        return response.status(StatusCode::NOT_MODIFIED).body(Body::empty()).ok();
    }
    let body = match file.data {
        std::borrow::Cow::Borrowed(bytes) => Body::from(bytes),
        std::borrow::Cow::Owned(bytes) => Body::from(bytes),
    };
    response.body(body).ok()
}

/// Whether `Accept-Encoding` accepts a coding: by name or by `*`, and not with q=0.
fn takes(accepted: &str, coding: &str) -> bool {
    let named = |wanted: &str| {
        accepted.split(',').find_map(|part| {
            let (name, parameter) = part.split_once(';').unwrap_or((part, ""));
            let quality = parameter.trim().strip_prefix("q=").map_or(Some(1.0), |q| q.parse::<f64>().ok());
            name.trim().eq_ignore_ascii_case(wanted).then_some(quality.unwrap_or(0.0) > 0.0)
        })
    };
    named(coding).or_else(|| named("*")).unwrap_or(false)
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "html" => "text/html; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coding_is_taken_where_it_is_named_and_not_refused() {
        assert!(takes("gzip, deflate, br", "br") && takes("br;q=0.5", "br") && takes("*", "gzip"));
        assert!(!takes("", "br") && !takes("gzip", "br") && !takes("br;q=0, *", "br") && !takes("identity", "gzip"));
    }
}
