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
    assert!(noon.contains(",usage_spike,") && noon.contains("On Tuesday 27 February"), "{noon}");
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
fn quarter_hours_of_watts_are_the_same_hours_of_kilowatt_hours() {
    let greenpulse = Greenpulse::new(&[]);
    let folder = greenpulse.folder.path();
    let hours = office(4 * 168);
    let mut quarters = String::from("Zeit;Leistung (W);Temperatur (°C)\n");
    for line in hours.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let (at, watts) = (cells[0].replace(":00Z", ""), cells[1].parse::<f64>().unwrap() * 1_000.0);
        for minute in ["00", "15", "30", "45"] {
            let row = format!("{}{minute};{watts:.0};{}\n", &at[..at.len() - 2].replace('T', " "), cells[2]);
            quarters.push_str(&row.replace('.', ","));
        }
    }
    write(folder, "office.csv", &hours);
    write(folder, "quarters.csv", &quarters);
    let profile = |arguments: &[&str]| -> serde_json::Value {
        let said = greenpulse.run(&[&["profile"], arguments].concat());
        assert_eq!(said.code, Some(0), "{said:?}");
        serde_json::from_str(&said.stdout).unwrap()
    };
    let (found, truth) = (profile(&["quarters.csv", "--zone", "UTC"]), profile(&["office.csv"]));
    assert!((found["total"].as_f64().unwrap() / truth["total"].as_f64().unwrap() - 1.0).abs() < 1e-9);
    assert!(found["warnings"][0].as_str().unwrap().contains("in W of each 15 minutes is averaged to kWh an hour"), "{found}");
    assert_eq!(truth["warnings"], serde_json::json!([]));
}

#[test]
fn a_net_meter_has_no_figures_of_use() {
    let greenpulse = Greenpulse::new(&[]);
    let folder = greenpulse.folder.path();
    let text: String = office(4 * 168)
        .lines()
        .map(|line| match line.split_once("T12:00:00Z,") {
            Some((day, _)) => format!("{day}T12:00:00Z,-7.5,20\n"),
            None => format!("{line}\n"),
        })
        .collect();
    write(folder, "net.csv", &text);
    for (feeds_back, warnings) in [(false, 2), (true, 1)] {
        let option: &[&str] = if feeds_back { &["--feeds-back"] } else { &[] };
        let said = greenpulse.run(&[&["profile", "net.csv", "--area", "100"], option].concat());
        let found: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
        for figure in ["base_load", "load_factor", "efficiency_score", "kwh_per_m2"] {
            assert!(found[figure].is_null(), "{figure}: {found}");
        }
        assert_eq!(found["fed_in"], 28.0 * 7.5);
        assert_eq!(found["warnings"].as_array().unwrap().len(), warnings, "{found}");
    }
}

#[test]
fn hours_below_zero_are_told_beside_what_was_found() {
    let greenpulse = Greenpulse::new(&[]);
    let noons = |text: String, is: fn(&str) -> bool| -> String {
        let noon = |line: &str| line.split_once("T12:00:00Z,").filter(|(day, _)| is(day)).map(|(day, _)| day.to_owned());
        text.lines().map(|line| noon(line).map_or(format!("{line}\n"), |day| format!("{day}T12:00:00Z,-7.5,20\n"))).collect()
    };
    let folder = greenpulse.folder.path();
    write(folder, "net.csv", &noons(office(4 * 168), |_| true));
    write(folder, "once.csv", &noons(office(4 * 168), |day| day == "2024-01-17"));
    let said = greenpulse.run(&["detect", "net.csv"]).stderr;
    assert!(said.contains("28 hours below 0, too many for a fault of the meter") && said.contains("--feeds-back"), "{said}");
    assert_eq!(greenpulse.run(&["detect", "net.csv", "--feeds-back"]).stderr, "");
    let said = greenpulse.run(&["detect", "once.csv"]).stderr;
    assert!(said.contains("1 hour below 0, reported as a fault of the meter: say --feeds-back"), "{said}");
}

#[test]
fn watts_that_do_not_say_so_have_no_energy_for_an_area() {
    let greenpulse = Greenpulse::new(&[]);
    let folder = greenpulse.folder.path();
    write(folder, "plain.csv", &office(4 * 168));
    write(folder, "named.csv", &office(4 * 168).replace("timestamp,value", "timestamp,usage (kWh)"));
    for (file, area, is_told) in [("plain.csv", "10", false), ("plain.csv", "1000", true), ("named.csv", "10", true)] {
        let found: serde_json::Value = serde_json::from_str(&greenpulse.run(&["profile", file, "--area", area]).stdout).unwrap();
        for figure in ["efficiency_score", "kwh_per_m2", "kbtu_per_square_foot"] {
            assert_eq!(found[figure].is_null(), !is_told, "{file} {area}: {figure}");
        }
        assert_eq!(found["warnings"].as_array().unwrap().len(), usize::from(area == "10"), "{found}");
    }
}

#[test]
fn a_bad_file_is_told_by_its_line_and_its_reason() {
    let greenpulse = Greenpulse::new(&[]);
    let folder = greenpulse.folder.path();
    std::fs::write(folder.join("latin.csv"), b"timestamp,value\n2026-01-01T00:00:00Z,\xb5\n").unwrap();
    write(folder, "word.csv", "timestamp,value\n2026-01-01T00:00:00Z,1\n2026-01-01T01:00:00Z,much\n");
    write(folder, "days.csv", "date;kWh\n01.02.2026;7,5\n02.02.2026;8,25\n03.02.2026;7,75\n");
    write(folder, "quarters.csv", "Zeit;Leistung\n01.02.2026 00:00;750\n01.02.2026 00:15;825\n01.02.2026 00:30;640\n");
    write(folder, "short.csv", "timestamp,value\n2026-01-01T00:00:00Z,1\n");
    for (arguments, told) in [
        (vec!["forecast", "none.csv"], "none.csv: "),
        (vec!["forecast", "latin.csv"], "latin.csv: line 2: not text in UTF-8"),
        (vec!["detect", "word.csv"], "word.csv: line 3: value `much` is not a number"),
        (vec!["forecast", "short.csv"], "needs at least 48 hours with a reading, and there are 1"),
        (vec!["forecast", "days.csv"], "days.csv: the rows are days, and `forecast` needs a row an hour or less"),
        (vec!["forecast", "quarters.csv"], "line 2: the time has no offset from UTC: say on which clock it is, such as --zone"),
        (vec!["forecast", "quarters.csv", "--zone", "Europe/Berlin"], "`Leistung` names no unit: say it, such as --unit W"),
        (vec!["profile", "quarters.csv", "--unit", "kVA"], "--unit: `kVA` measures no flow"),
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
