//! Green Button (ESPI): an Atom feed whose entries say what is measured and hold the readings.
//! Links join the entries, not their order. So the file is read twice: first for the entries, then
//! for the readings. Leaves out costs, and local time parameters, since starts are UTC.

mod feed;

use crate::meaning::field::{self, Meant};
use crate::meaning::way::Way;
use crate::output::Output;
use crate::plan::shorten;
use crate::unit::measure_named;
use crate::{
    Container, Decimal, Encoding, Error, Fields, Format, Guess, Hints, Input, Layout, Order, Plain, Plan, Result, Series,
    Service, Sign, Spacing, Stamp, Why, meter_key,
};
use domain::{ChannelKind, DAY_MS, Millis, Utility};
use feed::{Index, Read, ReadingType, Stream, feed};
use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

/// What an entry's readings look like.
#[derive(Clone, Copy)]
struct Values {
    count: u64,
    low: f64,
    high: f64,
    spans: u64,
}

impl Values {
    const NONE: Self = Self { count: 0, low: f64::INFINITY, high: f64::NEG_INFINITY, spans: 0 };

    fn add(&mut self, reading: &Read) {
        self.count += 1;
        self.spans += u64::from(reading.duration_s.is_some_and(|s| s > 0));
        if let Some(value) = reading.value {
            (self.low, self.high) = (self.low.min(value), self.high.max(value));
        }
    }

    fn add_all(&mut self, other: &Self) {
        self.count += other.count;
        self.spans += other.spans;
        (self.low, self.high) = (self.low.min(other.low), self.high.max(other.high));
    }
}

pub(crate) fn plan(input: &mut dyn Input, encoding: Guess<Encoding>, stem: &str, hints: &Hints) -> Result<Plan> {
    let mut notes = Vec::new();
    let (streams, of_stream) = streams(input, encoding.value.unwrap_or(Encoding::Utf8), &mut notes)?;
    let series = all_series(&streams, &of_stream, stem, hints);
    let zone = hints.site_zone.clone().unwrap_or_else(|| "UTC".to_owned());
    let format = Format { container: Container::Xml, layout: Layout::GreenButton };
    Ok(Plan {
        decimal: Guess::sure(Decimal::Point, Plain::GreenButtonPoint),
        order: Guess::sure(Order::UnixSeconds, Plain::GreenButtonSeconds),
        offsets: true,
        zone: Guess::sure(zone, Plain::GreenButtonUtc),
        stamp: Guess::sure(Stamp::Start, Plain::GreenButtonStart),
        spacing: Guess::sure(Spacing::Stated, Plain::EachReadingDuration),
        series,
        notes,
        sample_rows: of_stream.iter().map(|values| values.count).sum(),
        ..Plan::of(format, encoding)
    })
}

/// The file's streams of readings, each with what its readings look like.
fn streams(input: &mut dyn Input, encoding: Encoding, notes: &mut Vec<Why>) -> Result<(Vec<Stream>, Vec<Values>)> {
    let mut index = Index::default();
    let mut seen: HashMap<usize, Values> = HashMap::new();
    let mut has_entry = false;
    let walked = feed(
        input,
        encoding,
        &mut |number, reading, _| {
            seen.entry(number).or_insert(Values::NONE).add(&reading);
            Ok(ControlFlow::Continue(()))
        },
        &mut |number, entry| {
            has_entry = true;
            index.take(number, entry);
            Ok(())
        },
    );
    match walked {
        Ok(_) => {}
        // If a file ends too early, the part before the break is still used.
        Err(Error::Xml { line, fault }) if !index.blocks.is_empty() => notes.push(Why::Other(format!("line {line}: {fault}"))),
        Err(error) => return Err(error),
    }
    if !has_entry {
        return Err(Error::NoTable(
            "this XML has no Green Button entries: download \"Green Button\" data from your utility".to_owned(),
        ));
    }
    let (streams, of_entry) = index.resolve()?;
    if streams.is_empty() {
        return Err(Error::NoTable(
            "this Green Button file has no readings (no IntervalBlock): ask for interval data".to_owned(),
        ));
    }
    let mut of_stream = vec![Values::NONE; streams.len()];
    for (number, values) in &seen {
        if let Some(&i) = of_entry.get(number) {
            of_stream[i].add_all(values);
        }
    }
    Ok((streams, of_stream))
}

/// The series of all streams. If several go to one meter and field, the later ones get a number.
fn all_series(streams: &[Stream], of_stream: &[Values], stem: &str, hints: &Hints) -> Vec<Series> {
    let mut taken: HashMap<(String, String), u32> = HashMap::new();
    let shared = shared_titles(streams);
    let series = streams.iter().zip(of_stream).map(|(stream, values)| {
        let mut series = series_of(stream, values, &shared, stem, hints);
        if let (true, Some(meter), Some(field)) = (series.import, series.meter.best().cloned(), series.field.best().cloned()) {
            let count = taken.entry((meter.clone(), field)).or_insert(0);
            *count += 1;
            if *count > 1 {
                series.meter = Guess::maybe(format!("{meter}-{count}"), Why::AnotherStream { meter });
            }
        }
        series
    });
    series.collect()
}

fn series_of(stream: &Stream, values: &Values, shared: &HashSet<&str>, stem: &str, hints: &Hints) -> Series {
    let default = ReadingType::default();
    let of_type = stream.reading_type.as_ref().unwrap_or(&default);
    let sure = !stream.is_only_type;
    let unit = unit_of(of_type);
    let unit_evidence = match (of_type.uom, stream.is_only_type) {
        (Some(code), false) => Why::Uom { code },
        (Some(code), true) => Why::UomOfOnlyType { code },
        (None, _) => Plain::StreamNoUnit.into(),
    };
    // Volts, amperes and reactive power are not amounts of energy.
    let is_energy = unit.is_some() || of_type.uom.is_none();
    // Sums of whole billing periods are neither registers nor intervals.
    let is_billing = of_type.accumulation == Some(3);
    let scale = 10f64.powi(of_type.power_of_ten.clamp(-12, 12) as i32);
    let meter = match (&hints.meter, &stream.meter) {
        (Some(meter), _) => Guess::sure(meter.clone(), Plain::YouSaidSo),
        (None, Some(name)) if shared.contains(name.as_str()) && service_of(stream).is_some() => {
            let key = meter_key(&format!("{name} {}", word(service_of(stream))));
            Guess::sure(key, Plain::ServiceAdded)
        }
        (None, Some(name)) if !meter_key(name).is_empty() => Guess::sure(meter_key(name), Plain::UsagePointCalled),
        _ => Guess::maybe(Some(meter_key(stem)).filter(|key| !key.is_empty()), Plain::NoUsagePoint),
    };
    let sign = match (of_type.flow, values.low < 0.0) {
        (Some(4), _) => Guess::maybe(Sign::Net, Plain::FlowDirectionNet),
        (_, true) if of_type.accumulation != Some(12) => Guess::maybe(Sign::Net, Plain::SomeNegative),
        _ => Guess::sure(Sign::Plain, Plain::NoneNegative),
    };
    let why = match (is_billing, is_energy) {
        (true, _) => Plain::BillingSum.into(),
        (_, false) => Plain::NoEnergyGasWaterPower.into(),
        _ => None,
    };
    Series {
        key: vec![stream.key.clone()],
        import: is_energy && !is_billing,
        meter,
        field: field_of(stream, of_type, unit, sure),
        unit: guess(unit.map(str::to_owned), sure, unit_evidence),
        kind: kind_of(of_type, values, unit, sure),
        sign,
        scale,
        why,
        values: values.count,
        low: if values.low.is_finite() { values.low * scale } else { 0.0 },
        high: if values.high.is_finite() { values.high * scale } else { 0.0 },
        ..Series::named(label_of(stream))
    }
}

fn guess<T>(value: Option<T>, sure: bool, evidence: impl Into<Why>) -> Guess<T> {
    match value {
        Some(value) if sure => Guess::sure(value, evidence),
        value => Guess::maybe(value, evidence),
    }
}

fn unit_of(of_type: &ReadingType) -> Option<&'static str> {
    match of_type.uom {
        Some(38) => Some("W"),
        Some(72) => Some("Wh"),
        Some(119) => Some("ft3"),
        Some(132) => Some("Btu"),
        Some(42) => Some("m3"),
        Some(31) => Some("J"),
        Some(128) => Some("gal"),
        Some(130) => Some("Gallons (UK)"),
        Some(134) => Some("L"),
        Some(169) => Some("therm"),
        _ => None,
    }
}

/// What a usage point serves.
fn service_named(kind: Option<i64>) -> Option<Utility> {
    match kind {
        Some(0) => Some(Utility::Electricity),
        Some(1) => Some(Utility::NaturalGas),
        Some(2) => Some(Utility::Water),
        Some(4) => Some(Utility::Heat),
        _ => None,
    }
}

/// What a reading type meters.
fn commodity_named(commodity: Option<i64>) -> Option<Utility> {
    match commodity {
        Some(1 | 2) => Some(Utility::Electricity),
        Some(7) => Some(Utility::NaturalGas),
        Some(8) => Some(Utility::Propane),
        Some(9 | 14) => Some(Utility::Water),
        Some(10) => Some(Utility::Steam),
        Some(12) => Some(Utility::Heat),
        Some(13) => Some(Utility::ChilledWater),
        _ => None,
    }
}

/// What is metered: by the reading type, else by the usage point.
fn service_of(stream: &Stream) -> Option<Utility> {
    let commodity = stream.reading_type.as_ref().and_then(|of_type| of_type.commodity);
    commodity_named(commodity).or_else(|| service_named(stream.service))
}

/// The word for a service.
fn word(service: Option<Utility>) -> &'static str {
    match service {
        Some(Utility::Electricity) => "electricity",
        Some(Utility::NaturalGas) => "gas",
        Some(Utility::Propane) => "propane",
        Some(Utility::Water) => "water",
        Some(Utility::Steam) => "steam",
        Some(Utility::Heat) => "heat",
        Some(Utility::ChilledWater) => "chilled water",
        _ => "",
    }
}

/// The titles that usage points of several services share: some utilities call all of them alike.
fn shared_titles(streams: &[Stream]) -> HashSet<&str> {
    let mut services: HashMap<&str, HashSet<&str>> = HashMap::new();
    for stream in streams {
        if let Some(title) = &stream.meter {
            services.entry(title).or_default().insert(word(service_of(stream)));
        }
    }
    services.into_iter().filter(|(_, services)| services.len() > 1).map(|(title, _)| title).collect()
}

/// What is measured. What is not energy has no field.
fn field_of(stream: &Stream, of_type: &ReadingType, unit: Option<&str>, sure: bool) -> Guess<String> {
    let utility = service_of(stream);
    let way = (of_type.flow == Some(19)).then_some(Way::Sold);
    let said = match (utility.map(Service), way) {
        (Some(service), None) => Why::ServiceIs { service },
        (Some(service), Some(_)) => Why::ServiceExport { service },
        (None, _) => Plain::FileStatesIt.into(),
    };
    let Some(measure) = unit.and_then(measure_named) else { return Guess::maybe(None, Plain::DependsOnUnit) };
    // A feed of gas whose usage point is said to be of electricity, or the other way round.
    let contradicted = service_named(stream.service).filter(|kind| Some(*kind) != utility);
    match (field::of(measure, utility, way, &[]), contradicted) {
        (Meant::Sure(field), Some(kind)) => {
            let evidence = Why::TwoServices { point: Service(kind), service: Service(utility.unwrap_or(kind)) };
            Guess::maybe(Some(field.to_owned()), evidence)
        }
        (Meant::Sure(field), None) => guess(Some(field.to_owned()), sure, said),
        (Meant::Among { fields, .. }, _) => {
            Guess::maybe(None, Why::MayBe { fields: Fields(fields.into_iter().map(str::to_owned).collect()) })
        }
    }
}

/// How the values count.
fn kind_of(of_type: &ReadingType, values: &Values, unit: Option<&str>, sure: bool) -> Guess<ChannelKind> {
    match of_type.accumulation {
        Some(1) => guess(Some(ChannelKind::Cumulative), sure, Plain::AccumulationRegister),
        Some(4) => guess(Some(ChannelKind::Interval), sure, Plain::AccumulationPeriod),
        Some(12) => guess(Some(ChannelKind::Power), sure, Plain::AccumulationInstant),
        other => {
            let (spans, count) = (values.spans, values.count);
            let evidence = match other {
                Some(code) => Why::Accumulation { code, spans, count },
                None => Why::NoAccumulation { spans, count },
            };
            let is_period = values.spans == values.count && values.count > 0 && unit != Some("W");
            Guess::maybe(Some(ChannelKind::Interval).filter(|_| is_period), evidence)
        }
    }
}

/// What a stream is called.
fn label_of(stream: &Stream) -> String {
    match (&stream.meter, stream.title.is_empty()) {
        (Some(meter), false) => shorten(&format!("{meter} · {}", stream.title)),
        (Some(meter), true) => shorten(meter),
        (None, _) => shorten(&stream.key),
    }
}

pub(crate) fn read(plan: &Plan, input: &mut dyn Input, output: &mut Output<'_>) -> Result<()> {
    let encoding = plan.encoding.value.unwrap_or(Encoding::Utf8);
    let (streams, of_entry) = index_of(input, encoding)?.resolve()?;
    let by_key: HashMap<&str, usize> =
        plan.series.iter().enumerate().filter_map(|(i, series)| series.key.first().map(|key| (key.as_str(), i))).collect();
    let series_of: Vec<Option<usize>> = streams.iter().map(|stream| by_key.get(stream.key.as_str()).copied()).collect();
    let nominal: Vec<Option<i64>> =
        streams.iter().map(|stream| stream.reading_type.as_ref().and_then(|of_type| of_type.interval_s)).collect();
    let mut qualities: HashMap<u32, u64> = HashMap::new();
    let walked = feed(
        input,
        encoding,
        &mut |number, reading, line| {
            output.summary.rows += 1;
            if let Some(quality) = reading.quality
                && (qualities.len() < 64 || qualities.contains_key(&quality))
            {
                *qualities.entry(quality).or_insert(0) += 1;
            }
            let stream = of_entry.get(&number).copied();
            if let Some((stream, series)) = stream.and_then(|stream| Some((stream, series_of[stream]?))) {
                return Ok(put(output, series, reading, nominal[stream], line));
            }
            Ok(ControlFlow::Continue(()))
        },
        &mut |_, _| Ok(()),
    );
    match walked {
        Ok(bytes) => output.summary.bytes_read = bytes,
        Err(Error::Xml { line, fault }) => output.problem(line, "", b"", Why::Other(fault)),
        Err(error) => return Err(error),
    }
    let mut qualities: Vec<(u32, u64)> = qualities.into_iter().collect();
    qualities.sort_unstable();
    output.summary.qualities = qualities;
    Ok(())
}

/// The file's entries, without their readings.
fn index_of(input: &mut dyn Input, encoding: Encoding) -> Result<Index> {
    let mut index = Index::default();
    let walked = feed(input, encoding, &mut |_, _, _| Ok(ControlFlow::Continue(())), &mut |number, entry| {
        index.take(number, entry);
        Ok(())
    });
    match walked {
        Ok(_) => Ok(index),
        // The part before the break is read, and then the break is reported.
        Err(Error::Xml { .. }) if !index.blocks.is_empty() => Ok(index),
        Err(error) => Err(error),
    }
}

/// Passes a reading of a series on, or reports what it lacks. `nominal_s`: the length of a period
/// by the reading type.
fn put(output: &mut Output<'_>, series: usize, reading: Read, nominal_s: Option<i64>, line: u64) -> ControlFlow<()> {
    let Some(target) = output.target(series, 0) else { return ControlFlow::Continue(()) };
    let Some(start_s) = reading.start_s.filter(|s| (0..4_102_444_800).contains(s)) else {
        output.problem(line, "start", b"", Plain::NeedsStart);
        return ControlFlow::Continue(());
    };
    let Some(value) = reading.value else {
        output.problem(line, "value", b"", Plain::NeedsValue);
        return ControlFlow::Continue(());
    };
    let duration_s = reading.duration_s.or(nominal_s).filter(|s| (0..=400 * DAY_MS / 1000).contains(s));
    let span_ms: Option<Millis> = duration_s.filter(|s| *s > 0).map(|s| s * 1000);
    if target.kind == ChannelKind::Interval && span_ms.is_none() {
        output.problem(line, "duration", b"", Plain::NeedsDuration);
        return ControlFlow::Continue(());
    }
    output.value(target, start_s * 1000 + span_ms.unwrap_or(0), span_ms, value, line, "value");
    output.hand_over()
}
