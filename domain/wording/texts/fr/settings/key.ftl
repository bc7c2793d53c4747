heading = Clés
lede = Un programme s’identifie avec une clé. Il ne voit et ne fait jamais plus que ce que vous pouvez à ce moment-là.
line = { $scope } · voit { $sees } · créée { $made } · { $used }
scope = { $scope ->
    [manage] Fait ce que peut son propriétaire
    [write_readings] Envoie seulement des relevés
   *[read] Lit seulement
}
sees_all = ce que voit son propriétaire
used = dernière utilisation { $ago }
never_used = jamais utilisée
expires = Expire : { $when }.
expired = Expiré
unused = Pas utilisée depuis 180 jours. Révoquez-la si rien n’en a besoin.
revoke = Révoquer
revoked = Révoqué. Cela ne fonctionne plus.
make_heading = Créer une clé
name = Nom
name_hint = Par exemple Home Assistant
scope_label = Ce qu’elle permet
scope_choice = { $scope ->
    [manage] Tout ce que je peux, sauf mots de passe, clés et liens
    [write_readings] Envoyer des relevés, sans rien lire
   *[read] Lire ce que je vois
}
choose_scope = choisissez ce qu’elle permet
sees_label = Bâtiments
sees_all_choice = Tout ce que je vois
sees_some_choice = Les bâtiments cochés ci-dessous
until_label = Valable
until = { $days ->
    [0] Jusqu’à sa révocation
    [365] Un an
   *[other] { $days } jours
}
choose_until = choisissez la durée de validité
until_date = Ou jusqu’à une date
until_date_hint = Jusqu’à la fin de ce jour ; compte à la place
until_past = choisissez aujourd’hui ou un jour à venir
make = Créer la clé
copy_now = Copiez cette clé maintenant. Elle ne sera plus affichée.
try_it = Une première requête avec elle :
of_person = Clés et liens d’écran
none_of_person = Aucun.
