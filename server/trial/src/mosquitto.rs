//! A mosquitto, as an outside broker that a neighbourhood already runs.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use crate::watched::{Watched, find, is_root, places};
use std::process::Command;

/// The broker's settings.
#[derive(Clone, Copy, Debug, Default)]
pub struct MosquittoOptions {
    /// The one user and password that it accepts; `None` allows anonymous clients.
    pub password: Option<(&'static str, &'static str)>,
    /// Whether sessions and queued messages outlive a restart.
    pub is_persistent: bool,
    /// Whether it speaks TLS, with a certificate from its own authority.
    pub is_tls: bool,
}

/// A running broker. Dropping it stops it.
pub struct Mosquitto {
    port: u16,
    options: MosquittoOptions,
    folder: tempfile::TempDir,
    server: Option<Watched>,
}

/// `$1` is the program, `$2` its configuration, `$3` its log.
const SCRIPT: &str = r#"
"$1" -c "$2" >>"$3" 2>&1 &
server=$!
left=500
until grep -q ' running$' "$3"; do
    left=$((left - 1))
    [ $left -gt 0 ] && kill -0 $server 2>/dev/null ||
        { echo "mosquitto does not start:"; cat "$3"; kill $server 2>/dev/null; exit 1; }
    sleep 0.02
done
echo ready
cat >/dev/null
kill -TERM $server
wait $server
"#;

impl Mosquitto {
    /// Starts a broker that anybody may use and that forgets everything at a restart.
    ///
    /// # Panics
    /// If mosquitto is not installed or does not start.
    #[must_use]
    pub fn start() -> Self {
        Self::with(MosquittoOptions::default())
    }

    /// Starts a broker with these settings.
    ///
    /// # Panics
    /// If mosquitto is not installed or does not start.
    #[must_use]
    pub fn with(options: MosquittoOptions) -> Self {
        let folder = tempfile::Builder::new().prefix("greenpulse-mosquitto-").tempdir().expect("a temporary folder");
        let mut broker = Self { port: crate::free_port(), options, folder, server: None };
        std::fs::write(broker.path("mosquitto.conf"), broker.configuration()).expect("a file in a temporary folder");
        broker.restart();
        broker
    }

    /// The port of 127.0.0.1 on which it listens; the same after a restart.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Its URL, with user and password if it requires them.
    #[must_use]
    pub fn url(&self) -> String {
        let who = self.options.password.map_or(String::new(), |(user, password)| format!("{user}:{password}@"));
        let scheme = if self.options.is_tls { "mqtts" } else { "mqtt" };
        format!("{scheme}://{who}127.0.0.1:{}", self.port)
    }

    /// The file with its authority's certificate, if it speaks TLS.
    #[must_use]
    pub fn authority(&self) -> String {
        self.path("authority.pem")
    }

    /// Makes an authority, and a certificate from it for 127.0.0.1.
    fn certify(&self) -> Result<(), rcgen::Error> {
        let mut root = rcgen::CertificateParams::new(Vec::new())?;
        // With the same name as the certificate it signs, it would be mistaken for that
        // certificate.
        root.distinguished_name.push(rcgen::DnType::CommonName, "GreenPulse trial");
        root.key_usages = vec![rcgen::KeyUsagePurpose::KeyCertSign];
        root.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let root_key = rcgen::KeyPair::generate()?;
        let root_certificate = root.self_signed(&root_key)?;
        let issuer = rcgen::Issuer::new(root, root_key);
        let key = rcgen::KeyPair::generate()?;
        let certificate = rcgen::CertificateParams::new(vec!["127.0.0.1".to_owned()])?.signed_by(&key, &issuer)?;
        for (name, text) in
            [("authority.pem", root_certificate.pem()), ("server.pem", certificate.pem()), ("key.pem", key.serialize_pem())]
        {
            std::fs::write(self.path(name), text).expect("a file in a temporary folder");
        }
        Ok(())
    }

    /// Stops it as for maintenance: persistent state is saved.
    pub fn stop(&mut self) {
        self.server = None;
    }

    /// Stops it if it runs, and starts it on the same port.
    ///
    /// # Panics
    /// If it does not start.
    pub fn restart(&mut self) {
        self.stop();
        let program = find(&places("mosquitto")).expect("the broker: install the Debian package `mosquitto`");
        // The log of an earlier run would look as if this one were ready.
        let _ = std::fs::remove_file(self.path("log"));
        std::fs::write(self.path("log"), "").expect("a file in a temporary folder");
        self.server = Some(Watched::start(None, SCRIPT, &[&program, &self.path("mosquitto.conf"), &self.path("log")]));
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn configuration(&self) -> String {
        let mut lines = vec![
            format!("listener {} 127.0.0.1", self.port),
            // A test that pauses its subscriber expects all messages later.
            "max_queued_messages 0".to_owned(),
            "max_inflight_messages 0".to_owned(),
            // Standard output would be buffered.
            "log_dest stderr".to_owned(),
            "log_type all".to_owned(),
        ];
        if is_root() {
            // Otherwise it would become the user `mosquitto`, who may not enter the folder.
            lines.push("user root".to_owned());
        }
        if self.options.is_tls {
            self.certify().expect("a certificate");
            lines.push(format!("certfile {}", self.path("server.pem")));
            lines.push(format!("keyfile {}", self.path("key.pem")));
        }
        if self.options.is_persistent {
            lines.push("persistence true".to_owned());
            lines.push(format!("persistence_location {}/", self.folder.path().display()));
        }
        match self.options.password {
            Some((user, password)) => {
                let file = self.path("passwords");
                let program =
                    find(&places("mosquitto_passwd")).expect("`mosquitto_passwd`: install the Debian package `mosquitto`");
                let made = Command::new(program).args(["-b", "-c", &file, user, password]).status();
                assert!(made.is_ok_and(|status| status.success()), "mosquitto_passwd could not write {file}");
                lines.push("allow_anonymous false".to_owned());
                lines.push(format!("password_file {file}"));
            }
            None => lines.push("allow_anonymous true".to_owned()),
        }
        lines.join("\n") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    /// The broker's answer to an MQTT 3.1.1 CONNECT: the return code, 0 for accepted.
    fn answer(port: u16, password: Option<(&str, &str)>) -> u8 {
        let mut body = b"\x00\x04MQTT\x04".to_vec();
        body.push(if password.is_some() { 0b1100_0010 } else { 0b0000_0010 });
        body.extend(b"\x00\x3c\x00\x05trial");
        for part in password.iter().flat_map(|(user, password)| [user, password]) {
            body.extend((part.len() as u16).to_be_bytes());
            body.extend(part.as_bytes());
        }
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the broker");
        stream.write_all(&[0x10, body.len() as u8]).expect("the broker listens");
        stream.write_all(&body).expect("the broker listens");
        let mut answer = [0; 4];
        stream.read_exact(&mut answer).expect("an answer");
        answer[3]
    }

    #[test]
    fn a_broker_stops_and_comes_back_on_the_same_port() {
        let mut broker = Mosquitto::start();
        assert_eq!(answer(broker.port(), None), 0);
        broker.stop();
        assert!(TcpStream::connect(("127.0.0.1", broker.port())).is_err());
        broker.restart();
        assert_eq!(answer(broker.port(), None), 0);
    }

    #[test]
    fn a_broker_with_a_password_wants_it() {
        let broker = Mosquitto::with(MosquittoOptions {
            password: Some(("green", "pulse")),
            is_persistent: true,
            ..MosquittoOptions::default()
        });
        assert_eq!(answer(broker.port(), Some(("green", "pulse"))), 0);
        assert_eq!(answer(broker.port(), None), 5);
        assert_eq!(broker.url(), format!("mqtt://green:pulse@127.0.0.1:{}", broker.port()));
    }
}
