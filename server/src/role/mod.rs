//! What the process does while it serves: the start and the stop, and one file for each task that
//! runs beside the pages. Leaves out how a request is answered (`http`, `api`).

pub mod router;
pub mod serve;

pub mod database;
pub mod first_admin;
pub mod first_site;
pub mod lock;
pub mod owned;
pub mod source;

pub mod demo;
pub mod jobs;
pub mod keep_alive;
pub mod own_sensors;
pub mod weather;

pub mod announce;
pub mod audit;
pub mod brought;
pub mod groups;
pub mod health;
pub mod issues;
pub mod memory;
