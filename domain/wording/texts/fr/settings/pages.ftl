before = 50 précédents
after = 50 suivants
shown = { $first } à { $last } sur { $total }.
