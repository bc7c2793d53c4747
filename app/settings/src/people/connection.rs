//! Accounts at providers of single sign-on: those of a person, one's own, and the addresses that a
//! provider must know. Leaves out signing in by them (the server's).

use super::{role_of, sees, why_kept};
use app::document::part::PostButton;
use app::{Scope, SignInWay};
use domain::Sight;
use leptos::prelude::*;
use store::{Catalog, Identity, StoredPerson};
use wording::Words;
use wording::page::settings::{account, people as says};

/// Whether a provider calls itself so.
fn is_of(way: &SignInWay, issuer: &str) -> bool {
    way.issuer.trim_end_matches('/') == issuer.trim_end_matches('/')
}

/// What people call the provider of an account.
fn provider(words: Words, ways: &[SignInWay], issuer: &str) -> String {
    match ways.iter().find(|way| is_of(way, issuer)) {
        Some(way) => way.name.clone(),
        None if issuer == "proxy" => says::by_proxy(words).to_owned(),
        None => issuer.to_owned(),
    }
}

/// The accounts of a person, and what their groups give. `fault` says why one stays.
pub fn of_person(
    state: &Scope,
    catalog: &Catalog,
    person: &StoredPerson,
    identities: &[Identity],
    fault: Option<&str>,
) -> Option<AnyView> {
    let (words, now) = (state.words_of_all(), state.now());
    if identities.is_empty() {
        return None;
    }
    let action = format!("/settings/people/{}/disconnect", person.person_id);
    let rows = identities.iter().map(|one| {
        let used = words.age(now - one.last_used_at.unwrap_or(one.made_at));
        let with = vec![("issuer", one.issuer.clone()), ("subject", one.subject.clone())];
        view! {
            <div class="status-row">
                <h3>{provider(words, &state.sign_in_ways, &one.issuer)}</h3>
                <PostButton action=action.clone() with=with label=says::disconnect(words) class="button-small"/>
                <p class="status-text">{says::connection(words, &one.name, &used)}</p>
            </div>
        }
    });
    let by_group = &person.by_group;
    let role = by_group.role.map(|role| says::by_group(words, &role_of(words, role), &role_of(words, person.person.role)));
    let sight = if by_group.sees_all { Sight::All } else { Sight::of(by_group.buildings.iter().copied()) };
    let seen = (sight != Sight::Nothing).then(|| says::sees_by_group(words, &sees(words, catalog, &sight)));
    let view = view! {
        <section class="page-section" aria-labelledby="connections">
            <h2 id="connections">{says::connections(words)}</h2>
            {role.map(|text| view! { <p class="lede">{text}</p> })}
            {seen.map(|text| view! { <p class="lede">{text}</p> })}
            {why_kept(fault)}
            <div class="status-list">{rows.collect_view()}</div>
        </section>
    };
    Some(view.into_any())
}

/// One's own accounts, and the providers with which one may connect another.
pub fn own(words: Words, ways: &[SignInWay], identities: &[Identity]) -> Option<AnyView> {
    if ways.is_empty() && identities.is_empty() {
        return None;
    }
    let connected = identities.iter().map(|one| {
        let line = account::connected_as(words, &provider(words, ways, &one.issuer), &one.name);
        view! { <p class="status-text">{line}</p> }
    });
    let is_open = |way: &&SignInWay| !identities.iter().any(|one| is_of(way, &one.issuer));
    let open: Vec<&SignInWay> = ways.iter().filter(is_open).collect();
    let lede = (!open.is_empty()).then(|| account::connections_lede(words));
    let connect = open.into_iter().map(|way| {
        let (with, label) = (vec![("provider", way.id.clone())], account::connect(words, &way.name));
        view! { <PostButton action="/sign-in/connect" with=with label=label class=""/> }
    });
    let view = view! {
        <section class="page-section" aria-labelledby="connections">
            <h2 id="connections">{account::connections(words)}</h2>
            {lede.map(|text| view! { <p class="lede">{text}</p> })}
            {connected.collect_view()}
            <div class="form-actions">{connect.collect_view()}</div>
        </section>
    };
    Some(view.into_any())
}

/// The providers, each with the addresses that it must know.
pub fn ways(words: Words, ways: &[SignInWay]) -> Option<AnyView> {
    if ways.is_empty() {
        return None;
    }
    let rows = ways.iter().map(|way| {
        view! {
            <h3>{way.name.clone()}</h3>
            <p class="status-text">{says::way_redirect(words)}</p>
            <div class="code-block"><pre tabindex="0"><code>{way.redirect.clone()}</code></pre></div>
            <p class="status-text">{says::way_logout(words)}</p>
            <div class="code-block"><pre tabindex="0"><code>{way.logout.clone()}</code></pre></div>
        }
    });
    let view = view! {
        <section class="page-section" aria-labelledby="ways">
            <h2 id="ways">{says::ways(words)}</h2>
            <p class="lede">{says::ways_lede(words)}</p>
            {rows.collect_view()}
        </section>
    };
    Some(view.into_any())
}
