//! What a chart says stands out from what is behind it (WCAG 2.2, 1.4.11: 3:1), in light, dark and
//! on paper. Leaves out text, which axe measures in a browser.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::HashMap;
use std::path::Path;

/// The least ratio of what carries meaning and is no text.
const LEAST: f64 = 3.0;

/// Lines, bars and edges that are read upon the ground of a page or of a card.
const READ: [&str; 13] = [
    "chart-band-edge",
    "chart-previous",
    "good",
    "worse",
    "rule-strong",
    "electricity",
    "natural-gas",
    "chilled-water",
    "steam",
    "hot-water",
    "water",
    "solar",
    "battery",
];

type Colours = HashMap<String, [f64; 3]>;

/// The colours of each block of a style sheet that sets the ground. What a block does not set is as
/// in the first.
fn blocks(file: &str) -> Vec<Colours> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style").join(file);
    let style = std::fs::read_to_string(path).unwrap();
    let mut found: Vec<Colours> = Vec::new();
    for block in style.split('{').filter(|block| block.contains("--ground:")) {
        let mut colours = found.first().cloned().unwrap_or_default();
        for line in block.lines() {
            let Some((name, value)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(": ")) else { continue };
            if let Some(colour) = colour(value.trim_end_matches(';')) {
                colours.insert(name.to_owned(), colour);
            }
        }
        found.push(colours);
    }
    found
}

/// A colour such as `#0a6653` or `#fff`, each part from 0 to 1.
fn colour(text: &str) -> Option<[f64; 3]> {
    let digits = text.strip_prefix('#')?;
    let one = digits.len() / 3;
    let part = |place: usize| {
        let part = digits.get(place * one..(place + 1) * one)?;
        let whole = if one == 1 { part.repeat(2) } else { part.to_owned() };
        Some(f64::from(u8::from_str_radix(&whole, 16).ok()?) / 255.0)
    };
    Some([part(0)?, part(1)?, part(2)?])
}

/// The relative luminance of WCAG 2.2.
fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

fn ratio(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn what_a_chart_says_stands_out_from_its_ground_in_light_dark_and_on_paper() {
    let (screen, paper) = (blocks("tokens.css"), blocks("print.css"));
    assert_eq!((screen.len(), paper.len()), (3, 1), "light, dark twice, paper");
    let paper = paper.into_iter().map(|own| screen[0].clone().into_iter().chain(own).collect::<Colours>());
    for (place, colours) in screen.iter().cloned().chain(paper).enumerate() {
        for name in READ {
            for ground in ["ground", "surface"] {
                let found = ratio(colours[name], colours[ground]);
                assert!(found >= LEAST, "--{name} on --{ground} is {found:.2}:1 in block {place}");
            }
        }
        // The usual line lies upon its band, and the stripes beyond the usual upon the track.
        for (name, ground) in [("chart-band-edge", "chart-band"), ("worse", "sunken")] {
            let found = ratio(colours[name], colours[ground]);
            assert!(found >= LEAST, "--{name} on --{ground} is {found:.2}:1 in block {place}");
        }
    }
}
