//! Who asks, and what they may see. Every request, connection and job acts for a [`Caller`], and
//! reads through that caller's [`Sight`]. Leaves out how a caller is recognised (the server's).

/// Who a request, a connection or a job acts for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    /// Somebody at a server without a password, which only this machine reaches.
    Machine,
    /// Somebody who gave the shared password.
    SignedIn,
    /// A device or program with a token, which brings readings.
    Token {
        /// The token's name.
        name: String,
    },
    /// A background job, which acts for nobody in particular.
    Job,
    /// Somebody who has not signed in: on the sign-in page, at the health checks, for public files.
    Nobody,
}

/// What a caller may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// All places.
    All,
    /// No place: each is answered as one that does not exist.
    Nothing,
}

impl Caller {
    /// The name on record of what this caller changed.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Caller::Machine => "this machine",
            Caller::SignedIn => "signed in",
            Caller::Token { name } => name,
            Caller::Job => "GreenPulse",
            Caller::Nobody => "nobody",
        }
    }

    /// What this caller may see. A token brings readings and reads nothing back.
    #[must_use]
    pub fn sight(&self) -> Sight {
        match self {
            Caller::Machine | Caller::SignedIn | Caller::Job => Sight::All,
            Caller::Token { .. } | Caller::Nobody => Sight::Nothing,
        }
    }
}

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody, signed in or not.
    Everybody,
    /// Whoever gave the password; everybody if there is none.
    SignedIn,
    /// Whoever sends a valid token.
    Senders,
}

impl Audience {
    /// Whether a caller belongs to it.
    #[must_use]
    pub fn includes(self, caller: &Caller) -> bool {
        match self {
            Audience::Everybody => true,
            Audience::SignedIn => matches!(caller, Caller::Machine | Caller::SignedIn),
            Audience::Senders => matches!(caller, Caller::Token { .. }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_caller_sees_and_reaches_what_the_table_says() {
        let token = Caller::Token { name: "attic".to_owned() };
        let table = [
            (Caller::Machine, Sight::All, [true, true, false]),
            (Caller::SignedIn, Sight::All, [true, true, false]),
            (token, Sight::Nothing, [true, false, true]),
            (Caller::Job, Sight::All, [true, false, false]),
            (Caller::Nobody, Sight::Nothing, [true, false, false]),
        ];
        for (caller, sight, reaches) in table {
            assert_eq!(caller.sight(), sight, "{caller:?}");
            let audiences = [Audience::Everybody, Audience::SignedIn, Audience::Senders];
            assert_eq!(audiences.map(|audience| audience.includes(&caller)), reaches, "{caller:?}");
        }
    }
}
