before = Vorherige 50
after = Nächste 50
shown = { $first } bis { $last } von { $total }.
