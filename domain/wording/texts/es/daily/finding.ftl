see_details = Ver detalles
see_all = Ver las { $count } incidencias
