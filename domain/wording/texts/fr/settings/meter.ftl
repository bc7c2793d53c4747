title = Compteurs
lede = Rôles, puissances maximales et remplacements. Un compteur est créé par son premier message, ou par un fichier.
waiting = En attente
waiting_text = De nouveaux compteurs attendent d’être acceptés
of_no_building = Non rattachés
how_many_new = Combien de nouveaux compteurs un appareil peut ajouter
forgotten_label = Compteur archivé. Ses relevés sont conservés, mais ni comptés ni affichés.
deleted = Compteur supprimé. Ses relevés sont en cours de suppression.
merged = Compteurs fusionnés. Les relevés sont en cours de transfert, les totaux suivent.
brought_back = Compteur restauré comme nouveau compteur, avec tous ses relevés.
forgotten_lede = Leurs relevés sont conservés, y compris ceux que leurs appareils envoient encore. Ils ne sont ni comptés ni affichés tant que vous ne restaurez pas le compteur.
bring_back = Restaurer
delete = Supprimer
deeds = Archivés et restaurés récemment
forgotten = Archivés ({ $count })
deed = { $when }, { $meter } : { $what }
none = <b>Pas encore de compteurs.</b>
all_assigned = { $count ->
    [one] <b>{ $count } compteur</b>, rattaché à un bâtiment.
   *[other] <b>{ $count } compteurs</b>, tous rattachés à des bâtiments.
}
some_unassigned = { $count ->
    [one] <b>{ $count } compteur</b>, non rattaché à un bâtiment.
   *[other] <b>{ $count } compteurs</b>, dont { $unassigned } sans bâtiment.
}
in_building_all = { $count ->
    [one] { $count } compteur
   *[other] { $count } compteurs
}
in_building_here = { $count } compteurs, dont { $here } ici
line_of = { $role }. { $metered }.
line_under = { $role }, sous « { $above } ». { $metered }.
