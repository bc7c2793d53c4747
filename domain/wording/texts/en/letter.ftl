# What letters by mail say of an account.

# Until when a link is good, or when something happened.
until = { $date }, { $clock } ({ $zone })

# The subject of a letter to somebody new.
invitation_subject = Your account on GreenPulse

# Somebody new is to choose a password.
invitation =
    Hello { $name },

    { $has_by ->
        [yes] { $by } invites you to GreenPulse, which shows how much energy your buildings use.
       *[no] You are invited to GreenPulse, which shows how much energy your buildings use.
    } Choose a password here:

    { $link }

    You sign in as { $login }. The link works once, until { $until }. Do not pass it on: whoever has it can choose your password.

    If you did not expect this, there is nothing to do.

# The subject of a letter by which somebody chooses a new password.
reset_subject = Choose a new password for GreenPulse

# Somebody else wants them to choose a new password.
reset =
    Hello { $name },

    { $has_by ->
        [yes] { $by } sends you this link to choose a new password for GreenPulse:
       *[no] with this link you choose a new password for GreenPulse:
    }

    { $link }

    You sign in as { $login }. The link works once, until { $until }. Until you use it, your password stays as it is. Do not pass the link on: whoever has it can choose your password.

# The subject of a letter that somebody asked for who forgot their password.
forgotten_subject = Choose a new password for GreenPulse

# They asked for it themselves, or a stranger did.
forgotten =
    Hello { $name },

    somebody, probably you, asked for a link to choose a new password for GreenPulse:

    { $link }

    You sign in as { $login }. The link works once, until { $until }.

    If it was not you, there is nothing to do. Your password stays as it is, and you stay signed in.

# The subject of a letter after a password was set anew.
password_changed_subject = Your password for GreenPulse was changed

# A password was set anew.
password_changed =
    Hello { $name },

    the password of your account { $login } on GreenPulse was changed on { $when }.

    If that was you, there is nothing to do. If not, tell whoever runs this GreenPulse right away.

# The subject of a letter to an address that is no longer theirs.
address_changed_subject = Your e-mail address on GreenPulse was changed

# Letters go elsewhere from now on.
address_changed =
    Hello { $name },

    an administrator changed the e-mail address of your account { $login } on GreenPulse on { $when }. This is the last message to this address.

    If you did not expect this, tell whoever runs this GreenPulse.

# The subject of a letter after a passkey was added or removed.
passkey_subject = { $is_added ->
    [yes] A passkey was added to your GreenPulse account
   *[no] A passkey was removed from your GreenPulse account
}

# A passkey was added or removed.
passkey =
    Hello { $name },

    { $is_added ->
        [yes] the passkey “{ $passkey }” was added to your account { $login } on GreenPulse on { $when }. Whoever has it can sign in as you.
       *[no] the passkey “{ $passkey }” was removed from your account { $login } on GreenPulse on { $when }. It no longer signs you in.
    }

    If that was you, there is nothing to do. If not, tell whoever runs this GreenPulse right away.
