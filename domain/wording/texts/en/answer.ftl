# What is answered instead of a page.

nothing_here = Page not found.
missing = { $what ->
    [account] This account was not found. It may have been removed.
    [building] This building was not found. It may have been removed.
    [file] This file was not found. It may have been discarded.
    [issue] This issue was not found.
    [mapping] This custom device was not found. It may have been removed.
    [meter] This meter was not found. It may have been archived or deleted.
    [site] This site was not found. It may have been removed.
    [tariff] This tariff was not found. It may have been removed.
   *[other] It may have been moved or deleted.
}
refused = Nothing was changed.
not_just_now = This page is not available right now.
database = { $trouble ->
    [full] The database’s disk is full. Nothing was changed. Try again in a moment.
    [read_only] The database is read-only. Nothing was changed.
    [away] The database is not responding. Nothing was changed. Try again in a moment.
   *[failing] The database cannot be written. Nothing was changed. Try again in a moment.
}
not_shown = Something went wrong.
failed = This page could not be shown; the server’s log has the details. Nothing was changed.
back_to = Back to { $section }
