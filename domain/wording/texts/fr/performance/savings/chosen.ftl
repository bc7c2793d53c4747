degree_hours = Degrés-heures et week-ends, par jour
hourly = Heure par heure de la semaine
caltrack = CalTRACK 2.0 (pour les auditeurs)
