//! The model of the page of a meter.

use super::chart::ChartView;
use domain::{BuildingId, ChannelId, MeterId, Millis, SiteId};
use wording::Words;

/// A channel with its newest value.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelView {
    /// The channel's id.
    pub channel_id: ChannelId,
    /// Its label.
    pub label: String,
    /// Its name in payloads.
    pub field: String,
    /// The utility's name in styles.
    pub utility: String,
    /// The newest value with its unit.
    pub value: Option<String>,
    /// The time of the newest value.
    pub at: Option<String>,
    /// How it counts.
    pub about: String,
    /// The newest values.
    pub spark: Vec<Option<f64>>,
    /// It is a register. A register only rises, so its curve says nothing.
    pub is_register: bool,
}

/// A reading as it came in.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingLine {
    /// The time.
    pub at: Millis,
    /// The time in words.
    pub time: String,
    /// The channel.
    pub channel: String,
    /// The value with its unit.
    pub value: String,
    /// `measured`, `estimated`, `derived` or `suspect`.
    pub quality: String,
    /// The quality in words.
    pub word: String,
    /// The address of its photo, if it has one.
    pub photo: Option<String>,
}

/// The model of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct MeterView {
    /// The meter's id.
    pub meter_id: MeterId,
    /// In whose words.
    pub words: Words,
    /// The meter's key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The trouble with the database, if any.
    pub notice: Option<String>,
    /// It is part of the demo.
    pub is_demo: bool,
    /// Its building.
    pub building: Option<(BuildingId, String)>,
    /// Its role in the building.
    pub role: String,
    /// The dialect that it speaks.
    pub dialect: String,
    /// The topic or address on which it was first heard.
    pub address: String,
    /// Whether it sends registers or amounts.
    pub kind: String,
    /// Its site.
    pub site_id: SiteId,
    /// Which channels it shows (`Picture::shape`).
    pub shape: u64,
    /// The headline, as HTML.
    pub headline: String,
    /// The open findings, as HTML.
    pub findings: String,
    /// What it measured today so far, in a sentence.
    pub today: Option<String>,
    /// The chart of its last two weeks by the hour.
    pub course: Option<ChartView>,
    /// The chart has hours marked for a finding.
    pub has_marks: bool,
    /// Its channels.
    pub channels: Vec<ChannelView>,
    /// The readings, the newest first.
    pub readings: Vec<ReadingLine>,
    /// The time before which older readings start.
    pub older: Option<Millis>,
    /// The topic to publish to.
    pub topic: String,
    /// The command that publishes to it.
    pub publish_line: String,
}
