//! Figures that have a topic of their own, shared by the dialects that publish them: a meter, and
//! what becomes of one number of it.

use super::json::{Collected, scalar};
use super::{Decoded, Proposal, Unread};
use domain::{Field, MeterRole, Millis};

/// What becomes of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Figure {
    /// It counts as this field: the device's number times this is in the field's unit.
    Counts(&'static str, f64),
    /// It counts nowhere, since another figure of the meter says the same or more: a phase beside
    /// its total, a string beside its inverter, today's energy beside the register.
    Kept,
    /// It is probably this, and somebody has to say so.
    Asked(&'static str, f64),
}

/// A meter of a dialect.
pub(super) struct Of {
    pub meter: String,
    pub dialect: &'static str,
    pub role: Option<MeterRole>,
}

impl Of {
    /// Reads a payload that is one number. A payload without a number is not a fault.
    pub fn scalar(self, name: &str, figure: Figure, payload: &[u8]) -> Decoded {
        match scalar(payload) {
            Ok(None) => Decoded::Nothing,
            Ok(Some(number)) => self.number(name, figure, number, None),
            Err(fault) => Decoded::Refused(fault.of(name)),
        }
    }

    /// Takes a number that the device calls `name`.
    pub fn number(self, name: &str, figure: Figure, number: f64, at: Option<Millis>) -> Decoded {
        let mut found = Collected { role: self.role, ..Collected::default() };
        take(&mut found, name, figure, number, at);
        super::of_meter(self.meter, self.dialect, found)
    }
}

/// Takes one of several numbers of a message.
pub(super) fn take(found: &mut Collected, name: &str, figure: Figure, number: f64, at: Option<Millis>) {
    match figure {
        Figure::Counts(field, factor) => found.put(name, number * factor, field, "", at),
        Figure::Kept => found.put(name, number, "value", name, at),
        Figure::Asked(field, factor) => {
            let proposal = Field::named(field).map(|field| Proposal { field, factor, part: String::new() });
            found.unread.push(Unread { path: name.to_owned(), value: number, at, proposal });
        }
    }
}
