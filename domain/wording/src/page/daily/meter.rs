//! The page of a meter: its channels, its readings, how to publish to it.

use crate::room::texts;
use domain::figure::Figure;
use domain::{ChannelKind, Flow};

texts! { "daily/meter";
    /// What it measured today so far, and yesterday by this time.
    today(so_far: &Figure, before: Option<&Figure>);
    /// The heading of the chart.
    course();
    /// Which way something flows in the chart: its line, in the tip.
    flow(each Flow);
    /// The caption of the chart's table.
    course_caption(unit: &str);
    /// The heads of the chart's table.
    [3] course_columns();
    /// The chart in a sentence. `flow` is one of the above.
    course_alt(utility: &str, flow: &str, meter: &str, has_marks: bool);
    /// The heading of the channels.
    channels();
    /// What a channel measures.
    kind(each ChannelKind);
    /// The heading of the readings.
    readings();
    /// Leads to the form for a reading.
    add_reading();
    /// The heads of the readings.
    [4] reading_columns();
    /// How a reading counts.
    standing(standing: &str);
    /// The name of the links to other readings, for screen readers.
    pages();
    /// Leads to older readings.
    older();
    /// The heading of how to publish.
    publish();
    /// How to publish: the topic and the field of the time stand in it.
    [5] publish_hint(topic: &str, field: &str);
    /// The heading of the facts.
    about();
    /// Leads to the meter's settings.
    settings();
    /// Its building.
    building();
    /// It has no building.
    [3] no_building();
    /// How it counts.
    role();
    /// What it sends.
    sends();
    /// It sends amounts.
    amounts();
    /// It sends what its counter shows.
    registers();
    /// Whose format it speaks.
    device();
    /// Where it was first heard.
    address();
}
