//! The settings of the mail server. Leaves out what is sent (`mail`).

use super::{sign_on, wrong};
use crate::Error;
use crate::setting::{Given, Origin};
use mail::{Security, Sender, Settings, SignIn};

/// How these settings begin.
pub(super) const FAMILY: &str = "GREENPULSE_SMTP_";

const HOST: &str = "GREENPULSE_SMTP_HOST";
const PORT: &str = "GREENPULSE_SMTP_PORT";
const TLS: &str = "GREENPULSE_SMTP_TLS";
const USER: &str = "GREENPULSE_SMTP_USER";
const PASSWORD: &str = "GREENPULSE_SMTP_PASSWORD";
const PASSWORD_FILE: &str = "GREENPULSE_SMTP_PASSWORD_FILE";
const FROM: &str = "GREENPULSE_SMTP_FROM";

/// Reads these settings; `None` without a host. `public_url` is where the links of letters lead.
///
/// # Errors
/// [`Error::Setting`], naming the setting and what would do; the password is never repeated.
pub(super) fn read(given: &Given, public_url: Option<&str>) -> Result<Option<Settings>, Error> {
    let Some(host) = given.get(HOST) else {
        let others = [PORT, TLS, USER, PASSWORD, PASSWORD_FILE, FROM];
        return match others.into_iter().find(|name| given.origin(name) != Origin::Default) {
            Some(name) => Err(wrong(name, &format!("is set without {HOST}"), &format!("{HOST}=mail.example"))),
            None => Ok(None),
        };
    };
    if host.parse::<std::net::IpAddr>().is_err() && !is_host(host) {
        return Err(wrong(HOST, &format!("is `{host}`, which is no host name"), "a name without a port, such as mail.example"));
    }
    if public_url.is_none() {
        let what = "needs GREENPULSE_PUBLIC_URL, since letters lead people to it";
        return Err(wrong(HOST, what, "GREENPULSE_PUBLIC_URL=https://energy.example"));
    }
    let security = security(given, host)?;
    let from = given.get(FROM).ok_or_else(|| wrong(FROM, "is missing", "an address such as pulse@energy.example"))?;
    let from = Sender::parse(from).map_err(|_| {
        wrong(FROM, &format!("is `{from}`, which is no address"), "pulse@energy.example, or GreenPulse <pulse@energy.example>")
    })?;
    Ok(Some(Settings { host: host.to_owned(), port: port(given, security)?, security, sign_in: sign_in(given)?, from }))
}

/// The value of a setting as it may be shown.
pub(super) fn shown(settings: Option<&Settings>, name: &str) -> String {
    let Some(settings) = settings else { return String::new() };
    let Settings { host, port, security, sign_in, from } = settings;
    match name {
        HOST => host.clone(),
        PORT => port.to_string(),
        TLS => tls_name(*security).to_owned(),
        USER => sign_in.as_ref().map(|one| one.user.clone()).unwrap_or_default(),
        FROM => from.to_string(),
        _ => sign_in.as_ref().map(|_| "(set, hidden)".to_owned()).unwrap_or_default(),
    }
}

fn tls_name(security: Security) -> &'static str {
    match security {
        Security::StartTls => "required",
        Security::Implicit => "implicit",
        Security::Off => "off",
    }
}

fn is_host(text: &str) -> bool {
    !text.is_empty() && text.len() <= 253 && text.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c))
}

fn security(given: &Given, host: &str) -> Result<Security, Error> {
    let text = given.get(TLS).unwrap_or("required");
    let all = [Security::StartTls, Security::Implicit, Security::Off];
    let found = all.into_iter().find(|one| tls_name(*one) == text);
    let found = found.ok_or_else(|| {
        wrong(
            TLS,
            &format!("is `{text}`"),
            "required (STARTTLS), implicit (TLS from the start), or off for a mail server on this machine",
        )
    })?;
    // Others could read the links along the way.
    let is_near = sign_on::is_of_this_machine(&format!("smtp://{}", bracketed(host)));
    if found == Security::Off && !is_near {
        return Err(wrong(TLS, &format!("is off, and `{host}` is another machine"), "required or implicit"));
    }
    Ok(found)
}

/// A host as it stands in an address.
fn bracketed(host: &str) -> String {
    if host.contains(':') { format!("[{host}]") } else { host.to_owned() }
}

fn port(given: &Given, security: Security) -> Result<u16, Error> {
    let by_itself = match security {
        Security::StartTls => 587,
        Security::Implicit => 465,
        Security::Off => 25,
    };
    let Some(text) = given.get(PORT) else { return Ok(by_itself) };
    let port = text.parse().ok().filter(|port| *port > 0);
    port.ok_or_else(|| wrong(PORT, &format!("is `{text}`, which is no port"), "a number from 1 to 65535, such as 587"))
}

fn sign_in(given: &Given) -> Result<Option<SignIn>, Error> {
    let password = match (given.get(PASSWORD), given.get(PASSWORD_FILE)) {
        (Some(_), Some(_)) => return Err(wrong(PASSWORD, &format!("stands beside {PASSWORD_FILE}"), "one of the two")),
        (Some(password), None) => Some(password.to_owned()),
        (None, Some(path)) => Some(of_file(path)?),
        (None, None) => None,
    };
    match (given.get(USER), password) {
        (Some(user), Some(password)) => Ok(Some(SignIn { user: user.to_owned(), password })),
        (None, None) => Ok(None),
        (Some(_), None) => Err(wrong(USER, "is set without a password", &format!("{PASSWORD_FILE}=/run/secrets/mail"))),
        (None, Some(_)) => Err(wrong(USER, "is missing beside a password", "the name at the mail server")),
    }
}

fn of_file(path: &str) -> Result<String, Error> {
    let what = |what: String| wrong(PASSWORD_FILE, &format!("is `{path}`, {what}"), "the path of a file with the password");
    let text = std::fs::read_to_string(path).map_err(|error| what(format!("which cannot be read ({error})")))?;
    let password = text.lines().next().unwrap_or_default().trim_end();
    if password.is_empty() { Err(what("which is empty".to_owned())) } else { Ok(password.to_owned()) }
}
