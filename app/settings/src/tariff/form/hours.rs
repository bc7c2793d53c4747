//! The hours of the price levels in the form of a tariff: the season of each month, and for each
//! season the level of each hour. The fields of the hours are plain choices; a script
//! (`frontend/script/paint.js`) shows the grids and fills in the fields while somebody paints.

use super::levels::named;
use super::price;
use super::typed::{DAYS, PRICE, Terms, Typed, hour_name, month_name};
use domain::tariff::sheet::SEASONS_MAX;
use leptos::prelude::*;
use wording::Words;
use wording::page::settings::tariff::form::hours as says;
use wording::page::settings::tariff::schedule;

/// The months, the prices to paint with, and the grids with their fields.
pub fn hours(words: Words, typed: &Typed, terms: Terms) -> AnyView {
    let (levels, seasons) = (typed.levels(), typed.seasons());
    if levels == 1 && seasons == 1 {
        return ().into_any();
    }
    let names: Vec<String> = (0..levels).map(|index| named(words, typed, index)).collect();
    let shades = shades(words, typed, terms);
    let swatch = |(index, name): (usize, &String)| {
        let is_chosen = if index == levels - 1 { "true" } else { "false" };
        view! {
            <button class="paint-level" type="button" data-level=(index + 1).to_string() data-shade=shades[index].to_string() data-price=PRICE[index] aria-pressed=is_chosen>
                <span class="paint-swatch" aria-hidden="true">{index + 1}</span>
                <span class="paint-name">{name.clone()}</span>
            </button>
        }
    };
    view! {
        <fieldset class="form-part">
            <legend>{says::title(words)}</legend>
            <p class="field-hint" data-without-paint="">{says::title_hint(words)}</p>
            <p class="field-hint" data-paint="" hidden>{says::paint_hint(words)}</p>
            {(seasons > 1).then(|| months(words, typed))}
            <div class="paint-levels" role="group" aria-label=says::paint_with(words) data-paint="" hidden>
                {names.iter().enumerate().map(swatch).collect_view()}
            </div>
            {(0..seasons).map(|season| DAYS.iter().map(|days| of_days(words, typed, &names, &shades, season, days)).collect_view()).collect_view()}
            {(seasons < SEASONS_MAX).then(|| view! {
                <p><button class="button button-small" id="add-season" type="submit" name="do" value="season">{says::add(words)}</button></p>
            })}
        </fieldset>
    }
    .into_any()
}

/// A season by its months: `Season 2: Jun–Sep`.
pub fn season_name(words: Words, typed: &Typed, season: usize) -> String {
    let is_of = |month: &usize| typed.season_of(*month) == season;
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for month in (0..12).filter(is_of) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == month => *last = month,
            _ => runs.push((month, month)),
        }
    }
    let told = runs.iter().map(|(first, last)| schedule::months(words, *first, *last)).collect::<Vec<_>>().join(", ");
    says::season_months(words, season + 1, if told.is_empty() { says::no_months(words) } else { &told })
}

/// The season of each month.
fn months(words: Words, typed: &Typed) -> AnyView {
    let choice = |month: usize| {
        let (name, chosen) = (month_name(month), typed.season_of(month));
        view! {
            <label class="hour-field" for=name.clone()>
                <span>{words.month_short(month as u32 + 1)}</span>
                <select class="input" id=name.clone() name=name.clone()>
                    {(0..typed.seasons()).map(|season| {
                        let is_chosen = season == chosen;
                        view! { <option value=(season + 1).to_string() selected=is_chosen>{says::season(words, season + 1)}</option> }
                    }).collect_view()}
                </select>
            </label>
        }
    };
    view! {
        <div role="group" aria-label=says::months(words)>
            <p class="field-label">{says::months(words)}</p>
            <p class="field-hint">{says::months_hint(words)}</p>
            <div class="hour-fields">{(0..12).map(choice).collect_view()}</div>
        </div>
    }
    .into_any()
}

/// The grid and the fields of a season's working or other days.
fn of_days(words: Words, typed: &Typed, names: &[String], shades: &[usize], season: usize, days: &str) -> AnyView {
    let told = if days == DAYS[0] { says::weekdays(words) } else { says::weekends(words) };
    let told = match typed.seasons() {
        1 => told.to_owned(),
        _ => says::of_season(words, &season_name(words, typed, season), told),
    };
    let at = |hour: usize| typed.level_at(season, days, hour);
    let cell = |hour: usize| {
        let (level, clock) = (at(hour), words.hour(hour as i64));
        let tab = if hour == 0 { "0" } else { "-1" };
        view! {
            <button class="paint-cell" type="button" role="gridcell" tabindex=tab data-field=hour_name(season, days, hour) data-hour=clock.clone() data-level=(level + 1).to_string() data-shade=shades[level].to_string() aria-label=says::cell(words, &clock, level + 1, &names[level])>{level + 1}</button>
        }
    };
    let half = |from: usize| {
        view! {
            <div class="paint-half" role="presentation">
                <div class="paint-axis" aria-hidden="true"><span>{words.hour(from as i64)}</span><span>{words.hour(from as i64 + 6)}</span></div>
                <div class="paint-row" role="row">{(from..from + 12).map(cell).collect_view()}</div>
            </div>
        }
    };
    let field = |hour: usize| {
        let name = hour_name(season, days, hour);
        let options = names.iter().enumerate().map(|(level, name)| {
            let is_chosen = level == at(hour);
            view! { <option value=(level + 1).to_string() selected=is_chosen>{name.clone()}</option> }
        });
        view! {
            <label class="hour-field" for=name.clone()>
                <span>{words.hour(hour as i64)}</span>
                <select class="input" id=name.clone() name=name.clone()>{options.collect_view()}</select>
            </label>
        }
    };
    view! {
        <div class="paint-days">
            <h2 class="price-level-name">{told.clone()}</h2>
            <div class="paint-grid" role="grid" aria-label=told.clone() data-paint="" hidden>{half(0)}{half(12)}</div>
            <details class="details">
                <summary>{says::by_hand(words)}<span class="visually-hidden">" "{told.clone()}</span></summary>
                <div class="hour-fields" role="group" aria-label=told>{(0..24).map(field).collect_view()}</div>
            </details>
        </div>
    }
    .into_any()
}

/// The shade of each level, 0 to 7: the dearer, the darker. Levels of one price have one shade.
fn shades(words: Words, typed: &Typed, terms: Terms) -> Vec<usize> {
    let price = |index: usize| price::read(words, typed.get(PRICE[index]), terms.each()).ok().flatten().unwrap_or(0.0);
    let prices: Vec<f64> = (0..typed.levels()).map(price).collect();
    let mut steps = prices.clone();
    steps.sort_by(f64::total_cmp);
    steps.dedup();
    let rank = |price: &f64| steps.iter().position(|step| step == price).unwrap_or(0);
    prices.iter().map(|price| rank(price) * 7 / (steps.len() - 1).max(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{UnitSystem, Utility};

    fn typed(fields: &[(&str, &str)]) -> Typed {
        Typed::of(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_season_is_named_by_its_months() {
        let fields = typed(&[("seasons", "3"), ("month_6", "2"), ("month_7", "2"), ("month_12", "2")]);
        assert_eq!(season_name(Words::ENGLISH, &fields, 1), "Season 2: Jun–Jul, Dec");
        assert_eq!(season_name(Words::ENGLISH, &fields, 2), "Season 3: no months yet");
    }

    #[test]
    fn the_dearer_a_level_the_darker_it_is() {
        let fields = typed(&[("levels", "3"), ("price_1", "$0.29/kWh"), ("price_2", "13 ct"), ("price_3", "0.13")]);
        let terms = Terms { currency: "USD", utility: Utility::Electricity, system: UnitSystem::Us };
        assert_eq!(shades(Words::ENGLISH, &fields, terms), [7, 0, 0]);
    }
}
