title = Journal d’activité
headline = { $lines ->
    [0] Aucune entrée.
    [1] Une entrée.
   *[other] { $lines } entrées.
}
lede = Qui s’est connecté, qui a modifié des personnes et des accès, et ce qui a changé. Le plus récent d’abord.
show = Filtrer
when = Quand
who = Qui
action = Action
thing = Objet
changed = Modifié
from = depuis { $address }
change = { $field } : { $before } → { $after }
action_name = { $action ->
    [department_changed] service modifié
    [department_created] service ajouté
    [department_removed] service supprimé
    [identity_connected] compte relié
    [identity_disconnected] compte dissocié
    [installation_opened] première administration créée
    [password_reset_offered] lien de réinitialisation créé
    [password_set] mot de passe modifié
    [password_set_by_link] mot de passe choisi par lien
    [person_changed] personne modifiée
    [person_created] personne ajoutée
    [person_disabled] personne désactivée
    [person_enabled] personne réactivée
    [person_invited] lien d’invitation créé
    [person_removed] personne supprimée
    [person_role_from_provider] accès modifié par des groupes
    [person_role_kept] dernier administrateur conservé
    [session_ended] déconnexion
    [session_ended_by_provider] déconnexion par le fournisseur
    [session_opened] connexion
    [sessions_ended] déconnexion partout
   *[sign_in_failed] échec de connexion
}
