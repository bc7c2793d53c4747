//! When a car charged: the runs of slots in which its meter drew power.

use crate::{HOUR_MS, Millis, Slot};

/// Below this a charger only waits, in kW.
const CHARGING_KW: f64 = 0.5;

/// One charging of a car.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Session {
    /// Its first instant, as exact as the slots.
    pub begin: Millis,
    /// The instant after its last.
    pub end: Millis,
    /// What was charged.
    pub kwh: f64,
}

/// The sessions in the slots of a car's meter, which are in order of time.
/// A slot counts from half a kilowatt on: below that a charger only waits. One that is not known ends
/// a session.
#[must_use]
pub fn sessions(slots: &[Slot]) -> Vec<Session> {
    let kw = |slot: &Slot| slot.energy.unwrap_or(0.0) * HOUR_MS as f64 / slot.length_ms.max(1) as f64;
    let mut found: Vec<Session> = Vec::new();
    for slot in slots.iter().filter(|slot| kw(slot) >= CHARGING_KW) {
        let (begin, end, kwh) = (slot.start, slot.start + slot.length_ms, slot.energy.unwrap_or(0.0));
        match found.last_mut().filter(|last| last.end == begin) {
            Some(last) => (last.end, last.kwh) = (end, last.kwh + kwh),
            None => found.push(Session { begin, end, kwh }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::QUARTER_MS;
    use crate::zone::Span;

    fn slots(kwh: &[Option<f64>]) -> Vec<Slot> {
        let slot = |(i, energy): (usize, &Option<f64>)| {
            let start = i as Millis * QUARTER_MS;
            Slot { energy: *energy, ..Slot::empty(Span { start, end: start + QUARTER_MS }) }
        };
        kwh.iter().enumerate().map(slot).collect()
    }

    #[test]
    fn a_session_is_a_run_of_slots_that_draw_more_than_waiting_does() {
        let slots = slots(&[Some(0.01), Some(1.0), Some(2.75), Some(0.02), Some(0.2), Some(0.0)]);
        let found = sessions(&slots);
        let expected = [
            Session { begin: QUARTER_MS, end: 3 * QUARTER_MS, kwh: 3.75 },
            Session { begin: 4 * QUARTER_MS, end: 5 * QUARTER_MS, kwh: 0.2 },
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_not_known_ends_a_session() {
        assert_eq!(sessions(&slots(&[Some(2.0), None, Some(2.0)])).len(), 2);
        // A slot that has no row at all.
        let mut slots = slots(&[Some(2.0), Some(2.0), Some(2.0)]);
        slots.remove(1);
        assert_eq!(sessions(&slots).len(), 2);
        assert_eq!(sessions(&[]), []);
    }
}
