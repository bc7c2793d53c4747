//! Why a request was not answered, outside the API: what a browser shows instead of a page, and what
//! a script reads. Leaves out what the API says of its own parameters.

/// The server failed; its log says more.
pub const FAILED: &str = "the server failed at this: its log says why";
/// The title of a status that has none.
pub const TITLE: &str = "Problem";

/// Another host's name.
pub const WRONG_HOST: &str =
    "This server does not go by that name. Use its IP address, or have whoever runs it add the name to GREENPULSE_HOSTS.";
/// A form of another site's page.
pub const WRONG_ORIGIN: &str = "This was not sent by a page of this server, so it was not done.";
/// A link to what only pages call.
pub const BY_POST: &str = "Server functions are called by POST.";

/// No password, from a program.
pub const SIGN_IN: &str = "Sign in first; programs send the header `Authorization: Bearer <password>`.";
/// A wrong password, from a program.
pub const WRONG_PASSWORD: &str = "That is not the password.";

/// Too many wrong passwords or tokens.
#[must_use]
pub fn too_many(retry_s: u64) -> String {
    format!("Too many wrong passwords or tokens came from there: the next is looked at in {retry_s} s.")
}

/// Nothing is there in the API.
pub const NO_API: &str = "There is nothing at this address of the API.";
/// Something was sent to where nothing takes it.
pub const NOT_HERE: &str = "There is nothing here to send anything to.";
/// A page of an older version calls what is gone.
pub const NO_FUNCTION: &str = "There is no such function; reload the page.";
/// A page of an older version asks for a file that is gone.
pub const NO_FILE: &str = "There is no such file; reload the page.";

/// A body that is too long.
pub const LONG_ARGUMENTS: &str = "The arguments are too long, or did not come whole.";

/// An argument that is no whole number.
#[must_use]
pub fn no_number(name: &str, value: &str) -> String {
    format!("`{name}` is “{value}”: give a whole number from {} to {}.", i64::MIN, i64::MAX)
}

/// Arguments that cannot be read, for a reason in the framework's words.
#[must_use]
pub fn unread(why: &str) -> String {
    format!("The arguments of this function cannot be read: {why}.")
}

/// A path that is no text.
pub const NO_PATH: &str = "the path is not UTF-8 once decoded";
/// A query that is none.
pub const NO_QUERY: &str = "what follows `?` cannot be read as name=value&...";
/// The database's trouble if it names none.
pub const DATABASE_SILENT: &str = "does not answer now";

/// The database has this trouble: `cannot be written: its disk is full`.
#[must_use]
pub fn database(trouble: &str) -> String {
    format!("the database {trouble}: try again in a few seconds")
}
