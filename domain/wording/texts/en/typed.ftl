# What forms say of numbers, names and times that cannot be read.

# Not a day.
no_date = “{ $typed }” is not a date. Write it like 2026-11-22.

# No day was typed.
no_date_given = Enter a date, such as 2026-11-22.

# Not a time of day.
no_time = “{ $typed }” is not a time. Write it like 17:40.

# No time of day was typed.
no_time_given = Enter a time, such as 17:40.

# Not a number, or not one that will do. `would_do` says which would.
no_number = “{ $typed }” is not accepted. Enter { $would_do }.

# No number was typed.
needed = Enter { $would_do }.

# A number that can be read in two ways.
either = “{ $typed }” can mean { $whole } or, with a decimal point, { $fraction }. Enter the one you mean.

# No name was typed.
no_name = Enter a name of 1 to { $most } characters.

# A name that cannot be seen.
unseen_name = This name has characters that cannot be seen. Use letters, digits and signs.

# A name that is too long.
long_name = { $length } characters are too many. Use at most { $most } for the name.
