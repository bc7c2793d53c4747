# One’s own account.

# Title of the page.
title = My account

# Who one is: the role, and the buildings.
lede = { $role }. You see { $sees }.

# Below the headline where there are no accounts.
lede_machine = There are no accounts yet. Anyone who uses this computer can do everything.

# Below the headline for a key or a screen.
lede_key = You see { $sees }.

# The heading of the sessions.
sessions = Where you are signed in

# Below that heading.
sessions_lede = If you don’t recognize one, sign it out and choose a new password.

# A session: from where, when it was opened, when it was last used.
session = From { $address }. Signed in { $opened }, last used { $used }.

# The button that ends one.
end = Sign out

# The button that ends all.
end_all = Sign out everywhere

# A browser on a system, by their names.
device = { $browser } on { $system }

# A browser that does not say what it is.
unknown_device = Unknown browser

# After sessions were ended.
ended = Signed out there.

# The link to change one's password.
change_password = Change password

# After the password was changed.
password_changed = Your password was changed, and all other browsers were signed out.

# The heading of accounts elsewhere.
connections = Single sign-on

# Below that heading.
connections_lede = Once connected, you can sign in here with your account there.

# The button that connects an account elsewhere.
connect = Connect with { $provider }

# An account elsewhere that is connected.
connected_as = { $provider }: { $name }

# After an account was connected.
connected = Connected.

# The heading of one’s language and units.
reading = Language and units

# Below that heading.
reading_lede = Applies wherever you sign in, and to mail that you get. The menu changes it too.

# The choice of no language.
reading_by_browser = As the browser says

# After they were chosen.
reading_saved = Saved.
