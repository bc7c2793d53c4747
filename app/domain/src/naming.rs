//! What a meter may be called, and which meter a device means by the name that it calls itself. Two devices of one name in
//! two dialects are two meters, however alike they are called. Leaves out how names are read from topics (the dialects).

use std::borrow::Cow;

/// The longest key, in bytes.
pub const KEY_BYTES_MAX: usize = 120;

/// Whether a meter may be called so: it becomes part of topics, of addresses of pages, and of files.
#[must_use]
pub fn is_key(key: &str) -> bool {
    !key.is_empty() && key.len() <= KEY_BYTES_MAX && key.chars().all(is_key_char) && key.trim() == key
}

/// Whether a meter's key may hold it.
#[must_use]
pub fn is_key_char(c: char) -> bool {
    c.is_alphanumeric() || "-_. :/".contains(c)
}

/// Whether `key`, which [`key_of`] made of `name`, is not too long for it: what devices call themselves was looked at before.
#[must_use]
pub fn can_be_key(key: &str, name: &str) -> bool {
    key == name || key.len() <= KEY_BYTES_MAX
}

/// The key of the meter that is meant by `name` in a dialect, where `first_heard` tells in which dialect the meter of a key
/// was first heard. The first device of a name has it for its key; one of another dialect has its dialect before it.
///
/// Whoever names a meter by the key that it has here (a file, a mapping, a token, our own topics) means that one.
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
    // A device may be called as another one is here.
    while first_heard(&key).is_some_and(|first| !is_one_device(first, dialect)) {
        key = Cow::Owned(format!("{dialect}:{key}"));
    }
    key
}

/// Whether a name in one dialect and the same name in another are one device.
fn is_one_device(first: &str, dialect: &str) -> bool {
    names_keys(dialect) || has_no_device(first) || family(first) == family(dialect)
}

/// Whether those who speak it name meters by their keys here.
#[must_use]
pub fn names_keys(dialect: &str) -> bool {
    ["greenpulse", "influx", "mapping", "thingsboard"].contains(&dialect) || has_no_device(dialect)
}

/// Whether a meter that was made by it belongs to no device yet: history from a file waits for the device to speak.
#[must_use]
pub fn has_no_device(dialect: &str) -> bool {
    ["file", ""].contains(&dialect)
}

/// Dialects that one device speaks side by side.
fn family(dialect: &str) -> &str {
    match dialect {
        // ESPHome's sensors are announced, sooner or later; its topics stay the same.
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
        for key in ["", " plug", "plug ", "a\nb", "a#b", "a+b", &"x".repeat(121)] {
            assert!(!is_key(key), "{key}");
        }
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
        // One that really is called so.
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
        // The other way round, a device that is set to our own topics is one already.
        assert_eq!(key_of("tasmota", "plug1", |key| (key == "plug1").then_some("greenpulse")), "tasmota:plug1");
        // A file is none.
        assert_eq!(key_of("tasmota", "plug1", |key| (key == "plug1").then_some("file")), "plug1");
    }
}
