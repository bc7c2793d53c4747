//! Which names are valid, which meter keys are valid, and which meter a device means by the name
//! that it gives itself. Two devices with the same name in two dialects are two meters. Leaves out
//! how names are read from topics (the dialects).

use std::borrow::Cow;

/// The longest name of a site, building, meter, tariff or account, in characters: enough for any
/// name that is made from a device's own name.
pub const NAME_CHARS_MAX: usize = 160;

/// The longest key, in bytes.
pub const KEY_BYTES_MAX: usize = 120;

/// Whether a name is valid: visible, without control characters, and at most `chars_max` long.
#[must_use]
pub fn is_name(name: &str, chars_max: usize) -> bool {
    is_visible(name) && !name.contains(char::is_control) && name.chars().count() <= chars_max
}

/// Whether a text has a visible character. Joiners, direction marks and fillers may stand between
/// visible characters, but do not count as visible.
///
/// ```
/// # use domain::naming::is_visible;
/// assert!(is_visible("خانه\u{200c}ها"));
/// assert!(!is_visible("\u{200b}\u{202e}\u{3164}"));
/// ```
#[must_use]
pub fn is_visible(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !c.is_control() && !is_ignorable(c))
}

/// What is seen of a text: it without the characters that no font draws.
#[must_use]
pub fn seen(text: &str) -> String {
    text.chars().filter(|c| !is_ignorable(*c)).collect()
}

fn is_ignorable(c: char) -> bool {
    INVISIBLE.iter().any(|(from, to)| (*from..=*to).contains(&c))
}

/// Characters that no font draws: Unicode's `Default_Ignorable_Code_Point`
/// (DerivedCoreProperties.txt, 16.0), the interlinear annotation characters, and the blank Braille
/// pattern.
const INVISIBLE: [(char, char); 18] = [
    ('\u{ad}', '\u{ad}'),
    ('\u{34f}', '\u{34f}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{2800}', '\u{2800}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fffb}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e0fff}'),
];

/// Whether a text is a path of this server, with its query. What a browser would read as another host is
/// none.
///
/// ```
/// # use domain::naming::is_own_path;
/// assert!(is_own_path("/buildings/3?range=day"));
/// assert!(!is_own_path("//elsewhere.example"));
/// assert!(!is_own_path("/\\elsewhere.example"));
/// ```
#[must_use]
pub fn is_own_path(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

/// Whether a meter's key is valid: it becomes part of topics, page addresses and file names.
#[must_use]
pub fn is_key(key: &str) -> bool {
    is_visible(key) && key.len() <= KEY_BYTES_MAX && key.chars().all(is_key_char) && key.trim() == key
}

/// Whether a meter's key may contain this character.
#[must_use]
pub fn is_key_char(c: char) -> bool {
    c.is_alphanumeric() || "-_. :/".contains(c)
}

/// Whether `key`, which [`key_of`] made of `name`, is short enough. A device's own name was checked
/// before.
#[must_use]
pub fn can_be_key(key: &str, name: &str) -> bool {
    key == name || key.len() <= KEY_BYTES_MAX
}

/// The key of the meter that `name` means in a dialect. `first_heard` returns the dialect in which
/// the meter of a key was first heard. The first device of a name gets the name as its key; a
/// device of another dialect gets its dialect as a prefix.
///
/// Dialects that name meters by their key in GreenPulse (a file, a mapping, a token, our own
/// topics) always mean that meter.
///
/// ```
/// # use domain::naming::key_of;
/// let known = |key: &str| (key == "plug1").then_some("tasmota");
/// assert_eq!(key_of("tasmota", "plug1", known), "plug1");
/// assert_eq!(key_of("zigbee2mqtt", "plug1", known), "zigbee2mqtt:plug1");
/// assert_eq!(key_of("greenpulse", "plug1", known), "plug1");
/// ```
#[must_use]
pub fn key_of<'a>(dialect: &str, name: &'a str, first_heard: impl Fn(&str) -> Option<&'a str>) -> Cow<'a, str> {
    let mut key = Cow::Borrowed(name);
    // A device's own name may equal another meter's prefixed key.
    while first_heard(&key).is_some_and(|first| !is_one_device(first, dialect)) {
        key = Cow::Owned(format!("{dialect}:{key}"));
    }
    key
}

/// Whether the same name in two dialects means one device.
fn is_one_device(first: &str, dialect: &str) -> bool {
    names_keys(dialect) || has_no_device(first) || family(first) == family(dialect)
}

/// Whether senders of this dialect name meters by their key in GreenPulse.
#[must_use]
pub fn names_keys(dialect: &str) -> bool {
    ["greenpulse", "influx", "mapping", "thingsboard"].contains(&dialect) || has_no_device(dialect)
}

/// Whether a meter created by this dialect has no device yet: history from a file waits for its
/// device.
#[must_use]
pub fn has_no_device(dialect: &str) -> bool {
    ["file", ""].contains(&dialect)
}

/// Maps the dialects that one device may speak side by side to one name.
fn family(dialect: &str) -> &str {
    match dialect {
        // ESPHome's sensors are announced sooner or later; its topics stay the same.
        "esphome" => "home-assistant",
        "thingsboard-gateway" => "thingsboard",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_letters_digits_and_a_few_signs() {
        for key in ["plug1", "kitchen/plug", "Wärmepumpe 2", "a.b-c_d:e"] {
            assert!(is_key(key), "{key}");
        }
        // The fillers count as letters, but no font draws them.
        for key in ["", " plug", "plug ", "a\nb", "a#b", "a+b", "\u{3164}", "\u{115f}\u{1160} \u{ffa0}", &"x".repeat(121)] {
            assert!(!is_key(key), "{key}");
        }
    }

    #[test]
    fn a_name_has_something_to_see() {
        for name in ["Mill Hall", "-", "é", "हाउस", "خانه\u{200c}ها", "👨\u{200d}👩", "\u{202e}llaH lliM", "\u{feff}a"]
        {
            assert!(is_name(name, NAME_CHARS_MAX), "{name}");
        }
        let unseen = [
            "",
            " ",
            "\u{a0}\u{2003}\u{202f}",
            "\u{200b}",
            "\u{200c}\u{200d}\u{2060}\u{feff}",
            "\u{200e}\u{200f}\u{061c}\u{202a}\u{202e}\u{2066}\u{2069}",
            "\u{ad}\u{34f}",
            "\u{115f}\u{1160}\u{3164}\u{ffa0}",
            "\u{2800}",
            "\u{180e}\u{fe0f}\u{e0041}\u{e007f}\u{e0100}",
        ];
        for name in unseen {
            assert!(!is_name(name, NAME_CHARS_MAX), "{name:?}");
        }
        assert!(!is_name("a\tb", NAME_CHARS_MAX) && !is_name("abc", 2));
    }

    #[test]
    fn two_devices_of_one_name_in_two_dialects_have_two_keys() {
        let known = |key: &str| match key {
            "plug1" => Some("tasmota"),
            "zigbee2mqtt:plug1" => Some("zigbee2mqtt"),
            _ => None,
        };
        assert_eq!(key_of("tasmota", "plug1", known), "plug1");
        assert_eq!(key_of("zigbee2mqtt", "plug1", known), "zigbee2mqtt:plug1");
        assert_eq!(key_of("glow", "plug1", known), "glow:plug1");
        assert_eq!(key_of("glow", "plug2", known), "plug2");
        // A device that really has this name.
        assert_eq!(key_of("glow", "zigbee2mqtt:plug1", known), "glow:zigbee2mqtt:plug1");
    }

    #[test]
    fn one_device_that_speaks_two_dialects_has_one_key() {
        for (first, then) in
            [("esphome", "home-assistant"), ("home-assistant", "esphome"), ("thingsboard", "thingsboard-gateway")]
        {
            assert_eq!(key_of(then, "garage", |key| (key == "garage").then_some(first)), "garage");
        }
    }

    #[test]
    fn whoever_names_a_meter_by_its_key_means_that_one() {
        for dialect in ["greenpulse", "influx", "mapping", "file", "thingsboard", ""] {
            assert_eq!(key_of(dialect, "plug1", |key| (key == "plug1").then_some("tasmota")), "plug1");
        }
        // In the other order, a device that publishes on our own topics already is one.
        assert_eq!(key_of("tasmota", "plug1", |key| (key == "plug1").then_some("greenpulse")), "tasmota:plug1");
        // A file is not a device.
        assert_eq!(key_of("tasmota", "plug1", |key| (key == "plug1").then_some("file")), "plug1");
    }
}
