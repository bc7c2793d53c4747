# The page of what leaves the screen: files, paper, a screen on the wall.

# The headline.
headline = <b>Take your data with you:</b> as a file, on paper, or on a screen on the wall.

# The heading of the month of a building.
month = A month of one building

# What it is.
month_lede = Day by day, beside the month before. Print it from your browser: it fits on paper.

# The label of the buildings.
building = Building

# The label of the months.
which_month = Month

# The button.
open = Open

# The heading of files.
files = Files

# All readings: the link, and what it is.
readings = All readings | Every reading as it arrived, as a CSV that can be imported again.

# The label of the form for one meter’s readings.
one_meter = Readings of one meter

# Its button.
download = Download CSV

# The values of charts: the link, and how they are saved.
charts = Charts | Under each chart are buttons that save it as CSV or PNG. Choose a building to begin.

# The heading of paper.
paper = On paper

# A bill on paper: the link, and how.
bills = Bills | Open a bill and print it from your browser.

# Any page on paper: the link, and how.
print = Any page | Every page has a print layout without menus and buttons. Print from your browser.

# The heading of screens.
screens = On a screen

# The screen on the wall: the link, and what it is.
wall = Wall display | What is used now and today, large enough to read across a room.

# The wall of one of several sites: its link.
wall_of = Wall display of { $site }

# There is nothing to report on yet.
nothing = There is nothing to report on yet. Connect a meter first.
