//! `greenpulse user`: makes, invites, resets, lists and disables people who may sign in. The way in for
//! an admin who is locked out. Works while a server runs; the server notices within a second or two.

use crate::Error;
use crate::config::Config;
use crate::hex::hex;
use crate::http::sign_in::{WELCOME, hash_of};
use crate::password;
use crate::role::{announce, database};
use app::letter;
use clap::Subcommand;
use domain::{BuildingId, Millis, Role, Sight};
use mail::Way;
use services::{Random, system_clock};
use std::path::{Path, PathBuf};
use store::{Actor, LINK_MS, LinkPurpose, NewLink, NewPerson, Store, StoredPerson};
use wording::Words;

/// What to do with people.
#[derive(Subcommand)]
pub enum Command {
    /// Create a person. Without a password, invite them then
    Create {
        /// The name to sign in with
        name: String,
        /// What they may do: viewer, user, manager or admin
        #[arg(long, value_parser = role)]
        role: Role,
        /// A file whose first line is the password, at least 10 characters
        #[arg(long, value_name = "FILE")]
        password_file: Option<PathBuf>,
        /// A building that they may see, by its number; may be given several times
        #[arg(long, value_name = "ID", conflicts_with = "all_buildings")]
        building: Vec<i64>,
        /// They may see all buildings, also later ones. An admin does in any case
        #[arg(long)]
        all_buildings: bool,
    },
    /// Print a link by which a person chooses their first password; it works once, for seven days
    Invite {
        /// The name that they sign in with
        name: String,
        /// Send the link to their e-mail address instead of printing it
        #[arg(long)]
        mail: bool,
    },
    /// Print a link by which a person chooses a new password; it works once, for seven days
    Reset {
        /// The name that they sign in with
        name: String,
        /// Send the link to their e-mail address instead of printing it
        #[arg(long)]
        mail: bool,
    },
    /// List all people
    List,
    /// Keep a person out, and end their sessions
    Disable {
        /// The name that they sign in with
        name: String,
    },
    /// Let a person in again
    Enable {
        /// The name that they sign in with
        name: String,
    },
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| "write viewer, user, manager or admin".to_owned())
}

/// Runs the command.
///
/// # Errors
/// The store's, which also refuses names; [`Error::NoUser`], [`Error::Password`], [`Error::File`].
pub async fn run(command: &Command, config: &Config) -> Result<(), Error> {
    let store = database::open(config).await?;
    let done = run_on(command, config, &store, system_clock().now()).await;
    store.close().await;
    done
}

async fn run_on(command: &Command, config: &Config, store: &Store, now: Millis) -> Result<(), Error> {
    let actor = Actor::command_line();
    match command {
        Command::Create { name, role, password_file, building, all_buildings } => {
            let buildings = building.iter().copied().map(BuildingId).collect();
            let new = NewPerson { sees_all: *all_buildings, buildings, ..NewPerson::new(name, *role) };
            let hash = password_file.as_deref().map(hash_of_file).transpose()?;
            store.person_insert(&new, hash.as_deref(), &actor, now).await?;
            println!("`{}` is a new {}.", new.login, role.as_str());
            if hash.is_none() {
                println!("`greenpulse user invite {}` prints a link by which they choose a password.", new.login);
            }
        }
        Command::Invite { name, mail: false } => offer(LinkPurpose::Invite, name, config, store, &actor, now).await?,
        Command::Reset { name, mail: false } => offer(LinkPurpose::Reset, name, config, store, &actor, now).await?,
        Command::Invite { name, mail: true } => mailed(LinkPurpose::Invite, name, config, store, &actor, now).await?,
        Command::Reset { name, mail: true } => mailed(LinkPurpose::Reset, name, config, store, &actor, now).await?,
        Command::List => {
            for person in store.person_list().await? {
                println!("{}", line(&person));
            }
        }
        Command::Disable { name } => {
            let person = found(store, name).await?;
            store.person_disable(person.person_id, true, &actor, now).await?;
            println!("`{}` can no longer sign in, and is signed out everywhere.", person.person.login);
        }
        Command::Enable { name } => {
            let person = found(store, name).await?;
            store.person_disable(person.person_id, false, &actor, now).await?;
            println!("`{}` can sign in.", person.person.login);
        }
    }
    Ok(())
}

/// The hash of the password in a file's first line.
fn hash_of_file(path: &Path) -> Result<String, Error> {
    let text = std::fs::read_to_string(path).map_err(|error| Error::File(path.display().to_string(), error.to_string()))?;
    let password = text.lines().next().unwrap_or_default();
    password::check(password).map_err(|wrong| {
        let what = match wrong {
            password::Wrong::TooShort => format!("shorter than {} characters", password::CHARS_MIN),
            password::Wrong::TooLong => format!("longer than {} characters", password::CHARS_MAX),
        };
        Error::Password(format!("the password in {} is {what}; write another into its first line", path.display()))
    })?;
    Ok(password::hash(password, &Random::system())?)
}

async fn found(store: &Store, name: &str) -> Result<StoredPerson, Error> {
    let found = store.person_by_login(name).await?;
    found.map(|(person, _)| person).ok_or_else(|| Error::NoUser(name.trim().to_owned()))
}

/// Makes a link and prints it alone on stdout, so that a script can read it.
async fn offer(
    purpose: LinkPurpose,
    name: &str,
    config: &Config,
    store: &Store,
    actor: &Actor,
    now: Millis,
) -> Result<(), Error> {
    let person = found(store, name).await?;
    let way_in = made(purpose, &person, None, store, actor, now).await?;
    if person.disabled_at.is_some() {
        eprintln!("`{name}` is disabled: the link opens nothing until you run `greenpulse user enable {name}`.");
    }
    println!("{}{way_in}", announce::web_url(config, config.listen));
    eprintln!(
        "For `{}`. It works once, within seven days. If people reach GreenPulse at another address, put that in front.",
        person.person.login
    );
    Ok(())
}

/// Makes a link, in place of those that they had; returns its path.
async fn made(
    purpose: LinkPurpose,
    person: &StoredPerson,
    mailed_to: Option<&str>,
    store: &Store,
    actor: &Actor,
    now: Millis,
) -> Result<String, Error> {
    let secret = hex(&Random::system().bytes::<32>()?);
    let (hash, person_id) = (hash_of(&secret), person.person_id);
    let link = NewLink { purpose, person_id, hash: &hash, expires_at: now + LINK_MS, mailed_to };
    store.link_make(&link, actor, now).await?;
    Ok(format!("{WELCOME}?link={secret}"))
}

/// Makes a link and sends it, in one attempt: whoever works here sees what went wrong.
async fn mailed(
    purpose: LinkPurpose,
    name: &str,
    config: &Config,
    store: &Store,
    actor: &Actor,
    now: Millis,
) -> Result<(), Error> {
    let Some((settings, public_url)) = config.mail.as_ref().zip(config.public_url.as_ref()) else {
        return Err(Error::Setting("GREENPULSE_SMTP_HOST is missing; write the name of your mail server".to_owned()));
    };
    let person = found(store, name).await?;
    let Some(email) = person.person.email.as_deref() else { return Err(Error::NoAddress(person.person.login)) };
    let way = Way::open(settings)?;
    let (id, until) = (hex(&Random::system().bytes::<16>()?), now + LINK_MS);
    let url = format!("{public_url}{}", made(purpose, &person, Some(email), store, actor, now).await?);
    let catalog = store.catalog();
    let units = catalog.sites.values().next().map(|site| site.unit_system).unwrap_or_default();
    let words = Words { units, ..Words::ENGLISH };
    if let Some(letter) = letter::of_link(store, &person, words, letter::kind_of(purpose, None), (&url, until)) {
        way.send(&letter, &id, now).await?;
    }
    println!("The mail server took the mail to {email}.");
    Ok(())
}

fn line(person: &StoredPerson) -> String {
    let at = |at: i64| jiff::Timestamp::from_millisecond(at).map_or_else(|_| at.to_string(), |at| at.to_string());
    let sees = match person.sight() {
        Sight::All => "all buildings".to_owned(),
        Sight::Nothing => "no building".to_owned(),
        Sight::Buildings(buildings) => {
            let numbers: Vec<String> = buildings.iter().map(ToString::to_string).collect();
            format!("buildings {}", numbers.join(", "))
        }
    };
    let seen = person.last_seen_at.map_or_else(|| "never signed in".to_owned(), |seen| format!("last seen {}", at(seen)));
    let password = if person.password_set_at.is_none() { ", no password yet" } else { "" };
    let disabled = person.disabled_at.map(|since| format!(", disabled {}", at(since))).unwrap_or_default();
    let (login, role) = (&person.person.login, person.role().as_str());
    format!("{:>4}  {login}  ({role}; {sees}; {seen}{password}{disabled})", person.person_id)
}
