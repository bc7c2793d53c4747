//! The registers of Victron's inverter/chargers (`vebus`). They count each way through the device:
//! from an AC input to its output, from an input to the battery, and back. What the device takes
//! from its inputs is the sum of four of them, and what it gives back is the sum of four others.
//! Leaves out the other ways, which are parts of flows that other meters count.

/// The registers of a sum, in kWh: those of the first input, then those of the second.
const TAKEN: [&str; 4] = ["AcIn1ToAcOut", "AcIn1ToInverter", "AcIn2ToAcOut", "AcIn2ToInverter"];
const GIVEN: [&str; 4] = ["AcOutToAcIn1", "InverterToAcIn1", "AcOutToAcIn2", "InverterToAcIn2"];

/// One register: the field of its sum, and its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Register {
    is_given: bool,
    index: usize,
}

/// The register of a path; `None` if it is not part of a sum.
pub(super) fn register(service: &str, path: &str) -> Option<Register> {
    let name = path.strip_prefix("Energy/").filter(|_| service == "vebus")?;
    let place = |names: [&str; 4], is_given| Some(Register { is_given, index: names.iter().position(|known| *known == name)? });
    place(TAKEN, false).or_else(|| place(GIVEN, true))
}

/// Whether a path is another energy or power of an inverter/charger.
pub(super) fn is_another(path: &str) -> bool {
    path.starts_with("Energy/") || path == "Dc/0/Power" || (path.starts_with("Ac/") && path.ends_with("/P"))
}

/// What was heard of a register.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Heard {
    #[default]
    Nothing,
    /// The device says that it has no such figure.
    Absent,
    Figure(f64),
}

/// The registers of one device.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Registers {
    taken: [Heard; 4],
    given: [Heard; 4],
}

impl Registers {
    /// Takes a register's value (`None` if the device does not know it), and returns the field and
    /// the sum that it completes, in kWh.
    pub fn take(&mut self, register: Register, value: Option<f64>) -> Option<(&'static str, f64)> {
        let (known, field) =
            if register.is_given { (&mut self.given, "energy_export_kwh") } else { (&mut self.taken, "energy_kwh") };
        let heard = &mut known[register.index];
        match (value, *heard) {
            (Some(value), _) => *heard = Heard::Figure(value),
            // A register that was there has only gone for a while.
            (None, Heard::Figure(_)) => return None,
            (None, _) => *heard = Heard::Absent,
        }
        sum(known).map(|sum| (field, sum))
    }
}

/// The sum of all registers. The first input's must be known. Of the second's either both are, or
/// the device has no second input.
fn sum(known: &[Heard; 4]) -> Option<f64> {
    match *known {
        [Heard::Figure(a), Heard::Figure(b), Heard::Figure(c), Heard::Figure(d)] => Some(a + b + c + d),
        [Heard::Figure(a), Heard::Figure(b), Heard::Absent, Heard::Absent] => Some(a + b),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn take(registers: &mut Registers, name: &str, value: Option<f64>) -> Option<(&'static str, f64)> {
        registers.take(register("vebus", &format!("Energy/{name}")).unwrap(), value)
    }

    #[test]
    fn a_sum_waits_until_all_its_registers_were_heard() {
        let mut registers = Registers::default();
        assert_eq!(take(&mut registers, "AcIn1ToAcOut", Some(100.0)), None);
        assert_eq!(take(&mut registers, "AcIn2ToAcOut", None), None);
        assert_eq!(take(&mut registers, "AcIn2ToInverter", None), None);
        assert_eq!(take(&mut registers, "AcIn1ToInverter", Some(20.5)), Some(("energy_kwh", 120.5)));
        assert_eq!(take(&mut registers, "AcIn1ToAcOut", Some(101.0)), Some(("energy_kwh", 121.5)));
        assert_eq!(take(&mut registers, "InverterToAcIn1", Some(7.0)), None);
    }

    #[test]
    fn a_register_that_goes_for_a_while_takes_nothing_off_the_sum() {
        let mut registers = Registers::default();
        for name in TAKEN {
            take(&mut registers, name, Some(10.0));
        }
        assert_eq!(take(&mut registers, "AcIn2ToAcOut", None), None);
        assert_eq!(take(&mut registers, "AcIn1ToAcOut", Some(11.0)), Some(("energy_kwh", 41.0)));
    }

    #[test]
    fn only_the_ways_through_the_inputs_are_in_a_sum() {
        for path in ["Energy/InverterToAcOut", "Energy/OutToInverter", "Energy/SolarToBattery", "Ac/ActiveIn/P"] {
            assert_eq!(register("vebus", path), None, "{path}");
        }
        assert_eq!(register("multi", "Energy/AcIn1ToAcOut"), None);
    }
}
