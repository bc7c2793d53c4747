# The record of what was done.

# Title of the page.
title = Activity log

# How many entries fit.
headline = { $lines ->
    [0] No entries.
    [one] One entry.
   *[other] { $lines } entries.
}

# Below the headline.
lede = Who signed in, who changed people and access, and what was changed. Newest first.

# The button of the filter.
show = Filter

# The column of the time.
when = When

# The column of the person.
who = Who

# The column of the deed.
action = Action

# The column of what it was done to.
thing = Subject

# The column of what differs.
changed = Changed

# From which address.
from = from { $address }

# One field, before and after.
change = { $field }: { $before } → { $after }

# A deed by its name in the record.
action_name = { $action ->
    [department_changed] changed a department
    [department_created] added a department
    [department_removed] removed a department
    [identity_connected] connected an account
    [identity_disconnected] disconnected an account
    [installation_opened] made the first administrator
    [password_reset_offered] created a password reset link
    [password_set] changed a password
    [password_set_by_link] chose a password by link
    [person_changed] changed a person
    [person_created] added a person
    [person_disabled] disabled a person
    [person_enabled] enabled a person
    [person_invited] created an invitation link
    [person_removed] removed a person
    [person_role_from_provider] changed access by groups
    [person_role_kept] kept the last administrator
    [session_ended] signed out
    [session_ended_by_provider] signed somebody out
    [session_opened] signed in
    [sessions_ended] signed out everywhere
   *[sign_in_failed] failed to sign in
}
