//! Looking through another's eyes: an admin sees what somebody else sees and changes nothing; where
//! nobody has an account, whoever tries the demo is one of its people. A cookie says whose eyes. Leaves
//! out the pages that offer it (`settings`).

use super::{SignIn, Stage, and_cookie, cookie, is_tls, set_cookie, to};
use crate::http::visitor::Visitor;
use app::Scope;
use axum::extract::Form as Sent;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::access::{DEMO_DEPARTMENT, DEMO_PEOPLE};
use domain::{BuildingId, BuildingType, Caller, Capability, DemoPerson, Millis, Person, PersonId, Reads, Role, Sight};
use serde::Deserialize;
use std::sync::Arc;
use store::Catalog;
use wording::Words;
use wording::page::settings::people as says;

/// Where somebody begins to look through another's eyes, and stops.
pub(super) const SEE_AS: &str = "/see-as";
pub(super) const STOP: &str = "/see-as/stop";

const COOKIE: &str = "greenpulse_see_as";

/// How long it lasts.
const LASTS_S: u64 = 8 * 3600;

/// Through whose eyes: the number of a person, or the name of one of the demo's.
#[derive(Deserialize)]
pub(super) struct Said {
    #[serde(default)]
    who: String,
}

impl SignIn {
    /// The caller as whom an admin looks, or somebody at a demo; else the caller.
    pub(super) fn seen_as(&self, caller: Caller, headers: &HeaderMap, words: Words) -> Caller {
        let Some(who) = cookie(headers, COOKIE) else { return caller };
        let seen = match &caller {
            Caller::Machine => {
                DemoPerson::parse(who).and_then(|one| demo_person(one, &self.services.store.catalog_for(&Sight::All), words))
            }
            Caller::Person(admin) => self.person_of_cookie(admin, who),
            _ => None,
        };
        seen.map_or(caller, |person| Caller::Person(Arc::new(person)))
    }

    /// The person of an admin's cookie, which only a look that is on record makes. Of one who is gone the admin sees
    /// their own pages, and still changes nothing until they stop.
    fn person_of_cookie(&self, admin: &Arc<Person>, cookie: &str) -> Option<Person> {
        let who = self.marks.looks(cookie, admin.person_id, self.services.now()).filter(|_| admin.role == Role::Admin)?;
        let own = || Person { seen_by: Some(admin.clone()), ..(**admin).clone() };
        Some(self.person_seen_by(admin, who).unwrap_or_else(own))
    }

    fn person_seen_by(&self, admin: &Arc<Person>, person_id: PersonId) -> Option<Person> {
        let is_other = admin.role == Role::Admin && person_id != admin.person_id;
        let person = self.book.caller(person_id).filter(|_| is_other)?;
        Some(Person { seen_by: Some(admin.clone()), ..(*person).clone() })
    }
}

/// One of the people of the demo; `None` where there is no building of the demo for them. They have no
/// account: nothing of them is stored.
fn demo_person(one: DemoPerson, catalog: &Catalog, words: Words) -> Option<Person> {
    let all: Vec<_> = catalog.buildings.values().filter(|building| building.is_demo).collect();
    let of = |is_wanted: &dyn Fn(BuildingType) -> bool| -> Vec<BuildingId> {
        all.iter().filter(|building| is_wanted(building.building_type)).map(|building| building.building_id).collect()
    };
    let is_home = |kind: BuildingType| kind == BuildingType::Home;
    let some = |role: Role, buildings: Vec<BuildingId>| (!buildings.is_empty()).then(|| (role, Sight::of(buildings)));
    let (role, sight) = match one {
        DemoPerson::Household => some(Role::User, of(&is_home).into_iter().take(1).collect()),
        DemoPerson::Organiser => (!all.is_empty()).then_some((Role::Manager, Sight::All)),
        DemoPerson::CampusManager => some(Role::Manager, of(&|kind| !is_home(kind))),
        DemoPerson::DepartmentHead => some(Role::User, of(&|kind| DEMO_DEPARTMENT.contains(&kind))),
        DemoPerson::Visitor => some(Role::Viewer, of(&|_| true)),
    }?;
    let number = DEMO_PEOPLE.iter().position(|other| *other == one)? as i64;
    let name = says::demo_person(words, one.as_str());
    Some(Person { person_id: PersonId(-1 - number), name, role, sight, reads: Reads::default(), seen_by: None })
}

pub(super) async fn begin(state: Scope<Arc<SignIn>>, visitor: Visitor, headers: HeaderMap, Sent(said): Sent<Said>) -> Response {
    let cookie = match &state.caller {
        Caller::Machine if state.stage() == Stage::Machine && DemoPerson::parse(&said.who).is_some() => said.who,
        Caller::Machine => return StatusCode::NOT_FOUND.into_response(),
        Caller::Person(admin) if admin.seen_by.is_none() && state.caller.may(Capability::Administer) => {
            let wanted = said.who.parse().ok().and_then(|id| state.person_seen_by(admin, PersonId(id)));
            let Some(person) = wanted else { return StatusCode::NOT_FOUND.into_response() };
            let (store, now) = (&state.services.store, state.services.now());
            let noted = store.audit_seen_as(person.person_id, &person.name, &state.actor(), now).await;
            if let Err(error) = noted {
                return super::away(None, &error);
            }
            // Good for this admin alone: the next one in this browser has not asked.
            state.marks.look(admin.person_id, person.person_id, now + LASTS_S as Millis * 1_000)
        }
        _ => return StatusCode::FORBIDDEN.into_response(),
    };
    and_cookie(to("/"), &set_cookie(COOKIE, &cookie, LASTS_S, is_tls(&visitor, &headers)))
}

/// The cookie that ends it.
pub(super) fn ended(is_secure: bool) -> String {
    set_cookie(COOKIE, "", 0, is_secure)
}

pub(super) async fn stop(_: Scope<Arc<SignIn>>, visitor: Visitor, headers: HeaderMap) -> Response {
    and_cookie(to("/settings/people"), &ended(is_tls(&visitor, &headers)))
}
