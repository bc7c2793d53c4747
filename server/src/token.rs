//! `greenpulse token`: makes, lists and revokes the tokens by which devices and programs send readings. Works beside a
//! running server, which learns of it within a second or two.

use crate::config::Config;
use crate::{Error, serve};
use clap::Subcommand;
use ingest::token::{hash, new_secret};
use store::Token;

/// What to do with tokens.
#[derive(Subcommand)]
pub enum Command {
    /// Make a token and print it: it is shown this once
    Create {
        /// What people call it
        name: String,
        /// The meter that it stands for: such a token is also an MQTT user name. Without, it is for HTTP, and any meter
        #[arg(long, value_name = "METER")]
        device: Option<String>,
    },
    /// Print all tokens, without their secrets
    List,
    /// Have a token open nothing any more
    Revoke {
        /// Its number, as `list` prints it
        id: i64,
    },
}

/// Does it.
///
/// # Errors
/// The store's, which also refuses names; [`Error::NoToken`].
pub async fn run(command: &Command, config: &Config) -> Result<(), Error> {
    let store = serve::open_store(config).await?;
    let now = ingest::now_ms();
    match command {
        Command::Create { name, device } => {
            let no_numbers = |error| Error::System(format!("the system gives no random numbers ({error})"));
            let secret = new_secret().map_err(no_numbers)?;
            let token_id = store.token_insert(name, device.as_deref(), &hash(&secret), now).await?;
            // Alone on stdout, so that a script can take it.
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
    let stands_for = token.device.as_ref().map_or_else(|| "any meter, by HTTP".to_owned(), |device| format!("meter {device}"));
    let revoked = token.revoked_at.map(|revoked| format!(", revoked {}", at(revoked))).unwrap_or_default();
    format!("{:>4}  {}  ({stands_for}; made {}, {used}{revoked})", token.token_id, token.name, at(token.created_at))
}
