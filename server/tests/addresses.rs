//! What a request says of the host that it was sent to changes no address that leaves this server: not where a provider
//! sends people back to, not the links in letters, not the links that an admin copies.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use domain::Role;
use running::{Answer, Greenpulse};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use store::{Actor, NewPerson, Store};

const PASSWORD: &str = "correct horse battery";

/// Where people reach the server of this test.
const PUBLIC: &str = "https://energy.example";

/// What a proxy or a stranger may say of the host. `Host` itself passes the guard as an address alone.
const SAID: [&[(&str, &str)]; 6] = [
    &[],
    &[("Host", "203.0.113.9"), ("Origin", "http://203.0.113.9")],
    &[("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "http"), ("X-Forwarded-Port", "81")],
    &[("Forwarded", "for=192.0.2.1;host=evil.example;proto=http")],
    &[("X-Host", "evil.example"), ("X-Original-Host", "evil.example"), ("X-Forwarded-Server", "evil.example")],
    &[("X-Original-URL", "//evil.example/"), ("X-Rewrite-URL", "//evil.example/"), ("X-Forwarded-Prefix", "/evil")],
];

/// Answers each connection in a thread of its own, as long as the test runs.
fn listening(answer: impl Fn(TcpStream) + Clone + Send + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            std::thread::spawn(move || answer(stream));
        }
    });
    port
}

/// A provider of single sign-on, as far as the way to it goes.
fn provider() -> String {
    let port = trial::free_port();
    let url = format!("http://127.0.0.1:{port}/realms/home");
    let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
    let of = url.clone();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut line = String::new();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let _ = reader.read_line(&mut line);
            let body = if line.contains("openid-configuration") {
                format!(
                    r#"{{"issuer":"{of}","authorization_endpoint":"{of}/auth","token_endpoint":"{of}/token","jwks_uri":"{of}/keys",
                    "response_types_supported":["code"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}}"#
                )
            } else {
                r#"{"keys":[]}"#.to_owned()
            };
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close",
                body.len()
            );
            let _ = write!(stream, "{head}\r\n\r\n{body}");
        }
    });
    url
}

/// A mail server that takes everything; what it was given, a letter at a time.
fn mail_server() -> (u16, Receiver<String>) {
    let (sender, letters) = channel();
    let port = listening(move |mut stream| {
        let reader = BufReader::new(stream.try_clone().unwrap());
        let (mut letter, mut is_data) = (String::new(), false);
        let _ = stream.write_all(b"220 mail.example\r\n");
        for line in reader.lines().map_while(Result::ok) {
            let answer = match line.split([' ', ':']).next().unwrap_or_default() {
                "." if is_data => {
                    is_data = false;
                    let _ = sender.send(std::mem::take(&mut letter));
                    "250 taken"
                }
                _ if is_data => {
                    // A long line is broken by an equals sign at its end.
                    match line.strip_suffix('=') {
                        Some(part) => letter.push_str(part),
                        None => letter.push_str(&format!("{line}\n")),
                    }
                    continue;
                }
                "DATA" => {
                    is_data = true;
                    "354 go on"
                }
                _ => "250 well",
            };
            let _ = stream.write_all(format!("{answer}\r\n").as_bytes());
        }
    });
    (port, letters)
}

fn post(greenpulse: &Greenpulse, path: &str, cookie: &str, said: &[(&'static str, &'static str)], form: &str) -> Answer {
    let origin = greenpulse.origin();
    let mut headers = vec![("Cookie", cookie), ("Content-Type", "application/x-www-form-urlencoded")];
    if !said.iter().any(|(name, _)| *name == "Origin") {
        headers.push(("Origin", &origin));
    }
    headers.extend(said);
    greenpulse.send("POST", path, &headers, form)
}

/// Checks that a text leads where people reach the server, by this path, and nowhere else.
#[track_caller]
fn leads_home(text: &str, path: &str, what: &str) {
    assert!(text.contains(&format!("{PUBLIC}{path}")), "{what}: {text}");
    for other in ["evil", "203.0.113.9", "127.0.0.1:", "http://energy", ":81"] {
        let around = text.split("/welcome?link=").next().unwrap_or_default();
        let near: String = around.chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
        assert!(!near.contains(other), "{what} holds {other}: {near}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_header_of_a_host_changes_an_address_that_leaves_this_server() {
    let (issuer, (mail, letters)) = (provider(), mail_server());
    let mail = mail.to_string();
    let mut greenpulse = Greenpulse::new(&[
        ("GREENPULSE_PUBLIC_URL", PUBLIC),
        ("GREENPULSE_PROXIES", "127.0.0.1"),
        ("GREENPULSE_OIDC_HOME_ISSUER", &issuer),
        ("GREENPULSE_OIDC_HOME_CLIENT_ID", "greenpulse"),
        ("GREENPULSE_SMTP_HOST", "127.0.0.1"),
        ("GREENPULSE_SMTP_PORT", &mail),
        ("GREENPULSE_SMTP_TLS", "off"),
        ("GREENPULSE_SMTP_FROM", "pulse@energy.example"),
    ]);
    running::write(greenpulse.folder.path(), "password", &format!("{PASSWORD}\n"));
    let made = greenpulse.run(&["user", "create", "root", "--role", "admin", "--password-file", "password"]);
    assert_eq!(made.code, Some(0), "{made:?}");
    let store = Store::open(&greenpulse.database_url()).await.unwrap();
    let ada = NewPerson { email: Some("ada@example.org".to_owned()), ..NewPerson::new("ada", Role::Viewer) };
    let ada = store.person_insert(&ada, Some("a hash"), &Actor::command_line(), 1).await.unwrap();
    store.close().await;
    let person = format!("/settings/people/{ada}");
    greenpulse.start();
    let entered = post(&greenpulse, "/sign-in", "", &[], &format!("name=root&password={}", PASSWORD.replace(' ', "+")));
    let session = entered.header("set-cookie").unwrap_or_else(|| panic!("{entered:?}")).split(';').next().unwrap().to_owned();

    for said in SAID {
        // Where the provider sends people back to.
        let asked = greenpulse.send("GET", "/sign-in/with/home?here=yes", said, "");
        let to = asked.header("location").unwrap_or_else(|| panic!("{said:?}: {asked:?}"));
        assert!(to.starts_with(&format!("{issuer}/auth?")), "{said:?}: {to}");
        assert!(to.contains("redirect_uri=https%3A%2F%2Fenergy.example%2Fsign-in%2Fwith%2Fhome%2Fback&"), "{said:?}: {to}");
        assert!(!to.contains("evil") && !to.contains("203.0.113.9"), "{said:?}: {to}");
        // The address that the cookie is needed at.
        let elsewhere = greenpulse.send("GET", "/sign-in/with/home", said, "");
        let to = elsewhere.header("location").unwrap_or_default();
        assert!(to.starts_with(&format!("{PUBLIC}/sign-in/with/home?here=yes")), "{said:?}: {to}");
        // The link that an admin copies, and what is shown to copy for the provider.
        let link = post(&greenpulse, &format!("{person}/link"), &session, said, "");
        assert_eq!(link.status, 200, "{said:?}: {link:?}");
        leads_home(&link.body, "/welcome?link=", &format!("the link to copy, with {said:?}"));
        let people = greenpulse.send("GET", "/settings/people", &[&[("Cookie", session.as_str())], said].concat(), "");
        assert!(people.body.contains(&format!("{PUBLIC}/sign-in/with/home/back")), "{said:?}: {}", people.body);
        assert!(!people.body.contains("evil"), "{said:?}");
        // The links of letters: an admin's, and of whoever forgot their password.
        let sent = post(&greenpulse, &format!("{person}/mail"), &session, said, "");
        assert_eq!(sent.status, 303, "{said:?}: {sent:?}");
        assert!(sent.header("location").is_some_and(|to| to.starts_with(&person)), "{said:?}: {sent:?}");
        let letter = letters.recv_timeout(Duration::from_secs(60)).expect("a letter");
        leads_home(&letter, "/welcome?link", &format!("a letter, with {said:?}: {letter}"));
    }
    // An account has three letters of this kind in an hour.
    for said in &SAID[1..4] {
        let asked = post(&greenpulse, "/sign-in/forgot", "", said, "name=ada");
        assert_eq!(asked.status, 200, "{said:?}: {asked:?}");
        let letter = letters.recv_timeout(Duration::from_secs(60)).expect("a letter");
        leads_home(&letter, "/welcome?link", &format!("a letter on request, with {said:?}: {letter}"));
    }
    // A name that is none of this server's is not answered at all.
    let foreign = greenpulse.send("GET", "/sign-in", &[("Host", "evil.example")], "");
    assert_eq!(foreign.status, 421, "{foreign:?}");
}
