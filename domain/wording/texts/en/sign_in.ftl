# The page to sign in, and its errors.

# The window's title.
title = Sign in

# The window's title after an error.
title_failed = Not signed in

# What the page is, for previews.
description = Sign in to GreenPulse.

# The headline.
headline = Sign in to GreenPulse

# Who has an account.
lede = Whoever runs this GreenPulse can give you an account.

# The name to sign in with.
name = Name

# No name.
name_missing = Enter your name.

# The password.
password = Password

# Sends the form.
enter = Sign in

# A wrong name or password; which, nobody is told.
wrong = Name and password do not match. After a few wrong tries you have to wait.

# The machine cannot make a session.
no_random = Signing in did not work. Try again.

# Too many wrong passwords.
wait = { $seconds ->
    [one] Too many wrong passwords. Try again in a second.
   *[other] Too many wrong passwords. Try again in { $seconds } seconds.
}

# Nobody can sign in yet.
not_yet_title = Nobody can sign in yet

# Where the link is that makes the first admin.
not_yet = This GreenPulse has no admin. When it starts, it prints a link that creates the first one. The link is in the log, too.

# A request through a proxy, at a server for its own machine alone.
through_proxy = This request came through a proxy. This GreenPulse has no accounts, so it answers this machine alone. Create an admin with “greenpulse user create”, or set GREENPULSE_PROXIES and start again.
