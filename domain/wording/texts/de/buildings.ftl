headline = { $all ->
    [0] <b>Noch keine Gebäude.</b>
    [one] <b>Ein Gebäude.</b>
   *[other] { $is_all ->
        [yes] <b>{ $all } Gebäude.</b>
       *[no] <b>{ $shown }</b> von { $all } Gebäuden.
    }
}
worst = Größter Anstieg in diesem Monat: <a>{ $building }</a>, { $percent } mehr Strom als im Vormonat ({ $days }).
add = Gebäude hinzufügen
sites = Alle Standorte
site = Standort
count = { $buildings ->
    [one] Ein Gebäude
   *[other] { $buildings } Gebäude
}
list = Alle Gebäude
find = Name
example = Teil des Namens
kind = Gebäudetyp
all_kinds = Alle Typen
sort_by = Sortieren nach
sort = { $sort ->
    [now] Verbrauch jetzt
    [energy] Verbrauch diesen Monat
    [cost] Kosten diesen Monat
    [area] Verbrauch je Fläche
    [change] Größter Anstieg
   *[name] Name
}
column = { $sort ->
    [now] Jetzt
    [energy] Dieser Monat
    [cost] Kosten
    [area] Je Fläche
    [change] Zum Vormonat
   *[name] Gebäude
}
show = Anzeigen
show_all = Alle anzeigen
nothing_fits = Versuchen Sie einen anderen Namen oder Typ.
hint = Stromverbrauch in diesem Monat bisher, im Vergleich zum Vormonat ({ $days }). Je Fläche: die gesamte Energie in diesem Monat; alle Balken haben denselben Maßstab.
rank = Platz { $rank } von { $all }
star = { $building }: Stern setzen
unstar = { $building }: Stern entfernen
all_departments = Alle { $departments } Abteilungen
