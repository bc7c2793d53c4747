//! Why a request was not answered, outside the API: what a browser shows instead of a page, and
//! what a script reads. Leaves out what the API says of its own parameters. Programs read it in
//! English.

use crate::room::texts;

texts! { "problem";
    /// The server failed.
    failed();
    /// The title of a status that has none.
    title();
    /// Another host's name.
    wrong_host();
    /// A form of another site's page.
    wrong_origin();
    /// A link to what only pages call.
    by_post();
    /// No password, from a program.
    sign_in();
    /// A wrong password, from a program.
    wrong_password();
    /// A wrong key, from a program.
    wrong_key();
    /// Somebody known asks for what they may not.
    not_allowed();
    /// There is no admin yet, so nobody is answered.
    no_admin();
    /// Too many wrong passwords or tokens.
    too_many(seconds: &str);
    /// Nothing is there in the API.
    no_api();
    /// Something was sent to where nothing takes it.
    not_here();
    /// A page of an older version calls what is gone.
    no_function();
    /// A page of an older version asks for a file that is gone.
    no_file();
    /// A body that is too long.
    long_arguments();
    /// An argument that is no whole number.
    no_number(name: &str, value: &str, least: &str, most: &str);
    /// Arguments that cannot be read, for a reason in the framework's words.
    unread(why: &str);
    /// A path that is no text.
    no_path();
    /// A query that is none.
    no_query();
    /// The database's trouble if it names none.
    database_silent();
    /// The database has this trouble.
    database(trouble: &str);
}
