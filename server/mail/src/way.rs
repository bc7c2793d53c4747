//! The way to the mail server: how it is reached, as whom, and one attempt to send a letter. Leaves out
//! further attempts (`post`).

use crate::error::{Error, Result};
use crate::letter::{Letter, Sender};
use domain::Millis;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::time::Duration;

/// How long a step of an attempt may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// How the way to the mail server is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// STARTTLS, without which nothing is sent.
    StartTls,
    /// TLS from the first byte.
    Implicit,
    /// None: for a mail server on this machine.
    Off,
}

/// The name and password at the mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The name.
    pub user: String,
    /// The password.
    pub password: String,
}

/// How the mail server is reached, and as whom. It has no `Debug`, since it holds a password.
#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    /// Its host.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way is kept from others.
    pub security: Security,
    /// As whom; `None` if it asks nobody.
    pub sign_in: Option<SignIn>,
    /// Whom letters come from.
    pub from: Sender,
}

/// The way to a mail server. Each letter has a connection of its own: there are few of them, and an idle
/// connection is closed by the time that the next one comes.
pub struct Way {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Sender,
}

impl Way {
    /// A way by these settings. Nothing is asked of the server yet.
    ///
    /// # Errors
    /// [`Error::Unfit`] if the host is none, or the system has no root certificates.
    pub fn open(settings: &Settings) -> Result<Self> {
        let tls = || TlsParameters::new_rustls(settings.host.clone()).map_err(|error| Error::Unfit(error.to_string()));
        let tls = match settings.security {
            Security::StartTls => Tls::Required(tls()?),
            Security::Implicit => Tls::Wrapper(tls()?),
            Security::Off => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(settings.host.as_str())
            .port(settings.port)
            .tls(tls)
            .timeout(Some(PATIENCE))
            .hello_name(ClientId::Domain(settings.from.domain().to_owned()));
        if let Some(SignIn { user, password }) = &settings.sign_in {
            builder = builder
                .credentials(Credentials::new(user.clone(), password.clone()))
                .authentication(vec![Mechanism::Plain, Mechanism::Login]);
        }
        Ok(Self { transport: builder.build(), from: settings.from.clone() })
    }

    /// One attempt. `id` is the number of the letter, the same at each attempt; `at` is when it was
    /// written.
    ///
    /// # Errors
    /// [`Error`], which says whether it is passing.
    pub async fn send(&self, letter: &Letter, id: &str, at: Millis) -> Result<()> {
        let message = letter.message(&self.from, id, at)?;
        self.transport.send(message).await.map(drop).map_err(|error| Error::of(&error))
    }
}
