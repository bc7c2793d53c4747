invited = Personne ajoutée. L’invitation est en route.
mailed = L’e-mail avec le lien est en route.
mail_with_it = Envoyer une invitation par e-mail, si une adresse est indiquée
mail_invite = Envoyer une invitation par e-mail
mail_reset = Envoyer par e-mail un lien de réinitialisation
mail_unset = Pour que GreenPulse envoie ces liens par e-mail, définissez GREENPULSE_SMTP_HOST, GREENPULSE_SMTP_FROM et GREENPULSE_PUBLIC_URL.
mail_no_address = Pour envoyer un lien par e-mail, saisissez une adresse e-mail ci-dessus.
mail_waiting = Un e-mail à { $email } est en cours d’envoi.
mail_again = L’e-mail à { $email } n’est pas encore envoyé : { $why }. Les essais continuent pendant quelques minutes.
mail_sent = Le serveur de messagerie a accepté le dernier e-mail à { $email }, { $ago }.
mail_failed = Le dernier e-mail à { $email } n’a pas été envoyé : { $why }. Vous pouvez l’envoyer à nouveau ou copier un lien.
mail_fault = { $kind ->
    [away] le serveur de messagerie est injoignable ({ $told })
    [later] le serveur de messagerie demande de réessayer plus tard ({ $told })
    [refused] le serveur de messagerie le refuse ({ $told })
    [sign_in] le serveur de messagerie n’accepte pas le nom et le mot de passe des paramètres ({ $told })
    [unfit] le serveur de messagerie ne peut pas être utilisé ({ $told })
    [address] l’adresse e-mail n’est pas valable
   *[full] trop d’e-mails attendent déjà
}
language_hint = Aussi la langue des e-mails qu’elle reçoit
title = Personnes
headline = { $people ->
    [0] Personne n’a encore de compte.
    [1] Une personne a un compte.
   *[other] { $people } personnes ont un compte.
}
lede = Chaque personne voit les bâtiments que vous choisissez et peut faire ce que son rôle permet.
lede_first = Pour l’instant, toute personne devant cet ordinateur peut tout faire. Avant d’ouvrir l’accès à d’autres, ajoutez un compte d’administration : dès lors, tout le monde se connecte.
add = Ajouter une personne
add_lede = Après l’enregistrement, vous obtenez un lien à transmettre. La personne y choisit elle-même son mot de passe.
to_audit = Journal d’activité
list = Tous les comptes
row = { $role } · { $sees } · { $seen }
role = { $role ->
    [admin] Administration
    [manager] Gestion
    [user] Membre
   *[viewer] Consultation
}
role_choice = { $role ->
    [admin] Administration : tout, y compris les personnes
    [manager] Gestion : modifie aussi bâtiments et compteurs
    [user] Membre : traite aussi les anomalies et saisit des relevés
   *[viewer] Consultation seule
}
sees_all = tous les bâtiments
sees_nothing = aucun bâtiment
sees_buildings = { $buildings } bâtiments
last_seen = dernière visite : { $ago }
never_seen = jamais connecté
no_password = pas encore de mot de passe
is_disabled = Désactivé
login = Identifiant
login_hint = Par exemple anne ou anne@example.org
name = Nom complet
name_hint = Ce que voient les autres
email = E-mail (facultatif)
department = Service
department_hint = Où la personne est rattachée. Cela seul ne lui montre aucun bâtiment{"\u00A0"}: choisissez-les plus bas
no_department = Aucun
external_id = Identifiant externe (facultatif)
external_id_hint = Par exemple un matricule
role_label = Rôle
choose_role = choisissez l’un des rôles
sees_label = Voit
sees_hint = L’administration voit tout
some_buildings = Les bâtiments cochés ci-dessous
all_buildings = Tous les bâtiments, y compris les nouveaux
buildings_of = Bâtiments de { $site }
make = Ajouter
save = Enregistrer
made = Ajouté. Créez maintenant un lien et transmettez-le.
saved = Enregistré.
signed_out = Déconnecté partout.
disabled = Désactivé. La personne est déconnectée et ne peut plus se connecter.
enabled = Réactivé. La personne peut se connecter à nouveau.
removed = Supprimé.
copy_link = Copiez ce lien maintenant. Il ne sera plus affiché.
link_is_good = Il fonctionne une fois, pendant sept jours. Quiconque l’a peut choisir le mot de passe : ne l’envoyez qu’à cette personne.
access = Accès
sessions = { $sessions ->
    [0] Connecté nulle part.
    [1] Connecté dans un navigateur.
   *[other] Connecté dans { $sessions } navigateurs.
}
invite = Créer un lien d’invitation
reset = Créer un lien de réinitialisation
sign_out = Déconnecter partout
disable = Désactiver
enable = Réactiver
remove = Supprimer
remove_lede = Ceci supprime définitivement le compte, avec ses clés d’accès, clés et liens d’écran.
remove_for_good = Supprimer définitivement
access_explained = La désactivation est immédiate et réversible. La suppression efface le compte ; ce que la personne a fait reste dans le journal d’activité.
home_text = { $people ->
    [0] Personne n’a encore de compte.
    [1] Un compte.
   *[other] { $people } comptes.
}
make_admin = Créer le compte d’administration
see_as = Voir comme cette personne
demo_people = Essayez en tant que quelqu’un d’autre
demo_people_lede = La démo a des personnes de toutes sortes. Elles n’ont pas de compte et n’existent que sur cette machine.
be = Être cette personne
demo_person = { $who ->
    [household] Un foyer
    [organiser] Organisatrice du quartier
    [campus_manager] Gestionnaire du campus
    [department_head] Responsable d’un service
   *[visitor] Visiteur
}
demo_person_sees = { $who ->
    [household] Voit son logement, répond à ses anomalies, saisit des relevés.
    [organiser] Gère tout et le configure.
    [campus_manager] Gère ce qui n’est pas un logement, avec compteurs et objectifs.
    [department_head] Répond de la bibliothèque et des laboratoires.
   *[visitor] Voit tout et ne change rien.
}
who_title = Qui le voit
who_headline = { $people ->
    [0] Personne ayant un compte ne voit { $building }.
    [one] Une personne voit { $building }.
   *[other] { $people } personnes voient { $building }.
}
who_all = voit tous les bâtiments
who_since = depuis { $when }
who_given = a reçu ce bâtiment
who_key = une clé de { $owner }
who_screen = un lien d’écran de { $owner }
connections = Authentification unique
connection = { $name }, dernière utilisation : { $ago }
by_proxy = Proxy
disconnect = Dissocier
disconnected = Dissocié et déconnecté.
last_way_in = C’est votre seul moyen de connexion. Ajoutez d’abord une clé d’accès ou demandez à un autre administrateur un lien pour choisir un mot de passe.
by_group = Par les groupes du fournisseur : { $role }. Attribué ici : { $given }. Le rôle le plus élevé compte ; ce que donnent les groupes change avec eux à la connexion suivante.
sees_by_group = Les groupes permettent aussi de voir { $sees }.
ways = Authentification unique
ways_lede = Saisissez ces adresses chez le fournisseur, exactement comme ici.
way_redirect = Adresse de redirection
way_logout = Adresse de déconnexion (back-channel)
who_by_group = par un groupe de son fournisseur de connexion
find = Chercher par nom, e-mail ou service
found = { $people ->
    [0] Personne n’a été trouvé.
    [one] Une personne trouvée.
   *[other] { $people } personnes trouvées.
}
