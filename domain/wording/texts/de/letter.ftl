# Was E-Mails über ein Konto sagen.

until = { $date }, { $clock } ({ $zone })
invitation_subject = Ihr Konto bei GreenPulse
invitation =
    Guten Tag { $name },

    { $has_by ->
        [yes] { $by } lädt Sie zu GreenPulse ein, das zeigt, wie viel Energie Ihre Gebäude verbrauchen.
       *[no] Sie sind zu GreenPulse eingeladen, das zeigt, wie viel Energie Ihre Gebäude verbrauchen.
    } Wählen Sie hier ein Passwort:

    { $link }

    Sie melden sich als { $login } an. Der Link funktioniert einmal, bis { $until }. Geben Sie ihn nicht weiter: Wer ihn hat, kann Ihr Passwort wählen.

    Wenn Sie diese E-Mail nicht erwartet haben, brauchen Sie nichts zu tun.
reset_subject = Neues Passwort für GreenPulse wählen
reset =
    Guten Tag { $name },

    { $has_by ->
        [yes] { $by } schickt Ihnen diesen Link, mit dem Sie ein neues Passwort für GreenPulse wählen:
       *[no] mit diesem Link wählen Sie ein neues Passwort für GreenPulse:
    }

    { $link }

    Sie melden sich als { $login } an. Der Link funktioniert einmal, bis { $until }. Solange Sie ihn nicht benutzen, bleibt Ihr Passwort, wie es ist. Geben Sie den Link nicht weiter: Wer ihn hat, kann Ihr Passwort wählen.
forgotten_subject = Neues Passwort für GreenPulse wählen
forgotten =
    Guten Tag { $name },

    jemand, vermutlich Sie, hat um einen Link gebeten, mit dem Sie ein neues Passwort für GreenPulse wählen:

    { $link }

    Sie melden sich als { $login } an. Der Link funktioniert einmal, bis { $until }.

    Wenn Sie das nicht waren, brauchen Sie nichts zu tun. Ihr Passwort bleibt, wie es ist, und Sie bleiben angemeldet.
password_changed_subject = Ihr Passwort für GreenPulse wurde geändert
password_changed =
    Guten Tag { $name },

    das Passwort Ihres Kontos { $login } bei GreenPulse wurde geändert: { $when }.

    Wenn Sie das waren, brauchen Sie nichts zu tun. Wenn nicht, wenden Sie sich sofort an die Person, die dieses GreenPulse betreibt.
address_changed_subject = Ihre E-Mail-Adresse bei GreenPulse wurde geändert
address_changed =
    Guten Tag { $name },

    die Administration hat die E-Mail-Adresse Ihres Kontos { $login } bei GreenPulse geändert: { $when }. Dies ist die letzte Nachricht an diese Adresse.

    Wenn Sie das nicht erwartet haben, wenden Sie sich an die Person, die dieses GreenPulse betreibt.
passkey_subject = { $is_added ->
    [yes] Ihr Konto bei GreenPulse hat einen neuen Passkey
   *[no] Ein Passkey Ihres Kontos bei GreenPulse wurde entfernt
}
passkey =
    Guten Tag { $name },

    { $is_added ->
        [yes] Ihr Konto { $login } bei GreenPulse hat einen neuen Passkey, „{ $passkey }“: { $when }. Wer ihn hat, kann sich als Sie anmelden.
       *[no] der Passkey „{ $passkey }“ Ihres Kontos { $login } bei GreenPulse wurde entfernt: { $when }. Er meldet Sie nicht mehr an.
    }

    Wenn Sie das waren, brauchen Sie nichts zu tun. Wenn nicht, wenden Sie sich sofort an die Person, die dieses GreenPulse betreibt.
