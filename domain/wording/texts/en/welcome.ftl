# The pages that a link opens once: to choose a password, and to make the first admin.

# The headline and the window's title, where somebody chooses a password.
title = Choose a password

# Whose password it is.
lede = You sign in as { $login }.

# The field of the password.
password = New password

# What may be a password.
rule = At least { $least } characters. A few words that only you would put together are good.

# The password is too short.
too_short = Enter at least { $least } characters.

# The password is too long.
too_long = Enter at most { $most } characters.

# Sends the form.
enter = Save and sign in

# The headline, if the link is over.
gone_title = This link no longer works

# What to do then.
gone = It was already used, or its time is over. Ask whoever runs this GreenPulse for a new one.

# The headline and the window's title, where somebody makes the first admin.
first_title = Create the first admin

# What that is.
first_lede = Nobody has an account here yet. The first admin can do everything, and invites the others.

# The field of the name to sign in with.
first_name = Name to sign in with

# A name that cannot be one.
first_name_wrong = Enter a name of 1 to 80 characters.

# Makes the admin.
first_enter = Create admin and sign in

# What to do if the link is over.
first_gone = It was already used, or GreenPulse has started again since. The last start printed the newest link.

# What to do if the link of a screen is over.
screen_gone = It was revoked, or its time is over. Whoever made it can create a new one under My account.

# The headline and the window's title, where somebody changes their password.
own_title = Change your password

# Whose password it is.
own_lede = You sign in as { $login }. All other browsers are signed out.

# The field of the password of now.
own_now = Current password

# That is not the password of now.
own_wrong = This is not your current password.

# Changes it.
own_enter = Change password

# Nobody is signed in with a password of their own.
own_refused = Only somebody who signed in with a password of their own can change it here.
