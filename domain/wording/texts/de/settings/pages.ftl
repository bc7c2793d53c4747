find = Nach Namen suchen
find_go = Suchen
find_all = Alle anzeigen
find_nothing = Hier trägt nichts diesen Namen.
before = Vorherige 50
after = Nächste 50
shown = { $first } bis { $last } von { $total }.
