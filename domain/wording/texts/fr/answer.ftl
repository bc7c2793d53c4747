nothing_here = Page introuvable.
missing = { $what ->
    [account] Ce compte est introuvable. Il a peut-être été supprimé.
    [building] Ce bâtiment est introuvable. Il a peut-être été supprimé.
    [file] Ce fichier est introuvable. Il a peut-être été retiré.
    [issue] Cette anomalie est introuvable.
    [mapping] Cet appareil personnalisé est introuvable. Il a peut-être été supprimé.
    [meter] Ce compteur est introuvable. Il a peut-être été archivé ou supprimé.
    [site] Ce site est introuvable. Il a peut-être été supprimé.
    [tariff] Ce tarif est introuvable. Il a peut-être été supprimé.
   *[other] La page a peut-être été déplacée ou supprimée.
}
refused = Rien n’a été modifié.
not_just_now = Cette page n’est pas disponible pour le moment.
database = { $trouble ->
    [full] Le disque de la base de données est plein. Rien n’a été modifié. Réessayez dans un instant.
    [read_only] La base de données est en lecture seule. Rien n’a été modifié.
    [away] La base de données ne répond pas. Rien n’a été modifié. Réessayez dans un instant.
   *[failing] Impossible d’écrire dans la base de données. Rien n’a été modifié. Réessayez dans un instant.
}
not_shown = Une erreur s’est produite.
failed = Impossible d’afficher cette page ; le journal du serveur donne les détails. Rien n’a été modifié.
back_to = Retour : { $section }
