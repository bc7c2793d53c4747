//! The plan of an import as a form: each guess with its evidence, open questions marked, each
//! series with its meter and unit.

use super::job::Job;
use super::progress::{LeftOut, Problems, Rest, summary_words};
use super::question::{asked, layout_words, would_do};
use super::why;
use app::document::part::{Done, sentence};
use domain::Field;
use files::{Guess, Layout, Plan, Question};
use ingest::file::Imported;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use wording::Words;
use wording::page::settings::import::plan as says;

/// The faults of the answers, by their paths.
pub type Faults = BTreeMap<String, String>;

/// The id of the list of meters.
const METERS: &str = "known-meters";

/// The most series on a page of the form.
const SERIES_SHOWN: usize = 100;

/// Applies the answers of a form to a plan.
pub fn answer(words: Words, plan: &mut Plan, said: &[(String, String)]) -> Faults {
    let mut faults = Faults::new();
    for shown in said.iter().filter_map(|(path, _)| path.strip_suffix(".shown")) {
        // Browsers do not send a box that is not ticked.
        let path = format!("{shown}.import");
        let is_taken = said.iter().any(|(said, _)| *said == path);
        if plan.answer(&path, if is_taken { "true" } else { "false" }).is_err() {
            faults.insert(path, says::box_unclear(words).to_owned());
        }
    }
    for (path, text) in said.iter().filter(|(path, _)| is_answer(path)) {
        if text.trim().is_empty() {
            continue;
        }
        if let Err(error) = plan.answer(path, text) {
            faults.insert(path.clone(), refused(words, path, &error));
        }
    }
    faults
}

/// Why an answer will not do.
fn refused(words: Words, path: &str, error: &files::Error) -> String {
    would_do(words, path).map_or_else(|| error.to_string(), ToOwned::to_owned)
}

/// Why a plan cannot be followed.
fn told(words: Words, error: &files::Error) -> String {
    match error {
        files::Error::Unconfirmed(faults) => {
            faults.iter().map(|fault| sentence(&why::reason(words, fault))).collect::<Vec<_>>().join(" ")
        }
        other => other.to_string(),
    }
}

/// Copies the field, unit, kind and sign of the first series to all others. Each keeps its meter.
pub fn all_as_the_first(words: Words, plan: &mut Plan) -> Faults {
    let mut faults = Faults::new();
    let Some(first) = plan.series.first().cloned() else { return faults };
    let said = [
        ("field", first.field.best().cloned()),
        ("unit", first.unit.best().cloned()),
        ("kind", first.kind.best().map(|kind| kind.as_str().to_owned())),
        ("sign", first.sign.best().map(|sign| sign.as_str().to_owned())),
    ];
    for (what, value) in said {
        let Some(value) = value else {
            faults.insert(format!("series.0.{what}"), says::first_needed(words).to_owned());
            continue;
        };
        if let Err(error) = plan.answer(&format!("series.*.{what}"), &value) {
            faults.insert(format!("series.0.{what}"), refused(words, what, &error));
        }
    }
    faults
}

/// The first series of the page to show: the page that was asked for, unless all faults are on
/// other pages.
pub fn page_of(from: usize, faults: &Faults) -> usize {
    let from = from / SERIES_SHOWN * SERIES_SHOWN;
    let of_series = |path: &String| path.strip_prefix("series.")?.split('.').next()?.parse::<usize>().ok();
    let is_seen = |path: &String| of_series(path).is_none_or(|i| (from..from + SERIES_SHOWN).contains(&i));
    if faults.is_empty() || faults.keys().any(is_seen) {
        return from;
    }
    faults.keys().filter_map(of_series).min().map_or(from, |i| i / SERIES_SHOWN * SERIES_SHOWN)
}

fn is_answer(path: &str) -> bool {
    let of_series = path.starts_with("series.") && !path.ends_with(".import") && !path.ends_with(".shown");
    of_series || ["order", "decimal", "zone", "spacing", "stamp", "end_day", "numbers", "factors"].contains(&path)
}

/// The open questions, as faults of their fields.
pub fn unanswered(words: Words, plan: &Plan) -> Faults {
    let of_question = |question: Question| {
        let text = asked(words, plan, &question.path).unwrap_or(question.text);
        (question.path, text)
    };
    let mut faults: Faults = plan.questions().into_iter().map(of_question).collect();
    if faults.is_empty()
        && let Err(error) = plan.open()
    {
        faults.insert(String::new(), told(words, &error));
    }
    faults
}

fn size_words(words: Words, bytes: u64) -> String {
    match bytes as f64 {
        bytes if bytes < 1e6 => format!("{} kB", words.significant(bytes / 1e3)),
        bytes => format!("{} MB", words.significant(bytes / 1e6)),
    }
}

/// A field of the form.
struct FormField {
    path: String,
    label: &'static str,
    value: String,
    evidence: String,
    options: Vec<(String, String)>,
    /// The id of the list with what may be typed.
    list: Option<&'static str>,
}

fn options(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(value, label)| ((*value).to_owned(), (*label).to_owned())).collect()
}

fn form_field<T>(
    words: Words,
    path: &str,
    label: &'static str,
    guess: &Guess<T>,
    word: impl Fn(&T) -> String,
    choices: &[(&str, &str)],
) -> FormField {
    let value = guess.best().map(word).unwrap_or_default();
    let mut options = options(choices);
    // A browser would send the first choice in place of what is none of them.
    if !value.is_empty() && !options.is_empty() && options.iter().all(|(one, _)| *one != value) {
        options.insert(0, (value.clone(), why::field_words(words, &value)));
    }
    FormField { path: path.to_owned(), label, value, evidence: why::reason(words, &guess.evidence), options, list: None }
}

/// What a series may be: each field, of the series' own part.
fn field_choices(words: Words, series: &files::Series) -> Vec<(String, String)> {
    let part = series.field.best().and_then(|name| name.split_once(':')).map_or_else(String::new, |(_, part)| format!(":{part}"));
    let fields = Field::ALL.iter().filter(|field| field.name == field.channel && field.unit != domain::Unit::Unknown);
    let named = fields.map(|field| format!("{}{part}", field.name));
    named.map(|name| (name.clone(), why::field_words(words, &name))).collect()
}

/// The fields that apply to the whole file.
fn file_fields(words: Words, plan: &Plan) -> Vec<FormField> {
    let order = [
        ("year_first", "2026-11-22"),
        ("day_first", "22/11/2026"),
        ("month_first", "11/22/2026"),
        ("month_year", "11/26 (2026-11)"),
        ("unix_seconds", says::order_seconds(words)),
        ("unix_millis", says::order_millis(words)),
        ("serial_1900", says::order_serial_1900(words)),
        ("serial_1904", says::order_serial_1904(words)),
    ];
    let has_periods = plan.reads_periods();
    let mut fields = Vec::new();
    let is_known = plan.format.layout.is_known();
    let is_table = !matches!(plan.format.layout, Layout::GreenButton | Layout::GreenPulse) && !is_known;
    let open: Vec<String> = plan.questions().into_iter().map(|question| question.path).collect();
    let is_open = |path: &str| open.iter().any(|open| open == path);
    if is_table {
        fields.push(form_field(words, "order", says::order(words), &plan.order, |one| one.as_str().to_owned(), &order));
    }
    if is_table || is_open("decimal") {
        fields.push(form_field(
            words,
            "decimal",
            says::decimal(words),
            &plan.decimal,
            |one| one.as_str().to_owned(),
            &[("point", "12.5"), ("comma", "12,5")],
        ));
    }
    if (is_table || is_known) && !plan.offsets {
        fields.push(form_field(words, "zone", says::zone(words), &plan.zone, Clone::clone, &[]));
    }
    // A known format says how long a period is, and which end is written, unless it is asked.
    if (is_table && has_periods) || is_open("spacing") {
        fields.push(form_field(words, "spacing", says::spacing(words), &plan.spacing, |one| one.word(), &[]));
    }
    // Where times name months, only registers have a time within them.
    let has_ends = if plan.names_periods { plan.reads_registers() } else { has_periods };
    if (is_table && has_ends) || is_open("stamp") {
        fields.push(form_field(
            words,
            "stamp",
            says::stamp(words),
            &plan.stamp,
            |one| one.as_str().to_owned(),
            &[("start", says::stamp_start(words)), ("end", says::stamp_end(words))],
        ));
    }
    if is_open("end_day") || plan.format.layout == Layout::PortfolioManager {
        let days = [("included", says::end_day_included(words)), ("excluded", says::end_day_excluded(words))];
        fields.push(form_field(words, "end_day", says::end_day(words), &plan.end_day, |one| one.as_str().to_owned(), &days));
    }
    let is_asked = |path: &str| plan.questions().iter().any(|question| question.path == path);
    if is_asked("numbers") {
        let ways = [("elapsed", says::numbers_elapsed(words)), ("wall", says::numbers_wall(words))];
        fields.push(form_field(words, "numbers", says::numbers(words), &plan.numbers, |one| one.as_str().to_owned(), &ways));
    }
    if is_asked("factors") {
        let ways = [("apply", says::factors_apply(words)), ("ignore", says::factors_ignore(words))];
        fields.push(form_field(words, "factors", says::factors(words), &plan.factors, |one| one.as_str().to_owned(), &ways));
    }
    fields
}

#[component]
pub fn PlanForm(
    words: Words,
    job: Arc<Job>,
    plan: Plan,
    tried: Option<Box<Imported>>,
    from: usize,
    faults: Faults,
    /// The key and the name of each meter that there is.
    meters: Vec<(String, String)>,
) -> impl IntoView {
    let [before, taken_for, asked] = says::headline(words, &layout_words(words, plan.format.layout), plan.questions().len());
    let id = job.id;
    let size = size_words(words, job.bytes);
    let fields = file_fields(words, &plan);
    let left_out = plan.left_out();
    let general = faults.get("").cloned();
    let count = plan.series.len();
    let from = page_of(from.min(count.saturating_sub(1)), &faults);
    let until = (from + SERIES_SHOWN).min(count);
    let tried_words = tried.as_ref().map(|tried| says::tried(words, &summary_words(words, tried)));
    let problems = tried.map(|tried| tried.summary.problems.clone()).unwrap_or_default();
    view! {
        <div class="headline-block">
            <p class="headline-over">{says::file(words, &job.file_name, &size)}</p>
            <h1 class="headline">
                {before}<strong>{taken_for}</strong>{asked}
            </h1>
            <p class="lede">{says::judged_by(words, plan.sample_rows, plan.is_whole)}</p>
        </div>
        <Done text=tried_words/>
        <Problems words problems/>
        {(!plan.notes.is_empty()).then(|| view! { <ul class="inline-list status-text">{plan.notes.iter().map(|note| view! { <li>{sentence(&why::reason(words, note))}</li> }).collect_view()}</ul> })}
        {(!job.first_rows.is_empty()).then(|| view! {
            <details class="details" open>
                <summary>{says::first_rows(words)}</summary>
                <pre class="payload" tabindex="0">{job.first_rows.join("\n")}</pre>
            </details>
        })}
        <form class="form" method="post" action=format!("/settings/import/{id}")>
            <datalist id=METERS>{meters.into_iter().map(|(key, name)| view! { <option value=key>{name}</option> }).collect_view()}</datalist>
            {general.map(|why| view! { <div class="form-error" role="alert"><p>{why}</p></div> })}
            <div class="form-row">{fields.into_iter().map(|field| view! { <FieldShown words field faults=faults.clone()/> }).collect_view()}</div>
            <div class="section-head">
                <h2>{says::series_on_page(words, from + 1, until, count)}</h2>
                {(count > 1).then(|| view! { <button class="button" type="submit" name="action" value="same">{says::all_as_first(words)}</button> })}
            </div>
            <input type="hidden" name="from" value=from.to_string()/>
            {plan.series.iter().enumerate().skip(from).take(SERIES_SHOWN).map(|(i, series)| view! { <SeriesFields words i series=series.clone() faults=faults.clone()/> }).collect_view()}
            {(count > SERIES_SHOWN).then(|| view! {
                <div class="form-actions">
                    {(from > 0).then(|| view! { <button class="button" type="submit" name="action" value=format!("from:{}", from - SERIES_SHOWN)>{says::series_before(words)}</button> })}
                    {(until < count).then(|| view! { <button class="button" type="submit" name="action" value=format!("from:{until}")>{says::series_after(words)}</button> })}
                    <span class="field-hint">{says::series_kept(words)}</span>
                </div>
            })}
            <div class="form-actions">
                <button class="button" type="submit" name="action" value="try">{says::try_label(words)}</button>
                <button class="button button-primary" type="submit" name="action" value="run">{says::import(words)}</button>
            </div>
        </form>
        <LeftOut words left_out/>
        <Rest words id/>
    }
    .into_any()
}

#[component]
fn FieldShown(words: Words, field: FormField, faults: Faults) -> impl IntoView {
    let FormField { path, label, value, evidence, options, list } = field;
    let id = path.replace('.', "-");
    let fault = faults.get(&path).map(|why| sentence(why));
    let described = format!("{id}-hint{}", fault.as_ref().map(|_| format!(" {id}-error")).unwrap_or_default());
    let invalid = fault.is_some().then_some("true");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <span class="field-hint" id=format!("{id}-hint")>{sentence(&evidence)}</span>
            {if options.is_empty() {
                view! { <input class="input" id=id.clone() name=path value=value list=list autocomplete="off" aria-invalid=invalid aria-describedby=described/> }.into_any()
            } else {
                view! {
                    <select class="input" id=id.clone() name=path aria-invalid=invalid aria-describedby=described>
                        {value.is_empty().then(|| view! { <option value="">{says::choose(words)}</option> })}
                        {options.into_iter().map(|(one, label)| {
                            let is_chosen = one == value;
                            view! { <option value=one selected=is_chosen>{label}</option> }
                        }).collect_view()}
                    </select>
                }.into_any()
            }}
            {fault.map(|why| view! { <span class="field-error" id=format!("{id}-error")>{why}</span> })}
        </div>
    }
    .into_any()
}

#[component]
fn SeriesFields(words: Words, i: usize, series: files::Series, faults: Faults) -> impl IntoView {
    let path = |what: &str| format!("series.{i}.{what}");
    let choices = field_choices(words, &series);
    let fields: Vec<(&str, &str)> = choices.iter().map(|(name, label)| (name.as_str(), label.as_str())).collect();
    let kinds = [
        ("cumulative", says::kind_cumulative(words)),
        ("interval", says::kind_interval(words)),
        ("power", says::kind_power(words)),
        ("level", says::kind_level(words)),
    ];
    let signs = [("plain", says::sign_plain(words)), ("reversed", says::sign_reversed(words)), ("net", says::sign_net(words))];
    let mut fields_of_series = vec![
        FormField {
            list: Some(METERS),
            ..form_field(words, &path("meter"), says::meter(words), &series.meter, Clone::clone, &[])
        },
        form_field(words, &path("field"), says::field(words), &series.field, Clone::clone, &fields),
        form_field(words, &path("unit"), says::unit(words), &series.unit, Clone::clone, &[]),
        form_field(words, &path("kind"), says::kind(words), &series.kind, |kind| kind.as_str().to_owned(), &kinds),
    ];
    if series.low < 0.0 || series.sign.value.is_none() {
        fields_of_series.push(form_field(
            words,
            &path("sign"),
            says::sign(words),
            &series.sign,
            |sign| sign.as_str().to_owned(),
            &signs,
        ));
    }
    let why = series.why.as_ref().map(|why| sentence(&why::reason(words, why)));
    let span = says::values(words, series.values, series.low, series.high, why.as_deref());
    let field = series.field.best().map(|name| why::field_words(words, name));
    let summary =
        says::series(words, series.meter.best().map(String::as_str), field.as_deref(), series.unit.best().map(String::as_str));
    let box_id = format!("series-{i}-import");
    let has_fault = faults.keys().any(|fault| fault.starts_with(&format!("series.{i}.")));
    let is_open = has_fault || fields_of_series.iter().any(|field| field.value.is_empty()) || i < 3;
    view! {
        <fieldset class="field series">
            <legend>{series.label.clone()}</legend>
            <input type="hidden" name=path("shown") value="1"/>
            <label class="choice" for=box_id.clone()>
                <input type="checkbox" id=box_id.clone() name=path("import") value="1" checked=series.import/>
                <span>{says::import_it(words)}</span>
                <span class="field-hint">{span}</span>
            </label>
            <details class="details" open=is_open>
                <summary>{summary}</summary>
                <div class="form-row">{fields_of_series.into_iter().map(|field| view! { <FieldShown words field faults=faults.clone()/> }).collect_view()}</div>
            </details>
        </fieldset>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use files::Hints;
    use std::io::Cursor;

    /// A table of that many columns whose meaning is not known.
    fn wide(columns: usize) -> Plan {
        let names: Vec<String> = (0..columns).map(|i| format!("room-{i}")).collect();
        let mut text = format!("time,{}\n", names.join(","));
        for hour in 0..24 {
            let values: Vec<String> = (0..columns).map(|i| format!("{}", 100 + hour * (i + 1))).collect();
            text.push_str(&format!("2026-11-02T{hour:02}:00:00Z,{}\n", values.join(",")));
        }
        files::plan(&mut Cursor::new(text.into_bytes()), "rooms.csv", &Hints::default()).unwrap()
    }

    #[test]
    fn what_a_series_is_stays_as_it_was_seen_with_its_part() {
        let mut series = wide(1).series[0].clone();
        for name in ["energy_kwh:low", "energy_export_kwh:night", "energy_net_kwh", "gas_m3"] {
            series.field = Guess { value: Some(name.to_owned()), ..series.field };
            let choices = field_choices(Words::ENGLISH, &series);
            let choices: Vec<(&str, &str)> = choices.iter().map(|(name, label)| (name.as_str(), label.as_str())).collect();
            let field = form_field(Words::ENGLISH, "series.0.field", "What it is", &series.field, Clone::clone, &choices);
            assert_eq!(field.options.iter().filter(|(one, _)| *one == field.value).count(), 1, "{name}: {:?}", field.options);
        }
        series.field.value = Some("energy_export_kwh:night".to_owned());
        assert!(
            field_choices(Words::ENGLISH, &series)
                .iter()
                .any(|(name, label)| name == "energy_kwh:night" && label.ends_with("· night"))
        );
    }

    #[test]
    fn every_series_of_a_wide_file_can_be_answered_for_page_by_page() {
        let mut plan = wide(250);
        assert_eq!(plan.series.len(), 250);
        let said = |i: usize| {
            vec![(format!("series.{i}.shown"), "1".to_owned()), (format!("series.{i}.field"), "energy_kwh".to_owned())]
        };
        assert!(answer(Words::ENGLISH, &mut plan, &said(249)).is_empty());
        assert_eq!(plan.series[249].field.value.as_deref(), Some("energy_kwh"));
        // Its box was not ticked; the boxes of other pages were not sent.
        assert_eq!((plan.series[249].import, plan.series[0].import), (false, true));
    }

    #[test]
    fn what_is_open_further_on_brings_its_page() {
        let fault = |path: &str| Faults::from([(path.to_owned(), "say it".to_owned())]);
        assert_eq!(page_of(0, &fault("series.217.unit")), 200);
        assert_eq!(page_of(100, &fault("zone")), 100);
        assert_eq!(page_of(130, &fault("series.199.unit")), 100);
        assert_eq!(page_of(249, &Faults::new()), 200);
    }

    #[test]
    fn all_series_become_what_the_first_is_and_keep_their_meters() {
        let mut plan = wide(120);
        for (path, text) in [
            ("series.0.field", "energy_kwh"),
            ("series.0.unit", "kWh"),
            ("series.0.kind", "cumulative"),
            ("series.0.sign", "plain"),
        ] {
            plan.answer(path, text).unwrap();
        }
        let meters: Vec<_> = plan.series.iter().map(|series| series.meter.clone()).collect();
        assert_eq!(all_as_the_first(Words::ENGLISH, &mut plan), Faults::new());
        assert!(plan.series.iter().all(|series| series.unit.value.as_deref() == Some("kWh")));
        assert_eq!(plan.series.iter().map(|series| series.meter.clone()).collect::<Vec<_>>(), meters);
    }
}
