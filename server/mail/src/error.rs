//! What can go wrong with a letter: for now, or for good. No password is in an error, and no link that a
//! mail server repeats.

use lettre::transport::smtp::Error as Smtp;
use std::error::Error as _;

/// The longest answer of a mail server that is repeated, in characters.
const ANSWER_CHARS_MAX: usize = 300;

/// As many hexadecimal digits in a row are a secret.
const SECRET_DIGITS: usize = 32;

/// A letter that was not sent, or a mail server that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Passing: nothing answers, or the connection breaks.
    #[error("the mail server cannot be reached ({0})")]
    Away(String),
    /// Passing: an answer of 400 to 499.
    #[error("the mail server puts it off: {0}")]
    Later(String),
    /// Final: an answer of 500 to 599.
    #[error("the mail server refuses it: {0}")]
    Refused(String),
    /// Final: the name and password of the settings do not open the mail server.
    #[error("the mail server does not accept the name and password of the settings ({0})")]
    SignIn(u16),
    /// Final: the mail server cannot do what is wanted of it, such as STARTTLS.
    #[error("the mail server cannot be used: {0}")]
    Unfit(String),
    /// Final: no address of a person.
    #[error("`{0}` is no e-mail address")]
    Address(String),
    /// As many letters wait as may wait.
    #[error("too many letters wait for the mail server already")]
    Full,
}

/// A letter's way, or what went wrong on it.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Whether it may go well later.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Away(_) | Self::Later(_))
    }

    /// What it is, by a name that texts choose by.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Away(_) => "away",
            Self::Later(_) => "later",
            Self::Refused(_) => "refused",
            Self::SignIn(_) => "sign_in",
            Self::Unfit(_) => "unfit",
            Self::Address(_) => "address",
            Self::Full => "full",
        }
    }

    /// What the mail server or the system says of it, in their words.
    #[must_use]
    pub fn told(&self) -> String {
        match self {
            Self::Away(told) | Self::Later(told) | Self::Refused(told) | Self::Unfit(told) | Self::Address(told) => told.clone(),
            Self::SignIn(code) => code.to_string(),
            Self::Full => String::new(),
        }
    }

    /// What a mail server, or the way to it, says.
    pub(crate) fn of(error: &Smtp) -> Self {
        let code = error.status().map(u16::from);
        let told = plain(&error.source().map_or_else(|| error.to_string(), ToString::to_string));
        match code {
            Some(code @ (530 | 534 | 535 | 538)) => Self::SignIn(code),
            Some(code @ 400..=499) => Self::Later(format!("{code} {told}")),
            Some(code) => Self::Refused(format!("{code} {told}")),
            None if error.is_client() => Self::Unfit(told),
            None => Self::Away(told),
        }
    }
}

/// An answer in one line, of a length that can be shown, without what looks like the secret of a link.
fn plain(answer: &str) -> String {
    let mut told = String::new();
    let mut digits = String::new();
    for c in answer.chars().chain(['\0']) {
        if c.is_ascii_hexdigit() {
            digits.push(c);
            continue;
        }
        told.push_str(if digits.len() >= SECRET_DIGITS { "…" } else { &digits });
        digits.clear();
        told.push(if c.is_control() { ' ' } else { c });
    }
    let told: String = told.split_whitespace().collect::<Vec<_>>().join(" ");
    told.chars().take(ANSWER_CHARS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_told_in_one_line_and_without_the_secret_of_a_link() {
        let secret = "0123456789abcdef".repeat(4);
        let told = plain(&format!("5.7.1 spam:\r\nhttps://energy.example/welcome?link={secret}\u{1b}[0m deadbeef"));
        assert_eq!(told, "5.7.1 spam: https://energy.example/welcome?link=… [0m deadbeef");
        assert_eq!(plain(&"x".repeat(10_000)).len(), ANSWER_CHARS_MAX);
    }

    #[test]
    fn only_what_may_go_well_later_is_passing() {
        let text = String::new;
        for error in [Error::Away(text()), Error::Later(text())] {
            assert!(error.is_passing());
        }
        for error in [Error::Refused(text()), Error::SignIn(535), Error::Unfit(text()), Error::Address(text()), Error::Full] {
            assert!(!error.is_passing());
        }
    }
}
