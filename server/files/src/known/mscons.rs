//! MSCONS, the EDIFACT message by which grid operators of Germany, Switzerland and Austria tell
//! amounts and readings: segments of elements and components, read as they come. Source: BDEW,
//! MSCONS message description 2.4c, and Swiss files of 1.6 and 2.2. Read-only. Leaves out reactive
//! energy, highest powers and forecasts, which are listed.

mod segments;

use super::times::When;
use super::{Entry, Known, Reader, Spec, Taker, Told, Zones, told};
use crate::stamp::Written;
use crate::{Decimal, Layout, Order, Plain, Result, stamp};
use csv::ByteRecord;
use domain::{ChannelKind, HOUR_MS, MINUTE_MS, Millis};

pub(super) use segments::{COMPONENT, segments};

pub(super) const KNOWN: Known = Known {
    layout: Layout::Mscons,
    marks: segments::marks,
    reader: || Box::new(Message::default()),
    order: Order::YearFirst,
    decimal: Some(Decimal::Point),
    zones: Zones::Of(&["Europe/Berlin", "Europe/Zurich", "Europe/Vienna"]),
    ..Known::USUAL
};

/// A component of a segment's element.
fn part(cells: &ByteRecord, element: usize, component: usize) -> &[u8] {
    cells.get(element).and_then(|element| element.split(|byte| *byte == COMPONENT).nth(component)).unwrap_or_default()
}

/// An amount, until all that is said of it is read.
struct Amount {
    line: u64,
    value: Vec<u8>,
    qualifier: Vec<u8>,
    unit: String,
    start: Option<Written>,
    end: Option<Written>,
    /// When a register was read, or when its reading counts.
    at: Option<Written>,
}

#[derive(Default)]
struct Message {
    decimal: Option<u8>,
    is_other: bool,
    point: String,
    /// Where an amount without times of its own begins, and how long it is.
    begin: Option<Written>,
    step_ms: Option<Millis>,
    product: String,
    amount: Option<Amount>,
    has_local: bool,
}

impl Reader for Message {
    fn row(&mut self, line: u64, cells: &ByteRecord, to: &mut dyn Taker) -> Result<()> {
        let tag = part(cells, 0, 0);
        if tag == b"DTM" {
            self.time(cells);
            return Ok(());
        }
        // A status tells of the amount before it, and changes nothing.
        if tag != b"STS" {
            self.pass_on(to)?;
        }
        match tag {
            b"UNA" => self.decimal = part(cells, 1, 0).first().copied(),
            b"UNH" => {
                *self = Self { decimal: self.decimal, has_local: self.has_local, ..Self::default() };
                self.is_other = part(cells, 2, 0) != b"MSCONS";
                if self.is_other {
                    to.note(Plain::NoteOtherMessages);
                }
            }
            b"LOC" => self.location(cells),
            b"LIN" => self.product.clear(),
            b"PIA" => self.product = told(part(cells, 2, 0)),
            b"QTY" if !self.is_other => self.amount(line, cells),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, to: &mut dyn Taker) -> Result<()> {
        self.pass_on(to)
    }

    fn zones(&self) -> Option<Zones> {
        Some(if self.has_local { KNOWN.zones } else { Zones::Stated })
    }
}

impl Message {
    /// The metering point: `LOC+172+DE0001…`, or in old files `LOC+172+::87:CH1022…`.
    fn location(&mut self, cells: &ByteRecord) {
        if part(cells, 1, 0) != b"172" {
            return;
        }
        let components = cells.get(2).unwrap_or_default().split(|byte| *byte == COMPONENT);
        let name = components.filter(|component| !component.is_empty()).max_by_key(|component| component.len());
        (self.point, self.begin, self.step_ms) = (told(name.unwrap_or_default()), None, None);
        self.product.clear();
    }

    fn amount(&mut self, line: u64, cells: &ByteRecord) {
        let mut value = part(cells, 1, 1).to_vec();
        if let Some(sign @ b',') = self.decimal {
            value.iter_mut().filter(|byte| **byte == sign).for_each(|byte| *byte = b'.');
        }
        self.amount = Some(Amount {
            line,
            value,
            qualifier: part(cells, 1, 0).to_vec(),
            unit: told(part(cells, 1, 2)).to_uppercase(),
            start: None,
            end: None,
            at: None,
        });
    }

    /// A time, by its qualifier: of the amount before it, or of all amounts of the metering point.
    fn time(&mut self, cells: &ByteRecord) {
        let [qualifier, value, format] = [0, 1, 2].map(|i| part(cells, 1, i));
        if qualifier == b"672" {
            let count = told(value).parse::<Millis>().ok().filter(|count| (1..=1_440).contains(count));
            self.step_ms = count.and_then(|count| match format {
                b"806" => Some(count * MINUTE_MS),
                b"805" => Some(count * HOUR_MS),
                _ => None,
            });
            return;
        }
        let written = time(value, format);
        match (&mut self.amount, qualifier) {
            (Some(amount), b"163") => amount.start = written,
            (Some(amount), b"164") => amount.end = written,
            // The time from which a reading counts outdoes the one at which it was taken.
            (Some(amount), b"7") => amount.at = written,
            (Some(amount), b"9") => amount.at = amount.at.or(written),
            (None, b"163") => self.begin = written,
            _ => {}
        }
    }

    fn pass_on(&mut self, to: &mut dyn Taker) -> Result<()> {
        let Some(amount) = self.amount.take() else { return Ok(()) };
        let when = match (amount.start, amount.end, amount.at, self.begin, self.step_ms) {
            (Some(start), Some(end), ..) => When::Between { start, end },
            (_, _, Some(at), ..) => When::At(at),
            (None, None, None, Some(start), Some(span_ms)) => {
                self.begin = Some(Written { local: start.local + span_ms, ..start });
                When::From { start, span_ms }
            }
            _ => {
                to.problem(amount.line, "QTY", &amount.value, Plain::NeedsBeginEnd.into());
                return Ok(());
            }
        };
        self.has_local |= [amount.start, amount.end, amount.at].into_iter().flatten().any(|time| time.offset.is_none());
        if matches!(amount.qualifier.as_slice(), b"20" | b"Z30" | b"187") {
            to.missing();
            to.note(Plain::NoteForecastValues);
            return Ok(());
        }
        let (is_register, word) = (matches!(when, When::At(_)), if matches!(when, When::At(_)) { "register" } else { "amount" });
        let (point, product, unit) = (&self.point, &self.product, &amount.unit);
        let series = to.series(&[point, product, unit, word], &|| spec(point, product, unit, is_register))?;
        to.put(Entry {
            series,
            line: amount.line,
            column: "QTY",
            when,
            cell: &amount.value,
            is_estimated: matches!(amount.qualifier.as_slice(), b"67" | b"201" | b"Z18" | b"79"),
        });
        Ok(())
    }
}

/// A time by EDIFACT's formats.
fn time(value: &[u8], format: &[u8]) -> Option<Written> {
    let digits = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (stamp_text, zone) = value.split_at(digits);
    let expected = match format {
        b"303" | b"203" => 12,
        b"304" | b"204" => 14,
        b"102" => 8,
        _ => return None,
    };
    let written = stamp::parse(stamp_text, Order::YearFirst).filter(|_| digits == expected)?;
    // Hours from UTC: `+00`, `+01`.
    let offset = match zone {
        [] => None,
        [sign @ (b'+' | b'-'), tens @ b'0'..=b'1', ones @ b'0'..=b'9'] => {
            let hours = Millis::from(tens - b'0') * 10 + Millis::from(ones - b'0');
            Some(if *sign == b'-' { -hours } else { hours } * HOUR_MS)
        }
        _ => return None,
    };
    Some(Written { offset, ..written })
}

/// What an OBIS code says: `1-1:1.29.0*255` is electricity bought, in intervals.
fn spec(point: &str, product: &str, unit: &str, is_register: bool) -> Spec {
    let label = [point, product, unit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let kind = Some(if is_register { ChannelKind::Cumulative } else { ChannelKind::Interval });
    let spec = Spec { kind, sign: None, ..Spec::energy(point, &label, "energy_kwh", Plain::MsconsObis) };
    let unit = match unit {
        "KWH" => Told::Sure("kWh"),
        "MWH" => Told::Sure("MWh"),
        "KWT" => Told::Sure("kW"),
        "MTQ" => Told::Sure("m3"),
        "" => Told::Unknown(Plain::MessageNoUnit),
        _ => return Spec::left_out(point, &label, Plain::NoEnergy),
    };
    let Some((medium, code)) = product.split_once('-').and_then(|(medium, rest)| Some((medium, rest.split_once(':')?.1))) else {
        let why = Plain::MessageNoObis;
        return Spec { field: Told::Unknown(why), unit, ..spec };
    };
    let mut groups = code.split(['.', '*']);
    let (what, processing, tariff) = (groups.next().unwrap_or_default(), groups.next().unwrap_or_default(), groups.next());
    // Electricity is in kWh where no unit is stated.
    let electric = if matches!(unit, Told::Unknown(_)) { Told::Sure("kWh") } else { unit };
    let part = tariff.filter(|tariff| is_register && *tariff != "0").unwrap_or_default().to_owned();
    match (medium, what, processing) {
        ("1", _, "2" | "3" | "4" | "5" | "6" | "7" | "16" | "26") => Spec::left_out(point, &label, Plain::PowerNoEnergy),
        ("1", "1", _) => Spec { unit: electric, part, ..spec },
        ("1", "2", _) => Spec { field: Told::Sure("energy_export_kwh"), unit: electric, part, ..spec },
        ("1", "16", _) => Spec { sign: Some(crate::Sign::Net), unit: electric, ..spec },
        ("1", ..) => Spec::left_out(point, &label, Plain::ReactiveOrApparent),
        ("7", ..) => Spec { field: Told::Sure("gas_therms"), unit, ..spec },
        ("6", ..) => Spec { field: Told::Sure("heat_kwh"), unit, ..spec },
        ("8", ..) => Spec { field: Told::Sure("water_m3"), unit, ..spec },
        _ => Spec { field: Told::Unknown(Plain::ObisUnknown), unit, ..spec },
    }
}
