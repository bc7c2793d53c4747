//! Who may connect: by the password, or by a token, which is a name and a password in one.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use rmqtt::types::{AuthResult, ConnectInfo, Id, LastWill};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::Config;
use crate::gate::is_topic_name;
use crate::token::{Name, Tokens};
use crate::tries::{Attempt, Tries, Verdict};

/// A will says that its device is gone.
const MAX_WILL_BYTES: usize = 4 * 1024;

/// Why somebody is not let in.
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

    /// What somebody's user name is now.
    pub(crate) fn name(&self, id: &Id) -> Name {
        match (&self.tokens, &id.username) {
            (Some(tokens), Some(name)) => tokens.name(name),
            _ => Name::Plain,
        }
    }

    /// # Errors
    /// The answer to who may not connect.
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
        // A will passes no access check when its time comes, so its topic is looked at now.
        let will = info.last_will().map(|will| match will {
            LastWill::V3(will) => (&will.topic, &will.message),
            LastWill::V5(will) => (&will.topic, &will.message),
        });
        // It is kept for as long as the session is.
        match will {
            Some((topic, message)) if !is_topic_name(topic) || message.len() > MAX_WILL_BYTES => Err(AuthResult::NotAuthorized),
            _ => Ok(()),
        }
    }

    /// Why somebody is not let in. Who gave something that may be a guess is counted.
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
        // A token is a secret, and no name.
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

/// By digests, so that neither a length nor a place of difference shows in the time that it takes.
fn is_same(password: &[u8], given: &[u8]) -> bool {
    Sha256::digest(password).ct_eq(&Sha256::digest(given)).into()
}
