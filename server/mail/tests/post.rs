//! Letters over a connection to a mail server that answers as the test says, without encryption. A real one
//! with TLS is in the tests in a browser.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

use domain::Clock;
use mail::{Error, Letter, Post, Recipient, Security, Sender, Settings, SignIn, State, Way};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

const PASSWORD: &str = "topsecret of the mail server";

/// What a mail server says to whom it is to deliver, by the number of the attempt, and to the password.
type Says = fn(usize) -> &'static str;

/// What came in, line by line.
type Heard = Arc<Mutex<Vec<String>>>;

async fn server(to_recipient: Says, to_password: Says) -> (u16, Heard) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (port, heard) = (listener.local_addr().unwrap().port(), Heard::default());
    let note = heard.clone();
    tokio::spawn(async move {
        for attempt in 1.. {
            let (stream, _) = listener.accept().await.unwrap();
            // A client that has heard enough hangs up.
            let _ = talk(stream, (to_recipient(attempt), to_password(attempt)), &note).await;
        }
    });
    (port, heard)
}

async fn talk(stream: TcpStream, (to_recipient, to_password): (&str, &str), heard: &Heard) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 mail.example\r\n").await?;
    let (mut line, mut is_data) = (String::new(), false);
    while stream.read_line(&mut line).await? > 0 {
        let said = std::mem::take(&mut line).trim_end().to_owned();
        heard.lock().unwrap().push(said.clone());
        let answer = match said.split([' ', ':']).next().unwrap_or_default() {
            "." if is_data => {
                is_data = false;
                "250 taken"
            }
            _ if is_data => continue,
            "EHLO" => "250-mail.example\r\n250 AUTH PLAIN LOGIN",
            "AUTH" => to_password,
            "RCPT" => to_recipient,
            "DATA" => {
                is_data = true;
                "354 go on"
            }
            _ => "250 well",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

fn settings(port: u16) -> Settings {
    Settings {
        host: "127.0.0.1".to_owned(),
        port,
        security: Security::Off,
        sign_in: Some(SignIn { user: "pulse".to_owned(), password: PASSWORD.to_owned() }),
        from: Sender::parse("GreenPulse <pulse@energy.example>").unwrap(),
    }
}

fn letter() -> Letter {
    let to = Recipient { name: "Ann\r\nRCPT TO:<all@example.org>".to_owned(), email: "ann@example.org".to_owned() };
    Letter { to, subject: "Zoë".to_owned(), text: "Hello\n.\nRCPT TO:<all@example.org>\n".to_owned() }
}

const WELL: Says = |_| "250 well";
const IN: Says = |_| "235 in";

#[tokio::test]
async fn a_letter_goes_to_its_recipient_alone_whatever_is_in_it() {
    let (port, heard) = server(WELL, IN).await;
    Way::open(&settings(port)).unwrap().send(&letter(), "77", 0).await.unwrap();
    let heard = heard.lock().unwrap();
    let recipients: Vec<&String> =
        heard.iter().take_while(|line| *line != "DATA").filter(|line| line.starts_with("RCPT")).collect();
    assert_eq!(recipients, ["RCPT TO:<ann@example.org>"], "{heard:?}");
    assert!(heard.contains(&"EHLO energy.example".to_owned()), "{heard:?}");
    // What a person wrote at the start of a line does not end the letter.
    assert_eq!(heard.iter().filter(|line| *line == ".").count(), 1, "{heard:?}");
}

#[tokio::test]
async fn what_a_mail_server_says_is_passing_or_final_and_never_tells_the_password() {
    let one = async |to_recipient: Says, to_password: Says| {
        let (port, _) = server(to_recipient, to_password).await;
        Way::open(&settings(port)).unwrap().send(&letter(), "77", 0).await.unwrap_err()
    };
    assert_eq!(one(|_| "451 4.7.1 later", IN).await, Error::Later("451 4.7.1 later".to_owned()));
    assert_eq!(one(|_| "550 5.1.1 gone", IN).await, Error::Refused("550 5.1.1 gone".to_owned()));
    let refused = one(WELL, |_| "535 no: topsecret of the mail server").await;
    assert_eq!(refused, Error::SignIn(535));
    assert!(!format!("{refused:?} {refused}").contains("topsecret"));
    // Nobody listens there any more.
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let away = Way::open(&settings(port)).unwrap().send(&letter(), "77", 0).await.unwrap_err();
    assert!(matches!(away, Error::Away(_)) && away.is_passing(), "{away:?}");
}

#[tokio::test]
async fn a_mail_server_that_offers_no_encryption_gets_neither_password_nor_letter() {
    let (port, heard) = server(WELL, IN).await;
    let settings = Settings { security: Security::StartTls, ..settings(port) };
    let error = Way::open(&settings).unwrap().send(&letter(), "77", 0).await.unwrap_err();
    assert!(matches!(&error, Error::Unfit(told) if told.contains("STARTTLS")), "{error:?}");
    assert!(heard.lock().unwrap().iter().all(|line| ["EHLO", "QUIT"].iter().any(|word| line.starts_with(word))), "{heard:?}");
}

#[tokio::test]
async fn what_is_put_off_is_sent_later_as_the_same_letter_and_what_is_refused_is_told() {
    let (port, heard) = server(|attempt| if attempt == 1 { "451 later" } else { "250 well" }, IN).await;
    let (post, carrier) = Post::open(&settings(port), Clock::fixed(5)).unwrap();
    let carrier = tokio::spawn(carrier.run());
    post.send(letter(), [7; 16]).unwrap();
    let last = async |is: fn(&State) -> bool| {
        for _ in 0..1_500 {
            if post.last("ann@example.org").is_some_and(|fate| is(&fate.state)) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("{:?}", post.last("ann@example.org"));
    };
    last(|state| matches!(state, State::Waiting(Some(Error::Later(_))))).await;
    last(|state| *state == State::Sent).await;
    let ids = heard.lock().unwrap().iter().filter(|line| line.starts_with("Message-ID: <0707")).count();
    assert_eq!(ids, 1);
    assert_eq!(post.last("bob@example.org"), None);
    carrier.abort();

    let (port, _) = server(|_| "550 no", IN).await;
    let (post, carrier) = Post::open(&settings(port), Clock::fixed(5)).unwrap();
    let carrier = tokio::spawn(carrier.run());
    post.send(letter(), [8; 16]).unwrap();
    for _ in 0..1_500 {
        if let Some(State::Failed(error)) = post.last("ann@example.org").map(|fate| fate.state) {
            assert_eq!(error, Error::Refused("550 no".to_owned()));
            return carrier.abort();
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{:?}", post.last("ann@example.org"));
}

#[tokio::test]
async fn only_so_many_letters_wait() {
    let (post, _carrier) = Post::open(&settings(1), Clock::fixed(5)).unwrap();
    for number in 0..200 {
        post.send(letter(), [number; 16]).unwrap();
    }
    assert_eq!(post.send(letter(), [255; 16]), Err(Error::Full));
    assert_eq!(post.last("ann@example.org").unwrap().state, State::Failed(Error::Full));
}
