# Help: the manuals that the program brings along.

# The name of the section.
title = Help

# The headline of the list.
headline = <b>Help:</b> the manuals of this version. They need no network.

# The link from another page to its manual.
manual = How this works

# What the manual `devices` is about.
devices = Which devices are read and how to connect them, and why a figure counts or does not.

# What the manual `files` is about.
files = Which files can be imported, what is asked about them, and what is left out.

# What the manual `money` is about.
money = How costs and bills are worked out.

# What the manual `analytics` is about.
analytics = How issues are found, forecasts made and savings measured, and how far to trust them.

# What the manual `access` is about.
access = Who may come in and what they may do, signing in by other services, and what is recorded.

# What the manual `calendars` is about.
calendars = Which holidays and calendar files are read.

# What the manual `backup` is about.
backup = How to keep a copy of everything, and bring it back.

# What the manual `api` is about.
api = How programs read and write.
