//! The way of every request, from the outside in: the door, the layers around all routes, and what
//! is answered outside the API. Leaves out the API itself (`api`), and what pages show (`app`).

pub mod door;
pub mod room;

pub mod own;
pub mod reader;
pub mod visitor;

pub mod guard;

pub mod sign_in;
pub mod tries;

pub mod acting;
pub mod arguments;
pub mod assets;
pub mod pages;
pub mod refused;

pub mod problem;
