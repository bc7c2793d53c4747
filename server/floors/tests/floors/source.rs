//! What a Rust file declares and which paths it names, from its tokens. Leaves out what only tests
//! are built from.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;

/// A `use` of one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// The segments; the last is the name, or `*`.
    pub path: Vec<String>,
    /// The name in this module; `*` if it is all that the path's module has.
    pub name: String,
    /// Whether others see it too.
    pub is_public: bool,
}

/// A module: a file's own, or one within braces in it.
#[derive(Debug, Default)]
pub struct Module {
    /// Its path from the crate's root.
    pub path: Vec<String>,
    /// The names that it defines.
    pub defined: BTreeSet<String>,
    /// What it brings in.
    pub uses: Vec<Use>,
    /// The paths of two segments or more in its code.
    pub paths: Vec<Vec<String>>,
    /// The names in its code, other than those in `use`.
    pub names: BTreeSet<String>,
    /// Modules in files of their own that only tests are built from.
    pub tests: Vec<String>,
}

/// The modules of a source, the file's own first.
pub fn read(source: &str, path: Vec<String>) -> Vec<Module> {
    let tokens: TokenStream = source.parse().unwrap_or_else(|error| panic!("{path:?} is no Rust: {error}"));
    let mut modules = vec![Module { path, ..Module::default() }];
    walk(tokens, 0, true, &mut modules);
    modules
}

fn walk(tokens: TokenStream, of: usize, is_item: bool, modules: &mut Vec<Module>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let (mut at, mut is_public) = (0, false);
    while let Some(token) = tokens.get(at) {
        let next = tokens.get(at + 1);
        at += 1;
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' && next.is_some_and(is_for_tests) => {
                at = after_item(&tokens, at + 1, &mut modules[of]);
            }
            TokenTree::Ident(word) if word == "use" => {
                let end = (at..tokens.len()).find(|&end| is_punct(tokens.get(end), ';')).unwrap_or(tokens.len());
                let mut found = Vec::new();
                tree(&tokens[at..end], &[], is_public, &mut found);
                modules[of].uses.extend(found);
                (at, is_public) = (end + 1, false);
            }
            TokenTree::Ident(word) if word == "mod" && is_item => {
                if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) = (next, tokens.get(at + 1)) {
                    let path = [modules[of].path.as_slice(), &[name.to_string()]].concat();
                    modules.push(Module { path, ..Module::default() });
                    walk(body.stream(), modules.len() - 1, true, modules);
                    at += 1;
                }
                (at, is_public) = (at + 1, false);
            }
            TokenTree::Ident(word) => {
                let word = word.to_string();
                if word == "pub" {
                    is_public = true;
                } else if is_item {
                    match (word.as_str(), next) {
                        (
                            "fn" | "struct" | "enum" | "union" | "trait" | "type" | "const" | "static",
                            Some(TokenTree::Ident(name)),
                        ) => {
                            modules[of].defined.insert(name.to_string());
                            is_public = false;
                        }
                        ("macro_rules", _) => {
                            modules[of].defined.extend(tokens.get(at + 1).map(ToString::to_string));
                        }
                        _ => {}
                    }
                }
                let (path, end) = path(&tokens, at - 1);
                modules[of].names.extend(path.first().cloned());
                if path.len() > 1 {
                    modules[of].paths.push(path);
                }
                at = end;
            }
            TokenTree::Group(group) => walk(group.stream(), of, false, modules),
            _ => {}
        }
    }
}

/// Whether an attribute's brackets hold `cfg(test)` or a condition that begins with it.
fn is_for_tests(token: &TokenTree) -> bool {
    let text = token.to_string().replace(' ', "");
    ["[cfg(test)", "[cfg(all(test,", "[cfg(any(test,"].iter().any(|start| text.starts_with(start))
}

/// Where the next item ends; notes the name of a module in a file of its own.
fn after_item(tokens: &[TokenTree], start: usize, module: &mut Module) -> usize {
    let mut last_but_one = None;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ';' => {
                if let (Some("mod"), Some(TokenTree::Ident(name))) = (last_but_one.as_deref(), tokens.get(at - 1)) {
                    module.tests.push(name.to_string());
                }
                return at + 1;
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return at + 1,
            _ => last_but_one = at.checked_sub(1).and_then(|before| tokens.get(before)).map(ToString::to_string),
        }
    }
    tokens.len()
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':')
}

/// The segments of the path that starts here, and where it ends.
fn path(tokens: &[TokenTree], start: usize) -> (Vec<String>, usize) {
    let mut segments = Vec::new();
    let mut at = start;
    while let Some(TokenTree::Ident(name)) = tokens.get(at) {
        segments.push(name.to_string());
        at += 1;
        if !is_colons(tokens, at) || !matches!(tokens.get(at + 2), Some(TokenTree::Ident(_))) {
            break;
        }
        at += 2;
    }
    (segments, at)
}

/// Adds what a `use` brings in.
fn tree(tokens: &[TokenTree], before: &[String], is_public: bool, found: &mut Vec<Use>) {
    // `use ::name` is of another crate.
    if is_colons(tokens, 0) {
        return;
    }
    let (segments, at) = path(tokens, 0);
    let mut path = [before, &segments].concat();
    let rest = if is_colons(tokens, at) { at + 2 } else { at };
    match tokens.get(rest) {
        Some(TokenTree::Group(group)) => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            for part in inner.split(|token| is_punct(Some(token), ',')).filter(|part| !part.is_empty()) {
                tree(part, &path, is_public, found);
            }
        }
        Some(TokenTree::Punct(star)) if star.as_char() == '*' => {
            path.push("*".to_owned());
            found.push(Use { path, name: "*".to_owned(), is_public });
        }
        renamed => {
            // `{self}` is the module itself.
            if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
                path.pop();
            }
            let name = match (renamed, tokens.get(rest + 1)) {
                (Some(TokenTree::Ident(_as)), Some(name)) => name.to_string(),
                _ => path.last().cloned().unwrap_or_default(),
            };
            found.push(Use { path, name, is_public });
        }
    }
}

#[test]
fn paths_are_found_in_code_and_uses_and_not_in_texts_tests_and_comments() {
    let source = r##"
        //! crate::comment::X
        mod child;
        #[cfg(test)]
        pub(crate) mod tests;
        pub use child::{self, Thing as Renamed, deep::*};
        use super::{a::B, c};
        pub const TEXT: &str = "crate::text::Y";
        fn f() { c::called(); macro_of!(crate::inside::Z); }
        mod inner { use super::f; }
        #[cfg(test)]
        mod within { use crate::never::Seen; }
    "##;
    let modules = read(source, vec!["here".to_owned()]);
    let shown = |path: &[String]| path.join("::");
    let uses: Vec<_> = modules[0].uses.iter().map(|one| (shown(&one.path), one.name.as_str(), one.is_public)).collect();
    assert_eq!(
        uses,
        [
            ("child".to_owned(), "child", true),
            ("child::Thing".to_owned(), "Renamed", true),
            ("child::deep::*".to_owned(), "*", true),
            ("super::a::B".to_owned(), "B", false),
            ("super::c".to_owned(), "c", false),
        ]
    );
    assert_eq!(modules[0].paths.iter().map(|path| shown(path)).collect::<Vec<_>>(), ["c::called", "crate::inside::Z"]);
    assert_eq!(modules[0].defined.iter().collect::<Vec<_>>(), ["TEXT", "f"]);
    assert_eq!(modules[0].tests, ["tests"]);
    assert_eq!((modules.len(), shown(&modules[1].path)), (2, "here::inner".to_owned()));
    assert_eq!(shown(&modules[1].uses[0].path), "super::f");
}
