title = Connexion
title_failed = Connexion refusée
description = Connectez-vous à GreenPulse.
headline = Connexion à GreenPulse
lede = La personne qui gère ce GreenPulse peut vous donner un compte.
name = Nom
name_missing = Saisissez votre nom.
password = Mot de passe
enter = Se connecter
wrong = Le nom et le mot de passe ne correspondent pas. Après quelques essais erronés, il faudra attendre.
no_random = La connexion n’a pas fonctionné. Réessayez.
wait = { $seconds ->
    [one] Trop de mots de passe erronés. Réessayez dans { $seconds } seconde.
   *[other] Trop de mots de passe erronés. Réessayez dans { $seconds } secondes.
}
not_yet_title = Personne ne peut encore se connecter
not_yet = Ce GreenPulse n’a pas d’administrateur. À son démarrage, il affiche un lien qui permet de créer le premier. Le lien figure aussi dans le journal.
through_proxy = La demande passe par un proxy et ce GreenPulse n’a aucun compte{"\u00A0"}: il ne répond qu’à cette machine. Créez un administrateur avec «{"\u00A0"}greenpulse user create{"\u00A0"}», ou définissez GREENPULSE_PROXIES et redémarrez.
