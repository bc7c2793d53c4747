//! What a series of a table is: its meter, field, unit, kind and sign, from names, units and the
//! values' course.

use crate::columns::unit_in;
use crate::evidence::{Evidence, Values};
use crate::export::name_of;
use crate::plan::{field_named, shorten};
use crate::unit::{Measure, field_for, measure_named, words};
use crate::{Guess, Hints, Layout, Series, Sign, meter_key};
use domain::{ChannelKind, Unit};

impl Evidence {
    pub(crate) fn guessed(&self, seen: &Seen<'_>, values: &Values, stem: &str, hints: &Hints) -> Series {
        let in_name = unit_in(seen.name);
        let bare = in_name.as_ref().map_or(seen.name, |(_, rest)| rest.as_str());
        // Our own wide export has the field after the meter. A column may also have the name of a
        // field.
        let last = bare.rsplit(' ').next().unwrap_or_default();
        // The name "value" says nothing.
        let says = |name: &&str| field_named(name).is_some_and(|field| field.unit != Unit::Unknown);
        let own = [seen.name, last].into_iter().find(says);
        let unit = match (&in_name, own) {
            _ if !seen.unit.is_empty() => match measure_named(&seen.unit) {
                Some(_) => Guess::sure(seen.unit.clone(), "the file states it"),
                None => {
                    Guess::maybe(None, format!("\"{}\" is not a unit that is known, or it means two things", shorten(&seen.unit)))
                }
            },
            (Some((unit, _)), _) => Guess::sure(unit.clone(), format!("the column is called \"{}\"", seen.name)),
            (None, Some(own)) => match field_named(own) {
                Some(field) => Guess::sure(field.unit.symbol().to_owned(), format!("the field {} is stored in it", field.name)),
                None => Guess::maybe(None, ""),
            },
            _ => Guess::maybe(None, "the file states no unit"),
        };
        let measure = unit.value.as_deref().and_then(measure_named);
        let about = words(&format!("{} {} {}", seen.quantity, bare, if self.meter_columns.is_empty() { stem } else { "" }));
        let meter_words = words(&seen.meters.join(" "));
        let field = match (own, measure) {
            (Some(own), _) => Guess::sure(own.to_owned(), format!("the column is called \"{}\"", seen.name)),
            (None, Some(measure)) => {
                let unit_text = unit.value.clone().unwrap_or_default();
                let found = field_for(measure, &about).or_else(|_| field_for(measure, &meter_words));
                match found {
                    Ok(field) => Guess::sure(field.to_owned(), format!("{unit_text} of \"{}\"", shorten(&seen.about()))),
                    Err(among) => Guess::maybe(None, format!("{unit_text} may be {}", among.join(", "))),
                }
            }
            (None, None) => Guess::maybe(None, "that depends on the unit"),
        };
        let kind = self.kind(seen, values, measure, &about);
        let meter = self.meter(seen, bare, own, stem, hints);
        let sign = sign_of(values, kind.best().copied(), measure);
        Series {
            key: Vec::new(),
            column: 0,
            label: shorten(&seen.label()),
            import: true,
            meter,
            field,
            unit,
            kind,
            sign,
            scale: 1.0,
            values: 0,
            low: 0.0,
            high: 0.0,
        }
    }

    fn kind(&self, seen: &Seen<'_>, values: &Values, measure: Option<Measure>, about: &[String]) -> Guess<ChannelKind> {
        use ChannelKind::{Cumulative, Interval, Level, Power};
        let said = |names: &[&str]| about.iter().any(|word| names.contains(&word.as_str()));
        match (self.layout, measure) {
            (_, Some(Measure::Watts(_))) => return Guess::sure(Power, "its unit is one of power"),
            (_, Some(Measure::Celsius(..) | Measure::Percent(_))) => return Guess::sure(Level, "its unit is one of a level"),
            (Layout::PortfolioManager, _) => return Guess::sure(Interval, "Portfolio Manager's entries are what a period used"),
            (Layout::HomeAssistant, _) => match seen.name {
                "sum" | "state" => return Guess::sure(Cumulative, format!("Home Assistant's `{}` is a register", seen.name)),
                "delta" => return Guess::sure(Interval, "Home Assistant's `delta` is what an hour used"),
                _ => {}
            },
            _ => {}
        }
        let Values { count, grows, falls, .. } = *values;
        if count >= 20 && falls == 0 && grows >= 10 {
            let evidence = format!("values only grow ({grows} times): a register");
            if said(&["usage", "consumption", "delta", "interval", "used"]) {
                return Guess::maybe(Cumulative, format!("{evidence}, but the name speaks of amounts"));
            }
            return Guess::sure(Cumulative, evidence);
        }
        if count >= 20 && falls * 20 >= count {
            let evidence = format!("values rise {} and fall {}: amounts a period", times(grows), times(falls));
            return Guess::sure(Interval, evidence);
        }
        let evidence = match (grows, falls) {
            (0, 0) => "values never change".to_owned(),
            (_, 0) => format!("values only grow, but there are {count} only"),
            _ => format!("values rise {} and fall {}", times(grows), times(falls)),
        };
        if said(&["register", "cumulative", "total", "meterstand", "zählerstand", "odometer", "lifetime"])
            || falls > 0 && grows > 20 * falls
        {
            return Guess::maybe(Cumulative, evidence);
        }
        if said(&["usage", "consumption", "delta", "interval", "used", "verbrauch"]) || falls > 0 {
            return Guess::maybe(Interval, evidence);
        }
        Guess::maybe(Some(Cumulative).filter(|_| falls == 0 && grows > 0), evidence)
    }

    fn meter(&self, seen: &Seen<'_>, bare: &str, own: Option<&str>, stem: &str, hints: &Hints) -> Guess<String> {
        let named = seen.meters.iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>();
        if !named.is_empty() {
            let key = meter_key(&named.join(" "));
            return if key.is_empty() {
                Guess::maybe(None, "its name has no letter")
            } else {
                Guess::sure(key, "the row names it")
            };
        }
        if let Some(meter) = &hints.meter {
            return Guess::sure(meter.clone(), "you said so");
        }
        let rest = own.and_then(|own| bare.strip_suffix(own)).unwrap_or(bare).trim();
        let is_meter = words(rest).iter().any(|word| !QUANTITIES.contains(&word.as_str()) && word.parse::<f64>().is_err());
        let key = meter_key(rest);
        if is_meter && !key.is_empty() && (self.value_columns.len() > 1 || own.is_some()) {
            return Guess::sure(key, format!("the column is called \"{}\"", seen.name));
        }
        let key = meter_key(stem);
        Guess::maybe(Some(key).filter(|key| !key.is_empty()), "the file names no meter; this is the file's name")
    }
}

/// Words in a column's name that say what is measured, not by which meter.
const QUANTITIES: &[&str] = &[
    "import",
    "export",
    "imported",
    "exported",
    "energy",
    "usage",
    "consumption",
    "power",
    "demand",
    "total",
    "value",
    "values",
    "reading",
    "readings",
    "delivered",
    "received",
    "generation",
    "production",
    "electricity",
    "electric",
    "gas",
    "water",
    "temp",
    "temperature",
    "outdoor",
    "indoor",
    "outside",
    "inside",
    "humidity",
    "amount",
    "quantity",
    "use",
    "used",
    "in",
    "out",
    "column",
    "natural",
    "chilled",
    "hot",
    "steam",
    "solar",
    "net",
    "interval",
    "register",
    "cumulative",
    "verbrauch",
    "average",
    "avg",
    "mean",
    "active",
    "grid",
    "of",
];

/// What the file says about a series.
pub(crate) struct Seen<'a> {
    pub meters: Vec<&'a str>,
    pub quantity: String,
    pub unit: String,
    pub name: &'a str,
}

impl Seen<'_> {
    fn about(&self) -> String {
        if self.quantity.is_empty() { self.label() } else { self.quantity.clone() }
    }

    fn label(&self) -> String {
        let parts =
            self.meters.iter().copied().chain([self.quantity.as_str(), self.unit.as_str()]).filter(|part| !part.is_empty());
        let label = parts.collect::<Vec<_>>().join(" · ");
        if label.is_empty() { self.name.to_owned() } else { label }
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
        key: Vec::new(),
        column: 0,
        label: shorten(&format!("{meter} {field}")),
        import: true,
        meter: check(domain::naming::is_key(meter), meter, "a meter's key"),
        field: check(field_named(field).is_some(), field, "a field"),
        unit: check(measure_named(&seen.unit).is_some(), &seen.unit, "a unit"),
        kind: match ChannelKind::parse(kind) {
            Some(kind) => Guess::sure(kind, evidence),
            None => Guess::maybe(None, format!("\"{}\" is no way to count", shorten(kind))),
        },
        sign: Guess::sure(Sign::Plain, evidence),
        scale: 1.0,
        values: 0,
        low: 0.0,
        high: 0.0,
    }
}

fn times(count: u64) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

fn sign_of(values: &Values, kind: Option<ChannelKind>, measure: Option<Measure>) -> Guess<Sign> {
    let amount = matches!(kind, Some(ChannelKind::Interval) | None) && !matches!(measure, Some(Measure::Celsius(..)));
    match (amount && values.low < 0.0, values.high > 0.0) {
        (false, _) => Guess::sure(Sign::Plain, if values.low < 0.0 { "it may be negative" } else { "no value is negative" }),
        (true, false) => Guess::maybe(Sign::Reversed, "no value is positive: perhaps what is delivered to the grid"),
        (true, true) => {
            Guess::maybe(Sign::Net, "values of both signs: perhaps a net flow, negative when it is delivered to the grid")
        }
    }
}
