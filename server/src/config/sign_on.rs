//! The settings of single sign-on: providers, what their groups give, a proxy that says who somebody is,
//! and whether passwords open anything. Leaves out what is done with them (`http::sign_in`).

use super::{Shown, list, wrong};
use crate::Error;
use crate::http::visitor::Proxies;
use crate::setting::{FAMILIES, Given, Origin};
use axum::http::Uri;
use domain::Role;
use std::collections::BTreeSet;
use std::net::IpAddr;

/// What there is to say of a provider, after its id.
const ENDINGS: [&str; 14] = [
    "NAME",
    "ISSUER",
    "CLIENT_ID",
    "CLIENT_SECRET",
    "SECRET_FILE",
    "SCOPES",
    "GROUPS_CLAIM",
    "SIGN_UP",
    "ADMIN_GROUPS",
    "MANAGER_GROUPS",
    "USER_GROUPS",
    "VIEWER_GROUPS",
    "ALL_BUILDINGS_GROUPS",
    "DEPARTMENT_GROUPS",
];

/// Of these, what there is to say of a proxy.
const OF_PROXY: [&str; 7] =
    ["SIGN_UP", "ADMIN_GROUPS", "MANAGER_GROUPS", "USER_GROUPS", "VIEWER_GROUPS", "ALL_BUILDINGS_GROUPS", "DEPARTMENT_GROUPS"];

/// The longest id of a provider, in letters.
const ID_LETTERS_MAX: usize = 20;

/// Who else says who somebody is.
#[derive(Default)]
pub struct SignOn {
    /// The providers, by id.
    pub providers: Vec<Provider>,
    /// What the groups that a proxy sends give; `None` if a proxy says nothing of people.
    pub proxy: Option<Groups>,
    /// Passwords open nothing, once an admin has signed in otherwise.
    pub is_local_closed: bool,
    /// How many hours a session lasts that was opened at a provider.
    pub session_hours: u32,
    /// For how many days what groups give counts without a sign-in at the provider.
    pub groups_days: u32,
    shown: Vec<(String, String, Origin)>,
}

/// A provider.
pub struct Provider {
    /// Its id, as it stands in addresses.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What it calls itself.
    pub issuer: String,
    /// What it calls this server.
    pub client_id: String,
    /// The secret of this server there.
    pub client_secret: Option<String>,
    /// What is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// The claim that names groups.
    pub groups_claim: String,
    /// What groups give.
    pub groups: Groups,
}

/// What groups give, and whether somebody new comes in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// Somebody new comes in at once. Otherwise an admin must let them in.
    pub lets_in: bool,
    roles: Vec<(Role, Vec<String>)>,
    all_buildings: Vec<String>,
    departments: Vec<(String, String)>,
}

impl Groups {
    /// What these groups give.
    #[must_use]
    pub fn given(&self, groups: &[String]) -> store::Given {
        let is_in = |wanted: &[String]| wanted.iter().any(|group| groups.contains(group));
        let departments = self.departments.iter().filter(|(group, _)| groups.contains(group)).map(|(_, name)| name.clone());
        store::Given {
            role: self.roles.iter().filter(|(_, wanted)| is_in(wanted)).map(|(role, _)| *role).max(),
            sees_all: is_in(&self.all_buildings),
            departments: departments.collect(),
        }
    }

    fn read(given: &Given, prefix: &str) -> Result<Self, Error> {
        let of = |ending: &str| list(given.get(&format!("{prefix}{ending}")));
        let roles = Role::ALL.map(|role| (role, of(&format!("{}_GROUPS", role.as_str().to_uppercase()))));
        let department = |text: &String| {
            let (group, name) = text.split_once('=').unwrap_or((text, ""));
            let is_pair = !group.trim().is_empty() && !name.trim().is_empty();
            is_pair.then(|| (group.trim().to_owned(), name.trim().to_owned())).ok_or_else(|| {
                wrong(
                    &format!("{prefix}DEPARTMENT_GROUPS"),
                    &format!("holds `{text}`, which is no group with a department"),
                    "group=Department, comma separated",
                )
            })
        };
        Ok(Self {
            lets_in: switch(given, &format!("{prefix}SIGN_UP"), true)?,
            roles: roles.into_iter().filter(|(_, groups)| !groups.is_empty()).collect(),
            all_buildings: of("ALL_BUILDINGS_GROUPS"),
            departments: of("DEPARTMENT_GROUPS").iter().map(department).collect::<Result<_, _>>()?,
        })
    }
}

impl SignOn {
    /// Reads these settings. `public_url` is where people reach the pages.
    ///
    /// # Errors
    /// [`Error::Setting`], naming the setting and what would do; secrets are never repeated.
    pub fn read(given: &Given, public_url: Option<&str>, proxies: &Proxies) -> Result<Self, Error> {
        let providers = ids(given)?.into_iter().map(|id| provider(given, &id)).collect::<Result<Vec<_>, _>>()?;
        if let (Some(one), None) = (providers.first(), public_url) {
            let name = format!("GREENPULSE_OIDC_{}_ISSUER", one.id.to_uppercase());
            let what = "needs GREENPULSE_PUBLIC_URL, since the provider sends people back to it";
            return Err(wrong(&name, what, "GREENPULSE_PUBLIC_URL=https://energy.example"));
        }
        let proxy = proxy(given, proxies)?;
        let is_local_closed = !switch(given, "GREENPULSE_LOCAL_SIGN_IN", true)?;
        if is_local_closed && providers.is_empty() && proxy.is_none() {
            return Err(wrong("GREENPULSE_LOCAL_SIGN_IN", "is off, and there is no other way to sign in", "on"));
        }
        let names = FAMILIES.iter().flat_map(|family| given.family(family));
        let shown = names.map(|name| {
            let is_secret = name.ends_with("_CLIENT_SECRET");
            let value = if is_secret { "(set, hidden)" } else { given.get(name).unwrap_or_default() };
            (name.to_owned(), value.to_owned(), given.origin(name))
        });
        let session_hours = super::whole(given, "GREENPULSE_SSO_SESSION_HOURS", (12, 2_160))?;
        let groups_days = super::whole(given, "GREENPULSE_SSO_GROUPS_DAYS", (30, 3_660))?;
        if u64::from(session_hours) > u64::from(groups_days) * 24 {
            let what = "is longer than GREENPULSE_SSO_GROUPS_DAYS: who is signed in would lose what their groups gave";
            return Err(wrong("GREENPULSE_SSO_SESSION_HOURS", what, "12"));
        }
        Ok(Self { providers, proxy, is_local_closed, session_hours, groups_days, shown: shown.collect() })
    }

    /// The settings that were given, secrets hidden.
    pub(super) fn shown(&self) -> impl Iterator<Item = Shown> + '_ {
        self.shown.iter().map(|(name, value, origin)| Shown { name: name.clone(), value: value.clone(), origin: *origin })
    }
}

/// The ids of the providers of which something was said, in order.
fn ids(given: &Given) -> Result<Vec<String>, Error> {
    let mut ids = BTreeSet::new();
    for name in given.family("GREENPULSE_OIDC_") {
        let rest = name.trim_start_matches("GREENPULSE_OIDC_");
        let (id, ending) = rest.split_once('_').unwrap_or((rest, ""));
        let is_id = !id.is_empty()
            && id.len() <= ID_LETTERS_MAX
            && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if !is_id || !ENDINGS.contains(&ending) {
            let endings = ENDINGS.map(|ending| format!("_{ending}")).join(", ");
            return Err(wrong(
                name,
                "is no setting of a provider",
                &format!("GREENPULSE_OIDC_, an id of capital letters and digits, and one of {endings}"),
            ));
        }
        ids.insert(id.to_lowercase());
    }
    Ok(ids.into_iter().collect())
}

fn provider(given: &Given, id: &str) -> Result<Provider, Error> {
    let name_of = |ending: &str| format!("GREENPULSE_OIDC_{}_{ending}", id.to_uppercase());
    let of = |ending: &str| given.get(&name_of(ending));
    let must = |ending: &str, would_do: &str| {
        of(ending).map(str::to_owned).ok_or_else(|| wrong(&name_of(ending), "is missing", would_do))
    };
    let issuer = must("ISSUER", "the provider's address, such as https://id.example/realms/home")?;
    if !is_safe(&issuer) {
        let what = format!("is `{issuer}`, where others could read along");
        return Err(wrong(&name_of("ISSUER"), &what, "an address that begins with https://, or http:// on this machine"));
    }
    let client_secret = match (of("CLIENT_SECRET"), of("SECRET_FILE")) {
        (Some(_), Some(_)) => {
            return Err(wrong(&name_of("CLIENT_SECRET"), &format!("stands beside {}", name_of("SECRET_FILE")), "one of the two"));
        }
        (Some(secret), None) => Some(secret.to_owned()),
        (None, Some(path)) => {
            let read = std::fs::read_to_string(path).map(|text| text.trim().to_owned());
            let unread = |error| {
                wrong(
                    &name_of("SECRET_FILE"),
                    &format!("is `{path}`, which cannot be read ({error})"),
                    "the path of a file with the secret",
                )
            };
            Some(read.map_err(unread)?)
        }
        (None, None) => None,
    };
    let scopes = of("SCOPES").unwrap_or("profile email").split([' ', ',']).filter(|scope| !["", "openid"].contains(scope));
    Ok(Provider {
        name: of("NAME").map_or_else(|| capital(id), str::to_owned),
        issuer,
        client_id: must("CLIENT_ID", "what the provider calls this server, such as greenpulse")?,
        client_secret,
        scopes: scopes.map(str::to_owned).collect(),
        groups_claim: of("GROUPS_CLAIM").unwrap_or("groups").to_owned(),
        groups: Groups::read(given, &name_of(""))?,
        id: id.to_owned(),
    })
}

fn proxy(given: &Given, proxies: &Proxies) -> Result<Option<Groups>, Error> {
    const PREFIX: &str = "GREENPULSE_PROXY_SIGN_IN_";
    let wrong_name = given.family(PREFIX).into_iter().find(|name| !OF_PROXY.contains(&name.trim_start_matches(PREFIX)));
    if let Some(name) = wrong_name {
        let endings = OF_PROXY.map(|ending| format!("_{ending}")).join(", ");
        return Err(wrong(name, "is no setting", &format!("GREENPULSE_PROXY_SIGN_IN and one of {endings}")));
    }
    if !switch(given, "GREENPULSE_PROXY_SIGN_IN", false)? {
        return Ok(None);
    }
    if *proxies == Proxies::default() {
        let what = "is on, and GREENPULSE_PROXIES names no proxy that could be believed";
        return Err(wrong("GREENPULSE_PROXY_SIGN_IN", what, "GREENPULSE_PROXIES=127.0.0.1, or the proxy's own address"));
    }
    Groups::read(given, PREFIX).map(Some)
}

/// Reads whether something is on.
fn switch(given: &Given, name: &str, default: bool) -> Result<bool, Error> {
    match given.get(name) {
        None => Ok(default),
        Some("on") => Ok(true),
        Some("off") => Ok(false),
        Some(text) => Err(wrong(name, &format!("is `{text}`"), "on or off")),
    }
}

/// The value of a switch.
pub(super) fn switch_name(is_on: bool) -> &'static str {
    if is_on { "on" } else { "off" }
}

/// Reads the address by which people reach the pages.
///
/// # Errors
/// [`Error::Setting`] if it is none, or has a path.
pub(super) fn public_url(text: &str) -> Result<String, Error> {
    let uri = text.parse::<Uri>().ok();
    let is_plain = uri.is_some_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https"))
            && uri.host().is_some_and(|host| !host.is_empty())
            && uri.authority().is_some_and(|authority| !authority.as_str().contains('@'))
            && matches!(uri.path_and_query().map(|path| path.as_str()), None | Some("/"))
    });
    if is_plain {
        return Ok(text.trim_end_matches('/').to_owned());
    }
    Err(wrong("GREENPULSE_PUBLIC_URL", &format!("is `{text}`, which is no address without a path"), "https://energy.example"))
}

/// Whether nobody between can read what goes to an address.
fn is_safe(url: &str) -> bool {
    match url.split_once("://") {
        Some(("https", rest)) => !rest.is_empty(),
        Some(("http", _)) => is_of_this_machine(url),
        _ => false,
    }
}

/// Whether only this machine reaches an address.
pub(super) fn is_of_this_machine(url: &str) -> bool {
    let host = url.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned)).unwrap_or_default();
    host == "localhost" || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn capital(id: &str) -> String {
    let mut letters = id.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn of_several_groups_the_highest_role_counts_and_all_departments() {
        let groups = Groups {
            lets_in: true,
            roles: vec![(Role::Manager, names(&["heads", "chiefs"])), (Role::User, names(&["staff"]))],
            all_buildings: names(&["chiefs"]),
            departments: vec![("labs".to_owned(), "Laboratories".to_owned()), ("ops".to_owned(), "Facilities".to_owned())],
        };
        let given = groups.given(&names(&["staff", "heads", "labs", "ops"]));
        assert_eq!((given.role, given.sees_all), (Some(Role::Manager), false));
        assert_eq!(given.departments, ["Laboratories", "Facilities"]);
        assert!(groups.given(&names(&["chiefs"])).sees_all);
        assert_eq!(groups.given(&names(&["Staff", "heads "])), store::Given::default(), "names are compared to the letter");
    }

    #[test]
    fn an_address_of_people_has_no_path_and_a_providers_is_safe() {
        assert_eq!(public_url("https://energy.example:8443/").unwrap(), "https://energy.example:8443");
        for text in
            ["energy.example", "https://energy.example/app", "ftp://energy.example", "https://a@energy.example", "https://"]
        {
            assert!(public_url(text).is_err(), "{text}");
        }
        for url in ["https://id.example/realms/home", "http://127.0.0.1:9000", "http://localhost/x", "http://[::1]:9000"] {
            assert!(is_safe(url), "{url}");
        }
        for url in ["http://id.example", "http://127.0.0.1.evil.example", "id.example", "https://"] {
            assert!(!is_safe(url), "{url}");
        }
    }
}
