//! What a page says of readings that wait on a device without a network. The browser shows it
//! (`frontend/script/waiting.js`); the words are here.

use leptos::prelude::*;
use wording::Words;
use wording::page::round as says;

/// The list of what waits, hidden until the browser finds something to put in.
pub fn waiting(words: Words) -> AnyView {
    let [before, link, behind] = says::sign_in_first(words);
    view! {
        <section class="page-section" id="waiting" aria-labelledby="waiting-title" hidden>
            <h2 id="waiting-title" tabindex="-1">{says::waiting(words)}</h2>
            <p class="lede">{says::waiting_lede(words)}</p>
            <p data-when="sign-in" role="status" hidden>{before}<a href="/sign-in?next=/readings/new">{link}</a>{behind}</p>
            <ul class="status-list"></ul>
            <template>
                <li class="waiting-row">
                    <h3 data-of="label"></h3>
                    <p><strong data-of="value"></strong>" "<span class="status-text" data-of="when"></span>" "<span class="status-text" data-photo="">{says::with_photo(words)}</span></p>
                    <p class="field-error" data-refused="">{says::refused(words)}" "<span data-of="why"></span></p>
                    <div class="form-actions">
                        <button class="button" type="button" data-do="correct">{says::correct(words)}</button>
                        <button class="button button-quiet" type="button" data-do="discard">{says::discard(words)}</button>
                    </div>
                </li>
            </template>
        </section>
    }
    .into_any()
}

/// What a form says when it could not be sent: that its readings are kept on this device, or not.
pub fn kept(words: Words) -> AnyView {
    view! {
        <p class="form-done" role="status" tabindex="-1" data-told="kept" hidden>{says::kept(words)}</p>
        <p class="form-error" role="alert" tabindex="-1" data-told="not-kept" hidden>{says::not_kept(words)}</p>
    }
    .into_any()
}

/// The banner of every page while readings wait.
pub fn banner(words: Words) -> AnyView {
    let [before, behind] = says::waiting_banner(words);
    view! {
        <p class="banner" id="waiting-banner" data-kind="offline" hidden>
            <span>{before}" "<strong data-count=""></strong>{behind}</span>
            " "
            <a class="banner-action" href="/readings/new#waiting">{says::waiting_link(words)}</a>
        </p>
    }
    .into_any()
}
