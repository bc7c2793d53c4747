//! Settings, and the errors of a refused start: one clear line each.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use running::{Greenpulse, assert_one_line, write};

/// Value and source of a setting in the output of `greenpulse config`.
fn setting(printed: &str, name: &str) -> (String, String) {
    let line = printed.lines().find(|line| line.split_whitespace().next() == Some(name)).unwrap();
    let parts: Vec<&str> = line.split("  ").map(str::trim).filter(|part| !part.is_empty()).collect();
    (parts[1].to_owned(), parts[2].to_owned())
}

#[test]
fn the_command_line_goes_before_the_environment_before_dot_env_before_the_default() {
    let greenpulse = Greenpulse::new(&[("GREENPULSE_MQTT_LISTEN", "127.0.0.1:2002"), ("GREENPULSE_LISTEN", "127.0.0.1:2001")]);
    write(
        greenpulse.folder.path(),
        ".env",
        "GREENPULSE_LISTEN=127.0.0.1:1001\nGREENPULSE_MQTT_LISTEN=127.0.0.1:1002\nGREENPULSE_CURRENCY=eur\nGREENPULSE_LOG=\n",
    );
    let printed = greenpulse.run(&["config", "--listen", "127.0.0.1:3001"]).stdout;
    let of = |name| setting(&printed, name);
    let pair = |value: &str, source: &str| (value.to_owned(), source.to_owned());
    assert_eq!(of("GREENPULSE_LISTEN"), pair("127.0.0.1:3001", "command line"));
    assert_eq!(of("GREENPULSE_MQTT_LISTEN"), pair("127.0.0.1:2002", "environment"));
    assert_eq!(of("GREENPULSE_CURRENCY"), pair("EUR", ".env"));
    assert_eq!(of("GREENPULSE_LOG"), pair("info", "default"));
    assert_eq!(of("GREENPULSE_DATABASE_URL"), pair("sqlite://data/greenpulse.db", "default"));
}

#[test]
fn the_database_follows_the_data_folder() {
    let printed = Greenpulse::new(&[]).run(&["config", "--data-dir", "elsewhere"]).stdout;
    assert_eq!(setting(&printed, "GREENPULSE_DATABASE_URL").0, "sqlite://elsewhere/greenpulse.db");
}

#[test]
fn secrets_are_not_shown() {
    let printed = Greenpulse::new(&[
        ("GREENPULSE_PASSWORD", "topsecret1"),
        ("GREENPULSE_DATABASE_URL", "postgres://ann:topsecret2@db/green"),
        ("GREENPULSE_MQTT_URL", "mqtt://bob:topsecret3@broker"),
    ])
    .run(&["config"]);
    assert_eq!(printed.code, Some(0), "{printed:?}");
    assert!(!format!("{printed:?}").contains("topsecret"), "{printed:?}");
    assert_eq!(setting(&printed.stdout, "GREENPULSE_DATABASE_URL").0, "postgres://ann:***@db/green");
    assert_eq!(setting(&printed.stdout, "GREENPULSE_MQTT_URL").0, "mqtt://bob:***@broker");
}

#[test]
fn a_setting_of_the_mail_server_that_cannot_be_used_is_named_with_what_would_do() {
    let sound = [
        ("GREENPULSE_PUBLIC_URL", "http://127.0.0.1:3000"),
        ("GREENPULSE_SMTP_HOST", "mail.example"),
        ("GREENPULSE_SMTP_FROM", "GreenPulse <pulse@energy.example>"),
        ("GREENPULSE_SMTP_USER", "pulse"),
        ("GREENPULSE_SMTP_PASSWORD", "topsecret"),
    ];
    let printed = Greenpulse::new(&sound).run(&["config"]);
    assert!(printed.code == Some(0) && !format!("{printed:?}").contains("topsecret"), "{printed:?}");
    assert_eq!(setting(&printed.stdout, "GREENPULSE_SMTP_PORT").0, "587");
    assert_eq!(setting(&printed.stdout, "GREENPULSE_SMTP_TLS").0, "required");
    for (name, value, told) in [
        ("GREENPULSE_SMTP_TLS", "off", "required or implicit"),
        ("GREENPULSE_SMTP_TLS", "maybe", "implicit"),
        ("GREENPULSE_SMTP_PORT", "70000", "587"),
        ("GREENPULSE_SMTP_FROM", "GreenPulse", "pulse@energy.example"),
        ("GREENPULSE_SMTP_PASSWORD_FILE", "/nowhere/secret", "one of the two"),
        ("GREENPULSE_SMTP_PASSWORD", "", "PASSWORD_FILE"),
        ("GREENPULSE_SMTP_USER", "", "the name at the mail server"),
        ("GREENPULSE_SMTP_FROM", "", "pulse@energy.example"),
    ] {
        let given: Vec<_> = sound.into_iter().filter(|(one, _)| *one != name).chain([(name, value)]).collect();
        let said = Greenpulse::new(&given).run(&["serve"]);
        assert_eq!(said.code, Some(2), "{name}={value}: {said:?}");
        assert_one_line(&said);
        assert!(said.stderr.contains("GREENPULSE_SMTP_") && said.stderr.contains(told), "{name}={value}: {said:?}");
        assert!(!said.stderr.contains("topsecret"), "{said:?}");
    }
}

#[test]
fn a_setting_that_cannot_be_used_is_named_with_what_would_do() {
    for (name, value, told) in [
        ("GREENPULSE_LISTEN", "3000", "127.0.0.1:3000"),
        ("GREENPULSE_DATABASE_URL", "mysql://ann:topsecret@db/green", "postgres://"),
        ("GREENPULSE_MQTT_URL", "http://bob:topsecret@broker", "mqtt://"),
        ("GREENPULSE_MQTT_CA", "/nowhere/ca.pem", "PEM"),
        ("GREENPULSE_TIME_ZONE", "Mars/Olympus", "Europe/Berlin"),
        ("GREENPULSE_CURRENCY", "dollars", "USD"),
        ("GREENPULSE_PASSWORD", "topsec", "8 characters"),
        ("GREENPULSE_HOSTS", "http://energy.example", "energy.example"),
        ("GREENPULSE_PROXIES", "proxy.example", "172.18.0.0/16"),
        ("GREENPULSE_LOG", "loud=very=much", "debug"),
        ("GREENPULSE_PUBLIC_URL", "energy.example/app", "https://energy.example"),
        ("GREENPULSE_LOCAL_SIGN_IN", "off", "on"),
        ("GREENPULSE_PROXY_SIGN_IN", "on", "GREENPULSE_PROXIES=127.0.0.1"),
        ("GREENPULSE_PROXY_SIGN_IN_ADMINS", "topsec", "_ADMIN_GROUPS"),
        ("GREENPULSE_SMTP_HOST", "mail.example", "GREENPULSE_PUBLIC_URL"),
        ("GREENPULSE_SMTP_HOST", "smtp://mail.example", "mail.example"),
        ("GREENPULSE_SMTP_PASSWORD", "topsec", "GREENPULSE_SMTP_HOST"),
        ("GREENPULSE_OIDC_HOME_ISSUER", "http://id.example", "https://"),
        ("GREENPULSE_OIDC_HOME_CLIENTSECRET", "topsec", "_CLIENT_SECRET"),
    ] {
        let said = Greenpulse::new(&[(name, value)]).run(&["serve"]);
        assert_eq!(said.code, Some(2), "{said:?}");
        assert_one_line(&said);
        assert!(said.stderr.contains(name) && said.stderr.contains(told) && !said.stderr.contains("topsec"), "{said:?}");
    }
}

#[test]
fn a_provider_is_told_with_all_that_it_needs_and_without_its_secret() {
    const ISSUER: &str = "GREENPULSE_OIDC_HOME_ISSUER";
    const SECRET: &str = "GREENPULSE_OIDC_HOME_CLIENT_SECRET";
    let all = [(ISSUER, "https://id.example/"), ("GREENPULSE_OIDC_HOME_CLIENT_ID", "greenpulse"), (SECRET, "topsecret")];
    let without_public = Greenpulse::new(&all).run(&["config"]);
    assert!(without_public.code == Some(2) && without_public.stderr.contains("GREENPULSE_PUBLIC_URL"), "{without_public:?}");
    let public = ("GREENPULSE_PUBLIC_URL", "https://energy.example/");
    let printed = Greenpulse::new(&[&all[..], &[public]].concat()).run(&["config"]);
    assert_eq!(printed.code, Some(0), "{printed:?}");
    assert_eq!(setting(&printed.stdout, ISSUER).0, "https://id.example/");
    assert_eq!(setting(&printed.stdout, SECRET).0, "(set, hidden)");
    assert_eq!(setting(&printed.stdout, "GREENPULSE_PUBLIC_URL").0, "https://energy.example");
    for (more, told) in [
        (("GREENPULSE_OIDC_HOME_SECRET_FILE", "/nowhere"), "one of the two"),
        (("GREENPULSE_OIDC_HOME_SIGN_UP", "maybe"), "on or off"),
        (("GREENPULSE_OIDC_HOME_DEPARTMENT_GROUPS", "labs"), "group=Department"),
    ] {
        let said = Greenpulse::new(&[&all[..], &[public, more]].concat()).run(&["config"]);
        assert!(said.code == Some(2) && said.stderr.contains(told) && !said.stderr.contains("topsecret"), "{said:?}");
    }
}

#[test]
fn with_a_password_the_start_tells_a_device_in_the_house_how_to_publish() {
    let mqtt = trial::free_port();
    let mut greenpulse =
        Greenpulse::new(&[("GREENPULSE_PASSWORD", "correct horse"), ("GREENPULSE_MQTT_LISTEN", &format!("0.0.0.0:{mqtt}"))]);
    greenpulse.start();
    let told = greenpulse.log("stdout");
    assert!(told.contains(&format!(" -p {mqtt} -u meter -P ")) && told.contains(&greenpulse.origin()), "{told}");
    assert!(!told.contains("correct horse"), "{told}");
}

#[test]
fn a_port_that_is_taken_is_told_in_one_line() {
    for name in ["GREENPULSE_LISTEN", "GREENPULSE_MQTT_LISTEN"] {
        let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = taken.local_addr().unwrap().to_string();
        let said = Greenpulse::new(&[(name, &address)]).run(&["serve"]);
        assert_eq!(said.code, Some(2), "{said:?}");
        assert_one_line(&said);
        assert!(said.stderr.contains(&address) && said.stderr.contains(name), "{said:?}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_told_in_one_line() {
    // A folder cannot be created below a file, not even by root.
    let greenpulse = Greenpulse::new(&[("GREENPULSE_DATA_DIR", "file/data")]);
    write(greenpulse.folder.path(), "file", "");
    let said = greenpulse.run(&["serve"]);
    assert_eq!(said.code, Some(2), "{said:?}");
    assert_one_line(&said);
    assert!(said.stderr.contains("file/data") && said.stderr.contains("GREENPULSE_DATA_DIR"), "{said:?}");
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_told_in_one_line_and_left_alone() {
    let greenpulse = Greenpulse::new(&[]);
    assert_eq!(greenpulse.run(&["migrate"]).code, Some(0));
    let pool = sqlx::SqlitePool::connect(&greenpulse.database_url()).await.unwrap();
    let newer = "insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (9999, 'later', 1, x'00', 0)";
    sqlx::query(newer).execute(&pool).await.unwrap();
    pool.close().await;
    let said = greenpulse.run(&["serve"]);
    assert_eq!(said.code, Some(2), "{said:?}");
    assert_one_line(&said);
    assert!(said.stderr.contains("newer GreenPulse"), "{said:?}");
}

#[test]
fn a_line_of_dot_env_that_cannot_be_read_is_refused_without_repeating_it() {
    let greenpulse = Greenpulse::new(&[]);
    write(greenpulse.folder.path(), ".env", "GREENPULSE_PASSWORD=top secret words\n");
    let said = greenpulse.run(&["config"]);
    assert_eq!(said.code, Some(2), "{said:?}");
    assert_one_line(&said);
    assert!(said.stderr.contains(".env") && !said.stderr.contains("secret"), "{said:?}");
}

#[test]
fn the_version_is_told() {
    let said = Greenpulse::new(&[]).run(&["--version"]);
    assert_eq!(said.stdout, format!("greenpulse {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_database_that_a_server_uses_is_refused_in_one_line_until_it_stops() {
    let mut greenpulse = Greenpulse::new(&[]);
    greenpulse.start();
    for arguments in
        [&["serve", "--listen", "127.0.0.1:0", "--mqtt-listen", "127.0.0.1:0"][..], &["migrate"], &["demo", "remove"]]
    {
        let refused = greenpulse.run(arguments);
        assert_eq!(refused.code, Some(2), "{refused:?}");
        assert_one_line(&refused);
        assert!(refused.stderr.contains("a greenpulse server uses the database"), "{refused:?}");
    }
    // Commands that only read are allowed.
    assert_eq!(greenpulse.run(&["verify"]).code, Some(0));
    assert!(greenpulse.stop().success());
    assert_eq!(greenpulse.run(&["migrate"]).code, Some(0));
}
