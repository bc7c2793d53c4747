//! All files of texts that the code declares, for the tests that compare them with the files.

use crate::room::Room;

/// Each room, in the order of the files.
pub static ROOMS: &[&Room] = &[
    &crate::cause::ROOM,
    &crate::date::ROOM,
    &crate::evidence::ROOM,
    &crate::finding::ROOM,
    &crate::label::ROOM,
    &crate::page::performance::anomaly::ROOM,
    &crate::page::performance::anomaly::chart::ROOM,
    &crate::page::performance::anomaly::detail::ROOM,
    &crate::page::performance::anomaly::list::ROOM,
    &crate::page::performance::forecast::ROOM,
    &crate::page::performance::forecast::chart::ROOM,
    &crate::page::performance::forecast::months::ROOM,
    &crate::page::performance::forecast::past::ROOM,
    &crate::page::performance::forecast::week::ROOM,
    &crate::page::performance::load::ROOM,
    &crate::page::performance::load::chart::ROOM,
    &crate::page::performance::load::found::ROOM,
    &crate::page::performance::model::ROOM,
    &crate::page::performance::model::baseline::ROOM,
    &crate::page::performance::model::figures::ROOM,
    &crate::page::performance::model::job::ROOM,
    &crate::page::performance::model::list::ROOM,
    &crate::page::performance::model::one::ROOM,
    &crate::page::performance::place::ROOM,
    &crate::page::performance::savings::ROOM,
    &crate::page::performance::savings::chart::ROOM,
    &crate::page::performance::savings::chosen::ROOM,
    &crate::page::performance::savings::model_words::ROOM,
    &crate::page::performance::savings::target::ROOM,
];
