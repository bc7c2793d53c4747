degree_hours = Grados hora y fines de semana, por días
hourly = Hora a hora de la semana
caltrack = CalTRACK 2.0 (para auditorías)
