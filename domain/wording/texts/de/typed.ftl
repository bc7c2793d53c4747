no_date = „{ $typed }“ ist kein Datum. Schreiben Sie es so: 2026-11-22.
no_date_given = Geben Sie ein Datum ein (z.{"\u00A0"}B. 2026-11-22).
no_time = „{ $typed }“ ist keine Uhrzeit. Schreiben Sie sie so: 17:40.
no_time_given = Geben Sie eine Uhrzeit ein (z.{"\u00A0"}B. 17:40).
# $would_do steht im Akkusativ: "eine Fläche über 0 (z. B. 180)".
no_number = „{ $typed }“ geht nicht. Geben Sie { $would_do } ein.
needed = Geben Sie { $would_do } ein.
either = „{ $typed }“ kann { $whole } oder, mit Dezimalkomma, { $fraction } bedeuten. Geben Sie ein, was Sie meinen.
no_name = Geben Sie einen Namen mit 1 bis { $most } Zeichen ein.
unseen_name = Dieser Name enthält unsichtbare Zeichen. Verwenden Sie Buchstaben, Ziffern und Zeichen.
long_name = { $length } Zeichen sind zu viele. Verwenden Sie höchstens { $most } für den Namen.
