//! Links by which somebody chooses a password: made to be copied, or sent by mail. Leaves out the page
//! that such a link opens (the server's), and the page that offers it (`one`).

use super::Shelf;
use app::Scope;
use app::document::answer::Failure;
use app::letter;
use mail::State;
use store::{LINK_MS, LinkPurpose, NewLink, StoredPerson};
use wording::Words;
use wording::page::settings::people as says;

/// The secret of a link, and what is stored of it.
pub(super) fn secret(state: &Scope) -> Result<(String, String), Failure> {
    let random = state.random.bytes::<32>().map_err(|_| no_random())?;
    let secret: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let hash = ingest::token::hash(&secret);
    Ok((secret, hash))
}

fn no_random() -> store::Error {
    store::Error::Broken("the machine gave no random numbers")
}

fn purpose(person: &StoredPerson) -> LinkPurpose {
    if person.password_set_at.is_some() { LinkPurpose::Reset } else { LinkPurpose::Invite }
}

/// Makes a link, in place of those that they had; returns its address.
pub(super) async fn make(state: &Scope, person: &StoredPerson, mailed_to: Option<&str>) -> Result<String, Failure> {
    let (secret, hash) = secret(state)?;
    let (now, person_id) = (state.now(), person.person_id);
    let link = NewLink { purpose: purpose(person), person_id, hash: &hash, expires_at: now + LINK_MS, mailed_to };
    state.store.link_make(&link, &state.actor(), now).await?;
    Ok(format!("{}/welcome?link={secret}", state.publish.web))
}

/// Makes a link and sends it. Returns why it cannot be sent.
pub(super) async fn mailed(state: &Scope, person: &StoredPerson) -> Result<Option<String>, Failure> {
    let words = state.words_of_all();
    let Some(post) = &state.post else { return Ok(Some(says::mail_unset(words).to_owned())) };
    let Some(email) = person.person.email.as_deref() else { return Ok(Some(says::mail_no_address(words).to_owned())) };
    let url = make(state, person, Some(email)).await?;
    let by = state.caller.person().map(|own| own.name.as_str());
    let kind = letter::kind_of(purpose(person), by);
    let Some(letter) = letter::of_link(&state.store, person, words, kind, (&url, state.now() + LINK_MS)) else {
        return Ok(Some(says::mail_no_address(words).to_owned()));
    };
    let sent = post.send(letter, state.random.bytes().map_err(|_| no_random())?);
    Ok(sent.err().map(|error| fault(words, &error)))
}

/// Whether a link can be sent to somebody.
pub(super) fn may_be_mailed(state: &Scope, person: &StoredPerson) -> bool {
    state.post.is_some() && person.person.email.is_some()
}

/// What the button says that sends a link.
pub(super) fn send_label(words: Words, person: &StoredPerson) -> &'static str {
    if purpose(person) == LinkPurpose::Invite { says::mail_invite(words) } else { says::mail_reset(words) }
}

/// What became of the last letter to somebody, or how one could be sent.
pub(super) fn about_mail(shelf: &Shelf<'_>, person: &StoredPerson) -> Option<String> {
    let words = shelf.words;
    let Some(post) = &shelf.state.post else { return Some(says::mail_unset(words).to_owned()) };
    let Some(email) = person.person.email.as_deref() else { return Some(says::mail_no_address(words).to_owned()) };
    let fate = post.last(email)?;
    Some(match &fate.state {
        State::Waiting(None) => says::mail_waiting(words, email),
        State::Waiting(Some(error)) => says::mail_again(words, email, &fault(words, error)),
        State::Sent => says::mail_sent(words, email, &words.age(shelf.now - fate.since)),
        State::Failed(error) => says::mail_failed(words, email, &fault(words, error)),
    })
}

/// What went wrong with a letter.
fn fault(words: Words, error: &mail::Error) -> String {
    says::mail_fault(words, error.kind(), &error.told())
}
