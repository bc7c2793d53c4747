//! `greenpulse token`: creates, lists and revokes the tokens with which devices and programs send
//! readings. Works while a server runs; the server notices within a second or two.

use crate::Error;
use crate::config::Config;
use crate::role::database;
use clap::Subcommand;
use ingest::token::{hash, new_secret};
use services::{Random, system_clock};
use store::{Token, TokenKind};

/// What to do with tokens.
#[derive(Subcommand)]
pub enum Command {
    /// Create a token and print it; it cannot be shown again. Without --device or --gateway it may write any meter, over HTTP
    /// only
    Create {
        /// A name for people
        name: String,
        /// The only meter that the token may write; it works over HTTP and as an MQTT user name
        #[arg(long, value_name = "METER", conflicts_with = "gateway")]
        device: Option<String>,
        /// For a gateway or a bridge: may write any meter, over HTTP and as an MQTT user name
        #[arg(long)]
        gateway: bool,
    },
    /// List all tokens, without their secrets
    List,
    /// Revoke a token
    Revoke {
        /// The token's number, as printed by `list`
        id: i64,
    },
}

/// Runs the command.
///
/// # Errors
/// The store's, which also refuses names; [`Error::NoToken`].
pub async fn run(command: &Command, config: &Config) -> Result<(), Error> {
    let store = database::open(config).await?;
    let now = system_clock().now();
    match command {
        Command::Create { name, device, gateway } => {
            let secret = new_secret(&Random::system().bytes()?);
            let kind = match device {
                Some(_) => TokenKind::Device,
                None if *gateway => TokenKind::Gateway,
                None => TokenKind::Http,
            };
            let token_id = store.token_insert(name, kind, device.as_deref(), &hash(&secret), now).await?;
            // Printed alone on stdout, so that a script can read it.
            println!("{secret}");
            eprintln!("Token {token_id}, `{name}`. It is shown this once; `greenpulse token revoke {token_id}` takes it back.");
        }
        Command::List => {
            for token in store.token_list().await? {
                println!("{}", line(&token));
            }
        }
        Command::Revoke { id } => {
            if !store.token_revoke(*id, now).await? {
                return Err(Error::NoToken(*id));
            }
            println!("Token {id} opens nothing any more.");
        }
    }
    store.close().await;
    Ok(())
}

fn line(token: &Token) -> String {
    let at = |at: i64| jiff::Timestamp::from_millisecond(at).map_or_else(|_| at.to_string(), |at| at.to_string());
    let used = token.last_used_at.map_or_else(|| "never used".to_owned(), |used| format!("last used {}", at(used)));
    let stands_for = match (&token.device, token.kind) {
        (Some(device), _) => format!("meter {device}"),
        (None, TokenKind::Gateway) => "any meter, by MQTT and HTTP".to_owned(),
        (None, _) => "any meter, by HTTP".to_owned(),
    };
    let revoked = token.revoked_at.map(|revoked| format!(", revoked {}", at(revoked))).unwrap_or_default();
    format!("{:>4}  {}  ({stands_for}; made {}, {used}{revoked})", token.token_id, token.name, at(token.created_at))
}
