//! What a series of a table is: its meter, field, unit, kind and sign, from names, units and the
//! values' course. Leaves out what several series are to one another (`same`).

use crate::above::Above;
use crate::conclude::Track;
use crate::evidence::Evidence;
use crate::export::name_of;
use crate::growth::Growth;
use crate::meaning::direction::{self, Way};
use crate::meaning::field::{self, Meant};
use crate::meaning::words::{says, words};
use crate::meaning::{rate, utility};
use crate::plan::{field_named, shorten};
use crate::unit::{self, Measure, measure_named};
use crate::{Guess, Hints, Layout, Series, Sign, Spacing, meter_key, naming};
use domain::interval::POWER_GAP_MS;
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
}

/// What was found of a series beside its guesses.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    pub way: Option<Way>,
    pub rate: Option<String>,
    pub utility: Option<Utility>,
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

/// The field of a unit, by the words that a plan keeps of a series.
pub(crate) fn meant_by(about: &str, unit: &str) -> Option<Guess<String>> {
    let words = words(about);
    let meant = field::of(measure_named(unit)?, utility::of(&words), direction::way(about), &words);
    Some(match meant {
        Meant::Sure(field) => {
            Guess::sure(field.to_owned(), format!("{unit} of what is called {}", if about.is_empty() { "so" } else { about }))
        }
        Meant::Among { fields, is_likely, why } => {
            let likely = fields.first().filter(|_| is_likely).map(|field| (*field).to_owned());
            Guess::maybe(likely, if why.is_empty() { format!("{unit} may be {}", fields.join(", ")) } else { why.to_owned() })
        }
    })
}

/// The name of a channel without its unit and the field that GreenPulse's own export puts there.
struct Named<'a> {
    unit: Option<String>,
    bare: String,
    /// Our own wide export has the field after the meter. A column may also have the name of a field.
    own: Option<&'a str>,
}

const REGISTER_WORDS: &[&str] = &[
    "register*",
    "cumul*",
    "total*",
    "meterstand*",
    "*zahlerstand*",
    "*zahler",
    "stand",
    "odometer",
    "lifetime",
    "reading*",
    "index",
    "lecture*",
    "lectura*",
    "lettura*",
    "leitura*",
    "releve*",
    "aflaesning*",
    "avlasning*",
    "malerstand*",
    "matarstallning*",
    "absolute",
];
const AMOUNT_WORDS: &[&str] = &[
    "usage",
    "consum*",
    "delta",
    "interval*",
    "used",
    "*verbrauch*",
    "*verbruik*",
    "*forbrug*",
    "*forbruk*",
    "menge",
    "increment",
];
const MEAN_WORDS: &[&str] = &[
    "mean",
    "average",
    "avg",
    "courbe",
    "*lastgang*",
    "lastprofil",
    "load profile",
    "load curve",
    "curva",
    "*durchschnitt*",
    "*mittel*",
    "moyen*",
    "gemiddeld*",
    "medi*",
    "belastning*",
];

impl<'a> Named<'a> {
    fn of(name: &'a str) -> Self {
        let in_name = unit::in_name(name);
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
        if self.quantity.is_empty() { self.label() } else { self.quantity.clone() }
    }

    pub fn label(&self) -> String {
        let named = if self.is_one_of_many && !self.meters.is_empty() { self.name.as_str() } else { "" };
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
        low: f64,
        high: f64,
        track: &Track,
        stem: &str,
        hints: &Hints,
    ) -> (Series, Said) {
        let named = Named::of(&seen.name);
        let said = self.said(seen, &named, stem);
        let unit = unit_of(seen, &named);
        let measure = unit.value.as_deref().and_then(measure_named);
        let likely = unit.suggestion.as_deref().and_then(measure_named);
        let field = match (named.own, measure) {
            (Some(own), _) => Guess::sure(own.to_owned(), format!("the column is called \"{}\"", seen.name)),
            (None, Some(measure)) => field_of(seen, &said, measure, unit.value.as_deref().unwrap_or_default()),
            (None, None) => match likely {
                Some(likely) => {
                    let field = field_of(seen, &said, likely, unit.suggestion.as_deref().unwrap_or_default());
                    Guess::maybe(field.value.or(field.suggestion), field.evidence)
                }
                None => Guess::maybe(None, "that depends on the unit"),
            },
        };
        let about = words(&format!("{} {} {}", seen.quantity, named.bare, seen.above.about));
        let kind = self.kind(seen, track, measure, &about);
        let (field, kind) = self.mean_power(seen, &about, &said, measure, track, (field, kind));
        let meter = self.meter(seen, &named, stem, hints);
        let sign = sign_of(low, high, kind.best().copied(), measure, &said);
        let told = if seen.unit.is_empty() {
            named.unit.as_deref().or(seen.above.unit.as_ref().map(|(unit, _)| unit.as_str()))
        } else {
            Some(seen.unit.as_str())
        };
        let uncounted = told
            .filter(|_| measure.is_none())
            .and_then(unit::uncounted)
            .or_else(|| not_active(seen, &named))
            .or_else(|| of_heating_water(seen, &named, measure));
        let series = Series {
            import: uncounted.is_none(),
            meter,
            field,
            unit,
            kind,
            sign,
            why: uncounted.unwrap_or_default().to_owned(),
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
        let way = own()
            .or_else(|| direction::way(&seen.quantity))
            .or_else(|| direction::way(&named.bare))
            .or_else(|| direction::way(&seen.above.about))
            .or_else(by_meter);
        let of = |text: &str| utility::of(&words(text));
        let by_code = crate::meaning::obis::find(&format!("{} {}", seen.quantity, named.bare)).and_then(|code| code.utility);
        let stem = if seen.meters.is_empty() { stem } else { "" };
        let utility = by_code
            .or_else(|| of(&format!("{} {}", seen.quantity, named.bare)))
            .or_else(|| of(&seen.above.about))
            .or_else(|| of(&meters))
            .or_else(|| of(stem));
        let rate = rate::rate(&seen.quantity).or_else(|| rate::rate(&named.bare));
        Said { way, rate, utility }
    }

    pub(crate) fn kind(&self, seen: &Seen<'_>, track: &Track, measure: Option<Measure>, about: &[String]) -> Guess<ChannelKind> {
        let growth = &track.growth;
        use ChannelKind::{Cumulative, Interval, Level, Power};
        match (self.layout, measure) {
            (_, Some(Measure::Watts(_))) => return Guess::sure(Power, "its unit is one of power"),
            (_, Some(Measure::Celsius(..) | Measure::Percent(_))) => return Guess::sure(Level, "its unit is one of a level"),
            (Layout::PortfolioManager, _) => return Guess::sure(Interval, "Portfolio Manager's entries are what a period used"),
            (Layout::HomeAssistant, _) => match seen.name.as_str() {
                "sum" | "state" => return Guess::sure(Cumulative, format!("Home Assistant's `{}` is a register", seen.name)),
                "delta" => return Guess::sure(Interval, "Home Assistant's `delta` is what an hour used"),
                _ => {}
            },
            _ => {}
        }
        let Growth { count, rises, falls, .. } = *growth;
        let speaks_of_amounts = says(about, AMOUNT_WORDS);
        if growth.is_register() {
            let evidence = format!("in order of time, values only grow ({rises} times{}): a register", forgiven(growth));
            if speaks_of_amounts || seen.states_periods {
                return Guess::maybe(Cumulative, format!("{evidence}, but the file speaks of amounts"));
            }
            return Guess::sure(Cumulative, evidence);
        }
        let both = format!("values rise {} and fall {}", times(rises), times(falls));
        let runs_both_ways = falls > 0 && growth.usual_rise > 0.0 && growth.usual_rise <= growth.usual * 0.002;
        if count >= 20 && falls * 20 >= count && !runs_both_ways {
            return Guess::sure(Interval, format!("{both}: amounts a period"));
        }
        if seen.states_periods && !(growth.may_be_register() && growth.has_small_steps()) && !says(about, REGISTER_WORDS) {
            return Guess::sure(Interval, "each row states the period that its value covers");
        }
        let evidence = match (rises, falls) {
            (0, 0) => "values never change".to_owned(),
            (_, 0) => format!("in order of time, values only grow{}, but there are {count} only", forgiven(growth)),
            _ if runs_both_ways => {
                format!("{both}, each time by little: perhaps a register that runs both ways, which is not counted")
            }
            _ => both,
        };
        if runs_both_ways {
            return Guess::maybe(None, evidence);
        }
        // Somebody who walks to a meter now and then reads its register.
        let is_irregular = track.steps.all >= 2 && track.steps.fit * 2 <= track.steps.all;
        let is_like_register = growth.may_be_register() && (growth.has_small_steps() || is_irregular && growth.forgiven == 0);
        let all_falls = falls + growth.forgiven;
        if is_like_register || says(about, REGISTER_WORDS) && all_falls * 10 <= count || falls > 0 && rises > 20 * all_falls {
            return Guess::maybe(Cumulative, evidence);
        }
        if speaks_of_amounts || all_falls > 0 {
            return Guess::maybe(Interval, evidence);
        }
        Guess::maybe(None, evidence)
    }

    /// Powers of half-hours are means of their periods, and readings of power so far apart are not
    /// counted: so they are asked about, and suggested as energy.
    fn mean_power(
        &self,
        seen: &Seen<'_>,
        about: &[String],
        said: &Said,
        measure: Option<Measure>,
        track: &Track,
        guessed: (Guess<String>, Guess<ChannelKind>),
    ) -> (Guess<String>, Guess<ChannelKind>) {
        if !matches!(measure, Some(Measure::Watts(_))) || self.layout == Layout::HomeAssistant {
            return guessed;
        }
        let step_ms = track.steps.parts.first().map_or(0, |part| match part.spacing {
            Spacing::Millis(ms) => ms,
            Spacing::Day | Spacing::Month => domain::DAY_MS,
            _ => 0,
        });
        let is_mean = says(about, MEAN_WORDS) || seen.states_periods;
        if step_ms <= POWER_GAP_MS && !(is_mean && step_ms > 0) {
            return guessed;
        }
        let field = match said.way {
            Some(Way::Sold) => "energy_export_kwh",
            _ => "energy_kwh",
        };
        let every = crate::steps::words(Spacing::Millis(step_ms));
        let why = if is_mean { "the file speaks of means of periods" } else { "readings of power so far apart are not counted" };
        let evidence = format!("a power every {every}: {why}; as the mean of its period it is energy");
        (Guess::maybe(field.to_owned(), evidence.clone()), Guess::maybe(ChannelKind::Interval, evidence))
    }

    fn meter(&self, seen: &Seen<'_>, named: &Named<'_>, stem: &str, hints: &Hints) -> Guess<String> {
        let texts = seen.meters.iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>();
        if !texts.is_empty() {
            let key = meter_key(&texts.join(" "));
            return if key.is_empty() {
                Guess::maybe(None, "its name has no letter")
            } else {
                Guess::sure(key, "the row names it")
            };
        }
        if let Some(meter) = &hints.meter {
            return Guess::sure(meter.clone(), "you said so");
        }
        let rest = match named.own {
            // Our own wide export: `library energy_kwh (kWh)`.
            Some(own) => named.bare.strip_suffix(own).unwrap_or(&named.bare).trim().to_owned(),
            None => naming::meter_in(&named.bare),
        };
        let key = meter_key(&rest);
        if !key.is_empty() && (seen.is_one_of_many || named.own.is_some()) {
            return Guess::sure(key, format!("the column is called \"{}\"", seen.name));
        }
        if let Some((meter, line)) = &seen.above.meter {
            let key = meter_key(meter);
            if !key.is_empty() {
                return Guess::sure(key, format!("line {line} names it"));
            }
        }
        let key = meter_key(stem);
        Guess::maybe(Some(key).filter(|key| !key.is_empty()), "the file names no meter; this is the file's name")
    }
}

/// Why a column's name alone says that it counts nowhere.
fn not_active(seen: &Seen<'_>, named: &Named<'_>) -> Option<&'static str> {
    let text = format!("{} {}", seen.quantity, named.bare);
    if crate::meaning::obis::find(&text).is_some_and(|code| !code.counts) {
        return Some("its code is none of active energy: it counts nowhere");
    }
    let about = words(&text);
    if says(&about, &["power factor", "*leistungsfaktor*", "cos phi", "cosphi", "facteur de puissance", "factor de potencia"]) {
        return Some("a power factor is no amount");
    }
    if says(
        &about,
        &[
            "reactiv*",
            "*blindenergie*",
            "*blindarbeit*",
            "*blindleistung*",
            "reattiv*",
            "reativ*",
            "blindstrom*",
            "reaktiv*",
            "kvarh",
        ],
    ) {
        return Some("reactive energy is not what is used");
    }
    says(&about, &["voltage*", "*spannung*", "spanning", "tension*", "tensao", "amperage"])
        .then_some("a voltage or a current is no amount")
}

/// Why a temperature is none of the air.
fn of_heating_water(seen: &Seen<'_>, named: &Named<'_>, measure: Option<Measure>) -> Option<&'static str> {
    const WATER: &[&str] = &[
        "flow",
        "supply",
        "return",
        "*vorlauf*",
        "*rucklauf*",
        "aanvoer*",
        "retour*",
        "depart",
        "mandata",
        "ritorno",
        "impulsion",
        "retorno",
        "fremlob*",
        "retur*",
        "framledning*",
        "tur",
        "delta",
        "spreizung",
    ];
    let about = words(&format!("{} {}", seen.quantity, named.bare));
    let is_level = matches!(measure, Some(Measure::Celsius(..)));
    (is_level && says(&about, WATER)).then_some("a temperature of the heating water is no climate")
}

fn unit_of(seen: &Seen<'_>, named: &Named<'_>) -> Guess<String> {
    let known = |unit: &str| measure_named(unit).is_some();
    if !seen.unit.is_empty() {
        return match known(&seen.unit) {
            true => Guess::sure(seen.unit.clone(), "the file states it"),
            false => {
                Guess::maybe(None, format!("\"{}\" is not a unit that is known, or it means two things", shorten(&seen.unit)))
            }
        };
    }
    if let Some(unit) = named.unit.as_deref().filter(|unit| known(unit)) {
        return Guess::sure(unit.to_owned(), format!("the column is called \"{}\"", seen.name));
    }
    if let Some(field) = named.own.and_then(field_named) {
        return Guess::sure(field.unit.symbol().to_owned(), format!("the field {} is stored in it", field.name));
    }
    match &seen.above.unit {
        Some((unit, line)) if known(unit) => Guess::sure(unit.clone(), format!("line {line} says so")),
        _ => match unit_in_meter(&seen.meters) {
            Some(unit) => Guess::maybe(unit, "the file states no unit, but the name holds this one"),
            None => Guess::maybe(None, "the file states no unit"),
        },
    }
}

/// A unit among the parts of a meter's name: `FC-1.ELEC-MTR.KWH-TOT`.
fn unit_in_meter(meters: &[&str]) -> Option<String> {
    let parts = meters.iter().flat_map(|meter| meter.split(|c: char| !c.is_alphanumeric()));
    let mut units = parts.filter(|part| part.len() >= 2 && measure_named(part).is_some());
    units.next_back().map(str::to_owned)
}

fn field_of(seen: &Seen<'_>, said: &Said, measure: Measure, unit: &str) -> Guess<String> {
    let about = words(&format!("{} {} {}", seen.quantity, seen.name, seen.meters.join(" ")));
    match field::of(measure, said.utility, said.way, &about) {
        Meant::Sure(field) => Guess::sure(field.to_owned(), format!("{unit} of \"{}\"", shorten(&seen.about()))),
        Meant::Among { fields, is_likely, why } => {
            let likely = fields.first().filter(|_| is_likely).map(|field| (*field).to_owned());
            let evidence = if why.is_empty() { format!("{unit} may be {}", fields.join(", ")) } else { why.to_owned() };
            Guess::maybe(likely, evidence)
        }
    }
}

/// Our own export states everything.
pub(crate) fn own_series(seen: &Seen<'_>, field: &str, kind: &str) -> Series {
    let evidence = "GreenPulse's own export says so";
    let meter = seen.meters.join("");
    let meter = name_of(&meter);
    let check = |ok: bool, text: &str, what: &str| match ok {
        true => Guess::sure(text.to_owned(), evidence),
        false => Guess::maybe(None, format!("\"{}\" is not {what}", shorten(text))),
    };
    Series {
        meter: check(domain::naming::is_key(meter), meter, "a meter's key"),
        field: check(field_named(field).is_some(), field, "a field"),
        unit: check(measure_named(&seen.unit).is_some(), &seen.unit, "a unit"),
        kind: match ChannelKind::parse(kind) {
            Some(kind) => Guess::sure(kind, evidence),
            None => Guess::maybe(None, format!("\"{}\" is no way to count", shorten(kind))),
        },
        sign: Guess::sure(Sign::Plain, evidence),
        ..Series::named(shorten(&format!("{meter} {field}")))
    }
}

fn times(count: u64) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

fn forgiven(growth: &Growth) -> String {
    match growth.forgiven {
        0 => String::new(),
        1 => ", but for one fall such as registers have".to_owned(),
        n => format!(", but for {n} falls such as registers have"),
    }
}

fn sign_of(low: f64, high: f64, kind: Option<ChannelKind>, measure: Option<Measure>, said: &Said) -> Guess<Sign> {
    let is_electric = !matches!(said.utility, Some(utility) if utility != Utility::Electricity);
    let amount =
        matches!(kind, Some(ChannelKind::Interval) | None) && !matches!(measure, Some(Measure::Celsius(..))) && is_electric;
    match (amount && low < 0.0, high > 0.0) {
        (false, _) => Guess::sure(Sign::Plain, if low < 0.0 { "it may be negative" } else { "no value is negative" }),
        (true, false) => Guess::maybe(Sign::Reversed, "no value is positive: perhaps what is delivered to the grid"),
        (true, true) => {
            Guess::maybe(Sign::Net, "values of both signs: perhaps a net flow, negative when it is delivered to the grid")
        }
    }
}
