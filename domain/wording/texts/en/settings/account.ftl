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

# The heading of how one is told of things.
told = Notifications

# Below that heading.
told_lede = What you want to be told of, and how. Everything stands on the pages in any case. GreenPulse does not send these by mail yet; your choice counts from the day it does.

# After that, for somebody without an e-mail address.
told_no_address = You have no e-mail address here; an administrator can add it.

# Above the kinds of things to be told of.
told_of = Tell me of

# A kind of things to be told of.
told_kind = { $kind ->
    [issues] Issues
    [targets] Targets
   *[reports] Reports
}

# The choice of the way.
told_by = How

# The way by mail.
told_by_mail = By mail

# No way: all stands on the pages.
told_in_app = On the pages only

# The field of when quiet hours begin.
quiet_from = Quiet from

# The field of when they end.
quiet_to = Quiet until

# What quiet hours are.
quiet_hint = Nothing is sent in these hours. Empty: at any time.

# A time that is none, or only one of the two.
quiet_wrong = Give a time of day such as 22:00, or leave both fields empty.

# Quiet hours that end when they begin.
quiet_same = Give another time than the beginning.

# The button that keeps the choice.
told_save = Save

# After it was kept.
told_saved = Saved.
