title = Mon compte
lede = { $role }. Vous voyez { $sees }.
lede_machine = Il n’y a pas encore de comptes. Toute personne devant cet ordinateur peut tout faire.
lede_key = Vous voyez { $sees }.
sessions = Où vous êtes connecté
sessions_lede = Si vous n’en reconnaissez pas une, déconnectez-la et choisissez un nouveau mot de passe.
session = Depuis { $address }. Connexion : { $opened }, dernière utilisation : { $used }.
end = Déconnecter
end_all = Déconnecter partout
device = { $browser } sous { $system }
unknown_device = Navigateur inconnu
ended = Déconnecté à cet endroit.
change_password = Changer de mot de passe
password_changed = Votre mot de passe a été changé et tous les autres navigateurs ont été déconnectés.
connections = Authentification unique
connections_lede = Une fois relié, vous pouvez vous connecter ici avec votre compte de là-bas.
connect = Relier à { $provider }
connected_as = { $provider } : { $name }
connected = Relié.
reading = Langue et unités
reading_lede = S’applique partout où vous vous connectez et aux e-mails que vous recevez. Le menu le change aussi.
reading_by_browser = Comme dans le navigateur
reading_saved = Enregistré.
told = Notifications
told_lede = Ce que vous voulez savoir, et comment. Tout figure sur les pages de toute façon. GreenPulse n’envoie pas encore cela par e-mail ; votre choix comptera dès qu’il le fera.
told_no_address = Vous n’avez pas d’adresse e-mail ici ; une personne qui administre peut l’ajouter.
told_of = M’informer de
told_kind = { $kind ->
    [issues] Anomalies
    [targets] Objectifs
   *[reports] Rapports
}
told_by = Comment
told_by_mail = Par e-mail
told_in_app = Sur les pages seulement
quiet_from = Silence dès
quiet_to = Silence jusqu’à
quiet_hint = Rien n’est envoyé pendant ces heures. Vide : à toute heure.
quiet_wrong = Indiquez une heure telle que 22:00, ou laissez les deux champs vides.
quiet_same = Indiquez une autre heure que le début.
told_save = Enregistrer
told_saved = Enregistré.
