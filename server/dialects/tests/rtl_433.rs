//! What the real rtl_433 says of frames that are made here: those of American ERT meters and of a
//! pulse reader, handed to it with `-y` as if a radio had heard them. `make test-parts` installs it
//! and runs these. Leaves out radio, and models whose frames are harder to make.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

use dialects::{Decoded, Dialects, RawMessage, Unread};
use domain::Zone;
use std::process::Command;

/// A cyclic redundancy check of 16 bits, highest bit first.
fn crc16(bytes: &[u8], polynomial: u16, start: u16) -> [u8; 2] {
    let mut rest = start;
    for byte in bytes {
        rest ^= u16::from(*byte) << 8;
        for _ in 0..8 {
            rest = if rest & 0x8000 == 0 { rest << 1 } else { (rest << 1) ^ polynomial };
        }
    }
    rest.to_be_bytes()
}

/// A standard consumption message: its id has 26 bits, its register 24.
fn scm(id: u32, kind: u8, register: u32) -> Vec<u8> {
    let mut frame = vec![0xf9, 0x53, ((id >> 23) & 0x06) as u8, kind << 2];
    frame.extend(&register.to_be_bytes()[1..]);
    frame.extend(&id.to_be_bytes()[1..]);
    let check = crc16(&frame[2..], 0x6f63, 0);
    frame.extend(check);
    frame
}

/// The same with 32 bits of both.
fn scm_plus(id: u32, kind: u8, register: u32) -> Vec<u8> {
    let mut frame = vec![0x16, 0xa3, 0x1e, kind];
    frame.extend(id.to_be_bytes());
    frame.extend(register.to_be_bytes());
    frame.extend([0x49, 0x00]);
    let check = crc16(&frame[2..], 0x1021, 0x0971);
    frame.extend(check);
    frame
}

/// An interval data message without intervals.
fn idm(id: u32, kind: u8, register: u32) -> Vec<u8> {
    let mut frame = vec![0x16, 0xa3, 0x1c, 0x5c, 0xc6, 4, kind];
    frame.extend(id.to_be_bytes());
    frame.resize(27, 0);
    frame.extend(register.to_be_bytes());
    frame.resize(86, 0);
    frame.extend(crc16(&id.to_be_bytes(), 0x1021, 0xffff));
    let check = crc16(&frame[2..], 0x1021, 0xd895);
    frame.extend(check);
    frame
}

/// What rtl_433 prints of a frame: one line a message, as it publishes them on `events`.
fn said_of(frame: &[u8]) -> Vec<String> {
    let hex: String = frame.iter().map(|byte| format!("{byte:02x}")).collect();
    let code = format!("{{{}}}{hex}", frame.len() * 8);
    let done = Command::new("rtl_433").args(["-c", "/dev/null", "-F", "json", "-y", &code]).output();
    let done = done.expect("rtl_433 is not installed: run `make test-parts`");
    let said: Vec<String> = String::from_utf8(done.stdout).unwrap().lines().map(str::to_owned).collect();
    assert!(!said.is_empty(), "{code} was not understood: {}", String::from_utf8_lossy(&done.stderr));
    said
}

/// Meter and figures of all that is left unread.
fn hear(dialects: &mut Dialects, frame: &[u8]) -> Vec<(String, Unread)> {
    let mut heard = Vec::new();
    for line in said_of(frame) {
        let message = RawMessage { topic: "rtl_433/attic/events", payload: line.as_bytes(), device: None };
        match dialects.decode(&message, &Zone::utc()) {
            Decoded::Values { meters, faults, .. } => {
                assert!(faults.is_empty() && meters.iter().all(|one| one.values.is_empty()), "{line}: {meters:?}");
                for one in meters {
                    heard.extend(one.unread.into_iter().map(|unread| (one.meter.clone(), unread)));
                }
            }
            other => assert_eq!(other, Decoded::Nothing, "{line}"),
        }
    }
    heard
}

#[test]
#[ignore = "needs rtl_433: make test-parts"]
fn a_register_of_an_ert_meter_is_asked_about_once_at_the_time_that_rtl_433_tells() {
    for (frame, meter, path, register, field) in [
        (scm(22_014_455, 7, 1_834_000), "ERT/22014455", "consumption_data", 1_834_000.0, "energy_kwh"),
        (scm(3_014_556, 12, 51_000), "ERT/3014556", "consumption_data", 51_000.0, "gas_therms"),
        (scm_plus(61_014_433, 0xab, 6_800), "ERT/61014433", "Consumption", 6_800.0, "water_m3"),
        (idm(11_014_344, 7, 339_000), "ERT/11014344", "LastConsumptionCount", 339_000.0, "energy_kwh"),
    ] {
        let heard = hear(&mut Dialects::new(), &frame);
        let [(name, unread)] = heard.as_slice() else { panic!("{heard:?}") };
        assert_eq!((name.as_str(), unread.path.as_str(), unread.value), (meter, path, register));
        assert_eq!(unread.proposal.as_ref().map(|proposal| proposal.field.name), Some(field), "{meter}");
        assert!(unread.at.is_some(), "{meter} has the time of its message");
    }
}

#[test]
#[ignore = "needs rtl_433: make test-parts"]
fn the_same_bytes_as_netidm_are_left_out() {
    let frame = idm(11_014_344, 7, 339_000);
    let said = said_of(&frame);
    assert!(said.len() == 2 && said[1].contains("NETIDM"), "{said:?}");
    assert_eq!(hear(&mut Dialects::new(), &frame).len(), 1);
}

#[test]
#[ignore = "needs rtl_433: make test-parts"]
fn an_energy_that_is_the_average_power_by_five_pulse_rates_is_not_counted() {
    let mut frame = vec![0x02, 0x46, 0x8a, 0x50, 0, 0, 0, 0, 12, 15];
    let check = crc16(&frame, 0x1021, 0);
    frame.extend(check);
    assert_eq!(said_of(&frame).iter().filter(|line| line.contains("energy_kWh")).count(), 5);
    assert!(hear(&mut Dialects::new(), &frame).iter().all(|(_, unread)| unread.proposal.is_none()));
}
