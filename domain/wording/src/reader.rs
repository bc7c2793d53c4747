//! Who reads: their language and the habits of the place that they read about. Leaves out the texts
//! (`room`), and how numbers (`figure`) and dates (`date`) are written.

use domain::{Site, UnitSystem};

/// A language that pages are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, in which every text exists.
    #[default]
    English,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// French.
    French,
}

impl Language {
    /// Every language, in the order in which people are offered them.
    pub const ALL: &'static [Self] = &[Self::English, Self::German, Self::Spanish, Self::French];

    /// Its code (ISO 639-1): the name of its folder of texts, and what a document says of itself.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
            Self::French => "fr",
        }
    }

    /// What its speakers call it.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Spanish => "Español",
            Self::French => "Français",
        }
    }

    /// The language of a code; a region behind it does not matter: `de`, `de-AT`, `DE_at`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let primary = code.trim().split(['-', '_']).next()?;
        Self::ALL.iter().copied().find(|one| one.as_str().eq_ignore_ascii_case(primary))
    }

    /// The language that a browser likes best among those that there are, by its `Accept-Language`
    /// header (RFC 9110, 12.5.4); `None` if it likes none of them. Of equal weights the first counts,
    /// and `*` stands for English.
    #[must_use]
    pub fn of_accept(header: &str) -> Option<Self> {
        // Longer headers than this come from no browser.
        const RANGES_MAX: usize = 32;
        let mut best: Option<(f64, Self)> = None;
        for range in header.split(',').take(RANGES_MAX) {
            let mut parts = range.split(';');
            let code = parts.next().unwrap_or_default().trim();
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")?.trim().parse::<f64>().ok()).unwrap_or(1.0);
            let language = if code == "*" { Some(Self::English) } else { Self::parse(code) };
            let Some(language) = language.filter(|_| weight > 0.0 && weight <= 1.0) else { continue };
            if best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }

    /// What stands before the decimals of a number.
    #[must_use]
    pub fn decimal_sign(self) -> char {
        match self {
            Self::English => '.',
            Self::German | Self::Spanish | Self::French => ',',
        }
    }

    /// A number in canonical English digits (`1,234.5`) with the language's separators.
    #[must_use]
    pub fn punctuated(self, number: &str) -> String {
        let thousands = match self {
            Self::English => return number.to_owned(),
            Self::German | Self::Spanish => '.',
            Self::French => '\u{202f}',
        };
        let swap = |c| match c {
            ',' => thousands,
            '.' => self.decimal_sign(),
            other => other,
        };
        number.chars().map(swap).collect()
    }

    pub(crate) fn index(self) -> usize {
        self as usize
    }
}

/// Who reads, as far as it is known from a request: before it is known what they read about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// Their language.
    pub language: Language,
    /// The units that they chose, instead of those of the place that they read about.
    pub units: Option<UnitSystem>,
}

impl Reader {
    /// The same for somebody who may have chosen a language, by its code, and units.
    #[must_use]
    pub fn chosen(self, language: Option<&str>, units: Option<UnitSystem>) -> Self {
        Self { language: language.and_then(Language::parse).unwrap_or(self.language), units: units.or(self.units) }
    }

    /// The words for what is told of a site.
    #[must_use]
    pub fn words(self, site: &Site) -> Words {
        self.words_in(site.unit_system)
    }

    /// The words for what is told of a place with these units and habits.
    #[must_use]
    pub fn words_in(self, units: UnitSystem) -> Words {
        Words { language: self.language, units: self.units.unwrap_or(units) }
    }
}

/// In which words something is told: the language, and the habits of the place. Every text takes it
/// first.
///
/// The habits go with the units. Where people think in therms and gallons, a clock has twelve hours,
/// a week begins on Sunday, and in English the month stands before the day. A language whose
/// speakers nowhere do one of these keeps its own way: German and French have no clock of twelve
/// hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The language.
    pub language: Language,
    /// The units, and with them the other habits of the place.
    pub units: UnitSystem,
}

impl Words {
    /// For programs and logs: English, metric.
    pub const ENGLISH: Self = Self { language: Language::English, units: UnitSystem::Metric };

    /// The words for somebody who may have chosen a language, by its code, and units.
    #[must_use]
    pub fn chosen(self, language: Option<&str>, units: Option<UnitSystem>) -> Self {
        let language = language.and_then(Language::parse).unwrap_or(self.language);
        Self { language, units: units.unwrap_or(self.units) }
    }

    /// Whether the clock has twelve hours.
    #[must_use]
    pub fn has_12_hours(self) -> bool {
        self.units == UnitSystem::Us && matches!(self.language, Language::English | Language::Spanish)
    }

    /// Whether a week begins on Sunday and not on Monday.
    #[must_use]
    pub fn is_week_from_sunday(self) -> bool {
        self.units == UnitSystem::Us
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_the_language_that_it_likes_best() {
        let cases = [
            ("de", Some(Language::German)),
            ("de-AT,de;q=0.9,en;q=0.8", Some(Language::German)),
            ("it, fr-CA;q=0.7, en;q=0.3", Some(Language::French)),
            ("en;q=0.2,es-MX;q=0.8", Some(Language::Spanish)),
            ("ES_mx", Some(Language::Spanish)),
            ("pt-BR, pt", None),
            ("de;q=0, *", Some(Language::English)),
            ("fr;q=nonsense", Some(Language::French)),
            ("fr;q=7, de;q=0.1", Some(Language::German)),
            ("", None),
            ("; , ;;q=1", None),
        ];
        for (header, language) in cases {
            assert_eq!(Language::of_accept(header), language, "{header}");
        }
        assert_eq!(Language::of_accept(&"xx,".repeat(10_000)), None);
    }

    #[test]
    fn a_person_who_chose_units_keeps_them_at_every_site() {
        let reader = Reader { language: Language::German, units: Some(UnitSystem::Metric) };
        assert_eq!(reader.words_in(UnitSystem::Us), Words { language: Language::German, units: UnitSystem::Metric });
        assert!(Reader::default().words_in(UnitSystem::Us).has_12_hours());
    }
}
