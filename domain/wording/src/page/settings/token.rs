//! The page of the tokens that devices and programs sign in with.

use crate::Words;
use crate::room::texts;

texts! { "settings/token";
    /// Title of the page.
    title();
    /// Below the headline.
    lede();
    /// The answer after one was revoked.
    revoked_label();
    /// The heading of the list.
    in_use();
    /// The button that revokes one.
    revoke();
    /// A gateway's token, in the list.
    of_a_gateway();
    /// A program's token, in the list.
    of_a_program();
    /// The heading of the form.
    make_one();
    /// The label of a token's name.
    name();
    /// The hint of a token's name.
    name_hint();
    /// The label of a token's kind.
    kind();
    /// The kind of a device's token, to choose.
    kind_device();
    /// The kind of a gateway's token, to choose.
    kind_gateway();
    /// The kind of a program's token, to choose.
    kind_http();
    /// The label of the meter that a token is for.
    meter();
    /// The hint of the meter that a token is for.
    meter_hint();
    /// What each kind is good for, below the form.
    kinds_explained();
    /// The button of the form.
    make();
    /// Above the secret of a token that was just made.
    copy_now();
    /// Above a command that uses the token.
    try_it();
    /// The headline: how many are in use.
    headline(in_use: usize);
    /// A device's token, in the list.
    of_meter(key: &str);
    /// A token that was used.
    line_used(stands_for: &str, made: &str, used: &str);
    /// A token that was never used.
    line_unused(stands_for: &str, made: &str);
    /// How many were revoked.
    revoked(count: usize);
}

/// A token in the list: what it is for (a sentence), how long ago it was made, and last used.
#[must_use]
pub fn line(words: Words, stands_for: &str, made_ago: domain::Millis, used_ago: Option<domain::Millis>) -> String {
    let made = &words.age(made_ago);
    match used_ago {
        Some(ago) => line_used(words, stands_for, made, &words.age(ago)),
        None => line_unused(words, stands_for, made),
    }
}
