//! Who may connect: with the password, or with a token, which is a name and a password in one.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use rmqtt::types::{AuthResult, ConnectInfo, Id, LastWill};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::Config;
use crate::token::{Name, Tokens};
use crate::topic_name::is_topic_name;
use crate::tries::{Attempt, Tries, Verdict};

/// Maximum payload of a will; it only says that its device is gone.
const MAX_WILL_BYTES: usize = 4 * 1024;

/// Why a client is refused.
#[derive(Clone, Copy, Debug)]
enum TurnedAway {
    NoPassword,
    WrongPassword,
    WrongToken,
    TooManyTries,
}

impl TurnedAway {
    fn words(self) -> &'static str {
        match self {
            TurnedAway::NoPassword => "its password is missing",
            TurnedAway::WrongPassword => "its password is wrong",
            TurnedAway::WrongToken => "its token is unknown, revoked, or neither a device's nor a gateway's",
            TurnedAway::TooManyTries => "too many wrong tries came from there, it has to wait",
        }
    }
}

/// See the module.
pub(crate) struct SignIn {
    password: Option<Box<[u8]>>,
    tokens: Option<Arc<dyn Tokens>>,
    tries: Option<Arc<dyn Tries>>,
}

impl SignIn {
    pub(crate) fn new(config: &Config) -> Self {
        Self {
            password: config.password.as_ref().map(|password| password.as_bytes().into()),
            tokens: config.tokens.clone(),
            tries: config.tries.clone(),
        }
    }

    /// What a client's user name stands for now.
    pub(crate) fn name(&self, id: &Id) -> Name {
        match (&self.tokens, &id.username) {
            (Some(tokens), Some(name)) => tokens.name(name),
            _ => Name::Plain,
        }
    }

    /// Decides whether a client may connect.
    ///
    /// # Errors
    /// The refusal to send to the client.
    pub(crate) async fn judge(&self, info: &ConnectInfo) -> Result<(), AuthResult> {
        // A token is a name and a password in one.
        let name = match (&self.tokens, info.username()) {
            (Some(tokens), Some(name)) => tokens.sign_in(name).await,
            _ => Name::Plain,
        };
        if let Some(why) = self.why_not(&name, info) {
            let (client_id, address, why) = (info.client_id(), info.ipaddress(), why.words());
            tracing::warn!(%client_id, ?address, "a device was turned away: {why}");
            return Err(AuthResult::BadUsernameOrPassword);
        }
        // A will passes no access check when it is published, so its topic is checked now.
        let will = info.last_will().map(|will| match will {
            LastWill::V3(will) => (&will.topic, &will.message),
            LastWill::V5(will) => (&will.topic, &will.message),
        });
        // The will is kept as long as the session, so its length is limited.
        match will {
            Some((topic, message)) if !is_topic_name(topic) || message.len() > MAX_WILL_BYTES => Err(AuthResult::NotAuthorized),
            _ => Ok(()),
        }
    }

    /// Why a client is refused, if it is. A wrong password or token counts as a guess.
    fn why_not(&self, name: &Name, info: &ConnectInfo) -> Option<TurnedAway> {
        let user_name = info.username().map_or("", |name| name);
        let (is_right, is_token, secret) = match name {
            Name::Plain => match (&self.password, info.password()) {
                (None, _) => return None,
                (Some(_), None) => return Some(TurnedAway::NoPassword),
                (Some(password), Some(given)) => (is_same(password, given), false, &given[..]),
            },
            Name::Device(_) | Name::Gateway(_) => (true, true, user_name.as_bytes()),
            Name::Refused => (false, true, user_name.as_bytes()),
        };
        let address = info.ipaddress().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |address| address.ip());
        // A token is a secret and must not be used as a name.
        let name = if is_token { "" } else { user_name };
        let verdict = match &self.tries {
            Some(tries) => tries.judge(&Attempt { address, name, secret, is_right, is_token }),
            None if is_right => Verdict::Pass,
            None => Verdict::Wrong { is_new: true },
        };
        match verdict {
            Verdict::Pass => None,
            Verdict::Wrong { .. } if is_token => Some(TurnedAway::WrongToken),
            Verdict::Wrong { .. } => Some(TurnedAway::WrongPassword),
            Verdict::Wait { .. } => Some(TurnedAway::TooManyTries),
        }
    }
}

/// Compares digests, so that the time taken reveals neither the length nor where the two differ.
fn is_same(password: &[u8], given: &[u8]) -> bool {
    Sha256::digest(password).ct_eq(&Sha256::digest(given)).into()
}
