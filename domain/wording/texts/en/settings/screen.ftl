# Screen links, on one’s own account.

# The heading of the screen links, on one’s own account.
heading = Screen links

# Below that heading.
lede = A screen link shows one page on a display where nobody signs in. It leads nowhere else, and changes nothing.

# The way here from a page that a screen can show.
offer = Show on a screen

# A link in the list: its page, when it was made, when it was used.
line = Shows { $page } · created { $made } · { $used }

# The heading of the form.
make_heading = Create a screen link

# The label of the name.
name = Name

# Its hint.
name_hint = Such as Lobby

# The label of the page.
page_label = Page

# The fault of a page that cannot be chosen.
choose_page = choose one of the pages

# The button of the form.
make = Create link

# Above a link that was just made.
copy_now = Copy this link now. It is not shown again.

# Below that link.
open_it = Open it in the browser of the display, where nobody is signed in. Whoever has the link sees this page.
