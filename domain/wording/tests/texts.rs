//! The files of texts say what the code declares, in every language that there is a file of.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use domain::UnitSystem;
use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use std::collections::{BTreeMap, BTreeSet};
use wording::room::{Key, Room, files};
use wording::{Language, ROOMS, Words};

type Texts = BTreeMap<String, Message<String>>;

/// The languages that there are files of.
fn shipped() -> impl Iterator<Item = Language> {
    Language::ALL.iter().copied().filter(|&language| !files(language).is_empty())
}

fn texts(room: &Room, language: Language) -> Texts {
    let name = format!("{}/{}", language.as_str(), room.name);
    let source = room.source(language).unwrap_or_else(|| panic!("there is no file {name}"));
    let resource = parse(source.to_owned()).unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
    let mut texts = Texts::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name.clone();
                assert!(texts.insert(id.clone(), message).is_none(), "{name}: {id} stands there twice");
            }
            Entry::Junk { content } => panic!("{name}: cannot be read: {content}"),
            _ => {}
        }
    }
    texts
}

/// The placeholders of a pattern.
fn placeholders(pattern: &Pattern<String>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, found);
        }
    }
}

fn of_expression(expression: &Expression<String>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, found),
        Expression::Select { selector, variants } => {
            of_inline(selector, found);
            variants.iter().for_each(|variant| placeholders(&variant.value, found));
        }
    }
}

fn of_inline(inline: &InlineExpression<String>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, found),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("a text holds other texts or functions: {other:?}"),
    }
}

/// What the code puts in.
fn declared(key: &Key) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (name, is_optional) in key.placeholders {
        names.insert((*name).to_owned());
        if *is_optional {
            names.insert(format!("has_{name}"));
        }
    }
    names
}

/// Compares a text with its declaration.
fn agree(at: &str, key: &Key, message: &Message<String>) {
    let forms: BTreeSet<&str> = message.attributes.iter().map(|form| form.id.name.as_str()).collect();
    let expected: BTreeSet<&str> = key.each.map(|names| names()).unwrap_or_default().into_iter().collect();
    assert_eq!(forms, expected, "{at}: its forms");
    assert_eq!(message.value.is_none(), key.each.is_some(), "{at}: a text, or forms");
    let Some(pattern) = &message.value else { return };
    let mut found = BTreeSet::new();
    placeholders(pattern, &mut found);
    assert_eq!(found, declared(key), "{at}: its placeholders");
}

#[test]
fn every_text_stands_in_every_language_with_exactly_its_placeholders() {
    for language in shipped() {
        for room in ROOMS {
            let mut texts = texts(room, language);
            for key in room.keys {
                let at = format!("{}/{}: {}", language.as_str(), room.name, key.name);
                let message = texts.remove(key.name).unwrap_or_else(|| panic!("{at} is missing"));
                agree(&at, key, &message);
            }
            let left: Vec<&String> = texts.keys().collect();
            assert!(left.is_empty(), "{}/{}: nothing declares {left:?}", language.as_str(), room.name);
        }
    }
}

#[test]
fn every_file_is_a_room_of_the_code() {
    let rooms: BTreeSet<&str> = ROOMS.iter().map(|room| room.name).collect();
    assert_eq!(rooms.len(), ROOMS.len(), "a room is listed twice");
    for language in shipped() {
        let files: BTreeSet<&str> = files(language).into_iter().collect();
        assert_eq!(files, rooms, "{}", language.as_str());
    }
}

/// Everything that a text takes, made of one number.
fn args(key: &Key, n: usize, is_there: bool) -> FluentArgs<'static> {
    let mut args = FluentArgs::new();
    for &(name, is_optional) in key.placeholders {
        if is_optional {
            args.set(format!("has_{name}"), if is_there { "yes" } else { "no" });
        }
        args.set(name, FluentValue::from(n));
    }
    args
}

#[test]
fn every_text_can_be_written_with_any_number() {
    for language in shipped() {
        let words = Words { language, units: UnitSystem::Metric };
        for room in ROOMS {
            for (at, key) in room.keys.iter().enumerate().filter(|(_, key)| key.each.is_none()) {
                for (n, is_there) in [(0, false), (0, true), (1, false), (1, true), (2, true), (5, false), (1_234, true)] {
                    let place = format!("{}/{}: {}, {n}", language.as_str(), room.name, key.name);
                    let text = room.try_filled(words, at, &args(key, n, is_there));
                    let text = text.unwrap_or_else(|| panic!("{place} cannot be written"));
                    assert!(!text.contains("{ $") && !text.contains("{$"), "{place}: {text}");
                    assert!(!text.contains("  ") && !text.contains('\''), "{place}: {text}");
                    let marks = text.chars().filter(|c| matches!(c, '\u{e000}'..='\u{e002}')).count();
                    assert_eq!(marks + 1, key.parts, "{place}: {text}");
                }
            }
        }
    }
}

#[test]
fn plural_forms_are_those_of_the_language() {
    use wording::evidence::hours;
    assert_eq!([0, 1, 2, 5].map(|n| hours(Words::ENGLISH, n)), ["0 hours", "1 hour", "2 hours", "5 hours"]);
    assert_eq!(hours(Words::ENGLISH, 1_234), "1,234 hours");
}

#[test]
fn a_language_without_a_file_is_told_in_english() {
    // Until they are written; then this says the same of none.
    for &language in Language::ALL.iter().filter(|&&language| files(language).is_empty()) {
        let words = Words { language, units: UnitSystem::Metric };
        assert_eq!(wording::label::utility(words, domain::Utility::NaturalGas), "Natural gas");
        assert_eq!(wording::evidence::hours(words, 1), "1 hour");
    }
}
