see_details = Details ansehen
see_all = Alle { $count } Auffälligkeiten ansehen
