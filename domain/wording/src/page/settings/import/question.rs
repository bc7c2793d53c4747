//! What a file was taken for, what its plan asks, and what would do as an answer.

use crate::room::texts;

texts! { "settings/import/question";
    /// What a file was taken for, by the name of its layout; else as its publisher is called.
    layout(layout: &str, publisher: &str);
    /// In which order dates are written.
    order();
    /// Which sign stands before decimals.
    decimal();
    /// Whether values are multiplied by the file's factor.
    factors();
    /// The time zone of the times.
    zone();
    /// How long the period of a value is.
    spacing();
    /// Which end of a period its time names.
    stamp();
    /// What the numbers of hours count.
    numbers();
    /// Whether a period includes its last day.
    end_day();
    /// Which meter a series belongs to.
    meter(label: &str);
    /// The unit of a series.
    unit(label: &str);
    /// What a series measures.
    field(label: &str);
    /// How a series counts.
    kind(label: &str);
    /// Which way negative values count.
    sign(label: &str);
    /// What would do as a time zone.
    zone_would_do();
    /// What would do as the length of a period.
    spacing_would_do();
    /// What would do as a meter.
    meter_would_do();
    /// What would do as a unit.
    unit_would_do();
    /// What would do where there is a choice.
    choose_one();
}
