title = Einstellungen
lede = Ihre Orte und Zähler, woher Messwerte kommen und was sie kosten.
group_places = Orte und Zähler
group_connections = Verbindungen
group_prices = Preise
group_carbon = CO₂ und Wetter
group_system = System
health_text = Ob alles läuft und was angekommen ist.
methods = Prognosemethoden
methods_text = Wie jede Prognose entsteht und wie genau sie ist.
look = Prüfen
sources_label = Datenquellen
quarantine = Abgelehnte Daten
tokens_label = Zugangstoken
factors = Emissionsfaktoren
source_energy = Primärenergie
weather_label = Wetter
import_text = CSV, Green Button, Portfolio Manager, Home Assistant, Excel.
factors_text = Emissionen je Einheit, nach Region und Jahr.
source_energy_text = Primärenergie je Einheit, nach Region und Jahr.
flat_rates = Kosten werden mit Einheitspreisen berechnet.
weather_off = Abgeschaltet.
headline = { $waiting ->
    [0] Alles ist eingerichtet.
    [one] Etwas braucht Ihre Aufmerksamkeit.
   *[other] { $waiting } Punkte brauchen Ihre Aufmerksamkeit.
}
buildings = { $count ->
    [0] Noch keine Gebäude.
    [one] Ein Gebäude: Typ, Größe und Einheiten.
   *[other] { $count } Gebäude: Typ, Größe und Einheiten.
}
meters = { $count ->
    [0] Noch keine Zähler.
    [one] Ein Zähler, einem Gebäude zugeordnet.
   *[other] { $count } Zähler: Rollen, Grenzen, Zählerwechsel.
}
meters_new = { $count ->
    [one] Ein neuer Zähler braucht ein Gebäude.
   *[other] { $count } neue Zähler brauchen ein Gebäude.
}
sources = { $count ->
    [0] Bisher kam nichts an.
    [one] Eine Quelle, in Ordnung.
   *[other] { $count } Quellen, alle in Ordnung.
}
sources_failing = { $count ->
    [one] Eine Quelle meldet Fehler.
   *[other] { $count } Quellen melden Fehler.
}
mappings = { $count ->
    [0] Jede Nachricht wird verstanden.
    [one] Ein eigenes Gerät. Jede Nachricht wird verstanden.
   *[other] { $count } eigene Geräte. Jede Nachricht wird verstanden.
}
topics_unread = { $count ->
    [one] Nachrichten auf einem Topic werden nicht verstanden.
   *[other] Nachrichten auf { $count } Topics werden nicht verstanden.
}
quarantined = { $count ->
    [0] Keine: Jede Nachricht war lesbar.
    [one] Eine Nachricht war nicht lesbar.
   *[other] { $count } Nachrichten waren nicht lesbar.
}
tokens = { $count ->
    [0] Noch keine Token.
    [one] Ein Token in Gebrauch.
   *[other] { $count } Token in Gebrauch.
}
accounts = { $count ->
    [0] Es gibt Tarife, aber noch keine Konten.
    [one] Ein Konto.
   *[other] { $count } Konten.
}
weather = { $sites ->
    [0] Aus: Tragen Sie Ihre Koordinaten ein, um es einzuschalten.
    [one] Stündlich aktualisiert.
   *[other] Stündlich aktualisiert für { $sites } Standorte.
}
group_people = Personen
audit_text = Wer sich angemeldet hat, und was geändert wurde.
