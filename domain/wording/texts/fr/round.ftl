title = Tournée de relève
headline = Relevez vos compteurs
lede = Tous les compteurs relevés à la main, l’un après l’autre. Laissez vide ce que vous n’avez pas relevé.
no_meters = Aucun compteur n’est relevé à la main
no_meters_hint = Les compteurs apparaissent ici quand leur dernier relevé a été <a>saisi à la main</a> ou vient d’un fichier.
date = Date
time = Heure
zone = Heure locale : { $zone }
no_building = Sans bâtiment
last = Dernier : { $figure } le { $day }
photo_label = Photo
photo_hint = Photos : JPEG ou PNG, 5 Mo au plus chacune
photo = Photo
is_right = La valeur est juste
lower = C’est moins que le dernier relevé. Manque-t-il un chiffre ?
more = C’est bien plus que d’habitude. Est-ce juste ?
much = Cela fait { $used } depuis le dernier relevé ({ $since }), bien plus que d’habitude (environ { $usual }).
save = Enregistrer les relevés
saved = { $count ->
    [one] { $count } relevé enregistré.
   *[other] { $count } relevés enregistrés.
}
not_all_saved = { $saved ->
    [0] Rien n’est encore enregistré.
    [one] { $saved } relevé est enregistré.
   *[other] { $saved } relevés sont enregistrés.
} { $left ->
    [one] { $left } relevé est <a>à revoir</a>.
   *[other] { $left } relevés sont <a>à revoir</a>.
}
saved_figure = Enregistré : { $figure }
nothing = Saisissez au moins un relevé.
no_photo = Ce fichier n’est ni un JPEG ni un PNG. Choisissez une photo du compteur.
large_photo = Cette photo dépasse 5 Mo. Choisissez-en une plus petite.
photo_not_kept = Le relevé est enregistré, mais pas sa photo. Réessayez dans un instant.
broken_off = Le formulaire n’est pas arrivé en entier. Les photos peuvent faire 5 Mo chacune, 30 Mo en tout.
photo_again = Choisissez de nouveau la photo.
waiting = En attente sur cet appareil
waiting_lede = Ces relevés seront envoyés dès que GreenPulse sera joignable.
waiting_banner = Relevés en attente sur cet appareil : | .
waiting_link = Afficher
sign_in_first = Pour les envoyer, <a>connectez-vous</a>.
kept = Enregistré sur cet appareil. L’envoi se fera dès que vous serez en ligne.
not_kept = Cet appareil n’a pas pu l’enregistrer. Notez la valeur, et saisissez-la quand vous serez en ligne.
with_photo = avec photo
refused = Refusé :
correct = Corriger
discard = Supprimer
sign_out_anyway = Des relevés attendent encore sur cet appareil, et la déconnexion les supprime. Se déconnecter quand même ?
wall = Affichage mural
