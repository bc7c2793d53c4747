//! `FromRow` of a struct with named fields and no parameters.

use crate::text_of;
use proc_macro::{Delimiter, TokenStream, TokenTree};
use std::fmt::Write;

/// The implementation as code.
pub fn from_row(input: TokenStream) -> Result<String, String> {
    let tokens: Vec<TokenTree> = input.into_iter().collect();
    let place = tokens.iter().position(|token| token.to_string() == "struct").ok_or("only a struct is a row")?;
    let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) = (tokens.get(place + 1), tokens.get(place + 2)) else {
        return Err("a row is a struct with named fields and no parameters".to_owned());
    };
    let (mut bounds, mut fields) = (String::new(), String::new());
    for field in fields_of(body.stream()) {
        let (name, kind, column) = read(&field).ok_or_else(|| format!("cannot read a field of {name}"))?;
        let _ = write!(bounds, "{kind}: ::sqlx::Decode<'r, R::Database> + ::sqlx::Type<R::Database>,");
        let _ = write!(fields, "{name}: ::sqlx::Row::try_get(row, {column:?})?,");
    }
    Ok(format!(
        "impl<'r, R: ::sqlx::Row> ::sqlx::FromRow<'r, R> for {name} where &'r str: ::sqlx::ColumnIndex<R>, {bounds} {{
            fn from_row(row: &'r R) -> ::sqlx::Result<Self> {{ ::std::result::Result::Ok(Self {{ {fields} }}) }}
        }}"
    ))
}

/// The tokens of each field: commas within `<>` part no fields.
fn fields_of(body: TokenStream) -> Vec<Vec<TokenTree>> {
    let (mut fields, mut depth) = (vec![Vec::new()], 0);
    for token in body {
        match token.to_string().as_str() {
            "<" => depth += 1,
            ">" => depth -= 1,
            "," if depth == 0 => {
                fields.push(Vec::new());
                continue;
            }
            _ => {}
        }
        if let Some(field) = fields.last_mut() {
            field.push(token);
        }
    }
    fields.retain(|field| !field.is_empty());
    fields
}

/// A field's name, its type and its column.
fn read(field: &[TokenTree]) -> Option<(String, String, String)> {
    let colon = field.iter().position(|token| token.to_string() == ":")?;
    let name = field.get(colon.checked_sub(1)?)?.to_string();
    let kind: TokenStream = field.get(colon + 1..)?.iter().cloned().collect();
    let renamed = field[..colon].iter().find_map(|token| {
        let TokenTree::Group(attribute) = token else { return None };
        let tokens: Vec<TokenTree> = attribute.stream().into_iter().collect();
        let (TokenTree::Ident(of), TokenTree::Group(inner)) = (tokens.first()?, tokens.get(1)?) else { return None };
        let is_ours = of.to_string() == "sqlx" && inner.delimiter() == Delimiter::Parenthesis;
        let inner: Vec<TokenTree> = inner.stream().into_iter().collect();
        if is_ours && inner.first()?.to_string() == "rename" { text_of(inner.get(2)) } else { None }
    });
    let column = renamed.unwrap_or_else(|| name.trim_start_matches("r#").to_owned());
    Some((name, kind.to_string(), column))
}
