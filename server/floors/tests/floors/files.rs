//! Which file of a crate uses which: each path in its code is followed to the file that defines
//! what it names, through whatever passes it on. A file may use the heads of the folders that it
//! lies in (`mod.rs`, `lib.rs`): that is no arrow here, since a head also names its parts. Leaves
//! out methods, which name no file.

use crate::source::{self, Module};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The files of a crate, and which uses which.
pub struct Files {
    /// Paths below `src`, by number.
    pub names: Vec<String>,
    /// The numbers of the files that each file uses.
    pub uses: Vec<BTreeSet<usize>>,
}

/// What a path leads to.
enum Found<'a> {
    Module(&'a [String]),
    /// Something that the file of this module defines.
    In(&'a [String]),
}

struct Crate {
    modules: BTreeMap<Vec<String>, (usize, Module)>,
}

impl Files {
    /// Reads the sources below a folder `src`; `None` if there is none.
    pub fn of(src: &Path) -> Option<Self> {
        if !src.is_dir() {
            return None;
        }
        let mut files = Vec::new();
        gather(src, &mut files);
        files.sort();
        let mut found = Crate { modules: BTreeMap::new() };
        let mut left_out = Vec::new();
        for (number, file) in files.iter().enumerate() {
            let source = std::fs::read_to_string(file).unwrap();
            for module in source::read(&source, module_of(file.strip_prefix(src).unwrap())) {
                left_out.extend(module.tests.iter().map(|name| [module.path.as_slice(), std::slice::from_ref(name)].concat()));
                found.modules.insert(module.path.clone(), (number, module));
            }
        }
        found.modules.retain(|path, _| !left_out.iter().any(|test| path.starts_with(test)));
        let mut uses = vec![BTreeSet::new(); files.len()];
        let modules: Vec<Vec<String>> = files.iter().map(|file| module_of(file.strip_prefix(src).unwrap())).collect();
        for (number, module) in found.modules.values() {
            let is_head = |target: usize| modules[*number].starts_with(&modules[target]);
            let named = module.uses.iter().filter(|one| one.name == "*" || !one.is_public || module.names.contains(&one.name));
            for path in named.map(|one| &one.path).chain(&module.paths) {
                uses[*number].extend(found.file_of(&module.path, path).filter(|&target| !is_head(target)));
            }
        }
        let name = |file: &PathBuf| file.strip_prefix(src).unwrap().to_string_lossy().into_owned();
        Some(Self { names: files.iter().map(name).collect(), uses })
    }

    /// The files that lead back to themselves: each set of them once, sorted.
    pub fn circles(&self) -> Vec<BTreeSet<usize>> {
        let reach: Vec<BTreeSet<usize>> = (0..self.names.len()).map(|from| self.reached(from)).collect();
        let mut circles: Vec<BTreeSet<usize>> = Vec::new();
        for from in 0..self.names.len() {
            let circle: BTreeSet<usize> = reach[from].iter().copied().filter(|&to| reach[to].contains(&from)).collect();
            if circle.len() > 1 && !circles.contains(&circle) {
                circles.push(circle);
            }
        }
        circles
    }

    fn reached(&self, from: usize) -> BTreeSet<usize> {
        let (mut reached, mut left) = (BTreeSet::new(), vec![from]);
        while let Some(file) = left.pop() {
            left.extend(self.uses[file].iter().filter(|&&next| reached.insert(next)));
        }
        reached
    }
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// `a/b.rs` and `a/b/mod.rs` are `[a, b]`; the crate's root is `[]`.
fn module_of(file: &Path) -> Vec<String> {
    let mut path: Vec<String> = file.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if path.last().is_some_and(|last| last == "mod") || matches!(path.as_slice(), [only] if only == "lib" || only == "main") {
        path.pop();
    }
    path
}

impl Crate {
    /// The file that defines what a path of a module names; `None` for other crates' things, and
    /// for a module by itself.
    fn file_of(&self, module: &[String], path: &[String]) -> Option<usize> {
        let (path, is_all) = match path {
            [before @ .., last] if last == "*" => (before, true),
            path => (path, false),
        };
        match self.followed(module, path, 8)? {
            Found::Module(target) => is_all.then(|| self.modules[target].0),
            Found::In(target) => Some(self.modules[target].0),
        }
    }

    fn followed(&self, module: &[String], path: &[String], depth: u8) -> Option<Found<'_>> {
        let depth = depth.checked_sub(1)?;
        let (first, mut rest) = path.split_first()?;
        let mut at: Vec<String> = match first.as_str() {
            "crate" => Vec::new(),
            "self" => module.to_vec(),
            "super" => module.split_last()?.1.to_vec(),
            _ if self.modules.contains_key(&joined(module, first)) => joined(module, first),
            _ => match self.brought_in(module, first, depth)? {
                Found::Module(target) => target.to_vec(),
                // A constant or function of a type.
                found @ Found::In(_) => return Some(found),
            },
        };
        while let Some((next, after)) = rest.split_first() {
            let deeper = if next == "super" { at.split_last()?.1.to_vec() } else { joined(&at, next) };
            if !self.modules.contains_key(&deeper) {
                break;
            }
            (at, rest) = (deeper, after);
        }
        let (known, (_, found)) = self.modules.get_key_value(&at)?;
        let Some(name) = rest.first() else { return Some(Found::Module(known)) };
        if found.defined.contains(name) {
            return Some(Found::In(known));
        }
        match self.brought_in(&at, name, depth) {
            Some(Found::Module(target)) if rest.len() > 1 => {
                self.followed(target, &[&["self".to_owned()], &rest[1..]].concat(), depth)
            }
            Some(other) => Some(other),
            // Made by a macro, or of another crate.
            None if found.uses.iter().any(|one| one.name == *name) => None,
            None => Some(Found::In(known)),
        }
    }

    /// What a name stands for that a module brings in from elsewhere in the crate.
    fn brought_in(&self, module: &[String], name: &str, depth: u8) -> Option<Found<'_>> {
        let (_, here) = self.modules.get(module)?;
        if let Some(one) = here.uses.iter().find(|one| one.name == name) {
            // A name of another crate, brought in as it is called there.
            let is_own = one.path.len() > 1 || one.path[0] != name;
            return if is_own { self.followed(module, &one.path, depth) } else { None };
        }
        here.uses.iter().filter(|one| one.name == "*").find_map(|one| {
            let Found::Module(target) = self.followed(module, &one.path[..one.path.len() - 1], depth)? else { return None };
            if self.modules[target].1.defined.contains(name) {
                return Some(Found::In(target));
            }
            if let Some((known, _)) = self.modules.get_key_value(&joined(target, name)) {
                return Some(Found::Module(known));
            }
            if target == module { None } else { self.brought_in(target, name, depth.checked_sub(1)?) }
        })
    }
}

fn joined(module: &[String], name: &str) -> Vec<String> {
    [module, &[name.to_owned()]].concat()
}
