title = Eigene Geräte
lede = Für Geräte, die GreenPulse nicht kennt: wo in einer Nachricht die Zahl steht und was sie misst. Bekannte Fabrikate brauchen das nicht.
map_by_hand = Gerät nach Topic einrichten
saved = Gespeichert. Neue Nachrichten werden ab jetzt so gelesen.
said = Gespeichert. Alle früheren Werte zählen mit.
removed = Entfernt. Was vorher gelesen wurde, bleibt.
unread = Empfangen, aber nicht verstanden
say_what = Einrichten
forget = Ignorieren
mapped = Eigene Geräte
topics = { $count ->
    [0] <b>Jede Nachricht wird verstanden.</b>
    [one] <b>Nachrichten auf einem Topic werden nicht verstanden.</b>
   *[other] <b>Nachrichten auf { $count } Topics werden nicht verstanden.</b>
}
some_nameless = Einigen Zahlen fehlt die Einheit.
none_needed = Bisher wird kein eigenes Gerät gebraucht.
none_yet = Noch kein eigenes Gerät.
count_set_up = { $count ->
    [one] Ein eigenes Gerät ist eingerichtet.
   *[other] { $count } eigene Geräte sind eingerichtet.
}
came_last = { $messages }, zuletzt { $ago }
whole_message = die ganze Nachricht
reads_as = { $place }: { $what }, Zähler { $meter }
