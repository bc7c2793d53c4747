//! What a provider says of somebody: names, an address, groups. Leaves out who they are here.

use serde_json::{Map, Value};

/// How many groups of somebody are read, and how long each may be, in bytes.
const GROUPS_MAX: usize = 1_000;
const GROUP_BYTES_MAX: usize = 256;

/// What a provider says of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// What the provider calls them, for good.
    pub subject: String,
    /// The name that they sign in with there.
    pub login: Option<String>,
    /// The name that others read.
    pub name: Option<String>,
    /// Their e-mail address. It says nothing of who they are here.
    pub email: Option<String>,
    /// Their groups; `None` if the provider says nothing of groups.
    pub groups: Option<Vec<String>>,
    /// The session at the provider.
    pub session: Option<String>,
}

impl Claims {
    /// The claims of a token; `groups_claim` is the name of the groups', or a path of names with dots.
    pub(crate) fn of(subject: &str, claims: &Map<String, Value>, groups_claim: &str) -> Self {
        let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
        Self {
            subject: subject.to_owned(),
            login: text("preferred_username").map(ToOwned::to_owned),
            name: text("name").map(ToOwned::to_owned),
            email: text("email").map(ToOwned::to_owned),
            groups: found(claims, groups_claim).and_then(groups),
            session: text("sid").map(ToOwned::to_owned),
        }
    }

    /// Whether a second look, at the provider's `userinfo`, could tell more.
    pub(crate) fn is_short(&self) -> bool {
        self.groups.is_none() || self.login.is_none() || self.email.is_none()
    }

    /// The same, with what others say where it says nothing.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            subject: self.subject,
            login: self.login.or(other.login),
            name: self.name.or(other.name),
            email: self.email.or(other.email),
            groups: self.groups.or(other.groups),
            session: self.session.or(other.session),
        }
    }
}

/// A claim by its name, which may hold dots, or by a path.
fn found<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    if let Some(value) = claims.get(name) {
        return Some(value);
    }
    let (first, rest) = name.split_once('.')?;
    found(claims.get(first)?.as_object()?, rest)
}

/// Groups as providers write them: a list of names, or one name.
fn groups(value: &Value) -> Option<Vec<String>> {
    let names: Vec<&str> = match value {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        Value::String(name) => vec![name],
        _ => return None,
    };
    let mut groups: Vec<String> =
        names.into_iter().filter(|name| name.len() <= GROUP_BYTES_MAX).take(GROUPS_MAX).map(ToOwned::to_owned).collect();
    groups.sort();
    groups.dedup();
    Some(groups)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use serde_json::json;

    fn groups_of(claims: &Value, name: &str) -> Option<Vec<String>> {
        Claims::of("7", claims.as_object().unwrap(), name).groups
    }

    #[test]
    fn groups_are_read_by_name_or_path_and_none_at_all_is_another_thing_than_none_told() {
        let claims = json!({ "groups": ["b", "a", "b", 3], "realm_access": { "roles": ["admin"] }, "a.b": "one", "empty": [] });
        assert_eq!(groups_of(&claims, "groups").unwrap(), ["a", "b"]);
        assert_eq!(groups_of(&claims, "realm_access.roles").unwrap(), ["admin"]);
        assert_eq!(groups_of(&claims, "a.b").unwrap(), ["one"]);
        assert_eq!(groups_of(&claims, "empty").unwrap(), Vec::<String>::new());
        assert_eq!(groups_of(&claims, "roles"), None);
        assert_eq!(groups_of(&claims, "realm_access"), None);
    }

    #[test]
    fn what_a_token_leaves_out_is_taken_from_a_second_look() {
        let token = Claims::of("7", json!({ "sid": "s", "name": " " }).as_object().unwrap(), "groups");
        assert!(token.is_short() && token.name.is_none());
        let more = json!({ "name": "Ada", "email": "ada@example.org", "preferred_username": "ada", "groups": [] });
        let both = token.or(Claims::of("8", more.as_object().unwrap(), "groups"));
        assert_eq!((both.subject.as_str(), both.name.as_deref(), both.session.as_deref()), ("7", Some("Ada"), Some("s")));
        assert!(!both.is_short());
    }
}
