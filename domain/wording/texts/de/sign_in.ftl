title = Anmelden
title_failed = Nicht angemeldet
description = Bei GreenPulse anmelden.
headline = Bei GreenPulse anmelden
lede = Ein Konto gibt Ihnen die Person, die dieses GreenPulse betreibt.
name = Name
name_missing = Geben Sie Ihren Namen ein.
password = Passwort
enter = Anmelden
wrong = Name und Passwort passen nicht zusammen. Nach einigen falschen Versuchen müssen Sie warten.
no_random = Die Anmeldung hat nicht geklappt. Versuchen Sie es noch einmal.
wait = { $seconds ->
    [one] Zu viele falsche Passwörter. Versuchen Sie es in einer Sekunde noch einmal.
   *[other] Zu viele falsche Passwörter. Versuchen Sie es in { $seconds } Sekunden noch einmal.
}
not_yet_title = Noch kann sich niemand anmelden
not_yet = Dieses GreenPulse hat keinen Admin. Beim Start gibt es einen Link aus, mit dem Sie den ersten anlegen. Der Link steht auch im Protokoll.
through_proxy = Die Anfrage kommt über einen Proxy, und dieses GreenPulse hat keine Konten: Es antwortet nur diesem Rechner. Legen Sie mit „greenpulse user create“ einen Admin an, oder setzen Sie GREENPULSE_PROXIES und starten Sie neu.
