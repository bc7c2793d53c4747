degree_hours = Gradstunden und Wochenenden, nach Tagen
hourly = Stunde für Stunde der Woche
caltrack = CalTRACK 2.0 (für Prüfer)
