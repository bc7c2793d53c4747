# What stands beside every chart.

# Opens the numbers of a chart.
table = Show as table

# Stands where no figure is known.
no_figure = –

# The key of the marks in a chart.
mark = issue detected
