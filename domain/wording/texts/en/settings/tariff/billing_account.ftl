# The form of a billing account.

title = New account
headline = New account
place_needed = Choose who is billed.
tariff_needed = Choose a tariff.
no_billing_day = “{ $typed }” is not valid. Enter a day from 1 to 28.
name = Name
name_hint = For example the number on the bill.
place = Billed for
whole_site = The whole site { $site }
tariff_label = Tariff
tariff = { $name } · { $utility }
billing_day = Billing day
billing_day_hint = The day of each month on which a period starts, 1 to 28.
save = Save
