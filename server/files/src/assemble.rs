//! Puts the series of a plan together: what each is, and what they are to one another. Leaves out the
//! guesses of one series (`series`) and the comparison of several (`same`).

use crate::above::Above;
use crate::conclude::Track;
use crate::evidence::Evidence;
use crate::same::{self, Found};
use crate::series::{Seen, own_series};
use crate::steps::words;
use crate::{ColumnRole, Hints, Layout, Plan, Spacing, codes, slot};

/// Remarks of one kind, at most.
const NOTES_MAX: usize = 10;

impl Evidence {
    pub(crate) fn series(&self, plan: &mut Plan, tracks: Vec<Vec<Track>>, above: &[Above], stem: &str, hints: &Hints) {
        let (nothing, columns) = (
            Above::default(),
            self.parts.all.iter().flat_map(|part| &part.values).filter(|values| self.has_values(values.column)).count(),
        );
        let mut all: Vec<Found> = Vec::new();
        let mut leaps: Vec<String> = Vec::new();
        for (group, of_group) in self.groups.iter().zip(tracks) {
            for (stream, track) in group.streams.iter().zip(of_group) {
                let part = &self.parts.all[group.part];
                let values = &part.values[stream.nth];
                let text = |role: ColumnRole| -> Vec<&str> {
                    let of_role = |(i, _): &(usize, &String)| plan.columns[part.keys[*i]].role == role;
                    group.key.iter().enumerate().filter(of_role).map(|(_, text)| text.as_str()).collect()
                };
                let column = &plan.columns[values.column];
                let has_twin = part
                    .values
                    .iter()
                    .any(|other| other.column != values.column && plan.columns[other.column].name == column.name);
                let unit = text(ColumnRole::Unit).join(" ");
                let seen = Seen {
                    meters: text(ColumnRole::Meter),
                    quantity: text(ColumnRole::Quantity).join(" "),
                    unit: if values.unit.is_some() { stream.of_unit.clone() } else { unit },
                    name: if column.slot.is_some() { slot::shared(&column.name) } else { column.name.clone() },
                    above: above.get(group.part).unwrap_or(&nothing),
                    states_periods: part.when.states_periods() && !part.when.has_only_length()
                        || matches!(column.slot, Some(slot::Slot::OfDay { .. })),
                    is_one_of_many: columns > 1,
                };
                let (low, high) = (stream.low, stream.high);
                let (mut series, said) = match self.layout {
                    Layout::GreenPulse => (
                        own_series(&seen, &text(ColumnRole::Field).join(""), &text(ColumnRole::Kind).join("")),
                        Default::default(),
                    ),
                    _ => self.guessed(&seen, low, high, &track, stem, hints),
                };
                if has_twin {
                    series.label.push_str(&format!(" (column {})", values.column + 1));
                }
                series.key.clone_from(&group.key);
                series.column = values.column;
                series.of_unit.clone_from(&stream.of_unit);
                (series.values, series.low, series.high) = (stream.count, low, high);
                if self.layout != Layout::GreenPulse {
                    series.most = codes::most(&track.course, &track.growth).filter(|_| series.import);
                }
                series.times = track.course.first().zip(track.course.last()).map(|(first, last)| (first.0, last.0));
                if let Some((at, rise)) = track.growth.leap.filter(|_| track.growth.may_be_register() && series.most.is_none()) {
                    let (at, rise) = (domain::Zone::utc().stamp(at), crate::plan::short_number(rise));
                    leaps.push(format!(
                        "\"{}\" rises by {rise} at {at}, far more than it can: if the meter was changed, its settings can say so",
                        series.label
                    ));
                }
                let is_named = !seen.meters.is_empty();
                all.push(Found {
                    series,
                    said,
                    part: group.part,
                    is_named,
                    course: track.course,
                    steps: track.steps,
                    alone: unkeyed(plan, part, group),
                    is_gone: false,
                });
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

    fn has_values(&self, column: usize) -> bool {
        let holds = |group: &crate::evidence::Group| {
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
                        Some(_) => "words, no numbers".to_owned(),
                        None => String::new(),
                    };
                }
            }
        }
    }

    /// Remarks on what stands out.
    fn tell(&self, plan: &mut Plan, all: &[Found], leaps: Vec<String>) {
        let mut notes: Vec<String> = leaps;
        if self.odd > 0
            && let Some((line, cell)) = &self.first_odd
        {
            let rest = if self.odd > 1 { format!(", and {} more", self.odd - 1) } else { String::new() };
            notes.push(format!(
                "line {line} has {cell}{rest}, which is a device's sign for no value: kept apart, and not counted"
            ));
        }
        for found in all.iter().filter(|found| found.series.most.is_some()) {
            let most = found.series.most.unwrap_or_default();
            notes.push(format!(
                "\"{}\" has values far beyond its usual ones: above {} they are kept apart, and not counted",
                found.series.label,
                crate::plan::short_number(most)
            ));
        }
        if plan.spacing.best() == Some(&Spacing::Steps) {
            for found in all.iter().filter(|found| found.series.import && found.steps.parts.len() > 1) {
                let parts: Vec<String> = found
                    .steps
                    .parts
                    .iter()
                    .take(6)
                    .map(|part| format!("{} from {}", words(part.spacing), domain::Zone::utc().stamp(part.from)))
                    .collect();
                notes.push(format!("\"{}\": a value covers {}", found.series.label, parts.join(", ")));
            }
        }
        let more = notes.len().saturating_sub(NOTES_MAX);
        notes.truncate(NOTES_MAX);
        plan.notes.extend(notes);
        if more > 0 {
            plan.notes.push(format!("{more} more remarks of this kind"));
        }
    }
}

/// The texts that name a series, without those of units.
fn unkeyed(plan: &Plan, part: &crate::parts::Part, group: &crate::evidence::Group) -> Vec<String> {
    let is_unit = |i: usize| plan.columns[part.keys[i]].role == ColumnRole::Unit;
    group.key.iter().enumerate().filter(|(i, _)| !is_unit(*i)).map(|(_, text)| text.clone()).collect()
}
