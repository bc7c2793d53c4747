//! A site as devices know it, by the name of its host: what it asks of them, and what it makes of their answers. All
//! that goes to a browser or is kept is JSON.

use crate::{Error, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde::Serialize;
use webauthn_rs::prelude::{
    Credential, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url,
    Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};
use webauthn_rs_proto::ResidentKeyRequirement;

/// What a device calls the site.
const NAME: &str = "GreenPulse";

/// A site that passkeys are for.
#[derive(Debug)]
pub struct Site {
    webauthn: Webauthn,
}

/// Whose passkey a device is to make.
#[derive(Clone, Copy, Debug)]
pub struct Owner<'a> {
    /// What stands for them on the device, for good, and tells nothing of them.
    pub handle: [u8; 16],
    /// The name that they sign in with.
    pub login: &'a str,
    /// The name that others read.
    pub name: &'a str,
}

/// A question to a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What the browser is handed: the options of `navigator.credentials`, as JSON.
    pub options: String,
    /// What must be kept until the answer comes, as JSON of less than a kilobyte. It holds the challenge, and is another each time.
    pub kept: String,
}

/// What is stored of a passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// What the device calls the passkey: base64 for addresses, of at most 1,023 bytes.
    pub credential_id: String,
    /// Its public key and what else a check needs, as JSON.
    pub credential: String,
    /// How often the device says that it signed; 0 if it does not count.
    pub sign_count: u32,
    /// Whether there is a copy of it in the keeping of some provider, so that it is not lost with the device.
    pub is_backed_up: bool,
}

/// Who an answer says that somebody is. It proves nothing yet.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Which passkey signed.
    pub credential_id: String,
    /// What stands for its owner on the device.
    pub handle: [u8; 16],
    answer: Box<PublicKeyCredential>,
}

impl Claim {
    /// Reads an answer.
    ///
    /// # Errors
    /// [`Error::Unreadable`]; [`Error::Refused`] if it names nobody.
    pub fn read(answer: &str) -> Result<Self> {
        let answer: PublicKeyCredential = serde_json::from_str(answer).map_err(Error::Unreadable)?;
        let handle = answer.response.user_handle.as_deref().and_then(|handle| handle.try_into().ok());
        let handle = handle.ok_or(WebauthnError::InvalidUserUniqueId)?;
        Ok(Self { credential_id: BASE64.encode(&answer.raw_id), handle, answer: Box::new(answer) })
    }
}

impl Site {
    /// The site of an origin, such as `https://energy.example`; `None` where browsers have no passkeys: at an address in
    /// place of a name, and without TLS but on the same machine.
    #[must_use]
    pub fn of(origin: &str) -> Option<Self> {
        let url = Url::parse(origin).ok()?;
        let host = url.domain()?;
        let is_here = host == "localhost" || host.ends_with(".localhost");
        if url.scheme() != "https" && !(url.scheme() == "http" && is_here) {
            return None;
        }
        let webauthn = WebauthnBuilder::new(host, &url).and_then(|builder| builder.rp_name(NAME).build()).ok()?;
        Some(Self { webauthn })
    }

    /// Asks for a new passkey, which the device must keep and guard by a check of who is there, unless it has one of
    /// `known` already.
    ///
    /// # Errors
    /// [`Error::Refused`] if the owner has no name.
    pub fn ask_new(&self, owner: &Owner<'_>, known: &[String]) -> Result<Asked> {
        let known = known.iter().filter_map(|id| BASE64.decode(id).ok()).collect();
        let (handle, none) = (Uuid::from_bytes(owner.handle), None);
        // Those that are known are left out of what is kept, which must be small. The store knows each passkey once.
        let (mut options, kept) = self.webauthn.start_passkey_registration(handle, owner.login, owner.name, none)?;
        let with_known = self.webauthn.start_passkey_registration(handle, owner.login, owner.name, Some(known))?.0;
        options.public_key.exclude_credentials = with_known.public_key.exclude_credentials;
        // Without it, whoever signs in would have to say their name first.
        if let Some(wanted) = &mut options.public_key.authenticator_selection {
            wanted.resident_key = Some(ResidentKeyRequirement::Required);
            wanted.require_resident_key = true;
        }
        Ok(Asked { options: json(&options.public_key)?, kept: json(&kept)? })
    }

    /// The passkey that a device made.
    ///
    /// # Errors
    /// [`Error::Unreadable`], [`Error::Kept`]; [`Error::Refused`] if it is not good.
    pub fn made(&self, answer: &str, kept: &str) -> Result<Device> {
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).map_err(Error::Unreadable)?;
        let kept: PasskeyRegistration = serde_json::from_str(kept).map_err(Error::Kept)?;
        device(self.webauthn.finish_passkey_registration(&answer, &kept)?)
    }

    /// Asks for any passkey of this site, with a check of who is there.
    ///
    /// # Errors
    /// [`Error::Refused`], which the library gives for nothing here.
    pub fn ask(&self) -> Result<Asked> {
        let (options, kept) = self.webauthn.start_discoverable_authentication()?;
        Ok(Asked { options: json(&options.public_key)?, kept: json(&kept)? })
    }

    /// Checks that a claim is true: that it answers the question that was kept, and that the stored passkey signed it.
    /// Returns the passkey as it is to be stored from now on.
    ///
    /// # Errors
    /// [`Error::Kept`]; [`Error::Copied`]; [`Error::Refused`] if it is not true.
    pub fn proved(&self, claim: &Claim, kept: &str, credential: &str) -> Result<Device> {
        let kept: DiscoverableAuthentication = serde_json::from_str(kept).map_err(Error::Kept)?;
        let mut passkey: Passkey = serde_json::from_str(credential).map_err(Error::Kept)?;
        let result = self.webauthn.finish_discoverable_authentication_v2(&claim.answer, kept, &passkey)?;
        passkey.update_credential(&result).ok_or(WebauthnError::CredentialNotFound)?;
        device(passkey)
    }
}

fn device(passkey: Passkey) -> Result<Device> {
    let (credential_id, credential) = (BASE64.encode(passkey.cred_id()), json(&passkey)?);
    let Credential { counter, backup_state, .. } = passkey.into();
    Ok(Device { credential_id, credential, sign_count: counter, is_backed_up: backup_state })
}

fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::Kept)
}
