//! What a series of a table is: its meter, field, unit, kind and sign, from names, units and the
//! values' course. Leaves out what several series are to one another (`same`).

mod kind;
mod unit;

pub(crate) use unit::meant_by;

use crate::above::Above;
use crate::conclude::Track;
use crate::evidence::Evidence;
use crate::export::name_of;
use crate::meaning::direction;
use crate::meaning::passage::{self, Passage};
use crate::meaning::way::Way;
use crate::meaning::words::words;
use crate::meaning::{identity, rate, utility};
use crate::plan::{field_named, shorten};
use crate::unit::measure_named;
use crate::{Guess, Hints, Plain, Series, Sign, Why, meter_key, naming};
use domain::{ChannelKind, Unit, Utility};

/// What the file says about a series.
pub(crate) struct Seen<'a> {
    pub meters: Vec<&'a str>,
    pub quantity: String,
    pub unit: String,
    pub name: String,
    pub above: &'a Above,
    /// Whether rows state the start and the end of their periods.
    pub states_periods: bool,
    /// Whether other columns hold values too.
    pub is_one_of_many: bool,
    /// Whether rows differ in their quantity. One that is the same in every row says less than a column's name.
    pub quantity_varies: bool,
    /// Whether a column beside it tells a calorific value.
    pub is_beside_calorific: bool,
    /// What the quantity and the name say as one of a pair, such as `Entrada` beside `Saída`.
    pub passages: [Option<Passage>; 2],
}

/// What was found of a series beside its guesses.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    pub way: Option<Way>,
    pub rate: Option<String>,
    pub utility: Option<Utility>,
    /// Whether the way is told by a pair such as `Entrada` beside `Saída`.
    pub is_passage: bool,
    /// Why the way is not sure.
    pub doubt: Option<Plain>,
}

impl Said {
    /// What was said, in words that [`meant_by`] reads again.
    fn in_words(&self, about: &[String]) -> String {
        let way = match self.way {
            Some(Way::Bought) => "import",
            Some(Way::Sold) => "export",
            Some(Way::Made) => "production",
            Some(Way::Own) => "self consumption",
            Some(Way::Net) => "net",
            None => "",
        };
        let utility = match self.utility {
            Some(Utility::ChilledWater) => "chilled water",
            Some(Utility::Heat | Utility::HotWater) if utility::is_heat_itself(about) => "district heat",
            Some(Utility::HotWater) => "hot water",
            Some(Utility::NaturalGas) => "gas",
            Some(Utility::FuelOil) => "fuel oil",
            Some(utility) => utility.as_str(),
            None => "",
        };
        let place = match utility::place(about) {
            Some(utility::Place::Inside) => "indoor",
            Some(utility::Place::Outside) => "outdoor",
            None => "",
        };
        [way, utility, place].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// The name of a channel without its unit and the field that GreenPulse's own export puts there.
struct Named<'a> {
    unit: Option<String>,
    bare: String,
    /// Our own wide export has the field after the meter. A column may also have the name of a field.
    own: Option<&'a str>,
}

impl<'a> Named<'a> {
    fn of(name: &'a str) -> Self {
        let in_name = crate::unit::in_name(name);
        let bare = in_name.as_ref().map_or_else(|| name.to_owned(), |(_, rest)| rest.clone());
        // The name "value" says nothing.
        let says = |name: &&str| field_named(name).is_some_and(|field| field.unit != Unit::Unknown);
        let words = name.split([' ', '(']).map(str::trim);
        let own = std::iter::once(name).chain(words).find(says);
        Self { unit: in_name.map(|(unit, _)| unit), bare, own }
    }
}

impl Seen<'_> {
    pub fn about(&self) -> String {
        match (self.quantity.is_empty(), self.shown_name()) {
            (true, _) => self.label(),
            (false, "") => self.quantity.clone(),
            (false, name) => format!("{} · {name}", self.quantity),
        }
    }

    /// The name of the column where it tells more than the row's own texts, or tells columns apart.
    fn shown_name(&self) -> &str {
        let tells =
            || direction::way(&self.name).is_some() || self.passages[1].is_some() || utility::of(&words(&self.name)).is_some();
        let is_beside_texts = !self.meters.is_empty() || !self.quantity.is_empty() || !self.unit.is_empty();
        let is_shown = self.is_one_of_many && is_beside_texts || !self.quantity.is_empty() && tells();
        if is_shown { self.name.as_str() } else { "" }
    }

    pub fn label(&self) -> String {
        let named = self.shown_name();
        let parts = self
            .meters
            .iter()
            .copied()
            .chain([self.quantity.as_str(), named, self.unit.as_str()])
            .filter(|part| !part.is_empty());
        let label = parts.collect::<Vec<_>>().join(" · ");
        if label.is_empty() { self.name.clone() } else { label }
    }
}

impl Evidence {
    pub(crate) fn guessed(
        &self,
        seen: &Seen<'_>,
        (low, high): (f64, f64),
        track: &Track,
        stem: &str,
        hints: &Hints,
    ) -> (Series, Said) {
        let named = Named::of(&seen.name);
        let said = self.said(seen, &named, stem);
        let unit = unit::unit_of(seen, &named);
        let measure = unit.value.as_deref().and_then(measure_named);
        let likely = unit.suggestion.as_deref().and_then(measure_named);
        let field = match (named.own, measure) {
            (Some(own), _) => Guess::sure(own.to_owned(), Why::ColumnCalled { name: seen.name.clone() }),
            (None, Some(measure)) => unit::field_of(seen, &said, measure, unit.value.as_deref().unwrap_or_default()),
            (None, None) => match likely {
                Some(likely) => {
                    let field = unit::field_of(seen, &said, likely, unit.suggestion.as_deref().unwrap_or_default());
                    Guess { value: None, suggestion: field.value.or(field.suggestion), evidence: field.evidence }
                }
                None => Guess::maybe(None, Plain::DependsOnUnit),
            },
        };
        let about = words(&format!("{} {} {}", seen.quantity, named.bare, seen.above.about));
        let kind = self.kind(seen, track, measure, &about);
        let (mut field, kind) = self.mean_power(seen, &about, &said, measure, track, (field, kind));
        if let Some(doubt) = said.doubt.filter(|_| field.best().is_some_and(|field| field.starts_with("energy"))) {
            field = Guess::maybe(None, doubt);
        }
        let meter = self.meter(seen, &named, stem, hints);
        let sign = unit::sign_of(low, high, kind.best().copied(), measure, (&said, &about));
        let told = if seen.unit.is_empty() {
            named.unit.as_deref().or(seen.above.unit.as_ref().map(|(unit, _)| unit.as_str()))
        } else {
            Some(seen.unit.as_str())
        };
        let uncounted = told
            .filter(|_| measure.is_none())
            .and_then(crate::unit::uncounted)
            .or_else(|| unit::not_active(seen, &named))
            .or_else(|| unit::of_heating_water(seen, &named, measure))
            .or_else(|| unit::by_weight(seen, &said, measure));
        let series = Series {
            import: uncounted.is_none(),
            meter,
            field,
            unit,
            kind,
            sign,
            why: uncounted.map(Why::Plain),
            about: said.in_words(&about),
            ..Series::named(shorten(&seen.label()))
        };
        (series, said)
    }

    /// What the words around a series say. A direction that the row or the column names goes before
    /// one that stands above the table or in the name of the meter. The file's name tells none.
    fn said(&self, seen: &Seen<'_>, named: &Named<'_>, stem: &str) -> Said {
        let meters = seen.meters.join(" ");
        let own = || named.own.and_then(field_named).filter(|field| field.name.contains("export")).map(|_| Way::Sold);
        let by_meter = || direction::way(&meters).filter(|way| *way == Way::Sold);
        let (of_row, is_passage, doubt) = way_of(seen);
        let way = own().or(of_row).or_else(|| direction::way(&seen.above.about)).or_else(by_meter);
        let of = |text: &str| utility::of(&words(text));
        let by_code = crate::meaning::obis::find(&format!("{} {}", seen.quantity, named.bare)).and_then(|code| code.utility);
        let stem = if seen.meters.is_empty() { stem } else { "" };
        // Beside a quantity that never changes, the column's own name counts: electricity, then gas.
        let by_column = || of(&named.bare).filter(|_| !seen.quantity_varies && of(&seen.quantity).is_some());
        let utility = by_code
            .or_else(by_column)
            .or_else(|| of(&format!("{} {}", seen.quantity, named.bare)))
            .or_else(|| of(&seen.above.about))
            .or_else(|| of(&meters))
            .or_else(|| seen.meters.iter().find_map(|meter| identity::medium(meter)))
            .or_else(|| of(stem));
        let rate = match seen.quantity_varies {
            true => rate::rate(&seen.quantity).or_else(|| rate::rate(&named.bare)),
            false => rate::rate(&named.bare).or_else(|| rate::rate(&seen.quantity)),
        };
        // `reading1` and `reading2` of one meter.
        let number = || words(&named.bare).pop().filter(|word| word.len() == 1 && word.chars().all(|c| c.is_ascii_digit()));
        let rate = rate.or_else(|| number().filter(|_| seen.is_one_of_many && !seen.meters.is_empty()));
        Said { way, rate, utility, is_passage: is_passage && way == of_row, doubt }
    }

    fn meter(&self, seen: &Seen<'_>, named: &Named<'_>, stem: &str, hints: &Hints) -> Guess<String> {
        let texts = seen.meters.iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>();
        if !texts.is_empty() {
            let key = meter_key(&texts.join(" "));
            return if key.is_empty() {
                Guess::maybe(None, Plain::NameWithoutLetter)
            } else {
                Guess::sure(key, Plain::RowNamesIt)
            };
        }
        if let Some(meter) = &hints.meter {
            return Guess::sure(meter.clone(), Plain::YouSaidSo);
        }
        let rest = match named.own {
            // Our own wide export: `library energy_kwh (kWh)`.
            Some(own) => named.bare.strip_suffix(own).unwrap_or(&named.bare).trim().to_owned(),
            None if seen.passages[1].is_some() => naming::meter_in(&passage::without(&named.bare)),
            None => naming::meter_in(&named.bare),
        };
        let key = meter_key(&rest);
        if !key.is_empty() && (seen.is_one_of_many || named.own.is_some()) {
            return Guess::sure(key, Why::ColumnCalled { name: seen.name.clone() });
        }
        if let Some((meter, line)) = &seen.above.meter {
            let key = meter_key(meter);
            if !key.is_empty() {
                return Guess::sure(key, Why::LineNamesIt { line: *line });
            }
        }
        if let Some((title, line)) = &seen.above.title {
            let key = meter_key(title);
            if !key.is_empty() {
                return Guess::maybe(key, Why::LineAboveTable { line: *line });
            }
        }
        let key = meter_key(stem);
        Guess::maybe(Some(key).filter(|key| !key.is_empty()), Plain::FilesName)
    }
}

/// The way that a row or the name of its column tells, whether a pair of columns or rows tells it, and why it is not
/// sure.
fn way_of(seen: &Seen<'_>) -> (Option<Way>, bool, Option<Plain>) {
    let of = |text: &str, passage: Option<Passage>| direction::way(text).or(passage.map(|passage| passage.way));
    let by_row = of(&seen.quantity, seen.passages[0]);
    let by_name = of(&seen.name, seen.passages[1]);
    let way = match (by_row, by_name) {
        (Some(row), Some(name)) if row != name && !seen.quantity_varies => {
            let are_strong = (direction::is_of_grid(&seen.quantity), direction::is_of_grid(&seen.name));
            match are_strong {
                (true, false) => Some(row),
                (false, true) => Some(name),
                _ if seen.is_one_of_many => Some(name),
                _ => {
                    return (Some(name), false, Some(Plain::TwoDirections));
                }
            }
        }
        _ => by_row.or(by_name),
    };
    if way.is_none() && passage::is_exit(&seen.name) && naming::meter_in(&passage::without(&seen.name)).is_empty() {
        let why = Plain::GoesOut;
        return (None, false, Some(why));
    }
    let passage = seen.passages.iter().flatten().find(|passage| Some(passage.way) == way);
    let doubt = passage.filter(|passage| !passage.is_sure);
    let why = Plain::InputOutput;
    (way, passage.is_some(), doubt.map(|_| why))
}

/// Our own export states everything.
pub(crate) fn own_series(seen: &Seen<'_>, field: &str, kind: &str) -> Series {
    let evidence = Plain::OwnExport;
    let meter = seen.meters.join("");
    let meter = name_of(&meter);
    let check = |ok: bool, text: &str, fault: fn(String) -> Why| match ok {
        true => Guess::sure(text.to_owned(), evidence),
        false => Guess::maybe(None, fault(shorten(text))),
    };
    Series {
        meter: check(domain::naming::is_key(meter), meter, |text| Why::NoKey { text }),
        field: check(field_named(field).is_some(), field, |text| Why::NoField { text }),
        unit: check(measure_named(&seen.unit).is_some(), &seen.unit, |text| Why::NoUnitNamed { text }),
        kind: match ChannelKind::parse(kind) {
            Some(kind) => Guess::sure(kind, evidence),
            None => Guess::maybe(None, Why::NoKind { text: shorten(kind) }),
        },
        sign: Guess::sure(Sign::Plain, evidence),
        ..Series::named(shorten(&format!("{meter} {field}")))
    }
}
