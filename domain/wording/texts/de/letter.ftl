# Was Briefe über ein Konto sagen.

# Bis wann ein Link gilt, oder wann etwas geschah.
until = { $date }, { $clock } ({ $zone })

# Der Betreff eines Briefes an jemand Neues.
invitation_subject = Ein Konto bei GreenPulse

# Jemand Neues soll ein Passwort wählen.
invitation =
    Hallo { $name },

    { $has_by ->
        [yes] { $by } lädt zu GreenPulse ein, das zeigt, wie viel Energie Gebäude verbrauchen.
       *[no] dies ist eine Einladung zu GreenPulse, das zeigt, wie viel Energie Gebäude verbrauchen.
    } Hier lässt sich ein Passwort wählen:

    { $link }

    Der Anmeldename ist { $login }. Der Link funktioniert einmal, bis { $until }. Bitte nicht weitergeben: Wer ihn hat, kann das Passwort wählen.

    Wer diese Nachricht nicht erwartet hat, braucht nichts zu tun.

# Der Betreff eines Briefes, mit dem jemand ein neues Passwort wählt.
reset_subject = Ein neues Passwort für GreenPulse wählen

# Jemand anderes möchte, dass sie ein neues Passwort wählen.
reset =
    Hallo { $name },

    { $has_by ->
        [yes] { $by } schickt diesen Link, um ein neues Passwort für GreenPulse zu wählen:
       *[no] mit diesem Link lässt sich ein neues Passwort für GreenPulse wählen:
    }

    { $link }

    Der Anmeldename ist { $login }. Der Link funktioniert einmal, bis { $until }. Bis dahin bleibt das Passwort, wie es ist. Bitte den Link nicht weitergeben: Wer ihn hat, kann das Passwort wählen.

# Der Betreff eines Briefes, um den jemand mit vergessenem Passwort gebeten hat.
forgotten_subject = Ein neues Passwort für GreenPulse wählen

# Sie haben selbst darum gebeten, oder jemand Fremdes.
forgotten =
    Hallo { $name },

    für dieses Konto wurde ein Link angefordert, um ein neues Passwort für GreenPulse zu wählen:

    { $link }

    Der Anmeldename ist { $login }. Der Link funktioniert einmal, bis { $until }.

    Wer ihn nicht angefordert hat, braucht nichts zu tun. Das Passwort bleibt, wie es ist, und niemand wird abgemeldet.

# Der Betreff eines Briefes, nachdem ein Passwort neu gesetzt wurde.
password_changed_subject = Das Passwort für GreenPulse wurde geändert

# Ein Passwort wurde neu gesetzt.
password_changed =
    Hallo { $name },

    das Passwort des Kontos { $login } bei GreenPulse wurde geändert: { $when }.

    War diese Änderung gewollt, ist nichts zu tun. Wenn nicht, bitte sofort bei der Verwaltung dieses GreenPulse melden.

# Der Betreff eines Briefes an eine Adresse, die nicht mehr gilt.
address_changed_subject = Die E-Mail-Adresse bei GreenPulse wurde geändert

# Briefe gehen ab jetzt woandershin.
address_changed =
    Hallo { $name },

    die E-Mail-Adresse des Kontos { $login } bei GreenPulse wurde von der Verwaltung geändert: { $when }. Dies ist die letzte Nachricht an diese Adresse.

    Wer das nicht erwartet hat, meldet es bitte der Verwaltung dieses GreenPulse.
