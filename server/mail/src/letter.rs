//! A letter, and what goes over the wire of it. Names and subjects are cleaned and encoded, so that none
//! of them makes a header or turns the line around. Plain text alone: it reads everywhere, and nothing in
//! it can run or be loaded.

use crate::error::{Error, Result};
use domain::Millis;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder};
use lettre::{Address, Message};
use std::time::{Duration, UNIX_EPOCH};

/// The longest name and subject, in characters.
const NAME_CHARS_MAX: usize = 120;
const SUBJECT_CHARS_MAX: usize = 200;

/// Whom letters come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender(Mailbox);

impl Sender {
    /// Reads `pulse@energy.example` or `GreenPulse <pulse@energy.example>`.
    ///
    /// # Errors
    /// [`Error::Address`].
    pub fn parse(text: &str) -> Result<Self> {
        let found: Mailbox = text.trim().parse().map_err(|_| Error::Address(text.to_owned()))?;
        let name = found.name.or_else(|| Some("GreenPulse".to_owned()));
        Ok(Self(Mailbox::new(name, found.email)))
    }

    /// What stands behind the `@`.
    pub(crate) fn domain(&self) -> &str {
        self.0.email.domain()
    }
}

impl std::fmt::Display for Sender {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

/// To whom a letter goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Their name, whatever is in it.
    pub name: String,
    /// Their address.
    pub email: String,
}

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// To whom.
    pub to: Recipient,
    /// Its subject.
    pub subject: String,
    /// Its text, in lines.
    pub text: String,
}

impl Letter {
    /// The letter as it is sent. `id` is the number of the letter, the same at each attempt; `at` is when
    /// it was written.
    pub(crate) fn message(&self, from: &Sender, id: &str, at: Millis) -> Result<Message> {
        let unfit = |_| Error::Address(self.to.email.clone());
        let address: Address = self.to.email.trim().parse().map_err(unfit)?;
        let name = Some(line(&self.to.name, NAME_CHARS_MAX)).filter(|name| !name.is_empty());
        let written = UNIX_EPOCH + Duration::from_millis(u64::try_from(at).unwrap_or_default());
        let builder = Message::builder()
            .from(from.0.clone())
            .to(Mailbox::new(name, address))
            .subject(line(&self.subject, SUBJECT_CHARS_MAX))
            .message_id(Some(format!("<{id}@{}>", from.domain())))
            .date(written);
        by_a_machine(builder)
            .header(ContentType::TEXT_PLAIN)
            .body(self.text.clone())
            .map_err(|error| Error::Unfit(error.to_string()))
    }
}

/// Says that no person wrote it, so that no machine answers (RFC 3834).
fn by_a_machine(builder: MessageBuilder) -> MessageBuilder {
    const NAME: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");
    builder.raw_header(HeaderValue::new(NAME, "auto-generated".to_owned()))
}

/// A text in one line: without line breaks and other controls, without marks that turn the direction
/// of what follows, and of at most so many characters.
pub(crate) fn line(text: &str, chars_max: usize) -> String {
    let is_turn = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
    let shown: String = text
        .chars()
        .filter(|c| !is_turn(*c))
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .collect();
    let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(chars_max).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    /// Names that want to be more than a name.
    fn hostile() -> Vec<String> {
        let mut names: Vec<String> = [
            "Ann\r\nBcc: all@example.org",
            "Ann\nSubject: won\n\n<h1>",
            "\"Ann\" <evil@example.org>",
            "Ann\\\"",
            "evil@example.org,",
            "Ann <x>, Bob <y@example.org>;",
            "\u{202e}nnA\u{202c}",
            "\u{2066}Ann\u{2069}\u{200f}",
            "=?utf-8?q?Bcc:_x?=",
            "Zoë Müller 😀",
            "\u{0}\u{7}\u{1b}[31m",
            "\u{2028}Bcc: x\u{2029}",
            "\u{85}Bcc: x",
            "",
        ]
        .map(str::to_owned)
        .to_vec();
        names.push("A".repeat(10_000));
        names.push("ü ".repeat(5_000));
        names
    }

    #[test]
    fn no_name_makes_a_header_or_another_recipient() {
        let from = Sender::parse("GreenPulse <pulse@energy.example>").unwrap();
        for name in hostile() {
            let to = Recipient { name: name.clone(), email: "ann@example.org".to_owned() };
            let letter = Letter { to, subject: format!("For {name}"), text: format!("Hello {name},\n\nread this.\n") };
            let message = letter.message(&from, "77", 1_764_500_000_000).unwrap();
            let wire = String::from_utf8(message.formatted()).unwrap();
            let (head, _) = wire.split_once("\r\n\r\n").unwrap();
            let names: Vec<&str> = head
                .split("\r\n")
                .filter(|line| !line.starts_with([' ', '\t']))
                .map(|line| line.split_once(':').unwrap().0)
                .collect();
            let mut sorted: Vec<String> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
            sorted.sort();
            let wanted = [
                "auto-submitted",
                "content-transfer-encoding",
                "content-type",
                "date",
                "from",
                "message-id",
                "mime-version",
                "subject",
                "to",
            ];
            assert_eq!(
                sorted.into_iter().filter(|name| name != "mime-version").collect::<Vec<_>>(),
                wanted.into_iter().filter(|name| *name != "mime-version").collect::<Vec<_>>(),
                "{head}"
            );
            assert!(head.split("\r\n").all(|line| line.len() <= 998 && line.is_ascii() && !line.contains('\n')), "{head}");
            let envelope = message.envelope();
            assert_eq!(envelope.to().iter().map(ToString::to_string).collect::<Vec<_>>(), ["ann@example.org"], "{head}");
            assert!(
                head.contains("\r\nMessage-ID: <77@energy.example>\r\n")
                    || head.starts_with("Message-ID: <77@energy.example>\r\n"),
                "{head}"
            );
        }
    }

    #[test]
    fn a_letter_to_no_address_is_told() {
        let from = Sender::parse("pulse@energy.example").unwrap();
        for email in
            ["ann", "ann@", "ann@example.org\r\nBcc: x@example.org", "a b@example.org", "ann@example.org, bob@example.org"]
        {
            let to = Recipient { name: "Ann".to_owned(), email: email.to_owned() };
            let letter = Letter { to, subject: String::new(), text: String::new() };
            assert_eq!(letter.message(&from, "1", 0).unwrap_err(), Error::Address(email.to_owned()));
        }
    }
}
