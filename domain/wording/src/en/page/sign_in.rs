//! The page that asks for the password, and its errors.

/// The window's title.
pub const TITLE: &str = "Sign in";
/// The window's title after an error.
pub const TITLE_FAILED: &str = "Not signed in";
/// What the page is, for previews.
pub const DESCRIPTION: &str = "Sign in to GreenPulse.";
/// The headline.
pub const HEADLINE: &str = "Sign in to GreenPulse.";
/// Whose password it is.
pub const LEDE: &str = "One password for everyone here, set by whoever runs this GreenPulse.";
/// The password.
pub const PASSWORD: &str = "Password";
/// Sends the form.
pub const ENTER: &str = "Sign in";

/// A wrong password.
pub const WRONG: &str = "That is not the password. After a few wrong ones each further one costs a wait.";
/// The machine cannot make a session.
pub const NO_RANDOM: &str = "This machine gave no random numbers; try again.";

/// Too many wrong passwords.
#[must_use]
pub fn wait(seconds: u64) -> String {
    let seconds = if seconds == 1 { "a second".to_owned() } else { format!("{seconds} seconds") };
    format!("Too many wrong passwords came from there. Try again in {seconds}.")
}
