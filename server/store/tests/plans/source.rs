//! Finds the statements on readings and rollups in the source.

use proc_macro2::{TokenStream, TokenTree};

/// The two tables that grow without end.
pub const LARGE: [&str; 2] = ["reading", "rollup"];

/// Every statement of the crate that names a large table, with its file.
pub fn statements() -> Vec<(String, String)> {
    let mut found = Vec::new();
    gather(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
    found
}

fn gather(folder: &std::path::Path, found: &mut Vec<(String, String)>) {
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            gather(&path, found);
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // It holds only pieces and examples of statements.
        if name != "stretch.rs" {
            let tokens: TokenStream = std::fs::read_to_string(&path).unwrap().parse().unwrap();
            let texts = texts(tokens).into_iter().filter(|text| is_on_large(text));
            found.extend(texts.map(|text| (name.clone(), text)));
        }
    }
}

/// The aliases of large tables in a statement.
pub fn names_of(sql: &str) -> impl Iterator<Item = String> {
    let expanded = crate::expanded(sql, false).0;
    let words: Vec<String> = words(&expanded).map(str::to_owned).collect();
    let named = words.windows(2).filter(|pair| LARGE.contains(&pair[0].as_str())).flat_map(|pair| pair.to_vec());
    named.collect::<Vec<_>>().into_iter()
}

fn is_on_large(text: &str) -> bool {
    let is_statement = ["select ", "with ", "insert ", "update ", "delete "].iter().any(|verb| text.starts_with(verb));
    is_statement && words(text).any(|word| LARGE.contains(&word) || ["slots_of", "readings_of"].contains(&word))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

fn texts(tokens: TokenStream) -> Vec<String> {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Group(group) => texts(group.stream()),
            TokenTree::Literal(literal) => {
                syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|text| text.value()).into_iter().collect()
            }
            _ => Vec::new(),
        })
        .collect()
}
