# What every form of the settings says of a field that cannot be accepted.

# What would be accepted of a field that may stay empty.
or_empty = { $would_do }, or leave it empty

# A required field is empty.
needed = Enter { $would_do }.

# A figure with decimals stands where none can be.
not_whole = “{ $typed }” is not a whole number. Enter { $would_do }.

# Nobody is named who stated a figure.
stated_by_nobody = Enter the source of this figure.

# Who stated a figure is told in more characters than are kept.
stated_by_too_long = { $length } characters are too many. Use at most { $most } for the source.
