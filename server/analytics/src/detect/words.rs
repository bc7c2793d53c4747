//! The wording of an anomaly for people who look after a building: what was seen, with figures, and
//! likely causes. How it was found is left out.

use super::events::{Facts, Source};
use super::rules::Rule;
use super::{Flow, Kind};
use domain::zone::Date;

/// What was seen, in a sentence.
pub(super) fn sentence(source: &Source, facts: &Facts) -> String {
    let (first, last) = (facts.group[0], facts.group[facts.group.len() - 1]);
    let count = facts.group.len() as f64;
    let used = if source.options.flow == Flow::Generation { "came" } else { "were used" };
    let (measured, expected) = (amount(source, facts.measured), amount(source, facts.expected));
    let rates =
        format!("{} an hour where {} is usual", amount(source, facts.measured / count), amount(source, facts.expected / count));
    match facts.kind {
        Kind::MeterFault => meter(source, facts),
        Kind::UsageSpike => {
            let peak = facts.group.iter().copied().max_by(|&a, &b| source.series.value[a].total_cmp(&source.series.value[b]));
            let most = match peak {
                Some(i) if facts.group.len() > 1 => {
                    format!(", {} of it in the hour from {}", amount(source, source.series.value[i]), clock(source, i))
                }
                _ => String::new(),
            };
            format!(
                "{} {measured} {used} where {} is usual ({}){most}.",
                span(source, first, last),
                amount(source, facts.expected),
                percent(facts)
            )
        }
        Kind::EquipmentFailure if facts.measured.abs() <= 0.01 * facts.expected.abs() => {
            format!("{} nothing {} where {expected} is usual.", span(source, first, last), was(source))
        }
        Kind::EquipmentFailure => {
            format!(
                "{} only {measured} {used} where {} is usual ({}).",
                span(source, first, last),
                amount(source, facts.expected),
                percent(facts)
            )
        }
        Kind::NightWaste => {
            let level = match facts.unsettled {
                Some(_) => "it stayed near the daytime level".to_owned(),
                None => format!("it stayed at {} an hour", amount(source, facts.measured / count)),
            };
            let (from, to) = (clock(source, first), clock(source, last + 1));
            format!(
                "{} used {measured} where {} is usual; {level} from {from} to {to}.",
                night(source, first, last),
                amount(source, facts.expected)
            )
        }
        Kind::WeekendWaste => {
            let like = facts.like_working.map_or_else(
                || format!(", {}", percent(facts)),
                |like| {
                    format!(
                        ": a day like this is otherwise a working day ({} of {} such days)",
                        like.working,
                        like.working + like.weekend
                    )
                },
            );
            format!("{} used {measured} where {} is usual{like}.", weekend(source, facts.group), amount(source, facts.expected))
        }
        Kind::ScheduleDeviation => {
            let shift = shift_of(source, facts.group);
            let way = if shift > 0 { "later" } else { "earlier" };
            format!("{} the usual day ran about {} hours {way}.", span(source, first, last), shift.abs())
        }
        Kind::LevelShift => {
            let way = if facts.percent < 0.0 { "fell to" } else { "stood at" };
            format!(
                "For {}, from {}, use {way} a new level: {rates} ({}).",
                lasting(facts),
                moment(source, first),
                percent(facts)
            )
            .replace("use fell", if source.options.flow == Flow::Generation { "the yield fell" } else { "use fell" })
            .replace("use stood", if source.options.flow == Flow::Generation { "the yield stood" } else { "use stood" })
        }
        Kind::Drift => {
            let quarter = (facts.group.len() / 4).max(1);
            let off = |part: &[usize]| {
                let sum = |of: &dyn Fn(usize) -> f64| part.iter().map(|&i| of(i)).filter(|v| v.is_finite()).sum::<f64>();
                100.0 * (sum(&|i| source.series.value[i]) / sum(&|i| source.hours[i].expected) - 1.0)
            };
            let (early, late) = (off(&facts.group[..quarter]), off(&facts.group[facts.group.len() - quarter..]));
            let way = if late >= early { "crept up" } else { "crept down" };
            format!(
                "Over {}, from {}, use {way}: from {early:+.0} % to {late:+.0} % against the usual, {rates} in all.",
                lasting(facts),
                moment(source, first)
            )
        }
    }
}

/// The shift of most of the shifted hours.
fn shift_of(source: &Source, group: &[usize]) -> i64 {
    let moved = || group.iter().map(|&i| source.shift[i]).filter(|&shift| shift != 0);
    moved().max_by_key(|&shift| moved().filter(|&other| other == shift).count()).unwrap_or(0)
}

fn meter(source: &Source, facts: &Facts) -> String {
    let rules: Vec<Rule> = facts.group.iter().filter_map(|&i| source.breach[i]).map(|breach| breach.rule).collect();
    let (first, last) = (facts.group[0], facts.group[facts.group.len() - 1]);
    let at = |rule: Rule| facts.group.iter().copied().find(|&i| source.breach[i].is_some_and(|breach| breach.rule == rule));
    if let Some(i) = at(Rule::Falling) {
        return format!("The meter counted backwards by {} at {}.", amount(source, -source.series.value[i]), moment(source, i));
    }
    if let Some(i) = at(Rule::Impossible) {
        let most = source
            .options
            .max_per_hour
            .map_or(String::new(), |most| format!(", more than the {} that it can pass", amount(source, most)));
        return format!(
            "The meter told {} for the hour from {}{most}.",
            amount(source, source.series.value[i]),
            moment(source, i)
        );
    }
    if rules.contains(&Rule::Silent) {
        let missed = at(Rule::CatchUp)
            .map(|i| format!(", then {} in the hour from {}", amount(source, source.series.value[i]), clock(source, i)))
            .unwrap_or_default();
        let silent = facts.group.iter().filter(|&&i| source.breach[i].is_some_and(|b| b.rule == Rule::Silent)).count().max(1);
        let expected = facts.expected / facts.group.len() as f64;
        return format!(
            "{} the meter told nothing but zero for {silent} hours, where {} an hour is usual{missed}.",
            span(source, first, last),
            amount(source, expected)
        );
    }
    let same = at(Rule::Stuck).unwrap_or(facts.worst);
    let hours = facts.group.len();
    format!(
        "{} the meter told the same value, {}, hour after hour for {hours} hours.",
        span(source, first, last),
        amount(source, source.series.value[same])
    )
}

/// A stretch without readings, in a sentence.
pub(super) fn silence(source: &Source, run: &[usize], expected: f64) -> String {
    let (first, last) = (run[0], run[run.len() - 1]);
    let usual = if expected > 0.0 { format!(", in which {} is usual", amount(source, expected)) } else { String::new() };
    format!("{} the meter was silent: {} hours{usual}.", span(source, first, last), run.len())
}

/// Likely causes of a silence.
pub(super) fn silence_causes() -> Vec<String> {
    let causes = [
        "The link to the meter was down: look at the gateway, its network and its power",
        "The supply was cut: ask whether the building was dark",
    ];
    causes.map(str::to_owned).to_vec()
}

/// A slow change in a sentence. It gives the latest week, the share of the departure, whether the
/// change came at once, and whether it was compared with peers.
pub(super) fn slow(source: &Source, first: usize, [usual, now]: [f64; 2], share: f64, at_once: bool, is_beside: bool) -> String {
    let percent = (now / usual - 1.0) * 100.0;
    let since = day_of(date(source, first));
    if source.options.flow == Flow::Generation {
        if is_beside {
            let less = -100.0 * share;
            return format!(
                "Since about {since} the panels give {less:.0} % less than they did under the same sky, held against the panels around them."
            );
        }
        let (now, usual) = (amount(source, now), amount(source, usual));
        return format!("Since about {since} the best hours give {now} where the season lets expect {usual} ({percent:+.0} %).");
    }
    let (now, usual) = (amount(source, now), amount(source, usual));
    let way = if at_once { "stood at" } else { "crept up to" };
    format!(
        "Since about {since} the load at rest has {way} {now} an hour, where {usual} was usual some weeks before ({percent:+.0} %)."
    )
}

/// Likely causes of a slow change.
pub(super) fn slow_causes(source: &Source) -> Vec<String> {
    let causes = match source.options.flow {
        Flow::Generation => [
            "A string of panels or an inverter has failed, or something new shades them",
            "Soiled panels, or weeks without a clear hour",
        ],
        Flow::Water => ["A leak that runs day and night: read the meter when all taps are shut", "More people, or watering"],
        Flow::Electricity | Flow::Heat | Flow::Cooling => [
            "Something that always runs needs more: the seal of a refrigerator or freezer, a clogged filter, refrigerant that leaks",
            "Equipment was added that is never switched off",
        ],
    };
    causes.map(str::to_owned).to_vec()
}

/// Likely causes, the likeliest first.
pub(super) fn causes(source: &Source, facts: &Facts) -> Vec<String> {
    let up = facts.measured >= facts.expected;
    let all: &[&str] = match (facts.kind, source.options.flow) {
        (Kind::MeterFault, _) => return meter_causes(source, facts),
        (Kind::UsageSpike, Flow::Generation) => {
            &["A clearer sky than in the weeks compared with", "A meter factor that was changed"]
        }
        (Kind::UsageSpike, Flow::Water) => {
            &["A tank or pool that was filled, or garden watering", "A pipe that burst and was shut off"]
        }
        (Kind::UsageSpike, Flow::Heat) => {
            &["Heating up after a cold pause, or hot water being charged", "A valve that stayed open"]
        }
        (Kind::UsageSpike, Flow::Cooling) => {
            &["Cooling down after a pause, or an event with many people", "A valve that stayed open"]
        }
        (Kind::UsageSpike, Flow::Electricity) => &[
            "Something large ran: a test run, an event, vehicles charging, or electric heating or cooling at full power",
            "Equipment started all at once after an interruption",
        ],
        (Kind::EquipmentFailure, Flow::Generation) => {
            &["An inverter that tripped, or panels under snow or shade", "A darker sky than in the weeks compared with"]
        }
        (Kind::EquipmentFailure, Flow::Water) => {
            &["The supply was shut off, or the building was closed", "A water meter that sticks"]
        }
        (Kind::EquipmentFailure, Flow::Heat) => &[
            "A boiler or a heat exchanger that failed: look for its alarm before the building cools down",
            "The building was closed, or a valve was shut",
        ],
        (Kind::EquipmentFailure, Flow::Cooling) => {
            &["A chilled water pump or valve that failed", "The building was closed, or free cooling took over"]
        }
        (Kind::EquipmentFailure, Flow::Electricity) => &[
            "Equipment that should run has stopped: a tripped breaker, a motor or a compressor that failed",
            "The building was closed, as on a holiday",
        ],
        (Kind::ScheduleDeviation, _) => &[
            "A time switch or a controller's clock is set wrong, as after a change to or from summer time",
            "The building is used at other hours: holidays, examinations, shifts",
        ],
        (Kind::NightWaste, Flow::Water) => {
            &["A leak, or a tap or a toilet that runs: nobody draws water all night", "Watering or filling on a timer"]
        }
        (Kind::NightWaste, Flow::Heat) => &[
            "The night setback did not take hold: an override, or a timer that was changed",
            "Frost protection, or a cold night",
        ],
        (Kind::NightWaste, Flow::Cooling) => {
            &["Cooling ran on after hours: an override or a valve that leaks", "A warm night with the windows open"]
        }
        (Kind::NightWaste, Flow::Electricity) => {
            &["Ventilation, lighting or equipment was left on", "An override that was not taken back, or a timer that failed"]
        }
        (Kind::NightWaste, Flow::Generation) => &["Panels do not give at night: the meter's clock or its wiring is wrong"],
        (Kind::WeekendWaste, Flow::Generation) => &["A clearer sky than on the weekends compared with"],
        (Kind::WeekendWaste, Flow::Water) => &["A leak, or watering", "An event in the building"],
        (Kind::WeekendWaste, _) => &[
            "Heating, ventilation and lighting ran as on a working day: a schedule without weekends, or an override",
            "An event in the building",
        ],
        (Kind::LevelShift | Kind::Drift, Flow::Generation) if !up => &[
            "A string of panels or an inverter has failed, or something new shades them",
            "Soiled panels, or a sky darker than in the weeks compared with",
        ],
        (Kind::LevelShift | Kind::Drift, Flow::Generation) => {
            &["Panels were added or cleaned, or the sky was clearer than in the weeks compared with"]
        }
        (Kind::LevelShift | Kind::Drift, Flow::Water) if up => {
            &["A leak that runs day and night: read the meter when all taps are shut", "More people, or watering"]
        }
        (Kind::LevelShift, Flow::Heat | Flow::Cooling) if up => &[
            "A valve that stays open, or heating and cooling against each other",
            "A setpoint that was moved, or more rooms in use",
        ],
        (Kind::LevelShift, _) if up => &[
            "Equipment was added, or runs without a schedule",
            "Heating and cooling against each other, or a changed meter factor",
        ],
        (Kind::LevelShift, _) => &[
            "A part of the building is off, closed or no longer measured",
            "A phase or a current transformer was lost, or the meter's factor was changed",
        ],
        (Kind::Drift, Flow::Electricity) if up => &[
            "Something that always runs needs more: the seal of a refrigerator or freezer, a clogged filter, refrigerant that leaks",
            "More people or equipment in use",
        ],
        (Kind::Drift, _) if up => &["A valve that leaks more and more, or a sensor that drifts", "More people or rooms in use"],
        (Kind::Drift, _) => &["The meter loses counts, or equipment fails by parts", "Fewer people or rooms in use"],
    };
    all.iter().map(|&cause| cause.to_owned()).collect()
}

fn meter_causes(source: &Source, facts: &Facts) -> Vec<String> {
    let rules: Vec<Rule> = facts.group.iter().filter_map(|&i| source.breach[i]).map(|breach| breach.rule).collect();
    let all: &[&str] = if rules.contains(&Rule::Falling) {
        &[
            "The register was reset or the meter replaced: record a meter change",
            "It rolled over: record its highest figure; or it is wired in reverse",
        ]
    } else if rules.contains(&Rule::Impossible) {
        &["A reading that went wrong on its way, or a wrong unit or factor", "Energy of a longer time that came in one reading"]
    } else if rules.contains(&Rule::Silent) {
        &[
            "The link to the meter was down, and what it missed comes in one reading: look at the gateway and its network",
            "The supply was cut: ask whether the building was dark",
        ]
    } else {
        &[
            "The meter or its gateway repeats an old reading: restart it and compare with the display",
            "A pulse input or a sensor that hangs",
        ]
    };
    all.iter().map(|&cause| cause.to_owned()).collect()
}

fn was(source: &Source) -> &'static str {
    if source.options.flow == Flow::Generation { "came" } else { "was used" }
}

fn percent(facts: &Facts) -> String {
    if facts.percent.is_finite() { format!("{:+.0} %", facts.percent) } else { "nothing is usual".to_owned() }
}

fn lasting(facts: &Facts) -> String {
    let hours = facts.group[facts.group.len() - 1] + 1 - facts.group[0];
    if hours < 72 { format!("{hours} hours") } else { format!("{} days", (hours + 12) / 24) }
}

/// An amount that can be converted to another unit later.
fn amount(source: &Source, value: f64) -> String {
    domain::evidence::written(&figure(value), source.options.unit)
}

/// Three digits are enough.
fn figure(value: f64) -> String {
    match value.abs() {
        v if v >= 99.5 => format!("{value:.0}"),
        v if v >= 9.95 => trim(&format!("{value:.1}")),
        v if v >= 0.995 => trim(&format!("{value:.2}")),
        v if v >= 0.0005 => trim(&format!("{value:.3}")),
        _ => "0".to_owned(),
    }
}

fn trim(figure: &str) -> String {
    figure.trim_end_matches('0').trim_end_matches('.').to_owned()
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn date(source: &Source, i: usize) -> Date {
    Date::from_days(source.clock[i].index.div_euclid(24))
}

fn day_of(date: Date) -> String {
    format!("{} {}", date.day, MONTHS[(date.month as usize + 11) % 12])
}

fn clock(source: &Source, i: usize) -> String {
    format!("{:02}:00", source.clock[i].hour)
}

/// `13:00 on Tuesday 3 March`.
fn moment(source: &Source, i: usize) -> String {
    format!("{} on {} {}", clock(source, i), DAYS[source.clock[i].weekday], day_of(date(source, i)))
}

/// From the first hour to the end of the last one.
fn span(source: &Source, first: usize, last: usize) -> String {
    let (from, to) = (date(source, first), date(source, last));
    let end = clock(source, last + 1);
    if from == to {
        return format!("From {} to {end} on {} {}", clock(source, first), DAYS[source.clock[first].weekday], day_of(from));
    }
    let to = date(source, last + 1);
    let day = |date: Date| if from.year == to.year { day_of(date) } else { format!("{} {}", day_of(date), date.year) };
    format!("From {} on {} to {end} on {}", clock(source, first), day(from), day(to))
}

/// `14 to 15 March`, `31 March to 1 April`.
fn between(from: Date, to: Date) -> String {
    match (from == to, from.month == to.month) {
        (true, _) => day_of(from),
        (false, true) => format!("{} to {}", from.day, day_of(to)),
        (false, false) => format!("{} to {}", day_of(from), day_of(to)),
    }
}

fn night(source: &Source, first: usize, last: usize) -> String {
    let evening = Date::from_days((source.clock[first].index - 12).div_euclid(24));
    let morning = Date::from_days((source.clock[last].index - 12).div_euclid(24) + 1);
    let nights = if morning.days() - evening.days() > 1 { "The nights of" } else { "The night of" };
    format!("{nights} {}", between(evening, morning))
}

/// The weekend days that the hours fall on.
fn weekend(source: &Source, group: &[usize]) -> String {
    let mut days = group.iter().copied().filter(|&i| source.clock[i].weekend());
    let first = days.next().unwrap_or(group[0]);
    let last = days.next_back().unwrap_or(first);
    let (from, to) = (date(source, first), date(source, last));
    if from == to {
        return format!("{} {}", DAYS[source.clock[first].weekday], day_of(from));
    }
    format!("The weekend of {}", between(from, to))
}
