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
    [installation_opened] première administration créée
    [key_created] clé créée
    [key_revoked] clé révoquée
    [key_used] modification par clé
    [password_reset_offered] lien de réinitialisation créé
    [password_set] mot de passe modifié
    [password_set_by_link] mot de passe choisi par lien
    [person_changed] personne modifiée
    [person_created] personne ajoutée
    [person_disabled] personne désactivée
    [person_enabled] personne réactivée
    [person_invited] lien d’invitation créé
    [person_removed] personne supprimée
    [screen_created] lien d’écran créé
    [screen_revoked] lien d’écran révoqué
    [session_ended] déconnexion
    [session_opened] connexion
    [sessions_ended] déconnexion partout
   *[sign_in_failed] échec de connexion
}
