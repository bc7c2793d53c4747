# Passkeys: signing in with one, adding and removing them, and doing without a password.

# Signs in, on the page to sign in.
enter = Sign in with a passkey

# Whoever signs in stopped, or the device has no passkey of this site.
cancelled = No passkey was used. Try again, or sign in another way.

# The passkey opens nothing here; why, nobody is told.
unknown = This passkey does not open an account here. After a few wrong tries you have to wait.

# The device counted no further.
copied = This passkey was refused, because there may be a copy of it. Sign in another way and remove it under My account, or ask an admin.

# Too many passkeys that open nothing.
wait = { $seconds ->
    [one] Too many wrong tries. Try again in a second.
   *[other] Too many wrong tries. Try again in { $seconds } seconds.
}

# The heading of the passkeys, on one's own account and on the page of a person.
heading = Passkeys

# Below that heading.
lede = With a passkey you sign in by fingerprint, face or the PIN of your device. There is no password to remember or to give away.

# A person without passkeys.
none_of_person = No passkeys.

# A passkey in the list: when it was added, when it was last used, and whether it is kept elsewhere too.
line = Added { $made }, { $has_used ->
    [yes] last used { $used }
   *[no] not used yet
}. { $is_backed_up ->
    [yes] Synced to other devices.
   *[no] On one device only.
}

# The button that removes one.
remove = Remove

# After one was removed.
removed = The passkey was removed. Delete it on your device as well.

# The last way in is not taken away.
last = This passkey is your only way to sign in. Add another one first, or ask an admin for a link to choose a password.

# Leads to the page that adds one; its headline and button too.
add = Add a passkey

# After one was added.
added = The passkey was added. You can sign in with it from now on.

# What that page asks for.
new_lede = You sign in as { $login }. Give the passkey a name by which you recognize it.

# The field of its name.
name = Name of the passkey

# What may be its name.
name_hint = Such as: phone, laptop, security key

# A name that cannot be one.
name_wrong = Enter a name of 1 to 80 characters.

# Leads on to the device.
go_on = Continue

# What happens next.
create_lede = Your browser asks where to keep the passkey “{ $name }”, and who you are.

# Lets the device make it.
create = Create passkey

# The device made none.
create_cancelled = No passkey was created. Try again.

# The device has one already.
exists = This device already has a passkey for your account here.

# What the device made is not good.
not_made = That did not work. Try again, or choose another device.

# There are too many.
too_many = You have { $most } passkeys. Remove one first.

# The page needs a newer browser, and scripts.
no_script = Passkeys need a current browser with JavaScript turned on.

# Browsers have no passkeys at this address.
not_here = Passkeys work only at an address with a name and https, such as https://energy.example, or at http://localhost on this computer. Whoever runs this GreenPulse can set GREENPULSE_PUBLIC_URL.

# People sign in elsewhere only.
closed = Passkeys are not used here. You sign in with your account elsewhere.

# Somebody without a password signed in long ago.
stale = Without a password, a passkey can be added only within { $minutes } minutes of signing in. Sign out, sign in again, and come back.

# Nobody is signed in with an account of their own.
refused = Only somebody who signed in with an account of their own can change this here.

# Leads to the page that removes the password; its headline and button too.
remove_password = Remove password

# What that means.
remove_password_lede = { $login } then signs in with passkeys alone. All other browsers are signed out. If you lose your passkeys, an admin can send you a link to choose a password.

# After it was removed.
password_removed = Your password was removed, and all other browsers were signed out.

# Without a passkey it stays.
password_last = Your password is your only way to sign in. Add a passkey first.

# In place of choosing a password, on the page of a link.
instead = Use a passkey instead

# The name of a passkey that was made in place of a password.
first = First passkey
