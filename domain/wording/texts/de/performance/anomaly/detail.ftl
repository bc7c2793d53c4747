headline = {": "} | .
beyond_usual = { $amount } mehr als üblich.
withdrawn = {" "}Bei einer späteren Prüfung ({ $day }) war nichts mehr davon zu sehen.
hours = Verbrauch nach Stunden
key_measured = gemessen
key_usual = üblich in diesen Stunden
key_marked = auffällige Stunden
compare = Diese Woche mit der Vorwoche vergleichen
causes = Was zu sehen war und woran es liegen kann
no_causes = Es ist keine wahrscheinliche Ursache bekannt.
facts = Einzelheiten
building = Gebäude
meter = Zähler
utility = Energieart
span_label = Zeit
kind = Art
priority = Priorität
severity = Ausmaß
deviation = Abweichung
score_label = Gewissheit
score = { $level ->
    [strong] Hoch ({ $score } von 1)
    [fair] Mittel ({ $score } von 1)
   *[weak] Gering ({ $score } von 1)
}
seen_label = Erkannt
work = Bearbeitung
verdict = { $is_fault ->
    [yes] Doch eine Auffälligkeit
   *[no] Keine Auffälligkeit
}
keep_note = Notiz speichern
save_plan = Planung speichern
hint_of_note = Was Sie gesehen und getan haben. Die Notiz bleibt bei der Auffälligkeit.
hint_of_verdict = Mit „Keine Auffälligkeit“ lernt GreenPulse auch, so etwas künftig zu erwarten.
cost = { $is_less ->
    [yes] { $amount } weniger als üblich, etwa { $money }.
   *[no] { $amount } mehr als üblich, etwa { $money }.
}
span = { $start } – { $end } ({ $hours }{"\u00A0"}h)
span_open = { $start }, dauert an ({ $hours }{"\u00A0"}h)
seen = { $is_looking_back ->
    [yes] In früheren Daten, zuerst am { $first }
   *[no] Beim Eintreffen der Messwerte, zuerst am { $first }
}
standing_is = { $status }.
not_reviewed = Noch nicht angesehen.
not_an_issue_said = Als „Keine Auffälligkeit“ markiert.
done_acknowledged = Als gesehen markiert.
done_investigating = Prüfung begonnen.
done_resolved = Erledigt.
done_new = Wieder geöffnet.
done_not_a_fault = Vermerkt: keine Auffälligkeit. Stunden wie diese werden nicht mehr gemeldet.
done_fault = Vermerkt: doch eine Auffälligkeit. Sie ist wieder offen.
done_snoozed = Zurückgestellt.
done_planned = Planung gespeichert.
done_note = Notiz gespeichert.
beside = Weitere Auffälligkeiten
previous = Vorherige Auffälligkeit
next = Nächste Auffälligkeit
to_list = Zurück zur Liste
act =
    .new = Wieder öffnen
    .acknowledged = Als gesehen markieren
    .investigating = Prüfung beginnen
    .resolved = Erledigen
note_not_an_issue = Keine Auffälligkeit
note_an_issue = Eine Auffälligkeit
note_only = Notiz (optional)
