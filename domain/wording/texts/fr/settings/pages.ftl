find = Rechercher par nom
find_go = Rechercher
find_all = Tout afficher
find_nothing = Rien ici ne porte ce nom.
before = 50 précédents
after = 50 suivants
shown = { $first } à { $last } sur { $total }.
