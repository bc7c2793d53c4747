//! The prices of the form as they were typed, and as a sheet: fields by their names, both ways.
//! Leaves out the tariff's name, its days and its JSON (`form`), and the markup.

use super::price::{self, Written};
use app::document::part::Faults;
use app::typed::number_within;
use domain::tariff::sheet::{LEVELS_MAX, LIMITS_MAX, Level, SEASONS_MAX, Season, Sheet};
use domain::tariff::{Metering, Per};
use domain::{UnitSystem, Utility, display};
use std::collections::BTreeMap;
use wording::Words;
use wording::page::settings::tariff::form::{charge, level as says};

/// The names of one field of each level.
type Names = [&'static str; LEVELS_MAX];

macro_rules! numbered {
    ($name:literal) => {
        [
            concat!($name, "_1"),
            concat!($name, "_2"),
            concat!($name, "_3"),
            concat!($name, "_4"),
            concat!($name, "_5"),
            concat!($name, "_6"),
            concat!($name, "_7"),
            concat!($name, "_8"),
        ]
    };
}

pub const NAME: Names = numbered!("level");
pub const PRICE: Names = numbered!("price");
pub const SELL: Names = numbered!("sell");
pub const DEMAND: Names = numbered!("demand");
/// Where the steps of each level end, and what holds behind.
pub const UP_TO: [Names; LIMITS_MAX] = [numbered!("up_to_1"), numbered!("up_to_2"), numbered!("up_to_3")];
pub const NEXT: [Names; LIMITS_MAX] = [numbered!("next_1"), numbered!("next_2"), numbered!("next_3")];
/// What the highest demand costs in each season.
pub const PEAK: Names = numbered!("peak");

/// The days of a season: from Monday to Friday, and the others.
pub const DAYS: [&str; 2] = ["weekday", "weekend"];

/// The name of an hour's field; the season from 0.
pub fn hour_name(season: usize, days: &str, hour: usize) -> String {
    format!("hour_{}_{days}_{hour}", season + 1)
}

/// The name of a month's field; the month from 0.
pub fn month_name(month: usize) -> String {
    format!("month_{}", month + 1)
}

/// In what the prices are typed.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The currency's code.
    pub currency: &'a str,
    /// Of what.
    pub utility: Utility,
    /// In whose units.
    pub system: UnitSystem,
}

impl Terms<'_> {
    /// A price of a unit of the utility.
    pub fn each(&self) -> Written<'_> {
        Written { currency: self.currency, unit: display::unit(self.utility, self.system) }
    }

    /// A price of a kilowatt.
    pub fn kilowatt(&self) -> Written<'_> {
        Written { currency: self.currency, unit: "kW" }
    }

    /// Whether demand can cost anything.
    pub fn has_demand(&self) -> bool {
        self.utility == Utility::Electricity
    }
}

/// The fields as they were typed, by their names.
#[derive(Clone, Debug, Default)]
pub struct Typed(BTreeMap<String, String>);

impl Typed {
    /// The fields of a form that was sent.
    pub fn of(fields: Vec<(String, String)>) -> Self {
        Self(fields.into_iter().collect())
    }

    /// A field without the spaces around it; empty if it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |text| text.trim())
    }

    /// A field as it was typed.
    pub fn text(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// How many levels are shown.
    pub fn levels(&self) -> usize {
        self.get("levels").parse().unwrap_or(1).clamp(1, LEVELS_MAX)
    }

    /// How many seasons are shown.
    pub fn seasons(&self) -> usize {
        self.get("seasons").parse().unwrap_or(1).clamp(1, SEASONS_MAX)
    }

    /// The season of a month, both from 0.
    pub fn season_of(&self, month: usize) -> usize {
        self.get(&month_name(month)).parse::<usize>().unwrap_or(1).clamp(1, self.seasons()) - 1
    }

    /// The level of an hour, from 0.
    pub fn level_at(&self, season: usize, days: &str, hour: usize) -> usize {
        self.get(&hour_name(season, days, hour)).parse::<usize>().unwrap_or(1).clamp(1, self.levels()) - 1
    }

    /// One more level.
    pub fn add_level(&mut self) {
        self.set("levels", (self.levels() + 1).min(LEVELS_MAX).to_string());
    }

    /// One more season, with the hours of the last.
    pub fn add_season(&mut self) {
        let last = self.seasons() - 1;
        if last + 1 >= SEASONS_MAX {
            return;
        }
        self.set("seasons", (last + 2).to_string());
        for days in DAYS {
            for hour in 0..24 {
                let level = self.level_at(last, days, hour) + 1;
                self.set(&hour_name(last + 1, days, hour), level.to_string());
            }
        }
    }

    /// Fills in a sheet.
    pub fn fill(&mut self, sheet: &Sheet, terms: &Terms) {
        let shown = |price: f64| plain(display::per_unit(price, terms.utility, terms.system));
        let (each, _) = display::amount(1.0, terms.utility, terms.system);
        self.set("levels", sheet.levels.len().to_string());
        for (index, level) in sheet.levels.iter().enumerate() {
            self.set(NAME[index], level.name.clone());
            self.set(PRICE[index], shown(level.price));
            self.set(SELL[index], level.sell.map(shown).unwrap_or_default());
            self.set(DEMAND[index], level.demand.map(plain).unwrap_or_default());
            for (step, (up_to, price)) in level.steps.iter().enumerate() {
                self.set(UP_TO[step][index], plain(up_to * each));
                self.set(NEXT[step][index], shown(*price));
            }
        }
        self.set("limits", if sheet.is_daily { "day" } else { "period" });
        self.set("seasons", sheet.seasons.len().to_string());
        for (index, season) in sheet.seasons.iter().enumerate() {
            self.set(PEAK[index], season.demand.map(plain).unwrap_or_default());
            for (days, hours) in DAYS.iter().zip([season.weekday, season.weekend]) {
                for (hour, level) in hours.iter().enumerate() {
                    self.set(&hour_name(index, days, hour), (level + 1).to_string());
                }
            }
        }
        for (month, season) in sheet.season_of.iter().enumerate() {
            self.set(&month_name(month), (season + 1).to_string());
        }
        for (name, charge) in [("fixed", sheet.fixed), ("minimum", sheet.minimum)] {
            self.set(name, charge.map(|charge| plain(charge.0)).unwrap_or_default());
            self.set(&format!("{name}_per"), per_name(charge.map_or(Per::Month, |charge| charge.1)));
        }
        self.set("metering", if sheet.metering == Metering::NetMetering { "net" } else { "" });
    }

    /// The sheet that is typed; `None` if it has faults. `has_demand` says whether all its demand
    /// charges are in it.
    pub fn sheet(&self, words: Words, terms: &Terms, has_demand: bool, faults: &mut Faults) -> Option<Sheet> {
        let count = faults.len();
        let asks_demand = has_demand && terms.has_demand();
        let used: Vec<usize> = (0..self.seasons()).filter(|season| (0..12).any(|m| self.season_of(m) == *season)).collect();
        let levels: Vec<Option<Level>> = (0..self.levels())
            .map(|index| {
                let hours =
                    used.iter().flat_map(|season| DAYS.iter().flat_map(move |days| (0..24).map(move |h| (season, days, h))));
                let has_hours = hours.into_iter().any(|(season, days, hour)| self.level_at(*season, days, hour) == index);
                self.level(words, index, has_hours, terms, asks_demand, faults)
            })
            .collect();
        // Levels without anything are left out, and the others move up.
        let moved = |level: usize| levels[..level].iter().flatten().count() as u8;
        let hours = |season: usize, days: &str| std::array::from_fn(|hour| moved(self.level_at(season, days, hour)));
        let mut seasons = Vec::new();
        for &season in &used {
            let demand =
                if asks_demand { told(PEAK[season], self.price(words, PEAK[season], terms.kilowatt()), faults) } else { None };
            let (weekday, weekend) = (hours(season, DAYS[0]), hours(season, DAYS[1]));
            seasons.push(Season { weekday, weekend, demand });
        }
        let place = |month: usize| used.iter().position(|season| *season == self.season_of(month)).unwrap_or(0) as u8;
        let (fixed, minimum) = (self.charge(words, "fixed", terms, faults), self.charge(words, "minimum", terms, faults));
        (faults.len() == count).then(|| Sheet {
            levels: levels.into_iter().flatten().collect(),
            is_daily: self.get("limits") == "day",
            seasons,
            season_of: std::array::from_fn(place),
            has_demand,
            fixed,
            minimum,
            metering: if self.get("metering") == "net" { Metering::NetMetering } else { Metering::NetBilling },
        })
    }

    fn level(
        &self,
        words: Words,
        index: usize,
        has_hours: bool,
        terms: &Terms,
        asks_demand: bool,
        faults: &mut Faults,
    ) -> Option<Level> {
        let each = |name| self.price(words, name, terms.each());
        let stored = |price: f64| display::per_unit_stored(price, terms.utility, terms.system);
        let price = told(PRICE[index], each(PRICE[index]), faults).map(stored);
        let sell = told(SELL[index], each(SELL[index]), faults).map(stored);
        let demand = |faults: &mut Faults| told(DEMAND[index], self.price(words, DEMAND[index], terms.kilowatt()), faults);
        let demand = if asks_demand { demand(faults) } else { None };
        let mut steps: Vec<(f64, f64)> = Vec::new();
        for (up_to, next) in UP_TO.iter().zip(&NEXT).map(|(up_to, next)| (up_to[index], next[index])) {
            let limit = told(up_to, self.limit(words, up_to), faults);
            let price = told(next, each(next), faults).map(stored);
            match (limit, price) {
                (Some(limit), Some(price)) => {
                    let limit = display::amount_stored(limit, terms.utility, terms.system);
                    if let Some((before, _)) = steps.last().filter(|step| limit <= step.0) {
                        let (before, _) = display::amount(*before, terms.utility, terms.system);
                        faults.insert(up_to, says::limit_too_low(words, &words.significant(before)));
                    }
                    steps.push((limit, price));
                }
                (Some(_), None) if !faults.contains_key(next) => drop(faults.insert(next, says::next_needed(words).to_owned())),
                (None, Some(_)) if !faults.contains_key(up_to) => {
                    faults.insert(up_to, says::limit_needed(words).to_owned());
                }
                _ => {}
            }
        }
        let name: String = self.get(NAME[index]).chars().take(60).collect();
        let is_blank = name.is_empty() && sell.is_none() && demand.is_none() && steps.is_empty();
        if price.is_none() && (has_hours || !is_blank) && !faults.contains_key(PRICE[index]) {
            faults.insert(PRICE[index], says::needed(words, &terms.each().example(words)));
        }
        Some(Level { name, price: price?, steps, sell, demand: demand.filter(|price| *price != 0.0) })
    }

    fn price(&self, words: Words, name: &str, written: Written) -> Result<Option<f64>, String> {
        price::read(words, self.get(name), written)
    }

    fn limit(&self, words: Words, name: &str) -> Result<Option<f64>, String> {
        match self.get(name) {
            "" => Ok(None),
            text => number_within(words, text, &(f64::MIN_POSITIVE..=1e12), says::limit_would_do(words)).map(Some),
        }
    }

    fn charge(&self, words: Words, name: &'static str, terms: &Terms, faults: &mut Faults) -> Option<(f64, Per)> {
        let per = self.get(&format!("{name}_per"));
        let per = [Per::Day, Per::Month, Per::Year].into_iter().find(|one| per_name(*one) == per).unwrap_or(Per::Month);
        let written = Written { currency: terms.currency, unit: per_name(per) };
        let read = self.price(words, name, written).map_err(|_| {
            let would_do = charge::money_would_do(words);
            number_within(words, self.get(name), &(0.0..=1e9), would_do).err().unwrap_or_else(|| would_do.to_owned())
        });
        told(name, read, faults).map(|amount| (amount, per)).filter(|charge| name == "fixed" || charge.0 != 0.0)
    }
}

/// A charge's time, as its field names it.
pub fn per_name(per: Per) -> &'static str {
    match per {
        Per::Day => "day",
        Per::Month => "month",
        Per::Year => "year",
    }
}

fn told(name: &'static str, read: Result<Option<f64>, String>, faults: &mut Faults) -> Option<f64> {
    read.unwrap_or_else(|why| {
        faults.insert(name, why);
        None
    })
}

/// A number as a field shows it: eight digits, which outlast a conversion of units and back.
fn plain(value: f64) -> String {
    let digits = 7 - value.abs().max(1e-12).log10().floor() as i32;
    let text = format!("{value:.*}", digits.clamp(0, 12) as usize);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
    crate::field::read_alike(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    const TERMS: Terms = Terms { currency: "USD", utility: Utility::Electricity, system: UnitSystem::Us };

    fn typed(fields: &[(&str, &str)]) -> Typed {
        Typed::of(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn faults(fields: &[(&str, &str)]) -> Faults {
        let mut faults = Faults::new();
        assert_eq!(typed(fields).sheet(Words::ENGLISH, &TERMS, true, &mut faults), None);
        faults
    }

    #[test]
    fn a_sheet_in_the_fields_is_read_as_it_was() {
        let level = |name: &str, price| Level { name: name.to_owned(), price, ..Level::default() };
        let peak = Level { steps: vec![(500.0, 0.41), (900.0, 0.5)], sell: Some(0.05), demand: Some(7.5), ..level("peak", 0.29) };
        let mut summer = Season { demand: Some(11.0), ..Season::default() };
        summer.weekday[16..21].fill(1);
        let sheet = Sheet {
            levels: vec![level("off-peak", 0.13), peak],
            is_daily: true,
            seasons: vec![Season::default(), summer],
            season_of: [0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0],
            has_demand: true,
            fixed: Some((0.35, Per::Day)),
            minimum: Some((10.0, Per::Month)),
            metering: Metering::NetMetering,
        };
        let mut fields = Typed::default();
        fields.fill(&sheet, &TERMS);
        let mut faults = Faults::new();
        assert_eq!(fields.sheet(Words::ENGLISH, &TERMS, true, &mut faults), Some(sheet), "{faults:?}");
    }

    #[test]
    fn prices_are_per_the_unit_that_people_see() {
        let terms = Terms { currency: "EUR", utility: Utility::NaturalGas, system: UnitSystem::Metric };
        let fields = typed(&[("price_1", "0,363 €/m³")]);
        let sheet = fields.sheet(Words::ENGLISH, &terms, true, &mut Faults::new()).unwrap();
        let mut again = Typed::default();
        again.fill(&sheet, &terms);
        assert_eq!(again.get("price_1"), "0.363");
    }

    #[test]
    fn a_level_that_has_hours_needs_a_price_and_one_without_anything_is_left_out() {
        let hours = [("levels", "3"), ("price_1", "0.1"), ("price_3", "0.3"), ("hour_1_weekday_8", "3")];
        let sheet = typed(&hours).sheet(Words::ENGLISH, &TERMS, true, &mut Faults::new()).unwrap();
        assert_eq!((sheet.levels.len(), sheet.seasons[0].weekday[8], sheet.seasons[0].weekday[9]), (2, 1, 0));
        let why = faults(&[("levels", "2"), ("price_1", "0.1"), ("hour_1_weekend_8", "2")]);
        assert_eq!(why["price_2"], "Enter a price such as $0.13/kWh, or give its hours another price.");
        assert_eq!(why.len(), 1);
    }

    #[test]
    fn a_step_has_an_amount_and_a_price_and_lies_above_the_one_before() {
        let why = faults(&[("price_1", "1"), ("up_to_1_1", "500"), ("up_to_2_1", "400"), ("next_2_1", "3")]);
        assert!(why["next_1_1"].starts_with("Enter the price"), "{why:?}");
        let why = faults(&[("price_1", "1"), ("up_to_1_1", "500"), ("next_1_1", "2"), ("up_to_2_1", "400"), ("next_2_1", "3")]);
        assert_eq!(why["up_to_2_1"], "Enter more than 500, where the step before ends.");
        let why = faults(&[("price_1", "1"), ("fixed", "plenty")]);
        assert!(why["fixed"].contains("an amount of money"), "{why:?}");
    }

    #[test]
    fn a_season_more_has_the_hours_of_the_last_and_one_without_months_is_left_out() {
        let mut fields = typed(&[("levels", "2"), ("price_1", "1"), ("price_2", "2"), ("hour_1_weekday_8", "2")]);
        fields.add_season();
        assert_eq!((fields.seasons(), fields.level_at(1, "weekday", 8)), (2, 1));
        let read = |fields: &Typed| fields.sheet(Words::ENGLISH, &TERMS, true, &mut Faults::new()).unwrap();
        assert_eq!(read(&fields).seasons.len(), 1);
        fields.set("month_7", "2");
        assert_eq!(read(&fields).season_of, [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
    }
}
