//! Who is heard and who is let in: hosts, origins, the shared password; and what the answers carry.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use running::{Answer, Greenpulse};
use std::io::{Read, Write};

const UPGRADE: [(&str, &str); 4] = [
    // Refused, the connection would stay open for another request.
    ("Connection", "Upgrade, close"),
    ("Upgrade", "websocket"),
    ("Sec-WebSocket-Version", "13"),
    ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
];

#[test]
fn a_name_that_is_not_ours_is_refused_and_an_address_or_a_configured_name_is_heard() {
    let greenpulse = Greenpulse::serving(&[("GREENPULSE_HOSTS", "energy.example")]);
    let with_host = |host: &str| greenpulse.send("GET", "/livez", &[("Host", host)], "").status;
    for host in ["evil.example", "evil.example:3000", "127.0.0.1.evil.example", ""] {
        assert_eq!(with_host(host), 421, "{host}");
    }
    for host in ["127.0.0.1", "localhost:3000", "[::1]:3000", "192.168.7.9:3000", "Energy.Example"] {
        assert_eq!(with_host(host), 200, "{host}");
    }
}

#[test]
fn what_changes_something_or_stays_open_must_come_from_our_own_pages() {
    let greenpulse = Greenpulse::serving(&[]);
    let own = greenpulse.origin();
    let live = |more: &[(&str, &str)]| {
        let headers: Vec<_> = UPGRADE.iter().chain(more).copied().collect();
        greenpulse.send("GET", "/fn/nothing", &headers, "").status
    };
    let post = |headers: &[(&str, &str)]| greenpulse.send("POST", "/fn/nothing", headers, "").status;
    for strange in [
        &[("Origin", "http://evil.example")][..],
        &[("Origin", "null")],
        &[("Origin", "http://127.0.0.1:1")],
        &[("Sec-Fetch-Site", "cross-site")],
        &[("Sec-Fetch-Site", "same-site")],
        &[("Cookie", "greenpulse_session=x")],
    ] {
        assert_eq!((post(strange), live(strange)), (403, 403), "{strange:?}");
    }
    // There is no such function, but that is for its own to learn.
    for ours in [&[("Origin", own.as_str())][..], &[("Sec-Fetch-Site", "same-origin"), ("Cookie", "a=b")], &[]] {
        assert_eq!((post(ours), live(ours)), (404, 404), "{ours:?}");
    }
    assert_eq!(greenpulse.get("/fn/nothing").status, 405);
}

#[test]
fn every_answer_says_what_browsers_may_do_with_it() {
    let greenpulse = Greenpulse::serving(&[]);
    for path in ["/", "/livez", "/nowhere", "/icon.svg"] {
        let answer = greenpulse.get(path);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"), "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), Some("same-origin"), "{path}");
    }
    let page = greenpulse.get("/");
    assert_eq!(page.status, 200);
    assert!(page.header("content-security-policy").unwrap().contains("frame-ancestors 'none'"), "{}", page.head);
}

#[test]
fn pages_are_compressed_and_what_does_not_exist_is_a_404() {
    let greenpulse = Greenpulse::serving(&[]);
    let page = greenpulse.send("GET", "/", &[("Accept-Encoding", "gzip, br")], "");
    assert_eq!(page.header("content-encoding"), Some("br"));
    assert_eq!(greenpulse.get("/").header("content-encoding"), None);
    let missing = greenpulse.get("/nowhere/at/all");
    assert_eq!(missing.status, 404);
    assert!(missing.header("content-type").unwrap().starts_with("text/html"), "{}", missing.head);
    assert_eq!(greenpulse.get("/assets/nothing.js").status, 404);
    assert_eq!(greenpulse.get("/assets.json").status, 404);
    assert_eq!(greenpulse.get("/assets/../assets.json").status, 404);
    assert_eq!(greenpulse.send("POST", "/", &[], &"x".repeat(2 * 1024 * 1024)).status, 413);
}

#[test]
fn files_with_a_hash_are_kept_for_ever_and_others_are_asked_for_again() {
    let greenpulse = Greenpulse::serving(&[]);
    let page = greenpulse.get("/").body;
    let style = page.split('"').find(|part| part.starts_with("/assets/") && part.ends_with(".css")).unwrap();
    let file = greenpulse.send("GET", style, &[("Accept-Encoding", "br")], "");
    assert_eq!(file.status, 200);
    assert_eq!(file.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!(file.header("content-encoding"), Some("br"));
    assert_eq!(file.header("content-type"), Some("text/css; charset=utf-8"));
    let manifest = greenpulse.get("/manifest.webmanifest");
    assert_eq!(manifest.header("content-type"), Some("application/manifest+json"));
    assert_eq!(manifest.header("cache-control"), Some("no-cache"));
    let tag = manifest.header("etag").unwrap();
    assert_eq!(greenpulse.send("GET", "/manifest.webmanifest", &[("If-None-Match", tag)], "").status, 304);
    let head = greenpulse.send("HEAD", "/manifest.webmanifest", &[], "");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

fn sign_in(greenpulse: &Greenpulse, password: &str, next: &str) -> Answer {
    let headers = [("Origin", &*greenpulse.origin()), ("Content-Type", "application/x-www-form-urlencoded")];
    greenpulse.send("POST", "/sign-in", &headers, &format!("password={password}&next={next}"))
}

#[test]
fn with_a_password_a_browser_signs_in_and_out_and_comes_back_to_where_it_was() {
    let greenpulse = Greenpulse::serving(&[("GREENPULSE_PASSWORD", "correct horse")]);
    let refused = greenpulse.get("/buildings/3?range=day");
    assert_eq!(refused.status, 303);
    assert_eq!(refused.header("location"), Some("/sign-in?next=/buildings/3%3Frange%3Dday"));
    let form = greenpulse.get("/sign-in?next=/buildings/3%3Frange%3Dday");
    assert!(form.status == 200 && form.body.contains(r#"value="/buildings/3?range=day""#), "{}", form.body);

    let wrong = sign_in(&greenpulse, "battery+staple", "/");
    assert!(wrong.status == 422 && wrong.body.contains("That is not the password"), "{wrong:?}");
    assert_eq!(sign_in(&greenpulse, "correct+horse", "//evil.example").header("location"), Some("/"));
    let right = sign_in(&greenpulse, "correct+horse", "/status");
    assert_eq!((right.status, right.header("location")), (303, Some("/status")));
    let cookie = right.header("set-cookie").unwrap();
    for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let session = cookie.split(';').next().unwrap();
    assert_eq!(greenpulse.send("GET", "/", &[("Cookie", session)], "").status, 200);
    assert_eq!(greenpulse.send("GET", "/", &[("Cookie", "greenpulse_session=guess")], "").status, 303);

    let out = greenpulse.send("POST", "/sign-out", &[("Cookie", session), ("Origin", &greenpulse.origin())], "");
    assert_eq!((out.status, out.header("clear-site-data")), (303, Some("\"storage\"")));
    assert_eq!(greenpulse.send("GET", "/", &[("Cookie", session)], "").status, 303);
}

#[test]
fn with_a_password_programs_send_it_along_and_health_and_files_stay_open() {
    let greenpulse = Greenpulse::serving(&[("GREENPULSE_PASSWORD", "correct horse")]);
    for path in ["/livez", "/readyz", "/health", "/icon.svg", "/manifest.webmanifest", "/service-worker.js", "/offline.html"] {
        assert_eq!(greenpulse.get(path).status, 200, "{path}");
    }
    for (method, path) in [("GET", "/api/nothing"), ("POST", "/fn/nothing"), ("POST", "/nothing")] {
        let refused = greenpulse.send(method, path, &[], "");
        assert_eq!(refused.status, 401, "{path}");
        assert_eq!(refused.header("content-type"), Some("application/problem+json"), "{path}");
        let with = |password: &str| greenpulse.send(method, path, &[("Authorization", &format!("Bearer {password}"))], "").status;
        assert_eq!(with("battery staple"), 401, "{path}");
        assert!([404, 405].contains(&with("correct horse")), "{path}");
    }
    let live: Vec<_> = UPGRADE.iter().copied().chain([("Origin", greenpulse.origin().leak() as &str)]).collect();
    assert_eq!(greenpulse.send("GET", "/fn/nothing", &live, "").status, 401);
}

#[test]
fn after_ten_wrong_passwords_there_is_a_pause() {
    let greenpulse = Greenpulse::serving(&[("GREENPULSE_PASSWORD", "correct horse")]);
    for _ in 0..10 {
        assert_eq!(sign_in(&greenpulse, "battery+staple", "/").status, 422);
    }
    let refused = sign_in(&greenpulse, "correct+horse", "/");
    assert_eq!(refused.status, 429);
    assert!(refused.header("retry-after").is_some(), "{}", refused.head);
    let program = greenpulse.send("GET", "/api/nothing", &[("Authorization", "Bearer correct horse")], "");
    assert_eq!(program.status, 429);
}

#[test]
fn a_stop_does_not_wait_for_connections_that_stay_open() {
    let mut greenpulse = Greenpulse::serving(&[]);
    let mut idle = std::net::TcpStream::connect(("127.0.0.1", greenpulse.listen)).unwrap();
    write!(idle, "GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").unwrap();
    let mut first = [0];
    idle.read_exact(&mut first).unwrap();
    let half = std::net::TcpStream::connect(("127.0.0.1", greenpulse.listen)).unwrap();
    write!(&half, "POST /fn/nothing HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nx").unwrap();
    assert!(greenpulse.stop().success());
}
