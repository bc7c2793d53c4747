table = Mostrar como tabla
no_figure = –
mark = incidencia detectada
