//! Passkeys: one's own, and those of a person for an admin, and removing one. Leaves out adding one and doing without a
//! password, which are the server's, as signing in is.

use super::{is_own, why_kept};
use app::document::part::PostButton;
use app::{Scope, letter};
use domain::{Millis, PasskeyId};
use leptos::prelude::*;
use store::{Passkey, StoredPerson};
use wording::Words;
use wording::page::passkey as says;

/// Removes one, and tells its owner by mail. Nobody removes their own last way in; others get a link by an admin.
pub async fn remove(state: &Scope, owner: &StoredPerson, passkey_id: PasskeyId) -> store::Result<()> {
    let of = (owner.person_id, passkey_id);
    let name = state.store.passkey_remove(of, !is_own(state, owner.person_id), &state.actor(), state.now()).await?;
    letter::tell_passkey(&state.services, owner, (&name, false), state.words_of_all());
    Ok(())
}

/// Passkeys in a list, each with its button.
fn list(words: Words, passkeys: &[Passkey], action: &str, now: Millis) -> AnyView {
    let rows = passkeys.iter().map(|one| {
        let used = one.last_used_at.map(|at| words.age(now - at));
        let line = says::line(words, &words.age(now - one.created_at), used.as_deref(), one.is_backed_up);
        let with = vec![("id", one.passkey_id.to_string())];
        view! {
            <div class="status-row">
                <h3>{one.name.clone()}</h3>
                <PostButton action=action.to_owned() with=with label=says::remove(words) class="button-small"/>
                <p class="status-text">{line}</p>
            </div>
        }
    });
    view! { <div class="status-list">{rows.collect_view()}</div> }.into_any()
}

/// One's own, and where to add one. Whoever has both may do without a password. `fault` says why one stays.
pub fn own(words: Words, passkeys: &[Passkey], has_password: bool, fault: Option<&str>, now: Millis) -> AnyView {
    let may_do_without = has_password && !passkeys.is_empty();
    view! {
        <section class="page-section" aria-labelledby="passkeys">
            <h2 id="passkeys">{says::heading(words)}</h2>
            <p class="lede">{says::lede(words)}</p>
            {why_kept(fault)}
            {list(words, passkeys, "/account/passkeys/remove", now)}
            <div class="form-actions">
                <a class="button" href="/account/passkeys/new">{says::add(words)}</a>
                {may_do_without.then(|| view! { <a class="button" href="/account/password/remove">{says::remove_password(words)}</a> })}
            </div>
        </section>
    }
    .into_any()
}

/// Those of a person. `fault` says why one stays.
pub fn of_person(words: Words, passkeys: &[Passkey], action: &str, fault: Option<&str>, now: Millis) -> AnyView {
    view! {
        <section class="page-section" aria-labelledby="passkeys">
            <h2 id="passkeys">{says::heading(words)}</h2>
            {why_kept(fault)}
            {passkeys.is_empty().then(|| view! { <p class="lede">{says::none_of_person(words)}</p> })}
            {list(words, passkeys, action, now)}
        </section>
    }
    .into_any()
}
