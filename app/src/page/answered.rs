//! Leads from a page's address to its model and its view, in the same way for all pages. In the
//! browser, the code that fetches, waits and shows is compiled once per type, so all pages share
//! the type [`Model`]. A page only calls its server function and shows its own model.

use crate::erased::Erase;
use crate::model::building::BuildingView;
use crate::model::chart::ChartView;
use crate::model::meter::MeterView;
use crate::model::overview::Overview;
use crate::model::reading::ReadingForm;
use crate::model::status::Status;
use crate::part::{Loading, NotFound, Trouble};
use leptos::prelude::*;
use leptos::server::codee::{Decoder, Encoder};
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::params::ParamsMap;
use serde::{Deserialize, Serialize};
use std::future::Future;
use std::pin::Pin;

/// The model of any page.
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
    /// The state of the system.
    Status(Box<Status>),
}

impl Model {
    /// Drops the parts that the browser finds in the page itself.
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

/// The answer of a server function; `None` if there is no such thing.
pub type Answer = Result<Option<Model>, ServerFnError>;

/// The future of an answer.
pub type Fetch = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// The parameters and the query of an address.
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

/// Encodes an answer into the rendered page, for hydration in the browser.
struct InPage;

impl Encoder<Answer> for InPage {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(answer: &Answer) -> Result<String, serde_json::Error> {
        // The page already contains the drawings.
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

    // Decodes from bytes, as the answers of server functions do. Leptos' own codec decodes from
    // text, which would put every model's decoder into the browser twice.
    fn decode(text: &str) -> Result<Answer, serde_json::Error> {
        serde_json::from_slice(text.as_bytes())
    }
}

/// A page's model, fetched again whenever the address changes.
#[derive(Clone, Copy)]
pub struct Answered(Resource<Answer, InPage>);

impl Answered {
    /// Fetches for the address of the page that calls this.
    pub fn new(fetch: fn(Address) -> Fetch) -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        Self(Resource::new_with_options(move || Address { params: params.get(), query: query.get() }, fetch, false))
    }

    /// Fetches again.
    pub fn refetch(self) {
        self.0.refetch();
    }

    /// The page once its answer is there, or why it cannot be shown.
    pub fn view(self, show: fn(Model) -> AnyView) -> AnyView {
        view! {
            <Transition fallback=Loading>
                {move || Suspend::new(async move {
                    match self.0.await {
                        Ok(Some(model)) => show(model),
                        Ok(None) => NotFound().into_any(),
                        Err(error) => view! { <Trouble why=error.to_string()/> }.into_any(),
                    }
                })}
            </Transition>
        }
        .erased()
    }
}
