//! From the local time or period that a row names to instants in the plan's zone, and the length of
//! the period. Leaves out how rows name times (`when`).

use crate::instant::{self, Follower, Found};
use crate::stamp::Written;
use crate::steps::length_at;
use crate::when::Moment;
use crate::{EndDay, Error, Layout, Length, Numbers, Order, Plain, Plan, Result, Spacing, Stamp, Why};
use domain::zone::Date;
use domain::{ChannelKind, DAY_MS, HOUR_MS, Millis, Zone};

/// The longest period.
const SPAN_MAX: Millis = 400 * DAY_MS;
/// A period that ends within the repeated hour is as long as its clock times say, up to this length.
const SHORT: Millis = 3 * HOUR_MS;

/// When a row's values are from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    /// The end of the period.
    pub at: Millis,
    /// The length of the period.
    pub span_ms: Option<Millis>,
    /// The instant that is written.
    pub written: Millis,
    /// The local time that is written.
    local: Millis,
    /// Whether the row states where its period ends.
    has_end: bool,
    /// Whether the row states its period's length.
    is_stated: bool,
    /// Whether the time is the name of its period.
    is_named: bool,
}

/// Why a row has no instant.
#[derive(Debug)]
pub(crate) struct NoInstant {
    /// What is wrong, and what would do.
    pub text: Box<Why>,
    /// Whether the end of the period is at fault.
    pub is_end: bool,
    /// Whether the length in milliseconds is at fault.
    pub is_span: bool,
}

impl NoInstant {
    fn start(text: impl Into<Why>) -> Self {
        Self { text: Box::new(text.into()), is_end: false, is_span: false }
    }
}

/// How a plan places times.
pub(crate) struct Place {
    pub order: Order,
    offsets: bool,
    zone: Zone,
    stamp: Stamp,
    spacing: Spacing,
    end_day: EndDay,
    numbers: Numbers,
    layout: Layout,
}

impl Times {
    /// The times of a row that states the length of its period in milliseconds.
    pub fn with_span(self, cell: &[u8]) -> std::result::Result<Self, NoInstant> {
        let parsed = std::str::from_utf8(cell).ok().and_then(|text| text.trim().parse::<Millis>().ok());
        match parsed.filter(|ms| (1..=SPAN_MAX).contains(ms)) {
            Some(span_ms) => Ok(Self { at: self.written, span_ms: Some(span_ms), is_stated: true, ..self }),
            None => {
                let text = Box::new(Plain::NotSpan.into());
                Err(NoInstant { text, is_end: false, is_span: true })
            }
        }
    }
}

impl Place {
    pub fn new(plan: &Plan) -> Result<Self> {
        let zone = plan.zone.value.as_deref().unwrap_or("UTC");
        Ok(Self {
            order: plan.order.value.unwrap_or(Order::YearFirst),
            offsets: plan.offsets,
            zone: Zone::named(zone).map_err(|fault| Error::Unconfirmed(vec![Why::Other(fault)]))?,
            stamp: plan.stamp.value.unwrap_or(Stamp::End),
            spacing: plan.spacing.value.unwrap_or(Spacing::Stated),
            end_day: plan.end_day.value.unwrap_or(EndDay::Excluded),
            numbers: plan.numbers.value.unwrap_or(Numbers::Elapsed),
            layout: plan.format.layout,
        })
    }

    /// The times of a row.
    pub fn times(&self, clock: &mut Follower, moment: Moment) -> std::result::Result<Times, NoInstant> {
        let mut at = moment.at;
        if moment.is_end {
            self.include_day(&mut at);
        }
        if moment.is_number && self.numbers == Numbers::Elapsed && at.offset.is_none() {
            return Ok(self.by_number(&moment));
        }
        let start = self.instant(clock, at)?;
        let plain = Times {
            at: start,
            span_ms: None,
            written: start,
            local: at.local,
            has_end: false,
            is_stated: false,
            is_named: moment.is_named,
        };
        if let Some(length_ms) = moment.length_ms.filter(|_| moment.end.is_none()) {
            let at = if self.stamp == Stamp::Start { start + length_ms } else { start };
            return Ok(Times { at, span_ms: Some(length_ms), is_stated: true, ..plain });
        }
        let Some(mut end) = moment.end else { return Ok(self.by_spacing(plain, self.spacing, at.offset.is_some())) };
        self.include_day(&mut end);
        let end = self.end(start, at, end);
        if end <= start || end - start > SPAN_MAX {
            let text = Box::new(Plain::EndAfterStart.into());
            return Err(NoInstant { text, is_end: true, is_span: false });
        }
        Ok(Times { at: end, span_ms: Some(end - start), has_end: true, is_stated: true, ..plain })
    }

    /// The hours that passed since midnight, on a day of 23 to 25 hours.
    fn by_number(&self, moment: &Moment) -> Times {
        let midnight = moment.midnight.unwrap_or(moment.at.local);
        let begins = self.zone.first_instant_of(midnight);
        let start = begins + (moment.at.local - midnight);
        let length = moment.end.map_or(HOUR_MS, |end| end.local - moment.at.local);
        Times {
            at: start + length,
            span_ms: Some(length),
            written: start,
            local: moment.at.local,
            has_end: true,
            is_stated: true,
            is_named: false,
        }
    }

    /// The instant at which a period ends that starts at another.
    fn end(&self, start: Millis, from: Written, to: Written) -> Millis {
        if let Some(offset) = to.offset {
            return to.local - offset;
        }
        let by_clock = start + (to.local - from.local);
        let shows = self.zone.local_ms(by_clock) == to.local;
        let is_short = (1..=SHORT).contains(&(to.local - from.local));
        let in_repeated_hour = matches!(instant::find(&self.zone, from.local), Found::Twice(..));
        if to.local > from.local && (shows || is_short && in_repeated_hour) {
            return by_clock;
        }
        match instant::find(&self.zone, to.local) {
            Found::Once(at) => at,
            Found::Twice(first, second) => {
                if first > start {
                    first
                } else {
                    second
                }
            }
            Found::Never => by_clock,
        }
    }

    /// The times of a row that states one instant, by a spacing.
    fn by_spacing(&self, times: Times, spacing: Spacing, has_offset: bool) -> Times {
        let instant = times.written;
        let local = if has_offset { self.zone.local_ms(instant) } else { times.local };
        let moved = |by: i32| -> Millis {
            let target = match spacing {
                Spacing::Day => local + Millis::from(by) * DAY_MS,
                _ => {
                    let date = Date::from_days(local.div_euclid(DAY_MS));
                    let month = date.month_start(by);
                    let last = (month.month_start(1).days() - month.days()) as u32;
                    Date { day: date.day.min(last), ..month }.days() * DAY_MS + local.rem_euclid(DAY_MS)
                }
            };
            self.zone.first_instant_of(target)
        };
        let (start, end) = match (spacing, self.stamp) {
            (Spacing::Millis(ms), Stamp::Start) => (instant, instant + ms),
            (Spacing::Millis(ms), Stamp::End) => (instant - ms, instant),
            (Spacing::Stated | Spacing::Steps, _) => return times,
            (Spacing::Day | Spacing::Month, Stamp::Start) => (instant, moved(1)),
            (Spacing::Day | Spacing::Month, Stamp::End) => (moved(-1), instant),
        };
        Times { at: end, span_ms: Some(end - start).filter(|ms| *ms > 0), ..times }
    }

    /// The instant to which a value of that kind belongs, and its length; `None` if an amount's length
    /// is not known. `own_length`: what a column of its own says; `lengths`: those of its series.
    pub fn of(
        &self,
        kind: ChannelKind,
        times: Times,
        own_length: Option<Millis>,
        lengths: &[Length],
    ) -> Option<(Millis, Option<Millis>)> {
        let mut times = times;
        if kind == ChannelKind::Interval && !times.is_stated {
            if let Some(ms) = own_length {
                times = self.by_spacing(times, Spacing::Millis(ms), false);
            } else if self.spacing == Spacing::Steps
                && let Some(spacing) = length_at(lengths, times.local, self.stamp)
            {
                times = self.by_spacing(times, spacing, false);
            }
        }
        let Times { at, span_ms, written, has_end, is_named, .. } = times;
        match kind {
            ChannelKind::Interval => match span_ms {
                Some(span_ms) => Some((at, Some(span_ms))),
                // The ledger did not know its length either. The neighbouring readings show it.
                // Our own export says that nobody knew it.
                None if self.layout == Layout::GreenPulse => Some((at, None)),
                // An amount needs the length of its period.
                None => None,
            },
            // Home Assistant writes the start of an hour. A register is its value at the end of
            // that hour, a mean is over that hour.
            ChannelKind::Cumulative if self.layout == Layout::HomeAssistant => Some((at, None)),
            _ if self.layout == Layout::HomeAssistant => Some((written + HOUR_MS / 2, None)),
            // Somebody said at which end of a month a register was read.
            _ if is_named && self.stamp == Stamp::Start => Some((written, None)),
            // An instantaneous value belongs to the written instant, not to the end of a period.
            _ => Some((if has_end { at } else { written }, None)),
        }
    }

    fn include_day(&self, written: &mut Written) {
        if written.is_date && self.end_day == EndDay::Included {
            written.local = written.until().unwrap_or(written.local + DAY_MS);
        }
    }

    fn instant(&self, clock: &mut Follower, written: Written) -> std::result::Result<Millis, NoInstant> {
        match written.offset {
            Some(offset) => {
                let at = written.local - offset;
                clock.saw(at);
                Ok(at)
            }
            None if self.offsets => Err(NoInstant::start(Plain::NoOffsetHere)),
            None => clock
                .instant(&self.zone, written.local, written.second)
                .ok_or_else(|| NoInstant::start(Why::ClocksSkip { zone: self.zone.name.clone() })),
        }
    }
}
