# What every form of the settings says of a field that cannot be accepted.

or_empty = { $would_do }, or leave it empty
needed = Enter { $would_do }.
not_whole = “{ $typed }” is not a whole number. Enter { $would_do }.
stated_by_nobody = Enter the source of this figure.
stated_by_too_long = { $length } characters are too many. Use at most { $most } for the source.
