title = Kommende Monate
to_be_here = Sobald die Prognose fertig ist, sehen Sie hier Energie, Kosten und Spitze jedes Monats neben denen des Vorjahres. Gebäude: { $building }.
months = Monat für Monat
key_before = ein Jahr zuvor
month = Monat
energy = Energie
cost = Kosten
range = Bereich
before = Ein Jahr zuvor
peak = Spitze
so_far = bisher { $amount }
peak_before = { $rate } ein Jahr zuvor
too_short = Eine Monatsprognose braucht zwei volle Monate mit Daten zu { $utility }, am besten zwei Jahre. Sie beginnt von selbst.
silent = Zurzeit keine Monatsprognose: Daten zu { $utility } fehlen seit { $since }. Die nächste entsteht, sobald wieder Messwerte kommen.
not_yet = Die Monate ab { $from } sind noch nicht prognostiziert. Prognosen werden alle sechs Stunden aktualisiert.
whole = { $has_cost ->
    [yes] { $has_before ->
        [yes] Die { $count } Monate ab { $first }: etwa { $energy } und { $cost }. Dieselben Monate ein Jahr zuvor: { $before }.
       *[no] Die { $count } Monate ab { $first }: etwa { $energy } und { $cost }.
    }
   *[no] { $has_before ->
        [yes] Die { $count } Monate ab { $first }: etwa { $energy }. Dieselben Monate ein Jahr zuvor: { $before }.
       *[no] Die { $count } Monate ab { $first }: etwa { $energy }.
    }
}
highest = { $has_cost ->
    [yes] { $has_peak ->
        [yes] Am höchsten liegt der { $month }: { $energy }, etwa { $cost }, mit einer Spitze von etwa { $peak }.
       *[no] Am höchsten liegt der { $month }: { $energy }, etwa { $cost }.
    }
   *[no] { $has_peak ->
        [yes] Am höchsten liegt der { $month }: { $energy }, mit einer Spitze von etwa { $peak }.
       *[no] Am höchsten liegt der { $month }: { $energy }.
    }
}
both = { $first } { $second }
note = Der laufende Monat zählt mit. Bereich: { $level } der Monate bleiben darin. Die Kosten umfassen nur die Energie und nehmen an, dass sich der Verbrauch über die Woche verteilt wie zuletzt; die Spitze nimmt an, dass die Last so ungleichmäßig ist wie im selben Monat des Vorjahres.
part_of_year = Es gibt Daten von weniger als einem Jahr. Was die anderen Monate bringen, ist kaum bekannt; darum ist der Bereich breit.
one_year = Es gibt Daten von etwa einem Jahr. Wie sehr sich ein Monat von Jahr zu Jahr unterscheidet, ist noch nicht bekannt; darum ist der Bereich breit.
