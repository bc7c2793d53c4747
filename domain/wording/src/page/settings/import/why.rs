//! Why a file is understood as it is, why something of it is left out, and what is wrong with a line. Lengths,
//! orders and names of fields come in words.

use crate::room::texts;

texts! { "settings/import/why";
    /// A reason without values, by its code; else its English.
    plain(code: &str, english: &str);
    /// What a value is that no meter measured, by its code; else its English.
    odd(code: &str, english: &str);
    /// The order of dates, by its name.
    order(order: &str);
    /// Something that is wrong with a line: in which column, what stands there, and what is wrong.
    problem(line: u64, column: Option<&str>, given: Option<&str>, fault: &str);
    /// A column.
    what_column(name: &str);
    /// A series.
    what_series(label: &str);
    /// A sheet of a workbook.
    what_sheet(name: &str);
    /// A line.
    what_line(line: u64);
    /// Rows.
    what_rows(count: u64);
    /// Further lines.
    what_more_lines(count: u64);
    /// Values.
    what_values(count: u64);
    /// Amounts of a channel, and the line of the first.
    what_amounts(count: u64, channel: &str, line: u64);
    /// A channel of a meter.
    what_channel(meter: &str, field: &str);
    /// What is left out, and why.
    left(what: &str, why: &str);
    /// How often.
    times(count: u64);
    /// Falls of a register that were let pass, behind the sentence before.
    forgiven(count: u64);
    /// A length: a day.
    day();
    /// A length: a month.
    month();
    /// A length in hours.
    hours(count: i64);
    /// A length in minutes.
    minutes(count: i64);
    /// A length in seconds.
    seconds(count: &str);
    /// A length that rows state.
    stated();
    /// A length, and from when it holds.
    from(length: &str, at: &str);
    /// The column is called “…”.
    column_called(name: &str);
    /// The row says “…”.
    row_says(text: &str);
    /// Line … says so.
    line_says_so(line: u64);
    /// Line … names it.
    line_names_it(line: u64);
    /// Line … stands above its table.
    line_above_table(line: u64);
    /// Line … has ….
    line_has(line: u64, cell: &str);
    /// Its byte order mark says ….
    byte_order_mark(name: &str);
    /// Line … is not UTF-8.
    not_utf8(line: u64);
    /// … splits … of the first … lines into … cells.
    splits(sign: &str, agree: u64, lines: u64, cells: u64);
    /// Each row states its period.
    each_row_states(every: &str);
    /// … of … steps are a month.
    steps_are_month(fit: u64, all: u64);
    /// Every step is ….
    every_step(every: &str);
    /// … of … steps are ….
    steps_are(fit: u64, all: u64, every: &str);
    /// The steps are ….
    steps_change(lengths: &str);
    /// A day has up to … values.
    day_values(count: u64);
    /// Read with …, the times go on evenly from day to day.
    goes_on_evenly(order: &str);
    /// Line … has …, which can only be ….
    only_order(line: u64, cell: &str, order: &str);
    /// The dates can only be ….
    only_order_all(order: &str);
    /// … times read so.
    least_wrong(read: u64, line: u64, cell: &str);
    /// Years have two digits.
    short_years_months(first: &str);
    /// The month has a name, and with … times lie close together.
    month_named(order: &str, first: &str);
    /// Years have two digits.
    short_years(order: &str, first: &str);
    /// The file mixes decimal signs.
    mixes_signs(line: u64, cell: &str, other_line: u64, other: &str);
    /// Numbers such as … may be a thousand or a fraction, and no other number tells.
    thousand_or_fraction(sign: &str);
    /// … numbers have a point, … a comma.
    points(points: u64, commas: u64);
    /// Line … has …, which clocks in … skip.
    skipped(line: u64, cell: &str, site: &str);
    /// The hour of … comes twice, as on clocks in ….
    twice(cell: &str, site: &str);
    /// Line … marks … as the second pass of an hour, which clocks in … do not repeat then.
    odd_mark(line: u64, cell: &str, site: &str);
    /// A day has 25 hours, as on clocks in ….
    day_of25_hours(site: &str);
    /// Times state no offset from UTC.
    no_offset_site(site: &str);
    /// Line … has a value at a time that clocks in … skip.
    value_skipped(line: u64, zone: &str);
    /// An hour comes twice, as on clocks in ….
    hour_twice(zone: &str);
    /// The format writes the clock of ….
    clock_of(zone: &str);
    /// The format writes local time, and may be from ….
    may_be_from(zones: &str);
    /// … periods start on the date on which the one before ends, … on the day after.
    starts_either(same: u64, next: u64);
    /// The column “…” has …, and nothing tells whether values are multiplied by it already.
    factor_column(column: &str, factors: &str);
    /// Hours are counted beyond 24 on ….
    beyond24(date: &str);
    /// A number comes twice on …, when clocks go back.
    number_twice(date: &str);
    /// The hour that clocks skip is missing on ….
    skipped_is_missing(date: &str);
    /// The last number is missing on …, when clocks skip an hour.
    last_is_missing(date: &str);
    /// On … the clocks change, and the numbers do not tell which hour is missing or comes twice.
    clocks_change(date: &str);
    /// … of what is called ….
    unit_of_called(unit: &str, about: &str);
    /// … may be ….
    unit_may_be(unit: &str, fields: &str);
    /// It may be ….
    may_be(fields: &str);
    /// … of “…”.
    unit_of(unit: &str, about: &str);
    /// “…” is not a unit that is known, or it means two things.
    unit_unknown(unit: &str);
    /// The field … is stored in it.
    stored_in(field: &str);
    /// Uom ….
    uom(code: i64);
    /// Uom … of the only reading type, to which no link leads.
    uom_of_only_type(code: i64);
    /// The usage point is of …, but its reading type of ….
    two_services(point: &str, service: &str);
    /// ….
    service_is(service: &str);
    /// … export.
    service_export(service: &str);
    /// AccumulationBehaviour ….
    accumulation(code: i64, spans: u64, count: u64);
    /// No accumulationBehaviour.
    no_accumulation(spans: u64, count: u64);
    /// Home Assistant’s “…” is a register.
    home_assistant_register(name: &str);
    /// In order of time, values only grow (… times…).
    grows(rises: u64, forgiven: &str);
    /// In order of time, values only grow (… times…).
    grows_but_amounts(rises: u64, forgiven: &str);
    /// In order of time, values only grow…, but there are … only.
    few_grow(forgiven: &str, count: u64);
    /// Values rise … and fall ….
    left_of_something(rises: &str, falls: &str);
    /// Values rise … and fall ….
    amounts_aperiod(rises: &str, falls: &str);
    /// Values rise … and fall …, each time by little.
    runs_both_ways(rises: &str, falls: &str);
    /// Values rise … and fall ….
    rise_and_fall(rises: &str, falls: &str);
    /// Values grow … and fall ….
    grow_and_fall(grows: &str, falls: &str);
    /// This format writes registers, but values fall ….
    register_falls(falls: &str);
    /// A power every ….
    power_means(every: &str);
    /// A power every ….
    power_far_apart(every: &str);
    /// Another stream of readings goes to … too.
    another_stream(meter: &str);
    /// Another series goes to … too.
    another_series(meter: &str);
    /// Another column or meter is called … too.
    another_column(meter: &str);
    /// “…” is not a meter’s key.
    no_key(text: &str);
    /// “…” is not a field.
    no_field(text: &str);
    /// “…” is not a unit.
    no_unit_named(text: &str);
    /// “…” is no way to count.
    no_kind(text: &str);
    /// “…” and “…” are of one meter.
    of_one_meter(first: &str, other: &str);
    /// “…” was bought and “…” was sold.
    bought_and_sold(bought: &str, sold: &str);
    /// A power beside “…”.
    power_beside(label: &str);
    /// A rate of the meter.
    rate_of_meter(part: &str);
    /// “…” says which way it flows, and this does not.
    undirected(label: &str);
    /// It tells of the same amounts as “…”, which counts.
    same_amounts_as(label: &str);
    /// A battery’s flow stays in the building.
    battery_flow(label: &str);
    /// All that was used, of which “…” was bought.
    all_used(label: &str);
    /// The power of “…”, whose energy counts.
    power_of_energy(label: &str);
    /// The power of “…”, which counts.
    power_of_counted(label: &str);
    /// The volume of the water that brings “…”, which counts.
    volume_of(label: &str);
    /// The register of “…”, which counts in another unit.
    register_of(label: &str);
    /// These are the differences of “…”, which counts.
    differences_of(label: &str);
    /// The sums of “…”, which counts.
    sums_of(label: &str);
    /// The same gas as “…”, in another unit.
    same_gas(label: &str);
    /// The same amounts as “…”, in another unit.
    same_in_other_unit(label: &str);
    /// It changes together with “…”, which names the meter.
    changes_together(name: &str);
    /// “…” stands below the table and has no time.
    no_time_below(text: &str);
    /// Line … has …, which is a device’s sign for no value.
    odd_value(line: u64, cell: &str);
    /// Line … has …, and … more, which is a device’s sign for no value.
    odd_values(line: u64, cell: &str, more: u64);
    /// “…” has values far beyond its usual ones.
    far_beyond(label: &str, most: &str);
    /// “…”.
    covers(label: &str, parts: &str);
    /// … more remarks of this kind.
    more_remarks(count: u64);
    /// “…” rises by … at …, far more than it can.
    leap(label: &str, rise: &str, at: &str);
    /// Not a time such as ….
    not_time(example: &str);
    /// Not a date such as ….
    not_date(example: &str);
    /// … is ….
    kept_apart(written: &str, odd: &str);
    /// Outside of what can be true of … (… to … …).
    cannot_be_true(field: &str, lowest: &str, highest: &str, unit: &str);
    /// The time of … goes back here.
    time_goes_back(meter: &str);
    /// … cells where the header has ….
    cells_in_row(cells: u64, header: u64);
    /// Clocks in … skip this time as they go forward.
    clocks_skip(zone: &str);
    /// A day has … values of this channel, and a quality behind them.
    day_has_values(count: u64);
    /// A file has at most … series and … columns.
    too_many_series(series: u64, columns: u64);
    /// “…”.
    no_such_field(label: &str);
    /// “…”.
    key_cannot_be(label: &str, key: &str);
    /// “…”.
    scale_no_number(label: &str);
    /// “…”.
    counts_otherwise(label: &str, field: &str, kind: &str);
    /// “…”.
    counts_only_as(label: &str, field: &str, kind: &str, only: &str);
    /// “…”.
    mean_is_no_kind(label: &str, kind: &str);
    /// “…”.
    power_only_interval(label: &str);
    /// “…”.
    cannot_be_counted(label: &str, field: &str, unit: &str);
    /// “…”.
    only_electricity_split(label: &str);
    /// Meter … has a register and amounts a period of one utility.
    two_ways_of_counting(meter: &str);
    /// “…” and “…” would both be … of ….
    both_would_be(first: &str, other: &str, name: &str, meter: &str, field: &str);
    /// “…” is not fully answered.
    not_answered(label: &str);
    /// ….
    not_kept_as(meter: &str, name: &str, kind: &str);
    /// The meter … counts “…” as … here, and the file has it as ….
    counts_as(meter: &str, field: &str, here: &str, there: &str);
    /// “…” falls from … to … at …, and what lies between does not count.
    falls_at_end(label: &str, before: &str, after: &str, at: &str, end: u64);
    /// “…” falls from … to … at …, and what lies between does not count.
    falls_anew(label: &str, before: &str, after: &str, at: &str);
    /// A power beside “…”.
    power_beside_mean(label: &str);
    /// Beside “…” it may be the energy of that gas.
    may_be_gas_beside(label: &str);
}
