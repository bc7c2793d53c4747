//! Tokens that devices and programs sign in with. The secret is shown once, when it is created.
//! Only its hash is stored.

use app::document::answer::{Failure, Named, Params, answered, faults_of, see_other, status_of};
use app::document::frame::Frame;
use app::document::part::{CodeBlock, Done, Faults, FormFault, PostButton, SelectField, TextField, ToManual};
use app::{PublishHint, Routes, Scope};
use axum::extract::{Form, Query};
use axum::response::Response;
use domain::Capability;
use ingest::token::{hash, new_secret};
use leptos::prelude::*;
use serde::Deserialize;
use std::sync::Arc;
use store::{Catalog, TokenKind};
use wording::Words;
use wording::page::settings::token as says;

pub fn routes() -> Routes {
    Routes::documents()
        .for_holders(Capability::Configure)
        .get("/settings/tokens", show)
        .post("/settings/tokens/revoke", revoke)
        .for_holders_in_person(Capability::Configure)
        .post("/settings/tokens", make)
}

/// The form of a token.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct TokenInput {
    name: String,
    kind: String,
    device: String,
}

impl TokenInput {
    /// The token's kind. In a form without that choice, it follows from whether a meter is given.
    fn kind(&self) -> TokenKind {
        match self.kind.as_str() {
            "gateway" => TokenKind::Gateway,
            "http" => TokenKind::Http,
            "device" => TokenKind::Device,
            _ if self.device.trim().is_empty() => TokenKind::Http,
            _ => TokenKind::Device,
        }
    }
}

/// A token that was just created.
struct Made {
    secret: String,
    kind: TokenKind,
    device: Option<String>,
}

async fn show(state: Scope, Query(params): Query<Params>) -> Response {
    let words = state.words_of_all();
    let done = (params.done.as_deref() == Some("revoked")).then(|| says::revoked_label(words).to_owned());
    answered(&state, page(&state, done, None, TokenInput::default(), Faults::new()).await)
}

async fn make(state: Scope, Form(input): Form<TokenInput>) -> Response {
    answered(&state, make_or_show(&state, input).await)
}

async fn make_or_show(state: &Scope, input: TokenInput) -> Result<Response, Failure> {
    let device = Some(key_of(&state.catalog(), input.device.trim())).filter(|device| !device.is_empty());
    let random = state.random.bytes().map_err(|_| store::Error::Broken("the machine gave no random numbers"))?;
    let secret = new_secret(&random);
    let kind = input.kind();
    match state.store.token_insert(&input.name, kind, device.as_deref(), &hash(&secret), state.now()).await {
        // The secret is shown once and never again, so this answer is the page itself and not a
        // redirect.
        Ok(_) => page(state, None, Some(Made { secret, kind, device }), TokenInput::default(), Faults::new()).await,
        Err(error) => {
            let faults = faults_of(error, |field| if field == "device" { "device" } else { "name" })?;
            page(state, None, None, input, faults).await
        }
    }
}

/// The key of the meter that is meant. A known meter may be given by its name; a future meter only
/// by its key.
fn key_of(catalog: &Catalog, typed: &str) -> String {
    let mut of_name = catalog.meters.values().filter(|meter| meter.name == typed);
    match (catalog.meter_named(typed), of_name.next(), of_name.next()) {
        (None, Some(meter), None) => meter.key.clone(),
        _ => typed.to_owned(),
    }
}

async fn revoke(state: Scope, Form(named): Form<Named>) -> Response {
    let done = state.store.token_revoke(named.id, state.now()).await;
    answered(&state, done.map(|_| see_other("/settings/tokens?done=revoked")).map_err(Failure::from))
}

async fn page(
    state: &Scope,
    done: Option<String>,
    made: Option<Made>,
    input: TokenInput,
    faults: Faults,
) -> Result<Response, Failure> {
    let words = state.words_of_all();
    let now = state.now();
    let (open, closed): (Vec<_>, Vec<_>) =
        state.store.token_list().await?.into_iter().partition(|token| token.revoked_at.is_none());
    let hint = state.publish.clone();
    let kind = if input.kind.is_empty() { TokenKind::Device.as_str().to_owned() } else { input.kind.clone() };
    let status = status_of(&faults);
    let frame = Frame { may_be_kept: false, ..Frame::new(state, says::title(words)) };
    Ok(frame.answer(status, || {
        view! {
            <div class="headline-block">
                <h1 class="headline">
                    <strong>{says::headline(words, open.len())}</strong>
                </h1>
                <p class="lede">{says::lede(words)}<ToManual words href="/help/api"/></p>
            </div>
            <Done text=done/>
            {made.map(|made| view! { <JustMade words made hint=hint.clone()/> })}
            <h2 class="visually-hidden">{says::in_use(words)}</h2>
            <div class="status-list">
                {open.into_iter().map(|token| {
                    let stands_for = stands_for(words, token.kind, token.device.as_deref());
                    let line = says::line(words, &stands_for, now - token.created_at, token.last_used_at.map(|at| now - at));
                    view! {
                        <div class="status-row">
                            <h3>{token.name}</h3>
                            <PostButton action="/settings/tokens/revoke" with=vec![("id", token.token_id.to_string())] label=says::revoke(words) class="button-small"/>
                            <p class="status-text">{line}</p>
                        </div>
                    }
                }).collect_view()}
            </div>
            {(!closed.is_empty()).then(|| view! { <p class="status-text">{says::revoked(words, closed.len())}</p> })}
            <section class="page-section" aria-labelledby="make">
                <h2 id="make">{says::make_one(words)}</h2>
                <form class="form" method="post" action="/settings/tokens">
                    <FormFault words faults=faults.clone()/>
                    <div class="form-row">
                        <TextField name="name" label=says::name(words) value=input.name hint=says::name_hint(words) faults=faults.clone()/>
                        <SelectField name="kind" label=says::kind(words) value=kind choices=kinds(words) faults=faults.clone()/>
                        <TextField name="device" label=says::meter(words) value=input.device hint=says::meter_hint(words) faults=faults/>
                    </div>
                    <p class="status-text">{says::kinds_explained(words)}</p>
                    <div class="form-actions"><button class="button button-primary" type="submit">{says::make(words)}</button></div>
                </form>
            </section>
        }
        .into_any()
    }))
}

fn stands_for(words: Words, kind: TokenKind, device: Option<&str>) -> String {
    match (kind, device) {
        (_, Some(device)) => says::of_meter(words, device),
        (TokenKind::Gateway, None) => says::of_a_gateway(words).to_owned(),
        (_, None) => says::of_a_program(words).to_owned(),
    }
}

/// The kinds that the form offers.
fn kinds(words: Words) -> Vec<(String, String)> {
    let kinds = [
        (TokenKind::Device, says::kind_device(words)),
        (TokenKind::Gateway, says::kind_gateway(words)),
        (TokenKind::Http, says::kind_http(words)),
    ];
    kinds.map(|(kind, label)| (kind.as_str().to_owned(), label.to_owned())).to_vec()
}

/// A command that sends a first reading with the token to the address where this server is reached.
fn example(made: &Made, hint: &PublishHint) -> String {
    let (secret, PublishHint { host, port, web, .. }) = (&made.secret, hint);
    match &made.device {
        Some(_) if hint.is_embedded => {
            format!("mosquitto_pub -h {host} -p {port} -q 1 -u {secret} -t v1/devices/me/telemetry -m '{{\"power_w\":412}}'")
        }
        // An external broker does not know our tokens. They work by HTTP all the same.
        Some(_) => {
            format!("curl -i -H 'Content-Type: application/json' -d '{{\"power_w\":412}}' {web}/api/v1/{secret}/telemetry")
        }
        None if made.kind == TokenKind::Gateway && hint.is_embedded => format!(
            "mosquitto_pub -h {host} -p {port} -q 1 -u {secret} -t v1/gateway/telemetry -m '{{\"boiler\":[{{\"power_w\":412}}]}}'"
        ),
        None => format!(
            "curl -i -H 'Authorization: Token {secret}' --data-binary 'meters,meter=boiler energy_kwh=1834.2' {web}/api/v2/write"
        ),
    }
}

#[component]
fn JustMade(words: Words, made: Made, hint: Arc<PublishHint>) -> impl IntoView {
    let use_it = example(&made, &hint);
    view! {
        <div class="form-done" role="status">
            <p><strong>{says::copy_now(words)}</strong></p>
            <CodeBlock words id="secret" text=made.secret.clone()/>
            <p>{says::try_it(words)}</p>
            <CodeBlock words id="use-it" text=use_it/>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_sends_to_where_this_server_is_reached_in_a_way_that_knows_the_token() {
        let made = |device: Option<&str>| Made {
            secret: "gp_x".to_owned(),
            kind: if device.is_some() { TokenKind::Device } else { TokenKind::Http },
            device: device.map(ToOwned::to_owned),
        };
        let hint = |is_embedded| PublishHint {
            host: "10.0.0.7".to_owned(),
            port: 2883,
            needs_password: false,
            needs_token: false,
            is_embedded,
            web: "http://10.0.0.7:4200".to_owned(),
        };
        assert!(example(&made(Some("pump")), &hint(true)).starts_with("mosquitto_pub -h 10.0.0.7 -p 2883 -q 1 -u gp_x"));
        assert!(example(&made(Some("pump")), &hint(false)).ends_with(" http://10.0.0.7:4200/api/v1/gp_x/telemetry"));
        assert!(example(&made(None), &hint(false)).ends_with(" http://10.0.0.7:4200/api/v2/write"));
        let gateway = || Made { kind: TokenKind::Gateway, ..made(None) };
        assert!(example(&gateway(), &hint(true)).contains("-u gp_x -t v1/gateway/telemetry"));
        assert!(example(&gateway(), &hint(false)).ends_with(" http://10.0.0.7:4200/api/v2/write"));
    }
}
