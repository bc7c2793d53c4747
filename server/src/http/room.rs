//! Divides the open files that the system allows: HTTP and MQTT each get their own share, so that
//! neither starves the other, and the database always gets some.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// For the database, its files, imports, and what the system needs.
const RESERVED: u64 = 512;

/// More browsers than any house has.
const HTTP_MAX: u64 = 4_096;

/// Fewer are useless. Then files may run out, which is logged.
const HTTP_MIN: u64 = 64;

/// Connections allowed at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Files that may be open in total.
    files: u64,
    /// Connections to the pages and the API.
    pub http: usize,
    /// Connections of devices to the embedded broker.
    pub mqtt: usize,
}

impl Room {
    /// Raises the soft limit of open files to the hard one, and divides it.
    #[must_use]
    pub fn make() -> Self {
        let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
        let is_raised = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }).is_ok();
        // No limit counts as the largest number.
        Self::of(if is_raised { maximum } else { current }.unwrap_or(u64::MAX))
    }

    fn of(files: u64) -> Self {
        let reserved = RESERVED.min(files / 4);
        let free = files - reserved;
        let http = (free / 4).clamp(HTTP_MIN, HTTP_MAX);
        let mqtt = free.saturating_sub(http).max(HTTP_MIN);
        let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        Self { files, http: count(http), mqtt: count(mqtt) }
    }

    /// Logs the shares.
    pub fn tell(&self) {
        let Self { files, http, mqtt } = self;
        tracing::info!("up to {files} files may be open: {http} connections of pages and programs, {mqtt} of devices");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_door_has_its_own_and_the_database_keeps_some() {
        let of = |files| (Room::of(files).http, Room::of(files).mqtt);
        assert_eq!(of(1_024), (192, 576));
        assert_eq!(of(20_000), (4_096, 15_392));
        assert_eq!(of(1_048_576).0, 4_096);
        for files in 256..5_000 {
            let (http, mqtt) = of(files);
            assert!((http + mqtt) as u64 <= files - RESERVED.min(files / 4), "{files}");
        }
    }
}
