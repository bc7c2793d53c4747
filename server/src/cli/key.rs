//! `greenpulse key`: makes, lists and revokes the keys with which programs ask for a person, and lists and
//! revokes the links of screens. Works while a server runs; the server notices within a second or two.

use crate::Error;
use crate::config::Config;
use crate::role::database;
use clap::Subcommand;
use domain::{BuildingId, DAY_MS, KeyId, KeyScope, Millis};
use ingest::token::{hash, new_secret};
use services::{Random, system_clock};
use std::collections::BTreeMap;
use store::{AccessKey, Actor, NewKey, Opens, Store};

/// What to do with keys.
#[derive(Subcommand)]
pub enum Command {
    /// Create a key and print it; it cannot be shown again
    Create {
        /// A name for people
        name: String,
        /// Whose it is, by the name that they sign in with. It can never do more than they may at that moment
        #[arg(long, value_name = "NAME")]
        owner: String,
        /// What it may do: read, write-readings or manage
        #[arg(long, default_value = "read", value_parser = scope)]
        scope: KeyScope,
        /// A building that it may see, by its number; may be given several times. Without any, all that its owner sees
        #[arg(long, value_name = "ID")]
        building: Vec<i64>,
        /// For how many days it is good; 0 until it is revoked
        #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u16).range(0..=3_650))]
        days: u16,
    },
    /// List all keys and screen links, without their secrets
    List,
    /// Revoke a key or a screen link
    Revoke {
        /// Its number, as printed by `list`
        id: i64,
    },
}

fn scope(text: &str) -> Result<KeyScope, String> {
    KeyScope::parse(&text.replace('-', " ")).ok_or_else(|| "write read, write-readings or manage".to_owned())
}

/// Runs the command.
///
/// # Errors
/// The store's, which also refuses names; [`Error::NoUser`].
pub async fn run(command: &Command, config: &Config) -> Result<(), Error> {
    let store = database::open(config).await?;
    let done = run_on(command, &store, system_clock().now()).await;
    store.close().await;
    done
}

async fn run_on(command: &Command, store: &Store, now: Millis) -> Result<(), Error> {
    let actor = Actor::command_line();
    match command {
        Command::Create { name, owner, scope, building, days } => {
            let found = store.person_by_login(owner).await?;
            let (person, _) = found.ok_or_else(|| Error::NoUser(owner.trim().to_owned()))?;
            let new = NewKey {
                person_id: person.person_id,
                name: name.clone(),
                opens: Opens::Api(*scope),
                sees_all: building.is_empty(),
                buildings: building.iter().copied().map(BuildingId).collect(),
                expires_at: (*days > 0).then(|| now + i64::from(*days) * DAY_MS),
            };
            let secret = new_secret(&Random::system().bytes()?);
            let key_id = store.key_insert(&new, &hash(&secret), &actor, now).await?;
            // Printed alone on stdout, so that a script can read it.
            println!("{secret}");
            eprintln!("Key {key_id}, `{name}`. It is shown this once; `greenpulse key revoke {key_id}` takes it back.");
        }
        Command::List => {
            let people = store.person_list().await?;
            let logins: BTreeMap<_, _> = people.iter().map(|one| (one.person_id, one.person.login.as_str())).collect();
            for key in store.key_list(None).await? {
                println!("{}", line(&key, logins.get(&key.key.person_id).copied().unwrap_or_default()));
            }
        }
        Command::Revoke { id } => {
            store.key_revoke(KeyId(*id), None, &actor, now).await?;
            println!("Key {id} opens nothing any more.");
        }
    }
    Ok(())
}

fn line(one: &AccessKey, owner: &str) -> String {
    let at = |at: i64| jiff::Timestamp::from_millisecond(at).map_or_else(|_| at.to_string(), |at| at.to_string());
    let NewKey { name, opens, sees_all, buildings, expires_at, .. } = &one.key;
    let opens = match opens {
        Opens::Api(scope) => scope.as_str().to_owned(),
        Opens::Page(path) => format!("screen of {path}"),
    };
    let sees = match sees_all {
        true => "all that its owner sees".to_owned(),
        false => format!("buildings {}", buildings.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
    };
    let used = one.last_used_at.map_or_else(|| "never used".to_owned(), |used| format!("last used {}", at(used)));
    let until = expires_at.map_or_else(String::new, |until| format!(", expires {}", at(until)));
    format!("{:>4}  {name}  (of {owner}; {opens}; {sees}; made {}, {used}{until})", one.key_id, at(one.created_at))
}
