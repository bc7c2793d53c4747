# Ce que disent les lettres au sujet d’un compte.

until = { $date }, { $clock } ({ $zone })
invitation_subject = Votre compte sur GreenPulse
invitation =
    Bonjour { $name },

    { $has_by ->
        [yes] { $by } vous invite sur GreenPulse, qui montre combien d’énergie vos bâtiments consomment.
       *[no] Voici une invitation à GreenPulse, qui montre combien d’énergie vos bâtiments consomment.
    } Choisissez un mot de passe ici :

    { $link }

    Votre identifiant est { $login }. Le lien fonctionne une seule fois, jusqu’au { $until }. Ne le transmettez pas : quiconque l’a peut choisir votre mot de passe.

    Si vous n’attendiez pas ce message, il n’y a rien à faire.
reset_subject = Choisissez un nouveau mot de passe pour GreenPulse
reset =
    Bonjour { $name },

    { $has_by ->
        [yes] { $by } vous envoie ce lien pour choisir un nouveau mot de passe pour GreenPulse :
       *[no] avec ce lien, vous choisissez un nouveau mot de passe pour GreenPulse :
    }

    { $link }

    Votre identifiant est { $login }. Le lien fonctionne une seule fois, jusqu’au { $until }. Tant que vous ne l’utilisez pas, votre mot de passe reste le même. Ne transmettez pas le lien : quiconque l’a peut choisir votre mot de passe.
forgotten_subject = Choisissez un nouveau mot de passe pour GreenPulse
forgotten =
    Bonjour { $name },

    quelqu’un, sans doute vous, a demandé un lien pour choisir un nouveau mot de passe pour GreenPulse :

    { $link }

    Votre identifiant est { $login }. Le lien fonctionne une seule fois, jusqu’au { $until }.

    Si ce n’était pas vous, il n’y a rien à faire. Votre mot de passe reste le même, et vos sessions restent ouvertes.
password_changed_subject = Votre mot de passe pour GreenPulse a été changé
password_changed =
    Bonjour { $name },

    le mot de passe de votre compte { $login } sur GreenPulse a été changé le { $when }.

    Si c’était vous, il n’y a rien à faire. Sinon, prévenez tout de suite la personne qui gère ce GreenPulse.
address_changed_subject = Votre adresse e-mail sur GreenPulse a été changée
address_changed =
    Bonjour { $name },

    un administrateur a changé l’adresse e-mail de votre compte { $login } sur GreenPulse le { $when }. Ceci est le dernier message à cette adresse.

    Si vous ne vous y attendiez pas, prévenez la personne qui gère ce GreenPulse.
passkey_subject = { $is_added ->
    [yes] Une clé d’accès a été ajoutée à votre compte GreenPulse
   *[no] Une clé d’accès de votre compte GreenPulse a été supprimée
}
passkey =
    Bonjour { $name },

    { $is_added ->
        [yes] la clé d’accès « { $passkey } » a été ajoutée à votre compte { $login } sur GreenPulse le { $when }. Quiconque l’a peut se connecter à votre place.
       *[no] la clé d’accès « { $passkey } » de votre compte { $login } sur GreenPulse a été supprimée le { $when }. Elle ne permet plus de se connecter.
    }

    Si c’était vous, il n’y a rien à faire. Sinon, prévenez tout de suite la personne qui gère ce GreenPulse.
