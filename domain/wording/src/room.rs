//! Texts from files, one file a room and a language: `texts/en/finding.ftl`. The macro [`texts!`]
//! makes a function of each text, so that the compiler knows every key and every placeholder. Leaves
//! out which texts there are (the modules that use the macro).

use crate::reader::{Language, Words};
use domain::figure::Figure;
#[doc(hidden)]
pub use fluent_bundle::FluentArgs;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};
use std::sync::OnceLock;

/// Every file of texts: the language, the room, what it holds.
static FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// Stands in a text for `<b>` and `<a>`, so that no name that is put in is taken for one of them.
const OPENS: char = '\u{e000}';
/// The same for `</b>` and `</a>`.
const CLOSES: char = '\u{e001}';
/// The same for a bar between two texts.
const BETWEEN: char = '\u{e002}';

/// A text as the code declares it.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name in the file.
    pub name: &'static str,
    /// What is put in, by name; whether it may be missing.
    pub placeholders: &'static [(&'static str, bool)],
    /// The names of its forms, if it has one for each of several things.
    pub each: Option<fn() -> Vec<&'static str>>,
    /// In how many parts it comes.
    pub parts: usize,
}

/// The texts of one file, in all languages.
pub struct Room {
    /// The file's name below the folder of its language, without the ending.
    pub name: &'static str,
    /// Its texts.
    pub keys: &'static [Key],
    loaded: [OnceLock<Option<Loaded>>; Language::ALL.len()],
}

/// A room in one language.
struct Loaded {
    bundle: FluentBundle<FluentResource>,
    /// The texts without placeholders, by the place of their key.
    fixed: Vec<Option<String>>,
    /// The texts that have a form for each of several things.
    each: Vec<Vec<(&'static str, String)>>,
}

impl Room {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static str, keys: &'static [Key]) -> Self {
        Self { name, keys, loaded: [const { OnceLock::new() }; Language::ALL.len()] }
    }

    /// The source of its texts in a language; `None` if nobody has written it yet.
    #[must_use]
    pub fn source(&self, language: Language) -> Option<&'static str> {
        source(language, self.name)
    }

    fn loaded(&self, language: Language) -> Option<&Loaded> {
        self.loaded[language.index()].get_or_init(|| Loaded::read(self, language)).as_ref()
    }

    /// The reader's language, then English.
    fn languages(&self, words: Words) -> impl Iterator<Item = &Loaded> {
        [words.language, Language::English].into_iter().filter_map(|language| self.loaded(language))
    }

    #[doc(hidden)]
    pub fn fixed(&'static self, words: Words, at: usize) -> &'static str {
        let found = self.languages(words).find_map(|loaded| loaded.fixed[at].as_deref());
        found.unwrap_or(self.keys[at].name)
    }

    #[doc(hidden)]
    pub fn of_each(&'static self, words: Words, at: usize, which: &str) -> &'static str {
        let form = |loaded: &'static Loaded| loaded.each[at].iter().find(|(name, _)| *name == which);
        self.languages(words).find_map(form).map_or(self.keys[at].name, |(_, text)| text.as_str())
    }

    #[doc(hidden)]
    pub fn filled(&self, words: Words, at: usize, args: &FluentArgs) -> String {
        self.try_filled(words, at, args).unwrap_or_else(|| self.keys[at].name.to_owned())
    }

    /// A text by its place in the list; `None` if no file has it.
    #[must_use]
    pub fn try_filled(&self, words: Words, at: usize, args: &FluentArgs) -> Option<String> {
        self.languages(words).find_map(|loaded| loaded.format(self.keys[at].name, None, Some(args)))
    }

    #[doc(hidden)]
    pub fn parts<const N: usize>(&self, words: Words, at: usize, args: &FluentArgs) -> [String; N] {
        let text = self.filled(words, at, args);
        let mut parts = text.splitn(N, [OPENS, CLOSES, BETWEEN]);
        std::array::from_fn(|_| parts.next().unwrap_or_default().to_owned())
    }
}

impl Loaded {
    fn read(room: &Room, language: Language) -> Option<Self> {
        let source = room.source(language)?;
        let marked = source.replace("<b>", "\u{e000}").replace("<a>", "\u{e000}");
        let marked = marked.replace("</b>", "\u{e001}").replace("</a>", "\u{e001}").replace(" | ", "\u{e002}");
        // What can be read of a file with faults is used; a test says that there are none.
        let resource = FluentResource::try_new(marked).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new_concurrent(vec![language.as_str().parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English => number_english,
            Language::German => number_german,
            Language::Spanish => number_spanish,
            Language::French => number_french,
        }));
        bundle.add_resource_overriding(resource);
        let mut loaded = Self { bundle, fixed: Vec::new(), each: Vec::new() };
        for key in room.keys {
            let is_fixed = key.placeholders.is_empty() && key.each.is_none();
            let fixed = if is_fixed { loaded.format(key.name, None, None) } else { None };
            let forms = key.each.map(|names| names()).unwrap_or_default();
            let forms = forms.into_iter().filter_map(|form| Some((form, loaded.format(key.name, Some(form), None)?)));
            let forms = forms.collect();
            loaded.fixed.push(fixed);
            loaded.each.push(forms);
        }
        Some(loaded)
    }

    fn format(&self, name: &str, form: Option<&str>, args: Option<&FluentArgs>) -> Option<String> {
        let message = self.bundle.get_message(name)?;
        let pattern = match form {
            Some(form) => message.get_attribute(form)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors).into_owned();
        // «p. m.» ends a sentence with its own full stop.
        let text = if text.contains("m..") { text.replace("\u{a0}m..", "\u{a0}m.") } else { text };
        errors.is_empty().then_some(text)
    }
}

/// The source of a room in a language.
fn source(language: Language, room: &str) -> Option<&'static str> {
    FILES.iter().find(|(of, name, _)| *of == language.as_str() && *name == room).map(|(.., text)| *text)
}

/// The rooms that there are files of in a language.
#[must_use]
pub fn files(language: Language) -> Vec<&'static str> {
    FILES.iter().filter(|(of, ..)| *of == language.as_str()).map(|(_, room, _)| *room).collect()
}

macro_rules! formatters {
    ($($name:ident of $language:ident)*) => {
        $(fn $name<M>(value: &FluentValue, _: &M) -> Option<String> {
            let FluentValue::Number(number) = value else { return None };
            Some(Language::$language.punctuated(&domain::figure::fixed(number.value, 0)))
        })*
    };
}

formatters! {
    number_english of English
    number_german of German
    number_spanish of Spanish
    number_french of French
}

/// What can be put into a text.
pub trait Fill {
    /// Whether it may be missing. A text then chooses by `$has_name`, which is `yes` or `no`.
    const IS_OPTIONAL: bool = false;

    #[doc(hidden)]
    fn value(self, words: Words) -> FluentValue<'static>;

    #[doc(hidden)]
    fn fill(self, names: (&'static str, &'static str), words: Words, args: &mut FluentArgs<'static>)
    where
        Self: Sized,
    {
        args.set(names.0, self.value(words));
    }
}

impl Fill for &str {
    fn value(self, _: Words) -> FluentValue<'static> {
        FluentValue::String(self.to_owned().into())
    }
}

impl Fill for &Figure {
    fn value(self, words: Words) -> FluentValue<'static> {
        FluentValue::String(words.written(self).into())
    }
}

impl Fill for bool {
    fn value(self, _: Words) -> FluentValue<'static> {
        FluentValue::String(if self { "yes" } else { "no" }.into())
    }
}

impl<T: Fill> Fill for Option<T> {
    const IS_OPTIONAL: bool = true;

    fn value(self, words: Words) -> FluentValue<'static> {
        self.map_or(FluentValue::String("".into()), |some| some.value(words))
    }

    fn fill(self, (name, has): (&'static str, &'static str), words: Words, args: &mut FluentArgs<'static>) {
        args.set(has, self.is_some().value(words));
        args.set(name, self.value(words));
    }
}

macro_rules! numbers {
    ($($number:ty)*) => { $(impl Fill for $number {
        fn value(self, _: Words) -> FluentValue<'static> {
            FluentValue::from(self)
        }
    })* };
}

numbers! { usize u64 u32 i64 i32 }

macro_rules! named {
    ($($name:ty)*) => { $(impl Fill for $name {
        fn value(self, _: Words) -> FluentValue<'static> {
            FluentValue::String(self.as_str().into())
        }
    })* };
}

named! {
    domain::BuildingType domain::Flow domain::MeterRole domain::MeterStatus domain::UnitSystem domain::Utility
    domain::ChannelKind domain::Priority domain::tariff::LineKind domain::finding::Kind domain::finding::Severity
    domain::finding::Status
}

/// A function for each text of a file, and the list of the file's texts.
///
/// ```ignore
/// texts! { "overview";
///     /// A text without placeholders: `fn buildings(words: Words) -> &'static str`.
///     buildings();
///     /// With placeholders: `fn silent(words: Words, silent: usize, all: usize) -> String`.
///     silent(silent: usize, all: usize);
///     /// A form for each: `fn kind(words: Words, which: Kind) -> &'static str`. In the file they are
///     /// the text's attributes, by the names that machines read.
///     kind(each Kind);
///     /// In three parts: before `<a>`, within, behind `</a>`. The same goes for `<b>`, and for ` | `
///     /// between two texts.
///     [3] no_meters(building: &str);
/// }
/// ```
macro_rules! texts {
    ($room:literal; $($(#[$meta:meta])* $([$parts:literal])? $name:ident ($($args:tt)*);)*) => {
        #[allow(non_camel_case_types, reason = "the place of each text in the list")]
        #[derive(Clone, Copy)]
        enum At { $($name),* }
        /// The texts of this room.
        pub static ROOM: $crate::room::Room = $crate::room::Room::new(
            $room,
            &[$($crate::room::texts!(@key $name [$($parts)?] ($($args)*))),*],
        );
        $($crate::room::texts!(@function $(#[$meta])* $name [$($parts)?] ($($args)*));)*
    };

    (@key $name:ident [$($parts:literal)?] (each $each:ty)) => {
        $crate::room::Key {
            name: stringify!($name),
            placeholders: &[],
            each: Some(|| <$each>::ALL.iter().map(|one| one.as_str()).collect()),
            parts: 1,
        }
    };
    (@key $name:ident [$($parts:literal)?] ($($arg:ident: $type:ty),*)) => {
        $crate::room::Key {
            name: stringify!($name),
            placeholders: &[$((stringify!($arg), <$type as $crate::room::Fill>::IS_OPTIONAL)),*],
            each: None,
            parts: 1 $(* $parts)?,
        }
    };

    (@function $(#[$meta:meta])* $name:ident [] ()) => {
        $(#[$meta])*
        #[must_use]
        pub fn $name(words: $crate::Words) -> &'static str {
            ROOM.fixed(words, At::$name as usize)
        }
    };
    (@function $(#[$meta:meta])* $name:ident [] (each $each:ty)) => {
        $(#[$meta])*
        #[must_use]
        pub fn $name(words: $crate::Words, which: $each) -> &'static str {
            ROOM.of_each(words, At::$name as usize, which.as_str())
        }
    };
    (@function $(#[$meta:meta])* $name:ident [] ($($arg:ident: $type:ty),+)) => {
        $(#[$meta])*
        #[must_use]
        #[allow(clippy::too_many_arguments, reason = "what a sentence holds")]
        pub fn $name(words: $crate::Words, $($arg: $type),+) -> String {
            ROOM.filled(words, At::$name as usize, &$crate::room::texts!(@args words $($arg)+))
        }
    };
    (@function $(#[$meta:meta])* $name:ident [$parts:literal] ($($arg:ident: $type:ty),*)) => {
        $(#[$meta])*
        #[must_use]
        #[allow(clippy::too_many_arguments, reason = "what a sentence holds")]
        pub fn $name(words: $crate::Words, $($arg: $type),*) -> [String; $parts] {
            ROOM.parts(words, At::$name as usize, &$crate::room::texts!(@args words $($arg)*))
        }
    };

    (@args $words:ident $($arg:ident)*) => {{
        #[allow(unused_mut, reason = "a text in parts may have no placeholder")]
        let mut args = $crate::room::FluentArgs::new();
        $($crate::room::Fill::fill($arg, (stringify!($arg), concat!("has_", stringify!($arg))), $words, &mut args);)*
        args
    }};
}

pub(crate) use texts;
