//! A device makes a passkey and signs with it, and nothing else opens the door.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use passkey::{Claim, Error, Owner, Site};
use trial::Device;

const ORIGIN: &str = "https://energy.example";

const ADA: Owner<'_> = Owner { handle: [7; 16], login: "ada", name: "Ada" };

fn site() -> Site {
    Site::of(ORIGIN).unwrap()
}

fn device() -> Device {
    Device::new(1, ORIGIN, "energy.example")
}

/// What is stored of a device's passkey, once it was made.
fn stored(device: &mut Device) -> passkey::Device {
    let asked = site().ask_new(&ADA, &[]).unwrap();
    site().made(&device.make(&asked.options), &asked.kept).unwrap()
}

#[test]
fn a_passkey_signs_its_owner_in_as_often_as_its_counter_goes_on() {
    let mut device = device();
    let mut stored = stored(&mut device);
    assert_eq!((stored.sign_count, stored.is_backed_up, stored.credential_id.len()), (0, false, 22));
    for count in [0, 0, 1, 5] {
        device.count = count;
        let asked = site().ask().unwrap();
        let claim = Claim::read(&device.sign(&asked.options)).unwrap();
        assert_eq!((claim.handle, &claim.credential_id), (ADA.handle, &stored.credential_id));
        stored = site().proved(&claim, &asked.kept, &stored.credential).unwrap();
        assert_eq!(stored.sign_count, count);
    }
    for count in [5, 4, 0] {
        device.count = count;
        let asked = site().ask().unwrap();
        let claim = Claim::read(&device.sign(&asked.options)).unwrap();
        let refused = site().proved(&claim, &asked.kept, &stored.credential).unwrap_err();
        assert!(matches!(refused, Error::Copied), "{count}: {refused}");
    }
}

#[test]
fn another_question_site_origin_or_key_and_nobody_there_are_refused() {
    let mut device = device();
    let stored = stored(&mut device);
    let asked = site().ask().unwrap();
    let lies: [(&str, Device); 4] = [
        ("another origin", device.with(|one| one.origin = "https://energy.example.evil".to_owned())),
        ("another site", device.with(|one| one.site = "evil.example".to_owned())),
        ("nobody checked", device.with(|one| one.is_checked = false)),
        ("another key", Device::new(2, ORIGIN, "energy.example").with(|one| one.handle = device.handle.clone())),
    ];
    for (lie, device) in lies {
        let claim = Claim::read(&device.sign(&asked.options)).unwrap();
        let refused = site().proved(&claim, &asked.kept, &stored.credential).unwrap_err();
        assert!(matches!(refused, Error::Refused(_)), "{lie}: {refused}");
    }
    let claim = Claim::read(&device.sign(&asked.options)).unwrap();
    let another = site().ask().unwrap();
    assert!(site().proved(&claim, &another.kept, &stored.credential).is_err(), "another question");
    assert!(site().proved(&claim, "{}", &stored.credential).is_err() && site().proved(&claim, &asked.kept, "{}").is_err());
    let elsewhere = Site::of("https://energy.example:8443").unwrap();
    assert!(elsewhere.proved(&claim, &asked.kept, &stored.credential).is_err(), "another port is another origin");
    assert!(site().proved(&claim, &asked.kept, &stored.credential).is_ok());
    for unreadable in ["", "{}", "[]", &device.make(&site().ask_new(&ADA, &[]).unwrap().options)] {
        assert!(Claim::read(unreadable).is_err(), "{unreadable}");
    }
    let nameless = device.with(|one| one.handle = Vec::new());
    assert!(Claim::read(&nameless.sign(&asked.options)).is_err(), "nobody's");
}

#[test]
fn a_device_must_keep_the_passkey_and_check_who_is_there_and_is_told_which_it_has() {
    let mut device = device();
    let known = stored(&mut device).credential_id;
    let asked = site().ask_new(&ADA, &[known.clone(), "?".to_owned()]).unwrap();
    let options: serde_json::Value = serde_json::from_str(&asked.options).unwrap();
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
    assert_eq!(options["excludeCredentials"][0]["id"], known.as_str());
    assert_eq!(options["excludeCredentials"].as_array().unwrap().len(), 1);
    assert_eq!((&options["rp"]["id"], &options["user"]["name"]), (&"energy.example".into(), &"ada".into()));
    assert!(asked.kept.len() < 1_000, "{}", asked.kept);
    assert!(!asked.kept.contains(&known), "what is kept would grow with each passkey");
    for lie in [device.with(|one| one.is_checked = false), device.with(|one| one.origin = "https://evil.example".to_owned())] {
        assert!(site().made(&lie.clone().make(&asked.options), &asked.kept).is_err());
    }
    let another = site().ask_new(&ADA, &[]).unwrap();
    assert!(site().made(&device.make(&asked.options), &another.kept).is_err(), "another question");
    assert_ne!(asked.kept, another.kept);
}

#[test]
fn a_site_has_passkeys_by_its_name_over_tls_or_on_the_same_machine() {
    for origin in ["https://energy.example", "https://energy.example:8443", "http://localhost:3000", "http://pulse.localhost"] {
        assert!(Site::of(origin).is_some(), "{origin}");
    }
    for origin in [
        "http://energy.example",
        "http://127.0.0.1:3000",
        "https://192.168.1.7",
        "https://[::1]:3000",
        "energy.example",
        "",
        "http://localhost.example",
    ] {
        assert!(Site::of(origin).is_none(), "{origin}");
    }
}
