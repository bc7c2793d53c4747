title = Mon compte
lede = { $role }. Vous voyez { $sees }.
lede_machine = Il n’y a pas encore de comptes. Toute personne devant cet ordinateur peut tout faire.
lede_key = Vous voyez { $sees }.
sessions = Où vous êtes connecté
sessions_lede = Si vous n’en reconnaissez pas une, déconnectez-la et choisissez un nouveau mot de passe.
session = Depuis { $address }. Connexion : { $opened }, dernière utilisation : { $used }.
end = Déconnecter
end_all = Déconnecter partout
ended = Déconnecté à cet endroit.
change_password = Changer de mot de passe
password_changed = Votre mot de passe a été changé et tous les autres navigateurs ont été déconnectés.
connections = Authentification unique
connections_lede = Une fois relié, vous pouvez vous connecter ici avec votre compte de là-bas.
connect = Relier à { $provider }
connected_as = { $provider } : { $name }
connected = Relié.

# Le titre de la langue et des unités.
reading = Langue et unités

# Sous ce titre.
reading_lede = S’applique partout où vous vous connectez et aux e-mails que vous recevez. Le menu le change aussi.

# Aucune langue choisie.
reading_by_browser = Comme dans le navigateur

# Après le choix.
reading_saved = Enregistré.
