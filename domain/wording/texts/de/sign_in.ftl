title = Anmelden
title_failed = Nicht angemeldet
description = Bei GreenPulse anmelden.
headline = Bei GreenPulse anmelden
lede = Ein Konto gibt Ihnen die Person, die dieses GreenPulse betreibt.
name = Name oder E-Mail-Adresse
name_missing = Geben Sie Ihren Namen oder Ihre E-Mail-Adresse ein.
password = Passwort
enter = Anmelden
wrong = Name oder Adresse und Passwort passen nicht zusammen. Nach einigen falschen Versuchen müssen Sie warten.
no_random = Die Anmeldung hat nicht geklappt. Versuchen Sie es noch einmal.
wait = { $seconds ->
    [one] Zu viele falsche Passwörter. Versuchen Sie es in einer Sekunde noch einmal.
   *[other] Zu viele falsche Passwörter. Versuchen Sie es in { $seconds } Sekunden noch einmal.
}
not_yet_title = Noch kann sich niemand anmelden
not_yet = Dieses GreenPulse hat keinen Admin. Beim Start gibt es einen Link aus, mit dem Sie den ersten anlegen. Der Link steht auch im Protokoll.
through_proxy = Die Anfrage kommt über einen Proxy, und dieses GreenPulse hat keine Konten: Es antwortet nur diesem Rechner. Legen Sie mit „greenpulse user create“ einen Admin an, oder setzen Sie GREENPULSE_PROXIES und starten Sie neu.
with = Mit { $provider } anmelden
way_away = { $provider } ist gerade nicht erreichbar.
way_refused = { $provider } hat Sie nicht angemeldet.
way_wrong = Die Antwort von { $provider } ist nicht gültig. Versuchen Sie es noch einmal. Bleibt es dabei, sagen Sie es der Person, die dieses GreenPulse betreibt.
way_lost = Diese Anmeldung hat länger als zehn Minuten gedauert, wurde in einem anderen Browser begonnen oder ist schon vorbei. Beginnen Sie noch einmal.
waits = Sie haben ein Konto, aber eine Administratorin oder ein Administrator muss es erst entsperren.
taken = Hier hat schon jemand Ihren Namen oder Ihre E-Mail-Adresse. Beides wird nicht von selbst verbunden. Wenn Sie das sind, melden Sie sich mit Ihrem Passwort an und wählen Sie unter „Mein Konto“ die Schaltfläche „Mit { $provider } verbinden“. Sonst hilft die Administration.
taken_by_proxy = Hier hat schon jemand Ihren Namen oder Ihre E-Mail-Adresse. Bitte wenden Sie sich an die Administration.
no_admin_yet = Dieses GreenPulse hat noch keine Administration, die Ihnen Zugang geben könnte. Versuchen Sie es später noch einmal.
no_way = Diese Art der Anmeldung gibt es hier nicht.
local_closed = Passwörter werden hier nicht verwendet.
left = Abgemeldet
left_too = Sie sind bei GreenPulse abgemeldet. Als Nächstes meldet { $provider } Sie ab.
go_on = Weiter zu { $provider }
connecting_title = Mit { $provider } verbinden
connecting = Melden Sie sich bei { $provider } an. Danach kommen Sie hierher zurück.
not_connected = Nicht verbunden
connected_elsewhere = Dieses Konto bei { $provider } gehört hier zu einer anderen Person.
forgot_link = Passwort vergessen?
forgot_title = Neues Passwort wählen
forgot_lede = Wenn Sie ein Konto mit Passwort und E-Mail-Adresse haben, schickt Ihnen GreenPulse einen Link. Solange Sie ihn nicht benutzen, ändert sich nichts.
forgot_name = Name oder E-Mail-Adresse
forgot_name_missing = Geben Sie Ihren Namen oder Ihre E-Mail-Adresse ein.
forgot_enter = Link schicken
forgot_sent_title = Sehen Sie in Ihre E-Mails
forgot_sent = Falls es ein solches Konto gibt, ist eine E-Mail unterwegs. Der Link darin funktioniert einmal, eine Stunde lang. Wenn nichts ankommt, sehen Sie im Spam-Ordner nach, oder fragen Sie die Person, die dieses GreenPulse betreibt.
forgot_wait = { $minutes ->
    [one] Zu viele Anfragen von hier. Versuchen Sie es in einer Minute noch einmal.
   *[other] Zu viele Anfragen von hier. Versuchen Sie es in { $minutes } Minuten noch einmal.
}
