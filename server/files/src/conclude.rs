//! What follows from the rows of a table: the order of dates, the decimal sign, the zone, how hours
//! with numbers count. Leaves out lengths of periods (`spacing`) and series (`series`).

use crate::above::Above;
use crate::clock::Clock;
use crate::evidence::{Course, Evidence};
use crate::growth::Growth;
use crate::meaning::words::words;
use crate::steps::Steps;
use crate::{
    ColumnRole, Decimal, EndDay, Error, Factors, Guess, Hints, Layout, Numbers, Order, Ordered, Plain, Plan, Result, Why, spacing,
};
use domain::{DAY_MS, Millis, Zone};

/// A series' course, and what it shows.
pub(crate) struct Track {
    pub course: Course,
    pub growth: Growth,
    pub steps: Steps,
}

impl Evidence {
    /// Completes the plan with what the rows showed.
    pub(crate) fn conclude(self, mut plan: Plan, above: &[Above], stem: &str, hints: &Hints) -> Result<Plan> {
        if self.groups.iter().all(|group| group.streams.is_empty()) {
            let line = plan.header_line;
            return Err(Error::NoTable(format!("there is no value below line {line}")));
        }
        plan.sample_rows = self.rows;
        let (order, chosen) = self.order(hints)?;
        plan.order = order;
        let Some(clock) = self.clocks.get(chosen) else {
            return Err(Error::NoTable("no column holds a time such as 2026-11-22 17:05".to_owned()));
        };
        plan.offsets = clock.offsets * 2 > clock.read && !clock.of_site;
        plan.decimal = self.decimal_sign(&plan);
        plan.zone = self.zone_of(clock, &plan, above, hints);
        plan.numbers = numbers(clock);
        plan.end_day = self.end_day();
        plan.factors = self.factors(&plan);
        let tracks: Vec<Vec<Track>> = self
            .groups
            .iter()
            .map(|group| {
                let rows = Steps::of(&group.times(chosen));
                (0..group.streams.len()).map(|stream| Track::of(group.course(stream, chosen), &rows)).collect()
            })
            .collect();
        // A register has no periods, so its gaps say nothing of them.
        let amounts = || tracks.iter().flatten().filter(|track| !track.growth.is_register());
        let steps: Vec<Steps> = match amounts().next() {
            Some(_) => amounts().map(|track| track.steps.clone()).collect(),
            None => tracks.iter().flatten().map(|track| track.steps.clone()).collect(),
        };
        plan.names_periods = clock.named_periods * 2 > clock.read;
        plan.spacing = spacing::spacing(&self, clock, &steps, &plan);
        let parts = steps.first().map_or(&[][..], |steps| steps.parts.as_slice());
        let at_ends = parts.first().zip(parts.last()).map(|(first, last)| (first.spacing, last.spacing));
        plan.stamp = spacing::stamp(&self, clock, at_ends, &plan);
        self.remarks(clock, &mut plan);
        self.series(&mut plan, tracks, above, stem, hints);
        Ok(plan)
    }

    fn order(&self, hints: &Hints) -> Result<(Guess<Order>, usize)> {
        if let Some(order) = hints.order {
            return Ok((Guess::sure(order, Plain::YouSaidSo), 0));
        }
        let fits: Vec<usize> = (0..self.clocks.len()).filter(|&i| self.clocks[i].refused.is_none()).collect();
        if let Some(months) = (0..self.clocks.len()).find(|&i| self.clocks[i].order == Order::MonthYear)
            && (fits.contains(&months) || fits.is_empty() && self.clocks.len() == 1)
        {
            return Ok((self.months(months)?, months));
        }
        Ok(self.order_of_days(&fits))
    }

    /// The order of dates with a day; `fits`: the orders that read every date.
    fn order_of_days(&self, fits: &[usize]) -> (Guess<Order>, usize) {
        if let &[one] = fits {
            if self.clocks[one].short_years > 0 {
                return self.two_digits(fits);
            }
            return (Guess::sure(self.clocks[one].order, self.why_only(one)), one);
        }
        if fits.is_empty() {
            return self.least_wrong();
        }
        // Every day is 12 or less. If the steps stay even across midnight in one order only, that
        // order is right.
        let shares: Vec<f64> = (0..self.clocks.len()).map(|i| self.evenness(i)).collect();
        let best = fits.iter().copied().max_by(|&a, &b| shares[a].total_cmp(&shares[b])).unwrap_or(0);
        let even = shares[best] > 0.999 && fits.iter().all(|&i| i == best || shares[i] < shares[best]);
        let order = self.clocks[best].order;
        if even {
            let evidence = Why::GoesOnEvenly { order: Ordered(order) };
            return (Guess::sure(order, evidence), best);
        }
        if fits.iter().any(|&i| self.clocks[i].order == Order::YearFirst) {
            return self.two_digits(fits);
        }
        let evidence = Plain::BothOrders;
        if self.layout == Layout::PortfolioManager {
            let best = fits.iter().copied().find(|&i| self.clocks[i].order == Order::MonthFirst).unwrap_or(best);
            return (Guess::maybe(self.clocks[best].order, Plain::BothOrdersAmerican), best);
        }
        (Guess::maybe(None, evidence), best)
    }

    /// Why only one order reads every date.
    fn why_only(&self, one: usize) -> Why {
        let order = self.clocks[one].order;
        let other = self.clocks.iter().find_map(|clock| clock.refused.as_ref());
        match (order, other) {
            (Order::DayFirst | Order::MonthFirst, Some((line, cell))) => {
                Why::OnlyOrder { line: *line, cell: cell.clone(), order: Ordered(order) }
            }
            (Order::DayFirst | Order::MonthFirst, None) => Why::OnlyOrderAll { order: Ordered(order) },
            (Order::UnixSeconds, _) => Plain::NumbersSeconds.into(),
            (Order::UnixMillis, _) => Plain::NumbersMillis.into(),
            (Order::Serial1900 | Order::Serial1904, _) => Plain::NumbersSerial.into(),
            _ => Plain::YearFirst.into(),
        }
    }

    /// Every order has some wrong cells: takes the order that reads most cells.
    fn least_wrong(&self) -> (Guess<Order>, usize) {
        let best = (0..self.clocks.len()).max_by_key(|&i| self.clocks[i].read).unwrap_or(0);
        let Some(clock) = self.clocks.get(best) else { return (Guess::maybe(None, Plain::NoTimes), 0) };
        let second = self.clocks.iter().enumerate().filter(|(i, _)| *i != best).map(|(_, clock)| clock.read).max().unwrap_or(0);
        let (line, cell) = clock.refused.clone().unwrap_or_default();
        let evidence = Why::LeastWrong { read: clock.read, line, cell };
        let sure = second * 20 < clock.read * 19;
        (if sure { Guess::sure(clock.order, evidence) } else { Guess::maybe(clock.order, evidence) }, best)
    }

    /// Months with years of two digits. `Jan 24` may as well be a day: months follow one another, days of no year
    /// cannot be read.
    fn months(&self, i: usize) -> Result<Guess<Order>> {
        let first = self.clocks[i].first.map(|first| Zone::utc().stamp(first)).unwrap_or_default();
        let first = first.get(..10).unwrap_or_default();
        let steps: Vec<Steps> = self.groups.iter().map(|group| Steps::of(&group.times(i))).collect();
        let (all, fit) = steps.iter().fold((0, 0), |(all, fit), steps| {
            let whole = |part: &&crate::Length| matches!(part.spacing, crate::Spacing::Month) || is_part_of_year(part.spacing);
            (all + steps.all, fit + if steps.parts.iter().any(|part| whole(&part)) { steps.fit } else { 0 })
        });
        if fit * 2 < all {
            let why = format!(
                "the first date is {first} if it is a month with its year, and then the rows leap: write dates with their year, such as 2026-11-22"
            );
            return Err(Error::NoTable(why));
        }
        let evidence = Why::ShortYearsMonths { first: first.to_owned() };
        Ok(Guess::maybe(Order::MonthYear, evidence))
    }

    /// Years of two digits may be days. The order in which times only go on (or only back), and lie
    /// closest together, is likely.
    fn two_digits(&self, fits: &[usize]) -> (Guess<Order>, usize) {
        let clock = |i: usize| &self.clocks[i];
        let runs = |i: usize| clock(i).rises.max(clock(i).falls) as f64 / (clock(i).rises + clock(i).falls).max(1) as f64;
        let span = |i: usize| clock(i).first.zip(clock(i).last).map_or(Millis::MAX, |(first, last)| last - first);
        let best = fits.iter().copied().max_by(|&a, &b| runs(a).total_cmp(&runs(b)).then(span(b).cmp(&span(a))).then(b.cmp(&a)));
        let best = best.unwrap_or(0);
        let shown = clock(best).first.map(|first| Zone::utc().stamp(first)).unwrap_or_default();
        let shown = shown.get(..10).unwrap_or_default();
        let order = clock(best).order;
        // `03-Nov-22`: the month has a name, and only two numbers are left. Read wrongly, times leap by years.
        let is_named = clock(best).short_named == clock(best).short_years;
        if is_named && fits.iter().all(|&i| i == best || span(i) / 4 > span(best)) {
            let evidence = Why::MonthNamed { order: Ordered(order), first: shown.to_owned() };
            return (Guess::sure(order, evidence), best);
        }
        let evidence = Why::ShortYears { order: Ordered(order), first: shown.to_owned() };
        (Guess::maybe(order, evidence), best)
    }

    /// The share of steps that are the usual one, if that is less than a day.
    fn evenness(&self, order: usize) -> f64 {
        let mut counts: std::collections::HashMap<Millis, u64> = std::collections::HashMap::new();
        for group in &self.groups {
            let times = group.times(order);
            times.windows(2).for_each(|pair| *counts.entry(pair[1] - pair[0]).or_insert(0) += 1);
        }
        let all: u64 = counts.values().sum();
        let usual = counts.iter().max_by_key(|(step, hits)| (**hits, -**step));
        match usual {
            Some((step, hits)) if *step < DAY_MS => *hits as f64 / all as f64,
            _ => 0.0,
        }
    }

    fn decimal_sign(&self, plan: &Plan) -> Guess<Decimal> {
        if let Some(decimal) = self.decimal {
            return Guess::sure(decimal, Plain::YouSaidSo);
        }
        let signs = &self.signs;
        match (&signs.points, &signs.commas) {
            (Some((line, cell)), None) => Guess::sure(Decimal::Point, Why::LineHas { line: *line, cell: cell.clone() }),
            (None, Some((line, cell))) => Guess::sure(Decimal::Comma, Why::LineHas { line: *line, cell: cell.clone() }),
            (Some((line, cell)), Some((other_line, other))) => {
                let (cell, other) = (cell.clone(), other.clone());
                Guess::maybe(None, Why::MixesSigns { line: *line, cell, other_line: *other_line, other })
            }
            (None, None) if plan.format.container != crate::Container::Text && signs.either_commas == 0 => {
                Guess::sure(Decimal::Point, Plain::WorkbookNumbers)
            }
            (None, None) if signs.either_commas == 0 && signs.either_points == 0 => {
                Guess::sure(Decimal::Point, Plain::NoDecimalSign)
            }
            (None, None) => {
                let is_comma = signs.either_commas > signs.either_points;
                let by_delimiter = plan.delimiter.as_ref().and_then(|guess| guess.value) == Some(',') && !is_comma;
                // Programs that write a decimal comma put semicolons between cells.
                let by_semicolon = plan.delimiter.as_ref().and_then(|guess| guess.value) == Some(';') && signs.either_points == 0;
                let suggestion = if is_comma {
                    Some(Decimal::Comma).filter(|_| by_semicolon)
                } else {
                    Some(Decimal::Point).filter(|_| by_delimiter)
                };
                let sign = if is_comma { "1,234" } else { "1.234" };
                Guess::maybe(suggestion, Why::ThousandOrFraction { sign: sign.to_owned() })
            }
        }
    }

    fn zone_of(&self, clock: &Clock, plan: &Plan, above: &[Above], hints: &Hints) -> Guess<String> {
        let site = hints.site_zone.clone();
        if plan.offsets || matches!(plan.order.best(), Some(Order::UnixSeconds | Order::UnixMillis)) {
            return Guess::sure(site.unwrap_or_else(|| "UTC".to_owned()), Plain::EveryOffset);
        }
        let of_time =
            [ColumnRole::Time, ColumnRole::Start, ColumnRole::Date, ColumnRole::Clock, ColumnRole::Period, ColumnRole::End];
        let names = || plan.columns.iter().filter(|column| of_time.contains(&column.role)).map(|column| &column.name);
        if names().any(|name| words(name).iter().any(|word| word == "utc" || word == "gmt")) {
            return Guess::sure("UTC".to_owned(), Plain::ColumnSaysUtc);
        }
        let named = |name: &String| {
            name.split(['(', ')', '[', ']', ' ']).find_map(|part| Zone::named(part).ok().filter(|_| part.contains('/')))
        };
        if let Some(zone) = names().find_map(named) {
            return Guess::sure(zone.name, Plain::ColumnSaysZone);
        }
        if let Some((zone, line)) = above.iter().find_map(|above| above.zone.as_ref()) {
            return Guess::sure(zone.clone(), Why::LineSaysSo { line: *line });
        }
        match (site, &clock.skipped, &clock.repeated) {
            (Some(site), Some((line, cell)), _) => Guess::maybe(None, Why::Skipped { line: *line, cell: cell.clone(), site }),
            (Some(site), None, Some(cell)) => Guess::sure(site.clone(), Why::Twice { cell: cell.clone(), site }),
            (Some(site), None, None) if clock.odd_mark.is_some() => {
                let (line, cell) = clock.odd_mark.clone().unwrap_or_default();
                Guess::maybe(None, Why::OddMark { line, cell, site })
            }
            (Some(site), None, None) if clock.odd_days.values().any(|day| day.hours == 25 && day.goes_on()) => {
                Guess::sure(site.clone(), Why::DayOf25Hours { site })
            }
            (Some(site), None, None) => Guess::maybe(site.clone(), Why::NoOffsetSite { site }),
            (None, ..) => Guess::maybe(None, Plain::NoOffset),
        }
    }

    fn end_day(&self) -> Guess<EndDay> {
        if self.end_dates == 0 {
            return Guess::sure(EndDay::Excluded, Plain::NoPeriodEndsOnDate);
        }
        match (self.same_day, self.next_day) {
            (1.., 0) => Guess::sure(EndDay::Excluded, Plain::StartsOnEndDate),
            (0, 1..) => Guess::sure(EndDay::Included, Plain::StartsDayAfter),
            (0, 0) => Guess::maybe(None, Plain::NoTwoPeriodsFollow),
            (same, next) => {
                let likely = if same >= next { EndDay::Excluded } else { EndDay::Included };
                Guess::maybe(likely, Why::StartsEither { same, next })
            }
        }
    }

    /// What becomes of a factor: nobody knows whether values are multiplied already.
    fn factors(&self, plan: &Plan) -> Guess<Factors> {
        let column = plan.columns.iter().find(|column| column.role == ColumnRole::Factor);
        let Some(column) = column else { return Guess::sure(Factors::Ignore, Plain::NoFactor) };
        let mut seen: Vec<&String> = self.factors.keys().collect();
        seen.sort();
        let shown = seen.iter().take(4).map(|factor| factor.as_str()).collect::<Vec<_>>().join(", ");
        Guess::maybe(None, Why::FactorColumn { column: column.name.clone(), factors: shown })
    }

    /// What else a person should know before the file is read.
    fn remarks(&self, clock: &Clock, plan: &mut Plan) {
        let is_mixed = clock.rises > 0 && clock.falls > 0 && clock.falls.min(clock.rises) * 10 > clock.rises + clock.falls;
        if is_mixed && clock.repeated.is_some() {
            plan.notes.push(Plain::NoteNoOrder.into());
        }
    }
}

impl Track {
    /// `rows`: the steps of all rows, which hold where cells of the series are empty.
    fn of(course: Course, rows: &Steps) -> Self {
        let growth = Growth::of(&course);
        if course.len() == rows.all + 1 {
            // Every row has a value, so the steps are those of the rows.
            return Self { course, growth, steps: rows.clone() };
        }
        let mut times: Vec<Millis> = course.iter().map(|(at, _)| *at).collect();
        times.dedup();
        let own = Steps::of(&times);
        let is_even = own.only().is_some() && own.all >= 4 && own.fit * 20 >= own.all * 19;
        let steps = if is_even { own } else { rows.clone() };
        Self { course, growth, steps }
    }
}

/// How hours with numbers count, by the days of 23 and 25 hours.
fn numbers(clock: &Clock) -> Guess<Numbers> {
    let days = || clock.odd_days.values();
    let date = |day: i64| domain::zone::Date::from_days(day).to_string();
    let shown = clock.odd_days.keys().next().map(|(_, day)| date(*day)).unwrap_or_default();
    if days().any(crate::clock::OddDay::goes_on) {
        return Guess::sure(Numbers::Elapsed, Why::Beyond24 { date: shown });
    }
    if days().any(|day| day.hours == 25 && day.has_twice) {
        return Guess::sure(Numbers::Wall, Why::NumberTwice { date: shown });
    }
    let short = || days().filter(|day| day.hours == 23);
    if short().any(|day| day.has_last_hour() && !day.has_odd_hour()) {
        return Guess::sure(Numbers::Wall, Why::SkippedIsMissing { date: shown });
    }
    if short().any(|day| !day.has_last_hour() && day.has_odd_hour()) {
        return Guess::sure(Numbers::Elapsed, Why::LastIsMissing { date: shown });
    }
    if days().next().is_none() {
        return Guess::sure(Numbers::Elapsed, Plain::NoOddDay);
    }
    Guess::maybe(Numbers::Wall, Why::ClocksChange { date: shown })
}

/// Whether a step is that of quarters or of weeks.
fn is_part_of_year(spacing: crate::Spacing) -> bool {
    matches!(spacing, crate::Spacing::Millis(ms) if ms == 7 * DAY_MS || (90 * DAY_MS..=92 * DAY_MS).contains(&ms))
}
