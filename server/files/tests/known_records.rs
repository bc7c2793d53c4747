//! Formats of records that are known by name: NEM12, NEM13, MSCONS, and Green Button with several
//! services, from made files to readings.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test may fail loudly")]

mod harness;

use domain::{ChannelKind, HOUR_MS, MINUTE_MS};
use files::{Hints, Layout, Sign};
use harness::{Shown, answered, at, plan, read, site};

fn of<'a>(rows: &'a [Shown], field: &str) -> Vec<&'a Shown> {
    rows.iter().filter(|row| row.field == field).collect()
}

fn sum(rows: &[Shown], field: &str) -> f64 {
    of(rows, field).iter().map(|row| row.value).sum()
}

/// A day's values of NEM12.
fn day(date: &str, count: usize, value: f64, quality: &str) -> String {
    format!("300,{date},{},{quality},,,20260401120000,\n", vec![value.to_string(); count].join(","))
}

fn channel(nmi: &str, suffix: &str, unit: &str, minutes: u32) -> String {
    format!("200,{nmi},E1B1Q1E2,1,{suffix},N1,METER00001,{unit},{minutes},\n")
}

#[test]
fn nem12_tells_bought_from_sold_and_keeps_the_markets_time_all_year() {
    let mut text = "100,NEM12,202604011200,MDP1,RET1\n".to_owned();
    text.push_str(&channel("QB00000001", "E1", "kWh", 30));
    // Sydney's clocks go back on 5 April: the market's do not.
    text.push_str(&(day("20260404", 48, 0.5, "A") + &day("20260405", 48, 0.25, "A")));
    text.push_str(&(channel("QB00000001", "E2", "Wh", 15) + &day("20260404", 96, 100.0, "A")));
    text.push_str(&(channel("QB00000001", "B1", "MWh", 5) + &day("20260404", 288, 0.001, "A")));
    text.push_str(&(channel("QB00000001", "Q1", "kVArh", 30) + &day("20260404", 48, 9.0, "A") + "900\n"));
    let plan = plan(text.as_bytes(), "usage.csv", &site("Australia/Sydney")).unwrap();
    assert_eq!((plan.format.layout, plan.questions()), (Layout::Nem12, Vec::new()));
    assert_eq!(plan.zone.value.as_deref(), Some("Australia/Brisbane"));
    let left_out: Vec<String> = plan.left_out().iter().map(ToString::to_string).collect();
    assert_eq!(left_out, ["\"QB00000001 Q1 kVArh\": reactive energy"]);
    let (rows, summary) = read(&plan, text.as_bytes());
    assert_eq!((summary.problem_count, summary.rows), (0, 5));
    let main = of(&rows, "energy_kwh");
    assert_eq!((main.len(), main[0].span_ms, main[0].meter.as_str()), (96, Some(30 * MINUTE_MS), "QB00000001"));
    assert_eq!(main[0].at, at("2026-04-03T14:30:00Z"));
    assert!(main.windows(2).all(|pair| pair[1].at - pair[0].at == 30 * MINUTE_MS));
    assert_eq!((sum(&rows, "energy_kwh"), of(&rows, "energy_kwh:e2").len()), (36.0, 96));
    assert!((sum(&rows, "energy_kwh:e2") - 9.6).abs() < 1e-9 && (sum(&rows, "energy_export_kwh") - 288.0).abs() < 1e-9);
}

#[test]
fn nem12s_quality_is_counted_and_what_is_null_is_no_value() {
    let mut text = channel("NAAA000001", "E1", "KWH", 30) + &day("20260404", 48, 0.5, "V");
    text.push_str("400,1,10,S14,,\n400,11,40,A,,\n400,41,48,N,,\n500,S,RETNSRVCEORD1,20260404000000,900.5\n900\n");
    let plan = plan(text.as_bytes(), "cut off.csv", &Hints::default()).unwrap();
    let (rows, summary) = read(&plan, text.as_bytes());
    assert_eq!((rows.len(), summary.estimated, summary.missing, summary.problem_count), (40, 10, 8, 0));
    // A meter of Western Australia is not in the market.
    let western = text.replace("NAAA000001", "8001000001");
    let plan = harness::plan(western.as_bytes(), "x.csv", &site("Australia/Perth")).unwrap();
    assert_eq!(plan.zone.value.as_deref(), Some("Australia/Perth"));
}

#[test]
fn a_nem12_day_that_does_not_fit_its_interval_is_told_and_not_shifted() {
    let text = format!("100,NEM12,202604011200,M,R\n{}{}", channel("NAAA000001", "E1", "kWh", 15), day("20260404", 48, 1.0, "A"));
    let refused = plan(text.as_bytes(), "x.csv", &Hints::default()).unwrap_err().to_string();
    assert!(refused.contains("NEM12") && refused.contains("a day has 96 values"), "{refused}");
    let text = text + &day("20260405", 96, 0.25, "A") + "300,20260406,1,2\n301,what\n";
    let plan = plan(text.as_bytes(), "x.csv", &Hints::default()).unwrap();
    let (rows, summary) = read(&plan, text.as_bytes());
    let told: Vec<String> = summary.problems.iter().map(ToString::to_string).collect();
    assert_eq!((rows.len(), summary.problem_count), (96, 3), "{told:?}");
    assert!(told[0].starts_with("line 3, \"20260404\"") && told[2].contains("not a record of NEM12"), "{told:?}");
}

#[test]
fn nem13s_amounts_between_readings_are_periods_by_register() {
    let record = |register: &str, suffix: &str, direction: &str, quantity: &str| {
        format!(
            "250,VAAA000001,1141,{register},{suffix},{suffix},METER1,{direction},001000.0,20260105093055,A,,,001912.0,20260405100333,E64,,,\
             {quantity},kWh,20260705,20260406,\n550,N,,A,\n"
        )
    };
    let text = format!("100,NEM13,202604101030,M,R\n{}{}900\n", record("1", "11", "E", "912"), record("2", "41", "E", "88.5"));
    let plan = plan(text.as_bytes(), "x.csv", &Hints::default()).unwrap();
    assert_eq!((plan.format.layout, plan.questions()), (Layout::Nem13, Vec::new()));
    let (rows, summary) = read(&plan, text.as_bytes());
    assert_eq!((sum(&rows, "energy_kwh"), sum(&rows, "energy_kwh:41-2"), summary.estimated), (912.0, 88.5, 2));
    assert_eq!((rows[0].at, rows[0].kind), (at("2026-04-05T00:03:33Z"), ChannelKind::Interval));
    assert_eq!(rows[0].span_ms.unwrap() / HOUR_MS, 90 * 24);
}

/// An MSCONS message of quarter-hours, with the signs of its UNA segment.
fn mscons(una: &str, segments: &[&str]) -> String {
    let mut all = vec![
        "UNB+UNOC:3+9900000000001:500+9900000000002:500+260401:1200+REF1++TL".to_owned(),
        "UNH+1+MSCONS:D:04B:UN:2.4c".to_owned(),
        "BGM+7+REF1-1+9".to_owned(),
        "DTM+137:202604011200?+00:303".to_owned(),
        "UNS+D".to_owned(),
    ];
    all.extend(segments.iter().map(|text| (*text).to_owned()));
    all.push("UNT+9+1".to_owned());
    all.push("UNZ+1+REF1".to_owned());
    una.to_owned() + &all.join("'") + "'"
}

#[test]
fn mscons_is_read_by_its_obis_codes_and_its_own_signs() {
    let segments = [
        "NAD+DP",
        "LOC+172+DE0001112223334445556667778889990",
        "LIN+1",
        "PIA+5+1-1?:1.29.0:SRW",
        "QTY+220:1,25",
        "DTM+163:202603282300?+00:303",
        "DTM+164:202603282315?+00:303",
        "QTY+67:0,75",
        "DTM+163:202603290015?+01:303",
        "DTM+164:202603290030?+01:303",
        "STS+Z32++Z92",
        "QTY+Z30:0",
        "DTM+163:202603282330?+00:303",
        "DTM+164:202603282345?+00:303",
        "LIN+2",
        "PIA+5+1-1?:2.29.0:SRW",
        "QTY+220:3,5:KWH",
        "DTM+163:202603282300?+00:303",
        "DTM+164:202603282315?+00:303",
        "LIN+3",
        "PIA+5+1-1?:3.29.0:SRW",
        "QTY+220:9",
        "DTM+163:202603282300?+00:303",
        "DTM+164:202603282315?+00:303",
    ];
    let text = mscons("UNA:+,? '", &segments);
    for text in [text.clone(), text.replace('\'', "'\r\n")] {
        let plan = plan(text.as_bytes(), "message.txt", &Hints::default()).unwrap();
        assert_eq!((plan.format.layout, plan.questions(), plan.offsets), (Layout::Mscons, Vec::new(), true));
        let left_out: Vec<String> = plan.left_out().iter().map(ToString::to_string).collect();
        assert!(left_out.len() == 1 && left_out[0].contains("reactive"), "{left_out:?}");
        let (rows, summary) = read(&plan, text.as_bytes());
        assert_eq!((summary.problem_count, summary.missing, summary.estimated), (0, 1, 1));
        let bought: Vec<_> = of(&rows, "energy_kwh").iter().map(|row| (row.at, row.value, row.span_ms)).collect();
        let quarter = Some(15 * MINUTE_MS);
        let expected = [(at("2026-03-28T23:15:00Z"), 1.25, quarter), (at("2026-03-28T23:30:00Z"), 0.75, quarter)];
        assert_eq!((bought, sum(&rows, "energy_export_kwh")), (expected.to_vec(), 3.5));
        assert_eq!(rows[0].meter, "DE0001112223334445556667778889990");
    }
}

#[test]
fn mscons_registers_and_amounts_in_a_row_have_the_times_of_their_segments() {
    let registers = [
        "LOC+172+DE0001",
        "LIN+1",
        "PIA+5+1-1?:1.8.1:SRW",
        "QTY+220:4250.465",
        "DTM+9:202604011655?+00:303",
        "DTM+7:202604012200?+00:303",
        "LIN+2",
        "PIA+5+7-0?:3.0.0:SRW",
        "QTY+220:812:MTQ",
        "DTM+9:20260401:102",
    ];
    let text = mscons("", &registers);
    let mut plan = plan(text.as_bytes(), "x.edi", &site("Europe/Berlin")).unwrap();
    assert_eq!(plan.zone.value.as_deref(), Some("Europe/Berlin"), "a date alone is of the local clock");
    answered(&mut plan);
    let (rows, _) = read(&plan, text.as_bytes());
    let shown: Vec<_> = rows.iter().map(|row| (row.field.as_str(), row.kind, row.at)).collect();
    let expected = [
        ("energy_kwh:1", ChannelKind::Cumulative, at("2026-04-01T22:00:00Z")),
        ("gas_therms", ChannelKind::Cumulative, at("2026-03-31T22:00:00Z")),
    ];
    assert_eq!(shown, expected);

    let series = [
        "LOC+172+::87:CH1000001",
        "DTM+163:202603282300?+00:303",
        "DTM+672:15:806",
        "LIN+1",
        "PIA+5+1-1?:1.29.0*255:SWR",
        "QTY+46:2.5:KWH",
        "QTY+46:3.5:KWH",
    ];
    let text = mscons("UNA:+.? '", &series);
    let plan = harness::plan(text.as_bytes(), "x.txt", &Hints::default()).unwrap();
    let (rows, _) = read(&plan, text.as_bytes());
    let ends: Vec<_> = rows.iter().map(|row| (row.meter.as_str(), row.at, row.value)).collect();
    assert_eq!(ends, [("CH1000001", at("2026-03-28T23:15:00Z"), 2.5), ("CH1000001", at("2026-03-28T23:30:00Z"), 3.5)]);
}

#[test]
fn an_mscons_message_without_end_does_not_fill_memory() {
    let text = "UNA:+.? 'UNB+UNOC:3'UNH+1+MSCONS:D:04B:UN:2.4c'QTY+220:".to_owned() + &"1".repeat(1_000_000);
    let told = plan(text.as_bytes(), "x.txt", &Hints::default()).unwrap_err().to_string();
    assert!(told.contains("more than"), "{told}");
}

/// A Green Button feed of two usage points with one title.
fn two_services(gas_kind: u32, commodity: u32) -> String {
    let entry = |href: &str, up: &str, related: &str, content: &str| {
        format!(
            "<entry><link rel=\"self\" href=\"{href}\"/><link rel=\"up\" href=\"{up}\"/>{related}<title>Usage data</title><content>{content}\
             </content></entry>"
        )
    };
    let mut feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\">".to_owned();
    for (point, kind, commodity, uom, value) in [(1, 0, 1, 72, 1500), (2, gas_kind, commodity, 42, 2)] {
        let up = format!("/espi/UsagePoint/{point}");
        let reading = format!("{up}/MeterReading/1");
        let related = |href: &str| format!("<link rel=\"related\" href=\"{href}\"/>");
        feed += &entry(
            &up,
            "/espi/UsagePoint",
            &related(&format!("{up}/MeterReading")),
            &format!("<UsagePoint><ServiceCategory><kind>{kind}</kind></ServiceCategory></UsagePoint>"),
        );
        feed +=
            &entry(&reading, &format!("{up}/MeterReading"), &related(&format!("/espi/ReadingType/{point}")), "<MeterReading/>");
        feed += &entry(
            &format!("/espi/ReadingType/{point}"),
            "/espi/ReadingType",
            "",
            &format!(
                "<ReadingType><accumulationBehaviour>4</accumulationBehaviour><commodity>{commodity}</commodity><flowDirection>1\
                 </flowDirection><intervalLength>3600</intervalLength><uom>{uom}</uom></ReadingType>"
            ),
        );
        feed += &entry(
            &format!("{reading}/IntervalBlock/1"),
            &format!("{reading}/IntervalBlock"),
            "",
            &format!(
                "<IntervalBlock><IntervalReading><timePeriod><duration>3600</duration><start>1793505600</start></timePeriod><value>{value}\
                 </value></IntervalReading></IntervalBlock>"
            ),
        );
    }
    feed + "</feed>"
}

#[test]
fn two_services_of_one_green_button_feed_are_two_meters() {
    let text = two_services(1, 7);
    let mut plan = plan(text.as_bytes(), "usage.xml", &Hints::default()).unwrap();
    answered(&mut plan);
    let (rows, _) = read(&plan, text.as_bytes());
    let shown: Vec<_> = rows.iter().map(|row| (row.meter.as_str(), row.field.as_str(), row.value)).collect();
    assert_eq!(shown, [("Usage data electricity", "energy_kwh", 1.5), ("Usage data gas", "gas_therms", 2.0 * 0.363)]);
}

#[test]
fn a_green_button_reading_type_that_contradicts_its_usage_point_is_asked() {
    let text = two_services(0, 7);
    let plan = plan(text.as_bytes(), "usage.xml", &Hints::default()).unwrap();
    let asked: Vec<_> = plan.questions().into_iter().map(|question| (question.path, question.suggestion)).collect();
    assert_eq!(asked, [("series.1.field".to_owned(), Some("gas_therms".to_owned()))]);
    assert!(plan.series.iter().all(|series| series.sign.value == Some(Sign::Plain)));
}
