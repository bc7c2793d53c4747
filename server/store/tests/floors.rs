//! The folders of the crate are floors: a file uses only what lies below it, and no two files use
//! each other. What a file uses is read from its paths, its macros and the methods it calls on
//! itself.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// From the lowest to the highest. The table in `lib.rs` says what each knows.
const FLOORS: [&str; 13] = [
    "error",
    "backend",
    "catalog",
    "ledger",
    "store",
    "installation",
    "people",
    "intake",
    "reading",
    "weather",
    "place",
    "money",
    "analysis",
];

/// A module's path from the root of the crate, such as `place::site`; the root itself is empty.
type Module = Vec<String>;

#[derive(Default)]
struct Source {
    /// All paths of at least two words, with the lists in braces written out.
    paths: Vec<Vec<String>>,
    /// Of these, the ones that are given on under a name of their own.
    given_on: Vec<Vec<String>>,
    /// The methods that its `impl Store` blocks define.
    methods: BTreeSet<String>,
    /// The methods that these call on `self`.
    calls: BTreeSet<String>,
    macros: BTreeSet<String>,
    macro_calls: BTreeSet<String>,
}

struct House(BTreeMap<Module, Source>);

#[test]
fn a_file_uses_only_what_lies_on_its_own_floor_or_a_lower_one() {
    let house = House::read();
    let floor = |module: &Module| FLOORS.iter().position(|floor| *floor == module[0]).expect("a floor for each folder");
    let mut up = Vec::new();
    for (user, used) in house.edges() {
        if floor(&user) < floor(&used) {
            up.push(format!("{} uses {}", user.join("::"), used.join("::")));
        }
    }
    assert!(up.is_empty(), "these look up: {up:#?}");
}

#[test]
fn no_two_files_use_each_other() {
    let house = House::read();
    let mut uses: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for (user, used) in house.edges() {
        uses.entry(user).or_default().insert(used);
    }
    assert!(uses.len() > 40, "only {} files use another", uses.len());
    // Files that use nothing else go out, until there are none. What is left stands in a circle.
    let mut left: BTreeSet<Module> = house.0.keys().filter(|module| !module.is_empty()).cloned().collect();
    loop {
        let is_free = |module: &Module| uses.get(module).is_none_or(|used| used.is_disjoint(&left));
        let free: Vec<Module> = left.iter().filter(|module| is_free(module)).cloned().collect();
        if free.is_empty() {
            break;
        }
        left.retain(|module| !free.contains(module));
    }
    let shown: Vec<String> = left
        .iter()
        .map(|module| {
            let used: Vec<String> = uses[module].intersection(&left).map(|used| used.join("::")).collect();
            format!("{} uses {}", module.join("::"), used.join(", "))
        })
        .collect();
    assert!(left.is_empty(), "in a circle, or above one: {shown:#?}");
}

impl House {
    fn read() -> Self {
        let mut house = Self(BTreeMap::new());
        house.gather(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &Module::new());
        house
    }

    fn gather(&mut self, folder: &Path, above: &Module) {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let mut module = above.clone();
            module.push(path.file_stem().unwrap().to_string_lossy().into_owned());
            if path.is_dir() {
                self.gather(&path, &module);
                continue;
            }
            if module == ["lib"] {
                module.clear();
            }
            let tokens: TokenStream = std::fs::read_to_string(&path).unwrap().parse().unwrap();
            let mut source = Source::default();
            source.look(&tokens.into_iter().collect::<Vec<_>>(), false);
            self.0.insert(module, source);
        }
    }

    /// Which file uses which other.
    fn edges(&self) -> BTreeSet<(Module, Module)> {
        let mut edges = BTreeSet::new();
        for (user, source) in self.0.iter().filter(|(module, _)| !module.is_empty()) {
            let of_paths = source.paths.iter().filter_map(|path| self.file(user, path));
            let of_calls = source.calls.difference(&source.methods).filter_map(|call| self.owner(|other| &other.methods, call));
            let of_macros = source.macro_calls.iter().filter_map(|call| self.owner(|other| &other.macros, call));
            let used = of_paths.chain(of_calls).chain(of_macros);
            edges.extend(used.filter(|used| used != user && !used.is_empty()).map(|used| (user.clone(), used)));
        }
        edges
    }

    fn owner(&self, of: impl Fn(&Source) -> &BTreeSet<String>, name: &str) -> Option<Module> {
        self.0.iter().find(|(_, source)| of(source).contains(name)).map(|(module, _)| module.clone())
    }

    /// The file that defines what `path` names, if it is in this crate.
    fn file(&self, user: &Module, path: &[String]) -> Option<Module> {
        let absolute: Vec<String> = match path[0].as_str() {
            "crate" => path[1..].to_vec(),
            "self" => [user.as_slice(), &path[1..]].concat(),
            "super" => {
                let ups = path.iter().take_while(|word| *word == "super").count();
                [&user[..user.len().checked_sub(ups)?], &path[ups..]].concat()
            }
            _ => {
                let child = [user.as_slice(), &path[..1]].concat();
                self.0.contains_key(&child).then(|| [user.as_slice(), path].concat())?
            }
        };
        let (module, rest) = (0..=absolute.len())
            .rev()
            .map(|length| absolute.split_at(length))
            .find(|(module, _)| self.0.contains_key(*module))?;
        let module = module.to_vec();
        let given = rest.first().and_then(|name| self.0[&module].given_on.iter().find(|path| path.last() == Some(name)));
        match given {
            Some(path) => self.file(&module, path),
            None => Some(module),
        }
    }
}

impl Source {
    fn look(&mut self, tokens: &[TokenTree], is_of_store: bool) {
        let word = |i: usize| match tokens.get(i) {
            Some(TokenTree::Ident(word)) => word.to_string(),
            Some(TokenTree::Punct(sign)) => sign.to_string(),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => "(".to_owned(),
            _ => String::new(),
        };
        let mut i = 0;
        while i < tokens.len() {
            match (word(i).as_str(), word(i + 1).as_str()) {
                ("mod", "tests") => i += 3,
                ("impl", "Store") => {
                    self.look(&inside(&tokens[i + 2]), true);
                    i += 3;
                }
                ("fn", name) if is_of_store => {
                    self.methods.insert(name.to_owned());
                    i += 2;
                }
                ("self", ".") if is_of_store && word(i + 3) == "(" => {
                    self.calls.insert(word(i + 2));
                    i += 3;
                }
                ("macro_rules", "!") => {
                    self.macros.insert(word(i + 2));
                    i += 3;
                }
                (name, "!") if name.starts_with("on_") => {
                    self.macro_calls.insert(name.to_owned());
                    i += 2;
                }
                ("pub", _) => {
                    let at = if word(i + 1) == "(" { i + 2 } else { i + 1 };
                    if word(at) == "use" {
                        i = at + 1 + tree(&tokens[at + 1..], &[], &mut self.given_on);
                        self.paths.extend(self.given_on.iter().cloned());
                    } else {
                        i = at;
                    }
                }
                (_, ":") if matches!(tokens[i], TokenTree::Ident(_)) && word(i + 2) == ":" => {
                    i += tree(&tokens[i..], &[], &mut self.paths);
                }
                _ => {
                    self.look(&inside(&tokens[i]), is_of_store);
                    i += 1;
                }
            }
        }
    }
}

fn inside(token: &TokenTree) -> Vec<TokenTree> {
    match token {
        TokenTree::Group(group) => group.stream().into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Adds the paths of a tree such as `a::{b, c::d}` that begins with `tokens`, each behind `prefix`.
/// Returns how many tokens it takes.
fn tree(tokens: &[TokenTree], prefix: &[String], paths: &mut Vec<Vec<String>>) -> usize {
    let mut path = prefix.to_vec();
    let mut i = 0;
    loop {
        match tokens.get(i) {
            Some(TokenTree::Ident(word)) => path.push(word.to_string()),
            Some(TokenTree::Group(list)) if list.delimiter() == Delimiter::Brace => {
                let list: Vec<TokenTree> = list.stream().into_iter().collect();
                for part in list.split(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ',')) {
                    if !part.is_empty() {
                        tree(part, &path, paths);
                    }
                }
                return i + 1;
            }
            _ => break,
        }
        let is_joined =
            [i + 1, i + 2].iter().all(|&at| matches!(tokens.get(at), Some(TokenTree::Punct(sign)) if sign.as_char() == ':'));
        if !is_joined {
            i += 1;
            break;
        }
        i += 3;
    }
    if path.len() > 1 {
        paths.push(path);
    }
    i.max(1)
}
