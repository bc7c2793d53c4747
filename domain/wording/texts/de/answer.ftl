nothing_here = Seite nicht gefunden.
missing = { $what ->
    [account] Dieses Konto wurde nicht gefunden. Vielleicht wurde es entfernt.
    [building] Dieses Gebäude wurde nicht gefunden. Vielleicht wurde es entfernt.
    [file] Diese Datei wurde nicht gefunden. Vielleicht wurde sie verworfen.
    [issue] Diese Auffälligkeit wurde nicht gefunden.
    [mapping] Dieses eigene Gerät wurde nicht gefunden. Vielleicht wurde es entfernt.
    [meter] Dieser Zähler wurde nicht gefunden. Vielleicht wurde er archiviert oder gelöscht.
    [site] Dieser Standort wurde nicht gefunden. Vielleicht wurde er entfernt.
    [tariff] Dieser Tarif wurde nicht gefunden. Vielleicht wurde er entfernt.
   *[other] Vielleicht wurde sie verschoben oder gelöscht.
}
refused = Es wurde nichts geändert.
not_just_now = Diese Seite ist gerade nicht verfügbar.
database = { $trouble ->
    [full] Der Datenträger der Datenbank ist voll. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.
    [read_only] Die Datenbank ist schreibgeschützt. Es wurde nichts geändert.
    [away] Die Datenbank antwortet nicht. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.
   *[failing] Die Datenbank kann nicht beschrieben werden. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.
}
not_shown = Etwas ist schiefgegangen.
failed = Diese Seite konnte nicht angezeigt werden; Näheres steht im Protokoll des Servers. Es wurde nichts geändert.
back_to = Zurück zu „{ $section }“
