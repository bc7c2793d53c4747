//! Home Assistant's discovery as programs really announce: which of a device's figures count, by
//! their shapes in the programs' sources, with made-up ids and values.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod heard;

// A program or a kind of device each.
mod ams_reader;
mod brands;
mod edge;
mod ems_esp;
mod heat;
mod hoymiles;
mod plants;
mod radio;
mod readers;
mod totals;

// Properties of all of them.
mod order;
