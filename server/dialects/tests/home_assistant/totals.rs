//! Registers that may fall: `state_class: total`, which a meter behind panels tells as it runs
//! backwards.

use crate::heard::Heard;
use dialects::Why;
use serde_json::json;

/// What counts, without the names of parts.
fn counted(heard: &Heard) -> Vec<(String, f64)> {
    let plain = |(channel, value): (String, f64)| (channel.split(':').next().unwrap_or_default().to_owned(), value);
    heard.counted().into_iter().map(plain).collect()
}

/// The registers of one device: name, kind of state, state.
fn told(registers: &[(&str, &str, &str)]) -> Heard {
    let mut heard = Heard::default();
    for (name, kind, _) in registers {
        let slug = name.replace(' ', "_");
        let config = json!({
            "name": name, "unique_id": slug, "state_topic": format!("cellar/{slug}/state"), "unit_of_measurement": "kWh",
            "device_class": "energy", "state_class": kind, "device": {"identifiers": ["cellar-1"], "name": "cellar"},
        });
        heard.hear(&format!("homeassistant/sensor/{slug}/config"), &config.to_string());
    }
    for (name, _, state) in registers {
        heard.hear(&format!("cellar/{}/state", name.replace(' ', "_")), state);
    }
    heard
}

#[test]
fn a_total_that_names_no_way_may_fall_and_below_zero_too() {
    for name in ["Energy", "Meter reading", "Grid", "Ferraris", "Net energy", "Zählerstand"] {
        let heard = told(&[(name, "total", "-2.5")]);
        assert_eq!(heard.faults, Vec::<String>::new(), "{name}");
        assert_eq!(counted(&heard), [("energy_kwh".to_owned(), -2.5)], "{name}");
        assert_eq!(heard.may_fall.len(), 1, "{name}");
        assert_eq!(heard.figure("cellar-1", name).why, Why::Counts);
    }
}

#[test]
fn a_register_that_grows_or_says_its_way_does_not_fall() {
    for (name, kind) in [("Energy", "total_increasing"), ("Energy consumed", "total"), ("Solar yield", "total")] {
        let heard = told(&[(name, kind, "2.5")]);
        assert_eq!(counted(&heard), [("energy_kwh".to_owned(), 2.5)], "{name}");
        assert!(heard.may_fall.is_empty(), "{name}");
    }
    // Beside what is fed in, it is what was drawn.
    let heard = told(&[("Energy", "total", "300"), ("Energy returned", "total", "40")]);
    assert_eq!(counted(&heard), [("energy_export_kwh".to_owned(), 40.0), ("energy_kwh".to_owned(), 300.0)]);
    assert!(heard.may_fall.is_empty());
}

#[test]
fn a_net_beside_its_registers_does_not_count() {
    let heard = told(&[
        ("Energy consumed", "total_increasing", "300"),
        ("Energy returned", "total_increasing", "40"),
        ("Net energy", "total", "260"),
    ]);
    assert_eq!(counted(&heard), [("energy_export_kwh".to_owned(), 40.0), ("energy_kwh".to_owned(), 300.0)]);
    assert_eq!(heard.figure("cellar-1", "Net energy").why, Why::Derived);
}
