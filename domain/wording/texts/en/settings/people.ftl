# The people with accounts, and the page of one.

# Title of the pages.
title = People

# How many have an account.
headline = { $people ->
    [0] Nobody has an account yet.
    [one] One person has an account.
   *[other] { $people } people have an account.
}

# Below the headline.
lede = Each person sees the buildings you choose, and can do what their role allows.

# Below the headline, as long as there are no accounts.
lede_first = Right now, anyone who uses this computer can do everything. Before you let others in, add an administrator: from then on, everybody signs in.

# The button that adds somebody, and the title of its form.
add = Add a person

# Below that title.
add_lede = After you save, you get a link to send them. They choose their own password with it.

# The link to the record of what was done.
to_audit = Activity log

# The heading of the list.
list = Everybody with an account

# A person in the list: the role, the buildings, when they were last seen.
row = { $role } · { $sees } · { $seen }

# A role.
role = { $role ->
    [admin] Administrator
    [manager] Manager
    [user] User
   *[viewer] Viewer
}

# A role to choose, with what it allows.
role_choice = { $role ->
    [admin] Administrator: everything, and people
    [manager] Manager: also changes buildings and meters
    [user] User: also answers issues and enters readings
   *[viewer] Viewer: looks only
}

# Somebody sees everything.
sees_all = all buildings

# Somebody sees nothing.
sees_nothing = no buildings

# Somebody sees several buildings.
sees_buildings = { $buildings } buildings

# When somebody was last here.
last_seen = last seen { $ago }

# Somebody never signed in.
never_seen = never signed in

# Somebody has not chosen a password.
no_password = no password yet

# The mark of somebody who may not sign in.
is_disabled = Disabled

# The label of the name to sign in with.
login = Sign-in name

# Its hint.
login_hint = Such as ann or ann@example.org

# The label of the name.
name = Full name

# Its hint.
name_hint = What others see

# The label of the e-mail address.
email = E-mail (optional)

# The field of the department.
department = Department

# Below the field of the department.
department_hint = Where they belong. This alone shows them no building: choose those below

# In no department.
no_department = None

# The label of the number elsewhere.
external_id = External ID (optional)

# Its hint.
external_id_hint = Such as a staff number

# The hint of their language.
language_hint = Also the language of mail to them

# The label of the role.
role_label = Role

# The fault of a role that does not exist.
choose_role = choose one of the roles

# The label of which buildings.
sees_label = Sees

# Its hint.
sees_hint = Administrators see everything

# The choice of some buildings.
some_buildings = The buildings ticked below

# The choice of all buildings.
all_buildings = All buildings, and new ones

# The heading of the boxes of a site.
buildings_of = Buildings of { $site }

# The button that adds somebody.
make = Add

# The button that saves a person.
save = Save

# After somebody was added.
made = Added. Next, create a link and send it to them.

# After somebody was added, and sent an invitation.
invited = Added. The invitation is on its way.

# After a link was sent.
mailed = The mail with the link is on its way.

# Whether somebody new is sent an invitation.
mail_with_it = Send them an invitation by e-mail, if an address is given

# The button that sends an invitation.
mail_invite = Send an invitation by e-mail

# The button that sends a link to choose a new password.
mail_reset = E-mail a password reset link

# How links could be sent by mail.
mail_unset = To have GreenPulse send these links by e-mail, set GREENPULSE_SMTP_HOST, GREENPULSE_SMTP_FROM and GREENPULSE_PUBLIC_URL.

# A person without an e-mail address.
mail_no_address = Enter an e-mail address above to send a link by e-mail.

# A letter is about to be sent.
mail_waiting = A mail to { $email } is being sent.

# A letter was put off.
mail_again = A mail to { $email } was not sent yet: { $why }. It is tried again for some minutes.

# A letter was taken by the mail server.
mail_sent = The mail server accepted the last mail to { $email }, { $ago }.

# A letter was given up.
mail_failed = The last mail to { $email } was not sent: { $why }. You can send it again, or copy a link.

# What went wrong with a letter, and what the mail server says.
mail_fault = { $kind ->
    [away] the mail server cannot be reached ({ $told })
    [later] the mail server asked to try later ({ $told })
    [refused] the mail server refused it ({ $told })
    [sign_in] the mail server does not accept the name and password in the settings ({ $told })
    [unfit] the mail server cannot be used ({ $told })
    [address] the e-mail address is not valid
   *[full] too many mails are waiting already
}

# After a person was saved.
saved = Saved.

# After somebody was signed out.
signed_out = Signed out everywhere.

# After somebody was disabled.
disabled = Disabled. They are signed out and cannot sign in.

# After somebody was enabled.
enabled = Enabled. They can sign in again.

# After somebody was removed.
removed = Removed.

# Above a link that was just made.
copy_link = Copy this link now. It is not shown again.

# Below that link.
link_is_good = It works once, for seven days. Whoever has it can choose the password, so send it to this person only.

# The heading of sessions and deeds.
access = Access

# In how many browsers somebody is signed in.
sessions = { $sessions ->
    [0] Not signed in anywhere.
    [one] Signed in in one browser.
   *[other] Signed in in { $sessions } browsers.
}

# The button that makes a first link.
invite = Create an invitation link

# The button that makes a link for a new password.
reset = Create a password reset link

# The button that ends all sessions.
sign_out = Sign out everywhere

# The button that disables.
disable = Disable

# The button that enables.
enable = Enable

# The button that removes.
remove = Remove

# What it does.
remove_lede = This deletes the account for good, with its passkeys, keys and screen links.

# The button that does it.
remove_for_good = Remove for good

# What these deeds do.
access_explained = Disabling takes effect at once and can be undone. Removing deletes the account; what the person did stays in the activity log.

# What the first page of the settings tells.
home_text = { $people ->
    [0] Nobody has an account yet.
    [one] One account.
   *[other] { $people } accounts.
}

# The button that makes the first administrator.
make_admin = Create an administrator

# The button to look through their eyes.
see_as = See as this person

# The heading of the people of the demo.
demo_people = Try it as somebody else

# Below that heading.
demo_people_lede = The demo has people of every kind. They have no accounts, and exist on this computer alone.

# The button to be one of them.
be = Be this person

# Somebody of the demo.
demo_person = { $who ->
    [household] Household
    [organiser] Organiser of the neighbourhood
    [campus_manager] Manager of the campus
    [department_head] Head of a department
   *[visitor] Visitor
}

# What somebody of the demo sees and does.
demo_person_sees = { $who ->
    [household] Sees their own home, answers its issues, enters readings.
    [organiser] Runs all of it, and sets it up.
    [campus_manager] Runs what is no home: their meters and targets too.
    [department_head] Answers for the library and the laboratories.
   *[visitor] Looks at everything and changes nothing.
}

# Title of the page of who sees a building.
who_title = Who sees it

# How many see a building.
who_headline = { $people ->
    [0] Nobody with an account sees { $building }.
    [one] One person sees { $building }.
   *[other] { $people } people see { $building }.
}

# Somebody sees every building.
who_all = sees all buildings

# Since when somebody sees it.
who_since = since { $when }

# It was given to somebody, nobody knows when.
who_given = was given this building

# A key sees it.
who_key = a key of { $owner }

# A screen shows it.
who_screen = a screen link of { $owner }

# The heading of somebody’s accounts at providers.
connections = Single sign-on

# An account at a provider: its name there, when it was last used.
connection = { $name }, last used { $ago }

# The provider is a proxy.
by_proxy = Proxy

# The button that disconnects one.
disconnect = Disconnect

# After one was disconnected.
disconnected = Disconnected and signed out.

# Why one’s own stays.
last_way_in = This is your only way to sign in. Add a passkey first, or ask another administrator for a link to choose a password.

# A role that groups give, beside the one given here.
by_group = By groups at the provider: { $role }. Given here: { $given }. The higher one counts; what groups give changes with the groups at the next sign-in.

# What somebody sees by groups.
sees_by_group = Groups also let them see { $sees }.

# The heading of the providers, on the list of people.
ways = Single sign-on

# Below that heading.
ways_lede = Enter these addresses at the provider, exactly as they are.

# The address that browsers come back to.
way_redirect = Redirect address

# The address by which the provider ends sessions.
way_logout = Back-channel logout address

# Somebody sees it by a group of their provider.
who_by_group = through a group of their sign-in provider

# The field above the list that finds people.
find = Find by name, e-mail or department

# How many were found.
found = { $people ->
    [0] Nobody is found.
    [one] One person is found.
   *[other] { $people } people are found.
}
