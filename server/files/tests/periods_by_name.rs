//! Rows that name their period: months with long and short years, quarters, weeks. Each amount is of its whole
//! period by the site's calendar, and what may be a day is asked about.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail loudly")]

mod harness;

use domain::HOUR_MS;
use files::{Order, Spacing, Stamp};
use harness::got::{got, planned};

const ZONE: &str = "Europe/Paris";

/// A table of amounts, and what they are, in the order of its rows.
fn table(names: &str, rows: &[&str]) -> String {
    let rows = rows.iter().enumerate().map(|(i, row)| format!("{row};{}", amount(i)));
    format!("{names}\n{}\n", rows.collect::<Vec<_>>().join("\n"))
}

fn amount(i: usize) -> usize {
    300 - i * 13 % 40
}

/// The starts of the periods (UTC), and their lengths in hours; all suggestions taken.
fn periods(text: &str) -> Vec<(String, i64)> {
    let plan = planned(text, "bills.csv", ZONE, &[]);
    let (rows, summary) = harness::read(&plan, text.as_bytes());
    assert_eq!(summary.problem_count, 0, "{:?}\n{text}", summary.problems);
    let shown = |row: &harness::Shown| {
        let span = row.span_ms.unwrap();
        (domain::Zone::named(ZONE).unwrap().stamp(row.at - span), span / HOUR_MS)
    };
    rows.iter().map(shown).collect()
}

fn expected(all: &[(&str, i64)]) -> Vec<(String, i64)> {
    all.iter().map(|(start, hours)| (format!("{start} 00:00"), *hours)).collect()
}

#[test]
fn months_are_read_in_each_writing_with_their_true_length() {
    // Clocks go forward on 31 March.
    let months = expected(&[("2024-01-01", 744), ("2024-02-01", 696), ("2024-03-01", 743), ("2024-04-01", 720)]);
    for (rows, is_asked) in [
        (["Jan 2024", "Feb 2024", "Mar 2024", "Apr 2024"], false),
        (["janvier 2024", "février 2024", "mars 2024", "avril 2024"], false),
        (["Januar 2024", "Februar 2024", "März 2024", "April 2024"], false),
        (["2024-01", "2024-02", "2024-03", "2024-04"], false),
        (["01/2024", "02/2024", "03/2024", "04/2024"], false),
        (["Jan 24", "Feb 24", "Mar 24", "Apr 24"], true),
        (["janv. 24", "févr. 24", "mars 24", "avr. 24"], true),
        (["Jan-24", "Feb-24", "Mar-24", "Apr-24"], true),
        (["01/24", "02/24", "03/24", "04/24"], true),
        (["1/24", "2/24", "3/24", "4/24"], true),
    ] {
        let text = table("Month;Usage (kWh)", &rows);
        let plan = harness::plan(text.as_bytes(), "bills.csv", &harness::site(ZONE)).unwrap();
        let asked: Vec<String> = plan.questions().into_iter().map(|question| question.path).collect();
        assert_eq!(asked.contains(&"order".to_owned()), is_asked, "{rows:?}: {asked:?}");
        assert_eq!(plan.spacing.value, Some(Spacing::Month), "{rows:?}: {}", plan.spacing.evidence);
        assert_eq!(periods(&text), months, "{rows:?}");
    }
}

#[test]
fn the_question_about_a_short_year_offers_what_it_can_be() {
    let text = table("Mois;Consommation (kWh)", &["11/23", "12/23", "01/24"]);
    let plan = harness::plan(text.as_bytes(), "bills.csv", &harness::site(ZONE)).unwrap();
    let question = plan.questions().into_iter().find(|question| question.path == "order").unwrap();
    assert_eq!(
        (question.suggestion.as_deref(), question.options.as_slice()),
        (Some("month_year"), &["month_year".to_owned()][..])
    );
    assert!(question.evidence.to_string().contains("2023-11-01"), "{}", question.evidence);
    // Days of no year cannot be read, and are no months of other years.
    for rows in [["Jan 24", "Jan 25", "Jan 26"], ["01/24", "01/25", "01/26"]] {
        let text = table("Day;Usage (kWh)", &rows);
        let refused = harness::plan(text.as_bytes(), "days.csv", &harness::site(ZONE)).map(|_| ()).unwrap_err().to_string();
        assert!(refused.contains("write dates with their year"), "{rows:?}: {refused}");
    }
}

#[test]
fn quarters_and_weeks_are_as_long_as_the_calendar_makes_them() {
    let quarters = expected(&[("2024-01-01", 91 * 24 - 1), ("2024-04-01", 91 * 24), ("2024-07-01", 92 * 24)]);
    for rows in [
        ["Q1 2024", "Q2 2024", "Q3 2024"],
        ["2024-Q1", "2024-Q2", "2024-Q3"],
        ["1. Quartal 2024", "2. Quartal 2024", "3. Quartal 2024"],
        ["T1 2024", "T2 2024", "T3 2024"],
    ] {
        assert_eq!(periods(&table("Période;Consommation (kWh)", &rows)), quarters, "{rows:?}");
    }
    assert_eq!(periods(&table("Year;Quarter;Usage (kWh)", &["2024;Q1", "2024;Q2", "2024;Q3"])), quarters);
    assert_eq!(periods(&table("Jahr;Quartal;Verbrauch (kWh)", &["2024;1", "2024;2", "2024;3"])), quarters);
    let weeks = expected(&[("2024-12-30", 168), ("2025-01-06", 168), ("2025-01-13", 168)]);
    for rows in
        [["2025-W01", "2025-W02", "2025-W03"], ["KW 1 2025", "KW 2 2025", "KW 3 2025"], ["S01 2025", "S02 2025", "S03 2025"]]
    {
        assert_eq!(periods(&table("Woche;Verbrauch (kWh)", &rows)), weeks, "{rows:?}");
    }
    assert_eq!(periods(&table("Jaar;Week;Verbruik (kWh)", &["2025;1", "2025;2", "2025;3"])), weeks);
}

#[test]
fn a_month_that_is_missing_makes_the_one_before_no_longer() {
    let text = table("Month;Usage (kWh)", &["2024-01", "2024-02", "2024-04", "2024-05"]);
    let found = expected(&[("2024-01-01", 744), ("2024-02-01", 696), ("2024-04-01", 720), ("2024-05-01", 744)]);
    assert_eq!(periods(&text), found);
    assert_eq!(periods(&table("Month;Usage (kWh)", &["2024-02"])), expected(&[("2024-02-01", 696)]));
    // Of every second month a value may be of two.
    let text = table("Month;Usage (kWh)", &["2024-01", "2024-03", "2024-05", "2024-07"]);
    assert!(got(&text, ZONE, &[]).asked.is_empty());
    let plan = harness::plan(text.as_bytes(), "bills.csv", &harness::site(ZONE)).unwrap();
    assert_eq!((plan.spacing.value, plan.spacing.suggestion), (None, Some(Spacing::Month)), "{}", plan.spacing.evidence);
    let refused = got(&text, ZONE, &[("spacing", "1464h")]).asked;
    assert!(refused[0].contains("its start and its end in two columns"), "{refused:?}");
}

#[test]
fn from_a_month_to_a_month_takes_in_the_last() {
    let text = table("From;To;Usage (kWh)", &["2024-01;2024-02", "2024-03;2024-04", "2024-05;2024-06"]);
    let found = expected(&[("2024-01-01", 60 * 24), ("2024-03-01", 61 * 24 - 1), ("2024-05-01", 61 * 24)]);
    assert_eq!(periods(&text), found);
}

#[test]
fn a_register_by_months_is_read_at_an_end_that_somebody_names() {
    let rows = [("Jan 2024", 5000), ("Feb 2024", 5310), ("Mar 2024", 5580), ("Apr 2024", 5790)];
    let text = format!("Monat;Zählerstand (kWh)\n{}", rows.map(|(month, value)| format!("{month};{value}\n")).concat());
    let answers = [("series.0.kind", "cumulative")];
    assert_eq!(got(&text, ZONE, &answers).asked, ["stamp"]);
    for (stamp, first) in [("start", "2024-01-01 00:00"), ("end", "2024-02-01 00:00")] {
        let plan = planned(&text, "register.csv", ZONE, &[answers[0], ("stamp", stamp)]);
        let (read, _) = harness::read(&plan, text.as_bytes());
        let zone = domain::Zone::named(ZONE).unwrap();
        assert_eq!((read.len(), zone.stamp(read[0].at).as_str(), read[0].span_ms), (4, first, None), "{stamp}");
    }
}

#[test]
fn the_mean_of_a_month_is_no_reading() {
    let text = "Month;Usage (kWh);Outdoor temperature (°C)\n2024-01;300;4.5\n2024-02;280;6.5\n2024-03;290;9\n2024-04;210;12\n";
    let found = got(text, ZONE, &[]);
    assert_eq!((found.sum("energy_kwh"), found.sums.len()), (1_080.0, 1), "{found:?}");
    assert!(found.leaves_out("Outdoor temperature"), "{found:?}");
}

#[test]
fn quarters_and_short_months_across_are_periods_too() {
    let quarters = "Site,Q1 2024,Q2 2024,Q3 2024,Q4 2024\nNorth,900,700,650,880\nSouth,90,70,65,88\n";
    let found = got(quarters, ZONE, &[("series.*.unit", "kWh")]);
    assert_eq!((found.of("North", "energy_kwh"), found.of("South", "energy_kwh")), (3_130.0, 313.0), "{found:?}");
    let months = "Site,Nov 23,Dec 23,Jan 24,Feb 24\nNorth,900,700,650,880\n";
    let plan = planned(months, "t.csv", ZONE, &[("series.*.unit", "kWh")]);
    let (rows, _) = harness::read(&plan, months.as_bytes());
    let spans: Vec<i64> = rows.iter().map(|row| row.span_ms.unwrap() / HOUR_MS).collect();
    assert_eq!(spans, [720, 744, 744, 696]);
}

#[test]
fn a_day_whose_month_has_a_name_is_not_asked_about() {
    for (rows, zone) in [
        (["03-Nov-22", "04-Nov-22", "05-Nov-22", "06-Nov-22"], "Europe/London"),
        (["29-Oct-22", "21-Dec-22", "02-Sep-24", "11-Jan-25"], "Europe/London"),
        (["3 nov. 22", "4 nov. 22", "5 nov. 22", "6 nov. 22"], "Europe/Paris"),
        (["Nov 3, 22", "Nov 4, 22", "Nov 5, 22", "Nov 6, 22"], "America/New_York"),
    ] {
        let text = table("Date;Reading (kWh)", &rows);
        let plan = harness::plan(text.as_bytes(), "t.csv", &harness::site(zone)).unwrap();
        assert!(plan.questions().iter().all(|question| question.path != "order"), "{rows:?}: {}", plan.order.evidence);
        let first = if rows[0].contains("Oct") { "2022-10-29" } else { "2022-11-03" };
        let of_plan = planned(&text, "t.csv", zone, &[("series.0.kind", "cumulative")]);
        let (read, _) = harness::read(&of_plan, text.as_bytes());
        assert_eq!(domain::Zone::named(zone).unwrap().stamp(read[0].at).get(..10), Some(first), "{rows:?}");
    }
    // The year may stand in front, too.
    let text = table("Date;Usage (kWh)", &["22-Nov-13", "22-Nov-14", "22-Nov-15", "22-Nov-16"]);
    let plan = harness::plan(text.as_bytes(), "t.csv", &harness::site("UTC")).unwrap();
    assert_eq!(plan.order.value, Some(Order::YearFirst), "{}", plan.order.evidence);
    assert_eq!(plan.stamp.value, Some(Stamp::Start));
}
