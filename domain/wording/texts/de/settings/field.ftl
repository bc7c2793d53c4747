# Steht in "Geben Sie … ein".
or_empty = { $would_do } oder gar nichts
needed = Geben Sie { $would_do } ein.
not_whole = „{ $typed }“ ist keine ganze Zahl. Geben Sie { $would_do } ein.
stated_by_nobody = Geben Sie die Quelle dieses Werts ein.
stated_by_too_long = { $length } Zeichen sind zu viele. Verwenden Sie höchstens { $most } für die Quelle.
