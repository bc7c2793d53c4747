# Why a request was not answered, outside the API: what a browser shows instead of a page, and
# what a script reads. Leaves out what the API says of its own parameters. Programs read it in
# English.

# The server failed.
failed = the server failed at this; its log says why

# The title of a status that has none.
title = Problem

# Another host's name.
wrong_host = This server does not go by that name. Use its IP address, or have whoever runs it add the name to GREENPULSE_HOSTS.

# A form of another site's page.
wrong_origin = This was not sent by a page of this server, so it was not done.

# A link to what only pages call.
by_post = Server functions are called by POST.

# No password, from a program.
sign_in = Sign in first; programs send the header `Authorization: Bearer <key>`.

# A wrong password, from a program.
wrong_password = That is not the password.

# A wrong key, from a program.
wrong_key = That key is not known, was revoked, or has expired.

# Somebody known asks for what they may not.
not_allowed = This account or key is not allowed to do this.

# There is no admin yet, so nobody is answered.
no_admin = There is no admin yet. The start of GreenPulse printed a link that creates the first one.

# Too many wrong passwords or tokens.
too_many = Too many wrong passwords or tokens came from there. The next one is checked in { $seconds } s.

# Nothing is there in the API.
no_api = There is nothing at this address of the API.

# Something was sent to where nothing takes it.
not_here = There is nothing here to send anything to.

# A page of an older version calls what is gone.
no_function = There is no such function; reload the page.

# A page of an older version asks for a file that is gone.
no_file = There is no such file; reload the page.

# A body that is too long.
long_arguments = The arguments are too long, or did not arrive whole.

# An argument that is no whole number.
no_number = `{ $name }` is “{ $value }”: give a whole number from { $least } to { $most }.

# Arguments that cannot be read, for a reason in the framework's words.
unread = The arguments of this function cannot be read: { $why }.

# A path that is no text.
no_path = the path is not UTF-8 once decoded

# A query that is none.
no_query = what follows `?` cannot be read as name=value&...

# The database's trouble if it names none.
database_silent = does not answer now

# The database has this trouble.
database = the database { $trouble }: try again in a few seconds
