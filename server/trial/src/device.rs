//! A device that keeps one passkey, and a browser that hands its answers on, for tests without a browser. What a test
//! changes of it is what it lies about. Signs by ES256 and makes no statement of what it is.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A device with one passkey.
#[derive(Clone)]
pub struct Device {
    key: SigningKey,
    id: [u8; 16],
    /// What stands for the passkey's owner, once it was made.
    pub handle: Vec<u8>,
    /// The origin that the browser says it shows.
    pub origin: String,
    /// The site that the passkey is for.
    pub site: String,
    /// How often it signed; 0 if it does not count.
    pub count: u32,
    /// Whether it checks who is there.
    pub is_checked: bool,
}

#[allow(clippy::expect_used, reason = "a test may fail loudly")]
impl Device {
    /// A device of a number, at a site's pages; the same number has the same passkey.
    ///
    /// # Panics
    /// If the number is 0, which is no key.
    #[must_use]
    pub fn new(number: u8, origin: &str, site: &str) -> Self {
        Self {
            key: SigningKey::from_slice(&[number; 32]).expect("a key"),
            id: [number; 16],
            handle: Vec::new(),
            origin: origin.to_owned(),
            site: site.to_owned(),
            count: 0,
            is_checked: true,
        }
    }

    /// The same device, with something changed.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut changed = self.clone();
        change(&mut changed);
        changed
    }

    /// Makes its passkey as the options say, and answers.
    ///
    /// # Panics
    /// If these are no options.
    pub fn make(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options");
        self.handle = BASE64.decode(options["user"]["id"].as_str().expect("a handle")).expect("base64");
        let point = self.key.verifying_key().to_sec1_point(false);
        // The numbers of COSE (RFC 9053): an EC2 key of P-256 that signs by ES256.
        let mut key = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        key.extend_from_slice(point.x().expect("a point"));
        key.extend_from_slice(&[0x22, 0x58, 0x20]);
        key.extend_from_slice(point.y().expect("a point"));
        let mut data = self.data(0x40);
        data.extend_from_slice(&[0; 16]);
        data.extend_from_slice(&[0, 16]);
        data.extend_from_slice(&self.id);
        data.extend_from_slice(&key);
        // CBOR (RFC 8949): a map of the kind of statement, none, an empty statement, and the data.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).expect("short data"));
        object.extend_from_slice(&data);
        self.answer(json!({
            "clientDataJSON": BASE64.encode(self.said("webauthn.create", &options)),
            "attestationObject": BASE64.encode(object),
            "transports": ["internal"],
        }))
    }

    /// Signs what the options ask.
    ///
    /// # Panics
    /// If these are no options.
    #[must_use]
    pub fn sign(&self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options");
        let (said, data) = (self.said("webauthn.get", &options), self.data(0));
        let mut signed = data.clone();
        signed.extend_from_slice(&Sha256::digest(&said));
        let signature: Signature = self.key.sign(&signed);
        self.answer(json!({
            "clientDataJSON": BASE64.encode(said),
            "authenticatorData": BASE64.encode(data),
            "signature": BASE64.encode(signature.to_der().as_bytes()),
            "userHandle": BASE64.encode(&self.handle),
        }))
    }

    fn answer(&self, response: Value) -> String {
        let id = BASE64.encode(self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {} }).to_string()
    }

    /// What the browser says.
    fn said(&self, kind: &str, options: &Value) -> Vec<u8> {
        json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    /// What the device says: the site, that somebody is there, and how often it signed.
    fn data(&self, more: u8) -> Vec<u8> {
        let mut data = Sha256::digest(self.site.as_bytes()).to_vec();
        data.push(0x01 | if self.is_checked { 0x04 } else { 0 } | more);
        data.extend_from_slice(&self.count.to_be_bytes());
        data
    }
}
