table = Afficher en tableau
no_figure = –
mark = anomalie détectée
