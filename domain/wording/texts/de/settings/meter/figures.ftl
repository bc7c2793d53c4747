title = Wofür seine Werte zählen
uncount = Nicht mehr zählen
uncount_hint = Die Messwerte bleiben, als Zahlen ohne Einheit. Der Verbrauch des Gebäudes wird neu berechnet.
counted = { $name }, von { $since } bis { $until }.
counted_before = { $count ->
    [one] Ein Wert wurde früher neben den anderen gezählt, vielleicht also doppelt:
   *[other] { $count } Werte wurden früher neben den anderen gezählt, vielleicht also doppelt:
}
instead = An seiner Stelle: { $name }.
why = { $reason ->
    [counts] Gezählt.
    [tariff_in_sum] Gezählt, in der Summe aller Tarife.
    [share_in_sum] Gezählt, in der Summe der Phasen oder Stränge.
    [side_of_net] Gezählt, als eine Seite der Saldierung.
    [no_unit] Nicht gezählt: hat keine Einheit.
    [unknown_unit] Nicht gezählt: Die Einheit ist unbekannt.
    [no_state_class] Nicht gezählt: unklar, ob Zählerstand oder Verbrauch eines Zeitraums.
    [no_substance] Nicht gezählt: unklar, wovon es das Volumen ist.
    [of_period] Nicht gezählt: gilt für einen Tag, einen Monat oder einen Vorgang.
    [statistic] Nicht gezählt: ist ein Höchst-, Tiefst- oder Mittelwert.
    [not_measured] Nicht gezählt: ist ein Sollwert oder eine Schätzung, keine Messung.
    [diagnostic] Nicht gezählt: Das Gerät kennzeichnet ihn als Diagnosewert.
    [reactive] Nicht gezählt: ist Blind- oder Scheinenergie.
    [derived] Nicht gezählt: Das Gerät hat ihn aus seinen anderen Werten berechnet.
    [raw] Nicht gezählt: Der geprüfte Wert desselben Zählwerks zählt.
    [other_side] Nicht gezählt: Derselbe Fluss zählt auf seiner anderen Seite.
    [part_of_whole] Nicht gezählt: ist Teil einer Summe, die zählt.
    [tariff_of_total] Nicht gezählt: Das Zählwerk aller Tarife zählt.
    [tariff_alone] Nicht gezählt: ist nur ein Tarif, andere fehlen vielleicht.
    [duplicate] Nicht gezählt: Ein anderer Wert desselben Flusses zählt.
    [other_unit] Nicht gezählt: Dieselbe Menge in einer anderen Einheit zählt.
    [one_way] Nicht gezählt: ist nur eine Richtung, und der Saldo ist unbekannt.
    [sign_unknown] Nicht gezählt: Das Vorzeichen könnte beide Richtungen bedeuten.
    [own_heat] Nicht gezählt: Diese Wärme entsteht aus Energie, die schon gemessen wird.
    [of_heat_meter] Nicht gezählt: ist die Leistung oder das Wasser eines Wärmezählers.
    [fuel] Nicht gezählt: ist Brennstoff in kWh, kein Strom.
    [concentrator] Nicht gezählt: ist die Summe von Geräten, die selbst gezählt werden.
    [not_of_room] Nicht gezählt: ist weder ein Raum noch die Außenluft.
    [own_cell] Nicht gezählt: ist die eigene Batterie des Geräts, die nichts für das Gebäude speichert.
   *[room_unknown] Nicht gezählt: könnte ein Raum sein oder ein Teil des Geräts.
}
