title = Anmelden
title_failed = Nicht angemeldet
description = Bei GreenPulse anmelden.
headline = Bei GreenPulse anmelden
lede = Alle hier verwenden dasselbe Passwort. Fragen Sie die Person, die dieses GreenPulse betreibt.
password = Passwort
enter = Anmelden
wrong = Das ist nicht das Passwort. Nach einigen falschen Versuchen müssen Sie warten.
no_random = Die Anmeldung hat nicht geklappt. Versuchen Sie es noch einmal.
wait = { $seconds ->
    [one] Zu viele falsche Passwörter. Versuchen Sie es in einer Sekunde noch einmal.
   *[other] Zu viele falsche Passwörter. Versuchen Sie es in { $seconds } Sekunden noch einmal.
}
