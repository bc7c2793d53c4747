//! Who is accepted and who may sign in: hosts, origins, the shared password. Also the headers of
//! the answers.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use running::{Answer, Greenpulse, publish};
use std::io::{Read, Write};
use std::time::{Duration, Instant};

const UPGRADE: [(&str, &str); 4] = [
    // A refused connection would otherwise stay open for another request.
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
    // There is no such function, but only our own pages learn that.
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
    greenpulse.send("POST", "/sign-in", &headers, &format!("name=admin&password={password}&next={next}"))
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
    assert!(wrong.status == 422 && wrong.body.contains("Name or address and password do not match"), "{wrong:?}");
    assert_eq!(sign_in(&greenpulse, "correct+horse", "//evil.example").header("location"), Some("/"));
    let right = sign_in(&greenpulse, "correct+horse", "/status");
    assert_eq!((right.status, right.header("location")), (303, Some("/status")));
    let cookie = right.header("set-cookie").unwrap();
    for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=7776000"] {
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

/// Signs in wrongly as a client behind a proxy until the server asks to wait for more than two
/// seconds, so that what follows falls into the wait. Returns how many guesses were checked.
fn guess_until_it_waits(greenpulse: &Greenpulse, from: &str) -> usize {
    for looked_at in 0.. {
        let guess = form(greenpulse, &format!("guess+{looked_at}"), &[("X-Forwarded-For", from)]);
        if guess.status == 429 {
            let wait: u64 = guess.header("retry-after").unwrap().parse().unwrap();
            assert!((1..=60).contains(&wait) && guess.body.contains("Try again in"), "{guess:?}");
            if wait > 2 {
                return looked_at;
            }
            std::thread::sleep(Duration::from_secs(wait));
            continue;
        }
        assert_eq!(guess.status, 422, "{guess:?}");
        assert!(looked_at < 20, "twenty guesses in a row were looked at");
    }
    unreachable!("it returns or fails")
}

fn form(greenpulse: &Greenpulse, password: &str, more: &[(&str, &str)]) -> Answer {
    let origin = greenpulse.origin();
    let mut headers = vec![("Origin", origin.as_str()), ("Content-Type", "application/x-www-form-urlencoded")];
    headers.extend(more);
    greenpulse.send("POST", "/sign-in", &headers, &format!("name=admin&password={password}&next=/"))
}

#[test]
fn a_guesser_waits_and_the_owner_signs_in_from_elsewhere_and_with_a_browser_that_is_known() {
    let settings = [("GREENPULSE_PASSWORD", "correct horse"), ("GREENPULSE_PROXIES", "127.0.0.1")];
    let mut greenpulse = Greenpulse::serving(&settings);
    let (home, evil) = ([("X-Forwarded-For", "192.168.1.7")], [("X-Forwarded-For", "203.0.113.9")]);
    let mark = |answer: &Answer| {
        let cookies = answer.head.lines().filter_map(|line| line.split_once(": ")).filter(|(name, _)| *name == "set-cookie");
        let mark = cookies.map(|(_, cookie)| cookie).find(|cookie| cookie.starts_with("greenpulse_browser=")).unwrap();
        assert!(mark.contains("HttpOnly"), "{mark}");
        mark.split(';').next().unwrap().to_owned()
    };
    let known = mark(&form(&greenpulse, "correct+horse", &home));
    guess_until_it_waits(&greenpulse, "203.0.113.9");
    // From there even the right password is not checked, and an address list in front of the real
    // one does not help.
    assert_eq!(form(&greenpulse, "correct+horse", &evil).status, 429);
    assert_eq!(form(&greenpulse, "correct+horse", &[("X-Forwarded-For", "192.168.1.7, 203.0.113.9")]).status, 429);
    let program = |from: &str| {
        let headers = [("Authorization", "Bearer correct horse"), ("X-Forwarded-For", from)];
        greenpulse.send("GET", "/api/nothing", &headers, "")
    };
    let refused = program("203.0.113.9");
    assert_eq!((refused.status, refused.header("retry-after").is_some()), (429, true), "{refused:?}");
    // Everybody else can sign in at once: with a new browser, and from the guesser's address with a
    // known one.
    assert_eq!(form(&greenpulse, "correct+horse", &home).status, 303);
    assert_eq!(form(&greenpulse, "correct+horse", &[("X-Forwarded-For", "198.51.100.3")]).status, 303);
    assert_eq!(program("192.168.1.7").status, 404);
    let again = form(&greenpulse, "correct+horse", &[evil[0], ("Cookie", &known)]);
    assert_eq!((again.status, mark(&again)), (303, known.clone()), "the mark is good for another year");
    // The mark alone grants no access, and is recognised after a restart.
    assert_eq!(greenpulse.send("GET", "/", &[("Cookie", &known)], "").status, 303);
    greenpulse.stop();
    greenpulse.start();
    guess_until_it_waits(&greenpulse, "203.0.113.9");
    assert_eq!(form(&greenpulse, "correct+horse", &[evil[0], ("Cookie", &known)]).status, 303);
    assert!(!greenpulse.log("stderr").contains("horse"), "a password is in the log");
}

#[test]
fn wrong_tokens_count_and_a_right_one_passes_all_the_same() {
    let greenpulse = Greenpulse::serving(&[("GREENPULSE_PASSWORD", "correct horse")]);
    let made = greenpulse.run(&["token", "create", "telegraf"]);
    let send = |token: &str| {
        let bearer = format!("Bearer {token}");
        greenpulse.send("POST", "/api/v2/write?precision=s", &[("Authorization", &bearer)], "oven energy_kwh=7 1763658000")
    };
    let statuses: Vec<u16> = (0..8).map(|number| send(&format!("gp_{number}")).status).collect();
    assert!(statuses.starts_with(&[401, 401, 401]) && statuses.contains(&429), "{statuses:?}");
    assert_eq!(send(made.stdout.trim()).status, 204);
}

#[test]
fn a_device_is_not_guessed_for_over_mqtt_and_one_that_passed_before_passes() {
    let mut greenpulse = Greenpulse::serving(&[("GREENPULSE_PASSWORD", "correct horse")]);
    let port = greenpulse.mqtt;
    let publish =
        |user: &str, password: &str| publish(port, "attic", r#"{"power_w":5}"#, &["-u", user, "-P", password]).code == Some(0);
    assert!(publish("attic", "correct horse"));
    // Soon even the right password is not checked from there, whatever the name.
    let is_shut = (0..20).any(|number| {
        assert!(!publish(&format!("guesser {number}"), &format!("guess {number}")));
        !publish(&format!("stranger {number}"), "correct horse")
    });
    assert!(is_shut, "twenty guesses were looked at");
    // One counter for all entrances: on the pages not even the first tries are free now.
    guess_until_it_waits(&greenpulse, "203.0.113.9");
    assert_eq!(form(&greenpulse, "correct+horse", &[]).status, 429);
    assert!(!publish("stranger", "correct horse"));
    assert!(publish("attic", "correct horse"), "a device that passed before is locked out");
    // A restart does not lock it out either while somebody guesses. That it was right was saved
    // within two seconds.
    std::thread::sleep(Duration::from_secs(4));
    greenpulse.stop();
    greenpulse.start();
    guess_until_it_waits(&greenpulse, "203.0.113.9");
    assert!(!publish("stranger", "correct horse"));
    assert!(publish("attic", "correct horse"), "a device that passed before the restart is locked out");
    let log = greenpulse.log("stderr");
    assert!(log.contains("too many wrong tries") || log.contains("a wrong password was given"), "{log}");
    assert!(!log.contains("guess 1") && !log.contains("horse"), "a password is in the log");
}

#[test]
fn behind_tls_a_browser_is_told_never_to_send_its_session_without() {
    let greenpulse = Greenpulse::serving(&[("GREENPULSE_PASSWORD", "correct horse"), ("GREENPULSE_HOSTS", "energy.example")]);
    let cookies = |headers: &[(&str, &str)]| {
        let headers = [&[("Content-Type", "application/x-www-form-urlencoded")], headers].concat();
        let answer = greenpulse.send("POST", "/sign-in", &headers, "name=admin&password=correct+horse");
        assert_eq!(answer.status, 303, "{answer:?}");
        let lines = answer.head.lines().filter(|line| line.starts_with("set-cookie: "));
        lines.map(|line| line.ends_with("; Secure")).collect::<Vec<_>>()
    };
    assert_eq!(cookies(&[("Origin", &greenpulse.origin())]), [false, false]);
    // The browser's `Origin` tells whether it used https, or a proxy on this machine does.
    assert_eq!(cookies(&[("Origin", "https://energy.example"), ("Host", "energy.example")]), [true, true]);
    assert_eq!(cookies(&[("X-Forwarded-Proto", "https")]), [true, true]);
}

#[test]
fn signing_out_ends_the_live_connections_of_that_session_and_no_other() {
    let greenpulse = Greenpulse::serving(&[("GREENPULSE_PASSWORD", "correct horse")]);
    let session = || {
        let answer = sign_in(&greenpulse, "correct+horse", "/");
        answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
    };
    let (ours, theirs) = (session(), session());
    let mut ended = [greenpulse.live(&ours), greenpulse.live(&ours)];
    let mut stays = greenpulse.live(&theirs);
    let out = greenpulse.send("POST", "/sign-out", &[("Cookie", &ours), ("Origin", &greenpulse.origin())], "");
    assert_eq!(out.status, 303);
    let signed_out = Instant::now();
    for stream in &mut ended {
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
        assert!(signed_out.elapsed() < Duration::from_secs(2), "it goes on after signing out");
    }
    stays.set_read_timeout(Some(Duration::from_millis(500))).unwrap();
    let mut rest = Vec::new();
    let error = stays.read_to_end(&mut rest).expect_err("another session's connection ended too");
    assert!(matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut), "{error}");
}

/// A process's limit of open files is inherited, so a shell sets it before the server starts.
#[test]
fn the_soft_limit_of_open_files_is_raised_and_slow_connections_leave_room_for_everybody() {
    let mut greenpulse = Greenpulse::new(&[]);
    greenpulse.spawn_under("ulimit -Sn 256");
    greenpulse.wait_for("/readyz", 200);
    greenpulse.wait_for_log("files may be open");
    let mut slow = Vec::new();
    for _ in 0..600 {
        let stream = std::net::TcpStream::connect(("127.0.0.1", greenpulse.listen)).unwrap();
        let _ = write!(&stream, "GET / HTTP/1.1\r\nHost:");
        slow.push(stream);
    }
    assert_eq!(greenpulse.get("/livez").status, 200);
    assert_eq!(publish(greenpulse.mqtt, "attic", r#"{"power_w":5}"#, &[]).code, Some(0));
    // Their timeout is ten seconds.
    let started = Instant::now();
    for stream in &mut slow {
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        assert!(stream.read(&mut [0]).is_ok_and(|length| length == 0), "a half-open connection stays");
    }
    assert!(started.elapsed() < Duration::from_secs(25), "{:?}", started.elapsed());
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

#[test]
fn only_a_listed_proxy_says_who_somebody_is() {
    let with = |proxies: &'static str| {
        Greenpulse::serving(&[
            ("GREENPULSE_PROXIES", proxies),
            ("GREENPULSE_PROXY_SIGN_IN", "on"),
            ("GREENPULSE_PROXY_SIGN_IN_ADMIN_GROUPS", "admins"),
        ])
    };
    let ask = |greenpulse: &Greenpulse, path: &str, headers: &[(&str, &str)]| greenpulse.send("GET", path, headers, "").status;
    let (ada, bob) = ([("Remote-User", "ada"), ("Remote-Groups", "staff,admins")], [("Remote-User", "bob")]);
    let believed = with("127.0.0.1");
    assert_eq!(ask(&believed, "/account", &bob), 403, "nobody could let them in yet");
    assert_eq!(ask(&believed, "/settings/people", &ada), 200);
    assert_eq!((ask(&believed, "/account", &bob), ask(&believed, "/settings/people", &bob)), (200, 403));
    assert_eq!(ask(&believed, "/settings/people", &[]), 303);
    assert_eq!(ask(&believed, "/settings/people", &[ada[0], bob[0], ada[1]]), 303, "two names are none");
    assert_eq!(ask(&believed, "/settings/people", &[ada[0], ("Remote-Groups", "staff")]), 200, "the last admin stays one");
    let others = with("192.0.2.7");
    assert_eq!(ask(&others, "/settings/people", &ada), 503, "nobody has made an admin there");
}
