//! The page of a department: its year against its budget, its savings against its target, and who and
//! what belongs to it.

use super::saved::{Saved, Standing, saved};
use super::{DEPARTMENTS, found};
use crate::bar::bar;
use crate::savings::Kept;
use app::document::answer::{Failure, Params, answered_in};
use app::document::frame::{BUILDINGS, Frame, may};
use app::document::part::{Done, PostButton};
use app::energy::{YearCosts, year_costs};
use app::{Scope, department};
use axum::Extension;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use domain::budget::{BudgetMonth, Outlook, OutlookBasis, outlook_of_all};
use domain::zone::Date;
use domain::{Capability, UnitSystem, Utility};
use leptos::prelude::*;
use std::sync::Arc;
use store::{Department, StoredPerson};
use wording::Words;
use wording::page::energy::cost_beyond;
use wording::page::performance::department as says;

pub async fn show(
    state: Scope,
    Extension(kept): Extension<Arc<Kept>>,
    Path(id): Path<i64>,
    Query(params): Query<Params>,
) -> Response {
    let done = params.done.as_deref().filter(|done| *done == "saved");
    answered_in(BUILDINGS, &state, page(&state, &kept, id, done.is_some()).await)
}

/// The currency in which the buildings of a department pay; `None` if there are several, or none.
pub(super) fn currency(state: &Scope, one: &Department) -> Option<String> {
    let catalog = state.catalog();
    let of = |id| Some(catalog.sites.get(&catalog.buildings.get(id)?.site_id)?.currency.clone());
    let mut all: Vec<String> = one.department.buildings.iter().filter_map(of).collect();
    all.dedup();
    (all.len() == 1).then(|| all.remove(0))
}

async fn page(state: &Scope, kept: &Arc<Kept>, id: i64, was_saved: bool) -> Result<Response, Failure> {
    let one = found(state, id).await?;
    let (catalog, words) = (state.catalog(), state.words_of_all());
    let buildings = &one.department.buildings;
    let costs = year_costs(&state.store, &catalog, buildings, state.now()).await?;
    let saved = saved(state, kept, buildings).await?;
    let people: Vec<StoredPerson> = match state.caller.may(Capability::Manage) {
        true => state.store.person_list().await?,
        false => Vec::new(),
    };
    let own: Vec<&StoredPerson> = people.iter().filter(|person| person.person.department_id == Some(one.department_id)).collect();
    let zone = buildings.iter().find_map(|id| catalog.buildings.get(id)).map(|of| catalog.zone(of.site_id)).unwrap_or_default();
    let year = zone.date(state.now()).year;
    let seen = outlook_of_all(&costs.groups).zip(costs.currency.clone());
    let told = Told { words, one: &one, year, seen: seen.as_ref() };
    let is_demo = buildings.iter().filter_map(|id| catalog.buildings.get(id)).any(|building| building.is_demo);
    let above = [(BUILDINGS.href, BUILDINGS.name(words)), (DEPARTMENTS, says::title(words))];
    let frame = Frame { section: BUILDINGS, above: &above, is_demo, ..Frame::new(state, &one.department.name) };
    let seen_by_reader = department::seen(state).await?;
    Ok(frame.answer(StatusCode::OK, || {
        let names = buildings.iter().filter_map(|id| catalog.buildings.get(id)).map(|building| {
            // What a building uses counts for each of its departments, and is not divided.
            let of_others = seen_by_reader.iter().filter(|other| other.department_id != one.department_id);
            let of_others = of_others.filter(|other| other.department.buildings.contains(&building.building_id));
            let of_others: Vec<&str> = of_others.map(|other| other.department.name.as_str()).collect();
            let told = (!of_others.is_empty()).then(|| says::also_of(words, &of_others.join(", ")));
            view! {
                <li>
                    <a href=format!("/buildings/{}", building.building_id)>{building.name.clone()}</a>
                    {told.map(|told| view! { " "<span class="status-text">{told}</span> })}
                </li>
            }
        });
        view! {
            {told.head()}
            <Done text=was_saved.then(|| says::saved(words).to_owned())/>
            {told.budget(&costs)}
            {told.target(saved, words.units)}
            <section class="page-section" aria-labelledby="buildings">
                <h2 id="buildings">{says::buildings_title(words)}</h2>
                {buildings.is_empty().then(|| view! { <p class="lede">{says::no_buildings(words)}</p> })}
                <ul class="link-list">{names.collect_view()}</ul>
            </section>
            {told.people(&own)}
        }
        .into_any()
    }))
}

/// A department as its page tells of it.
struct Told<'a> {
    words: Words,
    one: &'a Department,
    year: i32,
    seen: Option<&'a (Outlook, String)>,
}

impl Told<'_> {
    /// The sentence at the top, and what the year comes to.
    fn head(&self) -> AnyView {
        let Self { words, one, year, .. } = *self;
        let (name, year) = (&one.department.name, year.to_string());
        let (headline, lede) = match (self.seen, one.department.yearly_budget.filter(|budget| *budget > 0.0)) {
            (None, _) => (says::nothing_known(words, name), says::nothing_known_lede(words).to_owned()),
            (Some((seen, code)), None) => {
                (says::paid(words, name, &words.money_about(seen.spent, code), &year), self.expected(seen, code))
            }
            (Some((seen, code)), Some(budget)) => {
                let share = words.share(seen.spent / budget);
                let difference = words.money_about((budget - seen.expected).abs(), code);
                let ends = says::ends(words, seen.expected <= budget, &difference);
                (says::used(words, name, &share, &year), format!("{} {ends}", self.expected(seen, code)))
            }
        };
        view! {
            <div class="headline-block">
                <h1 class="headline"><strong>{headline}</strong></h1>
                <p class="lede">{lede}</p>
            </div>
        }
        .into_any()
    }

    /// What the year will have cost.
    fn expected(&self, seen: &Outlook, code: &str) -> String {
        let (words, about) = (self.words, |value: f64| self.words.money_about(value, code));
        match seen.range {
            Some((low, high)) => says::expected_within(words, &about(seen.expected), &about(low), &about(high)),
            None => says::expected(words, &about(seen.expected)),
        }
    }

    fn budget(&self, costs: &YearCosts) -> Option<AnyView> {
        let Self { words, one, .. } = *self;
        let (seen, code) = self.seen?;
        let about = |value: f64| words.money_about(value, code);
        let basis = match seen.basis {
            OutlookBasis::LastYear => says::basis_last_year(words),
            OutlookBasis::RunRate => says::basis_run_rate(words),
            OutlookBasis::Both => says::basis_both(words),
        };
        let days = seen.unknown_days.round() as i64;
        let unknown = (days >= 1).then(|| match costs.groups.len() {
            1 => says::unknown_days(words, days),
            _ => says::unknown_days_of_some(words, days),
        });
        let unpriced = one.department.buildings.len().saturating_sub(costs.priced);
        let rows = [
            one.department.yearly_budget.map(|budget| (says::budget(words), about(budget))),
            Some((says::spent(words), about(seen.spent))),
            Some((says::run_rate(words), about(seen.run_rate))),
            Some((says::by_the_end(words), about(seen.expected))),
        ];
        let bar = one
            .department
            .yearly_budget
            .filter(|budget| *budget > 0.0)
            .map(|budget| bar(seen.spent / budget, seen.expected / budget));
        Some(
            view! {
                <section class="page-section" aria-labelledby="budget">
                    <h2 id="budget">{says::budget_title(words, &self.year.to_string())}</h2>
                    {bar}
                    <table class="table">
                        <tbody>{rows.into_iter().flatten().map(|(name, value)| view! { <tr><th scope="row">{name}</th><td class="number">{value}</td></tr> }).collect_view()}</tbody>
                    </table>
                    <p class="status-text">
                        {basis}
                        {unknown.map(|text| format!(" {text}"))}
                        {costs.has_more.then(|| format!(" {}", cost_beyond(words)))}
                        {(unpriced > 0).then(|| format!(" {}", says::unpriced(words, unpriced)))}
                    </p>
                    {self.months(&costs.groups, code)}
                </section>
            }
            .into_any(),
        )
    }

    /// The months as a table, folded away.
    fn months(&self, groups: &[Vec<BudgetMonth>], code: &str) -> AnyView {
        let words = self.words;
        let mut is_part = false;
        let mut cell = |number: usize, paid: fn(&BudgetMonth) -> Option<f64>| {
            let known: Vec<f64> = groups.iter().filter_map(|months| paid(&months[number])).collect();
            let sum = (!known.is_empty()).then(|| words.money(known.iter().sum(), code))?;
            if known.len() == groups.len() {
                return Some(sum);
            }
            is_part = true;
            Some(format!("{sum} *"))
        };
        let shown = |cell: Option<String>| cell.unwrap_or_else(|| "–".to_owned());
        let mut row = |number: usize| {
            let is_over = groups.iter().any(|months| months[number].over > 0.0);
            let (paid, before) = (cell(number, |month| month.paid), cell(number, |month| month.before));
            let name = words.month(Date { year: self.year, month: number as u32 + 1, day: 1 });
            (is_over || before.is_some()).then(|| {
                view! {
                    <tr>
                        <th scope="row">{name}</th>
                        <td class="number">{shown(paid)}</td>
                        <td class="number">{shown(before)}</td>
                    </tr>
                }
            })
        };
        let rows = (0..12).filter_map(&mut row).collect_view();
        let part = is_part.then(|| view! { <p class="status-text">{format!("* {}", says::part(words))}</p> });
        view! {
            <details class="behind">
                <summary>{says::by_month(words)}</summary>
                <table class="table">
                    <thead><tr><th scope="col">{says::month(words)}</th><th scope="col" class="number">{self.year.to_string()}</th><th scope="col" class="number">{(self.year - 1).to_string()}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                {part}
            </details>
        }
        .into_any()
    }

    fn target(&self, saved: Option<Saved>, units: UnitSystem) -> AnyView {
        let Self { words, one, .. } = *self;
        let wanted = one.department.reduction_percent;
        let told = match saved {
            None => says::no_savings(words).to_owned(),
            Some(saved) => {
                let (share, half) = saved.share();
                let amount = crate::amounts::amount(saved.savings.abs(), Utility::Electricity, units);
                let percent = words.percent(share.abs() * 100.0, 1);
                let half = half.is_finite().then(|| words.percent(half * 100.0, 1));
                says::savings_so_far(words, &percent, &amount, share >= 0.0, saved.buildings, half.as_deref())
            }
        };
        let standing = saved.zip(wanted).and_then(|(saved, wanted)| saved.standing(wanted));
        view! {
            <section class="page-section" aria-labelledby="target">
                <h2 id="target">{match wanted {
                    Some(percent) => says::target_title(words, &words.percent(percent, usize::from(percent.fract() != 0.0))),
                    None => says::savings_title(words).to_owned(),
                }}</h2>
                {standing.map(|standing| {
                    let state = match standing {
                        Standing::Kept => "ok",
                        Standing::Missed => "attention",
                        Standing::Open => "waiting",
                    };
                    view! { <p><span class="state" data-state=state>{says::standing(words, standing.as_str())}</span></p> }
                })}
                <p class="lede">{told}</p>
            </section>
        }
        .into_any()
    }

    /// Who leads it and belongs to it, and the ways to change it.
    fn people(&self, people: &[&StoredPerson]) -> AnyView {
        let Self { words, one, .. } = *self;
        let is_admin = may(Capability::Administer);
        let rows = people.iter().map(|person| {
            let name = person.person.name.clone();
            match is_admin {
                true => view! { <li><a href=format!("/settings/people/{}", person.person_id)>{name}</a></li> }.into_any(),
                false => view! { <li>{name}</li> }.into_any(),
            }
        });
        let of = &one.department;
        view! {
            <section class="page-section" aria-labelledby="people">
                <h2 id="people">{says::people(words)}</h2>
                <p class="lede">
                    {of.head.as_deref().map_or_else(|| says::no_head(words).to_owned(), |head| says::led_by(words, head))}
                    {of.contact_email.as_deref().map(|email| view! { " · "<a href=format!("mailto:{email}")>{email.to_owned()}</a> })}
                </p>
                <ul class="link-list">{rows.collect_view()}</ul>
                {is_admin.then(|| view! {
                    <div class="form-actions">
                        <a class="button" href=format!("{DEPARTMENTS}/{}/edit", one.department_id)>{says::change(words)}</a>
                        <PostButton action=format!("{DEPARTMENTS}/{}/remove", one.department_id) label=says::remove(words)/>
                    </div>
                })}
            </section>
        }
        .into_any()
    }
}
