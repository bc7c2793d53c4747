title = Abgelehnte Daten
show_all = Alle zeigen
older = Ältere
read_again_label = Erneut lesen
map_topic = Topic einrichten
throw_away = Verwerfen
only_topic = Nur das Topic <b>{ $topic }</b>.
headline = { $count ->
    [0] Jede Nachricht war lesbar.
    [one] Eine Nachricht war nicht lesbar.
   *[other] { $count } Nachrichten waren nicht lesbar.
}
lede = Nicht lesbare Nachrichten werden mit dem Grund aufbewahrt, bis zu { $most }, und halten nichts auf. Beheben Sie den Fehler am Gerät oder in seiner Einrichtung und lesen Sie sie dann erneut.
made_place = { $count ->
    [one] Eine ältere Nachricht wurde verworfen
   *[other] { $count } ältere Nachrichten wurden verworfen
}, seit die Liste zuletzt geleert wurde, zuerst von Absendern mit den meisten Nachrichten, dann die ältesten.
read_again_all = Erneut gelesen: { $understood } verstanden.
read_again_none = Erneut gelesen: { $left } weiterhin nicht lesbar; angezeigt ist der neueste Grund.
read_again_some = Erneut gelesen: { $understood } verstanden, { $left } weiterhin nicht lesbar.
thrown_away_of = Verworfen: { $messages }.
read_all_again = { $is_of_topic ->
    [yes] Alle dieses Topics erneut lesen
   *[no] Alle erneut lesen
}
throw_all_away = { $is_of_topic ->
    [yes] Alle dieses Topics verwerfen
   *[no] Alle verwerfen
}
from_device = von { $device }
read_again_at = erneut gelesen { $at }
cut = abgeschnitten, also nicht erneut lesbar
