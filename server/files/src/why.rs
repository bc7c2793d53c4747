//! Why a file is understood as it is, why something of it is left out, and what is wrong with a line: facts
//! with their values, which pages say in the reader's language. `Display` is their English, for the command
//! line. Leaves out reasons without values (`plain`).

mod plain;
mod shown;

pub use plain::{Odd, Plain};
pub use shown::{Fields, Forgiven, Lasting, Lengths, Ordered, Parts, Service, Times};

use domain::ChannelKind;
use serde::{Deserialize, Serialize};

/// Defines reasons with values, by their English.
macro_rules! reasons {
    ($($variant:ident { $($field:ident: $type:ty),+ } => $text:literal;)+) => {
        /// A reason.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Why {
            /// Nothing is known yet.
            Nothing,
            /// One without values.
            Plain(Plain),
            /// The message of an error from elsewhere.
            Other(String),
            $(#[doc = $text] $variant { $(#[doc = concat!("`", stringify!($field), "` of the text.")] $field: $type),+ }),+
        }

        impl std::fmt::Display for Why {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    Why::Nothing => Ok(()),
                    Why::Plain(plain) => plain.fmt(f),
                    Why::Other(text) => f.write_str(text),
                    $(Why::$variant { $($field),+ } => write!(f, $text, $($field = $field),+)),+
                }
            }
        }
    };
}

impl From<Plain> for Why {
    fn from(plain: Plain) -> Self {
        Why::Plain(plain)
    }
}

impl From<Plain> for Option<Why> {
    fn from(plain: Plain) -> Self {
        Some(Why::Plain(plain))
    }
}

reasons! {
    ColumnCalled { name: String } => "the column is called \"{name}\"";
    RowSays { text: String } => "the row says \"{text}\"";
    LineSaysSo { line: u64 } => "line {line} says so";
    LineNamesIt { line: u64 } => "line {line} names it";
    LineAboveTable { line: u64 } => "line {line} stands above its table";
    LineHas { line: u64, cell: String } => "line {line} has {cell}";
    ByteOrderMark { name: String } => "its byte order mark says {name}";
    NotUtf8 { line: u64 } => "line {line} is not UTF-8: read as Windows-1252, which western European Windows writes";
    Splits { sign: String, agree: u64, lines: u64, cells: u64 } => "{sign} splits {agree} of the first {lines} lines into {cells} cells";
    EachRowStates { every: Lasting } => "each row states its period: {every}";
    StepsAreMonth { fit: u64, all: u64 } => "{fit} of {all} steps are a month";
    EveryStep { every: Lasting } => "every step is {every}";
    StepsAre { fit: u64, all: u64, every: Lasting } => "{fit} of {all} steps are {every}";
    StepsChange { lengths: Lengths } => "the steps are {lengths}: each value covers the step that it stands in";
    DayValues { count: u64 } => "a day has up to {count} values";
    GoesOnEvenly { order: Ordered } => "read with {order}, the times go on evenly from day to day; otherwise they leap by months";
    OnlyOrder { line: u64, cell: String, order: Ordered } => "line {line} has {cell}, which can only be {order}";
    OnlyOrderAll { order: Ordered } => "the dates can only be {order}";
    LeastWrong { read: u64, line: u64, cell: String } => "{read} times read so; line {line} has {cell}, which is no time so";
    ShortYearsMonths { first: String } => "years have two digits; read as months with their year, the first begins on {first}";
    MonthNamed { order: Ordered, first: String } => "the month has a name, and with {order} times lie close together: the first is {first}";
    ShortYears { order: Ordered, first: String } => "years have two digits; read with {order}, the first date is {first}";
    MixesSigns { line: u64, cell: String, other_line: u64, other: String } => "the file mixes decimal signs: line {line} has {cell}, line {other_line} has {other}";
    ThousandOrFraction { sign: String } => "numbers such as {sign} may be a thousand or a fraction, and no other number tells";
    Points { points: u64, commas: u64 } => "{points} numbers have a point, {commas} a comma";
    Skipped { line: u64, cell: String, site: String } => "line {line} has {cell}, which clocks in {site} skip: the file is in another zone, or in standard time all year";
    Twice { cell: String, site: String } => "the hour of {cell} comes twice, as on clocks in {site}";
    OddMark { line: u64, cell: String, site: String } => "line {line} marks {cell} as the second pass of an hour, which clocks in {site} do not repeat then";
    DayOf25Hours { site: String } => "a day has 25 hours, as on clocks in {site}";
    NoOffsetSite { site: String } => "times state no offset from UTC; the site is in {site}";
    ValueSkipped { line: u64, zone: String } => "line {line} has a value at a time that clocks in {zone} skip: the file is in another zone";
    HourTwice { zone: String } => "an hour comes twice, as on clocks in {zone}";
    ClockOf { zone: String } => "the format writes the clock of {zone}";
    MayBeFrom { zones: String } => "the format writes local time, and may be from {zones}";
    StartsEither { same: u64, next: u64 } => "{same} periods start on the date on which the one before ends, {next} on the day after";
    FactorColumn { column: String, factors: String } => "the column \"{column}\" has {factors}, and nothing tells whether values are multiplied by it already";
    Beyond24 { date: String } => "hours are counted beyond 24 on {date}";
    NumberTwice { date: String } => "a number comes twice on {date}, when clocks go back";
    SkippedIsMissing { date: String } => "the hour that clocks skip is missing on {date}";
    LastIsMissing { date: String } => "the last number is missing on {date}, when clocks skip an hour";
    ClocksChange { date: String } => "on {date} the clocks change, and the numbers do not tell which hour is missing or comes twice";
    UnitOfCalled { unit: String, about: String } => "{unit} of what is called {about}";
    UnitMayBe { unit: String, fields: Fields } => "{unit} may be {fields}";
    MayBe { fields: Fields } => "it may be {fields}";
    UnitOf { unit: String, about: String } => "{unit} of \"{about}\"";
    UnitUnknown { unit: String } => "\"{unit}\" is not a unit that is known, or it means two things";
    StoredIn { field: String } => "the field {field} is stored in it";
    Uom { code: i64 } => "uom {code}";
    UomOfOnlyType { code: i64 } => "uom {code} of the only reading type, to which no link leads";
    TwoServices { point: Service, service: Service } => "the usage point is of {point}, but its reading type of {service}";
    ServiceIs { service: Service } => "{service}";
    ServiceExport { service: Service } => "{service} export";
    Accumulation { code: i64, spans: u64, count: u64 } => "accumulationBehaviour {code}; {spans} of {count} have a duration";
    NoAccumulation { spans: u64, count: u64 } => "no accumulationBehaviour; {spans} of {count} have a duration";
    HomeAssistantRegister { name: String } => "Home Assistant's `{name}` is a register";
    Grows { rises: u64, forgiven: Forgiven } => "in order of time, values only grow ({rises} times{forgiven}): a register";
    GrowsButAmounts { rises: u64, forgiven: Forgiven } => "in order of time, values only grow ({rises} times{forgiven}): a register, but the file speaks of amounts";
    FewGrow { forgiven: Forgiven, count: u64 } => "in order of time, values only grow{forgiven}, but there are {count} only";
    LeftOfSomething { rises: Times, falls: Times } => "values rise {rises} and fall {falls}: perhaps what is left of something, which is not counted";
    AmountsAPeriod { rises: Times, falls: Times } => "values rise {rises} and fall {falls}: amounts a period";
    RunsBothWays { rises: Times, falls: Times } => "values rise {rises} and fall {falls}, each time by little: perhaps a register that runs both ways, which is not counted";
    RiseAndFall { rises: Times, falls: Times } => "values rise {rises} and fall {falls}";
    GrowAndFall { grows: Times, falls: Times } => "values grow {grows} and fall {falls}";
    RegisterFalls { falls: Times } => "this format writes registers, but values fall {falls}";
    PowerMeans { every: Lasting } => "a power every {every}: the file speaks of means of periods; as the mean of its period it is energy";
    PowerFarApart { every: Lasting } => "a power every {every}: readings of power so far apart are not counted; as the mean of its period it is energy";
    AnotherStream { meter: String } => "another stream of readings goes to {meter} too";
    AnotherSeries { meter: String } => "another series goes to {meter} too";
    AnotherColumn { meter: String } => "another column or meter is called {meter} too";
    NoKey { text: String } => "\"{text}\" is not a meter's key";
    NoField { text: String } => "\"{text}\" is not a field";
    NoUnitNamed { text: String } => "\"{text}\" is not a unit";
    NoKind { text: String } => "\"{text}\" is no way to count";
    OfOneMeter { first: String, other: String } => "\"{first}\" and \"{other}\" are of one meter: say which was sold (energy_export_kwh), or leave one out";
    BoughtAndSold { bought: String, sold: String } => "\"{bought}\" was bought and \"{sold}\" was sold: of one meter, unless their other words name two";
    PowerBeside { label: String } => "a power beside \"{label}\": power_w if it is electricity's, else leave it out";
    RateOfMeter { part: String } => "a rate of the meter: {part}";
    Undirected { label: String } => "\"{label}\" says which way it flows, and this does not: energy_kwh if it was bought, energy_export_kwh if it was fed in";
    SameAmountsAs { label: String } => "it tells of the same amounts as \"{label}\", which counts";
    BatteryFlow { label: String } => "a battery's flow stays in the building: \"{label}\" counts what passed the meter";
    AllUsed { label: String } => "all that was used, of which \"{label}\" was bought: what was bought counts";
    PowerOfEnergy { label: String } => "the power of \"{label}\", whose energy counts";
    PowerOfCounted { label: String } => "the power of \"{label}\", which counts";
    VolumeOf { label: String } => "the volume of the water that brings \"{label}\", which counts";
    RegisterOf { label: String } => "the register of \"{label}\", which counts in another unit";
    DifferencesOf { label: String } => "these are the differences of \"{label}\", which counts";
    SumsOf { label: String } => "the sums of \"{label}\", which counts";
    SameGas { label: String } => "the same gas as \"{label}\", in another unit";
    SameInOtherUnit { label: String } => "the same amounts as \"{label}\", in another unit";
    ChangesTogether { name: String } => "it changes together with \"{name}\", which names the meter";
    NoTimeBelow { text: String } => "\"{text}\" stands below the table and has no time";
    OddValue { line: u64, cell: String } => "line {line} has {cell}, which is a device's sign for no value: kept apart, and not counted";
    OddValues { line: u64, cell: String, more: u64 } => "line {line} has {cell}, and {more} more, which is a device's sign for no value: kept apart, and not counted";
    FarBeyond { label: String, most: String } => "\"{label}\" has values far beyond its usual ones: above {most} they are kept apart, and not counted";
    Covers { label: String, parts: Parts } => "\"{label}\": a value covers {parts}";
    MoreRemarks { count: u64 } => "{count} more remarks of this kind";
    Leap { label: String, rise: String, at: String } => "\"{label}\" rises by {rise} at {at}, far more than it can: if the meter was changed, its settings can say so";
    NotTime { example: String } => "not a time such as {example}";
    NotDate { example: String } => "not a date such as {example}";
    KeptApart { written: String, odd: Odd } => "{written} is {odd}: it is kept apart, and not counted";
    CannotBeTrue { field: String, lowest: String, highest: String, unit: String } => "outside of what can be true of {field} ({lowest} to {highest} {unit})";
    TimeGoesBack { meter: String } => "the time of {meter} goes back here: its registers are put in order of time, but see that the dates are read rightly";
    CellsInRow { cells: u64, header: u64 } => "{cells} cells where the header has {header}: a sign between cells too many or too few, or a quote that is not closed";
    ClocksSkip { zone: String } => "clocks in {zone} skip this time as they go forward: choose the zone that the file is in (UTC, or one without clock changes such as Etc/GMT+5)";
    DayHasValues { count: u64 } => "a day has {count} values of this channel, and a quality behind them";
    TooManySeries { series: u64, columns: u64 } => "a file has at most {series} series and {columns} columns";
    NoSuchField { label: String } => "\"{label}\": no such field";
    KeyCannotBe { label: String, key: String } => "\"{label}\": `{key}` cannot be a meter's key";
    ScaleNoNumber { label: String } => "\"{label}\": its scale is not a number";
    CountsOtherwise { label: String, field: String, kind: ChannelKind } => "\"{label}\": {field} does not count as {kind}; choose cumulative or interval";
    CountsOnlyAs { label: String, field: String, kind: ChannelKind, only: ChannelKind } => "\"{label}\": {field} does not count as {kind}; choose {only}";
    MeanIsNoKind { label: String, kind: ChannelKind } => "\"{label}\": the mean of a whole month, quarter or week is no {kind}: leave it out";
    PowerOnlyInterval { label: String } => "\"{label}\": power becomes energy only as an interval; for power choose power_w";
    CannotBeCounted { label: String, field: String, unit: String } => "\"{label}\": {field} cannot be counted in `{unit}`";
    OnlyElectricitySplit { label: String } => "\"{label}\": only electricity by periods can be split into import and export";
    TwoWaysOfCounting { meter: String } => "meter {meter} has a register and amounts a period of one utility: a meter counts in one way, leave one of them out or give it another meter";
    BothWouldBe { first: String, other: String, name: String, meter: String, field: String } => "\"{first}\" and \"{other}\" would both be {name} of {meter}: leave one out, give it another meter, or name a part as in {field}:2";
    NotAnswered { label: String } => "\"{label}\" is not fully answered";
    NotKeptAs { meter: String, name: String, kind: ChannelKind } => "{meter}: `{name}` is not kept as {kind}";
    CountsAs { meter: String, field: String, here: ChannelKind, there: ChannelKind } => "the meter {meter} counts `{field}` as {here} here, and the file has it as {there}: change the plan, or how the meter counts";
    FallsAtEnd { label: String, before: String, after: String, at: String, end: u64 } => "\"{label}\" falls from {before} to {after} at {at}, and what lies between does not count: if its counter begins anew at {end}, the meter's settings can say so";
    FallsAnew { label: String, before: String, after: String, at: String } => "\"{label}\" falls from {before} to {after} at {at}, and what lies between does not count: if the meter was changed, its settings can say so";
    PowerBesideMean { label: String } => "a power beside \"{label}\": as the mean of its period it is energy";
    MayBeGasBeside { label: String } => "beside \"{label}\" it may be the energy of that gas: gas_therms, and leave the volume out";
}
