# The form of a billing account.

# The title.
title = New account

# The headline.
headline = New account

# Nobody is chosen.
place_needed = Choose who is billed.

# No tariff is chosen.
tariff_needed = Choose a tariff.

# A day of the month on which no period can begin.
no_billing_day = “{ $typed }” is not valid. Enter a day from 1 to 28.

# The field of the name.
name = Name

# A name that will do.
name_hint = For example the number on the bill.

# The field of who is billed.
place = Billed for

# A whole site, as a choice.
whole_site = The whole site { $site }

# The field of the tariff.
tariff_label = Tariff

# A tariff, as a choice.
tariff = { $name } · { $utility }

# The field of the day on which a period begins.
billing_day = Billing day

# Which days there are.
billing_day_hint = The day of each month on which a period starts, 1 to 28.

# The button of the form.
save = Save
