title = Connexion
title_failed = Connexion refusée
description = Connectez-vous à GreenPulse.
headline = Connexion à GreenPulse
lede = La personne qui gère ce GreenPulse peut vous donner un compte.
name = Nom ou adresse e-mail
name_missing = Saisissez votre nom ou votre adresse e-mail.
password = Mot de passe
enter = Se connecter
wrong = Le nom ou l’adresse et le mot de passe ne correspondent pas. Après quelques essais erronés, il faudra attendre.
no_random = La connexion n’a pas fonctionné. Réessayez.
wait = { $seconds ->
    [one] Trop de mots de passe erronés. Réessayez dans { $seconds } seconde.
   *[other] Trop de mots de passe erronés. Réessayez dans { $seconds } secondes.
}
not_yet_title = Personne ne peut encore se connecter
not_yet = Ce GreenPulse n’a pas d’administrateur. À son démarrage, il affiche un lien qui permet de créer le premier. Le lien figure aussi dans le journal.
through_proxy = La demande passe par un proxy et ce GreenPulse n’a aucun compte{"\u00A0"}: il ne répond qu’à cette machine. Créez un administrateur avec «{"\u00A0"}greenpulse user create{"\u00A0"}», ou définissez GREENPULSE_PROXIES et redémarrez.
with = Se connecter avec { $provider }
way_away = { $provider } est injoignable pour le moment.
way_refused = { $provider } a refusé la connexion.
way_wrong = La réponse de { $provider } n’est pas valable. Réessayez. Si cela se reproduit, prévenez la personne qui gère ce GreenPulse.
way_lost = Cette connexion a duré plus de dix minutes, a commencé dans un autre navigateur ou est déjà terminée. Recommencez.
waits = Vous avez un compte, mais un administrateur doit d’abord l’activer.
taken = Quelqu’un a déjà votre nom ou votre adresse e-mail ici. Les deux ne sont pas reliés automatiquement. Si c’est vous, connectez-vous avec votre mot de passe, puis choisissez « Relier à { $provider } » dans « Mon compte ». Sinon, demandez à un administrateur.
taken_by_proxy = Quelqu’un a déjà votre nom ou votre adresse e-mail ici. Demandez à un administrateur.
no_admin_yet = Ce GreenPulse n’a pas encore d’administrateur qui pourrait vous donner accès. Réessayez plus tard.
no_way = Ce moyen de connexion n’existe pas ici.
local_closed = Les mots de passe ne sont pas utilisés ici.
left = Déconnexion
left_too = Vous êtes déconnecté de GreenPulse. { $provider } vous déconnecte ensuite.
go_on = Continuer vers { $provider }
connecting_title = Relier à { $provider }
connecting = Connectez-vous à { $provider }. Vous reviendrez ensuite ici.
not_connected = Non relié
connected_elsewhere = Ce compte { $provider } appartient ici à quelqu’un d’autre.
forgot_link = Mot de passe oublié ?
forgot_title = Choisir un nouveau mot de passe
forgot_lede = Si vous avez un compte avec un mot de passe et une adresse e-mail, GreenPulse vous envoie un lien. Tant que vous ne l’utilisez pas, rien ne change.
forgot_name = Nom ou adresse e-mail
forgot_name_missing = Saisissez votre nom ou votre adresse e-mail.
forgot_enter = Envoyer le lien
forgot_sent_title = Consultez vos e-mails
forgot_sent = Si ce compte existe, un e-mail est en route. Le lien qu’il contient fonctionne une seule fois, pendant une heure. Si rien n’arrive, regardez dans les indésirables ou demandez à la personne qui gère ce GreenPulse.
forgot_wait = { $minutes ->
    [one] Trop de demandes depuis cet endroit. Réessayez dans une minute.
   *[other] Trop de demandes depuis cet endroit. Réessayez dans { $minutes } minutes.
}
