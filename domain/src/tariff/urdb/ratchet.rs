//! The ratchet of a URDB tariff: its share, and the months whose demand counts.

use super::{Read, Reader, fault, number, shown};
use serde_json::Value;

/// How many months before are looked at where the tariff does not say: with the present one, a year.
const MONTHS: u32 = 11;
/// The most months that are looked at.
const MONTHS_MAX: u32 = 24;

/// A ratchet as the fields of a [`Tariff`](crate::tariff::Tariff) hold it.
pub(super) struct Ratchet {
    /// The share by month of the bill.
    pub shares: [f64; 12],
    /// How many months before are looked at.
    pub months: u32,
    /// The calendar months whose demand counts.
    pub peaks: [bool; 12],
}

impl Reader<'_> {
    /// The ratchet; all shares are 0 if there is none.
    ///
    /// Until version 6 of the database, `demandratchetpercentage` holds a share for each month of
    /// the year. From version 7 on, `lookbackPercent` holds one, with `lookbackRange` (how many
    /// months before are looked at) or `lookbackMonths` (twelve booleans: the calendar months looked
    /// at). The one is 0 or all false where the other is given, and both are where there is no
    /// ratchet. If a tariff gives both, the listed months within the range count, as SAM has it.
    pub(super) fn ratchet(&mut self) -> Read<Ratchet> {
        let shares = self.shares_by_month()?;
        let field = |names: [&'static str; 2]| names.into_iter().find(|field| !self.get(field).is_null());
        let percent = field(["lookbackPercent", "lookbackpercent"]);
        let range = field(["lookbackRange", "lookbackrange"]);
        let listed = field(["lookbackMonths", "lookbackmonths"]);
        // Kept tariffs are read by each version, so what an earlier one took is no fault.
        let peaks = listed.and_then(|field| {
            let months = self.months_listed(field);
            months.unwrap_or_else(|fault| {
                self.unpriced.push(format!("`{field}` of the tariff is not priced: {fault}"));
                None
            })
        });
        let back = percent.map_or(Ok(0.0), |field| share(self.get(field), field))?;
        let range = range.map_or(Ok(None), |field| number(self.get(field), field))?;
        if let (Some(field), Some(_), None) = (listed, peaks, percent) {
            self.unpriced.push(format!("`{field}` of the tariff is not priced: there is no `lookbackPercent`"));
        }
        let months = match (range, listed) {
            (Some(range), _) if range >= 1.0 => Some((range as u32).min(MONTHS_MAX)),
            _ if peaks.is_some() => Some(MONTHS),
            // Neither is said.
            (None, None) => Some(MONTHS),
            _ => None,
        };
        match months.filter(|_| back > 0.0) {
            Some(months) => Ok(Ratchet { shares: [back; 12], months, peaks: peaks.unwrap_or([true; 12]) }),
            None => Ok(Ratchet { shares, months: MONTHS, peaks: [true; 12] }),
        }
    }

    fn shares_by_month(&self) -> Read<[f64; 12]> {
        const FIELD: &str = "demandratchetpercentage";
        let mut found = [0.0; 12];
        match self.get(FIELD) {
            Value::Array(months) if months.len() == 12 => {
                for (m, month) in months.iter().enumerate() {
                    found[m] = share(month, &format!("{FIELD}[{m}]"))?;
                }
            }
            Value::Array(months) if !months.is_empty() => {
                return fault(FIELD, format!("has {} months: give 12", months.len()));
            }
            Value::Array(_) | Value::Null => {}
            all => found = [share(all, FIELD)?; 12],
        }
        Ok(found)
    }

    /// The calendar months that are listed; `None` if none is.
    fn months_listed(&self, field: &str) -> Read<Option<[bool; 12]>> {
        let months = self.array(field)?;
        let mut found = [false; 12];
        if !months.is_empty() && months.len() != 12 {
            return fault(field, format!("has {} months: give 12, each true or false", months.len()));
        }
        for (m, month) in months.iter().enumerate() {
            found[m] = match month {
                Value::Bool(is_listed) => *is_listed,
                Value::Null => false,
                // Copies of the database have booleans as numbers or strings.
                Value::Number(one) if one.as_f64() == Some(1.0) => true,
                Value::Number(zero) if zero.as_f64() == Some(0.0) => false,
                Value::String(text) if ["true", "1"].contains(&text.trim().to_lowercase().as_str()) => true,
                Value::String(text) if ["false", "0", ""].contains(&text.trim().to_lowercase().as_str()) => false,
                other => return fault(format!("{field}[{m}]"), format!("{}: give true or false", shown(other))),
            };
        }
        Ok(Some(found).filter(|months| months.contains(&true)))
    }
}

fn share(value: &Value, name: &str) -> Read<f64> {
    match number(value, name)? {
        Some(share) if !(0.0..=1.0).contains(&share) => fault(name, format!("{}: give a share from 0 to 1", shown(value))),
        share => Ok(share.unwrap_or(0.0)),
    }
}
