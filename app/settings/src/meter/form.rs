//! A meter's settings as a form: its input, its faults, and what a change would recompute. The page
//! shows that before it is done.

use super::anew::{MadeAnew, made_anew};
use super::choices::{appliance_choices, building_choices, chosen, parent_choices, proposed, role_choices};
use crate::field::{Figures, figure, name, written};
use app::Scope;
use app::document::answer::{Failure, Sent, faults_of};
use app::document::part::{Faults, FormActions, FormFault, SelectField, TextField};
use domain::rules::POWER_GAP_MS;
use domain::units::HOT_WATER_RISE_F;
use domain::{
    Appliance, BuildingId, ChannelKind, MINUTE_MS, Meter, MeterId, MeterRole, MeterStatus, UnitSystem, Utility, display,
};
use leptos::prelude::*;
use serde::Deserialize;
use store::{Catalog, MeterChange};
use wording::page::settings::meter::form as text;
use wording::{Words, label};

const POWER: Figures = Figures { range: 0.001..=10_000_000.0, would_do: text::power_would_do };
const OFFSET: Figures = Figures { range: -1440.0..=1440.0, would_do: text::offset_would_do };
const GAP: Figures = Figures { range: 0.02..=1440.0, would_do: text::gap_would_do };
const REGISTER: Figures = Figures { range: 1e-6..=1e15, would_do: text::register_would_do };
const RISE: Figures = Figures { range: 0.1..=400.0, would_do: text::rise_would_do };

/// The form. A field that the page does not show for a meter is left as it is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct MeterInput {
    name: String,
    building: String,
    role: String,
    appliance: String,
    parent: String,
    status: String,
    counts: String,
    max_register: Option<String>,
    max_power: String,
    end_offset: String,
    power_gap: Option<String>,
    delta_t: Option<String>,
    /// The text on what is recomputed that the person agrees to.
    agreed: String,
}

/// Facts from a meter's channels that its page depends on.
struct Says {
    /// The units of its site.
    system: UnitSystem,
    /// The utility of its registers, if they all have the same.
    register: Option<Utility>,
    has_register: bool,
    has_power: bool,
    has_hot_water: bool,
}

impl Says {
    fn of(catalog: &Catalog, meter: &Meter) -> Self {
        let channels: Vec<_> = catalog.channels_of_meter(meter.meter_id).collect();
        let registers: Vec<Utility> =
            channels.iter().filter(|one| one.kind == ChannelKind::Cumulative).map(|one| one.utility).collect();
        Self {
            system: catalog.unit_system(meter.site_id),
            register: registers.first().copied().filter(|first| registers.iter().all(|one| one == first)),
            has_register: !registers.is_empty(),
            has_power: channels.iter().any(|one| one.kind == ChannelKind::Power),
            has_hot_water: channels.iter().any(|one| one.utility == Utility::HotWater),
        }
    }

    /// The factor from the stored unit to the shown one, and the shown unit's symbol. Registers of
    /// several utilities share one limit, each in its stored unit.
    fn register_unit(&self) -> (f64, &'static str) {
        self.register.map_or((1.0, ""), |utility| display::amount(1.0, utility, self.system))
    }
}

impl MeterInput {
    /// The form of the meter as it is.
    fn of(meter: &Meter, says: &Says) -> Self {
        let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        let minutes = |ms: i64| written(Some(ms as f64 / MINUTE_MS as f64));
        // Saving a new meter here puts it into service.
        let status = if meter.status == MeterStatus::New { MeterStatus::Active } else { meter.status };
        // So does saving what its name says that it feeds.
        let appliance = meter.appliance.or_else(|| proposed(meter).filter(|_| meter.status == MeterStatus::New));
        Self {
            name: meter.name.clone(),
            building: id(meter.building_id.map(|id| id.0)),
            role: meter.role.as_str().to_owned(),
            appliance: appliance.map(Appliance::as_str).unwrap_or_default().to_owned(),
            parent: id(meter.parent_meter_id.map(|id| id.0)),
            status: status.as_str().to_owned(),
            counts: if meter.is_interval { "interval" } else { "register" }.to_owned(),
            max_register: Some(written(meter.max_register.map(|most| most * says.register_unit().0))),
            max_power: written(meter.max_power_w.map(|watts| watts / 1000.0)),
            end_offset: if meter.end_offset_ms == 0 { String::new() } else { minutes(meter.end_offset_ms) },
            power_gap: Some(meter.power_gap_ms.map(minutes).unwrap_or_default()),
            delta_t: Some(written(meter.delta_t_f.map(|rise| display::difference_f(rise, says.system).0))),
            agreed: String::new(),
        }
    }

    /// The changed meter, or the faults of the form.
    fn change(&self, words: Words, catalog: &Catalog, meter: &Meter, says: &Says) -> Result<MeterChange, Faults> {
        let mut faults = Faults::new();
        let before = MeterChange::of(meter);
        let name = name(words, "name", &self.name, &mut faults);
        let building_id = chosen(&self.building, |id: &BuildingId| catalog.buildings.contains_key(id)).unwrap_or_else(|| {
            faults.insert("building", text::building_gone(words).to_owned());
            None
        });
        let is_other_meter = |id: &MeterId| catalog.meters.contains_key(id) && *id != meter.meter_id;
        let parent_meter_id = chosen(&self.parent, is_other_meter).unwrap_or_else(|| {
            faults.insert("parent", text::parent_gone(words).to_owned());
            None
        });
        // A meter of a building that is not seen cannot be chosen, and so stays.
        let unseen = before.parent_meter_id.filter(|id| !catalog.meters.contains_key(id));
        let parent_meter_id = parent_meter_id.or(unseen);
        let role = MeterRole::parse(&self.role);
        if role.is_none() {
            faults.insert("role", text::role_missing(words).to_owned());
        }
        let appliance = Appliance::parse(&self.appliance);
        if appliance.is_none() && !self.appliance.is_empty() {
            faults.insert("appliance", text::appliance_missing(words).to_owned());
        }
        let status = MeterStatus::parse(&self.status);
        if status.is_none() {
            faults.insert("status", text::status_missing(words).to_owned());
        }
        let max_register = match &self.max_register {
            Some(text) => figure(words, "max_register", text, &REGISTER, &mut faults).map(|most| most / says.register_unit().0),
            None => before.max_register,
        };
        let max_power_w = figure(words, "max_power", &self.max_power, &POWER, &mut faults).map(|kilowatts| kilowatts * 1000.0);
        let ms = |minutes: f64| (minutes * MINUTE_MS as f64).round() as i64;
        let end_offset_ms = figure(words, "end_offset", &self.end_offset, &OFFSET, &mut faults).map_or(0, ms);
        let power_gap_ms = match &self.power_gap {
            Some(text) => figure(words, "power_gap", text, &GAP, &mut faults).map(ms),
            None => before.power_gap_ms,
        };
        let delta_t_f = match &self.delta_t {
            Some(text) => {
                let a_degree = display::difference_f(1.0, says.system).0;
                figure(words, "delta_t", text, &RISE, &mut faults).map(|degrees| degrees / a_degree)
            }
            None => before.delta_t_f,
        };
        match (role, status) {
            (Some(role), Some(status)) if faults.is_empty() => Ok(MeterChange {
                name,
                building_id,
                role,
                appliance,
                parent_meter_id,
                status,
                is_interval: self.counts == "interval",
                // Converting a value to show it must not change it.
                max_register: kept(before.max_register, max_register),
                max_power_w: kept(before.max_power_w, max_power_w),
                end_offset_ms,
                power_gap_ms,
                delta_t_f: kept(before.delta_t_f, delta_t_f),
                is_demo: before.is_demo,
            }),
            _ => Err(faults),
        }
    }
}

/// The old value, if the new one differs only in its last digits.
fn kept(before: Option<f64>, now: Option<f64>) -> Option<f64> {
    match (before, now) {
        (Some(before), Some(now)) if (before - now).abs() <= 1e-6 * before.abs() => Some(before),
        _ => now,
    }
}

/// The form as it was typed, and what is to be said about it.
#[derive(Default)]
pub struct Typed {
    /// The form; `None` for the meter as it is.
    input: Option<MeterInput>,
    /// What the change would recompute, in sentences; empty while nothing is to be agreed to.
    told: Vec<String>,
    /// What is wrong with it.
    pub faults: Faults,
}

impl Typed {
    fn again(input: MeterInput, told: Vec<String>, faults: Faults) -> Sent<Self> {
        Sent::Again(Self { input: Some(input), told, faults })
    }
}

/// Saves the settings, unless something is wrong or must be agreed to first.
///
/// # Errors
/// The store's, if no field is to blame.
pub async fn save(state: &Scope, catalog: &Catalog, meter: &Meter, input: MeterInput) -> Result<Sent<Typed>, Failure> {
    let words = state.words_of_all();
    let change = match input.change(words, catalog, meter, &Says::of(catalog, meter)) {
        Ok(change) => change,
        Err(faults) => return Ok(Typed::again(input, Vec::new(), faults)),
    };
    let told = made_anew(words, catalog, meter, &change);
    if input.agreed != told.join(" ") {
        return Ok(Typed::again(input, told, Faults::new()));
    }
    match state.store.meter_update(&[(meter.meter_id, change)]).await {
        Ok(()) => {
            let done = if told.is_empty() { "saved" } else { "anew" };
            Ok(Sent::Saved(format!("/settings/meters/{}?done={done}", meter.meter_id)))
        }
        Err(error) => Ok(Typed::again(input, Vec::new(), faults_of(error, field_of)?)),
    }
}

/// The form's field for a field of the store.
fn field_of(stored: &str) -> &'static str {
    match stored {
        "parent_meter_id" => "parent",
        "max_register" => "max_register",
        "max_power_w" => "max_power",
        "delta_t_f" => "delta_t",
        "end_offset_ms" => "end_offset",
        "power_gap_ms" => "power_gap",
        _ => "name",
    }
}

/// What the form shows of a meter.
pub struct Shown {
    id: MeterId,
    input: MeterInput,
    told: Vec<String>,
    says: Says,
    /// The buildings to choose from.
    buildings: Vec<(String, String)>,
    /// What its name says that it feeds.
    proposed: Option<Appliance>,
    /// The meters to choose from that it may stand under.
    parents: Vec<(String, String)>,
    faults: Faults,
}

impl Shown {
    /// The form of a meter, as it is or as it was typed.
    pub fn of(words: Words, catalog: &Catalog, meter: &Meter, typed: Typed) -> Self {
        let says = Says::of(catalog, meter);
        Self {
            id: meter.meter_id,
            input: typed.input.unwrap_or_else(|| MeterInput::of(meter, &says)),
            told: typed.told,
            says,
            buildings: building_choices(words, catalog),
            proposed: proposed(meter),
            parents: parent_choices(words, catalog, meter),
            faults: typed.faults,
        }
    }
}

/// The form.
#[component]
pub fn MeterForm(words: Words, form: Shown) -> impl IntoView {
    let Shown { id, input, told, says, buildings, proposed, parents, faults } = form;
    let f = || faults.clone();
    let statuses =
        MeterStatus::ALL.iter().map(|one| (one.as_str().to_owned(), label::meter_status(words, *one).to_owned())).collect();
    let counts = [("register", text::counts_register(words)), ("interval", text::counts_interval(words))];
    let counts = counts.into_iter().map(|(value, name)| (value.to_owned(), name.to_owned())).collect();
    let minutes = |ms: i64| written(Some(ms as f64 / MINUTE_MS as f64));
    let rise = display::difference_f(HOT_WATER_RISE_F, says.system);
    let register_unit = says.register_unit().1;
    let feeds = text::appliance_hint(words, proposed.map(|one| label::appliance_within(words, one)));
    let asks = !told.is_empty();
    view! {
        <form class="form" method="post" action=format!("/settings/meters/{id}")>
            <FormFault words faults=f()/>
            {asks.then(|| view! { <MadeAnew words told button=text::save_and_make_anew(words) back=format!("/settings/meters/{id}")/> })}
            <fieldset class="form-part">
                <legend>{text::what_it_is(words)}</legend>
                <div class="form-row">
                    <TextField name="name" label=text::name(words) value=input.name faults=f()/>
                    <SelectField name="status" label=text::status(words) value=input.status choices=statuses faults=f()/>
                </div>
                <div class="form-row">
                    <SelectField name="building" label=text::building(words) value=input.building choices=buildings hint=text::building_hint(words) faults=f()/>
                    <SelectField name="role" label=text::role(words) value=input.role choices=role_choices(words) faults=f()/>
                    <SelectField name="parent" label=text::parent(words) value=input.parent choices=parents hint=text::parent_hint(words) faults=f()/>
                    <SelectField name="appliance" label=text::appliance(words) value=input.appliance choices=appliance_choices(words) hint=feeds faults=f()/>
                </div>
            </fieldset>
            <fieldset class="form-part">
                <legend>{text::readings(words)}</legend>
                <p class="field-hint">{text::readings_hint(words)}</p>
                <div class="form-row form-row-wide">
                    <SelectField name="counts" label=text::counts(words) value=input.counts choices=counts faults=f()/>
                    <TextField name="max_power" label=text::power(words) value=input.max_power keys="decimal" unit="kW" hint=text::power_hint(words) faults=f()/>
                    {says.has_register.then(|| view! { <TextField name="max_register" label=text::register(words) value=input.max_register.unwrap_or_default() keys="decimal" unit=register_unit hint=text::register_hint(words) faults=f()/> })}
                    <TextField name="end_offset" label=text::offset(words) value=input.end_offset keys="text" unit="min" hint=text::offset_hint(words) faults=f()/>
                    {says.has_power.then(|| view! { <TextField name="power_gap" label=text::gap(words) value=input.power_gap.unwrap_or_default() keys="decimal" unit="min" hint=text::gap_hint(words, &minutes(POWER_GAP_MS)) faults=f()/> })}
                    {says.has_hot_water.then(|| view! { <TextField name="delta_t" label=text::rise(words) value=input.delta_t.unwrap_or_default() keys="decimal" unit=rise.1 hint=text::rise_hint(words, &written(Some((rise.0 * 10.0).round() / 10.0)), rise.1) faults=f()/> })}
                </div>
            </fieldset>
            {(!asks).then(|| view! { <FormActions words label=text::save(words) back="/settings/meters"/> })}
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use domain::DAY_MS;

    fn meter() -> Meter {
        Meter {
            name: "Boiler".to_owned(),
            max_register: Some(36_300.0),
            max_power_w: Some(11_000.0),
            end_offset_ms: -90_000,
            power_gap_ms: Some(30 * MINUTE_MS),
            delta_t_f: Some(36.0),
            ..domain::fixture::meter(7)
        }
    }

    fn says(system: UnitSystem) -> Says {
        Says { system, register: Some(Utility::NaturalGas), has_register: true, has_power: true, has_hot_water: true }
    }

    #[test]
    fn a_meter_is_shown_in_the_units_in_which_its_people_think() {
        let input = MeterInput::of(&meter(), &says(UnitSystem::Metric));
        // 100,000 m³ of gas are 36,300 therms; 36 °F apart are 20 °C apart.
        assert_eq!((input.max_register.as_deref(), input.delta_t.as_deref()), (Some("100000"), Some("20")));
        assert_eq!((input.max_power.as_str(), input.end_offset.as_str(), input.power_gap.as_deref()), ("11", "-1.5", Some("30")));
        let input = MeterInput::of(&meter(), &says(UnitSystem::Us));
        assert_eq!((input.max_register.as_deref(), input.delta_t.as_deref()), (Some("36300"), Some("36")));
    }

    #[test]
    fn a_form_that_is_saved_as_it_came_changes_nothing() {
        for system in [UnitSystem::Us, UnitSystem::Metric] {
            let says = says(system);
            let change = MeterInput::of(&meter(), &says).change(Words::ENGLISH, &Catalog::default(), &meter(), &says).unwrap();
            assert_eq!(change, MeterChange::of(&meter()));
            assert!(made_anew(Words::ENGLISH, &Catalog::default(), &meter(), &change).is_empty());
        }
    }

    #[test]
    fn what_the_name_of_a_new_submeter_says_that_it_feeds_is_chosen_already() {
        let says = says(UnitSystem::Metric);
        let meter = |status, role| Meter { name: "Wallbox".to_owned(), status, role, ..meter() };
        let new = MeterInput::of(&meter(MeterStatus::New, MeterRole::Submeter), &says);
        assert_eq!(new.appliance, "car");
        // A person who left it open is not asked again, and a main meter feeds no appliance.
        for (status, role) in [(MeterStatus::Active, MeterRole::Submeter), (MeterStatus::New, MeterRole::Main)] {
            assert_eq!(MeterInput::of(&meter(status, role), &says).appliance, "");
        }
        let input = MeterInput { appliance: "toaster".to_owned(), ..new };
        let faults = input.change(Words::ENGLISH, &Catalog::default(), &meter(MeterStatus::New, MeterRole::Submeter), &says);
        assert_eq!(faults.unwrap_err().keys().copied().collect::<Vec<_>>(), ["appliance"]);
    }

    #[test]
    fn each_fault_names_its_field_what_was_given_and_what_would_do() {
        let says = says(UnitSystem::Metric);
        let input = MeterInput {
            name: String::new(),
            max_power: "-3".to_owned(),
            end_offset: "2000".to_owned(),
            power_gap: Some("soon".to_owned()),
            delta_t: Some("0".to_owned()),
            ..MeterInput::of(&meter(), &says)
        };
        let faults = input.change(Words::ENGLISH, &Catalog::default(), &meter(), &says).unwrap_err();
        assert_eq!(faults.keys().copied().collect::<Vec<_>>(), ["delta_t", "end_offset", "max_power", "name", "power_gap"]);
        assert!(faults["max_power"].contains("“-3”") && faults["max_power"].contains("kilowatts above 0"), "{faults:?}");
    }

    #[test]
    fn what_will_be_made_anew_is_told_and_what_is_only_named_is_not() {
        let named = MeterChange { name: "Old boiler".to_owned(), ..MeterChange::of(&meter()) };
        assert!(made_anew(Words::ENGLISH, &Catalog::default(), &meter(), &named).is_empty());
        let limited = MeterChange { max_power_w: Some(9_000.0), ..named };
        let told = made_anew(Words::ENGLISH, &Catalog::default(), &meter(), &limited);
        assert_eq!(told, ["Every hour and day of Old boiler, from its readings."]);
    }

    #[test]
    fn the_limits_of_the_fields_are_those_of_the_store() {
        assert_eq!(*OFFSET.range.end() * MINUTE_MS as f64, DAY_MS as f64);
        assert_eq!(*GAP.range.end() * MINUTE_MS as f64, DAY_MS as f64);
        assert!(*GAP.range.start() * MINUTE_MS as f64 >= 1_000.0);
    }
}
