//! What energy costs and emits, who is billed, and what people aim for.

pub(crate) mod billing_account;
mod factor;
mod source_ratio;
pub(crate) mod target;
mod tariff;
