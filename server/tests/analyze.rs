//! The commands that work on a file and need no server.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

mod running;

use running::{Greenpulse, assert_one_line, write};
use std::fmt::Write as _;

/// Hours of an invented office from Monday 2024-01-01, with a temperature, and an unusual noon in
/// the ninth week.
fn office(hours: usize) -> String {
    let mut text = String::from("timestamp,value,temp_c\n");
    for i in 0..hours {
        let (hour, day) = (i % 24, i / 24);
        let temp = 11.0 - 11.0 * (std::f64::consts::TAU * (i as f64 - 480.0) / 8_766.0).cos() + ((day * 7) % 11) as f64 / 3.0;
        let busy = if (8..18).contains(&hour) && day % 7 < 5 { 30.0 } else { 0.0 };
        let wobble = ((i * 7_919) % 101) as f64 / 101.0;
        let strange = if i == 8 * 168 + 36 { 200.0 } else { 0.0 };
        let value = 10.0 + busy + wobble + 0.5 * (15.0 - temp).max(0.0) + strange;
        let at = jiff::Timestamp::from_second(1_704_067_200 + i as i64 * 3_600).unwrap();
        writeln!(text, "{at},{value:.3},{temp:.2}").unwrap();
    }
    text
}

#[test]
fn a_file_is_analysed_without_settings_database_or_folder() {
    let greenpulse = Greenpulse::new(&[("GREENPULSE_DATABASE_URL", "nonsense"), ("GREENPULSE_LISTEN", "nonsense")]);
    let folder = greenpulse.folder.path();
    write(folder, ".env", "this is no setting\nGREENPULSE_LISTEN\n");
    write(folder, "office.csv", &office(12 * 168));
    for (arguments, head, lines) in [
        (vec!["forecast", "office.csv", "--zone", "Europe/Berlin", "--horizon", "30"], "timestamp,value,lower,upper", 31),
        (vec!["detect", "office.csv", "--mode", "causal"], "timestamp,score,anomaly,kind,severity,expected", 12 * 168 + 1),
        (vec!["backtest", "office.csv", "--origins", "2"], "method,mase,", 0),
    ] {
        let said = greenpulse.run(&arguments);
        assert_eq!((said.code, said.stderr.as_str()), (Some(0), ""), "{arguments:?}: {said:?}");
        assert!(said.stdout.starts_with(head), "{said:?}");
        assert!(lines == 0 || said.stdout.lines().count() == lines, "{arguments:?}: {} lines", said.stdout.lines().count());
    }
    let profile: serde_json::Value = serde_json::from_str(&greenpulse.run(&["profile", "office.csv"]).stdout).unwrap();
    assert!(profile["peak"].as_f64().unwrap() > 200.0);
    let mut left: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, [".env", "office.csv"]);
}

#[test]
fn an_anomaly_has_its_words_and_is_not_told_again_when_it_was_no_fault() {
    let greenpulse = Greenpulse::new(&[]);
    let folder = greenpulse.folder.path();
    write(folder, "office.csv", &office(12 * 168));
    let found = greenpulse.run(&["detect", "office.csv", "--events", "--price", "0.3"]).stdout;
    let noon = found.lines().find(|line| line.starts_with("2024-02-27T12:00:00Z")).unwrap_or_else(|| panic!("{found}"));
    assert!(noon.contains(",usage_spike,") && noon.contains("on Tuesday 27 February"), "{noon}");
    write(folder, "known.csv", &format!("{}\n{noon}\n", found.lines().next().unwrap()));
    let again = greenpulse.run(&["detect", "office.csv", "--events", "--not-faults", "known.csv"]);
    assert_eq!(again.code, Some(0), "{again:?}");
    assert!(!again.stdout.contains("2024-02-27T12:00:00Z"), "{}", again.stdout);
}

#[test]
fn savings_are_told_by_either_method() {
    let greenpulse = Greenpulse::new(&[]);
    write(greenpulse.folder.path(), "office.csv", &office(2 * 8_760));
    let asked = ["savings", "office.csv", "--baseline-end", "2024-12-31T00:00:00Z", "--reporting-start", "2024-12-31T00:00:00Z"];
    for method in ["hourly", "daily", "caltrack"] {
        let said = greenpulse.run(&[&asked[..], &["--method", method]].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
        let found: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
        let share = found["savings"].as_f64().unwrap() / found["counterfactual"].as_f64().unwrap();
        assert!(share.abs() < 0.03, "{method}: {found}");
    }
}

#[test]
fn a_bad_file_is_told_by_its_line_and_its_reason() {
    let greenpulse = Greenpulse::new(&[]);
    let folder = greenpulse.folder.path();
    std::fs::write(folder.join("latin.csv"), b"timestamp,value\n2026-01-01T00:00:00Z,\xb5\n").unwrap();
    write(folder, "word.csv", "timestamp,value\n2026-01-01T00:00:00Z,1\n2026-01-01T01:00:00Z,much\n");
    write(folder, "short.csv", "timestamp,value\n2026-01-01T00:00:00Z,1\n");
    for (arguments, told) in [
        (vec!["forecast", "none.csv"], "none.csv: "),
        (vec!["forecast", "latin.csv"], "latin.csv: line 2: not text in UTF-8"),
        (vec!["detect", "word.csv"], "word.csv: line 3: value `much` is not a number"),
        (vec!["forecast", "short.csv"], "needs at least 48 hours with a reading, and there are 1"),
        (vec!["forecast", "short.csv", "--zone", "Berlin"], "--zone: `Berlin` is not a time zone"),
        (vec!["forecast", "short.csv", "--model", "guess"], "--model: `guess` is not a model"),
        (
            vec!["savings", "short.csv", "--baseline-end", "yesterday", "--reporting-start", "today"],
            "--baseline-end: `yesterday` is not a time",
        ),
    ] {
        let said = greenpulse.run(&arguments);
        assert_eq!((said.code, said.stdout.as_str()), (Some(2), ""), "{said:?}");
        assert_one_line(&said);
        assert!(said.stderr.contains(told), "{said:?}");
    }
    let help = greenpulse.run(&["detect", "--help"]).stdout;
    assert!(help.contains("--not-faults") && !help.contains("GREENPULSE_"), "{help}");
}
