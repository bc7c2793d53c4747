title = Abteilungen
headline = { $departments ->
    [0] Es gibt noch keine Abteilungen.
    [one] Es gibt eine Abteilung.
   *[other] Es gibt { $departments } Abteilungen.
}
lede = Eine Abteilung zahlt, was ihre Gebäude verbrauchen. Sie hat ein Budget für das Jahr und kann sich vornehmen, weniger zu verbrauchen.
add = Abteilung anlegen
removed = Die Abteilung ist entfernt.
buildings = { $buildings ->
    [0] keine Gebäude
    [one] ein Gebäude
   *[other] { $buildings } Gebäude
}
budget_of = { $budget } im Jahr
led_by = Leitung: { $head }
no_head = Niemand ist als Leitung eingetragen.
nothing_known = Was { $name } zahlt, ist noch nicht bekannt.
nothing_known_lede = Dazu brauchen ihre Gebäude Messwerte und Preise in einer Währung.
paid = { $name } hat { $year } bisher { $amount } bezahlt.
used = { $name } hat { $share } des Budgets für { $year } verbraucht.
expected = Bis zum Jahresende werden es etwa { $amount } sein.
expected_within = Bis zum Jahresende werden es etwa { $amount } sein: { $low }, wenn der Rest wie der bisher billigste Monat wird, { $high }, wenn er wie der teuerste wird.
ends = { $is_within ->
    [yes] Das sind { $difference } weniger als das Budget.
   *[no] Das sind { $difference } mehr als das Budget.
}
budget_title = Budget { $year }
budget = Budget für ein Jahr
spent = Bisher bezahlt
run_rate = Ein ganzes Jahr in diesem Tempo
by_the_end = Erwartet bis zum Jahresende
basis_last_year = Für den Rest des Jahres gelten die Monate des Vorjahres, um so viel verändert, wie dieses Jahr bisher abweicht.
basis_run_rate = Für den Rest des Jahres gilt das bisherige Tempo, denn vom Vorjahr ist zu wenig bekannt.
basis_both = Für den Rest des Jahres gelten die Monate des Vorjahres, wo sie bekannt sind, und sonst das bisherige Tempo.
unknown_days = { $days ->
    [one] Die Kosten eines Tages sind nicht bekannt.
   *[other] Die Kosten von { $days } Tagen sind nicht bekannt.
}
unknown_days_of_some = { $days ->
    [one] An einem Tag sind die Kosten einiger Gebäude nicht bekannt.
   *[other] An { $days } Tagen sind die Kosten einiger Gebäude nicht bekannt.
}
unpriced = { $buildings ->
    [one] Ein Gebäude hat keinen Preis und zählt nicht mit.
   *[other] { $buildings } Gebäude haben keinen Preis und zählen nicht mit.
}
by_month = Monat für Monat
part = Nicht von allen Gebäuden: Einige wurden noch nicht gemessen.
month = Monat
target_title = Ziel: { $percent } weniger Strom
savings_title = Gesparter Strom
no_savings = Was gespart wurde, lässt sich noch nicht sagen: Dazu braucht es ein Jahr Messwerte und das Wetter jedes Gebäudes, bei höchstens 20 Gebäuden.
standing = { $standing ->
    [kept] Im Ziel
    [missed] Nicht im Ziel
   *[open] Offen: Das Ziel liegt innerhalb der Unsicherheit
}
savings_so_far = Seit Januar { $buildings ->
    [one] hat ein Gebäude
   *[other] haben { $buildings } Gebäude
} bei gleichem Wetter { $percent } { $is_less ->
    [yes] weniger
   *[no] mehr
} Strom verbraucht als zuvor: { $amount }{ $has_half ->
    [yes] , auf ± { $half } genau.
   *[no] . Wie genau, lässt sich noch nicht sagen.
}
buildings_title = Gebäude
also_of = zählt ganz auch für { $departments }
no_buildings = Sie hat noch keine Gebäude.
people = Personen
change = Ändern
change_title = { $name } ändern
remove = Entfernen
name = Name
head = Leitung
head_hint = Wer für sie einsteht.
contact = E-Mail-Adresse
budget_hint = Geld für die Energie eines Kalenderjahres, in der Währung ihrer Gebäude.
budget_taken = Geben Sie einen Betrag ab 0 an, oder nichts.
reduction = Weniger Strom um
reduction_hint = Gegenüber dem Vorjahr, bei gleichem Wetter.
reduction_taken = Geben Sie Prozente von 0 bis 100 an, oder nichts.
save = Speichern
saved = Gespeichert.
