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
    [key_created] clé créée
    [key_revoked] clé révoquée
    [password_reset_asked] lien de réinitialisation demandé
    [passkey_added] clé d’accès ajoutée
    [passkey_removed] clé d’accès supprimée
    [passkey_used] connexion avec une clé d’accès
    [password_removed] mot de passe supprimé
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
    [person_seen_as] a vu comme une personne
    [screen_created] lien d’écran créé
    [screen_revoked] lien d’écran révoqué
    [session_ended] déconnexion
    [session_ended_by_provider] déconnexion par le fournisseur
    [session_opened] connexion
    [sessions_ended] déconnexion partout
    [record_exported] a enregistré le journal dans un fichier
    [key_of_first_admin] a demandé le lien du premier administrateur
   *[sign_in_failed] échec de connexion
}
became = { $kind }{"\u00A0"}: { $verb }
kind = { $kind ->
    [anomaly] anomalie
    [billing_account] compte de facturation
    [building] bâtiment
    [channel] canal
    [data_source] source de données
    [emission_factor] facteur d’émission
    [file] fichier
    [forgotten_meter] compteur archivé
    [gas_values] pouvoirs calorifiques
    [key_of_a_meter] clé d’un compteur
    [mapping] appareil personnalisé
    [meter] compteur
    [model] modèle
    [price] prix
    [quarantine] données rejetées
    [readings] relevés
    [register_changes] changements de compteur
    [site] site
    [source_energy_ratio] facteur d’énergie primaire
    [target] objectif
    [tariff] tarif
    [token] jeton
   *[other] { $kind }
}
verb = { $verb ->
    [activated] mis en service
    [added] ajouté
    [answered] répondu
    [changed] modifié
    [cleared] vidé
    [corrected] corrigé
    [described] décrit
    [exported] exporté
    [paused] mis en pause
    [removed] supprimé
    [resumed] repris
    [revoked] révoqué
    [set_up] configuré
   *[other] { $verb }
}
export = Enregistrer en CSV
any_action = Toutes les actions
by_key = avec une clé de { $owner }
truth = { $is_so ->
    [yes] oui
   *[no] non
}
all_buildings = tous les bâtiments
field = { $field ->
    [sees] voit
    [buildings] bâtiments
    [department] service
    [notify] notifications
    [email] e-mail
    [push] messages push
    [issues] anomalies
    [targets] objectifs
    [reports] rapports
    [quiet_hours] heures de silence
    [from] dès
    [to] jusqu’à
    [role] rôle
    [login] identifiant
    [name] nom
    [expires_at] expire
    [yearly_budget] budget annuel
    [reduction_percent] objectif de réduction en %
    [contact_email] contact
    [head] responsable
    [language] langue
    [units] unités
    [external_id] ID externe
    [disabled] désactivé
    [owner] titulaire
    [scope] portée
    [path] page
    [mailed_to] envoyé à
    [who] qui
    [action] action
    [thing] objet
    [why] raison
    [provider] fournisseur
    [ended] sessions fermées
   *[other] { $field }
}
