//! Earlier imports, including those of other processes and those that were interrupted.

use app::Scope;
use app::document::answer::Failure;
use domain::{MINUTE_MS, Millis, Zone};
use leptos::prelude::*;
use store::{FileImport, ImportOutcome, ImportReader};
use wording::Words;
use wording::page::settings::import::past as says;
use wording::page::settings::import::progress::{Outcome, result};

/// The most imports that the page shows.
const SHOWN: i64 = 20;

/// An import without a heartbeat for this long is no longer running. Its commits take seconds, and
/// may wait for a busy database.
const QUIET_MS: Millis = 10 * MINUTE_MS;

/// An import in words: the file, its state if that needs attention, and what became of it.
pub struct Line {
    file: String,
    attention: Option<&'static str>,
    text: String,
}

/// The newest imports, in words.
///
/// # Errors
/// The store's.
pub async fn lines(state: &Scope) -> Result<Vec<Line>, Failure> {
    let words = state.words_of_all();
    let catalog = state.catalog();
    let zone = catalog.first_zone();
    let imports = state.store.file_import_list(SHOWN).await?;
    Ok(imports.iter().map(|one| line(words, one, &zone, state.started_at, state.now())).collect())
}

fn line(words: Words, one: &FileImport, zone: &Zone, started_at: Millis, now: Millis) -> Line {
    let progress = &one.progress;
    let begun = words.when(zone, one.started_at, now);
    let is_lost = one.reader == ImportReader::Server && one.heard_at < started_at;
    let is_gone = is_lost || now - one.heard_at > QUIET_MS;
    let (readings, line) = (progress.reading_count, progress.line);
    let (attention, text) = match (one.outcome, is_gone) {
        (None, false) => (None, says::running(words, &begun, readings, line)),
        (None, true) if line == 0 => (Some(says::broke_off(words)), says::ended_before_all(words, &begun)),
        (None, true) => (Some(says::broke_off(words)), says::ended(words, &begun, readings, line)),
        (Some(ImportOutcome::Failed), _) => {
            let why = one.failure.as_deref().unwrap_or(says::no_reason(words)).trim_end_matches('.');
            (Some(says::broke_off(words)), says::failed(words, &begun, why, readings, line))
        }
        (Some(ImportOutcome::Stopped), _) => (Some(says::stopped_label(words)), says::stopped(words, &begun, readings, line)),
        (Some(ImportOutcome::Done), _) => {
            let count = |count: i64| count.max(0) as u64;
            let outcome = Outcome {
                readings: count(progress.reading_count),
                inserted: count(progress.inserted_count),
                repeated: count(progress.repeated_count),
                conflicts: count(progress.conflict_count),
                problems: count(progress.problem_count),
                ..Outcome::default()
            };
            (None, says::done(words, &begun, &result(words, outcome)))
        }
    };
    Line { file: one.file_name.clone(), attention, text }
}

#[component]
pub fn Past(words: Words, lines: Vec<Line>) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        view! {
            <section class="page-section" aria-labelledby="past">
                <h2 id="past">{says::heading(words)}</h2>
                <ul class="link-list">
                    {lines.into_iter().map(|line| view! {
                        <li>
                            <span class="link-list-name">{line.file}</span>
                            <p class="status-text">
                                {line.attention.map(|word| view! { <span class="state" data-state="attention">{word}</span>" " })}
                                {line.text}
                            </p>
                        </li>
                    }).collect_view()}
                </ul>
            </section>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::ImportProgress;

    fn import(outcome: Option<ImportOutcome>) -> FileImport {
        FileImport {
            file_import_id: 1,
            file_name: "year.csv".to_owned(),
            byte_count: 4_096,
            reader: ImportReader::Server,
            started_at: 1_793_615_400_000,
            heard_at: 1_793_615_460_000,
            progress: ImportProgress { line: 32_769, reading_count: 32_768, inserted_count: 32_768, ..ImportProgress::default() },
            outcome,
            failure: None,
        }
    }

    fn told(one: &FileImport, started_at: Millis) -> (Option<&'static str>, String) {
        let line = line(Words::ENGLISH, one, &Zone::utc(), started_at, one.heard_at + MINUTE_MS);
        (line.attention, line.text)
    }

    #[test]
    fn an_import_whose_process_ended_says_at_which_line_and_what_to_do() {
        let one = import(None);
        let (attention, text) = told(&one, one.heard_at + 1);
        assert_eq!(attention, Some("Interrupted"));
        assert!(text.contains("stopped at line 32,769") && text.contains("Import it again; nothing is stored twice."), "{text}");
        assert!(told(&one, one.started_at).1.contains("being read"), "heard a minute ago by this same process");
    }

    #[test]
    fn an_import_of_the_command_line_goes_on_when_the_server_is_started_anew() {
        let one = FileImport { reader: ImportReader::Command, ..import(None) };
        let (attention, text) = told(&one, one.heard_at + 1);
        assert!(attention.is_none() && text.contains("being read"), "{text}");
        let later = line(Words::ENGLISH, &one, &Zone::utc(), 0, one.heard_at + QUIET_MS + 1);
        assert_eq!(later.attention, Some("Interrupted"));
    }

    #[test]
    fn an_import_that_ended_says_how() {
        let (attention, text) = told(&import(Some(ImportOutcome::Done)), 0);
        assert_eq!((attention, text.as_str()), (None, "10:30: 32,768 readings, 32,768 new."));
        let failed = FileImport { failure: Some("the database is full.".to_owned()), ..import(Some(ImportOutcome::Failed)) };
        assert!(told(&failed, 0).1.contains("the database is full. 32,768 readings up to line 32,769 are stored"));
    }
}
