//! The frame around every page of the app: links, banners, the foot, titles.

/// The product's name.
pub const BRAND: &str = "GreenPulse";
/// What the product is, for search engines and previews.
pub const DESCRIPTION: &str = "What the neighbourhood uses now, what is usual, and what stands out.";
/// The first link of a page.
pub const SKIP: &str = "Skip to the content";
/// The region of the banners, for screen readers.
pub const NOTICES: &str = "Notices";
/// The banner of a browser without a network.
pub const OFFLINE: &str = "You are offline.";
/// The banner of a browser whose server does not answer.
pub const UNREACHABLE: &str = "GreenPulse does not answer.";
/// The rest of either banner: before the time, the time until it is known, behind it.
pub const AS_KNOWN: [&str; 3] = [" This is what GreenPulse knew at ", "the last visit", "."];
/// Loads the page again.
pub const TRY_AGAIN: &str = "Try again";
/// In the foot: whose clock is shown.
pub const TIMES: &str = "Times are those of the site";
/// In the foot: ends the session.
pub const SIGN_OUT: &str = "Sign out";

/// The title of a page in the browser's window.
#[must_use]
pub fn title(page: &str) -> String {
    format!("{page} · GreenPulse")
}

/// In the foot: the product and its version.
#[must_use]
pub fn version(version: &str) -> String {
    format!("GreenPulse {version}")
}
