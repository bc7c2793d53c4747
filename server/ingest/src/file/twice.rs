//! Amounts of a file that would count a second time: amounts of another length stand for the same time, such as the days
//! whose hours the file brings. They are left out and told. Leaves out how such amounts are found (`store`).

use files::{Channel, LeftOut, Plain, Row, What};
use std::collections::BTreeMap;
use store::{Entry, Store};

/// How many amounts of each channel are left out, and in which line the first one stands.
pub(super) struct Twice {
    is_looked_for: bool,
    found: BTreeMap<String, (u64, u64)>,
}

impl Twice {
    pub fn new(is_looked_for: bool) -> Self {
        Self { is_looked_for, found: BTreeMap::new() }
    }

    /// The readings without those that would count a second time.
    pub async fn without(
        &mut self,
        store: &Store,
        channels: &[Channel],
        read: Vec<(Row, Entry)>,
    ) -> store::Result<Vec<(Row, Entry)>> {
        if !self.is_looked_for {
            return Ok(read);
        }
        let entries: Vec<Entry> = read.iter().map(|(_, entry)| *entry).collect();
        let is_twice = store.reading_overlaps(&entries).await?;
        let mut left = Vec::with_capacity(read.len());
        for ((row, entry), is_twice) in read.into_iter().zip(is_twice) {
            match channels.get(row.channel as usize).filter(|_| is_twice) {
                Some(channel) => {
                    let name = format!("{} {}", channel.meter, channel.name);
                    let (count, first) = self.found.entry(name).or_insert((0, row.line));
                    (*count, *first) = (*count + 1, row.line.min(*first));
                }
                None => left.push((row, entry)),
            }
        }
        Ok(left)
    }

    /// What was left out, and what would do.
    pub fn left_out(self) -> impl Iterator<Item = LeftOut> {
        self.found.into_iter().map(|(channel, (count, first))| LeftOut {
            what: What::Amounts { count, channel, first },
            why: Plain::AnotherLength.into(),
        })
    }
}
