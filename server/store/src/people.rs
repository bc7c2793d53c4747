//! People with accounts: who they are and what they may see, their passwords, passkeys, sessions and keys,
//! links that open once, departments, and the record of what was done by whom. Leaves out how passwords are
//! hashed and what a role allows.

pub mod audit;
pub mod clock;

pub mod access;
pub mod department;
pub mod notify;
pub mod person;
pub mod way_in;

pub mod account;
pub mod identity;
pub mod key;
pub mod one_time_link;
pub mod passkey;
pub mod password;
pub mod session;
