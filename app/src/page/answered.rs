//! From a page's address to its model and its view, the same way for all pages. In the browser everything that fetches,
//! waits and shows is compiled for each type that it is used with, so it is used with one: whichever page it is. A page's
//! part is to ask its server function, and to show its own model.

use super::building::BuildingView;
use super::meter::MeterView;
use super::overview::Overview;
use super::reading::ReadingForm;
use super::status::Status;
use crate::chart::ChartView;
use crate::erased::Erase;
use crate::part::Trouble;
use leptos::prelude::*;
use leptos::server::codee::{Decoder, Encoder};
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::params::ParamsMap;
use serde::{Deserialize, Serialize};
use std::future::Future;
use std::pin::Pin;

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Model {
    /// A site.
    Overview(Box<Overview>),
    /// A building.
    Building(Box<BuildingView>),
    /// A meter.
    Meter(Box<MeterView>),
    /// The form for a reading.
    Reading(Box<ReadingForm>),
    /// How the system is.
    Status(Box<Status>),
}

impl Model {
    /// Without what a browser finds in the page itself.
    fn leave_out_drawn(&mut self) {
        let charts = match self {
            Model::Overview(page) => {
                page.leave_out_drawn();
                [page.chart.as_mut(), None, None]
            }
            Model::Building(page) => [page.last_hour.as_mut(), page.history.as_mut(), page.forecast.as_mut()],
            Model::Meter(page) => [page.course.as_mut(), None, None],
            Model::Reading(_) | Model::Status(_) => [None, None, None],
        };
        charts.into_iter().flatten().for_each(ChartView::leave_out_drawn);
    }
}

/// What a server function says to a page: `None` where there is no such thing.
pub type Answer = Result<Option<Model>, ServerFnError>;

/// An answer on its way.
pub type Fetch = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// What is asked for: the address without its route.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    params: ParamsMap,
    query: ParamsMap,
}

impl Address {
    /// The id in the path.
    pub fn id<T: std::str::FromStr>(&self) -> Option<T> {
        self.params.get_str("id")?.parse().ok()
    }

    /// A parameter of the query.
    pub fn get(&self, name: &str) -> Option<String> {
        self.query.get(name)
    }
}

/// How an answer stands in the page that the server made of it, for the browser to take over.
struct InPage;

impl Encoder<Answer> for InPage {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(answer: &Answer) -> Result<String, serde_json::Error> {
        // What is drawn stands in the page already.
        let mut answer = answer.clone();
        if let Ok(Some(model)) = &mut answer {
            model.leave_out_drawn();
        }
        serde_json::to_string(&answer)
    }
}

impl Decoder<Answer> for InPage {
    type Error = serde_json::Error;
    type Encoded = str;

    // From bytes, as what server functions answer is read. Leptos' own codec reads from text, and every model's reader
    // would be in the browser twice.
    fn decode(text: &str) -> Result<Answer, serde_json::Error> {
        serde_json::from_slice(text.as_bytes())
    }
}

/// A page's model, asked for anew whenever the address changes.
#[derive(Clone, Copy)]
pub struct Answered(Resource<Answer, InPage>);

impl Answered {
    /// Asks for the address of the page that this is called in.
    pub fn new(fetch: fn(Address) -> Fetch) -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        Self(Resource::new_with_options(move || Address { params: params.get(), query: query.get() }, fetch, false))
    }

    /// Asks again.
    pub fn refetch(self) {
        self.0.refetch();
    }

    /// The page once its answer is there, or why it cannot be shown.
    pub fn view(self, show: fn(Model) -> AnyView) -> AnyView {
        view! {
            <Transition fallback=super::Loading>
                {move || Suspend::new(async move {
                    match self.0.await {
                        Ok(Some(model)) => show(model),
                        Ok(None) => super::NotFound().into_any(),
                        Err(error) => view! { <Trouble why=error.to_string()/> }.into_any(),
                    }
                })}
            </Transition>
        }
        .erased()
    }
}
