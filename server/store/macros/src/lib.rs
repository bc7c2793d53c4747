//! The two macros of sqlx that the store uses, as sqlx has them, without sqlx behind them: rows as
//! structs, and migrations as a part of the binary.

mod migrations;
mod row;

use proc_macro::{TokenStream, TokenTree};

/// Reads a struct's fields from the columns of their names. `#[sqlx(rename = "type")]` names a
/// column otherwise.
#[proc_macro_derive(FromRow, attributes(sqlx))]
pub fn from_row(input: TokenStream) -> TokenStream {
    code(row::from_row(input))
}

/// The migrations of a folder, whose path starts at the crate's: a `sqlx::migrate::Migrator`.
#[proc_macro]
pub fn migrate(input: TokenStream) -> TokenStream {
    code(migrations::migrator(input))
}

/// The code, or what is wrong as the compiler's own error.
fn code(made: Result<String, String>) -> TokenStream {
    let text = made.unwrap_or_else(|wrong| format!("::std::compile_error!({wrong:?});"));
    text.parse().unwrap_or_default()
}

/// The text of a literal without escapes.
fn text_of(token: Option<&TokenTree>) -> Option<String> {
    let written = token?.to_string();
    let text = written.strip_prefix('"')?.strip_suffix('"')?;
    (!text.contains('\\')).then(|| text.to_owned())
}
