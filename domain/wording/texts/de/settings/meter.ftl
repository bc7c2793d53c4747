title = Zähler
lede = Rollen, Maximallasten und Zählerwechsel. Ein Zähler entsteht mit seiner ersten Nachricht oder aus einer Datei.
waiting = Wartend
waiting_text = Neue Zähler warten darauf, aufgenommen zu werden
of_no_building = Nicht zugeordnet
how_many_new = Wie viele neue Zähler ein Gerät bringen darf
forgotten_label = Archiviert. Die Messwerte bleiben erhalten, werden aber nicht gezählt oder angezeigt.
deleted = Gelöscht. Die Messwerte werden entfernt.
merged = Zusammengeführt. Die Messwerte werden verschoben, die Summen folgen.
brought_back = Wiederhergestellt als neuer Zähler, mit allen Messwerten.
forgotten_lede = Ihre Messwerte bleiben erhalten, auch neue, die ihre Geräte senden. Sie werden nicht gezählt oder angezeigt, bis Sie den Zähler wiederherstellen.
bring_back = Wiederherstellen
delete = Löschen
deeds = Kürzlich archiviert und wiederhergestellt
forgotten = Archiviert ({ $count })
deed = { $when }, { $meter }: { $what }
none = <b>Noch keine Zähler.</b>
all_assigned = { $count ->
    [one] <b>Ein Zähler</b>, einem Gebäude zugeordnet.
   *[other] <b>{ $count } Zähler</b>, alle einem Gebäude zugeordnet.
}
some_unassigned = { $count ->
    [one] <b>Ein Zähler</b>, keinem Gebäude zugeordnet.
   *[other] <b>{ $count } Zähler</b>, davon { $unassigned } keinem Gebäude zugeordnet.
}
in_building_all = { $count ->
    [one] { $count } Zähler
   *[other] { $count } Zähler
}
in_building_here = { $count } Zähler, { $here } davon hier
line_of = { $role }. { $metered }.
line_under = { $role } unter { $above }. { $metered }.
