table = Als Tabelle zeigen
no_figure = –
mark = Auffälligkeit erkannt
