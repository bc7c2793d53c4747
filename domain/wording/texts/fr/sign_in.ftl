title = Connexion
title_failed = Connexion refusée
description = Connectez-vous à GreenPulse.
headline = Connexion à GreenPulse
lede = Tout le monde ici utilise le même mot de passe. Demandez-le à la personne qui gère ce GreenPulse.
password = Mot de passe
enter = Se connecter
wrong = Ce n’est pas le bon mot de passe. Après quelques essais erronés, il faudra attendre.
no_random = La connexion n’a pas fonctionné. Réessayez.
wait = { $seconds ->
    [one] Trop de mots de passe erronés. Réessayez dans { $seconds } seconde.
   *[other] Trop de mots de passe erronés. Réessayez dans { $seconds } secondes.
}
