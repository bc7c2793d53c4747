//! All files of texts that the code declares, for the tests that compare them with the files.

use crate::room::Room;

/// Each room, in the order of the files.
pub static ROOMS: &[&Room] =
    &[&crate::cause::ROOM, &crate::date::ROOM, &crate::evidence::ROOM, &crate::finding::ROOM, &crate::label::ROOM];
