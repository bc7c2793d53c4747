//! What people's words in a file mean: utility, direction, rate, money, the numbers of connections.
//! In English, German, Dutch, French, Spanish, Italian, Portuguese, and the Nordic languages.
//! Leaves out units (`unit`) and what values show (`evidence`).

pub(crate) mod direction;
pub(crate) mod field;
pub(crate) mod identity;
pub(crate) mod money;
pub(crate) mod obis;
pub(crate) mod passage;
pub(crate) mod rate;
pub(crate) mod utility;
pub(crate) mod way;
pub(crate) mod words;
