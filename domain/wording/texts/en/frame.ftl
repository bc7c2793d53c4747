# What stands around every page: the bar, the banners, the foot, and what scripts say.

# The title of a page in the browser's window.
title = { $page } · GreenPulse

# What GreenPulse is, for search engines and previews.
description = See what your buildings are using, what is typical, and what stands out.

# The first link of a page, past the bar.
skip = Skip to content

# The name of the region of banners, for screen readers.
notices = Notices

# The name of the links to the pages above, for screen readers.
trail = Breadcrumbs

# The name of the links in the bar, for screen readers.
navigation = Main

# A section: what is used now, and whether that is usual. In the bar: short.
home = Home

# A section: the buildings, ranked. In the bar: short.
buildings = Buildings

# A section: the list of issues.
insights = Insights

# A section: what it all costs. In the bar: short.
costs = Costs

# A section: what leaves the screen. In the bar: short.
reports = Reports

# A section: the form for a meter reading.
add_reading = Add reading

# The page that says how GreenPulse itself is.
system_health = System health

# A section: where GreenPulse is set up.
settings = Settings

# The page shows what happens now.
live = Live

# The page is connected, and no reading has come yet.
waiting = Waiting for data

# The connection is lost, and is being made again.
reconnecting = Reconnecting

# The session has ended, beside the name of the product.
signed_out_pill = Signed out

# The session has ended elsewhere while the page was open.
signed_out = You are signed out. This page stays as it was.

# The link to the page to sign in, after that.
sign_in_again = Sign in

# The newest reading is of this age.
last_reading = Last reading { $age }

# When the page was made.
updated = Updated { $clock }

# A browser without a network.
offline = You are offline.

# A browser whose server does not answer.
unreachable = GreenPulse is not responding.

# Behind either: from when the data is. A script puts that time in the place of the link.
as_known = You see the data from <b>your last visit</b>.

# Loads the page again.
try_again = Try again

# In the foot: whose clock is shown.
times = Times in { $place } time

# In the foot: the version.
version = GreenPulse { $number }

# In the foot: ends the session.
sign_out = Sign out

# The banner of demo data. The command removes it.
demo = <b>Demo data.</b> These homes and meters are simulated. To remove them, run <a>{ $command }</a>.

# In that banner, while the past of the demo is still being written.
demo_past = The past of these buildings is still being written: earlier days, issues and forecasts appear within a few minutes. Reload the page to see them.

# The database has trouble, on a page that was made without it.
database_away = The database is not responding. You see the latest data from meters; everything else returns by itself, and readings are kept until then.

# The database has trouble, but can be read.
database_trouble = { $trouble ->
    [full] The database’s disk is full.
    [read_only] The database is read-only.
   *[other] The database cannot be written.
} Readings are kept and stored as soon as possible.

# The window's title of a page that does not exist.
not_found_title = Page not found

# The headline of a page that does not exist.
not_found = <b>Page not found.</b> It may have been moved or deleted.

# Why: nothing has this path.
no_path = Nothing is at “{ $path }”: check the address for a slip.

# A way on from there.
to_search = Search

# The way on from there.
to_home = Go to Home

# The title and headline of what somebody may not open or do.
not_allowed_title = You don’t have access to this.

# Whom to ask for it.
not_allowed = Nothing was changed. If you need it, ask an administrator of this GreenPulse.

# The window's title of a page that cannot be made.
not_shown_title = Not available

# The headline of a page that cannot be made.
not_shown = This page is not available right now.

# Why it cannot be made.
no_answer = The database is not responding. Try again in a moment.

# The button that copies a command line.
copy = Copy

# The same button once it is copied.
copied = Copied

# The same button if a browser cannot copy: the line is selected instead.
selected = Selected

# The button that undoes the zoom of a chart.
show_all = Show all

# How a chart is used by the keyboard.
chart_keys = Arrow keys read the values, Enter opens one, Escape shows all.

# In a chart's tip: a gap.
no_reading = no reading

# In a chart's tip: the name of the usual range.
typical_range = typical range

# In a chart's tip: a range of values or times.
range = { $from } – { $to }

# Through whose eyes an admin sees the page.
seen_as = You see this as { $name } does. You are signed in as { $by } and can change nothing.

# Whom somebody at a demo is.
you_are = In this demo you are: { $name }.

# The button that ends it.
see_as_stop = Stop
