all_run = Tout fonctionne.
one_down = Quelque chose ne fonctionne pas.
readings_in = { $readings ->
    [one] { $readings } relevé dans la dernière minute.
   *[other] { $readings } relevés dans la dernière minute.
}
unreadable = { $count ->
    [one] { $count } message n’a pas pu être lu.
   *[other] { $count } messages n’ont pas pu être lus.
}
meters_wait = De nouveaux compteurs sont en attente.
parts = Composants
works = Fonctionne
down = En panne
broker = Broker
starting = Démarrage
not_connected = Pas encore connecté.
broker_up = { $has_devices ->
    [yes] { $devices ->
        [one] Intégré, sur { $address }. { $devices } appareil connecté.
       *[other] Intégré, sur { $address }. { $devices } appareils connectés.
    }
   *[no] { $address }.
}
broker_connecting = { $address } : connexion en cours.
broker_refuses = { $address } refuse { $refused } topics sur { $topics }. Vérifiez les règles d’accès du broker.
broker_away = { $way ->
    [nobody_listens] { $address } : aucun broker à cette adresse. Un nouvel essai a lieu toutes les quelques secondes. ({ $error })
    [no_answer] { $address } : le broker ne répond pas. Un nouvel essai a lieu toutes les quelques secondes. ({ $error })
    [sign_in] { $address } : le broker n’accepte pas le nom d’utilisateur ou le mot de passe. ({ $error })
    [encryption] { $address } : la connexion chiffrée a échoué. Vérifiez le certificat. ({ $error })
   *[other] { $address } : pas de connexion. Un nouvel essai a lieu toutes les quelques secondes. ({ $error })
}
broker_stopped = { $address } : arrêté.
sessions = Sessions
full = Plein
absent = { $count ->
    [0] Aucun appareil n’est absent.
    [one] { $count } appareil est absent. Sa session est conservée.
   *[other] { $count } appareils sont absents. Leurs sessions sont conservées.
}
queued = { $kilobytes } ko de messages attendent des appareils absents ou lents.
made_place = { $count ->
    [one] La session absente depuis le plus longtemps a été fermée pour faire place à une autre ({ $last }).
   *[other] Les { $count } sessions absentes depuis le plus longtemps ont été fermées pour faire place à d’autres (dernière fermeture : { $last }).
}
dropped = { $count ->
    [one] { $count } message a été abandonné : trop de messages attendaient des appareils absents ou lents.
   *[other] { $count } messages ont été abandonnés : trop de messages attendaient des appareils absents ou lents.
}
database = Base de données
failing = En défaut
database_away = Ne répond pas. Les relevés attendent ; rien n’est perdu.
database_version = { $version }.
database_trouble = { $trouble ->
    [full] { $version }. Son disque est plein. Les relevés attendent et sont retentés chaque seconde ; rien n’est perdu.
    [read_only] { $version }. Elle est en lecture seule. Les relevés attendent et sont retentés chaque seconde ; rien n’est perdu.
   *[other] { $version }. L’écriture est impossible. Les relevés attendent et sont retentés chaque seconde ; rien n’est perdu.
}
queue = File d’attente
empty = Vide
moves = Fluide
fills = Se remplit
waiting_in_queue = Messages en attente : { $waiting } (maximum { $most }).
cache = Cache
not_used = Non utilisé
cache_hint = Utile seulement avec plusieurs serveurs.
rates = Débits
readings_a_second = Relevés par seconde
readings_a_second_hint = Moyenne de la dernière minute.
readings_stored = Relevés enregistrés
readings_stored_hint = { $repeated ->
    [0] Depuis : { $since }. Aucun doublon.
    [one] Depuis : { $since }. { $repeated } doublon enregistré une seule fois.
   *[other] Depuis : { $since }. { $repeated } doublons enregistrés une seule fois.
}
messages = Messages
messages_hint = { $has_last ->
    [yes] En { $commits ->
        [one] { $commits } transaction
       *[other] { $commits } transactions
    }, la dernière : { $last }.
   *[no] En { $commits } transactions.
}
new_meters = Nouveaux compteurs ({ $count })
waiting = En attente
let_in = Tous les accepter
see_which = Voir lesquels
topics_of = { $topics ->
    [one] { $client } ({ $topics } topic)
   *[other] { $client } ({ $topics } topics)
}
too_many = En une heure, il est arrivé plus de nouveaux compteurs qu’un client, ou tous ensemble, ne peuvent en ajouter. { $topics ->
    [one] { $topics } topic est en attente,
   *[other] { $topics } topics sont en attente,
} origine : { $clients }. { $messages ->
    [one] { $messages } message a été accepté
   *[other] { $messages } messages ont été acceptés
} sans être enregistrés comme relevés. Le dernier de chaque topic est conservé et deviendra son premier relevé quand vous les accepterez.
first_fifty = Voici les 50 premiers. <a>Tout afficher</a>
no_new_meters = Aucun. Un compteur qui transmet pour la première fois apparaît ici. Essayez :
new_meter = { $has_at ->
    [yes] Appareil { $dialect } : { $values } ; mise à jour : { $at }. Les relevés sont conservés, mais ne comptent dans aucun total tant que le compteur n’est pas rattaché à un bâtiment.
   *[no] Appareil { $dialect }. Les relevés sont conservés, mais ne comptent dans aucun total tant que le compteur n’est pas rattaché à un bâtiment.
}
quarantine = Messages illisibles ({ $count })
delete = Tout supprimer
quarantine_hint = Les { $most } derniers sont conservés, avec la raison. Ils ne retardent rien d’autre.
evicted = { $count ->
    [one] { $count } message plus ancien a été supprimé pour faire de la place.
   *[other] { $count } messages plus anciens ont été supprimés pour faire de la place.
}
came = { $topic }, { $when }
no_payload = (vide)

disk = Disque

disk_free = { $gigabytes } Go libres là où se trouve la base de données.

tight = Peu de place

imports = Fichiers

last_import = Dernier import : { $file }, { $readings ->
    [one] 1 relevé
   *[other] { $readings } relevés
}, { $when }.

import_failed = L’import de { $file } a échoué, { $when }. Paramètres > Importer dit pourquoi.

no_import = Aucun fichier n’a encore été importé.

meters_late = { $count ->
    [one] 1 compteur est en retard.
   *[other] { $count } compteurs sont en retard.
}

late = Compteurs en retard ({ $count })

none_late = Aucun. Tous les compteurs qui envoient d’eux-mêmes ont envoyé comme d’habitude.

late_hint = Ils envoient d’ordinaire plus souvent. Vérifiez l’appareil, sa pile et son réseau.

last_heard = dernier relevé { $when }

more_late = Et { $count } de plus.
