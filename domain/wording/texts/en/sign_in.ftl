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
name = Name or e-mail address

# No name.
name_missing = Enter your name or e-mail address.

# The password.
password = Password

# Sends the form.
enter = Sign in

# A wrong name or password; which, nobody is told.
wrong = Name or address and password do not match. After a few wrong tries you have to wait.

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

# The way by a provider.
with = Sign in with { $provider }

# A provider does not answer.
way_away = { $provider } cannot be reached right now.

# A provider says no.
way_refused = { $provider } did not let you in.

# What a provider answers is not good.
way_wrong = The answer of { $provider } is not valid. Try again. If it happens again, tell whoever runs this GreenPulse.

# What a browser brings back is not what it was given.
way_lost = This sign-in took longer than ten minutes, was started in another browser, or is already over. Start again.

# Somebody has an account that is not open.
waits = You have an account, and an administrator must let you in first.

# Somebody new has the name or address of somebody who is here.
taken = Somebody here already has your name or e-mail address. The two are not connected automatically. If that is you, sign in with your password, then choose “Connect with { $provider }” under My account. Otherwise ask an administrator.

# The same, where a proxy says who somebody is.
taken_by_proxy = Somebody here already has your name or e-mail address. Ask an administrator.

# Somebody comes before the first admin.
no_admin_yet = This GreenPulse has no administrator yet, so nobody could give you access. Try again later.

# There is no such provider.
no_way = There is no such way to sign in here.

# Passwords open nothing.
local_closed = Passwords are not used here.

# Somebody signed out.
left = Signed out

# Leads to the provider, so that the session there ends.
left_too = You are signed out of GreenPulse. { $provider } signs you out next.

# Leads on to the provider.
go_on = Continue to { $provider }

# Somebody connects an account.
connecting_title = Connect with { $provider }

# What happens next.
connecting = Sign in at { $provider }. You come back here afterwards.

# It did not work.
not_connected = Not connected

# The account there is somebody else’s here.
connected_elsewhere = This account at { $provider } belongs to somebody else here.

# The link of whoever forgot their password.
forgot_link = Forgot your password?

# The headline and the window’s title of the page behind it.
forgot_title = Choose a new password

# What happens there.
forgot_lede = If you have an account with a password and an e-mail address, GreenPulse sends you a link. Until you use it, nothing changes.

# The field of the name or the address.
forgot_name = Name or e-mail address

# Nothing was entered.
forgot_name_missing = Enter your name or your e-mail address.

# Sends the form.
forgot_enter = Send link

# The headline after that.
forgot_sent_title = Check your e-mail

# What happens then, whether there is such an account or not.
forgot_sent = If there is such an account, a mail is on its way. The link in it works once, for one hour. If nothing arrives, look in your spam folder, or ask whoever runs this GreenPulse.

# Too many links were asked for from one address.
forgot_wait = { $minutes ->
    [one] Too many requests from here. Try again in a minute.
   *[other] Too many requests from here. Try again in { $minutes } minutes.
}
