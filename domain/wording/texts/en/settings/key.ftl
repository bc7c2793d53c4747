# Keys, on one’s own account and on the page of a person. Screen links have an end as they do.

# The heading of the keys, on one’s own account.
heading = Keys

# Below that heading.
lede = A program signs in with a key. It never sees or does more than you can at that moment.

# A key in the list: what it may do, which buildings, when it was made, when it was used.
line = { $scope } · sees { $sees } · created { $made } · { $used }

# What a key may do.
scope = { $scope ->
    [manage] Does what its owner can
    [write_readings] Sends readings only
   *[read] Reads only
}

# The buildings of a key that sees all that its owner sees.
sees_all = what its owner sees

# When it was last used.
used = last used { $ago }

# It was never used.
never_used = never used

# Until when it is good.
expires = Expires { $when }.

# The mark of one that is over.
expired = Expired

# What to do about one that nothing has used for long.
unused = Not used for 180 days. Revoke it if nothing needs it.

# The button that revokes one.
revoke = Revoke

# After one was revoked.
revoked = Revoked. It no longer works.

# The heading of the form.
make_heading = Create a key

# The label of the name.
name = Name

# Its hint.
name_hint = Such as Home Assistant

# The label of what it may do.
scope_label = What it may do

# What it may do, to choose.
scope_choice = { $scope ->
    [manage] Everything I can do, except passwords, keys and links
    [write_readings] Send readings, and read nothing
   *[read] Read what I can see
}

# The fault of a scope that does not exist.
choose_scope = choose what it may do

# The label of which buildings.
sees_label = Buildings

# The choice of all.
sees_all_choice = All that I see

# The choice of some.
sees_some_choice = The buildings ticked below

# The label of how long.
until_label = Valid for

# How long, to choose.
until = { $days ->
    [0] Until I revoke it
    [365] A year
   *[other] { $days } days
}

# The fault of a length that cannot be chosen.
choose_until = choose how long it is valid

# The label of a date instead.
until_date = Or until a date

# Its hint.
until_date_hint = The whole of that day; counts instead

# The fault of a date that is over.
until_past = choose today or a day to come

# The button of the form.
make = Create key

# Above a key that was just made.
copy_now = Copy this key now. It is not shown again.

# Above a command that uses it.
try_it = A first request with it:

# The heading on the page of a person.
of_person = Keys and screen links

# If that person has none.
none_of_person = None.
