title = Tarife und Rechnungen
saved = Gespeichert. Frühere Tage behalten ihre Preise.
removed = Entfernt.
account_made = Konto hinzugefügt; die Rechnung steht unten.
lede = Ein Tarif legt den Preis jeder Stunde fest. Ein Konto verbindet einen Tarif mit dem, wofür er gilt: einem Standort, einem Gebäude oder einem Zähler. Ohne beides werden Kosten mit dem Einheitspreis des Standorts berechnet.
accounts = Rechnungen
tariffs = Tarife
add = Tarif hinzufügen
add_account = Neues Konto
add_version = Neue Preise
place = { $utility } · { $site }
account = { $utility }, { $place }, { $tariff }
none_yet = Noch keine Tarife.
no_accounts = Noch keine Konten.
account_count = { $count ->
    [one] Ein Konto.
   *[other] { $count } Konten.
}
from = Ab { $day }
from_to = { $first } – { $last }
is_to_come = (künftig)
is_past = (früher)
is_now = (aktuell)
