//! The ratchet: the floor under demand that the months before set. Leaves out how a published tariff
//! states it (`urdb`), and what a kilowatt costs (`bill`).

use super::peak::Peaks;
use super::{Note, Tariff};
use crate::zone::{Date, Span};
use crate::{Millis, Slot, Zone};

/// What the months that a ratchet looks at have seen.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Earlier {
    /// Their highest demands.
    pub peaks: Peaks,
    /// How many calendar months it looks at; the first and the last may be parts of one.
    pub months: usize,
    /// Of how many of them nothing is known.
    pub months_unknown: usize,
}

impl Tariff {
    /// What the months before a billing period that begins at `start` have seen, of those whose
    /// demand counts for the ratchet.
    ///
    /// # Method
    /// - Looked at are [`Tariff::demand_ratchet_months`] months up to the period, and of them the
    ///   local calendar months in [`Tariff::demand_ratchet_peaks`]. Slots outside do not count.
    /// - The share that is billed is that of the month of the bill, so the floor holds in every
    ///   month, also in those that are listed.
    /// - The period's own demand counts in full, whether its month is listed or not; as a share is
    ///   at most 1, it needs no place here.
    ///
    /// # Sources
    /// URDB's field list, version 8: `lookbackMonths` are the months to which the percentage
    /// applies. That it weighs the peak of the month looked at, whichever is billed, is how NREL
    /// reads it: SAM (PySAM's `URDBv8_to_ElectricityRates` with ssc's `rate_data::get_billing_demand`)
    /// and REopt (constraints 12e and 12f: the highest peak of the listed months bounds that of
    /// every month). Over which year, URDB does not say. Rate sheets do: "of the twelve months ending
    /// with the current month" (Arizona Public Service, E-35, in NREL/SAM issue 1141). These are the
    /// eleven before and the present one; eleven is SAM's default too.
    pub(super) fn earlier(&self, zone: &Zone, start: Millis, slots: &[Slot]) -> Earlier {
        let date = zone.date(start);
        let first = Date { day: date.day.min(28), ..date.month_start(-(self.demand_ratchet_months as i32)) };
        let mut earlier = Earlier { peaks: self.no_peaks(), months: 0, months_unknown: 0 };
        let mut at = zone.start_of(first);
        while at < start {
            let month = zone.month(at);
            let counts = self.demand_ratchet_peaks[zone.date(month.start).month as usize - 1];
            if counts {
                let peaks = self.peaks(zone, Span { start: at, end: month.end.min(start) }, slots);
                earlier.months += 1;
                earlier.months_unknown += usize::from(peaks.whole_kw.is_none());
                earlier.peaks.raise(&peaks);
            }
            at = month.end;
        }
        earlier
    }

    /// Says so if a priced period of the demand's schedule has no hours in the months that a ratchet
    /// looks at. The period then has no floor: which other period's demand should set it, URDB does
    /// not say.
    pub(super) fn ratchet_note(&self, period: usize) -> Option<Note> {
        let is_seen = (1..=12).any(|month| self.demand_ratchet_peaks[month as usize - 1] && self.demand.holds_in(month, period));
        let is_priced = self.demand.periods[period].iter().any(|tier| tier.price() != 0.0);
        (is_priced && !is_seen).then(|| Note::NoFloor(self.demand.name_of(period)))
    }
}

impl Earlier {
    /// What is not known.
    pub(super) fn note(&self) -> Option<Note> {
        (self.months_unknown > 0).then_some(Note::DemandBefore(self.months_unknown as u32, self.months as u32))
    }
}
