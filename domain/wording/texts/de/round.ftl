title = Ableserunde
headline = Lesen Sie Ihre Zähler ab
lede = Alle Zähler, die von Hand abgelesen werden, einer nach dem anderen. Lassen Sie aus, was Sie nicht abgelesen haben.
no_meters = Kein Zähler wird von Hand abgelesen
no_meters_hint = Zähler erscheinen hier, wenn ihr letzter Messwert <a>von Hand eingegeben</a> wurde oder aus einer Datei kam.
date = Datum
time = Uhrzeit
zone = Zeitzone: { $zone }
no_building = Ohne Gebäude
last = Zuletzt: { $figure } am { $day }
photo_label = Foto
photo_hint = Fotos: JPEG oder PNG, je höchstens 5{"\u00A0"}MB
photo = Foto
is_right = Es stimmt
lower = Das ist weniger als der letzte Messwert. Fehlt eine Ziffer?
more = Das ist viel mehr als üblich. Stimmt es?
much = Das sind { $used } seit { $since }, viel mehr als üblich (etwa { $usual }).
save = Messwerte speichern
saved = { $count ->
    [one] Ein Messwert gespeichert.
   *[other] { $count } Messwerte gespeichert.
}
not_all_saved = { $saved ->
    [0] Noch ist nichts gespeichert.
    [one] Ein Messwert ist gespeichert.
   *[other] { $saved } Messwerte sind gespeichert.
} { $left ->
    [one] Bei einem ist <a>noch etwas zu klären</a>.
   *[other] Bei { $left } ist <a>noch etwas zu klären</a>.
}
saved_figure = Gespeichert: { $figure }
nothing = Geben Sie mindestens einen Messwert ein.
no_photo = Diese Datei ist weder JPEG noch PNG. Wählen Sie ein Foto des Zählers.
large_photo = Dieses Foto ist größer als 5{"\u00A0"}MB. Wählen Sie ein kleineres.
photo_not_kept = Der Messwert wurde gespeichert, aber nicht sein Foto. Versuchen Sie es mit dem Foto gleich noch einmal.
broken_off = Das Formular kam nicht vollständig an. Fotos dürfen je 5{"\u00A0"}MB groß sein, zusammen 30{"\u00A0"}MB.
photo_again = Wählen Sie das Foto noch einmal.
waiting = Wartet auf diesem Gerät
waiting_lede = Diese Messwerte werden gesendet, sobald GreenPulse erreichbar ist.
waiting_banner = Auf diesem Gerät wartende Messwerte: | .
waiting_link = Anzeigen
sign_in_first = Um sie zu senden, <a>melden Sie sich an</a>.
kept = Auf diesem Gerät gespeichert. Gesendet wird, sobald Sie verbunden sind.
not_kept = Dieses Gerät konnte den Messwert nicht speichern. Schreiben Sie ihn auf und geben Sie ihn ein, wenn Sie verbunden sind.
with_photo = mit Foto
refused = Nicht angenommen:
correct = Korrigieren
discard = Verwerfen
sign_out_anyway = Auf diesem Gerät warten noch Messwerte. Beim Abmelden werden sie gelöscht. Trotzdem abmelden?
wall = Wandanzeige
