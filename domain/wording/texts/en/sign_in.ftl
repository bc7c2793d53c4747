# The page that asks for the password, and its errors.

# The window's title.
title = Sign in

# The window's title after an error.
title_failed = Not signed in

# What the page is, for previews.
description = Sign in to GreenPulse.

# The headline.
headline = Sign in to GreenPulse

# Whose password it is.
lede = Everyone here uses the same password. Ask whoever runs this GreenPulse.

# The password.
password = Password

# Sends the form.
enter = Sign in

# A wrong password.
wrong = That is not the password. After a few wrong tries you have to wait.

# The machine cannot make a session.
no_random = Signing in did not work. Try again.

# Too many wrong passwords.
wait = { $seconds ->
    [one] Too many wrong passwords. Try again in a second.
   *[other] Too many wrong passwords. Try again in { $seconds } seconds.
}
