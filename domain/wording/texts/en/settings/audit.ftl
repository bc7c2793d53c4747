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
    [key_created] created a key
    [key_revoked] revoked a key
    [password_reset_asked] was sent a password reset link on request
    [passkey_added] added a passkey
    [passkey_removed] removed a passkey
    [passkey_used] signed in with a passkey
    [password_removed] removed a password
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
    [person_seen_as] looked through a person’s eyes
    [screen_created] created a screen link
    [screen_revoked] revoked a screen link
    [session_ended] signed out
    [session_ended_by_provider] signed somebody out
    [session_opened] signed in
    [sessions_ended] signed out everywhere
    [record_exported] saved the activity log as a file
    [key_of_first_admin] asked for the link of the first administrator
   *[sign_in_failed] failed to sign in
}

# What became of a kind of thing.
became = { $kind }: { $verb }

# The name of a kind of thing.
kind = { $kind ->
    [anomaly] issue
    [billing_account] billing account
    [building] building
    [channel] channel
    [data_source] data source
    [emission_factor] emission factor
    [file] file
    [forgotten_meter] archived meter
    [gas_values] calorific values
    [key_of_a_meter] meter key
    [mapping] custom device
    [meter] meter
    [model] model
    [price] price
    [quarantine] rejected data
    [readings] readings
    [register_changes] meter changes
    [site] site
    [source_energy_ratio] source energy ratio
    [target] target
    [tariff] tariff
    [token] token
   *[other] { $kind }
}

# What was done to it.
verb = { $verb ->
    [activated] put to use
    [added] added
    [answered] answered
    [changed] changed
    [cleared] cleared
    [corrected] corrected
    [described] described
    [exported] exported
    [paused] paused
    [removed] removed
    [resumed] resumed
    [revoked] revoked
    [set_up] set up
   *[other] { $verb }
}

# The button that takes the entries out as a file.
export = Save as CSV

# The choice of no deed in particular.
any_action = Any action

# Whose key did it.
by_key = with a key of { $owner }

# Yes or no.
truth = { $is_so ->
    [yes] yes
   *[no] no
}

# What somebody sees who sees every building.
all_buildings = all buildings

# The name of a field.
field = { $field ->
    [sees] sees
    [buildings] buildings
    [department] department
    [notify] notifications
    [email] e-mail
    [push] push messages
    [issues] issues
    [targets] targets
    [reports] reports
    [quiet_hours] quiet hours
    [from] from
    [to] to
    [role] role
    [login] name to sign in
    [name] name
    [expires_at] ends
    [yearly_budget] yearly budget
    [reduction_percent] reduction target in %
    [contact_email] contact
    [head] head
    [language] language
    [units] units
    [external_id] external ID
    [disabled] disabled
    [owner] owner
    [scope] scope
    [path] page
    [mailed_to] sent to
    [who] who
    [action] action
    [thing] subject
    [why] reason
    [provider] provider
    [ended] sessions ended
   *[other] { $field }
}
