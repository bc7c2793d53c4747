//! Puts the series of a plan together: what each is, and what they are to one another. Leaves out the
//! guesses of one series (`series`) and the comparison of several (`same`).

use crate::above::Above;
use crate::conclude::Track;
use crate::evidence::{Evidence, Group, Stream};
use crate::meaning::passage::{self, Passage};
use crate::parts::{Part, Values};
use crate::plan::short_number;
use crate::same::{self, Found};
use crate::series::{Said, Seen, own_series};
use crate::unit::{Measure, measure_named};
use crate::{ColumnRole, Hints, Layout, Parts, Plain, Plan, Spacing, Why, codes, roles, slot};
use domain::{ChannelKind, Millis};
use std::collections::{BTreeSet, HashMap};

/// Remarks of one kind, at most.
const NOTES_MAX: usize = 10;

/// What a file's name and its other columns say, beside the rows themselves.
struct Around<'a> {
    above: &'a [Above],
    stem: &'a str,
    hints: &'a Hints,
    /// Columns that hold values.
    columns: usize,
    /// What the texts of each table say to one another.
    texts: Vec<Texts>,
}

/// What the names of a table's columns of values and the quantities of its rows say to one another.
#[derive(Default)]
struct Texts {
    /// Whether rows differ in their quantity.
    varies: bool,
    /// The texts that are one of a pair, such as `Entrada` beside `Saída`.
    passages: HashMap<String, Passage>,
    /// Whether a column tells a calorific value.
    has_calorific: bool,
}

/// Quantities of a table that are compared, at most.
const QUANTITIES_MAX: usize = 64;

impl Texts {
    fn of(evidence: &Evidence, plan: &Plan, part: usize) -> Self {
        let of_part = &evidence.parts.all[part];
        let mut quantities: BTreeSet<String> = BTreeSet::new();
        for group in evidence.groups.iter().filter(|group| group.part == part) {
            if quantities.len() > QUANTITIES_MAX {
                break;
            }
            quantities.insert(quantity(plan, of_part, group));
        }
        let names = of_part.values.iter().map(|values| plan.columns[values.column].name.as_str());
        let labels: Vec<&str> = quantities.iter().map(String::as_str).chain(names.take(QUANTITIES_MAX)).collect();
        let passages = passage::pairs(&labels).into_iter().map(|(label, passage)| (label.to_owned(), passage)).collect();
        let has_calorific = plan.columns[of_part.columns.clone()].iter().any(|column| roles::is_of_gas(&column.name));
        Self { varies: quantities.len() > 1, passages, has_calorific }
    }
}

/// The quantity of a group's rows.
fn quantity(plan: &Plan, part: &Part, group: &Group) -> String {
    let is_quantity = |i: usize| plan.columns[part.keys[i]].role == ColumnRole::Quantity;
    let texts = group.key.iter().enumerate().filter(|(i, _)| is_quantity(*i)).map(|(_, text)| text.as_str());
    texts.collect::<Vec<_>>().join(" ")
}

impl Evidence {
    pub(crate) fn series(&self, plan: &mut Plan, tracks: Vec<Vec<Track>>, above: &[Above], stem: &str, hints: &Hints) {
        let values = self.parts.all.iter().flat_map(|part| &part.values);
        let columns = values.filter(|values| self.has_values(values.column)).count();
        let texts = (0..self.parts.all.len()).map(|part| Texts::of(self, &*plan, part)).collect();
        let around = Around { above, stem, hints, columns, texts };
        let mut all: Vec<Found> = Vec::new();
        let mut leaps: Vec<Why> = Vec::new();
        for (group, of_group) in self.groups.iter().zip(tracks) {
            for (stream, track) in group.streams.iter().zip(of_group) {
                let rise = track.growth.leap.filter(|_| track.growth.may_be_register());
                let fall = track.growth.first_anew;
                let found = self.found(plan, group, stream, track, &around);
                leaps.extend(rise.filter(|_| found.series.most.is_none()).map(|rise| leap(&found.series.label, rise)));
                let is_register = found.series.import && found.series.kind.best() == Some(&ChannelKind::Cumulative);
                leaps.extend(fall.filter(|_| is_register).map(|fall| anew(&found.series.label, fall)));
                all.push(found);
            }
        }
        self.leave_out_words(plan);
        if self.layout != Layout::GreenPulse {
            same::settle(&mut all, self);
        }
        self.tell(plan, &all, leaps);
        let is_changing = plan.spacing.best() == Some(&Spacing::Steps);
        plan.series = all
            .into_iter()
            .map(|mut found| {
                if is_changing {
                    found.series.lengths.clone_from(&found.steps.parts);
                }
                found.series
            })
            .collect();
    }

    /// What the file says of a series, and what its rows showed.
    fn found(&self, plan: &Plan, group: &Group, stream: &Stream, track: Track, around: &Around<'_>) -> Found {
        let part = &self.parts.all[group.part];
        let values = &part.values[stream.nth];
        let text = |role: ColumnRole| -> Vec<&str> {
            let of_role = |(i, _): &(usize, &String)| plan.columns[part.keys[*i]].role == role;
            group.key.iter().enumerate().filter(of_role).map(|(_, text)| text.as_str()).collect()
        };
        let column = &plan.columns[values.column];
        let nothing = Above::default();
        let is_across = matches!(column.slot, Some(slot::Slot::OfDay { .. }));
        let quantity = quantity(plan, part, group);
        let told = &around.texts[group.part];
        let seen = Seen {
            passages: [quantity.as_str(), column.name.as_str()].map(|text| told.passages.get(text).copied()),
            quantity_varies: told.varies,
            is_beside_calorific: told.has_calorific,
            meters: text(ColumnRole::Meter),
            quantity,
            unit: if values.unit.is_some() { stream.of_unit.clone() } else { text(ColumnRole::Unit).join(" ") },
            name: if column.slot.is_some() { slot::shared(&column.name) } else { column.name.clone() },
            above: around.above.get(group.part).unwrap_or(&nothing),
            states_periods: part.when.states_periods() && !part.when.has_only_length() || is_across || plan.names_periods,
            is_one_of_many: around.columns > 1,
        };
        let (mut series, said) = match self.layout {
            Layout::GreenPulse => {
                (own_series(&seen, &text(ColumnRole::Field).join(""), &text(ColumnRole::Kind).join("")), Said::default())
            }
            _ => self.guessed(&seen, (stream.low, stream.high), &track, around.stem, around.hints),
        };
        let is_twin = |other: &&Values| other.column != values.column && plan.columns[other.column].name == column.name;
        if part.values.iter().any(|other| is_twin(&other)) {
            series.label.push_str(&format!(" (column {})", values.column + 1));
        }
        let measure = series.unit.value.as_deref().and_then(measure_named);
        if plan.names_periods && series.import && matches!(measure, Some(Measure::Celsius(..) | Measure::Percent(_))) {
            series.import = false;
            series.why = Plain::MeanOfMonth.into();
        }
        series.key.clone_from(&group.key);
        series.column = values.column;
        series.of_unit.clone_from(&stream.of_unit);
        (series.values, series.low, series.high) = (stream.count, stream.low, stream.high);
        if self.layout != Layout::GreenPulse {
            series.most = codes::most(&track.course, &track.growth).filter(|_| series.import);
        }
        series.times = track.course.first().zip(track.course.last()).map(|(first, last)| (first.0, last.0));
        Found {
            series,
            said,
            name: column.name.clone(),
            part: group.part,
            is_named: !seen.meters.is_empty(),
            course: track.course,
            steps: track.steps,
            alone: unkeyed(plan, part, group),
            is_gone: false,
        }
    }

    fn has_values(&self, column: usize) -> bool {
        let holds = |group: &Group| {
            let of = &self.parts.all[group.part].values;
            group.streams.iter().any(|stream| stream.count > 0 && of[stream.nth].column == column)
        };
        self.groups.iter().any(holds)
    }

    /// Columns of values without a single number hold words.
    fn leave_out_words(&self, plan: &mut Plan) {
        for part in &self.parts.all {
            for values in part.values.iter().filter(|values| !self.has_values(values.column)) {
                for (column, _) in &values.cells {
                    let column = &mut plan.columns[*column];
                    column.role = ColumnRole::Ignored;
                    column.why = match self.words.get(&values.column) {
                        Some(_) => Plain::WordsNoNumbers.into(),
                        None => None,
                    };
                }
            }
        }
    }

    /// Remarks on what stands out.
    fn tell(&self, plan: &mut Plan, all: &[Found], leaps: Vec<Why>) {
        let mut notes: Vec<Why> = leaps;
        if self.odd > 0
            && let Some((line, cell)) = &self.first_odd
        {
            let (line, cell) = (*line, cell.clone());
            notes.push(match self.odd {
                1 => Why::OddValue { line, cell },
                all => Why::OddValues { line, cell, more: all - 1 },
            });
        }
        for found in all.iter().filter(|found| found.series.most.is_some()) {
            let most = found.series.most.unwrap_or_default();
            notes.push(Why::FarBeyond { label: found.series.label.clone(), most: short_number(most) });
        }
        if plan.spacing.best() == Some(&Spacing::Steps) {
            for found in all.iter().filter(|found| found.series.import && found.steps.parts.len() > 1) {
                let parts = found.steps.parts.iter().take(6);
                let parts = parts.map(|part| (part.spacing, domain::Zone::utc().stamp(part.from))).collect();
                notes.push(Why::Covers { label: found.series.label.clone(), parts: Parts(parts) });
            }
        }
        let more = notes.len().saturating_sub(NOTES_MAX);
        notes.truncate(NOTES_MAX);
        plan.notes.extend(notes);
        if more > 0 {
            plan.notes.push(Why::MoreRemarks { count: more as u64 });
        }
    }
}

/// A rise that is far beyond the usual ones.
fn leap(label: &str, (at, rise): (Millis, f64)) -> Why {
    let (at, rise) = (domain::Zone::utc().stamp(at), short_number(rise));
    Why::Leap { label: label.to_owned(), rise, at }
}

/// The part of its counter from which on a register is nearly full.
const FULL: f64 = 0.9;

/// A fall of a register that began anew. A counter that was nearly full has an end.
fn anew(label: &str, (at, before, after): (Millis, f64, f64)) -> Why {
    let end = 10f64.powf(before.log10().floor() + 1.0);
    let is_full = before >= end * FULL;
    let (label, before, after) = (label.to_owned(), short_number(before), short_number(after));
    let at = domain::Zone::utc().stamp(at);
    match is_full {
        true => Why::FallsAtEnd { label, before, after, at, end: end as u64 },
        false => Why::FallsAnew { label, before, after, at },
    }
}

/// The texts that name a series, without those of units.
fn unkeyed(plan: &Plan, part: &Part, group: &Group) -> Vec<String> {
    let is_unit = |i: usize| plan.columns[part.keys[i]].role == ColumnRole::Unit;
    group.key.iter().enumerate().filter(|(i, _)| !is_unit(*i)).map(|(_, text)| text.clone()).collect()
}
