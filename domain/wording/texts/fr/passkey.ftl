enter = Se connecter avec une clé d’accès
cancelled = Aucune clé d’accès n’a été utilisée. Réessayez ou connectez-vous autrement.
unknown = Cette clé d’accès n’ouvre aucun compte ici. Après quelques essais erronés, il faudra attendre.
copied = Cette clé d’accès a été refusée, car il en existe peut-être une copie. Connectez-vous autrement et supprimez-la sous « Mon compte », ou demandez à un administrateur.
wait = { $seconds ->
    [one] Trop d’essais erronés. Réessayez dans { $seconds } seconde.
   *[other] Trop d’essais erronés. Réessayez dans { $seconds } secondes.
}
heading = Clés d’accès
lede = Avec une clé d’accès, vous vous connectez par empreinte, visage ou code de votre appareil. Aucun mot de passe à retenir ni à divulguer.
none_of_person = Aucune clé d’accès.
line = Ajout : { $made }, { $has_used ->
    [yes] dernière utilisation : { $used }
   *[no] pas encore utilisée
}. { $is_backed_up ->
    [yes] Synchronisée avec d’autres appareils.
   *[no] Sur un seul appareil.
}
remove = Supprimer
removed = La clé d’accès a été supprimée. Effacez-la aussi sur votre appareil.
last = Cette clé d’accès est votre seul moyen de connexion. Ajoutez-en d’abord une autre ou demandez à un administrateur un lien pour choisir un mot de passe.
add = Ajouter une clé d’accès
added = La clé d’accès a été ajoutée. Vous pouvez désormais vous connecter avec elle.
new_lede = Vous vous connectez en tant que { $login }. Donnez à la clé d’accès un nom qui vous permette de la reconnaître.
name = Nom de la clé d’accès
name_hint = Par exemple : téléphone, portable, clé de sécurité
name_wrong = Saisissez un nom de 1 à 80 caractères.
go_on = Continuer
create_lede = Votre navigateur demande où conserver la clé d’accès « { $name } » et qui vous êtes.
create = Créer la clé d’accès
create_cancelled = Aucune clé d’accès n’a été créée. Réessayez.
exists = Cet appareil a déjà une clé d’accès pour votre compte ici.
not_made = Cela n’a pas fonctionné. Réessayez ou choisissez un autre appareil.
too_many = Vous avez { $most } clés d’accès. Supprimez-en d’abord une.
no_script = Les clés d’accès demandent un navigateur récent avec JavaScript activé.
not_here = Les clés d’accès ne fonctionnent qu’à une adresse avec un nom et https, comme https://energy.example, ou à http://localhost sur cet ordinateur. La personne qui gère ce GreenPulse peut définir GREENPULSE_PUBLIC_URL.
closed = Les clés d’accès ne sont pas utilisées ici. Vous vous connectez avec votre compte d’un autre service.
stale = Sans mot de passe, une clé d’accès ne peut être ajoutée que dans les { $minutes } minutes qui suivent la connexion. Déconnectez-vous, reconnectez-vous et revenez.
refused = Seule une personne connectée avec son propre compte peut changer cela ici.
remove_password = Supprimer le mot de passe
remove_password_lede = { $login } ne se connectera plus qu’avec des clés d’accès. Tous les autres navigateurs seront déconnectés. Si vous perdez vos clés d’accès, un administrateur peut vous donner un lien pour choisir un mot de passe.
password_removed = Votre mot de passe a été supprimé et tous les autres navigateurs ont été déconnectés.
password_last = Votre mot de passe est votre seul moyen de connexion. Ajoutez d’abord une clé d’accès.
instead = Utiliser plutôt une clé d’accès
first = Première clé d’accès
